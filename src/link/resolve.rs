//! What a time expression means: relative ones against the date of publication, else against the nearest year in the text.

use crate::edtf::{ANY, Date, Edtf, Year};
use crate::lex::time::{Form, Part, Period, TimeForm, YearRef};
use crate::record::{TimeKind, TimeMention};
use crate::text::Text;

/// What is known when an expression is read.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Clock {
    /// The date of publication.
    pub published: Option<Date>,
    /// The last date that the text named.
    last: Option<Date>,
    /// The last year that the text named.
    last_year: Option<i16>,
}

impl Clock {
    pub fn new(published: Option<Date>) -> Self {
        Clock {
            published,
            last: published,
            last_year: published.and_then(Date::known_year),
        }
    }

    /// The value of an expression; what it names is remembered.
    pub fn read(&mut self, text: &Text, form: &TimeForm) -> TimeMention {
        let span = text.span(form.run);
        let (edtf, kind) = self.value(form.form);
        let dated = edtf
            .and_then(Edtf::start)
            .filter(|_| !matches!(kind, TimeKind::Set));
        if let Some(date) = dated {
            if let Some(year) = date.known_year() {
                self.last_year = Some(year);
            }
            self.last = Some(date);
        }
        TimeMention { span, edtf, kind }
    }

    fn reference_year(self) -> Option<i16> {
        self.published.and_then(Date::known_year)
    }

    fn year(self, year: YearRef) -> Option<Year> {
        Some(match year {
            YearRef::Known(year) => Year::Known(year),
            YearRef::Decade(year) => Year::Decade(year),
            YearRef::Relative(offset) => {
                Year::Known(self.reference_year()?.checked_add(offset.into())?)
            }
            YearRef::Same(offset) => Year::Known(self.last_year?.checked_add(offset.into())?),
            YearRef::Every => Year::Any,
            YearRef::Unwritten => self.last_year.map_or(Year::Any, Year::Known),
        })
    }

    fn part(self, part: Part) -> Option<Date> {
        Date::new(self.year(part.year)?, part.month, part.day)
    }

    fn value(self, form: Form) -> (Option<Edtf>, TimeKind) {
        let point = |date: Option<Date>| (date.map(Edtf::Date), TimeKind::Point);
        match form {
            Form::Date {
                year: YearRef::Every,
                month,
                day,
                ..
            } => (
                Date::new(Year::Any, month, day).map(Edtf::Date),
                TimeKind::Set,
            ),
            // 27日 alone: the month that was named last.
            Form::Date {
                year: YearRef::Unwritten,
                month: None,
                day,
                clock,
            } => {
                let known = self
                    .last
                    .filter(|date| date.month.is_some_and(|m| (1..=12).contains(&m)));
                let date = known.and_then(|last| Date::new(last.year, last.month, day));
                (date.map(|date| with_clock(date, clock)), TimeKind::Point)
            }
            Form::Date {
                year,
                month,
                day,
                clock,
            } => {
                let date = self.year(year).and_then(|year| Date::new(year, month, day));
                // 年底 and 上半年 without any year in the text have no value; 7月27日 has one without its year.
                let kept = date.filter(|date| date.year != Year::Any || day.is_some() || month.is_some_and(|m| m <= 12) && !matches!(month, Some(1 | 12) if year == YearRef::Unwritten && day.is_none()));
                (kept.map(|date| with_clock(date, clock)), TimeKind::Point)
            }
            Form::Range { from, to } => {
                let interval = self
                    .part(from)
                    .zip(self.part(to))
                    .filter(|(from, _)| from.year != Year::Any || from.day.is_some());
                (
                    interval.map(|(from, to)| Edtf::Interval(Some(from), Some(to))),
                    TimeKind::Range,
                )
            }
            Form::Since(part) => (
                self.part(part).map(|date| Edtf::Interval(Some(date), None)),
                TimeKind::Since,
            ),
            Form::Month(offset, day) => point(
                self.month(offset)
                    .and_then(|date| Date::new(date.year, date.month, day)),
            ),
            Form::Day(offset) => point(self.published.and_then(|date| date.shifted(offset.into()))),
            Form::SameDay(offset) => point(self.last.filter(|date| date.day.is_some()).and_then(
                |date| {
                    if offset == 0 {
                        Some(date)
                    } else {
                        date.shifted(offset.into())
                    }
                },
            )),
            Form::SameMonth => point(
                self.last
                    .and_then(|date| Date::new(date.year, date.month.filter(|&m| m <= 12), None)),
            ),
            Form::Every(period) => {
                let set = match period {
                    Period::Year => Date::new(Year::Any, None, None),
                    Period::Month => Date::new(Year::Any, Some(ANY), None),
                    Period::Quarter | Period::Week | Period::Day => None,
                };
                (set.map(Edtf::Date), TimeKind::Set)
            }
            Form::WholeYear => point(self.last_year.map(Date::year)),
            Form::Festival => (None, TimeKind::Festival),
            Form::Vague => (None, TimeKind::Vague),
            Form::Impossible => (None, TimeKind::Point),
        }
    }

    /// The month `offset` months from that of publication.
    fn month(self, offset: i8) -> Option<Date> {
        let published = self.published?;
        let month =
            i16::from(published.month.filter(|&m| (1..=12).contains(&m))?) - 1 + i16::from(offset);
        let year = published.known_year()?.checked_add(month.div_euclid(12))?;
        Date::new(
            Year::Known(year),
            u8::try_from(month.rem_euclid(12) + 1).ok(),
            None,
        )
    }
}

fn with_clock(date: Date, clock: Option<(u8, Option<u8>)>) -> Edtf {
    match clock {
        // 24时 is the end of the day; the day itself is kept.
        Some((hour, minute)) if hour < 24 && date.day.is_some() => Edtf::Clock(date, hour, minute),
        _ => Edtf::Date(date),
    }
}
