//! The longest word of a list that stands at a place.
//!
//! Staged, because most positions start no word: a bitmap of hashed character pairs rejects eight positions in ten, a
//! perfect hash of pairs the rest of those that begin nothing, and only then words are compared. The first two stages
//! run without branches, which would be hard to foretell. Why not an automaton over strings: it would need the folded
//! text as a string, and building it takes longer than parsing a thousand reports (see DESIGN.md).

pub(crate) mod key;
#[cfg(test)]
#[path = "../../../build/matcher.rs"]
#[allow(clippy::indexing_slicing, clippy::expect_used)]
mod layout;

use crate::data::compiled;
use crate::span::{narrow, widen};
use key::{
    EMPTY, Entry, Group, NOTHING, PAIR_BITS, Pair, SEED_BITS, TAIL, hash, pair, place, tail, unit,
};

/// A list of words that the build script laid out (`build/matcher.rs`). Words are numbered as they were given.
#[derive(Clone, Copy)]
pub(crate) struct Matcher<'t> {
    /// One bit for every hashed pair that begins a word.
    pub pairs: &'t [u64; 1 << (PAIR_BITS - 6)],
    /// Every group in the place that its hash gives; as many as a power of two.
    pub groups: &'t [Group],
    /// What is mixed into the hashes of a few pairs, so that all pairs have places of their own.
    pub seeds: &'t [u32; 1 << SEED_BITS],
    pub entries: &'t [Entry],
    pub tails: &'t [u16],
}

/// The words of the lexicon.
pub(crate) static WORDS: Matcher = Matcher {
    pairs: compiled!("words.pairs": [u64]),
    groups: compiled!("words.groups": [Group], Group::read, 8),
    seeds: compiled!("words.seeds": [u32]),
    entries: compiled!("words.entries": [Entry], Entry::read, 12),
    tails: compiled!("words.tails": [u16]),
};

/// Units of measure.
pub(crate) static UNITS: Matcher = Matcher {
    pairs: compiled!("units.pairs": [u64]),
    groups: compiled!("units.groups": [Group], Group::read, 8),
    seeds: compiled!("units.seeds": [u32]),
    entries: compiled!("units.entries": [Entry], Entry::read, 12),
    tails: compiled!("units.tails": [u16]),
};

impl Matcher<'_> {
    #[inline]
    fn place_of(&self, key: Pair) -> usize {
        let seed = self.seeds.get(widen(hash(key, SEED_BITS)));
        widen(place(key, seed.copied().unwrap_or(0))) & self.groups.len().wrapping_sub(1)
    }

    /// The group that has this pair, if any has: the pair is still to be compared.
    #[inline]
    fn group(&self, key: Pair) -> Group {
        self.groups
            .get(self.place_of(key))
            .copied()
            .unwrap_or(EMPTY)
    }

    /// The number of a word of one character.
    #[inline]
    pub fn single(&self, c: char) -> Option<u16> {
        let key = pair(c, NOTHING);
        let group = self.group(key);
        if group.pair != key || c > LAST {
            return None;
        }
        match group.entries {
            0 => Some(group.first),
            // Two spellings that fold to one.
            _ => self.entries_of(group).first().map(|entry| entry.word),
        }
    }

    /// Whether a word of two or more characters may begin with this pair.
    #[inline]
    pub fn may_start(&self, a: char, b: char) -> bool {
        let bit = hash(pair(a, b), PAIR_BITS);
        self.pairs.get(widen(bit >> 6)).copied().unwrap_or(0) >> (bit & 63) & 1 != 0
    }

    /// The longest word of two or more characters at the front of `here`: its length and number.
    #[inline]
    pub fn longest(&self, here: &[char]) -> Option<(u32, u16)> {
        let &[a, b, ref rest @ ..] = here else {
            return None;
        };
        let group = self.group(pair(a, b));
        if group.pair != pair(a, b) || a.max(b) > LAST {
            return None;
        }
        self.longest_of(group, rest)
    }

    /// Tells of the words of two or more characters in a text, the leftmost and longest: where, how long and which.
    #[inline]
    pub fn scan(&self, text: &[char], mut tell: impl FnMut(u32, u32, u16)) {
        let mut free = 0;
        for first in (0..text.len()).step_by(BLOCK) {
            let rest = text.get(first..).unwrap_or(&[]);
            for offset in ones(self.candidates(rest)) {
                let at = first + offset;
                if at < free {
                    continue;
                }
                let found = text.get(at..).and_then(|here| self.longest(here));
                if let Some((length, word)) = found {
                    free = at + widen(length);
                    tell(narrow(at), length, word);
                }
            }
        }
    }

    /// At which of the first [`BLOCK`] characters of `here` a word may begin, one bit each. Without branches, which would be
    /// hard to foretell.
    #[inline]
    fn candidates(&self, here: &[char]) -> u64 {
        let pairs = here.windows(2).take(BLOCK);
        let beyond = BLOCK - pairs.len();
        let found = pairs.fold(0, |found, pair| match *pair {
            [a, b] => found >> 1 | u64::from(self.may_start(a, b)) << (BLOCK - 1),
            _ => found,
        });
        found.checked_shr(narrow(beyond)).unwrap_or(0)
    }

    /// The longest word of a group whose pair stands in front of `rest`.
    #[inline]
    fn longest_of(&self, group: Group, rest: &[char]) -> Option<(u32, u16)> {
        if group.entries == 0 {
            return Some((2, group.first));
        }
        let next = tail(match rest.first_chunk() {
            Some(next) => *next,
            None => {
                let behind = |i: usize| rest.get(i).copied().unwrap_or(NOTHING);
                [behind(0), behind(1), behind(2)]
            }
        });
        let found = self.entries_of(group).iter().find(|entry| {
            entry.begins(next) && (entry.length <= LONGEST_HELD || self.goes_on(entry, rest))
        })?;
        Some((u32::from(found.length), found.word))
    }

    #[inline]
    fn entries_of(&self, group: Group) -> &[Entry] {
        let first = usize::from(group.first);
        let entries = first..first + usize::from(group.entries);
        self.entries.get(entries).unwrap_or(&[])
    }

    /// The characters of a long word that its entry does not hold.
    #[cold]
    fn goes_on(&self, entry: &Entry, rest: &[char]) -> bool {
        let tail = usize::from(entry.length) - 2;
        let more = usize::from(entry.more);
        let known = self.tails.get(more..more + tail - TAIL).unwrap_or(&[]);
        rest.get(TAIL..tail)
            .is_some_and(|rest| rest.iter().map(|&c| unit(c)).eq(known.iter().copied()))
    }
}

/// The longest word whose entry holds all of it.
const LONGEST_HELD: u8 = 5;

/// The last character of the Basic Multilingual Plane.
const LAST: char = '\u{ffff}';

/// Characters that are asked at once.
const BLOCK: usize = 64;

/// The places of the ones among the bits, the lowest first.
#[inline]
pub(crate) fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (lowest < u64::BITS).then(|| widen(lowest))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::layout::Layout;
    use super::*;

    fn of(layout: &Layout) -> Matcher<'_> {
        Matcher {
            pairs: layout.pairs.as_slice().try_into().unwrap(),
            groups: &layout.groups,
            seeds: layout.seeds.as_slice().try_into().unwrap(),
            entries: &layout.entries,
            tails: &layout.tails,
        }
    }

    #[test]
    fn the_longest_word_wins_and_lengths_do_not_matter() {
        let words = [
            "元",
            "元人民币",
            "人",
            "人次",
            "平方公里",
            "平方",
            "元/平方米·月",
        ];
        let layout = Layout::new(words.iter().map(|word| word.chars().collect()));
        let matcher = of(&layout);
        let longest = |text: &str| {
            matcher
                .longest(&text.chars().collect::<Vec<_>>())
                .and_then(|(_, id)| words.get(usize::from(id)).copied())
        };
        assert_eq!(longest("人次多"), Some("人次"));
        assert_eq!(longest("平方公"), Some("平方"));
        assert_eq!(longest("平方公里内"), Some("平方公里"));
        assert_eq!(longest("元/平方米·月"), Some("元/平方米·月"));
        assert_eq!(longest("元/平方米"), None);
        assert_eq!(matcher.single('元'), Some(0));
    }

    #[test]
    fn every_word_is_found_whatever_the_length_of_the_list() {
        let han: Vec<char> = ('一'..'龥').collect();
        for many in [0, 1, 2, 3, 7, 100, 4000] {
            let words: Vec<Vec<char>> = (0..many)
                .map(|i| {
                    han.iter()
                        .copied()
                        .skip(i * 3)
                        .step_by(7)
                        .take(1 + i % 8)
                        .collect()
                })
                .collect();
            let layout = Layout::new(words.iter().cloned());
            let matcher = of(&layout);
            let found = |word: &[char]| match *word {
                [c] => matcher.single(c),
                _ => matcher
                    .longest(word)
                    .filter(|&(length, _)| widen(length) == word.len())
                    .map(|(_, id)| id),
            };
            for (id, word) in words.iter().enumerate() {
                assert_eq!(found(word).map(usize::from), Some(id), "{word:?}");
            }
            assert_eq!(found(&['\u{20000}', '\u{20000}']), None);
            assert_eq!(found(&['\u{20000}']), None);
        }
    }
}
