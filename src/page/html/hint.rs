//! What attributes and metadata say of themselves, in the words of `src/data/markup.tsv`.

use crate::data;
use once_cell::sync::Lazy;
use std::collections::HashMap;

/// What a class, an id or a name of metadata hints at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hint {
    Chrome,
    Related,
    Comment,
    Title,
    Date,
    Source,
    /// The name of the site: its source where it names no other.
    Site,
    Author,
}

impl Hint {
    fn of(word: &str) -> Option<Hint> {
        Some(match word {
            "chrome" => Hint::Chrome,
            "related" => Hint::Related,
            "comment" => Hint::Comment,
            "title" => Hint::Title,
            "date" => Hint::Date,
            "source" => Hint::Source,
            "site" => Hint::Site,
            "author" => Hint::Author,
            _ => return None,
        })
    }
}

type Words = HashMap<&'static str, Hint>;

fn words(place: &str) -> Words {
    data::rows(data::MARKUP)
        .filter(|row| row.column(2) == place)
        .filter_map(|row| Some((row.column(0), Hint::of(row.column(1))?)))
        .collect()
}

static CLASSES: Lazy<Words> = Lazy::new(|| words("class"));
static WITHIN: Lazy<Vec<(&'static str, Hint)>> = Lazy::new(|| {
    let mut list: Vec<_> = words("within").into_iter().collect();
    list.sort_by_key(|(word, _)| *word);
    list
});
static META: Lazy<Words> = Lazy::new(|| words("meta"));
static JSON: Lazy<Words> = Lazy::new(|| words("json"));

/// Bytes of a class or id attribute that are looked at.
const MAX_CLASS: usize = 200;

/// What a class or id says: `rightSide hot_list` is a side and a list of what is hot.
pub(super) fn class(value: &str) -> Option<Hint> {
    let mut word = String::new();
    let mut small = false;
    let mut found = None;
    for c in value.chars().take(MAX_CLASS).chain(Some(' ')) {
        // A word ends at anything but a letter, and where a capital follows a small letter.
        if !c.is_ascii_alphabetic() || small && c.is_ascii_uppercase() {
            found = found.or_else(|| of(&word));
            word.clear();
        }
        small = c.is_ascii_lowercase();
        if c.is_ascii_alphabetic() {
            word.push(c.to_ascii_lowercase());
        }
    }
    found
}

fn of(word: &str) -> Option<Hint> {
    let within = || {
        WITHIN
            .iter()
            .find(|(part, _)| word.contains(part))
            .map(|&(_, hint)| hint)
    };
    CLASSES.get(word).copied().or_else(within)
}

/// What the name of a `<meta>` says.
pub(super) fn meta(name: &str) -> Option<Hint> {
    let name = name.to_ascii_lowercase();
    let listed = META.get(name.as_str()).copied();
    listed.or_else(|| {
        // publishedDate, pub_time: a date of publication by whatever name.
        let other = ["modif", "updat", "expire", "revis", "last"];
        let dated = name.contains("pub") && (name.contains("date") || name.contains("time"));
        (dated && !other.iter().any(|word| name.contains(word))).then_some(Hint::Date)
    })
}

/// What a key of JSON-LD says.
pub(super) fn json(key: &str) -> Option<Hint> {
    JSON.get(key.to_ascii_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_classes() {
        for (class_, hint) in [
            ("main-nav", Some(Hint::Chrome)),
            ("rightSide", Some(Hint::Chrome)),
            ("news_related_list", Some(Hint::Related)),
            ("articleContent clearfix", None),
            ("canvas", None),
            ("comment-list", Some(Hint::Comment)),
        ] {
            assert_eq!(class(class_), hint, "{class_}");
        }
        assert_eq!(meta("PubDate"), Some(Hint::Date));
        assert_eq!(json("datePublished"), Some(Hint::Date));
    }
}
