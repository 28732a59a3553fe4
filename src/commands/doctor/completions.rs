//! Whether completions are installed for the shell in use, where fpgo or a package puts them.

use std::path::Path;

use crate::base::step::Command;
use crate::commands::completions::{Place, calling_shell, of_packages};
use crate::commands::findings::Finding;

/// Looks where the shell would find them.
pub fn look() -> Finding {
    let check = "completions";
    let known = calling_shell().and_then(|shell| Some((shell, Place::of(shell)?)));
    let Some((shell, place)) = known else {
        return Finding::skipped(check, "not known where the shell in use keeps them");
    };
    let title = shell.title();
    let mut places = of_packages(shell).iter().map(Path::new).chain([place.script.as_path()]);
    if let Some(found) = places.find(|place| place.exists()) {
        return Finding::ok(check, format!("for {title}, in {}", found.display()));
    }
    let install = Command::of_machine("completions install").arg(shell.name());
    Finding::ok(check, format!("none for {title} where it looks")).next(install)
}
