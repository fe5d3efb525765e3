//! Years and what follows them: 2022年, ’22年, 民国111年, 2021—2022学年, “十四五”期间, 90年代.

use super::calendar::{four, small};
use super::month::{self, first_months, is_dash, of_month, of_quarters, part_of_year, quarters};
use super::{Form, Open, Part, TimeForm, YearRef, lunar, range};
use crate::lex::number::numeral::digit;
use crate::limits::MAX_LOOK;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::{Words, words};

/// First year of the Republic: 民国元年 is 1912.
const MINGUO: i16 = 1911;

pub(super) fn plausible(year: i16) -> bool {
    (1000..3000).contains(&year)
}

/// A date that begins with a year.
pub(super) fn year(text: &Text, at: usize) -> Option<TimeForm> {
    minguo(text, at).or_else(|| match four(text, at) {
        Some((year, end)) => {
            let mark = text.past_blank(end);
            (plausible(year) && text.char(mark) == '年')
                .then(|| after_year(text, at, mark + 1, YearRef::Known(year)))
        }
        None => short_year(text, at).or_else(|| early_year(text, at)),
    })
}

/// 民国111年, and in Taiwan 113年度 or 113年5月 without 民国.
fn minguo(text: &Text, at: usize) -> Option<TimeForm> {
    let named = text.has_before(at, "民国");
    let (n, end) = arabic(text, at, 3)
        .or_else(|| small(text, at, 2).map(|(n, end)| (n.into(), end)))
        .or_else(|| hundred(text, at))?;
    let end = text.past_blank(end);
    if text.char(end) != '年' {
        return None;
    }
    let dated = (90..=150).contains(&n)
        && end == at + 3
        && (text.char(end + 1) == '度'
            || part_of_year(text, end + 1).is_some_and(|(code, _)| code >= 12)
            || month::month(text, end + 1).is_some_and(|(month, _)| month <= 12));
    let year = YearRef::Known(n.checked_add(MINGUO)?);
    let start = if named { at - 2 } else { at };
    let known =
        || (90..=150).contains(&n) && text.class(at) == Class::DIGIT && counted_so(text, at, end);
    (named || dated || known()).then(|| after_year(text, start, end + 1, year))
}

/// 一百一十一, 一百零二, 一〇二.
fn hundred(text: &Text, at: usize) -> Option<(i16, usize)> {
    if text.char(at) != '一' {
        return None;
    }
    let scaled = text.char(at + 1) == '百';
    let next = at + 1 + usize::from(scaled);
    let (rest, end) = if scaled {
        small(text, next, 2)?
    } else {
        let two = |i| digit(text.char(i));
        (
            u8::try_from(10 * two(next)? + two(next + 1)?).ok()?,
            next + 2,
        )
    };
    Some((100 + i16::from(rest), end))
}

/// 111/7/27 in Taiwan.
pub(super) fn slashed_minguo(text: &Text, at: usize) -> Option<(i16, usize)> {
    let (n, end) = arabic(text, at, 3).filter(|n| (100..=150).contains(&n.0))?;
    (text.char(end) == '/').then(|| Some((n.checked_add(MINGUO)?, end)))?
}

/// Whether years near by count from 1912: 民国96年 … 99年, 105年至107年.
fn counted_so(text: &Text, at: usize, end: usize) -> bool {
    let other = |at| {
        arabic(text, at, 3).is_some_and(|(n, end)| {
            (100..=150).contains(&n)
                && text.char(end) == '年'
                && text.class_before(at) != Class::DIGIT
        })
    };
    let ranged = matches!(text.char(end + 1), '至' | '到' | '-') && other(end + 2)
        || matches!(text.before(at), '至' | '到') && text.char(at.wrapping_sub(2)) == '年';
    let from = at.saturating_sub(4 * MAX_LOOK);
    ranged
        || (from..at).any(|i| {
            text.has(i, "民国")
                || other(i)
                    && (month::month(text, i + 4).is_some()
                        || matches!(text.char(i + 4), '底' | '度'))
        })
}

/// 112学年度 in Taiwan.
fn minguo_school(text: &Text, at: usize) -> Option<TimeForm> {
    let (n, end) =
        arabic(text, at, 3).filter(|&(n, end)| (80..=150).contains(&n) && text.has(end, "学年"))?;
    let first = n.checked_add(MINGUO)?;
    let form = Form::Range {
        from: Part::year(YearRef::Known(first)),
        to: Part::year(YearRef::Known(first + 1)),
    };
    let end = end + 2 + usize::from(text.char(end + 2) == '度');
    Some(TimeForm::new(at, end, form))
}

/// The year of 今(113)年: that of the republic where one is written.
pub(super) fn bracketed(n: u8, offset: i8) -> YearRef {
    match n {
        80..=150 => YearRef::Known(MINGUO + i16::from(n)),
        _ => YearRef::Relative(offset),
    }
}

/// At most `most` Arabic digits.
fn arabic(text: &Text, at: usize, most: usize) -> Option<(i16, usize)> {
    let mut value: i16 = 0;
    let mut end = at;
    while let Some(next) = text.char(end).to_digit(10) {
        value = value
            .checked_mul(10)?
            .checked_add(i16::try_from(next).ok()?)?;
        end += 1;
        if end > at + most {
            return None;
        }
    }
    (end > at).then_some((value, end))
}

/// 公元789年; 在789年 before a pause. 300年 alone is a length of time.
fn early_year(text: &Text, at: usize) -> Option<TimeForm> {
    let (n, end) = arabic(text, at, 3).filter(|&(_, end)| text.char(end) == '年')?;
    let era = text.has_before(at, "公元") || text.has_before(at, "西元");
    let dated = matches!(text.before(at), '在' | '于')
        && end == at + 3
        && n % 10 != 0
        && text.class(end + 1).ends_clause();
    (era || dated).then(|| after_year(text, at, end + 1, YearRef::Known(n)))
}

/// ’22年, 22年7月, 九八年, 零八年.
fn short_year(text: &Text, at: usize) -> Option<TimeForm> {
    let two = |i: usize| {
        text.char(at + i)
            .to_digit(10)
            .or_else(|| digit(text.char(at + i)))
    };
    let (a, b) = (two(0)?, two(1)?);
    if text.char(at + 2) != '年' {
        return None;
    }
    let han = text.class(at) == Class::NUM;
    let month = month::month(text, at + 3).is_some_and(|(month, _)| month <= 12);
    let part = part_of_year(text, at + 3).is_some();
    let quoted = matches!(text.before(at), '”' | '“' | '\'' | '’' | '‘');
    // 九八年 and 零八年 read digit by digit; 七八年 may be seven or eight years.
    let spoken = han && (a == 0 || b != a + 1 && a >= 4 && text.char(at + 3) != '来');
    // 22年全县, 22年度: nothing is as long as that all over the county.
    let value = 10 * a + b;
    let opens = matches!(
        text.class_before(at),
        Class::STOP | Class::SEMI | Class::NEWLINE
    ) || matches!(text.before(at), '比' | '较' | '从' | '至' | '到');
    let bare = !han
        && (1..=40).contains(&value)
        && opens
        && (matches!(text.char(at + 3), '全' | '度' | '我') || text.class(at + 3) == Class::COMMA);
    if !(month || part && !han || quoted || spoken || bare) {
        return None;
    }
    let value = i16::try_from(a * 10 + b).ok()?;
    let year = if value > 50 {
        1900 + value
    } else {
        2000 + value
    };
    let start = at - usize::from(quoted && matches!(text.before(at), '\'' | '’' | '‘'));
    Some(after_year(text, start, at + 3, YearRef::Known(year)))
}

/// 2021—2022年度, 2021-22学年, 2022财年, 2022至2024年: years whose first has no 年.
pub(super) fn years(text: &Text, at: usize) -> Option<TimeForm> {
    if let Some(found) = minguo_school(text, at) {
        return Some(found);
    }
    let (from, end) = four(text, at).filter(|&(year, _)| plausible(year))?;
    // 2022上半年, 2023Q3, 2022第一季度, 2022赛季
    if text
        .any_of(
            end,
            words!["上半年", "下半年", "Q", "第", "全年", "赛季", "雪季"],
        )
        .is_some()
    {
        let found = after_year(text, at, end, YearRef::Known(from));
        return (found.run.end > end).then_some(found);
    }
    if let Some(length) = text.any_of(
        end,
        words!["学年度", "学年", "财政年度", "会计年度", "财年"],
    ) {
        let school = text.char(end) == '学';
        // A school year that is named by one figure begins in it.
        return Some(match school {
            false => after_year(text, at, end + length, YearRef::Known(from)),
            true => TimeForm::new(
                at,
                end + length,
                Form::Range {
                    from: Part::year(YearRef::Known(from)),
                    to: Part::year(YearRef::Known(from + 1)),
                },
            ),
        });
    }
    let sign = text.char(end);
    if !(is_dash(sign) || matches!(sign, '至' | '到' | '/' | '、')) {
        return None;
    }
    let next = (end + 1..=end + 2).find(|&i| text.class(i) != Class::DASH)?;
    let (to, last) = four(text, next).or_else(|| {
        let (n, last) = arabic(text, next, 2).filter(|&(_, last)| last == next + 2)?;
        Some((from - from % 100 + n, last))
    })?;
    let last = text.past_blank(last);
    let word = text.any_of(
        last,
        words![
            "学年度",
            "学年",
            "财政年度",
            "会计年度",
            "财年",
            "赛季",
            "雪季",
            "供暖季",
            "采暖季",
            "年度",
            "年",
        ],
    )?;
    if !plausible(to) || to <= from || sign == '、' && to != from + 1 {
        return None;
    }
    let form = Form::Range {
        from: Part::year(YearRef::Known(from)),
        to: Part::year(YearRef::Known(to)),
    };
    Some(TimeForm::new(at, last + word, form))
}

/// What follows a year: `end` is behind it.
pub(super) fn after_year(text: &Text, start: usize, end: usize, year: YearRef) -> TimeForm {
    let whole = |end| TimeForm::new(start, end, Part::year(year));
    if let Some(found) = lunar::behind_year(text, start, end, year) {
        return found;
    }
    if text.has(end, "同月") {
        return TimeForm::new(start, end + 2, Form::SamePeriod(year));
    }
    if let Some(length) = festival(text, end) {
        let form = match year {
            YearRef::Every => Form::Set,
            _ => Form::Festival,
        };
        return TimeForm::new(start, end + length, form);
    }
    if text.has(end, "同期") {
        return TimeForm::new(start, end + 2, Form::SamePeriod(year));
    }
    let end =
        end + usize::from(text.char(end) == '度' && !matches!(text.char(end + 1), '过' | '假'));
    if let Some(found) = quarters(text, end) {
        return of_quarters(text, year, start, found);
    }
    if matches!(text.char(end), '前' | '头' | '首')
        && let Some((from, to, last)) = first_months(text, end + 1)
    {
        let from = Part { year, ..from };
        return TimeForm::new(start, last, Form::Range { from, to });
    }
    if text.char(end) == '第'
        && let Some((month, last)) = small(text, end + 1, 2).filter(|(n, _)| (1..=12).contains(n))
        && text.has(last, "个月")
    {
        return TimeForm::new(start, last + 2, Part::month(year, month));
    }
    if let Some((code, last)) = part_of_year(text, end) {
        return TimeForm::new(start, last, Part::month(year, code));
    }
    // 每年的3月12日
    let of =
        year == YearRef::Every && text.char(end) == '的' && month::month(text, end + 1).is_some();
    let at = text.past_blank(end + usize::from(of));
    if let Some(TimeForm {
        run: months,
        form: Form::Range { from, to },
        ..
    }) = month::months(text, at)
    {
        let from = Part { year, ..from };
        return TimeForm::new(start, months.end, Form::Range { from, to });
    }
    if let Some(found) =
        month::month(text, at).and_then(|(month, last)| of_month(text, year, start, month, last))
    {
        return found;
    }
    if let Some(length) = text.any_of(
        end,
        words![
            "全年", "赛季", "雪季", "暑期", "暑假", "寒假", "汛期", "春运", "暑运",
        ],
    ) {
        return whole(end + length);
    }
    whole(end)
}

/// 今年春节, 2023年国庆长假: one time, though only the festival tells it apart.
fn festival(text: &Text, at: usize) -> Option<usize> {
    const NAMES: &Words = words![
        "春节", "元旦", "清明", "五一", "端午", "中秋", "国庆", "元宵", "重阳", "除夕", "七夕",
    ];
    let opened = usize::from(matches!(text.char(at), '“' | '"' | '的'));
    let length = opened + text.any_of(at + opened, NAMES)?;
    let closed = usize::from(opened > 0 && matches!(text.char(at + length), '”' | '"'));
    let length = length + closed + usize::from(text.char(at + length + closed) == '节');
    Some(length + text.any_of(at + length, FESTIVE).unwrap_or(0))
}

/// What belongs to a festival behind its name.
pub(super) const FESTIVE: &Words = words![
    "黄金周期间",
    "黄金周",
    "假期期间",
    "假期",
    "长假期间",
    "长假",
    "小长假期间",
    "小长假",
    "期间",
    "前夕",
    "前后",
    "当天",
    "当日",
];

/// Centuries in front of a decade, and their first years.
const CENTURIES: &[(&str, i16)] = &[
    ("上世纪", 1900),
    ("20世纪", 1900),
    ("二十世纪", 1900),
    ("本世纪", 2000),
    ("21世纪", 2000),
    ("二十一世纪", 2000),
    ("19世纪", 1800),
    ("十九世纪", 1800),
];

/// 90年代, 上世纪八十年代, 六七十年代, 2010年代.
pub(super) fn decade(text: &Text, at: usize) -> Option<TimeForm> {
    let (from, to, end) = decades(text, at)?;
    let in_front = CENTURIES.iter().find(|(word, _)| text.has_before(at, word));
    let century = in_front.map_or(1900, |(_, first)| *first);
    let first = |value| if value < 100 { century + value } else { value };
    let part = |value| Part::year(YearRef::Decade(first(value)));
    let start = at - in_front.map_or(0, |(word, _)| word.chars().count());
    let end = end
        + text
            .any_of(
                end,
                words!["初期", "末期", "中期", "后期", "初", "末", "中叶"],
            )
            .unwrap_or(0);
    Some(match from == to {
        true => TimeForm::new(start, end, part(from)),
        false => TimeForm::new(
            start,
            end,
            Form::Range {
                from: part(from),
                to: part(to),
            },
        ),
    })
}

/// One decade or two that follow each other, and where 年代 ends.
fn decades(text: &Text, at: usize) -> Option<(i16, i16, usize)> {
    let two = || {
        let first = digit(text.char(at)).filter(|_| text.has(at + 2, "十年代"))?;
        let second = digit(text.char(at + 1)).filter(|&second| second == first + 1)?;
        let years = |tens: u32| i16::try_from(10 * tens).ok();
        Some((years(first)?, years(second)?, at + 5))
    };
    let one = || {
        let (value, end) =
            four(text, at).or_else(|| small(text, at, 2).map(|(n, end)| (n.into(), end)))?;
        (value % 10 == 0 && text.has(end, "年代")).then_some((value, value, end + 2))
    };
    one().or_else(two)
}

/// 21世纪, 十九世纪; with 90年代 behind it is a decade.
pub(super) fn century(text: &Text, at: usize) -> Option<TimeForm> {
    let (n, end) =
        small(text, at, 2).filter(|&(n, end)| (2..=30).contains(&n) && text.has(end, "世纪"))?;
    let end = end + 2;
    let mut at_decade = end;
    while at_decade < end + 3 && matches!(text.class(at_decade), Class::DIGIT | Class::NUM) {
        at_decade += 1;
    }
    if at_decade > end && text.has(at_decade, "年代") {
        return decade(text, end);
    }
    let end = end
        + text
            .any_of(end, words!["初期", "末期", "中期", "中叶", "初", "末"])
            .unwrap_or(0);
    let first = (i16::from(n) - 1) * 100;
    Some(TimeForm::new(at, end, Part::year(YearRef::Century(first))))
}

/// “十四五”期间: the n-th five-year plan.
pub(super) fn plan(text: &Text, at: usize) -> Option<TimeForm> {
    let (n, end) = match (text.char(at), digit(text.char(at + 1))) {
        ('十', Some(n)) if text.char(at + 2) == '五' => (10 + n, at + 3),
        ('十', Some(5)) => (10, at + 2),
        _ => {
            let n = digit(text.char(at)).filter(|n| (1..=9).contains(n))?;
            let quoted = matches!(text.before(at), '“' | '"');
            (n, (text.char(at + 1) == '五' && quoted).then_some(at + 2)?)
        }
    };
    let quoted = matches!(text.before(at), '“' | '"') && matches!(text.char(end), '”' | '"');
    let after = end + usize::from(quoted);
    let suffix = [
        "规划期间",
        "规划时期",
        "期间",
        "时期",
        "以来",
        "规划期末",
        "期末",
        "收官",
        "开局",
        "末",
        "初",
    ]
    .iter()
    .find(|word| text.has(after, word));
    let since = suffix == Some(&"以来");
    // 一五 to 九五 are known without 期间 only as names: “九五”后, “七一”.
    if suffix.is_none() && (!quoted || n < 10) {
        return None;
    }
    // 收官之年 and 开局之年 are the last and the first year; they stay outside the name.
    let end = after
        + suffix
            .filter(|word| !matches!(**word, "收官" | "开局"))
            .map_or(0, |word| word.chars().count());
    let start = if quoted { at - 1 } else { at };
    // The third plan began in 1966: three years of adjustment lay before it.
    let first = i16::try_from(1953 + 5 * (n - 1)).ok()? + if n > 2 { 3 } else { 0 };
    let part = |year| Part::year(YearRef::Known(year));
    let mut found = TimeForm::new(
        start,
        end,
        Form::Range {
            from: part(first),
            to: part(first + 4),
        },
    );
    if since {
        found.open = Open::Since;
    } else if suffix.is_some_and(|word| word.ends_with('末')) {
        found.form = part(first + 4).into();
    } else if suffix == Some(&"初") {
        found.form = part(first).into();
    }
    Some(found)
}

/// The date with or without a year that stands at `at`, for the second end of a range.
pub(super) fn second(text: &Text, at: usize) -> Option<TimeForm> {
    range::relative(text, at)
        .or_else(|| year(text, at))
        .or_else(|| month::date(text, at))
        .or_else(|| month::quarter(text, at))
        .or_else(|| month::lone_day(text, at))
}
