//! One pass over the tokens: the elements of the page as a tree of capped depth, and its visible text, a line a block.

use super::Element;
use super::grid::{Grid, MAX_SPAN};
use super::hint::{self, Hint};
use super::meta;
use super::tag::Tag;
use super::token::{Attributes, Sink};
use super::writer::{Gap, Writer};
use crate::limits::{MAX_DEPTH, MAX_ELEMENTS, MAX_METADATA};
use crate::page::Role;
use crate::span::{Span, narrow, widen};

/// Bytes of what a class calls source or author.
const MAX_NAMED: usize = 120;

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
    /// The visible text.
    pub page: Writer<'r>,
    pub elements: Vec<Element>,
    /// The open elements, outermost first.
    open: Vec<u32>,
    skipped: Option<Skipped>,
    /// Bytes of text that styles take off the page; whether that text is read nevertheless.
    pub concealed: usize,
    reveal: bool,
    /// An inline element has just been closed, and nothing stands behind it yet.
    closed: bool,
    /// The script that is being skipped holds JSON-LD.
    json: bool,
    /// What a class calls source or author.
    pub named: Vec<(Role, Span)>,
    /// The one that is open: what it is, the name of its element, how many of that name are open, where its text begins.
    naming: Option<(Role, Vec<u8>, usize, usize)>,
}

impl<'r> Builder<'r> {
    /// `reveal`: styles that hide elements are not heeded.
    pub fn new(raw: &'r str, reveal: bool) -> Self {
        let root = Element {
            tag: Tag::Block,
            parent: 0,
            depth: 0,
            hint: None,
            titled: false,
            hidden: false,
        };
        Builder {
            page: Writer::new(raw),
            elements: vec![root],
            open: vec![0],
            skipped: None,
            concealed: 0,
            reveal,
            closed: false,
            json: false,
            named: Vec::new(),
            naming: None,
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

    /// Opens a block.
    fn open_block(&mut self, tag: Tag, attributes: &Attributes, at: Span) {
        self.imply_ends(tag, at.start());
        let parent = self.top();
        let depth = self.open.len();
        match tag {
            Tag::Table => self.page.grids.push(Grid::default()),
            Tag::Row => {
                self.page.end_line(at.start());
                if let Some(grid) = self.page.grids.last_mut() {
                    grid.row();
                }
            }
            _ => {}
        }
        if tag.is_cell() {
            self.next_column(attributes);
            self.page.part(Gap::Cell);
            self.page.cell_start = true;
        } else {
            self.page.part(Gap::Line);
        }
        if depth >= MAX_DEPTH || self.elements.len() >= MAX_ELEMENTS {
            return;
        }
        let above = self.element(parent);
        let hidden = self.is_off(attributes) || above.is_some_and(|above| above.hidden);
        let named =
            |value: Option<Span>| value.and_then(|span| hint::class(span.of(self.page.raw)));
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
        self.page.element = self.top();
    }

    fn next_column(&mut self, attributes: &Attributes) {
        let number = |value: Option<Span>| -> usize {
            value
                .and_then(|span| span.of(self.page.raw).trim().parse().ok())
                .unwrap_or(1)
                .clamp(1, MAX_SPAN)
        };
        let (width, height) = (number(attributes.colspan), number(attributes.rowspan));
        if let Some(grid) = self.page.grids.last_mut() {
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
            self.page.element = self.top();
            self.page
                .part(if tag.is_cell() { Gap::Cell } else { Gap::Line });
            self.page.cell_start &= !tag.is_cell();
            match tag {
                Tag::Table => {
                    self.page.grids.pop();
                }
                // The text of the page's title is a line that no reader sees.
                Tag::Title => {
                    self.page.line.hidden = Some(Role::HiddenTitle);
                    self.page.end_line(at);
                }
                Tag::Row => self.page.end_line(at),
                _ => {}
            }
        }
        let depth = self.open.len();
        self.page.link = self.page.link.filter(|&link| link <= depth);
        if self
            .skipped
            .as_ref()
            .is_some_and(|skipped| skipped.depth > depth)
        {
            self.skipped = None;
        }
        self.page.bold = 0;
        self.page.superscript = false;
    }

    /// Whether an element is not shown.
    fn is_off(&self, attributes: &Attributes) -> bool {
        let styled = || {
            let style = attributes.style;
            style.is_some_and(|style| is_hidden(style.of(self.page.raw)))
        };
        !self.reveal && (attributes.hidden || styled())
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
        let hint = |value: Option<Span>| value.and_then(|span| hint::class(span.of(self.page.raw)));
        let role = match hint(attributes.class).or_else(|| hint(attributes.id)) {
            Some(Hint::Source) => Role::HiddenSource,
            Some(Hint::Author) => Role::HiddenAuthor,
            Some(Hint::Title) => {
                self.page.titled = true;
                return;
            }
            _ => return,
        };
        self.naming = Some((role, name.to_vec(), 1, self.page.visible.len()));
    }

    fn end_name(&mut self, name: &[u8]) {
        let Some((role, open, same, start)) = self.naming.as_mut() else {
            return;
        };
        *same -= usize::from(open == name);
        if *same == 0 {
            let span = Span::new(*start, self.page.visible.len());
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
            Tag::Inline if name == b"link" => meta::address(&mut self.page, attributes),
            Tag::Meta => meta::element(&mut self.page, attributes),
            Tag::Script => {
                let kind = attributes.kind.map_or("", |kind| kind.of(self.page.raw));
                self.json = kind.eq_ignore_ascii_case("application/ld+json");
                self.skip(name);
            }
            Tag::Skipped => self.skip(name),
            // A headline of two lines is one.
            Tag::Break if matches!(self.top_tag(), Tag::Heading(_)) => {
                self.page.blank = self.page.blank.or(Some(at))
            }
            Tag::Break | Tag::Rule => self.page.part(Gap::Line),
            Tag::Link => {
                self.page.link = Some(self.open.len());
                self.page.anchor = (0, 0);
            }
            Tag::Bold => self.page.bold += 1,
            Tag::Superscript => self.page.superscript = true,
            Tag::Time => meta::time(&mut self.page, attributes),
            Tag::Inline => {
                if self.is_off(attributes) {
                    self.skip(name);
                }
                self.page.seam |= self.closed;
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
        self.closed = tag == Tag::Inline;
        match tag {
            Tag::Link => self.page.link = None,
            Tag::Bold => self.page.bold = self.page.bold.saturating_sub(1),
            Tag::Superscript => self.page.superscript = false,
            // </p> without <p> and </br> are line breaks in every browser.
            Tag::Break => self.page.part(Gap::Line),
            _ if tag.is_block() => {
                let found =
                    self.open.iter().enumerate().rev().find(|&(_, &id)| {
                        self.element(id).is_some_and(|element| element.tag == tag)
                    });
                match found.map(|(i, _)| i).filter(|&i| i > 0) {
                    Some(i) => self.shut(i, at.start()),
                    None => self.page.part(Gap::Line),
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, at: Span) {
        if self.skipped.is_some() {
            if self.json {
                meta::json(&mut self.page, at);
            }
        } else if !self.is_silent() {
            let preformatted = self.top_tag() == Tag::Preformatted;
            self.closed = false;
            self.page.text(at, preformatted);
        } else if self.top_tag() != Tag::Head {
            self.concealed += at.of(self.page.raw).trim().len();
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
