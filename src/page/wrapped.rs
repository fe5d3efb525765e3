//! Plain text that was broken into lines of one width, as mail and PDF have it: a paragraph becomes one line again.
//!
//! Between two pages stand a number and a running head; where a paragraph goes on behind them they are left out.

use super::{Outline, Page};
use crate::span::Span;
use crate::visible::Visible;

/// Columns of the lines that may be broken ones; a Han character has two.
const NARROWEST: usize = 24;
const WIDEST: usize = 110;

/// So many columns narrower than the widest, a line is still full: punctuation is not put at the front of the next.
const SLACK: usize = 4;

/// Lines that are looked at, longer ones that end the search, and full ones that make a broken text.
const LOOKED_AT: usize = 400;
const LONG: usize = 2;
const LEAST: usize = 5;

/// Lines of a number and running heads between two pages.
const BETWEEN: usize = 5;

/// A line of the source.
#[derive(Clone, Copy)]
struct Line {
    /// Without blanks at its end.
    span: Span,
    /// Columns of the blanks in front, and all.
    indent: usize,
    width: usize,
    /// The last character ends a sentence.
    stops: bool,
    /// Blanks stand inside, as between columns.
    parted: bool,
    commas: usize,
}

impl Line {
    fn of(raw: &str, span: Span) -> Line {
        let line = span.of(raw).trim_end();
        let text = line.trim_start();
        let columns = |text: &str| text.chars().map(columns).sum::<usize>();
        let indent = columns(line.get(..line.len() - text.len()).unwrap_or_default());
        Line {
            span: Span::new(span.start(), span.start() + line.len()),
            indent,
            width: indent + columns(text),
            stops: text.ends_with(['。', '！', '？', '”', '」', '：', '；', '!', '?', ':']),
            parted: ["  ", "\u{3000}", "\t"]
                .iter()
                .any(|blanks| text.contains(blanks)),
            commas: text
                .chars()
                .filter(|c| matches!(c, '，' | '。' | '、' | '；'))
                .count(),
        }
    }

    /// Without blanks at both ends.
    fn text(&self, raw: &str) -> Span {
        let text = self.span.of(raw).trim_start();
        Span::new(self.span.end() - text.len(), self.span.end())
    }

    fn is_blank(&self) -> bool {
        self.span.is_empty()
    }

    /// Whether it is full in a text of lines of this width. The blanks of an indent may be narrower than they count.
    fn is_full(&self, width: usize) -> bool {
        self.width + self.indent + SLACK > width && !self.parted
    }

    /// Whether it is the number of a page: - 21 -, — 3 —, 第3页, 21.
    fn is_number(&self, raw: &str) -> bool {
        let text = self.span.of(raw).trim();
        let numeric = |c: char| {
            c.is_numeric()
                || c.is_whitespace()
                || matches!(c, '-' | '—' | '–' | '·' | '第' | '页' | '頁' | '共' | '/')
        };
        text.len() <= 30 && text.chars().any(char::is_numeric) && text.chars().all(numeric)
    }
}

fn columns(c: char) -> usize {
    if c == '\t' {
        4
    } else {
        1 + usize::from(!c.is_ascii())
    }
}

/// The spans of the lines, without their breaks.
fn spans(raw: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = raw.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').unwrap_or(rest.len());
        let span = Span::new(start, start + length);
        start += length + 1;
        Some(span)
    })
}

/// Reads a text whose lines are broken; `None` for any other.
pub(super) fn read(raw: &str) -> Option<Page> {
    let width = width(raw)?;
    let lines: Vec<Line> = spans(raw).map(|span| Line::of(raw, span)).collect();
    let full = lines.iter().filter(|line| line.is_full(width));
    let margin = full.map(|line| line.indent).min().unwrap_or(0);
    let mut visible = Visible::default();
    let (mut at, mut joined) = (0, false);
    while let Some(line) = lines.get(at) {
        let text = if joined { line.text(raw) } else { line.span };
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if joined && latin(visible.last()) && latin(text.of(raw).chars().next()) {
            visible.put(" ", Span::new(text.start(), text.start()));
        }
        visible.copy(raw, text);
        let next = line.is_full(width).then(|| behind(raw, &lines, at, margin));
        joined = next.flatten().is_some();
        at = match next.flatten() {
            Some(next) => next,
            None => {
                let end = lines
                    .get(at + 1)
                    .map_or(raw.len(), |next| next.span.start());
                visible.copy(raw, Span::new(line.span.end(), end));
                at + 1
            }
        };
    }
    Some(Page {
        visible,
        outline: Outline::default(),
    })
}

/// The line in which the paragraph of the full line `at` goes on, on the next page if need be.
fn behind(raw: &str, lines: &[Line], at: usize, margin: usize) -> Option<usize> {
    let open = lines.get(at).is_some_and(|line| !line.stops);
    let goes_on = |line: &Line| !line.is_blank() && line.indent <= margin && !line.is_number(raw);
    let next = lines.get(at + 1)?;
    if goes_on(next) {
        return Some(at + 1);
    }
    // Number and running head stand side by side; nothing else may lie between.
    let between = lines.get(at + 1..)?.iter().take(BETWEEN);
    let numbers = between.clone().filter(|line| line.is_number(raw)).count();
    if !open || numbers == 0 {
        return None;
    }
    let number = between.clone().position(|line| line.is_number(raw))?;
    let head = between
        .clone()
        .position(|line| line.parted && !line.is_number(raw));
    let last = number.max(head.unwrap_or(number));
    let next = at + 2 + last;
    let next = if lines.get(next).is_some_and(Line::is_blank) {
        next + 1
    } else {
        next
    };
    lines.get(next).filter(|line| goes_on(line)).map(|_| next)
}

/// Bytes of a line that may be a full one, at least.
const FULL: usize = 36;

/// The columns of the widest line of a text whose lines are broken.
fn width(raw: &str) -> Option<usize> {
    let mut found = Vec::new();
    let (mut long, mut closed, mut open) = (0, 0, 0);
    for span in spans(raw).take(LOOKED_AT) {
        // Lines that no page is wide enough for: the text is not broken.
        if span.len() > 3 * WIDEST {
            long += 1;
            if long >= LONG {
                return None;
            }
            continue;
        }
        if span.len() >= FULL {
            // Most paragraphs end a sentence, few broken lines do. Nearly every other text is told here.
            let ends = span
                .of(raw)
                .trim_end()
                .ends_with(['。', '！', '？', '”', '」']);
            closed += usize::from(ends);
            open += usize::from(!ends);
            if closed >= 2 && closed > open {
                return None;
            }
        }
        if !span.is_empty() {
            found.push(span);
        }
    }
    if open < LEAST {
        return None;
    }
    let mut lines: Vec<Line> = found.into_iter().map(|span| Line::of(raw, span)).collect();
    lines.retain(|line| !line.is_blank());
    let mut widths = [0u32; WIDEST + 1];
    for line in lines.iter().filter(|line| !line.parted) {
        if let Some(count) = widths.get_mut(line.width) {
            *count += 1;
        }
    }
    let near = |width: &usize| -> u32 { widths.iter().take(width + 1).rev().take(SLACK).sum() };
    let width = (NARROWEST..=WIDEST).max_by_key(near)?;
    let full = |width: usize| {
        let fits = move |line: &&Line| line.is_full(width) && line.width <= width;
        lines.iter().filter(fits)
    };
    let count = full(width).count();
    let wider = lines.iter().filter(|line| line.width > width).count() + long;
    let open = full(width).filter(|line| !line.stops).count();
    // Rows of a table are as wide as each other, too, and have no commas.
    let commas: usize = full(width).map(|line| line.commas).sum();
    let broken = count >= LEAST
        && count * 5 >= lines.len() * 2
        && wider * 10 <= lines.len()
        && open * 3 >= count * 2
        && commas * 2 >= count;
    broken.then_some(width)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const BROKEN: &str = "引才有新招\r\n\r\n    去年以来，全县上下想方设法\r\n引进人才，全年新引进各类人才12\r\n\
        00余名，其中本科以上学历的占七\r\n\r\n- 3 -\r\n引才简报    2024.1\r\n成；今年头两个月，又有六十多名\r\n\
        毕业生报到，县里给他们每人每月\r\n补贴800元。\r\n    新建公寓三百套，可以住下五\r\n百多人，租金只有市价的一半。\r\n";

    #[test]
    fn a_paragraph_becomes_one_line() {
        let page = read(BROKEN).unwrap();
        let lines: Vec<&str> = page
            .visible
            .text()
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(
            lines,
            [
                "引才有新招",
                "去年以来，全县上下想方设法引进人才，全年新引进各类人才1200余名，其中本科以上学历的占七成；今年头两个月，又有六十多名毕业生报到，县里给他们每人每月补贴800元。",
                "新建公寓三百套，可以住下五百多人，租金只有市价的一半。",
            ]
        );
        let at = page.visible.text().find("1200余名").unwrap();
        let span = page.visible.source(Span::new(at, at + "1200余名".len()));
        assert_eq!(span.of(BROKEN), "12\r\n00余名");
    }

    #[test]
    fn paragraphs_and_rows_are_left_as_they_are() {
        let paragraphs = "去年全县新引进各类人才1200余名，其中本科以上学历的占七成。\n".repeat(8);
        assert!(read(&paragraphs).is_none());
        let rows = "某某县某某镇某某村甲组村民李某某\n".repeat(8);
        assert!(read(&rows).is_none());
    }
}
