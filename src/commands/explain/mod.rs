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
use crate::base::step::{AccountFlags, Command, Step};
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::{Format, account_flags};

/// The longest text that is looked at, in bytes.
const LONGEST: usize = 64 * 1024;
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
        return show_rows(&topic::all(), ui);
    }
    let asked = asked(&arguments.key)?;
    let mut topics = lookup::topics(&asked);
    topics.truncate(MOST);
    if topics.is_empty() {
        return Err(unknown(&asked));
    }
    let objects = api::ids_in(&asked);
    if ui.format == Format::Table && ui.columns.is_empty() {
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
    let mut shown = String::new();
    for topic in topics {
        if !shown.is_empty() {
            shown.push('\n');
        }
        shown.push_str(&format!("{} ({})\n  {}\n", topic.key, topic.kind, topic.meaning));
        let account = account_flags(&ui.profile_flags);
        for step in topic.steps(objects) {
            add_step(&step, &account, &mut shown);
        }
    }
    shown
}

/// A step: why, and below it the command alone, so that its line can be pasted.
fn add_step(step: &Step, account: &AccountFlags, shown: &mut String) {
    let advice = step.advice(account);
    let Some(command) = step.command_line(account) else {
        shown.push_str(&format!("  hint: {advice}\n"));
        return;
    };
    if !advice.is_empty() {
        shown.push_str(&format!("  {advice}:\n"));
    }
    shown.push_str(&format!("  next: {command}\n"));
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
