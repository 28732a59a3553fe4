//! `fpgo completions`: the completion scripts, from the same tree that parses the line.

use clap::{Args, Command, ValueEnum};
use clap_complete::{Shell, generate};

use crate::base::error::Result;
use crate::output::delivery::delivered;
use crate::output::ui::Ui;

/// The options.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// Shell
    shell: ShellName,
}

/// The shells that are kept under `completions/`.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ShellName {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// Prints the script for this tree of commands.
pub fn run(arguments: &CompletionsArgs, mut tree: Command, ui: &mut Ui) -> Result<()> {
    let shell = match arguments.shell {
        ShellName::Bash => Shell::Bash,
        ShellName::Zsh => Shell::Zsh,
        ShellName::Fish => Shell::Fish,
        ShellName::Powershell => Shell::PowerShell,
    };
    let mut script = Vec::new();
    generate(shell, &mut tree, "fpgo", &mut script);
    delivered(ui.data(&String::from_utf8_lossy(&script)))
}
