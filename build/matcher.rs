//! Lays out a list of words for the matcher of `src/lex/matcher`.

use super::key::{
    EMPTY, Entry, Group, NOTHING, PAIR_BITS, Pair, SEED_BITS, TAIL, hash, pair, place, scatter,
    unit,
};
use std::cmp::Reverse;

/// A list of words, laid out. Words are numbered as they were given.
pub(crate) struct Layout {
    /// One bit for every hashed pair that begins a word.
    pub pairs: Vec<u64>,
    /// Every group in the place that its hash gives.
    pub groups: Vec<Group>,
    /// What is mixed into the hashes of a few pairs, so that all pairs have places of their own.
    pub seeds: Vec<u32>,
    pub entries: Vec<Entry>,
    pub tails: Vec<u16>,
}

impl Layout {
    /// Lays out a list of at most 65,534 different words.
    pub fn new(words: impl Iterator<Item = Vec<char>>) -> Layout {
        let mut keyed: Vec<(Pair, Reverse<usize>, Vec<u16>, u16)> = Vec::new();
        for (id, word) in words.enumerate() {
            let (key, tail) = match *word.as_slice() {
                [] => continue,
                [a] => (pair(a, NOTHING), &[][..]),
                [a, b, ref tail @ ..] => (pair(a, b), tail),
            };
            let tail: Vec<u16> = tail.iter().map(|&c| unit(c)).collect();
            keyed.push((key, Reverse(tail.len()), tail, short(id)));
        }
        keyed.sort_unstable();
        let mut layout = Layout {
            pairs: vec![0; 1 << (PAIR_BITS - 6)],
            groups: Vec::new(),
            seeds: vec![0; 1 << SEED_BITS],
            entries: Vec::new(),
            tails: Vec::new(),
        };
        let mut groups = Vec::new();
        for alike in keyed.chunk_by(|a, b| a.0 == b.0) {
            let mut group = Group {
                pair: alike[0].0,
                first: short(layout.entries.len()),
                entries: short(alike.len()),
            };
            if let [(_, Reverse(0), _, word)] = *alike {
                (group.first, group.entries) = (word, 0);
            } else {
                let entries = alike
                    .iter()
                    .map(|(.., tail, word)| layout.entry(tail, *word));
                let entries: Vec<Entry> = entries.collect();
                layout.entries.extend(entries);
            }
            groups.push(group);
        }
        layout.place(groups);
        layout
    }

    /// The entry of a word with these characters behind its first two.
    fn entry(&mut self, tail: &[u16], word: u16) -> Entry {
        let held = |i: usize| u64::from(tail.get(i).copied().unwrap_or(0));
        let missing = TAIL - tail.len().min(TAIL);
        let more = short(self.tails.len());
        self.tails.extend(tail.iter().skip(TAIL));
        Entry {
            tail: held(0) | held(1) << 16 | held(2) << 32,
            shift: u8::try_from(16 * missing).expect("at most 48"),
            more,
            word,
            length: u8::try_from(tail.len() + 2).expect("a word is short"),
        }
    }

    /// Gives every group a place of its own: those that share a seed try one after the other until all of them fall on free
    /// places. The larger such families come first, while there is most room.
    fn place(&mut self, groups: Vec<Group>) {
        self.groups = vec![EMPTY; (groups.len() * 5 / 4).next_power_of_two()];
        let mut families: Vec<Vec<Group>> = vec![Vec::new(); self.seeds.len()];
        for group in groups {
            if group.pair & 0xffff != u32::from(NOTHING) {
                let bit = hash(group.pair, PAIR_BITS);
                self.pairs[index(bit >> 6)] |= 1 << (bit & 63);
            }
            families[index(hash(group.pair, SEED_BITS))].push(group);
        }
        families.sort_by_key(|family| Reverse(family.len()));
        for family in families.iter().filter(|family| !family.is_empty()) {
            let seed = (0..1 << 20)
                .map(scatter)
                .find(|&seed| self.claim(family, seed))
                .expect("some seed has room for a few pairs");
            self.seeds[index(hash(family[0].pair, SEED_BITS))] = seed;
        }
    }

    /// Puts a family into the places that a seed gives, if all are free.
    fn claim(&mut self, family: &[Group], seed: u32) -> bool {
        let mask = self.groups.len() - 1;
        for (done, group) in family.iter().enumerate() {
            let slot = &mut self.groups[index(place(group.pair, seed)) & mask];
            if slot.pair != EMPTY.pair {
                for group in &family[..done] {
                    self.groups[index(place(group.pair, seed)) & mask] = EMPTY;
                }
                return false;
            }
            *slot = *group;
        }
        true
    }
}

fn index(n: u32) -> usize {
    usize::try_from(n).expect("32 bits fit an index")
}

fn short(n: usize) -> u16 {
    u16::try_from(n)
        .ok()
        .filter(|&n| n < u16::MAX)
        .expect("at most 65,534 words")
}
