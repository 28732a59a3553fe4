//! `fpgo bulk plan`: reads a sheet whole, and says what is wrong with each of its rows. Nothing is read from the API, and
//! nothing is sent.

use clap::Args;
use serde_json::json;

use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::commands::in_force;
use crate::options::{Globals, SheetFlags};
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::run::bulk::sheet::{self, Problems, Sheet};
use crate::run::context::Context;
use crate::store::repeats::{FoundRepeats, Repeats};

/// What stands below its help.
pub const HELP: &str = "Examples:\n  fpgo bulk plan \"orders refund\" refunds.csv\n  \
    fpgo bulk plan \"orders cancel\" orders.csv --map order=Ordrenummer --set note=\"Cancelled after the outage\"\n\n\
    The first row names the columns: a title that is the name of a flag of the operation is that flag, the others are kept.";

/// An operation, and the sheet with its rows.
#[derive(Args, Debug)]
pub struct PlanArgs {
    /// The operation of every row, such as "orders refund"
    #[arg(value_name = "OPERATION")]
    operation: String,
    /// CSV file whose first row names the columns, or - for standard input
    #[arg(value_name = "FILE")]
    file: String,
    #[command(flatten)]
    flags: SheetFlags,
}

/// How many groups of rows that do the same are told, and how many rows of each.
const MOST_GROUPS: u32 = 20;
const MOST_ROWS: u32 = 10;

/// Checks every row.
pub fn run(arguments: &PlanArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let endpoint = sheet::operation(&arguments.operation)?;
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    let context = Context::new(profile, timeout, globals.verbose);
    let mut sheet = Sheet::open(&arguments.file)?;
    let columns = sheet::columns(&sheet, endpoint, &arguments.flags)?;
    let (mut problems, mut warnings, mut rows) = (Problems::default(), Problems::default(), 0);
    let repeats = Repeats::new()?;
    while let Some(row) = sheet.read()? {
        rows += 1;
        match sheet::check(&columns, endpoint, &row, &context) {
            Ok(checked) => {
                repeats.add(row.row, &checked.repeat_key(endpoint))?;
                warnings.add(row.row, row.line, checked.warnings);
            }
            Err(wrong) => problems.add(row.row, row.line, wrong),
        }
    }
    if endpoint.effect.writes() {
        warn_of(&repeats.found(MOST_GROUPS, MOST_ROWS)?, ui);
    }
    for warning in warnings.told() {
        ui.warn(&warning.to_line());
    }
    warnings.more().iter().for_each(|more| ui.warn(more));
    if !problems.is_empty() {
        return Err(problems.refusal(sheet.name(), rows));
    }
    let fields = [("Operation", endpoint.command), ("File", sheet.name())];
    let mut fields = fields
        .map(|(title, value)| (title.to_owned(), ColumnKind::Text, value.to_owned()))
        .to_vec();
    fields.push(("Rows".to_owned(), ColumnKind::Text, rows.to_string()));
    let told = json!({"command": endpoint.command, "file": sheet.name(), "rows": rows, "columns": columns});
    show_local(LocalTable::Object(fields), &told, ui)?;
    ui.note("every row is right; nothing was read from the API, and nothing was sent");
    Ok(())
}

/// Names the rows that do the same.
fn warn_of(found: &FoundRepeats, ui: &mut Ui) {
    for group in &found.first {
        ui.warn(&format!("{} do the same", group.in_words()));
    }
    let more = found.groups.saturating_sub(found.first.len() as u64);
    if more > 0 {
        ui.warn(&format!("{more} more groups of rows do the same"));
    }
}
