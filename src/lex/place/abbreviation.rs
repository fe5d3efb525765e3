//! Single characters that stand for a place: 港澳台, 在京, 来邵, 赣港.
//!
//! They count only alone: behind a verb of place and before the end of a word, or side by side.

use super::gazetteer::Gazetteer;
use super::{PlaceForm, Reading};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::{Words, words};

/// Verbs and prepositions that a one-character place follows: 在京举行, 援藏.
#[rustfmt::skip]
pub(crate) fn is_towards(c: char) -> bool {
    matches!(c, '在' | '来' | '驻' | '赴' | '抵' | '离' | '返' | '入' | '进' | '援' | '留' | '旅' | '访' | '回')
}

/// What may follow 在京 and its kin inside a clause: an event, a body, or what they do.
#[rustfmt::skip]
fn goes_on(text: &Text, at: usize) -> bool {
    match (text.char(at), text.char(at + 1)) {
        ('的' | '各', _) => true,
        ('通', '讯') | ('办', '事') => text.char(at + 2) == '处',
        pair => matches!(pair,
            ('举', '行' | '办') | ('召', '开') | ('开', '幕' | '展') | ('闭', '幕') | ('参', '加') | ('出', '席')
            | ('考', '察') | ('调', '研') | ('高', '校') | ('企', '业') | ('单', '位') | ('部', '队') | ('工', '作')
            | ('务', '工') | ('就', '业') | ('投', '资') | ('兴', '业') | ('创', '业') | ('发', '布') | ('成', '立')
            | ('启', '动') | ('揭', '牌' | '晓') | ('签', '约') | ('旅', '游') | ('干', '部') | ('人', '才' | '员')
            | ('医', '疗') | ('期', '间') | ('央', '企') | ('全', '国') | ('学', '习') | ('求', '学') | ('记', '者')
            | ('台', '商') | ('指', '导') | ('交', '流') | ('建', '功') | ('接', '受') | ('结', '束') | ('授', '牌')
            | ('集', '中') | ('茶' | '客' | '外' | '浙' | '侨', '商') | ('学', '子' | '生') | ('旅', '客') | ('支', '教' | '医')
            | ('援', '建') | ('医', '护') | ('院', '士') | ('专', '家') | ('外', '资') | ('居', '住') | ('过', '年')
            | ('老', '乡') | ('乘', '客') | ('列', '车') | ('航', '班')),
    }
}

/// Pairs that are common words although both characters stand for places.
const WORDS: &[&str] = &[
    "新疆", "云贵", "港口", "新宁", "新青", "台港", "沪深", "青藏", "川藏", "新藏", "京剧", "粤剧",
    "豫剧", "川剧", "黑白", "青黑", "青云", "新闻", "京东", "台湾", "湘潭", "贵港", "宁津", "津贴",
];

/// The abbreviations that begin at `at`; several where they stand side by side.
pub(crate) fn abbreviations(text: &Text, at: usize, places: &mut Vec<PlaceForm>) {
    let gazetteer = Gazetteer::shared();
    let rest = text.chars().get(at..).unwrap_or(&[]);
    let side_by_side = rest
        .iter()
        .take(6)
        .zip(text.classes().get(at..).unwrap_or(&[]))
        .take_while(|&(&c, &class)| class == Class::MARK && gazetteer.abbreviation(c).is_some())
        .count();
    let single = |length: usize, places: &mut Vec<PlaceForm>| {
        for i in at..at + length {
            if let Some(code) = gazetteer.abbreviation(text.char(i)) {
                places.push(PlaceForm {
                    run: Run::new(i, i + 1),
                    reading: Reading::Abbreviation(code),
                    inside: None,
                });
            }
        }
    };
    let towards = is_towards(text.before(at));
    let end = at + side_by_side.max(1);
    let closes =
        || !text.class(end).is_han() || text.class(end) == Class::NUM || goes_on(text, end);
    if side_by_side >= 2 {
        // 港澳台同胞, 赣港情: known groups stand for places anywhere, other pairs only at the end of a word.
        if let Some(length) = text.any_of(at, GROUPS) {
            return single(length, places);
        }
        if !WORDS.iter().any(|word| text.has(at, word))
            && (side_by_side == 2 && !text.class(end).is_han() || counted(text, end))
        {
            return single(side_by_side, places);
        }
    }
    // 冀、鲁两省; 湘籍; 湘赴藏
    if side_by_side == 1 {
        let members = listed(text, at);
        if members >= 2 {
            for i in 0..members {
                abbreviation_at(text, at + 2 * i, places);
            }
            return;
        }
        if text.char(at + 1) == '籍' {
            return single(1, places);
        }
        let verb = text.char(at + 1);
        let other = gazetteer.abbreviation(text.char(at + 2)).is_some();
        if other && matches!(verb, '赴' | '驻' | '援' | '入' | '返' | '抵') {
            single(1, places);
            return abbreviation_at(text, at + 2, places);
        }
    }
    if towards && side_by_side == 1 && !doubtful_verb(text, at) && closes() {
        return single(1, places);
    }
    if towards
        && side_by_side == 0
        && text.class(at).is_han()
        && behind_boundary(text, at)
        && !doubtful_verb(text, at)
        && closes()
    {
        places.push(PlaceForm {
            run: Run::new(at, at + 1),
            reading: Reading::Local(text.char(at)),
            inside: None,
        });
    }
}

/// 两省, 三地, 三省区: what follows abbreviations side by side.
fn counted(text: &Text, at: usize) -> bool {
    text.class(at) == Class::NUM
        && matches!(text.char(at + 1), '省' | '地' | '市' | '区')
        && !matches!(text.char(at + 1), '地' if text.char(at + 2) == '块')
}

/// How many abbreviations stand in a list that is counted or ends its clause: 冀、鲁两省.
fn listed(text: &Text, at: usize) -> usize {
    let gazetteer = Gazetteer::shared();
    if text.class(at + 1) != Class::DUN {
        return 0;
    }
    let known = |at: usize| gazetteer.abbreviation(text.char(at)).is_some();
    let mut members = 1;
    while members < 12 && text.class(at + 2 * members - 1) == Class::DUN && known(at + 2 * members)
    {
        members += 1;
    }
    let end = at + 2 * members - 1;
    let alone = text.class_before(at) != Class::HAN;
    let closed =
        counted(text, end) || alone && (text.char(end) == '等' || !text.class(end).is_han());
    if closed && text.class(end) != Class::DUN {
        members
    } else {
        0
    }
}

/// The abbreviation at one character.
fn abbreviation_at(text: &Text, at: usize, places: &mut Vec<PlaceForm>) {
    if let Some(code) = Gazetteer::shared().abbreviation(text.char(at)) {
        places.push(PlaceForm {
            run: Run::new(at, at + 1),
            reading: Reading::Abbreviation(code),
            inside: None,
        });
    }
}

/// 存在, 现在, 起来: the character is no verb of place.
fn doubtful_verb(text: &Text, at: usize) -> bool {
    let verb = text.before(at);
    let before = text.char(at.wrapping_sub(2));
    match verb {
        '在' => "存现内潜实所自正".contains(before),
        '来' => "以起出本未原往年带将后从上下近外过".contains(before),
        '回' => "收退挽撤召".contains(before),
        '进' => "推促先改引跟演行".contains(before),
        '入' => "收投加深进融纳列".contains(before),
        _ => false,
    }
}

/// A local abbreviation needs a real break in front of its verb: “来淮、在淮、离淮”.
fn behind_boundary(text: &Text, at: usize) -> bool {
    let edge = text.class(at.wrapping_sub(2));
    !edge.is_han() || text.char(at.wrapping_sub(2)) == '区'
}

/// Groups that are written as one word, the longer first.
const GROUPS: &Words = words![
    "粤港澳",
    "港澳台",
    "京津冀",
    "苏浙沪",
    "江浙沪",
    "云贵川",
    "陕甘宁",
    "黑吉辽",
    "晋陕蒙",
    "湘鄂赣",
    "川渝黔",
    "港澳",
    "京津",
    "川渝",
    "苏浙",
    "粤港",
    "闽台",
    "沪苏",
    "赣港",
    "湘赣",
    "陕甘",
    "沪浙",
    "皖苏",
    "苏皖",
    "鲁豫",
    "晋冀",
    "琼粤",
    "桂滇",
];
