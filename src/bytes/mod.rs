//! Which encoding are these bytes in? Bytes in, text out, and the decision beside it.
//!
//! The order is that of browsers with two differences: valid UTF-8 goes before what a page declares, because pages that
//! were converted keep the old label; and a declaration that damages the text loses against detection.

mod declared;
mod detect;

use crate::error::Error;
use crate::limits::MAX_BYTES;
use crate::record::{DecidedBy, Decoding};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Bytes as text. Every span of a report that is read from it refers to this text.
///
/// The encoding is, in this order: what a byte-order mark says; UTF-8 where the bytes are valid UTF-8, or nearly; UTF-16
/// where every other byte of a text would be; what the page declares (`<meta charset>`, `<?xml encoding>`); what the
/// characters look like, among GBK/GB18030, Big5 and the other encodings of the Web. Bytes that fit none become U+FFFD
/// and are counted. At most [`MAX_BYTES`] are read.
///
/// # Errors
/// [`Error::NotText`] for PDF, archives, pictures and other binary files.
///
/// ```
/// let gbk = [0xbd, 0xf1, 0xc4, 0xea, 0xd2, 0xfd, 0xbd, 0xf8, 0xc8, 0xcb, 0xb2, 0xc5, 0x33, 0xc3, 0xfb, 0xa1, 0xa3];
/// let (text, how) = jianbao::decode(&gbk)?;
/// assert_eq!(text, "今年引进人才3名。");
/// assert_eq!((how.encoding, how.by), ("GBK", jianbao::DecidedBy::Detection));
/// assert!(jianbao::decode(b"%PDF-1.7 ...").is_err());
/// # Ok::<(), jianbao::Error>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Decoding), Error> {
    let bytes = bytes.get(..MAX_BYTES).unwrap_or(bytes);
    if let Some(kind) = detect::foreign(bytes) {
        return Err(Error::NotText(kind));
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return Ok(read(rest, encoding, DecidedBy::Mark));
    }
    // What is UTF-8 up to a cut at the end is UTF-8.
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => {
            return Ok((Cow::Borrowed(text), decoding(UTF_8, DecidedBy::Utf8, 0)));
        }
        _ => {}
    }
    if let Some(encoding) = detect::wide(bytes) {
        return Ok(read(bytes, encoding, DecidedBy::Detection));
    }
    if detect::is_binary(bytes) {
        return Err(Error::NotText("binary data"));
    }
    if detect::is_damaged_utf8(bytes) {
        return Ok(read(bytes, UTF_8, DecidedBy::Utf8));
    }
    let declared =
        declared::encoding(bytes).map(|encoding| read(bytes, encoding, DecidedBy::Declaration));
    if let Some(whole) = declared.as_ref().filter(|(_, how)| how.replaced == 0) {
        return Ok(whole.clone());
    }
    let detected = read(bytes, detect::encoding(bytes), DecidedBy::Detection);
    Ok(match declared {
        Some(declared) if declared.1.replaced <= detected.1.replaced => declared,
        _ => detected,
    })
}

/// Decodes; a mark in front of the text is cut off by the caller.
fn read<'b>(
    bytes: &'b [u8],
    encoding: &'static Encoding,
    by: DecidedBy,
) -> (Cow<'b, str>, Decoding) {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let replaced = if damaged {
        let there = if encoding == UTF_8 {
            detect::written_replacements(bytes)
        } else {
            0
        };
        text.matches('\u{fffd}').count().saturating_sub(there)
    } else {
        0
    };
    (text, decoding(encoding, by, replaced))
}

fn decoding(encoding: &'static Encoding, by: DecidedBy, replaced: usize) -> Decoding {
    Decoding {
        encoding: encoding.name(),
        by,
        replaced,
    }
}

/// Whether the encoding has two bytes a character in plain ASCII, too.
fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}
