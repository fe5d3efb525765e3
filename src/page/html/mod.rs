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
use crate::span::widen;
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

/// Bytes of text that a page may hide before it is looked at whether it hides all of its text.
const CONCEALED: usize = 300;

/// Reads a page.
pub(super) fn read(raw: &str) -> Page {
    let mut builder = build(raw, false);
    // Scripts show the text of a page that hides more than it shows.
    let prose = |line: &&Line| line.hidden.is_none() && line.is_prose();
    let shown = builder
        .page
        .lines
        .iter()
        .filter(prose)
        .map(|line| line.visible);
    let shown: u32 = shown.sum();
    if builder.concealed > CONCEALED.max(3 * widen(shown)) {
        builder = build(raw, true);
    }
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

fn build(raw: &str, reveal: bool) -> Builder<'_> {
    let mut builder = Builder::new(raw, reveal);
    token::tokens(raw, &mut builder);
    builder.page.end_line(raw.len());
    builder
}
