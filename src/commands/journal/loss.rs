//! `fpgo journal accept-loss`: continues without what the journal has lost.

use super::confirm::confirm;
use super::place::{find_place, place};
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::run::bulk::lost_entries::{newest_missing, refusal};
use crate::store::journal::{self, Journal, Loss, accept_loss};
use crate::store::runs::RunStore;

/// Asks, and continues without what is lost.
pub fn accept(doubt: &Error, reason: &str, globals: &Globals, ui: &mut Ui) -> Result<()> {
    ask(doubt, reason, globals, ui)?;
    tell(&accept_loss(&place(globals)?, in_force::patience(globals)?, reason)?, ui);
    Ok(())
}

/// Asks, and continues with a journal that is whole in itself, and lacks entries that bulk runs have noted. Refused where
/// nothing is missing.
pub fn accept_missing(
    journal: Option<Journal>,
    reason: &str,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    let whole = || Error::guarded("the journal is whole, so there is no loss to accept");
    let (found, patience) = (find_place(globals)?, in_force::patience(globals)?);
    let Some(at) = found else { return Err(whole()) };
    let Some(store) = RunStore::find(&at, patience)? else { return Err(whole()) };
    let own = match journal {
        Some(journal) => journal,
        None => Journal::open(&at, patience)?,
    };
    let (mut told, mut of) = (None, None);
    for run in store.newest(usize::MAX)? {
        let missing = newest_missing(&run, &store, &own)?;
        if missing > told {
            (told, of) = (missing, Some(run.plan.id));
        }
    }
    let (Some(told), Some(run)) = (told, of) else { return Err(whole()) };
    let doubt = refusal(&run);
    ask(&doubt, reason, globals, ui)?;
    tell(&journal::accept_missing(&own, told, &doubt, reason)?, ui);
    Ok(())
}

fn ask(doubt: &Error, reason: &str, globals: &Globals, ui: &mut Ui) -> Result<()> {
    if reason.trim().is_empty() {
        return Err(Error::invalid("--reason is empty: it is all that tells later what happened"));
    }
    let then = "fpgo no longer knows what the lost rows recorded, and could send it a second time: look at the API first";
    let facts = vec![("found", doubt.to_string()), ("then", then.to_owned())];
    confirm("Continue without what the journal has lost".to_owned(), facts, globals, ui)
}

/// Tells what is lost, and what to do about it.
fn tell(loss: &Loss, ui: &mut Ui) {
    let gone: Vec<String> = loss.gone.iter().map(span).collect();
    if !gone.is_empty() {
        ui.warn(&format!("these rows are gone for good: {}", gone.join(", ")));
    }
    let broken: Vec<String> = loss.broken.iter().map(i64::to_string).collect();
    if !broken.is_empty() {
        ui.warn(&format!(
            "these rows are not what was written, or do not follow the ones before: {}",
            broken.join(", ")
        ));
    }
    ui.warn(
        "the guards no longer know what these rows recorded: before you repeat a refund, or anything else that was sent in \
         that time, look at the API",
    );
    ui.suggest(
        "the outcome of an entry that lost it is unknown now, and blocks its object until it is settled. ",
        &Command::new("journal list").why("Look at it"),
    );
    for path in &loss.kept {
        ui.note(&format!("the old file is kept: {}", path.display()));
    }
    ui.note(&format!(
        "row {} of the journal records this loss; the journal can be used again",
        loss.entry
    ));
}

/// Rows from and to, as a person reads them.
fn span((from, to): &(i64, i64)) -> String {
    match from == to {
        true => from.to_string(),
        false => format!("{from} to {to}"),
    }
}
