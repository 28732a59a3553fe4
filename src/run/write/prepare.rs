//! Prepares a write: its object is read, and its body completed from the state, by flags and by hand. Nothing here
//! sends anything but reads.

use serde_json::Value;

use super::laid_out::Call;
use super::prepared::Prepared;
use super::refusals::Refusals;
use crate::api::{
    BodySource, Compute, ComputeError, EarlierWrites, PendingWrite, PickOption, State, Typed,
};
use crate::base::error::Result;
use crate::output::prompt::Choice;
use crate::output::ui::Ui;
use crate::run::body::changes::{self, Change};
use crate::run::body::edit::EditFile;
use crate::run::guards::may_succeed;
use crate::run::session::Session;
use crate::store::journal::Journal;

/// A body that can be sent, and how it came about.
struct Completed {
    body: Value,
    changes: Option<Vec<Change>>,
    current_body: Option<Value>,
    /// A person was asked meanwhile.
    asked: bool,
}

/// Reads the state, and completes the body. Without a journal nothing is known of earlier writes.
pub fn prepare<'a>(
    call: &'a Call<'a>,
    file: Option<&EditFile>,
    session: &Session,
    journal: Option<&Journal>,
    refusals: &mut Refusals,
    ui: &mut Ui,
) -> Result<Prepared<'a>> {
    let (Some(read), Some(object)) = (call.endpoint.state, call.object()) else {
        let completed = edited(call, file, call.body.clone(), ui)?;
        check(call, &completed.body, ui)?;
        return prepared(call, completed, None, EarlierWrites::default());
    };
    let mut past = EarlierWrites::default();
    if let Some(journal) = journal {
        refusals.hold(call.refuse_unsettled(journal))?;
        past = journal.past(&call.context.base_url, object)?;
    }
    let before = session.read_state(read, object, ui)?;
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
        None => {
            let completed = replaced(call, file, &before, ui)?;
            check(call, &completed.body, ui)?;
            if let Some(body_of) = call.endpoint.replaces {
                let current = body_of(&before.data)?;
                refusals.hold(call.builder.refuse_masked(&current, &completed.body))?;
            }
            completed
        }
    };
    prepared(call, completed, Some(before), past)
}

fn prepared<'a>(
    call: &'a Call<'a>,
    completed: Completed,
    before: Option<State>,
    past: EarlierWrites,
) -> Result<Prepared<'a>> {
    let Completed { body, changes, current_body, asked } = completed;
    let request = call.request(body)?;
    Ok(Prepared { call, request, before, past, changes, current_body, asked })
}

/// Refuses what is wrong with a finished body, and warns of the rest.
fn check(call: &Call, body: &Value, ui: &mut Ui) -> Result<()> {
    call.builder.refuse_wrong(body, &[])?;
    call.builder.warn(body, ui);
    Ok(())
}

/// The body for an operation that replaces its object: the object as it is, with what was typed laid over it. A file is
/// the whole object. Of another operation, what was typed.
fn replaced(
    call: &Call,
    file: Option<&EditFile>,
    before: &State,
    ui: &mut Ui,
) -> Result<Completed> {
    let Some(body_of) = call.endpoint.replaces else {
        return edited(call, file, call.body.clone(), ui);
    };
    let current = body_of(&before.data)?;
    let body = match call.invocation.data.is_empty() {
        true => call.builder.lay_over(current.clone())?,
        false => call.body.clone(),
    };
    let edited = edited(call, file, body, ui)?;
    let changes = Some(changes::differences(&current, &edited.body));
    Ok(Completed { changes, current_body: Some(current), ..edited })
}

/// The body as a person leaves it in the editor, if that was asked for.
fn edited(call: &Call, file: Option<&EditFile>, body: Value, ui: &mut Ui) -> Result<Completed> {
    let Some(file) = file else { return Ok(unedited(body)) };
    let edited = file.edit(&call.builder.text_to_edit(&body), ui)?;
    let changes = Some(changes::differences(&body, &edited));
    Ok(Completed { body: edited, changes, current_body: None, asked: true })
}

fn unedited(body: Value) -> Completed {
    Completed { body, changes: None, current_body: None, asked: false }
}

/// A body that is completed from the state of its object.
struct Computing<'a> {
    call: &'a Call<'a>,
    compute: &'a Compute,
    object: &'a str,
    state: &'a State,
    past: &'a EarlierWrites,
}

impl Computing<'_> {
    /// The body, completed and guarded. A person may have to pick between several answers.
    fn complete(
        &self,
        file: Option<&EditFile>,
        refusals: &mut Refusals,
        ui: &mut Ui,
    ) -> Result<Completed> {
        let call = self.call;
        let mut typed = call.invocation.typed.clone();
        let mut body = call.body.clone();
        let mut asked = false;
        loop {
            let (question, options, is_marked, otherwise) =
                match (self.compute.complete)(&self.input(&typed, &body)) {
                    Ok(complete) => {
                        body = complete;
                        break;
                    }
                    Err(ComputeError::Refused(error)) => return Err(error),
                    Err(ComputeError::Choice { question, options, is_marked, otherwise }) => {
                        (question, options, is_marked, otherwise)
                    }
                };
            // --yes promises that nobody is asked.
            let silent = call.invocation.dry_run || call.invocation.yes;
            let picked = if silent { None } else { pick(&question, options, is_marked, ui)? };
            let Some(picked) = picked else { return Err(otherwise) };
            asked = true;
            typed.push(picked.flag, picked.value);
            body = call.endpoint.apply(&typed, body, BodySource::File, &call.builder.context)?;
        }
        call.builder.assign(&mut body, BodySource::File)?;
        let edited = edited(call, file, body, ui)?;
        refusals.hold((self.compute.guard)(&self.input(&typed, &edited.body)))?;
        if refusals.is_empty() {
            check(call, &edited.body, ui)?;
        }
        Ok(Completed { asked: asked || edited.asked, ..edited })
    }

    fn input<'b>(&'b self, typed: &'b Typed, body: &'b Value) -> PendingWrite<'b> {
        PendingWrite {
            id: self.object,
            typed,
            body,
            state: self.state,
            earlier: self.past,
            again: self.call.invocation.again,
            keyed: self.call.endpoint.is_keyed(&self.call.builder.context),
        }
    }
}

/// Lets a person pick one of several. `None` where nobody can be asked.
fn pick(
    question: &str,
    options: Vec<PickOption>,
    is_marked: bool,
    ui: &mut Ui,
) -> Result<Option<PickOption>> {
    let mut choices = Vec::new();
    for option in &options {
        let closed = option.closed.clone();
        choices.push(Choice { closed, ..Choice::new(&*option.id, &*option.label) });
    }
    let marked = options.iter().position(|option| is_marked && option.closed.is_none());
    let index = ui.choose(question, &choices, marked)?;
    Ok(index.and_then(|index| options.into_iter().nth(index)))
}
