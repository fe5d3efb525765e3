//! What single characters say, looked up by the character: a chain of comparisons for every one of them costs more.

use crate::span::widen;

/// The first of the common Han characters.
const FIRST: u32 = 0x4e00;

/// A value for some Han characters, and the default for all others.
pub(crate) struct Glyphs<T>(Vec<T>);

impl<T: Copy> Glyphs<T> {
    /// From strings of characters and what each of them says.
    pub fn new(rows: &[(&str, T)], other: T) -> Self {
        let mut values = Vec::new();
        for &(chars, value) in rows {
            for at in chars.chars().map(index) {
                values.resize(values.len().max(at + 1), other);
                if let Some(slot) = values.get_mut(at) {
                    *slot = value;
                }
            }
        }
        Glyphs(values)
    }

    /// What the character says, if it is one of them or lies among them.
    #[inline]
    pub fn get(&self, c: char) -> Option<T> {
        self.0.get(index(c)).copied()
    }
}

#[inline]
fn index(c: char) -> usize {
    widen(u32::from(c).wrapping_sub(FIRST))
}
