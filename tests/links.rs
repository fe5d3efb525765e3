//! What a figure counts, its verb, its actor, its kind, and which figures are parts of others.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use jianbao::{CheckKind, Kind, Modality, Report};

/// `figure counted action actor`, with – for none, of each figure of a sentence.
fn read(sentence: &str) -> Vec<String> {
    let report = Report::parse(sentence);
    let piece = |span: jianbao::Span| sentence[span.start()..span.end()].to_owned();
    report
        .statistics
        .iter()
        .map(|figure| {
            let links = [figure.counted, figure.action, figure.actor];
            let told = links.map(|link| link.map_or("–".to_owned(), |link| piece(link.span)));
            format!("{} {}", piece(figure.span), told.join(" "))
        })
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (sentence, want) in cases {
        assert_eq!(read(sentence), *want, "{sentence}");
    }
}

#[test]
fn verb_in_front() {
    check(&[
        ("河西县先后修建凉亭3座。", &["3座 凉亭 修建 河西县"]),
        ("警方拘捕6340人。", &["6340人 – 拘捕 警方"]),
        (
            "反诈骗中心共截获骗款8.7亿元。",
            &["8.7亿元 骗款 截获 反诈骗中心"],
        ),
        (
            "县财政拿出350万元，惠及学生4000人。",
            &["350万元 – 拿出 县财政", "4000人 学生 惠及 县财政"],
        ),
        (
            "市教育局计划投入22亿元，开工桥梁3座。",
            &["22亿元 – 投入 市教育局", "3座 桥梁 开工 市教育局"],
        ),
        ("造成3人死亡。", &["3人 – 造成 –"]),
        // 消纳 is a verb where it touches the figure, and in 消纳场 a part of a noun
        ("河西县消纳3.2亿千瓦时绿电。", &["3.2亿千瓦时 绿电 消纳 –"]),
        ("本市建成消纳场3座。", &["3座 消纳场 建成 本市"]),
    ]);
}

#[test]
fn nominal_predicates_and_copulas() {
    check(&[
        (
            "产量分别为4万吨、3万吨和2万吨。",
            &["4万吨 产量 为 –", "3万吨 产量 为 –", "2万吨 产量 为 –"],
        ),
        (
            "业务收入418万元，比上年增长14.3%。",
            &["418万元 业务收入 – –", "14.3% 业务收入 增长 –"],
        ),
        (
            "地区生产总值增速居全省第4位。",
            &["第4位 地区生产总值增速 居 –"],
        ),
    ]);
}

#[test]
fn changes_count_what_changes() {
    check(&[
        (
            "苹果卖出5吨，产值增长8%。",
            &["5吨 苹果 卖出 –", "8% 产值 增长 –"],
        ),
        (
            "医院把床位使用率提高了2个百分点。",
            &["2个百分点 床位使用率 提高 –"],
        ),
    ]);
}

#[test]
fn figures_that_share_a_noun() {
    check(&[
        (
            "代表团夺得57枚和41枚金牌。",
            &["57枚 金牌 夺得 代表团", "41枚 金牌 夺得 代表团"],
        ),
        (
            "全市23家企业入围百强，荣获32个席位。",
            &["23家 企业 入围 –", "32个 席位 荣获 企业"],
        ),
    ]);
}

#[test]
fn phrases_in_front_of_the_verb() {
    check(&[
        ("30名教师参加演练。", &["30名 教师 参加 –"]),
        ("该县为300户家庭提供帮助。", &["300户 家庭 提供 该县"]),
    ]);
}

#[test]
fn what_a_change_leads_to_is_no_change() {
    let kinds = |text| -> Vec<Kind> {
        let report = Report::parse(text);
        report.statistics.iter().map(|figure| figure.kind).collect()
    };
    assert_eq!(kinds("网箱由3000个增至1万个。"), [Kind::Count, Kind::Count]);
    assert_eq!(kinds("占比升至10.5%。"), [Kind::Percent]);
    assert_eq!(kinds("占比上升10.5%。"), [Kind::Change]);
}

#[test]
fn plans_are_planned() {
    let planned = |text| Report::parse(text).statistics[0].modality == Modality::Planned;
    assert!(planned("今年全县将建成书屋20家。"));
    assert!(planned("市交通局计划投入22亿元。"));
    assert!(!planned("去年全县建成书屋20家。"));
}

#[test]
fn parts_and_their_sum() {
    for (text, holds) in [
        ("协会吸收会员143名，其中西安市38名，宝鸡市24名。", true),
        ("协会吸收会员143名。其中，西安市38名，宝鸡市24名。", true),
        ("协会吸收会员50名，其中西安市38名，宝鸡市24名。", false),
    ] {
        let report = Report::parse(text);
        let parts: Vec<_> = report
            .statistics
            .iter()
            .map(|figure| figure.part_of)
            .collect();
        assert_eq!(parts, [None, Some(0), Some(0)], "{text}");
        let sum = report
            .checks
            .iter()
            .find(|check| check.kind == CheckKind::PartsSum);
        assert_eq!(sum.map(|check| check.holds), Some(holds), "{text}");
    }
    let report = Report::parse("建成书屋20家，修桥3座。");
    assert!(report.checks.is_empty());
}

#[test]
fn a_bare_yuan_is_that_of_the_place() {
    let iso = |text| Report::parse(text).statistics[0].unit.unwrap().iso;
    assert_eq!(iso("雲林縣政府編列農業預算36億元。"), Some("TWD"));
    assert_eq!(iso("河北省正定县投入资金36亿元。"), Some("CNY"));
    assert_eq!(iso("雲林縣政府編列預算人民幣36億元。"), Some("CNY"));
}

/// `figure adcode` of each figure of a text.
fn placed(text: &str) -> Vec<String> {
    Report::parse(text)
        .statistics
        .iter()
        .map(|figure| {
            let code = figure
                .place
                .map_or("–".to_owned(), |place| place.code.to_string());
            format!("{} {code}", &text[figure.span.start()..figure.span.end()])
        })
        .collect()
}

#[test]
fn what_a_comparison_counts() {
    check(&[
        ("浏阳市床位最多，为7460张。", &["7460张 床位 为 –"]),
        ("雨量最大的是浏阳市，达351毫米。", &["351毫米 雨量 达 –"]),
        (
            "河西站发送旅客5万人，河东站发送4万人。",
            &["5万人 旅客 发送 河西站", "4万人 旅客 发送 河东站"],
        ),
    ]);
}

#[test]
fn a_place_holds_for_the_clauses_behind() {
    let cases: &[(&str, &[&str])] = &[
        // The venue of the clause in front.
        (
            "长沙市消息：公司在安徽省广德市建厂，年产能可达3000万套。",
            &["3000万套 341882"],
        ),
        // A list of places ends with its sum.
        (
            "长沙市建成书屋：长沙县5座，浏阳市6座，宁乡市7座，其余20座在建。",
            &["5座 430121", "6座 430181", "7座 430182", "20座 430100"],
        ),
        // Where the things go.
        (
            "长沙市调运帐篷1200顶，其中600顶发往浏阳市。",
            &["1200顶 430100", "600顶 430181"],
        ),
        // Half a sentence goes on about its place, a whole one does not.
        (
            "长沙市消息：长沙市受灾。浏阳市山体滑坡；塌方26处。投入资金3亿元。",
            &["26处 430181", "3亿元 430100"],
        ),
        // The scene of a paragraph.
        (
            "长沙市消息。\n在浏阳市，检察官盯上了一棵古树。听证会请来9名听证员。",
            &["9名 430181"],
        ),
        // Where somebody comes from is not where he is.
        (
            "长沙市消息：村民从浏阳市搬来，共有480户。",
            &["480户 430100"],
        ),
    ];
    for (text, want) in cases {
        assert_eq!(placed(text), *want, "{text}");
    }
}

#[test]
fn the_headline_dates_a_communique() {
    let text = "宁国市2015年统计公报\n宁国市统计局 国家统计局宁国调查队\n2016年4月8日\n\n经初步核算，全年生产总值236.4亿元，按可比价计算增长8.1%，各项事业都有新的进展，人民生活继续改善，社会大局稳定。";
    let report = Report::parse(text);
    let title = report.title.map(|span| &text[span.start()..span.end()]);
    assert_eq!(title, Some("宁国市2015年统计公报"));
    let time = report.statistics[0].time.and_then(|time| time.edtf);
    assert_eq!(time.map(|edtf| edtf.to_string()), Some("2015".to_owned()));
}

#[test]
fn a_report_may_be_dated_at_its_end() {
    let text = "车站迎来返程高峰\n\n29日加开列车56列，窗口增至780个，售票时间延长，各站秩序井然，旅客平安有序，没有一人滞留，车站还备足了热水和药品。\n(原载2012年1月30日《大河报》)";
    let report = Report::parse(text);
    let source = report
        .source
        .map(|source| &text[source.span.start()..source.span.end()]);
    assert_eq!(source, Some("大河报"));
    let time = report.statistics[0].time.and_then(|time| time.edtf);
    assert_eq!(
        time.map(|edtf| edtf.to_string()),
        Some("2012-01-29".to_owned())
    );
}

#[test]
fn the_hedge_of_a_whole_leaves_room_for_its_parts() {
    let holds = |text: &str| {
        let report = Report::parse(text);
        let sum = report
            .checks
            .iter()
            .find(|check| check.kind == CheckKind::PartsSum);
        sum.map(|check| check.holds)
    };
    assert_eq!(
        holds("共建成书屋120余个，其中城区80个、乡镇45个。"),
        Some(true)
    );
    assert_eq!(
        holds("共建成书屋超过200个，其中城区100个、乡镇102个。"),
        Some(true)
    );
    assert_eq!(
        holds("共建成书屋120余个，其中城区80个、乡镇65个。"),
        Some(false)
    );
    assert_eq!(
        holds("共建成书屋120个，其中城区80个、乡镇45个。"),
        Some(false)
    );
}
