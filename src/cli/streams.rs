//! The streams of one command, from its global options and the environment: format, colour, whether it may ask.

use std::io::IsTerminal;

use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::options::Globals;
use crate::output::terminal;
use crate::output::ui::{Colors, NO_TERMINAL, Ui};
use crate::profile::{Format, says_yes, variable};

/// The streams for these options. A wrong format or colour in the environment is refused later.
pub fn ui(globals: &Globals) -> Ui {
    let mut ui = Ui::standard(format(globals), globals.quiet, colors(globals), unasked(globals));
    ui.profile_flags = globals.profile_flags();
    ui.columns = globals.columns.clone();
    ui.raw_texts = globals.raw;
    ui.show_personal = globals.show_personal_data;
    ui
}

/// Whether the profile may set the format, since neither a flag nor the environment did.
pub fn may_settle_format(globals: &Globals, ui: &Ui) -> bool {
    let named = globals.output.is_some() || globals.jq.is_some();
    !ui.quiet && !named && variable("FPGO_OUTPUT").is_none()
}

/// Refuses `--columns` for a format that has none.
pub fn check_columns(ui: &Ui) -> Result<()> {
    if ui.columns.is_empty() || ui.format.has_columns() {
        return Ok(());
    }
    let format = ui.format.name();
    Err(Error::invalid(format!("--columns means nothing to {format}, which has no columns"))
        .next(Command::typed_without(&["--output", "-o", "--jq"]).arg("-o").arg("csv")))
}

fn format(globals: &Globals) -> Format {
    if globals.jq.is_some() {
        return Format::Json;
    }
    let named = globals.output.clone().or_else(|| variable("FPGO_OUTPUT"));
    named.as_deref().and_then(Format::from_name).unwrap_or(Format::Table)
}

/// Each stream has colours where it is a terminal that shows them and nobody says no; `always` means in pipes too.
fn colors(globals: &Globals) -> Colors {
    let when = globals.color.clone().or_else(|| variable("FPGO_COLOR"));
    match when.as_deref() {
        Some("always") => Colors { out: true, err: true },
        Some("never") => Colors::NONE,
        _ if says_no_color() || !terminal::shows_colors() => Colors::NONE,
        _ => Colors { out: std::io::stdout().is_terminal(), err: std::io::stderr().is_terminal() },
    }
}

/// Whether `NO_COLOR` says no: by its own standard any value but an empty one does.
fn says_no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Why nobody is asked: somebody forbade it, or stderr is no terminal. Whether stdin allows it depends on the command.
fn unasked(globals: &Globals) -> Option<&'static str> {
    if globals.no_input {
        return Some("--no-input says to ask nothing");
    }
    if says_yes("FPGO_NO_INPUT") {
        return Some("FPGO_NO_INPUT says to ask nothing");
    }
    if says_yes("CI") {
        return Some("CI is set, so nothing is asked");
    }
    (!std::io::stderr().is_terminal()).then_some(NO_TERMINAL)
}
