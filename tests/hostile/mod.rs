//! Texts that broke other tools, or would break this one if it searched forward from every opener, repeated without a
//! bound, recursed, or added up digits without looking. Each is a pattern that is repeated to the size that is asked for.

/// What stands in front, and what is repeated.
pub struct Pattern {
    #[allow(dead_code)] // not every target that uses this module prints it
    pub name: &'static str,
    front: String,
    repeated: String,
}

/// The patterns of `patterns.tsv`.
pub fn patterns() -> Vec<Pattern> {
    include_str!("patterns.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut cells = line.split('\t');
            let mut next = || cells.next().unwrap_or_default();
            Pattern {
                name: next(),
                front: unescaped(next()),
                repeated: unescaped(next()),
            }
        })
        .collect()
}

impl Pattern {
    /// Repeated to at least `bytes`.
    pub fn text(&self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 64);
        text.push_str(&self.front);
        while text.len() < bytes {
            text.push_str(&self.repeated);
        }
        text
    }
}

/// Characters that would not be seen in the table are written in it as in Rust.
fn unescaped(cell: &str) -> String {
    let mut plain = String::new();
    let mut rest = cell;
    while let Some((front, escape)) = rest.split_once('\\') {
        plain.push_str(front);
        let (c, behind) = match escape.split_at_checked(1) {
            Some(("n", behind)) => ('\n', behind),
            Some(("r", behind)) => ('\r', behind),
            Some(("t", behind)) => ('\t', behind),
            Some(("0", behind)) => ('\0', behind),
            _ => {
                let (code, behind) = escape
                    .strip_prefix("u{")
                    .and_then(|code| code.split_once('}'))
                    .unwrap_or_else(|| panic!("no escape: {cell}"));
                let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
                (
                    code.unwrap_or_else(|| panic!("no character: {cell}")),
                    behind,
                )
            }
        };
        plain.push(c);
        rest = behind;
    }
    plain + rest
}
