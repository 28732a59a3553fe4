//! `fpgo config`: the configuration file and its profiles, a file for each subcommand. What a profile may say is read in
//! `profile/`.

mod check;
mod list;
mod place;
mod setting;
mod show;

use clap::Subcommand;

pub use self::check::look;
use crate::base::error::Result;
use crate::options::Globals;
use crate::output::ui::Ui;

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum ConfigCommand {
    /// Make a configuration file with every key explained
    Init,
    /// List the profiles: where each leads, and where its token comes from
    List,
    /// Show each setting in force and where it comes from; secrets are never shown
    Show,
    /// Check the file, the profile and all that they name; nothing is sent
    Check,
    /// Set the default profile, which is used where no other is named
    Use {
        /// Name of the profile
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Print the path of the configuration file
    Path,
}

impl ConfigCommand {
    /// Whether `--quiet` means something: it prints names alone.
    pub fn can_be_quiet(&self) -> bool {
        matches!(self, ConfigCommand::List)
    }

    /// Whether it prints rows, so that `--columns`, csv and tsv mean something.
    pub fn shows_rows(&self) -> bool {
        use ConfigCommand::{Check, Init, List, Path, Show, Use};
        match self {
            List | Show | Check => true,
            Init | Use { .. } | Path => false,
        }
    }
}

/// Runs the subcommand.
pub fn run(command: ConfigCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match command {
        ConfigCommand::Init => place::init(globals, ui),
        ConfigCommand::List => list::run(globals, ui),
        ConfigCommand::Show => show::run(globals, ui),
        ConfigCommand::Check => check::run(globals, ui),
        ConfigCommand::Use { name } => place::make_default(&name, globals, ui),
        ConfigCommand::Path => place::path(globals, ui),
    }
}
