//! `fpgo bulk …`: an operation for every row of a sheet, one file for each subcommand. How rows are planned and sent stands in
//! the room `run/bulk`.

mod approve;
mod plan_facts;

use clap::Subcommand;

use crate::base::error::Result;
use crate::options::Globals;
use crate::output::ui::Ui;

/// The subcommands.
#[derive(Subcommand)]
pub enum BulkCommand {
    /// Approve a plan with your own key, as a second person
    #[command(after_help = approve::HELP)]
    Approve(approve::ApproveArgs),
}

impl BulkCommand {
    /// Whether `--quiet` means something.
    pub fn can_be_quiet(&self) -> bool {
        match self {
            Self::Approve(_) => true,
        }
    }

    /// Whether it prints rows or an object.
    pub fn shows_rows(&self) -> bool {
        match self {
            Self::Approve(_) => true,
        }
    }
}

/// Runs the subcommand.
pub fn run(command: BulkCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match command {
        BulkCommand::Approve(arguments) => approve::run(&arguments, globals, ui),
    }
}
