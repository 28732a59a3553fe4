//! What every write goes through: lock, state, guards, question, second reading, journal, one sending, journal,
//! reading back. [`Write::carry_out`] is the order of it, and there is no other way to send one.

mod after;
mod calls;
mod failure;
mod plan;
mod question;

use std::cell::RefCell;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

pub use self::calls::Calls;
use self::failure::{recorded_in, with_entry};
use self::plan::{Plan, alike};
use crate::api::{Endpoint, Method, Pool, Quirk, Request, RequestContext, State, Typed, Way};
use crate::base::dates::Clock;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money;
use crate::http::client::SendResult;
use crate::http::verdict::{Reply, Verdict, judge};
use crate::options::Invocation;
use crate::output::show::show_request;
use crate::output::ui::Ui;
use crate::profile::{self, Profile};
use crate::run::body::Layout;
use crate::run::edit::Draft;
use crate::run::guards::{GuardInput, may_write};
use crate::run::interrupt::SignalWatch;
use crate::run::session::{Session, backoff, unreachable};
use crate::store::data::DataDir;
use crate::store::journal::{
    Confidential, Ending, Found, Intent, Journal, Outcome, Told, object_key,
};

/// Further tries of a write when provably no connection was made.
const NOT_SENT_REPEATS: u32 = 2;

/// Carries out one operation that writes. In a dry run what the profile never does is refused as well, once the request
/// has been shown.
pub fn write(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    profile: Profile,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    match may_write(endpoint, &profile) {
        Err(refusal) if invocation.dry_run => {
            // Whatever else is in its way, this comes first.
            let _ = show_unread(endpoint, invocation, &profile, ui);
            Err(refusal)
        }
        allowed => allowed.and_then(|()| every_call(endpoint, invocation, profile, watch, ui)),
    }
}

/// The requests of what the profile never does, as far as they are known without reading anything.
fn show_unread(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    profile: &Profile,
    ui: &mut Ui,
) -> Result<()> {
    let clock = Clock::system(profile.zone.clone());
    let context = RequestContext { clock: &clock, overrides: profile.overrides(endpoint.command) };
    for invocation in &invocation.calls(endpoint)? {
        let body = Layout { endpoint, invocation, context: &context }.start()?;
        show_request(&endpoint.request(&invocation.typed, body, &context)?, ui)?;
    }
    Ok(())
}

/// Where each value of a flag is a call of its own, one call after another.
fn every_call(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    profile: Profile,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    let clock = Clock::system(profile.zone.clone());
    let context = RequestContext { clock: &clock, overrides: profile.overrides(endpoint.command) };
    let calls = invocation.calls(endpoint)?;
    let layouts = calls.iter().map(|invocation| Layout { endpoint, invocation, context: &context });
    // All of them are checked before the first is sent.
    let laid: Result<Vec<(Layout, Value)>> =
        layouts.map(|layout| layout.start().map(|body| (layout, body))).collect();
    let laid = laid?;
    if invocation.dry_run {
        laid.iter().take(1).try_for_each(|(layout, _)| layout.tell_dates(ui))?;
    }
    if invocation.dry_run && endpoint.state.is_none() && !invocation.edit {
        return laid.into_iter().try_for_each(|(layout, body)| {
            layout.warn(&body, ui);
            let plan = Plan::new(endpoint.request(&layout.invocation.typed, body, &context)?);
            rehearse(&layout, &profile, plan, ui)
        });
    }
    if forgets(&profile)? {
        ui.note(
            "this data directory is empty, and CI often begins with a new one: the guards against repeating \
             what an earlier run sent know nothing of it (keep FPGO_DATA_DIR between runs)",
        );
    }
    let session = Session::open(profile, true, invocation.timeout, invocation.verbose, ui)?;
    if invocation.dry_run {
        session.rehearse();
    }
    let mut calls = Calls::new(laid.len(), endpoint.money_when(ErrorKind::Partly));
    let mut refused = Ok(());
    for (layout, body) in laid {
        watch.begins(&calls)?;
        match one(&session, watch, layout, body, ui) {
            Err(error) if invocation.dry_run && error.kind() == ErrorKind::Guarded => {
                refused = refused.and(Err(error));
            }
            done => calls.accepted(done.map_err(|error| calls.among(error))?),
        }
    }
    refused
}

/// Whether a run of CI begins without memory.
fn forgets(profile: &Profile) -> Result<bool> {
    Ok(profile::says_yes("CI") && !Journal::is_in(&profile.data_dir()?))
}

/// A dry run of what is never read: no request, no question, and no journal, though what stands in one counts.
fn rehearse(layout: &Layout, profile: &Profile, mut plan: Plan, ui: &mut Ui) -> Result<()> {
    let refused = match plan.refusal.take() {
        Some(refusal) => Err(refusal),
        None => guarded(layout, profile, &plan, ui),
    };
    show_request(&plan.request, ui)?;
    refused
}

/// What guards say of it without a journal of its own.
fn guarded(layout: &Layout, profile: &Profile, plan: &Plan, ui: &mut Ui) -> Result<()> {
    let sight = plan.sight(layout.endpoint, layout.invocation, profile);
    sight.check()?;
    if let Some(mut journal) = journal_if_any(profile, layout.invocation.timeout)? {
        sight.recall(&journal, layout.context.clock)?;
        let alike = alike(layout.endpoint, plan, &mut journal)?;
        if let Some(twin) = sight.twin(&journal, alike.as_deref())? {
            if layout.invocation.yes || twin.outcome.is_open() {
                return Err(sight.is_twin(&twin));
            }
            ui.warn(&sight.twin_line(&twin));
        }
    }
    Ok(())
}

/// A dry run makes no journal, but counts what stands in one.
fn journal_if_any(profile: &Profile, patience: Duration) -> Result<Option<Journal>> {
    let Some(dir) = DataDir::find(&profile.data_dir()?)? else { return Ok(None) };
    match Journal::find(&dir, patience)? {
        None => Ok(None),
        Some(Found::Whole(journal)) => Ok(Some(journal)),
        Some(Found::InDoubt(_, doubt)) => Err(doubt),
    }
}

/// One call, and the question that may follow its refusal.
/// Gives the journal's entry of what was accepted.
fn one(
    session: &Session,
    watch: &SignalWatch,
    layout: Layout,
    body: Value,
    ui: &mut Ui,
) -> Result<Option<i64>> {
    let (endpoint, invocation) = (layout.endpoint, layout.invocation);
    let draft = match invocation.edit {
        true => Some(Draft::new(&DataDir::open(&session.profile.data_dir()?)?, endpoint)?),
        false => None,
    };
    draft.iter().for_each(|draft| watch.leaves(draft));
    let write =
        Write { endpoint, invocation, session, layout, body, draft, appeal: RefCell::default() };
    let mut done = write.carry_out(watch, ui);
    if let Some(draft) = &write.draft {
        match done {
            Ok(_) if invocation.dry_run => draft.keep(ui),
            Ok(_) => draft.discard(),
            Err(error) => done = Err(draft.left_by(error)),
        }
    }
    match (done, write.appeal.take()) {
        (Err(refusal), Some(appeal)) if ui.may_ask() && !invocation.yes && !watch.is_ending() => {
            watch.refused(refusal.clone());
            let done = appeal.carry_out(session, watch, &layout, refusal, ui);
            // What was handed over is not to be sent again.
            write.draft.iter().filter(|_| done.is_ok()).for_each(Draft::discard);
            done
        }
        (done, _) => done,
    }
}

/// What can be asked for after a limit of the merchant refused a write.
struct PendingApproval {
    endpoint: &'static Endpoint,
    typed: Typed,
    /// The journal's entry of what was refused.
    follows: i64,
}

impl PendingApproval {
    /// Shows the refusal, and asks whether to hand it over for approval now. A no leaves the refusal as it was.
    fn carry_out(
        self,
        session: &Session,
        watch: &SignalWatch,
        refused: &Layout,
        refusal: Error,
        ui: &mut Ui,
    ) -> Result<Option<i64>> {
        let PendingApproval { endpoint, typed, follows } = self;
        ui.note(&format!("refused: {refusal}"));
        let invocation = Invocation {
            typed,
            follows: Some(follows),
            reason: refused.invocation.reason.clone(),
            ticket: refused.invocation.ticket.clone(),
            show_personal: refused.invocation.show_personal,
            timeout: refused.invocation.timeout,
            verbose: refused.invocation.verbose,
            ..Invocation::default()
        };
        let overrides = session.profile.overrides(endpoint.command);
        let context = RequestContext { clock: refused.context.clock, overrides };
        let layout = Layout { endpoint, invocation: &invocation, context: &context };
        let body = layout.start()?;
        match one(session, watch, layout, body, ui) {
            Err(no) if no.kind() == ErrorKind::Declined => Err(refusal),
            done => done,
        }
    }
}

/// One write, with all it needs.
struct Write<'a> {
    endpoint: &'static Endpoint,
    invocation: &'a Invocation,
    session: &'a Session,
    layout: Layout<'a>,
    /// What flags and files say, before anything is read.
    body: Value,
    /// Where a person edits it.
    draft: Option<Draft>,
    /// What can be asked for after its refusal.
    appeal: RefCell<Option<PendingApproval>>,
}

/// One sending, and whether its outcome could be recorded.
struct SendRecord {
    entry: i64,
    fate: SendResult,
    outcome: Outcome,
    recorded: Result<()>,
}

impl Write<'_> {
    /// What every write goes through: lock, state, guards, question, second reading, journal, one sending, journal,
    /// reading back.
    /// Gives the journal's entry of what was accepted.
    fn carry_out(&self, watch: &SignalWatch, ui: &mut Ui) -> Result<Option<i64>> {
        if self.invocation.dry_run {
            let (journal, damaged) =
                match journal_if_any(&self.session.profile, self.invocation.timeout) {
                    Err(error) if error.kind() == ErrorKind::Guarded => (None, Some(error)),
                    opened => (opened?, None),
                };
            let mut plan = self.plan(journal.as_ref(), ui)?;
            plan.refusal = damaged.or(plan.refusal);
            for (title, value) in self.preview(&plan).facts {
                ui.note(&format!("{title}: {value}"));
            }
            return rehearse(&self.layout, &self.session.profile, plan, ui).map(|()| None);
        }
        let data = DataDir::open(&self.session.profile.data_dir()?)?;
        let mut journal = Journal::open(&data, self.invocation.timeout)?;
        let locked = self.object().filter(|_| self.endpoint.state.is_some());
        let locked = locked.map(|object| object_key(&self.session.base_url, object));
        let lock = locked.map(|key| data.lock(&key, self.invocation.timeout)).transpose()?;
        let mut plan = self.plan(Some(&journal), ui)?;
        self.ask_twin(&mut plan, &mut journal, ui)?;
        if self.ask(&plan, ui)? || plan.asked {
            plan = self.unchanged(plan, &journal, ui)?;
        }
        if self.invocation.wait.is_some() {
            plan.said_no = self.says_no(self.invocation.timeout).unwrap_or(true);
            plan.listed = self.listed(&plan, self.invocation.timeout)?;
        }
        self.say_where(&plan, ui);
        let mut repeats = 0;
        loop {
            let SendRecord { entry, fate, outcome, recorded } =
                self.send(&plan, &mut journal, watch, ui)?;
            if let Err(cause) = recorded {
                return Err(self.not_recorded(&plan, entry, &fate, &cause, ui));
            }
            match fate {
                SendResult::Answered(reply) => match judge(&reply, true) {
                    Verdict::Done(envelope) => {
                        self.accepted(&plan, entry, &envelope, &reply, watch, ui)?;
                        // The outcome is recorded: others need not wait for what only looks.
                        drop(lock);
                        return self.follow(&plan, entry, watch, ui).map(|()| Some(entry));
                    }
                    Verdict::Throttled if watch.is_ending() => {
                        return Err(recorded_in(entry, watch.ended()));
                    }
                    Verdict::Throttled => {
                        self.session.wait(&reply, ui).map_err(|error| recorded_in(entry, error))?;
                    }
                    Verdict::Failed(kind, why) => match self.other_method(&plan, &reply, kind) {
                        Some(method) if !watch.is_ending() => {
                            let tried = plan.request.method.name();
                            let (status, method_name) = (reply.status, method.name());
                            ui.note(&format!(
                                "the server did not take it by {tried} (HTTP {status}), so nothing was carried out: \
                                 sending it by {method_name}"
                            ));
                            plan.request.method = method;
                        }
                        _ => {
                            let partly = outcome == Outcome::Unknown;
                            let kind = if partly { ErrorKind::Unknown } else { kind };
                            let error = self.failed(&plan, entry, &reply, kind, &why);
                            return Err(with_entry(error, &journal));
                        }
                    },
                },
                SendResult::NotSent(_) if watch.is_ending() => {
                    return Err(recorded_in(entry, watch.ended()));
                }
                SendResult::NotSent(why) if repeats < NOT_SENT_REPEATS => {
                    repeats += 1;
                    ui.note(&format!("no connection ({why}), so nothing was sent: trying again"));
                    std::thread::sleep(backoff(repeats));
                }
                SendResult::NotSent(why) => return Err(recorded_in(entry, unreachable(&why))),
                SendResult::Lost(why) | SendResult::TimedOut(why) | SendResult::TooLarge(why) => {
                    return Err(with_entry(self.unknown(&plan, entry, &why), &journal));
                }
            }
            // It was provably not carried out. State and guards come first again.
            plan = self.unchanged(plan, &journal, ui).map_err(|error| recorded_in(entry, error))?;
        }
    }

    fn object(&self) -> Option<&str> {
        self.endpoint.object(&self.invocation.typed)
    }

    fn request(&self, body: Value) -> Result<Request> {
        self.endpoint.request(&self.invocation.typed, body, self.layout.context)
    }

    fn way(&self) -> Option<Way> {
        self.endpoint.way()
    }

    fn amount(&self, plan: &Plan) -> Option<money::Amount> {
        plan.amount(self.endpoint)
    }

    fn pool(&self, plan: &Plan, state: Option<&State>) -> Option<Pool> {
        plan.pool(self.endpoint, state)
    }

    fn sight<'a>(&'a self, plan: &'a Plan) -> GuardInput<'a> {
        plan.sight(self.endpoint, self.invocation, &self.session.profile)
    }

    /// The method to send it by instead, where the sources disagree about it and the server refused the documented one:
    /// by a 405, or by missing the body that a GET had (quirk 5).
    fn other_method(&self, plan: &Plan, reply: &Reply, kind: ErrorKind) -> Option<Method> {
        let other = self.endpoint.other_method(&self.layout.context.overrides)?;
        let lost_body = || {
            let envelope = reply.envelope().filter(|_| reply.status == 417)?;
            let reasons = envelope.get("errors")?.as_array()?.clone();
            let sent = plan.request.body.as_ref()?.as_object()?;
            let is_sent = |reason: &Value| {
                let missed =
                    |name: &String| reason == &json!(format!("The {name} field is required."));
                sent.keys().any(missed)
            };
            (!reasons.is_empty() && reasons.iter().all(is_sent)).then_some(())
        };
        let refused = reply.status == 405 || lost_body().is_some();
        (refused && kind != ErrorKind::Unknown && plan.request.method != other).then_some(other)
    }

    /// Whether a refusal may have carried out a part: it named several things, and the object has changed since.
    fn is_partly_done(&self, plan: &Plan, end: &Ending, ui: &mut Ui) -> bool {
        let several = self.endpoint.quirks.contains(&Quirk::PartlyDone)
            && self.pool(plan, plan.before.as_ref()).is_some_and(|pool| pool.lines.len() > 1);
        if !several || end.outcome != Outcome::Refused || end.http != Some(400) {
            return false;
        }
        let (Some(read), Some(object)) = (self.endpoint.state, self.object()) else { return true };
        let now = read(object, &mut |command, id| self.session.fetch(command, id, ui));
        now.ok().as_ref() != plan.before.as_ref()
    }

    /// Journals the intent, sends once, journals the outcome. Fails only where nothing was sent.
    fn send(
        &self,
        plan: &Plan,
        journal: &mut Journal,
        watch: &SignalWatch,
        ui: &mut Ui,
    ) -> Result<SendRecord> {
        let profile = &self.session.profile;
        let sight = self.sight(plan);
        let intent = Intent {
            command: self.endpoint.command.to_owned(),
            method: plan.request.method.name().to_owned(),
            target: plan.request.target.clone(),
            base_url: self.session.base_url.clone(),
            object: self.object().map(str::to_owned),
            profile: Some(profile.name.clone()),
            environment: Some(profile.environment.name().to_owned()),
            binds: self.endpoint.binds(),
            amount: sight.amount,
            counted: sight.counted.filter(|counted| Some(*counted) != sight.amount),
            lines: sight.lines.clone(),
            way: self.way(),
            pool: sight.pool.as_ref().map(|pool| pool.id.clone()),
            told: sight.pool.as_ref().map(|pool| Told { whole: pool.whole, taken: pool.taken }),
            alike: plan.alike.clone(),
            before: plan.before.as_ref().map(State::record),
            reason: self.invocation.reason.clone(),
            ticket: self.invocation.ticket.clone(),
            follows: self.invocation.follows,
            ..Intent::default()
        };
        let body = plan.request.body.as_ref();
        let trace = self.endpoint.trace.zip(body);
        let confidential = Confidential {
            body,
            was: plan.was.as_ref(),
            trace: trace
                .and_then(|(trace, body)| (trace.of_body)(body, Timestamp::now().as_second())),
        };
        let entry = journal.begin(intent, &confidential, |journal| {
            if let Some(object) = self.object().filter(|_| self.endpoint.state.is_some()) {
                self.settled(journal, object)?;
            }
            sight.recall(journal, self.layout.context.clock)?;
            match sight.twin(journal, plan.alike.as_deref())? {
                Some(twin) if plan.twin != Some(twin.id) => return Err(sight.is_twin(&twin)),
                _ => {}
            }
            // From here on the journal is being written: a signal waits for it.
            watch.intends();
            Ok(())
        });
        let entry = entry.inspect_err(|_| watch.nothing())?;
        let unknown = self.unknown(plan, entry, "interrupted before its outcome was known");
        let unknown = with_entry(unknown, journal);
        if let Err(interrupted) = watch.sends(unknown.clone()) {
            let recorded = journal.finish(entry, Ending::not_sent(&interrupted.to_string()));
            watch.nothing();
            recorded?;
            return Err(recorded_in(entry, interrupted));
        }
        let fate = match self.session.write(&plan.request) {
            Ok(fate) => fate,
            Err(error) => {
                // It could not even be put into words, so it never left.
                watch.intends();
                let recorded = journal.finish(entry, Ending::not_sent(&error.to_string()));
                watch.nothing();
                recorded?;
                return Err(error);
            }
        };
        let mut end = self.end(&fate);
        if self.is_partly_done(plan, &end, ui) {
            end.outcome = Outcome::Unknown;
        }
        let outcome = end.outcome;
        watch.answered();
        let recorded = journal.finish(entry, end);
        if outcome == Outcome::Accepted {
            self.session.succeeded(ui);
        }
        match &fate {
            SendResult::Answered(reply) if outcome == Outcome::Accepted => {
                let why =
                    format!("{} is done; interrupted before it was shown", self.endpoint.command);
                watch.done(self.undelivered(entry, &reply.envelope().unwrap_or_default(), why));
            }
            _ if outcome == Outcome::Unknown => watch.lost(unknown),
            _ => watch.nothing(),
        }
        Ok(SendRecord { entry, fate, outcome, recorded })
    }
}
