//! The streams of one command, from its global options and the environment: format, colour, whether it may ask.

use std::io::IsTerminal;

use crate::options::Globals;
use crate::output::terminal;
use crate::output::ui::Ui;
use crate::profile::{Format, says_yes, variable};

/// The streams for these options. A format or colour that the environment names wrongly is told of later.
pub fn ui(globals: &Globals) -> Ui {
    let mut ui = Ui::standard(format(globals), globals.quiet, color(globals), may_ask(globals));
    ui.profile_flags = globals.profile_flags();
    ui.columns = globals.columns.clone();
    ui.show_personal = globals.show_personal_data;
    ui
}

fn format(globals: &Globals) -> Format {
    if globals.jq.is_some() {
        return Format::Json;
    }
    let named = globals.output.clone().or_else(|| variable("FPGO_OUTPUT"));
    named.as_deref().and_then(Format::from_name).unwrap_or(Format::Table)
}

fn color(globals: &Globals) -> bool {
    let when = globals.color.clone().or_else(|| variable("FPGO_COLOR"));
    match when.as_deref() {
        Some("always") => true,
        Some("never") => false,
        _ => std::io::stderr().is_terminal() && !says_no_color() && !terminal::is_dumb(),
    }
}

/// Whether `NO_COLOR` says no: by its own standard any value but an empty one does.
fn says_no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Only if stderr is a terminal and nobody forbade it. Whether stdin allows it depends on the command.
fn may_ask(globals: &Globals) -> bool {
    let forbidden = globals.no_input || says_yes("FPGO_NO_INPUT") || says_yes("CI");
    !forbidden && std::io::stderr().is_terminal()
}
