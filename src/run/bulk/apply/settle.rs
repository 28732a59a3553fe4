//! Before a run goes on: what nobody knows is settled by what the API shows, and what is known of each row is counted.

use super::counts::Counts;
use super::pending::{Known, Standing};
use super::read_back::is_confirmed;
use crate::base::error::Result;
use crate::output::ui::Ui;
use crate::run::bulk::plan::{Expected, PlanReader};
use crate::run::resolve::Resolver;
use crate::run::session::Session;
use crate::store::journal::{Entry, Journal, Outcome};
use crate::store::runs::{RowOutcome, RowResult};

/// Settles the unknown rows of a run, as far as the API tells.
pub fn settle_unknown(
    plan: &PlanReader,
    standing: &Standing,
    session: &Session,
    journal: &mut Journal,
    ui: &mut Ui,
) -> Result<()> {
    for row in standing.each(plan.rows()?) {
        let (row, known) = row?;
        let Some(Known { outcome: RowOutcome::Unknown, entry: Some(entry), .. }) = known else {
            continue;
        };
        settle(row.row, &entry, session, journal, ui);
    }
    Ok(())
}

/// Settles one row. That nobody can say anything yet leaves it as it is.
fn settle(row: u64, entry: &Entry, session: &Session, journal: &mut Journal, ui: &mut Ui) {
    if entry.outcome != Outcome::Unknown {
        return;
    }
    let patience = session.context.timeout;
    let mut resolver = Resolver { entry, journal, session, patience };
    if let Err(error) = resolver.by_evidence(ui) {
        ui.note(&format!("row {row}: {error}"));
    }
}

/// Counts what is known of each row. What was not noted of it, or is not so any more, is noted.
pub fn take_stock(plan: &PlanReader, standing: &Standing) -> Result<Counts> {
    let (mut counts, mut kept) = (Counts::default(), Vec::new());
    for row in standing.each(plan.rows()?) {
        let (row, known) = row?;
        let amount = row.amount.unwrap_or_default();
        kept.extend(known.as_ref().and_then(|known| changed(row.row, known)));
        let is_lost = known.as_ref().is_some_and(|known| known.entry.is_none());
        let noted = known.as_ref().and_then(|known| known.noted.as_ref());
        let is_seen = noted.is_some_and(is_confirmed);
        let outcome = match (row.expect, known) {
            (Expected::Refused, _) => RowOutcome::Refused,
            (Expected::Invalid, _) => RowOutcome::Invalid,
            (Expected::Send, known) => known.map_or(RowOutcome::Pending, |known| known.outcome),
        };
        counts.tally.add(outcome, 1, amount);
        counts.lost += u64::from(is_lost && outcome == RowOutcome::Unknown);
        counts.confirmed += u64::from(is_seen && outcome == RowOutcome::Done);
        if kept.len() >= 1000 {
            standing.store.keep(standing.run, &kept)?;
            kept.clear();
        }
    }
    standing.store.keep(standing.run, &kept)?;
    Ok(counts)
}

/// What is to be noted of a row that is not as it was noted.
fn changed(row: u64, known: &Known) -> Option<RowResult> {
    let entry = known.entry.as_ref()?;
    if known.noted.as_ref().is_some_and(|noted| noted.outcome == known.outcome) {
        return None;
    }
    let message = match (&entry.resolution, &entry.ending) {
        (Some(resolution), _) => resolution.resolved_because.clone(),
        (None, Some(ending)) => ending.message.clone().unwrap_or_default(),
        (None, None) => "it was sent, and its process ended before an answer came".to_owned(),
    };
    Some(RowResult {
        row,
        outcome: known.outcome,
        amount: entry.intent.amount,
        message: format!("{}: {message}", entry.outcome.word()),
        entry: Some(entry.id),
        cells: Vec::new(),
    })
}
