//! After the API said yes: its answer is shown and called accepted, and the object is looked at.

use super::confirmed::Confirmed;
use super::effect;
use super::failure::undelivered;
use super::prepared::Prepared;
use crate::api::meaning_of;
use crate::base::error::Result;
use crate::http::verdict::Answer;
use crate::output::delivery::OutputError;
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
    /// Shows the answer, and says that the write is accepted.
    pub fn show(self, watch: &SignalWatch, ui: &mut Ui) -> Result<Shown<'a>> {
        let Accepted { confirmed, entry, answer } = self;
        let write = confirmed.prepared();
        if let Err(cause) = show(write, &answer, ui) {
            let command = write.call.endpoint.command;
            let why = format!("{command} is done, but its output cannot be written: {cause}");
            return Err(undelivered(write, entry, &answer, why));
        }
        // From here on an interruption takes nothing away from what is known.
        let interrupted = "but its result had not shown when the wait was interrupted";
        let waits = write.call.invocation.wait.is_some();
        watch.note_shown(waits.then(|| effect::not_confirmed(write, entry, interrupted)));
        if let Some(envelope) = answer.envelope.as_ref().filter(|_| write.call.invocation.qr) {
            show::show_code(write.call.endpoint, envelope, ui);
        }
        let profile = &write.call.context.profile;
        ui.note(&format!(
            "accepted: {} at {} (profile {}), journal {entry}",
            write.call.words(),
            profile.environment.name(),
            profile.name
        ));
        suggest_next(write, &answer, ui);
        seen::remember(write.call.context, write.call.object(), answer.data(), ui);
        Ok(Shown { confirmed, entry })
    }
}

/// Says what the API's message means, and which commands follow.
fn suggest_next(write: &Prepared, answer: &Answer, ui: &mut Ui) {
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
    /// Looks whether the write has taken effect: once, or with `--wait` until it shows. Gives the journal's entry.
    pub fn follow(self, session: &Session, watch: &SignalWatch, ui: &mut Ui) -> Result<i64> {
        let (write, entry) = (self.confirmed.prepared(), self.entry);
        match write.call.invocation.wait {
            Some(_) if watch.is_ending() => return Err(watch.interruption()),
            Some(patience) => {
                effect::wait(write, entry, &self.confirmed.baseline, patience, session, ui)?;
            }
            None if !watch.is_ending() => effect::look_once(write, session, ui),
            None if watch.is_last() => {
                ui.note("interrupted before the state was read back; the write itself is done");
            }
            // Of several calls more is said at the end.
            None => {}
        }
        Ok(entry)
    }
}
