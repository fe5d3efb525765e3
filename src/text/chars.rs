//! Sets of Han characters that are asked often: one bit each, laid out where the program is compiled. Looking through a string
//! of a hundred characters costs hundreds of instructions.

use crate::span::widen;

/// The first of the Chinese signs, and how many characters there are up to the last common Han character.
const FIRST: u32 = 0x3000;
const MANY: usize = 0x7000;

/// A set of Han characters, made by [`chars!`].
pub(crate) struct Chars([u64; MANY / 64]);

impl Chars {
    /// The set of these characters. Any other than a common Han character or a sign such as 、 ends the build.
    #[expect(
        clippy::indexing_slicing,
        reason = "runs in the compiler, where a wrong index ends the build"
    )]
    pub const fn new(chars: &str) -> Chars {
        let mut bits = [0; MANY / 64];
        let (characters, rest) = chars.as_bytes().as_chunks::<3>();
        assert!(rest.is_empty(), "every Han character has three bytes");
        let mut rest = characters;
        while let [[a, b, c], more @ ..] = rest {
            // The code of the character, byte by byte.
            let high = (*a & 0x0f) << 4 | (*b & 0x3f) >> 2;
            let low = (*b & 0x03) << 6 | *c & 0x3f;
            let at = usize::from_le_bytes([low, high, 0, 0, 0, 0, 0, 0]) - 0x3000;
            bits[at / 64] |= 1 << (at % 64);
            rest = more;
        }
        Chars(bits)
    }

    /// Whether it holds a character.
    #[inline]
    pub fn contains(&self, c: char) -> bool {
        let at = u32::from(c).wrapping_sub(FIRST);
        let bits = self.0.get(widen(at >> 6)).copied().unwrap_or(0);
        bits >> (at & 63) & 1 != 0
    }
}

/// A set of Han characters: `chars!("东西南北")`.
macro_rules! chars {
    ($chars:literal) => {
        const { &$crate::text::chars::Chars::new($chars) }
    };
}
pub(crate) use chars;

#[cfg(test)]
mod tests {
    #[test]
    fn a_set_holds_its_characters_and_no_other() {
        let set = chars!("一丁东西、南北龙");
        let held: String = ('\0'..='\u{30000}').filter(|&c| set.contains(c)).collect();
        assert_eq!(held, "、一丁东北南西龙");
        assert!(!chars!("").contains('一'));
    }
}
