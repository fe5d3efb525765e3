//! What follows the body: credits, teasers of other reports, the footer.

use super::line::{Line, Look};
use crate::lex::Mentions;
use crate::lex::lexicon::Flags;
use crate::lex::person::{self, Credited};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;

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

/// How far from the end of a paragraph its credits may begin.
const REACH: usize = 60;

/// The credits that close a paragraph: (通讯员 莫振宇 — closed or not. Returns where the text proper ends.
pub(crate) fn closing(
    text: &Text,
    paragraph: Run,
    mentions: &Mentions,
    byline: &mut Vec<Credited>,
) -> usize {
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
    // Something but a stop behind the bracket: it belongs to the sentence.
    if paragraph.end.saturating_sub(close) > 2 {
        return paragraph.end;
    }
    let inner = Run::new(open + 1, close);
    let hits = mentions.hits_in(inner);
    let credit = hits.iter().take(2).any(|hit| hit.flags.has(Flags::ROLE));
    if !credit {
        return paragraph.end;
    }
    byline.extend(person::credits(text, inner, hits));
    open
}
