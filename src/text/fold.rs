//! Folding one character: width, compatibility forms and script.
//!
//! 2 → 2, ： → :, ㎡ → m², 「 → “, 戰 → 战. Script folding is strictly one character to one, as in OpenCC's character table,
//! which no phrase rule of OpenCC contradicts in length; so positions survive.

use super::class::Class;
use crate::data;
use once_cell::sync::Lazy;

/// The characters of the Basic Multilingual Plane; the few beyond it that fold are kept in a sorted list.
const PLANE: usize = 0x1_0000;

static TABLE: Lazy<Fold> = Lazy::new(Fold::build);

/// The folding of every character.
pub(crate) struct Fold {
    /// What each character folds to.
    chars: Box<[char; PLANE]>,
    /// The class of that; a table of its own, because it is small enough to stay in the first cache.
    classes: Box<[Class; PLANE]>,
    beyond: Vec<(char, char)>,
    /// Forms that stand for several characters, sorted.
    wide: Vec<(char, Vec<char>)>,
}

impl Fold {
    pub fn table() -> &'static Fold {
        &TABLE
    }

    fn build() -> Fold {
        let mut fold = Fold {
            chars: Box::new(['\0'; PLANE]),
            classes: Box::new([Class::OTHER; PLANE]),
            beyond: Vec::new(),
            wide: Vec::new(),
        };
        // Surrogates are no characters and are never looked up.
        for c in (0..=0xffff).filter_map(char::from_u32) {
            fold.set(c, c, Class::of(c));
        }
        let hex = |s: &str| u32::from_str_radix(s, 16).ok().and_then(char::from_u32);
        for row in data::rows(data::WIDTH) {
            let plain: Vec<char> = row.column(1).split(' ').filter_map(hex).collect();
            match (hex(row.column(0)), plain.as_slice()) {
                (Some(from), &[to]) => fold.set(from, to, Class::of(to)),
                (Some(from), [_, ..]) => {
                    fold.set(from, from, Class::EXPAND);
                    fold.wide.push((from, plain));
                }
                _ => {}
            }
        }
        for row in data::rows(data::SCRIPT) {
            if let (Some(from), Some(to)) = (row.char(0), row.char(1)) {
                fold.set(from, to, Class::of(to));
            }
        }
        let marks: Vec<char> = data::rows(data::ABBREVIATIONS)
            .filter_map(|row| row.char(0))
            .collect();
        fold.mark(&marks);
        fold.wide.sort();
        fold.beyond.sort();
        fold
    }

    fn set(&mut self, from: char, to: char, class: Class) {
        let at = index(from);
        match (self.chars.get_mut(at), self.classes.get_mut(at)) {
            (Some(slot), Some(kind)) => (*slot, *kind) = (to, class),
            _ => self.beyond.push((from, to)),
        }
    }

    /// Makes everything that folds to one of `marks` a character that the place scanners look at.
    fn mark(&mut self, marks: &[char]) {
        for (to, class) in self.chars.iter().zip(self.classes.iter_mut()) {
            if *class == Class::HAN && marks.contains(to) {
                *class = Class::MARK;
            }
        }
    }

    /// The folded character and its class.
    pub fn get(&self, c: char) -> (char, Class) {
        self.plane(c).unwrap_or_else(|| {
            let to = self
                .beyond
                .binary_search_by_key(&c, |&(from, _)| from)
                .ok()
                .and_then(|i| self.beyond.get(i))
                .map_or(c, |&(_, to)| to);
            (to, Class::of(to))
        })
    }

    /// The same, for a character of the Basic Multilingual Plane.
    #[inline]
    pub fn plane(&self, c: char) -> Option<(char, Class)> {
        let at = index(c);
        Some((*self.chars.get(at)?, *self.classes.get(at)?))
    }

    /// What a character of class [`Class::EXPAND`] stands for.
    pub fn expansion(&self, c: char) -> &[char] {
        let found = self
            .wide
            .binary_search_by_key(&c, |(from, _)| *from)
            .ok()
            .and_then(|i| self.wide.get(i));
        found.map_or(&[], |(_, plain)| plain.as_slice())
    }
}

fn index(c: char) -> usize {
    crate::span::widen(u32::from(c))
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
