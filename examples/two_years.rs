//! The same thing counted in two years: pairs of figures with one counted noun and one unit, and how far they moved.
//!
//! ```text
//! cargo run --example two_years                 two made-up bulletins
//! cargo run --example two_years -- OLD NEW
//! ```

use jianbao::{Decimal, Report};
use std::collections::BTreeMap;
use std::error::Error;

const OLD: &str = "2022年，全县新建公园3个，种植水稻20万亩，接待游客120万人次，财政收入9.5亿元。";
const NEW: &str =
    "2023年，全县新建公园5个，种植水稻19.2万亩，接待游客150余万人次，财政收入10.45亿元。";

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let (old, new) = match files.as_slice() {
        [old, new] => (std::fs::read_to_string(old)?, std::fs::read_to_string(new)?),
        [] => (OLD.to_owned(), NEW.to_owned()),
        _ => return Err("two files, please".into()),
    };
    let (old, new) = (amounts(&old), amounts(&new));
    for ((what, unit), (before, _)) in &old {
        let Some((after, hedge)) = new.get(&(what.clone(), unit.clone())) else {
            continue;
        };
        // Exact decimals: no 0.1 + 0.2 here.
        let Some(change) = after
            .checked_sub(*before)
            .and_then(|d| (d * Decimal::ONE_HUNDRED).checked_div(*before))
        else {
            continue;
        };
        println!(
            "{what}: {before} → {hedge}{after} {unit} ({:+}%)",
            change.round_dp(1)
        );
    }
    Ok(())
}

/// Counted noun and unit → value, and the hedge where there is one.
fn amounts(text: &str) -> BTreeMap<(String, String), (Decimal, String)> {
    let report = Report::parse(text);
    let mut amounts = BTreeMap::new();
    for figure in &report.statistics {
        let (Some(value), Some(counted), Some(unit)) = (figure.value, figure.counted, figure.unit)
        else {
            continue;
        };
        let hedge = match figure.relation {
            jianbao::Relation::Exact => String::new(),
            other => format!("{other} "),
        };
        let key = (counted.span.of(text).to_owned(), unit.text.to_owned());
        amounts.insert(key, (value, hedge));
    }
    amounts
}
