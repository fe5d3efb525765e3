//! What would a reader see? A page becomes its visible text, each byte of which knows where it comes from, and an outline of
//! what the lines of that text are. Plain text is its own visible text and has no outline.

#![cfg_attr(not(feature = "html"), allow(dead_code))]

#[cfg(feature = "html")]
mod feed;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "html")]
mod markdown;
mod place;
mod wrapped;

use crate::span::Span;
use crate::visible::Visible;

/// What a line of the visible text is, as far as the markup tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// Menus, forms, teasers, footers: nothing of the report.
    Chrome,
    /// The headline.
    Title,
    /// A headline, a date, a source, an author that only machines see: `<title>`, `<meta>`, JSON-LD.
    HiddenTitle,
    HiddenDate,
    /// A date in the address of the page.
    HiddenAddress,
    HiddenSource,
    /// The name of the site, which is the source where nothing else is.
    HiddenSite,
    HiddenAuthor,
    /// Between headline and body: source line, credits, share buttons.
    Front,
    /// Running text.
    Text,
    /// `<h2>` to `<h6>`, or a line in bold.
    Heading,
    /// `<figcaption>`, `<caption>`.
    Caption,
    /// A row of a table of data, as an index into [`Outline::rows`].
    Row(u32),
    /// Behind the body: credits, notes.
    Tail,
    /// The title of another report, in a list of such.
    Related,
    /// A line of links.
    Link,
}

/// A line of the visible text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    /// Its first byte in the visible text.
    pub start: u32,
    pub role: Role,
    /// The link of a line of links; else empty.
    pub part: Span,
}

/// A cell of a table, by its visible text and column.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Cell {
    pub span: Span,
    pub column: u32,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Row {
    /// Which table it belongs to.
    pub table: u32,
    pub cells: Vec<Cell>,
}

/// What the lines of a page are; empty for plain text.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Outline {
    /// Every line, in text order.
    pub marks: Vec<Mark>,
    pub rows: Vec<Row>,
    /// What a class calls source or author, in the visible text.
    pub named: Vec<(Role, Span)>,
}

/// A page as it is read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Page {
    pub visible: Visible,
    pub outline: Outline,
}

/// How a text is written.
///
/// ```
/// use jianbao::{Format, Parser};
/// # #[cfg(feature = "html")] {
/// let report = Parser::new().parse_as("# 引才\n\n全县引进人才**60**多名。", Format::Markdown);
/// assert_eq!(report.slice(report.statistics[0].span), "60多名");
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// A page.
    Html,
    /// RSS or Atom.
    Feed,
    /// Markdown, with or without a header in YAML.
    Markdown,
}

impl Format {
    /// The format of a file, by how it begins and by the ending of its name.
    ///
    /// ```
    /// use jianbao::Format;
    /// assert_eq!(Format::of("a.txt", "去年引进人才3名。"), Format::Text);
    /// assert_eq!(Format::of("a.txt", "<!DOCTYPE html><p>"), Format::Html);
    /// assert_eq!(Format::of("a.xml", "<?xml version=\"1.0\"?><rss>"), Format::Feed);
    /// assert_eq!(Format::of("a.md", "# 引才"), Format::Markdown);
    /// ```
    pub fn of(name: &str, text: &str) -> Format {
        let front: String = text
            .trim_start()
            .chars()
            .take(400)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        let ending = name
            .rsplit('.')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let feed = ["<rss", "<feed", "<rdf:rdf"]
            .iter()
            .any(|tag| front.contains(tag));
        match ending.as_str() {
            _ if front.starts_with('<') && feed => Format::Feed,
            _ if ["<!doctype html", "<html"]
                .iter()
                .any(|tag| front.starts_with(tag)) =>
            {
                Format::Html
            }
            "html" | "htm" | "xhtml" | "shtml" | "xml" => Format::Html,
            "md" | "markdown" => Format::Markdown,
            _ => Format::Text,
        }
    }
}

/// Reads a page; `None` for plain text, unless its lines are broken.
pub(crate) fn read(raw: &str, format: Format) -> Option<Page> {
    match format {
        #[cfg(feature = "html")]
        Format::Html => Some(html::read(raw)),
        #[cfg(feature = "html")]
        Format::Feed => Some(feed::read(raw)),
        #[cfg(feature = "html")]
        Format::Markdown => Some(markdown::read(raw)),
        _ => wrapped::read(raw),
    }
}
