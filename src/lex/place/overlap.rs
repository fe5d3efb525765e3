//! The words that stand around short names of places, with their weights: 隆重, 庆祝, 国有.

use crate::data::compiled;
use crate::lex::matcher::key::{hash, pair};
use crate::span::widen;

/// Bits of the table of pairs, 32 KiB.
const BITS: u32 = 18;

/// The longest word of the table.
const LONGEST: usize = 4;

/// The words, as the build script compiled them (`build/overlap.rs`).
pub(crate) struct Overlaps {
    /// Words as keys of 16 bits a character, sorted.
    words: &'static [u64],
    weights: &'static [u8],
    /// Pairs of characters that stand side by side in a word, one bit for each hash.
    pairs: &'static [u64; 1 << (BITS - 6)],
}

static SHARED: Overlaps = Overlaps {
    words: compiled!("overlaps.words": [u64]),
    weights: compiled!("overlaps.weights": [u8]),
    pairs: compiled!("overlaps.pairs": [u64]),
};

impl Overlaps {
    pub fn shared() -> &'static Overlaps {
        &SHARED
    }

    /// Whether two characters may stand side by side in a word; most pairs do not.
    pub fn may(&self, a: char, b: char) -> bool {
        let bit = hash(pair(a, b), BITS);
        self.pairs.get(widen(bit >> 6)).copied().unwrap_or(0) >> (bit & 63) & 1 != 0
    }

    /// Twice the binary logarithm of how often a word is used.
    pub fn weight(&self, word: &[char]) -> Option<i32> {
        if word.is_empty() || word.len() > LONGEST {
            return None;
        }
        let key = word
            .iter()
            .fold(0, |key, &c| key << 16 | u64::from(u32::from(c)));
        let at = self.words.binary_search(&key).ok()?;
        self.weights.get(at).map(|&weight| i32::from(weight))
    }
}
