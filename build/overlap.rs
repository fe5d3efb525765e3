//! Words that reach across the edge of a place name, by their length.

use crate::key::{hash, pair};
use crate::table::{Table, numbers};

/// Bits of the table of pairs, 32 KiB.
const BITS: u32 = 18;

/// The first and last of the common Han characters.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

pub fn compile() {
    let mut pairs = vec![0u64; 1 << (BITS - 6)];
    let mut ones = vec![0u8; usize::try_from(LAST - FIRST + 1).unwrap()];
    let mut twos: Vec<(u32, u8)> = Vec::new();
    let mut more: Vec<(u64, u8)> = Vec::new();
    for row in Table::open("overlaps").rows() {
        let chars: Vec<char> = row.column(0).chars().collect();
        for window in chars.windows(2) {
            let bit = hash(pair(window[0], window[1]), BITS);
            pairs[usize::try_from(bit >> 6).unwrap()] |= 1 << (bit & 63);
        }
        let weight = row.column(1).parse().expect("a weight below 256");
        match *chars.as_slice() {
            [c] => ones[usize::try_from(u32::from(c) - FIRST).unwrap()] = weight + 1,
            [a, b] => twos.push((u32::from(a) << 16 | u32::from(b), weight)),
            _ => {
                let key = |key, &c| key << 16 | u64::from(u32::from(c));
                more.push((chars.iter().fold(0, key), weight));
            }
        }
    }
    twos.sort_unstable();
    more.sort_unstable();
    numbers!("overlaps.pairs", pairs);
    numbers!("overlaps.ones", ones);
    numbers!("overlaps.twos", twos.iter().map(|(key, _)| *key));
    numbers!("overlaps.weights", twos.iter().map(|(_, weight)| *weight));
    numbers!("overlaps.more", more.iter().map(|(key, _)| *key));
    numbers!(
        "overlaps.more_weights",
        more.iter().map(|(_, weight)| *weight)
    );
}
