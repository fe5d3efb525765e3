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
    /// Folded character in the low 24 bits, class above.
    plane: Box<[u32]>,
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
            plane: vec![0; PLANE].into_boxed_slice(),
            beyond: Vec::new(),
            wide: Vec::new(),
        };
        for (slot, point) in fold.plane.iter_mut().zip(0u32..) {
            // Surrogates are no characters and are never looked up.
            let c = char::from_u32(point).unwrap_or('\u{fffd}');
            *slot = pack(c, Class::of(c));
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
        match self.plane.get_mut(index(from)) {
            Some(slot) => *slot = pack(to, class),
            None => self.beyond.push((from, to)),
        }
    }

    /// Makes everything that folds to one of `marks` a character that the place scanners look at.
    fn mark(&mut self, marks: &[char]) {
        for slot in &mut self.plane {
            let (to, class) = unpack(*slot);
            if class == Class::HAN && marks.contains(&to) {
                *slot = pack(to, Class::MARK);
            }
        }
    }

    /// The folded character and its class.
    #[inline]
    pub fn get(&self, c: char) -> (char, Class) {
        match self.plane.get(index(c)) {
            Some(&packed) => unpack(packed),
            None => {
                let to = self
                    .beyond
                    .binary_search_by_key(&c, |&(from, _)| from)
                    .ok()
                    .and_then(|i| self.beyond.get(i))
                    .map_or(c, |&(_, to)| to);
                (to, Class::of(to))
            }
        }
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

fn pack(c: char, class: Class) -> u32 {
    u32::from(c) | u32::from(class.0) << 24
}

#[inline]
fn unpack(packed: u32) -> (char, Class) {
    let [_, _, _, class] = packed.to_le_bytes();
    (
        char::from_u32(packed & 0xff_ffff).unwrap_or('\u{fffd}'),
        Class(class),
    )
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
