//! How a list of words is laid out: shared by the build script, which lays it out, and the matcher, which reads it.

/// The words that begin with a pair of characters.
#[derive(Clone, Copy)]
pub(crate) struct Group {
    pub pair: Pair,
    /// Where its entries start; the word itself where there are none.
    pub first: u16,
    /// How many entries it has. None where the pair is a word and begins no other: most pairs need no further load.
    pub entries: u16,
}

/// One word: the characters behind its first two. The usual word of up to five characters is decided without another load.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub tail: u64,
    /// The bits of those of three characters that it does not hold.
    pub shift: u8,
    /// Where the characters behind `tail` begin in the list of tails.
    pub more: u16,
    pub word: u16,
    pub length: u8,
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
    entries: 0,
};

/// What a word of one character has in the place of the second: no text holds it, since folding drops it.
pub(crate) const NOTHING: char = '\0';

impl Group {
    /// From eight bytes of a compiled table.
    pub const fn read([a, b, c, d, e, f, g, h]: [u8; 8]) -> Group {
        Group {
            pair: Pair::from_le_bytes([a, b, c, d]),
            first: u16::from_le_bytes([e, f]),
            entries: u16::from_le_bytes([g, h]),
        }
    }
}

impl Entry {
    /// Whether the characters that it holds are among these three.
    #[inline]
    pub fn begins(&self, tail: u64) -> bool {
        (self.tail ^ tail) << self.shift & 0xffff_ffff_ffff == 0
    }

    /// From twelve bytes of a compiled table.
    pub const fn read([a, b, c, d, e, f, g, h, i, j, length, shift]: [u8; 12]) -> Entry {
        Entry {
            tail: u64::from_le_bytes([a, b, c, d, e, f, 0, 0]),
            more: u16::from_le_bytes([g, h]),
            word: u16::from_le_bytes([i, j]),
            length,
            shift,
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
