//! A time as a value: what it means, what sort it is, and what it was resolved against.

use crate::edtf::{ANY, Date, Edtf, Year};
use crate::record::TimeKind;
use std::fmt;

/// What the value of a time was resolved against.
///
/// ```
/// use jianbao::{Parser, Resolution};
/// let mut parser = Parser::new().published("2024-01-24".parse()?);
/// let report = parser.parse("去年3月新建公园3个。2022年7月新建书屋2间。");
/// assert_eq!(report.times[0].resolution, Resolution::Published);
/// assert_eq!(report.times[1].resolution, Resolution::Written);
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Resolution {
    /// Nothing: there is no value, or its year is not known.
    #[default]
    None,
    /// Nothing but its own words: 2022年7月27日, 每年9月.
    Written,
    /// The date of publication that the caller or the head of the report gives: 去年, 昨日.
    Published,
    /// The date in the dateline: 新华社北京1月23日电.
    Dateline,
    /// The date or year that the text named last: 当日, 次年, 7月27日.
    Named,
}

/// A time: a date, a period, a recurring or a vague one.
///
/// It reads Chinese expressions and its own printed form: the [`Edtf`] value, and behind it what does not follow from
/// the value: the kind, and what it was resolved against.
///
/// ```
/// use jianbao::{Time, TimeKind};
/// let plan: Time = "“十三五”期间".parse()?;
/// assert_eq!(plan.to_string(), "2016/2020");
/// assert_eq!(plan.latest().unwrap().to_string(), "2020-12-31");
/// assert_eq!("民國111年底".parse::<Time>()?.to_string(), "2022-12");
/// assert_eq!("每年9月".parse::<Time>()?.to_string(), "XXXX-09 set");
/// assert_eq!("近日".parse::<Time>()?.kind, TimeKind::Vague);
/// let last = Time::read("去年3月", "2024-01-24".parse().ok());
/// assert_eq!(last.unwrap().to_string(), "2023-03 published");
/// assert!("13个".parse::<Time>().is_err());
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Time {
    /// Its value, as precise as it was written; `None` where it has none or nothing resolves it.
    pub edtf: Option<Edtf>,
    /// What sort of time it is.
    pub kind: TimeKind,
    /// What the value was resolved against.
    pub resolution: Resolution,
}

/// How precise a time is.
///
/// ```
/// use jianbao::{Precision, Time};
/// assert_eq!("2022年上半年".parse::<Time>()?.precision(), Some(Precision::Half));
/// assert!(Precision::Day > Precision::Month);
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Precision {
    /// 20世纪
    Century,
    /// 90年代
    Decade,
    /// 2022年
    Year,
    /// 上半年
    Half,
    /// 一季度, 春季
    Quarter,
    /// 7月
    Month,
    /// 27日
    Day,
    /// 8时
    Hour,
    /// 11:04
    Minute,
}

impl Time {
    /// A time with the kind that its value shows.
    ///
    /// ```
    /// use jianbao::{Time, TimeKind};
    /// assert_eq!(Time::new("2018/..".parse()?).kind, TimeKind::Since);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn new(edtf: Edtf) -> Time {
        Time {
            edtf: Some(edtf),
            kind: shown_kind(edtf),
            resolution: shown_resolution(edtf, shown_kind(edtf)),
        }
    }

    /// A time of another kind than its value shows, or without a value.
    ///
    /// ```
    /// use jianbao::{Resolution, Time, TimeKind};
    /// let spring = Time::with(None, TimeKind::Festival, Resolution::None);
    /// assert_eq!(spring.to_string().parse::<Time>()?, spring);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn with(edtf: Option<Edtf>, kind: TimeKind, resolution: Resolution) -> Time {
        Time {
            edtf,
            kind,
            resolution,
        }
    }

    /// The first day that it can mean.
    ///
    /// ```
    /// use jianbao::Time;
    /// assert_eq!("十三五期间".parse::<Time>()?.earliest().unwrap().to_string(), "2016-01-01");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn earliest(self) -> Option<Date> {
        self.edtf.and_then(Edtf::earliest)
    }

    /// The last day that it can mean.
    ///
    /// ```
    /// use jianbao::Time;
    /// assert_eq!("2022年上半年".parse::<Time>()?.latest().unwrap().to_string(), "2022-06-30");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn latest(self) -> Option<Date> {
        self.edtf.and_then(Edtf::latest)
    }

    /// How precise its value is; the start of a range tells.
    ///
    /// ```
    /// use jianbao::{Precision, Time};
    /// assert_eq!("2022年7月27日".parse::<Time>()?.precision(), Some(Precision::Day));
    /// assert_eq!("近日".parse::<Time>()?.precision(), None);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn precision(self) -> Option<Precision> {
        let moment = match self.edtf? {
            Edtf::Clock(moment) => Some(moment),
            Edtf::Hours(from, to) => from.or(to),
            _ => None,
        };
        if let Some(moment) = moment {
            return Some(match moment.minute {
                Some(_) => Precision::Minute,
                None => Precision::Hour,
            });
        }
        let date = self.edtf?.start().or(self.edtf?.end())?;
        Some(match (date.year, date.month, date.day) {
            (Year::Century(_), ..) => Precision::Century,
            (Year::Decade(_), ..) => Precision::Decade,
            (.., Some(_)) => Precision::Day,
            (_, None, _) => Precision::Year,
            (_, Some(ANY..=12), _) => Precision::Month,
            (_, Some(40 | 41), _) => Precision::Half,
            _ => Precision::Quarter,
        })
    }
}

fn shown_kind(edtf: Edtf) -> TimeKind {
    match edtf {
        Edtf::Date(_) | Edtf::Clock(_) => TimeKind::Point,
        Edtf::Interval(Some(_), None) | Edtf::Hours(Some(_), None) => TimeKind::Since,
        Edtf::Interval(..) | Edtf::Hours(..) => TimeKind::Range,
    }
}

/// A value without its year was resolved against nothing.
fn shown_resolution(edtf: Edtf, kind: TimeKind) -> Resolution {
    let date = edtf.start().or(edtf.end());
    match date.map(|date| date.year) {
        Some(Year::Any) if kind == TimeKind::Point => Resolution::None,
        _ => Resolution::Written,
    }
}

const KINDS: &[(&str, TimeKind)] = &[
    ("point", TimeKind::Point),
    ("range", TimeKind::Range),
    ("since", TimeKind::Since),
    ("set", TimeKind::Set),
    ("festival", TimeKind::Festival),
    ("vague", TimeKind::Vague),
    ("event", TimeKind::Event),
];

const RESOLUTIONS: &[(&str, Resolution)] = &[
    ("none", Resolution::None),
    ("written", Resolution::Written),
    ("published", Resolution::Published),
    ("dateline", Resolution::Dateline),
    ("named", Resolution::Named),
];

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut gap = "";
        let (mut kind, mut resolution) = (None, Resolution::None);
        if let Some(edtf) = self.edtf {
            write!(f, "{edtf}")?;
            gap = " ";
            (kind, resolution) = (Some(shown_kind(edtf)), shown_resolution(edtf, self.kind));
        }
        if kind != Some(self.kind) {
            let name = KINDS.iter().find(|(_, kind)| *kind == self.kind);
            write!(f, "{gap}{}", name.map_or("point", |(name, _)| name))?;
        }
        if resolution != self.resolution {
            let name = RESOLUTIONS
                .iter()
                .find(|(_, found)| *found == self.resolution);
            write!(f, " {}", name.map_or("none", |(name, _)| name))?;
        }
        Ok(())
    }
}

impl Time {
    /// Reads the printed form.
    pub(crate) fn printed(text: &str) -> Option<Time> {
        let mut words = text.split(' ').peekable();
        let edtf = words.peek()?.parse::<Edtf>().ok();
        let mut time = match edtf {
            Some(edtf) => {
                words.next();
                Time::new(edtf)
            }
            None => {
                let kind = named(KINDS, words.next()?)?;
                Time::with(None, kind, Resolution::None)
            }
        };
        if let Some(kind) = words.peek().and_then(|word| named(KINDS, word)) {
            words.next();
            time.kind = kind;
            time.resolution = edtf.map_or(Resolution::None, |edtf| shown_resolution(edtf, kind));
        }
        if let Some(word) = words.next() {
            time.resolution = named(RESOLUTIONS, word)?;
        }
        words.next().is_none().then_some(time)
    }
}

fn named<T: Copy>(list: &[(&str, T)], word: &str) -> Option<T> {
    list.iter()
        .find(|(name, _)| *name == word)
        .map(|(_, value)| *value)
}
