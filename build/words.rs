//! Writes a list of words that is laid out for the matcher.

use crate::matcher::Layout;
use crate::table::{self, numbers};

/// Writes the columns of one list; `name` tells them from those of another.
pub fn write(name: &str, layout: &Layout) {
    let column = |what: &str| format!("{name}.{what}");
    numbers!(column("pairs"), layout.pairs.iter());
    numbers!(column("seeds"), layout.seeds.iter());
    numbers!(column("tails"), layout.tails.iter());
    let groups = layout.groups.iter().flat_map(|group| {
        let [a, b, c, d] = group.pair.to_le_bytes();
        let [e, f] = group.first.to_le_bytes();
        let [g, h] = group.entries.to_le_bytes();
        [a, b, c, d, e, f, g, h]
    });
    table::write(&column("groups"), groups.collect::<Vec<u8>>());
    let entries = layout.entries.iter().flat_map(|entry| {
        let [a, b, c, d, e, f, _, _] = entry.tail.to_le_bytes();
        let [g, h] = entry.more.to_le_bytes();
        let [i, j] = entry.word.to_le_bytes();
        [a, b, c, d, e, f, g, h, i, j, entry.length, entry.shift]
    });
    table::write(&column("entries"), entries.collect::<Vec<u8>>());
}
