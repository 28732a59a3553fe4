//! Columns whose widths are settled, and further rows set in them: what is wider than its column moves what stands behind it.
//! How wide columns are is decided in `layout.rs`, by the rows that were there first.

use console::measure_text_width;

use crate::output::grid::{Grid, GridCell};
use crate::output::layout::{GAP, WIDEST, painted, widest};

/// How wide columns are, and where their cells stand in them.
pub(super) struct Widths {
    columns: Vec<usize>,
    /// Those whose cells stand on the right.
    right: Vec<usize>,
}

impl Widths {
    /// The widths of these columns, if they stand side by side on a terminal that is so wide, and nothing in them is broken.
    pub(super) fn of(grid: &Grid, terminal: Option<usize>) -> Option<Widths> {
        let columns = widest(grid, width_of);
        let gaps = GAP.len() * columns.len().saturating_sub(1);
        let has_room = match terminal {
            Some(terminal) => columns.iter().sum::<usize>() + gaps <= terminal,
            None => columns.iter().all(|width| *width <= WIDEST),
        };
        has_room.then(|| Widths { columns, right: grid.right.clone() })
    }

    /// Adds a row as a line.
    pub(super) fn add_line(&self, row: &[GridCell], is_colored: bool, lines: &mut String) {
        let start = lines.len();
        for (at, (cell, width)) in row.iter().zip(&self.columns).enumerate() {
            lines.push_str(if at > 0 { GAP } else { "" });
            let blanks = width.saturating_sub(width_of(cell));
            let is_right = self.right.contains(&at);
            add_blanks(if is_right { blanks } else { 0 }, lines);
            lines.push_str(&painted(&cell.text, cell.color.filter(|_| is_colored)));
            add_blanks(if is_right { 0 } else { blanks }, lines);
        }
        let end = lines[start..].trim_end().len();
        lines.truncate(start + end);
        lines.push('\n');
    }
}

fn add_blanks(count: usize, lines: &mut String) {
    lines.extend(std::iter::repeat_n(' ', count));
}

/// How many columns of a terminal a cell takes.
fn width_of(cell: &GridCell) -> usize {
    match cell.text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        true => cell.text.len(),
        false => measure_text_width(&cell.text),
    }
}
