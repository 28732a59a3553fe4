//! Whether the journal still has the entries of the rows that were noted as sent. A journal that was deleted with its record looks
//! like one in which nothing was ever written: the runs know better.

use crate::base::error::{Error, Reach, Result};
use crate::base::step::{Command, Step};
use crate::store::journal::{Entry, Journal};
use crate::store::runs::{RowResult, RunPlan, RunStore, StoredRun};

/// So many rows are compared at a time.
const AT_ONCE: u64 = 1000;

/// The number of the newest entry of a run that was noted and is not there, if one is missing, although no loss is recorded.
pub fn newest_missing(run: &StoredRun, store: &RunStore, journal: &Journal) -> Result<Option<i64>> {
    if journal.lost_since(run.since())?.is_some() {
        return Ok(None);
    }
    Ok(missing(run, store, Some(journal))?.iter().filter_map(|noted| noted.entry).max())
}

/// The rows of a run that were noted as sent by an entry, and have none, oldest first. Where there is no journal all entries are
/// gone.
pub fn missing(
    run: &StoredRun,
    store: &RunStore,
    journal: Option<&Journal>,
) -> Result<Vec<RowResult>> {
    let RunPlan { id, base_url, rows, .. } = &run.plan;
    let mut found = Vec::new();
    // The heading is row 1.
    for first in (0..=rows + 1).step_by(usize::try_from(AT_ONCE).unwrap_or(usize::MAX)) {
        let numbers = first..=first + AT_ONCE - 1;
        let noted = store.results(id, numbers.clone())?;
        if noted.is_empty() {
            continue;
        }
        let entries = match journal {
            Some(journal) => journal.of_run(base_url, id, numbers)?,
            None => Vec::new(),
        };
        found.extend(noted.into_iter().filter(|noted| {
            let own = entries.iter().filter(|entry| entry.intent.row == Some(noted.row));
            is_missing(noted, own.count())
        }));
    }
    Ok(found)
}

/// Whether the newest entry that was noted of a run is there. Where no loss is recorded since it began, all of them are there
/// then.
pub fn has_newest(run: &StoredRun, store: &RunStore, journal: &Journal) -> Result<bool> {
    let last = run.plan.rows + 1;
    for first in (0..=last).rev().step_by(usize::try_from(AT_ONCE).unwrap_or(usize::MAX)) {
        let noted = store.results(&run.plan.id, first.saturating_sub(AT_ONCE - 1)..=first)?;
        let sent = noted.iter().filter(|noted| noted.outcome.may_have_moved());
        let Some(newest) = sent.max_by_key(|noted| noted.entry) else { continue };
        let Some(id) = newest.entry else { continue };
        let entry = journal.entry(id)?;
        return Ok(entry.is_some_and(|entry| {
            entry.intent.run.as_ref() == Some(&run.plan.id) && entry.intent.row == Some(newest.row)
        }));
    }
    Ok(true)
}

/// What can be done about rows of a run whose entries are lost: nothing that fpgo can read tells what became of them.
pub fn lost_rows(run: &str) -> [Step; 3] {
    let which = Command::new("bulk report").arg(run).arg("--only").arg("unknown");
    let import = Command::new("journal import").arg("FILE");
    let word = ["ROW", "--as", "happened", "--reason", "TEXT"].map(str::to_owned);
    let resolve = Command::new("bulk resolve").arg(run).args(word);
    [
        which.why("which rows have lost their entries"),
        import.why("take those entries in again, if an export or a log has them"),
        resolve.why("else look at the object of each, and say what became of it (or --as did-not)"),
    ]
}

/// Whether a row was noted as sent by an entry, and there is none.
pub fn lacks_entry(noted: Option<&RowResult>, entries: &[Entry]) -> bool {
    noted.is_some_and(|noted| is_missing(noted, entries.len()))
}

fn is_missing(noted: &RowResult, entries: usize) -> bool {
    noted.outcome.may_have_moved() && noted.entry.is_some() && entries == 0
}

/// The refusal to go on with a run whose entries are gone, though no loss is recorded.
pub fn refusal(run: &str) -> Error {
    let import = Command::new("journal import").arg("FILE");
    let accept = Command::new("journal accept-loss --reason").arg("TEXT");
    Error::guarded(format!("the journal lacks entries of rows that {run} has sent"))
        .detail("it was lost with its record, or is another one: which other rows were sent is not known")
        .next("put journal.sqlite and journal.head back from a backup of the data directory")
        .next(import.why("take the entries in again, from an export or a log"))
        .next(accept.why("go on without them: a row that is not known to be sent is unknown then"))
        .reaching(Reach::Every)
}
