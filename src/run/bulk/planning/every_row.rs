//! The second pass over all rows, in their order: those whose operation reads a state by several at a time, the others one
//! after another.

use super::check::PlannableRow;
use super::earlier_runs::EarlierRuns;
use super::forecast::{Forecaster, Foretold};
use super::limits_ahead::LimitsAhead;
use super::progress::Progress;
use super::refused_rows::RefusedRows;
use crate::api::is_status_of_invoice;
use crate::base::error::Result;
use crate::output::ui::Ui;
use crate::run::bulk::plan::{Expected, PlanWriter};
use crate::run::fleet::{Fleet, Flow};
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;
use crate::store::repeats::Repeats;

/// After so many rows in a row that could not be read, no further one is tried.
const MOST_UNREAD: u32 = 3;

/// Where the rows of a plan come to.
pub struct PlannedRows<'a> {
    /// The plan that is being written.
    pub writer: PlanWriter,
    /// How far the limits reach.
    pub limits: LimitsAhead,
    /// Rows that would be refused.
    pub refused: RefusedRows,
    /// Rows that earlier runs have sent.
    pub earlier: EarlierRuns,
    /// How many rows that would be sent make what is not found again when their answer is lost.
    pub untraceable: u64,
    /// How many rows that would be sent are of an order of which an invoice is out.
    pub invoiced: u64,
    /// The objects of the rows that would be sent, to find those of several.
    pub objects: Repeats,
    /// How many there are in all.
    pub all: u64,
    /// Whether somebody wants it to end.
    pub watch: &'a SignalWatch,
}

impl PlannedRows<'_> {
    /// Plans all these rows, with the session where their operation reads a state.
    pub fn plan(
        &mut self,
        rows: impl Iterator<Item = Result<PlannableRow>>,
        forecaster: &Forecaster,
        session: Option<&Session>,
        ui: &mut Ui,
    ) -> Result<()> {
        let mut pass = Pass { progress: Progress::new(), done: 0, unread: 0 };
        match session {
            Some(session) => self.at_once(rows, forecaster, session, &mut pass, ui)?,
            None => {
                let mut unseen = ui.settings().open_unseen();
                for row in rows {
                    if self.watch.is_ending() {
                        break;
                    }
                    let waiting = forecaster.line_up(row?)?;
                    let foretold = forecaster.foretell(waiting, None, &mut unseen)?;
                    self.take(foretold, &mut pass, ui)?;
                }
            }
        }
        ui.progress("");
        if self.watch.is_ending() { Err(self.watch.interruption()) } else { Ok(()) }
    }

    /// Plans the rows several at a time.
    fn at_once(
        &mut self,
        rows: impl Iterator<Item = Result<PlannableRow>>,
        forecaster: &Forecaster,
        session: &Session,
        pass: &mut Pass,
        ui: &mut Ui,
    ) -> Result<()> {
        let workers = Fleet::workers_for(usize::try_from(self.all).unwrap_or(usize::MAX));
        let pace = forecaster.pace(session, workers)?;
        let fleet = Fleet::at(pace, session, workers, self.watch)?;
        let mut failed = None;
        fleet.in_order(
            rows.map(|row| forecaster.line_up(row?)),
            ui.settings(),
            |worker, row| forecaster.foretell(row?, Some(&worker.session), &mut worker.ui),
            |foretold| match foretold.and_then(|foretold| self.take(foretold, pass, ui)) {
                Ok(()) => Flow::GoOn,
                Err(error) => {
                    failed = Some(error);
                    Flow::Stop
                }
            },
        )?;
        failed.map_or(Ok(()), Err)
    }

    fn take(&mut self, foretold: Foretold, pass: &mut Pass, ui: &mut Ui) -> Result<()> {
        let Foretold { row, object, counted, unread, repeats, is_untraceable, in_doubt } = foretold;
        repeats.iter().for_each(|entry| self.earlier.add(row.row, entry));
        pass.unread = if unread.is_some() { pass.unread + 1 } else { 0 };
        if let Some(error) = unread
            && pass.unread >= MOST_UNREAD
        {
            return Err(error.detail(format!(
                "{MOST_UNREAD} states one after another could not be read: nothing was planned"
            )));
        }
        match row.expect {
            Expected::Send => {
                self.untraceable += u64::from(is_untraceable);
                let status = row.state.as_ref().and_then(|state| state.status());
                self.invoiced += u64::from(status.is_some_and(is_status_of_invoice));
                self.limits.add(row.row, counted);
                object.iter().try_for_each(|object| self.objects.add(row.row, object))?;
            }
            Expected::Refused => {
                self.refused.add(row.row, row.why.as_deref().unwrap_or_default(), in_doubt);
            }
            Expected::Invalid => {}
        }
        self.writer.add(&row)?;
        pass.done += 1;
        let (done, all) = (pass.done, self.all);
        pass.progress.tell(|| format!("{done} of {all} rows planned"), ui);
        Ok(())
    }
}

/// How far the pass has come.
struct Pass {
    progress: Progress,
    done: u64,
    /// How many rows just before could not be read.
    unread: u32,
}
