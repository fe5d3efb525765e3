//! The tables: plain TSV files beside this one, each with its origin and licence on the first line.
//!
//! Someone who knows Chinese but no Rust can edit them. The large ones are compiled by the build script (`build/`) and come
//! to the binary as finished arrays; the small ones are part of it as they are, and are read once, on first use.

/// A table that the build script compiled: all values of a file of `OUT_DIR`, each read from so many bytes. It is an array of
/// the binary, which costs nothing when a program starts.
macro_rules! compiled {
    ($file:literal: [$type:ty], $read:expr, $bytes:literal) => {{
        const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/", $file));
        const ROWS: &[[u8; $bytes]] = BYTES.as_chunks().0;
        #[expect(
            clippy::indexing_slicing,
            reason = "runs in the compiler, where a wrong index ends the build"
        )]
        static TABLE: [$type; ROWS.len()] = {
            let mut table: [$type; ROWS.len()] = [$read([0; $bytes]); ROWS.len()];
            let mut at = 0;
            while at < ROWS.len() {
                table[at] = $read(ROWS[at]);
                at += 1;
            }
            table
        };
        &TABLE
    }};
    ($file:literal: [u8]) => {
        compiled!($file: [u8], u8::from_le_bytes, 1)
    };
    ($file:literal: [u16]) => {
        compiled!($file: [u16], u16::from_le_bytes, 2)
    };
    ($file:literal: [u32]) => {
        compiled!($file: [u32], u32::from_le_bytes, 4)
    };
    ($file:literal: [u64]) => {
        compiled!($file: [u64], u64::from_le_bytes, 8)
    };
}
pub(crate) use compiled;

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

    /// The first column as a single character; tables of characters have nothing else there.
    pub fn char(self, index: usize) -> Option<char> {
        let mut chars = self.column(index).chars();
        chars.next().filter(|_| chars.next().is_none())
    }
}

pub(crate) static BESIDE: &str = include_str!("beside.tsv");
pub(crate) static ENDINGS: &str = include_str!("endings.tsv");
pub(crate) static HEDGES: &str = include_str!("hedges.tsv");
pub(crate) static LABELS: &str = include_str!("labels.tsv");
#[cfg(feature = "html")]
pub(crate) static MARKUP: &str = include_str!("markup.tsv");
pub(crate) static ROLES: &str = include_str!("roles.tsv");
pub(crate) static SURNAMES: &str = include_str!("surnames.tsv");
pub(crate) static THINGS: &str = include_str!("things.tsv");
