//! 半: 半年, 一年半, 两个半小时, 三斤半, 过半, 半数, 半成; and 多 and 余 behind a unit: 三个多月, 五年多.

use super::numeral::{Numeral, numeral};
use super::quantity::{Form, Quantity, hedges};
use crate::lex::unit::{UnitMatch, Units};
use crate::record::{Relation, UnitKind};
use crate::span::Run;
use crate::text::Text;
use rust_decimal::Decimal;

fn one_half() -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(5, 1).ok()
}

fn add_half(q: &mut Quantity) {
    q.value = q.value.zip(one_half()).and_then(|(v, h)| v.checked_add(h));
}

/// 半年, 半公升, 半成, 半百, 过半, 半数.
pub(super) fn half(text: &Text, at: usize) -> Option<Quantity> {
    let before = text.before(at);
    if matches!(
        before,
        '上' | '下' | '前' | '后' | '多' | '大' | '小' | '对' | '折'
    ) {
        return None;
    }
    let written = |end: usize, value: Option<Decimal>| Numeral {
        start: at,
        end,
        value,
        high: None,
        relation: Relation::Exact,
        arabic: false,
        plain: false,
        digits: 1,
        scale: 100,
        amount: true,
    };
    let mut q = if text.char(at + 1) == '成' && !matches!(text.char(at + 2), '品' | '熟' | '本')
    {
        let mut q = Quantity::of(written(at + 2, Some(Decimal::from(5))));
        q.imply(Units::shared().named("%")?);
        q.form = Form::Percent;
        q
    } else if text.char(at + 1) == '百' && !text.class(at + 2).is_han() {
        Quantity::of(written(at + 2, Some(Decimal::from(50))))
    } else if text.has(at, "半数") || matches!(before, '过' | '一' | '近' | '约' | '逾' | '超')
    {
        let end = at + 1 + usize::from(text.char(at + 1) == '数');
        let mut q = Quantity::of(written(end, one_half()));
        q.form = Form::Fraction(Decimal::ONE, Decimal::TWO);
        // 一半 is written with its 一.
        if before == '一' && end == at + 1 {
            q.run.start -= 1;
            q.numeral.start -= 1;
        }
        let unit = measure(text, at + 1);
        if before != '一' && end == at + 1 && unit.is_some() {
            return half_of(text, written(at + 1, one_half()), unit);
        }
        q
    } else {
        return half_of(text, written(at + 1, one_half()), measure(text, at + 1));
    };
    hedges(text, &mut q);
    Some(q)
}

/// A unit of which there can be half a one: 半年, 半公升; 半场 and 半岛 are words.
fn measure(text: &Text, at: usize) -> Option<UnitMatch> {
    Units::shared().at(text, at).filter(|u| {
        u.unit.kind == UnitKind::Time && u.unit.text != "夜" && u.unit.text != "日"
            || matches!(
                u.unit.kind,
                UnitKind::Length | UnitKind::Mass | UnitKind::Volume | UnitKind::Area
            ) && !text.class(u.run.end).is_han()
            || u.unit.text == "倍"
    })
}

fn half_of(text: &Text, numeral: Numeral, unit: Option<UnitMatch>) -> Option<Quantity> {
    let unit = unit?;
    let mut q = Quantity::of(numeral);
    q.run.end = unit.run.end;
    q.unit = Some(unit);
    if matches!(text.char(q.run.end), '多' | '余') {
        q.relation = Relation::Over;
        q.run.end += 1;
    }
    hedges(text, &mut q);
    Some(q)
}

/// What the 个 in 两个半小时 and 三个多月 counts.
const PERIODS: &[&str] = &["小时", "月", "钟头", "星期", "学期", "季度", "世纪", "钟"];

/// Characters that make a word with 半 in front.
const HALF_WORDS: &[char] = &[
    '成', '导', '年', '数', '价', '径', '岛', '挂', '自', '山', '空', '夜', '生', '决', '程', '途',
    '路', '官', '球', '载', '月', '圆', '干',
];

/// What may follow the unit: 一年半, 两个半小时, 三个多月, 五年多.
pub(super) fn tail(text: &Text, q: &mut Quantity) {
    let Some(found) = q.unit else { return };
    if matches!(found.unit.text, "秒" | "米") {
        hundredths(text, q);
    }
    let next = text.char(q.run.end);
    if !matches!(next, '半' | '多' | '余' | '来') || next == '来' && found.unit.text != "个" {
        return;
    }
    if found.unit.text == "个" {
        let Some(unit) = counted_period(text, q.run.end, found) else {
            return;
        };
        match next {
            '半' => add_half(q),
            '来' => q.relation = Relation::About,
            _ => q.relation = Relation::Over,
        }
        q.run.end = unit.run.end;
        q.unit = Some(unit);
        return;
    }
    let measured = matches!(
        found.unit.kind,
        UnitKind::Time | UnitKind::Length | UnitKind::Mass | UnitKind::Area | UnitKind::Volume
    );
    match next {
        // 三年半载 and 五斤半成品 are other words.
        '半' if measured && !HALF_WORDS.contains(&text.char(q.run.end + 1)) => {
            add_half(q);
            q.run.end += 1;
        }
        '多' | '余'
            if (measured
                || found.unit.kind == UnitKind::Currency
                || matches!(found.unit.text, "岁" | "倍" | "里"))
                && !matches!(
                    text.char(q.run.end + 1),
                    '样' | '种' | '次' | '项' | '云' | '雨' | '元' | '方' | '姚' | '杭'
                ) =>
        {
            q.relation = Relation::Over;
            q.run.end += 1;
        }
        _ => {}
    }
}

/// 12秒91, 2米04, 一米八: digits behind the unit are its tenths and hundredths.
fn hundredths(text: &Text, q: &mut Quantity) {
    let behind = numeral(text, q.run.end).filter(|n| n.plain && n.digits <= 2 && n.high.is_none());
    let Some(n) = behind.filter(|n| n.arabic == q.arabic && q.plain) else {
        return;
    };
    let counts =
        Units::shared().at(text, n.end).is_some() || matches!(text.char(n.end), '大' | '、' | '-');
    let places = u32::try_from(n.digits).unwrap_or(2);
    let part = n
        .value
        .and_then(|v| Decimal::try_from_i128_with_scale(v.mantissa(), places).ok());
    if let Some(value) = q
        .value
        .zip(part)
        .and_then(|(v, p)| v.checked_add(p))
        .filter(|_| !counts)
    {
        q.value = Some(value);
        q.run.end = n.end;
        q.numeral.end = n.end;
    }
}

/// 个 … 月 with one character in between.
fn counted_period(text: &Text, at: usize, found: UnitMatch) -> Option<UnitMatch> {
    let word = PERIODS.iter().find(|word| text.has(at + 1, word))?;
    let end = at + 1 + word.chars().count();
    let spelling: String = text
        .slice(found.run)
        .iter()
        .chain(text.slice(Run::new(at + 1, end)))
        .collect();
    let unit = Units::shared().named(&spelling)?;
    Some(UnitMatch {
        run: Run::new(found.run.start, end),
        unit,
    })
}
