//! Whether completions are installed for the person's shell, as far as the usual places tell.

use std::env;
use std::path::{Path, PathBuf};

use directories::BaseDirs;

use crate::base::step::Command;
use crate::commands::findings::Finding;

/// A shell, the place of its script below the home directory, and the places of packages.
type Shell = (&'static str, &'static str, &'static [&'static str]);

const SHELLS: [Shell; 3] = [
    (
        "bash",
        ".local/share/bash-completion/completions/fpgo",
        &["/usr/share/bash-completion/completions/fpgo", "/etc/bash_completion.d/fpgo"],
    ),
    (
        "zsh",
        ".zfunc/_fpgo",
        &[
            "/usr/local/share/zsh/site-functions/_fpgo",
            "/usr/share/zsh/site-functions/_fpgo",
            "/usr/share/zsh/vendor-completions/_fpgo",
        ],
    ),
    (
        "fish",
        ".config/fish/completions/fpgo.fish",
        &["/usr/share/fish/vendor_completions.d/fpgo.fish"],
    ),
];

/// Looks where the shell would find them.
pub fn look() -> Finding {
    let check = "completions";
    let path = PathBuf::from(env::var_os("SHELL").unwrap_or_default());
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let shell = SHELLS.iter().find(|(known, ..)| *known == name);
    let (Some((shell, own, shared)), Some(dirs)) = (shell, BaseDirs::new()) else {
        return Finding::skipped(check, "not known where the shell in use keeps them");
    };
    let at_home = dirs.home_dir().join(own);
    let mut places = shared.iter().map(Path::new).chain([at_home.as_path()]);
    if let Some(found) = places.find(|place| place.exists()) {
        return Finding::ok(check, format!("for {shell}, in {}", found.display()));
    }
    Finding::ok(check, format!("none for {shell} in the usual places"))
        .next(Command::of_machine("completions install").arg(shell))
}
