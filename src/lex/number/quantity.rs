//! A numeral with everything that touches it: hedges, ordinal marks, unit, second end of a range.
//!
//! ```text
//! quantity := [hedge] [第 | 前] numeral [ (至|到|—|～|-) numeral ] [unit] [半 | 多 | 余] [hedge]
//!           | 百分之 numeral | numeral 分之 numeral | numeral 成 [numeral]
//!           | numeral (:|比) numeral | 翻 [numeral] 番 | 半 unit | (数|几|上) scale …
//! ```

use super::hedge::Hedges;
use super::numeral::{Numeral, digit, numeral, scale};
use crate::lex::unit::{UnitMatch, Units};
use crate::record::{Reading, Relation, Unit, UnitKind};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use rust_decimal::Decimal;

/// How a quantity is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Form {
    /// A plain number.
    Cardinal,
    /// 第三
    Ordinal,
    /// 前三
    Top,
    /// 百分之五, 三成
    Percent,
    /// 三分之一
    Fraction(Decimal, Decimal),
    /// 3:1
    Ratio,
    /// 翻两番
    Doubling,
    /// 四大 + noun
    Big,
}

/// A quantity as it was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quantity {
    /// Hedges, numeral and unit.
    pub run: Run,
    /// The numeral alone.
    pub numeral: Run,
    pub value: Option<Decimal>,
    pub high: Option<Decimal>,
    pub relation: Relation,
    pub unit: Option<UnitMatch>,
    pub form: Form,
    /// The hedge stands in front, so that a list may share it.
    pub shared_hedge: bool,
    /// Begins with Arabic digits.
    pub arabic: bool,
    /// Nothing but digits.
    pub plain: bool,
    /// Has an explicit amount; 百 alone has none.
    pub amount: bool,
    /// The largest scale word, one where there is none.
    pub scale: u64,
    pub reading: Reading,
    pub reason: Option<&'static str>,
}

impl Quantity {
    pub fn unit_kind(&self) -> Option<UnitKind> {
        self.unit.map(|u| u.unit.kind)
    }

    /// Whether it goes into the records.
    pub fn counts(&self) -> bool {
        matches!(self.reading, Reading::Quantity | Reading::Ordinal)
    }
}

/// Reads the quantity whose numeral starts at `at`.
pub(crate) fn quantity(text: &Text, at: usize) -> Option<Quantity> {
    if text.char(at) == '半' {
        return half(text, at);
    }
    let first = numeral(text, at)?;
    let mut q = Quantity {
        run: Run::new(at, first.end),
        numeral: Run::new(at, first.end),
        value: first.value,
        high: first.high,
        relation: first.relation,
        unit: None,
        form: Form::Cardinal,
        shared_hedge: false,
        arabic: first.arabic,
        plain: first.plain,
        amount: first.amount,
        scale: first.scale,
        reading: Reading::Quantity,
        reason: None,
    };
    indefinite(text, &mut q);
    if fraction(text, &mut q) || tenths(text, &mut q) || doubling(text, &mut q) {
        hedges(text, &mut q);
        return Some(q);
    }
    if ratio(text, &mut q) {
        return Some(q);
    }
    marks(text, &mut q);
    unit(text, &mut q);
    range(text, &mut q, first);
    tail(text, &mut q);
    currency_in_front(text, &mut q);
    hedges(text, &mut q);
    Some(q)
}

/// Whether the scale word at `at` begins a unit: 5千克, 30千瓦时.
pub(crate) fn prefixed_unit(text: &Text, at: usize) -> bool {
    Units::shared()
        .at(text, at)
        .is_some_and(|u| u.run.len() >= 2)
}

/// 数百, 几十, 上千: the character in front makes the scale indefinite.
fn indefinite(text: &Text, q: &mut Quantity) {
    let first = text.char(q.run.start);
    if scale(first).is_none() {
        return;
    }
    let before = text.char(q.run.start.wrapping_sub(2));
    let several = match text.before(q.run.start) {
        '数' => !"人少多次件分读系参代函指倍岁天年总户个点字基术整".contains(before),
        '几' => true,
        '上' => {
            first != '十' && !"以网线路海江天陆早晚马会桌街身之晚手车".contains(before) && !q.amount
        }
        _ => false,
    };
    if several {
        q.run.start -= 1;
        q.numeral.start -= 1;
        q.relation = Relation::Several;
        q.amount = true;
        q.plain = false;
        q.value = q.value.or(Some(Decimal::ONE));
    }
}

/// 百分之五, 三分之一, 五又二分之一.
fn fraction(text: &Text, q: &mut Quantity) -> bool {
    if !text.has(q.run.end, "分之") {
        return false;
    }
    let Some(top) = numeral(text, q.run.end + 2) else {
        return false;
    };
    let (Some(bottom), Some(above)) = (q.value, top.value) else {
        return false;
    };
    q.run.end = top.end;
    q.numeral.end = top.end;
    q.high = None;
    let per = [("百", "%"), ("千", "‰"), ("万", "‱")]
        .iter()
        .find(|(word, _)| {
            text.has(q.run.start, word) && q.run.start + 1 == at_fen(text, q.run.start)
        });
    match per.and_then(|(_, sign)| Units::shared().named(sign)) {
        Some(unit) => {
            q.value = Some(above);
            q.high = top.high;
            q.relation = top.relation;
            q.unit = Some(UnitMatch {
                run: Run::new(top.end, top.end),
                unit,
            });
            q.form = Form::Percent;
            percent_range(text, q);
        }
        None => {
            q.value = above.checked_div(bottom);
            q.form = Form::Fraction(above, bottom);
        }
    }
    q.amount = true;
    true
}

/// Where 分之 begins.
fn at_fen(text: &Text, from: usize) -> usize {
    (from..from + 4)
        .find(|&i| text.char(i) == '分')
        .unwrap_or(from)
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

/// 七成, 三成五, 五六成.
fn tenths(text: &Text, q: &mut Quantity) -> bool {
    let small = q
        .value
        .is_some_and(|v| v <= Decimal::TEN && v > Decimal::ZERO);
    let word = "立功为员本就长分果都熟绩交效人年品群片套型形因婚精份色方百";
    if text.char(q.run.end) != '成'
        || !small
        || word.contains(text.char(q.run.end + 1))
        || text.before(q.run.start) == '第'
    {
        return false;
    }
    let Some(unit) = Units::shared().named("%") else {
        return false;
    };
    q.run.end += 1;
    let times = |v: Option<Decimal>| v.and_then(|v| v.checked_mul(Decimal::TEN));
    q.value = times(q.value);
    q.high = times(q.high);
    if let Some(d) = digit(text.char(q.run.end)) {
        q.value = q.value.and_then(|v| v.checked_add(Decimal::from(d)));
        q.run.end += 1;
    } else if text.char(q.run.end) == '半' {
        q.value = q.value.and_then(|v| v.checked_add(Decimal::from(5)));
        q.run.end += 1;
    }
    if text.char(q.run.end) == '多' {
        q.relation = Relation::Over;
        q.run.end += 1;
    }
    q.numeral.end = q.run.end;
    q.unit = Some(UnitMatch {
        run: Run::new(q.run.end, q.run.end),
        unit,
    });
    q.form = Form::Percent;
    true
}

/// 翻两番: twice doubled is four times.
fn doubling(text: &Text, q: &mut Quantity) -> bool {
    if text.before(q.run.start) != '翻' || text.char(q.run.end) != '番' {
        return false;
    }
    let Some(times) = Units::shared().named("倍") else {
        return false;
    };
    let mut value = Some(Decimal::ONE);
    let mut left = q.value.unwrap_or(Decimal::ONE).min(Decimal::from(60));
    while left >= Decimal::ONE {
        value = value.and_then(|v| v.checked_mul(Decimal::TWO));
        left -= Decimal::ONE;
    }
    q.run = Run::new(q.run.start - 1, q.run.end + 1);
    q.value = value;
    q.unit = Some(UnitMatch {
        run: Run::new(q.run.end, q.run.end),
        unit: times,
    });
    q.form = Form::Doubling;
    true
}

/// 3:1, 3比1, 21-19 with 比分 in front.
fn ratio(text: &Text, q: &mut Quantity) -> bool {
    let end = q.run.end;
    let sign = text.char(end);
    let scored = sign == '-'
        && (text.has_before(q.run.start, "以")
            || text.has_before(q.run.start, "比分")
            || text.has_before(q.run.start, "比分为"));
    if !(sign == ':' && q.arabic
        || sign == '比' && q.relation == Relation::Exact
        || scored && q.plain)
    {
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
        && q.numeral.len() == 2;
    if clock
        || second.arabic != q.arabic
        || text.char(second.end) == ':'
        || Units::shared()
            .at(text, second.end)
            .is_some_and(|u| u.unit.kind != UnitKind::Classifier)
    {
        return false;
    }
    q.high = second.value;
    q.run.end = second.end;
    q.numeral.end = second.end;
    q.form = Form::Ratio;
    true
}

/// 第 in front makes an ordinal, 前 a top rank.
fn marks(text: &Text, q: &mut Quantity) {
    match text.before(q.run.start) {
        '第' => {
            q.run.start -= 1;
            q.form = Form::Ordinal;
            q.reading = Reading::Ordinal;
        }
        '前' => {
            let other_word = "目此之提年以面跟眼日先生午空当产史从月天期"
                .contains(text.char(q.run.start.wrapping_sub(2)));
            let period = text
                .any_of(
                    q.run.end,
                    &[
                        "年",
                        "个月",
                        "月",
                        "季度",
                        "天",
                        "周",
                        "次",
                        "个季度",
                        "期",
                        "届",
                        "个",
                    ],
                )
                .is_some();
            if !other_word && !period && q.relation == Relation::Exact {
                q.run.start -= 1;
                q.form = Form::Top;
            }
        }
        _ => {}
    }
}

fn unit(text: &Text, q: &mut Quantity) {
    let at = text.past_blank(q.run.end);
    // A blank before a Latin word is no unit mark: 3 A, but 3 km is.
    let found = Units::shared()
        .at(text, at)
        .filter(|u| at == q.run.end || u.unit.kind != UnitKind::Classifier || q.arabic);
    if let Some(mut found) = found {
        // 3点五, 5角星, 两面: see frozen.rs; here only what would cut a longer word.
        if found.unit.text == "年" && text.char(found.run.end) == '级' {
            return;
        }
        if q.form == Form::Top && matches!(found.unit.text, "强" | "名" | "位") {
            return;
        }
        currency_behind(text, &mut found);
        bracket(text, &mut found);
        q.run.end = found.run.end;
        q.unit = Some(found);
    } else if q.form == Form::Cardinal && text.char(q.run.end) == '大' && !q.arabic {
        q.form = Form::Big;
        q.run.end += 1;
    } else if text.has(q.run.end, "元") {
        q.run.end += 1;
    }
}

/// 480亿元人民币, 3亿元新台币.
fn currency_behind(text: &Text, found: &mut UnitMatch) {
    if found.unit.kind != UnitKind::Currency || found.unit.text != "元" {
        return;
    }
    for (word, iso) in [
        ("人民币", "CNY"),
        ("新台币", "TWD"),
        ("港币", "HKD"),
        ("澳门币", "MOP"),
    ] {
        if text.has(found.run.end, word) {
            found.run.end += word.chars().count();
            found.unit = yuan_of(iso).unwrap_or(found.unit);
        }
    }
}

/// 元 of another currency: the table has 元新台币 and its kin, whose text is 元, too.
fn yuan_of(iso: &str) -> Option<&'static Unit> {
    let name = match iso {
        "TWD" => "元新台币",
        "HKD" => "元港币",
        "MOP" => "元澳门币",
        _ => "元",
    };
    Units::shared().named(name)
}

/// 家(个): a second unit in brackets.
fn bracket(text: &Text, found: &mut UnitMatch) {
    if text.char(found.run.end) != '(' {
        return;
    }
    if let Some(second) = Units::shared()
        .at(text, found.run.end + 1)
        .filter(|u| text.char(u.run.end) == ')')
    {
        found.run.end = second.run.end + 1;
    }
}

/// 3至5个, 10%—15%, 1.2亿至1.5亿元.
fn range(text: &Text, q: &mut Quantity, first: Numeral) {
    if q.form == Form::Big || q.high.is_some() {
        return;
    }
    let sign = text.char(q.run.end);
    if !matches!(sign, '至' | '到' | '-' | '—' | '~' | '～') {
        return;
    }
    // 从3亿元增到5亿元 says two values; 3个-5个 one range.
    let mut from = q.run.end + 1;
    if sign == '—' && text.char(from) == '—' {
        return;
    }
    if q.form == Form::Ordinal && text.char(from) == '第' {
        from += 1;
    }
    let Some(second) = numeral(text, from) else {
        return;
    };
    if second.end - from > crate::limits::MAX_NUMERAL {
        return;
    }
    let mut low = q.value;
    // 3至5万: the scale belongs to both.
    if q.unit.is_none()
        && first.scale == 1
        && second.scale >= 10_000
        && second.arabic == first.arabic
        && second.relation == Relation::Exact
    {
        let scaled = low.and_then(|v| v.checked_mul(Decimal::from(second.scale)));
        if scaled < second.value {
            low = scaled;
        }
    }
    let end_unit = Units::shared().at(text, second.end);
    let same = match (q.unit, end_unit) {
        (Some(a), Some(b)) => {
            a.unit.text == b.unit.text
                || a.unit.kind == b.unit.kind && a.unit.kind != UnitKind::Classifier
        }
        (None, Some(_)) => true,
        (None, None) => q.form == Form::Ordinal || q.scale >= 10_000 && second.scale >= 10_000,
        (Some(_), None) => false,
    };
    if !same || low >= second.value {
        return;
    }
    q.value = low;
    q.high = second.value;
    q.scale = q.scale.max(second.scale);
    if second.relation != Relation::Exact {
        q.relation = second.relation;
    }
    q.numeral.end = second.end;
    q.run.end = second.end;
    q.amount = true;
    if let Some(mut found) = end_unit {
        currency_behind(text, &mut found);
        q.run.end = found.run.end;
        q.unit = Some(found);
    }
}

/// What may follow the unit: 一年半, 两个半小时, 三个多月, 五年多.
fn tail(text: &Text, q: &mut Quantity) {
    let Some(found) = q.unit else { return };
    let next = text.char(q.run.end);
    let longer = |from: usize| {
        ["小时", "月", "钟头", "星期", "学期", "季度", "世纪", "钟"]
            .iter()
            .find(|word| text.has(from, word))
            .map(|word| from + word.chars().count())
    };
    let long_unit = |end: usize| {
        let spelling: String = text
            .slice(Run::new(found.run.start, found.run.end))
            .iter()
            .chain(text.slice(Run::new(q.run.end + 1, end)))
            .collect();
        Units::shared().named(&spelling)
    };
    let time = found.unit.kind == UnitKind::Time;
    match next {
        '半' if found.unit.text == "个" => {
            if let Some((end, unit)) =
                longer(q.run.end + 1).and_then(|end| Some((end, long_unit(end)?)))
            {
                add_half(q);
                q.run.end = end;
                q.unit = Some(UnitMatch {
                    run: Run::new(found.run.start, end),
                    unit,
                });
            }
        }
        '半' if time && !text.has(q.run.end + 1, "年") => {
            add_half(q);
            q.run.end += 1;
        }
        '多' | '余' if found.unit.text == "个" => {
            if let Some((end, unit)) =
                longer(q.run.end + 1).and_then(|end| Some((end, long_unit(end)?)))
            {
                q.relation = Relation::Over;
                q.run.end = end;
                q.unit = Some(UnitMatch {
                    run: Run::new(found.run.start, end),
                    unit,
                });
            }
        }
        '多' | '余'
            if (time
                || matches!(
                    found.unit.kind,
                    UnitKind::Currency | UnitKind::Length | UnitKind::Mass
                )
                || found.unit.text == "岁")
                && !matches!(text.char(q.run.end + 1), '样' | '种' | '次' | '项') =>
        {
            q.relation = Relation::Over;
            q.run.end += 1;
        }
        _ => {}
    }
}

fn add_half(q: &mut Quantity) {
    let half = Decimal::try_from_i128_with_scale(5, 1).ok();
    q.value = q.value.zip(half).and_then(|(v, h)| v.checked_add(h));
}

/// ¥300, US$20; 新台币300万元 tells what 元 is.
fn currency_in_front(text: &Text, q: &mut Quantity) {
    if !matches!(text.before(q.run.start), '$' | '¥' | '€' | '£' | '币') {
        return;
    }
    for (sign, name) in [
        ("US$", "美元"),
        ("HK$", "港元"),
        ("NT$", "新台币"),
        ("¥", "元"),
        ("€", "欧元"),
        ("£", "英镑"),
        ("$", "美元"),
    ] {
        if q.unit.is_none() && text.has_before(q.run.start, sign) {
            q.run.start -= sign.chars().count();
            q.unit = Units::shared().named(name).map(|unit| UnitMatch {
                run: Run::new(q.run.start, q.run.start),
                unit,
            });
            return;
        }
    }
    for (word, iso) in [
        ("新台币", "TWD"),
        ("台币", "TWD"),
        ("港币", "HKD"),
        ("澳门币", "MOP"),
        ("人民币", "CNY"),
    ] {
        if let Some(found) = q
            .unit
            .as_mut()
            .filter(|u| u.unit.text == "元" && text.has_before(q.run.start, word))
        {
            found.unit = yuan_of(iso).unwrap_or(found.unit);
        }
    }
}

/// The hedges in front of and behind everything else.
fn hedges(text: &Text, q: &mut Quantity) {
    let table = Hedges::shared();
    if let Some((length, relation)) = table.behind(text, q.run.end) {
        q.run.end += length;
        q.relation = relation;
    }
    if !matches!(q.form, Form::Ordinal | Form::Top)
        && let Some((length, relation)) = table.before(text, q.run.start)
    {
        // 过 is a hedge before round numbers only: 过百万, but 来过3次.
        let single = text.before(q.run.start) == '过' && length == 1;
        if !single || q.scale >= 100 || q.value.is_some_and(|v| v >= Decimal::ONE_HUNDRED) {
            q.run.start -= length;
            q.relation = relation;
            q.shared_hedge = true;
            q.amount = true;
            // 约近80个: the outer of two hedges stays in the surface, the inner one counts.
            if let Some((outer, _)) = table.before(text, q.run.start) {
                q.run.start -= outer;
            }
        }
    }
    negative(text, q);
}

/// 零下5℃, 负3.2%, -5℃.
fn negative(text: &Text, q: &mut Quantity) {
    let lost = text.before(q.run.start) == '负' && text.char(q.run.start.wrapping_sub(2)) != '胜';
    let joins = matches!(
        text.class(q.run.start.wrapping_sub(2)),
        Class::DIGIT | Class::LATIN | Class::NUM | Class::PERCENT
    );
    let minus = text.before(q.run.start) == '-' && q.arabic && q.unit.is_some() && !joins;
    let sign = if text.has_before(q.run.start, "零下") {
        2
    } else if lost || minus {
        1
    } else {
        return;
    };
    q.run.start -= sign;
    let minus = |v: Option<Decimal>| v.and_then(|v| Decimal::ZERO.checked_sub(v));
    (q.value, q.high) = match q.high {
        Some(_) => (minus(q.high), minus(q.value)),
        None => (minus(q.value), None),
    };
}

/// 半年, 半个月, 过半, 半数.
fn half(text: &Text, at: usize) -> Option<Quantity> {
    let unit = Units::shared()
        .at(text, at + 1)
        .filter(|u| u.unit.kind == UnitKind::Time);
    let share = text
        .any_of(at, &["半数"])
        .or((text.before(at) == '过' || text.before(at) == '一').then_some(1));
    if unit.is_none() && share.is_none()
        || matches!(
            text.before(at),
            '上' | '下' | '前' | '后' | '多' | '大' | '小'
        )
    {
        return None;
    }
    let value = Decimal::try_from_i128_with_scale(5, 1).ok();
    let unit = unit.filter(|_| share.is_none());
    let end = unit.map_or(at + share.unwrap_or(1), |u| u.run.end);
    let mut q = Quantity {
        run: Run::new(at, end),
        numeral: Run::new(at, at + 1),
        value,
        high: None,
        relation: Relation::Exact,
        unit,
        form: if unit.is_some() {
            Form::Cardinal
        } else {
            Form::Fraction(Decimal::ONE, Decimal::TWO)
        },
        shared_hedge: false,
        arabic: false,
        plain: false,
        amount: true,
        scale: 100,
        reading: Reading::Quantity,
        reason: None,
    };
    hedges(text, &mut q);
    Some(q)
}

/// The unit of a quantity, without its place.
pub(crate) fn unit_of(q: &Quantity) -> Option<&'static Unit> {
    q.unit.map(|u| u.unit)
}
