//! Which place and time hold for a figure: its own words, else its clause, sentence, section, report.
//!
//! The words of a sentence are read once, in front of one figure after the other ([`Front`]).

mod front;
mod named;
mod subject;

use super::Page;
use super::attach::Links;
use super::clause::{Figure, Sentence, Token};
use super::memory::Memory;
use super::period::Period;
use super::told::Cues;
use crate::lex::edge::Edge;
use crate::lex::number::quantity::Quantity;
use crate::record::{From, Level, Place};
use crate::span::{Run, seek};
use crate::text::Text;
use crate::text::class::Class;
use front::{Front, behind};
use named::{CHINA, last_of_chain, nation, place_of, whole};
use once_cell::sync::Lazy;
use subject::Passed;

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

/// 在五峰县，检察官…….
fn opens_scene(text: &Text, sentence: &Sentence, first: usize) -> bool {
    sentence.token(first) == Token::Preposition
        && text.has(sentence.run(first).start, "在")
        && sentence.token(first + 1) == Token::Place
        && (first + 2..first + 6).any(|i| sentence.token(i) == Token::Break)
}
