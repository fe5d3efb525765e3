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
}

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
                    },
                );
                for short in row.list(3) {
                    add(
                        &mut names,
                        short,
                        Bearer {
                            place: division.place,
                            full: false,
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
                },
            );
            for other in row.list(2) {
                add(
                    &mut names,
                    other,
                    Bearer {
                        place: division.place,
                        full: true,
                    },
                );
            }
            gazetteer.by_code.push(division);
        }
        for (name, bearers) in names {
            gazetteer.names.push(name);
            gazetteer.starts.push(narrow(gazetteer.bearers.len()));
            gazetteer.bearers.extend(bearers);
        }
        gazetteer.starts.push(narrow(gazetteer.bearers.len()));
        gazetteer
            .by_code
            .sort_by_key(|division| division.place.code);
        for row in data::rows(data::ABBREVIATIONS) {
            if let (Some(short), Ok(code)) = (row.char(0), row.column(1).parse()) {
                gazetteer.abbreviations.push((short, code));
            }
        }
        gazetteer.abbreviations.sort();
        gazetteer
    }

    /// Every name.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, NameId)> {
        self.names
            .iter()
            .zip(0..)
            .map(|(name, id)| (*name, NameId(id)))
    }

    /// Who bears a name.
    pub fn bearers(&self, id: NameId) -> &[Bearer] {
        let at = usize::from(id.0);
        match self.starts.get(at..at + 2) {
            Some(&[from, to]) => self.bearers.get(widen(from)..widen(to)).unwrap_or(&[]),
            _ => &[],
        }
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

impl Place {
    /// The official name of the division or country.
    ///
    /// ```
    /// let report = jianbao::Report::parse("武侯区新建公园3个。");
    /// let place = report.place.unwrap();
    /// assert_eq!(place.name(), "武侯区");
    /// assert_eq!(place.path(), ["四川省", "成都市", "武侯区"]);
    /// ```
    pub fn name(self) -> &'static str {
        Gazetteer::shared()
            .division(self.code)
            .map_or("", |division| division.name)
    }

    /// The names from the province down to this division.
    pub fn path(self) -> Vec<&'static str> {
        let mut path: Vec<&'static str> = Vec::with_capacity(3);
        for code in [self.code.province(), self.code.city(), Some(self.code)]
            .into_iter()
            .flatten()
        {
            if let Some(division) = Gazetteer::shared().division(code)
                && path.last() != Some(&division.name)
            {
                path.push(division.name);
            }
        }
        path
    }
}
