//! A page whose markup tells what its lines are. What the markup leaves open (which line names the source, which one credits
//! the editor) the words tell, as in plain text.

use super::digest;
use super::fields;
use super::head;
use super::line::{Line, Look};
use super::{Layout, beginning_at};
use crate::lex::Mentions;
use crate::lex::outlet::{self, Ending};
use crate::lex::person;
use crate::lex::time::{Form, TimeForm, YearRef};
use crate::limits::MAX_RELATED;
use crate::page::{Mark, Outline, Role};
use crate::record::ZoneKind;
use crate::span::{Run, narrow};
use crate::text::Text;
use crate::text::class::Class;

/// Metadata, for what the page shows nowhere.
#[derive(Default)]
struct Hidden {
    title: Option<Run>,
    date: Option<Run>,
    address: Option<Run>,
    source: Option<Run>,
    site: Option<Run>,
    author: Option<Run>,
}

impl Hidden {
    /// The first of each counts.
    fn add(&mut self, role: Role, run: Run) {
        let slot = match role {
            Role::HiddenTitle => &mut self.title,
            Role::HiddenDate => &mut self.date,
            Role::HiddenAddress => &mut self.address,
            Role::HiddenSource => &mut self.source,
            Role::HiddenSite => &mut self.site,
            Role::HiddenAuthor => &mut self.author,
            _ => return,
        };
        *slot = slot.or(Some(run));
    }
}

/// Lines among which the masthead stands.
const MASTHEAD: usize = 40;

/// Lines in front of the body that are looked at for a date without its year.
const FRONTS: usize = 20;

/// A line of the head is at most this long, in characters.
const HEAD: usize = 120;

impl Layout {
    /// Reads head and tail, and finds the first line of the body and the first one behind it.
    pub(super) fn outlined(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        outline: &Outline,
    ) -> (usize, usize) {
        let marks = self.marks(text, outline);
        let title = marks.iter().position(|mark| mark.role == Role::Title);
        let prose = |(i, mark): (usize, &Mark)| {
            mark.role == Role::Text
                && self
                    .lines
                    .get(i)
                    .is_some_and(|line| line.look == Look::Paragraph && line.run.len() > 30)
        };
        let first = marks
            .iter()
            .enumerate()
            .position(prose)
            .unwrap_or(marks.len());
        let last = marks
            .iter()
            .enumerate()
            .rposition(prose)
            .unwrap_or(marks.len());
        let mut articles = std::mem::take(&mut self.articles);
        let is_text = |i: usize| {
            let role = marks.get(i).map(|mark| mark.role);
            matches!(
                role,
                Some(Role::Text | Role::Heading | Role::Front | Role::Title)
            )
        };
        digest::articles(&self.lines, is_text, &mut articles);
        // The first article may be the one that the page is about.
        articles.retain(|article| Some(article.heading) != title);
        self.articles = articles;
        let mut hidden = Hidden::default();
        let (mut dates, mut above) = (Dates::default(), Dates::default());
        // What is named behind the text is the source only where nothing in front is.
        let mut behind = None;
        let mut fronts = Vec::new();
        let mut body: Option<(usize, usize)> = None;
        let (mut seen, mut ended, mut related) = (false, false, false);
        for (i, mark) in marks.iter().enumerate() {
            let Some(line) = self.lines.get(i).copied() else {
                break;
            };
            let mut look = Look::Chrome;
            let mut kind = ZoneKind::Chrome;
            let headed = digest::headed(&self.articles, i).is_some();
            match mark.role {
                _ if digest::dated(&self.articles, i) => kind = ZoneKind::Meta,
                _ if headed && !ended => {
                    look = Look::Heading;
                    body = Some((body.map_or(i, |(from, _)| from), i + 1));
                }
                Role::Chrome => {}
                Role::Title => {
                    self.head.title = Some(line.run);
                    kind = ZoneKind::Title;
                }
                Role::HiddenTitle
                | Role::HiddenDate
                | Role::HiddenAddress
                | Role::HiddenSource
                | Role::HiddenSite
                | Role::HiddenAuthor => hidden.add(mark.role, line.run),
                Role::Tail => {
                    let before = self.head.source;
                    kind = self.beside(text, mentions, &line);
                    if before.is_none() {
                        behind = behind.or(self.head.source.take());
                    }
                }
                Role::Front => {
                    if fronts.len() < FRONTS && line.run.len() <= HEAD {
                        fronts.push(line.run);
                    }
                    kind = self.beside(text, mentions, &line);
                    let far = title.map_or(0, |title| title.abs_diff(i));
                    dates.look(text, mentions, line.run, far);
                }
                Role::Link | Role::Related => {
                    let listed = mark.role == Role::Related || related;
                    let sign = line.look == Look::Related;
                    let name = self.part(text, mark).unwrap_or(line.run);
                    if listed && seen && !sign && name.len() > 4 && self.related.len() < MAX_RELATED
                    {
                        self.related.push(name);
                        kind = ZoneKind::Related;
                    }
                }
                // Source, date and credits behind the text.
                Role::Text
                    if ended || i > last && matches!(line.look, Look::Meta | Look::Credit) =>
                {
                    let before = self.head.source;
                    kind = self.beside(text, mentions, &line);
                    if before.is_none() {
                        behind = behind.or(self.head.source.take());
                    }
                }
                _ if ended => {}
                Role::Text if i < first && self.is_head(text, mentions, &line) => {
                    kind = self.beside(text, mentions, &line);
                    dates.look(
                        text,
                        mentions,
                        line.run,
                        title.map_or(0, |title| title.abs_diff(i)),
                    );
                }
                Role::Text | Role::Heading | Role::Caption | Role::Row(_) => {
                    look = match (mark.role, line.look) {
                        (_, Look::End | Look::Related) if seen => {
                            ended = true;
                            Look::Chrome
                        }
                        (Role::Heading, _) => Look::Heading,
                        (Role::Caption, _) => Look::Caption,
                        (Role::Row(_), _) => Look::Paragraph,
                        (_, look) => look,
                    };
                    seen |= look == Look::Paragraph;
                    if !ended && look != Look::Chrome {
                        body = Some((body.map_or(i, |(from, _)| from), i + 1));
                    }
                }
            }
            // The date of a paper may stand above all else.
            if matches!(mark.role, Role::Chrome | Role::Front | Role::Link)
                && i < first
                && line.look != Look::Chrome
            {
                above.look(
                    text,
                    mentions,
                    line.run,
                    title.map_or(0, |title| title.abs_diff(i)),
                );
            }
            related = match line.look {
                Look::Related => true,
                // A list of teasers goes on over dates and numbers, and ends at the next text.
                _ => {
                    let list = matches!(mark.role, Role::Link | Role::Related);
                    related && (list || line.run.len() <= 12)
                }
            };
            if let Some(line) = self.lines.get_mut(i) {
                line.look = look;
            }
            if let Some(slot) = self.kinds.get_mut(i) {
                *slot = kind;
            }
        }
        self.head.published = dates.best.map(|(_, time)| time).or(self.head.published);
        self.fill(text, mentions, &hidden, outline, behind, &fronts);
        self.head.published = self.head.published.or(above.best.map(|(_, time)| time));
        body.unwrap_or((0, 0))
    }

    /// The mark of each line.
    fn marks(&self, text: &Text, outline: &Outline) -> Vec<Mark> {
        let mut next = 0;
        let mut current = Mark {
            start: 0,
            role: Role::Chrome,
            part: crate::span::Span::default(),
        };
        let mark = |line: &Line| {
            let start = narrow(text.span(line.whole).start());
            while let Some(mark) = outline.marks.get(next).filter(|mark| mark.start <= start) {
                current = *mark;
                next += 1;
            }
            current
        };
        self.lines.iter().map(mark).collect()
    }

    /// Whether a line in front of the first paragraph tells source, date or author.
    fn is_head(&self, text: &Text, mentions: &Mentions, line: &Line) -> bool {
        let credited = || {
            let hits = mentions.hits_in(line.run);
            !person::credits(text, line.run, hits).is_empty()
        };
        matches!(line.look, Look::Meta | Look::Credit)
            || line.look == Look::Short && (head::day(mentions, line.run).is_some() || credited())
    }

    /// A line beside the body: source, date, credits.
    fn beside(&mut self, text: &Text, mentions: &Mentions, line: &Line) -> ZoneKind {
        let hits = || mentions.hits_in(line.run);
        if line.look == Look::Meta {
            head::meta(text, line.run, mentions, &mut self.head);
            return ZoneKind::Meta;
        }
        if line.look == Look::Caption {
            self.photographer(text, line.run);
            return ZoneKind::Chrome;
        }
        if line.run.len() > HEAD {
            return ZoneKind::Chrome;
        }
        let credits = person::credits(text, line.run, hits());
        if credits.is_empty() || text.has_class(line.run, Class::STOP) {
            return ZoneKind::Chrome;
        }
        self.head.byline.extend(credits);
        ZoneKind::Byline
    }

    /// The link of a line of links.
    fn part(&self, text: &Text, mark: &Mark) -> Option<Run> {
        let run = text.trim(text.run(mark.part));
        (!run.is_empty()).then_some(run)
    }

    /// Takes from the metadata what the page does not show.
    fn fill(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        hidden: &Hidden,
        outline: &Outline,
        behind: Option<Run>,
        fronts: &[Run],
    ) {
        let head = &mut self.head;
        let named = |role: Role| {
            let spans = outline
                .named
                .iter()
                .filter(move |(named, _)| *named == role);
            spans.map(|(_, span)| text.trim(text.run(*span)))
        };
        let day = hidden.address.and_then(|run| head::day(mentions, run));
        let shown = day
            .filter(|_| head.published.is_none())
            .and_then(|day| fronts.iter().find_map(|&line| with_year(text, line, &day)));
        head.published = head
            .published
            .or(shown)
            .or(hidden.date.and_then(|run| head::day(mentions, run)))
            .or(day);
        let masthead = self
            .lines
            .iter()
            .take(MASTHEAD)
            .filter(|line| line.run.len() <= 12);
        let alone = |name: Run| {
            self.articles.is_empty()
                && masthead
                    .clone()
                    .any(|line| text.slice(line.run) == text.slice(name))
        };
        head.title = head
            .title
            .or(hidden.title.map(|run| without_site(text, run)));
        let site = hidden
            .title
            .and_then(|run| site(text, run, head.title, alone));
        let fits = |run: &Run| (2..=30).contains(&run.len()) && !text.has_class(*run, Class::COLON);
        let outlets = |run: &Run| fits(run) && outlet::looks_like(text, *run);
        head.source = head
            .source
            .or_else(|| named(Role::HiddenSource).find(fits))
            .or(behind)
            .or(hidden.source.filter(fits))
            .or(head.issuer)
            .or(hidden.site.filter(outlets))
            .or(site);
        if head.byline.is_empty() {
            let mut authors = named(Role::HiddenAuthor).chain(hidden.author).map(|run| {
                let credits = person::credits(text, run, mentions.hits_in(run));
                if credits.is_empty() {
                    person::names(text, run)
                } else {
                    credits
                }
            });
            head.byline
                .extend(authors.find(|names| !names.is_empty()).unwrap_or_default());
        }
    }
}

/// A day that is shown without its year, as pages for small screens do: 06-03 21:07. `whole` is the same day with its year.
fn with_year(text: &Text, line: Run, whole: &TimeForm) -> Option<TimeForm> {
    let Form::Date {
        year, month, day, ..
    } = whole.form
    else {
        return None;
    };
    let number = |at: usize| {
        let digits = (at..line.end.min(at + 2))
            .take_while(|&i| text.class(i) == Class::DIGIT)
            .count();
        let value = (at..at + digits).try_fold(0, |sum, i| {
            let digit = text
                .char(i)
                .to_digit(10)
                .and_then(|digit| u8::try_from(digit).ok())?;
            Some(sum * 10 + digit)
        })?;
        (digits > 0 && text.class(at + digits) != Class::DIGIT).then_some((value, at + digits))
    };
    (line.start..line.end).find_map(|start| {
        if text.class_before(start) == Class::DIGIT
            || matches!(text.before(start), '-' | '/' | '年')
        {
            return None;
        }
        let (first, at) = number(start)?;
        if !matches!(text.char(at), '-' | '/' | '月') {
            return None;
        }
        let (second, mut end) = number(at + 1)?;
        end += usize::from(text.char(end) == '日');
        if Some(first) != month || Some(second) != day {
            return None;
        }
        let hour = number(text.past_blank(end)).filter(|&(_, at)| text.char(at) == ':');
        let clock = hour.and_then(|(hour, at)| {
            let (minute, end) = number(at + 1)?;
            (hour < 24 && minute < 60).then_some(((hour, Some(minute)), end))
        });
        let form = Form::Date {
            year,
            month,
            day,
            clock: clock.map(|(clock, _)| clock),
        };
        Some(TimeForm::new(
            start,
            clock.map_or(end, |(_, end)| end),
            form,
        ))
    })
}

/// With a clock, behind a label, how near to the headline: what decides between two dates, in this order.
type Rank = (bool, bool, std::cmp::Reverse<usize>);

/// The dates of the lines in front of the body.
#[derive(Default)]
struct Dates {
    best: Option<(Rank, TimeForm)>,
}

impl Dates {
    fn look(&mut self, text: &Text, mentions: &Mentions, line: Run, far: usize) {
        if line.len() > HEAD || text.has_class(line, Class::STOP) {
            return;
        }
        let times = beginning_at(&mentions.times, line.start, |time| time.run.start);
        for time in times
            .iter()
            .take_while(|time| time.run.end <= line.end)
            .filter(|time| is_day(time))
        {
            let clock = matches!(time.form, Form::Date { clock: Some(_), .. });
            let labelled = fields::dated(text, line.start, time.run.start);
            let rank = (clock, labelled, std::cmp::Reverse(far));
            if self.best.is_none_or(|(best, _)| rank > best) {
                self.best = Some((rank, *time));
            }
        }
    }
}

/// A date with year, month and day.
fn is_day(time: &TimeForm) -> bool {
    matches!(
        time.form,
        Form::Date {
            year: YearRef::Known(_),
            day: Some(_),
            ..
        }
    )
}

/// Marks that part a headline from the names of channel and site.
fn is_mark(c: char) -> bool {
    matches!(c, '-' | '|' | '—' | '–' | '丨' | '_')
}

/// A page's title without the names of channel and site: 营养餐端进教室_教育频道_赣南视窗.
fn without_site(text: &Text, run: Run) -> Run {
    let mut end = run.end;
    if let Some(mark) = (run.start..end).find(|&at| text.char(at) == '_') {
        end = mark;
    }
    // 标题 - 某某网, 标题|某某日报: what stands behind the last mark is a site by its length or shape.
    while let Some(mark) = (run.start + 4..end)
        .rev()
        .find(|&at| is_mark(text.char(at)))
    {
        let rest = text.trim(Run::new(mark + 1, end));
        let site = rest.len() <= 8 || outlet::looks_like(text, rest);
        if !site || text.has_class(rest, Class::DIGIT) {
            break;
        }
        end = mark;
    }
    let short = text.trim(Run::new(run.start, end));
    if short.len() >= 4 { short } else { run }
}

/// The outlet whose name stands behind the headline in a page's title: 花莲文旦农抢收 | 东海岸时报电子报. A name that does not
/// look like one is that of an outlet if it stands alone at the head of the page, too.
fn site(text: &Text, run: Run, headline: Option<Run>, alone: impl Fn(Run) -> bool) -> Option<Run> {
    let headline = headline.map(|run| text.slice(run)).unwrap_or_default();
    let name = |part: Run| {
        let mut name = text.trim(part);
        if let Some((length, Ending::Medium)) = outlet::ending(text, name.end) {
            name.end -= length;
        }
        let other = outlet::ending(text, name.end).is_some_and(|(_, ending)| {
            matches!(ending, Ending::Office | Ending::Site | Ending::Paper)
        });
        let han = text.class_slice(name).iter().all(|class| class.is_han());
        let fits = outlet::looks_like(text, name) || han && name.len() <= 8 && alone(name);
        let own = headline.starts_with(text.slice(name));
        (name.len() >= 3 && !other && !own && fits).then_some(name)
    };
    let mark = (run.start + 4..run.end)
        .rev()
        .find(|&at| is_mark(text.char(at)))?;
    name(Run::new(mark + 1, run.end))
}
