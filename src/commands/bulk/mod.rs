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

pub use approve::KEY_COLUMNS;
pub use list::{COLUMNS as LIST_COLUMNS, show};
pub use place::{find, recent};
pub use planned::COLUMNS as PLAN_COLUMNS;
pub use titles::OWN as REPORT_COLUMNS;

use clap::Subcommand;

use crate::base::error::Result;
use crate::options::Globals;
use crate::output::ui::Ui;

/// The global options that mean nothing to each: a plan is the dry run of a sheet, and what asks nothing is not said yes to.
pub const HIDDEN_OPTIONS: [(&str, &[&str]); 8] = [
    ("plan", &["dry_run", "yes", "no_input"]),
    ("approve", &["dry_run", "verbose"]),
    ("apply", HIDDEN_OF_SENDING),
    ("resume", HIDDEN_OF_SENDING),
    ("resolve", &["dry_run", "columns", "jq", "raw", "quiet", "yes", "no_input", "verbose"]),
    ("cancel", &["dry_run", "columns", "quiet", "yes", "no_input", "verbose"]),
    ("report", HIDDEN_OF_READING),
    ("list", HIDDEN_OF_READING),
];

const HIDDEN_OF_SENDING: &[&str] = &["dry_run", "columns", "jq", "raw"];
const HIDDEN_OF_READING: &[&str] = &["dry_run", "yes", "no_input", "verbose"];

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

    /// Whether what it prints has columns.
    pub fn has_columns(&self) -> bool {
        match self {
            Self::Approve(arguments) => arguments.shows_key(),
            Self::Cancel(_) => false,
            other => other.shows_rows(),
        }
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

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(subcommand)]
        command: BulkCommand,
    }

    #[test]
    fn the_help_of_each_hides_exactly_the_options_that_mean_nothing_to_it() {
        for line in [
            "plan orders.refund x.csv",
            "approve x.plan",
            "apply x.plan",
            "resume RUN123456789012",
            "resolve RUN123456789012 2 --as happened --reason x",
            "cancel RUN123456789012",
            "report RUN123456789012",
            "list",
        ] {
            let words: Vec<&str> = line.split(' ').collect();
            let parsed = Line::try_parse_from(["bulk"].iter().chain(&words)).expect(line);
            let (_, hidden) =
                HIDDEN_OPTIONS.iter().find(|(name, _)| *name == words[0]).expect(line);
            let hides = |id| hidden.contains(&id);
            assert_eq!(hides("quiet"), !parsed.command.can_be_quiet(), "{line}");
            // Its help tells of the key as well, which has columns.
            let has_columns = parsed.command.has_columns() || words[0] == "approve";
            assert_eq!(hides("columns"), !has_columns, "{line}");
            for id in ["jq", "raw"] {
                assert_eq!(hides(id), !parsed.command.shows_rows(), "{line}: {id}");
            }
            let asks = ["approve", "apply", "resume"].contains(&words[0]);
            assert_eq!((hides("dry_run"), hides("yes")), (true, !asks), "{line}");
        }
    }
}
