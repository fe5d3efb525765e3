//! What a page says of its own encoding.

use encoding_rs::{Encoding, UTF_8};

/// Bytes at the front of a page in which it may declare its encoding. The standard says 1,024; pages with long comments or
/// scripts in front overrun that.
const FRONT: usize = 4096;

/// The encoding that a page declares: `<meta charset=gb2312>`, `content="text/html; charset=big5"`,
/// `<?xml encoding="GBK"?>`. `gb2312` means GBK, as in browsers.
pub(super) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let front: Vec<u8> = bytes
        .iter()
        .take(FRONT)
        .map(u8::to_ascii_lowercase)
        .collect();
    let page = front.contains(&b'<');
    let label = value(&front, b"charset")
        .or_else(|| value(&front, b"encoding"))
        .filter(|_| page)?;
    let encoding = Encoding::for_label(label)?;
    // A page in UTF-16 cannot say so in ASCII: whoever wrote the label did not look at the bytes.
    Some(if super::is_wide(encoding) {
        UTF_8
    } else {
        encoding
    })
}

/// What stands behind `key` and an equals sign.
fn value<'b>(front: &'b [u8], key: &[u8]) -> Option<&'b [u8]> {
    let at = front.windows(key.len()).position(|window| window == key)?;
    let rest = front.get(at + key.len()..)?;
    let skip = |bytes: &'b [u8], leave: fn(&u8) -> bool| -> &'b [u8] {
        let length = bytes.iter().take_while(|byte| leave(byte)).count();
        bytes.get(length..).unwrap_or_default()
    };
    let rest = skip(rest, u8::is_ascii_whitespace).strip_prefix(b"=")?;
    let rest = skip(rest, |byte| {
        byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'')
    });
    let length = rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .count();
    rest.get(..length).filter(|label| !label.is_empty())
}
