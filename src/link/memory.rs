//! What the figures of a paragraph counted, for those behind them that name nothing.

use super::attach::Links;
use crate::lex::number::quantity::{Quantity, unit_of};
use crate::span::Run;

/// What a figure counted, in which unit, by which verb, and whether it stands in this sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    pub run: Run,
    pub unit: Option<&'static str>,
    pub action: Option<Run>,
    pub here: bool,
    /// In an earlier paragraph.
    past: bool,
}

/// Units that are kept apart.
const UNITS: usize = 4;

/// The last figure of each unit, the newest first.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Memory {
    told: [Option<Counted>; UNITS],
    /// 委员中，女性11名，高校13名: those of whom a list of people tells.
    pub topic: Option<Run>,
}

impl Memory {
    /// Another sentence begins.
    pub fn pass(&mut self) {
        for counted in self.told.iter_mut().flatten() {
            counted.here = false;
        }
    }

    /// Another paragraph begins: only the verb of a figure still tells what it counts.
    pub fn leave(&mut self) {
        self.topic = None;
        for counted in self.told.iter_mut().flatten() {
            counted.here = false;
            counted.past = true;
        }
    }

    /// What a figure of the same unit counted that the same verb governs.
    pub fn governed(&self, quantity: &Quantity, same: impl Fn(Run) -> bool) -> Option<Counted> {
        let unit = unit_of(quantity).map(|unit| unit.text);
        let told = self.told.into_iter().flatten();
        told.filter(|counted| counted.unit == unit)
            .find(|counted| counted.action.is_some_and(&same))
    }

    /// Keeps what a figure counted.
    pub fn keep(&mut self, quantity: &Quantity, links: &Links) {
        let Some((run, _)) = links.counted else {
            return;
        };
        let unit = unit_of(quantity).map(|unit| unit.text);
        let alike = |slot: &Option<Counted>| slot.is_some_and(|counted| counted.unit == unit);
        let at = self.told.iter().position(alike).unwrap_or(UNITS - 1);
        if let Some(newer) = self.told.get_mut(..=at) {
            newer.rotate_right(1);
        }
        let [newest, ..] = &mut self.told;
        *newest = Some(Counted {
            run,
            unit,
            action: links.action.map(|(run, _)| run),
            here: true,
            past: false,
        });
    }

    /// What the last figure counted.
    pub fn newest(&self) -> Option<Counted> {
        let [newest, ..] = self.told;
        newest.filter(|counted| !counted.past)
    }

    /// What the last figure of the same unit counted, be it in an earlier paragraph.
    pub fn ever(&self, quantity: &Quantity) -> Option<Counted> {
        let unit = unit_of(quantity).map(|unit| unit.text);
        let mut told = self.told.into_iter().flatten();
        told.find(|counted| counted.unit == unit)
    }

    /// What the last figure of the same unit counted; of people, those whom the list is about.
    pub fn alike(&self, quantity: &Quantity) -> Option<Counted> {
        let unit = unit_of(quantity).map(|unit| unit.text);
        let topic = self
            .topic
            .filter(|_| matches!(unit, Some("名" | "人" | "位")));
        if let Some(run) = topic {
            return Some(Counted {
                run,
                unit,
                action: None,
                here: true,
                past: false,
            });
        }
        self.told
            .into_iter()
            .flatten()
            .find(|counted| counted.unit == unit && !counted.past)
    }
}
