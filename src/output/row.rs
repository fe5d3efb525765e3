//! Flat rows: a figure with everything that belongs to it, for tables and data frames.

use super::view::{Str, decimal, edtf};
use crate::record::*;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One figure as a flat row: what CSV files, data frames and databases take.
///
/// `serde` writes the fields in this order, so that `csv::Writer::serialize` gives a table with headings. Amounts are
/// exact decimals written as strings; positions are bytes of the text.
///
/// ```
/// let report = jianbao::Report::parse("2023年，武侯区新建公园3个，投资1.2亿余元。");
/// let rows: Vec<jianbao::Row> = report.rows().collect();
/// assert_eq!(rows[1].value.as_deref(), Some("120000000"));
/// assert_eq!(rows[1].canonical_unit.as_deref(), Some("CNY"));
/// assert_eq!(rows[1].time.as_deref(), Some("2023"));
/// assert_eq!(rows[1].place.as_deref(), Some("四川省 成都市 武侯区"));
/// ```
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Row<'a> {
    /// What the caller calls the document; empty until [`named`](Row::named) says it.
    pub document: Str<'a>,
    /// Number of the figure in its report, from 0.
    pub index: usize,
    /// Headline of the report.
    pub title: Option<Str<'a>>,
    /// Outlet of the report.
    pub source: Option<Str<'a>>,
    /// When the report was published: EDTF, or ISO 8601 where it has a clock.
    pub published: Option<Str<'a>>,
    /// Code of the place that the figure holds for.
    pub adcode: Option<Str<'a>>,
    /// Names from the province down to that place, with blanks between.
    pub place: Option<Str<'a>>,
    /// The time that it holds for, as EDTF.
    pub time: Option<Str<'a>>,
    /// Who did it.
    pub actor: Option<Str<'a>>,
    /// The verb that governs it.
    pub action: Option<Str<'a>>,
    /// What is counted.
    pub counted: Option<Str<'a>>,
    /// The value, or the lower end.
    pub value: Option<Str<'a>>,
    /// The upper end of a range.
    pub high: Option<Str<'a>>,
    /// What the hedge says.
    pub relation: Relation,
    /// The unit as written, in simplified characters.
    pub unit: Option<Str<'a>>,
    /// The value in [`canonical_unit`](Row::canonical_unit).
    pub canonical_value: Option<Str<'a>>,
    /// The unit that it converts to exactly (m, m2, kg …, or the ISO 4217 code of a currency).
    pub canonical_unit: Option<Str<'a>>,
    /// What sort of statement it is.
    pub kind: Kind,
    /// Which way a change goes.
    pub direction: Option<Direction>,
    /// Fact or plan.
    pub modality: Modality,
    /// What it sums up.
    pub aggregate: Option<Aggregate>,
    /// Index of the figure that it is a part of.
    pub part_of: Option<usize>,
    /// Index of the next parallel figure of the same statement.
    pub with: Option<usize>,
    /// The figure as written.
    pub text: Str<'a>,
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

impl<'a> Row<'a> {
    /// The same row, with the name of its document.
    ///
    /// ```
    /// let report = jianbao::Report::parse("武侯区新建公园3个。");
    /// let row = report.rows().next().unwrap().named("a.txt");
    /// assert_eq!(row.document, "a.txt");
    /// ```
    pub fn named(mut self, document: impl Into<Cow<'a, str>>) -> Self {
        self.document = document.into();
        self
    }

    /// The same row, safe to open in a spreadsheet: a text that starts with `=`, `+`, `-`, `@`, a tab or a line break would be
    /// run as a formula there, so it gets an apostrophe in front.
    ///
    /// ```
    /// let report = jianbao::Report::parse("=HYPERLINK(1)新闻\n武侯区新建公园3个。");
    /// let row = report.rows().next().unwrap().named("=1+1").inert();
    /// assert_eq!(row.document, "'=1+1");
    /// ```
    pub fn inert(mut self) -> Self {
        let optional = [
            &mut self.title,
            &mut self.source,
            &mut self.published,
            &mut self.time,
            &mut self.actor,
            &mut self.action,
            &mut self.counted,
            &mut self.unit,
            &mut self.canonical_unit,
        ];
        for field in optional.into_iter().flatten() {
            quote(field);
        }
        for field in [&mut self.document, &mut self.text] {
            quote(field);
        }
        self
    }
}

fn quote(field: &mut Str<'_>) {
    if field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        *field = Cow::Owned(format!("'{field}"));
    }
}

impl Report<'_> {
    /// Every figure of the report as a flat row, in text order.
    ///
    /// ```
    /// let report = jianbao::Report::parse("湘窖酒业先后接待客商60多批3000多人次。");
    /// let rows: Vec<_> = report.rows().collect();
    /// assert_eq!((rows[0].text.as_ref(), rows[0].with), ("60多批", Some(1)));
    /// assert_eq!(rows[1].unit.as_deref(), Some("人次"));
    /// ```
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let title = self.title.map(|span| self.cut(span));
        let source = self.source.map(|source| self.cut(source.span));
        let published = edtf(self.published.and_then(|time| time.edtf));
        self.statistics
            .iter()
            .enumerate()
            .map(move |(index, s)| Row {
                document: Cow::Borrowed(""),
                index,
                title: title.clone(),
                source: source.clone(),
                published: published.clone(),
                adcode: s.place.map(|place| place.code.to_string().into()),
                place: s.place.map(|place| place.path().join(" ").into()),
                time: edtf(s.time.and_then(|time| time.edtf)),
                actor: s.actor.map(|phrase| self.cut(phrase.span)),
                action: s.action.map(|phrase| self.cut(phrase.span)),
                counted: s.counted.map(|phrase| self.cut(phrase.span)),
                value: decimal(s.value),
                high: decimal(s.high),
                relation: s.relation,
                unit: s.unit.map(|unit| unit.text.into()),
                canonical_value: decimal(
                    s.unit
                        .zip(s.value)
                        .and_then(|(unit, value)| unit.to_canonical(value)),
                ),
                canonical_unit: s.unit.and_then(|unit| unit.canonical).map(Cow::Borrowed),
                kind: s.kind,
                direction: s.direction,
                modality: s.modality,
                aggregate: s.aggregate,
                part_of: s.part_of,
                with: s.with,
                text: self.cut(s.span),
                start: s.span.start(),
                end: s.span.end(),
            })
    }
}
