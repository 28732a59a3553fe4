//! `fpgo bulk …`: an operation for every row of a sheet, one file for each subcommand. How rows are read, planned and sent
//! stands in the room `run/bulk`.

mod apply;
mod approve;
mod cancel;
mod list;
mod place;
mod plan;
mod plan_facts;
mod planned;
mod report;
mod resolve;
mod resume;
mod sending;
mod standing;
mod titles;

pub use list::{COLUMNS as LIST_COLUMNS, show};
pub use place::{find, recent};
pub use titles::OWN as REPORT_COLUMNS;

use clap::Subcommand;

use crate::base::error::Result;
use crate::options::Globals;
use crate::output::ui::Ui;

/// The subcommands.
#[derive(Subcommand)]
pub enum BulkCommand {
    /// Check every row of a sheet, read the states, and write down what would be sent
    #[command(after_help = plan::HELP)]
    Plan(plan::PlanArgs),
    /// Approve a plan with your own key, as a second person
    #[command(after_help = approve::HELP)]
    Approve(approve::ApproveArgs),
    /// Send the rows of a plan, each at most once
    #[command(after_help = apply::HELP)]
    Apply(apply::ApplyArgs),
    /// Go on with a run that stopped or was killed: settle what is unknown, send what is pending
    #[command(after_help = resume::HELP)]
    Resume(resume::ResumeArgs),
    /// Say what became of a row that nobody can find out, since the journal has lost its entry
    #[command(after_help = resolve::HELP)]
    Resolve(resolve::ResolveArgs),
    /// End a run for good: what is pending stays unsent
    #[command(after_help = cancel::HELP)]
    Cancel(cancel::CancelArgs),
    /// Report what became of each row of a run
    #[command(after_help = report::HELP)]
    Report(report::ReportArgs),
    /// List the runs of this machine, or of all that share its journal, with what to do next
    #[command(after_help = list::HELP)]
    List(list::ListArgs),
}

impl BulkCommand {
    /// Whether `--quiet` means something.
    pub fn can_be_quiet(&self) -> bool {
        match self {
            Self::Resolve(_) | Self::Cancel(_) => false,
            Self::Plan(_)
            | Self::Approve(_)
            | Self::Apply(_)
            | Self::Resume(_)
            | Self::Report(_)
            | Self::List(_) => true,
        }
    }

    /// Whether it hears signals for itself, and ends in order.
    pub fn hears_signals(&self) -> bool {
        matches!(self, Self::Plan(_) | Self::Apply(_) | Self::Resume(_))
    }

    /// Whether it prints rows or an object.
    pub fn shows_rows(&self) -> bool {
        match self {
            Self::Plan(_)
            | Self::Approve(_)
            | Self::Cancel(_)
            | Self::Report(_)
            | Self::List(_) => true,
            Self::Apply(_) | Self::Resume(_) | Self::Resolve(_) => false,
        }
    }
}

/// Runs the subcommand.
pub fn run(command: BulkCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match command {
        BulkCommand::Plan(arguments) => plan::run(&arguments, globals, ui),
        BulkCommand::Approve(arguments) => approve::run(&arguments, globals, ui),
        BulkCommand::Apply(arguments) => apply::run(&arguments, globals, ui),
        BulkCommand::Resume(arguments) => resume::run(&arguments, globals, ui),
        BulkCommand::Resolve(arguments) => resolve::run(&arguments, globals, ui),
        BulkCommand::Cancel(arguments) => cancel::run(&arguments, globals, ui),
        BulkCommand::Report(arguments) => report::run(&arguments, globals, ui),
        BulkCommand::List(arguments) => list::run(&arguments, globals, ui),
    }
}
