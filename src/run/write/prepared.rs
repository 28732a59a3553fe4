//! A write as it would be sent, with what is known of its object: the figures that guards, questions and the journal
//! read from it. How it is prepared stands in `prepare.rs`.

use serde_json::Value;

use super::laid_out::Call;
use crate::api::{EarlierWrites, Effect, Moved, Pool, Request, State};
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::base::step::Command;
use crate::run::body::changes::Change;
use crate::run::guards::{BodyHashes, GuardInput};
use crate::store::journal::{BodyHash, Entry, Journal};

/// A write as it would be sent.
pub struct Prepared<'a> {
    /// The call that it belongs to.
    pub call: &'a Call<'a>,
    /// What would be sent.
    pub request: Request,
    /// The object as just read, where it is read.
    pub before: Option<State>,
    /// What this machine did to the object before.
    pub past: EarlierWrites,
    /// The journal's entries of the object, as they were when the state was read.
    pub entries: Vec<Entry>,
    /// What differs from the object, or from what the editor was given.
    pub changes: Option<Vec<Change>>,
    /// The body that would leave the object as it is, where the operation replaces it.
    pub current_body: Option<Value>,
    /// A person was asked meanwhile, so that time has passed since the state was read.
    pub asked: bool,
}

impl<'a> Prepared<'a> {
    /// A write whose object is not read.
    pub fn unread(call: &'a Call<'a>, request: Request, entries: Vec<Entry>) -> Prepared<'a> {
        Prepared {
            call,
            request,
            before: None,
            past: EarlierWrites::default(),
            entries,
            changes: None,
            current_body: None,
            asked: false,
        }
    }

    /// What the guards look at.
    pub fn guard_input(&self) -> GuardInput<'_> {
        let endpoint = self.call.endpoint;
        let body = self.request.body.as_ref();
        let (moved, uncounted) = match body.and_then(|body| endpoint.moved(body)) {
            Some(Ok(moved)) => (Some(moved), None),
            Some(Err(why)) => (None, Some(why)),
            None => (None, None),
        };
        let amount = self.amount();
        GuardInput {
            endpoint,
            invocation: self.call.invocation,
            profile: &self.call.context.profile,
            object: self.call.object(),
            body,
            before: self.before.as_ref(),
            amount,
            counted: moved.as_ref().map(|moved| moved.most).or(amount),
            uncounted,
            lines: moved.map(|moved| moved.lines).unwrap_or_default(),
            pool: self.pool_before(),
            past: &self.past,
        }
    }

    /// What the write moves: said in the body, else what the object says.
    pub fn amount(&self) -> Option<Amount> {
        match self.call.endpoint.effect {
            Effect::MovesMoney { amount: Some(_), .. } => Some(self.moved()?.stated),
            Effect::MovesMoney { amount: None, .. } => self.before.as_ref()?.total,
            Effect::Reads | Effect::Writes => None,
        }
    }

    /// What the body moves, where it says that and it can be counted.
    pub fn moved(&self) -> Option<Moved> {
        self.call.endpoint.moved(self.request.body.as_ref()?)?.ok()
    }

    /// The pool that the body takes from, in this state.
    pub fn pool(&self, state: &State) -> Option<Pool> {
        let body = self.request.body.as_ref()?;
        let compute = self.call.endpoint.compute.as_ref()?;
        Some((compute.pool)(state, body))
    }

    /// The pool that the body takes from, in the state that was read before.
    pub fn pool_before(&self) -> Option<Pool> {
        self.pool(self.before.as_ref()?)
    }

    /// Hashes that recognise a repeated creation (no dates in it) or call that no document lists; nothing for other writes.
    pub fn creation_hash(&self, journal: &mut Journal) -> Result<Option<BodyHash>> {
        let body = self.request.body.as_ref();
        let endpoint = self.call.endpoint;
        let likeness = match body {
            None if endpoint.listed => None,
            body => endpoint.creation_key(body.unwrap_or(&Value::Null)),
        };
        likeness.map(|likeness| journal.hashes_of(&likeness)).transpose()
    }

    /// Whether it makes something that is not found again when the answer is lost, because its date is not now.
    pub fn is_untraceable(&self) -> bool {
        match (&self.call.endpoint.trace, &self.request.body) {
            (Some(trace), Some(body)) => {
                (trace.of_body)(body, self.call.context.clock.now.as_second()).is_none()
            }
            _ => false,
        }
    }

    /// The hashes by which the same of an earlier bulk run is recognised.
    pub fn body_hashes(&self, journal: &mut Journal) -> Result<BodyHashes> {
        let creation = self.creation_hash(journal)?;
        let whole = self.request.body.as_ref().map(|body| journal.hashes_of(body)).transpose()?;
        Ok(BodyHashes { creation, whole })
    }

    /// The command that shows whether the write took effect.
    pub fn look(&self) -> Command {
        self.call.look_at(self.request.body.as_ref().unwrap_or(&self.call.body))
    }
}
