//! From a parsed line to the command that carries it out: an operation of the API, or a command without one. What
//! holds for every command is checked here: the environment variables, and which global options a command takes.

use std::rc::Rc;

use super::local::LocalCommand;
use super::operation;
use super::parse::{CommandLine, ParsedCommand};
use super::streams::{check_columns, may_settle_format};
use crate::api::Endpoint;
use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::base::step::Command;
use crate::commands::callback::CallbackCommand;
use crate::commands::config::ConfigCommand;
use crate::commands::in_force;
use crate::commands::{
    api, auth, bulk, callback, columns, completions, config, doctor, explain, journal, man,
    operations, sandbox, show, wait,
};
use crate::options::Globals;
use crate::output::instants::Instants;
use crate::output::jq::Program;
use crate::output::ui::Ui;
use crate::profile::{
    Format, Profile, SettingOrigin, check_variables, unknown_variables, variable,
};
use crate::run;
use crate::run::interrupt;

/// Runs the command of a parsed line.
pub fn dispatch(line: CommandLine, ui: &mut Ui) -> Result<()> {
    check_environment(ui)?;
    let CommandLine { globals, name, command, watch } = line;
    match command {
        ParsedCommand::Operation(endpoint, invocation) => {
            if let Err(error) = prepare_operation(endpoint, &globals, ui) {
                return Err(run::completed(endpoint, &invocation, error));
            }
            operation::run(endpoint, *invocation, &globals, watch, ui)
        }
        ParsedCommand::Local(local) => {
            prepare(&globals, ui)?;
            check_options(&local, &globals, ui)?;
            if local.shows_rows() {
                settle_tables(&local, &globals, ui);
            }
            globals.refuse_quiet("this command", local.can_be_quiet())?;
            check_columns(ui)?;
            columns::check(&name, &ui.columns)?;
            run_local(local, &globals, ui)
        }
    }
}

/// What the profile in use says of tables: their format and their time zone.
fn settle_tables(local: &LocalCommand, globals: &Globals, ui: &mut Ui) {
    let profile = in_force::settled(globals);
    let profile = profile.unwrap_or_else(|| Profile::sandbox(SettingOrigin::Default));
    if local.takes_output_of_profile() && may_settle_format(globals, ui) {
        ui.format = profile.output.unwrap_or(ui.format);
    }
    ui.instants = Instants::of(profile.zone);
}

/// Refuses variables of fpgo with a wrong value, and warns of those that it does not know.
fn check_environment(ui: &mut Ui) -> Result<()> {
    check_variables()?;
    check_choice("FPGO_COLOR", &Globals::COLORS)?;
    for name in unknown_variables() {
        let name = redact::hide_suspects(&name);
        ui.warn(&format!("the environment variable {name} means nothing to fpgo"));
    }
    check_choice("FPGO_OUTPUT", &Format::NAMES)
}

fn check_choice(name: &str, choices: &[&str]) -> Result<()> {
    let Some(value) = variable(name) else { return Ok(()) };
    if choices.contains(&value.as_str()) {
        return Ok(());
    }
    let value = redact::hide_suspects(&value);
    Err(Error::invalid(format!("{name}={value} is none of {}", choices.join(", "))))
}

fn prepare_operation(endpoint: &Endpoint, globals: &Globals, ui: &mut Ui) -> Result<()> {
    prepare(globals, ui)?;
    globals.refuse_quiet(endpoint.command, endpoint.has_identifier())
}

/// Checks the global options, and compiles the program of `--jq`.
fn prepare(globals: &Globals, ui: &mut Ui) -> Result<()> {
    globals.check()?;
    ui.jq = globals.jq.as_deref().map(Program::compile).transpose()?.map(Rc::new);
    Ok(())
}

/// Refuses global options that mean nothing to this command.
fn check_options(local: &LocalCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    ui.knows_dry_run = local.sends();
    if globals.dry_run && !local.sends() {
        return Err(Error::invalid(match local {
            LocalCommand::Bulk(_) => {
                "--dry-run: `fpgo bulk plan` is the dry run of a sheet: it reads and checks all that a run would send, and sends nothing"
            }
            _ => "--dry-run is for commands that send something to the API",
        }));
    }
    if let Some(flag) = globals.asks_for_rows()
        && !local.has_columns()
    {
        return Err(Error::invalid(format!("{flag} is for commands that show rows")));
    }
    if globals.jq.is_some() && !local.shows_json() {
        return Err(Error::invalid("--jq is for commands that show JSON"));
    }
    Ok(())
}

fn run_local(local: LocalCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match &local {
        LocalCommand::Journal(command) if !command.hears_signals() => {
            let look = Command::new("journal list").why("see what this machine sent");
            interrupt::ends_with(look, ui)?;
        }
        // It asks, and then writes a file: it says for itself what an interruption leaves.
        LocalCommand::Config(ConfigCommand::Init(_)) => {}
        // It hears signals for itself, and ends in order.
        LocalCommand::Callback(command) if command.hears_signals() => {}
        LocalCommand::Bulk(command) if command.hears_signals() => {}
        LocalCommand::Callback(CallbackCommand::Resend(_)) => {
            let look = Command::new("callback list").why("see whether it was sent");
            interrupt::ends_with(look, ui)?;
        }
        LocalCommand::Bulk(_)
        | LocalCommand::Callback(_)
        | LocalCommand::Config(_)
        | LocalCommand::Commands(_)
        | LocalCommand::Doctor(_)
        | LocalCommand::Explain(_) => {
            interrupt::ends_with("the same command again".into(), ui)?;
        }
        // They say for themselves how an interruption ends, or the system's own way is enough.
        LocalCommand::Api(_)
        | LocalCommand::Auth(_)
        | LocalCommand::Journal(_)
        | LocalCommand::Sandbox(_)
        | LocalCommand::Wait(_)
        | LocalCommand::Show(_)
        | LocalCommand::Completions(_)
        | LocalCommand::Man(_) => {}
    }
    match local {
        LocalCommand::Api(arguments) => api::run(&arguments, globals, ui),
        LocalCommand::Bulk(command) => bulk::run(command, globals, ui),
        LocalCommand::Callback(command) => callback::run(command, globals, ui),
        LocalCommand::Journal(command) => journal::run(command, globals, ui),
        LocalCommand::Config(command) => config::run(command, globals, ui),
        LocalCommand::Auth(command) => auth::run(command, globals, ui),
        LocalCommand::Doctor(arguments) => doctor::run(&arguments, globals, ui),
        LocalCommand::Sandbox(command) => sandbox::run(command, globals, ui),
        LocalCommand::Wait(arguments) => wait::run(&arguments, globals, ui),
        LocalCommand::Completions(command) => completions::run(command, ui),
        LocalCommand::Man(arguments) => man::run(&arguments, super::tree::whole(), ui),
        LocalCommand::Commands(arguments) => operations::run(&arguments, ui),
        LocalCommand::Explain(arguments) => explain::run(&arguments, ui),
        LocalCommand::Show(arguments) => show::run(&arguments, globals, ui),
    }
}
