//! What README shows is what the library prints.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jianbao::{Numeral, Parser, Quantity, Report, Spelling, Time, UserDictionary};
use std::fs;
use std::path::Path;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The blocks of README in this language.
fn blocks(language: &str) -> Vec<String> {
    readme()
        .split("```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.strip_prefix(language))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_record_in_readme_is_the_real_one() {
    let code = blocks("rust");
    let text = code[0].split('"').nth(1).unwrap();
    let report = Report::parse(text);
    let real = serde_json::to_string(&report.view().records[0].statistics[0]).unwrap();
    // README wraps the line between fields.
    let shown: String = blocks("json")[0].lines().map(str::trim).collect();
    let squeeze = |s: &str| s.replace(", ", ",").replace(" ", "");
    assert_eq!(squeeze(&shown), squeeze(&real));
}

#[test]
fn values_in_readme_hold() {
    let text = readme();
    let n: Numeral = "三十几万".parse().unwrap();
    let plain = "1.97万"
        .parse::<Numeral>()
        .unwrap()
        .written(Spelling::Lower);
    let q: Quantity = "1300余万元".parse().unwrap();
    let land: Quantity = "三亩".parse().unwrap();
    let plan: Time = "十三五期间".parse().unwrap();
    for shown in [
        n.bounds().to_string(),
        plain,
        q.bounds().to_string(),
        land.in_canonical_unit().unwrap().0.to_string(),
        plan.edtf.unwrap().to_string(),
    ] {
        assert!(text.contains(&format!("\"{shown}\"")), "{shown}");
    }
}

#[test]
fn words_of_ones_own_work_as_shown() {
    let words = UserDictionary::new()
        .unit("司马担", "60.478982", "kg")
        .and_then(|words| words.place("云岫产业园", "430923".parse()?))
        .and_then(|words| words.verb("揽订"))
        .unwrap();
    let text = "合作社揽订茶叶200司马担。";
    assert!(readme().contains(text));
    let report = Parser::new().dictionary(words).parse(text);
    assert_eq!(report.statistics[0].unit.unwrap().canonical, Some("kg"));
    assert_eq!(
        report.slice(report.statistics[0].action.unwrap().span),
        "揽订"
    );
}
