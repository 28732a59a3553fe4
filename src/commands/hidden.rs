//! Secrets that a person gives: typed at a hidden prompt, or as the first line of standard input. What cannot be a token
//! is named and asked for again; the sources in a profile are no part of this.

use std::io::{BufRead, Read};

use secrecy::{ExposeSecret, SecretString};

use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::base::step::Command;
use crate::base::text::is_blank;
use crate::output::ui::Ui;
use crate::profile::LONGEST_SECRET;
use crate::profile::secret_source::ONLY_BLANKS;
use crate::profile::token_mistake::{in_words, mistakes_in};

/// How often a token is asked for before it is given up.
const TRIES: usize = 3;

/// The token that a person types unseen. One that cannot be one is named, and asked for again.
pub fn token_typed(question: &str, ui: &mut Ui) -> Result<SecretString> {
    if !ui.may_ask() {
        return Err(Error::invalid(format!("no token is given, and {}", ui.unasked()))
            .next(Command::new("auth login").reading("FILE").why("give it on standard input")));
    }
    for _ in 0..TRIES {
        let typed = alone(&ui.ask_hidden(question)?);
        match mistakes(&typed)? {
            None => return Ok(typed),
            Some(mistakes) => ui.warn(&format!("what was typed {mistakes}: only the token counts")),
        }
    }
    Err(Error::config("no token was typed, so nothing was stored")
        .next("copy the token alone, as Front Payment gave it, and try again"))
}

/// A secret that a person types unseen, byte for byte; nothing typed is asked for again.
pub fn secret_typed(question: &str, ui: &mut Ui) -> Result<SecretString> {
    for _ in 0..TRIES {
        let typed = ui.ask_hidden(question)?;
        if !is_blank(typed.expose_secret()) {
            redact::conceal(typed.expose_secret().as_bytes());
            return Ok(typed);
        }
        ui.note("nothing was typed; Ctrl-D or Escape leaves the question");
    }
    Err(Error::invalid("no secret was typed"))
}

/// The secret that standard input holds in its first line, without the end of the line.
pub fn secret_of_stdin() -> Result<SecretString> {
    let secret = first_line_of_stdin()?;
    if secret.expose_secret().is_empty() {
        return Err(Error::invalid("the secret is empty, so nothing was stored"));
    }
    if is_blank(secret.expose_secret()) {
        return Err(Error::invalid(format!("the secret {ONLY_BLANKS}, so nothing was stored")));
    }
    redact::conceal(secret.expose_secret().as_bytes());
    Ok(secret)
}

/// The token that standard input holds in its first line.
pub fn token_of_stdin() -> Result<SecretString> {
    let token = alone(&first_line_of_stdin()?);
    match mistakes(&token)? {
        None => Ok(token),
        Some(mistakes) => Err(Error::config(format!("the token {mistakes}, so it was not stored"))
            .next(Command::new("auth login").reading("FILE").why("give the token alone"))),
    }
}

/// Blanks around a token are not part of it: no header would keep them.
fn alone(given: &SecretString) -> SecretString {
    given.expose_secret().trim().into()
}

/// What is wrong with it as a token, if anything is. Nothing at all is a refusal.
fn mistakes(token: &SecretString) -> Result<Option<String>> {
    let token = token.expose_secret();
    if token.is_empty() {
        return Err(Error::invalid("the token is empty, so nothing was stored")
            .next("type it at a terminal, or give it on standard input: … auth login < FILE"));
    }
    redact::conceal(token.as_bytes());
    let found = mistakes_in(token);
    Ok((!found.is_empty()).then(|| in_words(&found)))
}

/// The first line of standard input.
fn first_line_of_stdin() -> Result<SecretString> {
    let mut line = Vec::new();
    let mut input = std::io::stdin().lock().take(LONGEST_SECRET);
    if let Err(error) = input.read_until(b'\n', &mut line) {
        return Err(Error::invalid(format!("standard input cannot be read: {error}")));
    }
    if line.len() as u64 >= LONGEST_SECRET {
        let most = LONGEST_SECRET >> 10;
        return Err(Error::invalid(format!("standard input holds more than {most} KiB in a line")));
    }
    match String::from_utf8(line) {
        Ok(line) => Ok(line.trim_end_matches(['\r', '\n']).into()),
        Err(_) => Err(Error::invalid("standard input holds something that is no text")),
    }
}
