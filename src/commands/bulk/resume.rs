//! `fpgo bulk resume`: goes on with a run that stopped or was killed.

use clap::Args;

use super::sending::{SendingFlags, watched};
use crate::api;
use crate::base::error::Result;
use crate::options::{Globals, PlanExpectations};
use crate::output::ui::Ui;
use crate::run::bulk::apply::{ResumeOrder, resume};

/// What stands below its help.
pub const HELP: &str = "Money: Moves what the pending rows come to; a row that is done, or of which nobody knows, is never sent \
                        again. Undo: as for the operation of the rows.\n\nUnknown rows are settled first, by what the API \
                        shows, as `fpgo journal resolve` does. In production --yes needs --expect-count, and --expect-total where money moves, of \
                        the rows that are pending then.\n\nExamples:\n  fpgo bulk resume RUN123456789012\n  fpgo bulk resume \
                        RUN123456789012 --yes --continue-on-unknown";

/// A run, and how it is sent.
#[derive(Args, Debug)]
pub struct ResumeArgs {
    /// The run
    #[arg(value_name = "RUN", value_parser = api::read_run_id)]
    run: String,
    #[command(flatten)]
    expected: PlanExpectations,
    #[command(flatten)]
    sending: SendingFlags,
}

/// Goes on with a run.
pub fn run(arguments: &ResumeArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    watched(globals, ui, |context, watch, ui| {
        let order = ResumeOrder {
            expected: &arguments.expected,
            yes: globals.yes,
            terms: arguments.sending.terms(),
            in_flight: arguments.sending.in_flight,
        };
        resume(&arguments.run, &order, context, watch, ui)
    })
}
