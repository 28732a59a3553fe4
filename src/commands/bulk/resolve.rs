//! `fpgo bulk resolve`: closes a row of which nobody can find out anything, by a person's word.

use clap::Args;

use crate::api;
use crate::base::error::Result;
use crate::base::step::Command;
use crate::base::text;
use crate::commands::{in_force, journal};
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::run::bulk::apply::{RowVerdict, resolve_row};
use crate::run::context::Context;

/// What stands below its help.
pub const HELP: &str = "Money: Moves none. Undo: None: the word is final. Of a row that did not happen, `fpgo bulk resume` sends it \
                        as a row that is pending.\n\nOnly for rows that are unknown and have no entry in the journal, because that has \
                        lost some: look at the object first. What stands in another journal, an export or a log is taken in \
                        by `fpgo journal import`; a row with an entry is settled by `fpgo journal resolve`.\n\nExamples:\n  fpgo bulk \
                        resolve RUN123456789012 5 --as happened --reason \"the order shows 400 refunded at 12:31\"\n  fpgo bulk \
                        resolve RUN123456789012 6 --as did-not --reason \"nothing is refunded, says Front Payment\"";

/// A row of a run, and what is said of it.
#[derive(Args, Debug)]
pub struct ResolveArgs {
    /// The run
    #[arg(value_name = "RUN", value_parser = api::read_run_id)]
    run: String,
    /// The row's number in the sheet, where the heading is row 1
    #[arg(value_name = "ROW", value_parser = text::number::<u64>)]
    row: u64,
    /// What became of it
    #[arg(long = "as", value_enum, value_name = "WHAT")]
    verdict: journal::VerdictName,
    /// How you know, for the journal
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

/// Closes the row.
pub fn run(arguments: &ResolveArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    let context = Context::new(profile, timeout, globals.verbose);
    let ResolveArgs { run, row, verdict, reason } = arguments;
    let happened = *verdict == journal::VerdictName::Happened;
    let may_be_sent = resolve_row(&RowVerdict { run, row: *row, happened, reason }, context, ui)?;
    let next = match may_be_sent {
        true => Command::new("bulk resume").arg(run).why("send what is pending"),
        false => Command::new("bulk report").arg(run).why("what became of each row"),
    };
    ui.suggest("", &next);
    Ok(())
}
