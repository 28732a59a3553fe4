//! What every write goes through: lock, state, guards, question, second reading, journal, one sending, journal,
//! reading back. [`Write::carry_out`] is the order of it, and there is no other way to send one.

use serde_json::{Map, Value, json};

use crate::api::{Call, Effect, Endpoint, Past, Picked, Request, State, Stuck, Way};
use crate::body::{self, Change, Layout};
use crate::client::Fate;
use crate::config::{Environment, Profile};
use crate::data::DataDir;
use crate::dates::{self, Clock, Form};
use crate::edit::Draft;
use crate::error::{Error, Kind, Result};
use crate::interrupt::Watch;
use crate::invocation::Invocation;
use crate::journal::{self, Intent, Journal, Outcome};
use crate::money;
use crate::session::{Session, backoff, failure, unreachable};
use crate::show::{show, show_code, show_request};
use crate::table;
use crate::ui::{self, Preview, Ui};
use crate::verdict::{Reply, Verdict, judge};

/// Further tries of a write when provably no connection was made.
const NOT_SENT_REPEATS: u32 = 2;

/// Carries out one operation that writes.
pub fn write(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    profile: Profile,
    ui: &mut Ui,
) -> Result<()> {
    let overrides = profile.overrides(endpoint.command);
    let clock = Clock::system(profile.zone.clone());
    let call = Call { clock: &clock, overrides: &overrides };
    let layout = Layout { endpoint, invocation, call: &call };
    let body = layout.start()?;
    if invocation.dry_run {
        layout.tell_dates(ui)?;
    }
    if invocation.dry_run && endpoint.state.is_none() && !invocation.edit {
        layout.warn(&body, ui);
        return show_request(&endpoint.request(&invocation.typed, body, &call), ui);
    }
    let session = Session::open(profile, true, invocation.timeout, invocation.verbose, ui)?;
    let draft = match invocation.edit {
        true => Some(Draft::new(&DataDir::open(&session.profile.data_dir()?)?, endpoint)?),
        false => None,
    };
    let write = Write { endpoint, invocation, session: &session, layout, body, draft };
    let done = write.carry_out(ui);
    match &write.draft {
        Some(draft) if done.is_err() || invocation.dry_run => draft.keep(done, ui),
        Some(draft) => draft.discard(done),
        None => done,
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
}

/// One sending, and whether its outcome could be recorded.
struct Ending {
    entry: i64,
    fate: Fate,
    recorded: Result<()>,
}

impl Write<'_> {
    /// What every write goes through: lock, state, guards, question, second reading, journal, one sending, journal,
    /// reading back.
    fn carry_out(&self, ui: &mut Ui) -> Result<()> {
        if self.invocation.dry_run {
            let plan = self.plan(self.journal_if_any()?.as_ref(), ui)?;
            for (title, value) in self.preview(&plan).facts {
                ui.note(&format!("{title}: {value}"));
            }
            return show_request(&plan.request, ui);
        }
        let data = DataDir::open(&self.session.profile.data_dir()?)?;
        let mut journal = Journal::open(&data)?;
        let _lock = match self.object().filter(|_| self.endpoint.state.is_some()) {
            Some(object) => Some(
                data.lock(&format!("{} {object}", self.session.base_url), self.invocation.timeout)?,
            ),
            None => None,
        };
        let watch = Watch::start(ui)?;
        let mut plan = self.plan(Some(&journal), ui)?;
        if self.ask(&plan, ui)? || plan.asked {
            plan = self.unchanged(plan, &journal, ui)?;
        }
        let mut repeats = 0;
        loop {
            let Ending { entry, fate, recorded } = self.send(&plan, &mut journal, &watch)?;
            if let Err(cause) = recorded {
                return Err(self.not_recorded(&plan, entry, &fate, &cause, ui));
            }
            match fate {
                Fate::Answered(reply) => match judge(&reply, true) {
                    Verdict::Done(envelope) => {
                        return self.accepted(&plan, entry, &envelope, &reply, &watch, ui);
                    }
                    Verdict::Throttled => {
                        self.session.wait(&reply, ui).map_err(|error| recorded_in(entry, error))?;
                    }
                    Verdict::Failed(kind, why) => {
                        let error = self.failed(&plan, entry, &reply, kind, &why);
                        return Err(with_entry(error, &journal));
                    }
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

    /// A dry run makes no journal, but counts what stands in one.
    fn journal_if_any(&self) -> Result<Option<Journal>> {
        let dir = self.session.profile.data_dir()?;
        if dir.join(journal::FILE).exists() {
            Journal::open(&DataDir::open(&dir)?).map(Some)
        } else {
            Ok(None)
        }
    }

    /// Reads the state, completes the body, and lets the guards look at it.
    fn plan(&self, journal: Option<&Journal>, ui: &mut Ui) -> Result<Plan> {
        let request = self.request(self.body.clone());
        let mut plan =
            Plan { request, before: None, past: Past::default(), changes: None, asked: false };
        let (Some(read), Some(object)) = (self.endpoint.state, self.object()) else {
            let body = self.edited(self.body.clone(), &mut plan, ui)?;
            self.check(&body, ui)?;
            plan.request = self.request(body);
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
            body
        };
        plan.request = self.request(body);
        plan.before = Some(before);
        Ok(plan)
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
        let edited = draft.edit(self.endpoint, &body, ui)?;
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
                .next(self.look_step())
                .next(format!(
                    "then say so: fpgo journal resolve {} --as happened (or did-not) --reason TEXT",
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
        loop {
            let picked = Picked { id, typed: &typed, body: &body, state, past: &past, again };
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
        (compute.guard)(&Picked { id, typed: &typed, body: &body, state, past: &past, again })?;
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
            return Ok(false);
        }
        ui.confirm(&self.preview(plan)).map(|()| true)
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
        match &plan.changes {
            Some(changes) if changes.is_empty() => facts.push(("change", "none".into())),
            Some(changes) => {
                let hide = !self.invocation.show_personal;
                facts.extend(changes.iter().map(|change| ("change", change.to_line(hide))));
            }
            None => {
                let sent = plan.request.body.as_ref().unwrap_or(&Value::Null);
                facts.extend(body::facts(sent, !self.invocation.show_personal));
            }
        }
        if let (Some(amount), Some(before), Some(Way::Out)) = (amount, &plan.before, self.way()) {
            let refunded = before.refunded.unwrap_or_default().max(plan.past.refunded);
            let total = before.total.map(money::show).unwrap_or_else(|| "not told".into());
            let (now, then) = (money::show(refunded), money::show(refunded.saturating_add(amount)));
            facts.push(("refunded", format!("{now} before, {then} after, of {total}")));
        }
        let sum = amount.map(|amount| format!(" {}", money::show(amount))).unwrap_or_default();
        let typed = (profile.environment == Environment::Production).then(|| match amount {
            Some(amount) => ui::Typed::Amount(amount),
            None => ui::Typed::Identifier(object.to_owned()),
        });
        let object = if object.is_empty() { String::new() } else { format!(" {object}") };
        Preview { question: format!("{}{object}{sum}", self.endpoint.command), facts, typed }
    }

    fn way(&self) -> Option<Way> {
        match self.endpoint.effect {
            Effect::MovesMoney { way, .. } => Some(way),
            Effect::Reads | Effect::Writes => None,
        }
    }

    /// What the write moves: said in the body, else what the object says.
    fn amount(&self, plan: &Plan) -> Option<money::Amount> {
        let body = plan.request.body.as_ref();
        match self.endpoint.effect {
            Effect::MovesMoney { amount: Some(_), .. } => {
                body.and_then(|body| self.endpoint.amount(body))
            }
            Effect::MovesMoney { amount: None, .. } => {
                plan.before.as_ref().and_then(|before| before.total)
            }
            Effect::Reads | Effect::Writes => None,
        }
    }

    /// Reads once more, and refuses when anything that the plan rests on has changed.
    fn unchanged(&self, plan: Plan, journal: &Journal, ui: &mut Ui) -> Result<Plan> {
        let Some(read) = self.endpoint.state else { return Ok(plan) };
        let object = self.object().unwrap_or_default();
        let now = read(object, &mut |command, id| self.session.fetch(command, id, ui))?;
        let past = journal.past(&self.session.base_url, object)?;
        let before = plan.before.as_ref();
        if before != Some(&now) || past.refunded != plan.past.refunded {
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

    /// Journals the intent, sends once, journals the outcome. Fails only where nothing was sent.
    fn send(&self, plan: &Plan, journal: &mut Journal, watch: &Watch) -> Result<Ending> {
        let profile = &self.session.profile;
        let lines = self.endpoint.compute.as_ref().zip(plan.request.body.as_ref());
        let entry = journal.begin(&Intent {
            command: self.endpoint.command,
            method: plan.request.method.name(),
            target: &plan.request.target,
            base_url: &self.session.base_url,
            object: self.object(),
            profile: &profile.name,
            environment: profile.environment.name(),
            binds: self.endpoint.asks || self.endpoint.effect.moves_money(),
            amount: self.amount(plan),
            lines: lines.map(|(compute, body)| (compute.lines)(body)).unwrap_or_default(),
            way: self.way(),
            body: plan.request.body.as_ref(),
            before: plan.before.as_ref().map(State::to_json),
            reason: self.invocation.reason.as_deref(),
        })?;
        let unknown = self.unknown(plan, entry, "interrupted before its outcome was known");
        watch.sending(with_entry(unknown, journal));
        let fate = match self.session.write(&plan.request) {
            Ok(fate) => fate,
            Err(error) => {
                // It could not even be put into words, so it never left.
                watch.nothing();
                journal.finish(entry, Outcome::NotSent, None, Some(&error.to_string()))?;
                return Err(error);
            }
        };
        let (outcome, http, message) = outcome_of(&fate);
        let message = message.map(|message| self.session.clean(&message));
        let recorded = journal.finish(entry, outcome, http, message.as_deref());
        match &fate {
            Fate::Answered(reply) if outcome == Outcome::Accepted => {
                let why =
                    format!("{} is done; interrupted before it was shown", self.endpoint.command);
                watch.done(self.undelivered(entry, &reply.envelope().unwrap_or_default(), why));
            }
            _ if outcome == Outcome::Unknown => {}
            _ => watch.nothing(),
        }
        Ok(Ending { entry, fate, recorded })
    }

    /// Shows the answer, and what the object looks like now.
    fn accepted(
        &self,
        plan: &Plan,
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
        watch.shown();
        let Some(now) = self.read_back(ui) else { return Ok(()) };
        if self.endpoint.replaces.is_some() && self.is_replaced(plan, &now) {
            ui.note("confirmed: it is now as it was sent");
        } else if self.is_confirmed(plan, &now) {
            ui.note(&format!("confirmed: it is now {}", now.to_line()));
        } else {
            ui.note(&format!("not yet confirmed: it is now {}", now.to_line()));
            ui.note(&format!("follow it with: {}", self.look()));
        }
        Ok(())
    }

    /// Whether the state shows this write and nothing else can explain it.
    fn is_confirmed(&self, plan: &Plan, now: &State) -> bool {
        let Some(before) = &plan.before else { return false };
        if self.way() == Some(Way::Out) {
            let (Some(was), Some(is), Some(amount)) =
                (before.refunded, now.refunded, self.amount(plan))
            else {
                return false;
            };
            // An earlier refund of this machine that the API did not show yet could be what shows now.
            return plan.past.refunded <= was && is >= was.saturating_add(amount);
        }
        let is = |state: &State| {
            state
                .status
                .as_deref()
                .is_some_and(|status| status.eq_ignore_ascii_case(self.endpoint.becomes))
        };
        is(now) && !is(before)
    }

    /// Whether an object that was replaced shows what was sent, as far as the API tells it.
    fn is_replaced(&self, plan: &Plan, now: &State) -> bool {
        let told = self.endpoint.replaces.and_then(|body_of| body_of(&now.known).ok());
        let (Some(told), Some(sent)) = (told, &plan.request.body) else { return false };
        body::differences(&told, sent).iter().all(|change| told.get(change.top()).is_none())
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
        let command = self.endpoint.look;
        let object = self.object().map(|object| format!(" {object}")).unwrap_or_default();
        format!("fpgo {} {command}{object}", self.session.profile.flags())
    }

    /// How to find out whether it took effect.
    fn look_step(&self) -> String {
        if self.endpoint.look.is_empty() {
            // What was made can be read by its identifier alone, and that was in the answer.
            return "ask Front Payment whether it took effect: no command can find it".to_owned();
        }
        format!("look whether it took effect: {}", self.look())
    }

    fn failed(&self, plan: &Plan, entry: i64, reply: &Reply, kind: Kind, why: &str) -> Error {
        let mut error = failure(self.endpoint, self.object(), reply, kind, why);
        error.report_mut().journal = Some(entry);
        if let Some(hint) = self.date_hint(plan, reply) {
            error = error.next(hint);
        }
        if kind == Kind::Unknown { self.unsettled(plan, error, entry) } else { error }
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
            .next(self.look_step())
            .next(format!("what was sent: fpgo journal show {entry}"))
            .next(format!(
                "when you know, say so: fpgo journal resolve {entry} --as happened (or did-not) --reason TEXT"
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

fn outcome_of(fate: &Fate) -> (Outcome, Option<u16>, Option<String>) {
    match fate {
        Fate::NotSent(why) => (Outcome::NotSent, None, Some(why.clone())),
        Fate::Lost(why) | Fate::TimedOut(why) => (Outcome::Unknown, None, Some(why.clone())),
        Fate::Answered(reply) => {
            let outcome = match judge(reply, true) {
                Verdict::Done(_) => Outcome::Accepted,
                Verdict::Failed(Kind::Unknown, _) => Outcome::Unknown,
                Verdict::Throttled | Verdict::Failed(..) => Outcome::Refused,
            };
            let message = reply
                .envelope()
                .and_then(|envelope| envelope.get("message")?.as_str().map(str::to_owned));
            (outcome, Some(reply.status), message)
        }
    }
}
