//! Where each shell looks for a script of completion, the person's own and those of packages; and which shell is in use.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use directories::BaseDirs;

use super::Shell;

/// Where bash-completion is, if it is installed.
const BASH_COMPLETION: [&str; 4] = [
    "/usr/share/bash-completion/bash_completion",
    "/usr/local/share/bash-completion/bash_completion",
    "/opt/homebrew/share/bash-completion/bash_completion",
    "/opt/local/share/bash-completion/bash_completion",
];

/// Where a script goes, and how the shell comes to read it.
pub struct Place {
    /// The file of the script.
    pub script: PathBuf,
    /// The file of settings that must have these lines; `None` where the shell finds the script by itself.
    pub lines: Option<(PathBuf, String)>,
}

impl Place {
    /// The place of this shell's script; none where the home directory is not known.
    pub fn of(shell: Shell) -> Option<Place> {
        Some(in_home(shell, &BaseDirs::new()?))
    }
}

/// Where packages put the script for everybody on this machine.
pub fn of_packages(shell: Shell) -> &'static [&'static str] {
    match shell {
        Shell::Bash => &[
            "/usr/local/share/bash-completion/completions/fpgo",
            "/usr/share/bash-completion/completions/fpgo",
            "/etc/bash_completion.d/fpgo",
        ],
        Shell::Zsh => &[
            "/usr/local/share/zsh/site-functions/_fpgo",
            "/usr/share/zsh/site-functions/_fpgo",
            "/usr/share/zsh/vendor-completions/_fpgo",
        ],
        Shell::Fish => &["/usr/share/fish/vendor_completions.d/fpgo.fish"],
        Shell::Powershell | Shell::Elvish | Shell::Nushell => &[],
    }
}

fn in_home(shell: Shell, base: &BaseDirs) -> Place {
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
pub fn calling_shell() -> Option<Shell> {
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
    let parent = std::os::unix::process::parent_id();
    let name = fs::read_to_string(format!("/proc/{parent}/comm")).ok()?;
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
