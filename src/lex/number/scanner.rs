//! The grammar of numerals at work: parts in, sums out. The productions stand in [`numeral`](super::numeral).

use super::exact::Exact;
use super::numeral::{Numeral, WAN, digit, is_cheque, scale, scale_behind_blank};
use crate::lex::unit::Units;
use crate::limits::MAX_NUMERAL;
use crate::record::Relation;
use crate::text::Text;
use crate::text::class::Class;
use rust_decimal::Decimal;

/// Reads the numeral that starts at `at` by the whole grammar.
pub(super) fn read(text: &Text, at: usize) -> Option<Numeral> {
    let mut scanner = Scanner::new(text, at);
    scanner.run();
    let end = scanner.at;
    if end == at {
        return None;
    }
    let over_long = end - at > MAX_NUMERAL;
    let value = |sum: &Sum| scanner.total(sum).filter(|_| !over_long);
    Some(Numeral {
        start: at,
        end,
        value: value(&scanner.low),
        high: scanner.high.as_ref().and_then(value),
        relation: scanner.relation,
        arabic: text.class(at) == Class::DIGIT,
        plain: scanner.plain,
        digits: scanner.digits,
        scale: scanner.last_scale,
        amount: scanner.amount,
    })
}

/// Number of zeros of a scale.
fn zeros(scale: u64) -> u32 {
    scale.ilog10()
}

/// The drawers of one sum. `None` is a sum beyond 28 digits.
#[derive(Clone, Copy)]
struct Sum {
    /// 亿 and above.
    top: Option<Exact>,
    /// 万.
    wan: Option<Exact>,
    /// Below 万.
    rest: Option<Exact>,
    /// An amount that no scale has taken yet.
    pending: Option<Exact>,
}

impl Sum {
    const EMPTY: Sum = Sum {
        top: Some(Exact::ZERO),
        wan: Some(Exact::ZERO),
        rest: Some(Exact::ZERO),
        pending: Some(Exact::ZERO),
    };

    /// Everything below the scale `zeros` is scaled by it and moves up.
    fn lift(&mut self, scale: u64, alone: bool) {
        let zeros = zeros(scale);
        let below = add(self.rest, self.pending);
        let below = if scale == WAN {
            below
        } else {
            add(self.wan, below)
        };
        let lifted = if alone { Some(Exact::ONE) } else { below }.and_then(|b| b.scaled(zeros));
        if scale == WAN {
            self.wan = add(self.wan, lifted);
        } else {
            self.top = add(self.top, lifted);
            self.wan = Some(Exact::ZERO);
        }
        self.rest = Some(Exact::ZERO);
        self.pending = Some(Exact::ZERO);
    }
}

fn add(a: Option<Exact>, b: Option<Exact>) -> Option<Exact> {
    a?.plus(b?)
}

struct Scanner<'a> {
    text: &'a Text,
    start: usize,
    at: usize,
    low: Sum,
    /// The same sum with the upper member of a pair, from the pair on.
    high: Option<Sum>,
    /// Where the amount began that no scale has taken yet.
    waiting: Option<usize>,
    /// The last 十 百 千 since the last 万 or 亿; one where there was none.
    small: u64,
    /// The last 万 or 亿; they may only fall, but for 万亿.
    large: u64,
    last_scale: u64,
    /// A 零 that marks a gap stands right before the amount that waits.
    gap: bool,
    relation: Relation,
    plain: bool,
    digits: usize,
    amount: bool,
    fraction: bool,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a Text, at: usize) -> Self {
        Scanner {
            text,
            start: at,
            at,
            low: Sum::EMPTY,
            high: None,
            waiting: None,
            small: 1,
            large: u64::MAX,
            last_scale: 1,
            gap: false,
            relation: Relation::Exact,
            plain: true,
            digits: 0,
            amount: false,
            fraction: false,
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
                Class::SPACE => self.blank(),
                _ if c == '点' => self.point(),
                _ => self.inner(c),
            };
            if !moved {
                break;
            }
        }
        // The rest of a digit flood belongs to the numeral, so that the flood is read once.
        if self.at - start > MAX_NUMERAL {
            let rest = self.text.classes().get(self.at..).unwrap_or(&[]);
            self.at += rest
                .iter()
                .take_while(|c| matches!(**c, Class::DIGIT | Class::NUM))
                .count();
        }
    }

    /// An amount that waits for a scale.
    fn wait(&mut self, from: usize, amount: Option<Exact>) {
        self.waiting = Some(from);
        self.low.pending = amount;
        if let Some(high) = &mut self.high {
            high.pending = amount;
        }
        self.amount = true;
    }

    /// Does the same to the sum and, where there is a pair, to the one with its upper member.
    fn both(&mut self, change: impl Fn(&mut Sum)) {
        change(&mut self.low);
        if let Some(high) = &mut self.high {
            change(high);
        }
    }

    /// `1300`, `1,300`, `480.4`.
    fn arabic(&mut self) -> bool {
        // 3万4000 goes on, 三4 and 5十3 do not.
        let begins = !self.amount && self.last_scale == 1;
        if self.waiting.is_some()
            || self.fraction
            || self.relation != Relation::Exact
            || !begins && self.last_scale < 100
        {
            return false;
        }
        let from = self.at;
        let mut at = from;
        let mut value = Some(Exact::ZERO);
        let take = |value: &mut Option<Exact>, at: usize| {
            let digit = self.text.char(at).to_digit(10).unwrap_or(0);
            *value = value.and_then(|v| v.then_digit(digit));
        };
        let mut digits = 0;
        let mut grouped = false;
        loop {
            if self.text.class(at) == Class::DIGIT {
                take(&mut value, at);
                digits += 1;
                at += 1;
            } else if self.text.char(at) == ',' && (grouped || digits <= 3) && self.group(at) {
                grouped = true;
                at += 1;
            } else {
                break;
            }
            if at - from > MAX_NUMERAL {
                value = None;
                break;
            }
        }
        let mut fraction = false;
        if self.text.char(at) == '.' && self.text.class(at + 1) == Class::DIGIT {
            fraction = true;
            let point = at;
            at += 1;
            while self.text.class(at) == Class::DIGIT && at - from <= MAX_NUMERAL {
                take(&mut value, at);
                at += 1;
            }
            let places = u32::try_from(at - point - 1).unwrap_or(u32::MAX);
            value = value.and_then(|v| v.with_places(places));
        }
        // A number that does not fit below the scale in front is a number of its own: 3万50000.
        let fits = value.is_some_and(|v| v < Exact::from(self.last_scale)) && !fraction;
        if !begins && !fits {
            return false;
        }
        if begins {
            self.digits = digits;
        }
        self.plain &= !grouped && !fraction;
        self.gap |= !begins && self.text.char(from) == '0';
        self.at = at;
        self.wait(from, value);
        true
    }

    /// Whether a comma and exactly three digits stand here.
    fn group(&self, at: usize) -> bool {
        let digit = |i: usize| self.text.class(at + i) == Class::DIGIT;
        digit(1) && digit(2) && digit(3) && !digit(4)
    }

    /// One Han digit, or a run of them: 七, 二〇二二, 三五, 七八十.
    fn han_digits(&mut self) -> bool {
        if self.waiting.is_some() || self.fraction || self.relation != Relation::Exact {
            return false;
        }
        let from = self.at;
        let first = self.text.char(from);
        let begins = !self.amount && self.last_scale == 1;
        // 万一 is a word; 百五 and 千二 are numbers.
        if !self.amount && self.last_scale >= WAN {
            return false;
        }
        // 一百零五: the zero only marks the gap.
        if matches!(first, '零' | '〇') && !begins {
            let next = self.text.char(from + 1);
            let goes_on = self.text.class(from + 1) == Class::DIGIT
                || digit(next).is_some_and(|d| d > 0)
                || matches!(next, '十' | '拾' | '几');
            if goes_on && !self.gap {
                self.gap = true;
                self.at += 1;
                return true;
            }
            return false;
        }
        let rest = self.text.chars().get(from..).unwrap_or(&[]);
        let run = rest
            .iter()
            .take(MAX_NUMERAL + 1)
            .take_while(|&&c| digit(c).is_some())
            .count();
        let value_at = |i: usize| digit(self.text.char(from + i)).unwrap_or(0);
        if begins && run == 1 && is_cheque(first) && !self.cheque(from + 1) {
            return false;
        }
        if begins {
            self.digits = run;
        }
        let (low, high) = match run {
            1 => (value_at(0), value_at(0)),
            2 if neighbours(value_at(0), value_at(1)) => {
                self.plain = false;
                (value_at(0), value_at(1))
            }
            _ if begins => {
                let value = (0..run).try_fold(Exact::ZERO, |sum, i| sum.then_digit(value_at(i)));
                self.at += run;
                self.wait(from, value);
                return true;
            }
            // 十七八九: not a numeral any more; stop before the run.
            _ => return false,
        };
        self.at += run;
        self.wait(from, Some(Exact::digit(low)));
        if high > low {
            self.high = Some(Sum {
                pending: Some(Exact::digit(high)),
                ..self.low
            });
        }
        true
    }

    /// Behind one form for cheques something must show that it is a number: 壹拾, 壹元, 壹点贰.
    fn cheque(&self, at: usize) -> bool {
        let next = self.text.char(at);
        scale(next).is_some()
            || is_cheque(next)
            || matches!(
                next,
                '元' | '圆' | '角' | '分' | '整' | '个' | '人' | '点' | '至' | '到' | '\0'
            )
    }

    /// 三点五, 十点六七亿.
    fn point(&mut self) -> bool {
        let first = self.text.char(self.at + 1);
        if self.fraction
            || self.relation != Relation::Exact
            || self.high.is_some()
            || !(self.amount || self.last_scale > 1)
            || digit(first).is_none()
        {
            return false;
        }
        let from = self.at + 1;
        let mut end = from;
        let mut value = Some(Exact::ZERO);
        while let Some(d) = digit(self.text.char(end)).filter(|_| end - from <= MAX_NUMERAL) {
            value = value.and_then(|v| v.then_digit(d));
            end += 1;
        }
        // 三点五十分 is a time of day.
        if matches!(self.text.char(end), '十' | '分' | '刻') {
            return false;
        }
        let places = u32::try_from(end - from).unwrap_or(u32::MAX);
        let value = value.and_then(|v| v.with_places(places));
        // Behind a 零 gap or a scale the digit counts for itself: 一万零五点二.
        let units = add(self.low.rest, self.low.pending);
        self.low.rest = Some(Exact::ZERO);
        self.wait(from, add(units, value));
        self.fraction = true;
        self.gap = true;
        self.small = 1;
        self.plain = false;
        self.at = end;
        true
    }

    /// The blank of 500 万元.
    fn blank(&mut self) -> bool {
        let stands = self.text.class_before(self.at) == Class::DIGIT
            && self.waiting.is_some()
            && scale_behind_blank(self.text, self.at);
        self.at += usize::from(stands);
        stands
    }

    fn scale_word(&mut self, c: char) -> bool {
        if matches!(c, '廿' | '卅') {
            return self.twenty(if c == '廿' { 2 } else { 3 });
        }
        let Some(scale) = scale(c) else { return false };
        // 拾 alone is a verb.
        let begins = !self.amount && self.last_scale == 1;
        if begins && matches!(c, '拾' | '佰' | '仟') && !self.cheque(self.at + 1) {
            return false;
        }
        if matches!(scale, 100 | 1_000) && self.begins_unit() {
            return false;
        }
        let moved = if scale < WAN {
            self.small_scale(scale)
        } else {
            self.large_scale(scale)
        };
        if moved {
            // 百 alone is 100, but not an exact count; 十 is one.
            self.amount |= self.waiting.is_some() || scale == 10;
            self.waiting = None;
            self.gap = false;
            self.last_scale = scale;
            self.plain = false;
            self.at += 1;
        } else if let Some(from) = self
            .waiting
            .take_if(|_| self.last_scale != 1 && !self.fraction)
        {
            // The amount belongs to the next numeral: 三十 and 二百 in 三十二百.
            self.at = from;
            self.both(|sum| sum.pending = Some(Exact::ZERO));
        }
        moved
    }

    /// 廿三, 一百卅.
    fn twenty(&mut self, tens: u32) -> bool {
        if self.waiting.is_some() || self.small == 10 || self.relation != Relation::Exact {
            return false;
        }
        let value = Exact::digit(tens).scaled(1);
        self.both(|sum| sum.rest = add(sum.rest, value));
        self.small = 10;
        self.last_scale = 10;
        self.amount = true;
        self.plain = false;
        self.at += 1;
        true
    }

    /// 十, 百 and 千.
    fn small_scale(&mut self, scale: u64) -> bool {
        let falls = self.small == 1 || scale < self.small;
        let zeros = zeros(scale);
        if self.waiting.is_some() {
            if !falls {
                return false;
            }
            self.both(|sum| {
                let scaled = sum.pending.and_then(|p| p.scaled(zeros));
                sum.rest = add(sum.rest, scaled);
                sum.pending = Some(Exact::ZERO);
            });
        } else if self.relation != Relation::Exact {
            // 三十几千 and 60多千 are scaled as a whole; 几十 in 一百几十 adds nothing that is known.
            if self.small == 1 || scale > self.small {
                self.both(|sum| sum.rest = sum.rest.and_then(|r| r.scaled(zeros)));
            }
        } else if scale == 10 && falls || self.last_scale == 1 {
            // 十 without a digit is ten, also in 一百十一; 百 and 千 only at the front.
            self.both(|sum| sum.rest = add(sum.rest, Exact::ONE.scaled(zeros)));
        } else {
            return false;
        }
        self.small = scale;
        true
    }

    /// 万, 亿 and 兆.
    fn large_scale(&mut self, scale: u64) -> bool {
        // 万 may be counted in 亿 (一万五千亿, 1.2万亿); otherwise larger scales come first.
        let product = self.large == WAN && scale > WAN;
        let falls = scale < self.large || product;
        let alone = !self.amount && self.last_scale == 1;
        // 万 right behind 亿 (亿万) has no amount.
        let empty = self.waiting.is_none() && self.small == 1 && !alone && !product;
        if !falls || empty && self.relation == Relation::Exact {
            return false;
        }
        self.both(|sum| sum.lift(scale, alone));
        self.small = 1;
        self.large = scale;
        true
    }

    /// Whether the 百 or 千 here is the prefix of a unit: 5千克, 30千瓦时, 200万千瓦; 三千米 are 3,000 of them.
    fn begins_unit(&self) -> bool {
        let unit = Units::shared()
            .at(self.text, self.at)
            .filter(|u| u.run.len() >= 2);
        let Some(unit) = unit else { return false };
        let taken = self.waiting.is_some()
            && self.text.class_before(self.at) == Class::NUM
            && (self.small == 1 || self.small > 1_000);
        !taken || !matches!(unit.unit.text, "千米" | "千克")
    }

    /// 多 余 几 来 数 inside, where a scale, a unit or the end of the numeral follows; 兆 as a scale.
    fn inner(&mut self, c: char) -> bool {
        if c == '兆' {
            return self.amount && self.counts_in_zhao() && self.scale_word(c);
        }
        // 第二多 is the second largest.
        let ordinal = self.text.before(self.start) == '第';
        if !self.amount && self.last_scale == 1 || self.relation != Relation::Exact || ordinal {
            return false;
        }
        let next = self.text.char(self.at + 1);
        let round = self.last_scale >= 10 && self.waiting.is_none();
        let ends_in_zero = self.text.before(self.at) == '0';
        let relation = match c {
            // 5多样 and 10多次 hang on what stands in front: only round numbers take 多 before a noun of one character.
            '多' if matches!(next, '样' | '边' | '功' | '重' | '元' | '种' | '项' | '次') => {
                (round || ends_in_zero).then_some(Relation::Over)
            }
            '余' if matches!(next, '姚' | '杭' | '干' | '庆' | '江' | '额' | '热') => None,
            '多' | '余' => Some(Relation::Over),
            '几' => (self.last_scale >= 10 || self.text.class_before(self.at) == Class::DIGIT)
                .then_some(Relation::Over),
            '来' => ((round || ends_in_zero)
                && !matches!(
                    next,
                    '自' | '到' | '源' | '华' | '了' | '访' | '往' | '看' | '说'
                ))
            .then_some(Relation::About),
            '数' => (self.last_scale == 10
                && round
                && matches!(next, '年' | '名' | '人' | '家' | '个' | '载'))
            .then_some(Relation::Over),
            _ => None,
        };
        let Some(relation) = relation else {
            return false;
        };
        self.relation = relation;
        self.plain = false;
        self.both(|sum| {
            sum.rest = add(sum.rest, sum.pending);
            sum.pending = Some(Exact::ZERO);
        });
        self.waiting = None;
        self.at += 1;
        true
    }

    /// 兆 counts where money or more of the number follows: 3兆5000亿元; 100兆宽带 and 兆瓦 are other words.
    fn counts_in_zhao(&self) -> bool {
        let next = self.text.char(self.at + 1);
        matches!(self.text.class(self.at + 1), Class::DIGIT | Class::NUM)
            || matches!(
                next,
                '元' | '多' | '余' | '新' | '美' | '日' | '韩' | '港' | '台' | '円'
            )
    }

    fn total(&self, sum: &Sum) -> Option<Decimal> {
        // 三万五, 两千六, 一百二: a single digit or pair right behind the scale, and nothing else.
        let trailing = self.waiting.is_some_and(|from| {
            from > 0 && scale(self.text.char(from - 1)).is_some_and(|s| s >= 100)
        }) && self.last_scale >= 100
            && !self.gap
            && self
                .waiting
                .is_some_and(|from| self.at - from <= 1 + usize::from(self.high.is_some()));
        let pending = if trailing {
            sum.pending
                .and_then(|p| p.scaled(zeros(self.last_scale) - 1))
        } else {
            sum.pending
        };
        add(add(sum.top, sum.wan), add(sum.rest, pending))?.decimal()
    }
}

/// 三五 and 两三 are approximations, 三七 is not.
fn neighbours(a: u32, b: u32) -> bool {
    a > 0 && (b == a + 1 || (a == 3 && b == 5))
}
