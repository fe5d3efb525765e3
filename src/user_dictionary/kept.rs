//! Units and reasons of the user's. Records borrow those of the tables, which live as long as the program; so these are kept
//! as long, each once, however many dictionaries have it.

use crate::error::Error;
use crate::limits::MAX_KEPT;
use crate::record::Unit;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

static REASONS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// By spelling, factor and canonical unit, which tell the rest.
static UNITS: Mutex<BTreeMap<Key, &'static Unit>> = Mutex::new(BTreeMap::new());

type Key = (String, Option<String>, Option<&'static str>);

/// A unit that is like another but for its spelling and its factor.
pub(super) fn unit(text: &str, factor: Option<&str>, like: &Unit) -> Result<&'static Unit, Error> {
    let mut units = UNITS.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (text.to_owned(), factor.map(str::to_owned), like.canonical);
    if let Some(unit) = units.get(&key) {
        return Ok(unit);
    }
    room(units.len())?;
    let unit: &'static Unit = Box::leak(Box::new(Unit {
        text: leak(text),
        factor: factor.map(leak),
        ..*like
    }));
    units.insert(key, unit);
    Ok(unit)
}

/// Why an expression counts nothing.
pub(super) fn reason(text: &str) -> Result<&'static str, Error> {
    let mut reasons = REASONS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(reason) = reasons.get(text) {
        return Ok(reason);
    }
    room(reasons.len())?;
    let reason = leak(text);
    reasons.insert(reason);
    Ok(reason)
}

fn room(kept: usize) -> Result<(), Error> {
    if kept < MAX_KEPT {
        Ok(())
    } else {
        Err(Error::TooManyWords("MAX_KEPT"))
    }
}

fn leak(text: &str) -> &'static str {
    Box::leak(text.into())
}
