//! What a time expression means: relative ones against the date of publication, else against the nearest date in the text.

use crate::edtf::{ANY, Date, Edtf, Moment, Year};
use crate::lex::time::word::planned;
use crate::lex::time::{Clock as Hour, Form, Open, Part, Period, Step, THIRDS, TimeForm, YearRef};
use crate::record::{TimeKind, TimeMention};
use crate::span::Run;
use crate::text::Text;
use crate::time::Resolution;

/// What is known when an expression is read.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Clock {
    /// The date of publication, and where it comes from.
    published: Option<(Date, Resolution)>,
    /// The last date that the text named.
    last: Option<Date>,
    /// The year of a date without one.
    unwritten: Option<i16>,
    /// The last date with a month.
    last_month: Option<Date>,
    /// The last year that the text named.
    last_year: Option<i16>,
    /// The last hour that the text named.
    last_hour: Option<Moment>,
    /// Where 今年 was last.
    present: Option<usize>,
    /// The last year is one that counts from the reference date, other than its own: 去年.
    relative: bool,
    /// The months that the text named last.
    period: Option<(Date, Date)>,
    /// The last full month or day that the text wrote out: stands in for a date of publication.
    dated: Option<Date>,
}

/// Characters between 今年 and 去年 in one sentence.
const BESIDE: usize = 24;

/// A value and what it was resolved against.
type Found<T> = Option<(T, Resolution)>;

impl Clock {
    pub fn new(published: Option<Date>, source: Resolution) -> Self {
        Clock {
            published: published.map(|date| (date, source)),
            last: published,
            last_month: published,
            last_year: published.and_then(Date::known_year),
            unwritten: published.and_then(Date::known_year),
            ..Clock::default()
        }
    }

    /// A new paragraph: 11月20日 in it is of the year of the report, where the paragraph in front ended with 去年.
    pub fn paragraph(&mut self) {
        if self.relative
            && let Some((date, _)) = self.reference()
        {
            self.unwritten = date.known_year().or(self.unwritten);
            self.relative = false;
        }
    }

    /// The value of an expression; what it names is remembered.
    pub fn read(&mut self, text: &Text, form: &TimeForm) -> TimeMention {
        // 去年卖出45吨；第三季将: what is to come is not of last year.
        if self.relative && planned(text, form.run.end) {
            self.paragraph();
        }
        let (value, mut kind) = self.value(form.form);
        let (mut edtf, mut resolution) = match value {
            Some((edtf, resolution)) => (Some(edtf), resolution),
            None => (None, Resolution::None),
        };
        // 比上年 tells the base of a change, not what the text goes on about.
        let compared = matches!(text.before(form.run.start), '比' | '较')
            || matches!(
                form.form,
                Form::SamePeriod(_)
                    | Form::Date {
                        year: YearRef::Same(..0),
                        ..
                    }
            );
        let background = form.open == Open::Since || matches!(form.form, Form::Away(..0, _));
        let year = match form.form {
            Form::Date { year, .. } => Some(year),
            _ => None,
        };
        // 今年12.8万亩，去年是9.6万亩: last year is told of beside this one only.
        let beside = matches!(year, Some(YearRef::Relative(..0)))
            && self.present.is_some_and(|present| {
                let between = Run::new(present, form.run.start);
                let mut classes = text.class_slice(between).iter();
                between.len() <= BESIDE && !classes.any(|class| class.ends_sentence())
            });
        if year == Some(YearRef::Relative(0)) {
            self.present = Some(form.run.end);
        }
        if kind != TimeKind::Set && !compared && !background && !beside {
            self.remember(form, edtf);
        }
        if form.open != Open::Closed && kind != TimeKind::Event {
            edtf = edtf.and_then(|edtf| opened(edtf, form.open));
            kind = match form.open {
                Open::Since => TimeKind::Since,
                _ => TimeKind::Range,
            };
        }
        if edtf.is_none() {
            resolution = Resolution::None;
            // 三年后 in a text without any date.
            if matches!(form.form, Form::Away(..)) {
                kind = TimeKind::Vague;
            }
        }
        TimeMention {
            span: text.span(form.run),
            edtf,
            kind,
            resolution,
        }
    }

    fn remember(&mut self, form: &TimeForm, edtf: Option<Edtf>) {
        let Some(edtf) = edtf else { return };
        let Some(date) = edtf.start() else { return };
        // A range leaves its end behind: 去年12月至今年2月 … 3月 is of this year.
        if let Some(year) = edtf.end().unwrap_or(date).known_year() {
            self.last_year = Some(year);
            self.unwritten = Some(year);
            if let Form::Date { year, .. } = form.form
                && year != YearRef::Unwritten
            {
                self.relative = matches!(year, YearRef::Relative(..0));
            }
            let absolute = matches!(
                form.form,
                Form::Date {
                    year: YearRef::Known(_),
                    month: Some(1..=12),
                    ..
                }
            );
            if absolute {
                self.dated = Some(date);
            }
        }
        if let Edtf::Clock(moment) = edtf {
            self.last_hour = Some(moment);
        }
        self.period = Some((date, edtf.end().unwrap_or(date)));
        // A range leaves its end behind: 7月27日至29日 … 次日 is the 30th.
        self.last = edtf.end().or(Some(date));
        // 1月28日 … 去年 … 29日: a bare year leaves the month as it was.
        self.last_month = self
            .last
            .filter(|date| date.month.is_some())
            .or(self.last_month);
    }

    /// The date that relative words count from.
    fn reference(self) -> Found<Date> {
        self.published
            .filter(|(date, _)| date.year != Year::Any)
            .or(self.dated.map(|date| (date, Resolution::Named)))
            .or(self.published)
    }

    fn reference_day(self) -> Found<Date> {
        self.reference().filter(|(date, _)| date.day.is_some())
    }

    fn year(self, year: YearRef) -> Found<Year> {
        Some(match year {
            YearRef::Known(year) => (Year::Known(year), Resolution::Written),
            YearRef::Decade(year) => (Year::Decade(year), Resolution::Written),
            YearRef::Century(year) => (Year::Century(year), Resolution::Written),
            YearRef::Relative(offset) => {
                let (date, resolution) = self.reference()?;
                let year = date.known_year()?.checked_add(offset.into())?;
                (Year::Known(year), resolution)
            }
            YearRef::Same(offset) => {
                let year = self.last_year?.checked_add(offset.into())?;
                (Year::Known(year), self.named())
            }
            YearRef::Every => (Year::Any, Resolution::Written),
            YearRef::Unwritten => match self.unwritten {
                Some(year) => (Year::Known(year), self.named()),
                None => (Year::Any, Resolution::None),
            },
        })
    }

    /// Whether the last date is still that of publication, or one in the text.
    fn named(self) -> Resolution {
        match self.published {
            Some((date, resolution)) if self.last == Some(date) => resolution,
            _ => Resolution::Named,
        }
    }

    fn value(self, form: Form) -> (Found<Edtf>, TimeKind) {
        let point = |found: Found<Date>| {
            (
                found.map(|(date, resolution)| (Edtf::Date(date), resolution)),
                TimeKind::Point,
            )
        };
        let none = |kind| (None, kind);
        match form {
            Form::Date {
                year: YearRef::Every,
                month,
                day,
                ..
            } => {
                let date = Date::new(Year::Any, month, day);
                (
                    date.map(|date| (Edtf::Date(date), Resolution::Written)),
                    TimeKind::Set,
                )
            }
            Form::Date {
                year,
                month,
                day,
                clock,
            } => {
                let found = self.date(year, month, day, clock.is_some());
                (
                    found.map(|(date, resolution)| (with_clock(date, clock), resolution)),
                    TimeKind::Point,
                )
            }
            Form::Range { from, to } if from.year == YearRef::Every => {
                let end = |part: Part| Date::new(Year::Any, part.month, part.day);
                let range = end(from).zip(end(to));
                let edtf = range.map(|(from, to)| Edtf::Interval(Some(from), Some(to)));
                (edtf.map(|edtf| (edtf, Resolution::Written)), TimeKind::Set)
            }
            Form::Range { from, to } => (self.range(from, to), TimeKind::Range),
            Form::Third { year, month, third } => (self.third(year, month, third), TimeKind::Range),
            Form::MonthThird(offset, third) => {
                let month = self
                    .reference()
                    .and_then(|(date, resolution)| Some((moved(date, offset.into())?, resolution)));
                (
                    month.and_then(|month| thirds(month, third)),
                    TimeKind::Range,
                )
            }
            Form::Month(offset, day) => point(self.reference().and_then(|(date, resolution)| {
                let month = moved(date, offset.into())?;
                Some((Date::new(month.year, month.month, day)?, resolution))
            })),
            Form::SameMonth(offset, day) => point(self.last.and_then(|date| {
                let month = moved(date, offset.into())?;
                Some((Date::new(month.year, month.month, day)?, self.named()))
            })),
            Form::Day(offset, clock) => (
                self.day(self.reference_day(), offset, clock),
                TimeKind::Point,
            ),
            Form::Numbered { offset, day, clock } => {
                let counted = self.day(self.reference_day(), offset, clock);
                let agrees = |edtf: Edtf| edtf.start().is_some_and(|date| date.day == Some(day));
                let found = counted.filter(|&(edtf, _)| agrees(edtf)).or_else(|| {
                    let (date, resolution) =
                        self.date(YearRef::Unwritten, None, Some(day), false)?;
                    Some((with_clock(date, clock), resolution))
                });
                (found.or(counted), TimeKind::Point)
            }
            Form::SameDay(offset, clock) => {
                let last = self.last.filter(|date| date.day.is_some());
                (
                    self.day(last.map(|date| (date, self.named())), offset, clock),
                    TimeKind::Point,
                )
            }
            Form::Away(n, step) => (self.away(n, step), TimeKind::Point),
            Form::Week(week) => (self.weekdays(week, 1, 7), TimeKind::Range),
            Form::Weekday {
                week,
                from,
                to,
                clock,
            } if from == to => {
                let found = self.weekday(week, from);
                (
                    found.map(|(date, resolution)| (with_clock(date, clock), resolution)),
                    TimeKind::Point,
                )
            }
            Form::Weekday { week, from, to, .. } => {
                (self.weekdays(week, from, to), TimeKind::Range)
            }
            Form::Months { each, offset } => point(self.months(each, offset)),
            Form::SamePeriod(year) => {
                let found = self.same_period(year);
                let kind = match found {
                    Some((Edtf::Interval(..), _)) => TimeKind::Range,
                    _ => TimeKind::Point,
                };
                (found, kind)
            }
            Form::Every(period) => {
                let set = match period {
                    Period::Month => Date::new(Year::Any, Some(ANY), None),
                    Period::Day => Date::new(Year::Any, Some(ANY), Some(ANY)),
                    Period::Quarter | Period::Week | Period::Other => None,
                };
                (
                    set.map(|date| (Edtf::Date(date), Resolution::Written)),
                    TimeKind::Set,
                )
            }
            Form::EveryMonth(day) => {
                let set = Date::new(Year::Any, Some(ANY), Some(day));
                (
                    set.map(|date| (Edtf::Date(date), Resolution::Written)),
                    TimeKind::Set,
                )
            }
            Form::Set => none(TimeKind::Set),
            Form::WholeYear => point(self.last_year.map(|year| (Date::year(year), self.named()))),
            Form::Lunar {
                year,
                month,
                leap,
                day,
            } => self.lunar(year, month, leap, day),
            Form::Festival => none(TimeKind::Festival),
            Form::Vague => none(TimeKind::Vague),
            Form::Event => none(TimeKind::Event),
            Form::Impossible => none(TimeKind::Point),
        }
    }

    fn date(self, year: YearRef, month: Option<u8>, day: Option<u8>, clock: bool) -> Found<Date> {
        if year == YearRef::Unwritten && month.is_none() {
            // 27日 alone: the month that was named last. 上午9时 alone: the day.
            let last = self
                .last_month
                .filter(|date| date.month.is_some_and(|m| (1..=12).contains(&m)))?;
            let day = match day {
                None if clock => Some(last.day?),
                day => day,
            };
            return Some((Date::new(last.year, last.month, day)?, self.named()));
        }
        let (known, resolution) = self.year(year)?;
        let date = Date::new(known, month, day)?;
        // 一季度 without any year in the text has no value; 7月 and 7月27日 have one without their year.
        let kept = known != Year::Any || month.is_some_and(|m| (1..=12).contains(&m));
        kept.then_some((date, resolution))
    }

    fn range(self, from: Part, to: Part) -> Found<Edtf> {
        let (first, resolution) =
            self.date(from.year, from.month, from.day, from.clock.is_some())?;
        let year = match to.year {
            YearRef::Unwritten => first.year,
            // 次年3月 counts from the first end.
            YearRef::Same(offset) => Year::Known(first.known_year()?.checked_add(offset.into())?),
            year => self.year(year)?.0,
        };
        let month = to.month.or(first.month);
        let day = match to.day {
            None if to.clock.is_some() => first.day,
            day => day,
        };
        let last = Date::new(year, month, day)?;
        let before = |a: Date, b: Date| match (a.earliest(), b.earliest()) {
            (Some(a), Some(b)) => a.days() < b.days(),
            _ => false,
        };
        // 10月至次年2月 without 次年: the year goes on.
        let last = match to.year {
            YearRef::Unwritten if to.month.is_some() && before(last, first) => {
                Date::new(Year::Known(first.known_year()?.checked_add(1)?), month, day)?
            }
            _ => last,
        };
        if before(last, first) {
            return None;
        }
        let moment = |date, clock: Option<Hour>| {
            clock.and_then(|(hour, minute)| Moment::new(date, hour, minute))
        };
        let edtf = match (moment(first, from.clock), moment(last, to.clock)) {
            (Some(from), Some(to)) => Edtf::Hours(Some(from), Some(to)),
            // 7月27日0时至24时
            _ if first == last => Edtf::Date(first),
            _ => Edtf::Interval(Some(first), Some(last)),
        };
        Some((edtf, resolution))
    }

    /// The ten or so days of a third of a month.
    fn third(self, year: YearRef, month: Option<u8>, third: u8) -> Found<Edtf> {
        let month = match month {
            Some(_) => self.date(year, month, None, false)?,
            None => {
                let last = self.last?;
                (
                    Date::new(last.year, last.month.filter(|m| (1..=12).contains(m)), None)?,
                    self.named(),
                )
            }
        };
        thirds(month, third)
    }

    fn day(self, from: Found<Date>, offset: i8, clock: Option<Hour>) -> Found<Edtf> {
        let (date, resolution) = from?;
        let date = match offset {
            0 => date,
            _ => date.shifted(offset.into())?,
        };
        Some((with_clock(date, clock), resolution))
    }

    /// 三年后 counts from what was named last, 三年前 from the day of the report; shorter steps from the last day or hour.
    fn away(self, n: i16, step: Step) -> Found<Edtf> {
        let named = || self.last.map(|date| (date, self.named()));
        match step {
            Step::Year => {
                let (year, resolution) = if n > 0 {
                    (self.last_year?, self.named())
                } else {
                    let (date, resolution) = self.reference()?;
                    (date.known_year()?, resolution)
                };
                let date = Date::new(Year::Known(year.checked_add(n)?), None, None)?;
                Some((Edtf::Date(date), resolution))
            }
            Step::Month => {
                let (date, resolution) = if n > 0 { named() } else { self.reference() }?;
                Some((Edtf::Date(moved(date, n)?), resolution))
            }
            Step::Day => {
                let day = |(date, _): &(Date, Resolution)| date.day.is_some();
                let (date, resolution) = named().filter(day).or_else(|| self.reference_day())?;
                Some((Edtf::Date(date.shifted(n.into())?), resolution))
            }
            Step::Minute => {
                // 6时12分, and 半小时后.
                let from = self.last_hour.filter(|hour| self.last == Some(hour.date))?;
                let minutes = i16::from(from.hour) * 60 + i16::from(from.minute.unwrap_or(0));
                let minutes = minutes.checked_add(n)?;
                let date = from.date.shifted(minutes.div_euclid(24 * 60).into())?;
                let minutes = minutes.rem_euclid(24 * 60);
                let hour = u8::try_from(minutes / 60).ok()?;
                let exact = from.minute.is_some() || n % 60 != 0;
                let minute = u8::try_from(minutes % 60).ok().filter(|_| exact);
                Some((
                    Edtf::Clock(Moment::new(date, hour, minute)?),
                    Resolution::Named,
                ))
            }
        }
    }

    fn weekday(self, week: i8, day: u8) -> Found<Date> {
        let (date, resolution) = self.reference_day()?;
        let offset = i32::from(day) - i32::from(date.weekday()?) + 7 * i32::from(week);
        Some((date.shifted(offset)?, resolution))
    }

    fn weekdays(self, week: i8, from: u8, to: u8) -> Found<Edtf> {
        let (first, resolution) = self.weekday(week, from)?;
        let last = first.shifted(i32::from(to) - i32::from(from))?;
        Some((Edtf::Interval(Some(first), Some(last)), resolution))
    }

    /// 上季度, 上个半年: quarters and halves from that of the reference date.
    fn months(self, each: u8, offset: i8) -> Found<Date> {
        let (date, resolution) = self.reference()?;
        let first = date.earliest()?.month?;
        let date = moved(
            Date::new(date.year, Some(first), None)?,
            i16::from(offset) * i16::from(each),
        )?;
        let part = (date.month? - 1) / each;
        let code = if each == 6 { 40 } else { 33 } + part;
        Some((Date::new(date.year, Some(code), None)?, resolution))
    }

    /// 去年同期: the months named last, in that year.
    fn same_period(self, year: YearRef) -> Found<Edtf> {
        let (year, resolution) = self.year(year)?;
        // 同期 of a single day says nothing of that day.
        let spans = |(from, to): &(Date, Date)| from.day.is_none() || from != to;
        let (from, to) = self
            .period
            .filter(|period| period.0.year != year && spans(period))?;
        let years = to.known_year()?.checked_sub(from.known_year()?)?;
        let last = match year {
            Year::Known(first) => Year::Known(first.checked_add(years)?),
            year => year,
        };
        let first = Date::new(year, from.month, from.day)?;
        let last = Date::new(last, to.month, to.day)?;
        let edtf = if first == last {
            Edtf::Date(first)
        } else {
            Edtf::Interval(Some(first), Some(last))
        };
        Some((edtf, resolution))
    }

    #[cfg(feature = "lunar")]
    fn lunar(self, year: YearRef, month: u8, leap: bool, day: u8) -> (Found<Edtf>, TimeKind) {
        if year == YearRef::Every {
            return (None, TimeKind::Set);
        }
        let found = self.year(year).and_then(|(known, resolution)| {
            let Year::Known(known) = known else {
                return None;
            };
            let date = |year| super::lunar::date(year, month, leap, day);
            // 腊月 of the lunar year before falls into this one: without a year of its own the nearer one is meant.
            let late = month > 10 && !matches!(year, YearRef::Known(_));
            let days = |found: Option<Date>| {
                Some(found?.days_from(self.reference()?.0.earliest()?)?.abs())
            };
            let before = known.checked_sub(1).filter(|_| late).and_then(date);
            let (found, before) = (date(known), before);
            let nearer = match (days(found), days(before)) {
                (Some(a), Some(b)) if b < a => before,
                (None, Some(_)) => before,
                _ => found,
            };
            Some((Edtf::Date(nearer?), resolution))
        });
        let kind = match found {
            Some(_) => TimeKind::Point,
            None => TimeKind::Festival,
        };
        (found, kind)
    }

    #[cfg(not(feature = "lunar"))]
    fn lunar(self, year: YearRef, _: u8, _: bool, _: u8) -> (Found<Edtf>, TimeKind) {
        let kind = match year {
            YearRef::Every => TimeKind::Set,
            _ => TimeKind::Festival,
        };
        (None, kind)
    }
}

/// The days of a third of a month.
fn thirds((month, resolution): (Date, Resolution), third: u8) -> Found<Edtf> {
    let day = |day| Date::new(month.year, month.month, Some(day));
    let &(from, to) = THIRDS.get(usize::from(third))?;
    let end = match to {
        31 => month.latest().and_then(|date| date.day).and_then(day),
        to => day(to),
    };
    let edtf = match end {
        Some(end) => Edtf::Interval(day(from), Some(end)),
        // The last third of February is known with its year only.
        None => Edtf::Date(month),
    };
    Some((edtf, resolution))
}

/// The month `offset` months from that of a date.
fn moved(date: Date, offset: i16) -> Option<Date> {
    let month = i16::from(date.month.filter(|m| (1..=12).contains(m))?) - 1 + offset;
    let year = match date.year {
        Year::Known(year) => Year::Known(year.checked_add(month.div_euclid(12))?),
        year if (0..12).contains(&month) => year,
        _ => return None,
    };
    Date::new(year, u8::try_from(month.rem_euclid(12) + 1).ok(), None)
}

fn with_clock(date: Date, clock: Option<Hour>) -> Edtf {
    // 24时 is the end of the day; the day itself is kept.
    clock
        .and_then(|(hour, minute)| Moment::new(date, hour, minute))
        .map_or(Edtf::Date(date), Edtf::Clock)
}

/// The value that goes on from, or up to, another one.
fn opened(edtf: Edtf, open: Open) -> Option<Edtf> {
    let since = open == Open::Since;
    match edtf {
        Edtf::Clock(moment) if since => Some(Edtf::Hours(Some(moment), None)),
        Edtf::Clock(moment) => Some(Edtf::Hours(None, Some(moment))),
        Edtf::Hours(from, _) if since => Some(Edtf::Hours(from, None)),
        Edtf::Hours(_, to) => Some(Edtf::Hours(None, to)),
        _ if since => edtf.start().map(|date| Edtf::Interval(Some(date), None)),
        _ => edtf.end().map(|date| Edtf::Interval(None, Some(date))),
    }
}
