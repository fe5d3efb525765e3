//! Numbers, amounts, dates and places by themselves: no report around them.
//!
//! ```text
//! cargo run --example by_themselves
//! cargo run --example by_themselves -- 三十几万 1300余万元 十三五期间 鼓楼区
//! ```

use jianbao::{Numeral, Place, Quantity, Resolved, Time};

fn main() {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    if words.is_empty() {
        words = [
            "三十几万",
            "1300余万元",
            "三亩",
            "十三五期间",
            "2018年以来",
            "双清区",
            "鼓楼区",
        ]
        .map(str::to_owned)
        .into();
    }
    for word in words {
        if let Ok(time) = word.parse::<Time>() {
            println!(
                "{word}: time {}",
                time.edtf
                    .map_or("without a calendar value".to_owned(), |edtf| edtf
                        .to_string())
            );
        } else if let Ok(number) = word.parse::<Numeral>() {
            println!("{word}: number {number}, {}", number.bounds());
        } else if let Ok(amount) = word.parse::<Quantity>() {
            let canonical = amount
                .in_canonical_unit()
                .map_or(String::new(), |(value, unit)| format!(" = {value} {unit}"));
            println!("{word}: amount {amount}, {}{canonical}", amount.bounds());
        } else {
            match Place::resolve(&word) {
                Resolved::One(place) => {
                    println!("{word}: place {} {}", place.code, place.path().join(" "))
                }
                Resolved::Ambiguous(places) => {
                    let all: Vec<_> = places.iter().map(|place| place.path().join(" ")).collect();
                    println!("{word}: one of {}", all.join(" | "));
                }
                _ => println!("{word}: none of these"),
            }
        }
    }
}
