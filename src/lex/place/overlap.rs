//! The words that stand around short names of places, with their weights: 隆重, 庆祝, 国有.

use crate::data::compiled;
use crate::lex::matcher::key::{hash, pair};
use crate::span::widen;

/// Bits of the table of pairs, 32 KiB.
const BITS: u32 = 18;

/// The first of the common Han characters.
const FIRST: u32 = 0x4e00;

/// The words by their length, as the build script compiled them (`build/overlap.rs`).
pub(crate) struct Overlaps {
    /// The weights of single characters, plus one; 0 for those that the table does not have.
    ones: &'static [u8],
    /// Words of two characters as keys of 16 bits a character, sorted, and their weights.
    twos: &'static [u32],
    weights: &'static [u8],
    /// Longer words.
    more: &'static [u64],
    more_weights: &'static [u8],
    /// Pairs of characters that stand side by side in a word, one bit for each hash.
    pairs: &'static [u64; 1 << (BITS - 6)],
}

static SHARED: Overlaps = Overlaps {
    ones: compiled!("overlaps.ones": [u8]),
    twos: compiled!("overlaps.twos": [u32]),
    weights: compiled!("overlaps.weights": [u8]),
    more: compiled!("overlaps.more": [u64]),
    more_weights: compiled!("overlaps.more_weights": [u8]),
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
        let code = |&c: &char| u32::from(c);
        let weight = match word {
            [] => None,
            [c] => self
                .ones
                .get(widen(code(c).wrapping_sub(FIRST)))?
                .checked_sub(1),
            [a, b] => {
                let at = self.twos.binary_search(&(code(a) << 16 | code(b))).ok()?;
                self.weights.get(at).copied()
            }
            [_, _, _] | [_, _, _, _] => {
                let key = word.iter().fold(0, |key, c| key << 16 | u64::from(code(c)));
                let at = self.more.binary_search(&key).ok()?;
                self.more_weights.get(at).copied()
            }
            _ => None,
        };
        weight.map(i32::from)
    }
}
