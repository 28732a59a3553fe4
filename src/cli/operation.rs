//! Running an operation of the API: the settings in force are found, then `run` carries it out. A skeleton of its body is
//! printed without an account.

use super::identifiers;
use super::streams::{check_columns, may_settle_format};
use crate::api::Endpoint;
use crate::base::error::{Error, Result};
use crate::commands::{in_force, template};
use crate::options::{Globals, Invocation};
use crate::output::columns::TableLayout;
use crate::output::instants::Instants;
use crate::output::ui::Ui;
use crate::profile::Profile;
use crate::run;
use crate::run::interrupt::SignalWatch;

/// Carries out an operation, while signals are watched: by the watch that is there already, if one is.
pub fn run(
    endpoint: &'static Endpoint,
    invocation: Invocation,
    globals: &Globals,
    watch: Option<SignalWatch>,
    ui: &mut Ui,
) -> Result<()> {
    let watch = match watch {
        Some(watch) => watch,
        None => SignalWatch::start(endpoint.effect.writes(), ui)?,
    };
    let done = watched(endpoint, invocation, globals, &watch, ui);
    watch.note_ended(match &done {
        Ok(()) => 0,
        Err(error) => error.kind().code(),
    });
    done
}

fn watched(
    endpoint: &'static Endpoint,
    mut invocation: Invocation,
    globals: &Globals,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    let read = identifiers::read(endpoint, &mut invocation.typed, ui);
    read.map_err(|error| run::completed(endpoint, &invocation, error))?;
    if invocation.template {
        return template::run(endpoint, &invocation, globals, ui);
    }
    if invocation.qr && ui.format.is_json() {
        return Err(Error::invalid(
            "--qr is for people and cannot be used together with JSON output",
        ));
    }
    let reads_stdin = invocation.data.iter().any(|file| file == "-");
    ui.ask_nobody_but_a_person(reads_stdin);
    invocation.asks_missing =
        ui.may_ask() && !invocation.yes && !invocation.dry_run && !invocation.edit;
    let settled = settle(endpoint, &mut invocation, globals, ui);
    let profile = settled.map_err(|error| run::completed(endpoint, &invocation, error))?;
    run::run(endpoint, &invocation, profile, watch, ui)
}

/// The profile in use, and with it the time-out, the format and the columns.
fn settle(
    endpoint: &'static Endpoint,
    invocation: &mut Invocation,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<Profile> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    invocation.timeout = in_force::timeout(globals, &profile)?;
    ui.jq_time = invocation.timeout;
    if may_settle_format(globals, ui) {
        ui.format = profile.output.unwrap_or(ui.format);
    }
    ui.instants = Instants::of(profile.zone.clone());
    check_columns(ui)?;
    TableLayout::of(endpoint.shown_table(&invocation.typed), &ui.columns)?;
    Ok(profile)
}
