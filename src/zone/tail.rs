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

/// The credits that close a paragraph: (通讯员 莫振宇 — closed or not. Returns where the text proper ends.
pub(crate) fn closing(text: &Text, paragraph: Run, mentions: &Mentions, head: &mut Head) -> usize {
    let floor = paragraph.end.saturating_sub(REACH).max(paragraph.start);
    let classes = text.class_slice(Run::new(floor, paragraph.end));
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
    let credit = hits.iter().take(2).any(|hit| hit.flags.has(Flags::ROLE));
    if !credit {
        return sourced(text, open, inner, mentions, head).unwrap_or(paragraph.end);
    }
    head.byline.extend(person::credits(text, inner, hits));
    open
}

/// What closes the last paragraph in brackets without a label: (张三 李四), (清河日报), (完). Returns where the text proper ends.
pub(crate) fn last(text: &Text, paragraph: Run, mentions: &Mentions, head: &mut Head) -> usize {
    let floor = paragraph.end.saturating_sub(REACH / 2).max(paragraph.start);
    let classes = text.class_slice(Run::new(floor, paragraph.end));
    // 第二锅汤开了。返回首页,查看更多: words of the page behind the last sentence.
    let stop = Class::last_position(classes, |class| class == Class::STOP);
    if let Some(stop) = stop
        .map(|i| floor + i)
        .filter(|stop| stop + 1 < paragraph.end)
    {
        let rest = Run::new(stop + 1, paragraph.end);
        let sign = mentions.hits_in(rest).first();
        let signed =
            sign.is_some_and(|hit| hit.run().start <= rest.start + 1 && hit.flags.has(Flags::SIGN));
        if signed && !matches!(text.class(rest.start), Class::OPEN | Class::UNQUOTE) {
            return rest.start;
        }
    }
    let Some(open) = classes.iter().rposition(|&class| class == Class::OPEN) else {
        return paragraph.end;
    };
    let open = floor + open;
    let inner = Run::new(open + 1, paragraph.end.saturating_sub(1));
    // It stands behind a finished sentence and closes the text.
    let closes = text.class(inner.end) == Class::CLOSE
        && matches!(
            text.class_before(open),
            Class::STOP | Class::UNQUOTE | Class::SPACE
        );
    if !closes || inner.is_empty() {
        return paragraph.end;
    }
    if text
        .any_of(inner.start, words!["完", "本报综合", "综合", "未完待续"])
        .is_some()
        && inner.len() <= 8
    {
        return open;
    }
    let known = mentions.hits_in(inner);
    let known = known
        .iter()
        .any(|hit| hit.flags.has(Flags::OUTLET) && hit.run() == inner);
    if known || outlet::looks_like(text, inner) {
        head.source = head.source.or(Some(inner));
        return open;
    }
    let names = person::names(text, inner);
    if names.is_empty() {
        return paragraph.end;
    }
    head.byline.extend(names);
    open
}

/// The source that closes a paragraph: (来源:江城商报 5月6日), (据新华社). Returns where it begins.
fn sourced(
    text: &Text,
    open: usize,
    inner: Run,
    mentions: &Mentions,
    head: &mut Head,
) -> Option<usize> {
    let labels = words!["来源", "稿源", "转自", "据", "原载"];
    let length = text.any_of(inner.start, labels)?;
    let colon = text.class(inner.start + length) == Class::COLON;
    let hit = mentions.hits_in(inner);
    let known = hit
        .iter()
        .find(|hit| hit.flags.has(Flags::OUTLET))
        .map(|hit| hit.run());
    let named = head::source_name(
        text,
        Run::new(inner.start + length + usize::from(colon), inner.end),
        mentions,
    );
    let source = known.or(named.filter(|&run| colon || outlet::looks_like(text, run)))?;
    head.source = head.source.or(Some(source));
    Some(open)
}
