//! Names of the gazetteer in the text: which hits of the lexicon are places at all.

use super::evidence::{self, chained};
use super::gazetteer::NameId;
use super::namesake;
use super::segment;
use super::thing::Things;
use super::{PlaceForm, Reading};
use crate::lex::lexicon::{Flags, Hit};
use crate::record::Inside;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;

/// The place that a hit of the lexicon names, if it names one here. `previous`
/// is the place before it, `front` the words before it, `behind` those after.
pub(crate) fn place(
    text: &Text,
    hit: Hit,
    free: usize,
    previous: Option<&PlaceForm>,
    front: &[Hit],
    behind: &[Hit],
) -> Option<PlaceForm> {
    let mut run = hit.run();
    let name = hit.name()?;
    let full = hit.flags.has(Flags::FULL);
    let bare = hit.flags.has(Flags::BARE);
    if hit.flags.has(Flags::NATION) {
        return None;
    }
    if hit.flags.has(Flags::AREA) {
        return Some(PlaceForm {
            run,
            reading: Reading::Name(name),
            inside: inside(text, run, behind),
        });
    }
    // 合作 and 和平 are words unless something speaks for the place; so are 城区 and 矿区.
    let also_word = hit.flags.has(
        Flags::COMMON
            .with(Flags::THING)
            .with(Flags::PREDICATE)
            .with(Flags::ADVERB)
            .with(Flags::MEASURE)
            .with(Flags::PERSON),
    );
    let spoken = also_word && (!full || hit.flags.has(Flags::COMMON));
    if spoken && !evidence::speaks(text, previous, hit, name, behind) {
        return None;
    }
    let next = text.char(run.end);
    // 延吉市|和|龙井市 names no 和龙.
    let touches =
        |p: &PlaceForm| p.run.end == run.start && !matches!(text.char(run.start), '和' | '与');
    let follows = |run: Run| previous.is_some_and(|p| touches(p) || chained(text, p, run, name));
    if bare {
        // 上饶的万年贡米 comes from there.
        if !(spoken && follows(run)) && is_thing(text, run, behind)
            || township(text, run, previous, name, hit.flags)
        {
            return None;
        }
        let county = hit.flags.has(Flags::COUNTY);
        if !follows(run)
            && (evidence::denied(text, run, county)
                || segment::cut(text, run, county, free, front)
                || namesake::person(text, run, front, behind))
            && !evidence::led(text, run)
        {
            return None;
        }
    } else if next == '场' && text.before(run.end) == '市'
        || suffix_word(text.before(run.end), next)
    {
        // 湘潭市场: the suffix begins another word.
        if run.len() > 2 {
            run.end -= 1;
        }
    } else if !follows(run) && (also_cut(text, run, free, front) || part_of_site(text, run)) {
        return None;
    }
    Some(PlaceForm {
        run,
        reading: Reading::Name(name),
        inside: inside(text, run, behind),
    })
}

/// 市场, 区域, 省力: the suffix of a full name begins another word.
fn suffix_word(suffix: char, next: char) -> bool {
    match suffix {
        '市' => matches!(next, '值' | '面'),
        '区' => matches!(next, '域' | '块' | '别' | '间' | '位' | '段'),
        '省' => matches!(next, '钱' | '力'),
        _ => false,
    }
}

/// A full name of three characters may lie across words too: 发展中山区.
fn also_cut(text: &Text, run: Run, free: usize, front: &[Hit]) -> bool {
    run.len() == 3
        && text.class_before(run.start).is_han()
        && segment::cut_whole(text, run, free, front)
}

/// 宿舍东区, 厂房北区: a part of a site.
fn part_of_site(text: &Text, run: Run) -> bool {
    run.len() == 2 && text.before(run.end) == '区' && text.class_before(run.start).is_han()
}

/// 重庆路, 四川北路, 上海牌, 长春花.
fn is_thing(text: &Text, run: Run, behind: &[Hit]) -> bool {
    if Things::shared().begins(text, run, behind) {
        return true;
    }
    match (text.char(run.end), text.char(run.end + 1)) {
        // 安顺地排队
        ('地', behind) => {
            text.class(run.end + 1).is_han()
                && !matches!(
                    behind,
                    '区' | '处'
                        | '方'
                        | '铁'
                        | '界'
                        | '税'
                        | '震'
                        | '质'
                        | '下'
                        | '产'
                        | '委'
                        | '势'
                        | '带'
                        | '貌'
                        | '块'
                        | '表'
                        | '标'
                        | '理'
                )
        }
        ('道', behind) => !matches!(behind, '路' | '德' | '歉' | '具' | '教'),
        _ => false,
    }
}

/// 榆树|台镇, 沙|柳河|镇, 临江|社区: the name is the beginning of a township's.
fn township(
    text: &Text,
    run: Run,
    previous: Option<&PlaceForm>,
    name: NameId,
    flags: Flags,
) -> bool {
    let suffix = |at: usize| match text.char(at) {
        '镇' => !matches!(text.char(at + 1), '江' | '海' | '远' | '定'),
        '乡' => !matches!(
            text.char(at + 1),
            '村' | '镇' | '贤' | '亲' | '土' | '民' | '音' | '愁' | '情' | '下'
        ),
        '街' => text.char(at + 1) == '道',
        '社' => text.char(at + 1) == '区',
        '村' => !matches!(
            text.char(at + 1),
            '民' | '庄' | '支' | '干' | '里' | '集' | '落' | '级' | '容' | '寨'
        ),
        _ => false,
    };
    let behind = previous.is_some_and(|p| {
        run.start - p.run.end.min(run.start) <= 2
            && (p.run.end..run.start)
                .all(|i| text.class(i).is_han() && text.class(i) != Class::WORD)
    });
    if text.class(run.end) == Class::MARK && suffix(run.end) {
        return behind
            || flags.has(Flags::COUNTY)
            || text.char(run.end) != '村' && !flags.has(Flags::FULL);
    }
    // 湖南湘潭城塘社区: a city of the province in front is a place of its own.
    let step = previous.is_some_and(|p| chained(text, p, run, name));
    behind
        && !step
        && text.class(run.end).is_han()
        && (run.end + 1..run.end + 3)
            .find(|&at| text.class(at) == Class::MARK || !text.class(at).is_han())
            .is_some_and(suffix)
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
