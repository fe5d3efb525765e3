//! Several articles on one page: paragraphs with a heading of their own in brackets, 【武汉：老旧电梯“延寿”】…, or headings each
//! with a source line of its own.

use super::line::{Line, Look};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;

/// A heading in brackets is at most this long.
const HEADING: usize = 40;

/// Paragraphs with headings that make a digest.
const LEAST: usize = 2;

/// An article by its lines: its heading and its source line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Article {
    pub heading: usize,
    pub meta: usize,
}

/// The articles of a page, where there are several: short lines with a source line below and text behind it. `is_text` tells
/// which lines may belong to an article.
pub(super) fn articles(lines: &[Line], is_text: impl Fn(usize) -> bool, out: &mut Vec<Article>) {
    out.clear();
    let mut above = None;
    // A heading with its source line, before its text is seen.
    let mut open = None;
    for (i, line) in lines
        .iter()
        .enumerate()
        .filter(|(i, line)| line.look != Look::Blank && is_text(*i))
    {
        match line.look {
            Look::Meta => open = above.map(|heading| Article { heading, meta: i }),
            Look::Paragraph if line.run.len() > PROSE => out.extend(open.take()),
            _ => {}
        }
        above = matches!(line.look, Look::Short | Look::Heading).then_some(i);
    }
    if out.len() < LEAST {
        out.clear();
    }
}

/// The article whose heading is line `at`; articles are in text order.
pub(super) fn headed(articles: &[Article], at: usize) -> Option<Article> {
    let found = articles.binary_search_by_key(&at, |article| article.heading);
    found.ok().and_then(|i| articles.get(i)).copied()
}

/// Whether line `at` is the source line of an article.
pub(super) fn dated(articles: &[Article], at: usize) -> bool {
    articles
        .binary_search_by_key(&at, |article| article.meta)
        .is_ok()
}

/// Characters of a paragraph of an article.
const PROSE: usize = 20;

/// The heading in brackets at the front of a paragraph that goes on behind it, without the brackets.
pub(super) fn run_in(text: &Text, line: &Line) -> Option<Run> {
    if line.look != Look::Paragraph || text.char(line.run.start) != '[' {
        return None;
    }
    let reach = line.run.end.min(line.run.start + HEADING);
    let close = (line.run.start + 1..reach).find(|&at| text.char(at) == ']')?;
    let inner = text.trim(Run::new(line.run.start + 1, close));
    let own = text
        .any_of(
            inner.start,
            words!["本报", "本网", "本刊", "记者", "编者", "新华社"],
        )
        .is_some();
    let wordless = !(inner.start..inner.end).any(|at| text.class(at).is_han());
    (!own && !wordless && inner.len() >= 4 && close + 8 < line.run.end).then_some(inner)
}

/// Whether the lines hold several articles with such headings.
pub(super) fn is_digest(text: &Text, lines: &[Line]) -> bool {
    let mut headed = lines.iter().filter(|line| run_in(text, line).is_some());
    headed.nth(LEAST - 1).is_some()
}

/// Whether a bracket closes at `at`, for callers that cut behind it.
pub(super) fn behind(text: &Text, heading: Run) -> usize {
    let mut at = heading.end;
    while text.class(at) == Class::SPACE || text.class(at) == Class::CLOSE {
        at += 1;
    }
    at
}
