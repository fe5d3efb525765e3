//! Words that reach across the edge of a place name.

use crate::key::{hash, pair};
use crate::table::{Table, numbers};

/// Bits of the table of pairs, 32 KiB.
const BITS: u32 = 18;

pub fn compile() {
    let mut pairs = vec![0u64; 1 << (BITS - 6)];
    let mut words: Vec<(u64, u8)> = Vec::new();
    for row in Table::open("overlaps").rows() {
        let chars: Vec<char> = row.column(0).chars().collect();
        for window in chars.windows(2) {
            let bit = hash(pair(window[0], window[1]), BITS);
            pairs[usize::try_from(bit >> 6).unwrap()] |= 1 << (bit & 63);
        }
        let key = chars
            .iter()
            .fold(0, |key, &c| key << 16 | u64::from(u32::from(c)));
        words.push((key, row.column(1).parse().expect("a weight below 256")));
    }
    words.sort_unstable();
    numbers!("overlaps.pairs", pairs);
    numbers!("overlaps.words", words.iter().map(|(key, _)| *key));
    numbers!("overlaps.weights", words.iter().map(|(_, weight)| *weight));
}
