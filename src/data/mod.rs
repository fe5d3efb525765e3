//! The tables: plain TSV files beside this one, each with its origin and licence on the first line.
//!
//! Someone who knows Chinese but no Rust can edit them. They are part of the binary and are read once, on first use.

/// Rows of a table: tab-separated columns; lines that start with `#` and blank lines are left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(Row)
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row(&'static str);

impl Row {
    /// The column, or the empty string where the row is shorter.
    pub fn column(self, index: usize) -> &'static str {
        self.0.split('\t').nth(index).unwrap_or_default().trim()
    }

    /// The parts of a column that lists several, separated by `|`.
    pub fn list(self, index: usize) -> impl Iterator<Item = &'static str> {
        self.column(index)
            .split('|')
            .filter(|part| !part.is_empty())
    }

    /// The first column as a single character; tables of characters have nothing else there.
    pub fn char(self, index: usize) -> Option<char> {
        let mut chars = self.column(index).chars();
        chars.next().filter(|_| chars.next().is_none())
    }
}

pub(crate) static ABBREVIATIONS: &str = include_str!("abbreviations.tsv");
pub(crate) static BESIDE: &str = include_str!("beside.tsv");
pub(crate) static CHROME: &str = include_str!("chrome.tsv");
pub(crate) static COMMON: &str = include_str!("common.tsv");
pub(crate) static COUNTRIES: &str = include_str!("countries.tsv");
pub(crate) static CUES: &str = include_str!("cues.tsv");
pub(crate) static FROZEN: &str = include_str!("frozen.tsv");
pub(crate) static FORMER: &str = include_str!("former.tsv");
pub(crate) static HEDGES: &str = include_str!("hedges.tsv");
pub(crate) static OVERLAPS: &str = include_str!("overlaps.tsv");
pub(crate) static OUTLETS: &str = include_str!("outlets.tsv");
pub(crate) static PLACES: &str = include_str!("places.tsv");
pub(crate) static REGIONS: &str = include_str!("regions.tsv");
pub(crate) static ROLES: &str = include_str!("roles.tsv");
pub(crate) static SCRIPT: &str = include_str!("script.tsv");
pub(crate) static SURNAMES: &str = include_str!("surnames.tsv");
pub(crate) static TIMES: &str = include_str!("times.tsv");
pub(crate) static TAIWAN: &str = include_str!("taiwan.tsv");
pub(crate) static THINGS: &str = include_str!("things.tsv");
pub(crate) static UNITS: &str = include_str!("units.tsv");
pub(crate) static UNPLACES: &str = include_str!("unplaces.tsv");
pub(crate) static VERBS: &str = include_str!("verbs.tsv");
pub(crate) static WIDTH: &str = include_str!("width.tsv");
pub(crate) static WORDS: &str = include_str!("words.tsv");
