//! What is about to be sent, and on what knowledge: the object is read, the body completed, guards and checks look at
//! it. Nothing here sends anything.

use serde_json::Value;

use super::Write;
use crate::api::{
    Base, ComputeError, ComputeInput, EarlierWrites, Effect, Endpoint, Moved, Pool, Request, State,
};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money;
use crate::base::step::Command;
use crate::options::Invocation;
use crate::output::question::Preview;
use crate::output::ui::Ui;
use crate::profile::Profile;
use crate::run::body::{self, Change};
use crate::run::guards::GuardInput;
use crate::store::journal::{self, Journal};

/// What is about to be sent, and on what knowledge.
pub(super) struct Plan {
    pub(super) request: Request,
    pub(super) before: Option<State>,
    pub(super) past: EarlierWrites,
    /// Path, old and new value of what differs from the object, or from what the editor was given.
    pub(super) changes: Option<Vec<Change>>,
    /// The body that would leave the object as it is, where the operation replaces it.
    pub(super) was: Option<Value>,
    /// A person was asked while it was made, so that time has passed since the state was read.
    pub(super) asked: bool,
    /// The API said no to an earlier one before this was sent, or did not say: its word is not about this one.
    pub(super) said_no: bool,
    /// Rows about the same that a list of results had before this was sent.
    pub(super) listed: Vec<Value>,
    /// What a request that makes something is known by.
    pub(super) alike: Option<String>,
    /// The same creation a moment ago, which a person has agreed to repeat.
    pub(super) twin: Option<i64>,
    /// In a dry run: what refuses it, told after the request has been shown.
    pub(super) refusal: Option<Error>,
}

impl Plan {
    /// Of an object that has not been read.
    pub(super) fn new(request: Request) -> Plan {
        Plan {
            request,
            before: None,
            past: EarlierWrites::default(),
            changes: None,
            was: None,
            said_no: true,
            listed: Vec::new(),
            asked: false,
            alike: None,
            twin: None,
            refusal: None,
        }
    }

    /// What the guards look at.
    pub(super) fn sight<'a>(
        &'a self,
        endpoint: &'static Endpoint,
        invocation: &'a Invocation,
        profile: &'a Profile,
    ) -> GuardInput<'a> {
        let body = self.request.body.as_ref();
        let pool = self.pool(endpoint, self.before.as_ref());
        let moved = body.and_then(|body| endpoint.moved(body));
        let (moved, uncounted) = match moved {
            Some(Ok(moved)) => (Some(moved), None),
            Some(Err(why)) => (None, Some(why)),
            None => (None, None),
        };
        let amount = self.amount(endpoint);
        GuardInput {
            endpoint,
            invocation,
            profile,
            object: endpoint.object(&invocation.typed),
            body,
            before: self.before.as_ref(),
            amount,
            counted: moved.as_ref().map(|moved| moved.most).or(amount),
            uncounted,
            lines: moved.map(|moved| moved.lines).unwrap_or_default(),
            pool,
            past: &self.past,
        }
    }

    /// What the write moves: said in the body, else what the object says.
    pub(super) fn amount(&self, endpoint: &Endpoint) -> Option<money::Amount> {
        match endpoint.effect {
            Effect::MovesMoney { amount: Some(_), .. } => {
                self.moved(endpoint).map(|moved| moved.stated)
            }
            Effect::MovesMoney { amount: None, .. } => {
                self.before.as_ref().and_then(|before| before.total)
            }
            Effect::Reads | Effect::Writes => None,
        }
    }

    /// What the body moves, where it says that and it can be counted.
    pub(super) fn moved(&self, endpoint: &Endpoint) -> Option<Moved> {
        endpoint.moved(self.request.body.as_ref()?)?.ok()
    }

    /// What the body takes from, in this state.
    pub(super) fn pool(&self, endpoint: &Endpoint, state: Option<&State>) -> Option<Pool> {
        let body = self.request.body.as_ref()?;
        endpoint.compute.as_ref().zip(state).map(|(compute, state)| (compute.pool)(state, body))
    }
}

/// What a request that makes something is known by.
pub(super) fn alike(
    endpoint: &Endpoint,
    plan: &Plan,
    journal: &mut Journal,
) -> Result<Option<String>> {
    let likeness = plan.request.body.as_ref().and_then(|body| endpoint.likeness(body));
    likeness.map(|likeness| journal.keyed_hash(&likeness)).transpose()
}

impl Write<'_> {
    /// Reads the state, completes the body, and lets the guards look at it.
    pub(super) fn plan(&self, journal: Option<&Journal>, ui: &mut Ui) -> Result<Plan> {
        let request = self.request(self.body.clone())?;
        let mut plan = Plan::new(request);
        let (Some(read), Some(object)) = (self.endpoint.state, self.object()) else {
            let body = self.edited(self.body.clone(), &mut plan, ui)?;
            self.check(&body, ui)?;
            plan.request = self.request(body)?;
            let guarded = self.guard(&plan, journal);
            self.hold(&mut plan, guarded)?;
            return Ok(plan);
        };
        if let Some(journal) = journal {
            self.hold(&mut plan, self.settled(journal, object))?;
            plan.past = journal.past(&self.session.base_url, object)?;
        }
        let before = read(object, &mut |command, id| self.session.fetch(command, id, ui))?;
        let body = if self.endpoint.compute.is_some() {
            match self.compute(object, &before, &mut plan, ui) {
                Err(refusal) if self.may_wait(&refusal) => {
                    // Nothing completes the body, so that it is shown as far as it was said.
                    plan.refusal.get_or_insert(refusal);
                    self.body.clone()
                }
                completed => completed?,
            }
        } else {
            let body = self.replace(&before, &mut plan, ui)?;
            self.check(&body, ui)?;
            if let Some(body_of) = self.endpoint.replaces {
                let checked = self.layout.refuse_masked(&body_of(&before.known)?, &body);
                self.hold(&mut plan, checked)?;
            }
            body
        };
        plan.request = self.request(body)?;
        plan.before = Some(before);
        let guarded = self.guard(&plan, journal);
        self.hold(&mut plan, guarded)?;
        Ok(plan)
    }

    /// In a dry run a guard's refusal waits until the request has been shown; the first one counts.
    pub(super) fn hold(&self, plan: &mut Plan, checked: Result<()>) -> Result<()> {
        match checked {
            Err(refusal) if self.may_wait(&refusal) => {
                plan.refusal.get_or_insert(refusal);
                Ok(())
            }
            checked => checked,
        }
    }

    fn may_wait(&self, refusal: &Error) -> bool {
        self.invocation.dry_run && refusal.kind() == ErrorKind::Guarded
    }

    /// Expectations and limits, and what the journal remembers.
    fn guard(&self, plan: &Plan, journal: Option<&Journal>) -> Result<()> {
        let sight = self.sight(plan);
        sight.check()?;
        journal.map_or(Ok(()), |journal| sight.recall(journal, self.layout.context.clock))
    }

    /// Making the same thing twice within minutes is asked about. A person's yes is for this one twin.
    pub(super) fn ask_twin(
        &self,
        plan: &mut Plan,
        journal: &mut Journal,
        ui: &mut Ui,
    ) -> Result<()> {
        plan.alike = alike(self.endpoint, plan, journal)?;
        let sight = self.sight(plan);
        let Some(twin) = sight.twin(journal, plan.alike.as_deref())? else { return Ok(()) };
        let refusal = sight.is_twin(&twin);
        if self.invocation.yes || twin.outcome.is_open() {
            return Err(refusal);
        }
        if !ui.may_ask() {
            let mut error = Error::new(ErrorKind::Declined, refusal.to_string());
            error.report_mut().next = refusal.report().next.clone();
            return Err(error.detail("there is no terminal to ask on whether it is meant twice"));
        }
        let question = format!("{}, again", self.endpoint.command);
        let facts = vec![("earlier", sight.twin_line(&twin)), ("journal", twin.id.to_string())];
        ui.confirm(&Preview { question, facts, must_type: None })?;
        plan.twin = Some(twin.id);
        plan.asked = true;
        Ok(())
    }

    /// Where the operation replaces the object, the body is the object as it is with what was typed laid over it. A file
    /// is the whole object.
    fn replace(&self, before: &State, plan: &mut Plan, ui: &mut Ui) -> Result<Value> {
        let Some(body_of) = self.endpoint.replaces else {
            return self.edited(self.body.clone(), plan, ui);
        };
        let current = body_of(&before.known)?;
        let body = match self.invocation.data.is_empty() {
            true => self.layout.lay_over(current.clone())?,
            false => self.body.clone(),
        };
        let body = self.edited(body, plan, ui)?;
        plan.changes = Some(body::differences(&current, &body));
        plan.was = Some(current);
        Ok(body)
    }

    /// The body as a person leaves it in the editor, if that was asked for.
    fn edited(&self, body: Value, plan: &mut Plan, ui: &mut Ui) -> Result<Value> {
        let Some(draft) = &self.draft else { return Ok(body) };
        let edited = draft.edit(&self.layout.text_to_edit(&body), ui)?;
        plan.asked = true;
        plan.changes = Some(body::differences(&body, &edited));
        Ok(edited)
    }

    /// Refuses what is wrong with a finished body, and warns of the rest.
    fn check(&self, body: &Value, ui: &mut Ui) -> Result<()> {
        self.layout.refuse_wrong(body, &[])?;
        self.layout.warn(body, ui);
        Ok(())
    }

    /// While nobody knows what became of an earlier write on the object, no other follows.
    pub(super) fn settled(&self, journal: &Journal, object: &str) -> Result<()> {
        let Some(entry) = journal.unsettled(&self.session.base_url, object)? else { return Ok(()) };
        let earlier = &entry.intent.command;
        let error =
            Error::guarded(format!("what became of an earlier {earlier} on {object} is not known"))
                .detail("nothing else is sent to it until that is settled")
                .next(Command::new("journal show").arg(entry.id).why("what was sent"))
                .next(self.look_at(&self.body).why("look whether it took effect"));
        let mut error = journal::to_settle(error, entry.id);
        error.report_mut().journal = Some(entry.id);
        Err(error)
    }

    /// The body, completed and guarded. A person may have to pick between several answers.
    fn compute(&self, id: &str, state: &State, plan: &mut Plan, ui: &mut Ui) -> Result<Value> {
        let Some(compute) = &self.endpoint.compute else { return Ok(self.body.clone()) };
        let mut typed = self.invocation.typed.clone();
        let mut body = self.body.clone();
        let past = plan.past.clone();
        let again = self.invocation.again;
        let keyed = self.endpoint.is_keyed(self.layout.context);
        loop {
            let picked =
                ComputeInput { id, typed: &typed, body: &body, state, past: &past, again, keyed };
            let (question, options, otherwise) = match (compute.complete)(&picked) {
                Ok(complete) => {
                    body = complete;
                    break;
                }
                Err(ComputeError::Refused(error)) => return Err(error),
                Err(ComputeError::Choice { question, options, otherwise }) => {
                    (question, options, otherwise)
                }
            };
            let labels: Vec<String> = options.iter().map(|(label, ..)| label.clone()).collect();
            // --yes promises that nobody is asked.
            let silent = self.invocation.dry_run || self.invocation.yes;
            let index = if silent { None } else { ui.choose(&question, &labels)? };
            let Some((_, flag, value)) = index.and_then(|index| options.into_iter().nth(index))
            else {
                return Err(otherwise);
            };
            plan.asked = true;
            typed.push(flag, value);
            body = self.endpoint.apply(&typed, body, Base::File, self.layout.context)?;
        }
        self.layout.assign(&mut body, Base::File)?;
        let body = self.edited(body, plan, ui)?;
        let picked =
            ComputeInput { id, typed: &typed, body: &body, state, past: &past, again, keyed };
        self.hold(plan, (compute.guard)(&picked))?;
        if plan.refusal.is_none() {
            self.check(&body, ui)?;
        }
        Ok(body)
    }

    /// Reads once more, and refuses when anything that the plan rests on has changed.
    pub(super) fn unchanged(&self, plan: Plan, journal: &Journal, ui: &mut Ui) -> Result<Plan> {
        let Some(read) = self.endpoint.state else { return Ok(plan) };
        let object = self.object().unwrap_or_default();
        let now = read(object, &mut |command, id| self.session.fetch(command, id, ui))?;
        let past = journal.past(&self.session.base_url, object)?;
        let before = plan.before.as_ref();
        if before != Some(&now) || past != plan.past {
            let then = before.map(State::to_line).unwrap_or_default();
            return Err(Error::guarded(format!(
                "{object} has changed in the meantime, so nothing was sent"
            ))
            .detail(format!("before: {then}"))
            .detail(format!("now: {}", now.to_line()))
            .next("look at it again, and repeat the command if it is still meant"));
        }
        Ok(plan)
    }
}
