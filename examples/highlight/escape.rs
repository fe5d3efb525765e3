//! Text of a stranger inside a page of ours.

/// Text for HTML: nothing in it becomes markup, moves the cursor or turns the direction of writing.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

/// A name for a file: letters, digits and dashes of what was there.
pub fn file_name(name: &str) -> String {
    let safe = |c: char| {
        if c.is_alphanumeric() || c == '-' {
            c
        } else {
            '-'
        }
    };
    name.chars().map(safe).take(60).collect()
}
