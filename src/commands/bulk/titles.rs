//! The columns of a report: those of the sheet in their order, then fpgo's own, then those of the answers of an operation that
//! reads. No title of ours is one of the sheet's, which may be an earlier report.

use serde::Deserialize;

use crate::api::{ColumnKind, Effect};
use crate::base::error::{Error, Result};
use crate::output::columns::as_typed;
use crate::run::bulk::plan::PlanHeader;

/// What stands over fpgo's own columns.
pub const OWN: [&str; 6] = [ROW, OUTCOME, AMOUNT, OBJECT, MESSAGE, JOURNAL];

/// Its number in the sheet.
pub const ROW: &str = "fpgo_row";
/// What became of the row.
pub const OUTCOME: &str = "fpgo_outcome";
/// What it moved, or may have moved.
pub const AMOUNT: &str = "fpgo_amount";
/// What it made, or acted on.
pub const OBJECT: &str = "fpgo_object";
/// What was said of it.
pub const MESSAGE: &str = "fpgo_message";
/// The number of its entry in the journal.
pub const JOURNAL: &str = "fpgo_journal";

/// What the columns of an answer begin with: no flag does, so that a report that is planned again takes none of them for one.
const ANSWER: &str = "answer_";

/// So many of the sheet's columns stand in a table.
const SHEET_IN_TABLE: usize = 2;

/// A column of a report.
pub struct ReportColumn {
    /// What stands above it.
    pub title: String,
    /// What its cells are.
    pub kind: ColumnKind,
    /// It is one of the sheet's own.
    pub is_of_sheet: bool,
}

/// The columns of a report of this plan.
pub fn of(header: &PlanHeader) -> Result<Vec<ReportColumn>> {
    let mut columns = Vec::new();
    let sheet = titles_of_sheet(header)?;
    for title in &sheet {
        let title =
            if OWN.contains(&title.as_str()) { numbered(title, &sheet) } else { title.clone() };
        columns.push(ReportColumn { title, kind: ColumnKind::Text, is_of_sheet: true });
    }
    for title in OWN {
        let kind = match title {
            OUTCOME => ColumnKind::Status,
            AMOUNT => ColumnKind::Amount,
            ROW | OBJECT | JOURNAL => ColumnKind::Identifier,
            _ => ColumnKind::Text,
        };
        columns.push(ReportColumn { title: title.to_owned(), kind, is_of_sheet: false });
    }
    let endpoint = header.endpoint()?;
    if endpoint.effect == Effect::Reads {
        for column in endpoint.table.columns {
            let title = format!("{ANSWER}{}", as_typed(column.title).replace('-', "_"));
            columns.push(ReportColumn { title, kind: column.kind, is_of_sheet: false });
        }
    }
    Ok(columns)
}

/// The columns of a table that nobody chose columns for: a row with a wide sheet would not fit. The first of the sheet's own
/// tell which row it is.
pub fn brief(columns: &[ReportColumn]) -> Vec<String> {
    let of_sheet = columns.iter().filter(|column| column.is_of_sheet).take(SHEET_IN_TABLE);
    let own = columns.iter().filter(|column| !column.is_of_sheet);
    let mut shown: Vec<&ReportColumn> = own.collect();
    shown.splice(1..1, of_sheet);
    shown.into_iter().map(|column| column.title.clone()).collect()
}

fn titles_of_sheet(header: &PlanHeader) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Columns {
        columns: Vec<Column>,
    }
    #[derive(Deserialize)]
    struct Column {
        title: String,
    }
    let columns = serde_json::to_value(&header.columns).and_then(Columns::deserialize);
    let columns = columns.map_err(|error| Error::bug(format!("the plan's columns: {error}")))?;
    Ok(columns.columns.into_iter().map(|column| column.title).collect())
}

/// The title of an earlier report's column: the first number behind it that no other column has.
fn numbered(title: &str, all: &[String]) -> String {
    let mut number = 1;
    while all.contains(&format!("{title}_{number}")) {
        number += 1;
    }
    format!("{title}_{number}")
}
