//! Classifiers and units of measure.

use crate::matcher::Layout;
use crate::table::{self, Table};
use crate::words;

/// The rows of `units.tsv` as Rust source, and their spellings laid out for the matcher.
pub fn compile() {
    let table = Table::open("units");
    let mut source = String::from("[\n");
    for row in table.rows() {
        let (kind, iso) = (row.column(1), row.column(4));
        let kind = kind[..1].to_uppercase() + &kind[1..];
        let text = money_word(row.column(0), iso);
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        source += &format!(
            "(Unit {{ text: {text:?}, kind: UnitKind::{kind}, canonical: {:?}, factor: {:?}, iso: {:?} }}, {:?}),\n",
            some(row.column(2)),
            some(row.column(3)),
            some(iso),
            row.column(5),
        );
    }
    table::write("units.rs", source + "]");
    words::write(
        "units",
        &Layout::new(table.rows().map(|row| row.column(0).chars().collect())),
    );
}

/// 元人民币 and 人民币元 are both 元: the currency is told by the ISO code.
fn money_word<'t>(text: &'t str, iso: &str) -> &'t str {
    match iso {
        "CNY" if text.contains('元') && !text.contains(['/', '每']) => "元",
        "TWD" | "HKD" | "MOP" if text.starts_with('元') && !text.contains(['/', '每']) => "元",
        _ => text,
    }
}
