//! Which division a name means, and which one the report is about.

use crate::lex::Mentions;
use crate::lex::place::gazetteer::{Bearer, Gazetteer, TAIWAN};
#[cfg(feature = "townships")]
use crate::lex::place::official;
use crate::lex::place::{PlaceForm, Reading};
use crate::place_code::PlaceCode;
use crate::record::{Level, Place, ZoneKind};
use crate::span::{Run, seek};
use crate::zone::Layout;
use std::cmp::Reverse;

/// A decision on one place name; without a place it stays open.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Decided {
    pub place: Option<Place>,
    /// The mention was none after all.
    pub dropped: bool,
    /// No context changes it.
    settled: bool,
}

/// Who shares a name that stays open.
pub(crate) fn candidates(form: &PlaceForm) -> Vec<PlaceCode> {
    match form.reading {
        Reading::Name(id) => {
            let mut codes: Vec<PlaceCode> = Gazetteer::shared()
                .bearers(id)
                .iter()
                .map(|bearer| bearer.place.code)
                .collect();
            codes.sort();
            codes.dedup();
            codes
        }
        _ => Vec::new(),
    }
}

/// The place of the report and of each section, and the decision on each mention. Buffers are kept from one report to the
/// next.
#[derive(Default)]
pub(crate) struct Places {
    pub report: Option<Place>,
    pub sections: Vec<Option<Place>>,
    pub decided: Vec<Decided>,
    open: Vec<Open>,
    votes: Vec<Vote>,
}

impl Places {
    /// Decides on every place name.
    pub fn decide(&mut self, mentions: &Mentions, layout: &Layout) {
        self.sections.clear();
        self.decide_alone(mentions);
        let report = report_place(mentions, layout, &self.decided, &mut self.votes);
        self.name_sections(mentions, layout, report);
        if report.is_some() || self.sections.iter().any(Option::is_some) {
            self.decide_open(mentions, layout, report);
            // Headings may be decided better once the report's place is known.
            self.name_sections(mentions, layout, report);
        }
        self.report = report;
        let articles = layout.sections.iter().filter(|part| part.article).count();
        if articles >= 2 {
            // A digest is about the place that holds those of its articles, if any does.
            let mut named: Vec<PlaceCode> = self
                .sections
                .iter()
                .flatten()
                .map(|place| place.code)
                .collect();
            named.sort();
            named.dedup();
            self.report = report.filter(|_| named.len() < 2);
        }
        if let Some(whole) = spread(&self.sections) {
            // The place of one section is no longer that of the report, and its heading names it.
            self.report = Some(whole);
            self.name_sections(mentions, layout, self.report);
        }
    }

    /// Decides on every name without a word on what the report is about, each seeing the one before it.
    fn decide_alone(&mut self, mentions: &Mentions) {
        let forms = &mentions.places;
        self.decided.clear();
        self.open.clear();
        let mut before = Before::default();
        // What is left in front of a name when those that are open are decided anew.
        let mut settled = Before::default();
        for (i, form) in forms.iter().enumerate() {
            let decided =
                alone(form).unwrap_or_else(|| before.decide(form, forms, &self.decided, None));
            self.decided.push(decided);
            before.pass(i, form, decided);
            if decided.settled {
                settled.pass(i, form, decided);
            } else {
                let before = settled;
                self.open.push(Open { form: i, before });
            }
        }
    }

    /// Decides on the names that are open, now that the place of the report or of a section is known.
    fn decide_open(&mut self, mentions: &Mentions, layout: &Layout, report: Option<Place>) {
        let forms = &mentions.places;
        let headings = layout.sections.get(..self.sections.len()).unwrap_or(&[]);
        let mut behind = 0;
        let mut before = Before::default();
        for open in &self.open {
            let Some(form) = forms.get(open.form) else {
                continue;
            };
            behind = seek(headings, behind, |part| {
                part.heading.start <= form.run.start
            });
            let section = behind.checked_sub(1).and_then(|i| self.sections.get(i));
            let home = section.copied().flatten().or(report);
            let decided = before
                .or(open.before)
                .decide(form, forms, &self.decided, home);
            if let Some(slot) = self.decided.get_mut(open.form) {
                *slot = decided;
            }
            before.pass(open.form, form, decided);
        }
    }

    /// The place that each heading names, unless it is the one of the report.
    fn name_sections(&mut self, mentions: &Mentions, layout: &Layout, report: Option<Place>) {
        self.sections.clear();
        for (i, section) in layout.sections.iter().enumerate() {
            let run = section.heading;
            let at = mentions
                .places
                .partition_point(|form| form.run.start < run.start);
            let named = mentions
                .places
                .get(at)
                .zip(self.decided.get(at))
                .filter(|(form, _)| {
                    form.run.end <= run.end && form.inside.is_none() && form.run.len() >= 2
                })
                .and_then(|(_, decided)| decided.place)
                .filter(|place| {
                    section.article || Some(place.code) != report.map(|report| report.code)
                });
            let named = match named {
                None if section.article => self.first_in(i, mentions, layout),
                named => named,
            };
            self.sections.push(named);
        }
    }
}

impl Places {
    /// The first place that the text of an article names.
    fn first_in(&self, section: usize, mentions: &Mentions, layout: &Layout) -> Option<Place> {
        let from = layout
            .blocks
            .partition_point(|block| block.section < Some(section));
        let blocks = layout.blocks.get(from..)?.iter();
        let mut texts = blocks
            .take_while(|block| block.section == Some(section))
            .filter(|block| block.kind == ZoneKind::Body);
        texts.find_map(|block| {
            let from = mentions
                .places
                .partition_point(|form| form.run.start < block.run.start);
            let forms = mentions
                .places
                .get(from..)?
                .iter()
                .zip(self.decided.get(from..)?);
            let mut inside = forms.take_while(|(form, _)| form.run.end <= block.run.end);
            inside.find_map(|(form, decided)| {
                let plain = form.inside.is_none() && form.run.len() >= 2;
                decided.place.filter(|place| plain && division(*place))
            })
        })
    }
}

/// A report in sections on at least three places of one province is about the province.
fn spread(sections: &[Option<Place>]) -> Option<Place> {
    let mut named: Vec<PlaceCode> = sections.iter().flatten().map(|place| place.code).collect();
    named.sort();
    named.dedup();
    let province = named.first()?.province()?;
    let same = named.len() >= 3 && named.iter().all(|code| code.province() == Some(province));
    same.then(|| Gazetteer::shared().division(province))
        .flatten()
        .map(|division| division.place)
}

/// A name that the context decides, and what is settled in front of it.
#[derive(Clone, Copy, Debug)]
struct Open {
    form: usize,
    before: Before,
}

/// The last place in front, and the last city or county: names that depend on them are few.
#[derive(Clone, Copy, Default, Debug)]
struct Before {
    place: Option<usize>,
    county: Option<usize>,
}

impl Before {
    /// A name that has its place stands in front of those behind it.
    fn pass(&mut self, at: usize, form: &PlaceForm, decided: Decided) {
        if let Some(place) = decided.place {
            self.place = Some(at);
            if matches!(place.level, Level::County | Level::City) && form.inside.is_none() {
                self.county = Some(at);
            }
        }
    }

    /// Whatever stands nearer.
    fn or(self, other: Before) -> Before {
        Before {
            place: self.place.max(other.place),
            county: self.county.max(other.county),
        }
    }

    /// The decision on the name behind: a chain has no gap but one mark.
    fn decide(
        self,
        form: &PlaceForm,
        forms: &[PlaceForm],
        all: &[Decided],
        home: Option<Place>,
    ) -> Decided {
        let place_of = |at: usize| all.get(at).and_then(|decided| decided.place);
        let touches = |front: &PlaceForm| form.run.start <= front.run.end + 1;
        let chain = self
            .place
            .filter(|&at| forms.get(at).is_some_and(touches))
            .and_then(place_of);
        one(form, chain, home, self.county.and_then(place_of))
    }
}

/// The decision on a name that needs no context: most names have one bearer.
fn alone(form: &PlaceForm) -> Option<Decided> {
    let place = match form.reading {
        Reading::Given(place) => Some(place),
        Reading::Abbreviation(code) => Gazetteer::shared()
            .division(code)
            .map(|division| division.place),
        Reading::Name(id) => match Gazetteer::shared().bearers(id) {
            // A town of Taiwan's has namesakes that no table lists.
            [only] if !only.aside || only.place.level != Level::Township || form.run.len() >= 4 => {
                Some(only.place)
            }
            // 京津冀 is no one of its members.
            [member, ..] if member.member => {
                return Some(Decided {
                    settled: true,
                    ..Decided::default()
                });
            }
            _ => return None,
        },
        _ => return None,
    };
    Some(Decided {
        place,
        dropped: place.is_none(),
        settled: true,
    })
}

/// The decision on a name in its context.
fn one(
    form: &PlaceForm,
    chain: Option<Place>,
    home: Option<Place>,
    county: Option<Place>,
) -> Decided {
    match form.reading {
        // Are decided alone.
        Reading::Given(_) | Reading::Abbreviation(_) => Decided::default(),
        Reading::Local(c) => {
            let named = home
                .filter(|place| place.level != Level::Country)
                .and_then(|place| local(place, c));
            Decided {
                place: named,
                dropped: named.is_none(),
                settled: false,
            }
        }
        Reading::Shape(level) => shape(level, chain, home, county),
        #[cfg(feature = "townships")]
        Reading::Official(number) => official(number, chain, home, county),
        Reading::Name(id) => match Gazetteer::shared().bearers(id) {
            [_] if chain
                .or(home)
                .or(county)
                .is_some_and(|near| near.code != TAIWAN) =>
            {
                shape(Level::Township, chain, home, county)
            }
            [only] => Decided {
                place: Some(only.place),
                dropped: false,
                settled: true,
            },
            bearers => Decided {
                place: choose(
                    bearers,
                    chain.map(|place| place.code),
                    home.map(|place| place.code),
                ),
                dropped: false,
                settled: false,
            },
        },
    }
}

/// A township of the official list: the only one in the place in front, else in the county, city or province of the report or
/// of the county named last, else the only one there is; else what its shape says.
#[cfg(feature = "townships")]
fn official(
    number: u32,
    chain: Option<Place>,
    home: Option<Place>,
    county: Option<Place>,
) -> Decided {
    let only = |parent: Option<PlaceCode>| {
        let mut within = official::bearers(number)
            .filter(|place| parent.is_none_or(|parent| place.code.lies_in(parent)));
        within.next().filter(|_| within.next().is_none())
    };
    let around = |near: Option<Place>| {
        let code = near?.code;
        [Some(code), code.city(), code.province()]
            .into_iter()
            .flatten()
            .find_map(|parent| only(Some(parent)))
    };
    let place = match chain {
        Some(chain) => only(Some(chain.code)),
        None => around(home)
            .or_else(|| around(county))
            .or_else(|| only(None)),
    };
    match place {
        Some(place) => Decided {
            place: Some(place),
            ..Decided::default()
        },
        None => shape(Level::Township, chain, home, county),
    }
}

/// A township or village lies in the county in front of it, else in that of the report or the one named last; in a report
/// on a city, in the county of it that was named last.
fn shape(
    level: Level,
    chain: Option<Place>,
    home: Option<Place>,
    county: Option<Place>,
) -> Decided {
    let near = county.filter(|county| {
        county.level == Level::County
            && home.is_some_and(|home| home.level == Level::City && county.code.lies_in(home.code))
    });
    let parent = chain
        .or(near)
        .or(home.filter(|place| place.level != Level::Province))
        .or(county)
        .or(home);
    let place = parent
        .filter(|parent| parent.level != Level::Country)
        .map(|parent| Place {
            code: parent.code,
            level,
        });
    Decided {
        place,
        ..Decided::default()
    }
}

/// 来淮 in a report on 淮北: a parent or the place itself has the character in its name.
fn local(home: Place, c: char) -> Option<Place> {
    let gazetteer = Gazetteer::shared();
    let path = [Some(home.code), home.code.city(), home.code.province()];
    path.into_iter()
        .flatten()
        .filter_map(|code| gazetteer.division(code))
        .find(|division| division.short.chars().any(|short| short == c))
        .map(|division| division.place)
}

/// The bearer of a name that the context points to: below the name in front, else near the report's place, else the only
/// one of the highest level. Former names and the townships of Taiwan need a hint, unless nobody else has the name.
fn choose(bearers: &[Bearer], chain: Option<PlaceCode>, home: Option<PlaceCode>) -> Option<Place> {
    let only = |filter: &dyn Fn(&Bearer) -> bool| {
        let mut found = bearers.iter().filter(|bearer| filter(bearer));
        let first = found.next()?;
        // 金门县 stands in two lists; equal codes are one place.
        found
            .all(|other| other.place.code == first.place.code)
            .then_some(first.place)
    };
    let today = bearers.iter().any(|bearer| !bearer.aside);
    let current = |b: &Bearer| !b.aside || !today;
    if let Some(parent) = chain {
        let below = |b: &Bearer| {
            b.place.code.lies_in(parent)
                && (b.place.code != parent || b.place.level == Level::Township)
        };
        if let Some(place) = only(&|b| current(b) && below(b)).or_else(|| only(&below)) {
            return Some(place);
        }
    }
    let near = |parent: Option<PlaceCode>| {
        parent.and_then(|parent| {
            only(&|b| current(b) && b.place.code.lies_in(parent))
                .or_else(|| only(&|b| b.place.code.lies_in(parent)))
        })
    };
    let itself = home.and_then(|home| only(&|b| b.place.code == home));
    let upward = home.and_then(|home| only(&|b| current(b) && home.lies_in(b.place.code)));
    itself
        .or_else(|| near(home.and_then(PlaceCode::city)))
        .or(upward)
        .or_else(|| only(&|b| current(b) && b.full))
        .or_else(|| only(&|b| b.place.level == Level::Province))
        .or_else(|| near(home.and_then(PlaceCode::province)))
        .or_else(|| only(&|b| b.place.level == Level::City))
        // 嘉义市 and 嘉义县 share their name and the code of their province.
        .or_else(|| only(&current))
}

/// How much a place is named.
#[derive(Clone, Copy, Debug)]
struct Vote {
    place: Place,
    /// The first mention.
    first: usize,
    weight: u32,
}

/// A place that a report can be about.
fn division(place: Place) -> bool {
    !matches!(
        place.level,
        Level::Country | Level::Township | Level::Village
    )
}

/// The place that the report is about: the deepest of the first chain in the title, else the most frequent one.
fn report_place(
    mentions: &Mentions,
    layout: &Layout,
    decided: &[Decided],
    votes: &mut Vec<Vote>,
) -> Option<Place> {
    let titled = layout
        .head
        .title
        .and_then(|title| chain_in(title, mentions, decided));
    if titled.is_some() {
        return titled;
    }
    // The deepest of the most frequent; the first among equals. Names inside organisations and the head weigh less.
    let first_line = layout
        .blocks
        .iter()
        .find(|block| block.kind == ZoneKind::Body)
        .map_or(Run::default(), |block| {
            Run::new(block.run.start, block.run.end.min(block.run.start + 80))
        });
    let mut blocks = layout.blocks.as_slice();
    votes.clear();
    let mut last = 0;
    for (first, (form, decided)) in mentions.places.iter().zip(decided).enumerate() {
        let Some(place) = decided.place.filter(|place| division(*place)) else {
            continue;
        };
        while let [block, behind @ ..] = blocks
            && block.run.end <= form.run.start
        {
            blocks = behind;
        }
        let in_body = blocks
            .first()
            .is_some_and(|block| block.run.holds(form.run.start));
        if !in_body && layout.head.dateline != Some(form.run) {
            continue;
        }
        let plain = form.inside.is_none() && form.run.len() > 1;
        let opening = first_line.holds(form.run.start);
        let weight = 1 + u32::from(plain) + 2 * u32::from(opening);
        // Sorted by code: a text may name every county of the country.
        // The place that was named last is often named again.
        let again = votes
            .get(last)
            .is_some_and(|vote| vote.place.code == place.code);
        if !again {
            last = match votes.binary_search_by_key(&place.code, |vote| vote.place.code) {
                Ok(at) => at,
                Err(at) => {
                    let vote = Vote {
                        place,
                        first,
                        weight: 0,
                    };
                    votes.insert(at, vote);
                    at
                }
            };
        }
        if let Some(vote) = votes.get_mut(last) {
            vote.weight += weight;
        }
    }
    let top = votes
        .iter()
        .max_by_key(|vote| (vote.weight, Reverse(vote.first)))?;
    // A report on three or more places of one larger place, which it names too, is about the larger one.
    if let Some(whole) = whole(top, votes) {
        return Some(whole);
    }
    // A county that is named nearly as often as its parent is what the report is about, unless several are.
    let near =
        |vote: &&Vote| vote.weight * 3 >= top.weight * 2 && vote.place.code != top.place.code;
    let mut deeper = votes
        .iter()
        .filter(|vote| vote.place.code.lies_in(top.place.code))
        .filter(near);
    let rivals = || votes.iter().filter(near);
    if let Some(first) = deeper.next() {
        let deepest = deeper.try_fold(first, |deepest, vote| {
            vote.place.code.lies_in(deepest.place.code).then_some(vote)
        });
        return Some(deepest.unwrap_or(top).place);
    }
    // Three or more that are named alike: the place that they share, if they share one.
    let shared = [top.place.code.city(), top.place.code.province()]
        .into_iter()
        .flatten()
        .find(|shared| rivals().all(|vote| vote.place.code.lies_in(*shared)))
        .filter(|_| rivals().count() >= 2)
        .and_then(|shared| Gazetteer::shared().division(shared))
        .map(|division| division.place);
    Some(shared.unwrap_or(top.place))
}

/// The named parent of the top place, where its other children together are named as much as that.
fn whole(top: &Vote, votes: &[Vote]) -> Option<Place> {
    let code = top.place.code;
    let parents = [code.city(), code.province()];
    let parents = parents
        .into_iter()
        .flatten()
        .filter(|parent| *parent != code);
    parents
        .filter_map(|parent| {
            let at = votes
                .binary_search_by_key(&parent, |vote| vote.place.code)
                .ok()?;
            votes.get(at)
        })
        .find(|parent| {
            let others = votes.iter().filter(|vote| {
                let other = vote.place.code;
                other != code
                    && other != parent.place.code
                    && other.lies_in(parent.place.code)
                    && !code.lies_in(other)
            });
            let (count, weight) = others.fold((0, 0), |(n, sum), vote| (n + 1, sum + vote.weight));
            count >= 2 && weight >= top.weight && parent.first < top.first
        })
        .map(|parent| parent.place)
}

/// The last place of the first chain of names in a title.
fn chain_in(title: Run, mentions: &Mentions, decided: &[Decided]) -> Option<Place> {
    let from = mentions
        .places
        .partition_point(|form| form.run.start < title.start);
    let forms = mentions.places.get(from..)?.iter();
    let mut chain: Option<(usize, Place)> = None;
    for (form, decided) in forms.zip(decided.get(from..)?) {
        if form.run.end > title.end || chain.is_some_and(|(end, _)| form.run.start > end) {
            break;
        }
        if let Some(place) = decided.place.filter(|place| division(*place)) {
            chain = Some((form.run.end, place));
        }
    }
    chain.map(|(_, place)| place)
}
