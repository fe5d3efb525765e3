//! Text that can be shown: nothing in it moves a cursor, colours a terminal or turns the order of characters round.

use std::borrow::Cow;

/// The text with control characters (all but line breaks and tabs) and marks of writing direction as escapes of JSON, `\u202e`.
/// Of JSON it makes JSON that reads back equal.
///
/// ```
/// assert_eq!(jianbao::inert("新建\u{202e}公园"), "新建\\u202e公园");
/// assert_eq!(jianbao::inert("\u{1b}[31m红"), "\\u001b[31m红");
/// assert_eq!(jianbao::inert("公园\t3个\n"), "公园\t3个\n");
/// ```
pub fn inert(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if steers(c) {
            plain.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            plain.push(c);
        }
    }
    Cow::Owned(plain)
}

/// Controls, and the marks of direction of Unicode Standard Annex 9.
fn steers(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
