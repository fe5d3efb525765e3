//! Every word that the tables know, found in one pass over the folded characters.
//! Matches are leftmost-longest and do not overlap.

use super::matcher::{Matcher, Scratch};
use super::place::gazetteer::{Gazetteer, NameId};
use super::time::word::TimeWord;
use crate::data;
use crate::place_code::PlaceCode;
use crate::record::Level;
use crate::span::{narrow, widen};
use crate::text::fold::Fold;
use once_cell::sync::Lazy;
use std::collections::HashMap;

/// What a word can be; several at once for most of them.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Flags(u32);

impl Flags {
    pub const NONE: Flags = Flags(0);
    /// 开展: governs figures.
    pub const VERB: Flags = Flags(1);
    /// 培训: a noun inside a phrase, a verb when it touches a figure.
    pub const VERB_NOUN: Flags = Flags(1 << 1);
    /// 增长.
    pub const UP: Flags = Flags(1 << 2);
    /// 下降.
    pub const DOWN: Flags = Flags(1 << 3);
    pub const ADVERB: Flags = Flags(1 << 4);
    pub const PREPOSITION: Flags = Flags(1 << 5);
    pub const CONJUNCTION: Flags = Flags(1 << 6);
    pub const AUXILIARY: Flags = Flags(1 << 7);
    pub const PRONOUN: Flags = Flags(1 << 8);
    pub const LOCALIZER: Flags = Flags(1 << 9);
    /// 产值, 面积: names a measured quantity.
    pub const MEASURE: Flags = Flags(1 << 10);
    /// 公司: the end of an organisation's name.
    pub const ORG: Flags = Flags(1 << 11);
    /// 干部: people.
    pub const PERSON: Flags = Flags(1 << 12);
    /// 统一: holds a numeral that counts nothing, or looks like a place and is none.
    pub const FROZEN: Flags = Flags(1 << 13);
    pub const TIME: Flags = Flags(1 << 14);
    pub const OUTLET: Flags = Flags(1 << 15);
    pub const ROLE: Flags = Flags(1 << 16);
    pub const PLACE: Flags = Flags(1 << 17);
    /// 振兴: a place name that is an ordinary word first.
    pub const COMMON: Flags = Flags(1 << 18);
    /// 全市: the whole of the place that the text is about.
    pub const SCOPE: Flags = Flags(1 << 19);
    /// Has a [`Cue`].
    pub const CUE: Flags = Flags(1 << 20);
    /// Has a [`Sign`].
    pub const SIGN: Flags = Flags(1 << 21);
    /// The full official name of a place.
    pub const FULL: Flags = Flags(1 << 22);
    /// A short name that only counties bear.
    pub const COUNTY: Flags = Flags(1 << 23);
    /// A name without a suffix that says what it is: a short name, or a country.
    pub const BARE: Flags = Flags(1 << 25);
    /// The report's own country, which is no place in it.
    pub const NATION: Flags = Flags(1 << 24);

    pub const CHANGE: Flags = Flags(Flags::UP.0 | Flags::DOWN.0);
    /// Anything that a predicate is made of.
    pub const PREDICATE: Flags = Flags(Flags::VERB.0 | Flags::VERB_NOUN.0 | Flags::CHANGE.0);

    pub fn has(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    pub fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// The flag that the tables `verbs.tsv` and `words.tsv` write as `class`.
    fn of(class: &str, direction: &str) -> Flags {
        match (class, direction) {
            ("verb" | "single", _) => Flags::VERB,
            ("noun", _) => Flags::VERB_NOUN,
            ("change", "down") => Flags::DOWN,
            ("change", _) => Flags::UP,
            ("adverb", _) => Flags::ADVERB,
            ("preposition", _) => Flags::PREPOSITION,
            ("conjunction", _) => Flags::CONJUNCTION,
            ("auxiliary", _) => Flags::AUXILIARY,
            ("pronoun", _) => Flags::PRONOUN,
            ("localizer", _) => Flags::LOCALIZER,
            ("measure", _) => Flags::MEASURE,
            ("org", _) => Flags::ORG,
            ("person", _) => Flags::PERSON,
            ("scope", _) => Flags::SCOPE,
            _ => Flags::NONE,
        }
    }
}

/// What a word is to its clause, where it can be several things.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Pos {
    Up,
    Down,
    Verb,
    Adverb,
    Preposition,
    VerbNoun,
    Conjunction,
    Scope,
    Pronoun,
    Localizer,
    Measure,
    Org,
    Person,
    Aspect,
    #[default]
    Noun,
}

/// What a word beside a figure says of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cue {
    Plan,
    Total,
    Cumulative,
    Average,
    PerCapita,
    Annual,
    Review,
}

/// What a word shows of the line that it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sign {
    Chrome,
    Related,
    Caption,
    End,
    /// 来源, 日期: a label of the source line.
    Label,
}

/// Where in the line a sign must stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Site {
    Whole,
    Front,
    Anywhere,
}

/// What the tables know of one spelling.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Word {
    pub flags: Flags,
    pub pos: Pos,
    pub cue: Option<Cue>,
    pub sign: Option<(Sign, Site)>,
    place: Option<NameId>,
    pub time: Option<TimeWord>,
    pub role: Option<&'static str>,
    /// What a word with a numeral that counts nothing is: a brand, an idiom.
    pub reason: Option<&'static str>,
}

/// A word in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub start: u32,
    pub end: u32,
    pub flags: Flags,
    word: u16,
    pub pos: Pos,
}

impl Hit {
    pub fn run(self) -> crate::span::Run {
        crate::span::Run::new(widen(self.start), widen(self.end))
    }

    pub fn word(self) -> Word {
        Lexicon::shared()
            .words
            .get(usize::from(self.word))
            .copied()
            .unwrap_or_default()
    }

    /// The name, where the word is one of the gazetteer. Asked for so often that the whole word is too much to load.
    pub fn name(self) -> Option<NameId> {
        *Lexicon::shared().names.get(usize::from(self.word))?
    }
}

/// The compiled tables.
pub(crate) struct Lexicon {
    words: Vec<Word>,
    /// Flags and part of speech of each word once more, side by side for the pass.
    brief: Vec<(Flags, Pos)>,
    names: Vec<Option<NameId>>,
    /// Flags of the words of one character, by character from [`FIRST`].
    singles: Vec<Flags>,
    matcher: Matcher,
}

/// The first and last of the common Han characters.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

static SHARED: Lazy<Lexicon> = Lazy::new(Lexicon::build);

impl Lexicon {
    pub fn shared() -> &'static Lexicon {
        &SHARED
    }

    fn build() -> Lexicon {
        let mut table = Table::default();
        for row in data::rows(data::VERBS).chain(data::rows(data::WORDS)) {
            table
                .word(row.column(0))
                .add(Flags::of(row.column(1), row.column(2)));
        }
        for row in data::rows(data::CUES) {
            let word = table.word(row.column(0));
            word.add(Flags::CUE);
            word.cue = cue(row.column(1));
        }
        for row in data::rows(data::CHROME) {
            let word = table.word(row.column(0));
            word.add(Flags::SIGN);
            word.sign = sign(row.column(1), row.column(2));
        }
        for row in data::rows(data::FROZEN) {
            let word = table.word(row.column(0));
            word.add(Flags::FROZEN);
            word.reason = Some(row.column(1));
        }
        for row in data::rows(data::UNPLACES) {
            table.word(row.column(0)).add(Flags::FROZEN);
        }
        for row in data::rows(data::COMMON) {
            table.word(row.column(0)).add(Flags::COMMON);
        }
        for row in data::rows(data::TIMES) {
            let word = table.word(row.column(0));
            word.add(Flags::TIME);
            word.time = TimeWord::parse(row.column(1), row.column(2));
        }
        for row in data::rows(data::ROLES) {
            let word = table.word(row.column(0));
            word.add(Flags::ROLE);
            word.role = Some(row.column(1));
        }
        for row in data::rows(data::OUTLETS) {
            for name in std::iter::once(row.column(0)).chain(row.list(1)) {
                table.word(name).add(Flags::OUTLET);
            }
        }
        for (name, id) in Gazetteer::shared().names() {
            let word = table.word(name);
            let bearers = Gazetteer::shared().bearers(id);
            let full = bearers.iter().any(|bearer| bearer.full);
            word.add(Flags::PLACE);
            if !bearers
                .iter()
                .any(|bearer| bearer.full && bearer.place.level != Level::Country)
            {
                word.add(Flags::BARE);
            }
            if full {
                word.add(Flags::FULL);
            } else if bearers
                .iter()
                .all(|bearer| bearer.place.level == Level::County)
            {
                word.add(Flags::COUNTY);
            }
            if bearers
                .iter()
                .all(|bearer| bearer.place.code == PlaceCode::CHINA)
            {
                word.add(Flags::NATION);
            }
            word.place = Some(id);
        }
        table.compile()
    }

    /// What a single character can be: 共 有 达. Characters are not looked for in the pass; callers ask where it matters.
    pub fn single(&self, c: char) -> Flags {
        let at = u32::from(c).wrapping_sub(FIRST);
        self.singles.get(widen(at)).copied().unwrap_or_default()
    }

    /// The longest word at `at`, whatever the pass took there.
    pub fn at(&self, chars: &[char], at: usize) -> Option<Hit> {
        let (length, word) = self.matcher.longest(chars.get(at..)?)?;
        let (flags, pos) = self.brief.get(usize::from(word)).copied()?;
        let start = narrow(at);
        Some(Hit {
            start,
            end: start + length,
            flags,
            word,
            pos,
        })
    }

    /// Finds the words of a text, in order.
    pub fn scan(&self, chars: &[char], scratch: &mut Scratch, hits: &mut Vec<Hit>) {
        hits.clear();
        self.matcher.scan(chars, scratch, |start, length, word| {
            let (flags, pos) = self
                .brief
                .get(usize::from(word))
                .copied()
                .unwrap_or_default();
            hits.push(Hit {
                start,
                end: start + length,
                flags,
                word,
                pos,
            });
        });
    }
}

/// The tables while they are read.
#[derive(Default)]
struct Table {
    index: HashMap<&'static str, usize>,
    words: Vec<Word>,
    spellings: Vec<&'static str>,
    spare: Word,
}

fn cue(name: &str) -> Option<Cue> {
    Some(match name {
        "plan" => Cue::Plan,
        "total" => Cue::Total,
        "cumulative" => Cue::Cumulative,
        "average" => Cue::Average,
        "per_capita" => Cue::PerCapita,
        "annual" => Cue::Annual,
        "review" => Cue::Review,
        _ => return None,
    })
}

fn sign(what: &str, site: &str) -> Option<(Sign, Site)> {
    let sign = match what {
        "chrome" => Sign::Chrome,
        "related" => Sign::Related,
        "caption" => Sign::Caption,
        "end" => Sign::End,
        "label" => Sign::Label,
        _ => return None,
    };
    let site = match site {
        "is" => Site::Whole,
        "starts" => Site::Front,
        _ => Site::Anywhere,
    };
    Some((sign, site))
}

impl Word {
    /// The first that applies: a word that can be a verb is one.
    fn settle(&mut self) {
        let order = [
            (Flags::UP, Pos::Up),
            (Flags::DOWN, Pos::Down),
            (Flags::VERB, Pos::Verb),
            (Flags::ADVERB, Pos::Adverb),
            (Flags::PREPOSITION, Pos::Preposition),
            (Flags::VERB_NOUN, Pos::VerbNoun),
            (Flags::CONJUNCTION, Pos::Conjunction),
            (Flags::SCOPE, Pos::Scope),
            (Flags::PRONOUN, Pos::Pronoun),
            (Flags::LOCALIZER, Pos::Localizer),
            (Flags::MEASURE, Pos::Measure),
            (Flags::ORG, Pos::Org),
            (Flags::PERSON, Pos::Person),
            (Flags::AUXILIARY, Pos::Aspect),
        ];
        self.pos = order
            .into_iter()
            .find(|(flag, _)| self.flags.has(*flag))
            .map_or(Pos::Noun, |(_, pos)| pos);
    }

    fn add(&mut self, flags: Flags) {
        self.flags = self.flags.with(flags);
    }
}

impl Table {
    fn word(&mut self, spelling: &'static str) -> &mut Word {
        let next = self.words.len();
        let at = *self.index.entry(spelling).or_insert(next);
        if at == next {
            self.words.push(Word::default());
            self.spellings.push(spelling);
        }
        self.words.get_mut(at).unwrap_or(&mut self.spare)
    }

    fn compile(mut self) -> Lexicon {
        self.words.iter_mut().for_each(Word::settle);
        // The text is folded before it is looked up, and so are the words: 乾县 is read as 干县.
        let folded = |spelling: &&str| spelling.chars().map(|c| Fold::table().get(c).0).collect();
        let mut singles = vec![Flags::NONE; widen(LAST - FIRST + 1)];
        for (spelling, word) in self.spellings.iter().zip(&self.words) {
            let mut chars = spelling.chars();
            if let (Some(c), None) = (chars.next(), chars.next())
                && let Some(slot) =
                    singles.get_mut(widen(u32::from(Fold::table().get(c).0).wrapping_sub(FIRST)))
            {
                *slot = word.flags;
            }
        }
        Lexicon {
            singles,
            brief: self
                .words
                .iter()
                .map(|word| (word.flags, word.pos))
                .collect(),
            names: self.words.iter().map(|word| word.place).collect(),
            matcher: Matcher::new(self.spellings.iter().map(folded)),
            words: self.words,
        }
    }
}
