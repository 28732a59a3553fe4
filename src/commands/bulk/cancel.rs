//! `fpgo bulk cancel`: ends a run for good.

use clap::Args;
use serde_json::json;

use crate::api;
use crate::base::error::Result;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::run::bulk::apply::cancel;
use crate::run::context::Context;
use crate::store::runs::{RowOutcome, RunState};

/// What stands below its help.
pub const HELP: &str = "Money: Moves none: what is pending stays unsent, and the run cannot be resumed.\n\nExamples:\n  fpgo bulk \
                        cancel RUN123456789012\n  fpgo bulk cancel RUN123456789012 -o json";

/// A run.
#[derive(Args, Debug)]
pub struct CancelArgs {
    /// The run
    #[arg(value_name = "RUN", value_parser = api::read_run_id)]
    run: String,
}

/// Cancels a run.
pub fn run(arguments: &CancelArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    let context = Context::new(profile, timeout, globals.verbose);
    let counts = cancel(&arguments.run, &context, ui)?;
    if ui.format.is_json() {
        let rows = RowOutcome::ALL.map(|outcome| (outcome.word(), counts.rows(outcome)));
        let rows: serde_json::Map<_, _> =
            rows.into_iter().map(|(word, count)| (word.to_owned(), json!(count))).collect();
        let state = RunState::Cancelled.word();
        let json = json!({"run": arguments.run, "state": state, "rows": rows});
        return show_local(LocalTable::Object(Vec::new()), &json, ui);
    }
    ui.note(&format!("{} is cancelled: what is pending stays unsent", arguments.run));
    ui.note(&counts.in_words());
    Ok(())
}
