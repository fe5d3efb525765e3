//! Dates with figures.
//!
//! ```text
//! date    := year tail | month [day [clock]] | day [clock] | clock | numeric
//! numeric := YYYY(-|.|/)MM(-|.|/)DD [clock]
//! tail    := 度 | 初 底 末 | 上半年 下半年 | 一季度 前三季度 前10个月 | month [day [clock]] | 同期
//! range   := date (至|到|-|—|～) date, the second as short as it likes
//! open    := date (以来 | 起 | 以前 | 及以后 …)
//! ```
//! Each production has its file: `year`, `month`, `clock`, `range`, `span`, `week`.

use super::{Form, Part, TimeForm, YearRef, clock, month, range, span, year};
use crate::edtf::{Date, Year};
use crate::lex::number::numeral::digit;
use crate::text::Text;
use crate::text::class::Class;

/// The date that begins with the figure at `at`, or hangs on it: 前三季度 begins before it.
pub(crate) fn date(text: &Text, at: usize) -> Option<TimeForm> {
    let before = text.before(at);
    if matches!(before, '.' | '/') || text.class_before(at) == Class::DIGIT {
        return None;
    }
    let classes = text.classes().get(at..).unwrap_or(&[]);
    let digits = classes
        .iter()
        .take(5)
        .take_while(|class| matches!(**class, Class::DIGIT | Class::NUM))
        .count();
    let mark = text.past_blank(at + digits);
    // 几十年来, 数十年前
    if matches!(before, '几' | '数') {
        return span::past(text, at);
    }
    if before == '每' || before == '隔' && text.char(at.wrapping_sub(2)) == '每' {
        return span::every(text, at);
    }
    // Most figures are no dates; the character behind the digits lets them go.
    let found = match text.char(mark) {
        '季' => month::quarter(text, at),
        _ if before == '第' => None,
        '年' => year::decade(text, at)
            .or_else(|| year::year(text, at))
            .or_else(|| span::past(text, at)),
        '月' => month::months(text, at).or_else(|| month::date(text, at)),
        '日' | '号' => month::lone_day(text, at).or_else(|| span::past(text, at)),
        '-' | '.' | '/' => numeric(text, at)
            .or_else(|| year::years(text, at))
            .or_else(|| month::months(text, at))
            .or_else(|| range::days(text, at)),
        '至' | '到' | '—' | '~' | '、' => year::years(text, at)
            .or_else(|| month::months(text, at))
            .or_else(|| range::days(text, at))
            .or_else(|| month::quarter(text, at)),
        '○' => year::year(text, at),
        '学' | '财' | '赛' | '会' | '上' | '下' | 'Q' | '第' | '全' | '雪' => {
            year::years(text, at)
        }
        '”' | '"' | '期' | '时' | '规' | '以' | '末' | '点' | ':' | '收' | '开' | '初' => {
            year::plan(text, at).or_else(|| clock::alone(text, at))
        }
        '个' | '天' | '周' | '来' | '多' | '余' | '几' | '小' | '星' => {
            span::months(text, at).or_else(|| span::past(text, at))
        }
        '世' => year::century(text, at),
        '半' => span::past(text, at),
        ')' => month::bracketed(text, at),
        _ => None,
    };
    found.map(|found| range::completed(text, found))
}

/// Four digits, Arabic or Han.
pub(super) fn four(text: &Text, at: usize) -> Option<(i16, usize)> {
    // ○, a circle, stands for 〇 in many a text.
    let han = |i: usize| digit(text.char(at + i)).or((text.char(at + i) == '○').then_some(0));
    let arabic = |i: usize| text.char(at + i).to_digit(10);
    let read =
        |get: &dyn Fn(usize) -> Option<u32>| (0..4).try_fold(0, |sum, i| Some(sum * 10 + get(i)?));
    let value = read(&arabic).or_else(|| read(&han))?;
    let more = arabic(4).is_some() && arabic(0).is_some();
    (!more).then(|| i16::try_from(value).ok().map(|v| (v, at + 4)))?
}

/// A whole number below 100 and where it ends: at most `most` Arabic digits, or Han numerals. 两三 and 三百 are none.
pub(super) fn small(text: &Text, at: usize, most: usize) -> Option<(u8, usize)> {
    if let Some(first) = text.char(at).to_digit(10) {
        let mut value = first;
        let mut end = at + 1;
        while let Some(next) = text.char(end).to_digit(10) {
            value = value * 10 + next;
            end += 1;
            if end > at + most {
                return None;
            }
        }
        return u8::try_from(value).ok().map(|value| (value, end));
    }
    let (value, end) = match (text.char(at), digit(text.char(at))) {
        ('两', _) => return None,
        ('十', _) => match digit(text.char(at + 1)) {
            Some(ones) => (10 + ones, at + 2),
            None => (10, at + 1),
        },
        ('廿' | '卅', _) => {
            let tens = if text.char(at) == '廿' { 20 } else { 30 };
            match digit(text.char(at + 1)) {
                Some(ones) => (tens + ones, at + 2),
                None => (tens, at + 1),
            }
        }
        (_, Some(tens)) if text.char(at + 1) == '十' => match digit(text.char(at + 2)) {
            Some(ones) => (10 * tens + ones, at + 3),
            None => (10 * tens, at + 2),
        },
        // 〇八, 零五 on clocks
        ('零' | '〇', _) if digit(text.char(at + 1)).is_some() => {
            (digit(text.char(at + 1))?, at + 2)
        }
        (_, Some(value)) => (value, at + 1),
        _ => return None,
    };
    (text.class(end) != Class::NUM).then(|| u8::try_from(value).ok().map(|value| (value, end)))?
}

/// 2022-07-27, 2022.7.27, 2022/7/27, with a clock behind.
pub(super) fn numeric(text: &Text, at: usize) -> Option<TimeForm> {
    let (year, end) = four(text, at)
        .filter(|&(year, _)| year::plausible(year))
        .or_else(|| year::slashed_minguo(text, at))?;
    let sign = text.char(end);
    if !matches!(sign, '-' | '.' | '/') {
        return None;
    }
    let (month, end) = small(text, end + 1, 2)?;
    if text.char(end) != sign || !(1..=12).contains(&month) {
        return None;
    }
    let (day, end) = small(text, end + 1, 2)?;
    // 2024.1.1.3 is the number of a version.
    if text.char(end) == sign && text.class(end + 1) == Class::DIGIT
        || text.class_before(at) == Class::LATIN
    {
        return None;
    }
    let year = YearRef::Known(year);
    if !valid(year, month, Some(day)) {
        return Some(TimeForm::new(at, end, Form::Impossible));
    }
    let from = if text.char(end) == 'T' { end + 1 } else { end };
    let (clock, end) = clock::hours(text, from)
        .filter(|(clock, _)| clock.is_some())
        .unwrap_or((None, end));
    let part = Part {
        year,
        month: Some(month),
        day: Some(day),
        clock,
    };
    Some(TimeForm::new(at, end, part))
}

/// Whether the calendar has such a date. 29 February is let through where the year is not known.
pub(super) fn valid(year: YearRef, month: u8, day: Option<u8>) -> bool {
    let year = match year {
        YearRef::Known(year) => Year::Known(year),
        _ => Year::Any,
    };
    (1..=12).contains(&month) && Date::new(year, Some(month), day).is_some()
}
