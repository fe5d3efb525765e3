//! The columns of a table, with cells that reach over several columns and rows.

/// The columns of a table that is being read.
#[derive(Default, Debug)]
pub(super) struct Grid {
    /// The column of the cell that was read last, and of the one behind it.
    pub column: usize,
    next: usize,
    /// For each column, how many rows its last cell still reaches into.
    taken: Vec<usize>,
}

/// Columns of a table, and rows of a cell, that are kept apart.
pub(super) const MAX_SPAN: usize = 100;

impl Grid {
    pub fn row(&mut self) {
        self.next = 0;
        for rows in &mut self.taken {
            *rows = rows.saturating_sub(1);
        }
    }

    /// Finds the column of the next cell, `width` columns wide and `height` rows high.
    pub fn cell(&mut self, width: usize, height: usize) {
        while self.taken.get(self.next).is_some_and(|&rows| rows > 0) {
            self.next += 1;
        }
        self.column = self.next;
        self.next = (self.next + width).min(MAX_SPAN);
        if self.taken.len() < self.next {
            self.taken.resize(self.next, 0);
        }
        for rows in self.taken.iter_mut().take(self.next).skip(self.column) {
            *rows = height;
        }
    }
}
