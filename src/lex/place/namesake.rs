//! People whose names hold the name of a place: 村医赵大方, 画家林青山, 记者黄平安.

use super::abbreviation::is_towards;
use super::overlap::Overlaps;
use crate::data;
use crate::lex::lexicon::{Flags, Hit, Lexicon};
use crate::span::{Run, widen};
use crate::text::Text;
use crate::text::class::Class;
use once_cell::sync::Lazy;

/// The surnames of one character, one bit each, and the more common of them.
struct Surnames {
    all: Vec<u64>,
    common: Vec<u64>,
}

/// How many rows of the table, which has the more common ones first, are common surnames.
const COMMON: usize = 200;

/// Prepositions and their like, which stand in front of places far more often.
const SELDOM: &str = "于向从由时都过至及以并经自为有来和在到对将是全东西南北老市区县";

static SURNAMES: Lazy<Surnames> = Lazy::new(|| {
    let mut surnames = Surnames {
        all: vec![0; 1 << 10],
        common: vec![0; 1 << 10],
    };
    for (rank, row) in data::rows(data::SURNAMES).enumerate() {
        let Some(c) = row.char(0).filter(|c| !SELDOM.contains(*c)) else {
            continue;
        };
        for bits in [
            Some(&mut surnames.all),
            (rank < COMMON).then_some(&mut surnames.common),
        ] {
            if let Some(word) = bits.and_then(|bits| bits.get_mut(widen(u32::from(c) >> 6))) {
                *word |= 1u64 << (u32::from(c) & 63);
            }
        }
    }
    surnames
});

fn bit(bits: &[u64], c: char) -> bool {
    let code = u32::from(c);
    bits.get(widen(code >> 6)).copied().unwrap_or(0) >> (code & 63) & 1 != 0
}

fn surname(c: char) -> bool {
    bit(&SURNAMES.all, c)
}

/// Whether a character is one of the common surnames and little else in front of a place.
pub(crate) fn common_surname(c: char) -> bool {
    bit(&SURNAMES.common, c)
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
