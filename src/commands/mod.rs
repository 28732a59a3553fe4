//! What a command line leads to: an operation of the API over `run/mod.rs`, or a command without one, each in a file of
//! its own. Settings that flags, environment and profile share are settled here.

mod auth;
mod callback;
mod completions;
mod config;
mod journal;
mod page;
mod sandbox;
mod tour;
mod tree;

use std::io::IsTerminal;
use std::rc::Rc;
use std::time::Duration;

use clap::Subcommand;
use jiff::tz::TimeZone;
use serde_json::json;

use crate::api::{Base, Endpoint, RequestContext};
use crate::base::dates::Clock;
use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::base::step::Command;
use crate::cli::invocation::Invocation;
use crate::cli::{CommandLine, Globals, ParsedCommand};
use crate::output::jq::Program;
use crate::output::show::show_json;
use crate::output::table::View;
use crate::output::ui::{self, Ui, delivered};
use crate::profile::Format;
use crate::profile::{
    File, Origin, Profile, ProfileChoice, SANDBOX, check_variables, parse_timeout, says_yes,
    unknown_variables, variable,
};
use crate::run;
use crate::run::interrupt::{self, SignalWatch};

/// Commands without an operation of the API.
#[derive(Subcommand)]
pub enum Local {
    /// Check callbacks of Front Payment
    #[command(subcommand)]
    Callback(callback::CallbackCommand),
    /// Show what this machine sent
    #[command(subcommand)]
    Journal(journal::JournalCommand),
    /// Make and show profiles
    #[command(subcommand)]
    Config(config::ConfigCommand),
    /// Keep tokens in the OS keyring, and see where they may be used
    #[command(subcommand)]
    Auth(auth::AuthCommand),
    /// Run and steer the sandbox of the API
    #[command(subcommand)]
    Sandbox(sandbox::SandboxCommand),
    /// Print the completions for a shell
    Completions(completions::CompletionsArgs),
    /// List every operation with its method, path and effect
    Commands(tree::CommandsArgs),
}

impl Local {
    /// Whether it shows something that has rows, and not a line, a page or a script.
    fn shows_rows(&self) -> bool {
        match self {
            Local::Callback(_) => true,
            Local::Journal(command) => command.shows_rows(),
            Local::Config(command) => command.shows_rows(),
            Local::Auth(command) => command.shows_rows(),
            Local::Commands(arguments) => arguments.shows_rows(),
            Local::Sandbox(_) | Local::Completions(_) => false,
        }
    }

    /// How the profile in use wants this machine's own tables. A wrong file is told of elsewhere.
    fn output_of_profile(&self, globals: &Globals) -> Option<Format> {
        if !matches!(self, Local::Journal(_) | Local::Config(_) | Local::Auth(_)) {
            return None;
        }
        let asked = globals.asked();
        File::read(&asked).and_then(|file| file.profile(&asked)).ok()?.output
    }

    /// Whether it has identifiers to print alone, or a verdict that its exit code tells.
    fn can_be_quiet(&self) -> bool {
        match self {
            Local::Callback(_) => true,
            Local::Journal(command) => command.can_be_quiet(),
            Local::Config(command) => command.can_be_quiet(),
            Local::Commands(arguments) => arguments.shows_rows(),
            Local::Auth(_) | Local::Sandbox(_) | Local::Completions(_) => false,
        }
    }

    /// Whether it can show that as JSON, which `commands --json` does without rows.
    fn shows_json(&self) -> bool {
        match self {
            Local::Commands(arguments) => !arguments.is_page(),
            other => other.shows_rows(),
        }
    }
}

/// When stderr is coloured.
pub const COLORS: [&str; 3] = ["auto", "always", "never"];

const TIMEOUT: Duration = Duration::from_secs(30);

/// The streams for these flags. A format or colour that the environment names wrongly is told of later.
pub fn ui(globals: &Globals) -> Ui {
    let named = globals.output.clone().or_else(|| variable("FPGO_OUTPUT"));
    let named = named.as_deref().and_then(Format::from_name).unwrap_or(Format::Table);
    let format = if globals.jq.is_some() { Format::Json } else { named };
    let color =
        globals.color.clone().or_else(|| variable("FPGO_COLOR")).unwrap_or_else(|| "auto".into());
    let color = match color.as_str() {
        "always" => true,
        "never" => false,
        _ => std::io::stderr().is_terminal() && !says_no_color() && !ui::is_dumb(),
    };
    let mut ui = Ui::standard(format, globals.quiet, color, may_ask(globals));
    ui.asked = globals.asked();
    ui.columns = globals.columns.clone();
    ui.show_personal = globals.show_personal_data;
    ui
}

/// By its own standard any value but an empty one says so.
fn says_no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Only if stderr is a terminal and nobody forbade it. Whether stdin allows it depends on the command.
fn may_ask(globals: &Globals) -> bool {
    let forbidden = globals.no_input || says_yes("FPGO_NO_INPUT") || says_yes("CI");
    !forbidden && std::io::stderr().is_terminal()
}

/// Carries out an understood line.
pub fn carry_out(line: CommandLine, ui: &mut Ui) -> Result<()> {
    check_variables()?;
    if let Some(when) = variable("FPGO_COLOR").filter(|when| !COLORS.contains(&when.as_str())) {
        let when = redact::suspects(&when);
        return Err(Error::invalid(format!("FPGO_COLOR={when} is none of {}", COLORS.join(", "))));
    }
    for name in unknown_variables() {
        let name = redact::suspects(&name);
        ui.warn(&format!("the environment variable {name} means nothing to fpgo"));
    }
    if let Some(name) = variable("FPGO_OUTPUT").filter(|name| Format::from_name(name).is_none()) {
        return Err(Error::invalid(format!(
            "FPGO_OUTPUT={} is none of {}",
            redact::suspects(&name),
            Format::NAMES.join(", ")
        )));
    }
    let CommandLine { globals, meant } = line;
    let checked = globals.check().and_then(|()| {
        ui.jq = globals.jq.as_deref().map(Program::compile).transpose()?.map(Rc::new);
        Ok(())
    });
    match meant {
        ParsedCommand::Operation(endpoint, invocation) => {
            let checked = checked.and_then(|()| match globals.quiet && !endpoint.identifies() {
                true => Err(means_nothing(endpoint.command)),
                false => Ok(()),
            });
            checked.map_err(|error| run::completed(endpoint, &invocation, error))?;
            operation(endpoint, *invocation, &globals, ui)
        }
        ParsedCommand::Local(local) => {
            checked?;
            if globals.dry_run {
                return Err(Error::invalid(
                    "--dry-run is for commands that send something to the API",
                ));
            }
            if let Some(flag) = globals.asks_for_rows().filter(|_| !local.shows_rows()) {
                return Err(Error::invalid(format!("{flag} is for commands that show rows")));
            }
            if globals.jq.is_some() && !local.shows_json() {
                return Err(Error::invalid("--jq is for commands that show JSON"));
            }
            if local.shows_rows() && may_settle_output(&globals, ui) {
                ui.format = local.output_of_profile(&globals).unwrap_or(ui.format);
            }
            if globals.quiet && !local.can_be_quiet() {
                return Err(means_nothing("this command"));
            }
            have_columns(ui)?;
            local_command(local, &globals, ui)
        }
    }
}

/// Whether nobody said how data is written, so that the profile may.
fn may_settle_output(globals: &Globals, ui: &Ui) -> bool {
    let named = globals.output.is_some() || globals.jq.is_some();
    !ui.quiet && !named && variable("FPGO_OUTPUT").is_none()
}

/// The refusal of `-q` where it would be ignored.
fn means_nothing(command: &str) -> Error {
    Error::invalid(format!("--quiet prints identifiers, and {command} has none to print"))
}

/// Columns that are asked for need a format that has some.
fn have_columns(ui: &Ui) -> Result<()> {
    if ui.columns.is_empty() || ui.format.has_columns() {
        return Ok(());
    }
    let format = ui.format.name();
    Err(Error::invalid(format!("--columns means nothing to {format}, which has no columns"))
        .next("add -o table, -o csv or -o tsv"))
}

fn local_command(local: Local, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match &local {
        Local::Journal(_) => interrupt::ends_with(
            Command::new("journal list").why("see what this machine sent"),
            ui,
        )?,
        Local::Callback(_) | Local::Config(_) | Local::Commands(_) => {
            interrupt::ends_with("the same command again".into(), ui)?;
        }
        // They have a word of their own, or the system's is enough.
        Local::Auth(_) | Local::Sandbox(_) | Local::Completions(_) => {}
    }
    match local {
        Local::Callback(command) => callback::run(command, globals, ui),
        Local::Journal(command) => journal::run(command, globals, ui),
        Local::Config(command) => config::run(command, globals, ui),
        Local::Auth(command) => auth::run(command, globals, ui),
        Local::Sandbox(command) => sandbox::run(command, ui),
        Local::Completions(arguments) => completions::run(&arguments, ui),
        Local::Commands(arguments) => tree::run(&arguments, ui),
    }
}

fn operation(
    endpoint: &'static Endpoint,
    invocation: Invocation,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    let watch = SignalWatch::start(endpoint.effect.writes(), ui)?;
    let done = watched(endpoint, invocation, globals, &watch, ui);
    watch.is_over(done.as_ref().map_or_else(|error| error.kind().code(), |()| 0));
    done
}

fn watched(
    endpoint: &'static Endpoint,
    mut invocation: Invocation,
    globals: &Globals,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    if invocation.template {
        return template(endpoint, &invocation, globals, ui);
    }
    if invocation.qr && ui.format.is_json() {
        return Err(Error::invalid("--qr is for people and cannot stand beside JSON"));
    }
    let reads_stdin = invocation.data.iter().any(|file| file == "-");
    if !reads_stdin && !std::io::stdin().is_terminal() {
        ui.never_ask();
    }
    let settled = profile(&globals.asked(), ui).and_then(|profile| {
        invocation.timeout = timeout(globals, &profile)?;
        ui.jq_time = invocation.timeout;
        Ok(profile)
    });
    let profile = match settled {
        Ok(profile) => profile,
        Err(error) => return Err(run::completed(endpoint, &invocation, error)),
    };
    if may_settle_output(globals, ui) {
        ui.format = profile.output.unwrap_or(ui.format);
    }
    let known = have_columns(ui).and_then(|()| View::of(&endpoint.table, &ui.columns));
    known.map_err(|error| run::completed(endpoint, &invocation, error))?;
    run::run(endpoint, &invocation, profile, watch, ui)
}

/// Prints the skeleton of the body, with what was typed in its place.
fn template(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    if let Some(flag) = invocation.beside_template(endpoint) {
        return Err(Error::invalid(format!(
            "--{flag} means nothing to --template, which sends nothing"
        )));
    }
    if let Some(flag) = globals.asks_for_rows() {
        return Err(Error::invalid(format!(
            "{flag} means nothing to --template, which has no rows"
        )));
    }
    // A skeleton needs no account; a profile that is named says what its dates and lists look like.
    let asked = globals.asked();
    let profile = match profile(&asked, ui) {
        Err(error) if asked.profile.is_some() => return Err(error),
        settled => settled.unwrap_or_else(|_| Profile::sandbox(Origin::Default)),
    };
    let overrides = profile.overrides(endpoint.command);
    let context = RequestContext { clock: &Clock::system(profile.zone), overrides };
    let given = endpoint.apply(&invocation.typed, json!({}), Base::File, &context)?;
    delivered(match ui.format {
        Format::Json => return delivered(show_json(&endpoint.skeleton(&given).to_string(), ui)),
        Format::Ndjson => ui.json_lines(&format!("{}\n", endpoint.skeleton(&given))),
        Format::Table | Format::Csv | Format::Tsv | Format::Raw => {
            ui.data(&endpoint.template(&given))
        }
    })
}

/// The profile in use. The sandbox never needs the file, so it never fails on it.
fn profile(asked: &ProfileChoice, ui: &mut Ui) -> Result<Profile> {
    if let Some(origin) = asked.sandbox_without_file() {
        return Ok(Profile::sandbox(origin));
    }
    let file = File::read(asked)?;
    let profile = file.profile(asked)?;
    for warning in file.warnings(&profile.name) {
        ui.warn(&warning);
    }
    Ok(profile)
}

/// The time zone of the profile in use, where one can be settled, else the default one.
fn zone(globals: &Globals) -> TimeZone {
    let asked = globals.asked();
    let settled = || File::read(&asked).and_then(|file| file.profile(&asked));
    match asked.sandbox_without_file() {
        None => settled().unwrap_or_else(|_| Profile::sandbox(Origin::Default)).zone,
        Some(origin) => Profile::sandbox(origin).zone,
    }
}

fn timeout(globals: &Globals, profile: &Profile) -> Result<Duration> {
    let from_variable = variable("FPGO_TIMEOUT")
        .map(|text| {
            parse_timeout(&text)
                .map_err(|why| Error::invalid(format!("FPGO_TIMEOUT: {}", redact::suspects(&why))))
        })
        .transpose()?;
    Ok(globals.timeout.or(from_variable).or(profile.timeout).unwrap_or(TIMEOUT))
}

/// How long a command that needs no profile waits for others.
fn patience(globals: &Globals) -> Result<Duration> {
    timeout(globals, &Profile::sandbox(Origin::Default))
}

/// Whether a command is about the sandbox rather than an account, as far as the line and the environment tell.
fn is_sandbox(globals: &Globals) -> bool {
    let asked = globals.asked();
    let by_default =
        || File::read(&asked).is_ok_and(|file| file.default_profile() == Some(SANDBOX));
    let named = asked.profile.is_some() || variable("FPGO_PROFILE").is_some();
    asked.sandbox_without_file().is_some() || !named && by_default()
}
