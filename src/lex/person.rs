//! Names of people in credit lines: (通讯员 莫振宇, 记者张晓雨, 成展鹏 摄.

use super::lexicon::{Flags, Hit};
use crate::data;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;
use once_cell::sync::Lazy;

static SURNAMES: Lazy<Vec<Vec<char>>> = Lazy::new(|| {
    let mut names: Vec<Vec<char>> = data::rows(data::SURNAMES)
        .map(|row| row.column(0).chars().collect())
        .collect();
    names.sort();
    names
});

/// The longest personal name without dots: 欧阳 and two more.
const LONGEST: usize = 4;

/// A credited name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Credited {
    pub run: Run,
    pub role: &'static str,
}

fn surname(text: &Text, at: usize) -> Option<usize> {
    let known = |run: Run| {
        SURNAMES
            .binary_search_by(|name| name.as_slice().cmp(text.slice(run)))
            .is_ok()
    };
    [2, 1]
        .into_iter()
        .find(|&length| known(Run::new(at, at + length)))
}

/// The name that begins at `at`: a surname and one or two characters, with a blank inside a two-character name.
pub(crate) fn name(text: &Text, at: usize) -> Option<Run> {
    let rest = text.classes().get(at..)?;
    let letters = rest
        .iter()
        .take(LONGEST + 1)
        .take_while(|c| c.is_han())
        .count();
    let surname_length = surname(text, at);
    if letters == 1 && surname_length == Some(1) && text.class(at + 1) == Class::SPACE {
        // 王 敏
        let given = at
            + 1
            + rest
                .get(1..)?
                .iter()
                .take(2)
                .take_while(|c| **c == Class::SPACE)
                .count();
        if text.class(given).is_han() && !text.class(given + 1).is_han() {
            return Some(Run::new(at, given + 1));
        }
    }
    let longest = surname_length.map_or(0, |length| length + 2);
    // 阿依古丽·买买提
    let dotted = rest.iter().take(20).take_while(|c| c.is_han()).count();
    if text.char(at + dotted) == '·' && dotted >= 2 {
        let more = text
            .classes()
            .get(at + dotted + 1..)
            .unwrap_or(&[])
            .iter()
            .take(10)
            .take_while(|c| c.is_han())
            .count();
        return (more >= 2).then(|| Run::new(at, at + dotted + 1 + more));
    }
    let verb = words![
        "报道",
        "报导",
        "摄影",
        "通讯员",
        "记者",
        "编辑",
        "责编",
        "审核",
        "校对",
        "实习",
        "文/",
        "文、图",
        "文并摄",
        "图/",
        "图文",
        "摄"
    ];
    let mut end = at + letters.min(longest);
    for stop in at + 2..end {
        // 赖沛文/台北报导: 文 is a role only where another follows.
        let place =
            text.char(stop + 1) == '/' && !matches!(text.char(stop + 2), '图' | '文' | '摄');
        if text.any_of(stop, verb).is_some() && !place {
            end = stop;
            break;
        }
    }
    (surname_length.is_some() && end >= at + 2).then(|| Run::new(at, end))
}

/// The names behind a role word: 记者 张三 李四, 编辑:王五.
pub(crate) fn behind(text: &Text, role: &'static str, from: usize, limit: usize) -> Vec<Credited> {
    let mut found = Vec::new();
    let mut at = from;
    while at < limit {
        let class = text.class(at);
        let sign = matches!(class, Class::SPACE | Class::COLON | Class::DUN)
            || matches!(text.char(at), '/' | '丨' | '|')
            || (class == Class::COMMA && !found.is_empty());
        if sign {
            at += 1;
            continue;
        }
        let named =
            name(text, at).or_else(|| labelled(text, at, limit).filter(|_| found.is_empty()));
        // 曹重伟/连江报导 names a place behind the person, 向俊 时间: a label.
        let other = |run: &Run| {
            text.class(run.end) == Class::COLON
                || text.before(at) == '/' && text.any_of(run.end, words!["报道", "报导"]).is_some()
        };
        match named.filter(|run| run.end <= limit && !other(run)) {
            Some(run) => {
                at = run.end;
                found.push(Credited { run, role });
            }
            None => break,
        }
    }
    found
}

/// The names behind a label, with or without the office of the first: 李明, 水利学院 李明.
pub(crate) fn labelled_names(text: &Text, role: &'static str, value: Run) -> Vec<Credited> {
    let found = behind(text, role, value.start, value.end);
    if !found.is_empty() {
        return found;
    }
    let office = Class::position(text.class_slice(value), |class| class == Class::SPACE);
    let known = |run: Run| name(text, run.start) == Some(run);
    match office.filter(|&length| length >= OFFICE) {
        Some(length) => {
            let mut found = behind(text, role, value.start + length, value.end);
            found.retain(|credit| known(credit.run));
            found
        }
        None => found,
    }
}

/// Characters of an office at least.
const OFFICE: usize = 3;

/// A run of nothing but names: 张三 李四. They have written the text.
pub(crate) fn names(text: &Text, run: Run) -> Vec<Credited> {
    if run.len() > MAX_NAMES {
        return Vec::new();
    }
    let found = behind(text, "作者", run.start, run.end);
    // What no table of surnames knows may be anything.
    let known = found
        .iter()
        .all(|credit| name(text, credit.run.start) == Some(credit.run));
    let whole = found.last().is_some_and(|credit| credit.run.end == run.end);
    if whole && known { found } else { Vec::new() }
}

/// Characters of a list of authors.
const MAX_NAMES: usize = 16;

/// What a label names is a person, whatever the surname: 编辑:小榕, 作者|阿强; so is what closes a line, 记者 达瓦卓玛.
fn labelled(text: &Text, at: usize, limit: usize) -> Option<Run> {
    let spaced = text.class_before(at) == Class::SPACE;
    let mark = text.char(at.wrapping_sub(1 + usize::from(spaced)));
    let letters = (at..limit.min(at + LONGEST + 2))
        .take_while(|&i| text.class(i).is_han())
        .count();
    let run = Run::new(at, at + letters);
    let fits = if matches!(mark, ':' | '|' | '丨') {
        (2..=3).contains(&letters)
    } else {
        let closed = run.end == limit || text.class(run.end) == Class::SPACE;
        spaced && closed && (3..=LONGEST).contains(&letters)
    };
    let word = text.any_of(
        at,
        words![
            "记者",
            "通讯员",
            "编辑",
            "责编",
            "作者",
            "摄影",
            "来源",
            "时间",
            "日期",
            "发布",
            "佚名",
            "不详",
            "未知",
            "匿名",
            "本报",
            "本网",
            "本站",
            "管理员",
            "网络",
            "浏览",
            "点击",
            "字体",
            "字号",
            "分享"
        ],
    );
    (fits && word.is_none()).then_some(run)
}

/// The name in front of a role word: 成展鹏 摄.
pub(crate) fn before(
    text: &Text,
    role: &'static str,
    end: usize,
    floor: usize,
) -> Option<Credited> {
    let mut to = end;
    let mark = |to: usize| {
        let class = text.class_before(to);
        matches!(class, Class::SPACE | Class::COLON | Class::DUN) || text.before(to) == '/'
    };
    while to > floor && mark(to) {
        to -= 1;
    }
    let start = (2..=LONGEST)
        .rev()
        .filter_map(|length| to.checked_sub(length))
        .filter(|&start| start >= floor)
        .find(|&start| {
            let clean = start == floor || !text.class_before(start).is_han();
            clean && name(text, start).is_some_and(|run| run.end == to)
        })?;
    Some(Credited {
        run: Run::new(start, to),
        role,
    })
}

/// A role of one character at `at`, with the mark behind it: 文/张三, 图 | 李四. Returns the role and where the name begins.
pub(crate) fn solo(text: &Text, at: usize, line: Run) -> Option<(&'static str, usize)> {
    let role = match text.char(at) {
        '文' => "作者",
        '图' | '摄' => "摄",
        _ => return None,
    };
    let clean = at == line.start || !text.class_before(at).is_han();
    let mark = text.past_blank(at + 1);
    (clean && matches!(text.char(mark), '/' | '|' | '丨' | ':'))
        .then(|| (role, text.past_blank(mark + 1)))
}

/// Every credit of a line: role words and the names beside them.
pub(crate) fn credits(text: &Text, line: Run, hits: &[Hit]) -> Vec<Credited> {
    let mut found: Vec<Credited> = Vec::new();
    for hit in hits.iter().filter(|hit| hit.flags.has(Flags::ROLE)) {
        let Some(role) = hit.word().role else {
            continue;
        };
        let taken = found.last().map_or(line.start, |credit| credit.run.end);
        let names = behind(text, role, hit.run().end, line.end);
        if names.is_empty() {
            found.extend(before(text, role, hit.run().start, taken.max(line.start)));
        } else {
            found.extend(names);
        }
    }
    let written = (line.start..line.end).filter_map(|at| {
        let (role, from) = solo(text, at, line)?;
        Some(behind(text, role, from, line.end))
    });
    found.extend(written.flatten());
    // 采写:南方日报记者 张三 names an outlet and a role, not 南方日.
    let word = Flags::OUTLET.with(Flags::ROLE);
    let names = |run: Run| {
        !hits
            .iter()
            .any(|hit| hit.flags.has(word) && hit.run().overlaps(run))
    };
    found.retain(|credit| names(credit.run));
    // 记者卢太城花莲县5日电: no name follows another without a blank.
    found.retain(|credit| {
        let glued = text.class_before(credit.run.start).is_han();
        let place = |hit: &Hit| hit.flags.has(Flags::PLACE) && hit.run() == credit.run;
        !(glued && hits.iter().any(place))
    });
    // 记者张三清河报道: the place is no part of the name.
    for credit in &mut found {
        let run = credit.run;
        let place = hits.iter().find(|hit| {
            hit.flags.has(Flags::PLACE) && (run.start + 2..run.end).contains(&hit.run().start)
        });
        credit.run.end = place.map_or(run.end, |place| place.run().start);
    }
    found.sort_by_key(|credit| credit.run);
    // 记者 王敏 摄: one person, the role in front counts once.
    found.dedup_by(|b, a| a.run == b.run);
    found
}
