//! The cells of a row, taken out of it without reading the rest of it anew. Where a cell is deeper inside, or no plain value,
//! the row is read whole (`answer_rows.rs`), and says the same.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::base::json_list::{Member, Row};
use crate::base::privacy::{self, FieldKind};
use crate::output::answer_rows::Cells;
use crate::output::columns::TableLayout;

/// Which cells are taken out of a row.
pub(super) struct RowCells {
    columns: Vec<CellPlace>,
    show_personal: bool,
}

/// Where a cell stands.
struct CellPlace {
    pointer: &'static str,
    /// The member that it is, unless it is deeper inside.
    name: Option<&'static str>,
    kind: FieldKind,
}

impl RowCells {
    /// The cells of these columns.
    pub(super) fn of(layout: &TableLayout, show_personal: bool) -> RowCells {
        let places = layout.columns.iter().map(|column| CellPlace {
            pointer: column.pointer,
            name: only_name(column.pointer),
            kind: FieldKind::of(column.pointer),
        });
        RowCells { columns: places.collect(), show_personal }
    }

    /// The cells of a row as text: as received, personal numbers masked, empty where there is nothing.
    pub(super) fn of_row<'r>(&self, row: &'r Row) -> Vec<Cow<'r, str>> {
        let mut whole = None;
        let mut cells = Vec::with_capacity(self.columns.len());
        for place in &self.columns {
            let cell = self.plain(place, row);
            cells.push(cell.unwrap_or_else(|| self.deeper(place, row, &mut whole)));
        }
        cells
    }

    /// A cell that is a plain value of the row itself.
    fn plain<'r>(&self, place: &CellPlace, row: &'r Row) -> Option<Cow<'r, str>> {
        let shows_all = self.show_personal;
        match row.member(place.name?) {
            None | Some(Member::Null) => Some(Cow::Borrowed("")),
            Some(Member::Text(text)) if shows_all => Some(Cow::Borrowed(text)),
            Some(Member::Text(text)) => Some(place.kind.shown(text)),
            Some(Member::Plain(word)) => match place.kind {
                FieldKind::PersonalNumber if !shows_all => Some(privacy::masked_text(word).into()),
                _ => Some(Cow::Borrowed(word)),
            },
            Some(Member::Nested) => None,
        }
    }

    fn deeper(&self, place: &CellPlace, row: &Row, whole: &mut Option<Value>) -> Cow<'static, str> {
        let value = whole.get_or_insert_with(|| row.value());
        let cells = Cells { envelope: &Map::new(), show_personal: self.show_personal };
        cells.at(value, place.pointer).unwrap_or_default().into()
    }
}

/// The name of the member that a pointer means, if that is all it says.
pub(super) fn only_name(pointer: &'static str) -> Option<&'static str> {
    let name = pointer.strip_prefix('/')?;
    (!name.contains(['/', '~'])).then_some(name)
}
