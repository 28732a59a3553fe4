//! The commands without an operation of the API, and which of the global options mean something to each.

use clap::Subcommand;

use crate::commands::api::ApiArgs;
use crate::commands::auth::AuthCommand;
use crate::commands::callback::CallbackCommand;
use crate::commands::completions::CompletionsCommand;
use crate::commands::config::ConfigCommand;
use crate::commands::doctor::DoctorArgs;
use crate::commands::explain::ExplainArgs;
use crate::commands::journal::JournalCommand;
use crate::commands::man::ManArgs;
use crate::commands::operations::CommandsArgs;
use crate::commands::sandbox::SandboxCommand;
use crate::commands::show::ShowArgs;
use crate::commands::wait::WaitArgs;
use crate::options::Globals;
use crate::profile::{ConfigFile, Format, profile_in_use};

/// A command without an operation of the API.
#[derive(Subcommand)]
pub enum LocalCommand {
    /// Make any call of the API by its method and path
    Api(Box<ApiArgs>),
    /// Check callbacks from Front Payment
    #[command(subcommand)]
    Callback(CallbackCommand),
    /// Show what this machine sent
    #[command(subcommand)]
    Journal(JournalCommand),
    /// Create the configuration file, show and choose profiles
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Keep tokens in the OS keyring, and see where they may be used
    #[command(subcommand)]
    Auth(AuthCommand),
    /// Look at everything that a command depends on, and say what to do
    Doctor(DoctorArgs),
    /// Run and control the sandbox of the API
    #[command(subcommand)]
    Sandbox(SandboxCommand),
    /// Show what an identifier, an address or a line of a log names, and what can be done with it
    Show(ShowArgs),
    /// Wait until an order, a reservation or a subscription has a status
    Wait(WaitArgs),
    /// Explain a message of the API, an exit code, a status or a kind of identifier
    Explain(ExplainArgs),
    /// Complete words at Tab: print the script of a shell, or install it
    #[command(subcommand)]
    Completions(CompletionsCommand),
    /// Read the manual page of a command, or write them all
    Man(ManArgs),
    /// List every operation with its method, path and effect
    Commands(CommandsArgs),
}

impl LocalCommand {
    /// Whether it prints rows, and not a line, a page or a script.
    pub fn shows_rows(&self) -> bool {
        match self {
            Self::Api(_)
            | Self::Callback(_)
            | Self::Doctor(_)
            | Self::Explain(_)
            | Self::Show(_)
            | Self::Wait(_) => true,
            Self::Journal(command) => command.shows_rows(),
            Self::Config(command) => command.shows_rows(),
            Self::Auth(command) => command.shows_rows(),
            Self::Commands(arguments) => arguments.shows_rows(),
            Self::Sandbox(_) | Self::Completions(_) | Self::Man(_) => false,
        }
    }

    /// The output format that the profile in use sets for this machine's own tables. A wrong file is told of elsewhere.
    pub fn output_of_profile(&self, globals: &Globals) -> Option<Format> {
        if !matches!(
            self,
            Self::Api(_)
                | Self::Auth(_)
                | Self::Config(_)
                | Self::Doctor(_)
                | Self::Journal(_)
                | Self::Show(_)
                | Self::Wait(_)
        ) {
            return None;
        }
        let flags = globals.profile_flags();
        ConfigFile::read(&flags).and_then(|file| profile_in_use(&file, &flags)).ok()?.output
    }

    /// Whether it may write to the API, so that `--dry-run` means something.
    pub fn sends(&self) -> bool {
        matches!(self, Self::Api(_))
    }

    /// Whether `--quiet` means something: it prints identifiers alone, or its exit code tells the result.
    pub fn can_be_quiet(&self) -> bool {
        match self {
            Self::Api(_) | Self::Callback(_) | Self::Show(_) | Self::Wait(_) => true,
            Self::Journal(command) => command.can_be_quiet(),
            Self::Config(command) => command.can_be_quiet(),
            Self::Commands(arguments) => arguments.shows_rows(),
            Self::Auth(_)
            | Self::Doctor(_)
            | Self::Explain(_)
            | Self::Sandbox(_)
            | Self::Completions(_)
            | Self::Man(_) => false,
        }
    }

    /// Whether it prints JSON, which `commands --json` does without rows.
    pub fn shows_json(&self) -> bool {
        match self {
            Self::Commands(arguments) => !arguments.is_page(),
            Self::Config(_) => true,
            other => other.shows_rows(),
        }
    }
}
