//! The report's own arithmetic: parts against their whole, a share against both, growth against both values, an announced
//! count against the list behind it. A check that does not hold is a finding for the reader.

mod growth;
mod list;
mod parts;
mod percent;
mod share;

use super::kind;
use super::part::Linked;
use crate::record::{Check, Statistic};

/// Checks of a sentence whose figures were linked.
pub(crate) fn sentence(linked: Linked, statistics: &[Statistic], found: &mut Vec<Check>) {
    let quantities = &linked.page.mentions.quantities;
    for index in linked.from..statistics.len() {
        let Some(figure) = linked.figure(index) else {
            break;
        };
        let Some(quantity) = quantities.get(figure.quantity) else {
            continue;
        };
        parts::check(linked, index, statistics, found);
        let other = if kind::share(quantity) || percent::fraction(quantity).is_some() {
            share::check(linked, index, quantity, statistics)
                .or_else(|| growth::check(linked, index, quantity, statistics))
        } else {
            list::check(linked, index, quantity, statistics)
        };
        found.extend(other);
    }
}
