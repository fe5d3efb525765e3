//! Classifiers and units of measure: the longest one of the table that stands at a place.

use super::matcher::Matcher;
use crate::data::{self, Row};
use crate::record::{Unit, UnitKind};
use crate::span::{Run, widen};
use crate::text::Text;
use once_cell::sync::Lazy;

static UNITS: Lazy<Units> = Lazy::new(Units::build);

/// The table of units.
pub(crate) struct Units {
    rows: Vec<Unit>,
    /// For each row the characters behind it that make it part of another word: 三部门 has no 部.
    not_before: Vec<&'static str>,
    matcher: Matcher,
}

/// A unit in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UnitMatch {
    pub run: Run,
    pub unit: &'static Unit,
}

impl Units {
    pub fn shared() -> &'static Units {
        &UNITS
    }

    fn build() -> Units {
        let some = |column: &'static str| Some(column).filter(|c| !c.is_empty());
        let read = |row: Row| {
            let text = money_word(row.column(0), row.column(4));
            let unit = Unit {
                text,
                kind: kind(row.column(1))?,
                canonical: some(row.column(2)),
                factor: some(row.column(3)),
                iso: some(row.column(4)),
            };
            Some((row.column(0).chars().collect(), (unit, row.column(5))))
        };
        let (words, rows): (Vec<Vec<char>>, Vec<(Unit, &str)>) =
            data::rows(data::UNITS).filter_map(read).unzip();
        let (rows, not_before) = rows.into_iter().unzip();
        Units {
            rows,
            not_before,
            matcher: Matcher::new(words.into_iter()),
        }
    }

    /// The longest unit that stands at `at`.
    pub fn at(&'static self, text: &Text, at: usize) -> Option<UnitMatch> {
        let mut here = text.chars().get(at..)?;
        loop {
            let long = self
                .matcher
                .longest(here)
                .map(|(length, id)| (widen(length), id));
            let (length, id) =
                long.or_else(|| self.matcher.single(*here.first()?).map(|id| (1, id)))?;
            if self.stands(text, at + length, id) {
                return Some(UnitMatch {
                    run: Run::new(at, at + length),
                    unit: self.rows.get(usize::from(id))?,
                });
            }
            // 分升 is none in 41分升至, but 分 is: the next shorter one is tried.
            here = here.get(..length - 1)?;
        }
    }

    /// Whether a unit that ends at `end` is no part of a longer word: `km` in `kmh`, 部 in 三部门.
    fn stands(&self, text: &Text, end: usize, id: u16) -> bool {
        let latin = |c: char| c.is_ascii_alphabetic();
        let other = self.not_before.get(usize::from(id)).copied().unwrap_or("");
        !(latin(text.before(end)) && latin(text.char(end)))
            && (other.is_empty() || !other.contains(text.char(end)))
    }

    /// The unit with this spelling.
    pub fn named(&'static self, spelling: &str) -> Option<&'static Unit> {
        let chars: Vec<char> = spelling.chars().collect();
        let id = match *chars.as_slice() {
            [single] => self.matcher.single(single),
            _ => self
                .matcher
                .longest(&chars)
                .filter(|&(length, _)| widen(length) == chars.len())
                .map(|(_, id)| id),
        };
        self.rows.get(usize::from(id?))
    }
}

/// 元人民币 and 人民币元 are both 元: the currency is told by the ISO code.
fn money_word(text: &'static str, iso: &str) -> &'static str {
    match iso {
        "CNY" if text.contains('元') && !text.contains(['/', '每']) => "元",
        "TWD" | "HKD" | "MOP" if text.starts_with('元') && !text.contains(['/', '每']) => "元",
        _ => text,
    }
}

fn kind(name: &str) -> Option<UnitKind> {
    Some(match name {
        "classifier" => UnitKind::Classifier,
        "currency" => UnitKind::Currency,
        "percent" => UnitKind::Percent,
        "length" => UnitKind::Length,
        "area" => UnitKind::Area,
        "volume" => UnitKind::Volume,
        "mass" => UnitKind::Mass,
        "time" => UnitKind::Time,
        "energy" => UnitKind::Energy,
        "power" => UnitKind::Power,
        "speed" => UnitKind::Speed,
        "flow" => UnitKind::Flow,
        "concentration" => UnitKind::Concentration,
        "temperature" => UnitKind::Temperature,
        "pressure" => UnitKind::Pressure,
        "angle" => UnitKind::Angle,
        "data" => UnitKind::Data,
        "voltage" => UnitKind::Voltage,
        "frequency" => UnitKind::Frequency,
        "sound" => UnitKind::Sound,
        "dose" => UnitKind::Dose,
        "rate" => UnitKind::Rate,
        _ => return None,
    })
}
