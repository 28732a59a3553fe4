//! `fpgo journal`: what this machine sent, and how it ended.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::in_force::{self, is_sandbox};
use crate::api::{self, Way};
use crate::base::dates::{self, BareDay, Clock};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money;
use crate::base::step::{Command, Step};
use crate::base::text;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::question::Preview;
use crate::output::ui::Ui;
use crate::profile::Format;
use crate::profile::{self, SANDBOX, account_flags};
use crate::run::body::payload;
use crate::run::context::Context;
use crate::run::resolve::{self, Resolver};
use crate::run::session::Session;
use crate::store::data::DataDir;
use crate::store::journal::{
    Entry, Found, Journal, Loss, Outcome, Resolution, accept_loss, attempts, settled,
};

/// What to show.
#[derive(Subcommand, Debug)]
pub enum JournalCommand {
    /// List the newest entries; with --sandbox those of the sandbox
    List {
        /// How many
        #[arg(long, default_value_t = 20, value_name = "COUNT", value_parser = text::number::<usize>)]
        limit: usize,
    },
    /// Show one entry whole
    Show {
        /// The entry's number
        #[arg(value_name = "NUMBER", value_parser = text::number::<i64>)]
        number: i64,
    },
    /// Settle an entry whose outcome is unknown: by what the API shows now, or by your word after you have looked
    Resolve {
        /// The entry's number
        #[arg(value_name = "NUMBER", value_parser = text::number::<i64>)]
        number: i64,
        /// What became of it, if you know it better
        #[arg(long = "as", value_enum, value_name = "WHAT", requires = "reason")]
        verdict: Option<VerdictName>,
        /// How you know, for the journal
        #[arg(long, value_name = "TEXT", requires = "verdict")]
        reason: Option<String>,
    },
    /// Check that nothing in the journal was changed, added, removed or swapped
    Verify {
        /// A head that an export printed: it must still be there, or the end was cut off
        #[arg(long, value_name = "HASH")]
        head: Option<String>,
    },
    /// Print every row as a line of JSON; the head, to be kept elsewhere, goes to stderr
    Export,
    /// Take in entries from elsewhere: an export, or the line that a command printed after exit code 7
    Import {
        /// File with one entry a line, or - for standard input
        #[arg(value_name = "FILE")]
        file: String,
    },
    /// Go on without what the journal has lost, once nothing can bring it back
    AcceptLoss {
        /// Why it is lost, and how you know what was sent, for the journal
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Take old entries away for good; a checkpoint tells that they were there
    Prune {
        /// Entries from before this day go, at least 30 days ago
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        before: String,
    },
}

impl JournalCommand {
    /// Whether it has identifiers to print alone.
    pub fn can_be_quiet(&self) -> bool {
        matches!(self, JournalCommand::List { .. } | JournalCommand::Show { .. })
    }

    /// Whether it shows something that has rows.
    pub fn shows_rows(&self) -> bool {
        use JournalCommand::{List, Show, Verify};
        matches!(self, List { .. } | Show { .. } | Verify { .. })
    }
}

/// What a person can say of an unknown outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VerdictName {
    /// It was carried out
    Happened,
    /// It was not carried out
    DidNot,
}

/// Pieces of an export, so that a long journal is not held whole.
const EXPORT_PIECE: usize = 64 * 1024;
/// Nothing younger is taken away, in seconds: 30 days.
const YOUNGEST_PRUNED: i64 = 30 * 24 * 60 * 60;

/// Runs the subcommand. What is not whole can be looked at and checked, and a loss can be accepted; nothing else.
pub fn run(command: JournalCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    use JournalCommand::{AcceptLoss, Export, List, Show, Verify};
    let found = find(globals)?;
    let (journal, doubt) = match found {
        None => (None, None),
        Some(Found::Whole(journal)) => (Some(journal), None),
        Some(Found::InDoubt(journal, doubt)) => (journal, Some(doubt)),
    };
    match (command, doubt) {
        (AcceptLoss { reason }, Some(doubt)) => {
            drop(journal);
            accept(&doubt, &reason, globals, ui)
        }
        (Verify { .. }, Some(doubt)) => {
            let found = journal.and_then(|journal| journal.all_is_sound().err());
            Err(as_check(doubt, found))
        }
        (command @ (List { .. } | Show { .. } | Export), Some(doubt)) if journal.is_some() => {
            ui.warn(&doubt.to_string());
            show_journal(command, journal, globals, ui)
        }
        (_, Some(doubt)) => Err(doubt),
        (command, None) => show_journal(command, journal, globals, ui),
    }
}

/// The same failure as the answer to a check, in the words of what was found wrong first.
fn as_check(mut doubt: Error, found: Option<Error>) -> Error {
    let report = doubt.report_mut();
    report.kind = ErrorKind::CheckFailed;
    if let Some(found) = found {
        report.message = found.to_string();
    }
    doubt
}

/// Asks, and goes on without what is lost.
fn accept(doubt: &Error, reason: &str, globals: &Globals, ui: &mut Ui) -> Result<()> {
    if reason.trim().is_empty() {
        return Err(Error::invalid("--reason is empty: it is all that tells later what happened"));
    }
    if !globals.yes {
        if !std::io::stdin().is_terminal() {
            ui.never_ask();
        }
        let facts = vec![
            ("found", doubt.to_string()),
            (
                "then",
                "what the lost rows told can be sent a second time: look at the API first".into(),
            ),
        ];
        let question = "Go on without what the journal has lost".to_owned();
        ui.confirm(&Preview { question, facts, must_type: None })?;
    }
    let dir = DataDir::open(&directory(globals)?)?;
    tell(&accept_loss(&dir, in_force::patience(globals)?, reason)?, ui);
    Ok(())
}

fn tell(loss: &Loss, ui: &mut Ui) {
    let span = |(from, to): &(i64, i64)| match from == to {
        true => from.to_string(),
        false => format!("{from} to {to}"),
    };
    let gone: Vec<String> = loss.gone.iter().map(span).collect();
    if !gone.is_empty() {
        ui.warn(&format!("these rows are gone for good: {}", gone.join(", ")));
    }
    let broken: Vec<String> = loss.broken.iter().map(i64::to_string).collect();
    if !broken.is_empty() {
        ui.warn(&format!(
            "these rows are not what was written, or do not follow the ones before: {}",
            broken.join(", ")
        ));
    }
    ui.warn(
        "the guards know nothing of what stood there: before you repeat a refund, or anything else that was sent in that \
         time, look at the API",
    );
    ui.suggest(
        "what has lost its outcome is unknown now, and blocks its object until it is settled. ",
        &Command::new("journal list").why("Look at it"),
    );
    for path in &loss.kept {
        ui.note(&format!("as it was: {}", path.display()));
    }
    ui.note(&format!("row {} of the journal tells of it; it can be written to again", loss.entry));
}

fn show_journal(
    command: JournalCommand,
    journal: Option<Journal>,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
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
            match (verdict, reason) {
                (Some(verdict), Some(reason)) => {
                    by_word(&entry, verdict == VerdictName::Happened, &reason, &journal, ui)
                }
                _ => by_evidence(&entry, &mut journal, globals, ui),
            }
        }
        JournalCommand::AcceptLoss { .. } => {
            Err(Error::guarded("the journal is whole, so there is no loss to accept"))
        }
        JournalCommand::Verify { head } => verify(journal.as_ref(), head.as_deref(), ui),
        JournalCommand::Export => export(journal.as_ref(), ui),
        JournalCommand::Import { file } => import(&file, globals, ui),
        JournalCommand::Prune { before } => prune(journal.as_ref(), &before, globals, ui),
    }
}

/// A person's word for what nobody else can know. It is final.
fn by_word(
    entry: &Entry,
    happened: bool,
    reason: &str,
    journal: &Journal,
    ui: &mut Ui,
) -> Result<()> {
    // What was accepted and waits can be rejected by somebody whom only a person hears.
    let gives_back = entry.intent.way == Some(Way::Out);
    let waits = entry.outcome == Outcome::Accepted && gives_back && !happened;
    if entry.outcome != Outcome::Unknown && !waits {
        return Err(settled(entry));
    }
    let resolution = Resolution::new(happened, reason);
    journal.resolve(entry, resolution.clone())?;
    resolve::tell(entry, &resolution, ui);
    if !happened && gives_back {
        ui.warn("a refund can still show up later: look again before you repeat it");
    }
    Ok(())
}

fn by_evidence(entry: &Entry, journal: &mut Journal, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    let context = Context::new(profile, timeout, globals.verbose);
    let session = Session::open(&context, false, ui)?;
    let mut settling = Resolver { entry, journal, session: &session, patience: timeout };
    settling.by_evidence(ui)
}

fn verify(journal: Option<&Journal>, head: Option<&str>, ui: &mut Ui) -> Result<()> {
    let walk = journal.map(Journal::all_is_sound).transpose()?.unwrap_or_default();
    if walk.losses > 0 {
        ui.note(&format!(
            "losses that were accepted: {}; journal export shows the rows that tell of them",
            walk.losses
        ));
    }
    if let Some(head) = head {
        let found = journal.map(|journal| journal.has_head(head)).transpose()?.unwrap_or_default();
        if !found {
            let pruned = journal.map(Journal::is_pruned).transpose()?.unwrap_or_default();
            let or = if pruned { ", or it stood among the rows that were pruned" } else { "" };
            return Err(Error::new(
                ErrorKind::CheckFailed,
                format!("the journal does not have this head: its end was cut off, or it is another journal{or}"),
            )
            .detail(format!("{} rows, head {}", walk.rows, walk.head)));
        }
    }
    if ui.format == Format::Table && ui.columns.is_empty() {
        let line = format!("{} rows, as they were written; head {}\n", walk.rows, walk.head);
        return delivered(ui.data(&line));
    }
    let fields = vec![("rows".into(), walk.rows.to_string()), ("head".into(), walk.head.clone())];
    let json = json!({"rows": walk.rows, "head": walk.head});
    show_local(LocalTable::Object(fields), &json, ui)
}

fn export(journal: Option<&Journal>, ui: &mut Ui) -> Result<()> {
    let mut lines = String::new();
    let walk = journal.map(|journal| {
        journal.export(|line| {
            lines.push_str(line);
            lines.push('\n');
            if lines.len() > EXPORT_PIECE {
                delivered(ui.data(&std::mem::take(&mut lines)))?;
            }
            Ok(())
        })
    });
    let walk = walk.transpose()?.unwrap_or_default();
    delivered(ui.data(&lines))?;
    ui.note(&format!("{} rows; keep this head elsewhere: {}", walk.rows, walk.head));
    let verify = Command::new("journal verify").arg("--head").arg(&walk.head);
    ui.suggest("", &verify.why("check later that nothing is missing"));
    Ok(())
}

fn import(file: &str, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let mut attempts = attempts(&payload::lines(file)?)?;
    for attempt in &mut attempts {
        let writes = api::endpoint(attempt.command()).filter(|own| own.effect.writes());
        let endpoint = writes.ok_or_else(|| {
            Error::invalid(format!("{} is no command that writes", attempt.command()))
                .next("an entry of a newer fpgo needs that fpgo")
        })?;
        attempt.known_as(endpoint.blocks_others(), endpoint.way());
    }
    // Only now, so that a wrong file makes no journal.
    let dir = DataDir::open(&directory(globals)?)?;
    let journal = Journal::open(&dir, in_force::patience(globals)?)?;
    let imported = journal.import(&attempts)?;
    ui.note(&format!(
        "{} new, {} known already, {} of those known settled",
        imported.new,
        imported.known + imported.settled,
        imported.settled
    ));
    ui.suggest("", &Command::new("journal list").why("look at them"));
    Ok(())
}

fn prune(journal: Option<&Journal>, before: &str, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let clock = Clock::system(in_force::zone(globals));
    let before = dates::read_at(before, &clock, BareDay::Start)
        .map_err(|why| Error::invalid(format!("--before: {why}")))?;
    let age = clock.now.as_second() - before.as_second();
    if age < YOUNGEST_PRUNED {
        return Err(Error::invalid("--before must be at least 30 days ago: the guards look back")
            .next(Command::new("journal export").why("keep a copy of everything")));
    }
    let Some(journal) = journal else { return Ok(()) };
    if !globals.yes {
        if !std::io::stdin().is_terminal() {
            ui.never_ask();
        }
        let day = clock.show(before);
        let question = format!("Take away all entries from before {day}, for good");
        let export = Step::from(Command::new("journal export"))
            .line(&account_flags(&globals.profile_flags()));
        let facts = vec![("keep", format!("a copy is made with {export}"))];
        ui.confirm(&Preview { question, facts, must_type: None })?;
    }
    let rows = journal.prune(before)?;
    ui.note(&format!("{rows} rows are gone; what is not settled stays, and what follows it"));
    Ok(())
}

fn entry(journal: Option<&Journal>, number: i64) -> Result<Entry> {
    let entry = journal.map(|journal| journal.entry(number)).transpose()?.flatten();
    entry.ok_or_else(|| {
        Error::new(ErrorKind::NotFound, format!("the journal has no entry {number}"))
            .next(Command::new("journal list"))
    })
}

fn directory(globals: &Globals) -> Result<PathBuf> {
    let dir = profile::data_dir()?;
    Ok(if is_sandbox(globals) { dir.join(SANDBOX) } else { dir })
}

/// The journal, if anything was ever written to it.
fn find(globals: &Globals) -> Result<Option<Found>> {
    let Some(dir) = DataDir::find(&directory(globals)?)? else { return Ok(None) };
    Journal::find(&dir, in_force::patience(globals)?)
}

fn list(entries: &[Entry], ui: &mut Ui) -> Result<()> {
    if ui.quiet {
        let ids: String = entries.iter().map(|entry| format!("{}\n", entry.id)).collect();
        return delivered(ui.data(&ids));
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
    let json = entries.iter().map(Entry::to_json).collect();
    show_local(LocalTable::List(&titles, rows), &json, ui)
}

/// A cell: nothing, a text, or JSON.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn row(entry: &Entry) -> Vec<String> {
    let (intent, ending) = (&entry.intent, entry.ending.clone().unwrap_or_default());
    vec![
        entry.id.to_string(),
        entry.at.get(..19).unwrap_or(&entry.at).replace('T', " "),
        intent.profile.clone().unwrap_or_default(),
        intent.command.clone(),
        intent.object.clone().unwrap_or_default(),
        intent.amount.map(money::show).unwrap_or_default(),
        entry.outcome.word().to_owned(),
        ending.http.map(|status| status.to_string()).unwrap_or_default(),
        ending.message.unwrap_or_default(),
    ]
}

fn show(entry: &Entry, ui: &mut Ui) -> Result<()> {
    let whole = entry.to_json();
    if ui.quiet {
        return delivered(ui.data(&format!("{}\n", entry.id)));
    }
    let fields =
        whole.as_object().into_iter().flatten().map(|(key, value)| (key.clone(), text(value)));
    show_local(LocalTable::Object(fields.collect()), &whole, ui)
}
