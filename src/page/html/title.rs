//! Which line is the headline? The one that the page's own `<title>` or `og:title` repeats; else the first `<h1>`.

use super::hint::Hint;
use super::tag::Tag;
use super::{Element, Line};
use crate::page::Role;
use crate::span::{Span, widen};
use crate::visible::Visible;

/// Characters of a headline at most, and of one that is recognised by its words at least.
const LONGEST: u32 = 80;
const SHORTEST: u32 = 4;

/// The text of a line without its blanks.
fn flat(visible: &Visible, lines: &[Line], at: usize) -> String {
    text(visible, lines, at)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// The text of a line.
pub(super) fn text<'v>(visible: &'v Visible, lines: &[Line], at: usize) -> &'v str {
    let start = lines.get(at).map_or(0, |line| widen(line.start));
    let end = lines
        .get(at + 1)
        .map_or(visible.len(), |line| widen(line.start));
    Span::new(start, end)
        .of(visible.text())
        .trim_end_matches('\n')
}

/// The headlines that only machines see, without blanks.
pub(super) struct Titles(Vec<String>);

impl Titles {
    pub fn of(visible: &Visible, lines: &[Line]) -> Titles {
        let hidden = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.hidden == Some(Role::HiddenTitle));
        Titles(
            hidden
                .take(8)
                .map(|(i, _)| flat(visible, lines, i))
                .collect(),
        )
    }

    /// Whether one of them begins with these words, or these with it.
    fn begins(&self, own: &str) -> bool {
        let mut titles = self.0.iter().filter(|title| !title.is_empty());
        titles.any(|title| title.starts_with(own) || own.starts_with(title.as_str()))
    }

    /// Whether a line repeats one of them.
    pub fn repeats(&self, visible: &Visible, lines: &[Line], at: usize) -> bool {
        let short = lines
            .get(at)
            .is_some_and(|line| (SHORTEST..=LONGEST).contains(&line.visible));
        short && self.begins(&flat(visible, lines, at))
    }
}

/// The headline, which stands before line `body`.
pub(super) fn find(
    visible: &Visible,
    elements: &[Element],
    lines: &[Line],
    hints: &[Option<Hint>],
    titles: &Titles,
    body: usize,
) -> Option<usize> {
    let shown = |i: usize| {
        lines
            .get(i)
            .filter(|line| line.hidden.is_none() && (SHORTEST..=LONGEST).contains(&line.visible))
    };
    let tag = |line: &Line| elements.get(widen(line.element)).map(|element| element.tag);
    let plain = |line: &Line| hints.get(widen(line.element)).copied().flatten().is_none();
    let mut best: Option<(u32, usize)> = None;
    for i in 0..body.min(lines.len()) {
        let Some(line) = shown(i) else {
            continue;
        };
        let level = match tag(line) {
            Some(Tag::Heading(level @ 1..=3)) => 4 - u32::from(level),
            _ => 0,
        };
        let own = flat(visible, lines, i);
        let repeated = titles.begins(&own);
        let inside = || titles.0.iter().any(|title| title.contains(own.as_str()));
        let links = line.is_links() && level == 0;
        let rank = match (repeated, level) {
            _ if links => 0,
            (true, level) => 20 + 2 * level + u32::from(plain(line)),
            (false, 1..) if inside() => 12 + level,
            (false, 3) if plain(line) => 10,
            (false, level) if plain(line) => level,
            _ => 0,
        };
        // Of equals the last: the first may be that of the bread crumbs.
        if rank > 0 && best.is_none_or(|(most, _)| rank >= most) {
            best = Some((rank, i));
        }
    }
    best.map(|(_, i)| i)
}
