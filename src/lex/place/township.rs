//! Townships, streets, villages and communities by their shape: a short name and 镇 乡 街道 村 社区 behind a clean edge.

use super::{PlaceForm, Reading};
use crate::lex::lexicon::{Flags, Hit, Lexicon};
use crate::record::Level;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;

/// The longest name before the suffix: 阿拉坦额莫勒镇 has six characters.
const LONGEST: usize = 6;

/// First characters that no name begins with: 各乡镇, 该村, 全镇, 21个社区.
const GENERIC: &str = "各全本该每多个某此两几数新老旧大小美丽农乡城市县镇村街重试示建从到的和与及、在是有为入驻住下进社区基层山贫困先进文明特色明星幸福和谐";

/// Words that a suffix ends without naming anything: 城镇, 农村, 新农村, 特色小镇.
const COMMON: &[&str] = &[
    "城镇",
    "乡镇",
    "村镇",
    "小镇",
    "集镇",
    "重镇",
    "古镇",
    "强镇",
    "农村",
    "乡村",
    "山村",
    "行政村",
    "自然村",
    "中心村",
    "试点村",
    "家乡",
    "老乡",
    "故乡",
    "下乡",
    "返乡",
    "城乡",
    "侨乡",
    "水乡",
    "之乡",
    "街道",
    "贫困村",
    "示范村",
    "美丽乡村",
    "驻村",
    "入村",
    "进村",
    "村村",
    "新村",
    "全村",
    "地球村",
    "度假村",
    "同乡",
    "异乡",
    "回乡",
    "兴乡",
    "帮村",
    "强村",
];

/// The suffixes, longest first.
const SUFFIXES: &[(&str, Level)] = &[
    ("街道", Level::Township),
    ("社区", Level::Village),
    ("镇", Level::Township),
    ("乡", Level::Township),
    ("街", Level::Township),
    ("村", Level::Village),
];

/// The township or village whose suffix begins at `at`. `free` is the end of the last mention, which a name may begin at.
pub(crate) fn township(text: &Text, at: usize, hits: &[Hit], free: usize) -> Option<PlaceForm> {
    let &(suffix, level) = SUFFIXES.iter().find(|(suffix, _)| text.has(at, suffix))?;
    let end = at + suffix.chars().count();
    if follows_on(text, suffix, end) {
        return None;
    }
    let start = start(text, at, hits, free)?;
    let name = text.slice(Run::new(start, at));
    // 创新社区 and 促进社区 are verbs with an object.
    let other = Flags::PREDICATE
        .with(Flags::ADVERB)
        .with(Flags::PREPOSITION)
        .with(Flags::CONJUNCTION)
        .with(Flags::PRONOUN)
        .with(Flags::MEASURE)
        .with(Flags::TIME)
        .with(Flags::SCOPE)
        .with(Flags::PERSON);
    if hits
        .iter()
        .any(|hit| hit.run().start >= start && hit.run().start < at && hit.flags.has(other))
        || name.iter().any(|&c| "以或和与及的".contains(c))
    {
        return None;
    }
    // 回族 and its kin belong to the name: 马家回族村.
    let generic = name
        .first()
        .is_some_and(|&c| GENERIC.contains(c) && start != free);
    let common = || {
        COMMON
            .iter()
            .any(|word| text.has_before(end, word) && word.chars().count() > suffix.chars().count())
    };
    (name.len() >= 2 && !generic && !common()).then_some(PlaceForm {
        run: Run::new(start, end),
        reading: Reading::Shape(level),
        inside: None,
    })
}

/// 镇党委 still names the town; 村民 and 街头 are other words.
fn follows_on(text: &Text, suffix: &str, end: usize) -> bool {
    let next = text.char(end);
    match suffix {
        "村" => "民庄支干里集落级容寨".contains(next),
        "乡" => "村镇贤亲土民音愁情下".contains(next),
        "镇" => "村江海远定痛静街".contains(next),
        "街" => "道头区坊市景".contains(next),
        _ => false,
    }
}

/// Where the name begins: at the end of the mention in front, behind a preposition or behind a clean edge.
fn start(text: &Text, at: usize, hits: &[Hit], free: usize) -> Option<usize> {
    let floor = at.saturating_sub(LONGEST);
    if free >= floor && free + 2 <= at && (free..at).all(|i| text.class(i).is_han()) {
        return Some(free);
    }
    let mut start = at;
    while start > floor
        && text.class_before(start).is_han()
        && text.class_before(start) != Class::NUM
    {
        let c = text.before(start);
        if "在于到赴至往自从是由的与和及对向为".contains(c) && at - start >= 2 {
            return Some(start);
        }
        // A known word in front is an edge: 来自|光福镇, 走进|光福镇.
        let word_ends = hits
            .iter()
            .rev()
            .take_while(|hit| hit.run().end + LONGEST >= at)
            .find(|hit| hit.run().end == start);
        if at - start >= 2
            && word_ends.is_some_and(|hit| {
                hit.flags.has(
                    Flags::VERB
                        .with(Flags::PREPOSITION)
                        .with(Flags::ADVERB)
                        .with(Flags::TIME)
                        .with(Flags::CONJUNCTION)
                        .with(Flags::PLACE),
                )
            })
        {
            return Some(start);
        }
        start -= 1;
    }
    let edge = !text.class_before(start).is_han();
    let dun = text.class_before(start) == Class::DUN
        || matches!(
            text.class_before(start),
            Class::COMMA
                | Class::STOP
                | Class::NEWLINE
                | Class::OPEN
                | Class::QUOTE
                | Class::SPACE
                | Class::SEMI
                | Class::COLON
        );
    let verb = Lexicon::shared()
        .single(text.char(start))
        .has(Flags::VERB.with(Flags::ADVERB));
    (edge && dun && !verb && at - start >= 2).then_some(start)
}
