//! Stated growth against both values: 由200万元增至250万元，增长25%.

use super::percent::{Interval, ordered, stated};
use crate::edtf::{Date, Edtf};
use crate::lex::number::quantity::Quantity;
use crate::link::clause::Token;
use crate::link::part::{Linked, like};
use crate::record::{Check, CheckKind, Direction, Kind, Statistic};
use crate::span::Run;
use crate::text::Text;
use rust_decimal::Decimal;

/// Figures in front among which the two values are.
const FIGURES: usize = 4;

/// The check that the percentage at `index` makes, where its clause says that it is the growth between the two figures in
/// front.
pub(super) fn check(
    linked: Linked,
    index: usize,
    quantity: &Quantity,
    statistics: &[Statistic],
) -> Option<Check> {
    let this = statistics.get(index)?;
    if !matches!(this.kind, Kind::Change | Kind::Percent) {
        return None;
    }
    // 三个月后, 历时两年: a length of time between the values is none of them.
    let from = index.saturating_sub(FIGURES);
    let mut values = (from..index)
        .rev()
        .filter(|&i| statistics.get(i).is_some_and(|s| s.kind != Kind::Duration));
    let (second, first) = (values.next()?, values.next()?);
    let (a, b) = (statistics.get(first)?, statistics.get(second)?);
    if !comparable(a, b) || !matches!(a.kind, Kind::Count | Kind::Money | Kind::Measure) {
        return None;
    }
    let direction = grows(linked, index, this.direction)?;
    let forward = in_order(linked, [first, second, index], [a, b])?;
    let (earlier, later) = if forward {
        (first, second)
    } else {
        (second, first)
    };
    let (from, to) = if forward { (a, b) } else { (b, a) };
    let (from, to) = (Interval::of(from)?, Interval::of(to)?);
    let share = stated(linked.page.text, quantity, this)?;
    let hundred = Decimal::ONE_HUNDRED;
    let factor = |share: Option<Decimal>| {
        share.and_then(|share| match direction {
            Direction::Up => hundred.checked_add(share),
            Direction::Down => hundred.checked_sub(share),
        })
    };
    let (least, most) = match direction {
        Direction::Up => (factor(share.low), factor(share.high)),
        Direction::Down => (factor(share.high), factor(share.low)),
    };
    let holds = ordered([Some(hundred), to.low], [from.high, most])?
        && ordered([from.low, least], [Some(hundred), to.high])?;
    Some(Check {
        kind: CheckKind::Growth,
        holds,
        whole: later,
        parts: vec![earlier, index],
    })
}

/// Which way the figure says its subject went, where its clause has no subject of its own: 增长25%, 增幅25%, 比去年的250人
/// 增加20%.
fn grows(linked: Linked, index: usize, told: Option<Direction>) -> Option<Direction> {
    let Linked { page, sentence, .. } = linked;
    let text = page.text;
    let figure = linked.figure(index)?;
    let start = sentence.clause(figure.clause).start;
    let at = figure.at;
    // The word of change, and where it begins.
    let mut core = at;
    while core > start
        && (matches!(
            sentence.token(core - 1),
            Token::Adverb | Token::Aspect | Token::Preposition
        ) || matches!(text.char(sentence.run(core - 1).start), '为' | '是' | '达'))
    {
        core -= 1;
    }
    core = core.checked_sub(1).filter(|&core| core >= start)?;
    let run = sentence.run(core);
    let (direction, begins) = change(text, run, sentence.token(core).direction().or(told))?;
    // What stands in front: nothing, a time, the base of a comparison or somebody who tells.
    let mut i = start;
    while i < core
        && matches!(
            sentence.token(i),
            Token::Adverb | Token::Conjunction | Token::Time | Token::Aspect | Token::Pronoun
        )
    {
        i += 1;
    }
    let front = Run::new(sentence.run(i).start.min(begins), begins);
    let base = match text.char(front.start) {
        '比' | '较' => true,
        '与' | '同' | '和' => text.slice(front).contains(&'比'),
        _ => false,
    };
    let tells = matches!(text.before(front.end), '说' | '称' | '道');
    (front.is_empty() || base || tells).then_some(direction)
}

/// Which way a word of change goes: 增长, 多出, 增幅; and where it begins.
fn change(text: &Text, run: Run, told: Option<Direction>) -> Option<(Direction, usize)> {
    let end = run.end - usize::from(matches!(text.before(run.end), '了' | '出') && run.len() > 1);
    let start = |length: usize| run.end - length.min(run.len());
    if matches!(text.before(run.end), '幅') {
        let direction = match text.char(run.end.wrapping_sub(2)) {
            '增' | '涨' | '升' => Direction::Up,
            '降' | '减' | '跌' => Direction::Down,
            _ => return None,
        };
        return Some((direction, start(2)));
    }
    if let Some(direction) = told {
        return Some((direction, run.start));
    }
    let direction = match text.before(end) {
        '多' | '增' | '涨' | '升' | '高' => Direction::Up,
        '少' | '减' | '跌' | '降' | '低' => Direction::Down,
        _ => return None,
    };
    Some((direction, end - 1))
}

/// Whether the first of two figures is the earlier value; `None` where they are no two values of one thing.
fn in_order(
    linked: Linked,
    [first, second, index]: [usize; 3],
    [a, b]: [&Statistic; 2],
) -> Option<bool> {
    let Linked { page, sentence, .. } = linked;
    let text = page.text;
    let later = linked.figure(second)?;
    let percent = linked.figure(index)?;
    let clause = sentence.clause(later.clause);
    // 比去年的250人增加20%
    if later.clause == percent.clause {
        let compared = (clause.start..later.at).any(|i| {
            sentence.run(i).len() == 1
                && matches!(text.char(sentence.run(i).start), '比' | '较' | '与' | '同')
        });
        return compared.then_some(false);
    }
    if percent.clause - later.clause > 1 {
        return None;
    }
    let earlier = linked.figure(first);
    let result = |from: usize| {
        (from..later.at).any(|i| {
            (sentence.token(i).predicate() || sentence.token(i) == Token::Noun)
                && matches!(text.before(sentence.run(i).end), '至' | '到' | '为' | '成')
                || sentence.token(i) == Token::Preposition
                    && matches!(text.char(sentence.run(i).start), '至' | '到')
        })
    };
    if let Some(earlier) = earlier.filter(|earlier| earlier.clause == later.clause) {
        // 由80万吨增加到92万吨
        let spans = (clause.start..earlier.at)
            .any(|i| matches!(text.char(sentence.run(i).start), '由' | '从' | '自'));
        return (spans && result(earlier.at + 1)).then_some(true);
    }
    let date = |statistic: &Statistic| {
        statistic
            .time?
            .edtf
            .and_then(Edtf::earliest)
            .map(Date::days)
    };
    let dates = date(a).zip(date(b)).filter(|(a, b)| a != b);
    if let Some((a, b)) = dates {
        return Some(a < b);
    }
    let Some(earlier) = earlier else {
        // …有64只。今冬再数，已是80只，比上个冬天多出35%
        let start = sentence.run(0).start;
        let now = year(text, Run::new(start, sentence.run(later.at).start)) == Some(0);
        return (now || result(clause.start)).then_some(true);
    };
    let said = |index: usize| {
        let figure = linked.figure(index)?;
        let start = sentence.run(sentence.clause(figure.clause).start).start;
        year(text, Run::new(start, sentence.run(figure.at).start))
    };
    if later.clause - earlier.clause > 2 {
        return None;
    }
    match (said(first), said(second)) {
        (Some(a), Some(b)) if a != b => Some(a < b),
        (None, Some(b)) if b < 0 && a.time.is_none() => Some(false),
        _ => result(clause.start).then_some(true),
    }
}

/// In like units; 500千克标准煤 and 410千克 are.
fn comparable(a: &Statistic, b: &Statistic) -> bool {
    let stem = |a: &Statistic, b: &Statistic| {
        a.unit
            .zip(b.unit)
            .is_some_and(|(a, b)| a.text.starts_with(b.text))
    };
    like(a, b) || a.kind == b.kind && (stem(a, b) || stem(b, a))
}

/// Which year the words of a figure name, counted from this one.
fn year(text: &Text, run: Run) -> Option<i8> {
    let chars = text.slice(run);
    chars.windows(2).find_map(|pair| match pair {
        ['前', '年'] => Some(-2),
        ['去' | '上' | '昨', '年'] | ['上' | '前', '一'] | ['上', '个'] | ['同', '期'] => {
            Some(-1)
        }
        ['今' | '本', _] | ['现', '在'] | ['目', '前'] => Some(0),
        _ => None,
    })
}
