//! `fpgo auth`: tokens in the OS keyring, and where known tokens may be used. Nothing here contacts the API.

use std::io::IsTerminal;

use clap::Subcommand;
use secrecy::SecretString;

use super::{hidden, in_force};
use crate::api::ColumnKind;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::options::Globals;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::keyring::{self, KeyringError, SERVICE};
use crate::profile::secret_source::SecretSource;
use crate::profile::token_bindings::{self, TokenBinding, UnknownToken};
use crate::profile::{self, Profile, token_to_read};
use crate::run::interrupt;

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum AuthCommand {
    /// Store the profile's token in the OS keyring: typed at a hidden prompt, or the first line of standard input
    Login,
    /// Remove the profile's token from the OS keyring
    Logout,
    /// List where tokens were accepted; of a token, only the beginning of its hash is shown
    Status,
    /// Allow the profile's token at the profile's address, although it was accepted elsewhere before
    Allow,
}

impl AuthCommand {
    /// Whether it prints rows, so that `--columns`, csv and tsv mean something.
    pub fn shows_rows(&self) -> bool {
        matches!(self, AuthCommand::Status)
    }
}

/// Runs the subcommand.
pub fn run(command: AuthCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match command {
        AuthCommand::Login => login(globals, ui),
        AuthCommand::Logout => logout(globals, ui),
        AuthCommand::Status => status(ui),
        AuthCommand::Allow => allow(globals, ui),
    }
}

fn login(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    refuse_sandbox(&profile, "which needs no keyring")?;
    let name = &profile.name;
    if let Some(source) = source_in_profile(&profile) {
        return Err(Error::config(format!(
            "profile {name} has a token already ({}): one in the OS keyring would never be used",
            source.describe()
        ))
        .next(match source {
            SecretSource::Variable(name) => format!("set the token there: export {name}=…"),
            _ => "change the token there".to_owned(),
        })
        .next("or remove token, token_env or token_command from the profile, then log in")
        .next(Command::of_machine("config path").why("where the file is")));
    }
    let token = ask_token(&profile, ui)?;
    let account = profile.keyring_account();
    if let Err(trouble) = keyring::set(&account, &token) {
        return Err(unusable("the token was not stored", &trouble)
            .next("or put token_env or token_command into the profile, or set FPGO_TOKEN"));
    }
    ui.note(&format!(
        "the token of profile {name} is in the OS keyring now: service {SERVICE}, user {account:?}"
    ));
    if profile::variable("FPGO_TOKEN").is_some() {
        ui.warn("FPGO_TOKEN is set, and wins over the token in the OS keyring");
    }
    Ok(())
}

fn logout(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    refuse_sandbox(&profile, "which is in no keyring")?;
    let (name, account) = (&profile.name, profile.keyring_account());
    match keyring::remove(&account) {
        Ok(true) => {}
        Ok(false) => {
            let why = format!("the OS keyring holds no token of profile {name}, for {account}");
            return Err(Error::new(ErrorKind::NotFound, why));
        }
        Err(trouble) => return Err(unusable("the token was not removed", &trouble)),
    }
    ui.note(&format!("the token of profile {name} is not in the OS keyring any more"));
    if let Some(source) = source_in_profile(&profile) {
        ui.note(&format!("the profile takes its token from elsewhere: {}", source.describe()));
    }
    Ok(())
}

/// Where the token comes from, if the profile itself says so: it wins over the keyring.
fn source_in_profile(profile: &Profile) -> Option<&SecretSource> {
    match profile.token.as_ref()? {
        SecretSource::Keyring { .. } => None,
        source => Some(source),
    }
}

fn unusable(what: &str, trouble: &KeyringError) -> Error {
    let error = Error::config(format!("{what}: {}", trouble.describe()));
    match trouble {
        KeyringError::Absent(_) => error.next("try it where a desktop's keyring is running"),
        KeyringError::Closed(_) => error.next("unlock the keyring, then try again"),
    }
}

fn refuse_sandbox(profile: &Profile, which: &str) -> Result<()> {
    match &profile.target {
        Some(_) => Ok(()),
        None => Err(Error::invalid(format!("the sandbox has a token of its own, {which}"))),
    }
}

/// The token, from a person who types it unseen, or from the first line of standard input.
fn ask_token(profile: &Profile, ui: &mut Ui) -> Result<SecretString> {
    interrupt::ends_with(Command::new("config show").why("see what is stored"), ui)?;
    let question = format!("Token of profile {} ({})", profile.name, profile.keyring_account());
    if std::io::stdin().is_terminal() {
        return hidden::token_typed(&question, ui);
    }
    hidden::token_of_stdin()
}

fn status(ui: &mut Ui) -> Result<()> {
    let bindings = token_bindings::all(&profile::data_dir()?)?;
    let mut rows = Vec::new();
    for TokenBinding { token, environment, address, since } in &bindings {
        let token = token.get(..12).unwrap_or_default().to_owned();
        rows.push(vec![token, environment.clone(), address.clone(), since.clone()]);
    }
    let json = bindings.iter().map(TokenBinding::to_json).collect();
    let titles = [
        ("Token (hash)", ColumnKind::Identifier),
        ("Environment", ColumnKind::Text),
        ("Address", ColumnKind::Identifier),
        ("Since", ColumnKind::Instant),
    ];
    show_local(LocalTable::List(&titles, rows), &json, ui)
}

fn allow(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    refuse_sandbox(&profile, "which is always allowed")?;
    let Some(target) = &profile.target else { return Ok(()) };
    let token = token_to_read(&profile)?;
    if let Ok(None) = token_bindings::check(&profile, target, &token) {
        ui.note("it is allowed there already");
        return Ok(());
    }
    let TokenBinding { environment, address, .. } =
        UnknownToken::new(&profile, target, &token).remember()?;
    let name = &profile.name;
    ui.note(&format!("the token of profile {name} is allowed as {environment} at {address}"));
    Ok(())
}
