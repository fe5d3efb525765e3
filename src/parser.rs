//! The entry point: options and buffers.

use crate::edtf::{Date, Edtf};
use crate::lex::Mentions;
use crate::lex::number::{numeral, quantity};
use crate::limits::MAX_INPUT;
use crate::link::{Linker, Options};
use crate::page::{self, Format, Outline, Page};
use crate::record::{Report, Truncated};
use crate::text::{Text, fold};
use crate::user_dictionary::UserDictionary;
use crate::zone::Layout;
#[cfg(feature = "encoding")]
use crate::{
    error::Error,
    record::{DecidedBy, Decoding, Remark},
    span::Span,
};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// A parser with options, which keeps its buffers from one report to the next.
///
/// ```
/// let mut parser = jianbao::Parser::new().published("2024-01-24".parse()?).ledger(true);
/// let report = parser.parse("去年3月，全县新建书屋20余间。");
/// assert_eq!(report.times[0].edtf.unwrap().to_string(), "2023-03");
/// assert_eq!(report.numerals.unwrap().len(), 2);
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Default)]
pub struct Parser {
    options: Options,
    simplified: bool,
    text: Text,
    mentions: Mentions,
    layout: Layout,
    linker: Linker,
}

impl Parser {
    /// A parser without options.
    ///
    /// ```
    /// let mut parser = jianbao::Parser::new();
    /// for text in ["新建公园3个。", "新建书屋20余间。"] {
    ///     assert_eq!(parser.parse(text).statistics.len(), 1);
    /// }
    /// ```
    pub fn new() -> Self {
        Parser::default()
    }

    /// A parser with the options and words of another, and buffers of its own.
    pub(crate) fn like(other: &Parser) -> Parser {
        Parser {
            options: other.options,
            simplified: other.simplified,
            text: other.text.like(),
            ..Parser::default()
        }
    }

    /// What is read next goes on where a report ended: its date holds, unless one was given.
    pub(crate) fn go_on(&mut self, report: &Report<'_>) {
        let date = report.published.and_then(|time| time.edtf);
        self.options.published = (self.options.published).or(date.and_then(Edtf::start));
    }

    /// The date that relative times are resolved against; without it, the date that the report gives.
    ///
    /// ```
    /// use jianbao::Parser;
    /// let mut parser = Parser::new().published("2024-01-24".parse()?);
    /// assert_eq!(parser.parse("去年，全县新建书屋20余间。").times[0].edtf.unwrap().to_string(), "2023");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn published(mut self, date: Date) -> Self {
        self.options.published = Some(date);
        self
    }

    /// Whether reports carry the ledger of numerals.
    ///
    /// ```
    /// use jianbao::{Parser, Reading};
    /// let report = Parser::new().ledger(true).parse("统一新建公园3个。");
    /// let numerals = report.numerals.unwrap();
    /// assert_eq!((numerals[0].reading, numerals[0].reason), (Reading::Name, Some("word")));
    /// assert_eq!(numerals[1].reading, Reading::Quantity);
    /// ```
    pub fn ledger(mut self, on: bool) -> Self {
        self.options.ledger = on;
        self
    }

    /// Whether reports carry the text with the script folded.
    ///
    /// ```
    /// let report = jianbao::Parser::new().simplified(true).parse("全區新建公園3個。");
    /// assert_eq!(report.simplified.as_deref(), Some("全区新建公园3个。"));
    /// ```
    pub fn simplified(mut self, on: bool) -> Self {
        self.simplified = on;
        self
    }

    /// Words of the user's own, in addition to those of the tables; they take the place of a dictionary that was given before.
    ///
    /// ```
    /// use jianbao::{Parser, UserDictionary};
    /// let words = UserDictionary::new().unit("司马担", "60.478982", "kg")?;
    /// let report = Parser::new().dictionary(words).parse("合作社收购茶叶200司马担。");
    /// assert_eq!(report.statistics[0].unit.unwrap().canonical, Some("kg"));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn dictionary(mut self, words: UserDictionary) -> Self {
        self.text.know(words.into_words());
        self
    }

    /// Reads a report. Any text gives one; what could not be read is said in it.
    ///
    /// ```
    /// let text = "湘窖酒业先后接待客商60多批3000多人次。";
    /// let report = jianbao::Parser::new().parse(text);
    /// assert_eq!(report.statistics[1].span.of(text), "3000多人次");
    /// assert!(jianbao::Parser::new().parse("").statistics.is_empty());
    /// ```
    pub fn parse<'t>(&mut self, raw: &'t str) -> Report<'t> {
        self.parse_as(raw, Format::Text)
    }

    /// Reads a report from a page, a feed or Markdown. Spans refer to the source, tags and all; the text of a span is what a
    /// reader sees of it, [`Report::slice`]. Without the feature `html` everything is read as plain text.
    ///
    /// ```
    /// # #[cfg(feature = "html")] {
    /// use jianbao::{Format, Parser};
    ///
    /// let page = "<h1>引才</h1><p>去年，全县引进人才<b>60</b>多名。</p>";
    /// let report = Parser::new().parse_as(page, Format::Html);
    /// let span = report.statistics[0].span;
    /// assert_eq!(span.of(page), "60</b>多名");
    /// assert_eq!(report.slice(span), "60多名");
    /// # }
    /// ```
    pub fn parse_as<'t>(&mut self, raw: &'t str, format: Format) -> Report<'t> {
        let mut report = Report::default();
        self.fill(raw, format, &mut report);
        report.text = Cow::Borrowed(raw);
        report
    }

    /// Reads a report from bytes in UTF-8, GBK, Big5, UTF-16 or another encoding; see [`decode`](crate::decode) for how it is
    /// found. Spans refer to the decoded text, [`Report::text`]; [`Report::decoding`] says what was decided, and so does a
    /// remark unless the bytes were UTF-8 without fault.
    ///
    /// ```
    /// use jianbao::{Error, Parser};
    /// let gbk = [0xc8, 0xab, 0xc7, 0xf8, b'1', b'1', 0xb8, 0xf6, 0xcf, 0xe7, 0xd5, 0xf2]; // 全区11个乡镇
    /// let report = Parser::new().parse_bytes(&gbk)?;
    /// assert_eq!(report.slice(report.statistics[0].span), "11个");
    /// assert!(matches!(Parser::new().parse_bytes(b"%PDF-1.7"), Err(Error::NotText(_))));
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::NotText`] for bytes that are no text.
    #[cfg(feature = "encoding")]
    pub fn parse_bytes<'b>(&mut self, bytes: &'b [u8]) -> Result<Report<'b>, Error> {
        self.decoded(bytes, |_| Format::Text)
    }

    /// The same for a file, whose format is told by its name and its first characters: [`Format::of`]. Nothing is opened.
    ///
    /// ```
    /// # #[cfg(feature = "html")] {
    /// use jianbao::Parser;
    /// let report = Parser::new().parse_file("a.html", "<p>新建公园<b>3</b>个。</p>".as_bytes()).unwrap();
    /// assert_eq!(report.slice(report.statistics[0].span), "3个");
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Error::NotText`] for bytes that are no text.
    #[cfg(feature = "encoding")]
    pub fn parse_file<'b>(&mut self, name: &str, bytes: &'b [u8]) -> Result<Report<'b>, Error> {
        self.decoded(bytes, |text| Format::of(name, text))
    }

    #[cfg(feature = "encoding")]
    fn decoded<'b>(
        &mut self,
        bytes: &'b [u8],
        format: impl Fn(&str) -> Format,
    ) -> Result<Report<'b>, Error> {
        let (text, decoding) = crate::bytes::decode(bytes)?;
        let mut report = Report {
            decoding: Some(decoding),
            ..Report::default()
        };
        self.fill(&text, format(&text), &mut report);
        decoding.remark(&mut report);
        report.text = text;
        Ok(report)
    }

    /// Reads `raw` into a report that does not hold its text yet.
    fn fill(&mut self, raw: &str, format: Format, report: &mut Report<'_>) {
        let read = within_limit(raw);
        if read.len() < raw.len() {
            report.truncated = Some(Truncated {
                limit: "MAX_INPUT",
                at: read.len(),
            });
        }
        match page::read(read, format) {
            None => self.read(read, &Outline::default(), report),
            Some(Page { visible, outline }) => {
                self.read(visible.text(), &outline, report);
                visible.place(report, read.len());
                report.visible = Some(visible);
            }
        }
    }

    /// Reads the visible text of a page.
    fn read(&mut self, read: &str, outline: &Outline, report: &mut Report<'_>) {
        self.text.read(read);
        self.mentions.read(&self.text);
        self.layout.read(&self.text, &self.mentions, outline);
        self.linker.link(
            &self.text,
            &self.mentions,
            &self.layout,
            self.options,
            report,
        );
        if self.simplified {
            report.simplified = Some(fold::simplify(read));
        }
    }
}

#[cfg(feature = "encoding")]
impl Decoding {
    /// Says what was decided, unless there was nothing to decide.
    fn remark(self, report: &mut Report<'_>) {
        if self.encoding != "UTF-8" {
            let how = match self.by {
                DecidedBy::Mark => "byte-order mark",
                DecidedBy::Utf8 => "valid UTF-8",
                DecidedBy::Declaration => "declared",
                DecidedBy::Detection => "detected",
            };
            report.remarks.push(Remark {
                span: Span::default(),
                text: format!("decoded as {}: {how}", self.encoding).into(),
            });
        }
        if self.replaced > 0 {
            report.remarks.push(Remark {
                span: Span::default(),
                text: format!("{} places did not decode and are U+FFFD", self.replaced).into(),
            });
        }
    }
}

/// How far [`Parser::run_to`] goes.
#[doc(hidden)]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// Folding only.
    Text,
    /// Numerals with their values, and nothing else.
    Numerals,
    /// Numerals with hedges and units, and nothing else.
    Quantities,
    /// Mentions, too.
    Lex,
    /// Zones, too.
    Zone,
}

impl Parser {
    /// Runs the stages up to `stage` and returns how much they found. For the benches of this crate: no stable interface.
    #[doc(hidden)]
    pub fn run_to(&mut self, raw: &str, stage: Stage) -> usize {
        self.text.read(within_limit(raw));
        match stage {
            Stage::Numerals => return numeral::count(&self.text),
            Stage::Quantities => return quantity::count(&self.text),
            _ => {}
        }
        if stage >= Stage::Lex {
            self.mentions.read(&self.text);
        }
        if stage >= Stage::Zone {
            self.layout
                .read(&self.text, &self.mentions, &Outline::default());
        }
        self.text.len() + self.mentions.quantities.len() + self.layout.blocks.len()
    }
}

impl std::fmt::Debug for Parser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parser")
            .field("options", &self.options)
            .field("simplified", &self.simplified)
            .finish_non_exhaustive()
    }
}

impl<'t> Report<'t> {
    /// Reads a report with default options. Any text gives a report: there is no error and no panic.
    ///
    /// ```
    /// let report = jianbao::Report::parse("湘窖酒业先后接待客商60多批3000多人次。");
    /// let figures: Vec<_> = report.statistics.iter().map(|s| s.span.of(report.text())).collect();
    /// assert_eq!(figures, ["60多批", "3000多人次"]);
    /// ```
    pub fn parse(raw: &'t str) -> Report<'t> {
        Parser::new().parse(raw)
    }

    /// Reads a page, feed or Markdown with default options; see [`Parser::parse_as`].
    ///
    /// ```
    /// # #[cfg(feature = "html")] {
    /// use jianbao::{Format, Report};
    /// let report = Report::parse_as("<p>新建公园<b>3</b>个。</p>", Format::Html);
    /// assert_eq!(report.statistics.len(), 1);
    /// # }
    /// ```
    pub fn parse_as(raw: &'t str, format: Format) -> Report<'t> {
        Parser::new().parse_as(raw, format)
    }

    /// Reads a report from bytes in whatever encoding, with default options; see [`Parser::parse_bytes`].
    ///
    /// # Errors
    /// [`Error::NotText`](crate::Error::NotText) for bytes that are no text.
    ///
    /// ```
    /// let report = jianbao::Report::from_bytes("全區11個鄉鎮".as_bytes())?;
    /// assert_eq!(report.decoding.unwrap().encoding, "UTF-8");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    #[cfg(feature = "encoding")]
    pub fn from_bytes(bytes: &'t [u8]) -> Result<Report<'t>, Error> {
        Parser::new().parse_bytes(bytes)
    }
}

/// The part of an input that is read: all of it, or as many whole grapheme clusters as fit [`MAX_INPUT`].
fn within_limit(raw: &str) -> &str {
    if raw.len() <= MAX_INPUT {
        return raw;
    }
    // The last cluster boundary near the limit; a cluster of more than a kilobyte is cut between characters.
    let mut end = MAX_INPUT;
    while !raw.is_char_boundary(end) {
        end -= 1;
    }
    let mut near = end.saturating_sub(1024);
    while !raw.is_char_boundary(near) {
        near -= 1;
    }
    let tail = raw.get(near..end).unwrap_or_default();
    let last = tail
        .grapheme_indices(true)
        .next_back()
        .map_or(0, |(at, _)| at);
    raw.get(..if last > 0 { near + last } else { end })
        .unwrap_or_default()
}
