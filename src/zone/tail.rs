//! What follows the body: credits, teasers of other reports, the footer.

use super::head::{self, Head};
use super::line::{Line, Look};
use crate::lex::Mentions;
use crate::lex::lexicon::Flags;
use crate::lex::outlet;
use crate::lex::person;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;

/// A teaser's title is at most this long; what is longer is its summary.
const TITLE: usize = 45;

/// Titles among the lines behind 相关阅读: of two bullets in a row, the shorter first one.
pub(crate) fn related(text: &Text, lines: &[Line], out: &mut Vec<Run>) {
    let mut previous_was_title = false;
    for line in lines {
        let mut run = line.run;
        match line.look {
            Look::Blank => continue,
            Look::Related | Look::End => {
                previous_was_title = false;
                continue;
            }
            Look::Bullet => run = text.trim(Run::new(run.start + 1, run.end)),
            _ => {}
        }
        if run.is_empty() || out.len() >= crate::limits::MAX_RELATED {
            continue;
        }
        let summary = run.len() > TITLE
            || previous_was_title && (run.len() > TITLE / 2 || text.has_class(run, Class::STOP));
        if !summary {
            out.push(run);
        }
        previous_was_title = !summary;
    }
}

/// What stands in the brackets of a line that names nothing but source and date: (原载2012年1月30日《大河报》).
pub(crate) fn signature(text: &Text, line: Run, mentions: &Mentions) -> Option<Run> {
    let bracketed = text.class(line.start) == Class::OPEN
        && text.class(line.end.wrapping_sub(1)) == Class::CLOSE
        && line.len() <= TITLE;
    if !bracketed {
        return None;
    }
    let inner = Run::new(line.start + 1, line.end - 1);
    let length = text.any_of(
        inner.start,
        words![
            "原载于",
            "原载",
            "原刊于",
            "刊于",
            "载于",
            "载",
            "摘自",
            "转自",
            "据"
        ],
    );
    let inner = text.trim(Run::new(inner.start + length.unwrap_or(0), inner.end));
    let first = mentions
        .times
        .partition_point(|time| time.run.start < inner.start);
    let dated = mentions.times.get(first).is_some_and(|time| {
        time.run.end <= inner.end
            && (time.run.start == inner.start || time.run.end == inner.end)
            && inner.len() <= time.run.len() + 16
    });
    dated.then_some(inner)
}

/// How far from the end of a paragraph its credits may begin.
const REACH: usize = 60;

/// What closes a paragraph in brackets, or behind its last sentence: (通讯员 莫振宇 — closed or not, (据新华社), (太行日报 6月13日);
/// and, where it is the last of the text, (张三 李四), (完). Returns where the text proper ends.
pub(crate) fn closing(
    text: &Text,
    paragraph: Run,
    last: bool,
    mentions: &Mentions,
    head: &mut Head,
) -> usize {
    let floor = paragraph.end.saturating_sub(REACH).max(paragraph.start);
    let classes = text.class_slice(Run::new(floor, paragraph.end));
    if last && let Some(end) = page_words(text, paragraph, floor, mentions) {
        return end;
    }
    if Class::position(classes, |class| class == Class::OPEN).is_none() {
        return paragraph.end;
    }
    let open = classes.iter().rposition(|&class| class == Class::OPEN);
    let open = floor + open.unwrap_or(0);
    let close = (open..paragraph.end)
        .find(|&at| text.class(at) == Class::CLOSE)
        .unwrap_or(paragraph.end);
    // Something but a stop behind the bracket, or the number of a wire: it belongs to the sentence.
    let behind = Run::new((close + 1).min(paragraph.end), paragraph.end);
    let number = |class: &Class| matches!(*class, Class::DIGIT | Class::SPACE);
    if behind.len() > 1 && !text.class_slice(behind).iter().all(number) {
        return paragraph.end;
    }
    let inner = Run::new(open + 1, close);
    let hits = mentions.hits_in(inner);
    if hits.iter().take(2).any(|hit| hit.flags.has(Flags::ROLE)) {
        head.byline.extend(person::credits(text, inner, hits));
        return open;
    }
    // It stands behind a finished sentence.
    let finished = matches!(
        text.class_before(open),
        Class::STOP | Class::UNQUOTE | Class::SPACE
    );
    if let Some((source, labelled)) = sourced(text, inner, finished, mentions) {
        // Without a label it may be that of one paragraph alone.
        head.source = head.source.or(Some(source).filter(|_| labelled || last));
        return open;
    }
    if !(last && finished && close + 1 == paragraph.end) || inner.is_empty() {
        return paragraph.end;
    }
    let end = words!["完", "本报综合", "综合", "未完待续"];
    if text.any_of(inner.start, end).is_some() && inner.len() <= 8 {
        return open;
    }
    let names = person::names(text, inner);
    if names.is_empty() {
        return paragraph.end;
    }
    head.byline.extend(names);
    open
}

/// 第二锅汤开了。返回首页,查看更多: where words of the page begin behind the last sentence.
fn page_words(text: &Text, paragraph: Run, floor: usize, mentions: &Mentions) -> Option<usize> {
    let classes = text.class_slice(Run::new(floor, paragraph.end));
    let stop = Class::last_position(classes, |class| class == Class::STOP)?;
    let rest = Run::new(floor + stop + 1, paragraph.end);
    let sign = mentions.hits_in(rest).first()?;
    let signed = sign.run().start <= rest.start + 1 && sign.flags.has(Flags::SIGN);
    (signed && text.class(rest.start).is_han()).then_some(rest.start)
}

/// The source in a closing bracket, and whether a label says so: 来源:江城商报 5月6日, 据新华社, 太行日报 6月13日, 东海岸周报/潘正义.
fn sourced(text: &Text, inner: Run, finished: bool, mentions: &Mentions) -> Option<(Run, bool)> {
    let labels = words![
        "来源",
        "稿源",
        "转自",
        "据",
        "原载",
        "摘自",
        "转载自",
        "摘编自"
    ];
    let length = text.any_of(inner.start, labels);
    let from = inner.start + length.unwrap_or(0);
    let colon = length.is_some() && text.class(from) == Class::COLON;
    let value = Run::new(from + usize::from(colon), inner.end);
    if length.is_none() && !finished {
        return None;
    }
    // 据新华社北京1月23日电
    let hits = mentions.hits_in(inner).iter();
    let known = hits
        .filter(|hit| hit.flags.has(Flags::OUTLET))
        .map(|hit| hit.run())
        .next();
    if let Some(run) = known.filter(|&run| length.is_some() || run == inner) {
        return Some((run, length.is_some()));
    }
    let named = named(text, value, mentions)?;
    let titled = length.is_some() && text.class_before(named.start) == Class::TITLE;
    (colon || titled || outlet::looks_like(text, named)).then_some((named, length.is_some()))
}

/// The name at the front of a value, up to a blank, a comma, a date or a slash; without the marks of a title.
fn named(text: &Text, value: Run, mentions: &Mentions) -> Option<Run> {
    let open = usize::from(text.class(value.start) == Class::TITLE);
    let run = Run::new(value.start + open, value.end);
    let ends = |class: Class| matches!(class, Class::UNTITLE | Class::COMMA);
    let end = Class::position(text.class_slice(run), ends).map_or(run.end, |i| run.start + i);
    let slash = (run.start..end).find(|&at| text.char(at) == '/');
    head::source_name(text, Run::new(run.start, slash.unwrap_or(end)), mentions)
}
