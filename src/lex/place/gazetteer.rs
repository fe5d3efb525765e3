//! The official divisions of China at county level and above, Hong Kong's, Macau's and Taiwan's districts, and the countries.

use crate::data;
use crate::place_code::PlaceCode;
use crate::record::{Level, Place};
use crate::span::{narrow, widen};
use once_cell::sync::Lazy;
use std::collections::HashMap;

static SHARED: Lazy<Gazetteer> = Lazy::new(Gazetteer::build);

/// A name, and through it the divisions that bear it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NameId(u16);

/// A division or country.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Division {
    pub place: Place,
    /// The full official name.
    pub name: &'static str,
    /// The short name in use, or the empty string.
    pub short: &'static str,
}

/// Who bears a name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bearer {
    pub place: Place,
    /// The name is the full official one.
    pub full: bool,
    /// Nobody means this one without a hint: a name of former times, or a township of Taiwan.
    pub aside: bool,
}

/// A name that a division once had.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct FormerName {
    /// The name.
    pub name: &'static str,
    /// The year in which it was given up.
    pub year: u16,
    /// The code of then.
    pub code: PlaceCode,
    /// The division of today.
    pub successor: Place,
}

/// The gazetteer.
pub(crate) struct Gazetteer {
    names: Vec<&'static str>,
    /// The bearers of all names, and where those of each begin.
    bearers: Vec<Bearer>,
    starts: Vec<u32>,
    /// Every division whose code is its own, by code.
    by_code: Vec<Division>,
    abbreviations: Vec<(char, PlaceCode)>,
    /// Names of former times, by name.
    former: Vec<FormerName>,
    /// The names once more, sorted, for whoever asks for one.
    sorted: Vec<NameId>,
}

/// The code of all that lies in Taiwan.
pub(crate) const TAIWAN: PlaceCode = PlaceCode::Division(710_000);

impl Gazetteer {
    pub fn shared() -> &'static Gazetteer {
        &SHARED
    }

    fn build() -> Gazetteer {
        let mut index: HashMap<&'static str, usize> = HashMap::new();
        let mut names: Vec<(&'static str, Vec<Bearer>)> = Vec::new();
        let mut gazetteer = Gazetteer {
            names: Vec::new(),
            bearers: Vec::new(),
            starts: Vec::new(),
            by_code: Vec::new(),
            abbreviations: Vec::new(),
            former: Vec::new(),
            sorted: Vec::new(),
        };
        let mut add =
            |names: &mut Vec<(&'static str, Vec<Bearer>)>, name: &'static str, bearer: Bearer| {
                let at = *index.entry(name).or_insert(names.len());
                match names.get_mut(at) {
                    Some((_, bearers)) => bearers.push(bearer),
                    None => names.push((name, vec![bearer])),
                }
            };
        for (table, own_code) in [(data::PLACES, true), (data::REGIONS, false)] {
            for row in data::rows(table) {
                let (Ok(code), Some(level)) = (row.column(0).parse(), level(row.column(1))) else {
                    continue;
                };
                let division = Division {
                    place: Place { code, level },
                    name: row.column(2),
                    short: row.list(3).next().unwrap_or_default(),
                };
                add(
                    &mut names,
                    division.name,
                    Bearer {
                        place: division.place,
                        full: true,
                        aside: false,
                    },
                );
                for short in row.list(3) {
                    add(
                        &mut names,
                        short,
                        Bearer {
                            place: division.place,
                            full: false,
                            aside: false,
                        },
                    );
                }
                // 恩施州, 湘西州: autonomous prefectures are called by their short name and 州.
                if let Some(short) = prefecture(division) {
                    add(
                        &mut names,
                        short,
                        Bearer {
                            place: division.place,
                            full: true,
                            aside: false,
                        },
                    );
                }
                if own_code {
                    gazetteer.by_code.push(division);
                }
            }
        }
        for row in data::rows(data::COUNTRIES) {
            let Ok(code) = format!("ISO:{}", row.column(0)).parse() else {
                continue;
            };
            let division = Division {
                place: Place {
                    code,
                    level: Level::Country,
                },
                name: row.column(1),
                short: "",
            };
            add(
                &mut names,
                division.name,
                Bearer {
                    place: division.place,
                    full: true,
                    aside: false,
                },
            );
            for other in row.list(2) {
                add(
                    &mut names,
                    other,
                    Bearer {
                        place: division.place,
                        full: true,
                        aside: false,
                    },
                );
            }
            gazetteer.by_code.push(division);
        }
        gazetteer
            .by_code
            .sort_by_key(|division| division.place.code);
        for row in data::rows(data::TAIWAN) {
            let place = Place {
                code: TAIWAN,
                level: Level::Township,
            };
            add(
                &mut names,
                row.column(0),
                Bearer {
                    place,
                    full: true,
                    aside: true,
                },
            );
        }
        for row in data::rows(data::FORMER) {
            let (Ok(year), Ok(code), Ok(today)) = (
                row.column(1).parse(),
                row.column(2).parse(),
                row.column(3).parse(),
            ) else {
                continue;
            };
            let Some(today) = gazetteer.division(today) else {
                continue;
            };
            let former = FormerName {
                name: row.column(0),
                year,
                code,
                successor: today.place,
            };
            add(
                &mut names,
                former.name,
                Bearer {
                    place: today.place,
                    full: true,
                    aside: true,
                },
            );
            gazetteer.former.push(former);
        }
        gazetteer
            .former
            .sort_by_key(|former| (former.name, former.year));
        for (name, bearers) in names {
            gazetteer.names.push(name);
            gazetteer.starts.push(narrow(gazetteer.bearers.len()));
            gazetteer.bearers.extend(bearers);
        }
        gazetteer.starts.push(narrow(gazetteer.bearers.len()));
        for row in data::rows(data::ABBREVIATIONS) {
            if let (Some(short), Ok(code)) = (row.char(0), row.column(1).parse()) {
                gazetteer.abbreviations.push((short, code));
            }
        }
        gazetteer.abbreviations.sort();
        let mut sorted: Vec<(&str, NameId)> = gazetteer.names().collect();
        sorted.sort_unstable_by_key(|(name, _)| *name);
        gazetteer.sorted = sorted.into_iter().map(|(_, id)| id).collect();
        gazetteer
    }

    /// Every name.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, NameId)> {
        self.names
            .iter()
            .zip(0..)
            .map(|(name, id)| (*name, NameId(id)))
    }

    /// The name that is written so.
    pub fn find(&self, name: &str) -> Option<NameId> {
        let spelling = |id: &NameId| self.names.get(usize::from(id.0)).copied().unwrap_or("");
        let at = self
            .sorted
            .binary_search_by(|id| spelling(id).cmp(name))
            .ok()?;
        self.sorted.get(at).copied()
    }

    /// What divisions were called that bore this name.
    pub fn former(&self, name: &str) -> &[FormerName] {
        let from = self.former.partition_point(|former| former.name < name);
        let to = self.former.partition_point(|former| former.name <= name);
        self.former.get(from..to).unwrap_or(&[])
    }

    /// All names of former times.
    pub fn all_former(&self) -> &[FormerName] {
        &self.former
    }

    /// Who bears a name.
    pub fn bearers(&self, id: NameId) -> &[Bearer] {
        let at = usize::from(id.0);
        match self.starts.get(at..at + 2) {
            Some(&[from, to]) => self.bearers.get(widen(from)..widen(to)).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// Every division and country that has a code of its own.
    pub fn divisions(&self) -> impl Iterator<Item = Division> {
        self.by_code.iter().copied()
    }

    /// The division or country with this code.
    pub fn division(&self, code: PlaceCode) -> Option<Division> {
        let at = self
            .by_code
            .binary_search_by_key(&code, |division| division.place.code)
            .ok()?;
        self.by_code.get(at).copied()
    }

    /// The division that a single character stands for: 湘, 京.
    pub fn abbreviation(&self, c: char) -> Option<PlaceCode> {
        let at = self
            .abbreviations
            .binary_search_by_key(&c, |&(short, _)| short)
            .ok()?;
        self.abbreviations.get(at).map(|&(_, code)| code)
    }
}

/// The prefectures in daily use: the table of short names has the forms without 州.
const PREFECTURES: &[(&str, &str)] = &[
    ("222400", "延边州"),
    ("422800", "恩施州"),
    ("433100", "湘西州"),
    ("513200", "阿坝州"),
    ("513300", "甘孜州"),
    ("513400", "凉山州"),
    ("522300", "黔西南州"),
    ("522600", "黔东南州"),
    ("522700", "黔南州"),
    ("532300", "楚雄州"),
    ("532500", "红河州"),
    ("532600", "文山州"),
    ("532800", "西双版纳州"),
    ("532900", "大理州"),
    ("533100", "德宏州"),
    ("533300", "怒江州"),
    ("533400", "迪庆州"),
    ("622900", "临夏州"),
    ("623000", "甘南州"),
    ("632200", "海北州"),
    ("632300", "黄南州"),
    ("632500", "海南州"),
    ("632600", "果洛州"),
    ("632700", "玉树州"),
    ("632800", "海西州"),
    ("652300", "昌吉州"),
    ("652700", "博州"),
    ("652800", "巴州"),
    ("653000", "克州"),
    ("654000", "伊犁州"),
];

fn prefecture(division: Division) -> Option<&'static str> {
    let code = division.place.code.to_string();
    PREFECTURES
        .iter()
        .find(|(prefecture, _)| *prefecture == code)
        .map(|(_, name)| *name)
}

fn level(name: &str) -> Option<Level> {
    Some(match name {
        "province" => Level::Province,
        "city" => Level::City,
        "county" => Level::County,
        _ => return None,
    })
}
