//! What speaks for a place where its name is also a word: 贵州大方, 泸州、合江, 来自和平 or 安定籍; and what speaks against
//! a short name: 一对石狮, 盐池里, 「天河」.

use super::gazetteer::{Bearer, Gazetteer, NameId};
use super::{PlaceForm, Reading};
use crate::lex::lexicon::{Flags, Hit};
use crate::record::Level;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::{Words, words};

/// Words that only a place stands behind.
const IN_FRONT: &[&str] = &[
    "来自",
    "前往",
    "位于",
    "地处",
    "抵达",
    "途经",
    "家住",
    "坐落于",
    "坐落在",
    "奔赴",
    "赶赴",
    "赴",
    "驻",
    "途径",
    "落户",
];

/// Words that only a place stands in front of.
#[rustfmt::skip]
const BEHIND: &Words = words![
    "籍", "境内", "县城", "城区", "警方", "市民", "街头", "机场", "火车站", "高铁站", "东站", "西站", "南站", "北站", "两地",
    "三地", "等地", "一带", "县委", "县政府", "县人民", "县公安", "县域", "全境", "人民政府", "人民法院", "公安分局", "教育局",
    "区委", "区政府", "法院", "检察院", "交警", "苏区", "两县", "三县", "两市", "两区", "县长", "区长", "口岸",
];

/// How far back the place may stand from which somebody comes here: 从兰州坐班车到合作.
const JOURNEY: usize = 24;

/// Whether something speaks for the place.
pub(crate) fn speaks(
    text: &Text,
    previous: Option<&PlaceForm>,
    hit: Hit,
    name: NameId,
    behind: &[Hit],
) -> bool {
    let run = hit.run();
    previous.is_some_and(|previous| chained(text, previous, run, name))
        || said(text, run)
        || beside(text, run, name, behind)
        || holds(run, name, behind)
        || previous.is_some_and(|previous| reached(text, previous, run, name))
        || hit.flags.has(Flags::THING)
            && (!hit.flags.has(Flags::COMMON) && begins(text, run)
                || stands(text, run, behind)
                || previous.is_some_and(|previous| parallel(text, previous, run, name)))
}

/// Whether a clause begins with the name or a preposition stands in front.
fn begins(text: &Text, run: Run) -> bool {
    !text.class_before(run.start).is_han()
        && !matches!(
            text.class_before(run.start),
            Class::DUN | Class::QUOTE | Class::TITLE
        )
        || matches!(
            text.before(run.start),
            '在' | '到'
                | '至'
                | '从'
                | '自'
                | '于'
                | '和'
                | '与'
                | '及'
                | '经'
                | '离'
                | '返'
                | '回'
                | '讯'
                | '电'
        )
}

/// Whether a word that only places have stands in front of the name or behind it.
fn said(text: &Text, run: Run) -> bool {
    led(text, run) || text.any_of(run.end, BEHIND).is_some()
}

/// The same, of words that belong to no other: 新城市民 is none of a place.
pub(crate) fn led(text: &Text, run: Run) -> bool {
    text.char(run.end) == '籍'
        || matches!(
            text.before(run.start),
            '自' | '往' | '于' | '处' | '达' | '经' | '住' | '在' | '赴' | '驻' | '径' | '户'
        ) && IN_FRONT.iter().any(|word| text.has_before(run.start, word))
}

/// Whether a name stands behind a larger place that holds it, or beside one in a list: 贵州大方, 泸州、内江, 民和至西宁.
pub(crate) fn chained(text: &Text, previous: &PlaceForm, run: Run, name: NameId) -> bool {
    let Reading::Name(larger) = previous.reading else {
        return false;
    };
    let gap = run.start.wrapping_sub(previous.run.end);
    if gap > 1 {
        return false;
    }
    let mark = (gap == 1).then(|| text.char(previous.run.end));
    let (list, pair) = (mark == Some('、'), mark.is_some_and(joins));
    if gap == 1 && !list && !pair && mark != Some('的') {
        return false;
    }
    related(name, larger, |bearer, other| {
        !pair && below(bearer, other) || list && akin(bearer, other) || pair && peers(bearer, other)
    })
}

/// Words between two places of a kind: 中卫和吴忠, 安康至岚皋.
fn joins(c: char) -> bool {
    matches!(c, '和' | '与' | '至' | '到' | '及' | '—' | '－' | '-' | '~')
}

/// Whether bearers of two names are to each other what `relation` says.
fn related(name: NameId, other: NameId, relation: impl Fn(&Bearer, &Bearer) -> bool) -> bool {
    let gazetteer = Gazetteer::shared();
    let others = gazetteer.bearers(other);
    gazetteer
        .bearers(name)
        .iter()
        .any(|bearer| others.iter().any(|other| relation(bearer, other)))
}

/// Whether the first lies in the second.
fn below(bearer: &Bearer, other: &Bearer) -> bool {
    let (code, larger) = (bearer.place.code, other.place.code);
    code.lies_in(larger) && (code != larger || bearer.place.level != Level::Province)
}

/// Whether both lie in one province.
fn akin(bearer: &Bearer, other: &Bearer) -> bool {
    let province = bearer.place.code.province();
    province.is_some() && province == other.place.code.province()
}

/// The same for two places of which neither is a province: 甘肃与合作 are none.
fn peers(bearer: &Bearer, other: &Bearer) -> bool {
    let small = |bearer: &Bearer| !bearer.aside && bearer.place.level != Level::Province;
    akin(bearer, other) && small(bearer) && small(other)
}

/// The name that follows a run after so many characters.
fn next(run: Run, gap: usize, behind: &[Hit]) -> Option<(Hit, NameId)> {
    let hit = behind.iter().find(|hit| hit.run().start >= run.end)?;
    let here = hit.run().start == run.end + gap && hit.flags.has(Flags::PLACE);
    Some((*hit, hit.name().filter(|_| here)?))
}

/// 合江、泸县, 民和至西宁: another name of the province follows in the list.
fn beside(text: &Text, run: Run, name: NameId, behind: &[Hit]) -> bool {
    let mark = text.char(run.end);
    let list = mark == '、';
    (list || joins(mark))
        && next(run, 1, behind).is_some_and(|(hit, next)| {
            !hit.flags.has(Flags::COMMON)
                && related(
                    name,
                    next,
                    |a, b| if list { akin(a, b) } else { peers(a, b) },
                )
        })
}

/// 海东平安: the name that follows lies in the place.
fn holds(run: Run, name: NameId, behind: &[Hit]) -> bool {
    next(run, 0, behind).is_some_and(|(_, next)| {
        related(next, name, |bearer, other| {
            peers(bearer, other) && bearer.place.code != other.place.code && below(bearer, other)
        })
    })
}

/// 从兰州坐班车到合作, 南昌地铁延伸到新建后: somebody or something comes here from a place of the province.
fn reached(text: &Text, previous: &PlaceForm, run: Run, name: NameId) -> bool {
    let Reading::Name(other) = previous.reading else {
        return false;
    };
    matches!(
        text.before(run.start),
        '到' | '至' | '往' | '赴' | '抵' | '回'
    ) && (!text.class(run.end).is_han() || text.char(run.end) == '后')
        && near(text, previous, run)
        && related(name, other, peers)
}

/// 晋江的运动鞋、石狮的服装: of places side by side in one sentence something alike is said.
fn parallel(text: &Text, previous: &PlaceForm, run: Run, name: NameId) -> bool {
    let Reading::Name(other) = previous.reading else {
        return false;
    };
    text.char(run.end) == '的'
        && matches!(text.class_before(run.start), Class::DUN | Class::COMMA)
        && near(text, previous, run)
        && related(name, other, peers)
}

/// Whether the place in front stands near in the same sentence.
fn near(text: &Text, previous: &PlaceForm, run: Run) -> bool {
    let between = Run::new(previous.run.end.min(run.start), run.start);
    between.len() <= JOURNEY
        && !text.has_class(between, Class::STOP)
        && !text.has_class(between, Class::NEWLINE)
}

/// 在神木建起, 在中卫召开: a noun that is no place would need a word of place behind it, 在盐池里晒盐.
fn stands(text: &Text, run: Run, behind: &[Hit]) -> bool {
    text.before(run.start) == '在'
        && behind
            .first()
            .is_some_and(|hit| hit.run().start == run.end && hit.flags.has(Flags::VERB))
}

/// Whether the characters beside a short name tell that it is none: 一对石狮, 盐池里, 海伦·凯勒, 「天河」.
pub(crate) fn denied(text: &Text, run: Run, county: bool) -> bool {
    let (before, behind) = (text.before(run.start), text.char(run.end));
    // A foreign name goes on behind the dot.
    if before == '·' || behind == '·' {
        return true;
    }
    // 无铅无锡: one of two things that are missing.
    if text.char(run.start) == '无' && text.char(run.start.wrapping_sub(2)) == '无' {
        return true;
    }
    // 独奏的|那曲
    if text.char(run.start) == '那' && before == '的' {
        return true;
    }
    county
        && (counted(text, run.start) && !text.class(run.end).is_han()
            || inside_of(text, run.end)
            // 朝南|开窗
            || before == '朝' && matches!(text.char(run.start), '东' | '西' | '南' | '北')
            || matches!(text.class_before(run.start), Class::QUOTE | Class::TITLE)
                && matches!(text.class(run.end), Class::UNQUOTE | Class::UNTITLE))
}

/// 一对, 那座, 两根: what is counted in front of `at` is a thing.
fn counted(text: &Text, at: usize) -> bool {
    matches!(
        text.before(at),
        '对' | '根'
            | '座'
            | '株'
            | '棵'
            | '尊'
            | '方'
            | '枚'
            | '颗'
            | '块'
            | '张'
            | '把'
            | '头'
            | '匹'
            | '朵'
            | '枝'
            | '曲'
            | '阵'
            | '盏'
            | '扇'
            | '眼'
            | '汪'
            | '泓'
            | '柄'
            | '幅'
            | '首'
            | '处'
            | '片'
            | '条'
            | '道'
            | '轮'
    ) && at >= 2
        && (text.class(at - 2) == Class::NUM && text.char(at - 2) != '百'
            || matches!(text.char(at - 2), '这' | '那'))
}

/// 盐池里, 荷塘边: a word of place that no name of a place has behind it.
fn inside_of(text: &Text, at: usize) -> bool {
    match text.char(at) {
        '里' => !matches!(text.char(at + 1), '程' | '约' | '氏' | '弄'),
        '边' => !matches!(
            text.char(at + 1),
            '界' | '境' | '防' | '检' | '贸' | '民' | '疆' | '陲' | '远' | '区' | '缘' | '城'
        ),
        '旁' | '畔' => true,
        _ => false,
    }
}
