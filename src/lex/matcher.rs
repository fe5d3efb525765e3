//! The longest word of a list that stands at a place.
//!
//! Staged, because most positions start no word: a bitmap of hashed character pairs rejects nine positions in ten without
//! a branch, a hash table of pairs leads the rest to the few words that share one. Why not an automaton over strings: it
//! would need the folded text as a string, and building it takes longer than parsing a thousand reports (see DESIGN.md).

use crate::span::{narrow, widen};

/// A pair of characters that begins words.
#[derive(Clone, Copy)]
struct Slot {
    pair: Pair,
    /// Where its entries start.
    first: u16,
    /// The word, where the pair is one and begins no other: most pairs need no further load.
    only: u16,
}

/// One word: the characters behind its first two. The usual word of up to five characters is decided without another load.
#[derive(Clone, Copy)]
struct Entry {
    tail: [char; TAIL],
    /// Where the characters behind `tail` begin in [`Matcher::tails`].
    more: u32,
    word: u16,
    length: u8,
    /// The last entry of its pair.
    last: bool,
}

/// Characters of a word that its entry holds, behind the first two.
const TAIL: usize = 3;

/// Bits of the pair bitmap: 32 KiB.
const PAIR_BITS: u32 = 18;

/// Two characters as one key. Words lie in the Basic Multilingual Plane, and a pair beyond it is not looked for.
type Pair = u32;

const EMPTY: Slot = Slot {
    pair: Pair::MAX,
    first: 0,
    only: NONE,
};

const NONE: u16 = u16::MAX;

/// What a word of one character has in the place of the second: no text holds it, since folding drops it.
const NOTHING: char = '\0';

/// The compiled list. Words are numbered as they were given.
pub(crate) struct Matcher {
    pairs: Vec<u64>,
    /// Open addressing.
    slots: Vec<Slot>,
    entries: Vec<Entry>,
    tails: Vec<char>,
}

impl Matcher {
    /// Compiles a list of at most 65,534 different words.
    pub fn new(words: impl Iterator<Item = Vec<char>>) -> Matcher {
        let mut keyed: Vec<(Pair, std::cmp::Reverse<usize>, Vec<char>, u16)> = Vec::new();
        for (mut word, id) in words.zip(0..NONE) {
            match *word.as_slice() {
                [] => {}
                [a] => keyed.push((pair(a, NOTHING), std::cmp::Reverse(0), Vec::new(), id)),
                [a, b, ..] => {
                    word.drain(..2);
                    keyed.push((pair(a, b), std::cmp::Reverse(word.len()), word, id));
                }
            }
        }
        keyed.sort_unstable();
        let mut pairs: Vec<Pair> = keyed.iter().map(|entry| entry.0).collect();
        let keys = pairs.clone();
        pairs.dedup();
        // At most half of the slots are taken, so that a search soon meets an empty one.
        let capacity = (pairs.len() * 2).next_power_of_two().max(64);
        let mut matcher = Matcher {
            pairs: vec![0; 1 << (PAIR_BITS - 6)],
            slots: vec![EMPTY; capacity],
            entries: Vec::with_capacity(keyed.len()),
            tails: Vec::new(),
        };
        for (at, (key, _, tail, word)) in keyed.into_iter().enumerate() {
            let same = |at: usize| keys.get(at) == Some(&key);
            if at == 0 || !same(at - 1) {
                matcher.open(
                    key,
                    if tail.is_empty() && !same(at + 1) {
                        word
                    } else {
                        NONE
                    },
                );
            }
            let held = |i: usize| tail.get(i).copied().unwrap_or('\0');
            let length = u8::try_from(tail.len() + 2).unwrap_or(u8::MAX);
            matcher.entries.push(Entry {
                tail: [held(0), held(1), held(2)],
                more: narrow(matcher.tails.len()),
                word,
                length,
                last: !same(at + 1),
            });
            matcher.tails.extend(tail.iter().skip(TAIL));
        }
        matcher
    }

    /// Makes room for the entries of a new pair.
    fn open(&mut self, key: Pair, only: u16) {
        if key & 0xffff != u32::from(NOTHING) {
            let hash = scatter(key) >> (32 - PAIR_BITS);
            if let Some(bits) = self.pairs.get_mut(widen(hash >> 6)) {
                *bits |= 1 << (hash & 63);
            }
        }
        let first = u16::try_from(self.entries.len()).unwrap_or(NONE);
        let mask = self.slots.len() - 1;
        let mut slot = self.home(key);
        // Half of the slots are empty, so this ends.
        while let Some(entry) = self.slots.get_mut(slot) {
            if entry.pair == EMPTY.pair {
                *entry = Slot {
                    pair: key,
                    first,
                    only,
                };
                break;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The number of a word of one character.
    #[inline]
    pub fn single(&self, c: char) -> Option<u16> {
        let slot = self.find(c, NOTHING)?;
        self.entries
            .get(usize::from(slot.first))
            .map(|entry| entry.word)
    }

    /// Whether a word of two or more characters may begin with this pair.
    #[inline]
    pub fn may_start(&self, a: char, b: char) -> bool {
        let hash = scatter(pair(a, b)) >> (32 - PAIR_BITS);
        self.pairs.get(widen(hash >> 6)).copied().unwrap_or(0) >> (hash & 63) & 1 != 0
    }

    /// The longest word of two or more characters at the front of `here`: its length and number.
    #[inline]
    pub fn longest(&self, here: &[char]) -> Option<(u32, u16)> {
        let &[a, b, ref rest @ ..] = here else {
            return None;
        };
        let slot = self.find(a, b)?;
        if slot.only != NONE {
            return Some((2, slot.only));
        }
        let behind = |i: usize| rest.get(i).copied().unwrap_or('\0');
        let next = [behind(0), behind(1), behind(2)];
        for entry in self.entries.get(usize::from(slot.first)..)? {
            let tail = usize::from(entry.length).saturating_sub(2);
            let same = entry.tail.iter().zip(next).take(tail).all(|(&a, b)| a == b);
            if same && (tail <= TAIL || self.goes_on(entry, rest, tail)) {
                return Some((u32::from(entry.length), entry.word));
            }
            if entry.last {
                break;
            }
        }
        None
    }

    /// The characters of a long word that its entry does not hold.
    #[cold]
    fn goes_on(&self, entry: &Entry, rest: &[char], tail: usize) -> bool {
        let more = widen(entry.more);
        rest.get(TAIL..tail)
            .is_some_and(|rest| self.tails.get(more..more + tail - TAIL) == Some(rest))
    }

    /// The slot of a pair, if it begins a word.
    #[inline]
    fn find(&self, a: char, b: char) -> Option<Slot> {
        if a.max(b) > '\u{ffff}' {
            return None;
        }
        let key = pair(a, b);
        let mut at = self.home(key);
        loop {
            let slot = *self.slots.get(at)?;
            if slot.pair == key {
                return Some(slot);
            }
            if slot.pair == EMPTY.pair {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    #[inline]
    fn home(&self, key: Pair) -> usize {
        widen(scatter(key).rotate_left(14)) & (self.slots.len() - 1)
    }
}

#[inline]
fn pair(a: char, b: char) -> Pair {
    u32::from(a) << 16 | u32::from(b) & 0xffff
}

/// Fibonacci hashing: 2^32 divided by the golden ratio.
#[inline]
fn scatter(key: Pair) -> u32 {
    key.wrapping_mul(0x9e37_79b9)
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let matcher = Matcher::new(words.iter().map(|word| word.chars().collect()));
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
}
