//! What somebody pasted, and the one identifier that it is about. Several are asked about, or named.

use std::io::IsTerminal;

use super::{Desk, known};
use crate::api::{self, IdKind};
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::redact;
use crate::base::step::Command;
use crate::base::typed_words;
use crate::output::ui::Ui;

/// The longest text that is looked at, in bytes.
const LONGEST: u64 = 1 << 20;
/// A longer text is a line of something, and no reference or number.
const LONGEST_WORD: usize = 100;
/// So many identifiers of one text are named.
const NAMED: usize = 10;

/// The kinds that somebody mostly means where several stand in one text: what money is paid by.
const MAIN: [&str; 3] = ["ODR", "RES", "SUB"];

/// The pasted text: the words of the line, standard input, or pasted at a prompt.
pub fn text(words: &[String], ui: &mut Ui) -> Result<String> {
    let text = match words {
        [] if std::io::stdin().is_terminal() && ui.may_ask() => {
            ui.ask_paste("Paste an identifier, or something that holds one")?
        }
        [] => {
            let usage = Command::new("show").arg("--help");
            return Err(Error::invalid("nothing is given to show").next(usage));
        }
        [dash] if dash == "-" => match input::stdin_text(LONGEST) {
            Ok(text) => text,
            Err(error) => {
                return Err(Error::invalid(format!("standard input cannot be read: {error}")));
            }
        },
        words => words.join(" "),
    };
    Ok(text.trim().to_owned())
}

/// The identifier that the text is about.
pub fn identifier(text: &str, desk: &Desk, ui: &mut Ui) -> Result<String> {
    let found = with_likely(api::ids_in(text), text, ui);
    match main_of(&found) {
        Some(id) => {
            if found.len() > 1 {
                let others: Vec<&str> = found
                    .iter()
                    .filter(|other| **other != id)
                    .map(String::as_str)
                    .take(NAMED)
                    .collect();
                ui.note(&format!("{id} is shown; the text names {} too", others.join(", ")));
            }
            return Ok(id);
        }
        None if !found.is_empty() => return one_of(found, ui),
        None => {}
    }
    if let Some(likely) = api::likely_id(text).filter(|id| is_wholly(text, id)) {
        if likely != text {
            ui.note(&format!("{} is read as {likely}", quoted(text)));
        }
        return Ok(likely);
    }
    known_by(text, desk, ui)
}

/// The identifiers that were found in a text, and those that it most likely names too: none is left out in silence.
fn with_likely(mut found: Vec<String>, text: &str, ui: &mut Ui) -> Vec<String> {
    for (typed, id) in api::likely_ids_in(text) {
        if !found.contains(&id) {
            ui.note(&format!("{} is read as {id}", quoted(&typed)));
            found.push(id);
        }
    }
    found
}

/// The only identifier, or the only one of the main kinds.
fn main_of(found: &[String]) -> Option<String> {
    let main: Vec<&String> = found.iter().filter(|id| is_main(id)).collect();
    match (found, main.as_slice()) {
        ([only], _) => Some(only.clone()),
        (_, [only]) => Some((*only).clone()),
        _ => None,
    }
}

fn is_main(id: &str) -> bool {
    IdKind::of(id).is_some_and(|kind| MAIN.contains(&kind.prefix))
}

/// Whether a guess keeps all the digits of a text: one that leaves some out is none.
fn is_wholly(text: &str, id: &str) -> bool {
    text.chars().filter(|letter| letter.is_alphanumeric()).count() >= id.len() - 4
}

/// One of several identifiers, by asking.
fn one_of(mut found: Vec<String>, ui: &mut Ui) -> Result<String> {
    // What is asked about most stands first.
    found.sort_by_key(|id| !is_main(id));
    let mut error =
        Error::invalid(format!("the text names {} things: say which one is meant", found.len()));
    for id in found.iter().take(NAMED) {
        error = error.next(Command::new("show").arg(id).why(thing(id)));
    }
    let labels: Vec<String> = found.iter().map(|id| format!("{id} ({})", thing(id))).collect();
    match super::menu::pick("Which one is meant?", &found, &labels, ui)? {
        Some(index) => Ok(found.swap_remove(index)),
        None => Err(error),
    }
}

fn thing(id: &str) -> &'static str {
    IdKind::of(id).map_or("an identifier", |kind| kind.thing)
}

/// What this machine's journal knows under this text: a reference, an invoice's number, a ticket, an entry's number.
fn known_by(text: &str, desk: &Desk, ui: &mut Ui) -> Result<String> {
    let is_word = !text.is_empty() && text.len() <= LONGEST_WORD;
    let mut found = if is_word { known::objects_by(text, desk)? } else { Vec::new() };
    let what = quoted(text);
    match found.len() {
        0 => Err(unknown(text, &what)),
        1 => {
            let id = found.swap_remove(0);
            ui.note(&format!("{what} is of {id}, as this machine's journal says"));
            Ok(id)
        }
        _ => one_of(found, ui),
    }
}

fn unknown(text: &str, what: &str) -> Error {
    let mut error = Error::invalid(format!("{what} names nothing that can be shown")).detail(
        "it holds no identifier such as ODR1234567890, and this machine's journal knows nothing by it",
    );
    let is_number = text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    // What may be a secret, or names a person, becomes no part of a command.
    let is_harmless = text.len() <= LONGEST_WORD && typed_words::is_harmless(text);
    let mut lists =
        api::endpoints().filter(|endpoint| endpoint.all_params().any(|param| param.flag == "find"));
    if let (Some(list), true) = (lists.next(), is_harmless && !text.is_empty()) {
        let find = Command::new(list.command).arg("--find").arg(text);
        error =
            error.next(find.why("look for it in customers, references, invoice numbers and lines"));
    }
    let explain = Command::new("explain");
    match (is_number, is_harmless) {
        (true, _) => error.next(
            Command::new("company details")
                .arg(text)
                .why("if it is a company's organization number, its checks"),
        ),
        (false, true) => {
            error.next(explain.arg(text).why("if it is a message, a status or an exit code"))
        }
        (false, false) => error.next(explain.why("what messages, statuses and exit codes mean")),
    }
}

fn quoted(text: &str) -> String {
    let shown: String = text.chars().take(60).collect();
    let dots = if shown.len() < text.len() { "…" } else { "" };
    format!("{:?}{dots}", redact::hide_suspects(&shown))
}
