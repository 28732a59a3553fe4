//! `fpgo config`: the configuration file and its profiles, a file for each subcommand. What a profile may say is read in
//! `profile/`.

mod check;
mod init;
mod list;
mod place;
mod setting;
mod show;

use clap::Subcommand;

pub use self::check::look;
use self::init::InitArgs;
pub use self::list::COLUMNS as LIST_COLUMNS;
pub use self::show::COLUMNS as SHOW_COLUMNS;
use crate::base::error::Result;
use crate::options::Globals;
use crate::output::ui::Ui;

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum ConfigCommand {
    /// Add a profile to the configuration file: by questions at a terminal, or by flags
    #[command(
        after_help = "At a terminal it asks for all that the flags do not say, and then sends one read, for the status of an \
        order that nobody has, to see that address and token are right. Without a terminal and without flags it makes a file \
        in which every key is explained. A secret is never a flag: it is typed unseen, or comes from standard input, a \
        variable, a program or the OS keyring.\n\nExamples:\n  fpgo config init\n  \
        fpgo config init ci --environment demo --token-env FRONT_PAYMENT_TOKEN --offline"
    )]
    Init(Box<InitArgs>),
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
            Init(_) | Use { .. } | Path => false,
        }
    }
}

/// Runs the subcommand.
pub fn run(command: ConfigCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match command {
        ConfigCommand::Init(arguments) => init::run(&arguments, globals, ui),
        ConfigCommand::List => list::run(globals, ui),
        ConfigCommand::Show => show::run(globals, ui),
        ConfigCommand::Check => check::run(globals, ui),
        ConfigCommand::Use { name } => place::make_default(&name, globals, ui),
        ConfigCommand::Path => place::path(globals, ui),
    }
}
