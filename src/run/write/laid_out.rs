//! One call of a command, laid out: the operation, what was typed, and the body that files and flags make. Nothing was
//! read, and nothing was sent.

use serde_json::Value;

use crate::api::{EarlierWrite, EarlierWrites, Endpoint, Request, State, Way};
use crate::base::error::{Error, Reach, Result};
use crate::base::money::{self, Amount};
use crate::base::step::Command;
use crate::options::{Invocation, RunRow};
use crate::run::body::builder::BodyBuilder;
use crate::run::body::edit::EditFile;
use crate::run::context::Context;
use crate::run::guards;
use crate::run::interrupt::SignalWatch;
use crate::store::journal::{self, Entry, Journal, ObjectLock, object_key};

/// One call of a command, laid out.
pub struct Call<'a> {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// What was typed.
    pub invocation: &'a Invocation,
    /// What the command works with.
    pub context: &'a Context,
    /// How the body is made.
    pub builder: BodyBuilder<'a>,
    /// The body that files and flags make, before anything is read.
    pub body: Value,
    /// What rows of the same plan do to the object before this one, where it is only foreseen.
    pub ahead: Vec<EarlierWrite>,
}

impl<'a> Call<'a> {
    /// Lays out the body, and refuses what can be wrong with it already.
    pub fn lay_out(
        endpoint: &'static Endpoint,
        invocation: &'a Invocation,
        context: &'a Context,
    ) -> Result<Call<'a>> {
        let request_context = context.request(endpoint.command);
        let builder = BodyBuilder { endpoint, invocation, context: request_context };
        let body = builder.typed_body()?;
        Ok(Call { endpoint, invocation, context, builder, body, ahead: Vec::new() })
    }

    /// The identifier of the object, if the path names one.
    pub fn object(&self) -> Option<&str> {
        self.endpoint.object(&self.invocation.typed)
    }

    /// The command and its object.
    pub fn words(&self) -> String {
        self.endpoint.words(self.object())
    }

    /// The object, where its state is read before the write, or where nobody knows what the write does to it: one write at
    /// a time may work on it.
    pub fn guarded_object(&self) -> Option<&str> {
        let is_guarded = self.endpoint.state.is_some() || !self.endpoint.listed;
        self.object().filter(|_| is_guarded)
    }

    /// Which way the operation moves money.
    pub fn way(&self) -> Option<Way> {
        self.endpoint.way()
    }

    /// The request with this body.
    pub fn request(&self, body: Value) -> Result<Request> {
        self.endpoint.request(&self.invocation.typed, body, &self.builder.context)
    }

    /// The command that shows whether the write took effect, where this body is sent.
    pub fn look_at(&self, body: &Value) -> Command {
        self.endpoint.command_that_shows(self.object(), body)
    }

    /// Waits until no other process works on the object, and keeps others waiting.
    pub fn lock_object(&self, journal: &mut Journal) -> Result<Option<ObjectLock>> {
        let Some(object) = self.guarded_object() else { return journal.renew().map(|()| None) };
        let name = object_key(&self.context.base_url, object);
        journal.lock_object(&name, self.context.timeout).map(Some)
    }

    /// What the journal has of the object, oldest first, as far as guards ask for it: all of it where the write works on the
    /// object alone, what they remember where it moves money beside others, and nothing where it may follow whatever came
    /// before. A terminal has thousands.
    pub fn entries(&self, journal: &Journal) -> Result<Vec<Entry>> {
        let base_url = &self.context.base_url;
        match (self.guarded_object(), self.object()) {
            (Some(object), _) => journal.about(base_url, object),
            (None, Some(object)) if self.endpoint.effect.moves_money() => {
                journal.about_since(guards::now() - guards::LONGEST_MEMORY, base_url, object)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// What was done to the object before this call, by these entries, and what is foreseen to be.
    pub fn past(&self, entries: &[Entry]) -> EarlierWrites {
        EarlierWrites { ahead: self.ahead.clone(), ..journal::earlier_writes(entries) }
    }

    /// Refuses a row of a bulk run whose object is not any more as it was planned. What the run itself did to it, by these
    /// entries, is no difference.
    pub fn refuse_drift(&self, now: &State, entries: &[Entry]) -> Result<()> {
        let Some(RunRow { run, planned: Some(planned), .. }) = &self.invocation.row else {
            return Ok(());
        };
        let mut own = None;
        for entry in entries {
            if entry.intent.run.as_ref() == Some(run) && entry.outcome.may_have_happened() {
                let taken = entry.intent.amount.unwrap_or_default();
                own = Some(own.unwrap_or(Amount::ZERO).saturating_add(taken));
            }
        }
        match now.record().drift_from(planned, own) {
            None => Ok(()),
            Some(drift) => Err(Error::guarded(format!("it has changed since the plan: {drift}"))
                .reaching(Reach::Drift)),
        }
    }

    /// Refuses a row of a bulk run that would not move what was planned, and approved.
    pub fn refuse_other_amount(&self, now: Option<Amount>) -> Result<()> {
        let Some(RunRow { amount: planned, .. }) = &self.invocation.row else { return Ok(()) };
        if now == *planned || !self.endpoint.effect.moves_money() {
            return Ok(());
        }
        let (now, planned) = (figure(now), figure(*planned));
        let why = format!("it would move {now} now, and the plan has {planned}");
        Err(Error::guarded(why).reaching(Reach::Drift))
    }

    /// The file in which a person edits the body, if that was asked for; an end of the process leaves it behind.
    pub fn edit_file(&self, watch: &SignalWatch) -> Result<Option<EditFile>> {
        if !self.invocation.edit {
            return Ok(None);
        }
        let file = EditFile::new(&self.context.data()?, self.endpoint)?;
        watch.note_edit_file(&file);
        Ok(Some(file))
    }

    /// Refuses the call while nobody knows what became of an earlier write on its object, by these entries.
    pub fn refuse_unsettled(&self, entries: &[Entry]) -> Result<()> {
        let Some(object) = self.guarded_object() else { return Ok(()) };
        let is_open = |entry: &&Entry| entry.intent.binds && entry.outcome.is_open();
        let Some(entry) = entries.iter().rfind(is_open) else { return Ok(()) };
        let earlier = &entry.intent.command;
        let error =
            Error::guarded(format!("what became of an earlier {earlier} on {object} is not known"))
                .detail("nothing else is sent to it until that is settled")
                .next(Command::new("journal show").arg(entry.id).why("what was sent"))
                .next(self.look_at(&self.body).why("look whether it took effect"))
                .reaching(Reach::Moment);
        let mut error = journal::to_settle(error, entry.id);
        error.report_mut().journal = Some(entry.id);
        Err(error)
    }
}

/// An amount in words.
fn figure(amount: Option<Amount>) -> String {
    amount.map_or_else(|| "no known amount".to_owned(), money::show)
}
