//! The commands without an operation of the API, and which of the global options mean something to each.

use clap::Subcommand;

use crate::commands::api::ApiArgs;
use crate::commands::auth::AuthCommand;
use crate::commands::bulk::BulkCommand;
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

/// A command without an operation of the API.
#[derive(Subcommand)]
pub enum LocalCommand {
    /// Show what an identifier or a pasted text names, and what can be done
    Show(ShowArgs),
    /// Wait until an order, reservation or subscription has a status
    Wait(WaitArgs),
    /// Explain a message, an exit code, a status or an identifier
    Explain(ExplainArgs),
    /// Do the same for every row of a sheet: plan, approve, apply
    #[command(subcommand)]
    Bulk(BulkCommand),
    /// Show what this machine sent, and settle unknown outcomes
    #[command(subcommand)]
    Journal(JournalCommand),
    /// Check, receive and send again callbacks from Front Payment
    #[command(subcommand)]
    Callback(CallbackCommand),
    /// Set up accounts: create, show, check and choose profiles
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Keep tokens in the OS keyring, and see where they may be used
    #[command(subcommand)]
    Auth(AuthCommand),
    /// Look at all that commands depend on, and say what to do
    Doctor(DoctorArgs),
    /// Try everything without an account: the API on this machine
    #[command(subcommand)]
    Sandbox(SandboxCommand),
    /// Complete words at Tab: install the script of your shell
    #[command(subcommand)]
    Completions(CompletionsCommand),
    /// Read the manual page of a command, or write them all
    Man(ManArgs),
    /// List every operation with its method, path and effect
    Commands(CommandsArgs),
    /// Make any call of the API by its method and path
    Api(Box<ApiArgs>),
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
            Self::Bulk(command) => command.shows_rows(),
            Self::Journal(command) => command.shows_rows(),
            Self::Config(command) => command.shows_rows(),
            Self::Auth(command) => command.shows_rows(),
            Self::Commands(arguments) => arguments.shows_rows(),
            Self::Sandbox(_) | Self::Completions(_) | Self::Man(_) => false,
        }
    }

    /// Whether the output format that the profile in use sets holds for this machine's own tables.
    pub fn takes_output_of_profile(&self) -> bool {
        match self {
            Self::Callback(command) => command.shows_received(),
            Self::Api(_)
            | Self::Auth(_)
            | Self::Bulk(_)
            | Self::Config(_)
            | Self::Doctor(_)
            | Self::Journal(_)
            | Self::Show(_)
            | Self::Wait(_) => true,
            _ => false,
        }
    }

    /// Whether it may write to the API, so that `--dry-run` means something.
    pub fn sends(&self) -> bool {
        matches!(self, Self::Api(_))
    }

    /// Whether `--quiet` means something: it prints identifiers alone, or its exit code tells the result.
    pub fn can_be_quiet(&self) -> bool {
        match self {
            Self::Api(_) | Self::Callback(_) | Self::Show(_) | Self::Wait(_) => true,
            Self::Bulk(command) => command.can_be_quiet(),
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
