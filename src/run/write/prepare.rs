//! Prepares a write: its object is read, and its body completed from the state, by flags and by hand. Nothing here
//! sends anything but reads.

use serde_json::Value;

use super::completed::{Completed, check, edited, tell_state, unedited};
use super::computing::Computing;
use super::laid_out::Call;
use super::prepared::Prepared;
use super::refusals::Refusals;
use crate::api::State;
use crate::base::error::Result;
use crate::output::ui::Ui;
use crate::run::body::changes;
use crate::run::body::edit::EditFile;
use crate::run::guards::may_succeed;
use crate::run::session::Session;
use crate::store::journal::{Entry, Journal};

/// Reads the state, and completes the body. Without a journal nothing is known of earlier writes.
pub fn prepare<'a>(
    call: &'a Call<'a>,
    file: Option<&EditFile>,
    session: &Session,
    journal: Option<&Journal>,
    refusals: &mut Refusals,
    ui: &mut Ui,
) -> Result<Prepared<'a>> {
    let entries = journal.map(|journal| call.entries(journal)).transpose()?.unwrap_or_default();
    let (Some(read), Some(object)) = (call.endpoint.state, call.object()) else {
        refusals.hold(call.refuse_unsettled(&entries))?;
        let (body, asked) = call.answered(session, ui)?;
        let edited = edited(call, file, body, ui)?;
        check(call, &edited.body, ui)?;
        let completed = Completed { asked: asked || edited.asked, ..edited };
        return prepared(call, completed, None, entries);
    };
    refusals.hold(call.refuse_unsettled(&entries))?;
    let past = call.past(&entries);
    let before = session.read_state(read, object, ui)?;
    call.refuse_drift(&before, &entries)?;
    refusals.hold(may_succeed(call.endpoint, object, &before))?;
    let completed = match &call.endpoint.compute {
        Some(compute) => {
            let computing = Computing { call, compute, object, state: &before, past: &past };
            match computing.complete(file, refusals, ui) {
                Ok(completed) => completed,
                Err(refusal) => {
                    refusals.hold(Err(refusal))?;
                    // Nothing completes the body, so that it is shown as far as it was said.
                    unedited(call.body.clone())
                }
            }
        }
        None => answered(call, file, &before, session, refusals, ui)?,
    };
    prepared(call, completed, Some(before), entries)
}

fn prepared<'a>(
    call: &'a Call<'a>,
    completed: Completed,
    before: Option<State>,
    entries: Vec<Entry>,
) -> Result<Prepared<'a>> {
    let Completed { body, changes, current_body, asked } = completed;
    let (request, past) = (call.request(body)?, call.past(&entries));
    Ok(Prepared { call, request, before, past, entries, changes, current_body, asked })
}

/// The body with what a person answers, where something is lacking, laid over the object that it replaces, if it does.
fn answered(
    call: &Call,
    file: Option<&EditFile>,
    before: &State,
    session: &Session,
    refusals: &mut Refusals,
    ui: &mut Ui,
) -> Result<Completed> {
    if call.builder.lacks_answer().is_some() {
        tell_state(call.object().unwrap_or_default(), before, ui);
    }
    let (body, asked) = call.answered(session, ui)?;
    let replaced = replaced(call, file, body, before, ui)?;
    check(call, &replaced.body, ui)?;
    if let Some(body_of) = call.endpoint.replaces {
        let current = body_of(&before.data)?;
        refusals.hold(call.builder.refuse_masked(&current, &replaced.body))?;
    }
    Ok(Completed { asked: asked || replaced.asked, ..replaced })
}

/// The body for an operation that replaces its object: the object as it is, with what was typed laid over it. A file is
/// the whole object. Of another operation, what was typed.
fn replaced(
    call: &Call,
    file: Option<&EditFile>,
    body: Value,
    before: &State,
    ui: &mut Ui,
) -> Result<Completed> {
    let Some(body_of) = call.endpoint.replaces else {
        return edited(call, file, body, ui);
    };
    let current = body_of(&before.data)?;
    let body = match call.invocation.has_data() {
        true => body,
        false => call.builder.lay_over(current.clone())?,
    };
    let edited = edited(call, file, body, ui)?;
    let changes = Some(changes::differences(&current, &edited.body));
    Ok(Completed { changes, current_body: Some(current), ..edited })
}
