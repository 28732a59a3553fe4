//! The steps of every write: lay out, prepare, check by guards, confirm, record the intent, send, report. Each step is
//! a type that only the step before makes, so nothing is sent without a confirmation and an intent in the journal.
//! [`steps`] runs them in this order, for a single command and for a row of a bulk run alike; no other code sends a write.

mod accepted;
mod after_sending;
mod approval;
mod by_word;
mod completed;
mod computing;
mod confirmed;
mod dry_run;
mod effect;
mod ending;
mod failure;
mod foreseen;
mod laid_out;
mod missing;
mod passed_guards;
mod prepare;
mod prepared;
mod question;
mod recorded;
mod refusals;
mod sent;
mod told_body;

pub use by_word::{Told, told};
pub use foreseen::{Foreseen, foresee};

use self::accepted::Shown;
use self::after_sending::Conclusion;
use self::approval::ApprovalRequest;
use self::failure::Failure;
use self::laid_out::Call;
use self::prepare::prepare;
use self::refusals::Refusals;
use crate::api::Endpoint;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::typed_words;
use crate::http::verdict::Purpose;
use crate::options::Invocation;
use crate::output::ending::Ending;
use crate::output::ui::Ui;
use crate::profile;
use crate::run::body::edit::EditFile;
use crate::run::context::Context;
use crate::run::guards::may_write;
use crate::run::interrupt::SignalWatch;
use crate::run::progress::CallProgress;
use crate::run::session::Session;
use crate::store::journal::Journal;

/// Carries out one operation that writes. In a dry run what the profile never does is refused as well, once the request
/// has been shown.
pub fn write(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    context: &Context,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    if let Err(refusal) = may_write(endpoint, &context.profile) {
        if invocation.dry_run {
            // Whatever else is in its way, the refusal comes first.
            let _ = dry_run::show_unread(endpoint, invocation, context, ui);
        }
        return Err(refusal);
    }
    // All calls are laid out and checked before the first is sent.
    let invocations = invocation.calls(endpoint)?;
    let mut calls = Vec::new();
    for invocation in &invocations {
        calls.push(Call::lay_out(endpoint, invocation, context)?);
    }
    if invocation.dry_run {
        if let Some(first) = calls.first() {
            first.builder.tell_dates(ui)?;
        }
        if endpoint.state.is_none() && !invocation.edit {
            return dry_run::without_session(&calls, ui);
        }
    }
    if profile::says_yes("CI")
        && context.profile.shared_journal.is_none()
        && !Journal::is_in(&context.profile.data_dir()?)
    {
        ui.note(
            "this data directory is empty, and CI often begins with a new one: the guards against repeating \
             what an earlier run sent know nothing of it (keep FPGO_DATA_DIR between runs)",
        );
    }
    let session = Session::open(context, Purpose::Write, ui)?;
    let progress = CallProgress::new(calls.len(), endpoint.money_when(ErrorKind::Partly));
    if invocation.dry_run {
        session.remember_nothing();
        return dry_run::with_session(&calls, &session, &progress, watch, ui);
    }
    context.warn_of_production(ui);
    every_call(&calls, &session, progress, watch, ui)
}

/// Carries out the calls of a command, one after another, and tells how they ended.
fn every_call(
    calls: &[Call],
    session: &Session,
    mut progress: CallProgress,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    for call in calls {
        watch.begin_call(&progress)?;
        match one(call, session, watch, ui) {
            Ok(ending) => {
                if calls.len() > 1 {
                    ui.ending_of_call(&ending);
                }
                progress.accepted(ending);
            }
            Err(error) => return Err(progress.as_command_failure(error)),
        }
    }
    // A signal finds nothing left to say.
    watch.note_ended(0);
    progress.ending().iter().for_each(|ending| ui.ending(ending));
    Ok(())
}

/// One call, with the file that a person edits, and the question that may follow its refusal. Gives how it ended, where
/// it was accepted.
fn one(call: &Call, session: &Session, watch: &SignalWatch, ui: &mut Ui) -> Result<Ending> {
    let file = call.edit_file(watch)?;
    let Failure { error, approval } = match carry_out(call, file.as_ref(), session, watch, ui) {
        Ok(ending) => {
            file.iter().for_each(EditFile::discard);
            return Ok(ending);
        }
        Err(failure) => failure,
    };
    let error = match &file {
        Some(file) => file.with_kept_file(error),
        None => error,
    };
    match approval {
        Some(request) if ui.may_ask() && !call.invocation.yes && !watch.is_ending() => {
            watch.note_refusal(error.clone());
            let done = ask_for_approval(request, call, error, session, watch, ui);
            if done.is_ok() {
                // What was handed over is not to be sent again.
                file.iter().for_each(EditFile::discard);
            }
            done
        }
        _ => Err(error),
    }
}

/// Carries out one row of a bulk run, with a journal that is open already. Nobody is asked: the run was approved as a whole.
/// Gives how it ended, where it was accepted; its object is looked at later.
pub fn write_row(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    session: &Session,
    journal: &mut Journal,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<Ending> {
    let context = session.context;
    may_write(endpoint, &context.profile)?;
    let calls = invocation.calls(endpoint)?;
    let [one] = calls.as_slice() else {
        return Err(Error::invalid(format!("a row is one call, and this one is {}", calls.len())));
    };
    let call = Call::lay_out(endpoint, one, context)?;
    let done = steps(&call, None, session, journal, watch, ui);
    done.map_err(|Failure { error, .. }| error)
}

/// The life of one write. Gives how it ended, where it was accepted.
fn carry_out(
    call: &Call,
    file: Option<&EditFile>,
    session: &Session,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> std::result::Result<Ending, Failure> {
    let mut journal = call.context.journal()?;
    steps(call, file, session, &mut journal, watch, ui)
}

/// The steps of one write, in their order.
fn steps(
    call: &Call,
    file: Option<&EditFile>,
    session: &Session,
    journal: &mut Journal,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> std::result::Result<Ending, Failure> {
    let lock = call.lock_object(journal)?;
    let shown = until_shown(call, file, session, journal, watch, ui);
    // The outcome is recorded, or is about to be: others need not wait for what only looks.
    journal.release(lock);
    Ok(shown?.follow(session, watch, ui)?)
}

/// The steps of one write while its object is locked.
fn until_shown<'a>(
    call: &'a Call,
    file: Option<&EditFile>,
    session: &Session,
    journal: &mut Journal,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> std::result::Result<Shown<'a>, Failure> {
    let mut refusals = Refusals::at_once();
    let prepared = prepare(call, file, session, Some(journal), &mut refusals, ui)?;
    call.refuse_other_amount(prepared.amount())?;
    let guarded = prepared.guard(journal, ui)?;
    let mut confirmed = guarded.confirm(session, journal, ui)?;
    let mut repeats = 0;
    let accepted = loop {
        session.take_turn()?;
        let recorded = confirmed.record(journal, watch)?;
        let sent = recorded.send(session, journal, watch, ui)?;
        match sent.conclude(&mut repeats, session, journal, watch, ui)? {
            Conclusion::Accepted(accepted) => break accepted,
            Conclusion::Repeat(again) => confirmed = *again,
        }
    };
    Ok(accepted.show(watch, ui)?)
}

/// Shows the refusal, and asks whether to ask for approval now. A no leaves the refusal as it was.
fn ask_for_approval(
    request: ApprovalRequest,
    refused: &Call,
    refusal: Error,
    session: &Session,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<Ending> {
    ui.note(&format!("refused: {refusal}"));
    let (endpoint, command) = (request.endpoint, request.command());
    let invocation = request.invocation(refused.invocation);
    let call = Call::lay_out(endpoint, &invocation, refused.context)?;
    let typed = command.begin_as_typed();
    match one(&call, session, watch, ui) {
        Err(no) if no.kind() == ErrorKind::Declined => {
            typed_words::replace(typed);
            Err(refusal)
        }
        done => done,
    }
}
