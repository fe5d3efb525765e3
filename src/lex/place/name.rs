//! Names of the gazetteer in the text: which hits of the lexicon are places at all.

use super::{PlaceForm, Reading};
use crate::lex::lexicon::{Flags, Hit};
use crate::record::Inside;
use crate::span::Run;
use crate::text::Text;

/// Endings that turn a place name into something else: 重庆路, 上海牌, 南京网.
const OTHER_THINGS: &[&str] = &[
    "路", "大道", "牌", "话", "菜", "人民", "高速", "铁路", "机场", "大桥", "大街", "街", "站",
    "鸡", "酒", "茶", "瓷", "扒",
];

/// The place that a hit of the lexicon names, if it names one here.
pub(crate) fn place(
    text: &Text,
    hit: Hit,
    previous: Option<&PlaceForm>,
    behind: &[Hit],
) -> Option<PlaceForm> {
    let mut run = hit.run();
    let full = hit.flags.has(Flags::FULL);
    let chained =
        previous.is_some_and(|p| p.run.end == run.start && matches!(p.reading, Reading::Name(_)));
    // 合作 and 和平 are words unless a larger place stands in front.
    let also_word = hit.flags.has(
        Flags::COMMON
            .with(Flags::PREDICATE)
            .with(Flags::FROZEN)
            .with(Flags::ADVERB)
            .with(Flags::MEASURE)
            .with(Flags::PERSON),
    );
    if hit.flags.has(Flags::NATION) || also_word && !full && !chained {
        return None;
    }
    let next = text.char(run.end);
    // 湘潭市场: the suffix begins another word.
    let suffix_word = match text.before(run.end) {
        '市' => matches!(next, '场' | '值' | '面'),
        '区' => matches!(next, '域' | '块' | '别' | '间'),
        '省' => matches!(next, '钱' | '力'),
        _ => false,
    };
    if suffix_word && run.len() > 2 && full {
        run.end -= 1;
    }
    let county_short = hit.flags.has(Flags::COUNTY);
    if county_short && !chained {
        // A bare county name of two characters inside other Han text is a word more often than not, if it follows on.
        if text.class(run.end).is_han() && text.any_of(run.end, OTHER_THINGS).is_some() {
            return None;
        }
    }
    if !full && matches!(next, '路' | '街' | '牌' | '话') {
        return None;
    }
    Some(PlaceForm {
        run,
        reading: Reading::Name(hit.name()?),
        inside: inside(text, run, behind),
    })
}

/// How far behind a place the end of an organisation's name may stand: 云南出入境边防检查总站.
const NAME: usize = 16;

/// Characters that no organisation's name runs across.
const BREAKS: [char; 15] = [
    '的', '在', '与', '和', '及', '对', '向', '为', '将', '把', '被', '了', '是', '有', '等',
];

/// Whether the place at `run` is the beginning of an organisation's name: 江西省科兴特种陶瓷有限公司. `behind` are the words
/// that follow it.
pub(crate) fn inside(text: &Text, run: Run, behind: &[Hit]) -> Option<Inside> {
    // 亳州市委, 湘东区政府
    if text.char(run.end) == '委' {
        return Some(Inside::Org);
    }
    let limit = run.end + NAME;
    for hit in behind.iter().take_while(|hit| hit.run().start < limit) {
        let flags = hit.flags;
        if flags.has(Flags::ORG) {
            let between = Run::new(run.end, hit.run().end);
            let whole = text.class_slice(between).iter().all(|c| c.is_han())
                && !text.slice(between).iter().any(|c| BREAKS.contains(c));
            return whole.then_some(Inside::Org);
        }
        if flags.has(Flags::ADVERB.with(Flags::PREPOSITION).with(Flags::TIME))
            || flags.has(Flags::VERB) && !flags.has(Flags::VERB_NOUN)
        {
            return None;
        }
    }
    None
}
