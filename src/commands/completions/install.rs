//! `fpgo completions install`: the script is written where the shell looks for it, and what remains to do is said. Files
//! that a person wrote are never changed: neither the shell's settings nor a completion that is not ours.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use directories::BaseDirs;

use super::Shell;
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::step::Command;
use crate::output::delivery::delivered;
use crate::output::ui::Ui;

/// How a script begins that fpgo wrote; in zsh it is the second line.
const OURS: &str = "# Completion of fpgo for ";

/// No file of a shell's settings is read further than this, in bytes.
const LARGEST_SETTINGS: u64 = 1 << 20;

/// Where bash-completion is, if it is installed.
const BASH_COMPLETION: [&str; 4] = [
    "/usr/share/bash-completion/bash_completion",
    "/usr/local/share/bash-completion/bash_completion",
    "/opt/homebrew/share/bash-completion/bash_completion",
    "/opt/local/share/bash-completion/bash_completion",
];

/// Where a script goes, and how the shell comes to read it.
struct Place {
    script: PathBuf,
    /// The file of settings that must have these lines; `None` where the shell finds the script by itself.
    lines: Option<(PathBuf, String)>,
}

/// Installs the script for this shell, or for the one that fpgo is called from.
pub fn run(shell: Option<Shell>, ui: &mut Ui) -> Result<()> {
    let shell = match shell.or_else(calling_shell) {
        Some(shell) => shell,
        None => return Err(unknown_shell()),
    };
    let Some(home) = BaseDirs::new() else {
        return Err(Error::config("the home directory is not known: set HOME"));
    };
    let place = place(shell, &home);
    let what = if write(&place.script, shell)? { "wrote" } else { "is up to date:" };
    delivered(ui.data(&format!("{what} {}\n", place.script.display())))?;
    match &place.lines {
        Some((settings, lines)) if !has_lines(settings, lines) => {
            ui.note(&format!("now add to {}:", settings.display()));
            lines.lines().for_each(|line| ui.note(&format!("  {line}")));
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
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(not_written(path, &error)),
        _ => {}
    }
    let made = match path.parent() {
        Some(dir) => fs::create_dir_all(dir),
        None => Ok(()),
    };
    match made.and_then(|()| fs::write(path, shell.script())) {
        Ok(()) => Ok(true),
        Err(error) => Err(not_written(path, &error)),
    }
}

fn is_ours(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.lines().take(2).any(|line| line.starts_with(OURS))
}

fn not_written(path: &Path, error: &std::io::Error) -> Error {
    Error::config(format!("{} cannot be written: {error}", path.display()))
        .next("print the script, and put it where you like: fpgo completions bash")
}

/// Whether the settings have each of these lines already.
fn has_lines(settings: &Path, lines: &str) -> bool {
    let Ok(text) = input::read_text(settings, LARGEST_SETTINGS) else { return false };
    let known: Vec<&str> = text.lines().map(str::trim).collect();
    lines.lines().all(|line| known.contains(&line))
}

fn place(shell: Shell, base: &BaseDirs) -> Place {
    let home = base.home_dir();
    let config = variable("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config"));
    match shell {
        Shell::Bash => of_bash(home),
        Shell::Zsh => {
            let dir = variable("ZDOTDIR").unwrap_or_else(|| home.to_owned());
            let functions = dir.join(".zfunc");
            let lines =
                format!("fpath=({} $fpath)\nautoload -Uz compinit && compinit", quoted(&functions));
            Place { script: functions.join("_fpgo"), lines: Some((dir.join(".zshrc"), lines)) }
        }
        Shell::Fish => Place { script: config.join("fish/completions/fpgo.fish"), lines: None },
        Shell::Elvish => {
            let dir = config.join("elvish");
            let lines = "use fpgo-completion".to_owned();
            Place {
                script: dir.join("lib/fpgo-completion.elv"),
                lines: Some((dir.join("rc.elv"), lines)),
            }
        }
        Shell::Nushell => {
            Place { script: base.config_dir().join("nushell/autoload/fpgo.nu"), lines: None }
        }
        Shell::Powershell => {
            let dir = match cfg!(windows) {
                true => home.join("Documents").join("PowerShell"),
                false => config.join("powershell"),
            };
            let script = dir.join("fpgo-completion.ps1");
            let lines = format!(". '{}'", script.display().to_string().replace('\'', "''"));
            Place { script, lines: Some((dir.join("Microsoft.PowerShell_profile.ps1"), lines)) }
        }
    }
}

/// With bash-completion installed bash finds the script by itself, else a line has to read it.
fn of_bash(home: &Path) -> Place {
    let dir = variable("BASH_COMPLETION_USER_DIR").unwrap_or_else(|| {
        variable("XDG_DATA_HOME")
            .unwrap_or_else(|| home.join(".local/share"))
            .join("bash-completion")
    });
    let script = dir.join("completions/fpgo");
    let lines = match BASH_COMPLETION.iter().any(|path| Path::new(path).exists()) {
        true => None,
        false => Some((home.join(".bashrc"), format!("source {}", quoted(&script)))),
    };
    Place { script, lines }
}

fn quoted(path: &Path) -> String {
    shell_words::quote(&path.display().to_string()).into_owned()
}

/// A directory that a variable names by its whole path.
fn variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}

/// The shell that fpgo is called from: Nushell says so, Linux tells who called, else it is the login shell.
fn calling_shell() -> Option<Shell> {
    if env::var_os("NU_VERSION").is_some() {
        return Some(Shell::Nushell);
    }
    calling_program().and_then(|name| of_program(&name)).or_else(|| {
        let login = PathBuf::from(env::var_os("SHELL")?);
        of_program(login.file_name()?.to_str()?)
    })
}

#[cfg(target_os = "linux")]
fn calling_program() -> Option<String> {
    let parent = rustix::process::getppid()?;
    let name = fs::read_to_string(format!("/proc/{}/comm", parent.as_raw_nonzero())).ok()?;
    Some(name.trim().to_owned())
}

#[cfg(not(target_os = "linux"))]
fn calling_program() -> Option<String> {
    cfg!(windows).then(|| "pwsh".to_owned())
}

fn of_program(name: &str) -> Option<Shell> {
    match name.trim_start_matches('-') {
        "pwsh" => Some(Shell::Powershell),
        "nu" => Some(Shell::Nushell),
        other => Shell::named(other),
    }
}

fn unknown_shell() -> Error {
    let shell = env::var_os("SHELL").unwrap_or_else(|| "none".into());
    Error::invalid(format!("which shell is meant is not known (SHELL is {})", shell.display()))
        .next(Command::of_machine("completions install bash").why("name it, such as"))
}
