//! Words that a user adds: they are read as the tables' words are, and what makes no sense is refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::check_laws;
use jianbao::limits::{MAX_USER_WORD, MAX_USER_WORDS};
use jianbao::{Error, Kind, Parser, PlaceCode, Reading, Report, UserDictionary};

fn code(digits: &str) -> PlaceCode {
    digits.parse().unwrap()
}

/// Reads a text and checks what holds for every report.
fn read<'t>(words: &UserDictionary, text: &'t str) -> Report<'t> {
    let mut parser = Parser::new().ledger(true).dictionary(words.clone());
    let report = parser.parse(text);
    check_laws(text, &report);
    report
}

fn units(report: &Report<'_>) -> Vec<&'static str> {
    let units = report.statistics.iter().filter_map(|s| s.unit);
    units.map(|unit| unit.text).collect()
}

fn places(report: &Report<'_>) -> Vec<String> {
    let places = report.places.iter().filter_map(|p| p.place);
    places.map(|place| place.code.to_string()).collect()
}

#[test]
fn a_unit_converts() {
    let words = UserDictionary::new()
        .unit("司马担", "60.478982", "kg")
        .and_then(|words| words.unit("弓田", "50000/3", "m2"))
        .unwrap();
    let text = "去年全村收购茶叶近1.2万司马担，复垦3弓田。";
    let report = read(&words, text);
    let [tea, land] = report.statistics.as_slice() else {
        panic!("{:?}", report.statistics)
    };
    assert_eq!(tea.span.of(text), "近1.2万司马担");
    assert_eq!(tea.kind, Kind::Measure);
    let in_canonical = |s: &jianbao::Statistic| {
        let unit = s.unit.unwrap();
        format!(
            "{} {}",
            unit.to_canonical(s.value.unwrap()).unwrap(),
            unit.canonical.unwrap()
        )
    };
    assert_eq!(in_canonical(tea), "725747.784 kg");
    assert_eq!(in_canonical(land), "50000 m2");
    assert_eq!(tea.counted.unwrap().span.of(text), "茶叶");
    // without it, the text says 司 to the tables
    assert!(!units(&Report::parse(text)).contains(&"司马担"));
}

#[test]
fn money_of_ones_own_keeps_its_currency() {
    let words = UserDictionary::new()
        .unit("个小目标", "100000000", "CNY")
        .unwrap();
    let report = read(&words, "全年投入3个小目标。");
    let figure = &report.statistics[0];
    assert_eq!(
        (figure.kind, figure.unit.unwrap().iso),
        (Kind::Money, Some("CNY"))
    );
    let rows: Vec<_> = report.rows().collect();
    assert_eq!(rows[0].canonical_value.as_deref(), Some("300000000"));
}

#[test]
fn the_longer_unit_wins_whoever_gave_it() {
    let words = UserDictionary::new()
        .classifier("灶次")
        .and_then(|w| w.classifier("人小组"))
        .unwrap();
    assert_eq!(units(&read(&words, "供餐120灶次。")), ["灶次"]);
    assert_eq!(units(&read(&words, "成立40人小组。")), ["人小组"]);
    assert_eq!(units(&read(&words, "接待40人次。")), ["人次"]);
    // a unit stands behind a numeral and is nothing elsewhere
    assert!(read(&words, "灶次不等，灶次另计。").statistics.is_empty());
}

#[test]
fn a_latin_unit_is_no_part_of_a_longer_word() {
    let words = UserDictionary::new().unit("teu", "1", "m3").unwrap();
    assert_eq!(units(&read(&words, "吞吐量3000teu。")), ["teu"]);
    assert!(!units(&read(&words, "型号3000teus。")).contains(&"teu"));
}

#[test]
fn a_place_has_its_code() {
    let words = UserDictionary::new()
        .place("柳湾新城", code("510107"))
        .unwrap();
    let report = read(&words, "柳湾新城去年新建公园3个，新城管委会投资2亿元。");
    assert_eq!(places(&report), ["510107"]);
    assert_eq!(report.statistics[0].place.unwrap().name(), "武侯区");
    assert_eq!(report.records[0].place.unwrap().code, code("510107"));
    // as part of an organisation's name it is one, as any place is
    let report = read(&words, "柳湾新城管委会投资2亿元。");
    assert_eq!(report.places[0].inside, Some(jianbao::Inside::Org));
    assert!(read(&words, "柳湾旧城去年新建公园3个。").places.is_empty());
}

#[test]
fn one_of_several_places_of_a_name_is_no_clash() {
    let open = Report::parse("鼓楼区");
    assert!(open.places[0].place.is_none());
    let words = UserDictionary::new()
        .place("鼓楼区", code("320106"))
        .unwrap();
    assert_eq!(places(&read(&words, "鼓楼区新建公园3个。")), ["320106"]);
}

#[test]
fn a_verb_is_an_action() {
    let words = UserDictionary::new().verb("网签").unwrap();
    let text = "住建局网签商品房30余套。";
    let action = |report: &Report<'_>| {
        report.statistics[0]
            .action
            .map(|a| a.span.of(text).to_owned())
    };
    assert_eq!(action(&read(&words, text)).as_deref(), Some("网签"));
    // the tables do not have it
    assert_ne!(action(&Report::parse(text)).as_deref(), Some("网签"));
    // a clause that tells of it governs no figure of another
    let text = "合同已经网签。商品房30余套。";
    assert_eq!(read(&words, text).statistics[0].action, None);
}

#[test]
fn an_outlet_is_a_source() {
    let text = "城区去年引才百人\n2024年1月5日 柳湾视界\n去年，全区引进人才100余名。";
    let words = UserDictionary::new().outlet("柳湾视界").unwrap();
    let source = |report: Report<'_>| report.source.map(|s| s.span.of(text).to_owned());
    assert_eq!(source(read(&words, text)).as_deref(), Some("柳湾视界"));
    // in the running text it is no source
    let text = "去年，全区引进人才100余名，柳湾视界作了报道。";
    assert_eq!(read(&words, text).source, None);
}

#[test]
fn a_frozen_expression_is_read_as_told() {
    let words = UserDictionary::new()
        .frozen("三色网格", "programme")
        .and_then(|words| words.frozen("12366", "hotline"))
        .unwrap();
    let ledger = |text: &str| -> Vec<(Reading, Option<&str>)> {
        let numerals = read(&words, text).numerals.unwrap();
        numerals.iter().map(|n| (n.reading, n.reason)).collect()
    };
    assert_eq!(
        ledger("推行三色网格，惠及5万户。"),
        [
            (Reading::Name, Some("programme")),
            (Reading::Quantity, None),
        ]
    );
    assert_eq!(
        ledger("请拨打12366咨询。"),
        [(Reading::Name, Some("hotline"))]
    );
    // a longer number is another one
    assert_eq!(ledger("征收税款12366000元。"), [(Reading::Quantity, None)]);
    // a place inside it is none
    let words = words.frozen("重庆小面节", "festival").unwrap();
    assert!(
        read(&words, "重庆小面节吸引游客3万人次。")
            .places
            .is_empty()
    );
}

#[test]
fn words_are_found_in_either_script_and_any_width() {
    let words = UserDictionary::new()
        .place("柳灣新城", code("510107"))
        .and_then(|words| words.frozen("１＋Ｎ", "programme"))
        .unwrap();
    assert_eq!(places(&read(&words, "柳湾新城新建公园3个。")), ["510107"]);
    let text = "柳灣(wān)新城新建公園3個。";
    let report = read(&words, text);
    assert_eq!(report.places[0].span.of(text), "柳灣(wān)新城");
    let report = read(&words, "推行1+N。");
    assert_eq!(report.numerals.unwrap()[0].reason, Some("programme"));
}

#[test]
fn a_part_of_a_longer_word_is_none() {
    // 合作社 and 中华人民共和国 are words of the tables
    let words = UserDictionary::new()
        .replacing()
        .place("合作", code("623001"))
        .unwrap();
    assert!(read(&words, "合作社收购茶叶200斤。").places.is_empty());
    assert_eq!(places(&read(&words, "合作新建公园3个。")), ["623001"]);
}

#[test]
fn nonsense_is_refused() {
    let new = UserDictionary::new;
    let long = "长".repeat(MAX_USER_WORD + 1);
    for (word, why) in [
        ("", "is empty"),
        ("\u{200b}", "is empty"),
        ("我", "has one character, which is part of other words"),
        (" 网签", "has a blank at an end, or a line break"),
        ("帮\n教", "has a blank at an end, or a line break"),
        ("！！", "has no letter and no digit"),
        (long.as_str(), "is longer than MAX_USER_WORD, 16 characters"),
    ] {
        let refused = Error::NotAWord(word.to_owned(), why);
        assert_eq!(new().verb(word).unwrap_err(), refused, "{word:?}");
        assert_eq!(new().outlet(word).unwrap_err(), refused, "{word:?}");
        assert_eq!(new().frozen(word, "name").unwrap_err(), refused, "{word:?}");
        let place = new().place(word, code("510107"));
        assert_eq!(place.unwrap_err(), refused, "{word:?}");
    }
    assert!(new().verb(&"长".repeat(MAX_USER_WORD)).is_ok());
    assert!(matches!(
        new().verb(&"长".repeat(1 << 20)),
        Err(Error::NotAWord(..))
    ));
    for word in ["3担", "三担", "", "。"] {
        assert!(
            matches!(new().classifier(word), Err(Error::NotAWord(..))),
            "{word:?}"
        );
    }
    for factor in ["", "0", "-1", "1/0", "一", "1e3", "1/2/3", "2000/", "+1"] {
        assert_eq!(
            new().unit("石担", factor, "kg").unwrap_err(),
            Error::NotAFactor(factor.to_owned())
        );
    }
    assert_eq!(
        new().unit("石担", "50", "公斤").unwrap_err(),
        Error::NotACanonicalUnit("公斤".to_owned())
    );
    assert_eq!(
        new().place("柳湾新城", code("519999")).unwrap_err(),
        Error::NoSuchPlace(code("519999"))
    );
}

#[test]
fn another_meaning_is_a_clash_and_the_same_one_is_none() {
    let new = UserDictionary::new;
    let clash = |words: Result<UserDictionary, Error>| match words {
        Err(Error::Clash { known, .. }) => known,
        other => panic!("{other:?}"),
    };
    // with the tables
    assert_eq!(clash(new().verb("合肥市")), "a place");
    assert_eq!(clash(new().outlet("统一")), "a frozen expression");
    assert_eq!(clash(new().place("开展", code("510107"))), "a verb");
    assert_eq!(clash(new().place("合肥市", code("510107"))), "a place");
    assert_eq!(clash(new().frozen("新华社", "name")), "an outlet");
    assert_eq!(clash(new().unit("斤", "0.6", "kg")), "a unit");
    assert_eq!(clash(new().classifier("千克")), "a unit");
    for same in [
        new().verb("开展"),
        new().place("合肥市", code("340100")),
        new().outlet("新华社"),
        new().unit("斤", "0.5", "kg"),
        new().classifier("人次"),
    ] {
        assert!(same.is_ok(), "{same:?}");
    }
    // with each other
    let words = new().verb("网签").unwrap();
    assert_eq!(clash(words.clone().outlet("网签")), "a verb");
    assert_eq!(words.clone().verb("网签").unwrap().len(), 1);
    assert_eq!(words.clone().replacing().outlet("网签").unwrap().len(), 1);
    let words = new().unit("石担", "50", "kg").unwrap();
    assert_eq!(clash(words.clone().unit("石担", "60", "kg")), "a unit");
    assert_eq!(words.unit("石担", "50", "kg").unwrap().len(), 1);
}

#[test]
fn the_limit_of_words_holds() {
    let table: String = (0..MAX_USER_WORDS)
        .map(|i| format!("verb\t词{i:05}\n"))
        .collect();
    let full: UserDictionary = table.parse().unwrap();
    assert_eq!(full.len(), MAX_USER_WORDS);
    let beyond = full.clone().verb("网签").unwrap_err();
    assert_eq!(beyond, Error::TooManyWords("MAX_USER_WORDS"));
    // as long a text as the words are many does not take longer than it should
    let text = "词0".repeat(10_000);
    check_laws(&text, &Parser::new().dictionary(full).parse(&text));
}

#[test]
fn a_table_names_the_line_that_is_wrong() {
    let wrong = |table: &str| table.parse::<UserDictionary>().unwrap_err().to_string();
    assert!(wrong("verb\t网签\nverb\t\n").starts_with("line 2: no word to look for"));
    assert!(wrong("# ours\n\nplace\t柳湾新城\t51\n").starts_with("line 3: not a division code"));
    assert!(wrong("word\t网签").starts_with("line 1: not a row of a dictionary"));
    assert!(wrong("verb 网签").starts_with("line 1: not a row of a dictionary"));
    let words: UserDictionary = "\u{feff}verb\t网签\r\nunit\t灶次\r\n".parse().unwrap();
    assert_eq!(words.len(), 2);
    assert!(
        "# nothing yet\n"
            .parse::<UserDictionary>()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_dictionary_replaces_the_one_before_and_none_changes_nothing() {
    let text = "住建局网签商品房30余套，收购茶叶200司马担。";
    let words = UserDictionary::new()
        .unit("司马担", "60.478982", "kg")
        .unwrap();
    let mut parser = Parser::new()
        .dictionary(words)
        .dictionary(UserDictionary::new());
    assert_eq!(parser.parse(text), Report::parse(text));
}

/// Words cut out of the model reports, with any meaning, over the same reports: whatever they are, the laws hold.
#[test]
fn any_words_keep_the_laws() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let text = |n: usize| std::fs::read_to_string(folder.join(format!("00{n}.txt"))).unwrap();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut below = |n: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % n
    };
    let mut taken = 0;
    for round in 0..200 {
        let text = text(round % 5);
        let chars: Vec<char> = text.chars().collect();
        let mut words = UserDictionary::new().replacing();
        for _ in 0..40 {
            let at = below(chars.len() - MAX_USER_WORD);
            let word: String = chars[at..at + 1 + below(6)].iter().collect();
            let next = match below(6) {
                0 => words.clone().unit(&word, "1/3", "kg"),
                1 => words.clone().classifier(&word),
                2 => words.clone().place(&word, code("510107")),
                3 => words.clone().outlet(&word),
                4 => words.clone().verb(&word),
                _ => words.clone().frozen(&word, "own"),
            };
            // What is no word is refused, and the next one is tried.
            words = next.unwrap_or(words);
        }
        taken += words.len();
        let report = read(&words, &text);
        let ends = report.places.windows(2);
        assert!(
            ends.into_iter()
                .all(|p| p[0].span.end() <= p[1].span.start())
        );
    }
    assert!(taken > 4000, "{taken}");
}

#[test]
fn a_place_may_be_the_beginning_of_another_name() {
    let words = UserDictionary::new().place("柳湾", code("510107")).unwrap();
    for (text, found) in [
        ("柳湾镇新建公园3个。", vec!["柳湾"]),
        ("柳湾路新建公园3个。", vec!["柳湾"]),
        ("四川柳湾新建公园3个。", vec!["四川", "柳湾"]),
        ("在柳湾的3个公园。", vec!["柳湾"]),
    ] {
        let report = read(&words, text);
        let names: Vec<&str> = report.places.iter().map(|p| p.span.of(text)).collect();
        assert_eq!(names, found, "{text}");
    }
}
