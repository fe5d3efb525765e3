//! Time expressions as they were written; `link::resolve` gives them their value.

pub(crate) mod calendar;
mod clock;
mod lunar;
mod month;
mod range;
mod span;
mod week;
pub(crate) mod word;
mod year;

pub(crate) use range::THIRDS;

use crate::span::Run;

/// The year of an expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum YearRef {
    /// 2022年
    Known(i16),
    /// 90年代
    Decade(i16),
    /// 20世纪
    Century(i16),
    /// 去年: years from the reference date.
    Relative(i8),
    /// 当年, 次年: years from what the text named last.
    Same(i8),
    /// 每年
    Every,
    /// 7月27日: none is written.
    Unwritten,
}

/// Hour and minute, as far as written.
pub(crate) type Clock = (u8, Option<u8>);

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Form {
    /// A date; month and day as far as written, hour and minute behind it.
    Date {
        year: YearRef,
        month: Option<u8>,
        day: Option<u8>,
        clock: Option<Clock>,
    },
    /// Two dates; what the second leaves out is that of the first.
    Range {
        from: Part,
        to: Part,
    },
    /// 7月下旬: the third of a month, from 0.
    Third {
        year: YearRef,
        month: Option<u8>,
        third: u8,
    },
    /// 本月, 上月: months from the reference date; with a day where one follows.
    Month(i8, Option<u8>),
    /// 本月中旬
    MonthThird(i8, u8),
    /// 当月, 次月: months from what the text named last.
    SameMonth(i8, Option<u8>),
    /// 昨日: days from the reference date.
    Day(i8, Option<Clock>),
    /// 昨(13)日, 昨日(13日): the day of the month tells it where nothing else does.
    Numbered {
        offset: i8,
        day: u8,
        clock: Option<Clock>,
    },
    /// 当日, 次日: days from what the text named last.
    SameDay(i8, Option<Clock>),
    /// 三年后, 两周前: so many steps from what the text named last, or from the reference date.
    Away(i16, Step),
    /// 上周: weeks from the reference date.
    Week(i8),
    /// 本周三, 周一至周五: weekdays from 1, of the week so far from the reference date.
    Weekday {
        week: i8,
        from: u8,
        to: u8,
        clock: Option<Clock>,
    },
    /// 本季度, 上个半年: quarters (3) or halves (6) from that of the reference date.
    Months {
        each: u8,
        offset: i8,
    },
    /// 去年同期: the months that the text named last, in that year.
    SamePeriod(YearRef),
    /// 每月, 每季度
    Every(Period),
    /// 每月15日
    EveryMonth(u8),
    /// 每两天, 每年农历三月三: recurring without a value.
    Set,
    /// 全年
    WholeYear,
    Festival,
    /// 农历正月初八
    Lunar {
        year: YearRef,
        month: u8,
        leap: bool,
        day: u8,
    },
    /// 近三年, 目前
    Vague,
    /// 疫情期间
    Event,
    /// A date that the calendar does not have.
    Impossible,
}

impl Form {
    /// Whether there is something near that 一个月后 may count from; else it is a length of time, no more.
    pub fn anchored(self, at: usize, before: &[TimeForm]) -> bool {
        let Form::Away(_, step) = self else {
            return true;
        };
        let fits = |form: Form| match (step, form) {
            (Step::Year, _) => true,
            (Step::Month, Form::Date { month, .. }) => month.is_some(),
            (Step::Day, Form::Date { day, .. }) => day.is_some(),
            (Step::Day, Form::Day(..) | Form::SameDay(..) | Form::Weekday { .. }) => true,
            (Step::Minute, Form::Date { clock, .. }) => clock.is_some(),
            _ => false,
        };
        let near = before
            .iter()
            .rev()
            .take_while(|time| time.run.end + ANCHOR > at);
        step == Step::Year || near.take(ANCHORS).any(|time| fits(time.form))
    }
}

/// Characters, and times, within which a step counts from a time.
const ANCHOR: usize = 96;
const ANCHORS: usize = 4;

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part {
    pub year: YearRef,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub clock: Option<Clock>,
}

impl Part {
    pub fn month(year: YearRef, month: u8) -> Part {
        Part {
            month: Some(month),
            ..Part::year(year)
        }
    }

    pub fn year(year: YearRef) -> Part {
        Part {
            year,
            month: None,
            day: None,
            clock: None,
        }
    }
}

impl From<Part> for Form {
    fn from(part: Part) -> Form {
        let Part {
            year,
            month,
            day,
            clock,
        } = part;
        Form::Date {
            year,
            month,
            day,
            clock,
        }
    }
}

/// What a length of time is counted in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Step {
    Year,
    Month,
    Day,
    Minute,
}

/// How often something recurs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Period {
    Quarter,
    Month,
    Week,
    Day,
    /// 每学期, 每两年, 逢年过节
    Other,
}

/// Whether a time goes on from or up to what is written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Open {
    #[default]
    Closed,
    /// 以来
    Since,
    /// 以前
    Until,
}

/// A time expression in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimeForm {
    pub run: Run,
    pub form: Form,
    pub open: Open,
}

impl TimeForm {
    pub fn new(start: usize, end: usize, form: impl Into<Form>) -> TimeForm {
        TimeForm {
            run: Run::new(start, end),
            form: form.into(),
            open: Open::Closed,
        }
    }
}
