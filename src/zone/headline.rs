//! Which line is the headline, where no markup tells?

use super::line::{Line, Look};
use super::meta::is_issued;
use crate::lex::outlet;
use crate::text::Text;
use crate::text::class::Class;

/// Endings of offices.
const OFFICES: &[&str] = &[
    "委员会",
    "办公室",
    "政府",
    "支部",
    "局",
    "厅",
    "院",
    "中心",
    "公司",
    "协会",
    "学校",
    "大学",
    "医院",
];

/// Endings of the papers that offices write.
const PAPERS: &[&str] = &[
    "汇报", "报告", "总结", "通知", "公告", "通报", "意见", "方案", "情况", "公报", "简报", "要点",
    "计划",
];

/// The headline: the line before the source line, else the first short line of the page.
pub(crate) fn title(text: &Text, lines: &[Line], meta: Option<usize>) -> Option<usize> {
    let heading = |line: &Line| matches!(line.look, Look::Short);
    if let Some(meta) = meta {
        let named =
            |line: &Line| heading(line) || line.look == Look::Paragraph && line.run.len() <= 60;
        // ——霍山县农村小规模学校供餐改革见闻: a second title, if there is a first.
        let second = |line: &Line| text.class(line.run.start) == Class::DASH;
        let front = lines.get(..meta)?;
        // The office that issues a text is not its headline.
        let first = |line: &Line| {
            named(line) && !second(line) && !is_issued(text, line.run) && !is_masthead(text, line)
        };
        let before = front.iter().rposition(first);
        let behind = || {
            let short = lines.get(meta..)?.iter().position(heading);
            short.map(|i| i + meta).filter(|&i| i <= meta + 3)
        };
        return before
            .or_else(behind)
            .or_else(|| front.iter().rposition(named));
    }
    let shown = |line: &Line| matches!(line.look, Look::Short | Look::Paragraph);
    let mut first = lines
        .iter()
        .position(|line| shown(line) && !is_masthead(text, line))?;
    // 要闻, 健康·养生: the column that a report stands in, when a longer line follows.
    let column = |line: &Line| heading(line) && line.run.len() < COLUMN;
    let titled = |line: &Line| {
        heading(line) && line.run.len() > COLUMN && text.class(line.run.start) != Class::DASH
    };
    let next = lines
        .iter()
        .enumerate()
        .skip(first + 1)
        .find(|(_, line)| line.look != Look::Blank);
    if let Some((i, _)) = next.filter(|(_, line)| titled(line))
        && lines.get(first).is_some_and(column)
        && lines.get(i + 1..)?.iter().any(shown)
    {
        first = i;
    }
    // A line alone is the text, not its headline.
    lines.get(first + 1..)?.iter().find(|line| shown(line))?;
    // An office in front of what its paper is called: 某村党支部 / 2022年度工作情况汇报.
    let office = |line: &&Line| {
        OFFICES
            .iter()
            .any(|word| text.has_before(line.run.end, word))
    };
    let paper = |line: &&Line| {
        PAPERS
            .iter()
            .any(|word| text.has_before(line.run.end, word))
    };
    let second = lines
        .get(first + 1)
        .filter(|line| heading(line))
        .filter(paper);
    if lines.get(first).filter(office).zip(second).is_some() {
        return Some(first + 1);
    }
    lines
        .get(first)
        .filter(|line| heading(line) || question(line) || long(text, line))
        .map(|_| first)
}

/// A column's name is shorter than this, a headline longer.
const COLUMN: usize = 7;

/// A headline longer than most: no stop closes it.
fn long(text: &Text, line: &Line) -> bool {
    let last = text.class(line.run.end.wrapping_sub(1));
    let open = !matches!(
        last,
        Class::STOP | Class::COMMA | Class::SEMI | Class::COLON | Class::UNQUOTE
    );
    line.run.len() <= 60 && open && !text.has_class(line.run, Class::STOP)
}

/// A headline may end in a question or exclamation mark; whether it does is left to its length.
fn question(line: &Line) -> bool {
    line.run.len() <= 30
}

/// The name of an outlet, alone on its line.
pub(super) fn is_masthead(text: &Text, line: &Line) -> bool {
    (3..=10).contains(&line.run.len()) && outlet::looks_like(text, line.run)
}
