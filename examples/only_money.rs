//! Only the money: every amount in its currency, with its bounds, and the exact total by currency.
//!
//! ```text
//! cargo run --example only_money                a made-up notice
//! cargo run --example only_money -- FILE…
//! ```

use jianbao::{Decimal, Kind, Report};
use std::collections::BTreeMap;
use std::error::Error;

const NOTICE: &str =
    "基金会全年募集善款480.4万元，向5所学校拨付近120万元，海外校友另捐2.5万美元和300余万港元。";

fn main() -> Result<(), Box<dyn Error>> {
    let mut texts = Vec::new();
    for file in std::env::args().skip(1) {
        texts.push(std::fs::read_to_string(file)?);
    }
    if texts.is_empty() {
        texts.push(NOTICE.to_owned());
    }
    let mut totals: BTreeMap<&str, Decimal> = BTreeMap::new();
    for text in &texts {
        let report = Report::parse(text);
        for figure in report
            .statistics
            .iter()
            .filter(|figure| figure.kind == Kind::Money)
        {
            let currency = figure.unit.and_then(|unit| unit.iso).unwrap_or("?");
            let bounds = figure
                .bounds()
                .map_or("?".to_owned(), |bounds| bounds.to_string());
            let action = figure.action.map_or("", |action| action.span.of(text));
            println!(
                "{:<12} {currency} {bounds:<24} {action}",
                figure.span.of(text)
            );
            let total = totals.entry(currency).or_default();
            *total = total
                .checked_add(figure.value.unwrap_or_default())
                .unwrap_or(*total);
        }
    }
    for (currency, total) in totals {
        println!("{currency} {total}, hedges aside");
    }
    Ok(())
}
