//! What each character folds to, and the class of that.

use crate::class::Class;
use crate::table::{self, Table, numbers};
use std::collections::BTreeMap;

/// The characters of the Basic Multilingual Plane.
const PLANE: usize = 0x1_0000;

pub struct Fold {
    /// The folded character of each; NUL for surrogates, which are no characters.
    chars: Vec<char>,
    classes: Vec<Class>,
    /// The few beyond the plane that fold.
    beyond: BTreeMap<char, char>,
    /// Forms that stand for several characters.
    wide: BTreeMap<char, Vec<char>>,
}

impl Fold {
    pub fn read() -> Fold {
        let mut fold = Fold {
            chars: vec!['\0'; PLANE],
            classes: vec![Class::OTHER; PLANE],
            beyond: BTreeMap::new(),
            wide: BTreeMap::new(),
        };
        for c in (0..=0xffff).filter_map(char::from_u32) {
            fold.set(c, c, Class::of(c));
        }
        let hex = |s: &str| u32::from_str_radix(s, 16).ok().and_then(char::from_u32);
        for row in Table::open("width").rows() {
            let plain: Vec<char> = row.column(1).split(' ').filter_map(hex).collect();
            match (hex(row.column(0)), plain.as_slice()) {
                (Some(from), &[to]) => fold.set(from, to, Class::of(to)),
                (Some(from), [_, ..]) => {
                    fold.set(from, from, Class::EXPAND);
                    fold.wide.insert(from, plain);
                }
                _ => {}
            }
        }
        for row in Table::open("script").rows() {
            if let (Some(from), Some(to)) = (row.char(0), row.char(1)) {
                fold.set(from, to, Class::of(to));
            }
        }
        // Everything that folds to an abbreviation of a place is a character that the place scanners look at.
        let marks: Vec<char> = Table::open("abbreviations")
            .rows()
            .filter_map(|row| row.char(0))
            .collect();
        for (to, class) in fold.chars.iter().zip(&mut fold.classes) {
            if *class == Class::HAN && marks.contains(to) {
                *class = Class::MARK;
            }
        }
        fold
    }

    fn set(&mut self, from: char, to: char, class: Class) {
        let at = usize::try_from(u32::from(from)).unwrap();
        match self.chars.get_mut(at) {
            Some(slot) => {
                *slot = to;
                self.classes[at] = class;
            }
            None => {
                self.beyond.insert(from, to);
            }
        }
    }

    /// The folded character.
    pub fn get(&self, c: char) -> char {
        let at = usize::try_from(u32::from(c)).unwrap();
        let beyond = || self.beyond.get(&c).copied().unwrap_or(c);
        self.chars.get(at).copied().unwrap_or_else(beyond)
    }

    pub fn write(&self) {
        numbers!("fold.chars", self.chars.iter().map(|&c| u32::from(c)));
        numbers!("fold.classes", self.classes.iter().map(|class| class.0));
        table::write("beyond.rs", format!("&{:?}", Vec::from_iter(&self.beyond)));
        let wide: Vec<String> = self
            .wide
            .iter()
            .map(|(from, plain)| format!("({from:?}, &{plain:?})"))
            .collect();
        table::write("wide.rs", format!("&[{}]", wide.join(", ")));
    }
}
