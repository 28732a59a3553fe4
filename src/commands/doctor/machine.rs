//! What `doctor` finds out of the machine: versions, the terminal, the letters that it can show, completions.

use std::env;
use std::io::IsTerminal;

use crate::base::redact;
use crate::base::step::Command;
use crate::commands::findings::Finding;
use crate::output::terminal::is_dumb;
use crate::profile::{FPGO_VARIABLES, unknown_variables, variable};
use crate::store::sql;

/// The variables that decide which letters a program may print; the first that is set counts.
const LOCALES: [&str; 3] = ["LC_ALL", "LC_CTYPE", "LANG"];

/// Looks at all of it.
pub fn look() -> Vec<Finding> {
    let mut found = vec![versions(), terminal(), letters()];
    found.extend(variables());
    found
}

fn versions() -> Finding {
    let (fpgo, sqlite) = (env!("CARGO_PKG_VERSION"), sql::sqlite_version());
    let (os, machine) = (env::consts::OS, env::consts::ARCH);
    let system = whoami::distro().unwrap_or_else(|_| os.to_owned());
    let detail = format!("fpgo {fpgo}; SQLite {sqlite}; TLS by rustls; {system}, {os} {machine}");
    Finding::ok("versions", detail)
}

fn terminal() -> Finding {
    let name = env::var("TERM").unwrap_or_else(|_| "not set".to_owned());
    let on = match (std::io::stdin().is_terminal(), std::io::stderr().is_terminal()) {
        (true, true) => "questions can be asked",
        _ => "no questions here: standard input or stderr is no terminal",
    };
    let codes = if is_dumb() { ", without colours and arrow keys" } else { "" };
    Finding::ok("terminal", format!("TERM is {name}{codes}; {on}"))
}

/// Whether letters such as ø are shown as they are.
fn letters() -> Finding {
    let set = LOCALES.into_iter().find_map(|name| Some((name, variable(name)?)));
    let shown = match &set {
        Some((name, value)) => format!("{name}={value}"),
        None => "no locale is set".to_owned(),
    };
    let value = set.map(|(_, value)| value.to_ascii_lowercase()).unwrap_or_default();
    let is_unicode = value.contains("utf-8") || value.contains("utf8") || cfg!(windows);
    match is_unicode {
        true => Finding::ok("locale", shown),
        false => {
            let detail = format!("{shown}: names with letters such as ø may be shown wrong");
            Finding::warning("locale", detail).next(Command::of_system("export LC_ALL=C.UTF-8"))
        }
    }
}

/// Which variables of fpgo are set, by name alone, and which of them mean nothing.
fn variables() -> Vec<Finding> {
    let set: Vec<&str> =
        FPGO_VARIABLES.into_iter().filter(|name| env::var_os(name).is_some()).collect();
    let detail = if set.is_empty() { "none of fpgo's is set".to_owned() } else { set.join(", ") };
    let mut found = vec![Finding::ok("variables", detail)];
    for name in unknown_variables() {
        let name = redact::hide_suspects(&name).into_owned();
        let detail = format!("{name} means nothing to fpgo");
        found.push(Finding::warning("variables", detail).next(format!("unset {name}")));
    }
    found
}
