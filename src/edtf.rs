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
/// for text in ["2022", "2022-07-27", "2018/..", "XXXX-09", "2022-34", "199X", "2022-07-27T11:04", "2024-07-01T08/2024-07-02T20"] {
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
    Clock(Moment),
    /// From one date to another; `None` is an open end, printed `..`.
    Interval(Option<Date>, Option<Date>),
    /// From one hour to another; `None` is an open end, printed `..`.
    Hours(Option<Moment>, Option<Moment>),
}

/// A day with the hour and, where written, the minute.
///
/// ```
/// use jianbao::{Date, Edtf};
/// let Edtf::Clock(moment) = "2022-07-27T11:04".parse()? else { unreachable!() };
/// assert_eq!((moment.date, moment.hour, moment.minute), ("2022-07-27".parse::<Date>()?, 11, Some(4)));
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// 0–23.
    pub hour: u8,
    /// 0–59.
    pub minute: Option<u8>,
}

impl Moment {
    /// A moment if day, hour and minute exist.
    ///
    /// ```
    /// use jianbao::{Edtf, Moment};
    /// let day = "2022-07-27".parse()?;
    /// assert_eq!(Edtf::Clock(Moment::new(day, 9, None).unwrap()).to_string(), "2022-07-27T09");
    /// assert!(Moment::new(day, 24, None).is_none());
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn new(date: Date, hour: u8, minute: Option<u8>) -> Option<Moment> {
        let valid = hour < 24
            && minute.is_none_or(|minute| minute < 60)
            && date.day.is_some_and(|day| day != ANY);
        valid.then_some(Moment { date, hour, minute })
    }
}

/// Year, month and day, each as far as it is known.
///
/// ```
/// use jianbao::{Date, Year};
/// let date: Date = "2022-34".parse()?;
/// assert_eq!((date.year, date.month, date.day), (Year::Known(2022), Some(34), None));
/// assert_eq!(date.latest().unwrap().to_string(), "2022-06-30");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Date {
    /// The year.
    pub year: Year,
    /// 1–12; 21–24 for seasons, 33–36 for quarters, 40 and 41 for halves of a year; [`ANY`] for every month.
    pub month: Option<u8>,
    /// 1–31; [`ANY`] for every day.
    pub day: Option<u8>,
}

/// Stands for `XX`: any month or day.
pub const ANY: u8 = 0;

/// A year, or what is known of it.
///
/// ```
/// use jianbao::{Date, Year};
/// let nineties: Date = "199X".parse()?;
/// assert_eq!(nineties.year, Year::Decade(1990));
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Year {
    /// 0–9999.
    Known(i16),
    /// The ten years from this one on, printed `199X`.
    Decade(i16),
    /// The hundred years from this one on, printed `19XX`.
    Century(i16),
    /// Any year, or one that the text does not give, printed `XXXX`.
    Any,
}

impl Date {
    /// A date if month and day exist; no 30 February.
    ///
    /// ```
    /// use jianbao::{Date, Year};
    /// assert_eq!(Date::new(Year::Any, Some(9), None).unwrap().to_string(), "XXXX-09");
    /// assert!(Date::new(Year::Known(2023), Some(2), Some(29)).is_none());
    /// ```
    pub fn new(year: Year, month: Option<u8>, day: Option<u8>) -> Option<Date> {
        let date = Date { year, month, day };
        let valid = match (year, month, day) {
            (Year::Known(y), ..) if !(0..=9999).contains(&y) => false,
            (Year::Decade(y), m, d) => {
                (0..=9990).contains(&y) && y % 10 == 0 && m.is_none() && d.is_none()
            }
            (Year::Century(y), m, d) => {
                (0..=9900).contains(&y) && y % 100 == 0 && m.is_none() && d.is_none()
            }
            (_, None, None) => true,
            // Any month, any day, the 15th of any month: only of any year.
            (_, Some(ANY), None | Some(ANY..=31)) => year == Year::Any,
            (_, Some(1..=12 | 21..=24 | 33..=36 | 40 | 41), None) => true,
            // 29 February is kept where the year is not known: 2000 had one.
            (Year::Known(y), Some(m), Some(d)) => civil(y, m, d).is_some(),
            (Year::Any, Some(m), Some(d)) => civil(2000, m, d).is_some(),
            _ => false,
        };
        valid.then_some(date)
    }

    /// A whole year.
    ///
    /// ```
    /// assert_eq!(jianbao::Date::year(2018).to_string(), "2018");
    /// ```
    pub fn year(year: i16) -> Date {
        Date {
            year: Year::Known(year.clamp(0, 9999)),
            month: None,
            day: None,
        }
    }

    /// The year, where it is known.
    ///
    /// ```
    /// use jianbao::Date;
    /// assert_eq!("2022-07".parse::<Date>()?.known_year(), Some(2022));
    /// assert_eq!("XXXX-07".parse::<Date>()?.known_year(), None);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn known_year(self) -> Option<i16> {
        match self.year {
            Year::Known(year) => Some(year),
            _ => None,
        }
    }

    /// This day moved by `days`, where year, month and day are known.
    pub(crate) fn shifted(self, days: i32) -> Option<Date> {
        let day = civil(self.known_year()?, self.month?, self.day?)?;
        Date::of(
            day.checked_add(jiff::Span::new().try_days(days).ok()?)
                .ok()?,
        )
    }

    /// Orders known days.
    pub(crate) fn days(self) -> (Option<i16>, Option<u8>, Option<u8>) {
        (self.known_year(), self.month, self.day)
    }

    /// 1 for Monday to 7 for Sunday, where year, month and day are known.
    pub(crate) fn weekday(self) -> Option<i8> {
        let day = civil(self.known_year()?, self.month?, self.day?)?;
        Some(day.weekday().to_monday_one_offset())
    }

    /// Days from `other` to this day, where both are known.
    #[cfg(feature = "lunar")]
    pub(crate) fn days_from(self, other: Date) -> Option<i32> {
        let day = |date: Date| civil(date.known_year()?, date.month?, date.day?);
        Some(day(self)?.since(day(other)?).ok()?.get_days())
    }

    fn of(day: jiff::civil::Date) -> Option<Date> {
        Date::new(
            Year::Known(day.year()),
            u8::try_from(day.month()).ok(),
            u8::try_from(day.day()).ok(),
        )
    }

    /// The first day of it; `None` where the year is not known.
    ///
    /// ```
    /// use jianbao::Date;
    /// assert_eq!("2022-34".parse::<Date>()?.earliest().unwrap().to_string(), "2022-04-01");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn earliest(self) -> Option<Date> {
        let (year, month, day) = match (self.year, self.month, self.day) {
            (Year::Known(year), Some(month), Some(day)) => (year, month, day),
            (Year::Known(year), Some(code), None) => (year, months(code)?.0, 1),
            (Year::Known(year) | Year::Decade(year) | Year::Century(year), ..) => (year, 1, 1),
            (Year::Any, ..) => return None,
        };
        Date::new(Year::Known(year), Some(month), Some(day))
    }

    /// The last day of it; `None` where the year is not known.
    ///
    /// ```
    /// use jianbao::Date;
    /// assert_eq!("2024-02".parse::<Date>()?.latest().unwrap().to_string(), "2024-02-29");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn latest(self) -> Option<Date> {
        let (year, month) = match (self.year, self.month, self.day) {
            (Year::Known(_), Some(_), Some(_)) => return Some(self),
            (Year::Known(year), Some(code), None) => {
                let (first, last) = months(code)?;
                // Winter ends in the next year.
                (year.checked_add(i16::from(last < first))?, last)
            }
            (Year::Known(year), ..) => (year, 12),
            (Year::Decade(year), ..) => (year.checked_add(9)?, 12),
            (Year::Century(year), ..) => (year.checked_add(99)?, 12),
            (Year::Any, ..) => return None,
        };
        let day = civil(year, month, 1)?.last_of_month();
        Date::of(day)
    }
}

/// The first and the last month of a month or a part of the year.
fn months(code: u8) -> Option<(u8, u8)> {
    Some(match code {
        1..=12 => (code, code),
        21..=23 => (3 * (code - 20), 3 * (code - 20) + 2),
        24 => (12, 2),
        33..=36 => (3 * (code - 33) + 1, 3 * (code - 33) + 3),
        40 => (1, 6),
        41 => (7, 12),
        _ => return None,
    })
}

fn civil(year: i16, month: u8, day: u8) -> Option<jiff::civil::Date> {
    jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl Edtf {
    /// The date of a single day, month or year; the start of an interval.
    ///
    /// ```
    /// use jianbao::Edtf;
    /// assert_eq!("2016/2020".parse::<Edtf>()?.start().unwrap().to_string(), "2016");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn start(self) -> Option<Date> {
        match self {
            Edtf::Date(date) => Some(date),
            Edtf::Clock(moment) => Some(moment.date),
            Edtf::Interval(from, _) => from,
            Edtf::Hours(from, _) => from.map(|moment| moment.date),
        }
    }

    /// The date of a single day, month or year; the end of an interval.
    ///
    /// ```
    /// use jianbao::Edtf;
    /// assert_eq!("2016/2020".parse::<Edtf>()?.end().unwrap().to_string(), "2020");
    /// assert_eq!("2018/..".parse::<Edtf>()?.end(), None);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn end(self) -> Option<Date> {
        match self {
            Edtf::Date(date) => Some(date),
            Edtf::Clock(moment) => Some(moment.date),
            Edtf::Interval(_, to) => to,
            Edtf::Hours(_, to) => to.map(|moment| moment.date),
        }
    }

    /// The year that a single date or the start of an interval names: of 2021/2023 it is 2021. Whether a time lies within a year is
    /// told by [`Edtf::earliest`] and [`Edtf::latest`] together.
    ///
    /// ```
    /// use jianbao::Edtf;
    /// assert_eq!("2018/..".parse::<Edtf>()?.known_year(), Some(2018));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn known_year(self) -> Option<i16> {
        self.start().and_then(Date::known_year)
    }

    /// The first day that it can mean; `None` where it is open or the year is not known.
    ///
    /// ```
    /// let summer: jianbao::Edtf = "2022-40".parse()?;
    /// assert_eq!(summer.earliest().unwrap().to_string(), "2022-01-01");
    /// assert_eq!(summer.latest().unwrap().to_string(), "2022-06-30");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn earliest(self) -> Option<Date> {
        self.start().and_then(Date::earliest)
    }

    /// The last day that it can mean; `None` where it is open or the year is not known.
    ///
    /// ```
    /// use jianbao::Edtf;
    /// assert_eq!("2016/2020".parse::<Edtf>()?.latest().unwrap().to_string(), "2020-12-31");
    /// assert_eq!("2018/..".parse::<Edtf>()?.latest(), None);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn latest(self) -> Option<Date> {
        self.end().and_then(Date::latest)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Year::Known(year) => write!(f, "{year:04}")?,
            Year::Decade(year) => write!(f, "{:03}X", year / 10)?,
            Year::Century(year) => write!(f, "{:02}XX", year / 100)?,
            Year::Any => f.write_str("XXXX")?,
        }
        match self.month {
            None => return Ok(()),
            Some(ANY) => f.write_str("-XX")?,
            Some(month) => write!(f, "-{month:02}")?,
        }
        match self.day {
            None => Ok(()),
            Some(ANY) => f.write_str("-XX"),
            Some(day) => write!(f, "-{day:02}"),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}", self.date, self.hour)?;
        self.minute
            .map_or(Ok(()), |minute| write!(f, ":{minute:02}"))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Edtf::Date(date) => date.fmt(f),
            Edtf::Clock(moment) => moment.fmt(f),
            Edtf::Interval(from, to) => interval(f, from.as_ref(), to.as_ref()),
            Edtf::Hours(from, to) => interval(f, from.as_ref(), to.as_ref()),
        }
    }
}

fn interval<T: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    from: Option<&T>,
    to: Option<&T>,
) -> fmt::Result {
    let end = |f: &mut fmt::Formatter<'_>, end: Option<&T>| match end {
        Some(end) => end.fmt(f),
        None => f.write_str(".."),
    };
    end(f, from)?;
    f.write_str("/")?;
    end(f, to)
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
    let Some((from, to)) = text.split_once('/') else {
        return match text.contains('T') {
            true => parse_moment(text).map(Edtf::Clock),
            false => parse_date(text).map(Edtf::Date),
        };
    };
    match (from, to) {
        ("..", "..") => None,
        _ if text.contains('T') => Some(Edtf::Hours(
            end(from, parse_moment)?,
            end(to, parse_moment)?,
        )),
        _ => {
            let (from, to) = (end(from, parse_date)?, end(to, parse_date)?);
            let ends = from.and_then(Date::earliest).zip(to.and_then(Date::latest));
            let reversed = ends.is_some_and(|(from, to)| from.days() > to.days());
            (!reversed).then_some(Edtf::Interval(from, to))
        }
    }
}

fn end<T>(text: &str, read: fn(&str) -> Option<T>) -> Option<Option<T>> {
    match text {
        ".." => Some(None),
        _ => read(text).map(Some),
    }
}

fn parse_moment(text: &str) -> Option<Moment> {
    let (date, clock) = text.split_once('T')?;
    let (hour, minute) = match clock.split_once(':') {
        Some((hour, minute)) => (two(hour)?, Some(two(minute)?)),
        None => (two(clock)?, None),
    };
    Moment::new(parse_date(date)?, hour, minute)
}

fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = match parts.next()? {
        "XXXX" => Year::Any,
        y if y.len() != 4 => return None,
        y => match (y.strip_suffix("XX"), y.strip_suffix('X')) {
            (Some(century), _) => Year::Century(number(century)?.checked_mul(100)?),
            (None, Some(decade)) => Year::Decade(number(decade)?.checked_mul(10)?),
            (None, None) => Year::Known(number(y)?),
        },
    };
    let month = match parts.next() {
        None => None,
        Some("XX") => Some(ANY),
        Some(m) => Some(two(m).filter(|&m| m != ANY)?),
    };
    let day = match parts.next() {
        None => None,
        Some("XX") => Some(ANY),
        Some(d) => Some(two(d).filter(|&d| d != ANY)?),
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
