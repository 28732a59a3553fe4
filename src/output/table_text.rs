//! A table on its way to a person: what it has to fit, and its lines as far as they are made.

use crate::output::grid::{Grid, GridCell};
use crate::output::instants::Instants;
use crate::output::layout;
use crate::output::widths::Widths;

/// How the person sees tables.
#[derive(Clone, Debug, Default)]
pub struct TableStyle {
    /// How many columns the terminal has; unlimited where there is none.
    pub width: Option<usize>,
    /// Statuses have colours.
    pub is_colored: bool,
    /// The time zone of instants.
    pub instants: Instants,
}

/// A table ready to be written.
#[derive(Default)]
pub struct TableText {
    /// Its lines, each with its end. Nothing hides in them but the codes of our own colours.
    pub(super) lines: String,
    /// Whether it shows instants, so that their time zone has to be named.
    pub(super) has_instants: bool,
}

impl TableText {
    /// Adds rows below, with a heading unless that is empty.
    pub(super) fn add(&mut self, heading: &str, grid: &Grid, style: &TableStyle) {
        if !heading.is_empty() {
            let above = if self.lines.is_empty() { "" } else { "\n" };
            self.lines.push_str(&format!("{above}{heading}\n"));
        }
        self.lines.push_str(&layout::lines(grid, style.width, style.is_colored));
        self.has_instants |= grid.rows.iter().flatten().any(|cell| cell.is_instant);
    }

    /// Adds a row below, in columns whose widths are settled.
    pub(super) fn add_line(&mut self, row: &[GridCell], widths: &Widths, style: &TableStyle) {
        widths.add_line(row, style.is_colored, &mut self.lines);
        self.has_instants |= row.iter().any(|cell| cell.is_instant);
    }
}
