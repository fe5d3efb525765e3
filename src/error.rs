//! One error type. Texts never fail (see [`Report::parse`](crate::Report::parse)); only callers can be wrong.

use thiserror::Error;

/// What was wrong with a value that a caller handed over.
///
/// ```
/// let error = "2022-13".parse::<jianbao::Edtf>().unwrap_err();
/// assert_eq!(error.to_string(), "not a date of EDTF or ISO 8601: \"2022-13\"");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Error {
    /// A string that is no EDTF date, interval or ISO 8601 date-time.
    #[error("not a date of EDTF or ISO 8601: {0:?}")]
    NotADate(String),
    /// A string that is no GB/T 2260 code and no `ISO:` country code.
    #[error("not a division code: {0:?} (six digits, or ISO: and two letters)")]
    NotACode(String),
    /// A string that is not one number, hedge and unit, and nothing else.
    #[error("not a quantity: {0:?}")]
    NotAQuantity(String),
    /// Bytes that are no text: a PDF, an archive, a picture; the text says which.
    #[error("not a text: {0}")]
    NotText(&'static str),
}
