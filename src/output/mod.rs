//! How does a user take it away?

pub(crate) mod view;
