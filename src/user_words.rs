//! Words that a user added at run time, and where they stand in a text. How they are added is `src/user_dictionary`.

use crate::limits::MAX_USER_WORD;
use crate::record::{Place, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// What a word of the user's is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Meaning {
    Place(Place),
    Outlet,
    Verb,
    /// Counts nothing and is no place, for this reason.
    Frozen(&'static str),
}

/// Words by their folded characters. Units stand behind numerals and words anywhere, so one spelling may be both.
#[derive(Clone, Default, Debug)]
pub(crate) struct UserWords {
    pub words: Spellings<Meaning>,
    pub units: Spellings<&'static Unit>,
}

/// Spellings, each with what it says.
#[derive(Clone, Debug)]
pub(crate) struct Spellings<T> {
    rows: BTreeMap<Vec<char>, T>,
    /// Most places of a text begin none of them.
    first: BTreeSet<char>,
}

impl<T> Default for Spellings<T> {
    fn default() -> Self {
        Spellings {
            rows: BTreeMap::new(),
            first: BTreeSet::new(),
        }
    }
}

impl<T> Spellings<T> {
    pub fn insert(&mut self, word: &[char], value: T) {
        self.first.extend(word.first());
        self.rows.insert(word.to_vec(), value);
    }

    pub fn get(&self, word: &[char]) -> Option<&T> {
        self.rows.get(word)
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The longest one that stands at `at` and is no part of a longer number or Latin word, and its length.
    pub fn longest(&self, chars: &[char], at: usize) -> Option<(usize, &T)> {
        let here = chars.get(at..)?;
        if !here.first().is_some_and(|c| self.first.contains(c)) {
            return None;
        }
        let apart = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| chars.get(at));
            let both = |joins: fn(&char) -> bool| {
                before.is_some_and(joins) && chars.get(at).is_some_and(joins)
            };
            !both(char::is_ascii_digit) && !both(char::is_ascii_alphabetic)
        };
        (1..=here.len().min(MAX_USER_WORD))
            .rev()
            .find_map(|length| {
                let value = self.rows.get(here.get(..length)?)?;
                (apart(at) && apart(at + length)).then_some((length, value))
            })
    }
}
