//! The second pass: what is expected of each row. Where its operation reads a state, that is read, many at a time and at one
//! pace; then the steps of a dry run say whether the row would be sent. Nothing is sent.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::check::{PlannableRow, counted_object};
use crate::api::{EarlierWrite, Endpoint};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::Amount;
use crate::base::threads::lock;
use crate::options::Invocation;
use crate::output::ui::Ui;
use crate::run::bulk::in_doubt::in_the_way;
use crate::run::bulk::in_turn::{Place, Turns};
use crate::run::bulk::plan::{Expected, PlanHeader, PlanRow};
use crate::run::context::Context;
use crate::run::pace::Pace;
use crate::run::session::Session;
use crate::run::write::{Foreseen, foresee};
use crate::store::journal::{Entry, Journal};

/// Says what is expected of rows, for several threads at the same time.
pub struct Forecaster<'a> {
    header: &'a PlanHeader,
    endpoint: &'static Endpoint,
    context: &'a Context,
    /// Open journals that nobody uses just now. There is none where nothing was ever sent.
    journals: Mutex<Vec<Journal>>,
    has_journal: bool,
    /// Why rows that an earlier run has sent are meant once more, if they are.
    again: Option<String>,
    /// Rows of one object are foretold one after another, each with what the ones before it take. Of objects that one row names
    /// nothing is kept.
    turns: Turns,
    taken: Mutex<HashMap<String, Vec<EarlierWrite>>>,
}

/// A row that waits to be foretold, with its place among those of its object, if there are several.
pub struct WaitingRow<'t> {
    /// The row.
    pub row: PlanRow,
    place: Option<Place<'t>>,
}

/// What is expected of a row.
pub struct Foretold {
    /// The row as it is planned.
    pub row: PlanRow,
    /// The object that it takes money from, or gives money back of, where its state was read.
    pub object: Option<String>,
    /// What the limits count of it.
    pub counted: Amount,
    /// Why its state could not be read, where the server or the network failed.
    pub unread: Option<Error>,
    /// The newest entry of an earlier run that did the same.
    pub repeats: Option<Entry>,
    /// What it makes would not be found again, because its date is not now.
    pub is_untraceable: bool,
    /// The entry whose outcome nobody knows, and that stands against it.
    pub in_doubt: Option<i64>,
}

impl Foretold {
    /// A row that is not to be sent, or of which nothing can be told.
    fn unsent(row: PlanRow) -> Foretold {
        Foretold {
            row,
            object: None,
            counted: Amount::ZERO,
            unread: None,
            repeats: None,
            is_untraceable: false,
            in_doubt: None,
        }
    }
}

impl<'a> Forecaster<'a> {
    /// For the rows of this plan. `journal` is what this machine sent, if it sent anything; `again` is the reason why what an
    /// earlier run has sent is meant once more.
    pub fn new(
        header: &'a PlanHeader,
        context: &'a Context,
        journal: Option<Journal>,
        again: Option<String>,
    ) -> Result<Forecaster<'a>> {
        let (endpoint, has_journal) = (header.endpoint()?, journal.is_some());
        let journals = Mutex::new(journal.into_iter().collect());
        let (turns, taken) = (Turns::default(), Mutex::default());
        Ok(Forecaster { header, endpoint, context, journals, has_journal, again, turns, taken })
    }

    /// Gives a row its place. Rows are to be given theirs in the order of the sheet.
    pub fn line_up(&self, planned: PlannableRow) -> Result<WaitingRow<'_>> {
        let PlannableRow { row, is_shared } = planned;
        let mut place = None;
        if is_shared && row.expect == Expected::Send {
            let invocation = self.header.invocation(&row)?;
            let object = counted_object(self.endpoint, &invocation.typed);
            place = object.map(|object| self.turns.line_up(object, row.row));
        }
        Ok(WaitingRow { row, place })
    }

    /// Says what is expected of a row. What is wrong with the account or this machine is wrong for every row, and a failure.
    pub fn foretell(
        &self,
        waiting: WaitingRow,
        session: Option<&Session>,
        ui: &mut Ui,
    ) -> Result<Foretold> {
        let WaitingRow { row, place } = waiting;
        if row.expect != Expected::Send || !self.endpoint.effect.writes() {
            return Ok(Foretold::unsent(row));
        }
        let mut row = row;
        let mut invocation = self.header.invocation(&row)?;
        invocation.dry_run = true;
        place.iter().for_each(Place::wait);
        let ahead = place.as_ref().and_then(|place| lock(&self.taken).get(&place.object).cloned());
        let ahead = ahead.unwrap_or_default();
        let mut found = self.foresee(&invocation, session, ahead.clone(), ui);
        let repeats = found.as_ref().ok().and_then(|foreseen| foreseen.repeats.clone());
        if let (Some(earlier), Some(_)) = (&repeats, &self.again) {
            row.again.clone_from(&self.again);
            row.repeats = Some(earlier.id);
            // The guards let what is meant again through already where its cells, or another row, say so.
            if !invocation.again {
                invocation.again = true;
                invocation.reason.clone_from(&self.again);
                found = self.foresee(&invocation, session, ahead, ui);
            }
        }
        let foreseen = match found {
            Ok(foreseen) => foreseen,
            Err(error) => return refused(row, error),
        };
        let expect = if foreseen.refusal.is_some() { Expected::Refused } else { Expected::Send };
        if let (Some(place), Some(taken), Expected::Send) = (&place, foreseen.taken, expect) {
            lock(&self.taken).entry(place.object.clone()).or_default().push(taken);
        }
        let in_doubt = foreseen.refusal.as_ref().and_then(in_the_way);
        Ok(Foretold {
            in_doubt,
            row: PlanRow {
                expect,
                why: foreseen.refusal.as_ref().map(in_words),
                amount: foreseen.amount,
                state: foreseen.state,
                ..row
            },
            object: counted_object(self.endpoint, &invocation.typed).map(str::to_owned),
            counted: foreseen.counted.unwrap_or_default(),
            unread: None,
            repeats,
            is_untraceable: foreseen.is_untraceable,
        })
    }

    /// The steps of a dry run, with a journal that nobody else uses.
    fn foresee(
        &self,
        invocation: &Invocation,
        session: Option<&Session>,
        ahead: Vec<EarlierWrite>,
        ui: &mut Ui,
    ) -> Result<Foreseen> {
        let mut journal = self.journal()?;
        let found =
            foresee(self.endpoint, invocation, self.context, session, journal.as_mut(), ahead, ui);
        lock(&self.journals).extend(journal);
        // What is only odd was told of the sheet.
        ui.take_kept();
        found
    }

    /// The pace of so many who read the states, which is that of all machines that share the journal.
    pub fn pace(&self, session: &Session, workers: usize) -> Result<Arc<Pace>> {
        let journal = self.journal()?;
        let pace = session.pace(workers, journal.as_ref());
        lock(&self.journals).extend(journal);
        pace
    }

    /// A journal that nobody else uses, if there is one at all.
    fn journal(&self) -> Result<Option<Journal>> {
        if !self.has_journal {
            return Ok(None);
        }
        let idle = lock(&self.journals).pop();
        match idle {
            Some(journal) => Ok(Some(journal)),
            None => self.context.journal_if_any(),
        }
    }
}

/// A row that cannot be sent for a reason of its own, or whose state cannot be read.
fn refused(row: PlanRow, error: Error) -> Result<Foretold> {
    let mut why = in_words(&error);
    let (mut unread, in_doubt) = (None, in_the_way(&error));
    match error.kind() {
        ErrorKind::NotFound => why = format!("its object was looked up first: {why}"),
        ErrorKind::Invalid | ErrorKind::Refused | ErrorKind::Guarded | ErrorKind::Declined => {}
        ErrorKind::Unavailable => {
            why = format!("its state could not be read: {why}");
            unread = Some(error);
        }
        _ => return Err(error),
    }
    let row = PlanRow { expect: Expected::Refused, why: Some(why), ..row };
    Ok(Foretold { unread, in_doubt, ..Foretold::unsent(row) })
}

/// A failure in one line.
fn in_words(error: &Error) -> String {
    let report = error.report();
    let mut parts = vec![error.to_string()];
    parts.extend(report.problems.iter().map(|problem| problem.to_line()));
    parts.extend(report.details.iter().cloned());
    parts.join("; ")
}
