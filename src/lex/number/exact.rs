//! Sums of digits and powers of ten, exactly and fast: an integer and the number of its decimal places.

use rust_decimal::Decimal;

/// `units / 10^places`. Every step that leaves 28 digits behind gives `None`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exact {
    units: u128,
    places: u32,
}

/// What a [`Decimal`] holds.
const MAX_PLACES: u32 = 28;

impl Exact {
    pub const ZERO: Exact = Exact {
        units: 0,
        places: 0,
    };
    pub const ONE: Exact = Exact {
        units: 1,
        places: 0,
    };

    pub fn digit(digit: u32) -> Exact {
        Exact {
            units: u128::from(digit),
            places: 0,
        }
    }

    /// The number with one more digit at its end.
    pub fn then_digit(self, digit: u32) -> Option<Exact> {
        let units = self.units.checked_mul(10)?.checked_add(u128::from(digit))?;
        Some(Exact { units, ..self })
    }

    /// The same digits with the point `places` digits from the end.
    pub fn with_places(self, places: u32) -> Option<Exact> {
        (places <= MAX_PLACES).then_some(Exact { places, ..self })
    }

    /// Times ten to the power of `zeros`.
    pub fn scaled(self, zeros: u32) -> Option<Exact> {
        let moved = zeros.min(self.places);
        let factor = 10u128.checked_pow(zeros - moved)?;
        Some(Exact {
            units: self.units.checked_mul(factor)?,
            places: self.places - moved,
        })
    }

    pub fn plus(self, other: Exact) -> Option<Exact> {
        // The usual case: whole numbers.
        if self.places == other.places {
            let units = self.units.checked_add(other.units)?;
            return Some(Exact { units, ..self });
        }
        let places = self.places.max(other.places);
        let raise = |e: Exact| {
            let factor = 10u128.checked_pow(places - e.places)?;
            e.units.checked_mul(factor)
        };
        Some(Exact {
            units: raise(self)?.checked_add(raise(other)?)?,
            places,
        })
    }

    pub fn decimal(self) -> Option<Decimal> {
        let units = i128::try_from(self.units).ok()?;
        let value = Decimal::try_from_i128_with_scale(units, self.places).ok()?;
        Some(if self.places == 0 {
            value
        } else {
            value.normalize()
        })
    }
}

impl From<u64> for Exact {
    fn from(value: u64) -> Self {
        Exact {
            units: value.into(),
            places: 0,
        }
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(std::cmp::Ordering::Equal)
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        let places = self.places.max(other.places);
        let raise = |e: &Exact| 10u128.checked_pow(places - e.places)?.checked_mul(e.units);
        Some(raise(self)?.cmp(&raise(other)?))
    }
}
