//! Dates of the lunar calendar as those of ours, by the tables of `icu_calendar`.

use crate::edtf::{Date, Year};
use icu_calendar::types::Month;
use icu_calendar::{Date as Icu, Iso};

/// A day of a lunar year; the year is named after the Gregorian one that it begins in.
pub(super) fn date(year: i16, month: u8, leap: bool, day: u8) -> Option<Date> {
    let month = match leap {
        true => Month::leap(month),
        false => Month::new(month),
    };
    let lunar = Icu::try_new_chinese_traditional(year.into(), month, day).ok()?;
    let ours = lunar.to_calendar(Iso);
    Date::new(
        Year::Known(i16::try_from(ours.year().extended_year()).ok()?),
        Some(ours.month().number()),
        Some(ours.day_of_month().0),
    )
}
