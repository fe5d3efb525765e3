//! The head of a report: headline, source, date, credits, dateline.

use super::beginning_at;
use super::fields::{self, Field, Label};
use super::meta::{is_issuer, taken_over};
use crate::lex::Mentions;
use crate::lex::lexicon::Flags;
use crate::lex::outlet::{self, Ending};
use crate::lex::person::{self, Credited};
use crate::lex::time::{Form, TimeForm, YearRef};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;

/// What the head says.
#[derive(Default, Debug)]
pub(crate) struct Head {
    pub title: Option<Run>,
    pub source: Option<Run>,
    /// Who publishes it: the source where none is named.
    pub issuer: Option<Run>,
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

/// Line of source and date: 2022年07月27日 11:04 来源:《中国新闻》报.
pub(crate) fn meta(text: &Text, line: Run, mentions: &Mentions, head: &mut Head) {
    // (2021年4月3日《连江时报》) says what it would say without brackets.
    let close = usize::from(text.class(line.end.wrapping_sub(1)) == Class::CLOSE);
    let line = match opened(text, line) {
        inner if inner != line => text.trim(Run::new(inner.start, line.end - close)),
        line => line,
    };
    let mut credits = person::credits(text, line, mentions.hits_in(line));
    let mut next = fields::next(text, line);
    let labelled = next.is_some();
    while let Some(Label { run, field }) = next {
        next = fields::next(text, Run::new(run.end, line.end));
        let until = next.as_ref().map_or(line.end, |next| next.run.start);
        let value = text.trim(Run::new(run.end, until));
        match field {
            Field::Title => head.title = head.title.or(Some(value)).filter(|run| !run.is_empty()),
            Field::Source => {
                head.source = head.source.or_else(|| source_name(text, value, mentions));
            }
            Field::Issuer => {
                head.issuer = head.issuer.or_else(|| source_name(text, value, mentions));
            }
            Field::Date => head.published = head.published.or(day(mentions, value)),
            Field::Person(role) => credits.extend(person::labelled_names(text, role, value)),
            Field::Text | Field::Other => {}
        }
    }
    if head.published.is_none() {
        head.published = beginning_at(&mentions.times, line.start, |time| time.run.start)
            .iter()
            .take_while(|time| time.run.end <= line.end)
            .find(|time| is_full(time))
            .copied();
    }
    if head.source.is_none()
        && let Some(outlet) = taken_over(text, line)
    {
        head.source = Some(outlet);
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
            let [front, behind] = rest?;
            let name = |run: Run| {
                let name = source_name(text, opened(text, run), mentions);
                name.map(|run| untitled(text, run))
            };
            let near = |run: Run| outlet::looks_like(text, run) || beside_date(text, run, mentions);
            // Of several words in front of the date the last names an outlet only behind those who wrote the text.
            let original = text.has(line.start, "原创");
            let front = if original {
                words(text, front).last()
            } else {
                words(text, front).next()
            };
            let beside = [front, words(text, behind).next()];
            beside
                .into_iter()
                .flatten()
                .filter_map(name)
                .find(|&run| near(run))
        });
    }
    credits.extend(original(text, line));
    for credit in credits {
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

/// The words of a part of a line, between its blanks.
fn words(text: &Text, part: Run) -> impl Iterator<Item = Run> {
    let mut at = part.start;
    text.class_slice(part)
        .split(|&class| class == Class::SPACE)
        .map(move |word| {
            let run = Run::new(at, at + word.len());
            at = run.end + 1;
            run
        })
        .filter(|run| !run.is_empty())
}

/// 原创 李明 王芳 清河消费观察 2025年10月3日: who wrote it stands behind that word.
fn original(text: &Text, line: Run) -> Vec<Credited> {
    let Some(length) = text.any_of(line.start, words!["原创"]) else {
        return Vec::new();
    };
    let mut names = Vec::new();
    for run in words(text, Run::new(line.start + length, line.end)) {
        if person::name(text, run.start) != Some(run) {
            break;
        }
        names.push(Credited {
            run, role: "作者"
        });
    }
    names
}

/// 陇原体育 2014-08-26: a name between blanks is that of an outlet, unless it is an office or a credit.
fn beside_date(text: &Text, run: Run, mentions: &Mentions) -> bool {
    let person = person::name(text, run.start).is_some_and(|name| name == run);
    let plain = (3..=8).contains(&run.len())
        && text.class_slice(run).iter().all(|class| class.is_han())
        && !is_issuer(text, run)
        && !outlet::ends(text, run, Ending::Site);
    let spaced =
        text.class_before(run.start) == Class::SPACE || text.class(run.end) == Class::SPACE;
    let role = mentions.hits_in(run).iter().any(|hit| {
        hit.flags
            .has(Flags::ROLE.with(Flags::TIME).with(Flags::SIGN))
    });
    let mut places = beginning_at(&mentions.places, run.start, |place| place.run.start).iter();
    let place = places.next().is_some_and(|place| place.run == run);
    plain && spaced && !role && !person && !place
}

/// The first day of a line.
pub(super) fn day(mentions: &Mentions, line: Run) -> Option<TimeForm> {
    let times = beginning_at(&mentions.times, line.start, |time| time.run.start);
    let mut inside = times.iter().take_while(|time| time.run.end <= line.end);
    inside.find(|time| is_full(time)).copied()
}

pub(super) fn is_full(time: &TimeForm) -> bool {
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
pub(super) fn source_name(text: &Text, value: Run, mentions: &Mentions) -> Option<Run> {
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

/// A run without the bracket in front of it.
fn opened(text: &Text, run: Run) -> Run {
    let open = usize::from(text.class(run.start) == Class::OPEN && run.len() > 1);
    Run::new(run.start + open, run.end)
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
