//! What differs, as rows: each as soon as it is known in ndjson, csv and tsv, else in one table or list at the end. Until then
//! they wait on the disk, however many they are.

use std::io;

use serde_json::{Value, json};

use crate::api::ColumnKind;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::{self, Amount};
use crate::base::step::{Command, Step};
use crate::output::delivery::{OutputError, delivered};
use crate::output::local_table::{LocalTable, write_local};
use crate::output::row_stream::{RowStream, StreamedRow};
use crate::output::ui::Ui;
use crate::profile::{Format, account_flags};
use crate::run::reconcile::{Difference, DifferenceKind, Standing};
use crate::store::row_spool::RowSpool;

/// The columns of its table.
pub const COLUMNS: [(&str, ColumnKind); 9] = [
    ("Object", ColumnKind::Identifier),
    ("Kind", ColumnKind::Text),
    ("What", ColumnKind::Text),
    ("Journal", ColumnKind::Amount),
    ("API", ColumnKind::Amount),
    ("Difference", ColumnKind::Amount),
    ("Entries", ColumnKind::Identifier),
    ("When", ColumnKind::Instant),
    ("Next", ColumnKind::Text),
];

/// Where those columns stand that a table has unless others are asked for.
const BRIEF: [usize; 6] = [0, 2, 3, 4, 5, 6];

/// Why the walk ends before its end.
pub enum Stop {
    /// Something failed.
    Failed(Error),
    /// The output is not taken any more.
    Undelivered(OutputError),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Failed(error)
    }
}

/// The end of a command whose output is not taken any more, or that failed. Who reads no more rows is not told that all is
/// explained.
pub fn ended(stop: Stop, progress: String) -> Result<()> {
    match stop {
        Stop::Failed(error) => Err(error),
        Stop::Undelivered(OutputError::Stdout(error))
            if error.kind() == io::ErrorKind::BrokenPipe =>
        {
            let what = "nobody reads the rows any more, so not every object was compared";
            Err(Error::new(ErrorKind::CheckFailed, what).detail(progress))
        }
        Stop::Undelivered(error) => delivered(Err(error)),
    }
}

/// The rows.
pub enum Report {
    /// Those of csv, tsv and ndjson are shown as they come.
    Streamed,
    /// Those of a table wait as lists of cells, those of JSON as they are.
    Spooled(RowSpool),
}

impl Report {
    /// A report without rows.
    pub fn new(ui: &Ui) -> Result<Report> {
        Ok(match ui.format {
            Format::Csv | Format::Tsv | Format::Ndjson => Report::Streamed,
            Format::Table | Format::Json | Format::Raw => Report::Spooled(RowSpool::new()?),
        })
    }

    /// Takes what differs of one object.
    pub fn take(
        &mut self,
        object: &str,
        found: Vec<Difference>,
        ui: &mut Ui,
    ) -> std::result::Result<(), Stop> {
        if ui.quiet {
            let differs = found.iter().any(|one| one.kind.standing() == Standing::Differs);
            return match differs {
                true => shown(ui.data(&format!("{object}\n")).map_err(OutputError::from)),
                false => Ok(()),
            };
        }
        let (mut rows, mut list) = (Vec::new(), Vec::new());
        for difference in found {
            // Of the orders of other systems people are told how many there are; programs get each.
            if ui.format == Format::Table && difference.kind == DifferenceKind::NotFromHere {
                continue;
            }
            let next = next_of(object, &difference).line(&account_flags(&ui.profile_flags));
            match ui.format {
                Format::Table | Format::Csv | Format::Tsv => {
                    rows.push(cells(object, &difference, next));
                }
                Format::Json | Format::Ndjson | Format::Raw => {
                    list.push(json_of(object, &difference, &next));
                }
            }
        }
        let Report::Spooled(spool) = self else { return stream(rows, list, ui) };
        let mut texts = rows.into_iter().map(Value::from).chain(list);
        Ok(texts.try_for_each(|row| spool.add(&row.to_string()))?)
    }

    /// Shows what is left. A list that is not whole is not closed in JSON, and given to no program.
    pub fn end(self, is_whole: bool, ui: &mut Ui) -> std::result::Result<(), Stop> {
        if ui.quiet || !is_whole && ui.jq.is_some() {
            return Ok(());
        }
        // Titles stand there without a row, too.
        let Report::Spooled(spool) = self else { return stream(Vec::new(), Vec::new(), ui) };
        if ui.format == Format::Table && ui.columns.is_empty() {
            ui.columns = BRIEF.map(|at| COLUMNS[at].0.to_owned()).into();
        }
        let columns = COLUMNS.map(|(title, kind)| (title.to_owned(), kind)).into();
        let mut stream = RowStream::open(columns, None, ui)?.map_err(Stop::Undelivered)?;
        let mut place = 0;
        while let Some((next, text)) = spool.after(place)? {
            shown(stream.row(spooled(&text)))?;
            place = next;
        }
        shown(if is_whole { stream.end() } else { stream.cut() })
    }
}

fn stream(rows: Vec<Vec<String>>, list: Vec<Value>, ui: &mut Ui) -> std::result::Result<(), Stop> {
    let table = LocalTable::Brief { columns: &COLUMNS, brief: &BRIEF, rows };
    shown(write_local(table, &list.into(), ui)?)
}

/// A row that waited: either a list of cells or an object.
fn spooled(text: &str) -> StreamedRow {
    match serde_json::from_str(text) {
        Ok(Value::Array(cells)) => {
            let cells = cells.iter().map(|cell| cell.as_str().unwrap_or_default().to_owned());
            StreamedRow { cells: cells.collect(), json: Value::Null }
        }
        json => StreamedRow { cells: Vec::new(), json: json.unwrap_or_default() },
    }
}

fn shown(delivery: std::result::Result<(), OutputError>) -> std::result::Result<(), Stop> {
    delivery.map_err(Stop::Undelivered)
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Undelivered(error.into())
    }
}

fn cells(object: &str, difference: &Difference, next: String) -> Vec<String> {
    let amount = |amount: Option<Amount>| amount.map(money::show).unwrap_or_default();
    let entries: Vec<String> = difference.entries.iter().map(i64::to_string).collect();
    vec![
        object.to_owned(),
        difference.kind.word().to_owned(),
        difference.what.clone(),
        amount(difference.journal),
        amount(difference.api),
        amount(difference.amount()),
        entries.join(" "),
        difference.at.clone().unwrap_or_default(),
        next,
    ]
}

fn json_of(object: &str, difference: &Difference, next: &str) -> Value {
    let amount = |amount: Option<Amount>| amount.map(money::to_json);
    let object = if object.is_empty() { None } else { Some(object) };
    json!({
        "object": object,
        "kind": difference.kind.word(),
        "what": difference.what,
        "journal": amount(difference.journal),
        "api": amount(difference.api),
        "difference": amount(difference.amount()),
        "entries": difference.entries,
        "when": difference.at,
        "next": next,
    })
}

/// What to look at next.
pub fn next_of(object: &str, difference: &Difference) -> Step {
    let newest = difference.entries.iter().max();
    match (difference.kind, newest) {
        (DifferenceKind::Unknown, Some(entry)) => Command::new("journal resolve").arg(entry).into(),
        (DifferenceKind::NotShown, Some(entry)) => Command::new("journal show").arg(entry).into(),
        (DifferenceKind::NotRead | DifferenceKind::NotYetShown, _) => {
            Command::new("journal reconcile").arg(object).into()
        }
        _ => Command::new("show").arg(object).into(),
    }
}
