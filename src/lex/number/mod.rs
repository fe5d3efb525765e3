//! Numerals, hedges and units: what a report writes as a quantity.

pub(crate) mod frozen;
pub(crate) mod hedge;
pub(crate) mod numeral;
pub(crate) mod quantity;
