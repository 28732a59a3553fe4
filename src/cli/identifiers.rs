//! The identifiers among what was typed for an operation: read as people paste them, with a note of what was taken; what
//! is none, or one of another kind, is refused with the command that is meant. How one is read stands in
//! `api/identifiers/`.

use serde_json::Value;

use crate::api::{self, Endpoint, IdKind, IdMistake, Kind, Typed};
use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::base::step::Command;
use crate::output::ui::Ui;

/// The longest part of a wrong text that is quoted, in characters.
const EXCERPT: usize = 80;

/// Puts each identifier in the place of the text that it was read from.
pub fn read(endpoint: &'static Endpoint, typed: &mut Typed, ui: &mut Ui) -> Result<()> {
    let mut wrong = None;
    for (flag, value) in typed.values_mut() {
        let Some(kind) = kind_of(endpoint, flag) else { continue };
        let Some(text) = value.as_str().map(str::to_owned) else { continue };
        match api::read_id(&text, kind.ids) {
            Ok(id) if id == text => {}
            Ok(id) => {
                ui.note(&format!("{} is read as {id}", quoted(&text)));
                *value = Value::String(id);
            }
            Err(mistake) => {
                wrong = wrong.or(Some((flag, text, mistake)));
            }
        }
    }
    match wrong {
        Some((flag, text, mistake)) => Err(refusal(endpoint, typed, flag, &text, &mistake)),
        None => Ok(()),
    }
}

/// The kind of this flag, if it takes an identifier.
fn kind_of(endpoint: &Endpoint, flag: &str) -> Option<&'static Kind> {
    let param = endpoint.all_params().find(|param| param.flag == flag)?;
    if param.kind.ids.is_empty() { None } else { Some(param.kind) }
}

fn refusal(
    endpoint: &'static Endpoint,
    typed: &Typed,
    flag: &'static str,
    text: &str,
    mistake: &IdMistake,
) -> Error {
    let Some(kind) = kind_of(endpoint, flag) else { return Error::bug("no kind of identifier") };
    let Some(wanted) = IdKind::of_prefixes(kind.ids) else {
        return Error::bug("no kind of identifier");
    };
    let place = if is_positional(flag) { String::new() } else { format!("--{flag} ") };
    let what = format!("{place}{}", quoted(text));
    if let IdMistake::OtherKind(id, other) = mistake {
        let error = Error::invalid(format!("{what} is {}, not {}", other.thing, wanted.thing));
        let error = for_other_kind(endpoint, id, other).into_iter().fold(error, Error::next);
        return error.next(Command::new("show").arg(id).why("or see what can be done with it"));
    }
    let error = Error::invalid(format!("{what} names no {}", wanted.noun()));
    let error = error.detail(mistake.to_line(kind.ids));
    match mistake {
        IdMistake::Likely(id) => error.next(match corrected(endpoint, typed, flag, id) {
            Some(command) => command,
            None => api::suggested_command(endpoint.shown_by, Some(id)),
        }),
        _ => error,
    }
}

/// The commands for an identifier of another kind: the same verb for its own kind, or what reads it.
fn for_other_kind(endpoint: &Endpoint, id: &str, kind: &IdKind) -> Option<Command> {
    let verb = endpoint.command.rsplit(' ').next()?;
    let same = api::endpoints()
        .find(|other| other.command.rsplit(' ').next() == Some(verb) && other.accepts(id));
    let reading = kind.commands.iter().filter_map(|command| api::endpoint(command));
    let reading = reading.into_iter().find(|other| other.accepts(id));
    let command = same.or(reading)?.command;
    Some(api::suggested_command(command, Some(id)))
}

/// The same command with the likely identifier, where it only reads: a write is never offered on a guess.
fn corrected(endpoint: &Endpoint, typed: &Typed, flag: &str, id: &str) -> Option<Command> {
    if endpoint.effect.writes() {
        return None;
    }
    let mut typed = typed.clone();
    for (own, value) in typed.values_mut() {
        if own == flag {
            *value = Value::String(id.to_owned());
        }
    }
    Some(Command::new(endpoint.command).args(typed.words()))
}

fn is_positional(flag: &str) -> bool {
    flag.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// A wrong text as it is quoted: its beginning, without what looks like a secret.
fn quoted(text: &str) -> String {
    let hidden = redact::hide_suspects(text);
    match hidden.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{:?}…", &hidden[..end]),
        None => format!("{hidden:?}"),
    }
}
