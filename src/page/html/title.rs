//! Which line is the headline? The one that the page's own `<title>` or `og:title` repeats; else the first `<h1>`.

use super::hint::Hint;
use super::tag::Tag;
use super::{Element, Line};
use crate::page::Role;
use crate::span::{Span, widen};
use crate::visible::Visible;

/// Characters of a headline at most, and of one that is recognised by its words at least.
const LONGEST: u32 = 80;
const SHORTEST: u32 = 4;

/// The text of a line without its blanks.
fn flat(visible: &Visible, lines: &[Line], at: usize) -> String {
    text(visible, lines, at)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// The text of a line.
pub(super) fn text<'v>(visible: &'v Visible, lines: &[Line], at: usize) -> &'v str {
    let start = lines.get(at).map_or(0, |line| widen(line.start));
    let end = lines
        .get(at + 1)
        .map_or(visible.len(), |line| widen(line.start));
    Span::new(start, end)
        .of(visible.text())
        .trim_end_matches('\n')
}

/// The headlines that only machines see, without blanks.
pub(super) struct Titles(Vec<String>);

impl Titles {
    pub fn of(visible: &Visible, lines: &[Line]) -> Titles {
        let hidden = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.hidden == Some(Role::HiddenTitle));
        Titles(
            hidden
                .take(8)
                .map(|(i, _)| flat(visible, lines, i))
                .collect(),
        )
    }

    /// Whether one of them begins with these words, or these with it.
    fn begins(&self, own: &str) -> bool {
        let mut titles = self.0.iter().filter(|title| !title.is_empty());
        // The name of the site alone is in many a line.
        let whole = |title: &str| own.starts_with(title) && 3 * own.len() <= 4 * title.len();
        titles.any(|title| title.starts_with(own) || whole(title))
    }

    /// Whether a line repeats one of them.
    pub fn repeats(&self, visible: &Visible, lines: &[Line], at: usize) -> bool {
        let short = lines
            .get(at)
            .is_some_and(|line| (SHORTEST..=LONGEST).contains(&line.visible));
        short && self.begins(&flat(visible, lines, at))
    }
}

/// What is known of a line that may be the headline.
pub(super) struct Candidates<'a> {
    pub visible: &'a Visible,
    pub elements: &'a [Element],
    pub lines: &'a [Line],
    pub hints: &'a [Option<Hint>],
    pub titles: &'a Titles,
}

/// Points that make a headline by themselves: the page repeats it where only machines see.
const REPEATED: i32 = 20;

/// Source lines of a page of several articles.
const ARTICLES: usize = 3;

/// Fewer points make none.
const LEAST: i32 = 4;

impl Candidates<'_> {
    /// The headline of a page whose first paragraph is line `body`. One that the page repeats may stand behind other prose, that
    /// of a margin.
    pub fn find(&self, body: usize) -> Option<usize> {
        // Each article of a digest has its source line.
        let sources = (0..self.lines.len()).filter(|&i| self.is_shown(i) && self.is_source_line(i));
        let single = sources.take(ARTICLES).count() < ARTICLES;
        let ranked = (0..self.lines.len()).filter_map(|i| Some((self.points(i, body, single)?, i)));
        let fits = ranked.filter(|&(points, i)| points >= if i < body { LEAST } else { REPEATED });
        // Of equals the last: the first may be that of the bread crumbs.
        fits.max().map(|(_, i)| i)
    }

    fn is_shown(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| line.hidden.is_none())
    }

    /// Whether one of the next two lines tells source and date.
    fn source_line_follows(&self, at: usize) -> bool {
        let shown = |&i: &usize| self.lines.get(i).is_some_and(|line| line.hidden.is_none());
        (at + 1..self.lines.len())
            .filter(shown)
            .take(2)
            .any(|i| self.is_source_line(i))
    }

    /// Whether a line looks like one of source and date, as far as its characters tell.
    fn is_source_line(&self, at: usize) -> bool {
        let line = text(self.visible, self.lines, at);
        let short = self
            .lines
            .get(at)
            .is_some_and(|line| line.visible <= 2 * LONGEST);
        let label = [
            "来源", "來源", "时间", "時間", "日期", "发布", "發布", "記者", "记者",
        ];
        let year = |(i, _): (usize, &str)| {
            let digits = line
                .get(i + 2..)
                .unwrap_or_default()
                .chars()
                .take_while(char::is_ascii_digit)
                .count();
            let behind = line.get(i + 4..).unwrap_or_default();
            digits == 2 && behind.starts_with(['-', '/', '.', '年'])
        };
        let dated = || {
            line.match_indices("20")
                .chain(line.match_indices("19"))
                .any(year)
        };
        short
            && (dated()
                || label.iter().any(|word| line.contains(word)) && line.contains([':', '：', '／']))
    }

    fn points(&self, at: usize, body: usize, single: bool) -> Option<i32> {
        let line = self.lines.get(at)?;
        if line.hidden.is_some() || !(SHORTEST..=LONGEST).contains(&line.visible) {
            return None;
        }
        let element = self.elements.get(widen(line.element))?;
        let level = match element.tag {
            Tag::Heading(1) => 6,
            Tag::Heading(2) => 4,
            Tag::Heading(3) => 3,
            Tag::Heading(_) => 1,
            _ => 0,
        };
        let mut points = level;
        let own = flat(self.visible, self.lines, at);
        if self.titles.begins(&own) {
            // The name of the site is short and stands in its logo.
            points += if line.han >= 6 { REPEATED } else { 8 };
        } else if self
            .titles
            .0
            .iter()
            .any(|title| title.contains(own.as_str()))
        {
            points += if line.han >= 8 { 14 } else { 2 };
        }
        points += 4 * i32::from(element.titled || line.titled);
        points += 6 * i32::from(single && self.source_line_follows(at));
        points -= 8 * i32::from(self.is_source_line(at));
        points += 2 * i32::from(line.bold * 2 > line.visible && level == 0);
        points -= 10 * i32::from(line.is_links());
        let framed = self
            .hints
            .get(widen(line.element))
            .copied()
            .flatten()
            .is_some();
        points -= 12 * i32::from(framed);
        points += match body.checked_sub(at) {
            Some(0..=4) => 3,
            Some(5..=10) => 1,
            Some(11..=30) => 0,
            Some(_) => -2,
            None => -3,
        };
        Some(points)
    }
}
