//! How does a user take it away? The JSON form, flat rows, and positions in other units.

pub(crate) mod inert;
pub(crate) mod positions;
pub(crate) mod row;
pub(crate) mod view;
