//! A numeral with everything that touches it: hedges, ordinal marks, unit, second end of a range.
//!
//! ```text
//! quantity := [hedge] [sign] [第 | 前] numeral [ (至|到|—|～|-) numeral ] [unit] [半 | 多 | 余] [hedge]
//!           | 百分之 numeral | numeral 分之 numeral | numeral / numeral | numeral 成 [numeral]   (fraction.rs)
//!           | numeral (:|比|-) numeral | 翻 [numeral] 番                                        (fraction.rs)
//!           | 半 unit | 半数                                                                    (half.rs)
//!           | (数|几|上) scale … | 数以 scale 计 | 成百上千
//! ```

use super::hedge::Hedges;
use super::numeral::{self, Numeral, numeral, scale};
use super::{fraction, half, money, range};
use crate::lex::unit::{UnitMatch, Units};
use crate::record::{Reading, Relation, Unit, UnitKind};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;
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
    /// The last scale word, one where there is none.
    pub scale: u64,
    pub reading: Reading,
    /// Why it is a name, or why it goes into no record.
    pub reason: Option<&'static str>,
}

impl Quantity {
    /// The quantity that a numeral makes by itself.
    pub fn of(n: Numeral) -> Quantity {
        let run = Run::new(n.start, n.end);
        Quantity {
            run,
            numeral: run,
            value: n.value,
            high: n.high,
            relation: n.relation,
            unit: None,
            form: Form::Cardinal,
            shared_hedge: false,
            arabic: n.arabic,
            plain: n.plain,
            amount: n.amount,
            scale: n.scale,
            reading: Reading::Quantity,
            reason: None,
        }
    }

    pub fn unit_kind(&self) -> Option<UnitKind> {
        self.unit.map(|u| u.unit.kind)
    }

    /// Whether it goes into the records. An article (一名记者) is a quantity, too, but states nothing.
    pub fn counts(&self) -> bool {
        matches!(self.reading, Reading::Quantity | Reading::Ordinal) && self.reason.is_none()
    }

    /// The hedge is a 多 or 余 of the numeral or behind the unit, so that the next round number is not reached.
    pub fn hedge_inside(&self) -> bool {
        self.relation == Relation::Over && !self.shared_hedge
    }

    /// Takes a unit that is not written behind the numeral.
    pub fn imply(&mut self, unit: &'static Unit) {
        self.unit = Some(UnitMatch {
            run: Run::new(self.run.end, self.run.end),
            unit,
        });
    }
}

/// Reads the quantity whose numeral starts at `at`.
pub(crate) fn quantity(text: &Text, at: usize) -> Option<Quantity> {
    let at = match (text.char(at), text.char(at + 1)) {
        ('半', _) => return half::half(text, at),
        ('一', '半') => return half::half(text, at + 1),
        // 零下四十八度: the sign is no zero.
        ('零', '下') if matches!(text.class(at + 2), Class::DIGIT | Class::NUM) => at + 2,
        _ => at,
    };
    let first = numeral(text, at)?;
    let mut q = Quantity::of(first);
    indefinite(text, &mut q);
    // Most figures are none of these, and one look at the next character tells.
    if matches!(
        text.char(q.run.end),
        '又' | '/' | '分' | '成' | '番' | ':' | '比' | '-' | '至' | '到' | '—' | '~'
    ) {
        if fraction::fraction(text, &mut q)
            || fraction::tenths(text, &mut q)
            || fraction::doubling(text, &mut q)
        {
            hedges(text, &mut q);
            return Some(q);
        }
        if fraction::ratio(text, &mut q) {
            return Some(q);
        }
    }
    let sign = match text.before(at) {
        '下' | '负' | '-' | ' ' => sign_in_front(text, at, q.arabic),
        _ => None,
    };
    marks(text, &mut q);
    unit(text, &mut q);
    if let Some(sign) = sign.filter(|sign| sign.holds(text, &q)) {
        q.run.start -= sign.length;
        (q.value, q.high) = negated(q.value, q.high);
    }
    if matches!(
        text.char(q.run.end),
        '至' | '到' | '-' | '—' | '~' | '～' | '、'
    ) {
        range::range(text, &mut q, first);
    }
    half::tail(text, &mut q);
    if q.unit_kind() == Some(UnitKind::Currency) {
        money::change(text, &mut q);
    }
    money::in_front(text, &mut q);
    hedges(text, &mut q);
    Some(q)
}

/// How many quantities a text holds, names and codes included: for the bench.
pub(crate) fn count(text: &Text) -> usize {
    let end = |at| quantity(text, at).map(|q| q.run.end.max(q.numeral.end));
    numeral::starts(text, end)
}

/// 数百, 几十, 上千: the character in front makes the scale indefinite; so do 数以千计 and 成百上千 around it.
fn indefinite(text: &Text, q: &mut Quantity) {
    let first = text.char(q.run.start);
    let Some(size) = scale(first) else { return };
    let behind = text.char(q.run.end);
    let (front, back) = match text.before(q.run.start) {
        // 数以万计
        '以' if behind == '计' && text.has_before(q.run.start, "数以") => (2, 1),
        // 成百上千, 成千上万, 成千累万: of that order, at least the first.
        '成' if matches!(behind, '上' | '累' | '成')
            && scale(text.char(q.run.end + 1)) > Some(size) =>
        {
            (1, 2)
        }
        '数' if !"人少多次件分读系参代函指倍岁天年总户个点字基术整"
            .contains(text.char(q.run.start.wrapping_sub(2))) =>
        {
            (1, 0)
        }
        '几' | '好' if !text.has_before(q.run.start, "最好") => (1, 0),
        '上' if first != '十'
            && !q.amount
            && !"以网线路海江天陆早晚马会桌街身之手车"
                .contains(text.char(q.run.start.wrapping_sub(2))) =>
        {
            (1, 0)
        }
        _ => return,
    };
    q.run = Run::new(q.run.start - front, q.run.end + back);
    q.numeral = q.run;
    if text.has_before(q.run.start, "好") {
        q.run.start -= 1;
    }
    q.relation = Relation::Several;
    q.amount = true;
    q.plain = false;
    q.scale = q.scale.max(size);
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
                    words![
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
                        "轮",
                        "场",
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
        // 三年级, 前三强: the unit is a part of the noun.
        if found.unit.text == "年" && text.char(found.run.end) == '级'
            || q.form == Form::Top && matches!(found.unit.text, "强" | "名" | "位")
        {
            return;
        }
        // 前30分钟 is a time and no rank.
        if q.form == Form::Top && found.unit.kind == UnitKind::Time {
            q.form = Form::Cardinal;
            q.run.start += 1;
        }
        money::behind(text, q, &mut found);
        bracket(text, &mut found);
        q.run.end = found.run.end;
        q.unit = Some(found);
    } else if q.form == Form::Cardinal && text.char(q.run.end) == '大' && !q.arabic {
        q.form = Form::Big;
        q.run.end += 1;
    }
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

/// The hedges in front of and behind everything else.
pub(super) fn hedges(text: &Text, q: &mut Quantity) {
    let table = Hedges::shared();
    if let Some(hedge) = table.behind(text, q.run.end) {
        q.run.end += hedge.length;
        q.relation = hedge.relation;
    }
    if matches!(q.form, Form::Ordinal | Form::Top) {
        return;
    }
    // 超过 300 人, as digits are set on many pages.
    let blank = text.class(q.run.start) == Class::DIGIT
        && text.class_before(q.run.start) == Class::SPACE
        && text.class_before(q.run.start - 1).is_han();
    let front = q.run.start - usize::from(blank);
    if let Some(hedge) = table.before(text, front) {
        // 过 and 破 are hedges before round numbers only: 过百万, but 来过3次.
        let weak = hedge.length == 1 && matches!(text.before(front), '过' | '破');
        let round = q.scale >= 100 || q.value.is_some_and(|v| v >= Decimal::ONE_HUNDRED);
        let share = q.unit_kind() == Some(UnitKind::Percent) || q.form == Form::Percent;
        if !weak || round || share {
            q.run.start = front - hedge.length;
            q.relation = hedge.relation;
            q.shared_hedge = true;
            q.amount = true;
            // 约近80个: the outer of two hedges stays in the surface, the inner one counts.
            if let Some(outer) = table.before(text, q.run.start) {
                q.run.start -= outer.length;
            }
        }
    } else if let Some(relation) = table.apart(text, q) {
        q.relation = relation;
        q.shared_hedge = true;
        q.amount = true;
    }
}

/// 零下, 负 or a minus sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    pub length: usize,
    minus: bool,
}

impl Sign {
    /// A minus is one where something shows that a number follows: a unit, a point, a scale, or nothing else at all.
    fn holds(self, text: &Text, q: &Quantity) -> bool {
        let before = text.class(q.run.start.wrapping_sub(self.length + 1));
        // 运-20起飞: behind a Han character only a measure makes it a minus.
        let measured = q.unit.is_some_and(|u| u.unit.kind != UnitKind::Classifier);
        let clear = measured
            || !before.is_han() && (q.unit.is_some() || !q.plain)
            || text.trim(Run::new(0, text.len())).end == q.run.end;
        q.form == Form::Cardinal && (!self.minus || clear)
    }
}

pub(super) fn negated(
    low: Option<Decimal>,
    high: Option<Decimal>,
) -> (Option<Decimal>, Option<Decimal>) {
    let minus = |v: Option<Decimal>| v.and_then(|v| Decimal::ZERO.checked_sub(v));
    match high {
        Some(_) => (minus(high), minus(low)),
        None => (minus(low), None),
    }
}

/// 零下5℃, 负3.2%, -5℃, - 1,200.
pub(super) fn sign_in_front(text: &Text, at: usize, arabic: bool) -> Option<Sign> {
    if text.has_before(at, "零下") {
        return Some(Sign {
            length: 2,
            minus: false,
        });
    }
    let blank = usize::from(text.class_before(at) == Class::SPACE);
    let sign = at.wrapping_sub(1 + blank);
    let joins = matches!(
        text.class(sign.wrapping_sub(1)),
        Class::DIGIT | Class::LATIN | Class::NUM | Class::PERCENT | Class::DASH | Class::CLOSE
    );
    match text.char(sign) {
        // 7胜3负5平 is no minus five; 自负 and 负责 end or begin words.
        '负' if blank == 0
            && !matches!(
                text.char(sign.wrapping_sub(1)),
                '胜' | '平' | '自' | '肩' | '担' | '抱' | '欺'
            )
            && text.class(sign.wrapping_sub(1)) != Class::NUM
            && text.class(sign.wrapping_sub(1)) != Class::DIGIT =>
        {
            Some(Sign {
                length: 1,
                minus: false,
            })
        }
        '-' if arabic && !joins && (blank == 0 || sign == 0) => Some(Sign {
            length: 1 + blank,
            minus: true,
        }),
        _ => None,
    }
}

/// The unit of a quantity, without its place.
pub(crate) fn unit_of(q: &Quantity) -> Option<&'static Unit> {
    q.unit.map(|u| u.unit)
}
