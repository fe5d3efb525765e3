//! Words that name a time, and what may follow them: 去年 + 3月, 今年 + 底, 每年 + 9月.

use super::calendar;
use super::{Form, Part, Period, TimeForm, YearRef};
use crate::lex::lexicon::Hit;
use crate::span::Run;
use crate::text::Text;

/// What the table `times.tsv` says of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TimeWord {
    Year(i8),
    SameYear(i8),
    Month(i8),
    SameMonth,
    Day(i8),
    SameDay(i8),
    Every(Period),
    /// Part of the year, as EDTF writes it.
    Part(u8),
    WholeYear,
    Vague,
    Festival,
}

impl TimeWord {
    /// Reads the columns `kind` and `value`.
    pub fn parse(kind: &str, value: &str) -> Option<TimeWord> {
        let offset = || value.parse().ok();
        Some(match kind {
            "year" => TimeWord::Year(offset()?),
            "month" => TimeWord::Month(offset()?),
            "day" => TimeWord::Day(offset()?),
            "part" => TimeWord::Part(value.parse().ok()?),
            "whole" => TimeWord::WholeYear,
            "vague" => TimeWord::Vague,
            "festival" => TimeWord::Festival,
            "every" => TimeWord::Every(match value {
                "year" => Period::Year,
                "quarter" => Period::Quarter,
                "month" => Period::Month,
                "week" => Period::Week,
                _ => Period::Day,
            }),
            "same" => {
                let (unit, offset) = match value.find(['+', '-']) {
                    Some(at) => (value.get(..at)?, value.get(at..)?.parse().ok()?),
                    None => (value, 0),
                };
                match unit {
                    "year" => TimeWord::SameYear(offset),
                    "month" => TimeWord::SameMonth,
                    _ => TimeWord::SameDay(offset),
                }
            }
            _ => return None,
        })
    }
}

/// The expression that begins with a time word.
pub(crate) fn time(text: &Text, hit: Hit) -> Option<TimeForm> {
    let word = hit.word().time?;
    let run = hit.run();
    let year = match word {
        TimeWord::Year(offset) => YearRef::Relative(offset),
        TimeWord::SameYear(offset) => YearRef::Same(offset),
        TimeWord::Every(Period::Year) => YearRef::Every,
        _ => return plain(text, word, run),
    };
    // 每年 + 一次 is a frequency; 每年 + 9月 a date.
    Some(calendar::after_year(text, run, year))
}

fn plain(text: &Text, word: TimeWord, run: Run) -> Option<TimeForm> {
    let mut end = run.end;
    let form = match word {
        TimeWord::Month(offset) => {
            let day = calendar::day(text, end);
            if let Some((_, after)) = day {
                end = after;
            }
            Form::Month(offset, day.map(|(day, _)| day))
        }
        TimeWord::Day(offset) => {
            end = calendar::hours(text, end).map_or(end, |(_, after)| after);
            Form::Day(offset)
        }
        TimeWord::SameDay(offset) => {
            end = calendar::hours(text, end).map_or(end, |(_, after)| after);
            Form::SameDay(offset)
        }
        TimeWord::SameMonth => Form::SameMonth,
        TimeWord::Every(period) => {
            if period == Period::Month
                && let Some((_, after)) = calendar::day(text, end)
            {
                end = after;
            }
            Form::Every(period)
        }
        TimeWord::Part(month) => {
            // 到年底, but not 年初一; 上半年 of a bare year is a part of the reference year.
            if let Some(length) = text.any_of(end, &["以来"]) {
                let part = Part {
                    year: YearRef::Relative(0),
                    month: Some(month),
                    day: None,
                };
                return Some(TimeForm {
                    run: Run::new(run.start, end + length),
                    form: Form::Since(part),
                });
            }
            Form::Date {
                year: YearRef::Unwritten,
                month: Some(month),
                day: None,
                clock: None,
            }
        }
        TimeWord::WholeYear => Form::WholeYear,
        TimeWord::Festival => {
            end += text
                .any_of(
                    end,
                    &[
                        "黄金周",
                        "假期期间",
                        "假期",
                        "期间",
                        "长假期间",
                        "长假",
                        "小长假",
                        "前夕",
                    ],
                )
                .unwrap_or(0);
            Form::Festival
        }
        TimeWord::Vague => Form::Vague,
        TimeWord::Year(_) | TimeWord::SameYear(_) => return None,
    };
    Some(TimeForm {
        run: Run::new(run.start, end),
        form,
    })
}
