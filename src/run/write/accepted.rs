//! After the API said yes: its answer is shown, and the object is looked at. How it ended is told by whoever carried out
//! all calls of the command.

use super::confirmed::Confirmed;
use super::effect::{self, Wait};
use super::failure::undelivered;
use super::prepared::Prepared;
use crate::api::meaning_of;
use crate::base::error::Result;
use crate::base::step::Step;
use crate::http::verdict::Answer;
use crate::output::delivery::OutputError;
use crate::output::ending::Ending;
use crate::output::show;
use crate::output::table;
use crate::output::ui::Ui;
use crate::run::interrupt::SignalWatch;
use crate::run::seen;
use crate::run::session::Session;

/// A write that the API accepted, not yet shown.
pub struct Accepted<'a> {
    pub(super) confirmed: Confirmed<'a>,
    /// The journal's entry of the write.
    pub(super) entry: i64,
    pub(super) answer: Answer,
}

/// An accepted write whose answer was shown.
pub struct Shown<'a> {
    confirmed: Confirmed<'a>,
    entry: i64,
    /// How it ends where nothing more is found out.
    ending: Ending,
    /// How it is followed while it does not show.
    follow: Step,
}

/// Shows the answer in the format asked for.
pub fn show(
    write: &Prepared,
    answer: &Answer,
    ui: &mut Ui,
) -> std::result::Result<(), OutputError> {
    let Some(envelope) = &answer.envelope else { return Ok(()) };
    show::show(write.call.endpoint, write.call.invocation, envelope, &answer.reply, ui)
}

impl<'a> Accepted<'a> {
    /// Shows the answer; what it means is said where no look at the object follows.
    pub fn show(self, watch: &SignalWatch, ui: &mut Ui) -> Result<Shown<'a>> {
        let Accepted { confirmed, entry, answer } = self;
        let write = confirmed.prepared();
        // Of a row nobody sees the answer: what became of it is told by the run.
        let is_seen = write.call.invocation.row.is_none();
        if is_seen && let Err(cause) = show(write, &answer, ui) {
            let command = write.call.endpoint.command;
            let why = format!("{command} is done, but its output cannot be written: {cause}");
            return Err(undelivered(write, entry, &answer, why));
        }
        let (ending, follow) = (write.accepted(entry, &answer), write.to_follow(&answer));
        // From here on an interruption takes nothing away from what is known.
        if write.call.invocation.wait.is_some() {
            let interrupted = "but its result had not shown when the wait was interrupted";
            watch.note_waiting(effect::not_confirmed(write, entry, interrupted));
        } else {
            watch.note_shown(not_looked_at(write, &ending, &follow));
        }
        if let Some(envelope) = answer.envelope.as_ref().filter(|_| write.call.invocation.qr) {
            show::show_code(write.call.endpoint, envelope, ui);
        }
        if !write.call.endpoint.shows_effect() {
            tell_meaning(write, &answer, ui);
        }
        if is_seen {
            seen::remember(write.call.context, write.call.object(), answer.data(), ui);
        }
        Ok(Shown { confirmed, entry, ending, follow })
    }
}

/// The ending where an interruption came before the object was looked at.
fn not_looked_at(write: &Prepared, accepted: &Ending, follow: &Step) -> Ending {
    let ending = accepted.clone();
    if !write.call.endpoint.shows_effect() {
        return ending;
    }
    let ending = Ending { follow: Some(follow.clone()), ..ending };
    ending.remark("Interrupted before its state was read back; the write itself is done")
}

/// Says what the API's message means, and which commands follow.
fn tell_meaning(write: &Prepared, answer: &Answer, ui: &mut Ui) {
    let Some(known) = answer.message().and_then(meaning_of) else { return };
    let made = table::identifiers(&write.call.endpoint.table, answer.data(), write.call.object());
    let steps = known.steps(made.lines().next());
    let Some((first, others)) = steps.split_first() else { return ui.note(known.meaning) };
    ui.suggest(&format!("{} ", known.meaning), first);
    for step in others {
        ui.suggest("", step);
    }
}

impl Shown<'_> {
    /// Looks whether the write has taken effect: once, or with `--wait` until it shows. Gives how it ended.
    pub fn follow(self, session: &Session, watch: &SignalWatch, ui: &mut Ui) -> Result<Ending> {
        let Shown { confirmed, entry, ending, follow } = self;
        let write = confirmed.prepared();
        match write.call.invocation.wait {
            Some(_) if watch.is_ending() => Err(watch.interruption()),
            Some(patience) => {
                ui.note(&format!(
                    "accepted, journal {entry}: waiting {patience:?} at most until it shows"
                ));
                let wait = Wait { write, entry, baseline: &confirmed.baseline, patience };
                wait.until_shown(ending, follow, session, ui)
            }
            // The objects of a run are looked at when all of its rows were sent.
            None if write.call.invocation.row.is_some() => Ok(ending),
            None if !watch.is_ending() => Ok(effect::look_once(write, ending, follow, session, ui)),
            None if watch.is_last() => Ok(not_looked_at(write, &ending, &follow)),
            // Of several calls more is said at the end.
            None => Ok(ending),
        }
    }
}
