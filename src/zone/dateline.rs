//! Datelines: 新华社长沙5月6日电(记者 X), 本报讯(记者 X), [记者X/台南报道].

use super::beginning_at;
use super::head::{Head, is_full};
use crate::lex::Mentions;
use crate::lex::lexicon::Flags;
use crate::lex::person;
use crate::lex::time::TimeForm;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;

/// The dateline in front of the first paragraph: 新华社长沙5月6日电(记者 X), 本报讯(记者 X). Returns where the text proper begins.
pub(crate) fn dateline(text: &Text, paragraph: Run, mentions: &Mentions, head: &mut Head) -> usize {
    if let Some(end) = bracket(text, paragraph, mentions, head) {
        return end;
    }
    let reach = Run::new(paragraph.start, paragraph.end.min(paragraph.start + 60));
    let opening = text
        .class_slice(reach)
        .iter()
        .position(|c| matches!(*c, Class::STOP | Class::SEMI))
        .map_or(reach.end, |i| reach.start + i);
    let front = Run::new(reach.start, opening);
    let from = front.start
        + usize::from(matches!(
            text.class(front.start),
            Class::OPEN | Class::QUOTE
        ));
    let hits = mentions.hits_in(front);
    let named = hits
        .first()
        .filter(|hit| hit.run().start == from && hit.flags.has(Flags::OUTLET))
        .map(|hit| hit.run());
    let own = text
        .any_of(from, words!["本报", "本网", "本台", "本刊", "本社"])
        .map(|length| Run::new(from, from + length));
    let Some(outlet) = named.or(own).or_else(|| wired(text, from, front)) else {
        return paragraph.start;
    };
    let Some(wire) =
        (outlet.end..front.end.min(outlet.end + 24)).find(|&at| is_wire(text, at, outlet.end))
    else {
        return paragraph.start;
    };
    if own.is_none() {
        head.source = head.source.or(Some(outlet));
    }
    let date = beginning_at(&mentions.times, outlet.end, |time| time.run.start)
        .first()
        .filter(|time| time.run.end <= wire);
    if head.published.is_none() {
        head.published = date.copied();
    }
    head.dateline = beginning_at(&mentions.places, outlet.end, |place| place.run.start)
        .first()
        .filter(|place| place.run.end <= wire)
        .map(|place| place.run);
    let mut end = wire + if text.has(wire, "消息") { 2 } else { 1 };
    if text.class(end) == Class::COLON {
        end += 1;
    }
    if text.class(text.past_blank(end)) == Class::OPEN {
        let open = text.past_blank(end);
        let close = (open..front.end)
            .find(|&at| text.class(at) == Class::CLOSE)
            .unwrap_or(front.end);
        head.byline.extend(person::credits(
            text,
            Run::new(open, close),
            mentions.hits_in(Run::new(open, close)),
        ));
        end = close + 1;
    } else {
        let behind = Run::new(end, (end + 20).min(front.end));
        if let Some(role) = mentions
            .hits_in(behind)
            .first()
            .filter(|hit| hit.flags.has(Flags::ROLE))
        {
            let names = person::behind(
                text,
                role.word().role.unwrap_or_default(),
                role.run().end,
                behind.end,
            );
            end = names.last().map_or(end, |name| name.run.end);
            head.byline.extend(names);
        }
    }
    end
}

/// A dateline in brackets: [记者林佩如/台南报道], [本报讯]. Returns where the text behind it begins.
fn bracket(text: &Text, paragraph: Run, mentions: &Mentions, head: &mut Head) -> Option<usize> {
    if text.class(paragraph.start) != Class::OPEN {
        return None;
    }
    let reach = Run::new(paragraph.start, paragraph.end.min(paragraph.start + 40));
    let close = (reach.start..reach.end).find(|&at| text.class(at) == Class::CLOSE)?;
    let inner = Run::new(reach.start + 1, close);
    let own = text.any_of(
        inner.start,
        words!["本报讯", "本报电", "本网讯", "本刊讯", "本台讯"],
    );
    if own.is_some() && inner.len() <= 4 {
        // 【本报讯】(记者 张三)
        let next = text.past_blank(close + 1);
        let more = Run::new(next, paragraph.end);
        let credited = text.class(next) == Class::OPEN;
        return Some(
            credited
                .then(|| bracket(text, more, mentions, head))
                .flatten()
                .unwrap_or(close + 1),
        );
    }
    let hits = mentions.hits_in(inner);
    let role = hits.iter().any(|hit| hit.flags.has(Flags::ROLE));
    let wire = ["报道", "报导", "电", "讯"]
        .iter()
        .any(|word| text.has_before(inner.end, word));
    // (清河日报记者 张三), [记者 张三]: nothing else stands in it.
    let alone = || {
        let names = person::credits(text, inner, hits);
        names.last().is_some_and(|name| name.run.end == inner.end) && inner.len() <= 24
    };
    if !(role && (wire || alone())) || close + 1 >= paragraph.end {
        return None;
    }
    let named = hits.iter().find(|hit| hit.flags.has(Flags::OUTLET));
    head.source = head.source.or(named.map(|hit| hit.run()));
    head.byline.extend(person::credits(text, inner, hits));
    let date = beginning_at(&mentions.times, inner.start, |time| time.run.start).first();
    if head.published.is_none() {
        let within = |time: &&TimeForm| time.run.end <= inner.end && is_full(time);
        head.published = date.filter(within).copied();
    }
    let places = beginning_at(&mentions.places, inner.start, |place| place.run.start);
    let place = places.first().filter(|place| place.run.end <= inner.end);
    head.dateline = place.map(|place| place.run);
    Some(close + 1)
}

/// 电 or 讯 that closes a dateline, with a date or bracket beside it.
fn is_wire(text: &Text, at: usize, from: usize) -> bool {
    let next = text.class(at + 1);
    if text.has(at, "消息") {
        // 央视网消息:, 央广网清河3月5日消息(记者张三)
        let behind = text.class(at + 2);
        let dated = at == from || matches!(text.before(at), '日' | '号');
        return dated && matches!(behind, Class::COLON | Class::OPEN | Class::SPACE);
    }
    let wire = matches!(text.char(at), '电' | '讯');
    let dated = matches!(text.before(at), '日' | '号')
        || at == from
        || text.has_before(at, "专")
        || text.has_before(at, "消息");
    wire && (dated || next == Class::OPEN)
        && !matches!(text.char(at + 1), '力' | '话' | '网' | '子' | '视' | '影')
}

/// X网长沙5月6日电 of an outlet that no table knows.
fn wired(text: &Text, from: usize, front: Run) -> Option<Run> {
    let end = (from + 2..front.end.min(from + 12))
        .find(|&at| matches!(text.before(at), '网' | '社' | '报' | '台'))?;
    let wire = (end..front.end.min(end + 16)).any(|at| {
        // 三江网讯(记者 石磊): nothing stands between.
        let next = text.class(at + 1);
        let direct = text.char(at) == '讯' && matches!(next, Class::OPEN | Class::SPACE);
        is_wire(text, at, end) && (at > end || direct)
    });
    let plain = text
        .class_slice(Run::new(from, end))
        .iter()
        .all(|c| c.is_han());
    (wire && plain).then(|| Run::new(from, end))
}
