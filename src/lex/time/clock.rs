//! The time of day: 11:04, 上午9时30分, 晚8点.

use super::calendar::small;
use super::{Clock, Part, TimeForm, YearRef};
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::{Words, words};

/// Parts of the day.
const PARTS_OF_DAY: &Words = words![
    "上午", "下午", "晚上", "凌晨", "清晨", "早晨", "白天", "早间", "一早", "半夜", "午夜", "早上",
    "傍晚", "午后", "午间", "中午", "深夜", "晚间", "夜间", "夜里", "当晚", "晚", "早", "夜"
];

/// Whether the hours behind a part of the day with this first character are those before noon.
fn is_morning(first: char) -> bool {
    matches!(first, '上' | '凌' | '清' | '早' | '白' | '一')
}

/// The clock behind a day. A part of the day alone belongs to the expression, too.
pub(super) fn hours(text: &Text, at: usize) -> Option<(Option<Clock>, usize)> {
    let mut from = text.past_blank(at);
    // 今晚8点, 昨午4时
    let late = match text.before(from) {
        '晚' | '夜' => 5,
        '午' => 1,
        _ => 24,
    };
    let first = text.char(from);
    let part = text.any_of(from, PARTS_OF_DAY);
    from += part.unwrap_or(0);
    // 晚 in 7月27日晚 stands alone before a comma or a verb, but 早 may begin 早已 and 早期.
    let alone = part
        .filter(|&length| {
            length > 1
                || matches!(first, '晚' | '夜')
                    && !matches!(text.char(from), '于' | '期' | '稻' | '会' | '宴')
        })
        .map(|_| (None, from));
    let Some((hour, end)) = small(text, from, 2).filter(|&(hour, _)| hour < 25) else {
        return alone;
    };
    let hour = match part {
        // 中午12时 and 深夜1时 stay; 中午11时 too.
        None if (late..12).contains(&hour) => hour + 12,
        Some(_)
            if !is_morning(first)
                && hour < 12
                && (hour > 4 || !text.has_before(from, "夜") && !text.has_before(from, "夜里"))
                && !(text.has_before(from, "中午") && hour > 9) =>
        {
            hour + 12
        }
        _ => hour,
    };
    let Some((minute, end)) = behind_hour(text, end) else {
        return alone;
    };
    Some((Some((hour, minute)), end))
}

/// The minute and the end of a clock, from behind its hour.
fn behind_hour(text: &Text, at: usize) -> Option<(Option<u8>, usize)> {
    let minute = |at: usize| small(text, at, 2).filter(|&(minute, _)| minute < 60);
    // 0—24时: the second hour brings the word for both.
    if matches!(text.char(at), '-' | '—' | '至') {
        let next = at + 1 + usize::from(text.class(at + 1) == Class::DASH);
        let marked =
            small(text, next, 2).is_some_and(|(hour, end)| hour < 25 && text.char(end) == '时');
        return marked.then_some((None, at));
    }
    match text.char(at) {
        ':' => {
            let (found, mut end) = minute(at + 1)?;
            if text.char(end) == ':'
                && let Some((_, after)) = minute(end + 1)
            {
                end = after;
            }
            // 11:00时
            end += usize::from(matches!(text.char(end), '时' | '许'));
            Some((Some(found), end))
        }
        '时' | '点' if !matches!(text.char(at + 1), '间' | '评' | '名' | '赞' | '击') => {
            let end = at + 1;
            if let Some((found, after)) = minute(end) {
                let marked = text.char(after) == '分';
                // 三点八 is a decimal, 9点30 a time.
                if marked || text.class(end) == Class::DIGIT && after == end + 2 {
                    return Some((Some(found), after + usize::from(marked)));
                }
                if text.char(at) == '点' {
                    return None;
                }
            }
            let half = text.char(end) == '半';
            let more = half || matches!(text.char(end), '许' | '整' | '钟');
            Some((half.then_some(30), end + usize::from(more)))
        }
        _ => None,
    }
}

/// The end of one clock or of two, from where the first may begin: 每天9时至17时.
pub(super) fn span(text: &Text, at: usize) -> usize {
    let Some((clock, end)) = hours(text, at) else {
        return at;
    };
    let next = end + usize::from(matches!(text.char(end), '至' | '到' | '-' | '—' | '~'));
    match hours(text, next) {
        Some((Some(_), last)) if clock.is_some() && next > end => last,
        _ => end,
    }
}

/// 上午9时, 19:30 or 8时30分 without a day.
pub(super) fn alone(text: &Text, at: usize) -> Option<TimeForm> {
    let edge =
        |at: usize| text.class_before(at).ends_clause() || matches!(text.before(at), '至' | '到');
    let named = PARTS_OF_DAY
        .iter()
        .filter(|word| text.has_before(at, word))
        .map(|word| word.chars().count())
        // 早8点, but not 最早8点
        .find(|&length| length > 1 || edge(at - 1));
    let start = at - named.unwrap_or(0);
    let (clock, end) = hours(text, start).filter(|(clock, _)| clock.is_some())?;
    (named.is_some() || told(text, at, end)).then(|| {
        TimeForm::new(
            start,
            end,
            Part {
                clock,
                ..Part::year(YearRef::Unwritten)
            },
        )
    })
}

/// Whether a clock without a part of the day is one: 两点建议, 零点五, 一时 and the score 21:18 are none.
fn told(text: &Text, at: usize, end: usize) -> bool {
    let last = text.before(end);
    if matches!(last, '分' | '钟' | '整' | '许') || last == '半' && text.class(at) == Class::DIGIT
    {
        return true;
    }
    let arabic = text.class(at) == Class::DIGIT;
    let edge = text.class_before(at).ends_clause()
        || matches!(
            text.before(at),
            '至' | '到' | '在' | '于' | '从' | '自' | '(' | '、' | '间' | '车'
        );
    let goes_on = matches!(
        text.char(end),
        '至' | '到' | '-' | '—' | '~' | '前' | '后' | '起' | '左'
    ) || text.class(end).ends_clause()
        || text.class(end) == Class::CLOSE;
    // Minutes have two digits, and a lone clock has two for its hour as well: 3:15 may be a ratio, 21:18 a score.
    let minutes = text.char(end.wrapping_sub(3)) == ':';
    let ranged = matches!(text.char(end), '至' | '到' | '-' | '—' | '~')
        && hours(text, end + 1).is_some_and(|(clock, _)| clock.is_some());
    let opens = matches!(text.char(end), '开' | '起' | '许' | '左' | '至' | '到');
    let served = matches!(text.before(at), '间' | '车');
    let lone = (end == at + 5 || served) && (!text.class(end).is_han() || opens);
    match last {
        '时' => arabic && !matches!(text.char(end), '代' | '候' | '期' | '段' | '效'),
        '点' => arabic && edge && goes_on,
        _ => arabic && minutes && (edge && lone || ranged),
    }
}
