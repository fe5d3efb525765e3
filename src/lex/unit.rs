//! Classifiers and units of measure: the longest one of the table that stands at a place.

use super::matcher::{self, Matcher};
use crate::record::{Unit, UnitKind};
use crate::span::{Run, widen};
use crate::text::Text;

static UNITS: Units = Units {
    rows: &include!(concat!(env!("OUT_DIR"), "/units.rs")),
    matcher: matcher::UNITS,
};

/// The table of units, as the build script compiled it (`build/unit.rs`).
pub(crate) struct Units {
    /// Each with the characters behind it that make it part of another word: 三部门 has no 部.
    rows: &'static [(Unit, &'static str)],
    matcher: Matcher<'static>,
}

/// A unit in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitMatch {
    pub run: Run,
    pub unit: &'static Unit,
}

impl Units {
    pub fn shared() -> &'static Units {
        &UNITS
    }

    /// The longest unit that stands at `at`; of two that are as long, the user's.
    pub fn at(&'static self, text: &Text, at: usize) -> Option<UnitMatch> {
        let known = self.known(text, at);
        let Some(words) = text.user_words() else {
            return known;
        };
        let own = words.units.longest(text.chars(), at);
        match (own, known) {
            (Some((length, unit)), known) if known.is_none_or(|k| k.run.len() <= length) => {
                let run = Run::new(at, at + length);
                Some(UnitMatch { run, unit })
            }
            _ => known,
        }
    }

    /// The longest unit of the table that stands at `at`.
    fn known(&'static self, text: &Text, at: usize) -> Option<UnitMatch> {
        let mut here = text.chars().get(at..)?;
        loop {
            let long = self
                .matcher
                .longest(here)
                .map(|(length, id)| (widen(length), id));
            let (length, id) =
                long.or_else(|| self.matcher.single(*here.first()?).map(|id| (1, id)))?;
            if self.stands(text, at + length, id) {
                return Some(UnitMatch {
                    run: Run::new(at, at + length),
                    unit: self.row(id)?,
                });
            }
            // 分升 is none in 41分升至, but 分 is: the next shorter one is tried.
            here = here.get(..length - 1)?;
        }
    }

    /// Whether a unit that ends at `end` is no part of a longer word: `km` in `kmh`, 部 in 三部门.
    fn stands(&self, text: &Text, end: usize, id: u16) -> bool {
        let latin = |c: char| c.is_ascii_alphabetic();
        let other = self.rows.get(usize::from(id)).map_or("", |row| row.1);
        !(latin(text.before(end)) && latin(text.char(end)))
            && (other.is_empty() || !other.contains(text.char(end)))
    }

    fn row(&'static self, id: u16) -> Option<&'static Unit> {
        self.rows.get(usize::from(id)).map(|(unit, _)| unit)
    }

    /// Some unit that converts to this one.
    pub fn converting_to(&'static self, canonical: &str) -> Option<&'static Unit> {
        let mut units = self.rows.iter().map(|(unit, _)| unit);
        units.find(|unit| unit.canonical == Some(canonical))
    }

    /// The unit with this spelling.
    pub fn named(&'static self, spelling: &str) -> Option<&'static Unit> {
        let chars: Vec<char> = spelling.chars().collect();
        let id = match *chars.as_slice() {
            [single] => self.matcher.single(single),
            _ => self
                .matcher
                .longest(&chars)
                .filter(|&(length, _)| widen(length) == chars.len())
                .map(|(_, id)| id),
        };
        self.row(id?)
    }
}
