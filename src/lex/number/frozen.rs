//! A veto, with reasons: numerals that count nothing.
//!
//! Without it 八一路 gives 81, “345”模式 gives 345 and 统一 gives 1, as they do in other tools.

use super::beside::{self, Verdict};
use super::quantity::{Form, Quantity};
use crate::lex::edge::Edge;
use crate::lex::lexicon::{Flags, Hit};
use crate::lex::user;
use crate::record::{Reading, Relation, UnitKind};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;
use crate::user_words::Meaning;
use once_cell::sync::Lazy;
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

/// Classifiers that are also common second halves of words: 三方, 四面, 一线.
const WEAK: &str = "方面点线头口手心股路道站门节句字度分角号行代色桌声步脚眼身体季番维军期环";

/// What such a classifier announces, and so counts: 三点要求, 四方面内容.
static ANNOUNCED: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "要求", "建议", "意见", "希望", "体会", "启示", "原因", "理由", "措施", "内容", "任务",
        "经验", "主张", "共识", "承诺", "声明", "诉求",
    ])
});

/// Classifiers that count things at the front of a clause.
const EVERYDAY: &str = "个名家位人项条件次场所座台辆艘架套栋间支队组类种岁例起宗批届篇份本册部户口只头匹株棵颗枚张幅幢处轮层人次";

/// Decides whether the quantity counts something, and says why not.
pub(crate) fn judge(text: &Text, q: &mut Quantity, hit: Option<Hit>, quoted: Option<Quoted>) {
    // A text that is nothing but a number is one: a cell of a table, a value to parse.
    if q.amount && text.trim(Run::new(0, text.len())) == q.run {
        return;
    }
    q.reason = frozen(text, q, hit, quoted);
    match q.reason {
        // An article is understood, but states nothing.
        None | Some(ARTICLE) => {}
        Some(NO_UNIT) => q.reading = Reading::Unexplained,
        Some(_) => q.reading = Reading::Name,
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
    if let Some(hit) = hit.filter(|hit| covers(*hit, q.numeral) && q.form != Form::Doubling) {
        // 十分钟 is no 十分: a longer quantity wins over a word that begins with it, but not over 接二连三.
        if hit.run().end >= q.run.end || hit.run().start < q.numeral.start {
            return Some(match user::meaning(text, hit) {
                Some(Meaning::Frozen(reason)) => reason,
                _ => hit.word().reason.unwrap_or("word"),
            });
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
    if code(text, q) {
        return Some("code");
    }
    by_form(text, q)
}

/// Whether a word holds the whole numeral: 统一, 四川, 百姓; not 万一 in 三万一千. 一五一十 is a word that looks like one.
pub(crate) fn covers(hit: Hit, numeral: Run) -> bool {
    let run = hit.run();
    let whole = hit.flags.has(Flags::FROZEN) && run == numeral;
    run.start <= numeral.start && numeral.end <= run.end && (whole || run.len() > numeral.len())
}

/// Letters, plus signs or further dots beside the digits: G60, 5G, 8+N, 1.2.3, A2021…, iOS 17, 运-20, (600519).
fn code(text: &Text, q: &Quantity) -> bool {
    if !q.arabic {
        return false;
    }
    let start = q.numeral.start;
    let before = text.before(start);
    let class_before = text.class_before(start);
    let after = text.char(q.run.end);
    let measured = q.unit.is_some_and(|u| u.unit.kind != UnitKind::Classifier) || q.scale >= 10_000;
    let touched = q.run.start == start;
    let latin = |class: Class| class == Class::LATIN;
    // GDP 3.2万亿元 is an amount, iOS 17 and G60 are not.
    let blank = usize::from(class_before == Class::SPACE);
    let word = text.char(start.wrapping_sub(1 + blank));
    let lettered = latin(text.class(start.wrapping_sub(1 + blank))) && !"²³℃°".contains(word);
    if touched && lettered && !(measured && (blank == 1 || q.scale >= 10_000)) {
        return true;
    }
    let joined = |c: char| matches!(c, '+' | '#' | '/' | '_' | '@' | '&');
    let digit_behind = text.class(q.run.end + 1) == Class::DIGIT;
    if after == '.' && digit_behind
        || q.unit.is_none() && (latin(text.class(q.run.end)) || joined(after))
        || touched
            && (joined(before) && (q.unit.is_none() || before != '/')
                || matches!(before, '.' | '№'))
    {
        return true;
    }
    // 010-8888, 运-20, F-16V
    if q.plain
        && (q.unit.is_none() && after == '-' && digit_behind
            || touched && before == '-' && !measured)
        || touched && before == '-' && latin(text.class(start.wrapping_sub(2)))
    {
        return true;
    }
    if !q.plain || q.unit.is_some() || q.form != Form::Cardinal {
        return false;
    }
    // 007, (600519), 13800138000, 第185条之3
    let zero = text.char(start) == '0' && q.numeral.len() >= 2;
    let bracketed = class_before == Class::OPEN && text.class(q.run.end) == Class::CLOSE;
    let long = q.numeral.len() >= 7;
    zero || bracketed && q.numeral.len() >= 4 || long || before == '之'
}

fn by_form(text: &Text, q: &Quantity) -> Option<&'static str> {
    let one = q.value == Some(Decimal::ONE) && q.high.is_none() && q.relation == Relation::Exact;
    let han_short = !q.arabic && q.numeral.len() == 1;
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
    let coordinate = q.unit_kind().is_some()
        && matches!(
            beside::before(text, q.run.start),
            Some(Verdict::Name("coordinate"))
        );
    if coordinate {
        return Some("coordinate");
    }
    // 百家 is many, 百亩 a hundred.
    let loose = q.unit.is_none_or(|u| {
        matches!(u.unit.kind, UnitKind::Classifier | UnitKind::Time) || u.unit.text == "里"
    });
    if !q.amount && q.relation == Relation::Exact && loose {
        return Some("round number in a phrase");
    }
    let Some(unit) = q.unit else {
        return bare(text, q);
    };
    let classifier = unit.unit.kind == UnitKind::Classifier;
    match unit.unit.text {
        "号" => return Some("number of a thing"),
        "路" if !matches!(text.before(q.run.start), '分' | '共') => return Some("road"),
        // 三里屯, 八里渡: a place, where a noun goes on behind it.
        "里" if !q.arabic && q.relation == Relation::Exact && in_a_name(text, q.run.end) => {
            return Some("name");
        }
        // 三番四次
        "次" if text.before(q.run.start) == '番' => return Some("idiom"),
        // 7栋2单元
        "栋" | "幢" | "座" | "楼" | "单元" if q.arabic && addressed(text, q.run.end) => {
            return Some("address");
        }
        "次" if q.arabic && beside::behind(text, q.run.end - 1) == Some(Verdict::Name("name")) => {
            return Some("name");
        }
        "局" if matches!(
            beside::before(text, q.run.start),
            Some(Verdict::Name("name"))
        ) =>
        {
            return Some("name");
        }
        "级" => return grade(text, q),
        "届" | "次" if one && text.has(q.run.end, "性") => return Some("word"),
        // 前一周, 上一学年
        _ if han_short
            && one
            && unit.unit.kind == UnitKind::Time
            && matches!(
                text.before(q.run.start),
                '前' | '上' | '下' | '后' | '同' | '每'
            ) =>
        {
            return Some(ARTICLE);
        }
        "年" | "月" | "日" | "天" if han_short && one && !counted_time(text, q) => {
            return Some(ARTICLE);
        }
        "年" if text.has(q.run.end, "级") => return Some("name"),
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
    if han_short
        && classifier
        && WEAK.contains(unit.unit.text)
        && !ANNOUNCED.stands(text, q.run.end)
    {
        return Some("word");
    }
    // 五针松, 六轴机器人: a rare classifier at the front of a clause, and more of a word behind it.
    let opens = !text.class_before(q.run.start).is_han() && text.class(q.run.end).is_han();
    if han_short
        && opens
        && classifier
        && q.relation == Relation::Exact
        && !EVERYDAY.contains(unit.unit.text)
    {
        return Some("word");
    }
    // 三八节, 八一路: two digits without a scale are read out one by one.
    let string = !q.arabic && q.plain && q.numeral.len() >= 2 && q.high.is_none();
    if string && unit.unit.kind != UnitKind::Percent {
        return Some("digits read out");
    }
    None
}

/// 第二产业 orders nothing that a reader counts; 第六师 and 第三方 are names.
fn ordinal(text: &Text, q: &Quantity) -> Option<&'static str> {
    if let Some(Verdict::Name(reason)) = beside::after_ordinal(text, q.numeral.end) {
        return Some(reason);
    }
    // 第1121960123号
    if q.plain && q.arabic && q.numeral.len() > 5 {
        return Some("code");
    }
    // 第十二条 of a law
    (q.unit
        .is_some_and(|u| matches!(u.unit.text, "条" | "款" | "章" | "号" | "版" | "页")))
    .then_some("number of a thing")
}

/// A number and 单元, 室 or the like right behind: a part of an address.
fn addressed(text: &Text, at: usize) -> bool {
    super::numeral::numeral(text, at).is_some_and(|n| {
        text.any_of(n.end, words!["单元", "室", "号", "层", "楼"])
            .is_some()
    })
}

/// 里 is half a kilometre before these, and in a name before any other Han character.
fn in_a_name(text: &Text, at: usize) -> bool {
    text.class(at).is_han()
        && !matches!(
            text.char(at),
            '路' | '地'
                | '长'
                | '外'
                | '山'
                | '以'
                | '的'
                | '多'
                | '余'
                | '水'
                | '海'
                | '左'
                | '之'
                | '来'
                | '远'
                | '宽'
                | '有'
                | '处'
        )
}

/// A number without a unit.
fn bare(text: &Text, q: &Quantity) -> Option<&'static str> {
    let big = q.scale >= 10_000 && q.amount;
    let told = q.relation != Relation::Exact || q.high.is_some();
    let behind = beside::behind(text, q.run.end);
    let before = beside::before(text, q.run.start);
    if let (Some(Verdict::Name(reason)), false) = (behind.or(before), big || told) {
        return Some(reason);
    }
    if big || told && q.amount {
        return None;
    }
    // 两男一女, 9金4银; 北一女 is a school.
    if behind == Some(Verdict::Count) {
        let paired = matches!(text.before(q.run.start), '男' | '女')
            || text.class(q.run.end + 1) == Class::NUM;
        if q.arabic || matches!(text.char(q.run.end), '男' | '女') && paired {
            return None;
        }
    }
    // 一二·九, 5·12
    if text.char(q.run.end) == '·' || text.before(q.run.start) == '·' {
        return Some("memorial day");
    }
    // 一、二、三等奖: places in an order, and nothing that is counted.
    if text.char(q.run.end) == '、' && text.class(q.run.end + 1) == Class::NUM
        || text.before(q.run.start) == '、' && text.class(q.run.start.wrapping_sub(2)) == Class::NUM
    {
        return Some("numbered list");
    }
    // 165反诈骗专线
    if q.plain && q.numeral.len() <= 5 && q.arabic && near_hotline(text, q.run.end) {
        return Some("phone or channel");
    }
    if !q.arabic {
        // 二百五十 is put together and counts by itself; 三 and 十二 do not.
        let built =
            q.numeral.len() >= 3 && (q.scale > 1 || q.value.is_some_and(|v| !v.is_integer()));
        if built {
            return None;
        }
        let inside = text.class(q.run.end).is_han() || text.class_before(q.run.start).is_han();
        return Some(if inside { "part of a word" } else { NO_UNIT });
    }
    if !q.plain {
        // 长照2.0, 工业4.0
        let version = text.char(q.run.end - 1) == '0'
            && text.char(q.run.end.wrapping_sub(2)) == '.'
            && before != Some(Verdict::Count);
        return version.then_some("version");
    }
    // 412村 counts; 412。 at the end of a line does not.
    let listed = text.class(q.run.end) == Class::NUM;
    if before == Some(Verdict::Count) && !listed {
        return numbered(text, q.run.start).then_some("number of a thing");
    }
    Some(NO_UNIT)
}

/// A hotline is named by its number and, soon behind it, by what it is for.
fn near_hotline(text: &Text, at: usize) -> bool {
    (1..=6)
        .take_while(|i| text.class(at + i).is_han())
        .any(|i| text.any_of(at + i, words!["热线", "专线"]).is_some())
}

/// 房间号为1208, 证券代码为600519: what is told is a number of a thing.
fn numbered(text: &Text, end: usize) -> bool {
    (2..=4).any(|back| matches!(text.char(end.wrapping_sub(back)), '号' | '码' | '牌'))
}

/// 三级医院 is a grade; 市县乡三级 counts levels; 7至8级 of wind and 5级 of an earthquake are measured.
fn grade(text: &Text, q: &Quantity) -> Option<&'static str> {
    let measured = (1..=GRADE_LOOK).any(|i| {
        matches!(
            text.char(q.run.start.wrapping_sub(i)),
            '风' | '震' | '浪' | '烈'
        )
    }) || (0..GRADE_NEAR)
        .any(|i| matches!(text.char(q.run.end + i), '风' | '震' | '浪'));
    if measured && text.char(q.run.end) != '响' && !text.has(q.run.end, "应急") {
        return None;
    }
    let levels = "省市县乡镇村区州街户道社";
    let listed = levels.contains(text.before(q.run.start))
        || levels.contains(text.char(q.run.start.wrapping_sub(1)));
    (q.arabic || !listed || q.value == Some(Decimal::ONE)).then_some("grade")
}

/// How far from a grade a word of weather or earthquakes stands.
const GRADE_LOOK: usize = 10;
const GRADE_NEAR: usize = 4;

/// 历时一年, 一年多, 一天内: a length of time rather than an article.
fn counted_time(text: &Text, q: &Quantity) -> bool {
    let after = words!["内", "时间", "之内", "后", "来", "以来"];
    let before = [
        "历时", "为期", "长达", "用了", "连续", "时隔", "不到", "近", "仅", "仅用", "期限", "过去",
    ];
    text.any_of(q.run.end, after).is_some()
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
