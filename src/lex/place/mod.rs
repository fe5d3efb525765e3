//! Place names as they were written, with everything that they may stand for.

pub(crate) mod abbreviation;
pub(crate) mod evidence;
pub(crate) mod gazetteer;
pub(crate) mod lookup;
pub(crate) mod name;
pub(crate) mod namesake;
#[cfg(feature = "townships")]
pub(crate) mod official;
pub(crate) mod overlap;
pub(crate) mod segment;
pub(crate) mod thing;
pub(crate) mod township;

use crate::place_code::PlaceCode;
use crate::record::{Inside, Level, Place};
use crate::span::Run;
use gazetteer::NameId;

/// What a place name says before its context decides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reading {
    /// A name of the gazetteer.
    Name(NameId),
    /// A name that the user added, with its place.
    Given(Place),
    /// A single character that stands for a division.
    Abbreviation(PlaceCode),
    /// A single character of the name of the place that the text is about: 来淮 in a report on 淮北.
    Local(char),
    /// A township or village, by its shape.
    Shape(Level),
    /// A township of the official list, by number.
    #[cfg(feature = "townships")]
    Official(u32),
}

/// A place name in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlaceForm {
    pub run: Run,
    pub reading: Reading,
    pub inside: Option<Inside>,
}
