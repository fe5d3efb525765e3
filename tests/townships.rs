//! Townships and streets resolve to their county (feature `townships`).

#![allow(clippy::unwrap_used, clippy::panic)]

use jianbao::{Level, Place, Report, Resolved};

#[test]
fn a_name_that_one_county_has_leads_there() {
    let Resolved::One(place) = Place::resolve("东华门街道") else {
        panic!();
    };
    assert_eq!(place.level, Level::Township);
    assert_eq!(place.path(), ["北京市", "东城区"]);
    let Resolved::Ambiguous(many) = Place::resolve("城关镇") else {
        panic!();
    };
    assert!(many.len() > 50, "{}", many.len());
}

#[test]
fn a_city_in_front_or_the_report_tells_the_county() {
    let township = |text: &str| {
        let report = Report::parse(text);
        let town = report
            .places
            .iter()
            .filter_map(|mention| mention.place)
            .find(|place| place.level == Level::Township);
        town.map(|place| place.code.to_string())
    };
    assert_eq!(
        township("苏州市光福镇引进企业3家。").as_deref(),
        Some("320506")
    );
    assert_eq!(
        township("东华门街道新建公园3个。").as_deref(),
        Some("110101")
    );
    // Two towns of a county's neighbours bear the name: the county in front decides.
    assert_eq!(
        township("陕西省眉县汤峪镇接待游客3万人次。").as_deref(),
        Some("610326")
    );
}

/// Every name of the list resolves to its county in the chain.
#[test]
fn every_township_is_found_in_its_county() {
    let table = include_str!("../src/data/townships.tsv");
    let mut seen = 0;
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let (code, names) = row.split_once('\t').unwrap();
        let county = Place::of(code.parse().unwrap()).unwrap();
        for name in names.split('|') {
            let found = Place::resolve_in(name, county).map(|place| place.code);
            assert_eq!(found, Some(county.code), "{code} {name}");
            seen += 1;
        }
    }
    assert_eq!(seen, 38_723);
}
