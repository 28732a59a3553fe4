//! `fpgo journal`: its subcommands, and which of them a damaged journal still allows. What each of them does stands in
//! the files beside this one.

mod confirm;
mod filter;
mod json_lines;
mod list;
mod loss;
mod place;
mod prune;
mod reconcile;
mod settle;
mod show;
mod transfer;

pub use list::COLUMNS;
pub use place::{find as find_journal, find_place};
pub use reconcile::COLUMNS as RECONCILE_COLUMNS;

/// What `tests/fuzz` attacks.
#[cfg(all(test, feature = "fuzz"))]
pub mod fuzzed {
    pub use super::json_lines::each_line;
    pub use super::transfer::facts_of;
}

use clap::{Subcommand, ValueEnum};

use self::filter::FilterArgs;
use self::place::NamedEntry;
use self::reconcile::ReconcileArgs;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::text;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::store::journal::{Journal, OpenedJournal};

/// The subcommands of `fpgo journal`.
#[derive(Subcommand, Debug)]
pub enum JournalCommand {
    /// List the newest entries; with --sandbox those of the sandbox
    List {
        /// How many
        #[arg(long, default_value_t = 20, value_name = "COUNT", value_parser = text::number::<usize>)]
        limit: usize,
        #[command(flatten)]
        filter: FilterArgs,
    },
    /// Show one entry whole
    Show {
        /// The entry's number, or the identifier of an object, whose newest entry is shown
        #[arg(value_name = "NUMBER|UUID", value_parser = place::named)]
        entry: NamedEntry,
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
        /// You have looked at the orders that look like what was sent, and none of them is it
        #[arg(long, requires = "verdict")]
        none_of_them: bool,
    },
    /// Check that nothing in the journal was changed, added, removed or swapped
    Verify {
        /// A head that an export printed: it must still be there, or the end was cut off
        #[arg(long, value_name = "HASH")]
        head: Option<String>,
    },
    /// Compare what the API tells with what the journal explains: what was done elsewhere, what is not shown
    #[command(after_help = reconcile::HELP)]
    Reconcile(ReconcileArgs),
    /// Print every row as a line of JSON; the head, to be kept elsewhere, goes to stderr
    Export,
    /// Import entries that another machine recorded: an export, or the line that a command printed after exit code 7
    Import {
        /// File with one entry a line, or - for standard input
        #[arg(value_name = "FILE")]
        file: String,
    },
    /// Continue without the entries that the journal has lost, once nothing can bring them back
    AcceptLoss {
        /// Why it is lost, and how you know what was sent, for the journal
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Delete old entries for good; a checkpoint records that they were there
    Prune {
        /// Delete entries from before this day, at least 30 days ago
        #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
        before: String,
    },
}

impl JournalCommand {
    /// Whether it has identifiers to print alone.
    pub fn can_be_quiet(&self) -> bool {
        use JournalCommand::{List, Reconcile, Show};
        matches!(self, List { .. } | Show { .. } | Reconcile(_))
    }

    /// Whether it hears signals for itself, and shows what it has when one comes.
    pub fn hears_signals(&self) -> bool {
        matches!(self, JournalCommand::Reconcile(_))
    }

    /// Whether it shows something that has rows.
    pub fn shows_rows(&self) -> bool {
        use JournalCommand::{List, Reconcile, Show, Verify};
        matches!(self, List { .. } | Show { .. } | Verify { .. } | Reconcile(_))
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

/// Runs the subcommand. A journal that is not whole can be looked at and checked, and its loss can be accepted; nothing
/// else.
pub fn run(command: JournalCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    use JournalCommand::{AcceptLoss, Export, List, Show, Verify};
    let (journal, doubt) = match place::find(globals)? {
        None => (None, None),
        Some(OpenedJournal::Whole(journal)) => (Some(journal), None),
        Some(OpenedJournal::InDoubt(journal, doubt)) => (journal, Some(doubt)),
    };
    match (command, doubt) {
        (AcceptLoss { reason }, Some(doubt)) => {
            drop(journal);
            loss::accept(&doubt, &reason, globals, ui)
        }
        (Verify { .. }, Some(doubt)) => {
            let found = journal.and_then(|journal| journal.all_is_sound().err());
            Err(as_check(doubt, found))
        }
        (command @ (List { .. } | Show { .. } | Export), Some(doubt)) if journal.is_some() => {
            ui.warn(&doubt.to_string());
            run_on(journal, command, globals, ui)
        }
        (_, Some(doubt)) => Err(doubt),
        (command, None) => run_on(journal, command, globals, ui),
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

/// Runs the subcommand on a journal that can be read, if there is one.
fn run_on(
    journal: Option<Journal>,
    command: JournalCommand,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    match command {
        JournalCommand::List { limit, filter } => {
            list::list(journal.as_ref(), limit, &filter, globals, ui)
        }
        JournalCommand::Show { entry } => {
            show::show(&place::named_entry(journal.as_ref(), &entry, ui)?, ui)
        }
        JournalCommand::Resolve { number, verdict, reason, none_of_them } => {
            let entry = place::entry(journal.as_ref(), number)?;
            let Some(mut journal) = journal else { return Ok(()) };
            match (verdict, reason) {
                (Some(verdict), Some(reason)) => {
                    let happened = verdict == VerdictName::Happened;
                    let word = settle::Word { happened, reason: &reason, none_of_them };
                    settle::by_word(&entry, &word, &journal, globals, ui)
                }
                _ => settle::by_evidence(&entry, &mut journal, globals, ui),
            }
        }
        JournalCommand::AcceptLoss { reason } => {
            loss::accept_missing(journal, &reason, globals, ui)
        }
        JournalCommand::Verify { head } => transfer::verify(journal.as_ref(), head.as_deref(), ui),
        JournalCommand::Reconcile(arguments) => {
            reconcile::run(journal.as_ref(), &arguments, globals, ui)
        }
        JournalCommand::Export => transfer::export(journal.as_ref(), ui),
        JournalCommand::Import { file } => transfer::import(&file, globals, ui),
        JournalCommand::Prune { before } => prune::prune(journal.as_ref(), &before, globals, ui),
    }
}
