//! The questions of `fpgo config init`. Each says what an answer means, offers what is likely, and asks again when the answer
//! cannot be taken; what a flag said is not asked.

use super::answers::{
    Answers, address_of, environment_of, free_name, known_zone, variable_name, words_of,
};
use super::arguments::InitArgs;
use secrecy::SecretString;

use crate::base::dates::{self, HOME_ZONE};
use crate::base::error::Result;
use crate::commands::hidden;
use crate::options::Globals;
use crate::output::prompt::Choice;
use crate::output::ui::Ui;
use crate::profile::secret_source::SecretKind;
use crate::profile::{
    ConfigFile, Environment, NewProfile, NewSecret, is_program, keyring, variable,
};

/// A secret that is to be kept in the OS keyring, or none.
type Kept = Option<SecretString>;

/// Asks for all that the flags did not say.
pub fn ask(
    arguments: &InitArgs,
    globals: &Globals,
    file: &ConfigFile,
    ui: &mut Ui,
) -> Result<NewProfile> {
    let mut known = Answers::of_flags(arguments, globals, file)?;
    let name = match known.name.take() {
        Some(name) => name,
        None => ask_name(file, ui)?,
    };
    let (environment, base_url) = match known.environment {
        Some(environment) => (environment, known.base_url.take()),
        None => ask_address(&name, ui)?,
    };
    let mut new = NewProfile {
        name,
        environment,
        base_url,
        token: NewSecret::Keyring,
        callback_secret: None,
        time_zone: None,
        is_default: false,
    };
    let mut kept = None;
    (new.token, kept) = match known.token.take() {
        Some(token) => (token, kept),
        None => ask_token(&new, file, ui)?,
    };
    let mut kept_callback = None;
    (new.callback_secret, kept_callback) = match known.callback_secret.take() {
        Some(secret) => (Some(secret), kept_callback),
        None => ask_callback_secret(&new, file, ui)?,
    };
    new.time_zone = Some(match known.time_zone.take() {
        Some(zone) => zone,
        None => ask_zone(ui)?,
    });
    new.is_default = arguments.make_default || ask_default(&new, file, ui)?;
    // Kept at the end: whoever gives up before leaves nothing behind.
    while !is_stored(&new, SecretKind::Token, &kept, file, ui)? {
        (new.token, kept) = ask_token(&new, file, ui)?;
    }
    while !is_stored(&new, SecretKind::CallbackSecret, &kept_callback, file, ui)? {
        (new.callback_secret, kept_callback) = ask_callback_secret(&new, file, ui)?;
    }
    Ok(new)
}

/// Stores a secret in the keyring, if it goes there; tells why it cannot be stored.
fn is_stored(
    new: &NewProfile,
    kind: SecretKind,
    kept: &Kept,
    file: &ConfigFile,
    ui: &mut Ui,
) -> Result<bool> {
    let Some(secret) = kept else { return Ok(true) };
    let Err(trouble) = keyring::set(&new.read(&file.path)?.keyring_place(kind), secret) else {
        return Ok(true);
    };
    ui.warn(&format!("the {} was not stored: {}", kind.word(), trouble.describe()));
    Ok(false)
}

fn ask_name(file: &ConfigFile, ui: &mut Ui) -> Result<String> {
    let likely = ["demo", "production"].into_iter().find(|name| free_name(name, file).is_ok());
    ui.ask_until("Name of the profile", likely, &mut |typed| {
        let name = typed.trim().to_owned();
        free_name(&name, file).map(|()| name)
    })
}

fn ask_address(name: &str, ui: &mut Ui) -> Result<(Environment, Option<String>)> {
    let choices = [
        Choice::new("demo", "demo: Front Payment's demo, no real money"),
        Choice::new("production", "production: real money"),
        Choice::new("address", "address: another one, such as a sandbox served on this machine"),
    ];
    let likely = if name.contains("prod") { 1 } else { 0 };
    match ui.choose("Where does the profile lead?", &choices, Some(likely))? {
        Some(0) => Ok((Environment::Demo, None)),
        Some(1) => Ok((Environment::Production, None)),
        _ => {
            let question = "Address, such as http://127.0.0.1:8080/api/v1";
            let address = ui.ask_until(question, None, &mut |typed| address_of(typed))?;
            let environment = environment_of(&address);
            ui.note(&format!("{address} counts as {}", environment.name()));
            Ok((environment, Some(address)))
        }
    }
}

fn ask_token(new: &NewProfile, file: &ConfigFile, ui: &mut Ui) -> Result<(NewSecret, Kept)> {
    let account = new.read(&file.path)?.keyring_account();
    let mut choices = [
        Choice::new("keyring", "keyring: kept by this system, open while you are logged in"),
        Choice::new("variable", "variable: of the environment, such as CI sets it"),
        Choice::new("program", "program: that prints it, such as a password manager"),
        Choice::new("file", "file: typed now, kept in the configuration file"),
    ];
    if let Err(trouble) = keyring::holds(&account) {
        choices[0].closed = Some(trouble.describe());
    }
    let likely = usize::from(choices[0].closed.is_some());
    let question = "Token, as Front Payment gave it (it is not shown)";
    Ok(match ui.choose("Where does the token come from?", &choices, Some(likely))? {
        Some(0) => (NewSecret::Keyring, Some(hidden::token_typed(question, ui)?)),
        Some(1) => {
            let offered = format!("FRONT_PAYMENT_{}_TOKEN", upper(&new.name));
            (ask_variable(&offered, ui)?, None)
        }
        Some(2) => (ask_program("pass show fpgo/token", ui)?, None),
        _ => (NewSecret::Literal(hidden::token_typed(question, ui)?), None),
    })
}

fn ask_callback_secret(
    new: &NewProfile,
    file: &ConfigFile,
    ui: &mut Ui,
) -> Result<(Option<NewSecret>, Kept)> {
    let place = new.read(&file.path)?.keyring_place(SecretKind::CallbackSecret);
    // The same sources have the same numbers as for the token.
    let mut choices = [
        Choice::new("keyring", "keyring: kept by this system"),
        Choice::new("variable", "variable: of the environment"),
        Choice::new("program", "program: that prints it"),
        Choice::new("file", "file: typed now, kept in the configuration file"),
        Choice::new("none", "none: callbacks are not checked with this profile"),
    ];
    if let Err(trouble) = keyring::holds(&place) {
        choices[0].closed = Some(trouble.describe());
    }
    let question = "Where does the secret come from that callbacks are signed with?";
    let typed = "Callback secret (it is not shown)";
    Ok(match ui.choose(question, &choices, Some(4))? {
        Some(0) => (Some(NewSecret::Keyring), Some(hidden::secret_typed(typed, ui)?)),
        Some(1) => (Some(ask_variable("FRONT_PAYMENT_CALLBACK_SECRET", ui)?), None),
        Some(2) => (Some(ask_program("pass show fpgo/callback", ui)?), None),
        Some(3) => (Some(NewSecret::Literal(hidden::secret_typed(typed, ui)?)), None),
        _ => (None, None),
    })
}

fn ask_variable(offered: &str, ui: &mut Ui) -> Result<NewSecret> {
    let name = ui.ask_until("Name of the variable", Some(offered), &mut |typed| {
        let name = typed.trim().trim_start_matches('$').to_owned();
        variable_name(&name).map(|()| name)
    })?;
    if variable(&name).is_none() {
        ui.note(&format!("{name} is not set in this shell yet"));
    }
    Ok(NewSecret::Variable(name))
}

fn ask_program(example: &str, ui: &mut Ui) -> Result<NewSecret> {
    let question = format!("Program with its arguments, such as {example}");
    let words = ui.ask_until(&question, None, &mut |typed| {
        let words = words_of(typed)?;
        match words.first().is_some_and(|program| is_program(program)) {
            true => Ok(words),
            false => Err("there is no such program here".to_owned()),
        }
    })?;
    Ok(NewSecret::Command(words))
}

fn ask_zone(ui: &mut Ui) -> Result<String> {
    let system = dates::system_zone().unwrap_or_else(|| HOME_ZONE.to_owned());
    ui.ask_until("Time zone of dates and tables", Some(&system), &mut |typed| {
        let name = typed.trim().to_owned();
        known_zone(&name).map(|()| name)
    })
}

/// Whether it is used where no other is named: offered for the first one, unless it moves real money.
fn ask_default(new: &NewProfile, file: &ConfigFile, ui: &mut Ui) -> Result<bool> {
    let is_first = file.default_profile().is_none();
    // Its host decides, whatever environment was named.
    let likely = is_first && new.read(&file.path)?.environment != Environment::Production;
    let question = match file.default_profile() {
        Some(other) => format!("Use it where no profile is named, instead of {other}? (yes, no)"),
        None => "Use it where no profile is named? (yes, no)".to_owned(),
    };
    let offered = if likely { "yes" } else { "no" };
    ui.ask_until(
        &question,
        Some(offered),
        &mut |typed| match typed.trim().to_lowercase().as_str() {
            "y" | "yes" | "j" | "ja" => Ok(true),
            "n" | "no" | "nei" => Ok(false),
            _ => Err("yes or no".to_owned()),
        },
    )
}

fn upper(name: &str) -> String {
    name.to_ascii_uppercase().replace('-', "_")
}
