//! The fields of a source line, each behind a label: 来源:X, 【作　者】：Y, 发布时间: 2024-03-05.

use crate::data;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use once_cell::sync::Lazy;
use std::collections::HashMap;

/// What stands behind a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Title,
    Source,
    /// Who publishes: the source where none is named.
    Issuer,
    Date,
    /// The text itself.
    Text,
    /// Persons of this role.
    Person(&'static str),
    /// A number of readers, a column, a telephone.
    Other,
}

/// A label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    /// With its brackets, its colon and the blank behind.
    pub run: Run,
    pub field: Field,
}

/// The labels of the tables.
static LABELS: Lazy<HashMap<&str, Field>> = Lazy::new(|| {
    let field = |word: &str| match word {
        "title" => Field::Title,
        "source" => Field::Source,
        "issuer" => Field::Issuer,
        "date" => Field::Date,
        "text" => Field::Text,
        _ => Field::Other,
    };
    let roles = data::rows(data::ROLES).map(|row| (row.column(0), Field::Person(row.column(1))));
    let labels = data::rows(data::LABELS).map(|row| (row.column(0), field(row.column(1))));
    labels.chain(roles).collect()
});

/// Characters of the longest label.
const LONGEST: usize = 8;

/// Blanks between two characters of a label that is spread out: 作　　者.
const SPREAD: usize = 8;

/// The first label in `run`; a blank may stand on both sides of its colon.
pub(super) fn next(text: &Text, run: Run) -> Option<Label> {
    (run.start..run.end)
        // 来源 | 医务科 is written like 来源:医务科.
        .filter(|&at| {
            let sourced = || text.class(at) == Class::SPACE && text.has_before(at, "来源");
            matches!(text.char(at), ':' | '|' | '丨') || sourced()
        })
        .find_map(|colon| label(text, colon, run))
}

/// The label in front of a colon.
fn label(text: &Text, colon: usize, run: Run) -> Option<Label> {
    let end = colon - usize::from(text.class_before(colon) == Class::SPACE);
    let closed = text.class_before(end) == Class::CLOSE;
    let (start, field) = word(text, end - usize::from(closed), run.start)?;
    let open = closed && text.class_before(start) == Class::OPEN;
    let run = Run::new(
        start - usize::from(open),
        text.past_blank(colon + 1).min(run.end),
    );
    Some(Label { run, field })
}

/// The word of a label that ends at `end`: where it begins, and what it says.
fn word(text: &Text, end: usize, floor: usize) -> Option<(usize, Field)> {
    let mut word: Vec<(char, usize)> = Vec::new();
    let mut at = end;
    while at > floor && word.len() < LONGEST {
        if text.class(at - 1).is_han() {
            at -= 1;
            word.push((text.char(at), at));
            continue;
        }
        // A blank parts the characters of a label that is spread out, and such a label from the value in front.
        let alone = at + 1 == end || text.class(at + 1) == Class::SPACE;
        let blanks = (floor..at).rev().take(SPREAD);
        let blanks = blanks
            .take_while(|&at| text.class(at) == Class::SPACE)
            .count();
        if !alone || blanks == 0 || word.is_empty() {
            break;
        }
        at -= blanks;
    }
    (1..=word.len()).rev().find_map(|length| {
        let &(_, start) = word.get(length - 1)?;
        // 中文: is no 文:.
        if length == 1 && text.class_before(start).is_han() {
            return None;
        }
        let name: String = word.iter().take(length).rev().map(|(c, _)| c).collect();
        Some((start, *LABELS.get(name.as_str())?))
    })
}

/// Characters at the front of a line in which its first label lies.
const FRONT: usize = 16;

/// The field that a line begins with: 【信息来源】：县广播电视台, 作　者：李明.
pub(super) fn first(text: &Text, line: Run) -> Option<Field> {
    let front = Run::new(line.start, line.end.min(line.start + FRONT));
    let classes = text.class_slice(front);
    let colon = Class::position(classes, |class| class == Class::COLON)?;
    let label = label(text, line.start + colon, line)?;
    let open = usize::from(text.class(line.start) == Class::OPEN);
    (label.run.start <= line.start + open).then_some(label.field)
}

/// Whether a label of a date stands right in front of `at`, with a colon or without: 发表于 2009-5-16.
pub(super) fn dated(text: &Text, floor: usize, at: usize) -> bool {
    let mut end = at;
    while end > floor
        && matches!(
            text.class_before(end),
            Class::SPACE | Class::COLON | Class::OPEN | Class::CLOSE
        )
    {
        end -= 1;
    }
    word(text, end, floor).is_some_and(|(_, field)| field == Field::Date)
}
