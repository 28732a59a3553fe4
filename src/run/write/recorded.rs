//! Writes the intent of a confirmed write to the journal. The guards check the journal once more in the same
//! transaction, so that two processes cannot both pass.

use jiff::Timestamp;

use super::confirmed::Confirmed;
use super::failure::{unknown, with_intent};
use crate::api::State;
use crate::base::error::{Error, Result};
use crate::run::guards::GuardInput;
use crate::run::intent::RecordedIntent;
use crate::run::interrupt::SignalWatch;
use crate::store::journal::{Confidential, Intent, Journal, PoolFigures};

/// A confirmed write whose intent is in the journal. Only [`Confirmed::record`] makes one.
pub struct Recorded<'a> {
    pub(super) confirmed: Confirmed<'a>,
    pub(super) intent: RecordedIntent,
    /// What an end of the process means while the request may be on its way.
    pub(super) unknown: Error,
}

impl<'a> Confirmed<'a> {
    /// Writes and syncs the intent.
    pub fn record(self, journal: &mut Journal, watch: &SignalWatch) -> Result<Recorded<'a>> {
        let write = self.prepared();
        let input = write.guard_input();
        let body = write.request.body.as_ref();
        let trace = match (&write.call.endpoint.trace, body) {
            (Some(trace), Some(body)) => (trace.of_body)(body, Timestamp::now().as_second()),
            _ => None,
        };
        let confidential = Confidential { body, was: write.current_body.as_ref(), trace };
        let intent = RecordedIntent::begin(
            journal,
            self.intent(&input),
            &confidential,
            &write.request,
            self.confirmation(),
            |journal| self.admit(&input, journal, watch),
        );
        let intent = intent.inspect_err(|_| watch.note_not_carried_out())?;
        let unknown = unknown(write, intent.entry(), "interrupted before its outcome was known");
        // What an end of the process means for a run is said of the whole of it.
        let unknown = match write.call.invocation.row {
            Some(_) => unknown,
            None => with_intent(unknown, journal),
        };
        Ok(Recorded { confirmed: self, intent, unknown })
    }

    /// What the journal keeps of the write, but for what is confidential.
    fn intent(&self, input: &GuardInput) -> Intent {
        let write = self.prepared();
        let call = write.call;
        let profile = &call.context.profile;
        let pool = input.pool.as_ref();
        let creation = self.repetition.hashes.creation.as_ref();
        Intent {
            command: call.endpoint.command.to_owned(),
            method: write.request.method.name().to_owned(),
            target: write.request.target.clone(),
            base_url: call.context.base_url.clone(),
            object: call.object().map(str::to_owned),
            profile: Some(profile.name.clone()),
            environment: Some(profile.environment.name().to_owned()),
            binds: call.endpoint.blocks_others(),
            amount: input.amount,
            counted: input.counted.filter(|counted| Some(*counted) != input.amount),
            lines: input.lines.clone(),
            way: call.way(),
            pool: pool.map(|pool| pool.id.clone()),
            told: pool.map(|pool| PoolFigures { whole: pool.whole, taken: pool.taken }),
            alike: creation.map(|hashes| hashes.of_journal.clone()),
            before: write.before.as_ref().map(State::record),
            reason: call.invocation.reason.clone(),
            ticket: call.invocation.ticket.clone(),
            follows: call.invocation.follows,
            run: call.invocation.row.as_ref().map(|row| row.run.clone()),
            row: call.invocation.row.as_ref().map(|row| row.row),
            ..Intent::default()
        }
    }

    /// Checks the guards again with the journal as it is now, and refuses the write if one of them refuses.
    fn admit(&self, input: &GuardInput, journal: &Journal, watch: &SignalWatch) -> Result<()> {
        let call = self.prepared().call;
        let entries = call.entries(journal)?;
        call.refuse_unsettled(&entries)?;
        input.recall(journal, &entries, &call.context.clock)?;
        self.repetition.refuse(input, journal, &entries)?;
        // From here on the journal is being written: a signal waits for it.
        watch.begin_intent()
    }
}
