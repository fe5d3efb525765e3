//! Whether a name is a word where it stands: 隆重庆祝 holds no 重庆, 丁安庆 no 安庆, 佛罗里达州 no 达州.
//!
//! The characters around the name are cut into words in the likeliest way twice, once with the name as a word and once
//! without it; the likelier of the two decides. Words weigh what the table says. Names of people and names that spell foreign
//! sounds are in no table and weigh by the characters they are made of. Most names stand beside nothing that could be
//! part of another word, which a look at the characters beside them tells.

use super::namesake::{rank, titled};
use super::overlap::Overlaps;
use crate::lex::lexicon::Hit;
use crate::span::Run;
use crate::text::Text;
use crate::text::chars::{Chars, chars};

/// How many characters beside the name are looked at.
const BESIDE: usize = 3;

/// The most characters that are cut into words.
const ROOM: usize = 2 * BESIDE + LONGEST_NAME;

/// Longer names stand for themselves.
const LONGEST_NAME: usize = 4;

/// The longest word that is tried.
const LONGEST_WORD: usize = 6;

/// Weights are twice the binary logarithm of a share; this is that of the whole corpus.
const TOTAL: i32 = 52;

/// A single character that the table does not have.
const UNKNOWN: i32 = 8 - TOTAL;

/// A name that the table does not have.
const UNKNOWN_NAME: i32 = 4;

/// A name of the gazetteer is likelier in a report than in the novels of the corpus, above all where a word ends in front.
const BEHIND_EDGE: i32 = 6;
const BEHIND_HAN: i32 = 0;

/// A full name in the middle of other characters: 发展中山区 is about 山区.
const SUFFIX: i32 = -8;

/// A single character beside the name that seldom stands alone there: 炎|黄石, 平江|主.
const LONELY: i32 = -4;

/// Somebody with a surname among so many of the most common ones, and each character of the given name.
const PERSON: [(usize, i32); 3] = [(30, -24), (100, -29), (200, -33)];
const GIVEN: i32 = -16;

/// Somebody is likelier behind a title: 志愿者张家川.
const TITLED: i32 = 16;

/// A foreign name, and each of its characters.
const FOREIGN: i32 = -17;
const SOUND: i32 = -15;

/// Characters that no given name holds.
const NOT_GIVEN: &Chars = chars!(
    "的了在是和与及对为将被把从到向于以而就都也还又很最更这那其该此各每个一二三四五六七八九十两几不没有后前上下中内外里间时日月年市县区省镇乡村人们等或并但因由至自让给使称说要会能可做多少大昨今去"
);

/// Characters that spell foreign sounds.
const SOUNDS: &Chars = chars!(
    "尔斯克卡尼塔苏莫巴亚拉洛罗利马阿布达纳维里德夫特科格内诺奥哥鲁伊萨蒂恩加曼姆基丹瓦兰耶杰贝坦托比娜弗泽蒙韦泰迪列桑赞哈普森埃勒丽兹谢丁齐穆图扎安华明佛法伯因吉沙玛昆康切梅威古汉"
);

/// What a foreign name may end in: 佛罗里达州, 乞力马扎罗山.
const FOREIGN_END: &Chars = chars!("州山河湖岛角湾");

/// Prepositions and conjunctions in front of places.
const LEADS: &Chars = chars!("讯电在到赴驻往至从自由于和与及经是抵离返回的");

/// What else may stand alone in front of a place, and behind one.
const ALONE_IN_FRONT: &Chars =
    chars!("了对将被把以为向而并且也则等各全及该此距离隔靠近据如像比让使叫称");
const ALONE_BEHIND: &Chars = chars!(
    "的等市县区省人籍在与和及至到将有是以为从对也已了一二三四五六七八九十两各地电东西南北中城"
);

/// What somebody with this surname weighs; 任 and its like are verbs and adverbs where no title stands in front.
fn person(c: char, titled: bool) -> Option<i32> {
    if !titled && matches!(c, '任' | '常' | '成') {
        return None;
    }
    let rank = rank(c)?;
    PERSON
        .iter()
        .find(|(ranks, _)| rank < *ranks)
        .map(|(_, weight)| *weight)
}

/// Whether the words around a short name fit better without it. `front` are the known words before it, `free` is
/// where the last mention ended.
pub(crate) fn cut(text: &Text, run: Run, county: bool, free: usize, front: &[Hit]) -> bool {
    run.len() <= LONGEST_NAME && fits_ill(text, run, (false, county), free, front)
        || side(text, run)
}

/// The same for a full name of three characters, the last of which is its suffix.
pub(crate) fn cut_whole(text: &Text, run: Run, free: usize, front: &[Hit]) -> bool {
    fits_ill(
        text,
        Run::new(run.start, run.end - 1),
        (true, false),
        free,
        front,
    )
}

fn fits_ill(text: &Text, run: Run, kind: (bool, bool), free: usize, front: &[Hit]) -> bool {
    let known = free == run.start
        || front
            .last()
            .is_some_and(|hit| hit.run().end == run.start && hit.run().len() > 1);
    doubtful(text, run, known) && likelier_without(text, run, kind, front, known)
}

/// Whether anything beside the name may be part of another word.
fn doubtful(text: &Text, run: Run, known: bool) -> bool {
    let words = Overlaps::shared();
    let (first, last) = (text.char(run.start), text.before(run.end));
    let (before, behind) = (text.before(run.start), text.char(run.end));
    let left = !known && text.class_before(run.start).is_han();
    let right = text.class(run.end).is_han();
    left && (words.may(before, first) || person(before, true).is_some())
        || right
            && (words.may(last, behind)
                || person(first, true).is_some()
                    && !words.may(behind, text.char(run.end + 1))
                    && !NOT_GIVEN.contains(behind))
        || (left && SOUNDS.contains(before) || right && SOUNDS.contains(behind))
            && text
                .slice(run)
                .iter()
                .all(|&c| SOUNDS.contains(c) || FOREIGN_END.contains(c))
}

#[cold]
fn likelier_without(
    text: &Text,
    run: Run,
    (suffix, county): (bool, bool),
    front: &[Hit],
    known: bool,
) -> bool {
    let mut start = run.start;
    while !known && run.start - start < BESIDE && text.class_before(start).is_han() {
        start -= 1;
    }
    let mut end = run.end;
    while end - run.end < BESIDE && text.class(end).is_han() {
        end += 1;
    }
    let chars = text.slice(Run::new(start, end));
    let name = Run::new(run.start - start, run.end - start);
    // 四川省委 names 四川 with and without its suffix.
    let whole = suffix.then(|| Run::new(name.start, name.end + 1));
    let edge = start == run.start || LEADS.contains(text.before(run.start));
    let prior = if edge { BEHIND_EDGE } else { BEHIND_HAN };
    // A title in front of the name, or of the surname in front of it.
    let title = (0..2)
        .filter_map(|back| name.start.checked_sub(back))
        .find(|at| titled(text, start + at, front));
    let name_weight = Overlaps::shared()
        .weight(text.slice(run))
        .map_or(UNKNOWN_NAME, |weight| weight.max(UNKNOWN_NAME))
        - TOTAL;
    // The best ways to reach each position, with the name as a word and without it.
    let mut best = [[i32::MIN; 2]; ROOM + 1];
    best[0] = [0; 2];
    for from in 0..chars.len() {
        let Some(&[with, without]) = best.get(from) else {
            break;
        };
        for to in from + 1..=chars.len().min(from + LONGEST_WORD) {
            let here = Run::new(from, to);
            let lonely = to - from == 1
                && (to == name.start && !stands(text.char(start + from), ALONE_IN_FRONT)
                    || from == name.end && !ALONE_BEHIND.contains(text.char(start + from)));
            let beside = to <= name.start || from >= name.end;
            let itself = here == name || Some(here) == whole;
            // 韩国 and 江苏 begin no names of people.
            let people = county || title == Some(from) || from != name.start || to <= name.end;
            let weight = if itself {
                let suffix = if here == name || edge { 0 } else { SUFFIX };
                name_weight + prior + suffix
            } else if let Some(weight) = weigh(chars, here, people, title == Some(from)) {
                weight
            } else {
                continue;
            };
            let Some(reached) = best.get_mut(to) else {
                break;
            };
            let [with_name, without_name] = reached;
            if (beside || itself) && with != i32::MIN {
                let weight = if lonely { weight + LONELY } else { weight };
                *with_name = (*with_name).max(with + weight);
            }
            if !itself && without != i32::MIN {
                *without_name = (*without_name).max(without + weight);
            }
        }
    }
    best.get(chars.len())
        .is_some_and(|[with, without]| without > with)
}

/// Whether a character may stand alone in front of a place.
fn stands(c: char, others: &Chars) -> bool {
    LEADS.contains(c) || others.contains(c)
}

/// What a word weighs, if these characters may be one.
fn weigh(chars: &[char], run: Run, people: bool, titled: bool) -> Option<i32> {
    let words = Overlaps::shared();
    let word = chars.get(run.start..run.end)?;
    let known = || {
        word.iter()
            .zip(word.iter().skip(1))
            .all(|(&a, &b)| words.may(a, b))
            .then(|| words.weight(word))?
            .map(|weight| weight - TOTAL)
    };
    match *word {
        [] => None,
        [_] => Some(known().unwrap_or(UNKNOWN)),
        [first, ref given @ ..] => {
            let length = i32::try_from(given.len()).unwrap_or(i32::MAX);
            let somebody = person(first, titled)
                .filter(|_| people && length <= 2 && !given.iter().any(|&c| NOT_GIVEN.contains(c)))
                .map(|weight| weight + GIVEN * length + if titled { TITLED } else { 0 });
            let sounds = |chars: &[char]| chars.iter().all(|&c| SOUNDS.contains(c));
            let foreign = (length >= 2
                && (sounds(word)
                    || length >= 3
                        && word.split_last().is_some_and(|(&last, front)| {
                            FOREIGN_END.contains(last) && sounds(front)
                        })))
            .then(|| FOREIGN + SOUND * (length + 1));
            known().max(somebody).max(foreign)
        }
    }
}

/// 环湖北岸, 雪山西坡: the name ends in a point of the compass that belongs to what follows.
fn side(text: &Text, run: Run) -> bool {
    matches!(text.before(run.end), '东' | '西' | '南' | '北')
        && matches!(
            text.char(run.end),
            '岸' | '坡' | '麓' | '侧' | '端' | '飘' | '下'
        )
        && text.class_before(run.start).is_han()
}
