//! Dates of the lunar calendar: 农历正月初八, 腊月廿三.

use super::calendar::small;
use super::{Form, TimeForm, YearRef};
use crate::span::Run;
use crate::text::Text;
use crate::text::words::words;

/// The date behind 农历, or behind a month that only the lunar calendar has. A month of 0 is still to be read.
pub(super) fn date(text: &Text, run: Run, month: u8) -> Option<TimeForm> {
    let (year, at) = match super::calendar::four(text, run.end) {
        Some((year, end)) if text.char(end) == '年' => (YearRef::Known(year), end + 1),
        _ => (YearRef::Unwritten, run.end),
    };
    of(text, run.start, at, year, month)
}

/// 2024年农历正月初八, 今年正月十五.
pub(super) fn behind_year(
    text: &Text,
    start: usize,
    end: usize,
    year: YearRef,
) -> Option<TimeForm> {
    let at = end + text.any_of(end, words!["农历", "的农历"]).unwrap_or(0);
    let named =
        at > end || matches!(text.char(at), '正' | '腊' | '冬') && text.char(at + 1) == '月';
    named.then(|| of(text, start, at, year, 0))?
}

fn of(text: &Text, start: usize, at: usize, year: YearRef, month: u8) -> Option<TimeForm> {
    let leap = text.char(at) == '闰';
    let at = at + usize::from(leap);
    let (month, at) = match month {
        0 => named_month(text, at)?,
        known => (known, at),
    };
    let from = at + usize::from(text.char(at) == '初');
    let (day, end) = match small(text, from, 2).filter(|(day, _)| (1..=30).contains(day)) {
        Some((day, end)) if text.char(end) != '个' => {
            (day, end + usize::from(text.char(end) == '日'))
        }
        _ => (0, at),
    };
    Some(TimeForm::new(
        start,
        end,
        Form::Lunar {
            year,
            month,
            leap,
            day,
        },
    ))
}

/// 正月, 八月, 冬月, 腊月.
fn named_month(text: &Text, at: usize) -> Option<(u8, usize)> {
    let (month, end) = match text.char(at) {
        '正' => (1, at + 1),
        '冬' => (11, at + 1),
        '腊' => (12, at + 1),
        _ => small(text, at, 2).filter(|(month, _)| (1..=12).contains(month))?,
    };
    (text.char(end) == '月').then_some((month, end + 1))
}
