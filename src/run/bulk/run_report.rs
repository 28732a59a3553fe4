//! What became of a run, row by row: the plan's copy, the run store and the journal are read side by side, some rows at a time,
//! however many there are.

use super::plan::{PlanReader, PlanRow};
use super::row_report::RowReport;
use super::row_standing::{entries_of, result_of};
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::store::journal::Journal;
use crate::store::runs::{RowOutcome, RunStore, StoredRun, Tally};

/// So many rows are laid together at a time.
const AT_ONCE: usize = 500;

/// A run, and where all that is known of it stands.
pub struct RunReport<'a> {
    /// The run.
    pub run: &'a StoredRun,
    /// The copy of its plan.
    pub plan: PlanReader,
    store: &'a RunStore,
    journal: Option<&'a Journal>,
}

/// How a run ended, counted.
#[derive(Default)]
pub struct RunSums {
    /// How many rows ended how.
    pub tally: Tally,
    /// How many rows were sent as far as the run knows, and have no entry in the journal.
    pub without_entry: u64,
    /// How many of these are unknown: nothing that can be read tells what became of them.
    pub lost: u64,
}

impl<'a> RunReport<'a> {
    /// Opens the copy of the plan of a run. Refuses one that is gone, or not the run's any more.
    pub fn open(
        run: &'a StoredRun,
        store: &'a RunStore,
        journal: Option<&'a Journal>,
    ) -> Result<RunReport<'a>> {
        let Some(copy) = store.plan(&run.plan.id)? else {
            return Err(without_plan(run, "its copy is gone".to_owned()));
        };
        let plan = PlanReader::open(copy.path());
        let plan = plan.map_err(|error| without_plan(run, error.to_string()))?;
        if plan.hash != run.plan.hash {
            return Err(without_plan(run, "its copy is another plan".to_owned()));
        }
        Ok(RunReport { run, plan, store, journal })
    }

    /// Hands over each row, in the order of the sheet, and counts them.
    pub fn each(&self, mut take: impl FnMut(RowReport) -> Result<()>) -> Result<RunSums> {
        let writes = self.plan.header.endpoint()?.effect.writes();
        let lost = match self.journal {
            Some(journal) if writes => journal.lost_since(self.run.since())?,
            _ => None,
        };
        let mut sums = RunSums::default();
        let mut rows = self.plan.rows()?;
        loop {
            let some = rows.by_ref().take(AT_ONCE).collect::<Result<Vec<PlanRow>>>()?;
            let (Some(first), Some(last)) = (some.first(), some.last()) else { return Ok(sums) };
            let numbers = first.row..=last.row;
            let id = &self.run.plan.id;
            let noted = self.store.results(id, numbers.clone())?;
            let entries = match self.journal {
                Some(journal) => journal.of_run(&self.run.plan.base_url, id, numbers)?,
                None => Vec::new(),
            };
            let mut noted = noted.into_iter().peekable();
            let mut entries = entries.as_slice();
            for planned in some {
                let own = entries_of(planned.row, &mut entries);
                let result = result_of(planned.row, &mut noted);
                let planned_object = self.object(&planned);
                let mut report = RowReport::of(planned, result, own, lost, writes);
                report.object = report.object.or(planned_object);
                sums.tally.count(report.outcome, report.amount);
                sums.without_entry += u64::from(report.is_without_entry);
                let is_unknown = report.outcome == RowOutcome::Unknown;
                sums.lost += u64::from(report.is_without_entry && is_unknown);
                take(report)?;
            }
        }
    }
}

impl RunReport<'_> {
    /// The identifier that the cells of a row name, if its operation acts on one.
    fn object(&self, row: &PlanRow) -> Option<String> {
        let header = &self.plan.header;
        let endpoint = header.endpoint().ok()?;
        endpoint.path_params().next()?;
        let invocation = header.invocation(row).ok()?;
        endpoint.object(&invocation.typed).map(str::to_owned)
    }
}

fn without_plan(run: &StoredRun, why: String) -> Error {
    let id = &run.plan.id;
    let sent = Command::new("journal list").arg("--run").arg(id);
    Error::guarded(format!("the rows of {id} cannot be told without its plan: {why}"))
        .next(sent.why("what it sent is in the journal"))
}
