//! A dictionary written as a table: one word a line, tabs between the columns.

use super::UserDictionary;
use crate::error::Error;
use std::str::FromStr;

/// See the type for the columns.
impl FromStr for UserDictionary {
    type Err = Error;

    fn from_str(table: &str) -> Result<Self, Error> {
        UserDictionary::new().with_table(table)
    }
}

impl UserDictionary {
    /// The words of a table in addition to those that are there.
    ///
    /// ```
    /// use jianbao::UserDictionary;
    /// let table = "# what our county says\nunit\t斤\t0.6\tkg\n";
    /// let error = UserDictionary::new().with_table(table).unwrap_err();
    /// assert!(error.to_string().starts_with("line 2: \"斤\" is a unit already"));
    /// assert_eq!(UserDictionary::new().replacing().with_table(table)?.len(), 1);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::InLine`], with the line and what is wrong with it.
    pub fn with_table(self, table: &str) -> Result<Self, Error> {
        let table = table.strip_prefix('\u{feff}').unwrap_or(table);
        let rows = table.lines().zip(1..);
        rows.filter(|(row, _)| !row.starts_with('#') && !row.trim().is_empty())
            .try_fold(self, |words, (row, line)| {
                words.with_row(row).map_err(|error| Error::InLine {
                    line,
                    error: Box::new(error),
                })
            })
    }

    fn with_row(self, row: &str) -> Result<Self, Error> {
        let columns: Vec<&str> = row.split('\t').map(str::trim).collect();
        match *columns.as_slice() {
            ["unit", word, factor, canonical] => self.unit(word, factor, canonical),
            ["unit", word] => self.classifier(word),
            ["place", name, code] => self.place(name, code.parse()?),
            ["outlet", name] => self.outlet(name),
            ["verb", word] => self.verb(word),
            ["frozen", word, reason] => self.frozen(word, reason),
            ["frozen", word] => self.frozen(word, "word"),
            _ => Err(Error::NotARow(row.to_owned())),
        }
    }
}
