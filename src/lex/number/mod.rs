//! Numerals, hedges and units: what a report writes as a quantity.

mod beside;
mod exact;
mod fraction;
pub(crate) mod frozen;
mod half;
mod hedge;
mod money;
pub(crate) mod numeral;
pub(crate) mod quantity;
mod range;
mod scanner;
