//! Where a token or a callback secret comes from, and getting it: from a file, a variable, a program or the
//! OS keyring. Nothing here
//! prints a secret, and no type that holds one can.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read};
use std::process::{ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{PoisonError, RwLock};
use std::time::{Duration, Instant};

use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::base::step;
use crate::base::threads;
use crate::profile::keyring::{self, KeyringError};
use secrecy::{ExposeSecret, SecretString};

/// Where a secret comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// It stands in the file.
    Literal(SecretString),
    /// An environment variable of the user's choice.
    Variable(String),
    /// A program prints it.
    Command {
        /// Program and arguments; no shell.
        words: Vec<String>,
        /// The key in the file, for messages.
        key: String,
    },
    /// The keyring of the operating system keeps it.
    Keyring {
        /// What it is kept under there.
        account: String,
        /// The profile, for messages.
        profile: String,
    },
}

/// Our own variables that hold secrets.
const VARIABLES: [&str; 3] = ["FPGO_TOKEN", "FPGO_CALLBACK_SECRET", "FPGO_SANDBOX_TOKEN"];
/// Those that hold tokens of the profiles in the file.
static NAMED: RwLock<Vec<String>> = RwLock::new(Vec::new());

/// Makes known what the environment holds: our own secrets, and the passwords of proxies.
pub fn conceal_environment() {
    for (name, value) in std::env::vars_os() {
        let value = value.into_encoded_bytes();
        if VARIABLES.iter().any(|own| name == *own) {
            redact::conceal(&value);
        } else if is_proxy(&name) {
            conceal_password(&value);
        }
    }
}

fn is_proxy(name: &OsStr) -> bool {
    name.to_string_lossy().to_ascii_lowercase().ends_with("_proxy")
}

/// The password in `http://user:password@host`, alone and as it is sent to the proxy.
fn conceal_password(address: &[u8]) {
    let address = String::from_utf8_lossy(address);
    let rest = address.split_once("://").map_or(&*address, |(_, rest)| rest);
    let Some((user, _)) = rest.rsplit_once('@') else { return };
    redact::conceal(user.as_bytes());
    if let Some((_, password)) = user.split_once(':') {
        redact::conceal(password.as_bytes());
    }
}

/// Makes known that a variable of the user's choice holds a token, and the token if it does.
pub fn conceal_variable(name: &str) {
    NAMED.write().unwrap_or_else(PoisonError::into_inner).push(name.to_owned());
    if let Some(token) = std::env::var_os(name) {
        redact::conceal(token.as_encoded_bytes());
    }
}

/// A program that we start gets none of our secrets, whatever the name of the variable. A proxy's address it may need.
pub fn withhold(command: &mut Command) {
    let named = NAMED.read().unwrap_or_else(PoisonError::into_inner);
    for (name, value) in std::env::vars_os() {
        let is_ours = VARIABLES.iter().any(|own| name == *own);
        let is_named = named.iter().any(|own| name == **own);
        let holds = || !is_proxy(&name) && redact::holds(value.as_encoded_bytes());
        if is_ours || is_named || holds() {
            command.env_remove(name);
        }
    }
}

/// How long a program may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// No secret is longer.
pub const LONGEST: u64 = 64 * 1024;

impl Source {
    /// In words, without the value.
    pub fn describe(&self) -> String {
        match self {
            Source::Literal(_) => "profile".into(),
            Source::Variable(name) => format!("variable {}", redact::suspects(name)),
            Source::Command { words, key } => {
                let program = words.first().map(String::as_str).unwrap_or_default();
                format!("{key} {}", redact::suspects(program))
            }
            Source::Keyring { .. } => "OS keyring".into(),
        }
    }

    /// Why it cannot be there, as far as that is known without running anything.
    pub fn missing(&self) -> Option<String> {
        match self {
            Source::Variable(name) if std::env::var_os(name).is_none_or(|it| it.is_empty()) => {
                Some(format!("variable {} is not set", redact::suspects(name)))
            }
            Source::Keyring { account, .. } => match keyring::holds(account) {
                Ok(true) => None,
                Ok(false) => Some(not_kept(account)),
                Err(trouble) => Some(trouble.describe()),
            },
            Source::Variable(_) | Source::Literal(_) | Source::Command { .. } => None,
        }
    }

    /// Gets the secret. A program is run at each call, so call it once.
    pub fn get(&self) -> Result<SecretString> {
        let secret = self.fetch()?;
        redact::conceal(secret.expose_secret().as_bytes());
        Ok(secret)
    }

    fn fetch(&self) -> Result<SecretString> {
        match self {
            Source::Literal(secret) => Ok(secret.clone()),
            Source::Variable(name) => match std::env::var(name) {
                Ok(value) if !value.is_empty() => Ok(value.into()),
                _ => Err(Error::config(format!(
                    "the variable {}, which the profile names, is not set",
                    redact::suspects(name)
                ))),
            },
            Source::Command { words, key } => run(words, key),
            Source::Keyring { account, profile } => {
                let why = match keyring::get(account) {
                    Ok(Some(secret)) => return Ok(secret),
                    Ok(None) => not_kept(account),
                    Err(trouble) => trouble.describe(),
                };
                Err(no_token(profile, &why))
            }
        }
    }

    /// Gets the secret where it may be missing: only a keyring need not hold one.
    pub fn find(&self) -> Result<Option<SecretString>> {
        let Source::Keyring { account, profile } = self else { return self.get().map(Some) };
        match keyring::get(account) {
            Ok(found) => {
                found.iter().for_each(|own| redact::conceal(own.expose_secret().as_bytes()));
                Ok(found)
            }
            Err(KeyringError::Absent(_)) => Ok(None),
            Err(trouble) => Err(Error::config(format!(
                "another token is given, and nobody knows whether profile {profile} has one too: {}",
                trouble.describe()
            ))
            .next("unlock the keyring, then try again")),
        }
    }
}

fn not_kept(account: &str) -> String {
    format!("the OS keyring holds none for {account}")
}

/// A profile without a token, with the ways out.
pub fn no_token(profile: &str, why: &str) -> Error {
    Error::config(format!("profile {profile} has no token: {why}"))
        .next(step::Command::of_profile("auth login", profile).why("put one into the OS keyring"))
        .next("or put token, token_env or token_command into the profile, or set FPGO_TOKEN")
}

/// The first line of a program's output. It gets neither a shell, nor our secrets, nor more than 30 seconds.
fn run(words: &[String], key: &str) -> Result<SecretString> {
    let (program, arguments) =
        words.split_first().ok_or_else(|| Error::bug(format!("{key} is empty")))?;
    let name = redact::suspects(program);
    let failed = |what: &str| Error::config(format!("{key}: {name} {what}"));
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    withhold(&mut command);
    let mut child =
        command.spawn().map_err(|error| failed(&format!("cannot be started: {error}")))?;
    let output = child.stdout.take().ok_or_else(|| Error::bug("no pipe"))?;
    let deadline = Instant::now() + PATIENCE;
    let line = first_line(output)?.recv_timeout(PATIENCE);
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(5)),
            _ => {
                // It is told to end; whether it does is its own affair.
                let _ = child.kill();
                let _ = child.wait();
                return Err(failed("did not end within 30 s"));
            }
        }
    };
    if !status.success() {
        return Err(failed(&format!("failed ({status})")));
    }
    let line = line.unwrap_or_default();
    if line.len() as u64 >= LONGEST {
        return Err(failed(&format!(
            "printed more than {} KiB without a line break",
            LONGEST >> 10
        )));
    }
    let line = String::from_utf8(line).map_err(|_| failed("printed something that is no text"))?;
    let line = line.trim_end_matches(['\r', '\n']);
    if line.is_empty() { Err(failed("printed nothing")) } else { Ok(line.to_owned().into()) }
}

/// Reads a first line of at most 64 KiB on a thread of its own, and the rest away, so that the program can end.
fn first_line(output: ChildStdout) -> Result<Receiver<Vec<u8>>> {
    let (send, receive) = mpsc::channel();
    threads::start("secret", move || {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        let read = output.by_ref().take(LONGEST).read_until(b'\n', &mut line);
        // Nobody listens any more after the time-out.
        let _ = send.send(if read.is_ok() { line } else { Vec::new() });
        let _ = io::copy(&mut output, &mut io::sink());
    })?;
    Ok(receive)
}
