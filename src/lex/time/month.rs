//! Months, days and parts of the year.

use super::calendar::{small, valid};
use super::{Clock, Form, Part, TimeForm, YearRef, clock, range, year};
use crate::lex::number::numeral::digit;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;

/// A part of the year behind the year, and where it ends: 底, 上半年, 春季. The codes are those of EDTF: months 1–12, seasons
/// 21–24, quarters 33–36, halves 40 and 41.
pub(super) fn part_of_year(text: &Text, at: usize) -> Option<(u8, usize)> {
    let (first, next) = (text.char(at), text.char(at + 1));
    let half = |at: usize| text.char(at) == '半' && text.char(at + 1) == '年';
    let (code, length) = match (first, next) {
        ('上', _) if half(at + 1) => (40, 3),
        ('下', _) if half(at + 1) => (41, 3),
        ('首', _) if half(at + 1) => (40, 3),
        ('首', '季') => (33, 2 + usize::from(text.char(at + 2) == '度')),
        ('年', '底' | '末') | ('岁', '末') => (12, 2),
        ('年', '初') => (1, 2),
        ('年', '中') => (6, 2),
        ('末', '端' | '梢') => return None,
        ('底' | '末', _) => (12, 1),
        // 2022年初中毕业生 has no beginning of the year, 2023年春季学期 starts in spring all the same.
        ('初', '中' | '级' | '步' | '夏' | '春' | '秋' | '冬' | '次' | '心' | '期' | '衷') =>
        {
            return None;
        }
        ('初', _) => (1, 1),
        ('春', '季' | '天') | ('开', '春') => (21, 2),
        ('夏', '季' | '天') | ('入', '夏') => (22, 2),
        ('秋', '季' | '天') => (23, 2),
        ('冬', '季' | '天') | ('入', '冬') => (24, 2),
        ('Q', '1') => (33, 2),
        ('Q', '2') => (34, 2),
        ('Q', '3') => (35, 2),
        ('Q', '4') => (36, 2),
        _ => return None,
    };
    Some((code, at + length))
}

/// The months or the quarters from the first on: 前三季度, 前10个月, 头四个月. `at` is behind 前 or 头.
pub(super) fn first_months(text: &Text, at: usize) -> Option<(Part, Part, usize)> {
    let (n, end) = match text.char(at) {
        '两' => (2, at + 1),
        _ => small(text, at, 2)?,
    };
    let to = |code| Part::month(YearRef::Unwritten, code);
    if text.has(end, "个月") && (2..=11).contains(&n) {
        return Some((to(1), to(n), end + 2));
    }
    let end = end + usize::from(text.char(end) == '个');
    // 前三季 without 度 is how Hong Kong writes it.
    (text.char(end) == '季' && (2..=4).contains(&n)).then(|| {
        (
            to(33),
            to(32 + n),
            end + 1 + usize::from(text.char(end + 1) == '度'),
        )
    })
}

/// 一季度, 第一季, 1至3季度: EDTF codes 33 to 36.
pub(super) fn quarters(text: &Text, at: usize) -> Option<(u8, Option<u8>, usize)> {
    let from = at + usize::from(text.char(at) == '第');
    if let Some((n, to, end)) =
        pair(text, from).filter(|&(_, to, end)| to <= 4 && text.has(end, "季度"))
    {
        return Some((32 + n, Some(32 + to), end + 2));
    }
    let (n, end) = small(text, from, 1).filter(|(n, _)| (1..=4).contains(n))?;
    if matches!(text.char(end), '至' | '到' | '-' | '、')
        && let Some((to, end)) =
            small(text, end + 1, 1).filter(|&(to, _)| (n + 1..=4).contains(&to))
        && text.has(end, "季度")
    {
        return Some((32 + n, Some(32 + to), end + 2));
    }
    let whole = text.has(end, "季度");
    // 第一季 of the year in Hong Kong and Taiwan; of a series elsewhere.
    let short = text.char(end) == '季'
        && from > at
        && !matches!(text.char(end + 1), '》' | '”' | '的' | '开' | '收' | '播');
    (whole || short).then(|| (32 + n, None, end + 1 + usize::from(whole)))
}

/// 三四 in 三四季度, 七八 in 七八月份: two that follow each other.
fn pair(text: &Text, at: usize) -> Option<(u8, u8, usize)> {
    let number = |i| digit(text.char(i)).and_then(|n| u8::try_from(n).ok());
    let (first, second) = (number(at)?, number(at + 1)?);
    let han = text.class(at) == Class::NUM && text.class(at + 2) != Class::NUM;
    (han && first > 0 && second == first + 1).then_some((first, second, at + 2))
}

/// A quarter that begins with the figure at `at` or in front of it.
pub(super) fn quarter(text: &Text, at: usize) -> Option<TimeForm> {
    if matches!(text.before(at), '前' | '头' | '首') {
        let (from, to, end) = first_months(text, at)?;
        return Some(TimeForm::new(at - 1, end, Form::Range { from, to }));
    }
    let start = at - usize::from(text.before(at) == '第');
    let (from, to, end) = quarters(text, start)?;
    Some(of_quarters(
        text,
        YearRef::Unwritten,
        start,
        (from, to, end),
    ))
}

/// The expression of one quarter or several.
pub(super) fn of_quarters(
    text: &Text,
    year: YearRef,
    start: usize,
    (from, to, end): (u8, Option<u8>, usize),
) -> TimeForm {
    let from = Part::month(year, from);
    let end = end + usize::from(matches!(text.char(end), '末' | '初') && to.is_none());
    match to {
        None => TimeForm::new(start, end, from),
        Some(to) => {
            let to = Part::month(YearRef::Unwritten, to);
            TimeForm::new(start, end, Form::Range { from, to })
        }
    }
}

/// 7月, without 7月份's 份 lost and without 7个月; up to 99, for 13月5日 is a mention all the same.
pub(super) fn month(text: &Text, at: usize) -> Option<(u8, usize)> {
    let (n, end) = match text.char(at) {
        '元' => (1, at + 1),
        _ => small(text, at, 2).filter(|&(n, _)| n > 0)?,
    };
    let end = text.past_blank(end);
    if text.char(end) != '月' || matches!(text.char(end + 1), '球' | '票' | '嫂' | '饼' | '子')
    {
        return None;
    }
    Some((n, end + 1 + usize::from(text.char(end + 1) == '份')))
}

/// 27日 or 27号.
pub(super) fn day(text: &Text, at: usize) -> Option<(u8, usize)> {
    let (n, end) = small(text, at, 2).filter(|&(n, _)| n > 0)?;
    let end = text.past_blank(end);
    let mark = text.char(end) == '日' || text.char(end) == '号' && text.char(end + 1) != '线';
    mark.then_some((n, end + 1))
}

/// What follows the month.
pub(super) enum Behind {
    Day(u8, Option<Clock>),
    Third(u8),
    Nothing,
}

/// 上旬, 中旬, 下旬, 上中旬, 中下旬: 0 to 4.
pub(super) fn third(text: &Text, at: usize) -> Option<(u8, usize)> {
    (0..)
        .zip(["上旬", "中旬", "下旬", "上中旬", "中下旬"])
        .find(|(_, word)| text.has(at, word))
        .map(|(third, word)| (third, at + word.chars().count()))
}

/// A day with a clock, a third of the month, its beginning or end.
pub(super) fn behind_month(text: &Text, at: usize) -> (Behind, usize) {
    if let Some((day, end)) = day(text, text.past_blank(at)) {
        let (clock, end) = behind_day(text, end);
        return (Behind::Day(day, clock), end);
    }
    if let Some((third, end)) = third(text, at) {
        return (Behind::Third(third), end);
    }
    // 10月末端 and 3月初中 are nothing.
    let edge = matches!(text.char(at), '初' | '底' | '末' | '中')
        && !matches!(
            text.char(at + 1),
            '中' | '级'
                | '端'
                | '层'
                | '部'
                | '的'
                | '心'
                | '国'
                | '央'
                | '考'
                | '学'
                | '共'
                | '标'
        );
    (Behind::Nothing, at + usize::from(edge))
}

/// The weekday in brackets and the clock behind a day.
pub(super) fn behind_day(text: &Text, at: usize) -> (Option<Clock>, usize) {
    let end = at + bracketed_weekday(text, at);
    clock::hours(text, end).unwrap_or((None, end))
}

/// A day in brackets and a clock: 昨日(14日)下午3时, 周三(7月27日).
pub(super) fn behind_bracket(text: &Text, at: usize) -> (Option<u8>, Option<Clock>, usize) {
    let written = || {
        let from = month(text, at + 1).map_or(at + 1, |(_, after)| after);
        let (day, end) = day(text, from)?;
        let open = text.class(at) == Class::OPEN && text.class(end) == Class::CLOSE;
        open.then_some((day, end + 1))
    };
    let (day, end) = written().map_or((None, at), |(day, end)| (Some(day), end));
    let (clock, end) = clock::hours(text, end).unwrap_or((None, end));
    (day, clock, end)
}

/// (星期三), or 星期三 without brackets.
fn bracketed_weekday(text: &Text, at: usize) -> usize {
    let blank = text.past_blank(at) - at;
    let at = at + blank;
    let open = usize::from(text.char(at) == '(');
    let Some(word) = text.any_of(at + open, words!["星期", "周", "礼拜"]) else {
        return 0;
    };
    let end = at + open + word;
    if !matches!(
        text.char(end),
        '一' | '二' | '三' | '四' | '五' | '六' | '日' | '天'
    ) {
        return 0;
    }
    match (open, text.char(end + 1)) {
        (0, next) if word == 2 || !text.class(end + 1).is_han() || next == '上' || next == '下' => {
            blank + word + 1
        }
        (1, ')') => blank + word + 3,
        _ => 0,
    }
}

/// A date that begins with a month.
pub(super) fn date(text: &Text, at: usize) -> Option<TimeForm> {
    if matches!(text.before(at), '前' | '第') && small(text, at, 2).is_none() {
        return None;
    }
    let (n, end) = month(text, at)?;
    of_month(text, YearRef::Unwritten, at, n, end)
}

/// The expression of a month and what follows it.
pub(super) fn of_month(
    text: &Text,
    year: YearRef,
    start: usize,
    month: u8,
    at: usize,
) -> Option<TimeForm> {
    // 5月1-3日
    if let Some((from, to, end)) = range::day_pair(text, text.past_blank(at)) {
        let within = |part: Part| Part {
            month: Some(month),
            ..part
        };
        let from = Part {
            year,
            ..within(from)
        };
        let fits = from.day.is_some_and(|day| valid(year, month, Some(day)));
        let to = within(to);
        return fits.then(|| TimeForm::new(start, end, Form::Range { from, to }));
    }
    let (behind, end) = behind_month(text, at);
    let written = |day| valid(year, month, day);
    Some(match behind {
        Behind::Day(day, clock) if written(Some(day)) => TimeForm::new(
            start,
            end,
            Form::Date {
                year,
                month: Some(month),
                day: Some(day),
                clock,
            },
        ),
        Behind::Third(third) if written(None) => TimeForm::new(
            start,
            end,
            Form::Third {
                year,
                month: Some(month),
                third,
            },
        ),
        Behind::Nothing if written(None) => TimeForm::new(start, end, Part::month(year, month)),
        // 15月 alone is no date, 2月30日 and 2022年13月 are some that do not exist.
        Behind::Nothing if year == YearRef::Unwritten => return None,
        _ => TimeForm::new(start, end, Form::Impossible),
    })
}

/// 1至5月: the first month without its 月.
pub(super) fn months(text: &Text, at: usize) -> Option<TimeForm> {
    let range = |from, to, end| {
        let form = Form::Range {
            from: Part::month(YearRef::Unwritten, from),
            to: Part::month(YearRef::Unwritten, to),
        };
        TimeForm::new(at, end, form)
    };
    if let Some((from, to, end)) = pair(text, at).filter(|&(_, _, end)| text.char(end) == '月') {
        let more = usize::from(matches!(text.char(end + 1), '份' | '间'));
        return Some(range(from, to, end + 1 + more));
    }
    let (from, end) = small(text, at, 2).filter(|(n, _)| (1..=12).contains(n))?;
    if !(is_dash(text.char(end)) || matches!(text.char(end), '至' | '到' | '、'))
        || matches!(text.before(at), '.' | '-' | '/')
    {
        return None;
    }
    let listed = text.char(end) == '、';
    let (to, last) = month(text, end + 1)
        .filter(|&(to, _)| to <= 12 && (!listed || to == from + 1) && to != from)?;
    // 1-2月5日 is no range of months.
    if matches!(behind_month(text, last).0, Behind::Day(..)) {
        return None;
    }
    Some(range(from, to, last))
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '~')
}

/// 27日 without a month.
pub(super) fn lone_day(text: &Text, at: usize) -> Option<TimeForm> {
    let (day, end) =
        day(text, at).filter(|&(d, end)| (1..=31).contains(&d) && text.before(end) == '日')?;
    // 3日内, 5日游, 两三日, 90日以上 are lengths of time, 1日本 is none of both.
    let length = matches!(
        text.char(end),
        '内' | '游' | '间' | '均' | '元' | '后' | '之' | '本' | '龄' | '程' | '志' | '报' | '常'
    ) || text.char(end) == '夜' && !matches!(text.char(end + 1), '里' | '间')
        || matches!(
            text.before(at),
            '近' | '过' | '达' | '续' | '每' | '隔' | '满' | '余'
        )
        || text.has(end, "以") && !text.has(end, "以前") && !text.has(end, "以来");
    let (clock, after) = behind_day(text, end);
    // 三日 and 四日 mostly count days: 四日赛事.
    let counted = text.class(at) == Class::NUM && end == at + 2 && after == end;
    if length || counted {
        return None;
    }
    let end = after;
    let part = Part {
        day: Some(day),
        clock,
        ..Part::year(YearRef::Unwritten)
    };
    Some(TimeForm::new(at, end, part))
}

/// 今(15)日, 昨(14)天, 本(7)月, 去(112)年.
pub(super) fn bracketed(text: &Text, at: usize) -> Option<TimeForm> {
    let (n, end) = small(text, at, 3)?;
    if text.before(at) != '(' || text.char(end) != ')' {
        return None;
    }
    let start = at.checked_sub(2)?;
    let unit = text.char(end + 1);
    let offset = match text.char(start) {
        '今' | '本' => 0,
        '昨' | '去' | '上' => -1,
        '前' => -2,
        '明' | '下' => 1,
        '同' | '当' if unit == '日' => {
            return Some(TimeForm::new(start, end + 2, Form::SameDay(0, None)));
        }
        _ => return None,
    };
    let end = end + 2;
    Some(match unit {
        '日' | '天' | '晚' | '早' | '晨' => {
            let (clock, end) = behind_day(text, end);
            let day = n;
            TimeForm::new(start, end, Form::Numbered { offset, day, clock })
        }
        '月' => match day(text, end) {
            Some((day, end)) => TimeForm::new(start, end, Form::Month(offset, Some(day))),
            None => TimeForm::new(start, end, Form::Month(offset, None)),
        },
        '年' => year::after_year(text, start, end, year::bracketed(n, offset)),
        _ => return None,
    })
}
