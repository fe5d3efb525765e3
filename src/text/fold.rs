//! Folding one character: width, compatibility forms and script.
//!
//! 2 → 2, ： → :, ㎡ → m², 「 → “, 戰 → 战. Script folding is strictly one character to one, as in OpenCC's character table,
//! which no phrase rule of OpenCC contradicts in length; so positions survive.

use super::class::Class;
use crate::data::compiled;

/// The characters of the Basic Multilingual Plane; the few beyond it that fold are kept in a sorted list.
const PLANE: usize = 0x1_0000;

static TABLE: Fold = Fold {
    chars: compiled!("fold.chars": [char], character, 4),
    classes: compiled!("fold.classes": [Class], class, 1),
    beyond: include!(concat!(env!("OUT_DIR"), "/beyond.rs")),
    wide: include!(concat!(env!("OUT_DIR"), "/wide.rs")),
};

/// The folding of every character, as the build script compiled it (`build/fold.rs`).
pub(crate) struct Fold {
    /// What each character folds to.
    chars: &'static [char; PLANE],
    /// The class of that; a table of its own, because it is small enough to stay in the first cache.
    classes: &'static [Class; PLANE],
    beyond: &'static [(char, char)],
    /// Forms that stand for several characters, sorted.
    wide: &'static [(char, &'static [char])],
}

const fn character(code: [u8; 4]) -> char {
    match char::from_u32(u32::from_le_bytes(code)) {
        Some(c) => c,
        None => '\0',
    }
}

const fn class([class]: [u8; 1]) -> Class {
    Class(class)
}

impl Fold {
    pub fn table() -> &'static Fold {
        &TABLE
    }

    /// The folded character and its class.
    pub fn get(&self, c: char) -> (char, Class) {
        if let Ok(code) = u16::try_from(u32::from(c)) {
            return self.plane(code);
        }
        let to = self
            .beyond
            .binary_search_by_key(&c, |&(from, _)| from)
            .ok()
            .and_then(|i| self.beyond.get(i))
            .map_or(c, |&(_, to)| to);
        (to, Class::of(to))
    }

    /// The same, for a character of the Basic Multilingual Plane.
    #[inline]
    pub fn plane(&self, code: u16) -> (char, Class) {
        let at = usize::from(code);
        match (self.chars.get(at), self.classes.get(at)) {
            (Some(&to), Some(&class)) => (to, class),
            _ => ('\0', Class::DROP),
        }
    }

    /// What a character of class [`Class::EXPAND`] stands for.
    pub fn expansion(&self, c: char) -> &[char] {
        let found = self
            .wide
            .binary_search_by_key(&c, |(from, _)| *from)
            .ok()
            .and_then(|i| self.wide.get(i));
        found.map_or(&[], |(_, plain)| *plain)
    }
}

/// A string with the script folded and nothing else: what `simplified` of the JSON form holds.
pub(crate) fn simplify(raw: &str) -> String {
    let script = |c: char| {
        let (to, class) = TABLE.get(c);
        if class.is_han() && Class::of(c).is_han() {
            to
        } else {
            c
        }
    };
    raw.chars().map(script).collect()
}
