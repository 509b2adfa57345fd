//! Aligned columns.

/// Which edge of a column its cells stand at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// Rows of cells, aligned when printed.
#[derive(Debug)]
pub(crate) struct Table {
    align: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with a header row.
    pub(crate) fn new(columns: &[(&str, Align)]) -> Self {
        let header = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        Self { align: columns.iter().map(|(_, align)| *align).collect(), rows: vec![header] }
    }

    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The lines, indented by two.
    pub(crate) fn lines(&self) -> Vec<String> {
        let width: Vec<usize> = (0..self.align.len())
            .map(|c| {
                self.rows
                    .iter()
                    .filter_map(|r| r.get(c))
                    .map(|s| s.chars().count())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        self.rows
            .iter()
            .map(|row| {
                let mut line = String::new();
                for ((cell, align), width) in row.iter().zip(&self.align).zip(&width) {
                    line.push_str("  ");
                    let pad = " ".repeat(width.saturating_sub(cell.chars().count()));
                    match align {
                        Align::Left => line.extend([cell.as_str(), &pad]),
                        Align::Right => line.extend([&pad, cell.as_str()]),
                    }
                }
                line.trim_end().to_owned()
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_below_each_other() {
        let mut table = Table::new(&[("rep", Align::Right), ("what", Align::Left)]);
        table.row(vec!["1".into(), "été".into()]);
        table.row(vec!["10".into(), "x".into()]);
        assert_eq!(table.lines(), ["  rep  what", "    1  été", "   10  x"]);
    }
}
