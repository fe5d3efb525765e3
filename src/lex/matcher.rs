//! The longest word of a list that stands at a place.
//!
//! Staged, because most positions start no word: a bitmap of hashed character pairs rejects eight positions in ten, a
//! perfect hash of pairs the rest of those that begin nothing, and only then words are compared. The first two stages
//! run without branches, which would be hard to foretell. Why not an automaton over strings: it would need the folded
//! text as a string, and building it takes longer than parsing a thousand reports (see DESIGN.md).

use crate::span::widen;
use std::cmp::Reverse;

/// The words that begin with a pair of characters.
#[derive(Clone, Copy)]
struct Group {
    pair: Pair,
    /// Where its entries start.
    first: u16,
    /// The word, where the pair is one and begins no other: most pairs need no further load.
    only: u16,
}

/// One word: the characters behind its first two. The usual word of up to five characters is decided without another load.
#[derive(Clone, Copy)]
struct Entry {
    tail: [u16; TAIL],
    /// Where the characters behind `tail` begin in [`Matcher::tails`].
    more: u16,
    word: u16,
    length: u8,
    /// The last entry of its pair.
    last: bool,
}

/// Characters of a word that its entry holds, behind the first two.
const TAIL: usize = 3;

/// Bits of the pair bitmap: 32 KiB.
const PAIR_BITS: u32 = 18;

/// Bits of the table of seeds: three or four pairs share one.
const SEED_BITS: u32 = 11;

/// Two characters as one key. Words lie in the Basic Multilingual Plane, and what lies beyond is not looked for.
type Pair = u32;

const EMPTY: Group = Group {
    pair: Pair::MAX,
    first: 0,
    only: NONE,
};

const NONE: u16 = u16::MAX;

/// What a word of one character has in the place of the second: no text holds it, since folding drops it.
const NOTHING: char = '\0';

/// The compiled list. Words are numbered as they were given.
pub(crate) struct Matcher {
    pairs: Box<[u64; 1 << (PAIR_BITS - 6)]>,
    /// Every group in the place that its hash gives.
    groups: Vec<Group>,
    /// What is mixed into the hashes of a few pairs, so that all pairs have places of their own.
    seeds: Box<[u32; 1 << SEED_BITS]>,
    entries: Vec<Entry>,
    tails: Vec<u16>,
}

/// Buffers of [`Matcher::scan`].
#[derive(Default)]
pub(crate) struct Scratch {
    candidates: Vec<u32>,
    found: Vec<(u32, Group)>,
}

impl Matcher {
    /// Compiles a list of at most 65,534 different words.
    pub fn new(words: impl Iterator<Item = Vec<char>>) -> Matcher {
        let mut keyed: Vec<(Pair, Reverse<usize>, Vec<u16>, u16)> = Vec::new();
        for (word, id) in words.zip(0..NONE) {
            let (key, tail) = match *word.as_slice() {
                [] => continue,
                [a] => (pair(a, NOTHING), &[][..]),
                [a, b, ref tail @ ..] => (pair(a, b), tail),
            };
            let tail: Vec<u16> = tail.iter().map(|&c| unit(c)).collect();
            keyed.push((key, Reverse(tail.len()), tail, id));
        }
        keyed.sort_unstable();
        let mut matcher = Matcher {
            pairs: Box::new([0; 1 << (PAIR_BITS - 6)]),
            groups: Vec::new(),
            seeds: Box::new([0; 1 << SEED_BITS]),
            entries: Vec::new(),
            tails: Vec::new(),
        };
        let mut groups = Vec::new();
        for alike in keyed.chunk_by(|a, b| a.0 == b.0) {
            let Some(&(pair, ..)) = alike.first() else {
                continue;
            };
            let mut group = Group {
                pair,
                first: short(matcher.entries.len()),
                only: NONE,
            };
            match *alike {
                [(_, Reverse(0), _, word)] => group.only = word,
                _ => matcher
                    .entries
                    .extend(alike.iter().map(|(_, _, tail, word)| {
                        let held = |i: usize| tail.get(i).copied().unwrap_or(0);
                        let more = short(matcher.tails.len());
                        matcher.tails.extend(tail.iter().skip(TAIL));
                        Entry {
                            tail: [held(0), held(1), held(2)],
                            more,
                            word: *word,
                            length: u8::try_from(tail.len() + 2).unwrap_or(u8::MAX),
                            last: false,
                        }
                    })),
            }
            if let Some(entry) = matcher.entries.last_mut() {
                entry.last = true;
            }
            groups.push(group);
        }
        matcher.place(groups);
        matcher
    }

    /// Gives every group a place of its own: those that share a seed try one after the other until all of them fall on free
    /// places. The larger such families come first, while there is most room.
    fn place(&mut self, groups: Vec<Group>) {
        self.groups = vec![EMPTY; (groups.len() * 5 / 4).next_power_of_two()];
        let mut families: Vec<Vec<Group>> = vec![Vec::new(); self.seeds.len()];
        for group in groups {
            let hash = scatter(group.pair) >> (32 - PAIR_BITS);
            if group.pair & 0xffff != u32::from(NOTHING)
                && let Some(bits) = self.pairs.get_mut(widen(hash >> 6))
            {
                *bits |= 1 << (hash & 63);
            }
            if let Some(family) = families.get_mut(seed(group.pair)) {
                family.push(group);
            }
        }
        families.sort_by_key(|family| Reverse(family.len()));
        for family in families {
            let Some(at) = family.first().map(|group| seed(group.pair)) else {
                break;
            };
            for try_seed in 0..1 << 20 {
                if let Some(seed) = self.seeds.get_mut(at) {
                    *seed = scatter(try_seed);
                }
                let placed = family
                    .iter()
                    .take_while(|group| self.claim(**group))
                    .count();
                if placed == family.len() {
                    break;
                }
                for group in family.iter().take(placed) {
                    let place = self.place_of(group.pair);
                    if let Some(taken) = self.groups.get_mut(place) {
                        *taken = EMPTY;
                    }
                }
            }
        }
    }

    /// Puts a group into its place, if that is free.
    fn claim(&mut self, group: Group) -> bool {
        let place = self.place_of(group.pair);
        match self.groups.get_mut(place) {
            Some(free) if free.pair == EMPTY.pair => {
                *free = group;
                true
            }
            _ => false,
        }
    }

    #[inline]
    fn place_of(&self, key: Pair) -> usize {
        let seed = self.seeds.get(seed(key)).copied().unwrap_or(0);
        widen(scatter(key ^ seed) >> 12) & (self.groups.len() - 1)
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
        match group.only {
            // Two spellings that fold to one.
            NONE => self
                .entries
                .get(usize::from(group.first))
                .map(|entry| entry.word),
            only => Some(only),
        }
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
        let group = self.group(pair(a, b));
        if group.pair != pair(a, b) || a.max(b) > LAST {
            return None;
        }
        self.longest_of(group, rest)
    }

    /// Tells of the words of two or more characters in a text, the leftmost and longest: where, how long and which.
    #[inline]
    pub fn scan(&self, text: &[char], scratch: &mut Scratch, mut tell: impl FnMut(u32, u32, u16)) {
        let candidates = positions(
            text.windows(2),
            &mut scratch.candidates,
            |pair| matches!(*pair, [a, b] if self.may_start(a, b)),
        );
        let room = &mut scratch.found;
        if room.len() <= candidates.len() {
            room.resize(candidates.len() + 1, (0, EMPTY));
        }
        let mut found = 0;
        for &at in candidates {
            let Some(&[a, b]) = text.get(widen(at)..).and_then(|rest| rest.first_chunk()) else {
                break;
            };
            let group = self.group(pair(a, b));
            if let Some(slot) = room.get_mut(found) {
                *slot = (at, group);
            }
            found += usize::from(group.pair == pair(a, b) && a.max(b) <= LAST);
        }
        let mut free = 0;
        for &(at, group) in room.get(..found).unwrap_or(&[]) {
            if at < free {
                continue;
            }
            let rest = text.get(widen(at) + 2..).unwrap_or(&[]);
            if let Some((length, word)) = self.longest_of(group, rest) {
                free = at + length;
                tell(at, length, word);
            }
        }
    }

    /// The longest word of a group whose pair stands in front of `rest`.
    #[inline]
    fn longest_of(&self, group: Group, rest: &[char]) -> Option<(u32, u16)> {
        if group.only != NONE {
            return Some((2, group.only));
        }
        let behind = |i: usize| rest.get(i).map_or(0, |&c| unit(c));
        let next = [behind(0), behind(1), behind(2)];
        for entry in self.entries.get(usize::from(group.first)..)? {
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
        let more = usize::from(entry.more);
        let known = self.tails.get(more..more + tail - TAIL).unwrap_or(&[]);
        rest.get(TAIL..tail)
            .is_some_and(|rest| rest.iter().map(|&c| unit(c)).eq(known.iter().copied()))
    }
}

/// The last character of the Basic Multilingual Plane.
const LAST: char = '\u{ffff}';

/// A character of a word in two bytes; those that no word has are all the same.
#[inline]
fn unit(c: char) -> u16 {
    u16::try_from(u32::from(c)).unwrap_or(u16::MAX)
}

/// An index into the lists of a matcher, which are short.
fn short(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(NONE)
}

#[inline]
fn pair(a: char, b: char) -> Pair {
    u32::from(a) << 16 | u32::from(b) & 0xffff
}

/// Which seed a pair has.
#[inline]
fn seed(key: Pair) -> usize {
    widen(scatter(key) >> (32 - SEED_BITS))
}

/// Fibonacci hashing: 2^32 divided by the golden ratio.
#[inline]
fn scatter(key: Pair) -> u32 {
    key.wrapping_mul(0x9e37_79b9)
}

/// Where the items are that `keep` holds for. Without branches, which would be hard to foretell.
pub(crate) fn positions<T: Copy>(
    items: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
    room: &mut Vec<u32>,
    keep: impl Fn(T) -> bool,
) -> &[u32] {
    let items = items.into_iter();
    if room.len() <= items.len() {
        room.resize(items.len() + 1, 0);
    }
    let mut found = 0;
    for (at, item) in (0..).zip(items) {
        if let Some(slot) = room.get_mut(found) {
            *slot = at;
        }
        found += usize::from(keep(item));
    }
    room.get(..found).unwrap_or(&[])
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
            let matcher = Matcher::new(words.iter().cloned());
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
