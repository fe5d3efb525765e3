//! Which place and time hold for a figure: its own words, else its clause, sentence, section, report.

use super::attach;
use super::clause::{Sentence, Token};
use super::period::Period;
use super::place::Places;
use crate::lex::Mentions;
use crate::lex::lexicon::{Cue, Flags};
use crate::limits::MAX_LOOK;
use crate::place_code::PlaceCode;
use crate::record::{Aggregate, From, Level, Place, TimeMention};
use crate::span::Run;
use crate::text::Text;

/// What earlier words left behind for the sentence at hand.
#[derive(Default)]
pub(crate) struct Scope {
    home: Option<Place>,
    /// The place that the sentence begins with.
    leading: Option<Place>,
    /// The last subject of the paragraph, and whether it is of this sentence.
    subject: Option<Run>,
    here: bool,
    /// First clauses of sentences without figures since then: they are read only if a figure looks for a subject.
    unread: Vec<Run>,
    /// The periods that earlier words have opened.
    pub period: Period,
}

/// Words that make a statement one about the whole country.
const NATION: &[&str] = &["全国", "国家", "我国", "中国", "中央", "国务院"];

/// Sentences without figures that are looked through for a subject.
const LOOK_BACK: usize = 4;

const CHINA: Place = Place {
    code: PlaceCode::CHINA,
    level: Level::Country,
};

impl Scope {
    /// A new block: what a paragraph carries ends with it.
    pub fn enter(&mut self, home: Option<Place>, body: bool, kept: bool) {
        self.home = home;
        if body && !kept {
            self.subject = None;
            self.unread.clear();
        }
        if body {
            self.period.enter();
        }
        self.leading = None;
    }

    /// Reads the beginning of a sentence.
    pub fn sentence(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        places: &Places,
        times: &[TimeMention],
        sentence: &Sentence,
        run: Run,
    ) {
        self.here = false;
        self.leading = None;
        let mut i = 0;
        while matches!(
            sentence.token(i),
            Token::Time | Token::Adverb | Token::Conjunction | Token::Break
        ) && i < sentence.pieces.len()
        {
            i += 1;
        }
        let first = sentence.run(i);
        if NATION.iter().any(|word| text.has(first.start, word)) {
            self.leading = Some(CHINA);
        } else if sentence.token(i) == Token::Place {
            let mut last = i;
            while sentence.token(last + 1) == Token::Place
                && sentence.run(last + 1).start == sentence.run(last).end
            {
                last += 1;
            }
            self.leading = place_at(mentions, places, sentence.run(last))
                .filter(|place| place.level != Level::Country);
        }
        self.period.sentence(text, mentions, times, run);
    }

    /// Passes over a sentence without figures.
    pub fn pass(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        times: &[TimeMention],
        run: Run,
        clause: Run,
    ) {
        self.period.sentence(text, mentions, times, run);
        self.unread.push(clause);
    }

    /// Reads what was passed over, from the last sentence back to one that has a subject.
    fn catch_up(&mut self, text: &Text, mentions: &Mentions) {
        let mut sentence = Sentence::default();
        for clause in self.unread.drain(..).rev().take(LOOK_BACK) {
            sentence.read(text, mentions, clause);
            if let Some(subject) = attach::subject(text, &sentence, 0, sentence.clause_end(0)) {
                self.subject = Some(subject);
                break;
            }
        }
        self.unread.clear();
    }

    /// The subject that holds where the clause of `at` has none: that of an earlier clause, else of an earlier sentence.
    pub fn subject_before(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        sentence: &Sentence,
        at: usize,
    ) -> Option<Run> {
        let clause = sentence.clause_start(at);
        let mut start = 0;
        while start < clause {
            let end = sentence.clause_end(start);
            if let Some(subject) = attach::subject(text, sentence, start, end) {
                // The first subject of a sentence governs it until another clause brings one of its own kind.
                if !self.here {
                    self.subject = Some(subject);
                }
                self.here = true;
            }
            start = end + 1;
        }
        if !self.here && !self.unread.is_empty() {
            self.catch_up(text, mentions);
        }
        self.subject
    }

    pub fn subject_is_here(&self) -> bool {
        self.here
    }

    /// Remembers the subject of a finished sentence.
    pub fn leave(&mut self, text: &Text, sentence: &Sentence) {
        if !self.here
            && let Some(subject) = attach::subject(text, sentence, 0, sentence.clause_end(0))
        {
            self.subject = Some(subject);
            self.here = true;
        }
        if self.here {
            self.unread.clear();
        }
        self.here = false;
    }

    /// The place of a figure.
    pub fn place(
        &self,
        text: &Text,
        mentions: &Mentions,
        places: &Places,
        sentence: &Sentence,
        at: usize,
    ) -> Option<Place> {
        let start = sentence.clause_start(at);
        let mut found = None;
        let mut i = start;
        while i < at {
            if sentence.token(i) == Token::Place {
                let mut last = i;
                while sentence.token(last + 1) == Token::Place
                    && sentence.run(last + 1).start == sentence.run(last).end
                {
                    last += 1;
                }
                let run = sentence.run(last);
                let marked = matches!(sentence.token(i.wrapping_sub(1)), Token::Preposition)
                    && i > start
                    || matches!(
                        text.before(sentence.run(i).start),
                        '在' | '到' | '赴' | '向' | '于' | '对'
                    );
                let opens = (start..i).all(|j| {
                    matches!(
                        sentence.token(j),
                        Token::Time | Token::Adverb | Token::Conjunction
                    )
                });
                let place = place_at(mentions, places, run).filter(|place| {
                    marked && inside(mentions, run).is_none()
                        || opens && place.level != Level::Country
                });
                found = place.or(found);
                i = last;
            } else if i == start
                && NATION
                    .iter()
                    .any(|word| text.has(sentence.run(i).start, word))
            {
                found = Some(CHINA);
            }
            i += 1;
        }
        let settled = found.or(self.leading).or(self.home)?;
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

fn place_at(mentions: &Mentions, places: &Places, run: Run) -> Option<Place> {
    let at = mentions
        .places
        .partition_point(|place| place.run.start < run.start);
    places.decided.get(at).and_then(|decided| decided.place)
}

fn inside(mentions: &Mentions, run: Run) -> Option<crate::record::Inside> {
    let at = mentions
        .places
        .partition_point(|place| place.run.start < run.start);
    mentions.places.get(at).and_then(|place| place.inside)
}

/// What the words in front of the figure in its clause say of it.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Told {
    pub planned: bool,
    pub aggregate: Option<Aggregate>,
}

/// Reads the cues in front of a figure: plan or fact, total or average.
pub(crate) fn told(
    text: &Text,
    mentions: &Mentions,
    sentence: &Sentence,
    at: usize,
    counted: Option<(Run, From)>,
) -> Told {
    let end = sentence.run(at).start;
    let from = sentence
        .run(sentence.clause_start(at))
        .start
        .max(end.saturating_sub(MAX_LOOK));
    let mut told = Told::default();
    for hit in mentions
        .hits_in(Run::new(from, end))
        .iter()
        .filter(|hit| hit.flags.has(Flags::CUE))
    {
        let sum = match hit.word().cue {
            Some(Cue::Plan) => {
                told.planned = true;
                continue;
            }
            Some(Cue::Total) => Aggregate::Total,
            Some(Cue::Cumulative) => Aggregate::Cumulative,
            Some(Cue::Average) => Aggregate::Average,
            Some(Cue::PerCapita) => Aggregate::PerCapita,
            Some(Cue::Annual) => Aggregate::Annual,
            Some(Cue::Review) | None => continue,
        };
        // 人均 and 平均 say more than 累计, and 累计 more than 全年.
        let rank = |sum: Option<Aggregate>| match sum {
            Some(Aggregate::PerCapita) => 4,
            Some(Aggregate::Average) => 3,
            Some(Aggregate::Cumulative) => 2,
            Some(Aggregate::Total) => 1,
            _ => 0,
        };
        if told.aggregate.is_none() || rank(Some(sum)) > rank(told.aggregate) {
            told.aggregate = Some(sum);
        }
    }
    told.planned |= text
        .slice(Run::new(from, end))
        .iter()
        .zip(from..)
        .any(|(&c, i)| c == '将' && text.char(i + 1) != '近');
    let front = counted.map_or(end, |(run, _)| run.start);
    if told.aggregate.is_none() {
        told.aggregate = match (text.before(end), text.before(front), text.char(front)) {
            ('共', ..) | (_, '共', _) => Some(Aggregate::Total),
            (_, '年', _) | (_, _, '年') => Some(Aggregate::Annual),
            _ => None,
        };
    }
    told
}

/// 其中 and 含 between two figures: the second is a part of the first.
pub(crate) fn part(text: &Text, sentence: &Sentence, from: usize, to: usize) -> bool {
    let start = sentence.run(from).end;
    let end = sentence.run(to).start;
    (start..end.min(start + 2 * MAX_LOOK)).any(|i| text.has(i, "其中"))
}
