//! An announced count against the list behind it: 共有3个镇：双河镇、石桥镇和柳溪镇.

use crate::lex::edge::Edge;
use crate::lex::number::quantity::{Form, Quantity};
use crate::limits::{MAX_LIST, MAX_LOOK};
use crate::link::part::Linked;
use crate::record::{Check, CheckKind, Relation, Statistic, UnitKind};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use once_cell::sync::Lazy;
use rust_decimal::Decimal;

/// Words that begin the list behind a comma.
static NAMES: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "即",
        "即是",
        "分别是",
        "分别为",
        "分别有",
        "他们是",
        "她们是",
        "它们是",
        "他们分别是",
        "她们分别是",
        "它们分别是",
        "依次是",
        "依次为",
        "这就是",
        "具体是",
        "具体为",
        "也就是",
    ])
});

/// Words by which a list says that it is not complete.
static OPEN: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "等", "如", "例如", "比如", "诸如", "包括", "主要", "其中", "为首", "为主", "之类", "…",
        "既有", "有的", "另有", "还有", "此外",
    ])
});

/// Verbs of saying: what follows their colon is speech.
static TELLS: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::ends(&[
        "说",
        "称",
        "表示",
        "认为",
        "指出",
        "介绍",
        "告诉记者",
        "强调",
        "写道",
        "问",
        "答",
        "透露",
        "建议",
        "呼吁",
        "坦言",
        "显示",
        "获悉",
        "报道",
        "提醒",
    ])
});

/// A member of a list that is longer is a sentence, and its commas part no members.
const MEMBER: usize = 24;

/// The check that a count makes with the list behind it.
pub(super) fn check(
    linked: Linked,
    index: usize,
    quantity: &Quantity,
    statistics: &[Statistic],
) -> Option<Check> {
    let text = linked.page.text;
    let list = announced(text, quantity)?;
    let whole = statistics.get(index)?;
    let count = whole.value.filter(|_| {
        whole.relation == Relation::Exact
            && whole.high.is_none()
            && matches!(quantity.form, Form::Cardinal | Form::Big)
            && whole
                .unit
                .is_none_or(|unit| unit.kind == UnitKind::Classifier)
    })?;
    let members = members(text, list)?;
    let among = |n: usize| Decimal::from(n) == count;
    let holds = (members.least..=members.most).any(among);
    // One figure a member, or none.
    let parts: Vec<usize> = (index + 1..statistics.len())
        .take_while(|&i| {
            linked.figure(i).is_some_and(|figure| {
                let quantities = &linked.page.mentions.quantities;
                quantities
                    .get(figure.quantity)
                    .is_some_and(|q| list.holds(q.run.start))
            })
        })
        .collect();
    let parts = if parts.len() == members.most {
        parts
    } else {
        Vec::new()
    };
    Some(Check {
        kind: CheckKind::ListCount,
        holds,
        whole: index,
        parts,
    })
}

/// Where the list begins and ends that a figure announces.
fn announced(text: &Text, quantity: &Quantity) -> Option<Run> {
    let behind = quantity.run.end;
    let near = (behind + MAX_LOOK).min(text.len());
    let classes = text.class_slice(Run::new(behind, near));
    let mark = Class::position(classes, |class| {
        class.ends_clause()
            || matches!(class, Class::OPEN | Class::DASH | Class::DUN)
            || matches!(class, Class::DIGIT | Class::QUOTE | Class::TITLE)
    })? + behind;
    let phrase = Run::new(behind, mark);
    let open = (phrase.start..phrase.end).any(|at| OPEN.stands(text, at));
    let names = |at: usize| NAMES.at(text, at).map(|(length, ())| at + length);
    let start = match text.class(mark) {
        // 3个镇：
        Class::COLON if !TELLS.stands(text, mark) || text.has_before(mark, "小说") => mark + 1,
        // 3名调解员——
        Class::DASH if text.char(mark + 1) == '—' => mark + 2,
        // 4个区县（江阳、龙马潭、纳溪、合江）
        Class::OPEN => mark + 1,
        // 4个局，分别是
        Class::COMMA => names(mark + 1)?,
        // 5本书分别是《河岸》《渡口》; 3名外援是A、B和C
        Class::DUN | Class::TITLE | Class::QUOTE => phrase_names(text, phrase)?,
        _ => return None,
    };
    if open {
        return None;
    }
    let bracket = text.class(mark) == Class::OPEN;
    let start = names(start).unwrap_or(start);
    let limit = start + MAX_LIST;
    let classes = text.class_slice(Run::new(start, (limit + 1).min(text.len())));
    let mut depth = 0usize;
    let mut dun = false;
    let mut end = None;
    for (&class, at) in classes.iter().zip(start..) {
        match class {
            Class::CLOSE if bracket && depth == 0 => {
                end = Some(at);
                break;
            }
            Class::OPEN => depth += 1,
            Class::CLOSE => depth = depth.saturating_sub(1),
            Class::STOP | Class::NEWLINE | Class::SEMI => {
                end = Some(at);
                break;
            }
            Class::DUN => dun = true,
            // Behind a list with 、 the sentence goes on.
            Class::COMMA if dun && depth == 0 && !bracket => {
                end = Some(at);
                break;
            }
            Class::COLON => return None,
            _ => {}
        }
    }
    let end = end.or((text.len() <= limit).then_some(text.len()))?;
    Some(Run::new(start, end))
}

/// 5本书分别是《…》: where the list begins behind 是 or 为, no predicate else between.
fn phrase_names(text: &Text, phrase: Run) -> Option<usize> {
    (phrase.start..phrase.end).find_map(|at| {
        let told = text.has(at, "分别") || text.has(at, "依次");
        let verb = at + 2;
        (told && matches!(text.char(verb), '是' | '为')).then_some(verb + 1)
    })
}

/// How many members a list has, on either reading of 和.
struct Members {
    least: usize,
    most: usize,
}

fn members(text: &Text, list: Run) -> Option<Members> {
    let chars = text.slice(list);
    let classes = text.class_slice(list);
    let dun = classes.contains(&Class::DUN);
    let titles = classes.contains(&Class::TITLE);
    let (mut parted, mut joined, mut depth, mut from) = (0usize, 0usize, 0usize, 0usize);
    let mut empty = true;
    for (i, (&class, &c)) in classes.iter().zip(chars).enumerate() {
        let at = list.start + i;
        if OPEN.stands(text, at) && !listed_word(text, at) {
            return None;
        }
        let splits = match class {
            Class::QUOTE | Class::OPEN | Class::TITLE => {
                // 《河岸》《渡口》
                let beside = class == Class::TITLE && text.class_before(at) == Class::UNTITLE;
                depth += 1;
                beside && depth == 1
            }
            Class::UNQUOTE | Class::CLOSE | Class::UNTITLE => {
                depth = depth.saturating_sub(1);
                false
            }
            _ if depth > 0 => false,
            Class::DUN => true,
            Class::COMMA => !dun,
            Class::WORD if matches!(c, '和' | '与' | '及') => {
                joined += usize::from(!empty);
                // Behind 以及, 及 is no second sign.
                false
            }
            Class::DIGIT | Class::NUM if !dun && !titles && text.char(at + 1) == '是' => {
                return None;
            }
            _ => false,
        };
        if splits {
            parted += usize::from(!empty);
            if i - from > MEMBER {
                return None;
            }
            from = i + 1;
            empty = true;
        } else {
            empty = false;
        }
    }
    if list.len() - from > MEMBER {
        return None;
    }
    let plain = parted + usize::from(!empty);
    // One 和 closes the list; more may stand inside its members.
    let (least, most) = match joined {
        0 => (plain, plain),
        1 => (plain + 1, plain + 1),
        _ => (plain, plain + joined),
    };
    (most > 1).then_some(Members { least, most })
}

/// 等 in 等级, 如 in 如意: a part of a word.
fn listed_word(text: &Text, at: usize) -> bool {
    match text.char(at) {
        '等' => {
            matches!(text.char(at + 1), '级' | '待' | '候' | '于')
                || matches!(
                    text.before(at),
                    '平' | '同' | '均' | '相' | '中' | '高' | '初' | '一' | '二' | '三'
                )
        }
        '如' => {
            matches!(text.char(at + 1), '意' | '东' | '皋' | '何' | '期')
                || matches!(text.before(at), '自' | '真' | '一' | '相' | '不')
        }
        _ => false,
    }
}
