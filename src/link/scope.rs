//! Which place and time hold for a figure: its own words, else its clause, sentence, section, report.
//!
//! The words of a sentence are read once, in front of one figure after the other ([`Front`]).

use super::actor;
use super::attach::Links;
use super::clause::{Cursor, Figure, Mark, Sentence, Token};
use super::memory::Memory;
use super::period::Period;
use super::told::Cues;
use super::{Page, first_clause, sentences};
use crate::lex::edge::Edge;
use crate::lex::number::quantity::Quantity;
use crate::lex::place::PlaceForm;
use crate::place_code::PlaceCode;
use crate::record::{From, Level, Place};
use crate::span::{Run, seek, widen};
use crate::text::Text;
use crate::text::class::Class;
use once_cell::sync::Lazy;

/// What earlier words left behind for the sentence at hand.
#[derive(Default)]
pub(crate) struct Scope {
    home: Option<Place>,
    /// The place that the sentence begins with.
    leading: Option<Place>,
    /// Where what the paragraph tells takes place.
    scene: Option<Place>,
    /// The next place to be read in sentences without figures.
    next_place: usize,
    /// The last subject of the paragraph, and whether it is of this sentence.
    subject: Option<Run>,
    here: bool,
    /// The place or its body that the section under a heading begins with.
    root: Option<Run>,
    headed: bool,
    /// What the figures of the paragraph counted.
    counted: Memory,
    /// Sentences without figures since then: they are read only if a figure looks for a subject.
    unread: Vec<Passed>,
    /// How many sentences with figures the report had so far.
    read: usize,
    /// The periods that earlier words have opened.
    pub period: Period,
    front: Front,
    /// Plan or fact, total or average.
    pub told: Cues,
    /// Room for a sentence that was passed over, and for where such sentences are.
    spare: Sentence,
    runs: Vec<Run>,
}

/// The times and places of the sentence in front of a figure; the next figure goes on from there.
#[derive(Clone, Copy, Default)]
struct Front {
    /// The next mark to be read.
    next: usize,
    /// The clause of the figure, if there was one yet.
    clause: Option<usize>,
    /// The place that this clause named last.
    place: Option<Place>,
    /// The place that an earlier clause of the sentence is about, or takes place in.
    kept: Option<Place>,
    /// It was named inside an organisation.
    office: bool,
    /// How many times the sentence went over to another place.
    changes: usize,
    /// 全市, 其余: the clause is about the whole.
    whole: bool,
    /// The next clause to be searched for a subject.
    subject: usize,
}

/// Sentences without figures that were passed over.
#[derive(Clone, Copy)]
struct Passed {
    run: Run,
    /// The sentences with figures in front of it.
    read: usize,
}

/// Sentences without figures that are looked through for a subject, of those between two with figures.
const LOOK_BACK: usize = 4;

const CHINA: Place = Place {
    code: PlaceCode::CHINA,
    level: Level::Country,
};

/// Words that make a statement one about the whole country.
fn nation(text: &Text, at: usize) -> bool {
    match (text.char(at), text.char(at + 1)) {
        ('全' | '我' | '中', '国') | ('国', '家') | ('中', '央') => true,
        ('国', '务') => text.char(at + 2) == '院',
        _ => false,
    }
}

impl Scope {
    /// A new report.
    pub fn start(&mut self) {
        let mut buffers = std::mem::take(self);
        buffers.unread.clear();
        *self = Scope {
            unread: buffers.unread,
            spare: buffers.spare,
            runs: buffers.runs,
            ..Scope::default()
        };
    }

    /// A new block: what a paragraph carries ends with it.
    ///
    /// `headed`: it stands under the heading of a place; `kept`: and so did the block before.
    pub fn enter(&mut self, home: Option<Place>, body: bool, headed: bool, kept: bool) {
        self.home = home;
        self.headed = headed;
        if !kept {
            self.root = None;
        }
        if !kept && (body || headed) {
            self.subject = None;
            self.counted.leave();
            self.unread.clear();
        }
        if body {
            self.period.enter();
        }
        self.leading = None;
        self.scene = None;
        self.front = Front::default();
    }

    /// Reads the beginning of a sentence.
    pub fn sentence(&mut self, page: Page, sentence: &Sentence, run: Run) {
        self.here = false;
        self.counted.pass();
        self.subject = self.root.or(self.subject);
        let carried = self.goes_on(page, sentence, run);
        self.leading = None;
        self.front = Front::default();
        let first = sentence
            .pieces
            .iter()
            .position(|piece| {
                !matches!(
                    piece.token,
                    Token::Time | Token::Adverb | Token::Conjunction | Token::Break
                )
            })
            .unwrap_or(sentence.pieces.len());
        if nation(page.text, sentence.run(first).start) {
            self.leading = Some(CHINA);
        } else if sentence.token(first) == Token::Place {
            self.leading =
                place_of(page, sentence, first).filter(|place| place.level != Level::Country);
        }
        self.front.kept = carried;
        if self.leading.is_none() && opens_scene(page.text, sentence, first) {
            self.scene = place_of(page, sentence, first + 1);
        }
        // 委员中，女性11名
        let clause = sentence.clause(0);
        let end = sentence.run(clause.end.wrapping_sub(1)).end;
        if page.text.before(end) == '中' && clause.end - clause.start <= 2 {
            let topic = Run::new(sentence.run(clause.start).start, end - 1);
            self.counted.topic = Some(topic).filter(|run| run.len() >= 2);
        }
        self.period.sentence(page, run);
    }

    /// The place that a sentence takes over from the one in front: half a sentence goes on about its place, unless there
    /// were several; he and she have not moved; 在五峰县，…… sets the scene of a paragraph.
    fn goes_on(&self, page: Page, sentence: &Sentence, run: Run) -> Option<Place> {
        let front = &self.front;
        let before = front.place.or(front.kept).or(self.leading);
        let half = page.text.class_before(run.start) == Class::SEMI;
        let someone = || {
            sentence.pieces.iter().take(MAX_FRONT).any(|piece| {
                piece.token == Token::Pronoun
                    && matches!(page.text.char(piece.run().start), '他' | '她')
            })
        };
        // 当地对113家企业开展排查, 该县与3家企业合作
        let there = || {
            let at = sentence.run(0).start;
            page.text.has(at, "当地")
                || page.text.char(at) == '该'
                    && matches!(page.text.char(at + 1), '县' | '市' | '区' | '镇' | '村')
        };
        let same = there() || half && front.changes < 2 && !front.office || someone();
        before.filter(|_| same).or(self.scene).filter(|place| {
            let within = self
                .home
                .is_none_or(|home| place.code.lies_in(home.code) && place.code != home.code);
            within && place.level != Level::Country
        })
    }

    /// Passes over sentences without figures.
    pub fn pass(&mut self, page: Page, run: Run) {
        self.period.pass(page, run);
        self.pass_places(page, run);
        let read = self.read;
        self.unread.push(Passed { run, read });
    }

    /// What sentences without figures are about, or where: 浏阳市山体滑坡；塌方26处.
    fn pass_places(&mut self, page: Page, run: Run) {
        let forms = &page.mentions.places;
        self.next_place = seek(forms, self.next_place, |form| form.run.start < run.start);
        let within = forms.get(self.next_place..).unwrap_or(&[]).iter();
        for (i, form) in (self.next_place..).zip(within) {
            if form.run.end > run.end {
                break;
            }
            let at = form.run.start;
            let place = page.places.decided.get(i).and_then(|decided| decided.place);
            let plain = form.inside.is_none();
            let Some(place) = place.filter(|place| plain && place.level != Level::Country) else {
                continue;
            };
            let scene = page.text.before(at) == '在';
            let front = at - usize::from(scene);
            if front == run.start || page.text.class_before(front).ends_sentence() {
                self.front = Front {
                    kept: Some(place),
                    ..Front::default()
                };
                self.leading = None;
                self.scene = Some(place).filter(|_| scene).or(self.scene);
            }
        }
    }

    /// Reads what was passed over, from the last sentence back to one that has a subject.
    /// `next` is what follows them.
    fn catch_up(&mut self, page: Page, next: Cursor) {
        let Scope {
            unread,
            runs,
            spare: sentence,
            ..
        } = self;
        runs.clear();
        // The last sentences of each stretch between two sentences with figures.
        let mut from = 0;
        let mut stretch = None;
        for passed in unread.drain(..) {
            if stretch != Some(passed.read) {
                stretch = Some(passed.read);
                from = runs.len();
            }
            for run in sentences(page.text, passed.run) {
                if runs.len() == from + LOOK_BACK {
                    runs.remove(from);
                }
                runs.push(run);
            }
        }
        let mut events = page.mentions.events.get(..next.event).unwrap_or(&[]);
        let mut found = None;
        for &run in runs.iter().rev() {
            let clause = first_clause(page.text, run);
            while let [before @ .., event] = events
                && widen(event.start) >= clause.start
            {
                events = before;
            }
            let first = Cursor {
                event: events.len(),
                ..next
            };
            sentence.read(page.text, page.mentions, clause, first);
            if let Some(subject) = subject_of(page.text, sentence, 0) {
                found = Some(subject);
                break;
            }
        }
        if let Some(subject) = found {
            self.settle(page, subject);
            self.here = false;
        }
    }

    /// Reads up to a figure. The figures of a sentence come in order.
    pub fn read_to(&mut self, page: Page, sentence: &Sentence, figure: &Figure) {
        let front = &mut self.front;
        if front.clause != Some(figure.clause) {
            front.clause = Some(figure.clause);
            self.period.clause();
            let start = sentence.clause(figure.clause).start;
            let national = start < figure.at
                && sentence.token(start) != Token::Place
                && nation(page.text, sentence.run(start).start);
            if let Some(place) = front.place {
                front.keep(place);
            }
            front.place = match national {
                true => Some(CHINA),
                false => whole(page, sentence, start, figure.at, self.home),
            };
            front.whole = sentence.token(start) == Token::Scope
                || REST.stands(page.text, sentence.run(start).start);
        }
        while let Some(mark) = sentence.marks.get(front.next)
            && mark.at < figure.at
        {
            front.next += 1;
            let here = mark.clause == figure.clause;
            if sentence.token(mark.at) == Token::Time {
                self.period.read(page, sentence, mark, figure);
            } else {
                let last = last_of_chain(sentence, mark.at);
                front.next += last - mark.at;
                if here {
                    front.read_place(page, sentence, mark, last, figure.at);
                } else {
                    front.pass_place(page, sentence, mark, last, figure);
                }
            }
        }
        if let Some(place) = behind(page, sentence, figure.at) {
            self.front.place = Some(place);
        }
        self.distribute(page, sentence, figure);
        self.seek_subject(page, sentence, figure);
    }

    /// 甲县、乙县产量分别为4万吨和3万吨: the figures take the places one by one.
    fn distribute(&mut self, page: Page, sentence: &Sentence, figure: &Figure) {
        if !sentence.apart {
            return;
        }
        let start = sentence.clause(figure.clause).start;
        let apart = (start..figure.at).rev().find(|&i| {
            sentence.token(i) == Token::Adverb && page.text.has(sentence.run(i).start, "分别")
        });
        let Some(apart) = apart else {
            return;
        };
        let nth = (apart..figure.at)
            .filter(|&i| sentence.token(i) == Token::Figure)
            .count();
        let ends = |i: usize| {
            sentence.token(i) == Token::Place
                && (sentence.token(i + 1).joins() || i + 1 >= apart || nth > 0)
                && sentence.token(i + 1) != Token::Place
        };
        if (start..apart).filter(|&i| ends(i)).count() < 2 {
            return;
        }
        if let Some(at) = (start..apart).filter(|&i| ends(i)).nth(nth) {
            self.front.place = place_at(page, sentence, at).or(self.front.place);
        }
    }

    /// The subject of an earlier clause, which holds where the clause of the figure has none.
    fn seek_subject(&mut self, page: Page, sentence: &Sentence, figure: &Figure) {
        while self.front.subject < figure.clause && !self.here {
            // The first subject of a sentence governs it.
            if let Some(subject) = subject_of(page.text, sentence, self.front.subject) {
                self.settle(page, subject);
            }
            self.front.subject += 1;
        }
        // The first subject under the heading of a place is kept for the sentences behind.
        if self.headed {
            self.look_back(page, sentence);
        }
    }

    /// Where the sentence has no subject so far, that of an earlier one holds.
    fn look_back(&mut self, page: Page, sentence: &Sentence) {
        if self.here || self.unread.is_empty() {
            return;
        }
        if self.root.is_some() {
            // It holds whatever stands in front.
            self.unread.clear();
        } else {
            self.catch_up(page, sentence.first);
        }
    }

    /// Who acts in the words before a figure whose clause names nobody.
    pub fn actor(&mut self, page: Page, sentence: &Sentence) -> Option<(Run, From)> {
        self.look_back(page, sentence);
        let from = if self.here {
            From::Sentence
        } else {
            From::Carried
        };
        Some((self.subject?, from))
    }

    /// A subject of the sentence.
    fn settle(&mut self, page: Page, subject: Run) {
        self.subject = Some(subject);
        self.here = true;
        if self.headed && self.root.is_none() {
            let places = &page.mentions.places;
            let at = places.partition_point(|form| form.run.start < subject.start);
            self.root = places
                .get(at)
                .is_some_and(|form| form.run.start == subject.start)
                .then_some(subject);
        }
    }

    /// What the figures in front counted.
    pub fn counted(&self) -> &Memory {
        &self.counted
    }

    /// Keeps what a figure counted for the figures behind it.
    pub fn remember(&mut self, quantity: &Quantity, links: &Links) {
        if let Some((run, From::Clause)) = links.actor
            && !self.here
        {
            self.subject = Some(run);
            self.here = true;
        }
        self.counted.keep(quantity, links);
    }

    /// Remembers the subject of a finished sentence.
    pub fn leave(&mut self, text: &Text, sentence: &Sentence) {
        if !self.here
            && self.front.subject == 0
            && let Some(subject) = subject_of(text, sentence, 0)
        {
            self.subject = Some(subject);
            self.here = true;
        }
        if self.here {
            self.unread.clear();
        }
        self.read += 1;
        self.here = false;
    }

    /// The place of the figure that was read to.
    pub fn place(&self) -> Option<Place> {
        let kept = self.front.kept.or(self.leading);
        let settled = self
            .front
            .place
            .or(kept.filter(|_| !self.front.whole && self.front.changes < LISTED))
            .or(self.home)?;
        // A township has no code of its own; a figure holds for its county.
        Some(match settled.level {
            Level::Township | Level::Village => Place {
                code: settled.code,
                level: Level::County,
            },
            _ => settled,
        })
    }
}

/// A sentence that goes over to this many places lists them.
const LISTED: usize = 3;

/// Tokens at the front of a sentence that are looked through for 他.
const MAX_FRONT: usize = 12;

/// What is left of a whole when its parts have been told.
static REST: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "其余", "其他", "余下", "剩余", "合计", "总计", "各地", "各县", "各区",
    ])
});

impl Front {
    /// The sentence goes over to a place.
    fn keep(&mut self, place: Place) {
        if place.level == Level::Country || self.kept == Some(place) {
            return;
        }
        self.kept = Some(place);
        self.changes += 1;
    }

    /// Reads a chain of places from `mark` to `last` in the clause of the figure.
    fn read_place(&mut self, page: Page, sentence: &Sentence, mark: &Mark, last: usize, at: usize) {
        let Some(place) = place_of(page, sentence, mark.at) else {
            return;
        };
        let start = sentence.clause(mark.clause).start;
        // 惠民县862亿元、博兴县338亿元: each member of a list names its place.
        let member = || {
            last + 1 == at
                && place.level != Level::Country
                && (start..mark.at).any(|i| sentence.token(i) == Token::Figure)
        };
        if place.level != Level::Country && opens(sentence, start, mark.at, last)
            || marked(page.text, sentence, start, mark.at) && plain(page, sentence, last)
            || member()
        {
            self.office = !plain(page, sentence, last);
            self.place = Some(place);
        }
    }

    /// Reads a chain of places in a clause in front of that of the figure.
    fn pass_place(
        &mut self,
        page: Page,
        sentence: &Sentence,
        mark: &Mark,
        last: usize,
        figure: &Figure,
    ) {
        let clause = sentence.clause(mark.clause);
        let Some(place) =
            place_of(page, sentence, mark.at).filter(|place| place.level != Level::Country)
        else {
            return;
        };
        let named = plain(page, sentence, last);
        // 资溪县最大，为521毫米; 雨量最大的是资溪县，达521毫米
        let compared = || {
            mark.clause + 1 == figure.clause
                && last + 1 == clause.end
                && matches!(
                    page.text.before(sentence.run(mark.at).start),
                    '是' | '为' | '数'
                )
        };
        let set = || {
            marked(page.text, sentence, clause.start, mark.at)
                && sentence.token(last + 1) != Token::De
        };
        if opens(sentence, clause.start, mark.at, last) || named && (set() || compared()) {
            self.office = !named;
            self.keep(place);
        }
    }
}

/// Nothing but times, adverbs and the like stands in front of the place in its clause, or a noun, too, where a verb follows:
/// 东道主庆阳市拿到.
fn opens(sentence: &Sentence, start: usize, at: usize, last: usize) -> bool {
    let front = sentence.pieces.get(start..at).unwrap_or(&[]);
    let acts = matches!(sentence.token(last + 1), Token::Verb | Token::Short);
    front.iter().all(|piece| match piece.token {
        Token::Time | Token::Adverb | Token::Conjunction => true,
        Token::Noun => acts && piece.run().len() <= 4,
        _ => false,
    })
}

/// 在长沙, 赴长沙, 发往长沙: where something happens or goes.
fn marked(text: &Text, sentence: &Sentence, start: usize, at: usize) -> bool {
    let from = sentence.run(at).start;
    let preposition = at > start && sentence.token(at - 1) == Token::Preposition;
    match text.before(from) {
        '从' | '由' | '自' | '比' | '据' | '经' => false,
        // 鹤峰到恩施的车程
        '到' if sentence.token(at.wrapping_sub(2)) == Token::Place => false,
        '在' | '到' | '赴' | '向' | '于' | '对' | '往' | '抵' | '援' => true,
        _ => preposition,
    }
}

/// A name that is no part of another one.
fn plain(page: Page, sentence: &Sentence, at: usize) -> bool {
    form_at(page, sentence, at).is_some_and(|form| form.inside.is_none())
}

/// 7例在大庆市, 600顶发往全州县: the place right behind the figure that its things are in or go to.
fn behind(page: Page, sentence: &Sentence, figure: usize) -> Option<Place> {
    let mut at = figure + 1;
    while at <= figure + MAX_NOUNS
        && sentence.token(at).nominal()
        && sentence.token(at) != Token::Place
    {
        at += 1;
    }
    let lies = page.text.has(sentence.run(at).start, "在")
        || sentence.token(at) == Token::Verb
            && matches!(
                page.text.before(sentence.run(at).end),
                '在' | '于' | '往' | '到' | '给' | '援'
            );
    if !lies || sentence.token(at + 1) != Token::Place {
        return None;
    }
    let last = last_of_chain(sentence, at + 1);
    let ends = sentence.token(last + 1) == Token::Break;
    place_of(page, sentence, at + 1).filter(|_| ends && plain(page, sentence, last))
}

/// Nouns between a figure and the verb behind it.
const MAX_NOUNS: usize = 2;

/// 在五峰县，检察官…….
fn opens_scene(text: &Text, sentence: &Sentence, first: usize) -> bool {
    sentence.token(first) == Token::Preposition
        && text.has(sentence.run(first).start, "在")
        && sentence.token(first + 1) == Token::Place
        && (first + 2..first + 6).any(|i| sentence.token(i) == Token::Break)
}

/// The place of the chain that begins at `at`: the last of its names, unless that lies elsewhere.
fn place_of(page: Page, sentence: &Sentence, at: usize) -> Option<Place> {
    let last = last_of_chain(sentence, at);
    let first = place_at(page, sentence, at);
    let deepest = place_at(page, sentence, last);
    match (first, deepest) {
        (Some(first), Some(deepest)) if !deepest.code.lies_in(first.code) => Some(first),
        (first, deepest) => deepest.or(first),
    }
}

/// Names that are looked back through for the city that 全市 means.
const NAMES_BACK: usize = 16;

/// 全市 in a report on a province is the city named last; 全省 in one on a city or county is its province.
fn whole(
    page: Page,
    sentence: &Sentence,
    start: usize,
    end: usize,
    home: Option<Place>,
) -> Option<Place> {
    let clause = sentence.pieces.get(start..end)?;
    let skipped = clause.iter().take_while(|piece| {
        matches!(
            piece.token,
            Token::Time | Token::Adverb | Token::Conjunction
        )
    });
    let at = sentence.run(start + skipped.count()).start;
    if !matches!(page.text.char(at), '全' | '我') {
        return None;
    }
    let home = home?;
    match (page.text.char(at + 1), home.level) {
        ('省', Level::City | Level::County) => Some(Place {
            code: home.code.province()?,
            level: Level::Province,
        }),
        ('市', Level::Province) => {
            let forms = &page.mentions.places;
            let behind = forms.partition_point(|form| form.run.start < at);
            let near = behind.saturating_sub(NAMES_BACK)..behind;
            page.places
                .decided
                .get(near)?
                .iter()
                .rev()
                .filter_map(|decided| decided.place)
                .find(|place| place.level == Level::City && place.code.lies_in(home.code))
        }
        _ => None,
    }
}

/// The subject of a clause.
fn subject_of(text: &Text, sentence: &Sentence, index: usize) -> Option<Run> {
    let clause = sentence.clause(index);
    // 市法院通报，…: who tells of a thing has not done it.
    let tells = (clause.start..clause.end)
        .find(|&i| sentence.token(i).predicate())
        .is_some_and(|i| TELLS.stands(text, sentence.run(i).start));
    if tells {
        return None;
    }
    actor::subject(text, sentence, clause.start, clause.end)
}

/// Verbs of telling.
static TELLS: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "表示",
        "介绍",
        "告诉",
        "获悉",
        "了解到",
        "通报",
        "公布",
        "发布",
        "透露",
        "披露",
        "指出",
        "宣布",
        "认为",
        "强调",
    ])
});

/// 湖南省长沙市: the last of the places that follow each other without a gap.
fn last_of_chain(sentence: &Sentence, first: usize) -> usize {
    let mut last = first;
    while sentence.token(last + 1) == Token::Place
        && sentence.run(last + 1).start == sentence.run(last).end
    {
        last += 1;
    }
    last
}

fn mention(sentence: &Sentence, at: usize) -> Option<usize> {
    sentence.pieces.get(at).map(|piece| widen(piece.mention))
}

fn place_at(page: Page, sentence: &Sentence, at: usize) -> Option<Place> {
    page.places.decided.get(mention(sentence, at)?)?.place
}

fn form_at<'a>(page: Page<'a>, sentence: &Sentence, at: usize) -> Option<&'a PlaceForm> {
    page.mentions.places.get(mention(sentence, at)?)
}
