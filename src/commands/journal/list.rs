//! `fpgo journal list`: entries as rows, each written as it is read, so that a long journal takes no more memory than a short one.

use std::ops::ControlFlow;

use serde_json::Value;

use super::filter::FilterArgs;
use crate::api::ColumnKind;
use crate::base::dates::Clock;
use crate::base::error::Result;
use crate::base::money;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::delivery::{OutputError, delivered};
use crate::output::row_stream::{RowStream, StreamedRow};
use crate::output::ui::Ui;
use crate::profile::Format;
use crate::store::journal::{Entry, EntryFilter, Journal};

/// The columns of the list.
pub const COLUMNS: [(&str, ColumnKind); 13] = [
    ("Entry", ColumnKind::Identifier),
    ("Begun", ColumnKind::Instant),
    ("Profile", ColumnKind::Text),
    ("Command", ColumnKind::Text),
    ("Object", ColumnKind::Identifier),
    ("Amount", ColumnKind::Amount),
    ("Outcome", ColumnKind::Status),
    ("HTTP", ColumnKind::Text),
    ("Message", ColumnKind::Text),
    ("Ticket", ColumnKind::Identifier),
    ("Reason", ColumnKind::Text),
    ("Run", ColumnKind::Identifier),
    ("Row", ColumnKind::Text),
];

/// Where those columns stand that a table has unless others are asked for: they have room in 80 columns.
const BRIEF: [usize; 6] = [0, 1, 3, 4, 5, 6];

/// With `-q` so many bytes of identifiers are written at a time.
const PIECE: usize = 64 * 1024;

/// Lists the newest entries of those that are asked for.
pub fn list(
    journal: Option<&Journal>,
    limit: usize,
    asked: &FilterArgs,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    let wanted = asked.read(&Clock::system(in_force::zone(globals)), journal)?;
    let shown = match ui.quiet {
        true => show_identifiers(journal, limit, &wanted, ui)?,
        false => show_rows(journal, limit, &wanted, ui)?,
    };
    match (shown, journal) {
        (Shown::Nothing, Some(journal)) => asked.tell_empty(journal, ui)?,
        (Shown::NotAll, _) => {
            ui.note(&format!("older entries than these {limit} are not shown: --limit shows more"));
        }
        _ => {}
    }
    Ok(())
}

/// What was shown of the entries that are asked for.
enum Shown {
    /// There are none.
    Nothing,
    /// All of them, or as many as somebody read.
    All,
    /// There are older ones.
    NotAll,
}

/// Gives the newest entries to `show`, until it cannot show more.
fn each_shown(
    journal: Option<&Journal>,
    limit: usize,
    wanted: &EntryFilter,
    mut show: impl FnMut(&Entry) -> std::result::Result<(), OutputError>,
) -> Result<(Shown, std::result::Result<(), OutputError>)> {
    let (mut shown, mut count, mut delivery) = (Shown::Nothing, 0, Ok(()));
    let Some(journal) = journal else { return Ok((shown, delivery)) };
    journal.each_newest(wanted, |entry| {
        if count >= limit {
            shown = Shown::NotAll;
            return Ok(ControlFlow::Break(()));
        }
        (shown, count) = (Shown::All, count + 1);
        delivery = show(&entry);
        Ok(match delivery {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        })
    })?;
    Ok((shown, delivery))
}

fn show_identifiers(
    journal: Option<&Journal>,
    limit: usize,
    wanted: &EntryFilter,
    ui: &mut Ui,
) -> Result<Shown> {
    let mut lines = String::new();
    let (shown, delivery) = each_shown(journal, limit, wanted, |entry| {
        lines.push_str(&format!("{}\n", entry.id));
        match lines.len() > PIECE {
            true => Ok(ui.data(&std::mem::take(&mut lines))?),
            false => Ok(()),
        }
    })?;
    delivered(delivery.and_then(|()| Ok(ui.data(&lines)?)))?;
    Ok(shown)
}

fn show_rows(
    journal: Option<&Journal>,
    limit: usize,
    wanted: &EntryFilter,
    ui: &mut Ui,
) -> Result<Shown> {
    if ui.format == Format::Table && ui.columns.is_empty() {
        ui.columns = BRIEF.map(|at| COLUMNS[at].0.to_owned()).into();
    }
    let row_of: fn(&Entry) -> StreamedRow = match ui.format {
        Format::Table | Format::Csv | Format::Tsv => cells_of,
        Format::Json | Format::Ndjson | Format::Raw => object_of,
    };
    let columns = COLUMNS.map(|(title, kind)| (title.to_owned(), kind)).into();
    let mut stream = match RowStream::open(columns, None, ui)? {
        Ok(stream) => stream,
        Err(error) => return delivered(Err(error)).map(|()| Shown::All),
    };
    let read = each_shown(journal, limit, wanted, |entry| stream.row(row_of(entry)));
    match read {
        Ok((shown, delivery)) => {
            delivered(delivery.and_then(|()| stream.end()))?;
            Ok(shown)
        }
        Err(error) => {
            // Why it is not whole is told by the failure.
            let _ = stream.cut();
            Err(error)
        }
    }
}

/// What a program gets of an entry.
fn object_of(entry: &Entry) -> StreamedRow {
    StreamedRow { cells: Vec::new(), json: entry.to_json() }
}

/// What stands in the columns of an entry.
fn cells_of(entry: &Entry) -> StreamedRow {
    let (intent, ending) = (&entry.intent, entry.ending.clone().unwrap_or_default());
    let cells = vec![
        entry.id.to_string(),
        entry.at.clone(),
        intent.profile.clone().unwrap_or_default(),
        intent.command.clone(),
        entry.objects().next().unwrap_or_default().to_owned(),
        intent.amount.map(money::show).unwrap_or_default(),
        entry.outcome.word().to_owned(),
        ending.http.as_ref().map(u16::to_string).unwrap_or_default(),
        ending.message.unwrap_or_default(),
        intent.ticket.clone().unwrap_or_default(),
        intent.reason.clone().unwrap_or_default(),
        intent.run.clone().unwrap_or_default(),
        intent.row.as_ref().map(u64::to_string).unwrap_or_default(),
    ];
    StreamedRow { cells, json: Value::Null }
}
