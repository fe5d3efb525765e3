//! Currencies in front of and behind an amount, small change, and what 块 and 元 mean.

use super::numeral::{Numeral, numeral};
use super::quantity::Quantity;
use crate::lex::unit::{UnitMatch, Units};
use crate::record::{Unit, UnitKind};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use rust_decimal::Decimal;

/// 块 as people say 元; the classifier of 一块石头 is a row of the table of units.
static KUAI: Unit = Unit {
    text: "块",
    kind: UnitKind::Currency,
    iso: Some("CNY"),
    canonical: Some("CNY"),
    factor: Some("1"),
};

/// Signs and names in front of an amount, and the unit of the table that they stand for.
const IN_FRONT: &[(&str, &str)] = &[
    ("US$", "美元"),
    ("HK$", "港元"),
    ("NT$", "新台币"),
    ("MOP$", "澳门元"),
    ("A$", "澳元"),
    ("C$", "加元"),
    ("S$", "新加坡元"),
    ("¥", "元"),
    ("€", "欧元"),
    ("£", "英镑"),
    ("₩", "韩元"),
    ("₹", "印度卢比"),
    ("₽", "卢布"),
    ("฿", "泰铢"),
    ("$", "美元"),
    ("RMB", "人民币"),
    ("USD", "美元"),
    ("HKD", "港元"),
    ("MOP", "澳门元"),
    ("TWD", "新台币"),
    ("EUR", "欧元"),
    ("人民币", "人民币"),
    ("新台币", "新台币"),
    ("台币", "新台币"),
    ("港币", "港币"),
    ("澳门币", "澳门币"),
    ("美金", "美金"),
];

/// Names of currencies that say what a following or preceding 元 is, and the row of the table.
const YUAN: &[(&str, &str)] = &[
    ("人民币", "元人民币"),
    ("新台币", "元新台币"),
    ("台币", "元新台币"),
    ("港币", "元港币"),
    ("澳门币", "元澳门币"),
];

/// 480亿元人民币, 3亿元新台币, 5块钱.
pub(super) fn behind(text: &Text, q: &Quantity, found: &mut UnitMatch) {
    if found.unit.text == "块" && is_money(text, q, found.run.end) {
        found.unit = &KUAI;
    }
    if found.unit.kind != UnitKind::Currency || found.unit.text != "元" {
        return;
    }
    if text.char(found.run.end) == '整' {
        found.run.end += 1;
    }
    for (word, name) in YUAN {
        if text.has(found.run.end, word) {
            found.run.end += word.chars().count();
            found.unit = Units::shared().named(name).unwrap_or(found.unit);
            return;
        }
    }
}

/// 块 is money in 7块, 3.04块, 几十万块, 五块三毛; it counts pieces in 三块石碑.
fn is_money(text: &Text, q: &Quantity, end: usize) -> bool {
    let broken = q.value.is_some_and(|v| !v.is_integer());
    let change = numeral(text, end).is_some_and(|n| n.plain && n.digits == 1);
    broken
        || q.scale >= 10_000
        || change
        || !text.class(end).is_han()
        || ["左右", "以上", "以下", "以内", "多钱"]
            .iter()
            .any(|word| text.has(end, word))
}

/// 5元3角2分, 一块二毛, 五元三: the small change belongs to the amount.
pub(super) fn change(text: &Text, q: &mut Quantity) {
    let small = q.unit.filter(|u| {
        u.unit.kind == UnitKind::Currency && matches!(u.unit.text, "元" | "圆" | "块" | "角" | "毛")
    });
    let Some(unit) = small.filter(|_| q.high.is_none()) else {
        return;
    };
    let mut end = q.run.end;
    let mut value = q.value;
    // In tenths of cents below the unit at hand: 角 is 100 of them for 元, 分 is 10; 角 alone takes 分 only.
    let whole = !matches!(unit.unit.text, "角" | "毛");
    let parts: &[(&[char], u32)] = if whole {
        &[(&['角', '毛'], 1), (&['分'], 2)]
    } else {
        &[(&['分'], 1)]
    };
    for (names, places) in parts {
        let Some(n) = numeral(text, end).filter(part_of_change) else {
            continue;
        };
        if !names.contains(&text.char(n.end)) || text.has(n.end, "分之") || text.has(n.end, "分钟")
        {
            continue;
        }
        value = value
            .zip(placed(&n, *places))
            .and_then(|(v, p)| v.checked_add(p));
        end = n.end + 1;
    }
    if end == q.run.end {
        // 五块三
        let last = numeral(text, end).filter(|n| part_of_change(n) && n.digits == 1);
        if let Some(n) = last.filter(|n| unit.unit.text == "块" && !text.class(n.end).is_han()) {
            value = value.zip(placed(&n, 1)).and_then(|(v, p)| v.checked_add(p));
            end = n.end;
        }
    }
    if end > q.run.end {
        q.value = value;
        q.plain = false;
        q.numeral.end = q.numeral.end.max(end - 1);
        q.run.end = end;
    }
    if matches!(text.char(q.run.end), '钱' | '整') && whole {
        q.run.end += 1;
    }
}

fn part_of_change(n: &Numeral) -> bool {
    n.plain && n.digits <= 2 && n.value.is_some()
}

fn placed(n: &Numeral, places: u32) -> Option<Decimal> {
    let digits = n.value?.mantissa();
    Decimal::try_from_i128_with_scale(digits, places).ok()
}

/// ¥300, US$20, 人民币3.14; 新台币300万元 tells what 元 is.
pub(super) fn in_front(text: &Text, q: &mut Quantity) {
    let at = q.run.start;
    let before = text.before(at);
    let told = matches!(text.class_before(at), Class::SIGN | Class::OTHER)
        || matches!(before, '币' | '金' | 'B' | 'D' | 'P' | 'R' | '$');
    if !told {
        return;
    }
    if let Some(found) = q.unit.as_mut() {
        let name = YUAN
            .iter()
            .find(|(word, _)| text.has_before(at, word))
            .filter(|_| found.unit.text == "元");
        if let Some(unit) = name.and_then(|(_, name)| Units::shared().named(name)) {
            found.unit = unit;
        }
        return;
    }
    let sign = IN_FRONT.iter().find(|(sign, _)| text.has_before(at, sign));
    if let Some((sign, name)) = sign
        && let Some(unit) = Units::shared().named(name)
    {
        q.run.start -= sign.chars().count();
        q.unit = Some(UnitMatch {
            run: Run::new(q.run.start, q.run.start),
            unit,
        });
    }
}
