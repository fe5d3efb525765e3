//! Date values: the part of EDTF (ISO 8601-2) that reports need, and ISO 8601-1 date-times with minutes.
//!
//! Source of the notation: Library of Congress, EDTF specification of 2019, levels 0 to 2. Date-times keep the precision
//! that was written (`2022-07-27T11:04`, `2009-05-21T09`), which EDTF itself would refuse: it wants seconds.

use crate::error::Error;
use std::fmt;
use std::str::FromStr;

/// A calendar value as precise as it was written.
///
/// ```
/// use jianbao::Edtf;
/// for text in ["2022", "2022-07-27", "2018/..", "XXXX-09", "2022-34", "199X", "2022-07-27T11:04"] {
///     assert_eq!(text.parse::<Edtf>()?.to_string(), text);
/// }
/// assert!("2023-02-30".parse::<Edtf>().is_err());
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Edtf {
    /// One date of any precision.
    Date(Date),
    /// A date with hour and, where written, minute.
    Clock(Date, u8, Option<u8>),
    /// From one date to another; `None` is an open end, printed `..`.
    Interval(Option<Date>, Option<Date>),
}

/// Year, month and day, each as far as it is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Date {
    /// The year.
    pub year: Year,
    /// 1–12; 21–24 for seasons, 33–36 for quarters, 40 and 41 for halves of a year; [`ANY`] for every month.
    pub month: Option<u8>,
    /// 1–31.
    pub day: Option<u8>,
}

/// Stands for `XX`: any month.
pub const ANY: u8 = 0;

/// A year, or what is known of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Year {
    /// 0–9999.
    Known(i16),
    /// The ten years from this one on, printed `199X`.
    Decade(i16),
    /// Any year, or one that the text does not give, printed `XXXX`.
    Any,
}

impl Date {
    /// A date if month and day exist; no 30 February.
    pub fn new(year: Year, month: Option<u8>, day: Option<u8>) -> Option<Date> {
        let date = Date { year, month, day };
        let valid = match (year, month, day) {
            (Year::Known(y), ..) if !(0..=9999).contains(&y) => false,
            (Year::Decade(y), m, d) => {
                (0..=9990).contains(&y) && y % 10 == 0 && m.is_none() && d.is_none()
            }
            (_, None, None) => true,
            (_, Some(ANY), None) => !matches!(year, Year::Known(_)),
            (_, Some(1..=12 | 21..=24 | 33..=36 | 40 | 41), None) => true,
            // 29 February is kept where the year is not known: 2000 had one.
            (Year::Known(y), Some(m), Some(d)) => civil(y, m, d).is_some(),
            (Year::Any, Some(m), Some(d)) => civil(2000, m, d).is_some(),
            _ => false,
        };
        valid.then_some(date)
    }

    /// A whole year.
    pub fn year(year: i16) -> Date {
        Date {
            year: Year::Known(year.clamp(0, 9999)),
            month: None,
            day: None,
        }
    }

    /// The year, where it is known.
    pub fn known_year(self) -> Option<i16> {
        match self.year {
            Year::Known(year) => Some(year),
            _ => None,
        }
    }

    /// This day moved by `days`, where year, month and day are known.
    pub(crate) fn shifted(self, days: i32) -> Option<Date> {
        let day = civil(self.known_year()?, self.month?, self.day?)?;
        let moved = day
            .checked_add(jiff::Span::new().try_days(days).ok()?)
            .ok()?;
        Date::new(
            Year::Known(moved.year()),
            u8::try_from(moved.month()).ok(),
            u8::try_from(moved.day()).ok(),
        )
    }
}

fn civil(year: i16, month: u8, day: u8) -> Option<jiff::civil::Date> {
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl Edtf {
    /// The date of a single day, month or year; the start of an interval.
    pub fn start(self) -> Option<Date> {
        match self {
            Edtf::Date(date) | Edtf::Clock(date, ..) => Some(date),
            Edtf::Interval(from, _) => from,
        }
    }

    /// The year that a single date or the start of an interval names.
    pub fn known_year(self) -> Option<i16> {
        self.start().and_then(Date::known_year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Year::Known(year) => write!(f, "{year:04}")?,
            Year::Decade(year) => write!(f, "{:03}X", year / 10)?,
            Year::Any => f.write_str("XXXX")?,
        }
        match self.month {
            None => return Ok(()),
            Some(ANY) => f.write_str("-XX")?,
            Some(month) => write!(f, "-{month:02}")?,
        }
        match self.day {
            None => Ok(()),
            Some(day) => write!(f, "-{day:02}"),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Edtf::Date(date) => date.fmt(f),
            Edtf::Clock(date, hour, None) => write!(f, "{date}T{hour:02}"),
            Edtf::Clock(date, hour, Some(minute)) => write!(f, "{date}T{hour:02}:{minute:02}"),
            Edtf::Interval(from, to) => {
                match from {
                    Some(date) => date.fmt(f)?,
                    None => f.write_str("..")?,
                }
                f.write_str("/")?;
                match to {
                    Some(date) => date.fmt(f),
                    None => f.write_str(".."),
                }
            }
        }
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse_date(text).ok_or_else(|| Error::NotADate(text.to_owned()))
    }
}

impl FromStr for Edtf {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).ok_or_else(|| Error::NotADate(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Edtf> {
    if let Some((from, to)) = text.split_once('/') {
        let end = |s: &str| {
            if s == ".." {
                Some(None)
            } else {
                parse_date(s).map(Some)
            }
        };
        return match (end(from)?, end(to)?) {
            (None, None) => None,
            (from, to) => Some(Edtf::Interval(from, to)),
        };
    }
    if let Some((date, clock)) = text.split_once('T') {
        let date = parse_date(date).filter(|d| d.day.is_some())?;
        let (hour, minute) = match clock.split_once(':') {
            Some((hour, minute)) => (two(hour)?, Some(two(minute)?)),
            None => (two(clock)?, None),
        };
        return (hour < 24 && minute.is_none_or(|m| m < 60))
            .then_some(Edtf::Clock(date, hour, minute));
    }
    parse_date(text).map(Edtf::Date)
}

fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = match parts.next()? {
        "XXXX" => Year::Any,
        y if y.len() != 4 => return None,
        y => match y.strip_suffix('X') {
            Some(decade) => Year::Decade(number(decade)?.checked_mul(10)?),
            None => Year::Known(number(y)?),
        },
    };
    let month = match parts.next() {
        None => None,
        Some("XX") => Some(ANY),
        Some(m) => Some(two(m).filter(|&m| m != ANY)?),
    };
    let day = match parts.next() {
        None => None,
        Some(d) => Some(two(d)?),
    };
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, month, day)
}

fn two(text: &str) -> Option<u8> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn number(text: &str) -> Option<i16> {
    text.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| text.parse().ok())?
}
