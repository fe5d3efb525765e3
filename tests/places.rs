//! The gazetteer in full: every name leads where it should, alone, in its chain and beside a neighbour.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use jianbao::{Level, Place, PlaceCode, Report, Resolved};
use std::collections::BTreeMap;

fn divisions() -> impl Iterator<Item = Place> {
    Place::all().filter(|place| matches!(place.code, PlaceCode::Division(_)))
}

#[test]
fn every_full_chain_resolves_to_its_own_code() {
    let mut wrong = Vec::new();
    for place in divisions() {
        let text = format!("{}有公园3个。", place.path().concat());
        let report = Report::parse(&text);
        let last = report
            .places
            .iter()
            .filter_map(|mention| mention.place)
            .next_back();
        if last.map(|last| last.code) != Some(place.code) {
            wrong.push((text, last));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} {:?}",
        wrong.len(),
        wrong.iter().take(20).collect::<Vec<_>>()
    );
}

#[test]
fn every_former_name_leads_to_its_successor() {
    for former in Place::all_former() {
        assert!(former.year >= 1985);
        assert_eq!(Place::of(former.successor.code), Some(former.successor));
        let found = Place::former(former.name).any(|other| other == former);
        assert!(found, "{former:?}");
        let within = Place::resolve_in(former.name, former.successor);
        assert_eq!(
            within.map(|place| place.code),
            Some(former.successor.code),
            "{former:?}"
        );
    }
}

/// The yearly lists of codes of another package: the last list that has a name, against the year in which it was given up.
#[test]
fn former_names_agree_with_the_lists_of_their_years() {
    let table = include_str!("tables/former.tsv");
    let mut seen = 0;
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [name, code, list] = columns[..] else {
            panic!("{row}");
        };
        let code: PlaceCode = code.parse().unwrap();
        let year: i32 = list.get(..4).unwrap().parse().unwrap();
        let agrees = Place::former(name).any(|former| {
            let given_up = i32::from(former.year);
            // The lists come a year late now and then; there is none after the last one.
            let in_time = (given_up - year).abs() <= 2 || list == "201904" && given_up > year;
            let (then, today) = (former.code.province(), former.successor.code.province());
            // Chongqing left Sichuan in 1997, Hainan Guangdong in 1988.
            let moved = matches!(
                (
                    then.map(|p| p.to_string()).as_deref(),
                    today.map(|p| p.to_string()).as_deref()
                ),
                (Some("510000"), Some("500000")) | (Some("440000"), Some("460000"))
            );
            in_time && (then == today || moved) && former.code.province() == code.province()
        });
        assert!(
            agrees,
            "{row}: {:?}",
            Place::former(name).collect::<Vec<_>>()
        );
        seen += 1;
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn shared_names_stay_open_and_one_neighbour_decides() {
    let mut bearers: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for place in divisions() {
        bearers.entry(place.name()).or_default().push(place);
    }
    bearers.retain(|_, places| places.len() > 1);
    assert!(bearers.len() >= 25, "{}", bearers.len());
    for (name, places) in bearers {
        let Resolved::Ambiguous(candidates) = Place::resolve(name) else {
            panic!("{name} is open");
        };
        for place in &places {
            assert!(candidates.contains(place), "{name} {place:?}");
            let parent = place.parent().unwrap();
            assert_eq!(Place::resolve_in(name, parent), Some(*place));
        }
        // These are words first.
        if matches!(name, "城区" | "矿区" | "郊区" | "新城区") {
            continue;
        }
        let text = format!("{name}有公园3个。");
        let report = Report::parse(&text);
        let Some(mention) = report.places.first() else {
            panic!("{text} names no place");
        };
        assert_eq!(mention.place, None, "{text}");
        assert!(mention.candidates.len() >= places.len(), "{text}");
    }
}

#[test]
fn regions_carry_the_code_of_their_province_and_their_level() {
    for (name, code) in [
        ("高雄市", "710000"),
        ("沙田区", "810000"),
        ("大堂区", "820000"),
    ] {
        let Resolved::One(place) = Place::resolve(name) else {
            panic!("{name}");
        };
        assert_eq!(
            (place.code.to_string().as_str(), place.level),
            (code, Level::County)
        );
    }
    let report = Report::parse("屏東縣潮州鎮的農民種植香蕉300公頃。");
    let last = report.places[1].place.unwrap();
    assert_eq!(
        (last.code.to_string().as_str(), last.level),
        ("710000", Level::Township)
    );
}

#[test]
fn zones_resolve_to_the_division_that_holds_them() {
    for (text, code) in [
        ("雄安新区今年引进企业120家。", "130600"),
        ("浦东新区新增学校3所。", "310115"),
        ("合肥经开区投资5亿元。", "340100"),
        ("横琴接待游客5万人次。", "440400"),
        ("松山湖高新区引进企业12家。", "441900"),
    ] {
        let report = Report::parse(text);
        let place = report.places.first().and_then(|mention| mention.place);
        assert_eq!(place.unwrap().code.to_string(), code, "{text}");
    }
    // A lake is no zone.
    assert!(Report::parse("松山湖畔种植荔枝200亩。").places.is_empty());
}

#[test]
fn a_region_is_the_set_of_its_members() {
    for (name, members, one) in [
        ("京津冀", 3, "130000"),
        ("长三角", 4, "340000"),
        ("粤港澳大湾区", 11, "820000"),
        ("成渝地区双城经济圈", 2, "510100"),
    ] {
        let text = format!("{name}共建平台5个。");
        let report = Report::parse(&text);
        let [mention] = report.places.as_slice() else {
            panic!("{name}: {:?}", report.places);
        };
        assert_eq!((mention.place, mention.candidates.len()), (None, members));
        assert!(mention.candidates.contains(&one.parse().unwrap()), "{name}");
        assert_eq!(report.records[0].place, None, "{name}");
        let Resolved::Ambiguous(places) = Place::resolve(name) else {
            panic!("{name} is one place");
        };
        assert_eq!(places.len(), members);
    }
}

#[test]
fn words_things_and_people_are_no_places() {
    for text in [
        "节目在隆重庆祝的锣鼓声里开场。",
        "公交车在重庆路站停靠。",
        "食堂今天供应兰州拉面。",
        "村医赵德安三十年没请过一天假。",
        "天下大同是古人的理想。",
    ] {
        assert!(Report::parse(text).places.is_empty(), "{text}");
    }
}
