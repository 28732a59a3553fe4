//! What earlier runs sent and the journal does not know any more, because it was lost or pruned: rows of a plan cannot be compared
//! with it, so that the same would be sent once more without a word.

use jiff::{SignedDuration, Timestamp};

use crate::api::{self, Endpoint};
use crate::base::error::{Error, Result};
use crate::base::row_numbers::RowNumbers;
use crate::base::step::Command;
use crate::base::target::account_key;
use crate::output::ui::Ui;
use crate::run::bulk::lost_entries::{has_newest, missing};
use crate::run::context::Context;
use crate::store::journal::Journal;
use crate::store::runs::{RunStore, StoredRun};

/// So long a movement of money may be the same, in hours.
const RECENT: i64 = 7 * 24;
/// So long a creation that is lost may be the same, in hours: with its dates it is the same however long ago it was sent, and
/// so long the journal keeps it whatever is pruned.
const KEPT: i64 = 30 * 24;

/// So many runs are told.
const MOST_RUNS: usize = 5;

/// What the journal does not know any more.
#[derive(Default)]
pub struct LostRuns {
    /// Runs of which it lacks entries, newest first, and the rows that these were of.
    runs: Vec<(String, RowNumbers)>,
    /// Whether it says itself that it lacks something of these last days.
    has_lost: bool,
    days: i64,
}

impl LostRuns {
    /// What is lost of writes that an operation is compared with; nothing where it is compared with none.
    pub fn find(
        endpoint: &Endpoint,
        context: &Context,
        journal: Option<&Journal>,
    ) -> Result<LostRuns> {
        let mut lost = LostRuns::default();
        if !is_compared(endpoint) {
            return Ok(lost);
        }
        let hours = if endpoint.creates() { KEPT } else { RECENT };
        lost.days = hours / 24;
        let since = Timestamp::now() - SignedDuration::from_hours(hours);
        if let Some(journal) = journal {
            lost.has_lost = journal.lost_since(since)?.is_some();
        }
        let Some(store) = RunStore::find(&context.journal_place()?, context.timeout)? else {
            return Ok(lost);
        };
        let account = account_key(&context.base_url);
        for run in store.newest(usize::MAX)? {
            let is_of_account = account_key(&run.plan.base_url) == account;
            if run.changed >= since && is_of_account && may_be_the_same(&run, endpoint) {
                lost.add(&run, &store, journal)?;
            }
        }
        Ok(lost)
    }

    fn add(&mut self, run: &StoredRun, store: &RunStore, journal: Option<&Journal>) -> Result<()> {
        if let Some(journal) = journal
            && !self.has_lost
            && has_newest(run, store, journal)?
        {
            return Ok(());
        }
        let mut rows = RowNumbers::default();
        missing(run, store, journal)?.iter().for_each(|noted| rows.add(noted.row));
        if rows.count() > 0 {
            self.runs.push((run.plan.id.clone(), rows));
        }
        Ok(())
    }

    /// Refuses a plan whose rows may have been sent before, or says that nobody can tell.
    pub fn refuse_unless(&self, is_known: bool, sheet: &str, ui: &mut Ui) -> Result<()> {
        if self.runs.is_empty() && !self.has_lost {
            return Ok(());
        }
        if is_known {
            let told = self.in_words();
            ui.warn(&format!("{told}: rows that were sent then are not recognised, and planned"));
            return Ok(());
        }
        let mut error =
            Error::guarded(format!("{sheet} may repeat what was sent: {}", self.in_words()))
                .detail("nothing was planned, and nothing was sent");
        for (run, _) in self.runs.iter().take(MOST_RUNS) {
            error = error.next(Command::new("bulk report").arg(run).why("what became of each row"));
        }
        let import = Command::new("journal import").arg("FILE");
        Err(error
            .next(import.why("take the entries in again, if an export or a log has them"))
            .next(
                Command::typed_without(&["--reason"])
                    .arg("--despite-loss")
                    .arg("--reason")
                    .arg("TEXT")
                    .why("if you know that no row was sent then, or that it is meant once more"),
            ))
    }

    fn in_words(&self) -> String {
        if self.runs.is_empty() {
            let days = self.days;
            return format!("the journal has lost what was sent in the last {days} days");
        }
        let mut parts: Vec<String> = Vec::new();
        for (run, rows) in self.runs.iter().take(MOST_RUNS) {
            parts.push(format!("{run} ({})", rows.in_words()));
        }
        let more = self.runs.len().saturating_sub(parts.len());
        if more > 0 {
            parts.push(format!("{more} more runs"));
        }
        format!("the journal lacks entries of what was sent in {}", parts.join("; "))
    }
}

/// Whether rows of an operation are compared with earlier runs.
fn is_compared(endpoint: &Endpoint) -> bool {
    endpoint.creates() || endpoint.effect.moves_money()
}

/// Whether rows of a run may have done what this operation does: it is the same, or both move money of an object.
fn may_be_the_same(run: &StoredRun, endpoint: &Endpoint) -> bool {
    let moves = |endpoint: &Endpoint| endpoint.effect.moves_money() && !endpoint.creates();
    run.plan.command == endpoint.command
        || moves(endpoint) && api::endpoint(&run.plan.command).is_none_or(moves)
}
