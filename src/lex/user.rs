//! The words that a user added, among those of the tables.

use super::lexicon::{Flags, Hit, Pos};
use crate::span::{narrow, widen};
use crate::text::Text;
use crate::user_words::{Meaning, UserWords};

/// Puts the user's words into the list of those that the tables know. Where two share characters the user's stays, unless it
/// is but a part of the other: 合作 in 合作社.
#[cold]
pub(super) fn merge(text: &Text, words: &UserWords, hits: &mut Vec<Hit>) {
    let known = std::mem::take(hits);
    let mut known = known.into_iter().peekable();
    let mut at = 0;
    while at < text.len() {
        let Some((length, meaning)) = words.words.longest(text.chars(), at) else {
            at += 1;
            continue;
        };
        let (start, end) = (narrow(at), narrow(at + length));
        while let Some(hit) = known.next_if(|hit| hit.end <= start) {
            hits.push(hit);
        }
        let holds = |hit: &Hit| hit.start <= start && hit.end >= end && hit.run().len() > length;
        if let Some(longer) = known.next_if(holds) {
            at = widen(longer.end);
            hits.push(longer);
            continue;
        }
        while known.next_if(|hit| hit.start < end).is_some() {}
        let (flags, pos) = meaning.flags();
        hits.push(Hit::of_user(start, end, flags, pos));
        at += length;
    }
    hits.extend(known);
}

/// What a hit means, where it is one of the user's words.
pub(crate) fn meaning(text: &Text, hit: Hit) -> Option<Meaning> {
    let words = text.user_words().filter(|_| hit.is_of_user())?;
    words.words.get(text.slice(hit.run())).copied()
}

impl Meaning {
    /// What a word of the tables would have.
    fn flags(self) -> (Flags, Pos) {
        match self {
            Meaning::Place(_) => (Flags::PLACE.with(Flags::FULL), Pos::Noun),
            Meaning::Outlet => (Flags::OUTLET, Pos::Noun),
            Meaning::Verb => (Flags::VERB, Pos::Verb),
            Meaning::Frozen(_) => (Flags::FROZEN, Pos::Noun),
        }
    }
}
