//! `fpgo bulk report`: what became of each row of a run: the sheet's own columns, and behind them what fpgo knows.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::{Map, Value};

use super::place::{self, Runs};
use super::standing::Standing;
use super::titles::{self, ReportColumn};
use crate::api::{self, ColumnKind};
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::options::Globals;
use crate::output::delivery::{OutputError, delivered};
use crate::output::row_stream::{CsvForm, RowStream, StreamedRow};
use crate::output::ui::Ui;
use crate::profile::Format;
use crate::run::bulk::row_report::RowReport;
use crate::run::bulk::run_report::RunReport;
use crate::store::runs::RowOutcome;

/// What stands below its help.
pub const HELP: &str = "Examples:\n  fpgo bulk report RUN123456789012 -o csv > report.csv\n  \
    fpgo bulk report RUN123456789012 --only refused,skipped,unknown";

/// Which run, and which rows of it.
#[derive(Args, Debug)]
pub struct ReportArgs {
    /// The run's identifier
    #[arg(value_name = "RUN", value_parser = api::read_run_id)]
    run: String,
    /// Only rows that ended so; several with commas
    #[arg(long, value_name = "OUTCOME", value_delimiter = ',', value_parser = outcomes())]
    only: Vec<RowOutcome>,
}

fn outcomes() -> impl TypedValueParser<Value = RowOutcome> {
    let words = RowOutcome::ALL.map(RowOutcome::word);
    PossibleValuesParser::new(words).try_map(|word| RowOutcome::named(&word).ok_or("no outcome"))
}

/// Reports a run.
pub fn run(arguments: &ReportArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let runs = place::find(globals, ui)?;
    let run = place::run(&arguments.run, runs.as_ref().map(|runs| &runs.store))?;
    let Some(Runs { store, journal }) = &runs else { return Ok(()) };
    let report = RunReport::open(&run, store, journal.as_ref())?;
    let columns = titles::of(&report.plan.header)?;
    if ui.quiet {
        return identifiers(&report, arguments, ui);
    }
    if ui.format == Format::Table && ui.columns.is_empty() {
        ui.columns = titles::brief(&columns);
    }
    let header = &report.plan.header;
    let form = header.form.map(|form| CsvForm {
        delimiter: u8::try_from(form.delimiter).unwrap_or(b','),
        has_mark: form.mark,
    });
    let decimal_comma = ui.format == Format::Csv && header.columns.decimal_comma;
    let shown = columns.iter().map(|column| (column.title.clone(), column.kind)).collect();
    let mut stream = match RowStream::open(shown, form, ui)? {
        Ok(stream) => stream,
        Err(error) => return delivered(Err(error)),
    };
    let mut undelivered: Option<OutputError> = None;
    let sums = report.each(|row| {
        let is_wanted = arguments.only.is_empty() || arguments.only.contains(&row.outcome);
        if is_wanted && undelivered.is_none() {
            undelivered = stream.row(streamed(&columns, row, decimal_comma)).err();
        }
        Ok(())
    })?;
    delivered(match undelivered {
        Some(error) => Err(error),
        None => stream.end(),
    })?;
    let is_worked_on = store.is_worked_on(&run.plan.id)?;
    let (command, file) = (run.plan.command.clone(), run.plan.file.clone());
    let standing = Standing { tally: sums.tally, lost: sums.lost, is_worked_on, run };
    let why = standing.run.why.iter().map(|why| format!(" ({why})"));
    let state = format!("{}{}", standing.state(), why.collect::<String>());
    ui.note(&format!("{command} of {file}, {state}: {}", standing.in_words()));
    if sums.without_entry > 0 {
        ui.warn(&format!(
            "{} rows were sent, or may have been, and the journal has no entry of them: it was pruned, or has lost some",
            sums.without_entry
        ));
    }
    ui.suggest("", &standing.next());
    Ok(())
}

/// The identifiers of what the rows that are done made or acted on, or those of the outcomes that were asked for.
fn identifiers(report: &RunReport, arguments: &ReportArgs, ui: &mut Ui) -> Result<()> {
    let done = [RowOutcome::Done];
    let wanted = if arguments.only.is_empty() { &done[..] } else { &arguments.only };
    let mut undelivered = None;
    report.each(|row| {
        if let Some(object) = row.object.filter(|_| wanted.contains(&row.outcome))
            && undelivered.is_none()
        {
            undelivered = ui.data(&format!("{object}\n")).err();
        }
        Ok(())
    })?;
    delivered(undelivered.map_or(Ok(()), Err))
}

/// A row for the stream: a cell for each column, and an object in which a title that stands over several columns has a list.
fn streamed(columns: &[ReportColumn], row: RowReport, decimal_comma: bool) -> StreamedRow {
    let own = [
        row.row.to_string(),
        row.outcome.word().to_owned(),
        row.amount.map(money::show).unwrap_or_default(),
        row.object.unwrap_or_default(),
        row.message,
        row.entry.as_ref().map(i64::to_string).unwrap_or_default(),
    ];
    let mut cells = row.cells;
    let sheet = columns.iter().filter(|column| column.is_of_sheet).count();
    cells.resize(sheet, String::new());
    cells.extend(own);
    cells.extend(row.answer);
    cells.resize(columns.len(), String::new());
    for (column, cell) in columns.iter().zip(&mut cells) {
        if let Some(amount) = amount_of_ours(column, cell) {
            *cell = money::show(amount);
        }
    }
    let mut json = Map::new();
    json.insert("row".to_owned(), row.row.into());
    for (column, cell) in
        columns.iter().zip(&cells).filter(|(column, _)| column.title != titles::ROW)
    {
        add(&mut json, column, cell);
    }
    if decimal_comma {
        // As the sheet itself has its amounts.
        for (column, cell) in columns.iter().zip(&mut cells) {
            if amount_of_ours(column, cell).is_some() {
                *cell = cell.replace('.', ",");
            }
        }
    }
    StreamedRow { cells, json: Value::Object(json) }
}

/// The amount in a cell of fpgo's own, or of an answer; what the sheet says stays as it is.
fn amount_of_ours(column: &ReportColumn, cell: &str) -> Option<Amount> {
    let is_amount = column.kind == ColumnKind::Amount && !column.is_of_sheet;
    money::of_text(cell).filter(|_| is_amount)
}

/// Adds a cell to the object of a row. What a title that stands over several columns has is a list.
fn add(json: &mut Map<String, Value>, column: &ReportColumn, cell: &str) {
    let value = match column.title.as_str() {
        titles::AMOUNT => amount_of_ours(column, cell).map_or(Value::Null, money::to_json),
        titles::JOURNAL => cell.parse::<i64>().map_or(Value::Null, Value::from),
        _ => amount_of_ours(column, cell).map_or_else(|| Value::from(cell), money::to_json),
    };
    match json.get_mut(&column.title) {
        Some(Value::Array(values)) => values.push(value),
        Some(first) => *first = Value::Array(vec![first.take(), value]),
        None => {
            json.insert(column.title.clone(), value);
        }
    }
}
