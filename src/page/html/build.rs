//! One pass over the tokens: the elements of the page as a tree of capped depth, and its visible text, a line a block.

use super::entity::entity;
use super::hint::{self, Hint};
use super::meta;
use super::tag::Tag;
use super::token::{Attributes, Sink};
use super::{Cell, Element, Line};
use crate::limits::{MAX_DEPTH, MAX_ELEMENTS, MAX_METADATA};
use crate::page::Role;
use crate::span::{Span, narrow, widen};
use crate::visible::Visible;

/// Bytes of what a class calls source or author.
const MAX_NAMED: usize = 120;

/// Bytes of the longest cell of a table of data.
const MAX_CELL: usize = 150;

/// What parts the text behind from the text in front.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
enum Gap {
    #[default]
    None,
    /// The border of two cells of a row.
    Cell,
    Line,
}

/// The columns of a table that is being read.
#[derive(Default, Debug)]
struct Grid {
    /// The column of the cell that was read last, and of the one behind it.
    column: usize,
    next: usize,
    /// For each column, how many rows its last cell still reaches into.
    taken: Vec<usize>,
}

/// Columns of a table, and rows of a cell, that are kept apart.
const MAX_SPAN: usize = 100;

impl Grid {
    fn row(&mut self) {
        self.next = 0;
        for rows in &mut self.taken {
            *rows = rows.saturating_sub(1);
        }
    }

    /// Finds the column of the next cell, `width` columns wide and `height` rows high.
    fn cell(&mut self, width: usize, height: usize) {
        while self.taken.get(self.next).is_some_and(|&rows| rows > 0) {
            self.next += 1;
        }
        self.column = self.next;
        self.next = (self.next + width).min(MAX_SPAN);
        if self.taken.len() < self.next {
            self.taken.resize(self.next, 0);
        }
        for rows in self.taken.iter_mut().take(self.next).skip(self.column) {
            *rows = height;
        }
    }
}

/// What is left out until it closes, or a block that holds it does.
#[derive(Debug)]
struct Skipped {
    name: Vec<u8>,
    /// How many elements of that name are open, and how many blocks inside.
    same: usize,
    blocks: usize,
    /// How many blocks are open around it.
    depth: usize,
}

#[derive(Debug)]
pub(super) struct Builder<'r> {
    pub raw: &'r str,
    pub visible: Visible,
    pub elements: Vec<Element>,
    pub lines: Vec<Line>,
    /// The open elements, outermost first.
    open: Vec<u32>,
    grids: Vec<Grid>,
    skipped: Option<Skipped>,
    /// How deep the open link lies, and its visible text so far.
    link: Option<usize>,
    anchor: (u32, u32),
    bold: usize,
    superscript: bool,
    line: Line,
    gap: Gap,
    /// Nothing stands in the open cell yet.
    cell_start: bool,
    /// Blanks that are written if text follows on the line.
    blank: Option<Span>,
    /// The script that is being skipped holds JSON-LD.
    json: bool,
    /// What a class calls source or author.
    pub named: Vec<(Role, Span)>,
    /// The one that is open: what it is, the name of its element, how many of that name are open, where its text begins.
    naming: Option<(Role, Vec<u8>, usize, usize)>,
    /// Lines of metadata so far.
    pub hidden: usize,
}

impl<'r> Builder<'r> {
    pub fn new(raw: &'r str) -> Self {
        let root = Element {
            tag: Tag::Block,
            parent: 0,
            depth: 0,
            hint: None,
            titled: false,
            hidden: false,
        };
        Builder {
            raw,
            visible: Visible::default(),
            elements: vec![root],
            lines: Vec::new(),
            open: vec![0],
            grids: Vec::new(),
            skipped: None,
            link: None,
            anchor: (0, 0),
            bold: 0,
            superscript: false,
            line: Line::default(),
            gap: Gap::None,
            cell_start: false,
            blank: None,
            json: false,
            named: Vec::new(),
            naming: None,
            hidden: 0,
        }
    }

    fn top(&self) -> u32 {
        self.open.last().copied().unwrap_or(0)
    }

    fn element(&self, id: u32) -> Option<&Element> {
        self.elements.get(widen(id))
    }

    fn top_tag(&self) -> Tag {
        self.element(self.top())
            .map_or(Tag::Block, |element| element.tag)
    }

    /// Asks for a gap before the text that follows.
    fn part(&mut self, gap: Gap) {
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
            element: self.top(),
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
            self.line.element = self.top();
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

    /// Opens a block.
    fn open_block(&mut self, tag: Tag, attributes: &Attributes, at: Span) {
        self.imply_ends(tag, at.start());
        let parent = self.top();
        let depth = self.open.len();
        match tag {
            Tag::Table => self.grids.push(Grid::default()),
            Tag::Row => {
                self.end_line(at.start());
                if let Some(grid) = self.grids.last_mut() {
                    grid.row();
                }
            }
            _ => {}
        }
        if tag.is_cell() {
            self.next_column(attributes);
            self.part(Gap::Cell);
            self.cell_start = true;
        } else {
            self.part(Gap::Line);
        }
        if depth >= MAX_DEPTH || self.elements.len() >= MAX_ELEMENTS {
            return;
        }
        let above = self.element(parent);
        let hidden = self.is_off(attributes) || above.is_some_and(|above| above.hidden);
        let named = |value: Option<Span>| value.and_then(|span| hint::class(span.of(self.raw)));
        let own = match tag {
            Tag::Menu => Some(Hint::Chrome),
            Tag::Footer => Some(Hint::Chrome),
            _ => named(attributes.class).or_else(|| named(attributes.id)),
        };
        self.elements.push(Element {
            tag,
            parent,
            depth: narrow(depth),
            titled: own == Some(Hint::Title),
            hint: own.filter(|hint| matches!(hint, Hint::Chrome | Hint::Related | Hint::Comment)),
            hidden,
        });
        self.open.push(narrow(self.elements.len() - 1));
    }

    fn next_column(&mut self, attributes: &Attributes) {
        let number = |value: Option<Span>| -> usize {
            value
                .and_then(|span| span.of(self.raw).trim().parse().ok())
                .unwrap_or(1)
                .clamp(1, MAX_SPAN)
        };
        let (width, height) = (number(attributes.colspan), number(attributes.rowspan));
        if let Some(grid) = self.grids.last_mut() {
            grid.cell(width, height);
        }
    }

    /// Ends elements whose end tag was left out.
    fn imply_ends(&mut self, next: Tag, at: usize) {
        let mut keep = None;
        for (i, &id) in self.open.iter().enumerate().rev() {
            let Some(tag) = self.element(id).map(|element| element.tag) else {
                break;
            };
            if tag.ends_at(next) {
                keep = Some(i);
            }
            if tag.is_wall()
                && !(tag.is_cell() && matches!(next, Tag::Row | Tag::Cell | Tag::HeadCell))
            {
                break;
            }
        }
        if let Some(keep) = keep {
            self.shut(keep, at);
        }
    }

    /// Closes the elements from the `keep`-th on.
    fn shut(&mut self, keep: usize, at: usize) {
        while self.open.len() > keep.max(1) {
            let tag = self.top_tag();
            self.open.pop();
            self.part(if tag.is_cell() { Gap::Cell } else { Gap::Line });
            self.cell_start &= !tag.is_cell();
            match tag {
                Tag::Table => {
                    self.grids.pop();
                }
                // The text of the page's title is a line that no reader sees.
                Tag::Title => {
                    self.line.hidden = Some(Role::HiddenTitle);
                    self.end_line(at);
                }
                Tag::Row => self.end_line(at),
                _ => {}
            }
        }
        let depth = self.open.len();
        self.link = self.link.filter(|&link| link <= depth);
        if self
            .skipped
            .as_ref()
            .is_some_and(|skipped| skipped.depth > depth)
        {
            self.skipped = None;
        }
        self.bold = 0;
        self.superscript = false;
    }

    /// Whether an element is not shown.
    fn is_off(&self, attributes: &Attributes) -> bool {
        attributes.hidden
            || attributes
                .style
                .is_some_and(|style| is_hidden(style.of(self.raw)))
    }

    fn skip(&mut self, name: &[u8]) {
        self.skipped = Some(Skipped {
            name: name.to_vec(),
            same: 1,
            blocks: 0,
            depth: self.open.len(),
        });
    }

    /// Begins what a class calls source or author.
    fn begin_name(&mut self, name: &[u8], attributes: &Attributes) {
        if let Some((_, open, same, _)) = self.naming.as_mut() {
            *same += usize::from(open == name);
            return;
        }
        let hint = |value: Option<Span>| value.and_then(|span| hint::class(span.of(self.raw)));
        let role = match hint(attributes.class).or_else(|| hint(attributes.id)) {
            Some(Hint::Source) => Role::HiddenSource,
            Some(Hint::Author) => Role::HiddenAuthor,
            _ => return,
        };
        self.naming = Some((role, name.to_vec(), 1, self.visible.len()));
    }

    fn end_name(&mut self, name: &[u8]) {
        let Some((role, open, same, start)) = self.naming.as_mut() else {
            return;
        };
        *same -= usize::from(open == name);
        if *same == 0 {
            let span = Span::new(*start, self.visible.len());
            if span.len() <= MAX_NAMED && self.named.len() < MAX_METADATA {
                self.named.push((*role, span));
            }
            self.naming = None;
        }
    }

    fn is_silent(&self) -> bool {
        self.skipped.is_some()
            || self
                .element(self.top())
                .is_some_and(|element| element.hidden || element.tag == Tag::Head)
    }
}

impl Sink for Builder<'_> {
    fn open(&mut self, name: &[u8], tag: Tag, attributes: &Attributes, at: Span) {
        if let Some(skipped) = self.skipped.as_mut() {
            skipped.same += usize::from(skipped.name == name);
            skipped.blocks += usize::from(tag.is_block());
            return;
        }
        self.begin_name(name, attributes);
        match tag {
            Tag::Inline if name == b"link" => meta::address(self, attributes),
            Tag::Meta => meta::element(self, attributes),
            Tag::Script => {
                let kind = attributes.kind.map_or("", |kind| kind.of(self.raw));
                self.json = kind.eq_ignore_ascii_case("application/ld+json");
                self.skip(name);
            }
            Tag::Skipped => self.skip(name),
            // A headline of two lines is one.
            Tag::Break if matches!(self.top_tag(), Tag::Heading(_)) => {
                self.blank = self.blank.or(Some(at))
            }
            Tag::Break | Tag::Rule => self.part(Gap::Line),
            Tag::Link => {
                self.link = Some(self.open.len());
                self.anchor = (0, 0);
            }
            Tag::Bold => self.bold += 1,
            Tag::Superscript => self.superscript = true,
            Tag::Time => meta::time(self, attributes),
            Tag::Inline => {
                if self.is_off(attributes) {
                    self.skip(name);
                }
            }
            // Scripts show a page that hides itself.
            _ if matches!(name, b"html" | b"body") => {
                self.open_block(
                    tag,
                    &Attributes {
                        style: None,
                        hidden: false,
                        ..*attributes
                    },
                    at,
                );
            }
            _ => self.open_block(tag, attributes, at),
        }
    }

    fn close(&mut self, name: &[u8], tag: Tag, at: Span) {
        if let Some(skipped) = self.skipped.as_mut() {
            if skipped.name == name {
                skipped.same -= 1;
                if skipped.same == 0 {
                    self.skipped = None;
                    self.json = false;
                }
                return;
            }
            if !tag.is_block() {
                return;
            }
            if skipped.blocks > 0 {
                skipped.blocks -= 1;
                return;
            }
            // </div> of the block around it.
        }
        self.end_name(name);
        match tag {
            Tag::Link => self.link = None,
            Tag::Bold => self.bold = self.bold.saturating_sub(1),
            Tag::Superscript => self.superscript = false,
            // </p> without <p> and </br> are line breaks in every browser.
            Tag::Break => self.part(Gap::Line),
            _ if tag.is_block() => {
                let found =
                    self.open.iter().enumerate().rev().find(|&(_, &id)| {
                        self.element(id).is_some_and(|element| element.tag == tag)
                    });
                match found.map(|(i, _)| i).filter(|&i| i > 0) {
                    Some(i) => self.shut(i, at.start()),
                    None => self.part(Gap::Line),
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, at: Span) {
        if self.skipped.is_some() {
            if self.json {
                meta::json(self, at);
            }
            return;
        }
        if self.is_silent() {
            return;
        }
        let raw = self.raw;
        let preformatted = self.top_tag() == Tag::Preformatted;
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

/// A style that takes the element off the page.
fn is_hidden(style: &str) -> bool {
    let flat: String = style
        .chars()
        .take(200)
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    flat.contains("display:none") || flat.contains("visibility:hidden")
}

impl Line {
    /// Counts a character that is seen.
    fn count(&mut self, c: char) {
        self.visible += 1;
        self.han += u32::from(is_han(c));
        self.commas += u32::from(matches!(
            c,
            '，' | '。' | '；' | '！' | '？' | '：' | '、' | ','
        ));
        self.stops = matches!(
            c,
            '。' | '！' | '？' | '；' | '：' | '…' | '”' | '」' | '』' | '）' | ')'
        );
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Han characters and the punctuation that is as wide.
fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff65}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}
