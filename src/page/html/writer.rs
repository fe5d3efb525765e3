//! The visible text as it is written, a line a block: blanks made one, cells of tables parted, what is counted of each line.

use super::entity::entity;
use super::grid::Grid;
use super::line::{Cell, Line, is_wide};
use crate::page::Role;
use crate::span::{Span, narrow, widen};
use crate::visible::Visible;

/// Bytes of the longest cell of a table of data.
const MAX_CELL: usize = 150;

/// What parts the text behind from the text in front.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(super) enum Gap {
    #[default]
    None,
    /// The border of two cells of a row.
    Cell,
    Line,
}

#[derive(Debug)]
pub(super) struct Writer<'r> {
    pub raw: &'r str,
    pub visible: Visible,
    pub lines: Vec<Line>,
    /// The innermost element that is open.
    pub element: u32,
    /// The tables that are open.
    pub grids: Vec<Grid>,
    /// How deep the open link lies, and its visible text so far.
    pub link: Option<usize>,
    pub anchor: (u32, u32),
    pub bold: usize,
    pub superscript: bool,
    pub line: Line,
    gap: Gap,
    /// Nothing stands in the open cell yet.
    pub cell_start: bool,
    /// Blanks that are written if text follows on the line.
    pub blank: Option<Span>,
    /// Lines of metadata so far.
    pub hidden: usize,
    /// An inline element ends and another begins before the text that follows.
    pub seam: bool,
    /// An element inside a line is called a headline.
    pub titled: bool,
}

impl<'r> Writer<'r> {
    pub fn new(raw: &'r str) -> Self {
        Writer {
            raw,
            visible: Visible::default(),
            lines: Vec::new(),
            element: 0,
            grids: Vec::new(),
            link: None,
            anchor: (0, 0),
            bold: 0,
            superscript: false,
            line: Line::default(),
            gap: Gap::None,
            cell_start: false,
            blank: None,
            hidden: 0,
            seam: false,
            titled: false,
        }
    }

    /// Asks for a gap before the text that follows.
    pub fn part(&mut self, gap: Gap) {
        // <td><p>12</p></td>: the borders of blocks at those of a cell say nothing new.
        if gap == Gap::Line && self.cell_start {
            return;
        }
        self.gap = if gap == Gap::Cell {
            Gap::Cell
        } else {
            self.gap.max(gap)
        };
        self.blank = None;
    }

    /// Ends the line that is being read.
    pub fn end_line(&mut self, at: usize) {
        self.gap = Gap::None;
        self.blank = None;
        let start = widen(self.line.start);
        if self.visible.len() > start {
            self.close_cell();
            self.visible.put("\n", Span::new(at, at));
            let line = std::mem::take(&mut self.line);
            self.push_line(line);
        }
        self.anchor = (0, 0);
        self.line = Line {
            start: narrow(self.visible.len()),
            element: self.element,
            ..Line::default()
        };
    }

    /// Keeps a line. A row with a long cell lays the page out: its cells are lines of their own.
    fn push_line(&mut self, line: Line) {
        let width = |cell: &Cell| widen(cell.end - cell.start);
        if line.cells.len() < 2 || line.cells.iter().all(|cell| width(cell) <= MAX_CELL) {
            self.lines.push(line);
            return;
        }
        let links = line.is_links();
        for (i, cell) in line.cells.iter().enumerate() {
            let (start, end) = (widen(cell.start), widen(cell.end));
            if i + 1 < line.cells.len() {
                self.visible.break_at(end);
            }
            let mut part = Line {
                start: cell.start,
                element: line.element,
                ..Line::default()
            };
            for c in Span::new(start, end).of(self.visible.text()).chars() {
                part.count(c);
            }
            part.linked = if links { part.visible } else { 0 };
            if part.visible > 0 {
                self.lines.push(part);
            }
        }
    }

    fn close_cell(&mut self) {
        let end = narrow(self.visible.len());
        if let Some(cell) = self.line.cells.last_mut().filter(|cell| cell.end == 0) {
            cell.end = end;
        }
    }

    /// A line that the page does not show, written between two places of the source.
    pub fn hidden_line(
        &mut self,
        role: Role,
        from: usize,
        to: usize,
        write: impl FnOnce(&mut Visible),
    ) {
        self.end_line(from);
        write(&mut self.visible);
        self.line.hidden = Some(role);
        self.end_line(to);
    }

    /// Whether the line that is being read has hardly begun, so that it may be parted here.
    pub fn is_near_start(&self) -> bool {
        self.line.visible < 30 && self.line.cells.is_empty()
    }

    fn character(&mut self, c: char, written: Option<&str>, at: Span) {
        if let Some(blank) = self.blank.take() {
            self.write_blank(blank, c);
        }
        if self.link.is_some() && self.anchor.1 == 0 {
            self.anchor = (narrow(self.visible.len()), 0);
        }
        match written {
            Some(written) => self.visible.put(written, at),
            None => self.visible.copy(self.raw, at),
        }
        let line = &mut self.line;
        line.count(c);
        line.titled |= std::mem::take(&mut self.titled);
        if self.link.is_some() {
            line.linked += 1;
            // The link that is being read, kept if it is the longest of its line.
            let end = narrow(self.visible.len());
            self.anchor.1 = end;
            let length = |(from, to): (u32, u32)| to - from;
            if length(self.anchor) > length(line.link) {
                line.link = self.anchor;
            }
        }
        self.line.bold += u32::from(self.bold > 0);
        self.cell_start = false;
    }

    /// Whether a date ends where one inline element follows another, or begins there: such elements stand apart on the page.
    fn parts_dates(&self, at: Span) -> bool {
        let line = self.visible.text().get(widen(self.line.start)..);
        let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
        let behind = at.of(self.raw);
        let begins = behind.starts_with(['1', '2'])
            && digits(behind) == 4
            && behind
                .get(4..)
                .is_some_and(|rest| rest.starts_with(['-', '/', '.', '年']));
        // 2023-11-09, 2023/11/09 19:26
        let end: String = line.unwrap_or_default().chars().rev().take(6).collect();
        let part = digits(&end);
        let ends = (1..=2).contains(&part)
            && end
                .get(part..)
                .is_some_and(|rest| rest.starts_with([':', '-', '/']));
        !end.is_empty() && (begins || ends)
    }

    fn write_blank(&mut self, blank: Span, next: char) {
        let last = self.visible.last().unwrap_or('\n');
        let between = blank.of(self.raw);
        // A line of the source that was broken between two wide characters.
        if last == '\n' || between.contains('\n') && is_wide(last) && is_wide(next) {
            return;
        }
        match between.chars().next() {
            Some(c @ (' ' | '\u{3000}')) => {
                let first = Span::new(blank.start(), blank.start() + c.len_utf8());
                self.visible.copy(self.raw, first);
            }
            _ => self.visible.put(" ", blank),
        }
    }

    /// Gets ready to write what stands at `at`.
    fn begin(&mut self, at: usize) {
        match std::mem::take(&mut self.gap) {
            Gap::None => {}
            Gap::Cell => {
                self.close_cell();
                if !self.line.cells.is_empty() {
                    self.visible.put("\t", Span::new(at, at));
                } else {
                    self.end_line(at);
                }
                self.start_cell();
            }
            Gap::Line => self.end_line(at),
        }
        if self.visible.len() == widen(self.line.start) {
            self.line.element = self.element;
        }
    }

    fn start_cell(&mut self) {
        let column = self.grids.last().map_or(0, |grid| grid.column);
        self.line.cells.push(Cell {
            start: narrow(self.visible.len()),
            end: 0,
            column: narrow(column),
        });
    }

    /// Writes the text between two tags, its entities read and its blanks made one.
    pub fn text(&mut self, at: Span, preformatted: bool) {
        let raw = self.raw;
        if std::mem::take(&mut self.seam) && self.parts_dates(at) {
            self.blank = self.blank.or(Some(Span::new(at.start(), at.start())));
        }
        let mut next = at.start();
        while let Some(c) = raw.get(next..at.end()).and_then(|rest| rest.chars().next()) {
            let start = next;
            next += c.len_utf8();
            if preformatted && c == '\n' {
                self.part(Gap::Line);
                continue;
            }
            let mut written = None;
            let mut shown = c;
            if c == '&'
                && let Some((meaning, end)) = entity(raw, start)
            {
                next = end.min(at.end());
                shown = meaning.chars().next().unwrap_or(c);
                written = Some(meaning);
            }
            if self.superscript {
                let small = match shown {
                    '2' => Some("²"),
                    '3' => Some("³"),
                    _ => None,
                };
                written = small.map(str::to_owned).or(written);
            }
            let place = Span::new(start, next);
            if shown.is_whitespace() {
                self.blank = Some(match self.blank {
                    Some(blank) => Span::new(blank.start(), next),
                    None => place,
                });
                continue;
            }
            if shown.is_control() {
                continue;
            }
            if self.gap != Gap::None || self.visible.len() == widen(self.line.start) {
                let blank = self.blank.filter(|_| self.gap == Gap::None);
                self.begin(start);
                self.blank = blank;
            }
            self.character(shown, written.as_deref(), place);
        }
    }
}
