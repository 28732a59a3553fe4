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
    let sandbox = is_sandbox(globals);
    show_journal(command, open(globals)?, ui).map_err(|mut error| {
        for step in error.report_mut().next.iter_mut().filter(|_| sandbox) {
            *step = step.replace("fpgo journal", "fpgo --sandbox journal");
        }
        error
    })
}

fn show_journal(command: JournalCommand, journal: Option<Journal>, ui: &mut Ui) -> Result<()> {
    match command {
        JournalCommand::List { limit } => {
            let entries =
                journal.map(|journal| journal.newest(limit.saturating_add(1))).transpose()?;
            let mut entries = entries.unwrap_or_default();
            if entries.len() > limit {
                entries.truncate(limit);
                ui.note(&format!(
                    "older entries than these {limit} are not shown: --limit shows more"
                ));
            }
            list(&entries, ui)
        }
        JournalCommand::Show { number } => show(&entry(journal.as_ref(), number)?, ui),
        JournalCommand::Resolve { number, verdict, reason } => {
            let entry = entry(journal.as_ref(), number)?;
            let Some(mut journal) = journal else { return Ok(()) };
            journal.resolve(&entry, verdict == VerdictName::Happened, &reason)?;
            tell_settled(&entry, verdict, ui);
            Ok(())
        }
    }
}

/// Repeats what was said of what: it is final.
fn tell_settled(entry: &Entry, verdict: VerdictName, ui: &mut Ui) {
    let text = |key: &str| entry.intent[key].as_str().unwrap_or_default().to_owned();
    let amount =
        money::of(&entry.intent["amount"]).map(|amount| format!(" {}", money::show(amount)));
    let not = if verdict == VerdictName::Happened { "" } else { "NOT " };
    let (command, object) = (text("command"), text("object"));
    let what = format!("{command} {object}{}", amount.unwrap_or_default());
    ui.note(&format!("entry {} is settled for good: {what} was {not}carried out", entry.id));
    if verdict == VerdictName::DidNot && entry.intent["way"] == "out" {
        ui.warn("a refund can still show up later: look again before you repeat it");
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
    let titles = [
        "Entry",
        "Begun (UTC)",
        "Profile",
        "Command",
        "Object",
        "Amount",
        "Outcome",
        "HTTP",
        "Message",
    ];
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
