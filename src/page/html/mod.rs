//! A page as its reader sees it. The tokenizer is html5gum's; the tree and its reading are ours.
//!
//! Tokens → elements (a tree of capped depth, no recursion) and visible lines → the element that holds the article → what
//! each line is. Every line of the page stays in the text, so that nothing is lost; menus and footers are marked as such.

mod article;
mod build;
pub(super) mod entity;
mod grid;
mod hint;
mod line;
mod meta;
mod role;
mod tag;
mod title;
mod token;
mod writer;

use super::Page;
use build::Builder;
use hint::Hint;
use line::{Cell, Line};
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

/// Reads a page.
pub(super) fn read(raw: &str) -> Page {
    let mut builder = Builder::new(raw);
    token::tokens(raw, &mut builder);
    builder.page.end_line(raw.len());
    let Builder {
        page,
        elements,
        named,
        ..
    } = builder;
    let outline = role::outline(&page.visible, &elements, &page.lines, named);
    Page {
        visible: page.visible,
        outline,
    }
}
