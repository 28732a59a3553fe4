//! Where a token or a callback secret comes from, and getting it: from a file, a variable or a program. Nothing here
//! prints a secret, and no type that holds one can.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};

use crate::config::VARIABLES;
use crate::error::{Error, Result};

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
}

/// How long a program may take.
const PATIENCE: Duration = Duration::from_secs(30);

impl Source {
    /// In words, without the value.
    pub fn describe(&self) -> String {
        match self {
            Source::Literal(_) => "profile".into(),
            Source::Variable(name) => format!("variable {name}"),
            Source::Command { words, key } => {
                format!("{key} {}", words.first().map(String::as_str).unwrap_or_default())
            }
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
            Source::Command { words, key } => run(words, key),
        }
    }
}

/// The first line of a program's output. It gets neither a shell, nor our secrets, nor more than 30 seconds.
fn run(words: &[String], key: &str) -> Result<SecretString> {
    let (program, arguments) =
        words.split_first().ok_or_else(|| Error::bug(format!("{key} is empty")))?;
    let failed = |what: &str| Error::config(format!("{key}: {program} {what}"));
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    for name in VARIABLES.iter().filter(|name| name.ends_with("TOKEN") || name.ends_with("SECRET"))
    {
        command.env_remove(name);
    }
    let mut child =
        command.spawn().map_err(|error| failed(&format!("cannot be started: {error}")))?;
    let mut output = child.stdout.take().ok_or_else(|| Error::bug("no pipe"))?;
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut text = Vec::new();
        let read = output.read_to_end(&mut text).map(|_| text);
        // Nobody listens any more after the time-out.
        let _ = send.send(read);
    });
    let deadline = Instant::now() + PATIENCE;
    let read = receive.recv_timeout(PATIENCE);
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if Instant::now() < deadline && read.is_ok() => {
                std::thread::sleep(Duration::from_millis(5))
            }
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(failed("did not end within 30 s"));
            }
        }
    };
    if !status.success() {
        return Err(failed(&format!("failed ({status})")));
    }
    let text = read.ok().and_then(std::result::Result::ok).unwrap_or_default();
    let text = String::from_utf8(text).map_err(|_| failed("printed something that is no text"))?;
    let line: SecretString = text.lines().next().unwrap_or_default().to_owned().into();
    if line.expose_secret().is_empty() { Err(failed("printed nothing")) } else { Ok(line) }
}
