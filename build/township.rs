//! Townships by name, for the feature `townships`: which counties have one of that name.

use crate::fold::Fold;
use crate::table::{self, Table, numbers};
use std::collections::BTreeMap;

pub fn compile(fold: &Fold) {
    let table = Table::open("townships");
    let mut counties: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for row in table.rows() {
        let code = row.column(0).parse().expect("six digits");
        for name in row.list(1) {
            // The text is folded before a name is looked up.
            let name = name.chars().map(|c| fold.get(c)).collect();
            counties.entry(name).or_default().push(code);
        }
    }
    let names: String = counties.keys().map(String::as_str).collect();
    let ends = |lengths: Vec<usize>| {
        lengths
            .into_iter()
            .scan(0u32, |end, length| {
                *end += u32::try_from(length).unwrap();
                Some(*end)
            })
            .collect::<Vec<u32>>()
    };
    table::write("townships.txt", names);
    numbers!(
        "townships.ends",
        ends(counties.keys().map(|name| name.len()).collect())
    );
    numbers!(
        "townships.county_ends",
        ends(counties.values().map(Vec::len).collect())
    );
    numbers!("townships.counties", counties.values().flatten().copied());
}
