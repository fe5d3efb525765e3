//! What speaks for a place where its name is also a word: 贵州大方, 泸州、合江, 来自和平 or 安定籍.

use super::gazetteer::{Gazetteer, NameId};
use super::{PlaceForm, Reading};
use crate::lex::lexicon::{Flags, Hit};
use crate::record::Level;
use crate::span::Run;
use crate::text::Text;
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
const BEHIND: &Words = words![
    "籍",
    "境内",
    "县城",
    "城区",
    "警方",
    "市民",
    "街头",
    "机场",
    "火车站",
    "高铁站",
    "东站",
    "西站",
    "南站",
    "北站",
    "两地",
    "三地",
    "等地",
    "一带",
    "县委",
    "县政府",
    "县人民",
    "县公安",
    "县域",
    "全境",
    "人民政府",
    "人民法院",
    "公安分局",
    "教育局",
    "区委",
    "区政府",
];

/// Whether something speaks for the place.
pub(crate) fn speaks(
    text: &Text,
    previous: Option<&PlaceForm>,
    run: Run,
    name: NameId,
    behind: &[Hit],
) -> bool {
    previous.is_some_and(|previous| chained(text, previous, run, name))
        || IN_FRONT.iter().any(|word| text.has_before(run.start, word))
        || text.any_of(run.end, BEHIND).is_some()
        || listed(text, run, name, behind)
}

/// Whether a name stands behind a larger place that holds it, or beside one in a list: 贵州大方, 泸州、内江.
pub(crate) fn chained(text: &Text, previous: &PlaceForm, run: Run, name: NameId) -> bool {
    let Reading::Name(larger) = previous.reading else {
        return false;
    };
    let gap = run.start.wrapping_sub(previous.run.end);
    if gap > 1 || gap == 1 && !matches!(text.char(previous.run.end), '、' | '的') {
        return false;
    }
    let listed = gap == 1 && text.char(previous.run.end) == '、';
    let gazetteer = Gazetteer::shared();
    gazetteer.bearers(name).iter().any(|bearer| {
        gazetteer.bearers(larger).iter().any(|other| {
            let (code, other) = (bearer.place.code, other.place.code);
            code.lies_in(other) && (code != other || bearer.place.level != Level::Province)
                || listed && code.province() == other.province()
        })
    })
}

/// 合江、泸县: another name of the province follows in the list.
fn listed(text: &Text, run: Run, name: NameId, behind: &[Hit]) -> bool {
    let next = behind
        .iter()
        .find(|hit| hit.run().start >= run.end)
        .filter(|hit| {
            hit.run().start == run.end + 1
                && text.char(run.end) == '、'
                && hit.flags.has(Flags::PLACE)
                && !hit.flags.has(Flags::COMMON)
        })
        .and_then(|hit| hit.name());
    next.is_some_and(|next| {
        let gazetteer = Gazetteer::shared();
        gazetteer.bearers(name).iter().any(|bearer| {
            let province = bearer.place.code.province();
            province.is_some()
                && gazetteer
                    .bearers(next)
                    .iter()
                    .any(|other| other.place.code.province() == province)
        })
    })
}
