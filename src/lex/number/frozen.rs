//! A veto, with reasons: numerals that count nothing.
//!
//! Without it 八一路 gives 81, “345”模式 gives 345 and 统一 gives 1, as they do in other tools.

use super::quantity::{Form, Quantity};
use crate::lex::lexicon::Hit;
use crate::record::{Reading, Relation, UnitKind};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use rust_decimal::Decimal;

/// Quoted or titled text that holds the numeral.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quoted {
    pub run: Run,
    /// 《》 rather than “”.
    pub title: bool,
    /// Holds a pause or a stop: somebody speaks.
    pub spoken: bool,
}

/// The longest quotation that is taken for a name or slogan when it holds a numeral.
const SLOGAN: usize = 12;

/// Nouns that make a bare number a name: 107国道, 12345热线, 345模式.
const NAMED: &[&str] = &[
    "国道",
    "省道",
    "县道",
    "高速",
    "热线",
    "专线",
    "频道",
    "路",
    "街",
    "模式",
    "工程",
    "行动",
    "计划",
    "工作法",
    "战略",
    "型",
    "版",
    "系列",
    "平台",
    "航班",
    "班列",
    "高地",
    "条例",
    "公约",
    "机制",
    "制",
    "届三中",
    "中全会",
    "师",
    "团",
    "旅",
    "中学",
    "小学",
    "中",
    "小",
    "院",
    "厂",
    "矿",
    "医院",
    "公园",
    "广场",
    "大厦",
    "大道",
    "大桥",
    "社区",
    "村",
];

/// Classifiers that are also common second halves of words: 三方, 四面, 一线.
const WEAK: &str = "方面点线头口手心股路道站门节句字度分角号行代色桌声步脚眼身体季番维军期";

/// Decides whether the quantity counts something, and says why not.
pub(crate) fn judge(text: &Text, q: &mut Quantity, hit: Option<Hit>, quoted: Option<Quoted>) {
    // A text that is nothing but a number is one: a cell of a table, a value to parse.
    if text.trim(Run::new(0, text.len())) == q.run {
        return;
    }
    q.reason = frozen(text, q, hit, quoted);
    // An article and a number without a unit are understood, but state nothing.
    if q.reason.is_some_and(|reason| !matches!(reason, ARTICLE | NO_UNIT)) {
        q.reading = Reading::Name;
    }
}

/// 一名记者: a quantity that states nothing.
const ARTICLE: &str = "article";

/// A number with nothing that tells what it counts.
const NO_UNIT: &str = "no unit";

fn frozen(
    text: &Text,
    q: &Quantity,
    hit: Option<Hit>,
    quoted: Option<Quoted>,
) -> Option<&'static str> {
    if let Some(hit) = hit.filter(|hit| covers(*hit, q.numeral)) {
        // 十分钟 is no 十分: a longer quantity wins over a word, unless the word goes on behind it.
        if hit.run().end >= q.run.end {
            return Some("word");
        }
    }
    if let Some(quoted) = quoted {
        if quoted.title {
            return Some("title of a work");
        }
        if !quoted.spoken && quoted.run.len() <= SLOGAN {
            return Some("quoted name or slogan");
        }
    }
    if code(text, q) || q.arabic && q.numeral.len() >= 7 && q.plain && q.unit.is_none() {
        return Some("code");
    }
    by_form(text, q)
}

/// Whether a word holds the whole numeral: 统一, 四川, 百姓; not 万一 in 三万一千.
pub(crate) fn covers(hit: Hit, numeral: Run) -> bool {
    let run = hit.run();
    run.start <= numeral.start && numeral.end <= run.end && run.len() > numeral.len()
}

/// Letters, plus signs or further dots beside the digits: G60, 5G, 8+N, 1.2.3, A2021…
fn code(text: &Text, q: &Quantity) -> bool {
    let before = text.before(q.numeral.start);
    let after = text.char(q.run.end);
    let latin = |c: Class| c == Class::LATIN;
    let in_front = latin(text.class_before(q.numeral.start))
        && !"²³℃°".contains(before)
        && q.run.start == q.numeral.start;
    let behind = q.unit.is_none()
        && (latin(text.class(q.run.end)) || matches!(after, '+' | '#' | '/' | '_' | '@' | '&'));
    let joined = q.run.start == q.numeral.start
        && q.arabic
        && matches!(before, '+' | '#' | '/' | '_' | '@' | '&' | '.' | '№');
    let dashed = q.arabic
        && q.plain
        && q.unit.is_none()
        && after == '-'
        && text.class(q.run.end + 1) == Class::DIGIT;
    let behind_dash =
        q.arabic && q.plain && q.unit.is_none() && before == '-' && q.run.start == q.numeral.start;
    let dotted = after == '.' && text.class(q.run.end + 1) == Class::DIGIT;
    in_front
        || behind
        || joined && q.unit.is_none()
        || joined && before != '/'
        || dashed
        || behind_dash
        || dotted
}

fn by_form(text: &Text, q: &Quantity) -> Option<&'static str> {
    let one = q.value == Some(Decimal::ONE) && q.high.is_none() && q.relation == Relation::Exact;
    let han_short = !q.arabic && q.numeral.len() == 1;
    let next = text.char(q.run.end);
    match q.form {
        Form::Percent | Form::Fraction(..) | Form::Ratio | Form::Doubling => return None,
        Form::Ordinal => return ordinal(text, q),
        Form::Top => {
            return (q.arabic && q.unit.is_none() && q.value > Some(Decimal::from(1000)))
                .then_some("code");
        }
        Form::Big => {
            let known = q
                .value
                .is_some_and(|v| v >= Decimal::TWO && v <= Decimal::from(12));
            let noun = text.class(q.run.end).is_han()
                && !text.has(q.run.end, "会")
                && !text.has(q.run.end, "报告")
                && !text.has(q.run.end, "精神");
            return (!(known && noun)).then_some("name");
        }
        Form::Cardinal => {}
    }
    if !q.amount && q.relation == Relation::Exact {
        return Some("round number in a phrase");
    }
    let Some(unit) = q.unit else {
        return bare(text, q);
    };
    let classifier = unit.unit.kind == UnitKind::Classifier;
    match unit.unit.text {
        "号" => return Some("number of a thing"),
        "级" => return grade(text, q),
        "届" | "次" if one && text.has(q.run.end, "性") => return Some("word"),
        "年" | "月" | "日" | "天" if han_short && one && !counted_time(text, q) => {
            return Some(ARTICLE);
        }
        "年" if text.has(q.run.end, "级") => return Some("name"),
        "个" if text.has(q.run.end, "百分点") => {}
        "次" if one && every(text, q) => return None,
        "元" if text.has(q.run.end, "化") => return Some("word"),
        "期" if text.has(q.run.end, "工程") || text.has(q.run.end, "项目") => {
            return Some("name");
        }
        _ => {}
    }
    if classifier && one && !q.arabic {
        return Some(ARTICLE);
    }
    if han_short && classifier && WEAK.contains(unit.unit.text) {
        return Some("word");
    }
    if han_short
        && classifier
        && unit.unit.text.chars().count() == 1
        && "分之".contains(next)
        && text.has(q.run.end, "之")
    {
        return Some("word");
    }
    None
}

/// 第二产业 orders nothing that a reader counts; 第六师 and 第三方 are names.
fn ordinal(text: &Text, q: &Quantity) -> Option<&'static str> {
    let named = [
        "产业",
        "方",
        "中学",
        "小学",
        "人民医院",
        "医院",
        "师",
        "团",
        "军",
        "手",
        "一线",
        "时间",
        "书记",
        "课堂",
        "现场",
        "棉纺厂",
        "版",
        "章",
        "条",
        "款",
        "课",
        "者",
        "线",
    ];
    if q.unit.is_none() && text.any_of(q.run.end, &named).is_some() {
        return Some("name");
    }
    // 第十二条 of a law
    (q.unit
        .is_some_and(|u| matches!(u.unit.text, "条" | "款" | "章" | "号" | "版" | "页")))
    .then_some("number of a thing")
}

/// A number without a unit.
fn bare(text: &Text, q: &Quantity) -> Option<&'static str> {
    let big = q.scale >= 10_000 && q.amount;
    if text
        .any_of(q.run.end, NAMED)
        .is_some_and(|_| !text.has(q.run.end, "村") && !text.has(q.run.end, "社区") || !q.arabic)
        && !big
    {
        return Some("name");
    }
    if !q.arabic && !big {
        // 二百五十 is put together and counts by itself; 三 and 十二 do not.
        let built = q.numeral.len() >= 3 && (q.scale > 1 || q.value.is_some_and(|v| !v.is_integer()));
        return (q.relation == Relation::Exact && q.high.is_none() && !built).then_some(NO_UNIT);
    }
    if q.arabic && q.plain && q.relation == Relation::Exact && !big {
        // 412村 counts; 412。 at the end of a line does not.
        let noun = text.class(q.run.end).is_han() && text.class(q.run.end) != Class::NUM;
        let told = matches!(
            text.before(q.run.start),
            '为' | '达' | '至' | '到' | '共' | '计' | '数' | '有'
        );
        let listed = text.class(q.run.end) == Class::NUM;
        return (!(noun || told)
            || listed
            || text.class_before(q.run.start) == Class::OPEN && !noun)
            .then_some(NO_UNIT);
    }
    None
}

/// 三级医院 is a grade; 市县乡三级 counts levels.
fn grade(text: &Text, q: &Quantity) -> Option<&'static str> {
    let levels = "省市县乡镇村区州街户道社";
    let listed = levels.contains(text.before(q.run.start))
        || levels.contains(text.char(q.run.start.wrapping_sub(1)));
    (q.arabic || !listed || q.value == Some(Decimal::ONE)).then_some("grade")
}

/// 历时一年, 一年多, 一天内: a length of time rather than an article.
fn counted_time(text: &Text, q: &Quantity) -> bool {
    let after = ["内", "时间", "之内", "后", "来", "以来"];
    let before = [
        "历时", "为期", "长达", "用了", "连续", "时隔", "不到", "近", "仅", "仅用", "期限", "过去",
    ];
    text.any_of(q.run.end, &after).is_some()
        || before.iter().any(|word| text.has_before(q.run.start, word))
        || q.relation != Relation::Exact
}

/// 每季度召开一次: frequency.
fn every(text: &Text, q: &Quantity) -> bool {
    let from = q.run.start.saturating_sub(crate::limits::MAX_LOOK);
    let back = text.slice(Run::new(from, q.run.start));
    back.iter()
        .rev()
        .take_while(|&&c| !matches!(c, ',' | '。' | ';' | '\n'))
        .any(|&c| c == '每')
}
