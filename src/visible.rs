//! Where each piece of the visible text comes from.
//!
//! `<b>60</b>多批&nbsp;3000` reads 60多批 3000. Visible bytes are copies of source bytes, or stand for something else that is
//! written there (an entity, a line break of a tag). Pieces are in text order in both texts; nothing is searched again.

#![cfg_attr(not(feature = "html"), allow(dead_code))]

use crate::span::{Span, narrow, widen};

/// A piece of the visible text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Piece {
    /// First byte in the visible text; it ends where the next piece begins.
    visible: u32,
    /// First byte of the source.
    start: u32,
    /// One past the last byte of the source.
    end: u32,
    /// The visible bytes are those of the source; otherwise they stand for all of it.
    copied: bool,
}

/// The visible text of a source and where each byte of it comes from.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Visible {
    text: String,
    pieces: Vec<Piece>,
}

impl Visible {
    /// The visible text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its length so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The last character.
    pub fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// Appends bytes of the source as they are.
    pub fn copy(&mut self, raw: &str, span: Span) {
        let copied = span.of(raw);
        if copied.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.copied && widen(last.end) == span.start() => {
                last.end = narrow(span.end());
            }
            _ => self.piece(span, true),
        }
        self.text.push_str(copied);
    }

    /// Appends characters that stand for a stretch of the source as a whole.
    pub fn put(&mut self, characters: &str, span: Span) {
        if !characters.is_empty() {
            self.piece(span, false);
            self.text.push_str(characters);
        }
    }

    /// Makes the blank at `at`, which stands for a border of cells, a line break.
    pub fn break_at(&mut self, at: usize) {
        if self.text.as_bytes().get(at) == Some(&b'\t') {
            self.text.replace_range(at..at + 1, "\n");
        }
    }

    fn piece(&mut self, span: Span, copied: bool) {
        self.pieces.push(Piece {
            visible: narrow(self.text.len()),
            start: narrow(span.start()),
            end: narrow(span.end()),
            copied,
        });
    }

    /// The source of a stretch of the visible text: from its first character to its last, with the tags in between.
    pub fn source(&self, visible: Span) -> Span {
        let start = self.begin(visible.start());
        if visible.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.end_of(visible.end() - 1, visible.end()))
    }

    /// Where the source of the visible byte at `at` begins.
    fn begin(&self, at: usize) -> usize {
        match self.piece_at(at) {
            Some(piece) if piece.copied => {
                widen(piece.start) + (at - widen(piece.visible)).min(widen(piece.end - piece.start))
            }
            Some(piece) => widen(piece.start),
            None => 0,
        }
    }

    /// Where the source ends of the visible byte at `last`, behind which `end` follows.
    fn end_of(&self, last: usize, end: usize) -> usize {
        match self.piece_at(last) {
            Some(piece) if piece.copied => widen(piece.start) + (end - widen(piece.visible)),
            Some(piece) => widen(piece.end),
            None => 0,
        }
    }

    fn piece_at(&self, at: usize) -> Option<Piece> {
        let behind = self
            .pieces
            .partition_point(|piece| widen(piece.visible) <= at);
        self.pieces.get(behind.checked_sub(1)?).copied()
    }

    /// The visible text of a stretch of the source. Of an entity that is cut, nothing.
    pub fn of(&self, source: Span) -> &str {
        let first = self
            .pieces
            .partition_point(|piece| widen(piece.end) <= source.start());
        let Some(piece) = self.pieces.get(first) else {
            return "";
        };
        let inside = source.start().saturating_sub(widen(piece.start));
        let from = widen(piece.visible) + if piece.copied { inside } else { 0 };
        let behind = self
            .pieces
            .partition_point(|piece| widen(piece.start) < source.end());
        let to = match behind.checked_sub(1).and_then(|i| self.pieces.get(i)) {
            Some(piece) if piece.copied => {
                let end = source.end().min(widen(piece.end));
                widen(piece.visible) + end.saturating_sub(widen(piece.start))
            }
            Some(_) => self
                .pieces
                .get(behind)
                .map_or(self.text.len(), |next| widen(next.visible)),
            None => 0,
        };
        self.text.get(from..to).unwrap_or_default()
    }

    /// The same text, where the source of this one is the visible text of another.
    pub fn through(self, other: &Visible) -> Visible {
        let mut whole = Visible {
            text: self.text,
            pieces: Vec::with_capacity(self.pieces.len() + other.pieces.len()),
        };
        for piece in self.pieces {
            let (mut start, end) = (widen(piece.start), widen(piece.end));
            if !piece.copied || start == end {
                let span = other.source(Span::new(start, end));
                let (start, end) = (narrow(span.start()), narrow(span.end()));
                whole.pieces.push(Piece {
                    start,
                    end,
                    ..piece
                });
                continue;
            }
            // A copy of a stretch that is made of several pieces there is as many pieces here.
            let first = other
                .pieces
                .partition_point(|under| widen(under.visible) <= start);
            let mut under = first.saturating_sub(1);
            while start < end {
                let limit = other
                    .pieces
                    .get(under + 1)
                    .map_or(end, |next| widen(next.visible))
                    .min(end);
                let copied = other.pieces.get(under).is_some_and(|under| under.copied);
                let span = other.source(Span::new(start, limit));
                whole.pieces.push(Piece {
                    visible: piece.visible + narrow(start) - piece.start,
                    start: narrow(span.start()),
                    end: narrow(span.end()),
                    copied,
                });
                start = limit.max(start + 1);
                under += 1;
            }
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Visible {
        // <b>60</b>多&lt;批
        let raw = "<b>60</b>多&lt;批";
        let mut text = Visible::default();
        text.copy(raw, Span::new(3, 5));
        text.copy(raw, Span::new(9, 12));
        text.put("<", Span::new(12, 16));
        text.copy(raw, Span::new(16, 19));
        text
    }

    #[test]
    fn there_and_back() {
        let text = sample();
        assert_eq!(text.text(), "60多<批");
        let cuts = [0, 1, 2, 5, 6, 9];
        for (i, &from) in cuts.iter().enumerate() {
            for &to in cuts.iter().skip(i + 1) {
                let span = Span::new(from, to);
                assert_eq!(text.of(text.source(span)), span.of(text.text()), "{span:?}");
            }
        }
        assert_eq!(text.source(Span::new(0, 5)), Span::new(3, 12));
        assert_eq!(text.source(Span::new(5, 6)), Span::new(12, 16));
    }

    #[test]
    fn one_text_through_another() {
        let inner = sample();
        let mut outer = Visible::default();
        outer.copy(inner.text(), Span::new(0, 9));
        let whole = outer.through(&inner);
        assert_eq!(whole.source(Span::new(1, 6)), Span::new(4, 16));
        assert_eq!(whole.of(Span::new(4, 16)), "0多<");
    }
}
