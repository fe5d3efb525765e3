//! What an element is to the reading of a page.

/// The kinds of elements that are told apart; all others are inline and have no influence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tag {
    /// The root, and every block that says nothing of itself.
    Block,
    Head,
    Title,
    Meta,
    Script,
    /// Not text: styles, pictures, controls.
    Skipped,
    /// Menus and their kin: nothing of the report, whatever their class.
    Menu,
    Footer,
    Article,
    Paragraph,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    List,
    Item,
    Table,
    Row,
    Cell,
    HeadCell,
    Caption,
    /// `<pre>`: line breaks of the source are line breaks.
    Preformatted,
    Break,
    Rule,
    Link,
    Bold,
    Superscript,
    Time,
    Inline,
}

impl Tag {
    /// The kind of an element by its name in lower case.
    pub fn of(name: &[u8]) -> Tag {
        match name {
            b"html" | b"body" | b"div" | b"section" | b"main" | b"center" | b"blockquote"
            | b"figure" | b"header" | b"hgroup" | b"details" | b"summary" | b"fieldset"
            | b"address" | b"form" | b"dl" | b"tbody" | b"thead" | b"tfoot" | b"dir" | b"rss"
            | b"channel" | b"item" | b"entry" => Tag::Block,
            b"head" => Tag::Head,
            b"title" => Tag::Title,
            b"meta" => Tag::Meta,
            b"script" => Tag::Script,
            b"style" | b"noscript" | b"iframe" | b"svg" | b"template" | b"select" | b"textarea"
            | b"button" | b"object" | b"audio" | b"video" | b"canvas" | b"map" | b"datalist"
            | b"noembed" | b"noframes" | b"xmp" | b"math" => Tag::Skipped,
            b"nav" | b"aside" | b"menu" => Tag::Menu,
            b"footer" => Tag::Footer,
            b"article" => Tag::Article,
            b"p" => Tag::Paragraph,
            b"h1" => Tag::Heading(1),
            b"h2" => Tag::Heading(2),
            b"h3" => Tag::Heading(3),
            b"h4" => Tag::Heading(4),
            b"h5" => Tag::Heading(5),
            b"h6" => Tag::Heading(6),
            b"ul" | b"ol" => Tag::List,
            b"li" | b"dt" | b"dd" => Tag::Item,
            b"table" => Tag::Table,
            b"tr" => Tag::Row,
            b"td" => Tag::Cell,
            b"th" => Tag::HeadCell,
            b"figcaption" | b"caption" => Tag::Caption,
            b"pre" => Tag::Preformatted,
            b"br" => Tag::Break,
            b"hr" => Tag::Rule,
            b"a" => Tag::Link,
            b"b" | b"strong" => Tag::Bold,
            b"sup" => Tag::Superscript,
            b"time" => Tag::Time,
            _ => Tag::Inline,
        }
    }

    /// Whether it stands on lines of its own and may hold other elements.
    pub fn is_block(self) -> bool {
        !matches!(
            self,
            Tag::Meta
                | Tag::Script
                | Tag::Skipped
                | Tag::Break
                | Tag::Rule
                | Tag::Link
                | Tag::Bold
                | Tag::Superscript
                | Tag::Time
                | Tag::Inline
        )
    }

    pub fn is_cell(self) -> bool {
        matches!(self, Tag::Cell | Tag::HeadCell)
    }

    /// Whether an element of this kind ends when `next` begins inside it, as the standard has it for tags that may be left out.
    pub fn ends_at(self, next: Tag) -> bool {
        match self {
            Tag::Paragraph | Tag::Heading(_) => next.is_block(),
            Tag::Item => next == Tag::Item,
            Tag::Cell | Tag::HeadCell => next.is_cell() || next == Tag::Row,
            Tag::Row => next == Tag::Row,
            // A page that forgot </head>.
            Tag::Head | Tag::Title => next.is_block() && next != Tag::Title,
            _ => false,
        }
    }

    /// Elements that `ends_at` does not look beyond: an item of a list inside an item ends nothing outside.
    pub fn is_wall(self) -> bool {
        matches!(self, Tag::List | Tag::Table | Tag::Cell | Tag::HeadCell)
    }
}
