//! `fpgo completions install`: the script is written where the shell looks for it, and what remains to do is said. Files
//! that a person wrote are never changed: neither the shell's settings nor a completion that is not ours.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::Shell;
use super::places::{Place, calling_shell};
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::step::Command;
use crate::output::delivery::delivered;
use crate::output::ui::Ui;

/// How a script begins that fpgo wrote; in zsh it is the second line.
const OURS: &str = "# Completion of fpgo for ";

/// No file of a shell's settings is read further than this, in bytes.
const LARGEST_SETTINGS: u64 = 1 << 20;

/// Installs the script for this shell, or for the one that fpgo is called from.
pub fn run(shell: Option<Shell>, ui: &mut Ui) -> Result<()> {
    let shell = match shell.or_else(calling_shell) {
        Some(shell) => shell,
        None => return Err(unknown_shell()),
    };
    let Some(place) = Place::of(shell) else {
        return Err(Error::config("the home directory is not known: set HOME"));
    };
    let what = if write(&place.script, shell)? { "wrote" } else { "is up to date:" };
    delivered(ui.data(&format!("{what} {}\n", place.script.display())))?;
    match &place.lines {
        Some((settings, lines)) if !has_lines(settings, lines) => {
            ui.note(&format!("now add to {}:", settings.display()));
            lines.lines().for_each(|line| ui.line_to_paste(line));
            ui.note(&format!("then open a new {}", shell.title()));
        }
        _ => ui.note(&format!("open a new {}, and press Tab after fpgo", shell.title())),
    }
    Ok(())
}

/// Writes the script, unless it is there already. A file that fpgo did not write stays.
fn write(path: &Path, shell: Shell) -> Result<bool> {
    match input::read(path, LARGEST_SETTINGS) {
        Ok(bytes) if bytes == shell.script().as_bytes() => return Ok(false),
        Ok(bytes) if !is_ours(&bytes) => {
            return Err(Error::invalid(format!(
                "{} is there already and was not written by fpgo, so it was not changed",
                path.display()
            ))
            .next("move it away, then install again"));
        }
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(not_written(path, shell, &error));
        }
        _ => {}
    }
    let made = match path.parent() {
        Some(dir) => fs::create_dir_all(dir),
        None => Ok(()),
    };
    match made.and_then(|()| fs::write(path, shell.script())) {
        Ok(()) => Ok(true),
        Err(error) => Err(not_written(path, shell, &error)),
    }
}

fn is_ours(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.lines().take(2).any(|line| line.starts_with(OURS))
}

fn not_written(path: &Path, shell: Shell, error: &std::io::Error) -> Error {
    Error::config(format!("{} cannot be written: {error}", path.display())).next(
        Command::of_machine(&format!("completions {}", shell.name()))
            .why("it prints the script, to put it where you like"),
    )
}

/// Whether the settings have each of these lines already.
fn has_lines(settings: &Path, lines: &str) -> bool {
    let Ok(text) = input::read_text(settings, LARGEST_SETTINGS) else { return false };
    let known: Vec<&str> = text.lines().map(str::trim).collect();
    lines.lines().all(|line| known.contains(&line))
}

fn unknown_shell() -> Error {
    let shell = env::var_os("SHELL").unwrap_or_else(|| "none".into());
    Error::invalid(format!("which shell is meant is not known (SHELL is {})", shell.display()))
        .next(Command::of_machine("completions install bash").why("name it, such as"))
}
