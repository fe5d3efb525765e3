//! Character references: `&nbsp;`, `&#8220;`, `&ldquo;`.

use html5gum::{Token, Tokenizer};

/// The longest name, `CounterClockwiseContourIntegral`, has 31 letters.
const MAX_NAME: usize = 32;

/// What the reference at byte `at` stands for, and where it ends; `None` where `&` is just that.
pub(in crate::page) fn entity(raw: &str, at: usize) -> Option<(String, usize)> {
    let bytes = raw.as_bytes().get(at + 1..)?;
    let sign = usize::from(bytes.first() == Some(&b'#'));
    let name = bytes
        .iter()
        .skip(sign)
        .take(MAX_NAME)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    if name == 0 {
        return None;
    }
    let closed = bytes.get(sign + name) == Some(&b';');
    let written = raw.get(at..at + 1 + sign + name + usize::from(closed))?;
    if written == "&nbsp;" {
        return Some(("\u{a0}".to_owned(), at + written.len()));
    }
    // The table of names is the tokenizer's; `&copy2024` is ©2024, so what came through unchanged at the end is no part of it.
    // A missing semicolon is told in front of what the reference means.
    let decoded = Tokenizer::new(written).find_map(|token| match token {
        Ok(Token::String(text)) => String::from_utf8(text.value.to_vec()).ok(),
        _ => None,
    })?;
    let same = decoded
        .bytes()
        .rev()
        .zip(written.bytes().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let length = written.len() - same;
    let meaning = decoded.get(..decoded.len() - same)?;
    (length > 0 && !meaning.is_empty()).then(|| (meaning.to_owned(), at + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_what_looks_like_one() {
        for (raw, meaning, length) in [
            ("&nbsp;x", "\u{a0}", 6),
            ("&ldquo;侨胞", "“", 7),
            ("&#8220;", "“", 7),
            ("&#x4e2d;国", "中", 8),
            ("&#20013 国", "中", 7),
            ("&copy2024", "©", 5),
            ("&amp;amp;", "&", 5),
            ("&#150;", "–", 6),
        ] {
            assert_eq!(entity(raw, 0), Some((meaning.to_owned(), length)), "{raw}");
        }
        for raw in ["&", "& 5", "&#;", "&unknown;", "&中"] {
            assert_eq!(entity(raw, 0), None, "{raw}");
        }
    }
}
