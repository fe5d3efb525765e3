//! How a list of words is laid out: shared by the build script, which lays it out, and the matcher, which reads it.

/// The words that begin with a pair of characters.
#[derive(Clone, Copy)]
pub(crate) struct Group {
    pub pair: Pair,
    /// Where its entries start.
    pub first: u16,
    /// The word, where the pair is one and begins no other: most pairs need no further load.
    pub only: u16,
}

/// One word: the characters behind its first two. The usual word of up to five characters is decided without another load.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub tail: u64,
    /// Where the characters behind `tail` begin in the list of tails.
    pub more: u16,
    pub word: u16,
    pub length: u8,
    /// The last entry of its pair.
    pub last: bool,
}

/// Characters of a word that its entry holds, behind the first two.
pub(crate) const TAIL: usize = 3;

/// Bits of the pair bitmap: 32 KiB.
pub(crate) const PAIR_BITS: u32 = 18;

/// Bits of the table of seeds: three or four pairs share one.
pub(crate) const SEED_BITS: u32 = 11;

/// Two characters as one key. Words lie in the Basic Multilingual Plane, and what lies beyond is not looked for.
pub(crate) type Pair = u32;

pub(crate) const EMPTY: Group = Group {
    pair: Pair::MAX,
    first: 0,
    only: NONE,
};

pub(crate) const NONE: u16 = u16::MAX;

/// What a word of one character has in the place of the second: no text holds it, since folding drops it.
pub(crate) const NOTHING: char = '\0';

impl Group {
    /// From eight bytes of a compiled table.
    pub const fn read([a, b, c, d, e, f, g, h]: [u8; 8]) -> Group {
        Group {
            pair: Pair::from_le_bytes([a, b, c, d]),
            first: u16::from_le_bytes([e, f]),
            only: u16::from_le_bytes([g, h]),
        }
    }
}

impl Entry {
    /// From twelve bytes of a compiled table.
    pub const fn read([a, b, c, d, e, f, g, h, i, j, length, last]: [u8; 12]) -> Entry {
        Entry {
            tail: u64::from_le_bytes([a, b, c, d, e, f, 0, 0]),
            more: u16::from_le_bytes([g, h]),
            word: u16::from_le_bytes([i, j]),
            length,
            last: last != 0,
        }
    }
}

#[inline]
pub(crate) fn pair(a: char, b: char) -> Pair {
    u32::from(a) << 16 | u32::from(b) & 0xffff
}

/// A character of a word in two bytes; those that no word has are all the same.
#[inline]
pub(crate) fn unit(c: char) -> u16 {
    u16::try_from(u32::from(c)).unwrap_or(u16::MAX)
}

/// Three characters of a word as one number, the first one lowest.
#[inline]
pub(crate) fn tail([a, b, c]: [char; TAIL]) -> u64 {
    u64::from(unit(a)) | u64::from(unit(b)) << 16 | u64::from(unit(c)) << 32
}

/// The bits of a [`tail`] that so many characters take.
#[inline]
pub(crate) fn held(characters: usize) -> u64 {
    (1 << (16 * characters.min(TAIL))) - 1
}

/// Fibonacci hashing: 2^32 divided by the golden ratio.
#[inline]
pub(crate) fn scatter(key: u32) -> u32 {
    key.wrapping_mul(0x9e37_79b9)
}

/// Which bit of a bitmap of `1 << bits` a pair has.
#[inline]
pub(crate) fn hash(pair: Pair, bits: u32) -> u32 {
    scatter(pair) >> (32 - bits)
}

/// Where a pair lies with this seed, in a table whose size is a power of two.
#[inline]
pub(crate) fn place(pair: Pair, seed: u32) -> u32 {
    scatter(pair ^ seed) >> 12
}
