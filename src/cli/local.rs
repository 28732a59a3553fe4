//! The commands without an operation of the API, and which of the global options mean something to each.

use std::ffi::OsString;

use clap::{Args, Command, Subcommand};

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

/// Adds flags or commands to a command.
type Augment = fn(Command) -> Command;

/// The flags of each, or its commands: of a line that is typed, what it does not name need not be built.
const BY_NAME: [(&str, Augment); 14] = [
    ("show", ShowArgs::augment_args),
    ("wait", WaitArgs::augment_args),
    ("explain", ExplainArgs::augment_args),
    ("bulk", BulkCommand::augment_subcommands),
    ("journal", JournalCommand::augment_subcommands),
    ("callback", CallbackCommand::augment_subcommands),
    ("config", ConfigCommand::augment_subcommands),
    ("auth", AuthCommand::augment_subcommands),
    ("doctor", DoctorArgs::augment_args),
    ("sandbox", SandboxCommand::augment_subcommands),
    ("completions", CompletionsCommand::augment_subcommands),
    ("man", ManArgs::augment_args),
    ("commands", CommandsArgs::augment_args),
    ("api", ApiArgs::augment_args),
];

/// The commands that these words name, without what only a help page shows.
pub fn named(words: &[OsString]) -> impl Iterator<Item = Command> {
    let named = BY_NAME.iter().filter(|(name, _)| words.iter().any(|word| word == name));
    named.map(|(name, augment)| {
        let command = augment(Command::new(*name));
        let is_group = command.has_subcommands();
        command.subcommand_required(is_group).arg_required_else_help(is_group)
    })
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

    /// Whether what it prints has columns, so that some can be chosen, and csv and tsv mean something.
    pub fn has_columns(&self) -> bool {
        match self {
            Self::Bulk(command) => command.has_columns(),
            other => other.shows_rows(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_command_is_built_by_its_name_as_in_the_whole_tree() {
        let whole = LocalCommand::augment_subcommands(Command::new("fpgo"));
        let words: Vec<OsString> =
            whole.get_subcommands().map(|one| one.get_name().into()).collect();
        assert_eq!(words.len(), BY_NAME.len());
        let named: Vec<Command> = named(&words).collect();
        for (own, listed) in named.iter().zip(whole.get_subcommands()) {
            let arguments = |command: &Command| -> Vec<String> {
                command.get_arguments().map(|one| format!("{one:?}")).collect()
            };
            assert_eq!(own.get_name(), listed.get_name());
            assert_eq!(arguments(own), arguments(listed), "{}", own.get_name());
            let inner = |command: &Command| -> Vec<String> {
                command.get_subcommands().map(|one| one.get_name().to_owned()).collect()
            };
            assert_eq!(inner(own), inner(listed));
            let asks = |command: &Command| {
                (command.is_subcommand_required_set(), command.is_arg_required_else_help_set())
            };
            assert_eq!(asks(own), asks(listed), "{}", own.get_name());
        }
    }
}
