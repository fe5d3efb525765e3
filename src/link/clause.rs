//! A sentence as tokens: figures, times, places, words of the tables, and the unknown stretches between them.

use crate::lex::lexicon::{Flags, Hit, Lexicon, Pos};
use crate::lex::{Event, Mentions, What};
use crate::limits::MAX_QUOTE;
use crate::record::Direction;
use crate::span::{Run, widen};
use crate::text::Text;
use crate::text::class::Class;

/// What a token is to its clause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Token {
    /// An index into the quantities.
    Figure(usize),
    Time,
    Place,
    Verb,
    /// 有 达 占: a verb of one character, right at a figure or before 了.
    Short,
    VerbNoun,
    Change(Direction),
    Adverb,
    Preposition,
    /// 和 与 及
    And,
    /// 但 而 并
    Conjunction,
    /// 的
    De,
    /// 了 着 过
    Aspect,
    Pronoun,
    Localizer,
    Noun,
    Measure,
    Org,
    Person,
    Quote,
    Bracket,
    /// 、
    Dun,
    /// 等, behind a list.
    Etc,
    /// 全市: the whole of the place that the text is about.
    Scope,
    /// Parts clauses.
    Break,
}

impl Token {
    /// May stand inside a noun phrase.
    pub fn nominal(self) -> bool {
        matches!(
            self,
            Token::Noun
                | Token::Measure
                | Token::Org
                | Token::Person
                | Token::Quote
                | Token::Bracket
                | Token::VerbNoun
                | Token::Place
                | Token::Scope
        )
    }

    pub fn joins(self) -> bool {
        matches!(self, Token::And | Token::Dun)
    }

    pub fn predicate(self) -> bool {
        matches!(self, Token::Verb | Token::Short | Token::Change(_))
    }
}

/// A token and its characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub token: Token,
    pub run: Run,
}

/// A sentence taken apart. Buffers are kept.
#[derive(Default)]
pub(crate) struct Sentence {
    pub pieces: Vec<Piece>,
}

impl Sentence {
    pub fn token(&self, at: usize) -> Token {
        self.pieces
            .get(at)
            .map_or(Token::Break, |piece| piece.token)
    }

    pub fn run(&self, at: usize) -> Run {
        self.pieces
            .get(at)
            .map_or(Run::default(), |piece| piece.run)
    }

    /// From the first character of one piece to the last of another.
    pub fn stretch(&self, from: usize, to: usize) -> Run {
        if from >= to {
            Run::default()
        } else {
            Run::new(self.run(from).start, self.run(to - 1).end)
        }
    }

    /// The first piece of the clause of `at`.
    pub fn clause_start(&self, at: usize) -> usize {
        let before = self.pieces.get(..at).unwrap_or(&[]);
        before
            .iter()
            .rposition(|piece| piece.token == Token::Break)
            .map_or(0, |i| i + 1)
    }

    /// The piece that ends the clause of `at`.
    pub fn clause_end(&self, at: usize) -> usize {
        let behind = self.pieces.get(at..).unwrap_or(&[]);
        behind
            .iter()
            .position(|piece| piece.token == Token::Break)
            .map_or(self.pieces.len(), |i| at + i)
    }

    /// Takes the characters of `run` apart.
    pub fn read(&mut self, text: &Text, mentions: &Mentions, run: Run) {
        self.pieces.clear();
        let first = mentions
            .events
            .partition_point(|event| widen(event.start) < run.start);
        let events = mentions.events.get(first..).unwrap_or(&[]);
        let mut next = 0;
        let mut figure = next_figure(events, 0, run.end);
        let mut at = run.start;
        while at < run.end {
            while events
                .get(next)
                .is_some_and(|event| widen(event.start) < at)
            {
                next += 1;
            }
            if figure < at {
                figure = next_figure(events, next, run.end);
            }
            let event = events
                .get(next)
                .filter(|event| widen(event.start) < run.end);
            let start = event.map_or(run.end, |event| widen(event.start));
            if start > at {
                at = self.gap(text, Run::new(at, start), figure, run.end);
                continue;
            }
            let Some(event) = event else { break };
            let end = widen(event.end);
            next += 1;
            let token = match event.what {
                What::Figure(index) => Some(Token::Figure(widen(index))),
                What::Time => Some(Token::Time),
                What::Place => Some(Token::Place),
                // A quotation with a figure in it is read like the rest.
                What::Quote => (end <= figure).then_some(Token::Quote),
                What::Word(index) => mentions
                    .hits
                    .get(widen(index))
                    .filter(|_| end <= figure)
                    .map(|hit| token_of(text, *hit)),
            };
            at = match token {
                Some(token) => self.push(token, Run::new(at, end.min(run.end))),
                None => self.gap(text, Run::new(at, at + 1), figure, run.end),
            };
        }
    }

    /// Characters that no mention begins at; a bracket reaches to its closer. Returns where it stopped.
    fn gap(&mut self, text: &Text, run: Run, next_figure: usize, end: usize) -> usize {
        let mut at = run.start;
        while at < run.end {
            let class = text.class(at);
            let token = match class {
                Class::HAN | Class::NUM => {
                    // A stretch of characters that are no words by themselves; the last may be a verb that touches a figure.
                    let rest = text.class_slice(Run::new(at, run.end));
                    let plain = rest
                        .iter()
                        .take_while(|class| matches!(**class, Class::HAN | Class::NUM))
                        .count();
                    let last = at + plain - 1;
                    // 共 before a verb sums up; in 公共 and 中共 it is a part of the word.
                    if last + 1 == run.end
                        && text.char(last) == '共'
                        && !matches!(text.before(last), '公' | '中' | '国' | '总' | '一')
                    {
                        if last > at {
                            self.push(Token::Noun, Run::new(at, last));
                        }
                        at = self.push(Token::Adverb, Run::new(last, last + 1));
                        continue;
                    }
                    let verb = last + 1 == next_figure
                        || text.class(last + 1) == Class::WORD
                        || text.char(last + 1) == '出';
                    if !verb {
                        at = self.push(Token::Noun, Run::new(at, last + 1));
                        continue;
                    }
                    if last > at {
                        at = self.push(Token::Noun, Run::new(at, last));
                    }
                    single(text, at, next_figure)
                }
                _ if class.is_han() => single(text, at, next_figure),
                Class::COMMA
                | Class::COLON
                | Class::SEMI
                | Class::STOP
                | Class::NEWLINE
                | Class::CLOSE => Token::Break,
                Class::OPEN => match closing(text, at, end).filter(|&close| close < next_figure) {
                    Some(close) => return self.push(Token::Bracket, Run::new(at, close + 1)),
                    None => Token::Break,
                },
                Class::DUN => Token::Dun,
                Class::SPACE if text.class_before(at).is_han() && text.class(at + 1).is_han() => {
                    Token::Break
                }
                Class::SPACE => {
                    at += 1;
                    continue;
                }
                Class::DASH if text.char(at) == '—' => Token::Break,
                _ => Token::Noun,
            };
            at = self.push(token, Run::new(at, at + 1));
        }
        at
    }

    fn push(&mut self, token: Token, run: Run) -> usize {
        match self.pieces.last_mut() {
            // Unknown characters in a row are one noun.
            Some(last)
                if token == Token::Noun
                    && last.token == Token::Noun
                    && last.run.end == run.start =>
            {
                last.run.end = run.end
            }
            _ => self.pieces.push(Piece { token, run }),
        }
        run.end
    }
}

/// Where the next figure starts, at most `end`.
fn next_figure(events: &[Event], from: usize, end: usize) -> usize {
    let rest = events
        .get(from..)
        .unwrap_or(&[])
        .iter()
        .take_while(|event| widen(event.start) < end);
    rest.filter(|event| matches!(event.what, What::Figure(_)))
        .map(|event| widen(event.start))
        .next()
        .unwrap_or(end)
}

/// The bracket that closes the one at `open`, if it comes soon.
fn closing(text: &Text, open: usize, end: usize) -> Option<usize> {
    (open + 1..end.min(open + MAX_QUOTE)).find(|&at| text.class(at) == Class::CLOSE)
}

fn token_of(text: &Text, hit: Hit) -> Token {
    match hit.pos {
        Pos::Up => Token::Change(Direction::Up),
        Pos::Down => Token::Change(Direction::Down),
        Pos::Verb => Token::Verb,
        Pos::Adverb => Token::Adverb,
        Pos::Preposition => Token::Preposition,
        Pos::VerbNoun => Token::VerbNoun,
        Pos::Conjunction if text.has(hit.run().start, "以及") => Token::And,
        Pos::Conjunction => Token::Conjunction,
        Pos::Scope => Token::Scope,
        Pos::Pronoun => Token::Pronoun,
        Pos::Localizer => Token::Localizer,
        Pos::Measure => Token::Measure,
        Pos::Org => Token::Org,
        Pos::Person => Token::Person,
        Pos::Aspect => Token::Aspect,
        Pos::Noun => Token::Noun,
    }
}

/// Function characters, and verbs of one character where they touch a figure.
fn single(text: &Text, at: usize, next_figure: usize) -> Token {
    let c = text.char(at);
    match c {
        '的' => return Token::De,
        '了' | '着' => return Token::Aspect,
        '和' | '与' | '及' | '或' | '跟' => return Token::And,
        '在' | '对' | '向' | '从' | '把' | '被' | '由' | '以' | '为' | '按' | '给' => {
            return Token::Preposition;
        }
        '将' | '已' | '均' | '仅' | '还' | '也' | '又' | '就' | '都' | '只' | '再' | '未' =>
        {
            return Token::Adverb;
        }
        '并' | '而' | '但' => return Token::Conjunction,
        '其' | '该' => return Token::Pronoun,
        '等' if !"级候于待同量值额效奖".contains(text.char(at + 1))
            && !"平同均相中高优特初上下甲乙一二三".contains(text.before(at)) =>
        {
            return Token::Etc;
        }
        '是' => return Token::Short,
        '有' if !text.class_before(at).is_han() => return Token::Short,
        _ => {}
    }
    let flags = Lexicon::shared().single(c);
    let touches = at + 1 == next_figure
        || matches!(text.char(at + 1), '了' | '出')
        || text.char(at + 1) == '有' && at + 2 == next_figure;
    if touches && flags.has(Flags::CHANGE) {
        return Token::Change(if flags.has(Flags::UP) {
            Direction::Up
        } else {
            Direction::Down
        });
    }
    if touches && flags.has(Flags::VERB) {
        return Token::Short;
    }
    if at + 1 == next_figure && flags.has(Flags::ADVERB) {
        return Token::Adverb;
    }
    Token::Noun
}
