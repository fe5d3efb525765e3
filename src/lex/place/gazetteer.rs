//! The official divisions of China at county level and above, Hong Kong's, Macau's and Taiwan's districts, and the countries.

use crate::data::compiled;
use crate::place_code::PlaceCode;
use crate::record::{Level, Place};
use crate::span::widen;

/// A name, and through it the divisions that bear it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NameId(u16);

impl NameId {
    /// The name before this number; none before zero.
    pub fn next_below(number: u16) -> Option<NameId> {
        number.checked_sub(1).map(NameId)
    }
}

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
    /// The name is that of a region, of which this is one member.
    pub member: bool,
}

/// A name that a division once had.
///
/// ```
/// use jianbao::Place;
/// let former = Place::former("襄樊市").next().unwrap();
/// assert_eq!((former.name, former.year), ("襄樊市", 2010));
/// assert_eq!(former.code.to_string(), "420600");
/// assert_eq!(former.successor.name(), "襄阳市");
/// ```
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

/// The gazetteer, as the build script compiled it (`build/gazetteer.rs`).
pub(crate) struct Gazetteer {
    /// All names, one behind the other, and where each ends.
    names: &'static str,
    name_ends: &'static [u32],
    /// The names once more, sorted, for whoever asks for one.
    sorted: &'static [u16],
    /// The bearers of all names, and where those of each end.
    bearers: &'static [Bearer],
    bearer_ends: &'static [u32],
    /// Every division whose code is its own, by code.
    divisions: &'static [Row],
    abbreviations: &'static [(char, PlaceCode)],
    /// Names of former times, by name.
    former: &'static [Former],
}

static SHARED: Gazetteer = Gazetteer {
    names: include_str!(concat!(env!("OUT_DIR"), "/names.txt")),
    name_ends: compiled!("names.ends": [u32]),
    sorted: compiled!("names.sorted": [u16]),
    bearers: compiled!("bearers": [Bearer], Bearer::read, 6),
    bearer_ends: compiled!("bearers.ends": [u32]),
    divisions: compiled!("divisions": [Row], Row::read, 9),
    abbreviations: include!(concat!(env!("OUT_DIR"), "/abbreviations.rs")),
    former: compiled!("former": [Former], Former::read, 13),
};

/// A division, its names by number.
#[derive(Clone, Copy)]
struct Row {
    place: Place,
    name: u16,
    short: u16,
}

/// A name of former times, by number.
#[derive(Clone, Copy)]
struct Former {
    name: u16,
    year: u16,
    code: PlaceCode,
    successor: Place,
}

/// Six digits, or the two letters of a country.
const fn code(bytes: [u8; 4]) -> PlaceCode {
    match bytes {
        [b, a, 0, 0] => PlaceCode::Country([a, b]),
        digits => PlaceCode::Division(u32::from_le_bytes(digits)),
    }
}

const fn level(byte: u8) -> Level {
    match byte {
        0 => Level::Province,
        1 => Level::City,
        2 => Level::County,
        3 => Level::Township,
        _ => Level::Country,
    }
}

impl Bearer {
    const fn read([a, b, c, d, byte, bits]: [u8; 6]) -> Bearer {
        Bearer {
            place: Place {
                code: code([a, b, c, d]),
                level: level(byte),
            },
            full: bits & 1 != 0,
            aside: bits & 2 != 0,
            member: bits & 4 != 0,
        }
    }
}

impl Row {
    const fn read([a, b, c, d, e, f, g, h, byte]: [u8; 9]) -> Row {
        Row {
            place: Place {
                code: code([a, b, c, d]),
                level: level(byte),
            },
            name: u16::from_le_bytes([e, f]),
            short: u16::from_le_bytes([g, h]),
        }
    }
}

impl Former {
    const fn read([a, b, c, d, e, f, g, h, i, j, k, l, byte]: [u8; 13]) -> Former {
        Former {
            name: u16::from_le_bytes([a, b]),
            year: u16::from_le_bytes([c, d]),
            code: code([e, f, g, h]),
            successor: Place {
                code: code([i, j, k, l]),
                level: level(byte),
            },
        }
    }
}

/// The code of all that lies in Taiwan.
pub(crate) const TAIWAN: PlaceCode = PlaceCode::Division(710_000);

impl Gazetteer {
    pub fn shared() -> &'static Gazetteer {
        &SHARED
    }

    /// A name by its number; the empty string where there is none.
    fn name(&self, id: u16) -> &'static str {
        range(self.name_ends, id)
            .and_then(|(from, to)| self.names.get(from..to))
            .unwrap_or("")
    }

    /// The name that is written so.
    pub fn find(&self, name: &str) -> Option<NameId> {
        let at = self
            .sorted
            .binary_search_by(|&id| self.name(id).cmp(name))
            .ok()?;
        self.sorted.get(at).map(|&id| NameId(id))
    }

    /// What divisions were called that bore this name.
    pub fn former(&'static self, name: &str) -> impl Iterator<Item = FormerName> + use<> {
        let rows = self.former;
        let from = rows.partition_point(|former| self.name(former.name) < name);
        let to = rows.partition_point(|former| self.name(former.name) <= name);
        let found = rows.get(from..to).unwrap_or(&[]);
        found.iter().map(|former| self.former_name(*former))
    }

    /// All names of former times.
    pub fn all_former(&'static self) -> impl Iterator<Item = FormerName> {
        self.former.iter().map(|former| self.former_name(*former))
    }

    fn former_name(&self, former: Former) -> FormerName {
        FormerName {
            name: self.name(former.name),
            year: former.year,
            code: former.code,
            successor: former.successor,
        }
    }

    /// Who bears a name.
    pub fn bearers(&self, id: NameId) -> &'static [Bearer] {
        range(self.bearer_ends, id.0)
            .and_then(|(from, to)| self.bearers.get(from..to))
            .unwrap_or(&[])
    }

    /// Every division and country that has a code of its own.
    pub fn divisions(&'static self) -> impl Iterator<Item = Division> {
        self.divisions.iter().map(|row| self.read(*row))
    }

    /// The division or country with this code.
    pub fn division(&self, code: PlaceCode) -> Option<Division> {
        let at = self
            .divisions
            .binary_search_by_key(&code, |row| row.place.code)
            .ok()?;
        self.divisions.get(at).map(|row| self.read(*row))
    }

    fn read(&self, row: Row) -> Division {
        Division {
            place: row.place,
            name: self.name(row.name),
            short: self.name(row.short),
        }
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

/// Where something lies among others of its kind, of which only the ends are known.
fn range(ends: &[u32], id: u16) -> Option<(usize, usize)> {
    let at = usize::from(id);
    let from = at.checked_sub(1).and_then(|before| ends.get(before));
    Some((from.map_or(0, |&from| widen(from)), widen(*ends.get(at)?)))
}
