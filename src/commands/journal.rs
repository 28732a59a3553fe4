//! `fpgo journal`: what this machine sent, and how it ended.

use clap::{Subcommand, ValueEnum};
use serde_json::Value;

use super::is_sandbox;
use crate::cli::Globals;
use crate::config::Format;
use crate::config::{self, SANDBOX};
use crate::data::DataDir;
use crate::error::{Error, Kind, Result};
use crate::journal::{Entry, FILE, Journal};
use crate::money;
use crate::table;
use crate::ui::{Ui, delivered};

/// What to show.
#[derive(Subcommand, Debug)]
pub enum JournalCommand {
    /// List the newest entries; with --sandbox those of the sandbox
    List {
        /// How many
        #[arg(long, default_value_t = 20, value_name = "COUNT")]
        limit: usize,
    },
    /// Show one entry whole
    Show {
        /// The entry's number
        #[arg(value_name = "NUMBER")]
        number: i64,
    },
    /// Say what became of an entry whose outcome is unknown, after you have looked
    Resolve {
        /// The entry's number
        #[arg(value_name = "NUMBER")]
        number: i64,
        /// What became of it
        #[arg(long = "as", value_enum, value_name = "WHAT")]
        verdict: VerdictName,
        /// How you know, for the journal
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

/// What a person can say of an unknown outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VerdictName {
    /// It was carried out
    Happened,
    /// It was not carried out
    DidNot,
}

/// Shows it.
pub fn run(command: JournalCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let journal = open(globals)?;
    match command {
        JournalCommand::List { limit } => {
            let entries =
                journal.map(|journal| journal.newest(limit)).transpose()?.unwrap_or_default();
            list(&entries, ui)
        }
        JournalCommand::Show { number } => show(&entry(journal.as_ref(), number)?, ui),
        JournalCommand::Resolve { number, verdict, reason } => {
            let entry = entry(journal.as_ref(), number)?;
            let Some(mut journal) = journal else { return Ok(()) };
            journal.resolve(&entry, verdict == VerdictName::Happened, &reason)?;
            ui.note(&format!(
                "entry {number} is settled; further writes on its object are possible again"
            ));
            Ok(())
        }
    }
}

fn entry(journal: Option<&Journal>, number: i64) -> Result<Entry> {
    let entry = journal.map(|journal| journal.entry(number)).transpose()?.flatten();
    entry.ok_or_else(|| {
        Error::new(Kind::NotFound, format!("the journal has no entry {number}"))
            .next("fpgo journal list")
    })
}

/// The journal, if anything was ever written to it.
fn open(globals: &Globals) -> Result<Option<Journal>> {
    let dir = config::data_dir()?;
    let dir = if is_sandbox(globals) { dir.join(SANDBOX) } else { dir };
    if dir.join(FILE).exists() { Journal::open(&DataDir::open(&dir)?).map(Some) } else { Ok(None) }
}

fn list(entries: &[Entry], ui: &mut Ui) -> Result<()> {
    if ui.quiet {
        let ids: String = entries.iter().map(|entry| format!("{}\n", entry.id)).collect();
        return delivered(ui.data(&ids));
    }
    if ui.format != Format::Table {
        return delivered(ui.json(&entries.iter().map(Entry::to_json).collect()));
    }
    let rows: Vec<Vec<String>> = entries.iter().map(row).collect();
    let titles =
        ["Entry", "Begun", "Profile", "Command", "Object", "Amount", "Outcome", "HTTP", "Message"];
    delivered(ui.data(&table::plain_table(&titles, &rows)))
}

fn row(entry: &Entry) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let amount = money::of(&entry.intent["amount"]).map(money::show).unwrap_or_default();
    vec![
        entry.id.to_string(),
        entry.at.get(..19).unwrap_or(&entry.at).replace('T', " "),
        text(&entry.intent["profile"]),
        text(&entry.intent["command"]),
        text(&entry.intent["object"]),
        amount,
        entry.outcome.word().to_owned(),
        text(&entry.end["http"]),
        text(&entry.end["message"]),
    ]
}

fn show(entry: &Entry, ui: &mut Ui) -> Result<()> {
    let whole = entry.to_json();
    if ui.quiet {
        return delivered(ui.data(&format!("{}\n", entry.id)));
    }
    if ui.format != Format::Table {
        return delivered(ui.json(&whole));
    }
    let rows = whole.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()).map(
        |(key, value)| {
            let value = value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
            vec![key.clone(), value]
        },
    );
    delivered(ui.data(&table::plain_table(&["Field", "Value"], &rows.collect::<Vec<_>>())))
}
