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
//! As JSON, `serde_json::to_string(&report)`, that figure begins
//!
//! ```text
//! {"text":"200余人","span":[49,58],"value":"200","high":null,"relation":"over","unit":{"text":"人","kind":"classifier",…},
//!  "kind":"count",…,"counted":{"text":"各类人才",…},"action":{"text":"引进",…},"actor":{"text":"合肥市",…},
//!  "place":{"adcode":"340100","name":"合肥市",…},"time":{"text":"2018年以来","edtf":"2018/..","kind":"since",…},…}
//! ```
//!
//! [`Report::parse`] is the whole interface for most programs; [`Parser`] has options, reuses its buffers and takes words of
//! your own ([`UserDictionary`]). A report is plain data that borrows the text; serde writes its JSON form ([`View`]), and
//! [`Report::rows`] gives a flat row a figure. [`Numeral`], [`Quantity`], [`Time`] and [`Place`] work by themselves.
//!
//! # Features
//! None is on by default.
//!
//! | feature | what it adds |
//! |---|---|
//! | `encoding` | bytes in GBK, GB18030, Big5, UTF-16: `Report::from_bytes`, `decode` |
//! | `html` | pages, feeds and Markdown ([`Format`]); spans point into the source |
//! | `arrow` | `arrow::record_batch`, `arrow::parse_batch` for data frames and query engines |
//! | `schema` | `View: JsonSchema`; the schema as text is always there as [`View::SCHEMA`] |
//! | `lunar` | values of lunar dates |
//! | `parallel` | [`Parser::parse_many`] on all cores |
//! | `townships` | the townships and streets of the official list, each with its county |
//! | `cli` | the program `jianbao` |
//!
//! # Accuracy
//! F1 on three sets of invented reports whose answers were written first and that nobody read while rules were made (1,053
//! figures), the worst and the best set, at version 0.1.0; README has the tables.
//!
//! | figure | span | kind | counted | action | actor | place | time | times | places | header |
//! |---|---|---|---|---|---|---|---|---|---|---|
//! | 0.98 0.99 | 0.96 0.99 | 0.98 1.00 | 0.79 0.88 | 0.77 0.82 | 0.56 0.77 | 0.79 1.00 | 0.70 0.90 | 0.89 0.91 | 0.88 0.96 | 0.94 0.98 |
//!
//! # Limits
//! - The actor of a figure is right between half and three quarters of the time, its verb four times in five: look at
//!   [`Phrase::from`].
//! - Festivals and lengths of time counted back from now (近三年) have no calendar value.
//! - Of pages in layouts that it has never seen, one in six has its body cut wrongly.
//! - Numbers beyond 28 digits have no value. Inputs beyond 16 MiB are cut, and say so ([`Report::truncated`]).
//! - A short name that is an ordinary word (合作, 振兴) is a place only with its suffix or behind a larger place.
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
mod many;
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
pub use output::inert::inert;
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
