//! Profiles: which account a command speaks to, and with which secrets. Flag over environment over file, under the
//! rules that keep a token from the wrong host. Secrets are held in types that cannot print them.
//! What is done with a profile is left to others; the reserved profile `sandbox` gets its address from them.

pub mod account;
pub mod keyring;
pub mod proxy;
pub mod secrets;

mod reader;

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use directories::{BaseDirs, ProjectDirs};
use jiff::tz::TimeZone;
use toml::{Table, Value};

use self::reader::Reader;

use crate::api::{self, Overrides};
use crate::base::dates::{self, Form};
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::money::Amount;
use crate::base::redact;
use crate::base::step::{Account, Command, SANDBOX_FLAG};
use crate::base::target::Target;
use crate::base::text;
use crate::profile::secrets::Source;

/// The reserved profile that speaks to the sandbox.
pub const SANDBOX: &str = "sandbox";

/// Every environment variable that fpgo reads; any other `FPGO_…` is named in a warning.
pub const VARIABLES: &[&str] = &[
    "FPGO_PROFILE",
    "FPGO_CONFIG",
    "FPGO_DATA_DIR",
    "FPGO_OUTPUT",
    "FPGO_COLOR",
    "FPGO_TIMEOUT",
    "FPGO_NO_INPUT",
    "FPGO_TOKEN",
    "FPGO_CALLBACK_SECRET",
    "FPGO_SANDBOX_TOKEN",
];

/// No configuration file is larger: 1 MiB.
const LARGEST_FILE: u64 = 1 << 20;

/// What a bare date means unless the profile says otherwise: Front Payment's own time.
const HOME_ZONE: &str = "Europe/Oslo";

const PROFILE_KEYS: &[&str] = &[
    "environment",
    "base_url",
    "ca_file",
    "token",
    "token_env",
    "token_command",
    "callback_secret",
    "callback_secret_command",
    "time_zone",
    "timeout",
    "output",
    "order_date",
    "read_only",
    "max_amount",
    "max_amount_per_day",
    "max_writes_per_hour",
    "allow",
    "resolve_after",
    "endpoints",
];

const ENDPOINT_KEYS: &[&str] =
    &["method", "path", "order_date", "empty_list", "filter", "products"];

/// Where requests go. The host decides, not the name (README of the API, environments).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// Front Payment's demo.
    Demo,
    /// Real money; every unknown host counts as this.
    Production,
    /// The sandbox on this machine.
    Sandbox,
}

impl Environment {
    /// Its name in settings and banners.
    pub fn name(self) -> &'static str {
        match self {
            Environment::Demo => "demo",
            Environment::Production => "production",
            Environment::Sandbox => SANDBOX,
        }
    }

    fn base_url(self) -> Option<&'static str> {
        match self {
            Environment::Demo => Some("https://demo-api.frontpayment.no/api/v1"),
            Environment::Production => Some("https://apigo.frontpayment.no/api/v1"),
            Environment::Sandbox => None,
        }
    }
}

/// How data is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Table,
    /// The API's JSON, indented.
    Json,
    /// The same, a value a line: an element of a list each.
    Ndjson,
    /// The table's columns, a row a line, quoted by RFC 4180.
    Csv,
    /// The same, between tabs.
    Tsv,
    /// The body's bytes.
    Raw,
}

impl Format {
    const ALL: [Format; 6] =
        [Format::Table, Format::Json, Format::Ndjson, Format::Csv, Format::Tsv, Format::Raw];

    /// The formats by name.
    pub const NAMES: [&str; 6] = ["table", "json", "ndjson", "csv", "tsv", "raw"];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Json => "json",
            Format::Ndjson => "ndjson",
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Raw => "raw",
        }
    }

    /// The format with this name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether it is made of a table's columns.
    pub fn has_columns(self) -> bool {
        matches!(self, Format::Table | Format::Csv | Format::Tsv)
    }

    /// Whether a program reads JSON: then errors and notes are JSON too.
    pub fn is_json(self) -> bool {
        matches!(self, Format::Json | Format::Ndjson)
    }
}

/// How a command was told which profile to use, before any file is read.
#[derive(Clone, Debug, Default)]
pub struct ProfileChoice {
    /// `--profile`.
    pub profile: Option<String>,
    /// `--sandbox`.
    pub sandbox: bool,
    /// `--config`.
    pub config: Option<PathBuf>,
}

impl ProfileChoice {
    /// The flags that name the account in use, for commands that a message offers: a copied one must not reach another
    /// account, wherever the name of this one came from.
    pub fn account(&self) -> Account {
        let whole = |path: &PathBuf| std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let config = self.config.as_ref().map(whole);
        let config = config.map(|path| vec!["--config".to_owned(), path.display().to_string()]);
        let by_default = || File::read(self).ok()?.default_profile().map(str::to_owned);
        let named =
            || self.profile.clone().or_else(|| variable("FPGO_PROFILE")).or_else(by_default);
        let name = self.sandbox_without_file().map(|_| SANDBOX.to_owned()).or_else(named);
        let flags = match name {
            Some(name) if name == SANDBOX => vec![SANDBOX_FLAG.to_owned()],
            Some(name) => vec!["-p".to_owned(), name],
            None => Vec::new(),
        };
        Account { config: config.unwrap_or_default(), flags }
    }

    /// How the sandbox was chosen, if it was chosen without a look at the file.
    pub fn sandbox_without_file(&self) -> Option<Origin> {
        if self.sandbox {
            return Some(Origin::Flag("--sandbox"));
        }
        match &self.profile {
            Some(name) => (name == SANDBOX).then_some(Origin::Flag("--profile")),
            None => (variable("FPGO_PROFILE").as_deref() == Some(SANDBOX))
                .then_some(Origin::Variable("FPGO_PROFILE")),
        }
    }
}

/// Where a setting came from, for `config show`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A flag on the command line.
    Flag(&'static str),
    /// An environment variable.
    Variable(&'static str),
    /// The profile in the file.
    File,
    /// Nobody said anything.
    Default,
}

impl Origin {
    /// In words.
    pub fn describe(&self) -> String {
        match self {
            Origin::Flag(flag) => (*flag).to_owned(),
            Origin::Variable(name) => (*name).to_owned(),
            Origin::File => "profile".to_owned(),
            Origin::Default => "default".to_owned(),
        }
    }
}

/// The profile in use, settled.
pub struct Profile {
    /// Its name.
    pub name: String,
    /// How it was chosen.
    pub chosen_by: Origin,
    /// Demo, production or sandbox, as the guards count it.
    pub environment: Environment,
    /// Where requests go; `None` only for the sandbox, whose address is found when it is needed.
    pub target: Option<Target>,
    /// The token's source; `None` only for the sandbox.
    pub token: Option<Source>,
    /// The callback secret's source.
    pub callback_secret: Option<Source>,
    /// The person's time zone.
    pub zone: TimeZone,
    /// Its IANA name.
    pub zone_name: String,
    /// Where the time zone came from.
    pub zone_from: Origin,
    /// The profile's time-out.
    pub timeout: Option<Duration>,
    /// The profile's output format.
    pub output: Option<Format>,
    /// What it changes of operations, by command.
    pub overrides: BTreeMap<String, Overrides>,
    /// The date form for all operations.
    pub date_form: Option<Form>,
    /// What it may do at most.
    pub limits: Limits,
    /// Its own word for how far apart two readings must be; `readings_apart` settles it.
    pub resolve_after: Option<Duration>,
}

/// What a profile may do at most. Amounts are in the currency itself; each limit counts what was accepted, what is in
/// flight and what nobody knows of.
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// Nothing is written at all.
    pub read_only: bool,
    /// The largest amount that one write may move.
    pub max_amount: Option<Amount>,
    /// The most that all writes of one day, in the profile's time zone, may move.
    pub max_amount_per_day: Option<Amount>,
    /// The most writes in 60 minutes.
    pub max_writes_per_hour: Option<u32>,
    /// The only operations that may write, by command or by their first words.
    pub allow: Option<Vec<String>>,
}

/// How long an unchanged state must last before it proves anything, unless the profile says otherwise.
const RESOLVE_AFTER: Duration = Duration::from_secs(5 * 60);

impl Profile {
    /// How far apart two readings must be before an unchanged state proves anything.
    pub fn readings_apart(&self) -> Duration {
        match self.environment {
            // Nobody else is at work in it, and it does everything at once.
            Environment::Sandbox => Duration::ZERO,
            Environment::Demo | Environment::Production => {
                self.resolve_after.unwrap_or(RESOLVE_AFTER)
            }
        }
    }

    /// What the journal knows its objects by: the base URL. A sandbox has another port each time; its objects stay the
    /// same.
    pub fn key(&self) -> String {
        match &self.target {
            Some(target) if self.environment != Environment::Sandbox => target.key(),
            _ => SANDBOX.to_owned(),
        }
    }

    /// The account that it speaks to, as the OS keyring names it: other profiles may speak to the same one, and a
    /// profile may get another name.
    pub fn account(&self) -> String {
        account(self.environment, &self.key())
    }

    /// What it changes of this operation.
    pub fn overrides(&self, command: &str) -> Overrides {
        let mut own = self.overrides.get(command).cloned().unwrap_or_default();
        own.date_form = own.date_form.or(self.date_form);
        own
    }

    /// Whether `--profile` or `FPGO_PROFILE` named it in this call.
    pub fn named_in_call(&self) -> bool {
        matches!(self.chosen_by, Origin::Flag("--profile") | Origin::Variable(_))
    }

    /// The directory of the journal: what is sent to the sandbox has one of its own.
    pub fn data_dir(&self) -> Result<PathBuf> {
        let dir = data_dir()?;
        Ok(if self.environment == Environment::Sandbox { dir.join(SANDBOX) } else { dir })
    }

    /// The reserved profile of the sandbox.
    pub fn sandbox(chosen_by: Origin) -> Profile {
        Profile {
            name: SANDBOX.into(),
            chosen_by,
            environment: Environment::Sandbox,
            target: None,
            token: None,
            callback_secret: None,
            zone: dates::zone(HOME_ZONE).unwrap_or(TimeZone::UTC),
            zone_name: HOME_ZONE.into(),
            zone_from: Origin::Default,
            timeout: None,
            output: None,
            overrides: BTreeMap::new(),
            date_form: None,
            limits: Limits::default(),
            resolve_after: None,
        }
    }
}

fn account(environment: Environment, key: &str) -> String {
    format!("{} {key}", environment.name())
}

/// The configuration file, read but not yet judged.
pub struct File {
    /// Where it is, or would be.
    pub path: PathBuf,
    table: Option<Table>,
}

impl File {
    /// Finds the file: `--config`, `FPGO_CONFIG`, the platform's place. Does not read it.
    pub fn place(asked: &ProfileChoice) -> Result<(PathBuf, Origin)> {
        if let Some(path) = &asked.config {
            return Ok((path.clone(), Origin::Flag("--config")));
        }
        if let Some(path) = place_variable("FPGO_CONFIG")? {
            return Ok((path, Origin::Variable("FPGO_CONFIG")));
        }
        let dirs = platform_dirs()?;
        Ok((dirs.config_dir().join("config.toml"), Origin::Default))
    }

    /// Reads the file. That the platform's one is missing is no failure; that a named one is, is.
    pub fn read(asked: &ProfileChoice) -> Result<File> {
        let (path, chosen_by) = File::place(asked)?;
        let text = match input::read_text(&path, LARGEST_FILE) {
            Ok(text) => text,
            Err(error)
                if error.kind() == std::io::ErrorKind::NotFound && chosen_by == Origin::Default =>
            {
                return Ok(File { path, table: None });
            }
            Err(error) => {
                return Err(Error::config(format!("reading {}: {error}", path.display())));
            }
        };
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            // The error's own rendering quotes the line, which may hold a secret.
            let (line, column) = position(&text, error.span().map_or(0, |span| span.start));
            Error::config(format!(
                "{}, line {line}, column {column}: {}",
                path.display(),
                redact::suspects(error.message())
            ))
        })?;
        conceal_secrets(&table);
        check_mode(&path, &table)?;
        Ok(File { path, table: Some(table) })
    }

    /// The profiles' names, in the file's order.
    pub fn profiles(&self) -> Vec<String> {
        let profiles =
            self.table.as_ref().and_then(|table| table.get("profiles")).and_then(Value::as_table);
        profiles.map(|profiles| profiles.keys().cloned().collect()).unwrap_or_default()
    }

    /// Makes this profile the default one, and changes nothing else in the file.
    pub fn make_default(&self, name: &str) -> Result<()> {
        let path = self.path.display();
        if name != SANDBOX && self.profile_table(name).is_none() {
            return Err(self.unknown(name));
        }
        let failed = |error: std::io::Error| Error::config(format!("{path}: {error}"));
        let bytes = std::fs::read(&self.path).or_else(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Ok(Vec::new()),
            _ => Err(failed(error)),
        })?;
        let text = text::decoded(bytes).map_err(|why| failed(std::io::Error::other(why)))?;
        let changed = with_default(&text, name);
        let mut wanted = self.table.clone().unwrap_or_default();
        wanted.insert("default_profile".into(), Value::String(name.to_owned()));
        if changed.parse::<Table>().ok() != Some(wanted) {
            return Err(Error::config(format!("default_profile cannot be set in {path}"))
                .next(format!("set it by hand: default_profile = {name:?}")));
        }
        replace(&self.path, &changed).map_err(failed)
    }

    fn unknown(&self, name: &str) -> Error {
        let known = self.profiles();
        let near = api::nearest(name, known.iter().map(String::as_str));
        let near = near.map(|near| format!(": did you mean {near}?")).unwrap_or_default();
        let name = redact::suspects(name);
        Error::config(format!("there is no profile {name} in {}{near}", self.path.display()))
            .next(Command::of_machine("config list"))
    }

    /// `default_profile`.
    pub fn default_profile(&self) -> Option<&str> {
        self.table.as_ref()?.get("default_profile")?.as_str()
    }

    /// Unknown keys outside the profile in use: warnings, since nothing in use depends on them.
    pub fn warnings(&self, in_use: &str) -> Vec<String> {
        let mut warnings = Vec::new();
        let Some(table) = &self.table else { return warnings };
        for key in
            table.keys().filter(|key| !matches!(key.as_str(), "default_profile" | "profiles"))
        {
            warnings.push(unknown_key(key, &["default_profile", "profiles"], &self.path));
        }
        for name in self.profiles().iter().filter(|name| *name != in_use) {
            let Some(table) = self.profile_table(name) else { continue };
            warnings.extend(unknown_keys(
                table,
                &format!("profiles.{name}"),
                PROFILE_KEYS,
                &self.path,
            ));
            for (command, value) in
                table.get("endpoints").and_then(Value::as_table).into_iter().flatten()
            {
                let place = format!("profiles.{name}.endpoints.{command:?}");
                if api::endpoint(command).is_none() {
                    let place = redact::suspects(&place);
                    warnings.push(format!("{place} in {} is no command", self.path.display()));
                }
                let keys = value.as_table().into_iter();
                warnings.extend(
                    keys.flat_map(|table| unknown_keys(table, &place, ENDPOINT_KEYS, &self.path)),
                );
            }
        }
        warnings
    }

    fn profile_table(&self, name: &str) -> Option<&Table> {
        self.table.as_ref()?.get("profiles")?.as_table()?.get(name)?.as_table()
    }

    /// The profile to use, settled. The sandbox never needs the file.
    pub fn profile(&self, asked: &ProfileChoice) -> Result<Profile> {
        let (name, chosen_by) = self.choose(asked)?;
        if self.profile_table(SANDBOX).is_some() {
            return Err(Error::config(format!(
                "[profiles.sandbox] in {} is reserved: the sandbox is always there, with --sandbox",
                self.path.display()
            )));
        }
        if name == SANDBOX {
            return Ok(Profile::sandbox(chosen_by));
        }
        let Some(table) = self.profile_table(&name) else {
            return Err(self.unknown(&name));
        };
        Reader { file: &self.path, name: &name, table }.settle(chosen_by)
    }

    fn choose(&self, asked: &ProfileChoice) -> Result<(String, Origin)> {
        if let Some(origin) = asked.sandbox_without_file() {
            return Ok((SANDBOX.into(), origin));
        }
        if let Some(name) = &asked.profile {
            return Ok((name.clone(), Origin::Flag("--profile")));
        }
        if let Some(name) = variable("FPGO_PROFILE") {
            return Ok((name, Origin::Variable("FPGO_PROFILE")));
        }
        if let Some(name) = self.default_profile() {
            return Ok((name.to_owned(), Origin::File));
        }
        Err(Error::config("no profile is chosen, so fpgo does not know which account is meant")
            .next(
                Command::of_sandbox("orders list")
                    .why("try it without an account: add --sandbox, such as"),
            )
            .next(Command::of_machine("config init").why("make a profile, and fill in the token"))
            .next("or name one: --profile NAME, FPGO_PROFILE, or default_profile in the file"))
    }
}

fn unknown_keys(table: &Table, place: &str, known: &[&str], path: &Path) -> Vec<String> {
    let unknown = table.keys().filter(|key| !known.contains(&key.as_str()));
    unknown.map(|key| unknown_key(&format!("{place}.{key}"), known, path)).collect()
}

fn unknown_key(key: &str, known: &[&str], path: &Path) -> String {
    let last = key.rsplit('.').next().unwrap_or(key);
    let near =
        api::nearest(last, known.iter().copied()).map(|near| format!(": did you mean {near}?"));
    let rest = near.unwrap_or_else(|| format!(". The keys there are {}", known.join(", ")));
    format!("unknown key {} in {}{rest}", redact::suspects(key), path.display())
}

/// The file's text with another default profile; its comments and everything else stay.
fn with_default(text: &str, name: &str) -> String {
    let key = format!("default_profile = {name:?}");
    let is_key = |line: &str| {
        let rest = line.trim_start().strip_prefix("default_profile");
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let top: usize = text
        .split_inclusive('\n')
        .take_while(|line| !line.trim_start().starts_with('['))
        .map(str::len)
        .sum();
    let (top, tables) = text.split_at(top);
    let Some(line) = top.split_inclusive('\n').find(|line| is_key(line)) else {
        return format!("{key}\n{text}");
    };
    let after = line.rfind(['"', '\'']).map_or("", |end| &line[end + 1..]);
    format!("{}{tables}", top.replacen(line, &format!("{key}{after}"), 1))
}

/// Puts a text in the place of a file, whole or not at all; its mode stays, and a link stays a link.
fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = path.with_extension(format!("toml.{}", std::process::id()));
    let written = std::fs::File::create(&beside).and_then(|mut file| {
        if let Ok(data) = std::fs::metadata(&path) {
            file.set_permissions(data.permissions())?;
        }
        std::io::Write::write_all(&mut file, text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&beside, &path)
    });
    if written.is_err() {
        // A file that cannot be cleared away holds no more than the old one.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// What any profile holds must not be shown, whichever is in use.
fn conceal_secrets(table: &Table) {
    let profiles = table.get("profiles").and_then(Value::as_table);
    for profile in profiles.into_iter().flat_map(|profiles| profiles.values()) {
        let text = |key: &str| profile.get(key).and_then(Value::as_str);
        for key in ["token", "callback_secret"] {
            text(key).into_iter().for_each(|secret| redact::conceal(secret.as_bytes()));
        }
        text("token_env").into_iter().for_each(secrets::conceal_variable);
    }
    table.iter().for_each(|(key, value)| conceal_misplaced(key, value));
}

/// A token in the place of a name, a path or anything else is not told back either.
fn conceal_misplaced(key: &str, value: &Value) {
    let conceal = |text: &str| {
        if !redact::is_place(text) && !text.contains(' ') && redact::looks_secret(text) {
            redact::conceal(text.as_bytes());
        }
    };
    conceal(key);
    match value {
        Value::String(text) => conceal(text),
        Value::Array(items) => items.iter().for_each(|item| conceal_misplaced("", item)),
        Value::Table(inner) => inner.iter().for_each(|(key, item)| conceal_misplaced(key, item)),
        _ => {}
    }
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}

/// The file's mode matters only while it holds a secret.
#[cfg(unix)]
fn check_mode(path: &Path, table: &Table) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let profiles = table.get("profiles").and_then(Value::as_table);
    let holds_secret = profiles.is_some_and(|profiles| {
        profiles.values().any(|profile| {
            ["token", "callback_secret"].iter().any(|key| profile.get(key).is_some())
        })
    });
    let mode = std::fs::metadata(path).map(|data| data.permissions().mode()).unwrap_or(0);
    if holds_secret && mode & 0o077 != 0 {
        return Err(Error::config(format!(
            "{} holds a secret and others may read it",
            path.display()
        ))
        .next(format!("chmod 600 {}", path.display())));
    }
    Ok(())
}

#[cfg(not(unix))]
fn check_mode(_: &Path, _: &Table) -> Result<()> {
    Ok(())
}

/// A time-out as typed: `30s`, `2m`, `500ms`, or plain seconds.
pub fn parse_timeout(text: &str) -> std::result::Result<Duration, String> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let number: u64 =
        text::digits(digits).ok_or_else(|| format!("{text:?} is no time: 30s, 2m or 500ms"))?;
    let duration = match &text[digits.len()..] {
        "" | "s" => Duration::from_secs(number),
        "ms" => Duration::from_millis(number),
        "m" => Duration::from_secs(number.saturating_mul(60)),
        _ => return Err(format!("{text:?} is no time: 30s, 2m or 500ms")),
    };
    let allowed = Duration::from_millis(1)..=Duration::from_secs(3600);
    if allowed.contains(&duration) {
        Ok(duration)
    } else {
        Err("must be between 1ms and 60m".into())
    }
}

/// An environment variable that is set to something. What is no text was refused before.
pub fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether a variable says yes: anything but nothing, `0`, `false` and `no`.
pub fn says_yes(name: &str) -> bool {
    let value = env::var_os(name).unwrap_or_default();
    let word = value.to_string_lossy().trim().to_lowercase();
    !["", "0", "false", "no"].contains(&word.as_str())
}

/// A path from the environment, which need not be text, and never depends on the working directory: a leading `~/`
/// is the home directory, and anything else that is not absolute is refused.
fn place_variable(name: &'static str) -> Result<Option<PathBuf>> {
    let Some(path) = path_variable(name) else { return Ok(None) };
    let in_home = path.as_os_str().as_encoded_bytes().starts_with(b"~/");
    let path = match path.strip_prefix("~") {
        Ok(rest) if in_home => home()?.join(rest),
        _ => path,
    };
    if path.is_absolute() {
        return Ok(Some(path));
    }
    Err(Error::config(format!("{name}={} is no absolute path", path.display()))
        .detail("what is remembered there would depend on the directory that fpgo is called from")
        .next(format!("begin it with / or with ~/, such as {name}=~/fpgo-data")))
}

/// Whether an environment variable names a path.
pub fn names_place(name: &str) -> bool {
    path_variable(name).is_some()
}

fn path_variable(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// A secret from the environment, byte for byte.
pub fn secret_bytes(name: &str) -> Option<Vec<u8>> {
    env::var_os(name).map(std::ffi::OsString::into_encoded_bytes).filter(|value| !value.is_empty())
}

/// Refuses variables that hold no text: they would count as not set.
pub fn check_variables() -> Result<()> {
    const ANY: [&str; 3] = ["FPGO_CALLBACK_SECRET", "FPGO_CONFIG", "FPGO_DATA_DIR"];
    let texts = VARIABLES.iter().filter(|name| !ANY.contains(name));
    match texts.into_iter().find(|name| matches!(env::var(name), Err(env::VarError::NotUnicode(_))))
    {
        Some(name) => {
            Err(Error::config(format!("the environment variable {name} is not valid text")))
        }
        None => Ok(()),
    }
}

/// Variables that begin with `FPGO_` and mean nothing.
pub fn unknown_variables() -> Vec<String> {
    let names = env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let mut unknown: Vec<String> = names
        .filter(|name| name.starts_with("FPGO_") && !VARIABLES.contains(&name.as_str()))
        .collect();
    unknown.sort();
    unknown
}

/// Where this machine's data is: `FPGO_DATA_DIR`, else `fpgo` in the platform's data directory.
pub fn data_dir() -> Result<PathBuf> {
    match place_variable("FPGO_DATA_DIR")? {
        Some(path) => Ok(path),
        None => Ok(platform_dirs()?.data_dir().to_path_buf()),
    }
}

fn platform_dirs() -> Result<ProjectDirs> {
    home()?;
    ProjectDirs::from("", "", "fpgo").ok_or_else(homeless)
}

/// The home directory, which the platform's places are in.
fn home() -> Result<PathBuf> {
    let dirs = BaseDirs::new().ok_or_else(homeless)?;
    let home = dirs.home_dir().to_path_buf();
    match home.is_absolute() {
        true => Ok(home),
        false => Err(Error::config(format!("HOME={} is no absolute path", home.display()))),
    }
}

fn homeless() -> Error {
    Error::config("this user has no home directory: set HOME")
}
