//! What is here? Exact, lossless mentions; what they mean is decided further right.
//!
//! Two passes. The lexicon finds every word that the tables know; then one walk over the places where something starts
//! (digits, Han numerals, quotation marks, a few characters of place names) reads what stands there and jumps past it.
//! Overlaps are settled by one order: times before places before quantities, the earlier before the later, the longer
//! before the shorter.

pub(crate) mod edge;
// Some are of use to the build script only.
#[allow(dead_code)]
mod flags;
pub(crate) mod lexicon;
mod matcher;
pub(crate) mod number;
pub(crate) mod outlet;
pub(crate) mod person;
pub(crate) mod place;
pub(crate) mod time;
pub(crate) mod unit;
pub(crate) mod user;

use crate::limits::MAX_QUOTE;
use crate::record::Place;
use crate::span::{Run, narrow, widen};
use crate::text::Text;
use crate::text::class::Class;
use crate::user_words::Meaning;
use lexicon::{Flags, Hit, Lexicon};
use matcher::ones;
use number::frozen::{self, Quoted};
use number::quantity::{self, Quantity};
use place::{PlaceForm, abbreviation, name, township};
use time::{TimeForm, calendar, word};

/// What an event is, and its index in the list of its kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum What {
    Word(u32),
    Time(u32),
    Place(u32),
    Figure(u32),
    Quote,
}

/// A mention in the one list that holds all kinds in text order, without overlaps; only a quotation holds others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    pub start: u32,
    pub end: u32,
    pub what: What,
}

/// Everything that was found in one text, each list in text order. Buffers are kept from one text to the next.
#[derive(Default)]
pub(crate) struct Mentions {
    pub hits: Vec<Hit>,
    pub times: Vec<TimeForm>,
    pub places: Vec<PlaceForm>,
    pub quantities: Vec<Quantity>,
    pub quotes: Vec<Quoted>,
    pub events: Vec<Event>,
}

impl Mentions {
    /// Reads a text.
    pub fn read(&mut self, text: &Text) {
        Lexicon::shared().scan(text.chars(), &mut self.hits);
        if let Some(words) = text.user_words() {
            user::merge(text, words, &mut self.hits);
        }
        self.times.clear();
        self.places.clear();
        self.quantities.clear();
        self.quotes.clear();
        self.events.clear();
        let hits = std::mem::take(&mut self.hits);
        Walk {
            text,
            hits: &hits,
            next_hit: 0,
            free: 0,
            out: self,
        }
        .run();
        self.hits = hits;
    }

    /// The hits that begin in `run`.
    pub fn hits_in(&self, run: Run) -> &[Hit] {
        let from = self.hits.partition_point(|hit| hit.run().start < run.start);
        let to = self.hits.partition_point(|hit| hit.run().start < run.end);
        self.hits.get(from..to).unwrap_or(&[])
    }
}

struct Walk<'a> {
    text: &'a Text,
    hits: &'a [Hit],
    next_hit: usize,
    /// Everything before this is read.
    free: usize,
    out: &'a mut Mentions,
}

impl Walk<'_> {
    fn run(mut self) {
        let (blocks, rest) = self.text.classes().as_chunks();
        let mut last = [Class::OTHER; 64];
        for (slot, class) in last.iter_mut().zip(rest) {
            *slot = *class;
        }
        let mut first = 0;
        for block in blocks {
            self.block(first, block);
            first += block.len();
        }
        self.block(first, &last);
        self.words(self.text.len());
    }

    fn block(&mut self, first: usize, classes: &[Class; 64]) {
        for offset in ones(Class::starts(classes)) {
            let at = first + offset;
            // What was read before may reach beyond it, and so may a word in front that is read now.
            if at >= self.free {
                self.words(at + 1);
            }
            if at >= self.free {
                self.start(at);
            }
        }
    }

    /// Reads the time words and place names that begin before `before`.
    #[inline]
    fn words(&mut self, before: usize) {
        while let Some(&hit) = self.hits.get(self.next_hit)
            && widen(hit.start) < before
        {
            self.next_hit += 1;
            if widen(hit.start) < self.free
                || hit.flags.has(Flags::TIME.with(Flags::PLACE)) && self.names(hit)
            {
                continue;
            }
            self.out.events.push(Event {
                start: hit.start,
                end: hit.end,
                what: What::Word(narrow(self.next_hit - 1)),
            });
        }
    }

    /// Whether a hit is read as a time or place.
    #[inline(never)]
    fn names(&mut self, hit: Hit) -> bool {
        if hit.flags.has(Flags::TIME)
            && let Some(time) = word::time(self.text, hit)
        {
            self.push_time(time);
            return true;
        }
        if hit.flags.has(Flags::PLACE) {
            if let Some(Meaning::Place(place)) = user::meaning(self.text, hit) {
                self.user_place(hit, place);
                return true;
            }
            let behind = self.hits.get(self.next_hit..).unwrap_or(&[]);
            let front = self.hits.get(..self.next_hit - 1).unwrap_or(&[]);
            let last = self.out.places.last();
            let read = |hit| name::place(self.text, hit, self.free, last, front, behind);
            // 长江|安庆: a name that is none here may hide the next.
            if let Some(place) = read(hit).or_else(|| read(self.hidden(hit)?)) {
                self.free = place.run.end;
                self.push_place(place);
                return true;
            }
        }
        false
    }

    /// The name that begins inside a short name and reaches beyond it.
    #[cold]
    fn hidden(&self, hit: Hit) -> Option<Hit> {
        let inner = Lexicon::shared().at(self.text.chars(), hit.run().start + 1)?;
        (hit.flags.has(Flags::BARE) && inner.flags.has(Flags::PLACE) && inner.end > hit.end)
            .then_some(inner)
    }

    /// A place of the user's, which needs nothing to speak for it.
    #[cold]
    fn user_place(&mut self, hit: Hit, place: Place) {
        let behind = self.hits.get(self.next_hit..).unwrap_or(&[]);
        self.free = hit.run().end;
        self.push_place(PlaceForm {
            run: hit.run(),
            reading: place::Reading::Given(place),
            inside: name::inside(self.text, hit.run(), behind),
        });
    }

    fn push_time(&mut self, time: TimeForm) {
        self.free = time.run.end;
        self.event(time.run, What::Time(narrow(self.out.times.len())));
        self.out.times.push(time);
    }

    fn push_place(&mut self, place: PlaceForm) {
        self.event(place.run, What::Place(narrow(self.out.places.len())));
        self.out.places.push(place);
    }

    /// Adds a mention; words that it covers go.
    fn event(&mut self, run: Run, what: What) {
        let start = narrow(run.start);
        while self
            .out
            .events
            .last()
            .is_some_and(|last| matches!(last.what, What::Word(_)) && last.end > start)
        {
            self.out.events.pop();
        }
        self.out.events.push(Event {
            start,
            end: narrow(run.end),
            what,
        });
    }

    fn start(&mut self, at: usize) {
        match self.text.class(at) {
            Class::QUOTE | Class::TITLE => self.quote(at),
            Class::MARK => self.mark(at),
            _ => self.figure(at),
        }
    }

    /// The word that holds `at`.
    fn covering(&self, at: usize) -> Option<Hit> {
        let near = self.hits.get(self.next_hit.saturating_sub(2)..)?;
        near.iter().take(3).find(|hit| hit.run().holds(at)).copied()
    }

    fn figure(&mut self, at: usize) {
        if let Some(time) = calendar::date(self.text, at) {
            // 三月 in 三月三 and 一日 in 一日游 are words of the tables.
            let word = self
                .covering(at)
                .filter(|hit| hit.flags.has(Flags::FROZEN) && hit.run().end >= time.run.end);
            if word.is_none() && time.form.anchored(at, &self.out.times) {
                return self.push_time(time);
            }
        }
        let Some(mut quantity) = quantity::quantity(self.text, at) else {
            return;
        };
        let quoted = self
            .out
            .quotes
            .last()
            .filter(|quoted| quoted.run.holds(at))
            .copied();
        frozen::judge(self.text, &mut quantity, self.covering(at), quoted);
        // A hedge may not reach into what is read already.
        quantity.run.start = quantity
            .run
            .start
            .max(self.free.min(quantity.numeral.start));
        if !quantity.counts() {
            // A name takes the numeral alone, so that a quantity right behind it is still seen.
            quantity.run = quantity.numeral;
        }
        self.free = quantity.run.end.max(quantity.numeral.end);
        if quantity.counts() {
            self.event(
                quantity.run,
                What::Figure(narrow(self.out.quantities.len())),
            );
        }
        self.out.quantities.push(quantity);
    }

    /// Remembers quotations and titles that close soon.
    fn quote(&mut self, at: usize) {
        let title = self.text.class(at) == Class::TITLE;
        let open = self.text.char(at);
        let rest = self.text.classes().get(at + 1..).unwrap_or(&[]);
        let mut spoken = false;
        for (offset, class) in rest.iter().take(MAX_QUOTE).enumerate() {
            let here = at + 1 + offset;
            let closes = match (title, *class) {
                (true, Class::UNTITLE) | (false, Class::UNQUOTE) => true,
                (false, Class::QUOTE) => open == '"' && self.text.char(here) == '"',
                _ => false,
            };
            if closes {
                // An inner quotation lies inside the outer one that was seen first.
                let inner = self
                    .out
                    .quotes
                    .last()
                    .is_some_and(|outer| outer.run.holds(at) && outer.title);
                if !inner {
                    let run = Run::new(at, here + 1);
                    self.event(run, What::Quote);
                    self.out.quotes.push(Quoted { run, title, spoken });
                }
                return;
            }
            if matches!(*class, Class::NEWLINE)
                || (*class == Class::TITLE && title)
                || (*class == Class::QUOTE && !title)
            {
                return;
            }
            spoken |= matches!(*class, Class::COMMA | Class::STOP | Class::SEMI);
        }
    }

    /// Places by shape and abbreviation. Most of these characters start nothing.
    fn mark(&mut self, at: usize) {
        let text = self.text;
        let beside = || text.class(at + 1) == Class::MARK;
        match text.char(at) {
            '镇' | '乡' | '街' | '村' => self.suffix(at),
            '社' if text.char(at + 1) == '区' => self.suffix(at),
            '社' => {}
            c if abbreviation::is_towards(c) => {
                // The character behind decides; it may be no start itself.
                let clean = !text.class_before(at).is_han() || text.before(at) == '区';
                if (clean || beside())
                    && text.class(at + 1) != Class::NUM
                    && self.covering(at).is_none()
                    && self.covering(at + 1).is_none()
                    && self
                        .hits
                        .get(self.next_hit)
                        .is_none_or(|hit| hit.run().start > at + 1)
                {
                    self.abbreviations(at + 1);
                }
            }
            // An abbreviation has another mark beside it.
            _ if (beside() || matches!(text.char(at + 1), '、' | '籍'))
                && self.covering(at).is_none() =>
            {
                self.abbreviations(at)
            }
            _ => {}
        }
    }

    /// The township or village whose suffix begins at `at`.
    fn suffix(&mut self, at: usize) {
        // 社区 and 街道 are words of the tables and still end names.
        let name = Flags::PLACE.with(Flags::FROZEN);
        if self.covering(at).is_some_and(|hit| hit.flags.has(name)) {
            return;
        }
        let near = self
            .hits
            .get(self.next_hit.saturating_sub(4)..self.next_hit)
            .unwrap_or(&[]);
        let end = self.out.places.last().map_or(0, |place| place.run.end);
        if let Some(place) = township::township(self.text, at, near, end)
            && place.run.start >= self.free.min(end.max(place.run.start))
        {
            self.free = self.free.max(place.run.end);
            self.push_place(place);
        }
    }

    fn abbreviations(&mut self, at: usize) {
        let from = self.out.places.len();
        abbreviation::abbreviations(self.text, at, &mut self.out.places);
        for i in from..self.out.places.len() {
            if let Some(run) = self.out.places.get(i).map(|place| place.run) {
                self.free = self.free.max(run.end);
                self.event(run, What::Place(narrow(i)));
            }
        }
    }
}
