//! Which money a bare 元 is.

use crate::lex::number::quantity::{Quantity, unit_of};
use crate::lex::unit::Units;
use crate::place_code::PlaceCode;
use crate::record::{Place, Unit};
use crate::text::Text;

/// The unit of a quantity in a report about `home`: a 元 of Taiwan, Hong Kong or Macau is that of the place, unless the
/// text names another.
pub(crate) fn unit(text: &Text, quantity: &Quantity, home: Option<Place>) -> Option<&'static Unit> {
    let unit = unit_of(quantity)?;
    let bare = quantity.unit.is_some_and(|found| found.run.len() == 1);
    if !bare || unit.text != "元" || unit.iso != Some("CNY") {
        return Some(unit);
    }
    let named = ["人民币", "RMB", "CNY", "￥", "¥"].iter().any(|word| {
        text.has_before(quantity.run.start, word) || text.has(quantity.run.start, word)
    });
    let local = match home.and_then(|home| home.code.province()) {
        Some(PlaceCode::Division(710_000)) => "元新台币",
        Some(PlaceCode::Division(810_000)) => "元港币",
        Some(PlaceCode::Division(820_000)) => "元澳门币",
        _ => return Some(unit),
    };
    if named {
        return Some(unit);
    }
    Units::shared().named(local).or(Some(unit))
}
