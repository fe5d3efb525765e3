//! Words that touch a number, found by the character that touches it.

use crate::text::Text;

/// Words on one side of a number, each with what it says; the longest one that stands there wins.
pub(super) struct Edge<T> {
    /// Sorted by the touching character; among those that share it, the longest first.
    rows: Vec<(char, Vec<char>, T)>,
    /// One bit for each touching character, by its low bits: most numbers touch none of the words.
    touching: [u64; 16],
    before: bool,
}

/// The place of a character in [`Edge::touching`].
fn bit(c: char) -> (usize, u64) {
    let low = u32::from(c) & 1023;
    (crate::span::widen(low >> 6), 1 << (low & 63))
}

impl<T> Edge<T> {
    /// Words that end where the number begins.
    pub fn before(words: impl Iterator<Item = (Vec<char>, T)>) -> Self {
        Self::new(words, true)
    }

    /// Words that begin where the number ends.
    pub fn behind(words: impl Iterator<Item = (Vec<char>, T)>) -> Self {
        Self::new(words, false)
    }

    fn new(words: impl Iterator<Item = (Vec<char>, T)>, before: bool) -> Self {
        let touching = |word: &[char]| if before { word.last() } else { word.first() }.copied();
        let mut rows: Vec<(char, Vec<char>, T)> = words
            .filter_map(|(word, value)| Some((touching(&word)?, word, value)))
            .collect();
        rows.sort_by(|a, b| (a.0, b.1.len()).cmp(&(b.0, a.1.len())));
        let mut bits = [0u64; 16];
        for (c, ..) in &rows {
            let (slot, mask) = bit(*c);
            if let Some(slot) = bits.get_mut(slot) {
                *slot |= mask;
            }
        }
        Edge {
            rows,
            touching: bits,
            before,
        }
    }

    /// The longest word that touches `at`, its length and what it says.
    pub fn at(&self, text: &Text, at: usize) -> Option<(usize, &T)> {
        let touching = if self.before {
            text.before(at)
        } else {
            text.char(at)
        };
        let (slot, mask) = bit(touching);
        if self.touching.get(slot).is_none_or(|bits| bits & mask == 0) {
            return None;
        }
        let from = self.rows.partition_point(|row| row.0 < touching);
        let stands = |word: &[char]| {
            let here = if self.before {
                at.checked_sub(word.len())
                    .and_then(|start| text.chars().get(start..at))
            } else {
                text.chars().get(at..at + word.len())
            };
            here == Some(word)
        };
        self.rows
            .get(from..)?
            .iter()
            .take_while(|row| row.0 == touching)
            .find(|row| stands(&row.1))
            .map(|(_, word, value)| (word.len(), value))
    }
}
