//! `fpgo completions`: a small script for each shell, which asks `fpgo __complete` at each Tab. The scripts stand in
//! `completions/`; `places.rs` says where they belong, `install.rs` puts them there.

mod install;
mod places;

use clap::{Args, Subcommand, ValueEnum};

pub use self::places::{Place, calling_shell, of_packages};

use crate::base::error::Result;
use crate::output::delivery::delivered;
use crate::output::ui::Ui;

/// Prints the script of a shell, or installs it.
#[derive(Subcommand)]
pub enum CompletionsCommand {
    /// Print the script for bash
    Bash,
    /// Print the script for zsh
    Zsh,
    /// Print the script for fish
    Fish,
    /// Print the script for PowerShell
    Powershell,
    /// Print the script for elvish
    Elvish,
    /// Print the script for Nushell
    Nushell,
    /// Write the script where the shell looks for it, and say what remains to do
    Install(InstallArgs),
}

/// Which shell it is installed for.
#[derive(Args)]
pub struct InstallArgs {
    /// Shell; the one that fpgo is called from, if left out
    shell: Option<Shell>,
}

/// The shells with a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
    Nushell,
}

impl Shell {
    /// The shell of this name.
    pub fn named(name: &str) -> Option<Shell> {
        Shell::from_str(name, false).ok()
    }

    /// Its script.
    pub fn script(self) -> &'static str {
        match self {
            Shell::Bash => include_str!("../../../completions/fpgo.bash"),
            Shell::Zsh => include_str!("../../../completions/fpgo.zsh"),
            Shell::Fish => include_str!("../../../completions/fpgo.fish"),
            Shell::Powershell => include_str!("../../../completions/fpgo.ps1"),
            Shell::Elvish => include_str!("../../../completions/fpgo.elv"),
            Shell::Nushell => include_str!("../../../completions/fpgo.nu"),
        }
    }

    /// Its name, as it is typed.
    pub fn name(self) -> String {
        self.title().to_lowercase()
    }

    /// Its name, as its users write it.
    pub fn title(self) -> &'static str {
        match self {
            Shell::Bash => "bash",
            Shell::Zsh => "zsh",
            Shell::Fish => "fish",
            Shell::Powershell => "PowerShell",
            Shell::Elvish => "elvish",
            Shell::Nushell => "Nushell",
        }
    }
}

/// Runs the subcommand.
pub fn run(command: CompletionsCommand, ui: &mut Ui) -> Result<()> {
    let shell = match command {
        CompletionsCommand::Bash => Shell::Bash,
        CompletionsCommand::Zsh => Shell::Zsh,
        CompletionsCommand::Fish => Shell::Fish,
        CompletionsCommand::Powershell => Shell::Powershell,
        CompletionsCommand::Elvish => Shell::Elvish,
        CompletionsCommand::Nushell => Shell::Nushell,
        CompletionsCommand::Install(arguments) => return install::run(arguments.shell, ui),
    };
    delivered(ui.data(shell.script()))
}
