//! Times: what is written, what it means, what it was resolved against; and the calendars against independent tables.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::as_conversions
)]

mod common;

use jianbao::{
    ANY, Date, Edtf, Kind, Modality, Moment, Parser, Precision, Report, Resolution, Time, TimeKind,
    Year,
};
use proptest::prelude::*;

fn value(expression: &str, published: &str) -> String {
    let time = Time::read(expression, published.parse().ok());
    let time = time.unwrap_or_else(|| panic!("{expression} is no time"));
    time.edtf.map_or("-".to_owned(), |edtf| edtf.to_string())
}

/// One value, many spellings; the reference date is Wednesday, 27 July 2022.
#[test]
fn one_value_many_spellings() {
    let rows: &[(&str, &[&str])] = &[
        (
            "2022-07-27",
            &[
                "2022年7月27日",
                "2022-07-27",
                "2022.7.27",
                "2022/7/27",
                "二〇二二年七月二十七日",
                "２０２２年７月２７日",
                "’22年7月27日",
                "民國111年7月27日",
                "7月27日",
                "27日",
                "今天",
                "本周三",
                "星期三",
                "本月27日",
                "今（27）日",
                "2022年7月27日（星期三）",
            ],
        ),
        (
            "2022-07-26",
            &["昨日", "昨天", "昨（26）日", "周二", "这周二"],
        ),
        (
            "2022-07-20",
            &["上周三", "上星期三", "上週三", "上个星期三"],
        ),
        (
            "2022-07-27T09",
            &["上午9时", "周三上午9时", "今天上午九点", "27日9时许"],
        ),
        (
            "2022-07-27T19:30",
            &[
                "19:30",
                "今晚7点半",
                "7月27日19时30分",
                "晚上7时30分",
                "今日下午7:30",
            ],
        ),
        (
            "2022-07",
            &[
                "2022年7月",
                "7月",
                "7月份",
                "本月",
                "本月底",
                "7月初",
                "七月",
            ],
        ),
        (
            "2022-07-21/2022-07-31",
            &["7月下旬", "2022年7月下旬", "本月下旬"],
        ),
        (
            "2022-07-27/2022-07-29",
            &[
                "7月27日至29日",
                "7月27日—29日",
                "27-29日",
                "27日到29日",
                "2022.7.27-29",
                "7月27日-7月29日",
            ],
        ),
        (
            "2022-01/2022-05",
            &[
                "1-5月",
                "1至5月",
                "1月至5月",
                "前5个月",
                "头五个月",
                "今年1—5月份",
                "2022年首5个月",
            ],
        ),
        (
            "2022-33/2022-35",
            &["前三季度", "今年前三季度", "首三季", "2022年1至3季度"],
        ),
        (
            "2022-33",
            &["一季度", "第一季度", "今年首季", "2022Q1", "2022年第一季度"],
        ),
        (
            "2022-40",
            &["上半年", "今年上半年", "2022上半年", "2022年上半年"],
        ),
        (
            "2022-12",
            &[
                "年底",
                "今年底",
                "今年年底",
                "2022年末",
                "年末",
                "民國111年底",
            ],
        ),
        ("2022-21", &["今年春天", "2022年春季", "今春"]),
        (
            "2022",
            &[
                "今年",
                "本年度",
                "2022年度",
                "2022年",
                "民國111年",
                "全年",
                "年内",
                "2022财年",
            ],
        ),
        (
            "2021/2022",
            &[
                "2021—2022年度",
                "2021-22年度",
                "2021/22學年",
                "2021至2022年",
                "2021-2022赛季",
                "2021学年",
                "110學年度",
                "去年至今年",
            ],
        ),
        (
            "2018/..",
            &[
                "2018年以来",
                "自2018年以来",
                "2018年起",
                "自从2018年",
                "2018年至今",
                "2018年来",
            ],
        ),
        ("../2020", &["2020年以前", "2020年及以前", "2020年之前"]),
        ("2016/2020", &["“十三五”期间", "十三五期间", "“十三五”时期"]),
        ("2021/..", &["“十四五”以来", "去年以来"]),
        ("2012-11/..", &["党的十八大以来", "党的十八大以後"]),
        ("199X", &["上世纪90年代", "20世纪九十年代", "九十年代"]),
        ("19XX", &["20世纪", "上世纪", "二十世纪"]),
        ("XXXX-09", &["每年9月", "每年九月"]),
        ("XXXX", &["每年", "每年度"]),
        ("XXXX-XX", &["每月", "每个月"]),
        ("2022-07-25/2022-07-31", &["本周", "这周", "这个星期"]),
        ("2022-07-18/2022-07-22", &["上周一至周五"]),
        ("2022-07-27T08/2022-07-28T20", &["7月27日8时至28日20时"]),
        (
            "2022-07-27T09:00/2022-07-27T11:30",
            &["9:00至11:30", "上午9:00—11:30"],
        ),
        (
            "-",
            &[
                "近日",
                "目前",
                "近三年",
                "过去五年",
                "三年来",
                "春节",
                "每季度",
                "每两天",
                "逢年过节",
                "疫情期间",
                "2月30日",
                "13月5日",
            ],
        ),
    ];
    for (wanted, spellings) in rows {
        for expression in *spellings {
            assert_eq!(value(expression, "2022-07-27"), *wanted, "{expression}");
        }
    }
}

#[test]
fn kinds_are_told() {
    for (expression, kind) in [
        ("2022年7月", TimeKind::Point),
        ("前三季度", TimeKind::Range),
        ("2018年以来", TimeKind::Since),
        ("每年9月", TimeKind::Set),
        ("每周二、周四", TimeKind::Set),
        ("“五一”黄金周", TimeKind::Festival),
        ("火把节", TimeKind::Festival),
        ("近五年来", TimeKind::Vague),
        ("建国初期", TimeKind::Event),
        ("改革开放以来", TimeKind::Since),
    ] {
        assert_eq!(
            expression.parse::<Time>().unwrap().kind,
            kind,
            "{expression}"
        );
    }
    for text in [
        "两点建议",
        "三天两头",
        "一度",
        "5·12大道",
        "13个",
        "3:1",
        "零点五",
        "多少起",
        "2024.1.1.3",
    ] {
        assert!(text.parse::<Time>().is_err(), "{text}");
    }
}

#[test]
fn each_resolution_says_against_what() {
    let text =
        "新华社北京1月23日电 去年，全县引进人才3名。2022年，工厂开工；次年3月投产。近日获奖。";
    let told: Vec<(String, Resolution)> = Report::parse(text)
        .times
        .iter()
        .map(|time| {
            (
                time.edtf.map_or("-".to_owned(), |edtf| edtf.to_string()),
                time.resolution,
            )
        })
        .collect();
    // The dateline gives no year, so that 去年 has none.
    assert_eq!(
        told,
        [
            ("XXXX-01-23".to_owned(), Resolution::None),
            ("-".to_owned(), Resolution::None),
            ("2022".to_owned(), Resolution::Written),
            ("2023-03".to_owned(), Resolution::Named),
            ("-".to_owned(), Resolution::None),
        ]
    );
    let report = Parser::new()
        .published("2024-01-24".parse().unwrap())
        .parse(text);
    assert_eq!(report.times[0].edtf.unwrap().to_string(), "2024-01-23");
    assert_eq!(report.times[1].edtf.unwrap().to_string(), "2023");
    assert_eq!(report.times[1].resolution, Resolution::Published);
}

#[test]
fn a_dateline_gives_place_date_and_source() {
    let text = "新华社长沙2024年5月6日电（记者 刘某）昨日，全市引进人才3名。";
    let report = Report::parse(text);
    assert_eq!(
        report.published.unwrap().edtf.unwrap().to_string(),
        "2024-05-06"
    );
    assert_eq!(report.source.unwrap().span.of(text), "新华社");
    assert_eq!(report.place.unwrap().name(), "长沙市");
    let yesterday = report.times[1];
    assert_eq!(yesterday.edtf.unwrap().to_string(), "2024-05-05");
    assert_eq!(yesterday.resolution, Resolution::Dateline);
}

#[test]
fn the_base_of_a_comparison_is_not_the_time_of_the_figure() {
    let text = "2022年，全市生产总值比2020年底增长10%。";
    let report = Report::parse(text);
    let change = &report.statistics[0];
    assert_eq!(change.time.unwrap().edtf.unwrap().to_string(), "2022");
    assert_eq!(
        change.base.as_deref().unwrap().edtf.unwrap().to_string(),
        "2020-12"
    );
    assert_eq!(change.kind, Kind::Change);
}

#[test]
fn what_lies_ahead_is_planned() {
    let text = "2022年，全市建成书屋20间。到2025年，全市书屋达到50间。";
    let report = Parser::new()
        .published("2023-01-05".parse().unwrap())
        .parse(text);
    let told: Vec<Modality> = report
        .statistics
        .iter()
        .map(|figure| figure.modality)
        .collect();
    assert_eq!(told, [Modality::Reported, Modality::Planned]);
}

#[test]
fn impossible_dates_stay_mentions_with_a_remark() {
    for date in [
        "2月30日",
        "13月5日",
        "2023年2月29日",
        "2022年13月",
        "2022-02-30",
    ] {
        let text = format!("会议定于{date}召开。");
        let report = Report::parse(&text);
        assert_eq!(report.times[0].span.of(&text), date);
        assert_eq!(report.times[0].edtf, None);
        assert_eq!(report.remarks[0].text, "no such date");
    }
    assert_eq!(value("2024年2月29日", "-"), "2024-02-29");
}

#[test]
fn the_ends_of_a_time() {
    for (time, first, last, precision) in [
        (
            "2022年7月27日11:04",
            "2022-07-27",
            "2022-07-27",
            Precision::Minute,
        ),
        ("2022年2月", "2022-02-01", "2022-02-28", Precision::Month),
        ("2022年冬季", "2022-12-01", "2023-02-28", Precision::Quarter),
        (
            "2022年第二季度",
            "2022-04-01",
            "2022-06-30",
            Precision::Quarter,
        ),
        ("2022年下半年", "2022-07-01", "2022-12-31", Precision::Half),
        ("90年代", "1990-01-01", "1999-12-31", Precision::Decade),
        ("“十三五”期间", "2016-01-01", "2020-12-31", Precision::Year),
    ] {
        let time: Time = time.parse().unwrap();
        assert_eq!(time.earliest().unwrap().to_string(), first);
        assert_eq!(time.latest().unwrap().to_string(), last);
        assert_eq!(time.precision().unwrap(), precision);
    }
    let since: Time = "2018年以来".parse().unwrap();
    assert!(since.earliest().is_some() && since.latest().is_none());
    assert!("每年9月".parse::<Time>().unwrap().earliest().is_none());
}

/// Each word of the table is a time by itself, or with the word that its kind asks for behind it.
#[test]
fn every_word_of_the_table_is_read() {
    let table = std::fs::read_to_string(common::folder("src/data/times.tsv")).unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for row in table.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [word, kind, value] = columns[..] else {
            panic!("{row:?} has {} columns", columns.len());
        };
        assert!(seen.insert(word), "{word} is there twice");
        let behind = match (kind, value) {
            ("event", _) => "以来",
            ("span", _) => "三年",
            ("every", "weekday") => "三",
            ("lunar", "0") => "八月十五",
            _ => "",
        };
        let written = format!("{word}{behind}");
        let time = Time::read(&written, "2022-07-27".parse().ok());
        let time = time.unwrap_or_else(|| panic!("{written} is no time"));
        let wanted = match (kind, value) {
            ("every", _) => TimeKind::Set,
            ("week" | "third", _) => TimeKind::Range,
            ("vague" | "span", _) => TimeKind::Vague,
            ("event", "") => TimeKind::Event,
            ("event", _) => TimeKind::Since,
            ("festival", _) => TimeKind::Festival,
            ("lunar", _) => time.kind,
            _ => TimeKind::Point,
        };
        assert_eq!(time.kind, wanted, "{written}");
        let valued = !matches!(
            wanted,
            TimeKind::Set | TimeKind::Vague | TimeKind::Event | TimeKind::Festival
        );
        assert!(!valued || time.edtf.is_some(), "{written} has no value");
    }
    assert!(seen.len() > 300);
}

/// Days from 1 January 1970: Howard Hinnant's `days_from_civil`, which shares nothing with the calendar in use.
fn days(year: i32, month: i32, day: i32) -> i32 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y - era * 400;
    let doy = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

#[test]
fn weekdays_and_dates_agree_with_another_algorithm() {
    let names = ["一", "二", "三", "四", "五", "六", "日"];
    for year in 1949..=2050 {
        for month in 1..=12 {
            for day in 1..=31 {
                let next = if month == 12 {
                    days(year + 1, 1, 1)
                } else {
                    days(year, month + 1, 1)
                };
                let exists = days(year, month, day) < next;
                let written = format!("{year}年{month}月{day}日");
                let read = Time::read(&written, None).unwrap();
                assert_eq!(read.edtf.is_some(), exists, "{written}");
                if !exists {
                    continue;
                }
                let date = read.edtf.unwrap().start().unwrap();
                assert_eq!(date.to_string(), format!("{year:04}-{month:02}-{day:02}"));
                // 1 January 1970 was a Thursday.
                let weekday = names[(days(year, month, day) + 3).rem_euclid(7) as usize];
                let found = Time::read(&format!("周{weekday}"), Some(date)).unwrap();
                assert_eq!(found.edtf, Some(Edtf::Date(date)), "{written} 周{weekday}");
            }
        }
    }
}

#[test]
fn years_of_the_republic() {
    assert_eq!(value("民国元年", "-"), "1912");
    for year in 1949..=2050 {
        assert_eq!(
            value(&format!("民國{}年", year - 1911), "-"),
            year.to_string()
        );
        assert_eq!(
            value(&format!("民國{}年12月31日", year - 1911), "-"),
            format!("{year}-12-31")
        );
    }
}

#[cfg(feature = "lunar")]
#[test]
fn lunar_dates_agree_with_an_independent_table() {
    let names = [
        "正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊",
    ];
    let table = std::fs::read_to_string(common::folder("tests/tables/lunar.tsv")).unwrap();
    let mut years = 0;
    for row in table.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let (year, leap): (&str, usize) = (columns[0], columns[2].parse().unwrap());
        let mut first: i32 = {
            let date: Vec<i32> = columns[1]
                .split('-')
                .map(|part| part.parse().unwrap())
                .collect();
            days(date[0], date[1], date[2])
        };
        for (i, length) in columns[3].chars().enumerate() {
            // The leap month stands behind the month that it repeats.
            let (month, again) = match leap {
                leap if leap > 0 && i >= leap => (i - 1, i == leap),
                _ => (i, false),
            };
            let length = if length == 'L' { 30 } else { 29 };
            for (day, spoken) in [
                (1, "初一"),
                (15, "十五"),
                (length, if length == 30 { "三十" } else { "廿九" }),
            ] {
                let written = format!(
                    "{year}年农历{}{}月{spoken}",
                    if again { "闰" } else { "" },
                    names[month]
                );
                let date = Time::read(&written, None)
                    .unwrap()
                    .edtf
                    .unwrap()
                    .start()
                    .unwrap();
                let part = |part: Option<u8>| i32::from(part.unwrap());
                let found = days(
                    i32::from(date.known_year().unwrap()),
                    part(date.month),
                    part(date.day),
                );
                assert_eq!(found, first + day - 1, "{written} is {date}");
            }
            first += length;
        }
        years += 1;
    }
    assert_eq!(years, 103);
}

fn date() -> impl Strategy<Value = Date> {
    let known = (1i16..=9999).prop_map(Year::Known);
    let month = prop_oneof![(1u8..=12), (21u8..=24), (33u8..=36), (40u8..=41)].prop_map(Some);
    prop_oneof![
        4 => (known.clone(), 1u8..=12, 1u8..=31).prop_filter_map("no such day", |(y, m, d)| Date::new(y, Some(m), Some(d))),
        2 => (known.clone(), month).prop_filter_map("no such month", |(y, m)| Date::new(y, m, None)),
        1 => known.prop_filter_map("no such year", |y| Date::new(y, None, None)),
        1 => (0i16..=999).prop_filter_map("no such decade", |y| Date::new(Year::Decade(10 * y), None, None)),
        1 => (0i16..=99).prop_filter_map("no such century", |y| Date::new(Year::Century(100 * y), None, None)),
        1 => (1u8..=12, prop::option::of(1u8..=31)).prop_filter_map("no such day", |(m, d)| Date::new(Year::Any, Some(m), d)),
        1 => prop::option::of(0u8..=31).prop_filter_map("no such day", |d| Date::new(Year::Any, Some(ANY), d)),
    ]
}

fn moment() -> impl Strategy<Value = Moment> {
    (date(), 0u8..24, prop::option::of(0u8..60))
        .prop_filter_map("no such moment", |(date, hour, minute)| {
            Moment::new(date, hour, minute)
        })
}

fn edtf() -> impl Strategy<Value = Edtf> {
    prop_oneof![
        4 => date().prop_map(Edtf::Date),
        1 => moment().prop_map(Edtf::Clock),
        2 => (date(), date()).prop_map(|(a, b)| ordered(a, b)),
        1 => date().prop_map(|a| Edtf::Interval(Some(a), None)),
        1 => date().prop_map(|a| Edtf::Interval(None, Some(a))),
        1 => (moment(), moment()).prop_map(|(a, b)| Edtf::Hours(Some(a), Some(b))),
        1 => moment().prop_map(|a| Edtf::Hours(Some(a), None)),
    ]
}

/// The earlier end first, where both are known.
fn ordered(a: Date, b: Date) -> Edtf {
    let days = |date: Date| (date.known_year(), date.month, date.day);
    let swapped = a.earliest().map(days) > b.latest().map(days);
    let (a, b) = if swapped { (b, a) } else { (a, b) };
    Edtf::Interval(Some(a), Some(b))
}

fn time() -> impl Strategy<Value = Time> {
    let kinds = vec![
        TimeKind::Point,
        TimeKind::Range,
        TimeKind::Since,
        TimeKind::Set,
        TimeKind::Festival,
        TimeKind::Vague,
        TimeKind::Event,
    ];
    let resolutions = vec![
        Resolution::None,
        Resolution::Written,
        Resolution::Published,
        Resolution::Dateline,
        Resolution::Named,
    ];
    (
        prop::option::of(edtf()),
        prop::sample::select(kinds),
        prop::sample::select(resolutions),
        any::<bool>(),
    )
        .prop_map(|(edtf, kind, resolution, plain)| match edtf {
            Some(edtf) if plain => Time::new(edtf),
            edtf => Time::with(edtf, kind, resolution),
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_printed_time_reads_back(time in time()) {
        let printed = time.to_string();
        prop_assert_eq!(printed.parse::<Time>().unwrap(), time, "{}", printed);
    }

    #[test]
    fn a_printed_value_is_edtf(edtf in edtf()) {
        let printed = edtf.to_string();
        prop_assert_eq!(printed.parse::<Edtf>().unwrap(), edtf);
        // Clock times are ISO 8601-1; of a range with a masked year the oracle refuses those that run backwards.
        let masked = printed.contains('/') && printed.contains('X');
        if !printed.contains('T') && !masked {
            prop_assert!(accepted(&printed), "{} is refused", printed);
        }
    }
}

fn accepted(printed: &str) -> bool {
    edtf_core::Edtf::parse(printed).is_ok()
}

#[test]
fn every_value_that_is_printed_is_accepted_by_the_oracle() {
    let mut seen = 0;
    let mut check = |report: &Report<'_>| {
        for edtf in report.times.iter().filter_map(|time| time.edtf) {
            let printed = edtf.to_string();
            assert!(
                printed.contains('T') || accepted(&printed),
                "{printed} is refused"
            );
            seen += 1;
        }
    };
    for folder in ["seeds", "tests/gold/open", "tests/gold/held"] {
        for (_, text) in common::texts(folder) {
            check(&Report::parse(&text));
        }
    }
    for set in ["open", "held"] {
        for entry in std::fs::read_dir(common::folder("tests/gold/times").join(set)).unwrap() {
            for line in std::fs::read_to_string(entry.unwrap().path())
                .unwrap()
                .lines()
            {
                let row: serde_json::Value = serde_json::from_str(line).unwrap();
                let published = row["published"]
                    .as_str()
                    .and_then(|date| date.parse::<Date>().ok());
                let mut parser = Parser::new();
                if let Some(date) = published {
                    parser = parser.published(date);
                }
                check(&parser.parse(row["text"].as_str().unwrap()));
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn the_address_of_the_page_tells_the_day_where_nothing_else_does() {
    let body = "武侯区新建公园3个\n去年3月，武侯区新建公园3个，投资1.2亿元，各界群众纷纷前往参观，反响热烈，大家都说好。\n";
    for (address, day) in [
        (
            "http://www.example.cn/n1/2024/0124/c345-678.html\n",
            Some("2024-01-24"),
        ),
        (
            "首页 > 新闻\nhttps://example.cn/art/2019-12/05/content_88.htm\n",
            Some("2019-12-05"),
        ),
        (
            "http://www.example.gov.cn/zwgk/202103/t20210317_4521.html\n",
            Some("2021-03-17"),
        ),
        ("http://www.example.cn/n1/2024/1324/c345-678.html\n", None),
        ("http://www.example.cn/list/20240124123456.html\n", None),
        ("", None),
    ] {
        let text = format!("{address}{body}");
        let report = Report::parse(&text);
        let published = report
            .published
            .and_then(|time| time.edtf)
            .map(|edtf| edtf.to_string());
        assert_eq!(published.as_deref(), day, "{address}");
        let year = day.map(|day| format!("{}-03", day[..4].parse::<i32>().unwrap() - 1));
        let told = report
            .times
            .iter()
            .find(|time| time.span.of(&text) == "去年3月")
            .unwrap();
        assert_eq!(told.edtf.map(|edtf| edtf.to_string()), year, "{address}");
    }
    // An address behind the body leads elsewhere unless it says that it is the page's own.
    for (label, dated) in [("原文链接:", true), ("下一篇:", false)] {
        let text = format!("{body}{label}http://www.example.cn/n1/2024/0124/c1.html\n");
        assert_eq!(Report::parse(&text).published.is_some(), dated, "{label}");
    }
}

/// The times of the figures of a report, as EDTF.
fn held(text: &str, published: &str) -> Vec<String> {
    let mut parser = Parser::new().published(published.parse().unwrap());
    let report = parser.parse(text);
    let value = |time: Option<jianbao::TimeMention>| time.and_then(|time| time.edtf);
    let of = |statistic: &jianbao::Statistic| value(statistic.time).map(|edtf| edtf.to_string());
    report
        .statistics
        .iter()
        .map(|statistic| of(statistic).unwrap_or_default())
        .collect()
}

#[test]
fn steps_count_from_what_was_named_last() {
    for (text, wanted) in [
        ("1955年他买下木船一条，三年后又添了2条。", "1958"),
        (
            "2013年4月25日6时12分打通一处，半小时后送下40瓶水。",
            "2013-04-25T06:42",
        ),
        ("2019年9月底收了6吨，一个月后卖出3吨。", "2019-10"),
        ("2019年3月1日收了6吨，两周前只有3吨。", "2019-02-15"),
        ("全校现有学生3人，十年前还有50人。", "2010"),
    ] {
        assert_eq!(held(text, "2020-05-06").last().unwrap(), wanted, "{text}");
    }
}

#[test]
fn a_year_told_beside_this_one_dates_nothing_else() {
    for (text, wanted) in [
        (
            "今年种了12万亩，去年是9万亩，前10个月出口5万吨。",
            "2020-01/2020-10",
        ),
        ("去年卖出45吨。第三季度将再建2座仓库。", "2020-35"),
        ("去年卖出45吨。9月又卖出3吨。", "2019-09"),
        ("去年卖出45吨。\n3月5日又卖出3吨。", "2020-03-05"),
        ("占比由去年的28%提高到41%。", ""),
        ("2018年占比由2017年的28%提高到41%。", "2018"),
    ] {
        assert_eq!(held(text, "2020-05-06").last().unwrap(), wanted, "{text}");
    }
}

#[test]
fn a_day_holds_for_the_sentences_behind() {
    for (text, wanted) in [
        ("3月2日夜里，洪水到了村口。村民救下9人。", "2020-03-02"),
        (
            "3月2日，村里转移3人。到5日，县里设点8处。医疗队派出24支。",
            "",
        ),
        ("3月2日，运动会闭幕。本届赛会设18个大项。", ""),
        ("3月2日，救援开始。队长开过8年货车。", ""),
        ("3月2日，救援开始。县里将新建5处避难点。", ""),
    ] {
        assert_eq!(held(text, "2020-05-06").last().unwrap(), wanted, "{text}");
    }
}
