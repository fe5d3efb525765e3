//! What a page says of itself where no reader sees it: `<meta>`, JSON-LD, `<time datetime>`. Each becomes a line of the text,
//! so that its span is the place where it is written.

use super::entity::entity;
use super::hint::{self, Hint};
use super::token::Attributes;
use super::writer::Writer;
use crate::limits::MAX_METADATA;
use crate::page::Role;
use crate::span::Span;
use crate::visible::Visible;

/// Bytes of one value that are read.
const MAX_VALUE: usize = 400;

fn role(hint: Hint) -> Option<Role> {
    Some(match hint {
        Hint::Title => Role::HiddenTitle,
        Hint::Date => Role::HiddenDate,
        Hint::Source => Role::HiddenSource,
        Hint::Site => Role::HiddenSite,
        Hint::Author => Role::HiddenAuthor,
        Hint::Chrome | Hint::Related | Hint::Comment => return None,
    })
}

/// `<meta name="pubdate" content="2022-07-27 11:04">`.
pub(super) fn element(page: &mut Writer, attributes: &Attributes) {
    let key = attributes.key.map_or("", |key| key.of(page.raw).trim());
    if let (Some(role), Some(content)) = (hint::meta(key).and_then(role), attributes.content) {
        line(page, role, content);
    }
}

/// `<time datetime="2022-07-27T11:04:00+08:00">`, where it can stand on a line of its own.
pub(super) fn time(page: &mut Writer, attributes: &Attributes) {
    if let Some(content) = attributes.content.filter(|_| page.is_near_start()) {
        line(page, Role::HiddenDate, content);
    }
}

/// `<link rel="canonical" href="http://…/20240603/772190.html">`: many addresses hold the day.
pub(super) fn address(page: &mut Writer, attributes: &Attributes) {
    let raw = page.raw;
    let canonical = attributes
        .rel
        .is_some_and(|rel| rel.of(raw).eq_ignore_ascii_case("canonical"));
    let day = attributes
        .href
        .filter(|_| canonical)
        .and_then(|href| day(raw, href));
    if let Some([year, month, day]) = day.filter(|_| page.hidden < MAX_METADATA) {
        page.hidden += 1;
        page.hidden_line(Role::HiddenAddress, year.start(), day.end(), |visible| {
            for (i, part) in [year, month, day].into_iter().enumerate() {
                if i > 0 {
                    visible.put("-", Span::new(part.start(), part.start()));
                }
                visible.copy(raw, part);
            }
        });
    }
}

/// Year, month and day in an address: `/20240603/`, `/2024/06/03/`, `/2024-06/03/`, `t20240603_`.
fn day(raw: &str, href: Span) -> Option<[Span; 3]> {
    let bytes = href.of(raw).as_bytes();
    let bytes = bytes.get(..MAX_VALUE).unwrap_or(bytes);
    let digits = |from: usize, count: usize| {
        let found = bytes.get(from..from + count)?;
        let span = Span::new(href.start() + from, href.start() + from + count);
        found.iter().all(u8::is_ascii_digit).then_some(span)
    };
    let sign = |at: usize| usize::from(matches!(bytes.get(at), Some(b'/' | b'-' | b'_')));
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).find_map(|at| {
        let century = matches!(bytes.get(at..at + 2), Some(b"19" | b"20"));
        if !century || at > 0 && is_digit(at - 1) {
            return None;
        }
        let year = digits(at, 4)?;
        let month_at = at + 4 + sign(at + 4);
        let month = digits(month_at, 2)?;
        let day_at = month_at + 2 + sign(month_at + 2);
        let day = digits(day_at, 2)?;
        let fits = |span: Span, last: u8| {
            span.of(raw)
                .parse()
                .is_ok_and(|n: u8| (1..=last).contains(&n))
        };
        (!is_digit(day_at + 2) && fits(month, 12) && fits(day, 31)).then_some([year, month, day])
    })
}

fn line(page: &mut Writer, role: Role, value: Span) {
    let raw = page.raw;
    if page.hidden >= MAX_METADATA || value.of(raw).trim().is_empty() || value.len() > MAX_VALUE {
        return;
    }
    page.hidden += 1;
    page.hidden_line(role, value.start(), value.end(), |visible| {
        if role == Role::HiddenDate {
            moment(visible, raw, value);
        } else {
            plain(visible, raw, value);
        }
    });
}

/// A value with its entities read and its blanks made one.
fn plain(visible: &mut Visible, raw: &str, value: Span) {
    let mut at = value.start();
    while let Some(c) = raw
        .get(at..value.end())
        .and_then(|rest| rest.chars().next())
    {
        let mut next = at + c.len_utf8();
        let meaning = if c == '&' { entity(raw, at) } else { None };
        if let Some((meaning, end)) = meaning {
            next = end.min(value.end());
            visible.put(&meaning.replace(['\n', '\r'], " "), Span::new(at, next));
        } else if c.is_whitespace() {
            visible.put(" ", Span::new(at, next));
        } else {
            visible.copy(raw, Span::new(at, next));
        }
        at = next;
    }
}

/// An ISO 8601 date-time up to its minutes. Of one in UTC only the date is kept: its hour is another in China.
fn moment(visible: &mut Visible, raw: &str, value: Span) {
    let text = value.of(raw);
    let utc = text.ends_with('Z') || text.ends_with("+00:00");
    let clock = text
        .char_indices()
        .find(|&(i, c)| i >= 8 && matches!(c, 'T' | 't'));
    let (date, clock) = match clock {
        Some((i, _)) => (i, !utc),
        None => return visible.copy(raw, value),
    };
    visible.copy(raw, Span::new(value.start(), value.start() + date));
    let minutes = text.get(date + 1..date + 6).filter(|_| clock);
    if minutes.is_some_and(|minutes| minutes.is_ascii()) {
        let at = value.start() + date;
        visible.put(" ", Span::new(at, at + 1));
        visible.copy(raw, Span::new(at + 1, at + 6));
    }
}

/// Keys that are open while JSON-LD is read.
const MAX_NESTING: usize = 32;

/// The headline, date, author and publisher of `{"@type": "NewsArticle", "headline": …}`.
pub(super) fn json(page: &mut Writer, at: Span) {
    let raw = page.raw;
    let bytes = raw.as_bytes();
    let mut keys: Vec<Option<Hint>> = Vec::new();
    let mut key: Option<Hint> = None;
    let mut named = false;
    let mut next = at.start();
    while let Some(&byte) = bytes.get(next).filter(|_| next < at.end()) {
        next += 1;
        match byte {
            b'{' | b'[' => {
                // A list hands its key on: "author": [{"name": …}].
                keys.push(if byte == b'{' { key.take() } else { key });
                if keys.len() > MAX_NESTING {
                    return;
                }
            }
            b'}' | b']' => {
                key = keys.pop().flatten().filter(|_| byte == b']');
                named = false;
            }
            b',' => {
                named = false;
                key = None;
            }
            b'"' => {
                let end = string_end(bytes, next, at.end());
                let value = Span::new(next, end);
                next = end + 1;
                let behind = bytes.get(next..at.end()).unwrap_or_default();
                let colon = behind.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':');
                if colon {
                    key = hint::json(value.of(raw));
                    named = value.of(raw) == "name";
                    continue;
                }
                let holder = keys.last().copied().flatten();
                let hint = if named {
                    holder.filter(|hint| matches!(hint, Hint::Author | Hint::Site))
                } else {
                    key
                };
                if let Some(role) = hint.and_then(role) {
                    json_line(page, role, value);
                }
            }
            _ => {}
        }
    }
}

fn json_line(page: &mut Writer, role: Role, value: Span) {
    let raw = page.raw;
    if !value.of(raw).contains('\\') {
        return line(page, role, value);
    }
    if page.hidden >= MAX_METADATA || value.len() > MAX_VALUE {
        return;
    }
    page.hidden += 1;
    page.hidden_line(role, value.start(), value.end(), |visible| {
        unescape(visible, raw, value)
    });
}

/// The quotation mark that ends a string.
fn string_end(bytes: &[u8], from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        match bytes.get(at) {
            Some(b'\\') => at += 2,
            Some(b'"') | None => break,
            Some(_) => at += 1,
        }
    }
    at.min(end)
}

/// A string of JSON with its escapes read.
fn unescape(visible: &mut Visible, raw: &str, value: Span) {
    let mut at = value.start();
    while let Some(c) = raw
        .get(at..value.end())
        .and_then(|rest| rest.chars().next())
    {
        if c != '\\' {
            visible.copy(raw, Span::new(at, at + c.len_utf8()));
            at += c.len_utf8();
            continue;
        }
        let unit = |at: usize| -> Option<u16> {
            let digits = raw.get(at..value.end())?.strip_prefix("\\u")?.get(..4)?;
            u16::from_str_radix(digits, 16).ok()
        };
        let (meaning, length) = match unit(at) {
            Some(first) => {
                let pair = char::decode_utf16([first])
                    .next()
                    .and_then(Result::ok)
                    .map(|c| (c, 6));
                let wide = || {
                    let units = [first, unit(at + 6)?];
                    char::decode_utf16(units).next()?.ok().map(|c| (c, 12))
                };
                pair.or_else(wide).unwrap_or(('\u{fffd}', 6))
            }
            None => match raw
                .get(at + 1..value.end())
                .and_then(|rest| rest.chars().next())
            {
                Some('n' | 'r' | 't' | 'b' | 'f') => (' ', 2),
                Some(other) => (other, 1 + other.len_utf8()),
                None => (' ', 1),
            },
        };
        let mut buffer = [0; 4];
        let end = (at + length).min(value.end());
        visible.put(meaning.encode_utf8(&mut buffer), Span::new(at, end));
        at = end;
    }
}
