//! A few words, one of which may stand at a place. Most places are decided by one look at the character there.

use super::Text;

/// A short list of words, made by [`words!`] where the program is compiled.
pub(crate) struct Words {
    list: &'static [&'static str],
    /// One bit for each first character, by its low bits.
    firsts: u64,
}

impl Words {
    pub const fn new(list: &'static [&'static str]) -> Words {
        let mut firsts = 0;
        let mut rest = list;
        while let [word, more @ ..] = rest {
            firsts |= match *word.as_bytes() {
                // The low six bits of a character are those of its last byte.
                [0xf0..=0xff, _, _, last, ..]
                | [0xe0..=0xff, _, last, ..]
                | [0xc0..=0xff, last, ..]
                | [last, ..] => 1 << (last & 63),
                [] => 0,
            };
            rest = more;
        }
        Words { list, firsts }
    }

    /// The words one by one.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.list.iter().copied()
    }

    /// Whether a word may begin with a character.
    #[inline]
    fn may_start(&self, c: char) -> bool {
        self.firsts >> (u32::from(c) & 63) & 1 != 0
    }
}

/// A list of words: `words!["年", "个月"]`.
macro_rules! words {
    ($($word:literal),* $(,)?) => {
        const { &$crate::text::words::Words::new(&[$($word),*]) }
    };
}
pub(crate) use words;

impl Text {
    /// The length of the first of `words` that stands at `at`.
    #[inline]
    pub fn any_of(&self, at: usize, words: &Words) -> Option<usize> {
        let first = self.char(at);
        if words.may_start(first) {
            self.find(at, first, words.list)
        } else {
            None
        }
    }

    fn find(&self, at: usize, first: char, words: &[&str]) -> Option<usize> {
        words
            .iter()
            .find(|word| word.starts_with(first) && self.has(at, word))
            .map(|word| word.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_of_the_list_that_stands_there() {
        let mut text = Text::default();
        text.read("2019年度°C，Q1");
        let list = words!["年", "年度", "°C", "Q"];
        for (at, length) in [
            (0, None),
            (4, Some(1)),
            (5, None),
            (6, Some(2)),
            (9, Some(1)),
        ] {
            assert_eq!(text.any_of(at, list), length, "{at}");
        }
        assert_eq!(text.any_of(4, words!["年度", "年"]), Some(2));
        assert_eq!(text.any_of(4, words![]), None);
    }
}
