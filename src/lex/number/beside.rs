//! What stands right beside a number that has no unit: 412村 counts villages, 107国道 is a road.

use crate::data;
use crate::lex::edge::Edge;
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

fn side(wanted: &str) -> impl Iterator<Item = (Vec<char>, Verdict)> {
    data::rows(data::BESIDE)
        .filter(move |row| row.column(1) == wanted)
        .map(|row| {
            let verdict = match row.column(2) {
                "count" => Verdict::Count,
                _ => Verdict::Name(row.column(3)),
            };
            (row.column(0).chars().collect(), verdict)
        })
}

static BEFORE: Lazy<Edge<Verdict>> = Lazy::new(|| Edge::before(side("before")));
static BEHIND: Lazy<Edge<Verdict>> = Lazy::new(|| Edge::behind(side("behind")));
static ORDINAL: Lazy<Edge<Verdict>> = Lazy::new(|| Edge::behind(side("ordinal")));

/// The verdict of the longest word of the table that ends at `end`.
pub(super) fn before(text: &Text, end: usize) -> Option<Verdict> {
    BEFORE.at(text, end).map(|(_, verdict)| *verdict)
}

/// The verdict of the longest word of the table that starts at `at`.
pub(super) fn behind(text: &Text, at: usize) -> Option<Verdict> {
    BEHIND.at(text, at).map(|(_, verdict)| *verdict)
}

/// The verdict of the longest word of the table that stands behind an ordinal: 第二外国语学院 is a name.
pub(super) fn after_ordinal(text: &Text, at: usize) -> Option<Verdict> {
    ORDINAL.at(text, at).map(|(_, verdict)| *verdict)
}
