//! Words that reach across the edge of a place name: 隆重庆祝 names no 重庆, and 合法国有资产 no 法国.
//!
//! Most names have no such word beside them, which one look at the pair of characters across each edge tells.

use crate::data::compiled;
use crate::lex::matcher::key::{hash, pair};
use crate::span::{Run, widen};
use crate::text::Text;
use crate::text::class::Class;

/// Bits of the table of pairs, 32 KiB.
const BITS: u32 = 18;

/// The longest word of the table.
const LONGEST: usize = 4;

/// Twice the binary logarithm of the size of the corpus.
const TOTAL: i32 = 52;

/// A name that the dictionary does not have.
const UNKNOWN_NAME: i32 = 14;

/// A pair of characters that may be a word.
const UNKNOWN_WORD: i32 = 20;

/// A name of the gazetteer is likelier in a report than in the novels of the corpus.
const IN_REPORTS: i32 = 1;

/// The words, as the build script compiled them (`build/overlap.rs`).
pub(crate) struct Overlaps {
    /// Words as keys of 16 bits a character, sorted.
    words: &'static [u64],
    weights: &'static [u8],
    /// Pairs of characters that stand side by side in a word, one bit for each hash.
    pairs: &'static [u64; 1 << (BITS - 6)],
}

static SHARED: Overlaps = Overlaps {
    words: compiled!("overlaps.words": [u64]),
    weights: compiled!("overlaps.weights": [u8]),
    pairs: compiled!("overlaps.pairs": [u64]),
};

impl Overlaps {
    pub fn shared() -> &'static Overlaps {
        &SHARED
    }

    fn may(&self, a: char, b: char) -> bool {
        let bit = hash(pair(a, b), BITS);
        self.pairs.get(widen(bit >> 6)).copied().unwrap_or(0) >> (bit & 63) & 1 != 0
    }

    fn weight(&self, word: &[char]) -> Option<i32> {
        if word.is_empty() || word.len() > LONGEST {
            return None;
        }
        let key = word
            .iter()
            .fold(0, |key, &c| key << 16 | u64::from(u32::from(c)));
        let at = self.words.binary_search(&key).ok()?;
        self.weights.get(at).map(|&weight| i32::from(weight))
    }

    /// What the characters beside a word weigh: as a word, else one by one.
    fn rest(&self, chars: &[char]) -> i32 {
        if chars.is_empty() {
            return 0;
        }
        match self.weight(chars) {
            Some(weight) => weight - TOTAL,
            // The table has no words that touch no name: two characters may be one.
            None if chars.len() == 2 => UNKNOWN_WORD - TOTAL,
            None => chars
                .iter()
                .map(|&c| self.weight(&[c]).unwrap_or(8) - TOTAL)
                .sum(),
        }
    }

    /// Whether the words around a short name fit better than the name.
    pub fn cut(&self, text: &Text, run: Run) -> bool {
        let left = text.class_before(run.start).is_han()
            && self.may(text.before(run.start), text.char(run.start));
        let right =
            text.class(run.end).is_han() && self.may(text.before(run.end), text.char(run.end));
        (left || right) && self.weigh(text, run, left, right) || side(text, run)
    }

    #[cold]
    fn weigh(&self, text: &Text, run: Run, left: bool, right: bool) -> bool {
        let slice = |from: usize, to: usize| text.slice(Run::new(from, to));
        let han_from = |at: usize| (at..run.start).all(|i| text.class(i).is_han());
        let han_to = |end: usize| (run.end..end).all(|i| text.class(i).is_han());
        let name = self.weight(text.slice(run)).unwrap_or(UNKNOWN_NAME) + IN_REPORTS - TOTAL;
        // The best word across the right edge that begins at `from`, against the name: characters behind it count too.
        let across_right = |from: usize| {
            (run.end + 1..=(from + LONGEST).min(text.len()))
                .filter(|&end| han_to(end))
                .filter_map(|end| Some((end, self.weight(slice(from, end))?)))
                .max_by_key(|&(end, _)| end)
        };
        for length in 2..=LONGEST {
            for split in run.start + 1..run.end {
                let Some(from) = split.checked_sub(length).filter(|&from| from < run.start) else {
                    continue;
                };
                if !left || !han_from(from) {
                    continue;
                }
                let Some(word) = self.weight(slice(from, split)) else {
                    continue;
                };
                let front = self.rest(slice(from, run.start));
                let with = word - TOTAL;
                // 隆重|庆祝: words on both sides leave nothing of the name.
                let both = across_right(split).filter(|_| right);
                if let Some((end, behind)) = both
                    && with + behind - TOTAL > front + name + self.rest(slice(run.end, end))
                {
                    return true;
                }
                if with + self.rest(slice(split, run.end)) > front + name {
                    return true;
                }
            }
        }
        right
            && (run.start + 1..run.end).any(|split| {
                across_right(split).is_some_and(|(end, word)| {
                    self.rest(slice(run.start, split)) + word - TOTAL
                        > name + self.rest(slice(run.end, end))
                })
            })
    }
}

/// 环湖北岸, 雪山西坡: the name ends in a point of the compass that belongs to what follows.
fn side(text: &Text, run: Run) -> bool {
    matches!(text.before(run.end), '东' | '西' | '南' | '北')
        && matches!(
            text.char(run.end),
            '岸' | '坡' | '麓' | '侧' | '端' | '飘' | '下'
        )
        && matches!(text.class_before(run.start), Class::HAN | Class::NUM)
}
