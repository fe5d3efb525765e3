//! Time expressions as they were written; `link::resolve` gives them their value.

pub(crate) mod calendar;
pub(crate) mod word;

use crate::span::Run;

/// The year of an expression.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum YearRef {
    /// 2022年
    Known(i16),
    /// 90年代
    Decade(i16),
    /// 去年: years from the reference date.
    Relative(i8),
    /// 当年, 次年: years from what the text named last.
    Same(i8),
    /// 每年
    Every,
    /// 7月27日: none is written.
    Unwritten,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Form {
    /// A date; month and day as far as written, hour and minute behind it.
    Date {
        year: YearRef,
        month: Option<u8>,
        day: Option<u8>,
        clock: Option<(u8, Option<u8>)>,
    },
    /// Two dates, each as complete as the other makes it.
    Range {
        from: Part,
        to: Part,
    },
    /// 2018年以来
    Since(Part),
    /// 本月, 上月: months from the reference date; with a day where one follows.
    Month(i8, Option<u8>),
    /// 昨日
    Day(i8),
    /// 当日, 次日: days from what the text named last.
    SameDay(i8),
    /// 当月
    SameMonth,
    /// 每月, 每季度
    Every(Period),
    /// 全年
    WholeYear,
    Festival,
    Vague,
    /// A date that the calendar does not have.
    Impossible,
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part {
    pub year: YearRef,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

/// How often something recurs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Period {
    Year,
    Quarter,
    Month,
    Week,
    Day,
}

/// A time expression in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimeForm {
    pub run: Run,
    pub form: Form,
}
