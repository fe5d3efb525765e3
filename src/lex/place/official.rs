//! The townships and streets of the official list, and the counties that they lie in (feature `townships`).

use crate::data::compiled;
use crate::place_code::PlaceCode;
use crate::record::{Level, Place};
use crate::span::{narrow, widen};

/// Names in order, one behind the other, and their counties, as the build script compiled them (`build/township.rs`).
static NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/townships.txt"));
static ENDS: &[u32] = compiled!("townships.ends": [u32]);
static COUNTIES: &[u32] = compiled!("townships.counties": [u32]);
static COUNTY_ENDS: &[u32] = compiled!("townships.county_ends": [u32]);

/// From where to where the part with this number lies.
fn part(ends: &[u32], number: usize) -> Option<std::ops::Range<usize>> {
    let start = number
        .checked_sub(1)
        .map_or(Some(0), |at| ends.get(at).copied())?;
    Some(widen(start)..widen(*ends.get(number)?))
}

/// The number of a name.
pub(crate) fn find(name: &str) -> Option<u32> {
    let (mut low, mut high) = (0, ENDS.len());
    while low < high {
        let middle = low.midpoint(high);
        match NAMES.get(part(ENDS, middle)?)?.cmp(name) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Some(narrow(middle)),
        }
    }
    None
}

/// The townships with the name of this number, each with the code of its county.
pub(crate) fn bearers(number: u32) -> impl Iterator<Item = Place> {
    let counties = part(COUNTY_ENDS, widen(number)).and_then(|part| COUNTIES.get(part));
    counties.unwrap_or(&[]).iter().map(|&code| Place {
        code: PlaceCode::Division(code),
        level: Level::Township,
    })
}
