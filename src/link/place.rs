//! Which division a name means, and which one the report is about.

use crate::lex::Mentions;
use crate::lex::place::gazetteer::{Bearer, Gazetteer};
use crate::lex::place::{PlaceForm, Reading};
use crate::place_code::PlaceCode;
use crate::record::{Level, Place, ZoneKind};
use crate::span::Run;
use crate::zone::Layout;

/// A decision on one place name; without a place it stays open.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Decided {
    pub place: Option<Place>,
    /// The mention was none after all.
    pub dropped: bool,
}

/// Who shares a name that stays open.
pub(crate) fn candidates(form: &PlaceForm) -> Vec<PlaceCode> {
    match form.reading {
        Reading::Name(id) => Gazetteer::shared()
            .bearers(id)
            .iter()
            .map(|bearer| bearer.place.code)
            .collect(),
        _ => Vec::new(),
    }
}

/// The place of the report and of each section, and the decision on each mention.
#[derive(Default)]
pub(crate) struct Places {
    pub report: Option<Place>,
    pub sections: Vec<Option<Place>>,
    pub decided: Vec<Decided>,
}

/// Decides on every place name.
pub(crate) fn decide(mentions: &Mentions, layout: &Layout) -> Places {
    let first = pass(mentions, layout, None, &[]);
    let report = report_place(mentions, layout, &first);
    let sections = section_places(mentions, layout, &first, report);
    let decided = pass(mentions, layout, report, &sections);
    // Headings may be decided better once the report's place is known.
    let sections = section_places(mentions, layout, &decided, report);
    let report = spread(&sections).or(report);
    Places {
        report,
        sections,
        decided,
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

fn section_places(
    mentions: &Mentions,
    layout: &Layout,
    decided: &[Decided],
    report: Option<Place>,
) -> Vec<Option<Place>> {
    let at = |run: Run| {
        let named = mentions
            .places
            .iter()
            .zip(decided)
            .find(|(form, _)| run.start <= form.run.start && form.run.end <= run.end);
        named
            .filter(|(form, _)| form.inside.is_none() && form.run.end - form.run.start >= 2)
            .and_then(|(_, decided)| decided.place)
    };
    layout
        .sections
        .iter()
        .map(|section| {
            at(section.heading).filter(|place| Some(place.code) != report.map(|r| r.code))
        })
        .collect()
}

/// One pass over the names, each seeing the one before it.
fn pass(
    mentions: &Mentions,
    layout: &Layout,
    report: Option<Place>,
    sections: &[Option<Place>],
) -> Vec<Decided> {
    let mut all: Vec<Decided> = Vec::with_capacity(mentions.places.len());
    let mut section = 0;
    let mut county: Option<Place> = None;
    let mut end = 0;
    let mut previous: Option<Place> = None;
    for form in &mentions.places {
        while layout
            .sections
            .get(section + 1)
            .is_some_and(|next| next.heading.start <= form.run.start)
        {
            section += 1;
        }
        let within = layout
            .sections
            .get(section)
            .is_some_and(|part| part.heading.start <= form.run.start);
        let home = sections
            .get(section)
            .copied()
            .flatten()
            .filter(|_| within)
            .or(report);
        let chain = previous.filter(|_| form.run.start <= end + 1 && end > 0);
        let decided = one(form, chain, home, county);
        if let Some(place) = decided.place {
            previous = Some(place);
            end = form.run.end;
            if matches!(place.level, Level::County | Level::City) && form.inside.is_none() {
                county = Some(place);
            }
        }
        all.push(decided);
    }
    all
}

fn one(
    form: &PlaceForm,
    chain: Option<Place>,
    home: Option<Place>,
    county: Option<Place>,
) -> Decided {
    match form.reading {
        Reading::Abbreviation(code) => match Gazetteer::shared().division(code) {
            Some(division) => Decided {
                place: Some(division.place),
                ..Decided::default()
            },
            None => Decided {
                dropped: true,
                ..Decided::default()
            },
        },
        Reading::Local(c) => {
            let named = home
                .filter(|place| place.level != Level::Country)
                .and_then(|place| local(place, c));
            Decided {
                place: named,
                dropped: named.is_none(),
            }
        }
        Reading::Shape(level) => {
            let parent = chain
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
        Reading::Name(id) => {
            let bearers = Gazetteer::shared().bearers(id);
            let chosen = choose(
                bearers,
                chain.map(|place| place.code),
                home.map(|place| place.code),
            );
            Decided {
                place: chosen,
                dropped: false,
            }
        }
    }
}

/// 来淮 in a report on 淮北: a parent or the place itself has the character in its name.
fn local(home: Place, c: char) -> Option<Place> {
    let gazetteer = Gazetteer::shared();
    let path = [Some(home.code), home.code.city(), home.code.province()];
    path.into_iter()
        .flatten()
        .filter_map(|code| gazetteer.division(code))
        .find(|division| division.short.contains(c))
        .map(|division| division.place)
}

/// The bearer of a name that the context points to: below the name in front, else near the report's place, else the only
/// one of the highest level.
fn choose(bearers: &[Bearer], chain: Option<PlaceCode>, home: Option<PlaceCode>) -> Option<Place> {
    let only = |filter: &dyn Fn(&Bearer) -> bool| {
        let mut found = bearers.iter().filter(|bearer| filter(bearer));
        let first = found.next()?;
        // 金门县 stands in two lists; equal codes are one place.
        found
            .all(|other| other.place.code == first.place.code)
            .then_some(first.place)
    };
    // Most names have one bearer.
    if let &[single] = bearers {
        return Some(single.place);
    }
    if let Some(parent) = chain
        && let Some(place) = only(&|b| b.place.code.lies_in(parent) && b.place.code != parent)
    {
        return Some(place);
    }
    let near = |parent: Option<PlaceCode>| {
        parent.and_then(|parent| only(&|b| b.place.code.lies_in(parent)))
    };
    let itself = home.and_then(|home| only(&|b| b.place.code == home));
    let upward = home.and_then(|home| only(&|b| home.lies_in(b.place.code)));
    itself
        .or_else(|| near(home.and_then(PlaceCode::city)))
        .or(upward)
        .or_else(|| only(&|b| b.full))
        .or_else(|| only(&|b| b.place.level == Level::Province))
        .or_else(|| near(home.and_then(PlaceCode::province)))
        .or_else(|| only(&|b| b.place.level == Level::City))
}

/// The place that the report is about: the deepest of the first chain in the title, else the most frequent one.
fn report_place(mentions: &Mentions, layout: &Layout, decided: &[Decided]) -> Option<Place> {
    let named = || {
        mentions
            .places
            .iter()
            .zip(decided)
            .filter_map(|(form, decided)| Some((form, decided.place?)))
    };
    let division = |place: &Place| {
        !matches!(
            place.level,
            Level::Country | Level::Township | Level::Village
        )
    };
    if let Some(title) = layout.head.title {
        let mut chain: Option<(usize, Place)> = None;
        for (form, place) in named().filter(|(form, place)| {
            title.start <= form.run.start && form.run.end <= title.end && division(place)
        }) {
            match chain {
                Some((end, _)) if form.run.start > end => break,
                _ => chain = Some((form.run.end, place)),
            }
        }
        if let Some((_, place)) = chain {
            return Some(place);
        }
    }
    // The deepest of the most frequent; the first among equals. Names inside organisations and the head weigh less.
    let first_line = layout
        .blocks
        .iter()
        .find(|block| block.kind == ZoneKind::Body)
        .map_or(Run::default(), |block| {
            Run::new(block.run.start, block.run.end.min(block.run.start + 80))
        });
    let mut votes: Vec<(Place, u32)> = Vec::new();
    for (form, place) in named().filter(|(_, place)| division(place)) {
        let next = layout
            .blocks
            .partition_point(|block| block.run.start <= form.run.start);
        let inside_body = layout
            .blocks
            .get(next.wrapping_sub(1))
            .is_some_and(|block| block.run.holds(form.run.start));
        let dateline = layout.head.dateline == Some(form.run);
        if !inside_body && !dateline {
            continue;
        }
        let weight = if form.inside.is_some() || form.run.len() == 1 {
            1
        } else {
            2
        } + if first_line.holds(form.run.start) {
            2
        } else {
            0
        };
        match votes.iter_mut().find(|(other, _)| other.code == place.code) {
            Some((_, count)) => *count += weight,
            None => votes.push((place, weight)),
        }
    }
    let best = votes.iter().map(|&(_, count)| count).max()?;
    let top = votes
        .iter()
        .find(|&&(_, count)| count == best)
        .map(|&(place, _)| place)?;
    // A county that is named nearly as often as its parent is what the report is about.
    let deeper = votes
        .iter()
        .filter(|(place, count)| {
            place.code != top.code && place.code.lies_in(top.code) && count * 3 >= best * 2
        })
        .max_by_key(|&&(_, count)| count);
    Some(deeper.map_or(top, |&(place, _)| place))
}
