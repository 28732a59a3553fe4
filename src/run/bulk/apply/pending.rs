//! What is known of a row before it is worked on: the journal's word, else what was noted of it. So a row that was carried out,
//! or may have been, is never sent again, whatever was lost. The rule itself stands in `row_standing.rs`.

use jiff::Timestamp;

use crate::base::error::Result;
use crate::run::bulk::plan::PlanHeader;
use crate::run::bulk::row_standing::RowStanding;
use crate::store::journal::{Entry, Journal};
use crate::store::runs::{RowOutcome, RowResult, RunStore};

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
    /// The number of the journal's row behind which nothing was lost, if anything was since the run began.
    lost: Option<i64>,
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

impl<'a> Standing<'a> {
    /// What is known of the rows of the run of this plan.
    pub fn open(
        header: &'a PlanHeader,
        journal: &'a Journal,
        store: &'a RunStore,
    ) -> Result<Standing<'a>> {
        let (run, base_url) = (header.run.as_str(), header.base_url.as_str());
        // What only reads leaves no entries.
        let lost = match header.endpoint()?.effect.writes() {
            true => {
                let since = store.run(run)?.map_or(Timestamp::UNIX_EPOCH, |run| run.since());
                journal.lost_since(since)?
            }
            false => None,
        };
        Ok(Standing { run, base_url, journal, store, lost })
    }

    /// What is known of a row.
    pub fn of(&self, row: u64) -> Result<Known> {
        let noted = self.store.results(self.run, row..=row)?.pop();
        let entries = self.journal.of_run(self.base_url, self.run, row..=row)?;
        let standing = RowStanding::of(noted.as_ref(), &entries, self.lost);
        let (outcome, entry) = (standing.outcome(), standing.entry().cloned());
        Ok(Known { outcome, noted, entry })
    }
}
