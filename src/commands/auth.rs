//! `fpgo auth`: tokens in the OS keyring, and where known tokens may be used. Nothing here contacts the API.

use std::io::IsTerminal;

use clap::{Args, Subcommand};
use secrecy::SecretString;

use super::{correct_secret, hidden, in_force};
use crate::api::ColumnKind;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::options::Globals;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::keyring::{self, KeyringError, SERVICE};
use crate::profile::secret_source::{SecretKind, SecretSource};
use crate::profile::token_bindings::{self, TokenBinding, UnknownToken};
use crate::profile::{self, ConfigFile, Profile, token_to_read};
use crate::run::interrupt;

/// The columns of its table.
pub const COLUMNS: [(&str, ColumnKind); 4] = [
    ("Token (hash)", ColumnKind::Identifier),
    ("Environment", ColumnKind::Text),
    ("Address", ColumnKind::Identifier),
    ("Since", ColumnKind::Instant),
];

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum AuthCommand {
    /// Store the profile's token in the OS keyring: typed at a hidden prompt, or the first line of standard input
    Login(KindArgs),
    /// Remove the profile's token from the OS keyring
    Logout(KindArgs),
    /// List where tokens were accepted; of a token, only the beginning of its hash is shown
    Status,
    /// Allow the profile's token at the profile's address, although it was accepted elsewhere before
    Allow,
}

/// Which of the profile's secrets is meant.
#[derive(Args, Debug)]
pub struct KindArgs {
    /// Not the token, but the secret that callbacks are signed with
    #[arg(long)]
    callback_secret: bool,
}

impl KindArgs {
    fn kind(&self) -> SecretKind {
        match self.callback_secret {
            true => SecretKind::CallbackSecret,
            false => SecretKind::Token,
        }
    }
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
        AuthCommand::Login(arguments) => login(arguments.kind(), globals, ui),
        AuthCommand::Logout(arguments) => logout(arguments.kind(), globals, ui),
        AuthCommand::Status => status(ui),
        AuthCommand::Allow => allow(globals, ui),
    }
}

fn login(kind: SecretKind, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    refuse_sandbox(&profile, "which needs no keyring")?;
    if let Some(objection) = would_not_be_used(&profile, kind, globals)? {
        return Err(objection);
    }
    let (name, what, account) = (&profile.name, kind.word(), profile.keyring_place(kind));
    let secret = ask_secret(&profile, kind, ui)?;
    if let Err(trouble) = keyring::set(&account, &secret) {
        let error = unusable(&format!("the {what} was not stored"), &trouble);
        return Err(match kind {
            SecretKind::Token => {
                error.next("or put token_env or token_command into the profile, or set FPGO_TOKEN")
            }
            SecretKind::CallbackSecret => error.next(
                "or put callback_secret_env or callback_secret_command into the profile instead",
            ),
        });
    }
    ui.note(&format!(
        "the {what} of profile {name} is in the OS keyring now: service {SERVICE}, user {account:?}"
    ));
    let variable = match kind {
        SecretKind::Token => "FPGO_TOKEN",
        SecretKind::CallbackSecret => "FPGO_CALLBACK_SECRET",
    };
    if profile::secret_bytes(variable).is_some() {
        ui.warn(&format!("{variable} is set, and wins over the {what} in the OS keyring"));
    }
    Ok(())
}

/// Why a secret in the keyring would never be used, if so.
fn would_not_be_used(
    profile: &Profile,
    kind: SecretKind,
    globals: &Globals,
) -> Result<Option<Error>> {
    let (name, what) = (&profile.name, kind.word());
    let place = Command::of_machine("config path").why("where the file is");
    let Some(source) = source_in_profile(profile, kind) else {
        if kind == SecretKind::Token || profile.callback_secret.is_some() {
            return Ok(None);
        }
        let why = format!("profile {name} takes no callback secret from the OS keyring");
        let step = "add callback_secret_keyring = true to the profile";
        return Ok(Some(Error::config(why).next(step).next(place)));
    };
    let why = format!(
        "profile {name} has a {what} already ({}): one in the OS keyring would never be used",
        source.describe()
    );
    let keys = match kind {
        SecretKind::Token => "remove token, token_env or token_command from the profile",
        SecretKind::CallbackSecret => "put callback_secret_keyring = true in its place",
    };
    let file = ConfigFile::read(&globals.profile_flags())?;
    let correct = correct_secret::at_source(source, &file, name, kind);
    Ok(Some(Error::config(why).next(correct).next(format!("or {keys}, then log in")).next(place)))
}

fn logout(kind: SecretKind, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    refuse_sandbox(&profile, "which is in no keyring")?;
    let (name, what, account) = (&profile.name, kind.word(), profile.keyring_place(kind));
    match keyring::remove(&account) {
        Ok(true) => {}
        Ok(false) => {
            let why = format!("the OS keyring holds no {what} of profile {name}, for {account}");
            return Err(Error::new(ErrorKind::NotFound, why));
        }
        Err(trouble) => return Err(unusable(&format!("the {what} was not removed"), &trouble)),
    }
    ui.note(&format!("the {what} of profile {name} is not in the OS keyring any more"));
    if let Some(source) = source_in_profile(&profile, kind) {
        ui.note(&format!("the profile takes its {what} from elsewhere: {}", source.describe()));
    }
    Ok(())
}

/// Where the secret comes from, if the profile itself says so: it wins over the keyring.
fn source_in_profile(profile: &Profile, kind: SecretKind) -> Option<&SecretSource> {
    let source = match kind {
        SecretKind::Token => profile.token.as_ref()?,
        SecretKind::CallbackSecret => profile.callback_secret.as_ref()?,
    };
    match source {
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

/// The secret, from a person who types it unseen, or from the first line of standard input.
fn ask_secret(profile: &Profile, kind: SecretKind, ui: &mut Ui) -> Result<SecretString> {
    interrupt::ends_with(Command::new("config show").why("see what is stored"), ui)?;
    let (name, account) = (&profile.name, profile.keyring_account());
    ui.without_answer = "nothing was stored";
    match (std::io::stdin().is_terminal(), kind) {
        (true, SecretKind::Token) => {
            hidden::token_typed(&format!("Token of profile {name} ({account})"), ui)
        }
        (true, SecretKind::CallbackSecret) => {
            hidden::secret_typed(&format!("Callback secret of profile {name} ({account})"), ui)
        }
        (false, SecretKind::Token) => hidden::token_of_stdin(),
        (false, SecretKind::CallbackSecret) => hidden::secret_of_stdin(),
    }
}

fn status(ui: &mut Ui) -> Result<()> {
    let bindings = token_bindings::all(&profile::data_dir()?)?;
    let mut rows = Vec::new();
    for TokenBinding { token, environment, address, since } in &bindings {
        let token = token.get(..12).unwrap_or_default().to_owned();
        rows.push(vec![token, environment.clone(), address.clone(), since.clone()]);
    }
    let json = bindings.iter().map(TokenBinding::to_json).collect();
    show_local(LocalTable::List(&COLUMNS, rows), &json, ui)
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
