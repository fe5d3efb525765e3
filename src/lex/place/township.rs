//! Townships, streets, villages and communities by their shape: a short name and 镇 乡 街道 村 社区 behind a clean edge.

use super::{PlaceForm, Reading};
use crate::lex::lexicon::{Flags, Hit, Lexicon};
use crate::record::Level;
use crate::span::Run;
use crate::text::Text;
use crate::text::chars::{Chars, chars};
use crate::text::class::Class;

/// The longest name before the suffix: 阿拉坦额莫勒镇 has six characters.
const LONGEST: usize = 6;

/// First characters that no name begins with: 各乡镇, 该村, 全镇, 21个社区.
const GENERIC: &Chars = chars!(
    "各全本该每多个某此两几数新老旧大小美丽农乡城市县镇村街重试示建从到的和与及、在是有为入驻住下进社区基层山贫困先进文明特色明星幸福和谐去离比但想就靠送让被把给叫渐不没能要跟很我你他她它这那谁所"
);

/// The township or village whose suffix begins at `at`. `free` is the end of the last mention, which a name may begin at.
pub(crate) fn township(text: &Text, at: usize, hits: &[Hit], free: usize) -> Option<PlaceForm> {
    let (length, level) = match (text.char(at), text.char(at + 1)) {
        ('街', '道') => (2, Level::Township),
        ('社', '区') => (2, Level::Village),
        ('镇' | '乡' | '街', _) => (1, Level::Township),
        ('村', _) => (1, Level::Village),
        _ => return None,
    };
    let end = at + length;
    if length == 1 && (follows_on(text, at) || is_common(text, at)) {
        return None;
    }
    let start = start(text, at, hits, free)?;
    // 天津街 is a road more often than not; 石牌街 behind its district is none.
    if text.char(at) == '街' && length == 1 && (start != free || free == 0) {
        return None;
    }
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
        || name
            .iter()
            .any(|c| matches!(c, '以' | '或' | '和' | '与' | '及' | '的' | '个' | '有'))
        || runs_on(text, start, name)
    {
        return None;
    }
    // 回族 and its kin belong to the name: 马家回族村.
    let generic = name
        .first()
        .is_some_and(|&c| GENERIC.contains(c) && (start != free || name.len() == 1))
        // 新街镇, 大屯镇: towns begin with what villages are described by.
        && !(text.char(at) == '镇' && name.len() == 2 && name.first().is_some_and(|c| matches!(c, '新' | '大' | '老' | '福' | '明' | '山' | '文')));
    let shortest = if start == free && text.char(at) == '村' {
        1
    } else {
        2
    };
    (name.len() >= shortest && !generic).then_some(PlaceForm {
        run: Run::new(start, end),
        reading: reading(text.slice(Run::new(start, end)), level),
        inside: None,
    })
}

/// 到|村, 返于|村, 送给了|村小, 一间|村校: the suffix is a noun by itself behind a verb or a measure.
fn runs_on(text: &Text, start: usize, name: &[char]) -> bool {
    let verb = |c: &char| {
        matches!(
            c,
            '到' | '于' | '给' | '了' | '着' | '被' | '把' | '让' | '在'
        )
    };
    let measure = text.class(start) == Class::NUM
        && name.len() == 2
        && name
            .last()
            .is_some_and(|c| matches!(c, '间' | '座' | '所' | '条' | '处' | '位' | '名'));
    measure || name.iter().skip(1).any(verb)
}

/// A township of the official list is known by its name.
#[cfg(feature = "townships")]
fn reading(name: &[char], level: Level) -> Reading {
    let name: String = name.iter().collect();
    super::official::find(&name).map_or(Reading::Shape(level), Reading::Official)
}

#[cfg(not(feature = "townships"))]
fn reading(_: &[char], level: Level) -> Reading {
    Reading::Shape(level)
}

/// 镇党委 still names the town; 村民 and 街头 are other words.
#[rustfmt::skip]
fn follows_on(text: &Text, at: usize) -> bool {
    let next = text.char(at + 1);
    match text.char(at) {
        '村' => matches!(next, '民' | '庄' | '支' | '干' | '里' | '集' | '落' | '级' | '容' | '寨'),
        '乡' => matches!(next, '村' | '镇' | '贤' | '亲' | '土' | '民' | '音' | '愁' | '情' | '下'),
        '镇' => next == '村' && text.char(at + 2) != '民' || matches!(next, '江' | '海' | '远' | '定' | '痛' | '静' | '街'),
        '街' => matches!(next, '道' | '头' | '区' | '坊' | '市' | '景'),
        _ => false,
    }
}

/// Whether the suffix ends a word that names nothing: 城镇, 农村, 美丽乡村, 特色小镇.
#[rustfmt::skip]
fn is_common(text: &Text, at: usize) -> bool {
    let before = text.before(at);
    match text.char(at) {
        '镇' if before == '乡' => {
            // 永乡镇 is a town; 各乡镇 and 全县乡镇 are none.
            let first = at.wrapping_sub(2);
            text.class(first) != Class::HAN
                || text.class_before(first).is_han()
                || GENERIC.contains(text.char(first))
        }
        '镇' => matches!(before, '城' | '村' | '小' | '集' | '重' | '古' | '强' | '在' | '该' | '本' | '静'),
        '乡' => matches!(before, '家' | '老' | '故' | '下' | '返' | '城' | '侨' | '水' | '之' | '同'
            | '异' | '回' | '兴' | '他' | '梦' | '落' | '睡'),
        '街' => matches!(before, '大' | '小' | '逛' | '业' | '行' | '条'),
        '村' => matches!(before, '农' | '乡' | '山' | '驻' | '入' | '进' | '村' | '新' | '全' | '帮' | '强'
            | '假' | '本' | '该' | '我' | '他')
            || ["行政", "自然", "中心", "试点", "贫困", "示范", "地球", "度假"]
                .iter()
                .any(|word| text.has_before(at, word)),
        _ => false,
    }
}

/// Where the name begins: at the end of the mention in front, behind a preposition or behind a clean edge.
fn start(text: &Text, at: usize, hits: &[Hit], free: usize) -> Option<usize> {
    let floor = at.saturating_sub(LONGEST);
    let nearest = if text.char(at) == '村' { 1 } else { 2 };
    if free > 0
        && free >= floor
        && free + nearest <= at
        && (free..at).all(|i| text.class(i).is_han())
    {
        return Some(free);
    }
    let edge = Flags::VERB
        .with(Flags::PREPOSITION)
        .with(Flags::ADVERB)
        .with(Flags::TIME)
        .with(Flags::CONJUNCTION)
        .with(Flags::PLACE);
    let mut start = at;
    while start > floor
        && text.class_before(start).is_han()
        && text.class_before(start) != Class::NUM
    {
        if at - start >= 2 {
            #[rustfmt::skip]
            let preposition = matches!(text.before(start), '在' | '于' | '到' | '赴' | '至' | '往' | '自' | '从'
                | '是' | '由' | '的' | '与' | '和' | '及' | '对' | '向' | '为');
            // A known word in front is an edge: 来自|光福镇, 走进|光福镇.
            let word = || hits.iter().find(|hit| hit.run().end == start);
            // 永乡镇|阿寺村
            let town = matches!(text.before(start), '镇' | '乡') && text.char(at) != '镇';
            if preposition || town || word().is_some_and(|hit| hit.flags.has(edge)) {
                return Some(start);
            }
        }
        start -= 1;
    }
    let clean = matches!(
        text.class_before(start),
        Class::DUN
            | Class::COMMA
            | Class::STOP
            | Class::NEWLINE
            | Class::OPEN
            | Class::QUOTE
            | Class::SPACE
            | Class::SEMI
            | Class::COLON
    );
    let verb = || {
        Lexicon::shared()
            .single(text.char(start))
            .has(Flags::VERB.with(Flags::ADVERB))
    };
    (clean && at - start >= 2 && !verb()).then_some(start)
}
