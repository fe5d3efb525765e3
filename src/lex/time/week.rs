//! Weekdays: 本周三, 上星期天, 周一至周五, 每周二.

use super::range::opened;
use super::{Form, TimeForm, clock, month};
use crate::text::Text;
use crate::text::words::words;

/// The weekday whose last character stands at `at`: 1 for 一 to 7 for 日 and 天.
fn weekday(text: &Text, at: usize) -> Option<u8> {
    let day = match text.char(at) {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '日' | '天' => 7,
        _ => return None,
    };
    // 上周三次 and 每周五天 count, 上周一些 and 本周日均 are no days.
    let other = matches!(
        text.char(at + 1),
        '次' | '个'
            | '天'
            | '场'
            | '节'
            | '堂'
            | '趟'
            | '回'
            | '期'
            | '名'
            | '班'
            | '小'
            | '些'
            | '般'
            | '均'
            | '直'
            | '共'
            | '度'
            | '十'
            | '百'
            | '千'
            | '万'
    );
    (!other).then_some(day)
}

/// What follows 本周, 上周, 下星期.
pub(super) fn behind_week(text: &Text, start: usize, end: usize, week: i8) -> TimeForm {
    if text.char(end) == '末' {
        return opened(
            text,
            TimeForm::new(
                start,
                end + 1,
                Form::Weekday {
                    week,
                    from: 6,
                    to: 7,
                    clock: None,
                },
            ),
        );
    }
    match weekday(text, end) {
        Some(day) => of_day(text, start, end + 1, week, day),
        None => opened(text, TimeForm::new(start, end, Form::Week(week))),
    }
}

/// A weekday that ends at `end`, with a second one or a clock behind.
pub(super) fn of_day(text: &Text, start: usize, end: usize, week: i8, day: u8) -> TimeForm {
    let next = end + usize::from(matches!(text.char(end), '至' | '到' | '-' | '—'));
    if next > end {
        let word = text
            .any_of(next, words!["本周", "周", "星期", "礼拜"])
            .unwrap_or(0);
        if let Some(to) = weekday(text, next + word).filter(|&to| to > day) {
            let end = clock::span(text, next + word + 1);
            return TimeForm::new(
                start,
                end,
                Form::Weekday {
                    week,
                    from: day,
                    to,
                    clock: None,
                },
            );
        }
    }
    let (_, clock, end) = month::behind_bracket(text, end);
    opened(
        text,
        TimeForm::new(
            start,
            end,
            Form::Weekday {
                week,
                from: day,
                to: day,
                clock,
            },
        ),
    )
}

/// Weekdays in one list: there are seven.
const MAX_LIST: usize = 7;

/// The end of 每周三, 每周一至周五 from behind 每周.
pub(super) fn behind_every(text: &Text, at: usize) -> usize {
    let Some(day) = weekday(text, at) else {
        return at + usize::from(text.char(at) == '末');
    };
    let mut end = of_day(text, at, at + 1, 0, day).run.end;
    // 每周二、五, 逢星期三及星期日
    while matches!(text.char(end), '、' | '及' | '和') && end < at + 3 * MAX_LIST {
        let word = text
            .any_of(end + 1, words!["周", "星期", "礼拜"])
            .unwrap_or(0);
        let Some(day) = weekday(text, end + 1 + word) else {
            break;
        };
        end = of_day(text, at, end + 2 + word, 0, day).run.end;
    }
    end
}
