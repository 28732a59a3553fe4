//! What is known of a row before it is worked on: the journal's word, else what was noted of it. So a row that was carried out,
//! or may have been, is never sent again, whatever was lost.

use crate::base::error::Result;
use crate::store::journal::{Entry, Journal, Outcome};
use crate::store::runs::{RowOutcome, RowResult, RunStore};

/// What a server answers that takes no more, or to whoever has no leave to ask, or asks at the wrong place: another try may
/// be taken.
const NOT_OF_THE_ROW: [u16; 8] = [301, 307, 308, 401, 403, 405, 419, 429];

/// Looks up what is known of the rows of a run.
pub struct Standing<'a> {
    /// The run.
    pub run: &'a str,
    /// The account, as the journal knows it.
    pub base_url: &'a str,
    /// The journal.
    pub journal: &'a Journal,
    /// What was noted.
    pub store: &'a RunStore,
}

/// What is known of a row.
pub struct Known {
    /// What became of it.
    pub outcome: RowOutcome,
    /// What was noted of it, if anything was.
    pub noted: Option<RowResult>,
    /// The entry of the journal that says so, if one does.
    pub entry: Option<Entry>,
}

impl Standing<'_> {
    /// What is known of a row.
    pub fn of(&self, row: u64) -> Result<Known> {
        let noted = self.store.results(self.run, row..=row)?.pop();
        let mut entries = self.journal.of_run(self.base_url, self.run, row..=row)?;
        let sent = entries.iter().position(|entry| entry.outcome.may_have_happened());
        if let Some(at) = sent {
            let entry = entries.swap_remove(at);
            let is_open = entry.outcome.is_open();
            let outcome = if is_open { RowOutcome::Unknown } else { RowOutcome::Done };
            return Ok(Known { outcome, noted, entry: Some(entry) });
        }
        let last = entries.pop();
        let outcome = match (noted.as_ref().map(|noted| noted.outcome), &last) {
            // It was settled: it did not happen.
            (Some(RowOutcome::Unknown), Some(_)) => RowOutcome::Pending,
            // The journal has lost what it knew.
            (Some(outcome), _) => outcome,
            (None, Some(last)) if is_refused(last) => RowOutcome::Refused,
            (None, _) => RowOutcome::Pending,
        };
        Ok(Known { outcome, noted, entry: last })
    }
}

/// Whether the API refused it for good.
pub fn is_refused(entry: &Entry) -> bool {
    let Some(ending) = &entry.ending else { return false };
    let is_of_row = match ending.http {
        // Without the API's own word it is the address that is wrong.
        Some(404) => ending.message.is_some(),
        Some(status) => !NOT_OF_THE_ROW.contains(&status),
        None => false,
    };
    entry.outcome == Outcome::Refused && is_of_row
}
