//! Shares and proportions: 百分之五, 三分之一, 五又二分之一, 1/3, 三成五, 翻两番, 3:1.

use super::numeral::{digit, numeral};
use super::quantity::{Form, Quantity};
use crate::lex::unit::Units;
use crate::record::Relation;
use crate::text::Text;
use crate::text::class::Class;
use rust_decimal::Decimal;

/// 百分之五, 三分之一, 五又二分之一, 1/3.
pub(super) fn fraction(text: &Text, q: &mut Quantity) -> bool {
    if text.char(q.run.end) == '又' && mixed(text, q) {
        return true;
    }
    if text.char(q.run.end) == '/' {
        return slashed(text, q);
    }
    if !text.has(q.run.end, "分之") {
        return false;
    }
    let Some(top) = numeral(text, q.run.end + 2) else {
        return false;
    };
    let (Some(bottom), Some(above)) = (q.value, top.value) else {
        return false;
    };
    let per = match text.char(q.run.start) {
        '百' => "%",
        '千' => "‰",
        '万' => "‱",
        _ => "",
    };
    let unit = Units::shared().named(per).filter(|_| q.run.len() == 1);
    q.run.end = top.end;
    q.numeral.end = top.end;
    q.high = None;
    q.amount = true;
    q.relation = top.relation;
    match unit {
        Some(unit) => {
            q.value = Some(above);
            q.high = top.high;
            q.imply(unit);
            q.form = Form::Percent;
            percent_range(text, q);
        }
        None => {
            q.value = above.checked_div(bottom);
            q.form = Form::Fraction(above, bottom);
        }
    }
    true
}

/// 五又二分之一: a whole number and a fraction.
fn mixed(text: &Text, q: &mut Quantity) -> bool {
    let bottom = numeral(text, q.run.end + 1);
    let Some(bottom) = bottom.filter(|n| text.has(n.end, "分之")) else {
        return false;
    };
    let Some(top) = numeral(text, bottom.end + 2) else {
        return false;
    };
    let (Some(whole), Some(below), Some(above)) = (q.value, bottom.value, top.value) else {
        return false;
    };
    let all = whole.checked_mul(below).and_then(|v| v.checked_add(above));
    q.value = all.and_then(|v| v.checked_div(below));
    q.form = all.map_or(Form::Cardinal, |all| Form::Fraction(all, below));
    q.run.end = top.end;
    q.numeral.end = top.end;
    q.amount = true;
    true
}

/// 1/3 of something; 1/4决赛 is the name of a round, 3/5 of a date is read before, 120/80 is a pair of values.
fn slashed(text: &Text, q: &mut Quantity) -> bool {
    let Some(below) = numeral(text, q.run.end + 1).filter(|n| n.plain && n.arabic && n.digits <= 3)
    else {
        return false;
    };
    let (Some(a), Some(b)) = (q.value, below.value) else {
        return false;
    };
    let next = text.char(below.end);
    if !q.plain
        || !q.arabic
        || a >= b
        || a.is_zero()
        || matches!(next, '/' | '.' | '-')
        || text.class(below.end) == Class::LATIN
        || text.has(below.end, "决赛")
        || matches!(text.class_before(q.run.start), Class::LATIN | Class::DIGIT)
        || matches!(text.before(q.run.start), '/' | '.' | '-')
    {
        return false;
    }
    q.value = a.checked_div(b);
    q.form = Form::Fraction(a, b);
    q.run.end = below.end;
    q.numeral.end = below.end;
    true
}

/// 百分之五至百分之八, 百分之五至八.
fn percent_range(text: &Text, q: &mut Quantity) {
    if !matches!(text.char(q.run.end), '至' | '到' | '-' | '—' | '~') {
        return;
    }
    let from = q.run.end + 1;
    let from = if text.has(from, "百分之") {
        from + 3
    } else {
        from
    };
    if let Some(second) = numeral(text, from).filter(|n| n.value > q.value) {
        q.high = second.value;
        q.run.end = second.end;
        q.numeral.end = second.end;
    }
}

/// What makes 成 part of another word behind a small number: 三成立, 七成为.
const NOT_TENTHS: &str = "立功为员本就长果都熟绩交效品群片套型形因婚精份色方百了";

/// 七成, 三成五, 五六成, 三至四成.
pub(super) fn tenths(text: &Text, q: &mut Quantity) -> bool {
    // 三到四成: the first number is of tenths, too.
    if matches!(text.char(q.run.end), '至' | '到' | '-' | '—' | '~')
        && let Some(second) =
            numeral(text, q.run.end + 1).filter(|n| text.char(n.end) == '成' && n.value > q.value)
        && q.value.is_some_and(|v| v < Decimal::TEN)
    {
        q.high = second.value;
        q.run.end = second.end;
    }
    let small = q
        .value
        .is_some_and(|v| v <= Decimal::TEN && v > Decimal::ZERO);
    // 近四成本地人: behind a hedge or a verb of shares no other word begins.
    let share = matches!(
        text.before(q.run.start),
        '近' | '约' | '超' | '过' | '占' | '达' | '逾'
    );
    if text.char(q.run.end) != '成'
        || !small
        || !share && NOT_TENTHS.contains(text.char(q.run.end + 1))
        || text.before(q.run.start) == '第'
    {
        return false;
    }
    let Some(unit) = Units::shared().named("%") else {
        return false;
    };
    let times = |v: Option<Decimal>| v.and_then(|v| v.checked_mul(Decimal::TEN));
    q.value = times(q.value);
    q.high = times(q.high);
    let mut end = q.run.end + 1;
    let tenth = digit(text.char(end))
        .filter(|_| q.high.is_none())
        .or((text.char(end) == '半').then_some(5));
    if let Some(tenth) = tenth {
        q.value = q.value.and_then(|v| v.checked_add(Decimal::from(tenth)));
        end += 1;
    }
    if matches!(text.char(end), '多' | '余') {
        q.relation = Relation::Over;
        end += 1;
    }
    q.run.end = end;
    q.numeral.end = end;
    q.imply(unit);
    q.form = Form::Percent;
    if matches!(text.char(end), '至' | '到' | '-' | '—' | '~') {
        let second = numeral(text, end + 1).filter(|n| text.char(n.end) == '成');
        if let Some((high, second)) = second.and_then(|n| Some((times(n.value)?, n)))
            && Some(high) > q.value
        {
            q.high = Some(high);
            q.run.end = second.end + 1;
            q.numeral.end = q.run.end;
        }
    }
    true
}

/// Doublings that still fit a decimal of 28 digits.
const MAX_DOUBLINGS: u32 = 60;

/// 翻两番: twice doubled is four times.
pub(super) fn doubling(text: &Text, q: &mut Quantity) -> bool {
    if !matches!(text.before(q.run.start), '翻' | '了') || text.char(q.run.end) != '番' {
        return false;
    }
    let Some(unit) = Units::shared().named("倍") else {
        return false;
    };
    let front = if text.has_before(q.run.start, "翻了") {
        2
    } else {
        1
    };
    let times = q
        .value
        .map(|v| v.trunc())
        .and_then(|v| u32::try_from(v.mantissa()).ok())
        .unwrap_or(1)
        .min(MAX_DOUBLINGS);
    q.value = Some(Decimal::from(1u64 << times));
    q.high = None;
    q.run = crate::span::Run::new(q.run.start - front, q.run.end + 1);
    q.imply(unit);
    q.form = Form::Doubling;
    true
}

/// Words beside a pair of numbers that make it a score.
const SCORED: &[char] = &[
    '胜', '负', '平', '败', '赢', '输', '克', '扳', '分', '超', '淘', '取', '擒', '敌', '横',
];

/// How far from the pair they stand.
const SCORE_LOOK: usize = 8;

/// 3:1, 3比1, 21-19 beside a word of sport.
pub(super) fn ratio(text: &Text, q: &mut Quantity) -> bool {
    let end = q.run.end;
    let sign = text.char(end);
    let whole = q.relation == Relation::Exact && q.high.is_none();
    let pair = match sign {
        ':' => q.arabic,
        '比' => whole && q.unit.is_none(),
        '-' => q.plain && q.arabic && q.numeral.len() <= 3 && scored(text, q),
        _ => false,
    };
    if !pair {
        return false;
    }
    let Some(second) = numeral(text, end + 1) else {
        return false;
    };
    // 08:30 is a time of day; 1:2:3 and 比上年 are no pairs.
    let clock = sign == ':'
        && second.digits == 2
        && q.value.is_some_and(|v| v < Decimal::from(24))
        && second.value.is_some_and(|v| v < Decimal::from(60))
        && q.numeral.len() == 2
        && !scored(text, q);
    let measured = Units::shared()
        .at(text, second.end)
        .is_some_and(|u| u.unit.kind != crate::record::UnitKind::Classifier);
    if clock
        || second.arabic != q.arabic
        || matches!(text.char(second.end), ':' | '-')
        || text.before(q.run.start) == ':'
        || measured
        || second.value.is_none()
    {
        return false;
    }
    q.high = second.value;
    q.run.end = second.end;
    q.numeral.end = second.end;
    q.form = Form::Ratio;
    true
}

fn scored(text: &Text, q: &Quantity) -> bool {
    let near = |at: usize| SCORED.contains(&text.char(at));
    (1..=SCORE_LOOK).any(|i| near(q.run.start.wrapping_sub(i)) || near(q.run.end + 3 + i))
        || text.before(q.run.start) == '以'
}
