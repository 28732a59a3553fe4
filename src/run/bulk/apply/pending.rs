//! What is known of a row before it is worked on: the journal's word, else what was noted of it. So a row that was carried out,
//! or may have been, is never sent again, whatever was lost. The rule itself stands in `row_standing.rs`.

use std::collections::VecDeque;
use std::ops::RangeInclusive;

use jiff::Timestamp;

use crate::base::error::{Reach, Result};
use crate::run::bulk::lost_entries::{lacks_entry, refusal};
use crate::run::bulk::plan::{Expected, PlanHeader, PlanRow};
use crate::run::bulk::row_standing::{RowStanding, entries_of, result_of};
use crate::store::journal::{Entry, Journal};
use crate::store::runs::{RowOutcome, RowResult, RunStore};

/// So many rows are looked up at a time.
const AT_ONCE: usize = 500;
/// So many where they are chosen to be sent, and other machines choose too: what is known is old soon. Where none of them is
/// to be sent, it is twice as many the next time.
const AT_ONCE_OF_SEVERAL: usize = 16;

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

impl Known {
    /// Whether nobody has tried the row, as far as anybody knows.
    pub fn is_untried(&self) -> bool {
        self.outcome == RowOutcome::Pending && self.noted.is_none() && self.entry.is_none()
    }
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
                asked(journal, || journal.lost_since(since))?
            }
            false => None,
        };
        Ok(Standing { run, base_url, journal, store, lost })
    }

    /// These rows of the plan in their order, each with what is known of it if it was to be sent.
    pub fn each<Rows>(&self, rows: Rows) -> KnownRows<'_, Rows>
    where
        Rows: Iterator<Item = Result<PlanRow>>,
    {
        self.some_at_once(rows, AT_ONCE)
    }

    /// The same, for who sends them: what is known of a row is as new as it can be.
    pub fn each_to_send<Rows>(&self, rows: Rows) -> KnownRows<'_, Rows>
    where
        Rows: Iterator<Item = Result<PlanRow>>,
    {
        let at_once = if self.journal.is_shared() { AT_ONCE_OF_SEVERAL } else { AT_ONCE };
        self.some_at_once(rows, at_once)
    }

    fn some_at_once<Rows>(&self, rows: Rows, at_once: usize) -> KnownRows<'_, Rows> {
        KnownRows { standing: self, rows, fewest: at_once, at_once, ahead: VecDeque::new() }
    }

    /// Those of these rows, which are in their order, of which nothing is known yet.
    pub fn untried(&self, rows: &[u64]) -> Result<Vec<u64>> {
        let (mut untried, mut left) = (Vec::new(), rows);
        while let Some(first) = left.first() {
            let last = first + AT_ONCE as u64 - 1;
            let (some, rest) = left.split_at(left.partition_point(|row| *row <= last));
            let (noted, entries) = self.found(*first..=last)?;
            let mut entries = entries.as_slice();
            untried.extend(some.iter().copied().filter(|row| {
                let is_noted = noted.binary_search_by_key(row, |result| result.row).is_ok();
                entries_of(*row, &mut entries).is_empty() && !is_noted
            }));
            left = rest;
        }
        Ok(untried)
    }

    /// What is known of these rows, which are in their order.
    fn of(&self, rows: Vec<PlanRow>) -> Result<VecDeque<(PlanRow, Option<Known>)>> {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return Ok(VecDeque::new());
        };
        let numbers = first.row..=last.row;
        let (noted, entries) = self.found(numbers)?;
        let mut noted = noted.into_iter().peekable();
        let mut entries = entries.as_slice();
        let mut known = VecDeque::new();
        for row in rows {
            let own = entries_of(row.row, &mut entries);
            let result = result_of(row.row, &mut noted);
            if self.lost.is_none() && lacks_entry(result.as_ref(), own) {
                return Err(refusal(self.run));
            }
            let of_row = (row.expect == Expected::Send).then(|| self.of_row(result, own));
            known.push_back((row, of_row));
        }
        Ok(known)
    }

    /// What was noted of these rows, and their entries.
    fn found(&self, rows: RangeInclusive<u64>) -> Result<(Vec<RowResult>, Vec<Entry>)> {
        let noted = self.store.results(self.run, rows.clone())?;
        let entries =
            asked(self.journal, || self.journal.of_run(self.base_url, self.run, rows.clone()))?;
        Ok((noted, entries))
    }

    /// What is known of a row by what was noted of it and by its entries.
    fn of_row(&self, noted: Option<RowResult>, entries: &[Entry]) -> Known {
        let standing = RowStanding::of(noted.as_ref(), entries, self.lost);
        let (outcome, entry) = (standing.outcome(), standing.entry().cloned());
        Known { outcome, noted, entry }
    }
}

/// What a journal is asked; where its connection has ended, once more by a new one.
fn asked<T>(journal: &Journal, ask: impl Fn() -> Result<T>) -> Result<T> {
    ask().or_else(|error| match error.report().reach {
        Reach::Outage => journal.renew_to_read().and_then(|()| ask()),
        _ => Err(error),
    })
}

/// The rows of a plan, each with what is known of it. Some are looked up together.
pub struct KnownRows<'s, Rows> {
    standing: &'s Standing<'s>,
    rows: Rows,
    fewest: usize,
    at_once: usize,
    ahead: VecDeque<(PlanRow, Option<Known>)>,
}

impl<Rows: Iterator<Item = Result<PlanRow>>> KnownRows<'_, Rows> {
    fn look_up(&mut self) -> Result<()> {
        let rows = self.rows.by_ref().take(self.at_once).collect::<Result<Vec<PlanRow>>>()?;
        self.ahead = self.standing.of(rows)?;
        let is_pending = |(_, known): &(PlanRow, Option<Known>)| {
            known.as_ref().is_some_and(|known| known.outcome == RowOutcome::Pending)
        };
        self.at_once = match self.ahead.iter().any(is_pending) {
            true => self.fewest,
            false => AT_ONCE.min(self.at_once * 2),
        };
        Ok(())
    }
}

impl<Rows: Iterator<Item = Result<PlanRow>>> Iterator for KnownRows<'_, Rows> {
    type Item = Result<(PlanRow, Option<Known>)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ahead.is_empty()
            && let Err(error) = self.look_up()
        {
            return Some(Err(error));
        }
        self.ahead.pop_front().map(Ok)
    }
}
