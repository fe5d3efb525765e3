//! One numeral: its extent and its exact value.
//!
//! ```text
//! numeral  := part { part } [ 点 digits ]
//! part     := amount { scale }            3 · 三 · 1.97万 · 二十 · 5千
//! amount   := arabic | digit | digits     1,300 · 480.4 · 七 · 二〇二二
//! scale    := 十 | 百 | 千 | 万 | 亿
//! approx   := digit digit scale?          两三 → 2..3, 七八十 → 70..80, 十七八 → 17..18
//! inner    := 多 | 余 | 几 | 来            60多, 1300余万, 三十几万: more scales may follow
//! ```
//! Sums build up in three drawers, as one reads aloud: below 万, below 亿, and the rest. A digit right behind a scale and at
//! the end counts for the next lower one: 三万五 is 35,000, 两千六 is 2,600.

use crate::limits::MAX_NUMERAL;
use crate::record::Relation;
use crate::text::Text;
use crate::text::class::Class;
use rust_decimal::Decimal;

/// A numeral in the text, as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    pub start: usize,
    pub end: usize,
    /// `None` beyond 28 digits.
    pub value: Option<Decimal>,
    /// Upper end of 两三, 七八十.
    pub high: Option<Decimal>,
    /// What 多 余 几 来 数 inside the numeral say.
    pub relation: Relation,
    /// Begins with Arabic digits.
    pub arabic: bool,
    /// Nothing but digits: no separator, point, scale or hedge.
    pub plain: bool,
    /// Number of digits or characters before any scale.
    pub digits: usize,
    /// The last scale word, one where there is none.
    pub scale: u64,
    /// Has an explicit amount: 百 alone has none.
    pub amount: bool,
}

/// Reads the numeral that starts at `at`; `None` where none does.
pub(crate) fn numeral(text: &Text, at: usize) -> Option<Numeral> {
    if let Some(plain) = plain(text, at) {
        return Some(plain);
    }
    let mut low = Scanner::new(text, at, Choice::Low);
    low.run();
    let end = low.at;
    if end == at {
        return None;
    }
    let value = low.total();
    let high = low.approximate.then(|| {
        let mut high = Scanner::new(text, at, Choice::High);
        high.run();
        high.total()
    });
    let over_long = end - at > MAX_NUMERAL;
    Some(Numeral {
        start: at,
        end,
        value: value.filter(|_| !over_long),
        high: high.flatten().filter(|_| !over_long),
        relation: low.relation,
        arabic: text.class(at) == Class::DIGIT,
        plain: low.plain,
        digits: low.first_digits,
        scale: low.last_scale,
        amount: low.amount,
    })
}

/// The commonest numerals, a few Arabic digits or one Han digit with nothing numeral behind, without the grammar.
fn plain(text: &Text, at: usize) -> Option<Numeral> {
    let mut end = at;
    let mut value = 0u64;
    let arabic = text.class(at) == Class::DIGIT;
    if arabic {
        while text.class(end) == Class::DIGIT && end - at < 16 {
            value = value * 10 + u64::from(text.char(end).to_digit(10)?);
            end += 1;
        }
    } else {
        let c = text.char(at);
        // Forms for cheques need a neighbour; the grammar looks for it.
        value = u64::from(digit(c).filter(|_| !"壹贰叁肆伍陆柒捌玖俩".contains(c))?);
        end += 1;
    }
    let goes_on = matches!(text.class(end), Class::DIGIT | Class::NUM)
        || matches!(text.char(end), ',' | '.' | '点' | '多' | '余' | '几' | '来');
    let numeral = Numeral {
        start: at,
        end,
        value: Some(Decimal::from(value)),
        high: None,
        relation: Relation::Exact,
        arabic,
        plain: true,
        digits: end - at,
        scale: 1,
        amount: true,
    };
    (!goes_on).then_some(numeral)
}

/// The value of a Han digit.
pub(crate) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '俩' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of a scale word.
pub(crate) fn scale(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

const WAN: u64 = 10_000;
const YI: u64 = 100_000_000;

/// Which end of an approximation is read.
#[derive(Clone, Copy, PartialEq)]
enum Choice {
    Low,
    High,
}

struct Scanner<'a> {
    text: &'a Text,
    choice: Choice,
    at: usize,
    /// Sum of finished 亿, of finished 万, of what lies below, and the amount that no scale has taken yet.
    yi: Option<Decimal>,
    wan: Option<Decimal>,
    rest: Option<Decimal>,
    amount_now: Option<Decimal>,
    relation: Relation,
    approximate: bool,
    plain: bool,
    first_digits: usize,
    last_scale: u64,
    amount: bool,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a Text, at: usize, choice: Choice) -> Self {
        let zero = Some(Decimal::ZERO);
        Scanner {
            text,
            choice,
            at,
            yi: zero,
            wan: zero,
            rest: zero,
            amount_now: None,
            relation: Relation::Exact,
            approximate: false,
            plain: true,
            first_digits: 0,
            last_scale: 1,
            amount: false,
        }
    }

    fn run(&mut self) {
        let start = self.at;
        while self.at - start <= MAX_NUMERAL {
            let c = self.text.char(self.at);
            let moved = match self.text.class(self.at) {
                Class::DIGIT => self.arabic(),
                Class::NUM if digit(c).is_some() => self.han_digits(),
                Class::NUM => self.scale_word(c),
                _ => self.inner(c),
            };
            if !moved {
                break;
            }
        }
        // The rest of a digit flood belongs to the numeral, so that the flood is read once.
        if self.at - start >= MAX_NUMERAL {
            let rest = self.text.classes().get(self.at..).unwrap_or(&[]);
            self.at += rest
                .iter()
                .take_while(|c| matches!(**c, Class::DIGIT | Class::NUM))
                .count();
        }
    }

    /// `1300`, `1,300`, `480.4`.
    fn arabic(&mut self) -> bool {
        // 3万4000 goes on, 三4 does not; nor does 5十3.
        if self.amount_now.is_some()
            || (self.amount && self.last_scale < 1_000)
            || self.relation != Relation::Exact
        {
            return false;
        }
        let from = self.at;
        let mut mantissa: Option<u64> = Some(0);
        let mut digits = 0usize;
        let take = |mantissa: Option<u64>, c: char| {
            mantissa?
                .checked_mul(10)?
                .checked_add(u64::from(c.to_digit(10)?))
        };
        loop {
            let c = self.text.char(self.at);
            if self.text.class(self.at) == Class::DIGIT {
                mantissa = take(mantissa, c);
                digits += 1;
                self.at += 1;
            } else if c == ',' && digits <= 3 && self.group()
                || c == ',' && digits > 3 && self.plain_is_grouped(from) && self.group()
            {
                self.plain = false;
                self.at += 1;
            } else {
                break;
            }
            if self.at - from > MAX_NUMERAL {
                mantissa = None;
                break;
            }
        }
        if !self.amount {
            self.first_digits = digits;
        }
        let mut places = 0u32;
        if self.text.char(self.at) == '.' && self.text.class(self.at + 1) == Class::DIGIT {
            self.plain = false;
            self.at += 1;
            while self.text.class(self.at) == Class::DIGIT && self.at - from <= MAX_NUMERAL {
                mantissa = take(mantissa, self.text.char(self.at));
                places += 1;
                self.at += 1;
            }
        }
        let value =
            mantissa.and_then(|m| Decimal::try_from_i128_with_scale(i128::from(m), places).ok());
        // A number that does not fit below the scale in front is a number of its own: 3万50000.
        if self.amount && value.is_some_and(|v| v >= Decimal::from(self.last_scale)) {
            self.at = from;
            return false;
        }
        self.amount_now = value;
        if value.is_none() {
            self.rest = None;
        }
        self.amount = true;
        true
    }

    /// Whether a comma and exactly three digits stand here.
    fn group(&self) -> bool {
        let digit = |i: usize| self.text.class(self.at + i) == Class::DIGIT;
        digit(1) && digit(2) && digit(3) && !digit(4)
    }

    fn plain_is_grouped(&self, from: usize) -> bool {
        (from..self.at).any(|i| self.text.char(i) == ',')
    }

    /// One Han digit, or a run of them: 七, 二〇二二, 三五, 七八十.
    fn han_digits(&mut self) -> bool {
        if self.amount_now.is_some() || self.relation != Relation::Exact {
            return false;
        }
        let rest = self.text.chars().get(self.at..).unwrap_or(&[]);
        let run = rest
            .iter()
            .take(MAX_NUMERAL)
            .take_while(|&&c| digit(c).is_some())
            .count();
        let value_at = |i: usize| digit(self.text.char(self.at + i)).unwrap_or(0);
        let first = self.text.char(self.at);
        // Forms for cheques are digits only beside another one: 陆 is a surname, 伍 a team.
        if "壹贰叁肆伍陆柒捌玖俩".contains(first)
            && run < 2
            && scale(self.text.char(self.at + 1)).is_none()
            && !self.amount
        {
            return false;
        }
        if !self.amount {
            self.first_digits = run;
        }
        if run == 1 {
            self.amount_now = Some(Decimal::from(value_at(0)));
            self.at += 1;
        } else if matches!(first, '零' | '〇') && self.amount {
            // 一百零五: the zero only marks the gap.
            self.at += 1;
            return true;
        } else if run == 2 && neighbours(value_at(0), value_at(1)) {
            self.approximate = true;
            self.plain = false;
            let pick = if self.choice == Choice::Low {
                value_at(0)
            } else {
                value_at(1)
            };
            self.amount_now = Some(Decimal::from(pick));
            self.at += 2;
        } else if self.amount {
            // 十七八九: not a numeral any more; stop before the run.
            return false;
        } else {
            let mut value = Some(Decimal::ZERO);
            for i in 0..run {
                value = value.and_then(|v| {
                    v.checked_mul(Decimal::TEN)?
                        .checked_add(Decimal::from(value_at(i)))
                });
            }
            if value.is_none() {
                self.rest = None;
            }
            self.amount_now = value;
            self.at += run;
        }
        self.amount = true;
        self.han_fraction();
        true
    }

    /// 三点五.
    fn han_fraction(&mut self) {
        if self.text.char(self.at) != '点' || digit(self.text.char(self.at + 1)).is_none() {
            return;
        }
        // 三点五十分 is a time of day.
        let mut i = self.at + 1;
        let mut places = 0u32;
        let mut value = self.amount_now;
        while let Some(d) = digit(self.text.char(i)) {
            places += 1;
            let part = Decimal::try_from_i128_with_scale(i128::from(d), places.min(28)).ok();
            value = value.zip(part).and_then(|(v, p)| v.checked_add(p));
            i += 1;
            if places > 20 {
                break;
            }
        }
        if matches!(self.text.char(i), '十' | '分' | '刻') {
            return;
        }
        self.plain = false;
        self.amount_now = value;
        self.at = i;
    }

    fn scale_word(&mut self, c: char) -> bool {
        if c == '廿' || c == '卅' {
            if self.amount {
                return false;
            }
            self.rest = add(
                self.rest,
                Some(Decimal::from(if c == '廿' { 20 } else { 30 })),
            );
            self.last_scale = 10;
            self.amount = true;
            self.plain = false;
            self.at += 1;
            return true;
        }
        let Some(scale) = scale(c) else { return false };
        // 5千克 is a unit behind Arabic digits, 三千克 is 3,000 of them.
        if self.text.class_before(self.at) == Class::DIGIT
            && matches!(c, '千' | '百')
            && super::quantity::prefixed_unit(self.text, self.at)
        {
            return false;
        }
        let factor = Some(Decimal::from(scale));
        let amount = self.amount_now.take();
        match scale {
            YI => {
                let sum = add(add(self.wan, self.rest), amount);
                let sum = if sum.is_some_and(|s| s.is_zero()) && !self.amount {
                    Some(Decimal::ONE)
                } else {
                    sum
                };
                self.yi = multiply(add(sum, Some(Decimal::ZERO)), factor)
                    .and_then(|v| add(self.yi, Some(v)));
                self.wan = self.yi.map(|_| Decimal::ZERO);
                self.rest = self.wan;
            }
            WAN => {
                let sum = add(self.rest, amount);
                let sum = if sum.is_some_and(|s| s.is_zero()) && !self.amount {
                    Some(Decimal::ONE)
                } else {
                    sum
                };
                self.wan = multiply(sum, factor).and_then(|v| add(self.wan, Some(v)));
                self.rest = self.wan.map(|_| Decimal::ZERO);
            }
            _ => {
                // 百 behind 百 begins another numeral; so does a larger scale behind a smaller: 十百.
                if amount.is_none()
                    && self.last_scale != 1
                    && self.last_scale < WAN
                    && scale >= self.last_scale
                    && self.relation == Relation::Exact
                {
                    self.amount_now = amount;
                    return false;
                }
                let times = amount.or(if self.rest_is_open() {
                    None
                } else {
                    Some(Decimal::ONE)
                });
                match times {
                    Some(times) => {
                        self.rest =
                            multiply(Some(times), factor).and_then(|v| add(self.rest, Some(v)))
                    }
                    // 三十几千, 60多千: the whole is scaled.
                    None => self.rest = multiply(self.rest, factor),
                }
            }
        }
        // A scale without an amount in front (百, 万) still has one to give: 百 is 100, but not an exact count.
        self.amount |= self.last_scale != 1 || amount.is_some() || c == '十';
        self.last_scale = scale;
        self.plain = false;
        self.at += 1;
        true
    }

    /// Whether a hedge came between the sum and this scale: 三十几千.
    fn rest_is_open(&self) -> bool {
        self.relation != Relation::Exact
    }

    /// 多 余 几 来 inside, if a scale or the end of the numeral follows.
    fn inner(&mut self, c: char) -> bool {
        if !self.amount && self.last_scale == 1 || self.relation != Relation::Exact {
            return false;
        }
        let next = self.text.char(self.at + 1);
        let relation = match c {
            '多' if !matches!(next, '样' | '元' | '边' | '功' | '种' | '重' | '项' | '次') => {
                Relation::Over
            }
            '余' if !matches!(next, '姚' | '杭' | '干' | '庆' | '江' | '额' | '热') => {
                Relation::Over
            }
            '几' if self.text.class_before(self.at) != Class::NUM || self.last_scale >= 10 => {
                Relation::Over
            }
            '来' if self.last_scale >= 10
                && self.amount_now.is_none()
                && !matches!(next, '自' | '到' | '源' | '华' | '了') =>
            {
                Relation::About
            }
            '多' if matches!(next, '元' | '种' | '项' | '次')
                && (self.last_scale > 1 || self.ends_in_zero()) =>
            {
                Relation::Over
            }
            _ => return false,
        };
        // 3来 and 3几 say nothing; 5几 is not written.
        if c == '几' && !(self.last_scale >= 10 || self.text.class_before(self.at) == Class::DIGIT)
        {
            return false;
        }
        self.relation = relation;
        self.plain = false;
        self.settle();
        self.at += 1;
        true
    }

    fn ends_in_zero(&self) -> bool {
        self.text.before(self.at) == '0'
    }

    /// Moves an amount that waits for a scale into the sum.
    fn settle(&mut self) {
        let amount = self.amount_now.take();
        self.rest = add(self.rest, amount.or(Some(Decimal::ZERO)));
    }

    fn total(&self) -> Option<Decimal> {
        let mut amount = self.amount_now.or(Some(Decimal::ZERO));
        // 三万五, 两千六, 一百二: a single digit right behind the scale, and nothing else.
        let trailing = self.amount_now.is_some()
            && self.last_scale >= 100
            && self.text.class_before(self.at) == Class::NUM
            && scale(self.text.char(self.at.wrapping_sub(2))).is_some();
        if trailing {
            amount = multiply(amount, Some(Decimal::from(self.last_scale / 10)));
        }
        let wan = self.wan;
        let sum = add(add(self.yi, wan), add(self.rest, amount))?;
        let bare = sum.is_zero() && !self.amount && self.last_scale > 1;
        if bare {
            Some(Decimal::from(self.last_scale))
        } else {
            Some(sum.normalize())
        }
    }
}

/// 三五 and 两三 are approximations, 三七 is not.
fn neighbours(a: u32, b: u32) -> bool {
    a > 0 && (b == a + 1 || (a == 3 && b == 5))
}

fn add(a: Option<Decimal>, b: Option<Decimal>) -> Option<Decimal> {
    a?.checked_add(b.unwrap_or(Decimal::ZERO))
}

fn multiply(a: Option<Decimal>, b: Option<Decimal>) -> Option<Decimal> {
    a?.checked_mul(b?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(raw: &str) -> (String, String, Relation) {
        let mut text = Text::default();
        text.read(raw);
        let n = numeral(&text, 0).unwrap();
        let show = |v: Option<Decimal>| v.map_or("-".to_owned(), |v| v.normalize().to_string());
        assert_eq!(n.end, text.len(), "{raw} is read only up to {}", n.end);
        (show(n.value), show(n.high), n.relation)
    }

    #[test]
    fn exact_values() {
        for (value, spellings) in [
            ("20", &["20", "二十", "廿", "贰拾", "２０"][..]),
            ("1300", &["1300", "1,300", "一千三百", "一千三", "1千3百"]),
            (
                "35000",
                &[
                    "35000",
                    "三万五",
                    "3万5000",
                    "三万五千",
                    "3.5万",
                    "叁万伍仟",
                ],
            ),
            ("105", &["105", "一百零五", "一百〇五", "壹佰零伍"]),
            ("48040000000", &["480.4亿"]),
            ("2022", &["二〇二二", "二零二二"]),
            ("120000000", &["一亿二千万", "1.2亿", "1亿2000万"]),
            ("1500000000000", &["一万五千亿", "1.5万亿"]),
            ("3.5", &["三点五", "3.5"]),
            ("11", &["十一", "11"]),
        ] {
            for spelling in spellings {
                assert_eq!(
                    read(spelling),
                    (value.to_owned(), "-".to_owned(), Relation::Exact),
                    "{spelling}"
                );
            }
        }
    }

    #[test]
    fn hedges_inside_and_approximations() {
        for (raw, low, high, relation) in [
            ("60多", "60", "-", Relation::Over),
            ("1300余万", "13000000", "-", Relation::Over),
            ("2万余", "20000", "-", Relation::Over),
            ("三十几万", "300000", "-", Relation::Over),
            ("二百余万", "2000000", "-", Relation::Over),
            ("一千多万", "10000000", "-", Relation::Over),
            ("3千多万", "30000000", "-", Relation::Over),
            ("二十来", "20", "-", Relation::About),
            ("两三", "2", "3", Relation::Exact),
            ("七八十", "70", "80", Relation::Exact),
            ("十七八", "17", "18", Relation::Exact),
            ("两三百", "200", "300", Relation::Exact),
            ("三五", "3", "5", Relation::Exact),
        ] {
            assert_eq!(
                read(raw),
                (low.to_owned(), high.to_owned(), relation),
                "{raw}"
            );
        }
    }

    #[test]
    fn floods_keep_their_place_without_a_value() {
        for flood in ["9".repeat(200), "三".repeat(200), "亿".repeat(200)] {
            assert_eq!(read(&flood).0, "-");
        }
    }
}
