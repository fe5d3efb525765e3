//! A sentence as tokens: figures, times, places, words of the tables, and the unknown stretches between them.
//! Clauses and figures are listed while the tokens are read, so that no rule has to look for them.

use super::word::{self, single};
use crate::lex::lexicon::{Flags, Hit, Pos};
use crate::lex::{Mentions, What};
use crate::limits::{MAX_CLAUSE, MAX_QUOTE};
use crate::record::Direction;
use crate::span::{Run, narrow, widen};
use crate::text::Text;
use crate::text::class::Class;

/// What a token is to its clause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Token {
    Figure,
    Time,
    Place,
    Verb,
    /// 有 达 占: a verb of one character, right at a figure or before 了.
    Short,
    VerbNoun,
    /// 增长
    Up,
    /// 下降
    Down,
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
        matches!(self, Token::Verb | Token::Short | Token::Up | Token::Down)
    }

    /// Which way a verb of change goes.
    pub fn direction(self) -> Option<Direction> {
        match self {
            Token::Up => Some(Direction::Up),
            Token::Down => Some(Direction::Down),
            _ => None,
        }
    }
}

/// A token and its characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub token: Token,
    /// The index of a figure, time or place in the list of its kind.
    pub mention: u32,
    start: u32,
    end: u32,
}

impl Piece {
    pub fn run(self) -> Run {
        Run::new(widen(self.start), widen(self.end))
    }
}

/// The pieces of a clause, without the break that ends it.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Clause {
    pub start: usize,
    pub end: usize,
}

/// Where a figure stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    /// Its piece.
    pub at: usize,
    /// Its index in the list of quantities.
    pub quantity: usize,
    /// The index of its clause.
    pub clause: usize,
}

/// A place in the lists of mentions.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Cursor {
    pub event: usize,
    pub quantity: usize,
}

/// A time or place: its piece, and the index of its clause.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    pub at: usize,
    pub clause: usize,
}

/// A sentence taken apart. Buffers are kept.
#[derive(Default)]
pub(crate) struct Sentence {
    /// Where it begins, and what follows the part that was read.
    pub first: Cursor,
    pub behind: Cursor,
    pub pieces: Vec<Piece>,
    pub clauses: Vec<Clause>,
    pub figures: Vec<Figure>,
    pub marks: Vec<Mark>,
    /// 分别 stands in it.
    pub apart: bool,
    /// A quotation stands in it.
    pub quotes: bool,
}

impl Sentence {
    #[inline]
    pub fn token(&self, at: usize) -> Token {
        self.pieces
            .get(at)
            .map_or(Token::Break, |piece| piece.token)
    }

    #[inline]
    pub fn run(&self, at: usize) -> Run {
        self.pieces
            .get(at)
            .map_or(Run::default(), |piece| piece.run())
    }

    /// From the first character of one piece to the last of another.
    pub fn stretch(&self, from: usize, to: usize) -> Run {
        if from >= to {
            Run::default()
        } else {
            Run::new(self.run(from).start, self.run(to - 1).end)
        }
    }

    pub fn clause(&self, index: usize) -> Clause {
        self.clauses.get(index).copied().unwrap_or_default()
    }

    /// Takes the characters of `run` apart, up to the end of the clause with the last figure or, without any, of the first
    /// clause. `first` is where `run` begins.
    pub fn read(&mut self, text: &Text, mentions: &Mentions, run: Run, first: Cursor) {
        self.first = first;
        self.behind = first;
        self.pieces.clear();
        self.clauses.clear();
        self.figures.clear();
        self.marks.clear();
        self.apart = false;
        self.quotes = false;
        let mut at = run.start;
        let mut figure = self.next_figure(mentions, at, run.end);
        for event in mentions.events.get(first.event..).unwrap_or(&[]) {
            let (start, end) = (widen(event.start), widen(event.end));
            if start >= run.end {
                break;
            }
            while at < start {
                if figure < at {
                    figure = self.next_figure(mentions, at, run.end);
                }
                at = self.unmarked(text, Run::new(at, start), figure, run.end);
            }
            if at >= run.end {
                break;
            }
            self.behind.event += 1;
            // Inside what was read already.
            if start < at {
                continue;
            }
            if figure < at {
                figure = self.next_figure(mentions, at, run.end);
            }
            let here = Run::new(at, end.min(run.end));
            at = match event.what {
                What::Word(index) if end <= figure => match mentions.hits.get(widen(index)) {
                    Some(hit) => {
                        let next = mentions.events.get(self.behind.event);
                        let next = next.map_or(run.end, |next| widen(next.start));
                        self.word(text, *hit, here, next.min(figure))
                    }
                    None => continue,
                },
                // A quotation with a figure in it is read like the rest.
                What::Quote if end <= figure => {
                    self.quotes = true;
                    self.push(Token::Quote, here)
                }
                What::Word(_) | What::Quote => {
                    self.unmarked(text, Run::new(at, at + 1), figure, run.end)
                }
                What::Place(index) => self.mention(Token::Place, here, index),
                What::Time(index) => self.mention(Token::Time, here, index),
                What::Figure(index) => self.mention(Token::Figure, here, index),
            };
        }
        while at < run.end {
            if figure < at {
                figure = run.end;
            }
            at = self.unmarked(text, Run::new(at, run.end), figure, run.end);
        }
        self.close();
        self.settle(text);
    }

    /// 产量分别为4万吨、3万吨: 为 before a figure that nothing follows is a verb.
    fn settle(&mut self, text: &Text) {
        for i in 0..self.figures.len() {
            let Some(at) = self.figures.get(i).map(|figure| figure.at) else {
                continue;
            };
            let mut front = at.wrapping_sub(1);
            if self.token(front) == Token::Adverb {
                front = front.wrapping_sub(1);
            }
            if self.token(front) != Token::Preposition
                || text.char(self.run(front).start) != '为'
                || self.run(front).len() > 1
            {
                continue;
            }
            let ends = matches!(
                self.token(at + 1),
                Token::Break | Token::Dun | Token::And | Token::Figure | Token::Etc
            );
            let states = matches!(
                self.token(front.wrapping_sub(1)),
                Token::Adverb | Token::Measure
            );
            if (ends || states)
                && let Some(piece) = self.pieces.get_mut(front)
            {
                piece.token = Token::Short;
            }
        }
    }

    /// Where the next figure starts, at most `end`.
    fn next_figure(&mut self, mentions: &Mentions, at: usize, end: usize) -> usize {
        let next = &mut self.behind.quantity;
        loop {
            match mentions.quantities.get(*next) {
                Some(quantity) if quantity.run.start < at || !quantity.counts() => *next += 1,
                Some(quantity) => return quantity.run.start.min(end),
                None => return end,
            }
        }
    }

    /// Ends a clause.
    fn close(&mut self) {
        let start = self.clauses.last().map_or(0, |last| last.end + 1);
        self.clauses.push(Clause {
            start,
            end: self.pieces.len(),
        });
    }

    /// Reads the first token of a run that no mention begins in; a bracket reaches to its closer. Returns where it ends.
    fn unmarked(&mut self, text: &Text, run: Run, next_figure: usize, end: usize) -> usize {
        let at = run.start;
        let token = match text.class(at) {
            Class::HAN | Class::NUM => return self.unknown(text, run, next_figure),
            Class::WORD | Class::MARK => single(text, at, next_figure),
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
            Class::SPACE => return at + 1,
            Class::DASH if text.char(at) == '—' => Token::Break,
            // “……。”村支书说: what follows a quotation begins a clause.
            Class::UNQUOTE if self.token(self.pieces.len().wrapping_sub(1)) == Token::Break => {
                return at + 1;
            }
            _ => Token::Noun,
        };
        let behind = self.push(token, Run::new(at, at + 1));
        if token == Token::Break && next_figure == end {
            return end;
        }
        behind
    }

    /// A stretch of characters that are no words by themselves; the last may be a verb that touches a figure.
    fn unknown(&mut self, text: &Text, run: Run, next_figure: usize) -> usize {
        let classes = text.class_slice(run);
        let plain = classes
            .iter()
            .take_while(|class| matches!(**class, Class::HAN | Class::NUM))
            .count();
        let stretch = Run::new(run.start, run.start + plain);
        let word = stretch.end == run.end;
        let (token, end) = word::first(text, stretch, self.pieces.last(), word, next_figure);
        self.push(token, Run::new(run.start, end))
    }

    /// Adds a word of the tables. Nothing that the tables know begins before `next`.
    fn word(&mut self, text: &Text, hit: Hit, run: Run, next: usize) -> usize {
        let token = token_of(text, hit);
        self.apart |= token == Token::Adverb && text.has(run.start, "分别");
        if token.predicate() || token == Token::VerbNoun {
            if word::exists(text, run) {
                self.push(Token::Adverb, Run::new(run.start, run.start + 1));
                return self.push(Token::Short, Run::new(run.start + 1, run.end));
            }
            if next > run.end
                && let Some(noun) = word::noun_end(text.char(run.end), text.char(run.end + 1))
            {
                return self.push(noun, Run::new(run.start, run.end + 1));
            }
        }
        self.push(token, run)
    }

    /// Adds a figure, time or place.
    fn mention(&mut self, token: Token, run: Run, mention: u32) -> usize {
        let (at, clause) = (self.pieces.len(), self.clauses.len());
        let end = self.piece(token, run, mention);
        if token == Token::Figure {
            self.figures.push(Figure {
                at,
                quantity: widen(mention),
                clause,
            });
            // 5%5%5%…: a figure looks through its clause, and thousands of them would do so over and over.
            let start = self.clauses.last().map_or(0, |last| last.end + 1);
            if at >= start + MAX_CLAUSE {
                self.push(Token::Break, Run::new(end, end));
            }
        } else {
            self.marks.push(Mark { at, clause });
        }
        end
    }

    #[inline]
    fn piece(&mut self, token: Token, run: Run, mention: u32) -> usize {
        self.pieces.push(Piece {
            token,
            mention,
            start: narrow(run.start),
            end: narrow(run.end),
        });
        run.end
    }

    // Always inlined: most callers know the token, and a call costs as much as what it does.
    #[inline(always)]
    fn push(&mut self, token: Token, run: Run) -> usize {
        match token {
            Token::Break => self.close(),
            // Unknown characters in a row are one noun.
            Token::Noun => {
                if let Some(last) = self.pieces.last_mut()
                    && last.token == Token::Noun
                    && widen(last.end) == run.start
                {
                    last.end = narrow(run.end);
                    return run.end;
                }
            }
            _ => {}
        }
        self.piece(token, run, 0)
    }
}

/// The bracket that closes the one at `open`, if it comes soon.
fn closing(text: &Text, open: usize, end: usize) -> Option<usize> {
    let classes = text.class_slice(Run::new(open + 1, end.min(open + MAX_QUOTE)));
    Class::position(classes, |class| class == Class::CLOSE).map(|i| open + 1 + i)
}

fn token_of(text: &Text, hit: Hit) -> Token {
    let token = token_of_pos(hit.pos);
    match token {
        Token::Conjunction if text.has(hit.run().start, "以及") => Token::And,
        // 计划投入22亿元: a plan does not govern.
        Token::Verb | Token::VerbNoun if hit.flags.has(Flags::CUE) && hit.run().len() == 2 => {
            Token::Adverb
        }
        _ => token,
    }
}

// Not inlined: it is a table, which the optimiser would turn into branches where it knows what follows.
#[inline(never)]
fn token_of_pos(pos: Pos) -> Token {
    match pos {
        Pos::Up => Token::Up,
        Pos::Down => Token::Down,
        Pos::Verb => Token::Verb,
        Pos::Adverb => Token::Adverb,
        Pos::Preposition => Token::Preposition,
        Pos::VerbNoun => Token::VerbNoun,
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
