//! What a hedged number says of the true one: an interval.

use crate::record::Relation;
use rust_decimal::Decimal;
use std::fmt;
use std::ops::Bound;

/// The interval that a figure leaves for the true value.
///
/// | relation | example | interval |
/// |---|---|---|
/// | exact | 60个, 3至5个 | 60; 3 ≤ x ≤ 5 |
/// | over, hedge inside | 60多个, 1300余万 | 60 < x < 70; 1300万 < x < 1400万 |
/// | over, hedge in front | 超60个 | 60 < x |
/// | under | 不足60个 | x < 60 |
/// | nearly | 近80个 | 70 < x < 80 |
/// | about | 约80个 | 75 ≤ x ≤ 85 |
/// | at least, at most | 不少于60个, 60个以内 | 60 ≤ x; x ≤ 60 |
/// | several | 数百家 | 100 ≤ x < 1000 |
///
/// Where a step is needed it is the value of the last digit that is no zero: ten in 80, a million in 1300万.
///
/// ```
/// use jianbao::{Decimal, Quantity};
/// let bounds = "60多批".parse::<Quantity>()?.bounds();
/// assert!(bounds.contains(Decimal::from(63)) && !bounds.contains(Decimal::from(70)));
/// assert_eq!(bounds.to_string(), "60 < x < 70");
/// # Ok::<(), jianbao::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Bounds {
    /// The lower end.
    pub low: Bound<Decimal>,
    /// The upper end.
    pub high: Bound<Decimal>,
}

impl Bounds {
    /// The interval of a value, of the upper end of a range and of what the hedge says; `inside` is set where the hedge is a
    /// 多 or 余 of the numeral itself, so that the next round number is not reached.
    pub(crate) fn new(
        low: Decimal,
        high: Option<Decimal>,
        relation: Relation,
        inside: bool,
    ) -> Bounds {
        use Bound::{Excluded, Included, Unbounded};
        let top = high.unwrap_or(low);
        let step = step(top);
        let half = step.checked_div(Decimal::TWO).unwrap_or_default();
        let up = |by: Decimal| top.checked_add(by).unwrap_or(Decimal::MAX);
        let down = |by: Decimal| low.checked_sub(by).unwrap_or(Decimal::MIN);
        let (from, to) = match (relation, high) {
            (Relation::Exact, _) => (Included(low), Included(top)),
            (Relation::Over, Some(_)) => (
                Included(low),
                if inside {
                    Excluded(up(step))
                } else {
                    Unbounded
                },
            ),
            (Relation::Over, None) => (
                Excluded(low),
                if inside {
                    Excluded(up(step))
                } else {
                    Unbounded
                },
            ),
            (Relation::Under, _) => (Unbounded, Excluded(top)),
            (Relation::Nearly, _) => (Excluded(down(step)), Excluded(top)),
            (Relation::About, _) => (Included(down(half)), Included(up(half))),
            (Relation::AtLeast, _) => (Included(low), Unbounded),
            (Relation::AtMost, _) => (Unbounded, Included(top)),
            (Relation::Several, _) => (
                Included(low),
                Excluded(top.checked_mul(Decimal::TEN).unwrap_or(Decimal::MAX)),
            ),
        };
        Bounds {
            low: from,
            high: to,
        }
    }

    /// Whether the figure allows this value.
    ///
    /// ```
    /// use jianbao::{Decimal, Numeral};
    /// let over_sixty: Numeral = "60多".parse()?;
    /// assert!(over_sixty.bounds().contains(Decimal::from(65)));
    /// assert!(!over_sixty.bounds().contains(Decimal::from(70)));
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn contains(&self, value: Decimal) -> bool {
        let above = match self.low {
            Bound::Included(low) => value >= low,
            Bound::Excluded(low) => value > low,
            Bound::Unbounded => true,
        };
        let below = match self.high {
            Bound::Included(high) => value <= high,
            Bound::Excluded(high) => value < high,
            Bound::Unbounded => true,
        };
        above && below
    }
}

/// The value of the last digit that is no zero: 10 for 80, 0.1 for 3.5; 1 for zero.
fn step(value: Decimal) -> Decimal {
    let value = value.normalize().abs();
    if value.is_zero() {
        return Decimal::ONE;
    }
    let mut mantissa = value.mantissa();
    let mut step = Decimal::try_from_i128_with_scale(1, value.scale()).unwrap_or(Decimal::ONE);
    // At most 28 digits.
    while mantissa % 10 == 0 {
        mantissa /= 10;
        step = step.checked_mul(Decimal::TEN).unwrap_or(step);
    }
    step
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (Bound::Included(low), Bound::Included(high)) if low == high => {
                return write!(f, "x = {low}");
            }
            (Bound::Included(low), _) => write!(f, "{low} ≤ ")?,
            (Bound::Excluded(low), _) => write!(f, "{low} < ")?,
            (Bound::Unbounded, _) => {}
        }
        f.write_str("x")?;
        match self.high {
            Bound::Included(high) => write!(f, " ≤ {high}"),
            Bound::Excluded(high) => write!(f, " < {high}"),
            Bound::Unbounded => Ok(()),
        }
    }
}
