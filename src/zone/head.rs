//! The head of a report: headline, source, date, credits, dateline.

use super::beginning_at;
use super::line::{Line, Look, is_issued, is_issuer};
use crate::lex::Mentions;
use crate::lex::edge::Edge;
use crate::lex::lexicon::Flags;
use crate::lex::outlet;
use crate::lex::person::{self, Credited};
use crate::lex::time::{Form, TimeForm, YearRef};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;
use once_cell::sync::Lazy;

/// What the head says.
#[derive(Default, Debug)]
pub(crate) struct Head {
    pub title: Option<Run>,
    pub source: Option<Run>,
    pub published: Option<TimeForm>,
    pub byline: Vec<Credited>,
    /// The place name in the dateline, as an index into the places.
    pub dateline: Option<Run>,
}

impl Head {
    /// Forgets everything; the buffer stays.
    pub fn clear(&mut self) {
        let mut byline = std::mem::take(&mut self.byline);
        byline.clear();
        *self = Head {
            byline,
            ..Head::default()
        };
    }
}

impl Head {
    /// Whether the date of publication is that of a dateline: 新华社北京1月23日电.
    pub fn dated_by_wire(&self, text: &Text) -> bool {
        self.published
            .is_some_and(|time| wire_follows(text, time.run.end))
    }
}

/// Whether 电 or 讯 stands behind a date.
pub(crate) fn wire_follows(text: &Text, at: usize) -> bool {
    text.any_of(at, words!["电", "讯", "专电", "消息"])
        .is_some()
}

/// Labels of a source line, right before a colon; the value lies between two of them. Those that name a source come first.
const LABELS: (&[&str], &[&str]) = (
    &["来源", "信息来源", "文章来源", "新闻来源", "稿源"],
    &[
        "时间",
        "发布时间",
        "更新时间",
        "日期",
        "发布日期",
        "作者",
        "记者",
        "编辑",
        "收集编辑",
        "责任编辑",
        "责编",
        "审核",
        "浏览",
        "浏览次数",
        "点击",
        "点击次数",
        "阅读",
        "阅读量",
        "字号",
        "字体",
    ],
);

/// [`LABELS`] by their last character, and whether they are those of a source.
static LABEL: Lazy<Edge<bool>> = Lazy::new(|| {
    let rows = |labels: &'static [&str], source: bool| {
        labels
            .iter()
            .map(move |label| (label.chars().collect(), source))
    };
    Edge::before(rows(LABELS.0, true).chain(rows(LABELS.1, false)))
});

/// A label with its colon, and whether it is one of a source.
struct Label {
    run: Run,
    source: bool,
}

/// The first label in `run`; a blank may stand on both sides of its colon.
fn label(text: &Text, run: Run) -> Option<Label> {
    (run.start..run.end)
        .filter(|&at| text.class(at) == Class::COLON)
        .find_map(|colon| {
            let end = colon - usize::from(text.class_before(colon) == Class::SPACE);
            let (length, &source) = LABEL.at(text, end)?;
            let front = end.checked_sub(length).filter(|&at| at >= run.start)?;
            Some(Label {
                run: Run::new(front, text.past_blank(colon + 1).min(run.end)),
                source,
            })
        })
}

/// Line of source and date: 2022年07月27日 11:04 来源:《中国新闻》报.
pub(crate) fn meta(text: &Text, line: Run, mentions: &Mentions, head: &mut Head) {
    let mut next = label(text, line);
    let labelled = next.is_some();
    while let Some(Label { run, source }) = next {
        next = label(text, Run::new(run.end, line.end));
        let until = next.as_ref().map_or(line.end, |next| next.run.start);
        if source && head.source.is_none() {
            head.source = source_name(text, text.trim(Run::new(run.end, until)), mentions);
        }
    }
    if head.published.is_none() {
        head.published = beginning_at(&mentions.times, line.start, |time| time.run.start)
            .iter()
            .take_while(|time| time.run.end <= line.end)
            .find(|time| is_full(time))
            .copied();
    }
    if head.source.is_none() && !labelled {
        let known = outlet::known(mentions.hits_in(line));
        head.source = known.or_else(|| {
            let rest = head
                .published
                .filter(|time| time.run.start >= line.start)
                .map(|time| {
                    [
                        Run::new(line.start, time.run.start),
                        Run::new(time.run.end, line.end),
                    ]
                });
            rest.into_iter()
                .flatten()
                .filter_map(|run| source_name(text, text.trim(run), mentions))
                .map(|run| untitled(text, run))
                .find(|&run| outlet::looks_like(text, run) || beside_date(text, run, mentions))
        });
    }
    for credit in person::credits(text, line, mentions.hits_in(line)) {
        // 收集编辑:邵阳城市报 credits an outlet, not a person.
        let outlet = mentions
            .hits_in(Run::new(credit.run.start, line.end))
            .first()
            .is_some_and(|hit| hit.flags.has(Flags::OUTLET) && hit.run().start == credit.run.start);
        if !outlet && !outlet::looks_like(text, Run::new(credit.run.start, line.end)) {
            head.byline.push(credit);
        }
    }
}

/// 陇原体育 2014-08-26: a name between blanks is that of an outlet, unless it is an office or a credit.
fn beside_date(text: &Text, run: Run, mentions: &Mentions) -> bool {
    let plain = (3..=8).contains(&run.len())
        && text.class_slice(run).iter().all(|class| class.is_han())
        && !is_issuer(text, run);
    let spaced =
        text.class_before(run.start) == Class::SPACE || text.class(run.end) == Class::SPACE;
    let role = mentions
        .hits_in(run)
        .iter()
        .any(|hit| hit.flags.has(Flags::ROLE) || hit.flags.has(Flags::TIME));
    plain && spaced && !role
}

fn is_full(time: &TimeForm) -> bool {
    matches!(
        time.form,
        Form::Date {
            year: YearRef::Known(_),
            month: Some(1..=12),
            ..
        }
    )
}

/// The outlet's name at the front of a value: up to a blank, a date or a role.
fn source_name(text: &Text, value: Run, mentions: &Mentions) -> Option<Run> {
    let mut end = value.end;
    if let Some(blank) = text
        .class_slice(value)
        .iter()
        .position(|&c| c == Class::SPACE)
    {
        end = end.min(value.start + blank);
    }
    if let Some(time) = beginning_at(&mentions.times, value.start, |time| time.run.start)
        .first()
        .filter(|time| time.run.start < end)
    {
        end = time.run.start;
    }
    for word in ["收集", "记者", "作者", "编辑", "("] {
        let found = (value.start + 1..end).find(|&at| text.has(at, word));
        end = found.unwrap_or(end);
    }
    let run = text.trim(Run::new(value.start, end));
    (!run.is_empty() && run.len() <= 30).then_some(run)
}

/// 《新疆铁道报》 without its marks.
fn untitled(text: &Text, run: Run) -> Run {
    let open = text.class(run.start) == Class::TITLE;
    let close = text.class(run.end.wrapping_sub(1)) == Class::UNTITLE;
    if open && close && run.len() > 2 {
        Run::new(run.start + 1, run.end - 1)
    } else {
        run
    }
}

/// The dateline in front of the first paragraph: 新华社长沙5月6日电(记者 X), 本报讯(记者 X). Returns where the text proper begins.
pub(crate) fn dateline(text: &Text, paragraph: Run, mentions: &Mentions, head: &mut Head) -> usize {
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
    let mut end = wire + 1;
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

/// 电 or 讯 that closes a dateline, with a date or bracket beside it.
fn is_wire(text: &Text, at: usize, from: usize) -> bool {
    let wire = matches!(text.char(at), '电' | '讯');
    let next = text.class(at + 1);
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
    let wire = (end..front.end.min(end + 16)).any(|at| is_wire(text, at, end) && at > end);
    let plain = text
        .class_slice(Run::new(from, end))
        .iter()
        .all(|c| c.is_han());
    (wire && plain).then(|| Run::new(from, end))
}

/// The headline: the line before the source line, else the first short line of the page.
pub(crate) fn title(text: &Text, lines: &[Line], meta: Option<usize>) -> Option<usize> {
    let heading = |line: &Line| matches!(line.look, Look::Short);
    if let Some(meta) = meta {
        let front = lines.get(..meta)?;
        let titles =
            |line: &Line| heading(line) || line.look == Look::Paragraph && line.run.len() <= 60;
        // The office that issues a text is not its headline.
        let before = front
            .iter()
            .rposition(|line| titles(line) && !is_issued(text, line.run));
        let behind = || {
            lines
                .get(meta..)?
                .iter()
                .position(heading)
                .map(|i| i + meta)
                .filter(|&i| i <= meta + 3)
        };
        return before
            .or_else(behind)
            .or_else(|| front.iter().rposition(titles));
    }
    let prose = |line: &Line| matches!(line.look, Look::Short | Look::Paragraph);
    let first = lines.iter().position(prose)?;
    // A line alone is the text, not its headline.
    lines.get(first + 1..)?.iter().find(|line| prose(line))?;
    lines
        .get(first)
        .filter(|line| heading(line) || question(line))
        .map(|_| first)
}

/// A headline may end in a question or exclamation mark; whether it does is left to its length.
fn question(line: &Line) -> bool {
    line.run.len() <= 30
}
