//! One error type. Texts never fail (see [`Report::parse`](crate::Report::parse)); only callers can be wrong.

use crate::place_code::PlaceCode;
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
    /// A word for a [`UserDictionary`](crate::UserDictionary) that no text could be searched for; the second text says why.
    #[error("no word to look for: {0:?} {1}")]
    NotAWord(String, &'static str),
    /// A word for a [`UserDictionary`](crate::UserDictionary) that is there already and is something else.
    #[error(
        "{word:?} is {known} already; a dictionary that is `replacing` may give it another meaning"
    )]
    Clash {
        /// The word.
        word: String,
        /// What it is: "a place", "a verb".
        known: &'static str,
    },
    /// A factor of a unit that is neither a positive decimal nor a fraction of two.
    #[error("not a factor: {0:?} (a positive number such as 0.5, or a fraction such as 2000/3)")]
    NotAFactor(String),
    /// A unit that nothing converts to.
    #[error(
        "not a unit to convert to: {0:?} (m, m2, m3, kg, s, month, J, W, CNY and others of src/data/units.tsv)"
    )]
    NotACanonicalUnit(String),
    /// A code that is well formed and belongs to no division or country of today.
    #[error("no division or country has the code {0}")]
    NoSuchPlace(PlaceCode),
    /// More words or units than the limit of this name in [`limits`](crate::limits).
    #[error("too many words: beyond {0}")]
    TooManyWords(&'static str),
    /// A row of a table of words that is wrong, by its line, and how.
    #[error("line {line}: {error}")]
    InLine {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        error: Box<Error>,
    },
    /// A row of a table of words that names no known sort of word, or has too few columns.
    #[error(
        "not a row of a dictionary: {0:?} (unit WORD FACTOR CANONICAL, unit WORD, place WORD CODE, outlet WORD, verb WORD, frozen WORD REASON; tabs in between)"
    )]
    NotARow(String),
}
