//! `fpgo bulk cancel`: ends a run for good.

use clap::Args;
use serde_json::json;

use crate::api;
use crate::base::error::Result;
use crate::base::step::Command;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::local_table::{LocalTable, show_done};
use crate::output::ui::Ui;
use crate::run::bulk::apply::{cancel, unknown_entries};
use crate::run::context::Context;
use crate::store::runs::{RowOutcome, RunState};

/// What stands below its help.
pub const HELP: &str = "Money: Moves none: what is pending stays unsent, and the run cannot be resumed.\n\nExamples:\n  fpgo bulk \
                        cancel RUN123456789012\n  fpgo bulk cancel RUN123456789012 -o json";

/// So many entries are named.
const MOST_ENTRIES: usize = 10;

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
    let (counts, money) = cancel(&arguments.run, &context, ui)?;
    let unknown = match counts.tally.rows(RowOutcome::Unknown) {
        0 => Vec::new(),
        _ => unknown_entries(&arguments.run, &context)?,
    };
    if ui.format.is_json() {
        let rows = RowOutcome::ALL.map(|outcome| (outcome.word(), counts.tally.rows(outcome)));
        let rows: serde_json::Map<_, _> =
            rows.into_iter().map(|(word, count)| (word.to_owned(), json!(count))).collect();
        let state = RunState::Cancelled.word();
        let json = json!({"run": arguments.run, "state": state, "rows": rows, "money": money, "unknown": unknown});
        let done = format!("{} is cancelled", arguments.run);
        return show_done(&done, LocalTable::Object(Vec::new()), &json, ui);
    }
    ui.note(&format!("{} is cancelled: what is pending stays unsent", arguments.run));
    ui.note(&counts.tally.in_words());
    ui.note(&format!("money: {money}"));
    if !unknown.is_empty() {
        tell_unknown(&arguments.run, &unknown, ui);
    }
    Ok(())
}

/// Says which entries are unknown, and how they are settled although the run has ended.
fn tell_unknown(run: &str, unknown: &[i64], ui: &mut Ui) {
    let first: Vec<String> = unknown.iter().take(MOST_ENTRIES).map(i64::to_string).collect();
    let more = unknown.len().saturating_sub(first.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    ui.note(&format!("unknown: journal {}{more}", first.join(", ")));
    let resume = Command::new("bulk resume").arg(run);
    ui.suggest("", &resume.why("settle them by what the API shows; nothing is sent any more"));
}
