//! The JSON form: a report as nested plain data that serde writes and reads.
//!
//! Field names and closed lists are a contract. Written from a [`Report`], strings are borrowed wherever the text or a
//! table holds them; read back, they are owned.

use crate::edtf::Edtf;
use crate::place_code::PlaceCode;
use crate::record::*;
use crate::span::Span;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;

pub(crate) type Str<'a> = Cow<'a, str>;

/// The JSON form of a report.
///
/// ```
/// let report = jianbao::Report::parse("全区11个乡镇建成书屋。");
/// let json = serde_json::to_string(&report).unwrap();
/// let view: jianbao::View<'static> = serde_json::from_str(&json).unwrap();
/// assert_eq!(view.records[0].statistics[0].value.as_deref(), Some("11"));
/// assert_eq!(serde_json::to_string(&view).unwrap(), json);
/// ```
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct View<'a> {
    /// What a caller calls the document; left out where there is none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub id: Option<Str<'a>>,
    /// The headline.
    pub title: Option<TextView<'a>>,
    /// The outlet.
    pub source: Option<NameView<'a>>,
    /// When it was published.
    pub published: Option<TimeView<'a>>,
    /// Credits.
    pub byline: Vec<CreditView<'a>>,
    /// The place that it is mainly about.
    pub place: Option<PlaceView<'a>>,
    /// Parts with a heading.
    pub sections: Vec<SectionView<'a>>,
    /// Teasers.
    pub related: Vec<RelatedView<'a>>,
    /// Time expressions.
    pub times: Vec<TimeView<'a>>,
    /// Place names.
    pub places: Vec<PlaceMentionView<'a>>,
    /// Statements with their figures.
    pub records: Vec<RecordView<'a>>,
    /// The ledger; left out unless asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub numerals: Option<Vec<NumeralView<'a>>>,
    /// Comparisons.
    pub checks: Vec<CheckView>,
    /// What could not be read.
    pub remarks: Vec<RemarkView<'a>>,
    /// The limit that stopped the reading.
    pub truncated: Option<TruncatedView<'a>>,
    /// The text with the script folded; left out unless asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub simplified: Option<Str<'a>>,
}

/// Declares a part of the JSON form: every field is always present.
macro_rules! view {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $type:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct $name<'a> { $($(#[$fdoc])* pub $field: $type),+ }
    };
}

view! {
    /// A piece of the text.
    TextView { /// As written.
        text: Str<'a>, /// Where.
        span: Span }
}
view! {
    /// A named thing.
    NameView { /// As written.
        name: Str<'a>, /// Where.
        span: Span }
}
view! {
    /// A time expression.
    TimeView { /// As written.
        text: Str<'a>, /// Where.
        span: Span, /// EDTF or ISO 8601.
        edtf: Option<Str<'a>>, /// What sort.
        kind: TimeKind }
}
view! {
    /// A credit.
    CreditView { /// The person.
        name: Str<'a>, /// What the person did.
        role: Str<'a>, /// Where.
        span: Span }
}
view! {
    /// A decided place.
    PlaceView { /// GB/T 2260 or `ISO:`.
        adcode: Str<'a>, /// Official name.
        name: Str<'a>, /// From the province down.
        path: Vec<Str<'a>>, /// Its level.
        level: Level }
}
view! {
    /// A section.
    SectionView { /// First line of the heading.
        heading: Str<'a>, /// The whole section.
        span: Span, /// The place that the heading names.
        place: Option<PlaceView<'a>> }
}
view! {
    /// A teaser.
    RelatedView { /// Its title.
        title: Str<'a>, /// Where.
        span: Span }
}
view! {
    /// A place name.
    PlaceMentionView { /// As written.
        text: Str<'a>, /// Where.
        span: Span, /// Null where it stays open.
        adcode: Option<Str<'a>>, /// Null where it stays open.
        level: Option<Level>, /// What it is part of.
        inside: Option<Inside>, /// Who shares the name.
        candidates: Vec<Str<'a>> }
}
view! {
    /// A statement.
    RecordView { /// Where.
        span: Span, /// As written.
        text: Str<'a>, /// The place that it is about.
        place: Option<PlaceView<'a>>, /// The time that it holds for.
        time: Option<TimeView<'a>>, /// Its figures.
        statistics: Vec<StatisticView<'a>> }
}
view! {
    /// A unit.
    UnitView { /// As written, folded.
        text: Str<'a>, /// What it measures.
        kind: UnitKind, /// ISO 4217.
        iso: Option<Str<'a>>, /// What it converts to.
        canonical: Option<Str<'a>>, /// How many of these.
        factor: Option<Str<'a>> }
}
view! {
    /// A linked phrase.
    PhraseView { /// As written.
        text: Str<'a>, /// Where.
        span: Span, /// How far from the figure.
        from: From }
}
view! {
    /// What a change is measured against.
    BaseView { /// As written.
        text: Str<'a>, /// Where.
        span: Span, /// EDTF.
        edtf: Option<Str<'a>> }
}
view! {
    /// A figure.
    StatisticView { /// As written.
        text: Str<'a>, /// Where.
        span: Span, /// Exact decimal.
        value: Option<Str<'a>>, /// Exact decimal.
        high: Option<Str<'a>>, /// What the hedge says.
        relation: Relation, /// The unit.
        unit: Option<UnitView<'a>>, /// What sort of statement.
        kind: Kind, /// Which way a change goes.
        direction: Option<Direction>, /// What a change is measured against.
        base: Option<BaseView<'a>>, /// Of a fraction.
        numerator: Option<Str<'a>>, /// Of a fraction.
        denominator: Option<Str<'a>>, /// What is counted.
        counted: Option<PhraseView<'a>>, /// The verb.
        action: Option<PhraseView<'a>>, /// Who.
        actor: Option<PhraseView<'a>>, /// Effective place.
        place: Option<PlaceView<'a>>, /// Effective time.
        time: Option<TimeView<'a>>, /// Next parallel statistic.
        with: Option<usize>, /// The whole that it is part of.
        part_of: Option<usize>, /// What it sums up.
        aggregate: Option<Aggregate>, /// Fact or plan.
        modality: Modality, /// The rule that read it.
        rule: Str<'a> }
}
view! {
    /// A row of the ledger.
    NumeralView { /// As written.
        text: Str<'a>, /// Where.
        span: Span, /// Exact decimal.
        value: Option<Str<'a>>, /// What it was read as.
        reading: Reading, /// Why, where it is a name.
        reason: Option<Str<'a>> }
}
/// A comparison.
///
/// ```
/// let report = jianbao::Report::parse("全县共有教师1200人，其中小学教师700人、中学教师600人。");
/// let check = &report.view().checks[1];
/// assert!(!check.holds);
/// assert_eq!((check.whole, check.parts.as_slice()), (0, [1, 2].as_slice()));
/// ```
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CheckView {
    /// What was compared.
    pub kind: CheckKind,
    /// Whether it holds.
    pub holds: bool,
    /// Index of the whole.
    pub whole: usize,
    /// Indices of the parts.
    pub parts: Vec<usize>,
}
view! {
    /// A remark.
    RemarkView { /// Where.
        span: Span, /// What.
        text: Str<'a> }
}
view! {
    /// Where the reading stopped.
    TruncatedView { /// The limit.
        limit: Str<'a>, /// The first byte that was not read.
        at: usize }
}

impl View<'_> {
    /// The JSON Schema (2020-12) of this form, generated from the types and checked by a test.
    ///
    /// ```
    /// assert!(jianbao::View::SCHEMA.contains("\"adcode\""));
    /// ```
    pub const SCHEMA: &'static str = include_str!("schema.json");
}

impl<'t> Report<'t> {
    /// The JSON form of this report.
    ///
    /// ```
    /// let report = jianbao::Report::parse("武侯区新建公园3个。");
    /// let json = serde_json::to_value(report.view()).unwrap();
    /// assert_eq!(json["records"][0]["statistics"][0]["value"], "3");
    /// // a report serialises as its view
    /// assert_eq!(serde_json::to_value(&report).unwrap(), json);
    /// ```
    pub fn view(&self) -> View<'_> {
        View {
            id: None,
            title: self.title.map(|span| TextView {
                text: self.cut(span),
                span,
            }),
            source: self.source.map(|source| NameView {
                name: self.cut(source.span),
                span: source.span,
            }),
            published: self.published.map(|time| self.time_view(time)),
            byline: self
                .byline
                .iter()
                .map(|credit| CreditView {
                    name: self.cut(credit.span),
                    role: credit.role.into(),
                    span: credit.span,
                })
                .collect(),
            place: self.place.map(place_view),
            sections: self
                .sections
                .iter()
                .map(|section| SectionView {
                    heading: self.cut(section.heading),
                    span: section.span,
                    place: section.place.map(place_view),
                })
                .collect(),
            related: self
                .related
                .iter()
                .map(|&span| RelatedView {
                    title: self.cut(span),
                    span,
                })
                .collect(),
            times: self
                .times
                .iter()
                .map(|&time| self.time_view(time))
                .collect(),
            places: self
                .places
                .iter()
                .map(|mention| self.mention_view(mention))
                .collect(),
            records: self
                .records
                .iter()
                .map(|record| self.record_view(record))
                .collect(),
            numerals: self
                .numerals
                .as_ref()
                .map(|rows| rows.iter().map(|row| self.numeral_view(row)).collect()),
            checks: self
                .checks
                .iter()
                .map(|check| CheckView {
                    kind: check.kind,
                    holds: check.holds,
                    whole: check.whole,
                    parts: check.parts.clone(),
                })
                .collect(),
            remarks: self
                .remarks
                .iter()
                .map(|remark| RemarkView {
                    span: remark.span,
                    text: Cow::Borrowed(&remark.text),
                })
                .collect(),
            truncated: self.truncated.map(|cut| TruncatedView {
                limit: cut.limit.into(),
                at: cut.at,
            }),
            simplified: self.simplified.as_deref().map(Cow::Borrowed),
        }
    }

    pub(crate) fn cut(&self, span: Span) -> Str<'_> {
        Cow::Borrowed(self.slice(span))
    }

    fn time_view(&self, time: TimeMention) -> TimeView<'_> {
        TimeView {
            text: self.cut(time.span),
            span: time.span,
            edtf: edtf(time.edtf),
            kind: time.kind,
        }
    }

    fn phrase_view(&self, phrase: Option<Phrase>) -> Option<PhraseView<'_>> {
        phrase.map(|phrase| PhraseView {
            text: self.cut(phrase.span),
            span: phrase.span,
            from: phrase.from,
        })
    }

    fn mention_view(&self, mention: &PlaceMention) -> PlaceMentionView<'_> {
        PlaceMentionView {
            text: self.cut(mention.span),
            span: mention.span,
            adcode: mention.place.map(|place| code(place.code)),
            level: mention.place.map(|place| place.level),
            inside: mention.inside,
            candidates: mention
                .candidates
                .iter()
                .map(|&candidate| code(candidate))
                .collect(),
        }
    }

    fn record_view(&self, record: &Record) -> RecordView<'_> {
        let statistics = self
            .statistics
            .get(record.statistics.clone())
            .unwrap_or(&[]);
        RecordView {
            span: record.span,
            text: self.cut(record.span),
            place: record.place.map(place_view),
            time: record.time.map(|time| self.time_view(time)),
            statistics: statistics
                .iter()
                .map(|statistic| self.statistic_view(statistic))
                .collect(),
        }
    }

    fn statistic_view(&self, s: &Statistic) -> StatisticView<'_> {
        StatisticView {
            text: self.cut(s.span),
            span: s.span,
            value: decimal(s.value),
            high: decimal(s.high),
            relation: s.relation,
            unit: s.unit.map(|unit| UnitView {
                text: unit.text.into(),
                kind: unit.kind,
                iso: unit.iso.map(Cow::Borrowed),
                canonical: unit.canonical.map(Cow::Borrowed),
                factor: unit.factor.map(Cow::Borrowed),
            }),
            kind: s.kind,
            direction: s.direction,
            base: s.base.as_deref().map(|base| BaseView {
                text: self.cut(base.span),
                span: base.span,
                edtf: edtf(base.edtf),
            }),
            numerator: decimal(s.fraction.as_deref().map(|(top, _)| *top)),
            denominator: decimal(s.fraction.as_deref().map(|(_, bottom)| *bottom)),
            counted: self.phrase_view(s.counted),
            action: self.phrase_view(s.action),
            actor: self.phrase_view(s.actor),
            place: s.place.map(place_view),
            time: s.time.map(|time| self.time_view(time)),
            with: s.with,
            part_of: s.part_of,
            aggregate: s.aggregate,
            modality: s.modality,
            rule: s.rule.into(),
        }
    }

    fn numeral_view(&self, row: &LedgerEntry) -> NumeralView<'_> {
        NumeralView {
            text: self.cut(row.span),
            span: row.span,
            value: decimal(row.value),
            reading: row.reading,
            reason: row.reason.map(Cow::Borrowed),
        }
    }
}

fn place_view(place: Place) -> PlaceView<'static> {
    PlaceView {
        adcode: code(place.code),
        name: place.name().into(),
        path: place.path().into_iter().map(Cow::Borrowed).collect(),
        level: place.level,
    }
}

fn code(code: PlaceCode) -> Str<'static> {
    Cow::Owned(code.to_string())
}

pub(crate) fn edtf(value: Option<Edtf>) -> Option<Str<'static>> {
    value.map(|value| Cow::Owned(value.to_string()))
}

pub(crate) fn decimal(value: Option<rust_decimal::Decimal>) -> Option<Str<'static>> {
    value.map(|value| Cow::Owned(value.normalize().to_string()))
}

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.view().serialize(serializer)
    }
}
