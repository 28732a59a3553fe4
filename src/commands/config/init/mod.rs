//! `fpgo config init`: a new profile, by questions on a terminal or by flags, and one harmless read to see that it works.
//! With neither, a file with every key explained.

mod answers;
mod arguments;
mod questions;

use std::io::IsTerminal;

use serde_json::json;

use self::answers::Answers;
pub use self::arguments::InitArgs;
use super::place::told;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::commands::in_force::timeout;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::secret_source::SecretSource;
use crate::profile::{ConfigFile, Environment, NewProfile, Profile, create_file, variable};
use crate::run::context::Context;
use crate::run::interrupt;
use crate::run::probe::probe;

/// The file that explains every key.
const EXAMPLE: &str = include_str!("../../../../config.example.toml");

/// Makes the file, or adds a profile to it.
pub fn run(arguments: &InitArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let asks = ui.may_ask() && std::io::stdin().is_terminal() && !arguments.token_stdin;
    if !asks && arguments.is_empty() {
        return example(globals, ui);
    }
    if globals.sandbox {
        return Err(Error::invalid("the sandbox needs no profile: --sandbox alone is enough"));
    }
    let (path, _) = ConfigFile::place(&globals.profile_flags())?;
    let file = match path.exists() {
        true => ConfigFile::read(&globals.profile_flags())?,
        false => ConfigFile { path, table: None },
    };
    ui.without_answer = "no profile was written";
    let watch = interrupt::FileWatch::start(ui)?;
    let mut new = match asks {
        true => questions::ask(arguments, globals, &file, ui)
            .map_err(|error| error.detail(interrupt::FILE_UNCHANGED))?,
        false => Answers::of_flags(arguments, globals, &file)?.new_profile(ui.unasked())?,
    };
    let profile = new.read(&file.path)?;
    new.is_default |= !asks && is_default_unasked(&profile, &file);
    // What is offered from here on is about this profile, whichever is the default one.
    ui.profile_flags.profile = Some(new.name.clone());
    watch.may_be_written();
    new.add_to(&file.path)?;
    ui.note(&format!("profile {} is in {}", new.name, file.path.display()));
    tell_default(&new, &file, ui);
    if profile.environment != new.environment {
        ui.warn("its host is not a known one, so it counts as production");
    }
    let json = json!({
        "profile": new.name, "file": file.path, "default": new.is_default,
        "environment": profile.environment.name(),
    });
    let works = match arguments.offline {
        true => Ok(()),
        false => try_it(profile, globals, ui),
    };
    let line = if asks { String::new() } else { format!("{}\n", file.path.display()) };
    told(&format!("profile {} is written", new.name), &line, &json, ui)?;
    works.map_err(|error| {
        let list = Command::of_profile("doctor", &new.name);
        error
            .detail(format!("profile {} is written all the same, and nothing is lost", new.name))
            .next(list.why("correct that, then see whether it works"))
    })
}

/// Whether a profile is the default where nobody was asked: the first one is, unless it moves real money.
fn is_default_unasked(profile: &Profile, file: &ConfigFile) -> bool {
    let is_first = file.default_profile().is_none() && file.profiles().is_empty();
    is_first && profile.environment != Environment::Production
}

/// Says which profile is used where none is named.
fn tell_default(new: &NewProfile, file: &ConfigFile, ui: &mut Ui) {
    if new.is_default {
        return ui
            .note(&format!("{} is the default: it is used where no profile is named", new.name));
    }
    let to_change = Command::of_machine("config use").arg(&new.name);
    let which = match file.default_profile() {
        Some(other) => format!("the default stays {other}; to make {} the default", new.name),
        None => {
            format!("no profile is the default: name one by -p; to make {} the default", new.name)
        }
    };
    ui.step(&to_change.why(which));
}

/// Makes the file that explains every key.
fn example(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let (path, _) = ConfigFile::place(&globals.profile_flags())?;
    let name = path.display();
    create_file(&path, EXAMPLE).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Error::invalid(format!("{name} exists already, and was not changed"))
                .next(Command::new("config show"))
                .next("add a profile to it at a terminal, or by flags: fpgo config init --help")
        }
        _ => Error::config(format!("{name} cannot be made: {error}")),
    })?;
    ui.note(&format!("made {name}; its profile demo is the default"));
    let login = Command::of_profile("auth login", "demo");
    ui.step(&login.why("store the token of its profile demo in the OS keyring"));
    let json = json!({"profile": "demo", "file": path, "default": true, "environment": "demo"});
    told(&format!("{name} is made"), &format!("{name}\n"), &json, ui)
}

/// Reads once, to see whether the new profile works; where there is no token yet, says how to give it one.
fn try_it(profile: Profile, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let name = profile.name.clone();
    if let Some(step) = missing_token(&profile) {
        ui.note(&format!("it was not tried, since there is no token yet: {step}"));
        ui.step(&Command::of_profile("doctor", &name).why("then see whether it works"));
        return Ok(());
    }
    let time = timeout(globals, &profile)?;
    let context = Context::new(profile, time, globals.verbose);
    probe(&context, ui)?.accepted()?;
    ui.note("it works: the API took the token, asked for the status of an order that nobody has");
    ui.step(&Command::of_profile("orders list", &name).into());
    Ok(())
}

/// How to give the profile a token, where it surely has none.
fn missing_token(profile: &Profile) -> Option<String> {
    if variable("FPGO_TOKEN").is_some() {
        return None;
    }
    let source = profile.token.as_ref()?;
    source.missing()?;
    Some(match source {
        SecretSource::Variable(name) => format!("export {name}=…"),
        SecretSource::Keyring { .. } => format!("fpgo -p {} auth login", profile.name),
        _ => source.describe(),
    })
}
