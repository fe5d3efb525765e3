//! What stands right beside a number that has no unit: 412村 counts villages, 107国道 is a road.

use crate::data;
use crate::text::Text;
use once_cell::sync::Lazy;

/// What a neighbour makes of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Verdict {
    /// It is a part of a name, with the reason.
    Name(&'static str),
    /// It counts the noun.
    Count,
}

struct Neighbour {
    word: Vec<char>,
    verdict: Verdict,
}

static TABLE: Lazy<[Vec<Neighbour>; 2]> = Lazy::new(|| {
    let side = |wanted: &str| {
        let mut side: Vec<Neighbour> = data::rows(data::BESIDE)
            .filter(|row| row.column(1) == wanted)
            .map(|row| Neighbour {
                word: row.column(0).chars().collect(),
                verdict: match row.column(2) {
                    "count" => Verdict::Count,
                    _ => Verdict::Name(row.column(3)),
                },
            })
            .collect();
        side.sort_by_key(|neighbour| std::cmp::Reverse(neighbour.word.len()));
        side
    };
    [side("before"), side("behind")]
});

/// The verdict of the longest word of the table that ends at `end`.
pub(super) fn before(text: &Text, end: usize) -> Option<Verdict> {
    let [before, _] = &*TABLE;
    let here = text.chars().get(..end)?;
    let found = before.iter().find(|n| here.ends_with(&n.word))?;
    Some(found.verdict)
}

/// The verdict of the longest word of the table that starts at `at`.
pub(super) fn behind(text: &Text, at: usize) -> Option<Verdict> {
    let [_, behind] = &*TABLE;
    let here = text.chars().get(at..)?;
    let found = behind.iter().find(|n| here.starts_with(&n.word))?;
    Some(found.verdict)
}
