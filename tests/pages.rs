//! Pages: spans point into the source through tags and entities, what is around the report stays out of it, and no page is
//! too deep, too broken or too large.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::check_laws;
use jianbao::{Format, Parser, Report, ZoneKind};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const PAGE: &str = "<!DOCTYPE html><html><head><meta charset=utf-8>\n\
<title>县里引才有新招_人事_某市新闻网</title><meta name=\"pubdate\" content=\"2024-01-24T09:30:00+08:00\"></head>\r\n\
<body class=\"has-sidebar\"><div class=nav><ul><li><a href=/>首页</a><li><a href=/a>3个频道</a></ul></div>\
<div class=crumb>当前位置：<a href=/>首页</a> &gt; 正文</div>\
<h1>县里引才有新招</h1><div class=info>2024-01-24 09:30　来源：某市日报　记者 张三</div>\
<div class=content><p>去年，全县引进人才<b>6</b><span>0</span>多名、项目&nbsp;12&#20010;，投入1&#44;200万元，其中本科以上\n占七成。</p>\
<p>新建公寓3万<em>平方</em>米，可住<i>800</i>余人。</p></div>\
<div class=share>分享到：5个平台</div>\
<div class=related><h3>相关阅读</h3><ul><li><a href=1>邻县引进人才90名</a> 01-20</li></ul></div>\
<footer>版权所有 某市新闻网 1234号 建议使用1024分辨率，每日更新30条</footer></body></html>";

fn page(raw: &str) -> Report<'_> {
    Report::parse_as(raw, Format::Html)
}

#[test]
fn figures_are_found_through_tags_and_entities() {
    let report = page(PAGE);
    check_laws(PAGE, &report);
    let figures: Vec<(&str, &str, String)> = report
        .statistics
        .iter()
        .map(|s| {
            (
                report.slice(s.span),
                s.span.of(PAGE),
                s.value.unwrap().normalize().to_string(),
            )
        })
        .collect();
    let expected = [
        ("60多名", "6</b><span>0</span>多名", "60"),
        ("12个", "12&#20010;", "12"),
        ("1,200万元", "1&#44;200万元", "12000000"),
        ("七成", "七成", "70"),
        ("3万平方米", "3万<em>平方</em>米", "30000"),
        ("800余人", "800</i>余人", "800"),
    ];
    assert_eq!(figures.len(), expected.len(), "{figures:?}");
    for ((text, source, value), (t, s, v)) in figures.iter().zip(expected) {
        assert_eq!((*text, *source, value.as_str()), (t, s, v));
    }
    assert!(report.statistics.iter().all(|s| {
        s.time
            .is_some_and(|t| t.edtf.unwrap().to_string() == "2023")
            || s.span.start() > PAGE.find("新建").unwrap()
    }));
}

#[test]
fn the_head_is_read_and_the_frame_is_left_out() {
    let report = page(PAGE);
    let view = report.view();
    assert_eq!(view.title.unwrap().text, "县里引才有新招");
    assert_eq!(view.source.unwrap().name, "某市日报");
    assert_eq!(view.published.unwrap().edtf.unwrap(), "2024-01-24T09:30");
    let byline: Vec<_> = view
        .byline
        .iter()
        .map(|credit| (&*credit.name, &*credit.role))
        .collect();
    assert_eq!(byline, [("张三", "记者")]);
    let related: Vec<_> = view.related.iter().map(|related| &*related.title).collect();
    assert_eq!(related, ["邻县引进人才90名"]);
    assert!(report.body().starts_with("去年，全县引进人才60多名"));
    assert!(report.body().ends_with("可住800余人。"));
}

#[test]
fn the_class_of_an_element_tells_the_source() {
    let page_of = |class: &str| {
        format!(
            "<h1>县里引才有新招</h1><div><span class={class}>柳溪县委办</span> <span>2024-01-24 09:30</span></div>\
             <div class=content><p>去年，全县引进人才60多名，投入1200万元，新建公寓3万平方米，可住800余人。</p></div>"
        )
    };
    let source = |class: &str| {
        page(&page_of(class))
            .view()
            .source
            .map(|s| s.name.into_owned())
    };
    assert_eq!(source("laiyuan").as_deref(), Some("柳溪县委办"));
    // 信息来源 by its initials
    assert_eq!(source("xxly").as_deref(), Some("柳溪县委办"));
    // any other class leaves it open
    assert_eq!(source("bar"), None);
}

#[test]
fn metadata_serves_where_the_page_shows_nothing() {
    let raw = "<head><script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"村里\\u65b0\\u5efa\\\"书屋\\\"\",\
        \"datePublished\":\"2023-05-06T08:00:00+08:00\", \"author\": [{\"name\": \"李四光\"}], \"publisher\": {\"name\": \"某市晚报\"}}</script></head>\
        <body><p>上个月，村里新建书屋2间，添置图书3000多册，孩子们放学以后有了去处。</p></body>";
    let report = page(raw);
    check_laws(raw, &report);
    let view = report.view();
    assert_eq!(view.title.unwrap().text, "村里新建\"书屋\"");
    assert_eq!(view.published.unwrap().edtf.unwrap(), "2023-05-06T08:00");
    assert_eq!(view.source.unwrap().name, "某市晚报");
    assert_eq!(&*view.byline[0].name, "李四光");
    assert_eq!(
        report.times[0].edtf.unwrap().to_string(),
        "2023-05-06T08:00"
    );
    assert_eq!(
        report.statistics[0].time.unwrap().edtf.unwrap().to_string(),
        "2023-04"
    );
}

#[test]
fn what_is_hidden_is_no_text() {
    let raw = "<p style='display: none'>引进人才3名。</p><script>var a = '4个';</script><style>p{width:5个}</style>\
        <select><option>6个</option></select><noscript>7个</noscript><!-- 8个 --><p hidden>9个</p><p>共10个。</p>";
    let report = page(raw);
    check_laws(raw, &report);
    let figures: Vec<_> = report.statistics.iter().map(|s| s.span.of(raw)).collect();
    assert_eq!(figures, ["10个"]);
}

#[test]
fn zones_tile_the_source() {
    let report = page(PAGE);
    assert_eq!(report.zones.first().unwrap().span.start(), 0);
    assert_eq!(report.zones.last().unwrap().span.end(), PAGE.len());
    for kind in [
        ZoneKind::Title,
        ZoneKind::Meta,
        ZoneKind::Body,
        ZoneKind::Related,
        ZoneKind::Chrome,
    ] {
        assert!(
            report.zones.iter().any(|zone| zone.kind == kind),
            "{kind:?}"
        );
    }
}

#[test]
fn formats_are_told_by_name_and_beginning() {
    for (name, text, format) in [
        ("a.txt", "标题\n正文", Format::Text),
        ("a.txt", "  <!doctype HTML><p>正文", Format::Html),
        ("a.htm", "正文", Format::Html),
        ("a.shtml", "正文", Format::Html),
        (
            "a.xml",
            "<?xml version='1.0'?><rss version='2.0'>",
            Format::Feed,
        ),
        (
            "a.xml",
            "<feed xmlns='http://www.w3.org/2005/Atom'>",
            Format::Feed,
        ),
        ("a.md", "# 标题", Format::Markdown),
        ("-", "去年", Format::Text),
    ] {
        assert_eq!(Format::of(name, text), format, "{name} {text}");
    }
}

/// Broken, deep and hostile pages: what stands in front, and what is repeated.
const HOSTILE: &[(&str, &str)] = &[
    ("", "<div>"),
    ("", "<div><p>"),
    ("", "<b>"),
    ("", "<table><tr><td>"),
    ("", "<td>3个"),
    ("", "<ul><li>"),
    ("", "</div>"),
    ("", "<a href="),
    ("<table>", "<tr><td rowspan=100 colspan=100>3"),
    ("", "<"),
    ("", "&"),
    ("", "&nbsp;"),
    ("", "&#x4e2d"),
    ("", "&CounterClockwiseContourIntegral"),
    ("", "<!--"),
    ("", "<![CDATA["),
    ("<script type='application/ld+json'>", "{\"author\":["),
    ("<script type='application/ld+json'>", "\"\\\\"),
    ("", "<script>"),
    ("", "<select>"),
    ("", "<meta name=author content=张三>"),
    ("", "<time datetime=2024-01-01>"),
    ("", "<span class=source>"),
    ("", "<p>去年引进人才60多名，投入3亿元。</p>"),
    (
        "",
        "<div class='a b c d e f g h'><a href=x>相关阅读</a></div>",
    ),
    ("<p ", "a=b "),
    ("<p class='", "nav "),
    ("", "\r\n<br>"),
];

fn hostile(pattern: &(&str, &str), bytes: usize) -> String {
    let mut text = pattern.0.to_owned();
    while text.len() < bytes {
        text.push_str(pattern.1);
    }
    text
}

#[test]
fn hostile_pages_keep_the_laws() {
    for pattern in HOSTILE {
        for bytes in [1, 300, 6000] {
            let raw = hostile(pattern, bytes);
            check_laws(&raw, &page(&raw));
        }
    }
}

#[test]
fn hostile_pages_take_linear_time_and_little_stack() {
    for pattern in HOSTILE {
        let raw = hostile(pattern, 512 << 10);
        let (small, large) = (hostile(pattern, 64 << 10), raw.clone());
        let run = move || {
            let time = |text: &str| {
                let start = Instant::now();
                let _ = page(text).statistics.len();
                start.elapsed()
            };
            // Eight times the input; quadratic work would take sixty-four times as long. One reading on a busy machine can be
            // several times the truth, so that only one that stays bad is believed.
            (0..6).any(|_| {
                let (small, large) = (time(&small), time(&large));
                large < small.max(Duration::from_millis(2)) * 24
            })
        };
        let thread = std::thread::Builder::new()
            .stack_size(256 << 10)
            .spawn(run)
            .unwrap();
        assert!(
            thread.join().unwrap(),
            "{pattern:?} grows faster than its size"
        );
    }
}

#[test]
fn a_hundred_thousand_unclosed_tags_and_ten_megabytes() {
    let unclosed = format!("{}<p>共引进人才60多名。", "<section>".repeat(100_000));
    assert_eq!(page(&unclosed).statistics.len(), 1);
    let paragraph =
        "<p>去年，全县引进人才<b>60</b>多名，投入3亿元，比上年增长5%，群众都说好。</p>\n";
    let large = format!(
        "<h1>引才</h1>{}",
        paragraph.repeat((10 << 20) / paragraph.len())
    );
    let report = page(&large);
    assert_eq!(report.truncated.unwrap().limit, "MAX_STATISTICS");
    assert!(
        report
            .statistics
            .iter()
            .take(5)
            .all(|s| report.slice(s.span).chars().count() >= 2)
    );
    let over = format!(
        "{}<p>引进3个。",
        "<br>".repeat(jianbao::limits::MAX_INPUT / 4)
    );
    assert_eq!(page(&over).truncated.unwrap().limit, "MAX_INPUT");
}

const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=nav>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<br>",
    "<span>",
    "</span>",
    "<a href=x>",
    "</a>",
    "<h1>",
    "</h1>",
    "<h2>",
    "</h2>",
    "<table><tr><td>",
    "</td><td>",
    "</tr><tr><td>",
    "</table>",
    "<li>",
    "<td rowspan=2>",
    "<title>",
    "</title>",
    "<meta name=pubdate content=\"2024-01-24T08:00:00Z\">",
    "<meta property=og:title content='标题&amp;题'>",
    "<script type=application/ld+json>{\"headline\":\"标\\u9898\"}</script>",
    "<span class=source>",
    "<sup>2</sup>",
    "<!-- 3个 -->",
    "&nbsp;",
    "&lt;",
    "&#20010;",
    "&amp",
    "&copy2024",
    "\r\n",
    "\n",
    "\t",
    " ",
    "\u{3000}",
    "去年",
    "引进人才",
    "60",
    "6",
    "多名",
    "3000多人次",
    "，",
    "。",
    "投入1.2亿元",
    "合肥市",
    "統(tǒng)戰(zhàn)",
    "2022年07月27日 11:04",
    "来源：某某日报",
    "记者 张三",
    "相关阅读",
    "责任编辑：李四",
    "版权所有",
    "１３",
    "㎡",
    "<",
    ">",
    "\"",
    "字",
    "\u{fffd}",
    "\u{200b}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn laws_hold_for_pages_in_pieces(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        let raw = pieces.concat();
        for format in [Format::Html, Format::Feed, Format::Markdown] {
            check_laws(&raw, &Parser::new().ledger(true).parse_as(&raw, format));
        }
    }

    #[test]
    fn laws_hold_for_any_string(raw in any::<String>()) {
        for format in [Format::Html, Format::Feed, Format::Markdown] {
            check_laws(&raw, &Parser::new().ledger(true).parse_as(&raw, format));
        }
    }
}
