//! Cells in rows, as a person sees them. What they hold is decided in `table.rs` and `local_table.rs`, how they are laid
//! out in `layout.rs`.

use crate::api::ColumnKind;
use crate::base::redact;
use crate::base::text;
use crate::output::instants::Instants;
use crate::output::status_color;

/// A cell as a person sees it.
pub(super) struct GridCell {
    pub(super) text: String,
    /// It may be broken at blanks, and a long word of it anywhere.
    pub(super) is_breakable: bool,
    /// The escape code of its colour.
    pub(super) color: Option<&'static str>,
    /// It is an instant in the person's time zone, and not what was received.
    pub(super) is_read: bool,
}

impl GridCell {
    /// A value of a column of this kind, with all that hides in it made visible. Secrets are taken out here, since a line
    /// break could part one before it is looked for.
    pub(super) fn new(value: &str, kind: ColumnKind, instants: &Instants) -> GridCell {
        let read = if kind == ColumnKind::Instant { instants.read(value) } else { None };
        let color = if kind == ColumnKind::Status { status_color::of(value) } else { None };
        GridCell {
            is_breakable: matches!(kind, ColumnKind::Text | ColumnKind::Status),
            color,
            is_read: read.is_some(),
            text: read.unwrap_or_else(|| text::visible(&redact::text(value)).into_owned()),
        }
    }

    /// A word of our own.
    pub(super) fn word(word: &str) -> GridCell {
        GridCell { text: word.to_owned(), is_breakable: true, color: None, is_read: false }
    }
}

/// Rows of cells.
#[derive(Default)]
pub(super) struct Grid {
    /// What stands above the columns; none for no such line.
    pub(super) titles: Vec<GridCell>,
    pub(super) rows: Vec<Vec<GridCell>>,
    /// The columns whose cells stand on the right.
    pub(super) right: Vec<usize>,
    /// Each row is a field: its title and its value.
    pub(super) is_object: bool,
}
