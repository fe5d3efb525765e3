//! What each line of the page is.

use super::article::{self, Weights};
use super::hint::Hint;
use super::tag::Tag;
use super::title::{Candidates, Titles};
use super::{Element, Line};
use crate::page::{Cell, Mark, Outline, Role, Row};
use crate::span::{Span, narrow, widen};
use crate::visible::Visible;

/// Lines behind the article that may still belong to it: credits, notes.
const TAIL: usize = 8;

pub(super) fn outline(
    visible: &Visible,
    elements: &[Element],
    lines: &[Line],
    named: Vec<(Role, Span)>,
) -> Outline {
    let mut outline = Outline {
        named,
        ..Outline::default()
    };
    let rows = tables(visible, elements, lines, &mut outline);
    let titles = Titles::of(visible, lines);
    let tag = |line: &Line| {
        let element = elements.get(widen(line.element));
        element.map_or(Tag::Block, |element| element.tag)
    };
    let all_lines = lines;
    let prose = |weights: &Weights, from: usize| {
        let lines = lines.iter().enumerate().skip(from);
        let mut found = lines.filter(|(i, line)| {
            weights.holds(line)
                && line.is_prose()
                && weights.hint(line).is_none()
                && !matches!(tag(line), Tag::Heading(_))
                && !titles.repeats(visible, all_lines, *i)
        });
        found.next().map(|(i, _)| i)
    };
    let whole = article::find(elements, lines, 0);
    let candidates = Candidates {
        visible,
        elements,
        lines,
        hints: &whole.hints,
        titles: &titles,
    };
    let headline = candidates.find(prose(&whole, 0).unwrap_or(lines.len()));
    // What stands in front of the headline is no part of the article, and does not weigh.
    let weights = article::find(elements, lines, headline.unwrap_or(0));
    let first = prose(&weights, headline.map_or(0, |i| i + 1)).unwrap_or(lines.len());
    let inside = |line: &Line| weights.holds(line);
    let last = lines
        .iter()
        .rposition(|line| inside(line) && weights.hint(line).is_none());
    let last = last.unwrap_or(0);
    // What the headline and the article have around them.
    let around = headline
        .and_then(|i| lines.get(i))
        .map(|line| common(elements, line.element, weights.article))
        .unwrap_or(0);
    let near = |line: &Line| around > 0 && is_in(elements, line.element, around);
    for (i, line) in lines.iter().enumerate() {
        let tag = tag(line);
        let links = line.is_links() && line.visible > 0;
        let begun = headline.is_none_or(|headline| i > headline);
        let role = match line.hidden {
            Some(role) => role,
            None if Some(i) == headline => Role::Title,
            None => match weights.hint(line) {
                Some(Hint::Related) if links => Role::Related,
                // Source line and credits stand in bars and boxes of whatever name.
                Some(Hint::Chrome) if !links && begun && i < first => Role::Front,
                Some(Hint::Chrome) if !links && i > last && i <= last + TAIL => Role::Tail,
                Some(_) => Role::Chrome,
                None if links && rows.get(i).copied().flatten().is_none() => Role::Link,
                None if inside(line) && begun => match (rows.get(i).copied().flatten(), tag) {
                    (Some(row), _) => Role::Row(row),
                    (None, Tag::Heading(_)) => Role::Heading,
                    (None, Tag::Caption) => Role::Caption,
                    _ => Role::Text,
                },
                None if begun && i < first => Role::Front,
                None if i < first && near(line) => Role::Front,
                None if i > last && i <= last + TAIL => Role::Tail,
                None => Role::Chrome,
            },
        };
        let (from, to) = if links {
            line.link
        } else {
            (line.start, line.start)
        };
        outline.marks.push(Mark {
            start: line.start,
            role,
            part: Span::new(widen(from), widen(to)),
        });
    }
    outline
}

/// The innermost element that holds both.
fn common(elements: &[Element], one: u32, other: u32) -> u32 {
    let (mut a, mut b) = (one, other);
    // Both paths are at most as long as the tree is deep.
    while a != b {
        let depth = |id: u32| elements.get(widen(id)).map_or(0, |element| element.depth);
        let up = |id: u32| elements.get(widen(id)).map_or(0, |element| element.parent);
        if depth(a) >= depth(b) {
            a = up(a);
        } else {
            b = up(b);
        }
    }
    a
}

fn is_in(elements: &[Element], inner: u32, outer: u32) -> bool {
    common(elements, inner, outer) == outer
}

/// A cell of a table of data is at most this long, in characters.
const CELL: u32 = 40;

/// The rows of tables of data: at least two of two cells, with a figure in a third of them. Tables that lay a page out have none.
fn tables(
    visible: &Visible,
    elements: &[Element],
    lines: &[Line],
    outline: &mut Outline,
) -> Vec<Option<u32>> {
    let mut found = vec![None; lines.len()];
    let mut at = 0;
    let mut table = 0;
    while at < lines.len() {
        let first = lines
            .get(at)
            .map_or(0, |line| holder(elements, line.element));
        let rows = lines.get(at..).unwrap_or(&[]).iter();
        let count = rows
            .take_while(|line| line.cells.len() >= 2 && holder(elements, line.element) == first)
            .count();
        let members = lines.get(at..at + count).unwrap_or(&[]);
        if is_data(visible, members) {
            for (i, line) in members.iter().enumerate() {
                if let Some(slot) = found.get_mut(at + i) {
                    *slot = Some(narrow(outline.rows.len()));
                }
                let cell = |cell: &super::Cell| Cell {
                    span: Span::new(widen(cell.start), widen(cell.end)),
                    column: cell.column,
                };
                outline.rows.push(Row {
                    table,
                    cells: line.cells.iter().map(cell).collect(),
                });
            }
            table += 1;
        }
        at += count.max(1);
    }
    found
}

/// The table that a line lies in.
fn holder(elements: &[Element], mut id: u32) -> u32 {
    while let Some(element) = elements.get(widen(id)).filter(|_| id > 0) {
        if element.tag == Tag::Table {
            return id;
        }
        id = element.parent;
    }
    0
}

fn is_data(visible: &Visible, rows: &[Line]) -> bool {
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let text =
        |cell: &super::Cell| Span::new(widen(cell.start), widen(cell.end)).of(visible.text());
    let short =
        |cell: &super::Cell| text(cell).chars().take(widen(CELL) + 1).count() <= widen(CELL);
    let figure = |cell: &&super::Cell| text(cell).chars().any(|c| c.is_ascii_digit());
    rows.len() >= 2 && cells().all(short) && cells().filter(figure).count() * 3 >= cells().count()
}
