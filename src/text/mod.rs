//! What does the text say, whatever the typist did?
//!
//! One pass turns the raw text into *folded characters*: simplified, half width, without zero-width characters and
//! without the pinyin notes that converters leave. Every folded character keeps the byte offset of its source.
//!
//! Laws, tested in `tests/laws.rs`: offsets never go down; the span of a run of characters is never empty and lies on
//! character boundaries; the spans of neighbouring runs touch, so that nothing is lost.

pub(crate) mod chars;
pub(crate) mod class;
pub(crate) mod fold;
mod note;
pub(crate) mod words;

use crate::span::{Run, Span, narrow, widen};
use crate::user_words::UserWords;
use class::Class;
use fold::Fold;
use std::sync::Arc;

/// The folded characters of one input. Buffers are kept from one input to the next.
#[derive(Default)]
pub(crate) struct Text {
    chars: Vec<char>,
    classes: Vec<Class>,
    /// Byte offset of the source of each character, and the length of the input behind the last.
    offsets: Vec<u32>,
    /// How many characters are read; while an input is read, the buffers are longer.
    filled: usize,
    /// What the user adds to the tables, for whoever looks up a word of the text.
    user_words: Option<Arc<UserWords>>,
}

impl Text {
    /// Reads an input, which is at most [`MAX_INPUT`](crate::limits::MAX_INPUT) bytes.
    pub fn read(&mut self, raw: &str) {
        self.filled = 0;
        // Writing into room that is there already is much cheaper than pushing. A Han character has three bytes; where a text
        // has more characters than this, more room is made on the way.
        self.make_room(raw.len() / 2);
        let mut at = 0;
        loop {
            at = self.plain(raw, at);
            if self.filled == self.chars.len() && at < raw.len() {
                self.make_room(raw.len() - at);
                continue;
            }
            let Some(c) = raw.get(at..).and_then(|rest| rest.chars().next()) else {
                break;
            };
            at = self.special(raw, at, c);
        }
        self.resize(self.filled);
        self.offsets.push(narrow(raw.len()));
    }

    /// Empty buffers, with the same words of the user's.
    pub fn like(&self) -> Text {
        Text {
            user_words: self.user_words.clone(),
            ..Text::default()
        }
    }

    /// From now on the texts are read with these words of the user's, too.
    pub fn know(&mut self, words: Option<Arc<UserWords>>) {
        self.user_words = words;
    }

    /// The words that the user added, if there are any.
    #[inline]
    pub fn user_words(&self) -> Option<&UserWords> {
        self.user_words.as_deref()
    }

    /// Makes room for so many characters more.
    fn make_room(&mut self, more: usize) {
        self.resize(self.filled + more + 1);
    }

    /// Makes room for so many characters in all. What an input before this one left there is written over.
    fn resize(&mut self, room: usize) {
        self.chars.resize(room, '\0');
        self.classes.resize(room, Class::OTHER);
        self.offsets.resize(room, 0);
    }

    /// Reads characters that are kept one for one, nearly all there are. Returns where the first one stands that is not.
    fn plain(&mut self, raw: &str, at: usize) -> usize {
        let fold = Fold::table();
        let free = self.filled..;
        let glyphs = self
            .chars
            .get_mut(free.clone())
            .unwrap_or_default()
            .iter_mut()
            .zip(self.classes.get_mut(free.clone()).unwrap_or_default())
            .zip(self.offsets.get_mut(free).unwrap_or_default());
        let mut rest = raw.as_bytes().get(at..).unwrap_or_default();
        let mut next = narrow(at);
        let mut count = 0;
        // Decoding by hand is cheaper than `chars`, which has to think of characters beyond the plane.
        for ((to, kind), offset) in glyphs {
            let (code, behind, end) = match *rest {
                [a @ 0xe0..=0xef, b, c, ref behind @ ..] => {
                    let code = low(a, 4) << 12 | low(b, 6) << 6 | low(c, 6);
                    (code, behind, next + 3)
                }
                [a @ 0..=0x7f, ref behind @ ..] => (u16::from(a), behind, next + 1),
                _ => break,
            };
            let (plain, class) = fold.plane(code);
            if !class.is_plain() {
                break;
            }
            *to = plain;
            *kind = class;
            *offset = next;
            (rest, next) = (behind, end);
            count += 1;
        }
        self.filled += count;
        widen(next)
    }

    /// Reads a character that is rare, is left out, stands for several, or opens a note. Returns where the next one begins.
    fn special(&mut self, raw: &str, at: usize, c: char) -> usize {
        let next = at + c.len_utf8();
        let (folded, class) = Fold::table().get(c);
        match class {
            Class::DROP if c == '\r' => {
                let alone = raw.as_bytes().get(next) != Some(&b'\n');
                self.push(if alone { '\n' } else { ' ' }, at);
            }
            Class::DROP => {}
            Class::EXPAND => {
                let plain = Fold::table().expansion(c);
                self.resize(self.chars.len() + plain.len());
                for &plain in plain {
                    self.push(plain, at);
                }
            }
            _ => {
                if class == Class::OPEN
                    && self.class_before(self.filled).is_han()
                    && let Some(end) = note::end(raw, at)
                {
                    return end;
                }
                self.push(folded, at);
            }
        }
        next
    }

    fn push(&mut self, c: char, at: usize) {
        if let (Some(to), Some(class), Some(offset)) = (
            self.chars.get_mut(self.filled),
            self.classes.get_mut(self.filled),
            self.offsets.get_mut(self.filled),
        ) {
            *to = c;
            *class = Class::of(c);
            *offset = narrow(at);
            self.filled += 1;
        }
    }

    /// Number of folded characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// All folded characters.
    pub fn chars(&self) -> &[char] {
        &self.chars
    }

    /// All classes.
    pub fn classes(&self) -> &[Class] {
        &self.classes
    }

    /// The character at `at`; NUL, which folding drops, outside the text. `at` may have wrapped below zero.
    #[inline]
    pub fn char(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// The character before `at`.
    #[inline]
    pub fn before(&self, at: usize) -> char {
        self.char(at.wrapping_sub(1))
    }

    /// The class at `at`; a line break outside the text.
    #[inline]
    pub fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Class::NEWLINE)
    }

    /// The class before `at`.
    #[inline]
    pub fn class_before(&self, at: usize) -> Class {
        self.class(at.wrapping_sub(1))
    }

    /// The characters of a run.
    pub fn slice(&self, run: Run) -> &[char] {
        self.chars.get(run.start..run.end).unwrap_or(&[])
    }

    /// The classes of a run.
    pub fn class_slice(&self, run: Run) -> &[Class] {
        self.classes.get(run.start..run.end).unwrap_or(&[])
    }

    /// Whether a character of the run is of this class.
    pub fn has_class(&self, run: Run, class: Class) -> bool {
        Class::position(self.class_slice(run), |other| other == class).is_some()
    }

    /// Whether `word` stands at `at`.
    pub fn has(&self, at: usize, word: &str) -> bool {
        let mut here = self.chars.get(at..).unwrap_or(&[]).iter();
        word.chars().all(|c| here.next() == Some(&c))
    }

    /// Whether `word` ends at `end`.
    pub fn has_before(&self, end: usize, word: &str) -> bool {
        let mut here = self.chars.get(..end).unwrap_or(&[]).iter().rev();
        word.chars().rev().all(|c| here.next() == Some(&c))
    }

    /// The first place at or behind `at` that is no blank, at most one blank away.
    pub fn past_blank(&self, at: usize) -> usize {
        if self.class(at) == Class::SPACE {
            at + 1
        } else {
            at
        }
    }

    /// The run without blanks and line breaks at its ends.
    pub fn trim(&self, run: Run) -> Run {
        let blank = |c: &Class| matches!(*c, Class::SPACE | Class::NEWLINE);
        let classes = self.class_slice(run);
        let Some(front) = classes.iter().position(|c| !blank(c)) else {
            return Run::new(run.start + classes.len(), run.end);
        };
        let back = classes.iter().rev().take_while(|c| blank(c)).count();
        Run::new(run.start + front, run.end.saturating_sub(back))
    }

    /// The characters whose sources begin in a span.
    pub fn run(&self, span: Span) -> Run {
        let sources = self.offsets.get(..self.len()).unwrap_or_default();
        let at = |byte: usize| sources.partition_point(|&offset| offset < narrow(byte));
        Run::new(at(span.start()), at(span.end()))
    }

    /// The bytes of a run: from its first character to where the next one starts, so that notes belong to the character
    /// before them.
    pub fn span(&self, run: Run) -> Span {
        let start = self.offset(run.start);
        let mut end = self.offset(run.end);
        // A character that stands for several (㎡) is never cut: its parts share one offset.
        if run.start < run.end && end == self.offset(run.end - 1) {
            let rest = self.offsets.get(run.end..).unwrap_or(&[]);
            end = rest
                .iter()
                .find(|&&behind| behind > end)
                .map_or(end, |&o| o);
        }
        Span::from((start, end))
    }

    /// The byte where the character at `at` begins.
    #[inline]
    fn offset(&self, at: usize) -> u32 {
        let offset = self.offsets.get(at).or(self.offsets.last());
        offset.copied().unwrap_or_default()
    }
}

/// The low bits of a byte.
#[inline]
fn low(byte: u8, bits: u32) -> u16 {
    u16::from(byte) & ((1 << bits) - 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn folded(raw: &str) -> (String, Text) {
        let mut text = Text::default();
        text.read(raw);
        (text.chars().iter().collect(), text)
    }

    #[test]
    fn one_form_for_many_spellings() {
        for (raw, plain) in [
            ("１３００余万元", "1300余万元"),
            ("統(tǒng)戰(zhàn)部", "统战部"),
            ("統（tǒng）戰部", "统战部"),
            ("长度(km)", "长度(km)"),
            ("项目(a)", "项目(a)"),
            ("项目(甲)", "项目(甲)"),
            ("㋀５日，６㎡", "1月5日,6m²"),
            ("「臺灣」", "“台湾”"),
            ("a\u{200b}b\u{feff}", "ab"),
            ("一\r\n二\r三", "一 \n二\n三"),
        ] {
            assert_eq!(folded(raw).0, plain, "{raw}");
        }
    }

    #[test]
    fn spans_hold_notes_and_whole_characters() {
        let raw = "潘集區(qū)6㎡";
        let (plain, text) = folded(raw);
        assert_eq!(plain, "潘集区6m²");
        assert_eq!(text.span(Run::new(0, 3)).of(raw), "潘集區(qū)");
        // the unit is one source character: a run that ends inside it takes all of it
        assert_eq!(text.span(Run::new(3, 5)).of(raw), "6㎡");
        assert_eq!(text.span(Run::new(3, 6)).of(raw), "6㎡");
    }
}
