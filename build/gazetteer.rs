//! The divisions of China, the countries, and who bears which name.

use crate::table::{self, Row, Table, numbers};
use std::collections::HashMap;

/// A code in four bytes: six digits of a division, or the two letters of a country.
type Code = u32;

/// Levels as the compiled tables write them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Province,
    City,
    County,
    Township,
    Country,
}

impl Level {
    fn named(name: &str) -> Level {
        match name {
            "province" => Level::Province,
            "city" => Level::City,
            "county" => Level::County,
            _ => panic!("no level is called {name}"),
        }
    }

    fn byte(self) -> u8 {
        match self {
            Level::Province => 0,
            Level::City => 1,
            Level::County => 2,
            Level::Township => 3,
            Level::Country => 4,
        }
    }
}

/// Who bears a name.
#[derive(Clone, Copy)]
pub struct Bearer {
    pub code: Code,
    pub level: Level,
    /// The name is the full official one.
    pub full: bool,
    /// Nobody means this one without a hint: a name of former times, or a township of Taiwan.
    pub aside: bool,
    /// The name is that of a region, of which this is one member.
    pub member: bool,
}

struct Division {
    code: Code,
    level: Level,
    name: String,
    short: String,
}

struct Former {
    name: String,
    year: u16,
    code: Code,
    successor: Code,
    level: Level,
}

#[derive(Default)]
pub struct Gazetteer {
    /// Every name, in the order in which the tables have it first.
    pub names: Vec<String>,
    bearers: HashMap<String, Vec<Bearer>>,
    /// Every division whose code is its own.
    divisions: Vec<Division>,
    former: Vec<Former>,
}

const TAIWAN: Code = 710_000;

/// The code of China as a country.
pub const CHINA: Code = Code::from_be_bytes([0, 0, b'C', b'N']);

impl Gazetteer {
    pub fn read() -> Gazetteer {
        let mut gazetteer = Gazetteer::default();
        gazetteer.read_divisions();
        gazetteer.read_countries();
        gazetteer.read_areas();
        let bearer = |code, level, full| Bearer {
            code,
            level,
            full,
            aside: true,
            member: false,
        };
        for row in Table::open("taiwan").rows() {
            gazetteer.add(row.column(0), bearer(TAIWAN, Level::Township, true));
        }
        for row in Table::open("former").rows() {
            let today = digits(row, 3);
            let Some(successor) = gazetteer.divisions.iter().find(|d| d.code == today) else {
                continue;
            };
            let former = Former {
                name: row.column(0).to_owned(),
                year: row.column(1).parse().expect("a year"),
                code: digits(row, 2),
                successor: today,
                level: successor.level,
            };
            gazetteer.add(&former.name, bearer(today, former.level, true));
            gazetteer.former.push(former);
        }
        let by_name = |former: &Former| (former.name.clone(), former.year);
        gazetteer.former.sort_by_key(by_name);
        gazetteer
    }

    fn read_divisions(&mut self) {
        for (table, own_code) in [("places", true), ("regions", false), ("zones", false)] {
            for row in Table::open(table).rows() {
                let (code, level) = (digits(row, 0), Level::named(row.column(1)));
                let bearer = |full| Bearer {
                    code,
                    level,
                    full,
                    aside: false,
                    member: false,
                };
                self.add(row.column(2), bearer(true));
                for short in row.list(3) {
                    self.add(short, bearer(false));
                }
                // 恩施州, 湘西州: autonomous prefectures are called by their short name and 州.
                if let Some((_, short)) = PREFECTURES.iter().find(|(other, _)| *other == code) {
                    self.add(short, bearer(true));
                }
                if own_code {
                    self.divisions.push(Division {
                        code,
                        level,
                        name: row.column(2).to_owned(),
                        short: row.list(3).next().unwrap_or_default().to_owned(),
                    });
                }
            }
        }
    }

    fn read_countries(&mut self) {
        for row in Table::open("countries").rows() {
            let &[a, b] = row.column(0).as_bytes() else {
                panic!("countries.tsv: {} has no two letters", row.column(0));
            };
            let code = Code::from_be_bytes([0, 0, a, b]);
            for name in std::iter::once(row.column(1)).chain(row.list(2)) {
                self.add(
                    name,
                    Bearer {
                        code,
                        level: Level::Country,
                        full: true,
                        aside: false,
                        member: false,
                    },
                );
            }
            self.divisions.push(Division {
                code,
                level: Level::Country,
                name: row.column(1).to_owned(),
                short: String::new(),
            });
        }
    }

    fn read_areas(&mut self) {
        for row in Table::open("areas").rows() {
            let members: Vec<Bearer> = row
                .list(1)
                .map(|code| {
                    let code = code.parse().expect("six digits");
                    let division = self.divisions.iter().find(|d| d.code == code);
                    Bearer {
                        code,
                        level: division.expect("a division of today").level,
                        full: true,
                        aside: false,
                        member: true,
                    }
                })
                .collect();
            for name in row.list(0) {
                for member in &members {
                    self.add(name, *member);
                }
            }
        }
    }

    fn add(&mut self, name: &str, bearer: Bearer) {
        let bearers = self.bearers.entry(name.to_owned()).or_default();
        if bearers.is_empty() {
            self.names.push(name.to_owned());
        }
        bearers.push(bearer);
    }

    pub fn bearers(&self, name: &str) -> &[Bearer] {
        &self.bearers[name]
    }

    /// Writes the columns that `src/lex/place/gazetteer.rs` reads.
    pub fn write(mut self) {
        // The empty name stands for a missing short one.
        let mut sorted: Vec<u16> = (0..).zip(&self.names).map(|(id, _)| id).collect();
        sorted.sort_by_key(|&id| &self.names[usize::from(id)]);
        let ids: HashMap<&str, u16> = self.names.iter().map(String::as_str).zip(0..).collect();
        let id = |name: &str| ids.get(name).copied().unwrap_or(u16::MAX);
        numbers!("names.sorted", sorted);
        table::write("names.txt", self.names.concat());
        numbers!("names.ends", ends(self.names.iter().map(String::len)));

        let bearers: Vec<&[Bearer]> = self.names.iter().map(|name| self.bearers(name)).collect();
        numbers!(
            "bearers.ends",
            ends(bearers.iter().map(|alike| alike.len()))
        );
        let bytes = bearers.concat().into_iter().flat_map(|bearer| {
            let [a, b, c, d] = bearer.code.to_le_bytes();
            let bits =
                u8::from(bearer.full) | u8::from(bearer.aside) << 1 | u8::from(bearer.member) << 2;
            [a, b, c, d, bearer.level.byte(), bits]
        });
        table::write("bearers", bytes.collect::<Vec<u8>>());

        let former = self.former.iter().flat_map(|former| {
            let [a, b] = id(&former.name).to_le_bytes();
            let [c, d] = former.year.to_le_bytes();
            let [e, f, g, h] = former.code.to_le_bytes();
            let [i, j, k, l] = former.successor.to_le_bytes();
            [a, b, c, d, e, f, g, h, i, j, k, l, former.level.byte()]
        });
        table::write("former", former.collect::<Vec<u8>>());

        // Countries stand behind the divisions of China, as the codes are ordered.
        let country = |division: &Division| division.level == Level::Country;
        self.divisions
            .sort_by_key(|division| (country(division), division.code));
        let divisions = self.divisions.iter().flat_map(|division| {
            let [a, b, c, d] = division.code.to_le_bytes();
            let [e, f] = id(&division.name).to_le_bytes();
            let [g, h] = id(&division.short).to_le_bytes();
            [a, b, c, d, e, f, g, h, division.level.byte()]
        });
        table::write("divisions", divisions.collect::<Vec<u8>>());

        let mut abbreviations: Vec<(char, u32)> = Table::open("abbreviations")
            .rows()
            .map(|row| (row.char(0).expect("one character"), digits(row, 1)))
            .collect();
        abbreviations.sort_unstable();
        let abbreviations: Vec<String> = abbreviations
            .iter()
            .map(|(c, code)| format!("({c:?}, PlaceCode::Division({code}))"))
            .collect();
        table::write(
            "abbreviations.rs",
            format!("&[{}]", abbreviations.join(", ")),
        );
    }
}

/// Where each of several things that lie one behind the other ends.
fn ends(lengths: impl Iterator<Item = usize>) -> impl Iterator<Item = u32> {
    lengths.scan(0, |end, length| {
        *end += u32::try_from(length).unwrap();
        Some(*end)
    })
}

fn digits(row: Row, column: usize) -> Code {
    let code = row.column(column);
    code.parse()
        .unwrap_or_else(|_| panic!("{code:?} is no code of a division"))
}

/// The prefectures in daily use: the table of short names has the forms without 州.
const PREFECTURES: &[(Code, &str)] = &[
    (222400, "延边州"),
    (422800, "恩施州"),
    (433100, "湘西州"),
    (513200, "阿坝州"),
    (513300, "甘孜州"),
    (513400, "凉山州"),
    (522300, "黔西南州"),
    (522600, "黔东南州"),
    (522700, "黔南州"),
    (532300, "楚雄州"),
    (532500, "红河州"),
    (532600, "文山州"),
    (532800, "西双版纳州"),
    (532900, "大理州"),
    (533100, "德宏州"),
    (533300, "怒江州"),
    (533400, "迪庆州"),
    (622900, "临夏州"),
    (623000, "甘南州"),
    (632200, "海北州"),
    (632300, "黄南州"),
    (632500, "海南州"),
    (632600, "果洛州"),
    (632700, "玉树州"),
    (632800, "海西州"),
    (652300, "昌吉州"),
    (652700, "博州"),
    (652800, "巴州"),
    (653000, "克州"),
    (654000, "伊犁州"),
];
