//! A dry run: what would be sent is shown, and then what refuses it. Nothing is asked, and no journal is made, though
//! what stands in one counts.

use super::laid_out::Call;
use super::prepare::prepare;
use super::prepared::Prepared;
use super::question::Described;
use super::refusals::Refusals;
use crate::api::Endpoint;
use crate::base::error::{ErrorKind, Result};
use crate::options::Invocation;
use crate::output::show::show_request;
use crate::output::ui::Ui;
use crate::run::body::edit::EditFile;
use crate::run::context::Context;
use crate::run::interrupt::SignalWatch;
use crate::run::progress::CallProgress;
use crate::run::session::Session;
use crate::store::journal::{Entry, Journal};

/// Shows the requests of a command that the profile never allows, as far as they are known without reading anything.
pub fn show_unread(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    context: &Context,
    ui: &mut Ui,
) -> Result<()> {
    for invocation in &invocation.calls(endpoint)? {
        let call = Call::lay_out(endpoint, invocation, context)?;
        show_request(&call.request(call.body.clone())?, ui)?;
    }
    Ok(())
}

/// Rehearses calls whose state is never read: without a request, and without a session.
pub fn without_session(calls: &[Call], ui: &mut Ui) -> Result<()> {
    for call in calls {
        call.builder.warn(&call.body, ui);
        let mut write = Prepared::unread(call, call.request(call.body.clone())?, Vec::new());
        let checked = check_unread(&mut write, ui);
        show_request(&write.request, ui)?;
        checked?;
    }
    Ok(())
}

fn check_unread(write: &mut Prepared, ui: &mut Ui) -> Result<()> {
    write.check(None)?;
    let Some(mut journal) = write.call.context.journal_if_any()? else { return Ok(()) };
    write.entries = write.call.entries(&journal)?;
    write.call.refuse_unsettled(&write.entries)?;
    write.check(Some(&journal))?;
    check_repetition(write, &mut journal, ui)
}

/// Refuses a creation that would be refused as a repetition, and warns of one that would be asked about.
fn check_repetition(write: &Prepared, journal: &mut Journal, ui: &mut Ui) -> Result<()> {
    let Some(earlier) = earlier_of_same(write, journal)? else { return Ok(()) };
    let input = write.guard_input();
    input.refuse_unasked(&earlier)?;
    ui.warn(&input.describe_earlier(&earlier));
    Ok(())
}

/// The earlier creation of the same, if there was one a moment ago.
pub fn earlier_of_same(write: &Prepared, journal: &mut Journal) -> Result<Option<Entry>> {
    let creation = write.creation_hash(journal)?;
    write.guard_input().earlier_creation(journal, creation.as_ref())
}

/// Runs a dry run of one call after another, each with its state read. A guard's refusal waits until all requests have been
/// shown; then the first one counts.
pub fn with_session(
    calls: &[Call],
    session: &Session,
    progress: &CallProgress,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    let mut refused = Ok(());
    for call in calls {
        watch.begin_call(progress)?;
        match one(call, session, watch, ui) {
            Err(error) if error.kind() == ErrorKind::Guarded => {
                refused = refused.and(Err(error));
            }
            done => done.map_err(|error| progress.as_command_failure(error))?,
        }
    }
    refused
}

fn one(call: &Call, session: &Session, watch: &SignalWatch, ui: &mut Ui) -> Result<()> {
    let file = call.edit_file(watch)?;
    let done = rehearse(call, file.as_ref(), session, ui);
    match (&file, done) {
        (Some(file), Ok(())) => file.keep(ui),
        (Some(file), Err(error)) => return Err(file.with_kept_file(error)),
        (None, done) => return done,
    }
    Ok(())
}

fn rehearse(call: &Call, file: Option<&EditFile>, session: &Session, ui: &mut Ui) -> Result<()> {
    let (mut journal, damage) = match call.context.journal_if_any() {
        Err(damage) if damage.kind() == ErrorKind::Guarded => (None, Err(damage)),
        opened => (opened?, Ok(())),
    };
    let mut refusals = Refusals::deferred();
    let write = prepare(call, file, session, journal.as_ref(), &mut refusals, ui)?;
    refusals.hold(write.check(journal.as_ref()))?;
    for (title, value) in write.preview(&Described::default()).facts {
        ui.note(&format!("{title}: {value}"));
    }
    let mut checked = damage.and(refusals.end());
    if checked.is_ok()
        && let Some(journal) = &mut journal
    {
        write.name_similar(ui);
        checked = check_repetition(&write, journal, ui);
    }
    show_request(&write.request, ui)?;
    checked
}
