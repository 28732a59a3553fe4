//! Cells in rows, as a person sees them. What they hold is decided in `table.rs` and `local_table.rs`, how they are laid
//! out in `layout.rs`.

use crate::api::ColumnKind;
use crate::base::money;
use crate::base::redact;
use crate::base::text;
use crate::output::instants::Instants;
use crate::output::status_color;

/// A longer word is left to the terminal to break, in bytes: `comfy-table` measures what is left of a word once more for each
/// line of it, so that a million letters would take a minute.
const LONGEST_BROKEN_WORD: usize = 10_000;

/// A cell as a person sees it.
pub(super) struct GridCell {
    pub(super) text: String,
    /// It may be broken at blanks, and a long word of it anywhere.
    pub(super) is_breakable: bool,
    /// The escape code of its colour.
    pub(super) color: Option<&'static str>,
    /// It is an instant in the person's time zone, and not what was received.
    pub(super) is_instant: bool,
}

impl GridCell {
    /// A value of a column of this kind, with all that hides in it made visible; an amount has two decimals, and more only
    /// where it has more. Secrets are taken out here, since a line
    /// break could part one before it is looked for.
    pub(super) fn new(value: &str, kind: ColumnKind, instants: &Instants) -> GridCell {
        let is_text = matches!(kind, ColumnKind::Text | ColumnKind::Status);
        let read = match kind {
            ColumnKind::Instant => instants.read(value),
            ColumnKind::Amount => money::of_text(value).map(money::show),
            _ => None,
        };
        let color = if kind == ColumnKind::Status { status_color::of(value) } else { None };
        let is_instant = kind == ColumnKind::Instant && read.is_some();
        let text = read.unwrap_or_else(|| text::visible(&redact::text(value)).into_owned());
        let is_breakable = is_text && text.split(' ').all(|word| word.len() <= LONGEST_BROKEN_WORD);
        GridCell { text, is_breakable, color, is_instant }
    }

    /// A word of our own.
    pub(super) fn word(word: &str) -> GridCell {
        GridCell { text: word.to_owned(), is_breakable: true, color: None, is_instant: false }
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

impl Grid {
    /// The titles, unless there are none, and the rows.
    pub(super) fn all_rows(&self) -> impl Iterator<Item = &[GridCell]> {
        let titles = Some(&self.titles).filter(|titles| !titles.is_empty());
        titles.into_iter().chain(&self.rows).map(Vec::as_slice)
    }
}
