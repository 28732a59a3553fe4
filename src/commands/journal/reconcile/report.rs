//! What differs, as rows: for programs each as soon as it is known, for people in one table at the end.

use std::io;

use serde_json::{Value, json};

use crate::api::ColumnKind;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::{self, Amount};
use crate::base::step::{Command, Step};
use crate::output::columns::column_indexes;
use crate::output::delivery::{OutputError, delivered};
use crate::output::local_table::{LocalTable, write_local};
use crate::output::ui::Ui;
use crate::profile::{Format, account_flags};
use crate::run::reconcile::{Difference, DifferenceKind, Standing};

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

/// Refuses columns that there are none of, before anything is read.
pub fn check_columns(ui: &Ui) -> Result<()> {
    column_indexes(&COLUMNS.map(|(title, _)| title), &ui.columns).map(drop)
}

/// The rows, as far as they are not shown yet.
pub struct Report {
    /// Rows are shown as they come.
    streams: bool,
    cells: Vec<Vec<String>>,
    json: Vec<Value>,
}

impl Report {
    /// A report without rows.
    pub fn new(ui: &Ui) -> Report {
        let streams = matches!(ui.format, Format::Csv | Format::Tsv | Format::Ndjson);
        Report { streams, cells: Vec::new(), json: Vec::new() }
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
        for difference in found {
            // Of the orders of other systems people are told how many there are; programs get each.
            if ui.format == Format::Table && difference.kind == DifferenceKind::NotFromHere {
                continue;
            }
            let next = next_of(object, &difference).line(&account_flags(&ui.profile_flags));
            match ui.format {
                Format::Table | Format::Csv | Format::Tsv => {
                    self.cells.push(cells(object, &difference, next));
                }
                Format::Json | Format::Ndjson | Format::Raw => {
                    self.json.push(json_of(object, &difference, &next));
                }
            }
        }
        if self.streams { self.show(ui) } else { Ok(()) }
    }

    /// Shows what is left. A list that is not whole is not closed in JSON, and given to no program.
    pub fn end(mut self, is_whole: bool, ui: &mut Ui) -> std::result::Result<(), Stop> {
        if ui.quiet {
            return Ok(());
        }
        match ui.format {
            Format::Json | Format::Raw if !is_whole && ui.jq.is_some() => Ok(()),
            Format::Json | Format::Raw if !is_whole => {
                shown(ui.open_json(&self.json.into()).map_err(OutputError::from))
            }
            _ => self.show(ui),
        }
    }

    fn show(&mut self, ui: &mut Ui) -> std::result::Result<(), Stop> {
        let rows = std::mem::take(&mut self.cells);
        let json = Value::Array(std::mem::take(&mut self.json));
        let table = LocalTable::Brief { columns: &COLUMNS, brief: &BRIEF, rows };
        shown(write_local(table, &json, ui)?)
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
