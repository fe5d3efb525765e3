//! Words that touch a place in the text, a number mostly, found by the character that touches it.

use crate::text::Text;

/// Words on one side of a place, each with what it says; the longest one that stands there wins.
pub(crate) struct Edge<T> {
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

impl Edge<()> {
    /// Words that begin at a place, and say nothing but that they stand there.
    pub fn words(words: &[&str]) -> Self {
        Edge::behind(words.iter().map(|word| (word.chars().collect(), ())))
    }

    /// Words that end at a place, and say nothing but that they stand there.
    pub fn ends(words: &[&str]) -> Self {
        Edge::before(words.iter().map(|word| (word.chars().collect(), ())))
    }
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

    /// Whether one of the words touches `at`.
    pub fn stands(&self, text: &Text, at: usize) -> bool {
        self.at(text, at).is_some()
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
