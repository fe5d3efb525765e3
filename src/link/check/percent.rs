//! A stated percentage as an interval: half a unit of its last printed digit to either side, or what its hedge says.

use crate::bounds::Bounds;
use crate::lex::number::quantity::{Form, Quantity};
use crate::record::{Relation, Statistic};
use crate::text::Text;
use rust_decimal::Decimal;
use std::ops::Bound;

/// The ends of an interval; `None` where it is open.
#[derive(Clone, Copy)]
pub(super) struct Interval {
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
}

impl Interval {
    /// What a figure leaves for the true value.
    pub fn of(statistic: &Statistic) -> Option<Interval> {
        Some(statistic.bounds()?.into())
    }
}

impl From<Bounds> for Interval {
    fn from(bounds: Bounds) -> Self {
        let end = |bound| match bound {
            Bound::Included(value) | Bound::Excluded(value) => Some(value),
            Bound::Unbounded => None,
        };
        Interval {
            low: end(bounds.low),
            high: end(bounds.high),
        }
    }
}

/// Whether two ends are in order; an open end always is. `None` where the product is too large.
pub(super) fn ordered(low: [Option<Decimal>; 2], high: [Option<Decimal>; 2]) -> Option<bool> {
    let product = |[a, b]: [Option<Decimal>; 2]| match (a, b) {
        (Some(a), Some(b)) => a.checked_mul(b).map(Some),
        _ => Some(None),
    };
    Some(match (product(low)?, product(high)?) {
        (Some(low), Some(high)) => low <= high,
        _ => true,
    })
}

/// Numerator and denominator of a fraction: 四分之一.
pub(super) fn fraction(quantity: &Quantity) -> Option<(Decimal, Decimal)> {
    match quantity.form {
        Form::Fraction(top, bottom) => Some((top, bottom)),
        _ => None,
    }
}

/// The percentage that is stated, in hundredths.
pub(super) fn stated(text: &Text, quantity: &Quantity, statistic: &Statistic) -> Option<Interval> {
    let value = match fraction(quantity) {
        Some((top, bottom)) => top.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(bottom)?,
        None => statistic.value?,
    };
    let half = half_unit(text, quantity, value)?;
    let around = Interval {
        low: value.checked_sub(half),
        high: value.checked_add(half),
    };
    if statistic.relation == Relation::Exact && statistic.high.is_none() {
        return Some(around);
    }
    if fraction(quantity).is_some() {
        return None;
    }
    // A hedge adds to what rounding leaves.
    let hedged = Interval::of(statistic)?;
    let or = |hedged: Option<Decimal>, around: Option<Decimal>, least: bool| match (hedged, around)
    {
        (Some(a), Some(b)) => Some(if least { a.min(b) } else { a.max(b) }),
        _ => None,
    };
    Some(Interval {
        low: or(hedged.low, around.low, true),
        high: or(hedged.high, around.high, false),
    })
}

/// Half a unit of the last digit that is printed: 0.05 for 12.3%, 5 for 八成. A fraction is round by nature: half a
/// hundredth more or less does not break 三分之一.
fn half_unit(text: &Text, quantity: &Quantity, value: Decimal) -> Option<Decimal> {
    let printed = text.slice(quantity.run);
    let tenths = quantity.form == Form::Percent && printed.contains(&'成');
    if tenths && value.checked_rem(Decimal::TEN)?.is_zero() {
        return Some(Decimal::from(5));
    }
    let point = printed.iter().position(|c| matches!(c, '.' | '点'));
    let digit = |c: &&char| c.is_ascii_digit() || "〇零一二三四五六七八九".contains(**c);
    let places = point.map_or(0, |point| {
        printed.iter().skip(point + 1).take_while(digit).count()
    });
    let scale = u32::try_from(places + 1).ok()?;
    Decimal::try_from_i128_with_scale(5, scale).ok()
}
