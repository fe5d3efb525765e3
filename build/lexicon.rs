//! The words that the parser looks for: their spellings laid out for the matcher, and what each of them is.

use crate::flags::{Flags, Pos};
use crate::fold::Fold;
use crate::gazetteer::{CHINA, Gazetteer, Level};
use crate::matcher::Layout;
use crate::table::{self, Table, numbers};
use crate::time;
use crate::words;
use std::collections::HashMap;

/// What the tables know of one spelling, as Rust source where the build script need not understand it.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct Word {
    flags: u32,
    cue: Option<String>,
    sign: Option<String>,
    time: Option<String>,
    role: Option<String>,
    reason: Option<String>,
}

impl Word {
    fn add(&mut self, flags: Flags) {
        self.flags |= flags.0;
    }

    /// As Rust source.
    fn source(&self) -> String {
        let option = |value: &Option<String>| match value {
            Some(value) => format!("Some({value})"),
            None => "None".to_owned(),
        };
        format!(
            "Word {{ flags: Flags({}), pos: Pos::{:?}, cue: {}, sign: {}, time: {}, role: {}, reason: {} }},\n",
            self.flags,
            pos(Flags(self.flags)),
            option(&self.cue),
            option(&self.sign),
            option(&self.time),
            option(&self.role),
            option(&self.reason),
        )
    }
}

/// Words in the order in which the tables name them first.
#[derive(Default)]
struct WordTable {
    index: HashMap<String, usize>,
    words: Vec<(String, Word)>,
}

impl WordTable {
    fn word(&mut self, spelling: &str) -> &mut Word {
        let next = self.words.len();
        let at = *self.index.entry(spelling.to_owned()).or_insert(next);
        if at == next {
            self.words.push((spelling.to_owned(), Word::default()));
        }
        &mut self.words[at].1
    }
}

/// The first and last of the common Han characters.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

pub fn compile(fold: &Fold, gazetteer: &Gazetteer) {
    let mut words = read();
    // The names of each word, plus one; 0 where it is none.
    let mut names: HashMap<String, u16> = HashMap::new();
    for (name, id) in gazetteer.names.iter().zip(1..) {
        names.insert(name.clone(), id);
        words.word(name).add(place(gazetteer, name));
    }
    // The text is folded before it is looked up, and so are the words: 乾县 is read as 干县.
    let folded = |spelling: &str| spelling.chars().map(|c| fold.get(c)).collect();
    words::write(
        "words",
        &Layout::new(words.words.iter().map(|(spelling, _)| folded(spelling))),
    );
    let mut kinds: Vec<&Word> = Vec::new();
    let mut index: HashMap<&Word, u16> = HashMap::new();
    let mut kind_of: Vec<u16> = Vec::new();
    let mut singles = vec![0u8; usize::try_from(LAST - FIRST + 1).unwrap()];
    let mut flags_of_singles = vec![0u32];
    for (spelling, word) in &words.words {
        kind_of.push(*index.entry(word).or_insert_with(|| {
            kinds.push(word);
            u16::try_from(kinds.len() - 1).unwrap()
        }));
        let mut chars = spelling.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            let at = u32::from(fold.get(c)).wrapping_sub(FIRST);
            if let Some(slot) = singles.get_mut(usize::try_from(at).unwrap()) {
                let known = flags_of_singles.iter().position(|&f| f == word.flags);
                let number = known.unwrap_or(flags_of_singles.len());
                if known.is_none() {
                    flags_of_singles.push(word.flags);
                }
                *slot = u8::try_from(number).expect("few kinds of single characters");
            }
        }
    }
    let sources: Vec<String> = kinds.iter().map(|word| word.source()).collect();
    table::write("kinds.rs", format!("[\n{}]", sources.concat()));
    numbers!("words.kinds", kind_of);
    numbers!("words.singles", singles);
    numbers!("words.flags", flags_of_singles);
    let name_of = |(spelling, _): &(String, Word)| names.get(spelling).copied().unwrap_or(0);
    numbers!("words.names", words.words.iter().map(name_of));
}

/// All tables of words but those of places.
fn read() -> WordTable {
    let quoted = |text: &str| Some(format!("{text:?}"));
    let mut words = WordTable::default();
    for name in ["verbs", "words"] {
        for row in Table::open(name).rows() {
            let flags = flag(row.column(1), row.column(2));
            words.word(row.column(0)).add(flags);
        }
    }
    for row in Table::open("cues").rows() {
        let word = words.word(row.column(0));
        word.add(Flags::CUE);
        word.cue = cue(row.column(1));
    }
    for row in Table::open("chrome").rows() {
        let word = words.word(row.column(0));
        word.add(Flags::SIGN);
        word.sign = Some(sign(row.column(1), row.column(2)));
    }
    for row in Table::open("labels").rows() {
        if !row.column(2).is_empty() {
            let word = words.word(row.column(0));
            word.add(Flags::SIGN);
            word.sign = Some(sign("label", row.column(2)));
        }
    }
    for row in Table::open("frozen").rows() {
        let word = words.word(row.column(0));
        word.add(Flags::FROZEN);
        word.reason = quoted(row.column(1));
    }
    for row in Table::open("unplaces").rows() {
        words.word(row.column(0)).add(Flags::FROZEN);
    }
    for row in Table::open("common").rows() {
        words.word(row.column(0)).add(match row.column(1) {
            "" => Flags::COMMON,
            "thing" => Flags::COMMON.with(Flags::THING),
            "both" => Flags::THING,
            other => panic!("common.tsv: no kind is called {other}"),
        });
    }
    for row in Table::open("times").rows() {
        let word = words.word(row.column(0));
        word.add(Flags::TIME);
        word.time = Some(time::word(row.column(1), row.column(2)));
    }
    for row in Table::open("roles").rows() {
        let word = words.word(row.column(0));
        word.add(Flags::ROLE);
        word.role = quoted(row.column(1));
    }
    for row in Table::open("outlets").rows() {
        for name in std::iter::once(row.column(0)).chain(row.list(1)) {
            words.word(name).add(Flags::OUTLET);
        }
    }
    words
}

/// What a name of the gazetteer is.
fn place(gazetteer: &Gazetteer, name: &str) -> Flags {
    let bearers = gazetteer.bearers(name);
    let full = bearers.iter().any(|bearer| bearer.full);
    let mut flags = Flags::PLACE;
    if !bearers
        .iter()
        .any(|bearer| bearer.full && bearer.level != Level::Country)
    {
        flags = flags.with(Flags::BARE);
    }
    if full {
        flags = flags.with(Flags::FULL);
    } else if bearers.iter().all(|bearer| bearer.level == Level::County) {
        flags = flags.with(Flags::COUNTY);
    }
    if bearers.iter().any(|bearer| bearer.member) {
        flags = flags.with(Flags::AREA);
    }
    if bearers.iter().all(|bearer| bearer.code == CHINA) {
        flags = flags.with(Flags::NATION);
    }
    flags
}

fn cue(name: &str) -> Option<String> {
    let cue = match name {
        "plan" => "Plan",
        "total" => "Total",
        "cumulative" => "Cumulative",
        "average" => "Average",
        "per_capita" => "PerCapita",
        "annual" => "Annual",
        "review" => "Review",
        _ => return None,
    };
    Some(format!("Cue::{cue}"))
}

fn sign(what: &str, site: &str) -> String {
    let sign = match what {
        "chrome" => "Chrome",
        "related" => "Related",
        "caption" => "Caption",
        "end" => "End",
        "label" => "Label",
        _ => panic!("chrome.tsv: no sign is called {what}"),
    };
    let site = match site {
        "is" => "Whole",
        "starts" => "Front",
        _ => "Anywhere",
    };
    format!("(Sign::{sign}, Site::{site})")
}

/// The flag that the tables `verbs.tsv` and `words.tsv` write as `class`.
fn flag(class: &str, direction: &str) -> Flags {
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

/// The first that applies: a word that can be a verb is one.
fn pos(flags: Flags) -> Pos {
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
    order
        .into_iter()
        .find(|(flag, _)| flags.has(*flag))
        .map_or(Pos::Noun, |(_, pos)| pos)
}
