//! A page as its reader sees it. The tokenizer is html5gum's; the tree and its reading are ours.
//!
//! Tokens → elements (a tree of capped depth, no recursion) and visible lines → the element that holds the article → what
//! each line is. Every line of the page stays in the text, so that nothing is lost; menus and footers are marked as such.

mod article;
mod build;
pub(super) mod entity;
mod hint;
mod meta;
mod role;
mod tag;
mod title;
mod token;

use super::{Page, Role};
use build::Builder;
use hint::Hint;
use tag::Tag;

/// A block of the page.
#[derive(Clone, Copy, Debug)]
struct Element {
    tag: Tag,
    /// Its parent, which has a lower index; the root is its own.
    parent: u32,
    depth: u32,
    hint: Option<Hint>,
    /// Its class says that it is a headline.
    titled: bool,
    /// The page does not show it.
    hidden: bool,
}

/// A line of the visible text.
#[derive(Clone, Default, Debug)]
struct Line {
    /// Its first byte in the visible text.
    start: u32,
    /// The innermost element that it begins in.
    element: u32,
    /// Visible characters: all, Han, punctuation, in links, in bold.
    visible: u32,
    han: u32,
    commas: u32,
    /// It ends a sentence.
    stops: bool,
    linked: u32,
    bold: u32,
    /// The longest link, in the visible text.
    link: (u32, u32),
    /// The cells of a row of a table.
    cells: Vec<Cell>,
    /// What metadata it holds.
    hidden: Option<Role>,
}

/// A cell of a row.
#[derive(Clone, Copy, Default, Debug)]
struct Cell {
    /// Where it lies in the visible text.
    start: u32,
    end: u32,
    column: u32,
}

impl Line {
    /// Whether most of it is links.
    fn is_links(&self) -> bool {
        self.linked * 2 > self.visible
    }

    /// Whether it reads like a sentence: enough Han characters and a stop at the end, or many of them.
    fn is_prose(&self) -> bool {
        let long = self.han >= 40 || self.han >= 25 && self.commas >= 2;
        !self.is_links() && (self.han >= 10 && self.stops || long)
    }
}

/// Reads a page.
pub(super) fn read(raw: &str) -> Page {
    let mut builder = Builder::new(raw);
    token::tokens(raw, &mut builder);
    builder.end_line(raw.len());
    let Builder {
        visible,
        elements,
        lines,
        named,
        ..
    } = builder;
    let outline = role::outline(&visible, &elements, &lines, named);
    Page { visible, outline }
}
