//! Figures by themselves: parse one, look at its value and bounds, convert it, print it.

use crate::bounds::Bounds;
use crate::error::Error;
use crate::lex::number::quantity::{self as read, Form};
use crate::record::{Kind, Relation, Unit, UnitKind};
use crate::span::Run;
use crate::spelling::Spelling;
use crate::text::Text;
use crate::text::class::Class;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::fmt;
use std::ops::Bound;
use std::str::FromStr;

/// A number as it is written, without a unit.
///
/// ```
/// use jianbao::{Numeral, Relation, Spelling};
/// let n: Numeral = "三十几万".parse()?;
/// assert_eq!((n.value().to_string(), n.relation()), ("300000".to_owned(), Relation::Over));
/// let pair: Numeral = "两三百".parse()?;
/// assert_eq!(pair.high().unwrap().to_string(), "300");
/// assert_eq!(pair.to_string(), "200至300");
/// assert_eq!("1.97万".parse::<Numeral>()?.written(Spelling::Lower), "一万九千七百");
/// assert!("八一路".parse::<Numeral>().is_err());
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Numeral {
    value: Decimal,
    high: Option<Decimal>,
    relation: Relation,
    /// The hedge is a 多 or 余 of the numeral itself.
    inside: bool,
}

impl Numeral {
    /// The value, or the lower end of a range.
    ///
    /// ```
    /// let n: jianbao::Numeral = "3万4000".parse()?;
    /// assert_eq!(n.value().to_string(), "34000");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// The upper end of a range.
    ///
    /// ```
    /// let n: jianbao::Numeral = "两三百".parse()?;
    /// assert_eq!(n.high().unwrap().to_string(), "300");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn high(&self) -> Option<Decimal> {
        self.high
    }

    /// What the hedge says.
    ///
    /// ```
    /// let n: jianbao::Numeral = "不少于100".parse()?;
    /// assert_eq!(n.relation(), jianbao::Relation::AtLeast);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn relation(&self) -> Relation {
        self.relation
    }

    /// The interval that is left for the true value.
    ///
    /// ```
    /// let n: jianbao::Numeral = "近80".parse()?;
    /// assert_eq!(n.bounds().to_string(), "70 < x < 80");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn bounds(&self) -> Bounds {
        Bounds::new(self.value, self.high, self.relation, self.inside)
    }

    /// The number with its hedge, in a spelling of your choice; it reads back with the same value, range and relation.
    ///
    /// ```
    /// let n: jianbao::Numeral = "三十几万".parse()?;
    /// assert_eq!(n.written(jianbao::Spelling::Plain), "300000多");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn written(&self, spelling: Spelling) -> String {
        let number = |v: Decimal| spelling.write(v);
        let text = match self.high {
            Some(high) => format!("{}至{}", number(self.value), number(high)),
            None => number(self.value),
        };
        match self.relation {
            Relation::Exact => text,
            Relation::Over if self.inside => text + "多",
            Relation::Over => "超过".to_owned() + &text,
            Relation::Under => "不足".to_owned() + &text,
            Relation::Nearly => "近".to_owned() + &text,
            Relation::About => "约".to_owned() + &text,
            Relation::AtLeast => "不少于".to_owned() + &text,
            Relation::AtMost => "不超过".to_owned() + &text,
            // 数百: the power of ten in Chinese numerals without its 一.
            Relation::Several => {
                let power = Spelling::Lower.write(self.value);
                "数".to_owned() + power.strip_prefix('一').unwrap_or(&power)
            }
        }
    }
}

impl fmt::Display for Numeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(Spelling::Plain))
    }
}

impl FromStr for Numeral {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::NotAQuantity(text.to_owned());
        let quantity: Quantity = text.parse()?;
        let plain = quantity.unit.is_none() && quantity.kind == Kind::Count;
        plain.then_some(quantity.numeral).ok_or_else(wrong)
    }
}

/// Two numbers are in order where their bounds leave no doubt: 60多 is below 70, and neither above nor below 65.
impl PartialOrd for Numeral {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other && self.relation == Relation::Exact && self.high.is_none() {
            return Some(Ordering::Equal);
        }
        let (a, b) = (self.bounds(), other.bounds());
        if below(a.high, b.low) {
            Some(Ordering::Less)
        } else if below(b.high, a.low) {
            Some(Ordering::Greater)
        } else {
            None
        }
    }
}

/// Whether everything under the upper bound `a` is less than everything over the lower bound `b`.
fn below(a: Bound<Decimal>, b: Bound<Decimal>) -> bool {
    match (a, b) {
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => false,
        (Bound::Included(a), Bound::Included(b)) => a < b,
        (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b)) => {
            a <= b
        }
    }
}

/// A number with its unit.
///
/// ```
/// use jianbao::{Kind, Quantity, Relation};
/// let q: Quantity = "1300余万元".parse()?;
/// assert_eq!(q.numeral().value().to_string(), "13000000");
/// assert_eq!(q.unit().unwrap().iso, Some("CNY"));
/// assert_eq!(q.kind(), Kind::Money);
/// assert_eq!(q.bounds().to_string(), "13000000 < x < 14000000");
///
/// let land: Quantity = "三亩".parse()?;
/// assert_eq!(land.in_canonical_unit().unwrap().1, "m2");
/// assert_eq!(land.in_canonical_unit().unwrap().0.to_string(), "2000");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Quantity {
    numeral: Numeral,
    unit: Option<&'static Unit>,
    kind: Kind,
}

impl Quantity {
    /// The number.
    ///
    /// ```
    /// let q: jianbao::Quantity = "1300余万元".parse()?;
    /// assert_eq!(q.numeral().value().to_string(), "13000000");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn numeral(&self) -> Numeral {
        self.numeral
    }

    /// The unit, if there is one.
    ///
    /// ```
    /// let q: jianbao::Quantity = "3000多人次".parse()?;
    /// assert_eq!(q.unit().unwrap().text, "人次");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn unit(&self) -> Option<&'static Unit> {
        self.unit
    }

    /// What sort of figure it is, as far as it tells by itself: a change shows only in its sentence.
    ///
    /// ```
    /// let q: jianbao::Quantity = "七成".parse()?;
    /// assert_eq!(q.kind(), jianbao::Kind::Percent);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The interval that is left for the true value, in the unit as written.
    ///
    /// ```
    /// let q: jianbao::Quantity = "近80个".parse()?;
    /// assert_eq!(q.bounds().to_string(), "70 < x < 80");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn bounds(&self) -> Bounds {
        self.numeral.bounds()
    }

    /// The value in the canonical unit of its kind, and that unit: 三亩 is 2000 m2. `None` where the unit has none (批).
    ///
    /// ```
    /// let q: jianbao::Quantity = "三亩".parse()?;
    /// let (value, unit) = q.in_canonical_unit().unwrap();
    /// assert_eq!((value.to_string().as_str(), unit), ("2000", "m2"));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn in_canonical_unit(&self) -> Option<(Decimal, &'static str)> {
        let unit = self.unit?;
        Some((unit.to_canonical(self.numeral.value)?, unit.canonical?))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}",
            self.numeral,
            self.unit.map_or("", |unit| unit.text)
        )
    }
}

/// Quantities of one canonical unit are in order like their values in it, where both are exact.
impl PartialOrd for Quantity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self.unit.map(|u| u.text) == other.unit.map(|u| u.text) {
            return self.numeral.partial_cmp(&other.numeral);
        }
        let exact =
            |q: &Quantity| q.numeral.relation == Relation::Exact && q.numeral.high.is_none();
        let (a, b) = (self.in_canonical_unit()?, other.in_canonical_unit()?);
        (exact(self) && exact(other) && a.1 == b.1).then(|| a.0.cmp(&b.0))
    }
}

impl FromStr for Quantity {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).ok_or_else(|| Error::NotAQuantity(text.to_owned()))
    }
}

/// A longer text is no single quantity, and is not looked through.
const MAX_BYTES: usize = 512;

fn parse(raw: &str) -> Option<Quantity> {
    if raw.len() > MAX_BYTES {
        return None;
    }
    let mut text = Text::default();
    text.read(raw);
    let whole = text.trim(Run::new(0, text.len()));
    let starts = |at: &usize| matches!(text.class(*at), Class::NUM | Class::DIGIT);
    let q = (whole.start..whole.end)
        .filter(starts)
        .find_map(|at| read::quantity(&text, at))?;
    let value = q.value.filter(|_| q.run == whole)?;
    let unit = read::unit_of(&q);
    Some(Quantity {
        numeral: Numeral {
            value,
            high: q.high,
            relation: q.relation,
            inside: q.hedge_inside(),
        },
        unit,
        kind: match q.form {
            Form::Ordinal => Kind::Ordinal,
            Form::Top => Kind::Rank,
            Form::Percent => Kind::Percent,
            Form::Fraction(..) | Form::Ratio => Kind::Ratio,
            Form::Doubling => Kind::Change,
            Form::Big => Kind::Count,
            Form::Cardinal => unit.map_or(Kind::Count, |unit| unit.kind.of_figure()),
        },
    })
}

impl UnitKind {
    /// What a figure with such a unit states, unless its sentence says more.
    ///
    /// ```
    /// use jianbao::{Kind, UnitKind};
    /// assert_eq!(UnitKind::Currency.of_figure(), Kind::Money);
    /// assert_eq!(UnitKind::Time.of_figure(), Kind::Duration);
    /// ```
    pub fn of_figure(self) -> Kind {
        match self {
            UnitKind::Classifier => Kind::Count,
            UnitKind::Currency => Kind::Money,
            UnitKind::Percent => Kind::Percent,
            UnitKind::Time => Kind::Duration,
            _ => Kind::Measure,
        }
    }
}

impl Unit {
    /// A value in this unit as one in its canonical unit; exact up to 28 digits.
    ///
    /// ```
    /// let q: jianbao::Quantity = "3公里".parse()?;
    /// let metres = q.unit().unwrap().to_canonical(q.numeral().value());
    /// assert_eq!(metres.unwrap().to_string(), "3000");
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn to_canonical(&self, value: Decimal) -> Option<Decimal> {
        let factor = self.factor?;
        let (top, bottom) = factor.split_once('/').unwrap_or((factor, "1"));
        let scaled = value.checked_mul(top.parse().ok()?)?;
        Some(scaled.checked_div(bottom.parse().ok()?)?.normalize())
    }
}
