//! Two ends and open ends: 7月27日至29日, 9时-11时, 2007年与2009年间, 2018年至今, 2035年以前.

use super::calendar::small;
use super::month::{day, is_dash};
use super::{Form, Open, Part, TimeForm, YearRef, clock, year};
use crate::edtf::{Date, Year};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::{Words, words};

/// The expression with its second end and the words that open it.
pub(super) fn completed(text: &Text, found: TimeForm) -> TimeForm {
    opened(text, joined(text, found))
}

/// Adds the second end of a range.
fn joined(text: &Text, found: TimeForm) -> TimeForm {
    let Some(from) = first(found.form) else {
        return found;
    };
    if text.has(found.run.end, "迄今") {
        return TimeForm {
            run: Run::new(found.run.start, found.run.end + 2),
            open: Open::Since,
            ..found
        };
    }
    let Some((next, paired)) = connector(text, found.run.end) else {
        return found;
    };
    if !paired && text.has(next, "今") && !matches!(text.char(next + 1), '年' | '日' | '天' | '晚')
    {
        return TimeForm {
            run: Run::new(found.run.start, next + 1),
            open: Open::Since,
            ..found
        };
    }
    let Some((to, end)) = second(text, next, from, found.run.start) else {
        return found;
    };
    let pair = ["之间", "期间", "间"]
        .iter()
        .find(|word| text.has(end, word));
    let end = match pair {
        Some(word) => end + word.chars().count(),
        // 10月和5月 are two times.
        None if paired => return found,
        None => end,
    };
    TimeForm::new(found.run.start, end, Form::Range { from, to })
}

/// The first day or so of an expression, where it can begin a range.
fn first(form: Form) -> Option<Part> {
    match form {
        Form::Date {
            year,
            month,
            day,
            clock,
        } => Some(Part {
            year,
            month,
            day,
            clock,
        }),
        Form::Third { year, month, third } => Some(Part {
            year,
            month,
            day: Some(THIRDS.get(usize::from(third))?.0),
            clock: None,
        }),
        _ => None,
    }
}

/// The last day or so of an expression, where it can end a range.
fn last(form: Form) -> Option<Part> {
    match form {
        Form::Third {
            year,
            month: Some(month),
            third,
        } => {
            let (_, day) = *THIRDS.get(usize::from(third))?;
            // The last third ends with its month; February without a year has 28 days.
            let length = match year {
                YearRef::Known(year) => Date::new(Year::Known(year), Some(month), None),
                _ => Date::new(Year::Known(2001), Some(month), None),
            };
            Some(Part {
                year,
                month: Some(month),
                day: Some(day.min(length?.latest()?.day?)),
                clock: None,
            })
        }
        form => first(form),
    }
}

/// First and last days of 上旬, 中旬, 下旬, 上中旬 and 中下旬.
pub(crate) const THIRDS: [(u8, u8); 5] = [(1, 10), (11, 20), (21, 31), (1, 20), (11, 31)];

/// Where the second end begins, and whether 和 or 与 stands between.
fn connector(text: &Text, at: usize) -> Option<(usize, bool)> {
    let at = text.past_blank(at);
    // 3月1日起至5月1日
    let at = at + usize::from(text.char(at) == '起' && matches!(text.char(at + 1), '至' | '到'));
    match text.char(at) {
        '和' | '与' | '跟' => Some((at + 1, true)),
        '至' | '到' => Some((text.past_blank(at + 1), false)),
        '直' if text.char(at + 1) == '到' => Some((at + 2, false)),
        c if is_dash(c) => {
            let end = at + 1 + usize::from(is_dash(text.char(at + 1)));
            Some((text.past_blank(end), false))
        }
        _ => None,
    }
}

/// The second end, as complete as the first one makes it. `start` is where the first begins.
fn second(text: &Text, at: usize, from: Part, start: usize) -> Option<(Part, usize)> {
    if from.clock.is_some()
        && let Some((clock, end)) = clock::hours(text, at).filter(|(clock, _)| clock.is_some())
    {
        let clock = clock.map(|(hour, minute)| (later(from, hour), minute));
        return Some((Part { clock, ..from }, end));
    }
    let found = super::calendar::numeric(text, at)
        .or_else(|| year::second(text, at))
        .or_else(|| numbered(text, at, from))
        .or_else(|| written_short(text, at, from, start))?;
    let Part {
        year,
        month,
        day,
        clock,
    } = last(found.form)?;
    let relative = year != YearRef::Unwritten;
    // 2022年到12月 and 7月到29日 would mix ends of two kinds.
    let fits = relative
        || month.is_some() && from.month.is_some()
        || day.is_some() && (from.day.is_some() || from.month.is_none())
        || clock.is_some();
    let codes = |month: Option<u8>| month.is_some_and(|code| code > 12);
    let to = Part {
        year,
        month: month.or(from.month.filter(|_| !relative)),
        day,
        clock,
    };
    (fits && codes(from.month) == codes(to.month)).then_some((to, found.run.end))
}

/// 下午2点到5点: the second hour is one after noon, too, where it would lie before the first.
fn later(from: Part, hour: u8) -> u8 {
    match from.clock {
        Some((first, _)) if first > 12 && hour < 12 && hour + 12 > first => hour + 12,
        _ => hour,
    }
}

/// 十五号 behind 12月九号.
fn numbered(text: &Text, at: usize, from: Part) -> Option<TimeForm> {
    let (day, end) = day(text, at).filter(|&(day, _)| day <= 31 && from.day.is_some())?;
    let part = Part {
        day: Some(day),
        ..Part::year(YearRef::Unwritten)
    };
    Some(TimeForm::new(at, end, part))
}

/// 29 in 2022.7.27-29.
fn written_short(text: &Text, at: usize, from: Part, start: usize) -> Option<TimeForm> {
    let (day, end) = small(text, at, 2)?;
    let dotted = matches!(text.char(start + 4), '.' | '/');
    let edge = !matches!(
        text.class(end),
        Class::DIGIT | Class::LATIN | Class::DOT | Class::DASH
    );
    let part = Part {
        day: Some(day),
        ..Part::year(YearRef::Unwritten)
    };
    (dotted && edge && from.day.is_some_and(|first| first < day) && day <= 31)
        .then(|| TimeForm::new(at, end, part))
}

/// 27至29日: the first day without its 日.
pub(super) fn days(text: &Text, at: usize) -> Option<TimeForm> {
    let (from, to, end) = day_pair(text, at)?;
    // 三、四日 and 三至五日 mostly count days.
    let form = Form::Range { from, to };
    (text.class(at) != Class::NUM).then(|| TimeForm::new(at, end, form))
}

/// Two days that share one 日.
pub(super) fn day_pair(text: &Text, at: usize) -> Option<(Part, Part, usize)> {
    let (from, end) = small(text, at, 2).filter(|(n, _)| (1..=30).contains(n))?;
    let sign = text.char(end);
    if !(is_dash(sign) || matches!(sign, '至' | '到' | '、')) || text.before(at) == '-' {
        return None;
    }
    let (to, end) = day(text, end + 1).filter(|&(to, end)| {
        to > from && to <= 31 && text.before(end) == '日' && (sign != '、' || to == from + 1)
    })?;
    if matches!(text.char(end), '游' | '内' | '间' | '后') {
        return None;
    }
    let part = |day| Part {
        day: Some(day),
        ..Part::year(YearRef::Unwritten)
    };
    Some((part(from), part(to), end))
}

/// 今年, 去年, 明年 as a second end.
pub(super) fn relative(text: &Text, at: usize) -> Option<TimeForm> {
    let offset = match (text.char(at), text.char(at + 1)) {
        ('今', '年') => 0,
        ('去', '年') => -1,
        ('明', '年') => 1,
        ('次', '年') | ('翌', '年') => {
            return Some(year::after_year(text, at, at + 2, YearRef::Same(1)));
        }
        _ => return None,
    };
    Some(year::after_year(
        text,
        at,
        at + 2,
        YearRef::Relative(offset),
    ))
}

const SINCE: &Words = words![
    "以来",
    "及以后",
    "或以后",
    "及之后",
    "或之后",
    "以后",
    "之后",
    "开始",
];
const UNTIL: &Words = words!["及以前", "或以前", "及之前", "或之前", "以前", "之前"];

/// Takes 以来, 以前 and their kin into the run.
pub(super) fn opened(text: &Text, mut found: TimeForm) -> TimeForm {
    let dated = match found.form {
        Form::Date { year, day, .. } => {
            year != YearRef::Every && (year != YearRef::Unwritten || day.is_some())
        }
        Form::Third { .. }
        | Form::Day(..)
        | Form::Numbered { .. }
        | Form::SameDay(..)
        | Form::Month(..)
        | Form::Week(..)
        | Form::Weekday { .. } => true,
        _ => false,
    };
    let unwritten = matches!(
        found.form,
        Form::Date {
            year: YearRef::Unwritten,
            month: Some(_),
            ..
        }
    );
    if found.open != Open::Closed || !(dated || unwritten) {
        return found;
    }
    let end = found.run.end;
    let (open, length) = if let Some(length) = text.any_of(end, SINCE) {
        (Open::Since, length)
    } else if let Some(length) = text.any_of(end, UNTIL) {
        (Open::Until, length)
    } else {
        let next = text.char(end + 1);
        match text.char(end) {
            '来' if matches!(next, '、' | '的') || text.class(end + 1).ends_clause() => {
                (Open::Since, 1)
            }
            '起' if !matches!(
                next,
                '火' | '步' | '草' | '源' | '初' | '诉' | '义' | '降' | '飞' | '跑' | '运'
            ) =>
            {
                (Open::Since, 1)
            }
            // 年底前 and 2030年前: the word that only limits stays outside, as 到 and 截至 do.
            _ if began(text, found.run) => (Open::Since, 0),
            _ => return found,
        }
    };
    found.open = open;
    found.run.end += length;
    found
}

/// 自从2018年, 自2015年实施以来; 自2018年 alone may only tell where a list begins.
fn began(text: &Text, run: Run) -> bool {
    if text.has_before(run.start, "自从") {
        return true;
    }
    let since = |i: usize| text.has(i, "以来");
    matches!(text.before(run.start), '自' | '从')
        && (run.end..run.end + EVENT)
            .take_while(|&i| text.class(i).is_han() || text.class(i) == Class::DIGIT)
            .any(since)
}

/// Characters of what began, between a date and 以来.
const EVENT: usize = 12;
