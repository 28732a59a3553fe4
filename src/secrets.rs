//! Where a token or a callback secret comes from, and getting it: from a file, a variable, a program or the
//! OS keyring. Nothing here
//! prints a secret, and no type that holds one can.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};
use std::process::{ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use url::form_urlencoded;

use crate::error::{Error, Result};
use crate::keyring::{self, Trouble};
use crate::step;

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
        /// Variables that hold secrets: the program does not see them.
        hide: Vec<String>,
    },
    /// The keyring of the operating system keeps it.
    Keyring {
        /// What it is kept under there.
        account: String,
        /// The profile, for messages.
        profile: String,
    },
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
            Source::Variable(name) => format!("variable {name}"),
            Source::Command { words, key, .. } => {
                format!("{key} {}", words.first().map(String::as_str).unwrap_or_default())
            }
            Source::Keyring { .. } => "OS keyring".into(),
        }
    }

    /// Why it cannot be there, as far as that is known without running anything.
    pub fn missing(&self) -> Option<String> {
        match self {
            Source::Variable(name) if std::env::var_os(name).is_none_or(|it| it.is_empty()) => {
                Some(format!("variable {name} is not set"))
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
        match self {
            Source::Literal(secret) => Ok(secret.clone()),
            Source::Variable(name) => match std::env::var(name) {
                Ok(value) if !value.is_empty() => Ok(value.into()),
                _ => Err(Error::config(format!(
                    "the variable {name}, which the profile names, is not set"
                ))),
            },
            Source::Command { words, key, hide } => run(words, key, hide),
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
            Ok(found) => Ok(found),
            Err(Trouble::Absent(_)) => Ok(None),
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
fn run(words: &[String], key: &str, hide: &[String]) -> Result<SecretString> {
    let (program, arguments) =
        words.split_first().ok_or_else(|| Error::bug(format!("{key} is empty")))?;
    let failed = |what: &str| Error::config(format!("{key}: {program} {what}"));
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    for name in hide {
        command.env_remove(name);
    }
    let mut child =
        command.spawn().map_err(|error| failed(&format!("cannot be started: {error}")))?;
    let output = child.stdout.take().ok_or_else(|| Error::bug("no pipe"))?;
    let deadline = Instant::now() + PATIENCE;
    let line = first_line(output).recv_timeout(PATIENCE);
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
    let line = String::from_utf8(line.unwrap_or_default())
        .map_err(|_| failed("printed something that is no text"))?;
    let line = line.trim_end_matches(['\r', '\n']);
    if line.is_empty() { Err(failed("printed nothing")) } else { Ok(line.to_owned().into()) }
}

/// Reads a first line of at most 64 KiB on a thread of its own, and the rest away, so that the program can end.
fn first_line(output: ChildStdout) -> Receiver<Vec<u8>> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        let read = output.by_ref().take(LONGEST).read_until(b'\n', &mut line);
        // Nobody listens any more after the time-out.
        let _ = send.send(if read.is_ok() { line } else { Vec::new() });
        let _ = io::copy(&mut output, &mut io::sink());
    });
    receive
}

/// Secrets that must not be written, in all the ways that JSON and addresses spell them.
#[derive(Clone, Default)]
pub struct Veil {
    spellings: Vec<String>,
}

/// A shorter token protects nothing, and taking it out would garble what is shown.
const SHORTEST: usize = 8;

impl Veil {
    /// One more secret to keep back.
    pub fn add(&mut self, secret: &SecretString) {
        let plain = secret.expose_secret();
        if plain.len() < SHORTEST {
            return;
        }
        let json = Value::String(plain.to_owned()).to_string();
        let json = json.trim_matches('"');
        let encoded: String = form_urlencoded::byte_serialize(plain.as_bytes()).collect();
        for spelling in [plain.to_owned(), json.to_owned(), json.replace('/', "\\/"), encoded] {
            // Most tokens are spelt the same everywhere; each spelling costs a walk through all output.
            if !self.spellings.contains(&spelling) {
                self.spellings.push(spelling);
            }
        }
    }

    /// The text with `***` for each secret.
    pub fn text(&self, text: &str) -> String {
        self.spellings.iter().fold(text.to_owned(), |text, secret| text.replace(secret, "***"))
    }

    /// The same for bytes that need not be text.
    pub fn bytes<'a>(&self, bytes: &'a [u8]) -> Cow<'a, [u8]> {
        let mut shown = Cow::Borrowed(bytes);
        for secret in &self.spellings {
            let found = |bytes: &[u8]| {
                bytes.windows(secret.len()).position(|window| window == secret.as_bytes())
            };
            while let Some(at) = found(&shown) {
                shown.to_mut().splice(at..at + secret.len(), *b"***");
            }
        }
        shown
    }

    /// The same inside JSON, however its strings are escaped.
    pub fn json(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(text)),
            Value::Array(items) => items.iter().map(|item| self.json(item)).collect(),
            Value::Object(members) => Value::Object(
                members.iter().map(|(key, value)| (self.text(key), self.json(value))).collect(),
            ),
            other => other.clone(),
        }
    }

    /// Whether any secret stands in these bytes, however JSON escapes it.
    pub fn hides_from(&self, bytes: &[u8]) -> bool {
        let parsed = || serde_json::from_slice::<Value>(bytes).ok();
        let plain = self.bytes(bytes);
        matches!(plain, Cow::Owned(_))
            || bytes.contains(&b'\\') && parsed().is_some_and(|value| self.json(&value) != value)
    }
}
