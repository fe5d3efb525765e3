//! People whose names hold the name of a place: 村医赵大方, 画家林青山, 记者黄平安.

use super::abbreviation::is_towards;
use super::overlap::Overlaps;
use crate::data;
use crate::lex::lexicon::{Flags, Hit, Lexicon};
use crate::span::{Run, widen};
use crate::text::Text;
use crate::text::class::Class;
use once_cell::sync::Lazy;

/// The ranks of the surnames of one character in the table, which has the more common ones first, plus one; by character
/// from [`FIRST`], 0 for all that are none.
static RANKS: Lazy<Vec<u16>> = Lazy::new(|| {
    let mut ranks = vec![0; 0x5200];
    let surnames = data::rows(data::SURNAMES).filter_map(|row| row.char(0));
    for (c, rank) in surnames.zip(1..).filter(|(c, _)| !SELDOM.contains(*c)) {
        if let Some(slot) = ranks.get_mut(place_of(c)) {
            *slot = rank;
        }
    }
    ranks
});

/// The surnames of two characters, sorted: 濮阳, 南宫.
static COMPOUND: Lazy<Vec<[char; 2]>> = Lazy::new(|| {
    let mut surnames: Vec<[char; 2]> = data::rows(data::SURNAMES)
        .filter_map(|row| row.column(0).chars().collect::<Vec<char>>().try_into().ok())
        .collect();
    surnames.sort_unstable();
    surnames
});

/// The first of the common Han characters.
const FIRST: u32 = 0x4e00;

fn place_of(c: char) -> usize {
    widen(u32::from(c).wrapping_sub(FIRST))
}

/// Prepositions and their like, which stand in front of places far more often.
const SELDOM: &str = "于向从由时都过至及以并经自为有来和在到对将是全东西南北老市区县";

/// How common a surname is, from 0.
pub(crate) fn rank(c: char) -> Option<usize> {
    RANKS.get(place_of(c))?.checked_sub(1).map(usize::from)
}

fn surname(c: char) -> bool {
    rank(c).is_some()
}

/// The last characters of what people are called by: 钳工, 画家, 村医, 队长, 工人.
#[rustfmt::skip]
fn ends_title(c: char) -> bool {
    matches!(c, '员' | '师' | '家' | '长' | '工' | '匠' | '手' | '医' | '生' | '官' | '兵' | '士' | '人' | '授' | '弟' | '理'
        | '任' | '板' | '友' | '者' | '帅' | '练' | '贩' | '徒' | '户' | '民' | '事' | '记' | '夫' | '妇' | '将' | '星')
}

/// Whether a person is called what stands in front of `at`.
pub(crate) fn titled(text: &Text, at: usize, front: &[Hit]) -> bool {
    ends_title(text.before(at)) && {
        // 国家, 增长 and 工人 end alike; a word that is no person is none.
        let word = front.last().filter(|hit| hit.run().end == at);
        // 长江安庆段: the title has two characters and shares none with the next word.
        let apart = || {
            let words = Overlaps::shared();
            text.class_before(at - 1).is_han()
                && words.weight(text.slice(Run::new(at - 1, at + 1))).is_none()
        };
        word.is_none_or(|hit| {
            hit.flags
                .has(Flags::PERSON.with(Flags::ROLE).with(Flags::VERB_NOUN))
        }) && apart()
            && !matches!(
                (text.char(at.wrapping_sub(2)), text.before(at)),
                ('国', '家') | ('市', '长') | ('大', '家')
            )
            || word.is_some_and(|hit| hit.flags.has(Flags::PERSON.with(Flags::ROLE)))
    }
}

/// What people are addressed by behind their names.
fn honoured(text: &Text, at: usize) -> bool {
    matches!(
        (text.char(at), text.char(at + 1)),
        ('先', '生')
            | ('女', '士')
            | ('同', '志')
            | ('教', '授')
            | ('老', '师')
            | ('医', '生')
            | ('大', '夫')
    )
}

/// Whether the place name at `run` is part of a person's name. `front` are the words before it, `behind` those after.
pub(crate) fn person(text: &Text, run: Run, front: &[Hit], behind: &[Hit]) -> bool {
    let before = text.before(run.start);
    // 濮阳教授
    if honoured(text, run.end)
        && <[char; 2]>::try_from(text.slice(run))
            .is_ok_and(|name| COMPOUND.binary_search(&name).is_ok())
    {
        return true;
    }
    if !text.class_before(run.start).is_han() || run.len() > 3 {
        return false;
    }
    // 赵|大方: the given name is the place.
    if run.len() == 2 && surname(before) {
        let at = run.start - 1;
        if titled(text, at, front) || honoured(text, run.end) {
            return true;
        }
        // 李北海笑言
        let says = matches!(text.char(run.end), '说' | '笑' | '称')
            && text.class_before(at) != Class::WORD;
        return says && !text.class_before(at).is_han();
    }
    // 黄冈|平: the place begins with the surname.
    let own = surname(text.char(run.start));
    if own && titled(text, run.start, front) {
        let class = text.class(run.end);
        if !class.is_han() {
            return run.len() == 2 && class != Class::DUN;
        }
        let word = behind.first().is_some_and(|hit| hit.run().start == run.end);
        let single = Lexicon::shared().single(text.char(run.end));
        return !word
            && class != Class::WORD
            && !is_towards(text.char(run.end))
            && (!single.has(Flags::PREDICATE) || text.char(run.end) == '说')
            && !matches!(
                text.char(run.end),
                '市' | '县'
                    | '区'
                    | '省'
                    | '州'
                    | '人'
                    | '籍'
                    | '方'
                    | '队'
                    | '分'
                    | '站'
                    | '两'
                    | '三'
                    | '一'
                    | '本'
            );
    }
    // 老韩|城里
    own && matches!(before, '老' | '小')
        && front
            .last()
            .is_some_and(|hit| hit.run().end == run.start - 1 && hit.flags.has(Flags::PERSON))
        || own && before == '老' && titled(text, run.start - 1, front)
}
