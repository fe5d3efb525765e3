//! A date in the address of a page: what is left where the page itself gives none.

use super::line::Line;
use crate::lex::time::{Form, TimeForm, YearRef};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::{Words, words};
use once_cell::sync::Lazy;
use regex::Regex;

/// Characters of an address that are read. Stops the search for a date in a line without blanks.
const ADDRESS: usize = 160;

/// Beside and behind the body the address of the page itself stands under such a name; others lead elsewhere.
static OWN: &Words = words!["原文", "本文", "网址", "URL", "url", "文章链接", "文章地址"];

/// /2024-01/24/, /20240124/, t20240124_1.html, 2024/0124. Applied to one address, at most [`ADDRESS`] characters; none of its
/// repetitions is open.
static DATE: Lazy<Option<Regex>> = Lazy::new(|| {
    let date = "(?<year>199[0-9]|20[0-9]{2})[-/_]?(?<month>0[1-9]|1[0-2])[-/_]?(?<day>0[1-9]|[12][0-9]|3[01])";
    Regex::new(&format!("[/_=ta-](?:{date})(?:[^0-9]|$)")).ok()
});

/// The date in the address of the page, from lines in front of the body or any line that begins with a name for it.
pub(crate) fn date(text: &Text, front: &[Line], lines: &[Line]) -> Option<TimeForm> {
    let own = |line: &&Line| text.any_of(line.run.start, OWN).is_some();
    front
        .iter()
        .chain(lines.iter().filter(own))
        .find_map(|line| in_line(text, line.run))
}

fn in_line(text: &Text, line: Run) -> Option<TimeForm> {
    let colon = Class::position(text.class_slice(line), |class| class == Class::COLON)?;
    let start = (line.start + colon..line.end)
        .take(ADDRESS)
        .find(|&at| text.has(at, "://"))?;
    let address = text.slice(Run::new(start, line.end.min(start + ADDRESS)));
    // A blank, or the first character that is not of an address, ends it.
    let end = address.iter().position(|c| !c.is_ascii_graphic());
    let address: String = address.iter().take(end.unwrap_or(address.len())).collect();
    let found = DATE.as_ref()?.captures(&address)?;
    let (year, month, day) = (
        found.name("year")?,
        found.name("month")?,
        found.name("day")?,
    );
    let form = Form::Date {
        year: YearRef::Known(year.as_str().parse().ok()?),
        month: Some(month.as_str().parse().ok()?),
        day: Some(day.as_str().parse().ok()?),
        clock: None,
    };
    // An address is ASCII: its bytes are its characters.
    Some(TimeForm::new(start + year.start(), start + day.end(), form))
}
