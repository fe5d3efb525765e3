//! Dates with figures.
//!
//! ```text
//! date    := year tail | 2-digit-year 年 month | month [day] | day 日
//! year    := 4 digits 年 | 民国 number 年
//! tail    := 度 | 初 底 末 | 上半年 下半年 | 一季度 前三季度 | month [day [clock]] | 以来 来 起
//! range   := date (至|到|-|—|～) date, the second as short as it likes
//! numeric := YYYY(-|.|/)MM(-|.|/)DD [HH:MM[:SS]]
//! clock   := [上午|下午|…] hour (时|点) [minute 分] | HH:MM
//! decade  := [上世纪] 90年代
//! plan    := “十四五” 期间: five years, the first of them 1953 + 5 · (n − 1)
//! ```

use super::{Form, Part, TimeForm, YearRef};
use crate::edtf::{Date, Year};
use crate::lex::number::numeral::{digit, numeral};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use rust_decimal::prelude::ToPrimitive;

/// First year of the Republic: 民国元年 is 1912.
const MINGUO: i16 = 1911;

/// The date that begins with the figure at `at`.
pub(crate) fn date(text: &Text, at: usize) -> Option<TimeForm> {
    if matches!(text.before(at), '第' | '数' | '.' | '/')
        || text.class_before(at) == Class::DIGIT
        || !may_be_date(text, at)
    {
        return None;
    }
    numeric(text, at)
        .or_else(|| decade(text, at))
        .or_else(|| plan(text, at))
        .or_else(|| with_year(text, at))
        .or_else(|| month_range(text, at))
        .or_else(|| without_year(text, at))
        .map(|found| joined(text, found))
}

/// Whether a mark of dates follows the digits; most figures are no dates and are let go here.
fn may_be_date(text: &Text, at: usize) -> bool {
    let rest = text.classes().get(at..).unwrap_or(&[]);
    let digits = rest
        .iter()
        .take(5)
        .take_while(|class| matches!(**class, Class::DIGIT | Class::NUM))
        .count();
    let mark = text.past_blank(at + digits);
    matches!(
        text.char(mark),
        '年' | '月'
            | '日'
            | '号'
            | '-'
            | '.'
            | '/'
            | '至'
            | '到'
            | '—'
            | '~'
            | '季'
            | '”'
            | '"'
            | '期'
            | '时'
            | '规'
            | '以'
            | '末'
    )
}

/// A small whole number and where it ends: at most `most` Arabic digits, or Han characters of a number below 100.
fn small(text: &Text, at: usize, most: usize) -> Option<(u32, usize)> {
    let n = numeral(text, at).filter(|n| {
        n.end - n.start <= 4 && n.high.is_none() && n.relation == crate::record::Relation::Exact
    })?;
    let whole = n.arabic && n.plain && n.digits <= most || !n.arabic && n.scale <= 10;
    whole.then(|| n.value?.to_u32().map(|v| (v, n.end)))?
}

/// Four digits, Arabic or Han.
fn four(text: &Text, at: usize) -> Option<(i16, usize)> {
    let han = |i: usize| digit(text.char(at + i));
    let arabic = |i: usize| text.char(at + i).to_digit(10);
    let read =
        |get: &dyn Fn(usize) -> Option<u32>| (0..4).try_fold(0, |sum, i| Some(sum * 10 + get(i)?));
    let value = read(&arabic).or_else(|| read(&han))?;
    let more = arabic(4).is_some() && arabic(0).is_some();
    (!more).then(|| i16::try_from(value).ok().map(|v| (v, at + 4)))?
}

fn plausible(year: i16) -> bool {
    (1000..3000).contains(&year)
}

fn with_year(text: &Text, at: usize) -> Option<TimeForm> {
    let start = at;
    if text.has_before(at, "民国") {
        let (n, end) = small(text, at, 3)?;
        let end = text.past_blank(end);
        let year = i16::try_from(n).ok()?.checked_add(MINGUO)?;
        return (text.char(end) == '年')
            .then(|| after_year(text, Run::new(start - 2, end + 1), YearRef::Known(year)));
    }
    let (year, end) = match four(text, at) {
        Some((year, end)) if plausible(year) => (year, end),
        Some(_) => return None,
        None => return short_year(text, at),
    };
    let mark = text.past_blank(end);
    if text.char(mark) == '年' {
        return Some(after_year(
            text,
            Run::new(start, mark + 1),
            YearRef::Known(year),
        ));
    }
    // 2021—2022年度, 2021-2022学年
    if is_dash(text.char(end)) || matches!(text.char(end), '至' | '到') {
        let next = (end + 1..=end + 2).find(|&i| text.class(i) != Class::DASH)?;
        let (to, last) = four(text, next)?;
        if plausible(to) && to > year && (text.char(last) == '年' || text.has(last, "学年")) {
            let last = last + 1 + usize::from(text.char(last) == '学');
            let last = last + usize::from(text.char(last) == '度');
            let part = |year| Part {
                year: YearRef::Known(year),
                month: None,
                day: None,
            };
            return Some(TimeForm {
                run: Run::new(start, last),
                form: Form::Range {
                    from: part(year),
                    to: part(to),
                },
            });
        }
    }
    None
}

/// ’22年, 22年7月, 九八年.
fn short_year(text: &Text, at: usize) -> Option<TimeForm> {
    let two = |i: usize| {
        text.char(at + i)
            .to_digit(10)
            .or_else(|| digit(text.char(at + i)))
    };
    let (a, b) = (two(0)?, two(1)?);
    let han = digit(text.char(at)).is_some();
    if text.char(at + 2) != '年' {
        return None;
    }
    let month = small(text, at + 3, 2)
        .is_some_and(|(m, end)| (1..=12).contains(&m) && text.char(end) == '月');
    let part = text
        .any_of(at + 3, &["底", "初", "末", "上半年", "下半年"])
        .is_some();
    let quoted = matches!(text.before(at), '”' | '“' | '\'' | '’');
    if !(month || part && !han || quoted || han && b != a + 1 && a >= 4 && !text.has(at + 3, "来"))
    {
        return None;
    }
    let value = i16::try_from(a * 10 + b).ok()?;
    let year = if value > 50 {
        1900 + value
    } else {
        2000 + value
    };
    let start = if quoted && text.before(at) == '\'' {
        at - 1
    } else {
        at
    };
    Some(after_year(
        text,
        Run::new(start, at + 3),
        YearRef::Known(year),
    ))
}

/// What follows a year: the run reaches up to it.
pub(crate) fn after_year(text: &Text, run: Run, year: YearRef) -> TimeForm {
    let done = |end, month, day, clock| {
        TimeForm {
            run: Run::new(run.start, end),
            form: Form::Date {
                year,
                month,
                day,
                clock,
            },
        }
        .stretched(text, end)
    };
    let mut end = run.end;
    if text.char(end) == '度' && !matches!(text.char(end + 1), '过' | '假') {
        end += 1;
    }
    if let Some((from, to, after)) = quarters(text, end) {
        return match to {
            None => done(after, Some(from), None, None),
            Some(to) => {
                let part = |month| Part {
                    year,
                    month: Some(month),
                    day: None,
                };
                TimeForm {
                    run: Run::new(run.start, after),
                    form: Form::Range {
                        from: part(from),
                        to: part(to),
                    },
                }
            }
        };
    }
    for (word, month) in [
        ("上半年", 40),
        ("下半年", 41),
        ("年底", 12),
        ("年末", 12),
        ("年初", 1),
        ("底", 12),
        ("末", 12),
        ("初", 1),
        ("春季", 21),
        ("夏季", 22),
        ("秋季", 23),
        ("冬季", 24),
    ] {
        let word_end = end + word.chars().count();
        // 2022年初中毕业生 has no beginning of the year.
        let other = word == "初"
            && matches!(
                text.char(word_end),
                '中' | '级' | '步' | '夏' | '春' | '秋' | '冬'
            );
        if text.has(end, word) && !other {
            return done(word_end, Some(month), None, None);
        }
    }
    let at = text.past_blank(end);
    if let Some(TimeForm {
        run: months,
        form: Form::Range { from, to },
    }) = month_range(text, at)
    {
        return TimeForm {
            run: Run::new(run.start, months.end),
            form: Form::Range {
                from: Part { year, ..from },
                to: Part { year, ..to },
            },
        };
    }
    if let Some((month, after)) = month(text, at) {
        let (day, clock, after) = behind_month(text, after);
        if valid(year, month, day) {
            return done(after, Some(month), day, clock);
        }
        return TimeForm {
            run: Run::new(run.start, after),
            form: Form::Impossible,
        };
    }
    done(end, None, None, None)
}

impl TimeForm {
    /// Takes 以来 and its kin into the run: open to the right.
    fn stretched(mut self, text: &Text, end: usize) -> TimeForm {
        if let Form::Date {
            year,
            month,
            day,
            clock: None,
        } = self.form
            && year != YearRef::Every
            && let Some(length) = since_word(text, end)
        {
            self.form = Form::Since(Part { year, month, day });
            self.run.end = end + length;
        }
        self
    }
}

fn since_word(text: &Text, end: usize) -> Option<usize> {
    if text.has(end, "以来") {
        return Some(2);
    }
    let next = text.char(end + 1);
    match text.char(end) {
        '来' if matches!(next, ',' | '。' | '、' | '的') || text.class(end + 1).ends_clause() => {
            Some(1)
        }
        '起' if !matches!(next, '火' | '步' | '草' | '源' | '初' | '诉' | '义' | '降') => {
            Some(1)
        }
        _ => None,
    }
}

/// 一季度, 第三季度, 前三季度, 1至3季度: EDTF codes 33 to 36.
fn quarters(text: &Text, at: usize) -> Option<(u8, Option<u8>, usize)> {
    let code = |n: u32| (1..=4).contains(&n).then(|| u8::try_from(n + 32).ok())?;
    let front = match text.char(at) {
        '前' => true,
        '第' => false,
        '首' if text.has(at, "首季") => {
            return Some((33, None, at + 2 + usize::from(text.char(at + 2) == '度')));
        }
        _ => {
            let (n, end) = small(text, at, 1)?;
            return text
                .has(end, "季度")
                .then(|| Some((code(n)?, None, end + 2)))?;
        }
    };
    let (n, end) = small(text, at + 1, 1)?;
    if !text.has(end, "季度") && !text.has(end, "个季度") {
        return None;
    }
    let after = end + if text.char(end) == '个' { 3 } else { 2 };
    if front {
        Some((33, Some(code(n)?), after))
    } else {
        Some((code(n)?, None, after))
    }
}

/// 7月, without 7月份's 份 lost and without 7个月.
fn month(text: &Text, at: usize) -> Option<(u8, usize)> {
    let (n, end) = small(text, at, 2)?;
    let end = text.past_blank(end);
    if text.char(end) != '月'
        || !(1..=99).contains(&n)
        || matches!(text.char(end + 1), '球' | '票' | '嫂')
    {
        return None;
    }
    let end = end + 1 + usize::from(text.char(end + 1) == '份');
    Some((u8::try_from(n).ok()?, end))
}

/// 27日 or 27号.
pub(crate) fn day(text: &Text, at: usize) -> Option<(u8, usize)> {
    let (n, end) = small(text, at, 2)?;
    let end = text.past_blank(end);
    let mark = text.char(end) == '日' || text.char(end) == '号';
    (mark && (1..=99).contains(&n)).then(|| u8::try_from(n).ok().map(|n| (n, end + 1)))?
}

type Clock = (u8, Option<u8>);

/// What follows the month: a day with a clock, a third of the month, its beginning or end.
fn behind_month(text: &Text, at: usize) -> (Option<u8>, Option<Clock>, usize) {
    let from = text.past_blank(at);
    if let Some((day, end)) = day(text, from) {
        let end = end + bracketed_weekday(text, end);
        return match hours(text, end) {
            Some((clock, after)) => (Some(day), clock, after),
            None => (Some(day), None, end),
        };
    }
    let third = text.any_of(at, &["上旬", "中旬", "下旬", "初", "底", "末"]);
    // 10月末端 and 3月初中 are nothing.
    let third = third.filter(|&length| {
        length == 2 || !matches!(text.char(at + length), '中' | '级' | '端' | '层')
    });
    (None, None, at + third.unwrap_or(0))
}

/// (星期三)
fn bracketed_weekday(text: &Text, at: usize) -> usize {
    let weekday = text.char(at) == '('
        && (text.has(at + 1, "星期") || text.has(at + 1, "周") || text.has(at + 1, "礼拜"));
    if !weekday {
        return 0;
    }
    (at + 1..at + 6)
        .find(|&i| text.char(i) == ')')
        .map_or(0, |i| i + 1 - at)
}

const PARTS_OF_DAY: &[&str] = &[
    "上午", "下午", "晚上", "凌晨", "清晨", "早晨", "早上", "傍晚", "中午", "深夜", "晚间", "当晚",
    "晚", "早",
];

/// The clock behind a day: 11:04, 上午9时30分, 晚8点. A part of the day alone belongs to the expression, too.
pub(crate) fn hours(text: &Text, at: usize) -> Option<(Option<Clock>, usize)> {
    let mut from = text.past_blank(at);
    let part = PARTS_OF_DAY.iter().find(|word| text.has(from, word));
    let afternoon = part.is_some_and(|word| {
        matches!(
            *word,
            "下午" | "晚上" | "傍晚" | "晚间" | "晚" | "深夜" | "当晚"
        )
    });
    if let Some(word) = part {
        from += word.chars().count();
    }
    let alone = part
        .filter(|word| word.chars().count() > 1)
        .map(|_| (None, from));
    let Some((hour, end)) = small(text, from, 2).filter(|&(hour, _)| hour < 25) else {
        return alone;
    };
    let hour = if afternoon && hour < 12 {
        hour + 12
    } else {
        hour
    };
    let hour = u8::try_from(hour).ok()?;
    let minute = |at: usize| {
        small(text, at, 2)
            .filter(|&(m, _)| m < 60)
            .and_then(|(m, end)| u8::try_from(m).ok().map(|m| (m, end)))
    };
    match text.char(end) {
        ':' => {
            let Some((m, mut end)) = minute(end + 1) else {
                return alone;
            };
            if text.char(end) == ':'
                && let Some((_, after)) = minute(end + 1)
            {
                end = after;
            }
            Some((Some((hour, Some(m))), end))
        }
        '时' | '点' if text.char(end + 1) != '间' => {
            match minute(end + 1).filter(|&(_, end)| text.char(end) == '分') {
                Some((m, end)) => Some((Some((hour, Some(m))), end + 1)),
                None => {
                    let half = text.char(end + 1) == '半';
                    let end = end
                        + 1
                        + usize::from(
                            half || text.char(end + 1) == '许'
                                || text.char(end + 1) == '整'
                                || text.char(end + 1) == '钟',
                        );
                    Some((Some((hour, half.then_some(30))), end))
                }
            }
        }
        _ => alone,
    }
}

fn without_year(text: &Text, at: usize) -> Option<TimeForm> {
    if let Some((month, end)) = month(text, at) {
        let (day, clock, end) = behind_month(text, end);
        if !valid(YearRef::Unwritten, month, day) {
            // 15月 is no date, 2月30日 is one that does not exist.
            return day.map(|_| TimeForm {
                run: Run::new(at, end),
                form: Form::Impossible,
            });
        }
        let form = Form::Date {
            year: YearRef::Unwritten,
            month: Some(month),
            day,
            clock,
        };
        return Some(
            TimeForm {
                run: Run::new(at, end),
                form,
            }
            .stretched(text, end),
        );
    }
    let top = text.before(at) == '前';
    let at = at - usize::from(top);
    if let Some((from, to, end)) = quarters(text, at) {
        let part = |month| Part {
            year: YearRef::Unwritten,
            month: Some(month),
            day: None,
        };
        let form = match to {
            None => Form::Date {
                year: YearRef::Unwritten,
                month: Some(from),
                day: None,
                clock: None,
            },
            Some(to) => Form::Range {
                from: part(from),
                to: part(to),
            },
        };
        return Some(TimeForm {
            run: Run::new(at, end),
            form,
        });
    }
    let at = at + usize::from(top);
    let (day, end) =
        day(text, at).filter(|&(d, end)| (1..=31).contains(&d) && text.before(end) == '日')?;
    // 3日内, 两日游, 90日以上: lengths of time. 1日本 is none of both.
    if text
        .any_of(
            end,
            &[
                "内", "游", "间", "以", "均", "元", "后", "之", "本", "龄", "程",
            ],
        )
        .is_some()
        || text.class(at) == Class::NUM && text.char(at) == '两'
    {
        return None;
    }
    let (clock, end) = hours(text, end).map_or((None, end), |(clock, end)| (clock, end));
    Some(TimeForm {
        run: Run::new(at, end),
        form: Form::Date {
            year: YearRef::Unwritten,
            month: None,
            day: Some(day),
            clock,
        },
    })
}

/// 2022-07-27, 2022.7.27, 2022/7/27, with a clock behind.
fn numeric(text: &Text, at: usize) -> Option<TimeForm> {
    let (year, end) = four(text, at).filter(|&(year, _)| plausible(year))?;
    let sign = text.char(end);
    if !matches!(sign, '-' | '.' | '/') {
        return None;
    }
    let (month, end) = small_arabic(text, end + 1)?;
    if text.char(end) != sign || !(1..=12).contains(&month) {
        return None;
    }
    let (day, end) = small_arabic(text, end + 1)?;
    if text.class(end) == Class::DIGIT {
        return None;
    }
    let year = YearRef::Known(year);
    if !valid(year, month, Some(day)) {
        return Some(TimeForm {
            run: Run::new(at, end),
            form: Form::Impossible,
        });
    }
    let from = if text.char(end) == 'T' { end + 1 } else { end };
    let (clock, end) = hours(text, from)
        .filter(|(clock, _)| clock.is_some())
        .unwrap_or((None, end));
    Some(TimeForm {
        run: Run::new(at, end),
        form: Form::Date {
            year,
            month: Some(month),
            day: Some(day),
            clock,
        },
    })
}

fn small_arabic(text: &Text, at: usize) -> Option<(u8, usize)> {
    let first = text.char(at).to_digit(10)?;
    match text.char(at + 1).to_digit(10) {
        Some(second) => u8::try_from(first * 10 + second).ok().map(|n| (n, at + 2)),
        None => u8::try_from(first).ok().map(|n| (n, at + 1)),
    }
}

/// 90年代, 上世纪八十年代, 2010年代.
fn decade(text: &Text, at: usize) -> Option<TimeForm> {
    let n = numeral(text, at).filter(|n| text.has(n.end, "年代"))?;
    let value = n.value?.to_i16().filter(|v| v % 10 == 0)?;
    let in_front = ["上世纪", "20世纪", "二十世纪", "本世纪"]
        .iter()
        .find(|word| text.has_before(at, word));
    let century = if in_front == Some(&"本世纪") {
        2000
    } else {
        1900
    };
    let first = if value < 100 { century + value } else { value };
    let start = at - in_front.map_or(0, |word| word.chars().count());
    let end = n.end + 2;
    let end = end
        + text
            .any_of(end, &["初期", "末期", "中期", "初", "末"])
            .unwrap_or(0);
    Some(TimeForm {
        run: Run::new(start, end),
        form: Form::Date {
            year: YearRef::Decade(first),
            month: None,
            day: None,
            clock: None,
        },
    })
}

/// “十四五”期间: the n-th five-year plan.
fn plan(text: &Text, at: usize) -> Option<TimeForm> {
    let (n, end) = if text.char(at) == '十' {
        match digit(text.char(at + 1)) {
            Some(n) if text.char(at + 2) == '五' => (10 + n, at + 3),
            None if text.char(at + 1) == '五' => (10, at + 2),
            _ => return None,
        }
    } else {
        return None;
    };
    let quoted = matches!(text.before(at), '“' | '"') && matches!(text.char(end), '”' | '"');
    let after = end + usize::from(quoted);
    let suffix = text.any_of(after, &["规划期间", "期间", "时期", "以来", "期末", "末"]);
    if !quoted && suffix.is_none() {
        return None;
    }
    let first = i16::try_from(1953 + 5 * (n - 1)).ok()?;
    // The tenth plan began in 2001: three years of adjustment lay between the second and the third.
    let first = first + 3;
    let start = if quoted { at - 1 } else { at };
    let part = |year| Part {
        year: YearRef::Known(year),
        month: None,
        day: None,
    };
    let form = if text.has(after, "以来") {
        Form::Since(part(first))
    } else {
        Form::Range {
            from: part(first),
            to: part(first + 4),
        }
    };
    Some(TimeForm {
        run: Run::new(start, after + suffix.unwrap_or(0)),
        form,
    })
}

fn valid(year: YearRef, month: u8, day: Option<u8>) -> bool {
    let year = match year {
        YearRef::Known(year) => Year::Known(year),
        _ => Year::Any,
    };
    (1..=12).contains(&month) && Date::new(year, Some(month), day).is_some()
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '~' | '～')
}

/// 7月27日至29日, 1-5月, 2022年至2024年: a second end makes a range.
fn joined(text: &Text, found: TimeForm) -> TimeForm {
    let Form::Date {
        year,
        month,
        day,
        clock: None,
    } = found.form
    else {
        return found;
    };
    let mut from = found.run.end;
    if !(is_dash(text.char(from)) || matches!(text.char(from), '至' | '到')) {
        return found;
    }
    while text.class(from) == Class::DASH || matches!(text.char(from), '至' | '到') {
        from += 1;
        if from > found.run.end + 2 {
            return found;
        }
    }
    let Some(second) = with_year(text, from).or_else(|| without_year(text, from)) else {
        return found;
    };
    let Form::Date {
        year: to_year,
        month: to_month,
        day: to_day,
        ..
    } = second.form
    else {
        return found;
    };
    // 2022年到12月 would mix ends of two kinds.
    if day.is_some() != to_day.is_some()
        || month.is_some()
            && to_month.is_none()
            && to_day.is_none()
            && to_year == YearRef::Unwritten
    {
        return found;
    }
    let first = Part { year, month, day };
    let to = Part {
        year: if to_year == YearRef::Unwritten {
            year
        } else {
            to_year
        },
        month: to_month.or(month),
        day: to_day,
    };
    TimeForm {
        run: Run::new(found.run.start, second.run.end),
        form: Form::Range { from: first, to },
    }
}

/// 1-5月, 1至5月: the first month has no 月 of its own.
fn month_range(text: &Text, at: usize) -> Option<TimeForm> {
    let (first, end) = small(text, at, 2).filter(|&(n, _)| (1..=12).contains(&n))?;
    if !(is_dash(text.char(end)) || matches!(text.char(end), '至' | '到'))
        || matches!(text.before(at), '.' | '-' | '/')
    {
        return None;
    }
    let (to, last) = month(text, end + 1).filter(|&(to, _)| u32::from(to) > first && to <= 12)?;
    let part = |month| Part {
        year: YearRef::Unwritten,
        month: Some(month),
        day: None,
    };
    let form = Form::Range {
        from: part(u8::try_from(first).ok()?),
        to: part(to),
    };
    Some(TimeForm {
        run: Run::new(at, last),
        form,
    })
}
