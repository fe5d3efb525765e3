//! What a report says, as plain data: spans into the raw text and small values. No logic lives here.

use crate::bounds::Bounds;
use crate::edtf::Edtf;
use crate::place_code::PlaceCode;
use crate::span::Span;
use crate::time::Resolution;
use crate::visible::Visible;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A closed list of the JSON form, written in snake case.
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        /// The name that it has in the JSON form.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.serialize(f)
            }
        }
    };
}

closed_list! {
    /// How the figure relates to the value: what a hedge says. The table of hedges is `src/data/hedges.tsv`.
    ///
    /// ```
    /// use jianbao::{Quantity, Relation};
    /// let relation = |text: &str| text.parse::<Quantity>().map(|q| q.numeral().relation());
    /// assert_eq!(relation("近80个")?, Relation::Nearly);
    /// assert_eq!(relation("60多批")?, Relation::Over);
    /// assert_eq!(relation("不少于100名")?, Relation::AtLeast);
    /// assert_eq!(relation("数百家")?, Relation::Several);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    Relation {
        /// No hedge.
        Exact,
        /// More than the value: 多 余 超 逾 突破.
        Over,
        /// Less than the value: 不足 不到.
        Under,
        /// Just below the value: 近 将近.
        Nearly,
        /// Around the value: 约 左右 来.
        About,
        /// The value or more: 不少于 至少 以上.
        AtLeast,
        /// The value or less: 不超过 以内.
        AtMost,
        /// An indefinite number of that order: 数百 几十 上千.
        Several,
    }
}

closed_list! {
    /// What sort of statement a figure makes.
    ///
    /// ```
    /// use jianbao::{Kind, Report};
    /// let kinds = |text: &str| -> Vec<Kind> {
    ///     Report::parse(text).statistics.iter().map(|figure| figure.kind).collect()
    /// };
    /// assert_eq!(kinds("新建公园3个，投资1.2亿元，占七成。"), [Kind::Count, Kind::Money, Kind::Percent]);
    /// assert_eq!(kinds("产量增长10%。"), [Kind::Change]);
    /// ```
    Kind {
        /// A number of things or people.
        Count,
        /// An amount of money.
        Money,
        /// A share in per cent or per mille.
        Percent,
        /// A length, area, mass, temperature, age and the like.
        Measure,
        /// A span of time: 5年.
        Duration,
        /// So many times in each period: 每季度一次.
        Frequency,
        /// A place in an order: 第十一批.
        Ordinal,
        /// A place in a ranking: 前三, 第一.
        Rank,
        /// A rise or fall: 增长10%.
        Change,
        /// A fraction, a proportion or a score: 三分之一, 3:1.
        Ratio,
    }
}

closed_list! {
    /// What a unit measures.
    ///
    /// ```
    /// use jianbao::{Quantity, UnitKind};
    /// let kind = |text: &str| text.parse::<Quantity>().map(|q| q.unit().map(|unit| unit.kind));
    /// assert_eq!(kind("3个")?, Some(UnitKind::Classifier));
    /// assert_eq!(kind("三亩")?, Some(UnitKind::Area));
    /// assert_eq!(kind("5元/吨")?, Some(UnitKind::Rate));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    UnitKind {
        /// A counting word: 个 名 批.
        Classifier,
        /// Money; the unit then has an ISO 4217 code.
        Currency,
        /// Per cent, per mille, percentage points.
        Percent,
        /// Metres and their kin.
        Length,
        /// Square metres and their kin.
        Area,
        /// Cubic metres and their kin.
        Volume,
        /// Kilograms and their kin.
        Mass,
        /// Seconds or months and their kin.
        Time,
        /// Joules and their kin.
        Energy,
        /// Watts and their kin.
        Power,
        /// Metres a second and their kin.
        Speed,
        /// Volume or mass in a time.
        Flow,
        /// Mass in a volume.
        Concentration,
        /// Degrees.
        Temperature,
        /// Pascals and their kin.
        Pressure,
        /// Degrees of arc.
        Angle,
        /// Bytes and bits.
        Data,
        /// Volts and their kin.
        Voltage,
        /// Hertz and their kin.
        Frequency,
        /// Decibels.
        Sound,
        /// Doses of radiation or medicine.
        Dose,
        /// One unit for each of another: 元/吨.
        Rate,
    }
}

closed_list! {
    /// The level of an administrative division.
    ///
    /// ```
    /// use jianbao::{Level, Report};
    /// let report = Report::parse("双清区石桥街道新建公园3个。");
    /// let levels: Vec<Level> = report.places.iter().filter_map(|p| p.place).map(|p| p.level).collect();
    /// assert_eq!(levels, [Level::County, Level::Township]);
    /// ```
    Level {
        /// A country.
        Country,
        /// A province, region or municipality.
        Province,
        /// A prefecture-level city, prefecture, autonomous prefecture or league.
        City,
        /// A county, county-level city, district or banner.
        County,
        /// A township, town or street; its code is that of its county.
        Township,
        /// A village or community; its code is that of its county.
        Village,
    }
}

closed_list! {
    /// What a place name is part of.
    ///
    /// ```
    /// use jianbao::{Inside, Report};
    /// let report = Report::parse("湘东区政府投资3万元。");
    /// assert_eq!(report.places[0].inside, Some(Inside::Org));
    /// ```
    Inside {
        /// The name of an organisation.
        Org,
        /// The title of a work.
        Work,
    }
}

closed_list! {
    /// What sort of time a time expression is.
    ///
    /// ```
    /// use jianbao::{Time, TimeKind};
    /// assert_eq!("每年9月".parse::<Time>()?.kind, TimeKind::Set);
    /// assert_eq!("2018年以来".parse::<Time>()?.kind, TimeKind::Since);
    /// assert_eq!("春节".parse::<Time>()?.kind, TimeKind::Festival);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    TimeKind {
        /// A date of any precision.
        Point,
        /// From one date to another.
        Range,
        /// From a date on.
        Since,
        /// Recurring: 每年9月.
        Set,
        /// 春节, 国庆.
        Festival,
        /// 近日, 目前: no calendar value.
        Vague,
        /// Hung on an event: 换届以来.
        Event,
    }
}

closed_list! {
    /// Where a linked phrase stands, seen from the figure.
    ///
    /// ```
    /// use jianbao::{From, Report};
    /// let report = Report::parse("合肥市引进各类人才200余人。");
    /// assert_eq!(report.statistics[0].counted.unwrap().from, From::Clause);
    /// ```
    From {
        /// In the clause of the figure.
        Clause,
        /// In another clause of the sentence.
        Sentence,
        /// In an earlier sentence of the paragraph.
        Carried,
        /// In a heading.
        Heading,
    }
}

closed_list! {
    /// What the figure sums up, where the text says so.
    ///
    /// ```
    /// use jianbao::{Aggregate, Report};
    /// let report = Report::parse("全县累计新建公园3个。");
    /// assert_eq!(report.statistics[0].aggregate, Some(Aggregate::Cumulative));
    /// ```
    Aggregate {
        /// 共 总计 合计.
        Total,
        /// 累计.
        Cumulative,
        /// 年 全年 每年.
        Annual,
        /// 平均.
        Average,
        /// 人均.
        PerCapita,
    }
}

closed_list! {
    /// Whether the figure is told as a fact.
    ///
    /// ```
    /// use jianbao::{Modality, Report};
    /// let report = Report::parse("明年计划新建公园3个。");
    /// assert_eq!(report.statistics[0].modality, Modality::Planned);
    /// ```
    Modality {
        /// Told as a fact.
        Reported,
        /// Planned, expected or aimed at: 将 力争 预计.
        Planned,
    }
}

closed_list! {
    /// Which way a change goes.
    ///
    /// ```
    /// use jianbao::{Direction, Report};
    /// let report = Report::parse("事故下降10%。");
    /// assert_eq!(report.statistics[0].direction, Some(Direction::Down));
    /// ```
    Direction {
        /// 增长 提高.
        Up,
        /// 下降 减少.
        Down,
    }
}

closed_list! {
    /// How a numeral was accounted for.
    ///
    /// ```
    /// use jianbao::{Parser, Reading};
    /// let report = Parser::new().ledger(true).parse("2023年，107国道改造3公里。");
    /// let readings: Vec<Reading> = report.numerals.unwrap().iter().map(|n| n.reading).collect();
    /// assert_eq!(readings, [Reading::Time, Reading::Name, Reading::Quantity]);
    /// ```
    Reading {
        /// Part of a statistic.
        Quantity,
        /// Part of an ordinal.
        Ordinal,
        /// Part of a time expression.
        Time,
        /// Frozen in a name, a slogan or an idiom: it counts nothing.
        Name,
        /// Not understood.
        Unexplained,
    }
}

closed_list! {
    /// What was compared.
    ///
    /// ```
    /// use jianbao::{CheckKind, Report};
    /// let report = Report::parse("全县共有教师1200人，其中小学教师700人、中学教师600人。");
    /// assert!(report.checks.iter().any(|check| check.kind == CheckKind::PartsSum && !check.holds));
    /// ```
    CheckKind {
        /// The parts of a whole, added up, against the whole; each part has a `PartWithin` of its own beside it.
        PartsSum,
        /// One part (其中) against the whole: it must not be larger.
        PartWithin,
        /// An announced count against the list that follows; `parts` are the figures of its members, if each has one.
        ListCount,
        /// A stated share against part and whole; `parts` are the part and the share.
        Share,
        /// Stated growth against both values; `whole` is the later value, `parts` are the earlier one and the growth.
        Growth,
    }
}

/// A phrase that was linked to a figure.
///
/// ```
/// use jianbao::{From, Report};
/// let text = "自2018年以来，合肥市共引进各类人才200余人。";
/// let report = Report::parse(text);
/// let actor = report.statistics[0].actor.unwrap();
/// assert_eq!((actor.span.of(text), actor.from), ("合肥市", From::Clause));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Phrase {
    /// Where it stands.
    pub span: Span,
    /// How far from the figure.
    pub from: From,
}

/// A unit as the table `src/data/units.tsv` has it.
///
/// ```
/// use jianbao::{Quantity, UnitKind};
/// let unit = "三亩".parse::<Quantity>()?.unit().unwrap();
/// assert_eq!((unit.text, unit.kind), ("亩", UnitKind::Area));
/// assert_eq!((unit.factor, unit.canonical), (Some("2000/3"), Some("m2")));
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unit {
    /// As written, in simplified characters and half width.
    pub text: &'static str,
    /// What it measures.
    pub kind: UnitKind,
    /// ISO 4217 code of a currency.
    pub iso: Option<&'static str>,
    /// The unit that it converts to.
    pub canonical: Option<&'static str>,
    /// How many canonical units it is: an exact decimal or a fraction such as `2000/3`.
    pub factor: Option<&'static str>,
}

/// A place that was decided on.
///
/// ```
/// use jianbao::{Level, Report};
/// let place = Report::parse("武侯区新建公园3个。").place.unwrap();
/// assert_eq!((place.code.to_string().as_str(), place.level), ("510107", Level::County));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Its code; a township or village has that of its county.
    pub code: PlaceCode,
    /// Its level, which may be finer than the code.
    pub level: Level,
}

/// A place name in the text.
///
/// ```
/// let text = "鼓楼区新建公园3个。";
/// let report = jianbao::Report::parse(text);
/// let mention = &report.places[0];
/// assert_eq!(mention.span.of(text), "鼓楼区");
/// assert!(mention.place.is_none() && mention.candidates.len() == 4);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct PlaceMention {
    /// Where it stands.
    pub span: Span,
    /// What it names; `None` where several places share the name and nothing decides, and for a region of several.
    pub place: Option<Place>,
    /// The places that share the name, where it stays open; the members of a region that has no code of its own: 京津冀.
    pub candidates: Vec<PlaceCode>,
    /// The larger name that it is part of.
    pub inside: Option<Inside>,
}

/// A time expression in the text.
///
/// ```
/// use jianbao::{Report, TimeKind};
/// let text = "每年9月新建公园3个。";
/// let time = Report::parse(text).times[0];
/// assert_eq!((time.span.of(text), time.kind), ("每年9月", TimeKind::Set));
/// assert_eq!(time.edtf.unwrap().to_string(), "XXXX-09");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct TimeMention {
    /// Where it stands.
    pub span: Span,
    /// Its value; `None` where it has none or nothing resolves it.
    pub edtf: Option<Edtf>,
    /// What sort of time it is.
    pub kind: TimeKind,
    /// What its value was resolved against.
    pub resolution: Resolution,
}

/// The outlet that the report names as its source.
///
/// ```
/// let text = "县里引才有新招\n2024年1月24日 新华社 记者 张三\n去年，全县引进人才60多名。";
/// let report = jianbao::Report::parse(text);
/// assert_eq!(report.source.unwrap().span.of(text), "新华社");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Source {
    /// Where its name stands.
    pub span: Span,
}

/// Somebody who is credited for the report.
///
/// ```
/// let text = "县里引才有新招\n2024年1月24日 新华社 记者 张三\n去年，全县引进人才60多名。";
/// let report = jianbao::Report::parse(text);
/// assert_eq!((report.byline[0].role, report.byline[0].span.of(text)), ("记者", "张三"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Credit {
    /// Where the name stands.
    pub span: Span,
    /// 记者 通讯员 编辑 摄 …, from the table `src/data/roles.tsv`.
    pub role: &'static str,
}

/// A part of the body under its own heading.
///
/// ```
/// let text = "各地引才忙\n\n去年，各地引进人才60多名，建成公寓3万平方米，可住800余人。\n\n\
///     双清区\n\n去年，全区引进人才30多名，新建公园3个，投资1.2亿元。";
/// let report = jianbao::Report::parse(text);
/// assert_eq!(report.sections[0].heading.of(text), "双清区");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Section {
    /// The first line of the heading.
    pub heading: Span,
    /// The whole section, heading included.
    pub span: Span,
    /// The place that the heading names.
    pub place: Option<Place>,
}

/// A figure and what belongs to it.
///
/// ```
/// use jianbao::{Kind, Relation, Report};
/// let text = "2023年，武侯区投资1.2亿余元。";
/// let report = Report::parse(text);
/// let figure = &report.statistics[0];
/// assert_eq!(figure.span.of(text), "1.2亿余元");
/// assert_eq!(figure.value.unwrap().to_string(), "120000000");
/// assert_eq!((figure.kind, figure.relation), (Kind::Money, Relation::Over));
/// assert_eq!(figure.unit.unwrap().iso, Some("CNY"));
/// assert_eq!(figure.action.unwrap().span.of(text), "投资");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Statistic {
    /// Hedges, numeral and unit; not the counted noun.
    pub span: Span,
    /// The value, or the lower end; scale words applied. `None` beyond 28 digits.
    pub value: Option<Decimal>,
    /// The upper end of a range, or the second side of a ratio.
    pub high: Option<Decimal>,
    /// What the hedge says.
    pub relation: Relation,
    /// The hedge is a 多 or 余 of the number itself, which stays below the next round one.
    pub(crate) hedge_inside: bool,
    /// The unit; `None` where it is left out.
    pub unit: Option<&'static Unit>,
    /// What sort of statement it is.
    pub kind: Kind,
    /// Which way a change goes.
    pub direction: Option<Direction>,
    /// The earlier time or value that a change is measured against.
    pub base: Option<Box<TimeMention>>,
    /// Numerator and denominator of a fraction.
    pub fraction: Option<Box<(Decimal, Decimal)>>,
    /// What is counted or measured.
    pub counted: Option<Phrase>,
    /// The verb that governs the figure.
    pub action: Option<Phrase>,
    /// Who did it.
    pub actor: Option<Phrase>,
    /// The place that it holds for.
    pub place: Option<Place>,
    /// The time that it holds for.
    pub time: Option<TimeMention>,
    /// The next statistic that is a parallel part of the same statement (index into [`Report::statistics`]).
    pub with: Option<usize>,
    /// The statistic that this one is a part of (index into [`Report::statistics`]).
    pub part_of: Option<usize>,
    /// What the figure sums up.
    pub aggregate: Option<Aggregate>,
    /// Fact or plan.
    pub modality: Modality,
    /// The rule that read it, for people who look into a decision.
    pub rule: &'static str,
}

impl Statistic {
    /// The interval that the figure leaves for the true value, in its unit; `None` where the value is not known.
    ///
    /// ```
    /// let report = jianbao::Report::parse("湘窖酒业先后接待客商60多批3000多人次。");
    /// assert_eq!(report.statistics[0].bounds().unwrap().to_string(), "60 < x < 70");
    /// ```
    pub fn bounds(&self) -> Option<Bounds> {
        // The second side of a ratio is no upper end.
        let high = self.high.filter(|_| self.kind != Kind::Ratio);
        Some(Bounds::new(
            self.value?,
            high,
            self.relation,
            self.hedge_inside,
        ))
    }
}

/// A statement: the part of a sentence that holds figures.
///
/// ```
/// let report = jianbao::Report::parse("2023年，武侯区新建公园3个，投资1.2亿余元。");
/// let record = &report.records[0];
/// assert_eq!(report.statistics[record.statistics.clone()].len(), 2);
/// assert_eq!(record.place.unwrap().name(), "武侯区");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Record {
    /// From the first clause with a figure to the end of the last one.
    pub span: Span,
    /// The place that the statement is about.
    pub place: Option<Place>,
    /// The time that it holds for.
    pub time: Option<TimeMention>,
    /// Its figures: a range of [`Report::statistics`].
    pub statistics: std::ops::Range<usize>,
}

/// One numeral of the body and what became of it.
///
/// ```
/// use jianbao::{Parser, Reading};
/// let text = "107国道改造3公里。";
/// let numerals = Parser::new().ledger(true).parse(text).numerals.unwrap();
/// assert_eq!((numerals[0].span.of(text), numerals[0].reading), ("107", Reading::Name));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct LedgerEntry {
    /// The numeral alone, without hedges in front and unit.
    pub span: Span,
    /// Its value.
    pub value: Option<Decimal>,
    /// What it was read as.
    pub reading: Reading,
    /// Why, where it is a name.
    pub reason: Option<&'static str>,
}

/// A comparison of figures of the report with each other.
///
/// ```
/// use jianbao::{CheckKind, Report};
/// let report = Report::parse("全县共有教师1200人，其中小学教师700人、中学教师600人。");
/// let sum = report.checks.iter().find(|check| check.kind == CheckKind::PartsSum).unwrap();
/// assert!(!sum.holds);
/// assert_eq!((sum.whole, sum.parts.as_slice()), (0, [1, 2].as_slice()));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Check {
    /// What was compared.
    pub kind: CheckKind,
    /// Whether it holds. Parts may leave some of the whole out: a sum holds unless it is larger than the whole may be, its hedge
    /// counted (120余个 is less than 130).
    pub holds: bool,
    /// The whole (index into [`Report::statistics`]).
    pub whole: usize,
    /// Its parts (indices into [`Report::statistics`]).
    pub parts: Vec<usize>,
}

/// Something about the input that a user should know.
///
/// ```
/// # #[cfg(feature = "encoding")] {
/// let gbk = [0xc8, 0xab, 0xc7, 0xf8, b'1', b'1', 0xb8, 0xf6, 0xcf, 0xe7, 0xd5, 0xf2]; // 全区11个乡镇
/// let report = jianbao::Report::from_bytes(&gbk).unwrap();
/// assert!(report.remarks[0].text.starts_with("decoded as "));
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Remark {
    /// Where.
    pub span: Span,
    /// What.
    pub text: Cow<'static, str>,
}

closed_list! {
    /// What decided the encoding of bytes.
    ///
    /// ```
    /// # #[cfg(feature = "encoding")] {
    /// use jianbao::{DecidedBy, decode};
    /// let (_, decoding) = decode("\u{feff}全区11个乡镇".as_bytes()).unwrap();
    /// assert_eq!(decoding.by, DecidedBy::Mark);
    /// # }
    /// ```
    DecidedBy {
        /// A byte-order mark.
        Mark,
        /// The bytes are UTF-8, at most damaged here and there.
        Utf8,
        /// The page declares it.
        Declaration,
        /// What the characters look like.
        Detection,
    }
}

/// How bytes became text.
///
/// ```
/// # #[cfg(feature = "encoding")] {
/// use jianbao::{DecidedBy, Report};
/// let decoding = Report::from_bytes("全区11个乡镇".as_bytes()).unwrap().decoding.unwrap();
/// assert_eq!((decoding.encoding, decoding.by, decoding.replaced), ("UTF-8", DecidedBy::Utf8, 0));
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Decoding {
    /// The name of the encoding in the Encoding Standard: `UTF-8`, `GBK`, `gb18030`, `Big5`, `UTF-16LE`.
    pub encoding: &'static str,
    /// What decided it.
    pub by: DecidedBy,
    /// Places that did not decode; each is one U+FFFD in the text.
    pub replaced: usize,
}

/// Which limit stopped the reading, and where.
///
/// ```
/// use jianbao::{limits::MAX_INPUT, Report};
/// let text = " ".repeat(MAX_INPUT + 1);
/// let cut = Report::parse(&text).truncated.unwrap();
/// assert_eq!(cut.limit, "MAX_INPUT");
/// // cut between characters that belong together
/// assert!((MAX_INPUT - 4..=MAX_INPUT).contains(&cut.at));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Truncated {
    /// The name of the limit in [`limits`](crate::limits).
    pub limit: &'static str,
    /// The first byte that was not read.
    pub at: usize,
}

/// A report: where it comes from, and every figure in it.
///
/// It borrows the text; [`into_owned`](Report::into_owned) frees it. `serde` writes and reads its JSON form through
/// [`View`](crate::View).
///
/// ```
/// let text = "县里引才有新招\n2024年1月24日 新华社 记者 张三\n去年，全县引进人才60多名。";
/// let report = jianbao::Report::parse(text);
/// assert_eq!(report.title.unwrap().of(text), "县里引才有新招");
/// assert_eq!(report.published.unwrap().edtf.unwrap().to_string(), "2024-01-24");
/// assert_eq!(report.statistics[0].time.unwrap().edtf.unwrap().to_string(), "2023");
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Report<'t> {
    pub(crate) text: Cow<'t, str>,
    /// The headline.
    pub title: Option<Span>,
    /// The outlet.
    pub source: Option<Source>,
    /// When it was published.
    pub published: Option<TimeMention>,
    /// Who wrote, edited and photographed it.
    pub byline: Vec<Credit>,
    /// The place that it is mainly about.
    pub place: Option<Place>,
    /// Parts with a heading.
    pub sections: Vec<Section>,
    /// Titles of other reports that the page points to.
    pub related: Vec<Span>,
    /// Every time expression of the body, in text order.
    pub times: Vec<TimeMention>,
    /// Every place name of the body, in text order.
    pub places: Vec<PlaceMention>,
    /// Statements, in text order.
    pub records: Vec<Record>,
    /// Every statistic of the body, in text order.
    pub statistics: Vec<Statistic>,
    /// The ledger of numerals, where it was asked for.
    pub numerals: Option<Vec<LedgerEntry>>,
    /// The report's own arithmetic.
    pub checks: Vec<Check>,
    /// What could not be read.
    pub remarks: Vec<Remark>,
    /// The limit that stopped the reading, if one did.
    pub truncated: Option<Truncated>,
    /// The parts of the page; they tile the text.
    pub zones: Vec<Zone>,
    /// The text with only the script folded, where it was asked for.
    pub simplified: Option<String>,
    /// How bytes became text, where the report was read from bytes.
    pub decoding: Option<Decoding>,
    /// What a reader sees of a page; `None` for plain text, which is what it is.
    pub(crate) visible: Option<Visible>,
}

closed_list! {
    /// What a part of the page is.
    ///
    /// ```
    /// use jianbao::{Report, ZoneKind};
    /// let text = "县里引才有新招\n2024年1月24日 新华社 记者 张三\n去年，全县引进人才60多名。";
    /// let report = Report::parse(text);
    /// let title = report.zones.iter().find(|zone| zone.kind == ZoneKind::Title).unwrap();
    /// assert_eq!(title.span.of(text).trim(), "县里引才有新招");
    /// ```
    ZoneKind {
        /// The headline.
        Title,
        /// Source and date.
        Meta,
        /// Running text.
        Body,
        /// A heading inside the body.
        Heading,
        /// The text of a picture.
        Caption,
        /// Author, editor, photographer.
        Byline,
        /// Teasers of other reports.
        Related,
        /// Navigation, share buttons, copyright, comments, blank lines.
        Chrome,
    }
}

/// A part of the page.
///
/// ```
/// use jianbao::{Report, ZoneKind};
/// let text = "县里引才有新招\n2024年1月24日 新华社 记者 张三\n去年，全县引进人才60多名。";
/// let report = Report::parse(text);
/// let kinds: Vec<ZoneKind> = report.zones.iter().map(|zone| zone.kind).collect();
/// assert_eq!(kinds, [ZoneKind::Title, ZoneKind::Meta, ZoneKind::Body]);
/// assert_eq!(report.zones.last().unwrap().span.end(), text.len());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zone {
    /// What it is.
    pub kind: ZoneKind,
    /// Where it is.
    pub span: Span,
}

impl<'t> Report<'t> {
    /// The text that was read; every span refers to it.
    ///
    /// ```
    /// let text = "新建公园3个。";
    /// assert_eq!(jianbao::Report::parse(text).text(), text);
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The visible text at a span: of a page, feed or Markdown without tags and with its entities read; of plain text what
    /// stands there. This is what the `text` fields of the JSON form hold.
    ///
    /// ```
    /// # #[cfg(feature = "html")] {
    /// use jianbao::{Format, Report};
    /// let report = Report::parse_as("<p>新建公园<b>3</b>个。</p>", Format::Html);
    /// assert_eq!(report.slice(report.statistics[0].span), "3个");
    /// # }
    /// ```
    pub fn slice(&self, span: Span) -> &str {
        match &self.visible {
            Some(visible) => visible.of(span),
            None => span.of(&self.text),
        }
    }

    /// The running text of the report, a paragraph a line: without headline, source line, captions, credits, teasers and what
    /// else a page has around it.
    ///
    /// ```
    /// let report = jianbao::Report::parse("县里引才有新招\n2024年1月24日 新华社 记者 张三\n去年，全县引进人才60多名。");
    /// assert_eq!(report.body(), "去年，全县引进人才60多名。");
    /// ```
    pub fn body(&self) -> String {
        let mut body = String::new();
        for zone in self
            .zones
            .iter()
            .filter(|zone| matches!(zone.kind, ZoneKind::Body | ZoneKind::Heading))
        {
            for line in self
                .slice(zone.span)
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
            {
                if !body.is_empty() {
                    body.push('\n');
                }
                body.push_str(line);
            }
        }
        body
    }

    /// The same report, holding its own copy of the text.
    ///
    /// ```
    /// use jianbao::Report;
    /// fn read(file: &str) -> Report<'static> {
    ///     let text = format!("{file}新建公园3个。");
    ///     Report::parse(&text).into_owned()
    /// }
    /// assert_eq!(read("全县").statistics.len(), 1);
    /// ```
    pub fn into_owned(self) -> Report<'static> {
        Report {
            text: Cow::Owned(self.text.into_owned()),
            title: self.title,
            source: self.source,
            published: self.published,
            byline: self.byline,
            place: self.place,
            sections: self.sections,
            related: self.related,
            times: self.times,
            places: self.places,
            records: self.records,
            statistics: self.statistics,
            numerals: self.numerals,
            checks: self.checks,
            remarks: self.remarks,
            truncated: self.truncated,
            zones: self.zones,
            simplified: self.simplified,
            decoding: self.decoding,
            visible: self.visible,
        }
    }
}
