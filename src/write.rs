//! What every write goes through: lock, state, guards, question, second reading, journal, one sending, journal,
//! reading back. [`Write::carry_out`] is the order of it, and there is no other way to send one.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use crate::api::{
    Call, Effect, Endpoint, Method, Past, Picked, Pool, Quirk, Request, State, Stuck, Typed, Way,
    explain, lines_of,
};
use crate::body::{self, Change, Layout};
use crate::client::Fate;
use crate::config::{self, Environment, Profile};
use crate::data::DataDir;
use crate::dates::{self, Clock, Form};
use crate::edit::Draft;
use crate::error::{Error, Kind, Money, Result};
use crate::guards::{Sight, may_write};
use crate::interrupt::Watch;
use crate::invocation::Invocation;
use crate::journal::{self, End, Intent, Journal, Outcome};
use crate::money;
use crate::session::{Session, backoff, failure, unreachable};
use crate::show::{show, show_code, show_request};
use crate::table;
use crate::ui::{self, Preview, Ui};
use crate::verdict::{Reply, Verdict, judge};

/// Between two looks for a result: at first, and at most. Two readings each, they stay far below the rate limit.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// Further tries of a write when provably no connection was made.
const NOT_SENT_REPEATS: u32 = 2;

/// Carries out one operation that writes; where each value of a flag is a call of its own, one call after another.
pub fn write(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    profile: Profile,
    ui: &mut Ui,
) -> Result<()> {
    may_write(endpoint, &profile)?;
    let overrides = profile.overrides(endpoint.command);
    let clock = Clock::system(profile.zone.clone());
    let call = Call { clock: &clock, overrides: &overrides };
    let calls = invocation.calls(endpoint)?;
    let layouts = calls.iter().map(|invocation| Layout { endpoint, invocation, call: &call });
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
            let plan = Plan::new(endpoint.request(&layout.invocation.typed, body, &call));
            rehearse(&layout, &profile, &plan, ui)
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
    let watch = Watch::start(ui)?;
    let count = laid.len();
    for (at, (layout, body)) in laid.into_iter().enumerate() {
        watch.between(at, count);
        one(&session, &watch, layout, body, ui).map_err(|error| among(error, at, count))?;
    }
    Ok(())
}

/// Whether a run of CI begins without memory.
fn forgets(profile: &Profile) -> Result<bool> {
    Ok(config::variable("CI").is_some() && !profile.data_dir()?.join(journal::FILE).exists())
}

/// A dry run of what is never read: no request, no question, and no journal, though what stands in one counts.
fn rehearse(layout: &Layout, profile: &Profile, plan: &Plan, ui: &mut Ui) -> Result<()> {
    let sight = plan.sight(layout.endpoint, layout.invocation, profile);
    sight.check()?;
    if let Some(mut journal) = journal_if_any(profile)? {
        sight.recall(&journal, layout.call.clock)?;
        let alike = alike(layout.endpoint, plan, &mut journal)?;
        if let Some(twin) = sight.twin(&journal, alike.as_deref())? {
            if layout.invocation.yes {
                return Err(sight.is_twin(&twin));
            }
            ui.warn(&sight.twin_line(&twin));
        }
    }
    show_request(&plan.request, ui)
}

/// A dry run makes no journal, but counts what stands in one.
fn journal_if_any(profile: &Profile) -> Result<Option<Journal>> {
    let dir = profile.data_dir()?;
    if dir.join(journal::FILE).exists() {
        Journal::open(&DataDir::open(&dir)?).map(Some)
    } else {
        Ok(None)
    }
}

/// What a request that makes something is known by.
fn alike(endpoint: &Endpoint, plan: &Plan, journal: &mut Journal) -> Result<Option<String>> {
    let likeness = plan.request.body.as_ref().and_then(|body| endpoint.likeness(body));
    likeness.map(|likeness| journal.keyed_hash(&likeness)).transpose()
}

/// One of several calls failed: says what became of the others.
fn among(error: Error, at: usize, count: usize) -> Error {
    if count < 2 {
        return error;
    }
    let later = count - at - 1;
    error.detail(format!(
        "this was call {} of {count}: {at} done before it, {later} not sent",
        at + 1
    ))
}

/// One call, and the question that may follow its refusal.
fn one(session: &Session, watch: &Watch, layout: Layout, body: Value, ui: &mut Ui) -> Result<()> {
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
            Ok(()) if invocation.dry_run => draft.keep(ui),
            Ok(()) => draft.discard(),
            Err(error) => done = Err(draft.left_by(error)),
        }
    }
    match (done, write.appeal.take()) {
        (Err(refusal), Some(appeal)) if ui.may_ask() && !invocation.yes => {
            let done = appeal.carry_out(session, watch, &layout, refusal, ui);
            // What was handed over is not to be sent again.
            write.draft.iter().filter(|_| done.is_ok()).for_each(Draft::discard);
            done
        }
        (done, _) => done,
    }
}

/// What can be asked for after a limit of the merchant refused a write.
struct Appeal {
    endpoint: &'static Endpoint,
    typed: Typed,
    /// The journal's entry of what was refused.
    follows: i64,
}

impl Appeal {
    /// Shows the refusal, and asks whether to hand it over for approval now. A no leaves the refusal as it was.
    fn carry_out(
        self,
        session: &Session,
        watch: &Watch,
        refused: &Layout,
        refusal: Error,
        ui: &mut Ui,
    ) -> Result<()> {
        let Appeal { endpoint, typed, follows } = self;
        ui.note(&format!("refused: {refusal}"));
        let invocation = Invocation {
            typed,
            follows: Some(follows),
            reason: refused.invocation.reason.clone(),
            show_personal: refused.invocation.show_personal,
            timeout: refused.invocation.timeout,
            verbose: refused.invocation.verbose,
            ..Invocation::default()
        };
        let overrides = session.profile.overrides(endpoint.command);
        let call = Call { clock: refused.call.clock, overrides: &overrides };
        let layout = Layout { endpoint, invocation: &invocation, call: &call };
        let body = layout.start()?;
        match one(session, watch, layout, body, ui) {
            Err(no) if no.kind() == Kind::Declined => Err(refusal),
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
    appeal: RefCell<Option<Appeal>>,
}

/// What is about to be sent, and on what knowledge.
struct Plan {
    request: Request,
    before: Option<State>,
    past: Past,
    /// Path, old and new value of what differs from the object, or from what the editor was given.
    changes: Option<Vec<Change>>,
    /// A person was asked while it was made, so that time has passed since the state was read.
    asked: bool,
    /// What a request that makes something is known by.
    alike: Option<String>,
    /// The same creation a moment ago, which a person has agreed to repeat.
    twin: Option<i64>,
}

impl Plan {
    /// Of an object that has not been read.
    fn new(request: Request) -> Plan {
        Plan {
            request,
            before: None,
            past: Past::default(),
            changes: None,
            asked: false,
            alike: None,
            twin: None,
        }
    }

    /// What the guards look at.
    fn sight<'a>(
        &'a self,
        endpoint: &'static Endpoint,
        invocation: &'a Invocation,
        profile: &'a Profile,
    ) -> Sight<'a> {
        let body = self.request.body.as_ref();
        let pool = self.pool(endpoint, self.before.as_ref());
        Sight {
            endpoint,
            invocation,
            profile,
            object: endpoint.object(&invocation.typed),
            body,
            before: self.before.as_ref(),
            amount: self.amount(endpoint),
            lines: body.filter(|_| pool.is_some()).map(lines_of).unwrap_or_default(),
            pool,
            past: &self.past,
        }
    }

    /// What the write moves: said in the body, else what the object says.
    fn amount(&self, endpoint: &Endpoint) -> Option<money::Amount> {
        match endpoint.effect {
            Effect::MovesMoney { amount: Some(_), .. } => {
                self.request.body.as_ref().and_then(|body| endpoint.amount(body))
            }
            Effect::MovesMoney { amount: None, .. } => {
                self.before.as_ref().and_then(|before| before.total)
            }
            Effect::Reads | Effect::Writes => None,
        }
    }

    /// What the body takes from, in this state.
    fn pool(&self, endpoint: &Endpoint, state: Option<&State>) -> Option<Pool> {
        let body = self.request.body.as_ref()?;
        endpoint.compute.as_ref().zip(state).map(|(compute, state)| (compute.pool)(state, body))
    }
}

/// One sending, and whether its outcome could be recorded.
struct Ending {
    entry: i64,
    fate: Fate,
    outcome: Outcome,
    recorded: Result<()>,
}

impl Write<'_> {
    /// What every write goes through: lock, state, guards, question, second reading, journal, one sending, journal,
    /// reading back.
    fn carry_out(&self, watch: &Watch, ui: &mut Ui) -> Result<()> {
        if self.invocation.dry_run {
            let plan = self.plan(journal_if_any(&self.session.profile)?.as_ref(), ui)?;
            for (title, value) in self.preview(&plan).facts {
                ui.note(&format!("{title}: {value}"));
            }
            return show_request(&plan.request, ui);
        }
        let data = DataDir::open(&self.session.profile.data_dir()?)?;
        let mut journal = Journal::open(&data)?;
        let lock = match self.object().filter(|_| self.endpoint.state.is_some()) {
            Some(object) => Some(
                data.lock(&format!("{} {object}", self.session.base_url), self.invocation.timeout)?,
            ),
            None => None,
        };
        let mut plan = self.plan(Some(&journal), ui)?;
        self.ask_twin(&mut plan, &mut journal, ui)?;
        if self.ask(&plan, ui)? || plan.asked {
            plan = self.unchanged(plan, &journal, ui)?;
        }
        self.say_where(&plan, ui);
        let mut repeats = 0;
        loop {
            let Ending { entry, fate, outcome, recorded } =
                self.send(&plan, &mut journal, watch, ui)?;
            if let Err(cause) = recorded {
                return Err(self.not_recorded(&plan, entry, &fate, &cause, ui));
            }
            match fate {
                Fate::Answered(reply) => match judge(&reply, true) {
                    Verdict::Done(envelope) => {
                        self.accepted(entry, &envelope, &reply, watch, ui)?;
                        // The outcome is recorded: others need not wait for what only looks.
                        drop(lock);
                        return self.follow(&plan, entry, &journal, watch, ui);
                    }
                    Verdict::Throttled => {
                        self.session.wait(&reply, ui).map_err(|error| recorded_in(entry, error))?;
                    }
                    Verdict::Failed(kind, why) => match self.other_method(&plan, &reply) {
                        Some(method) => {
                            let tried = plan.request.method.name();
                            let (status, method_name) = (reply.status, method.name());
                            ui.note(&format!(
                                "the server did not take it by {tried} (HTTP {status}), so nothing was carried out: \
                                 sending it by {method_name}"
                            ));
                            plan.request.method = method;
                        }
                        None => {
                            let partly = outcome == Outcome::Unknown;
                            let kind = if partly { Kind::Unknown } else { kind };
                            let error = self.failed(&plan, entry, &reply, kind, &why);
                            return Err(with_entry(error, &journal));
                        }
                    },
                },
                Fate::NotSent(why) if repeats < NOT_SENT_REPEATS => {
                    repeats += 1;
                    ui.note(&format!("no connection ({why}), so nothing was sent: trying again"));
                    std::thread::sleep(backoff(repeats));
                }
                Fate::NotSent(why) => return Err(recorded_in(entry, unreachable(&why))),
                Fate::Lost(why) | Fate::TimedOut(why) => {
                    return Err(with_entry(self.unknown(&plan, entry, &why), &journal));
                }
            }
            // It was provably not carried out. State and guards come first again.
            plan = self.unchanged(plan, &journal, ui)?;
        }
    }

    fn object(&self) -> Option<&str> {
        self.endpoint.object(&self.invocation.typed)
    }

    /// Reads the state, completes the body, and lets the guards look at it.
    fn plan(&self, journal: Option<&Journal>, ui: &mut Ui) -> Result<Plan> {
        let request = self.request(self.body.clone());
        let mut plan = Plan::new(request);
        let (Some(read), Some(object)) = (self.endpoint.state, self.object()) else {
            let body = self.edited(self.body.clone(), &mut plan, ui)?;
            self.check(&body, ui)?;
            plan.request = self.request(body);
            self.guard(&plan, journal)?;
            return Ok(plan);
        };
        if let Some(journal) = journal {
            self.settled(journal, object)?;
            plan.past = journal.past(&self.session.base_url, object)?;
        }
        let before = read(object, &mut |command, id| self.session.fetch(command, id, ui))?;
        let body = if self.endpoint.compute.is_some() {
            self.compute(object, &before, &mut plan, ui)?
        } else {
            let body = self.replace(&before, &mut plan, ui)?;
            self.check(&body, ui)?;
            if let Some(body_of) = self.endpoint.replaces {
                self.layout.refuse_masked(&body_of(&before.known)?, &body)?;
            }
            body
        };
        plan.request = self.request(body);
        plan.before = Some(before);
        self.guard(&plan, journal)?;
        Ok(plan)
    }

    /// Expectations and limits, and what the journal remembers.
    fn guard(&self, plan: &Plan, journal: Option<&Journal>) -> Result<()> {
        let sight = self.sight(plan);
        sight.check()?;
        journal.map_or(Ok(()), |journal| sight.recall(journal, self.layout.call.clock))
    }

    /// Making the same thing twice within minutes is asked about. A person's yes is for this one twin.
    fn ask_twin(&self, plan: &mut Plan, journal: &mut Journal, ui: &mut Ui) -> Result<()> {
        plan.alike = alike(self.endpoint, plan, journal)?;
        let sight = self.sight(plan);
        let Some(twin) = sight.twin(journal, plan.alike.as_deref())? else { return Ok(()) };
        let refusal = sight.is_twin(&twin);
        if self.invocation.yes {
            return Err(refusal);
        }
        if !ui.may_ask() {
            let mut error = Error::new(Kind::Declined, refusal.to_string());
            error.report_mut().next = refusal.report().next.clone();
            return Err(error.detail("nobody is here to be asked whether it is meant twice"));
        }
        let question = format!("{}, again", self.endpoint.command);
        let facts = vec![("earlier", sight.twin_line(&twin)), ("journal", twin.id.to_string())];
        ui.confirm(&Preview { question, facts, typed: None })?;
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
    fn settled(&self, journal: &Journal, object: &str) -> Result<()> {
        let Some(entry) = journal.unsettled(&self.session.base_url, object)? else { return Ok(()) };
        let earlier = entry.intent["command"].as_str().unwrap_or_default();
        let mut error =
            Error::guarded(format!("what became of an earlier {earlier} on {object} is not known"))
                .detail("nothing else is sent to it until that is settled")
                .next(format!("what was sent: fpgo journal show {}", entry.id))
                .next(format!("look whether it took effect: {}", self.look()))
                .next(format!("settle it by what the API shows: fpgo journal resolve {}", entry.id))
                .next(format!(
                    "or, when you know, say so: fpgo journal resolve {} --as happened (or did-not) --reason TEXT",
                    entry.id
                ));
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
        let keyed = self.endpoint.is_keyed(self.layout.call);
        loop {
            let picked =
                Picked { id, typed: &typed, body: &body, state, past: &past, again, keyed };
            let (question, options, otherwise) = match (compute.complete)(&picked) {
                Ok(complete) => {
                    body = complete;
                    break;
                }
                Err(Stuck::Refused(error)) => return Err(error),
                Err(Stuck::Choice { question, options, otherwise }) => {
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
            body = self.endpoint.apply(&typed, body, self.layout.call)?;
        }
        self.layout.assign(&mut body)?;
        let body = self.edited(body, plan, ui)?;
        let picked = Picked { id, typed: &typed, body: &body, state, past: &past, again, keyed };
        (compute.guard)(&picked)?;
        self.check(&body, ui)?;
        Ok(body)
    }

    fn request(&self, body: Value) -> Request {
        self.endpoint.request(&self.invocation.typed, body, self.layout.call)
    }

    /// Asks where the operation asks. `true` if a person was asked, so that time has passed.
    fn ask(&self, plan: &Plan, ui: &mut Ui) -> Result<bool> {
        let asks = self.endpoint.asks || self.draft.is_some();
        if !asks || self.invocation.yes {
            // Nobody is asked, but what changes is told all the same.
            self.changes(plan)
                .iter()
                .for_each(|(title, line)| ui.note(&format!("{title}: {line}")));
            return Ok(false);
        }
        ui.confirm(&self.preview(plan)).map(|()| true)
    }

    /// Names the account before anything leaves.
    fn say_where(&self, plan: &Plan, ui: &mut Ui) {
        let profile = &self.session.profile;
        let object = self.object().map(|object| format!(" {object}")).unwrap_or_default();
        let amount = self.amount(plan).map(|amount| format!(" {}", money::show(amount)));
        ui.banner(
            &format!("{} (profile {})", profile.environment.name(), profile.name),
            &format!("{}{object}{}", self.endpoint.command, amount.unwrap_or_default()),
            profile.environment == Environment::Production,
        );
    }

    fn preview(&self, plan: &Plan) -> Preview {
        let profile = &self.session.profile;
        let object = self.object().unwrap_or_default();
        let amount = self.amount(plan);
        let mut facts = vec![
            ("profile", profile.name.clone()),
            ("environment", profile.environment.name().to_owned()),
        ];
        if let Some(before) = &plan.before {
            facts.push(("state", before.to_line()));
        }
        let customer =
            plan.request.body.as_ref().and_then(|body| body.pointer("/customerDetails/name"));
        if let Some(name) = customer.and_then(Value::as_str) {
            facts.push(("customer", name.to_owned()));
        }
        if let Some(amount) = amount {
            facts.push(("amount", money::show(amount)));
        }
        facts.extend(self.changes(plan));
        if plan.changes.is_none() {
            let sent = plan.request.body.as_ref().unwrap_or(&Value::Null);
            facts.extend(body::facts(sent, !self.invocation.show_personal));
        }
        if let (Some(amount), Some(pool)) = (amount, self.pool(plan, plan.before.as_ref())) {
            let taken = pool.taken.unwrap_or_default().max(plan.past.taken(&pool.name));
            let (now, then) = (money::show(taken), money::show(taken.saturating_add(amount)));
            let of = pool.whole.map(|whole| format!(", of {}", money::show(whole)));
            let of = of.unwrap_or_default();
            facts.push((pool.words.taken, format!("{now} before, {then} after{of}")));
        }
        let sum = amount.map(|amount| format!(" {}", money::show(amount))).unwrap_or_default();
        let typed = (profile.environment == Environment::Production).then(|| match amount {
            Some(amount) => ui::Typed::Amount(amount),
            // Where there is neither amount nor identifier, the command's own words are typed: Enter alone is a no.
            None if object.is_empty() => ui::Typed::Identifier(self.endpoint.command.to_owned()),
            None => ui::Typed::Identifier(object.to_owned()),
        });
        let object = if object.is_empty() { String::new() } else { format!(" {object}") };
        Preview { question: format!("{}{object}{sum}", self.endpoint.command), facts, typed }
    }

    /// What becomes different, where there is something to compare with.
    fn changes(&self, plan: &Plan) -> Vec<(&'static str, String)> {
        let hide = !self.invocation.show_personal;
        match plan.changes.as_deref() {
            None => Vec::new(),
            Some([]) => vec![("change", "none".to_owned())],
            Some(changes) => {
                changes.iter().map(|change| ("change", change.to_line(hide))).collect()
            }
        }
    }

    fn way(&self) -> Option<Way> {
        match self.endpoint.effect {
            Effect::MovesMoney { way, .. } => Some(way),
            Effect::Reads | Effect::Writes => None,
        }
    }

    fn amount(&self, plan: &Plan) -> Option<money::Amount> {
        plan.amount(self.endpoint)
    }

    fn pool(&self, plan: &Plan, state: Option<&State>) -> Option<Pool> {
        plan.pool(self.endpoint, state)
    }

    fn sight<'a>(&'a self, plan: &'a Plan) -> Sight<'a> {
        plan.sight(self.endpoint, self.invocation, &self.session.profile)
    }

    /// Reads once more, and refuses when anything that the plan rests on has changed.
    fn unchanged(&self, plan: Plan, journal: &Journal, ui: &mut Ui) -> Result<Plan> {
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

    /// The method to send it by instead, where the sources disagree about it and the server refused the documented one:
    /// by a 405, or by missing the body that a GET had (quirks.md 5).
    fn other_method(&self, plan: &Plan, reply: &Reply) -> Option<Method> {
        let other = self.endpoint.other_method(self.layout.call.overrides)?;
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
        (refused && plan.request.method != other).then_some(other)
    }

    /// Whether a refusal may have carried out a part: it named several things, and the object has changed since.
    fn is_partly_done(&self, plan: &Plan, end: &End, ui: &mut Ui) -> bool {
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
        watch: &Watch,
        ui: &mut Ui,
    ) -> Result<Ending> {
        let profile = &self.session.profile;
        let sight = self.sight(plan);
        let intent = Intent {
            command: self.endpoint.command,
            method: plan.request.method.name(),
            target: &plan.request.target,
            base_url: &self.session.base_url,
            object: self.object(),
            profile: &profile.name,
            environment: profile.environment.name(),
            binds: self.endpoint.asks || self.endpoint.effect.moves_money(),
            amount: sight.amount,
            lines: sight.lines.clone(),
            way: self.way(),
            pool: sight.pool.as_ref(),
            body: plan.request.body.as_ref(),
            alike: plan.alike.as_deref(),
            before: plan.before.as_ref().map(State::to_json),
            reason: self.invocation.reason.as_deref(),
            ticket: self.invocation.ticket.as_deref(),
            follows: self.invocation.follows,
        };
        let entry = journal.begin(&intent, |journal| {
            sight.recall(journal, self.layout.call.clock)?;
            match sight.twin(journal, plan.alike.as_deref())? {
                Some(twin) if plan.twin != Some(twin.id) => Err(sight.is_twin(&twin)),
                _ => Ok(()),
            }
        })?;
        let unknown = self.unknown(plan, entry, "interrupted before its outcome was known");
        watch.sending(with_entry(unknown, journal));
        let fate = match self.session.write(&plan.request) {
            Ok(fate) => fate,
            Err(error) => {
                // It could not even be put into words, so it never left.
                watch.nothing();
                let message = Some(error.to_string());
                let end = End { outcome: Outcome::NotSent, http: None, message, made: None };
                journal.finish(entry, &end)?;
                return Err(error);
            }
        };
        let mut end = self.end(&fate);
        if self.is_partly_done(plan, &end, ui) {
            end.outcome = Outcome::Unknown;
        }
        let outcome = end.outcome;
        let recorded = journal.finish(entry, &end);
        if outcome == Outcome::Accepted {
            self.session.succeeded(ui);
        }
        match &fate {
            Fate::Answered(reply) if outcome == Outcome::Accepted => {
                let why =
                    format!("{} is done; interrupted before it was shown", self.endpoint.command);
                watch.done(self.undelivered(entry, &reply.envelope().unwrap_or_default(), why));
            }
            _ if outcome == Outcome::Unknown => {}
            _ => watch.nothing(),
        }
        Ok(Ending { entry, fate, outcome, recorded })
    }

    /// Shows the answer.
    fn accepted(
        &self,
        entry: i64,
        envelope: &Map<String, Value>,
        reply: &Reply,
        watch: &Watch,
        ui: &mut Ui,
    ) -> Result<()> {
        if let Err(cause) = show(self.endpoint, self.invocation, envelope, reply, ui) {
            let command = self.endpoint.command;
            let why = format!("{command} is done, but its output cannot be written: {cause}");
            return Err(self.undelivered(entry, envelope, why));
        }
        if self.invocation.qr {
            show_code(self.endpoint, envelope, ui);
        }
        let (profile, command) = (&self.session.profile, self.endpoint.command);
        let what = self.object().map(|object| format!(" {object}")).unwrap_or_default();
        let environment = profile.environment.name();
        ui.note(&format!(
            "accepted: {command}{what} at {environment} (profile {}), journal {entry}",
            profile.name
        ));
        let message = envelope.get("message").and_then(Value::as_str);
        if let Some(known) = message.and_then(explain) {
            ui.note(format!("{} {}", known.meaning, known.next).trim_end());
        }
        watch.shown();
        Ok(())
    }

    /// Looks whether the write has taken effect: once, or with `--wait` until it shows.
    fn follow(
        &self,
        plan: &Plan,
        entry: i64,
        journal: &Journal,
        watch: &Watch,
        ui: &mut Ui,
    ) -> Result<()> {
        let Some(patience) = self.invocation.wait else {
            if let Some(now) = self.read_back(ui) {
                self.tell_seen(plan, &now, ui);
            }
            return Ok(());
        };
        let late = |what: &str| {
            let command = self.endpoint.command;
            let error = Error::new(Kind::CheckFailed, format!("{command} is accepted, {what}"));
            self.awaited(error, entry).next(format!("look again with: {}", self.look()))
        };
        watch.done(late("but its result had not shown when the wait was interrupted"));
        let deadline = Instant::now() + patience;
        let mut pause = FIRST_PAUSE;
        loop {
            match self.read_back(ui) {
                Some(now) if self.is_confirmed(plan, &now) => {
                    self.tell_seen(plan, &now, ui);
                    return Ok(());
                }
                _ if self.is_rejected(ui) => return Err(self.rejected(entry, journal)?),
                _ => {}
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(late(&format!("but its result did not show within {patience:?}")));
            }
            std::thread::sleep(pause.min(left));
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    fn tell_seen(&self, plan: &Plan, now: &State, ui: &mut Ui) {
        if let Some(untold) = self.untold(plan, now) {
            let paths = untold.join(", ");
            ui.note(&match untold.is_empty() {
                true => "confirmed: it is now as it was sent".to_owned(),
                false => format!("confirmed as far as the API tells it; not told back: {paths}"),
            });
        } else if self.is_confirmed(plan, now) {
            ui.note(&format!("confirmed: it is now {}", now.to_line()));
        } else {
            ui.note(&format!("not yet confirmed: it is now {}", now.to_line()));
            ui.note(&format!("follow it with: {}", self.look()));
        }
    }

    /// Whether the API says that what it accepted will not happen.
    fn is_rejected(&self, ui: &mut Ui) -> bool {
        let (Some(refusal), Some(object)) = (&self.endpoint.rejected, self.object()) else {
            return false;
        };
        self.session.fetch(refusal.command, object, ui).is_ok_and(|told| refusal.is_in(&told))
    }

    /// It was accepted and then rejected: the journal no longer counts it.
    fn rejected(&self, entry: i64, journal: &Journal) -> Result<Error> {
        if let Some(known) = journal.entry(entry)? {
            journal.resolve(&known, false, "rejected, as the API says", &Value::Null)?;
        }
        let command = self.endpoint.command;
        let error = Error::new(Kind::CheckFailed, format!("{command} was accepted, then rejected"));
        let mut error = self.awaited(error, entry);
        error.report_mut().money = self.way().map(|_| Money::NotMoved);
        Ok(error.detail("nothing was carried out"))
    }

    fn awaited(&self, mut error: Error, entry: i64) -> Error {
        let report = error.report_mut();
        report.journal = Some(entry);
        report.object = self.object().map(str::to_owned);
        report.money = self.way().map(|_| Money::Accepted);
        error
    }

    /// Whether the state shows this write and nothing else can explain it.
    fn is_confirmed(&self, plan: &Plan, now: &State) -> bool {
        let Some(before) = &plan.before else { return false };
        if let (Some(pool), Some(after)) =
            (self.pool(plan, Some(before)), self.pool(plan, Some(now)))
        {
            let (Some(was), Some(is), Some(amount)) = (pool.taken, after.taken, self.amount(plan))
            else {
                return false;
            };
            // An earlier write of this machine that the API did not show yet could be what shows now.
            return plan.past.taken(&pool.name) <= was && is >= was.saturating_add(amount);
        }
        let is = |state: &State| {
            state
                .status
                .as_deref()
                .is_some_and(|status| status.eq_ignore_ascii_case(self.endpoint.becomes))
        };
        is(now) && !is(before)
    }

    /// What an object that was replaced does not tell of what was sent; `None` where it tells something else.
    fn untold(&self, plan: &Plan, now: &State) -> Option<Vec<String>> {
        let told = self.endpoint.replaces?(&now.known).ok()?;
        body::untold(&told, plan.request.body.as_ref()?)
    }

    /// The state after the write, in one quick look. That it cannot be read changes nothing about the write.
    fn read_back(&self, ui: &mut Ui) -> Option<State> {
        let (read, object) = (self.endpoint.state?, self.object()?);
        let seen = read(object, &mut |command, id| self.session.glance(command, id));
        if seen.is_err() {
            ui.note(&format!("its state could not be read back; look with: {}", self.look()));
        }
        seen.ok()
    }

    /// The command that shows whether the write took effect.
    fn look(&self) -> String {
        let object = self.object();
        let command = object.map_or(self.endpoint.look, |object| self.endpoint.look_at(object));
        let object = object.map(|object| format!(" {object}")).unwrap_or_default();
        format!("fpgo {} {command}{object}", self.session.profile.flags())
    }

    fn failed(&self, plan: &Plan, entry: i64, reply: &Reply, kind: Kind, why: &str) -> Error {
        let mut error = failure(self.endpoint, self.object(), reply, kind, why);
        error.report_mut().journal = Some(entry);
        let hints =
            [self.date_hint(plan, reply), self.method_hint(reply), self.appeal(plan, entry, reply)];
        for hint in hints.into_iter().flatten() {
            error = error.next(hint);
        }
        if kind == Kind::Unknown { self.unsettled(plan, error, entry) } else { error }
    }

    /// Which key to set where the method may be wrong and nothing says so for certain (quirks.md 5).
    fn method_hint(&self, reply: &Reply) -> Option<String> {
        let other = self.endpoint.other_method(self.layout.call.overrides)?;
        let silent = reply.envelope().is_none() && matches!(reply.status, 400 | 403);
        let (name, command) = (&self.session.profile.name, self.endpoint.command);
        let method = other.name();
        silent.then(|| {
            format!(
                "if the server wants it by {method}, set method = {method:?} under \
                 [profiles.{name}.endpoints.{command:?}]"
            )
        })
    }

    /// The command that asks for approval, where a limit of the merchant refused.
    fn appeal(&self, plan: &Plan, entry: i64, reply: &Reply) -> Option<String> {
        let message = reply.envelope()?.get("message")?.as_str()?.to_owned();
        let (object, body) = (self.object()?, plan.request.body.as_ref()?);
        let (endpoint, typed) = self.endpoint.appeal(object, body, &message)?;
        let words = typed.words();
        *self.appeal.borrow_mut() = Some(Appeal { endpoint, typed, follows: entry });
        Some(format!("fpgo {} {words}", endpoint.command))
    }

    /// Which key to set when the server wants the order date in the other form (quirks.md 4).
    fn date_hint(&self, plan: &Plan, reply: &Reply) -> Option<String> {
        let envelope = reply.envelope().filter(|_| reply.status == 417)?;
        let mut reasons = envelope.get("errors")?.as_array()?.iter().filter_map(Value::as_str);
        reasons
            .find(|reason| reason.starts_with("The order date ") && reason.contains("format"))?;
        let sent = plan.request.body.as_ref()?.get("orderDate")?.as_str()?;
        let other = match dates::recognise(sent)? {
            (Form::Unix, _) => "d M, Y",
            (Form::DayMonthYear, _) => "unix",
        };
        let (name, command) = (&self.session.profile.name, self.endpoint.command);
        Some(format!(
            "to send order dates in the other form, set order_date = {other:?} under \
             [profiles.{name}.endpoints.{command:?}] or, for all commands, under [profiles.{name}]"
        ))
    }

    fn unknown(&self, plan: &Plan, entry: i64, why: &str) -> Error {
        let object = self.object().map(|object| format!(" {object}")).unwrap_or_default();
        let mut error =
            Error::new(Kind::Unknown, format!("{}{object}: {why}", self.endpoint.command));
        error.report_mut().journal = Some(entry);
        error.report_mut().object = self.object().map(str::to_owned);
        error.report_mut().money = self.endpoint.money_when(Kind::Unknown);
        self.unsettled(plan, error, entry)
    }

    /// How the attempt ended, as the journal keeps it.
    fn end(&self, fate: &Fate) -> End {
        let clean = |message: &str| Some(self.session.clean(message));
        let reply = match fate {
            Fate::Answered(reply) => reply,
            Fate::NotSent(why) => {
                let outcome = Outcome::NotSent;
                return End { outcome, http: None, message: clean(why), made: None };
            }
            Fate::Lost(why) | Fate::TimedOut(why) => {
                let outcome = Outcome::Unknown;
                return End { outcome, http: None, message: clean(why), made: None };
            }
        };
        let outcome = match judge(reply, true) {
            Verdict::Done(_) => Outcome::Accepted,
            Verdict::Failed(Kind::Unknown, _) => Outcome::Unknown,
            Verdict::Throttled | Verdict::Failed(..) => Outcome::Refused,
        };
        let envelope = reply.envelope().unwrap_or_default();
        let data = envelope.get("data").unwrap_or(&Value::Null);
        let made = table::identifiers(&self.endpoint.table, data, None);
        let made = made.lines().next().filter(|_| outcome == Outcome::Accepted);
        End {
            outcome,
            http: Some(reply.status),
            message: envelope.get("message").and_then(Value::as_str).and_then(clean),
            made: made.map(str::to_owned),
        }
    }

    /// What is said after a write whose outcome nobody knows.
    fn unsettled(&self, plan: &Plan, error: Error, entry: i64) -> Error {
        let mut error = error.detail(
            "the request was sent, and may have been carried out: do not repeat it before you know",
        );
        if let Some(before) = &plan.before {
            error = error.detail(format!("before it: {}", before.to_line()));
        }
        if self.way() == Some(Way::Out) {
            error = error
                .detail("a refund is carried out later: that nothing shows yet proves nothing");
        }
        error
            .next(format!("look whether it took effect: {}", self.look()))
            .next(format!("what was sent: fpgo journal show {entry}"))
            .next(format!("settle it by what the API shows: fpgo journal resolve {entry}"))
            .next(format!(
                "or, when you know, say so: fpgo journal resolve {entry} --as happened (or did-not) --reason TEXT"
            ))
    }

    /// The outcome is known here, but not to the journal, which will call it unknown.
    fn not_recorded(
        &self,
        plan: &Plan,
        entry: i64,
        fate: &Fate,
        cause: &Error,
        ui: &mut Ui,
    ) -> Error {
        let error = match fate {
            Fate::Answered(reply) => match judge(reply, true) {
                Verdict::Done(envelope) => {
                    // It may be the last chance to see the answer; if this fails too, the error has it.
                    let _ = show(self.endpoint, self.invocation, &envelope, reply, ui);
                    let why = format!(
                        "{} is done, but that cannot be recorded: {cause}",
                        self.endpoint.command
                    );
                    return self.undelivered(entry, &envelope, why);
                }
                Verdict::Throttled => {
                    Error::new(Kind::Unavailable, "too many requests for the rate limit (HTTP 429)")
                }
                Verdict::Failed(kind, why) => self.failed(plan, entry, reply, kind, &why),
            },
            Fate::NotSent(why) => unreachable(why),
            Fate::Lost(why) | Fate::TimedOut(why) => self.unknown(plan, entry, why),
        };
        error.detail(format!(
            "this cannot be recorded, so the journal calls entry {entry} unknown: {cause}"
        ))
    }

    fn undelivered(&self, entry: i64, envelope: &Map<String, Value>, why: String) -> Error {
        let data = envelope.get("data").unwrap_or(&Value::Null);
        let id = table::identifiers(&self.endpoint.table, data, self.object());
        let mut error = Error::new(Kind::Undelivered, why);
        error.report_mut().journal = Some(entry);
        error.report_mut().object = Some(id.trim().to_owned()).filter(|id| !id.is_empty());
        error.report_mut().api_message =
            envelope.get("message").and_then(Value::as_str).map(str::to_owned);
        let answer = Value::Object(envelope.clone()).to_string();
        error.detail(format!("identifier: {}", id.trim())).detail(format!("answer: {answer}"))
    }
}

/// The same failure, with the entry whole where the outcome is unknown, so that a log keeps it where this machine's data
/// is lost. Whatever goes wrong here changes nothing about the outcome, so it cannot fail.
fn with_entry(mut error: Error, journal: &Journal) -> Error {
    let report = error.report_mut();
    if let (Kind::Unknown, Some(id)) = (report.kind, report.journal) {
        let kept = journal.entry(id).ok().flatten();
        let mut entry = kept.map_or_else(|| json!({ "id": id }), |entry| entry.to_json());
        entry["outcome"] = Outcome::Unknown.word().into();
        report.entry = Some(entry);
    }
    error
}

/// The same failure, with the entry that recorded the attempt.
fn recorded_in(entry: i64, mut error: Error) -> Error {
    error.report_mut().journal = Some(entry);
    error
}
