//! Which lines tell source and date?

use crate::lex::Mentions;
use crate::lex::lexicon::{Flags, Hit, Sign};
use crate::lex::outlet::{self, Ending};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;

/// A full date with little beside it.
pub(super) fn is_meta(text: &Text, run: Run, mentions: &Mentions, hits: &[Hit]) -> bool {
    let flagged = |flag: Flags| hits.iter().any(|hit| hit.flags.has(flag));
    let outlet = flagged(Flags::OUTLET);
    if taken_over(text, run).is_some() {
        return true;
    }
    let dated = mentions
        .times
        .partition_point(|time| time.run.start < run.start);
    mentions.times.get(dated).is_some_and(|time| {
        let full = matches!(
            time.form,
            crate::lex::time::Form::Date {
                year: crate::lex::time::YearRef::Known(_),
                day: Some(_),
                ..
            }
        );
        // 2025-01-15 16:42 中部新闻网 记者陈某: no sentence begins with a date and a clock.
        let clocked = matches!(
            time.form,
            crate::lex::time::Form::Date { clock: Some(_), .. }
        );
        // 滨州市统计局 2018年3月6日: an organisation or outlet, a date and nothing else.
        let signed = || {
            let rest = if time.run.start == run.start {
                text.trim(Run::new(time.run.end, run.end))
            } else {
                text.trim(Run::new(run.start, time.run.start))
            };
            let touches = time.run.start == run.start || time.run.end == run.end;
            touches && (outlet::looks_like(text, rest) || is_issuer(text, rest))
        };
        // 陇原体育 2014-08-26
        let spaced = || {
            let front = text.trim(Run::new(run.start, time.run.start));
            time.run.end == run.end
                && text.class_before(time.run.start) == Class::SPACE
                && (2..=10).contains(&front.len())
                && text.class_slice(front).iter().all(|class| class.is_han())
        };
        // 2016-11-02 西藏青年报 记者 达瓦卓玛
        let credited = || {
            flagged(Flags::ROLE)
                && run.len() <= time.run.len() + 24
                && !text.has_class(run, Class::COMMA)
        };
        // 江西林业资讯 2020-01-15 图/文 罗小毛
        let apart = || {
            let blank = |at: usize, edge: usize| at == edge || text.class(at) == Class::SPACE;
            blank(time.run.end, run.end)
                && (time.run.start == run.start
                    || text.class_before(time.run.start) == Class::SPACE)
                && run.len() <= time.run.len() + 16
                && !text.has_class(run, Class::COMMA)
        };
        // 抗旱领导小组办公室编     2010年3月28日
        let far = || {
            let wide = |at: usize| {
                text.class_slice(Run::new(at.saturating_sub(2), at))
                    .iter()
                    .all(|&class| class == Class::SPACE)
            };
            time.run.end == run.end
                && time.run.start >= run.start + 4
                && wide(time.run.start)
                && !text.has_class(run, Class::COMMA)
        };
        // 摘自2024年3月5日《清河日报》
        let quoted = || {
            let verb = words!["摘自", "原载", "转自", "刊于", "据"];
            text.any_of(run.start, verb).is_some() && run.len() <= time.run.len() + 20
        };
        full && time.run.end <= run.end
            && (signed()
                || quoted()
                || spaced()
                || far()
                || credited()
                || apart()
                || listed(text, run, time.run)
                || hits.iter().any(is_label)
                || bracketed(text, run)
                || clocked
                    && time.run.start == run.start
                    && run.len() <= time.run.len() + 30
                    && !text.has_class(run, Class::COMMA)
                || run.len() <= time.run.len() + 4
                || outlet && run.len() <= time.run.len() + 14
                || time.run.start == run.start
                    && run.len() <= time.run.len() + 12
                    && !text.class(time.run.end).is_han())
            && !text.has_class(run, Class::STOP)
    })
}

/// Nothing but offices, and what sort of text they issue: 臺南市政府農業局 新聞稿.
pub(crate) fn is_issued(text: &Text, run: Run) -> bool {
    let mut from = run.start;
    while from < run.end {
        let classes = text.class_slice(Run::new(from, run.end));
        let to =
            Class::position(classes, |class| class == Class::SPACE).map_or(run.end, |i| from + i);
        let part = Run::new(from, to);
        let sort = || {
            ["新闻稿", "新闻公报", "公报", "公告", "通告", "新闻发布"]
                .iter()
                .any(|word| text.has(from, word) && part.len() == word.chars().count())
        };
        if !(part.is_empty() || is_issuer(text, part) || from > run.start && sort()) {
            return false;
        }
        from = to + 1;
    }
    true
}

/// A word that stands in front of a source or date, with a colon or without: 发布于 2024年3月5日 · 阅读 1.2万.
fn is_label(hit: &Hit) -> bool {
    hit.flags.has(Flags::SIGN) && hit.word().sign.is_some_and(|(sign, _)| sign == Sign::Label)
}

/// The outlet that a line is taken over from: 转载自清河网.
pub(super) fn taken_over(text: &Text, run: Run) -> Option<Run> {
    let verb = text.any_of(
        run.start,
        words!["转载自", "转自", "摘自", "来源于", "来源"],
    );
    let rest = text.trim(Run::new(run.start + verb?, run.end));
    outlet::looks_like(text, rest).then_some(rest)
}

/// A date among a few short words: 2018年9月3日(一) 20,415次浏览, 清河日报 2024年3月5日 星期二 第A03版.
fn listed(text: &Text, run: Run, time: Run) -> bool {
    let han = |at: usize| text.class(at).is_han() && !(run.end..).contains(&at);
    // 《闽东乡村周刊》2005年3月18日第5版
    let page = text.char(time.end) == '第';
    if time.start > run.start && han(time.start - 1) || han(time.end) && !page {
        return false;
    }
    let words = |part: Run| {
        let classes = text.class_slice(part);
        let words = classes
            .split(|&class| class == Class::SPACE)
            .filter(|word| !word.is_empty());
        let short = words.clone().all(|word| word.len() <= 12);
        let sentence = |class: &Class| matches!(*class, Class::STOP | Class::SEMI);
        (short && !classes.iter().any(sentence)).then(|| words.count())
    };
    let front = words(Run::new(run.start, time.start));
    let behind = words(Run::new(time.end, run.end));
    let most = if text.has(run.start, "原创") { 6 } else { 3 };
    front.is_some_and(|count| count <= most) && behind.is_some_and(|count| count <= 8)
}

/// A line in brackets: (《峡江晨报》2008年10月8日第6版 责任编辑 向华).
fn bracketed(text: &Text, run: Run) -> bool {
    text.class(run.start) == Class::OPEN
        && text.class(run.end.wrapping_sub(1)) == Class::CLOSE
        && !text.has_class(run, Class::COMMA)
}

/// The name of an office or a titled paper that signs a report with its date.
pub(crate) fn is_issuer(text: &Text, run: Run) -> bool {
    let titled = text.class(run.start) == Class::TITLE
        && text.class(run.end.wrapping_sub(1)) == Class::UNTITLE;
    let named = outlet::ending(text, run.end).is_some_and(|(_, ending)| {
        // 2015年统计公报 is a headline.
        matches!(ending, Ending::Office | Ending::Outlet | Ending::Medium)
    });
    (titled || named)
        && (2..=20).contains(&run.len())
        && !text.has_class(run, Class::COMMA)
        && !text.has_class(run, Class::SPACE)
}
