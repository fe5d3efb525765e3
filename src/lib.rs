//! **jianbao** (剪报, press clipping) turns Chinese-language reports into typed records: who reported, where, when, how
//! many of what. Every figure keeps its hedge, its unit, the thing counted, its place, its time and its exact position.
//!
//! ```
//! use jianbao::{Relation, Report};
//!
//! let text = "自2018年以来，合肥市共引进各类人才200余人。";
//! let report = Report::parse(text);
//! let figure = &report.statistics[0];
//! assert_eq!(figure.span.of(text), "200余人");
//! assert_eq!(figure.value.unwrap().to_string(), "200");
//! assert_eq!(figure.relation, Relation::Over);
//! assert_eq!(figure.counted.unwrap().span.of(text), "各类人才");
//! assert_eq!(figure.action.unwrap().span.of(text), "引进");
//! assert_eq!(figure.place.unwrap().name(), "合肥市");
//! assert_eq!(figure.time.unwrap().edtf.unwrap().to_string(), "2018/..");
//! ```
//!
//! [`Report::parse`] is the whole interface for most programs; [`Parser`] has options and reuses its buffers. A report is
//! plain data that borrows the text; serde writes its JSON form ([`View`]).
//!
//! # Untrusted input
//! Any string gives a report: no panic, no error, no hang. Work grows linearly with the input and every bound is a
//! number in [`limits`]. Spans are byte ranges of the input on character boundaries: `text[span]` is what was written,
//! through full-width digits, traditional characters and pinyin notes. Nothing is executed, opened or fetched.
//! What is not promised: that the report is true.

#![deny(missing_docs, missing_debug_implementations)]

#[cfg(feature = "arrow")]
pub mod arrow;
mod bounds;
#[cfg(feature = "encoding")]
mod bytes;
mod data;
mod edtf;
mod error;
mod lex;
pub mod limits;
mod link;
mod output;
mod page;
mod parser;
mod place_code;
mod quantity;
mod record;
mod span;
mod spelling;
mod text;
mod time;
mod user_dictionary;
mod user_words;
mod visible;
mod zone;

pub use bounds::Bounds;
#[cfg(feature = "encoding")]
pub use bytes::decode;
pub use edtf::{ANY, Date, Edtf, Moment, Year};
pub use error::Error;
pub use lex::place::lookup::{FormerName, Resolved};
pub use output::positions::PositionUnit;
pub use output::row::Row;
pub use output::view::*;
pub use page::Format;
pub use parser::Parser;
#[doc(hidden)]
pub use parser::Stage;
pub use place_code::PlaceCode;
pub use quantity::{Numeral, Quantity};
pub use record::*;
pub use rust_decimal::Decimal;
pub use span::Span;
pub use spelling::Spelling;
pub use time::{Precision, Resolution, Time};
pub use user_dictionary::UserDictionary;
