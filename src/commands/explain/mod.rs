//! `fpgo explain`: what a message of the API, an exit code, a status or a kind of identifier means, and what to do next.
//! What is known stands in `topic.rs`; how something pasted is found among it, in `lookup.rs`.

mod effects;
mod exit_codes;
mod http_statuses;
mod lookup;
mod own_topic;
mod own_words;
mod reasons;
mod topic;

use clap::Args;
use serde_json::{Value, json};

use self::topic::Topic;
use crate::api::{self, ColumnKind};
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::redact;
use crate::base::step::{AccountFlags, Command, Step, leading};
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local, show_local_parts};
use crate::output::prose::wrapped;
use crate::output::ui::Ui;
use crate::profile::account_flags;

/// The longest text that is looked at, in bytes.
const LONGEST: usize = 64 * 1024;
/// How many blanks stand before what is said of a key.
const INDENT: usize = 2;
/// More topics of one text are not what somebody asked about.
const MOST: usize = 8;

/// The options.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fpgo explain orderNotFound\n  fpgo explain exit 7\n  fpgo explain 'PARTIAL REFUNDED'\n  \
    fpgo explain CAP1234567890\n  fpgo orders status ODR1 2>&1 | fpgo explain -\n\n\
    Without a key it lists everything that it knows."
)]
pub struct ExplainArgs {
    /// Message, exit code, status, identifier, or a whole error as it was shown; - for standard input
    #[arg(value_name = "KEY")]
    key: Vec<String>,
}

/// Every key that is known, with what it is the name of.
pub fn keys() -> Vec<(String, String)> {
    let mut keys: Vec<(String, String)> = Vec::new();
    for Topic { key, kind, .. } in topic::all() {
        match keys.iter_mut().find(|(known, _)| *known == key) {
            Some((_, kinds)) => kinds.push_str(&format!(", {kind}")),
            None => keys.push((key, kind)),
        }
    }
    keys
}

/// Explains what was asked about, or lists the topics.
pub fn run(arguments: &ExplainArgs, ui: &mut Ui) -> Result<()> {
    if arguments.key.is_empty() {
        return match ui.is_for_people() {
            true => show_by_kind(&topic::all(), ui),
            false => show_rows(&topic::all(), ui),
        };
    }
    let asked = asked(&arguments.key)?;
    let mut topics = lookup::topics(&asked);
    topics.truncate(MOST);
    if topics.is_empty() {
        return Err(unknown(&asked));
    }
    let objects = api::ids_in(&asked);
    if ui.is_for_people() {
        return delivered(ui.data(&text(&topics, &objects, ui)));
    }
    if ui.format.is_json() {
        let json = json!({"topics": topics.iter().map(|topic| to_json(topic, &objects, ui)).collect::<Vec<_>>()});
        return show_local(LocalTable::Object(Vec::new()), &json, ui);
    }
    show_rows(&topics, ui)
}

/// What somebody asks about: the words of the line, or standard input.
fn asked(key: &[String]) -> Result<String> {
    if key != ["-"] {
        return Ok(key.join(" "));
    }
    match input::stdin_text(LONGEST as u64) {
        Ok(text) => Ok(text),
        Err(error) => Err(Error::invalid(format!("standard input cannot be read: {error}"))),
    }
}

fn unknown(asked: &str) -> Error {
    let shown: String = asked.trim().chars().take(80).collect();
    let error = Error::invalid(format!("nothing is known of {:?}", redact::hide_suspects(&shown)));
    match lookup::nearest(asked) {
        Some(near) => error
            .next(Command::of_machine("explain").arg(&near).why(format!("did you mean {near}?"))),
        None => error.next(Command::of_machine("explain").why("all that is known")),
    }
}

/// All topics below the heading of their kind, so that the widest column need not tell it.
fn show_by_kind(topics: &[Topic], ui: &mut Ui) -> Result<()> {
    const COLUMNS: &[(&str, ColumnKind)] =
        &[("Key", ColumnKind::Identifier), ("Meaning", ColumnKind::Text)];
    let mut parts: Vec<(&str, Vec<Vec<String>>)> = Vec::new();
    for topic in topics {
        let row = vec![topic.key.clone(), topic.meaning.clone()];
        match parts.last_mut().filter(|(kind, _)| *kind == topic.kind) {
            Some((_, rows)) => rows.push(row),
            None => parts.push((&topic.kind, vec![row])),
        }
    }
    let tables = parts.into_iter().map(|(kind, rows)| (kind, LocalTable::List(COLUMNS, rows)));
    show_local_parts(tables.collect(), ui)?;
    ui.suggest("one of them whole, with what to do: ", &Command::of_machine("explain KEY").into());
    Ok(())
}

/// Rows of topics, for the list of all and for programs that read rows.
fn show_rows(topics: &[Topic], ui: &mut Ui) -> Result<()> {
    let mut rows = Vec::new();
    for topic in topics {
        rows.push(vec![topic.kind.clone(), topic.key.clone(), topic.meaning.clone()]);
    }
    let json: Vec<Value> = topics.iter().map(|topic| to_json(topic, &[], ui)).collect();
    let columns =
        [("Kind", ColumnKind::Text), ("Key", ColumnKind::Text), ("Meaning", ColumnKind::Text)];
    show_local(LocalTable::List(&columns, rows), &json!(json), ui)
}

/// The topics for a person.
fn text(topics: &[Topic], objects: &[String], ui: &Ui) -> String {
    let columns = ui.columns_of_stdout().unwrap_or(usize::MAX);
    let account = account_flags(&ui.profile_flags);
    let mut lines = Vec::new();
    for topic in topics {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(wrapped(&format!("{} ({})", topic.key, topic.kind), INDENT, columns));
        lines.extend(indented(&topic.meaning, columns));
        for step in topic.steps(objects) {
            lines.extend(step_lines(&step, &account, columns));
        }
    }
    lines.join("\n") + "\n"
}

/// A text in lines that fit, each with blanks before it.
fn indented(text: &str, columns: usize) -> Vec<String> {
    wrapped(&format!("{:INDENT$}{text}", ""), INDENT, columns)
}

/// A step: why, and below it the command alone, so that its line can be pasted.
fn step_lines(step: &Step, account: &AccountFlags, columns: usize) -> Vec<String> {
    let advice = step.advice(account);
    let Some(command) = step.command_line(account) else {
        return indented(&format!("hint: {advice}"), columns);
    };
    let mut lines = match advice.is_empty() {
        true => Vec::new(),
        false => indented(&leading(&advice), columns),
    };
    lines.push(format!("{:INDENT$}next: {command}", ""));
    lines
}

fn to_json(topic: &Topic, objects: &[String], ui: &Ui) -> Value {
    json!({
        "kind": topic.kind,
        "key": topic.key,
        "meaning": topic.meaning,
        "next": next(topic, objects, ui),
    })
}

/// The next steps as lines, with the account in use and with the identifiers that were pasted.
fn next(topic: &Topic, objects: &[String], ui: &Ui) -> Vec<String> {
    let account = account_flags(&ui.profile_flags);
    topic.steps(objects).iter().map(|step| step.line(&account)).collect()
}
