//! RSS and Atom: each item becomes a small page, and all of them one page that is then read as such.
//!
//! Content comes in CDATA, with its tags escaped, or as plain text; what is unwrapped keeps its place in the feed.

use super::Page;
use super::html::{self, entity};
use crate::limits::MAX_SECTIONS;
use crate::span::Span;
use crate::visible::Visible;

/// What a field of an item is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Date,
    Author,
    Source,
    /// The beginning of the text, or all of it where there is no more.
    Summary,
    Content,
}

impl Field {
    fn of(name: &str) -> Option<Field> {
        let local = name.rsplit(':').next().unwrap_or(name);
        Some(match local.to_ascii_lowercase().as_str() {
            "title" => Field::Title,
            "pubdate" | "published" | "date" | "issued" => Field::Date,
            "creator" | "author" => Field::Author,
            "source" => Field::Source,
            "description" | "summary" => Field::Summary,
            "encoded" | "content" => Field::Content,
            _ => return None,
        })
    }
}

/// A field that was found: of which item, counted from 1 (0 is the feed itself), and the source of its content.
struct Found {
    item: usize,
    field: Field,
    inner: Span,
}

/// Reads a feed; a page if it holds no items.
pub(super) fn read(raw: &str) -> Page {
    let found = fields(raw);
    let items = found.last().map_or(0, |found| found.item);
    if items == 0 {
        return html::read(raw);
    }
    let page = unwrap(raw, &found, items);
    let inner = html::read(page.text());
    Page {
        visible: inner.visible.through(&page),
        outline: inner.outline,
    }
}

/// The fields of the feed and of its items, in order.
fn fields(raw: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let (mut item, mut inside) = (0, false);
    // The field that is open, its name and where its content begins.
    let mut open: Option<(Field, &str, usize)> = None;
    let mut at = 0;
    while let Some(next) = raw.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + next;
        let rest = raw.get(start..).unwrap_or_default();
        // Nothing inside these is a tag of the feed. What is not closed takes the rest, so that nothing is read twice.
        let block = [("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>")];
        if let Some((opener, closer)) = block.iter().find(|(opener, _)| rest.starts_with(opener)) {
            let inner = rest.get(opener.len()..).unwrap_or_default();
            at = inner
                .find(closer)
                .map_or(raw.len(), |end| start + opener.len() + end + closer.len());
            continue;
        }
        let Some(length) = rest.find('>') else {
            break;
        };
        at = start + length + 1;
        let tag = rest.get(1..length).unwrap_or_default();
        let (closing, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let empty = tag.ends_with('/');
        let tag = tag
            .split(|c: char| c.is_whitespace() || c == '/')
            .next()
            .unwrap_or_default();
        let holder = matches!(tag, "item" | "entry");
        match (closing, open) {
            (true, Some((field, name, from))) if name == tag => {
                found.push(Found {
                    item,
                    field,
                    inner: Span::new(from, start),
                });
                open = None;
            }
            (true, _) => inside &= !holder,
            (false, _) if holder => {
                if item >= MAX_SECTIONS {
                    break;
                }
                item += 1;
                inside = true;
            }
            (false, None) if !empty && (inside || item == 0) => {
                open = Field::of(tag).map(|field| (field, tag, at));
            }
            _ => {}
        }
    }
    // Of the feed itself only the title in front counts.
    found.retain(|found: &Found| found.item > 0 || found.field == Field::Title);
    found
}

/// The items as one page.
fn unwrap(raw: &str, found: &[Found], items: usize) -> Visible {
    let mut page = Visible::default();
    let heading = if items == 1 {
        ("<h1>", "</h1>")
    } else {
        ("<h2>", "</h2>")
    };
    let mut full: Vec<usize> = found
        .iter()
        .filter(|found| found.field == Field::Content)
        .map(|found| found.item)
        .collect();
    full.dedup();
    for field in found {
        let inner = field.inner;
        let has_content = || full.binary_search(&field.item).is_ok();
        let (before, behind) = match field.field {
            // The feed of one item is its source.
            Field::Title if field.item == 0 && items == 1 => {
                ("<meta name=source content=\"", "\">")
            }
            Field::Title if field.item == 0 => ("<h1>", "</h1>"),
            Field::Title => heading,
            Field::Date => ("<p>", "</p>"),
            Field::Author => ("<p>作者：", "</p>"),
            Field::Source => ("<p>来源：", "</p>"),
            Field::Summary if has_content() => continue,
            Field::Summary | Field::Content => ("<div>", "</div>"),
        };
        page.put(before, Span::new(inner.start(), inner.start()));
        match (field.field, moment(inner.of(raw))) {
            (Field::Date, Some(moment)) => page.put(&moment, inner),
            _ => content(raw, inner, &mut page),
        }
        page.put(behind, Span::new(inner.end(), inner.end()));
    }
    page
}

/// Content without its wrapping: CDATA as it is, the rest with its entities read once.
fn content(raw: &str, inner: Span, page: &mut Visible) {
    let mut at = inner.start();
    while at < inner.end() {
        let rest = raw.get(at..inner.end()).unwrap_or_default();
        if let Some(data) = rest.strip_prefix("<![CDATA[") {
            let start = at + (rest.len() - data.len());
            let length = data.find("]]>").unwrap_or(data.len());
            page.copy(raw, Span::new(start, start + length));
            at = start + length + "]]>".len();
            continue;
        }
        match entity::entity(raw, at)
            .filter(|&(_, end)| rest.starts_with('&') && end <= inner.end())
        {
            Some((meaning, end)) => {
                page.put(&meaning, Span::new(at, end));
                at = end;
            }
            None => {
                // Up to the next sign that may mean something.
                let plain = rest
                    .char_indices()
                    .skip(1)
                    .find(|&(_, c)| matches!(c, '&' | '<'));
                let end = at + plain.map_or(rest.len(), |(i, _)| i);
                page.copy(raw, Span::new(at, end));
                at = end;
            }
        }
    }
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A date of RFC 822 (`Wed, 05 Jun 2024 08:30:00 +0800`) or ISO 8601, up to its minutes. Of one in another zone than China's
/// only the day is kept.
fn moment(text: &str) -> Option<String> {
    let text = text
        .trim()
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("]]>")
        .trim();
    let local = text.ends_with("+0800") || text.ends_with("+08:00");
    let words: Vec<&str> = text
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .take(8)
        .collect();
    let month = words.iter().position(|word| MONTHS.contains(word))?;
    let number = MONTHS
        .iter()
        .position(|name| words.get(month) == Some(name))?
        + 1;
    let day: u8 = words.get(month.checked_sub(1)?)?.parse().ok()?;
    let year: u16 = words.get(month + 1)?.parse().ok()?;
    let clock = words
        .get(month + 2)
        .and_then(|clock| clock.get(..5))
        .filter(|_| local);
    Some(match clock {
        Some(clock) => format!("{year}-{number:02}-{day:02} {clock}"),
        None => format!("{year}-{number:02}-{day:02}"),
    })
}
