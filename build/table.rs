//! The rows of a table, and the files that are made of them.

use std::fs;
use std::path::Path;

/// A table of `src/data`.
pub struct Table(String);

impl Table {
    pub fn open(name: &str) -> Table {
        let path = format!("src/data/{name}.tsv");
        Table(fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")))
    }

    /// Rows: tab-separated columns; lines that start with `#` and blank lines are left out.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let lines = self.0.lines();
        lines
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(Row)
    }
}

/// One row of a table.
#[derive(Clone, Copy)]
pub struct Row<'t>(&'t str);

impl<'t> Row<'t> {
    /// The column, or the empty string where the row is shorter.
    pub fn column(self, index: usize) -> &'t str {
        self.0.split('\t').nth(index).unwrap_or_default().trim()
    }

    /// The parts of a column that lists several, separated by `|`.
    pub fn list(self, index: usize) -> impl Iterator<Item = &'t str> {
        let parts = self.column(index).split('|');
        parts.filter(|part| !part.is_empty())
    }

    /// The column as a single character.
    pub fn char(self, index: usize) -> Option<char> {
        let mut chars = self.column(index).chars();
        chars.next().filter(|_| chars.next().is_none())
    }
}

/// Takes away what an earlier build wrote.
pub fn clear() {
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        fs::remove_file(entry.path()).expect("a file of an earlier build");
    }
}

/// Writes a file that the crate includes.
pub fn write(name: &str, content: impl AsRef<[u8]>) {
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&folder).join(name), content).expect("OUT_DIR is writable");
}

/// Writes numbers one behind the other, the lowest byte of each first.
macro_rules! numbers {
    ($name:expr, $numbers:expr) => {
        crate::table::write(
            &$name,
            $numbers
                .into_iter()
                .flat_map(|number| number.to_le_bytes())
                .collect::<Vec<u8>>(),
        )
    };
}
pub(crate) use numbers;
