//! `fpgo bulk apply`: sends the rows of a plan, each by the guarded write of a single command. How stands in the room
//! `run/bulk/apply`.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::plan_facts;
use super::sending::{SendingFlags, watched};
use crate::base::duration;
use crate::base::error::Result;
use crate::options::{Globals, PlanExpectations};
use crate::output::ui::Ui;
use crate::run::bulk::apply::{ApplyOrder, begin, nothing_begun};
use crate::run::bulk::plan::PlanReader;

/// What stands below its help.
pub const HELP: &str = "Money: Moves what the plan comes to: each row is the guarded write of a single command, at most once. Undo: as \
                        for the operation of the rows.\n\nIt ends with 0 only where every row is done; with 11 where some are, left-out \
                        rows too; where none is, with the code of what stopped it.\n\nExamples:\n  fpgo bulk apply refunds.plan\n  fpgo \
                        bulk apply refunds.plan --yes --expect-total 12300 --expect-count 41";

/// A plan, and how it is sent.
#[derive(Args, Debug)]
pub struct ApplyArgs {
    /// The plan's file
    #[arg(value_name = "PLAN")]
    plan: PathBuf,
    #[command(flatten)]
    expected: PlanExpectations,
    /// How old the plan may be, such as 30m or 2h; 1h in production unless given
    #[arg(long, value_name = "TIME", value_parser = duration::span)]
    max_plan_age: Option<Duration>,
    #[command(flatten)]
    sending: SendingFlags,
}

/// Applies a plan.
pub fn run(arguments: &ApplyArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    watched(globals, ui, |context, watch, ui| {
        let plan = nothing_begun(PlanReader::open(&arguments.plan))?;
        let order = ApplyOrder {
            facts: nothing_begun(plan_facts::of(&plan, &ui.instants))?,
            expected: &arguments.expected,
            yes: globals.yes,
            oldest: arguments.max_plan_age,
            terms: arguments.sending.terms(),
            in_flight: arguments.sending.in_flight,
        };
        begin(&plan, order, context, watch, ui)
    })
}
