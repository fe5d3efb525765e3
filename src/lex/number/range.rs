//! Two ends of one quantity: 3至5个, 10%—15%, 1.2亿至1.5亿元, 40、50分钟.

use super::numeral::{Numeral, numeral, scale};
use super::quantity::{Form, Quantity, negated, sign_in_front};
use crate::lex::number::money;
use crate::lex::unit::Units;
use crate::record::{Relation, UnitKind};
use crate::text::Text;
use rust_decimal::Decimal;

/// Units that number things: 3、4号线 are two lines and not three or four of something.
const NUMBERING: &[&str] = &[
    "号", "等", "届", "期", "级", "版", "章", "条", "款", "组", "班", "日", "月", "年", "楼", "次",
    "线", "路", "位",
];

/// Joins a second number to the quantity, if one follows and both are ends of one range.
pub(super) fn range(text: &Text, q: &mut Quantity, first: Numeral) {
    if q.form == Form::Big || q.high.is_some() {
        return;
    }
    let listed = text.char(q.run.end) == '、' && q.unit.is_none();
    let Some(from) = second_from(text, q, listed) else {
        return;
    };
    let signed = ["零下", "负", "-"].iter().find(|sign| text.has(from, sign));
    let from = from + signed.map_or(0, |sign| sign.chars().count());
    let Some(second) = numeral(text, from).filter(|n| n.high.is_none() || q.high.is_none()) else {
        return;
    };
    let Some(mut high) = second.value else { return };
    if signed.is_some() {
        high = negated(Some(high), None).0.unwrap_or(high);
        if sign_in_front(text, from, second.arabic).is_none() {
            return;
        }
    }
    let end_unit = Units::shared().at(text, second.end);
    let low = match q.value {
        Some(low) if q.unit.is_none() => shared_scale(text, low, first, second),
        Some(low) => low,
        None => return,
    };
    let same = match (q.unit, end_unit) {
        (Some(a), Some(b)) => {
            a.unit.text == b.unit.text
                || a.unit.kind == b.unit.kind && a.unit.kind != UnitKind::Classifier
        }
        (None, Some(_)) => true,
        (None, None) => {
            q.form == Form::Ordinal
                || second.scale >= 10_000
                // 200至300, and nothing behind that could be a noun.
                || matches!(text.char(q.run.end), '至' | '到' | '~') && !text.class(second.end).is_han()
        }
        (Some(_), None) => false,
    };
    let unit = end_unit.map_or("", |u| u.unit.text);
    if !same || low >= high || listed && !approximate(text, q, low, high, second, unit) {
        return;
    }
    q.value = Some(low);
    q.high = Some(high);
    q.scale = q.scale.max(second.scale);
    if second.relation != Relation::Exact {
        q.relation = second.relation;
    }
    q.numeral.end = second.end;
    q.run.end = second.end;
    q.amount = true;
    if let Some(mut found) = end_unit {
        money::behind(text, q, &mut found);
        q.run.end = found.run.end;
        q.unit = Some(found);
    }
}

/// Where the second number begins, behind 至, a dash and the like.
fn second_from(text: &Text, q: &Quantity, listed: bool) -> Option<usize> {
    let sign = text.char(q.run.end);
    let mut from = q.run.end + 1;
    match sign {
        '至' | '到' | '~' | '～' => {}
        // 1万元--5万元, 2——3万港币
        '-' | '—' => {
            if text.char(from) == sign {
                from += 1;
            }
        }
        '、' if listed => {}
        _ => return None,
    }
    // 从3亿元到5亿元 tells two values.
    let moved = q.unit.is_some() && matches!(text.before(q.run.start), '从' | '由');
    if moved && matches!(sign, '至' | '到') && !moved_within(text, from) {
        return None;
    }
    if q.form == Form::Ordinal && text.char(from) == '第' {
        from += 1;
    }
    Some(from)
}

/// 从50元到200元不等.
fn moved_within(text: &Text, from: usize) -> bool {
    (from..from + 12).any(|i| text.has(i, "不等") || text.has(i, "之间"))
}

/// 3至5万: the scale at the end belongs to both numbers, where the first stays the smaller one by it.
fn shared_scale(text: &Text, low: Decimal, first: Numeral, second: Numeral) -> Decimal {
    let Some(high) = second.value else { return low };
    if first.scale >= second.scale || first.scale >= 10_000 || second.scale == 1 {
        return low;
    }
    // The scale words at the end, longest first: 两到三千万 shares 千万, 八百到九百亿 only 亿.
    let mut words = Vec::with_capacity(4);
    let mut at = second.end;
    let mut hedge = second.relation != Relation::Exact;
    while at > second.start {
        match scale(text.char(at - 1)) {
            Some(s) => words.push(s),
            None if hedge => hedge = false,
            None => break,
        }
        at -= 1;
    }
    while !words.is_empty() {
        let factor = words.iter().try_fold(Decimal::ONE, |product, &s| {
            product.checked_mul(Decimal::from(s))
        });
        if let Some(scaled) = factor
            .and_then(|f| low.checked_mul(f))
            .filter(|&s| s < high)
        {
            return scaled;
        }
        words.pop();
    }
    low
}

/// 40、50分钟, 三、五天: neighbours before one unit, and not members of a longer list.
fn approximate(
    text: &Text,
    q: &Quantity,
    low: Decimal,
    high: Decimal,
    second: Numeral,
    unit: &str,
) -> bool {
    let step = high.checked_sub(low).unwrap_or_default();
    let round = |v: Decimal| (v % Decimal::TEN).is_zero();
    let tens = round(low)
        && round(high)
        && low >= Decimal::TEN
        && low < Decimal::ONE_HUNDRED
        && step == Decimal::TEN;
    let ones = !q.arabic
        && !second.arabic
        && high < Decimal::TEN
        && (step == Decimal::ONE || step == Decimal::TWO)
        || q.scale > 1 && second.scale > 1 && q.value == Some(low);
    q.form == Form::Cardinal
        && text.before(q.run.start) != '、'
        && text.char(second.end) != '、'
        && !NUMBERING.contains(&unit)
        && !unit.is_empty()
        && q.relation == Relation::Exact
        && (tens || ones && scaled_alike(q, second))
}

fn scaled_alike(q: &Quantity, second: Numeral) -> bool {
    q.scale == second.scale || q.scale == 1
}
