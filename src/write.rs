//! What every write goes through: checks, lock, state, guards, question, second reading, journal, one sending, journal,
//! reading back. [`Write::carry_out`] is the order of it, and there is no other way to send one.

use serde_json::{Map, Value, json};

use crate::api::{
    Call, Compute, Effect, Endpoint, Moment, Past, Picked, Problem, Request, State, Stuck, Way,
    locate,
};
use crate::client::Fate;
use crate::config::{Environment, Profile};
use crate::data::DataDir;
use crate::dates::{self, Clock};
use crate::error::{Error, Kind, Result};
use crate::interrupt::Watch;
use crate::invocation::Invocation;
use crate::journal::{self, Intent, Journal, Outcome};
use crate::money;
use crate::payload;
use crate::session::{Session, backoff, failure, unreachable};
use crate::show::{show, show_request};
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
    let mut body = endpoint.apply(&invocation.typed, payload::read(&invocation.data)?, &call)?;
    let moment = Moment { now: clock.now.as_second() };
    // What is computed from the state comes before `--set`, which has the last word.
    let computes = |compute: &Compute| compute.from.iter().any(|flag| invocation.typed.has(flag));
    match &endpoint.compute {
        Some(compute) if computes(compute) => {
            refuse_wrong(endpoint, invocation, &body, &moment, compute.fills)?;
        }
        Some(compute) if invocation.data.is_empty() && invocation.set.is_empty() => {
            return Err(says_nothing(endpoint, compute, endpoint.problems(&body, &moment)));
        }
        _ => {
            assign(invocation, &mut body)?;
            refuse_wrong(endpoint, invocation, &body, &moment, &[])?;
        }
    }
    if endpoint.compute.is_none() {
        warn(endpoint, invocation, &body, &moment, ui);
    }
    if invocation.dry_run {
        tell_dates(endpoint, invocation, &clock, ui)?;
    }
    if invocation.dry_run && endpoint.state.is_none() {
        return show_request(&endpoint.request(&invocation.typed, body, &call), ui);
    }
    let session = Session::open(profile, true, invocation.timeout, invocation.verbose, ui)?;
    let write = Write { endpoint, invocation, session: &session, call: &call, moment, body };
    write.carry_out(ui)
}

/// Nothing was typed that a body could be computed from: names the flags that say most.
fn says_nothing(endpoint: &Endpoint, compute: &Compute, problems: Vec<Problem>) -> Error {
    let flags: Vec<String> = compute.from.iter().map(|flag| format!("--{flag}")).collect();
    let mut error = endpoint.invalid(problems).next(format!("fpgo {} --help", endpoint.command));
    error.report_mut().message =
        format!("say what {} is about: {}", endpoint.command, flags.join(", "));
    error
}

/// Which instant a typed date means, with its offset.
fn tell_dates(
    endpoint: &Endpoint,
    invocation: &Invocation,
    clock: &Clock,
    ui: &mut Ui,
) -> Result<()> {
    for param in endpoint.all_params().filter(|param| param.kind.date.is_some()) {
        if let Some(text) = invocation.typed.get(param.flag).and_then(Value::as_str) {
            let instant = dates::read(text, clock).map_err(Error::invalid)?;
            ui.note(&format!("--{} is {}", param.flag, clock.show(instant)));
        }
    }
    Ok(())
}

/// `--set` and `--unset` have the last word on the body.
fn assign(invocation: &Invocation, body: &mut Value) -> Result<()> {
    for assignment in &invocation.set {
        payload::set(body, assignment)?;
    }
    for path in &invocation.unset {
        payload::unset(body, path)?;
    }
    Ok(())
}

/// Warns of what is doubtful or unknown to the documents.
fn warn(endpoint: &Endpoint, invocation: &Invocation, body: &Value, moment: &Moment, ui: &mut Ui) {
    if invocation.no_validate {
        return;
    }
    for problem in
        endpoint.problems(body, moment).iter().filter(|problem| !problem.weight.refuses())
    {
        ui.warn(&problem.to_line());
    }
    for path in endpoint.unknown_fields(body) {
        ui.warn(&format!("{path} is not documented for {}; it is sent as it is", endpoint.command));
    }
}

/// Refuses what the rules call wrong. Fields in `later` may still be absent.
fn refuse_wrong(
    endpoint: &Endpoint,
    invocation: &Invocation,
    body: &Value,
    moment: &Moment,
    later: &[&str],
) -> Result<()> {
    if invocation.no_validate {
        return Ok(());
    }
    let awaited =
        |problem: &Problem| problem.value.is_none() && later.contains(&problem.pointer.as_str());
    let mut problems = endpoint.problems(body, moment);
    problems.retain(|problem| problem.weight.refuses() && !awaited(problem));
    if problems.is_empty() {
        return Ok(());
    }
    // Where money moves nobody should be tempted to send what is wrong.
    let anyway =
        if endpoint.effect.moves_money() { "" } else { ", or send it anyway with --no-validate" };
    Err(endpoint.invalid(problems).next(format!("mend the fields{anyway}")))
}

/// One write, with all it needs.
struct Write<'a> {
    endpoint: &'static Endpoint,
    invocation: &'a Invocation,
    session: &'a Session,
    call: &'a Call<'a>,
    moment: Moment,
    body: Value,
}

/// What is about to be sent, and on what knowledge.
struct Plan {
    request: Request,
    before: Option<State>,
    past: Past,
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
        let mut plan = Plan { request, before: None, past: Past::default(), asked: false };
        let (Some(read), Some(object)) = (self.endpoint.state, self.object()) else {
            return Ok(plan);
        };
        if let Some(journal) = journal {
            self.settled(journal, object)?;
            plan.past = journal.past(&self.session.base_url, object)?;
        }
        let before = read(object, &mut |command, id| self.session.fetch(command, id, ui))?;
        if self.endpoint.compute.is_some() {
            let body = self.compute(object, &before, &mut plan, ui)?;
            plan.request = self.request(body);
        }
        plan.before = Some(before);
        Ok(plan)
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
            body = self.endpoint.apply(&typed, body, self.call)?;
        }
        assign(self.invocation, &mut body)?;
        (compute.guard)(&Picked { id, typed: &typed, body: &body, state, past: &past, again })?;
        refuse_wrong(self.endpoint, self.invocation, &body, &self.moment, &[])?;
        warn(self.endpoint, self.invocation, &body, &self.moment, ui);
        Ok(body)
    }

    fn request(&self, body: Value) -> Request {
        self.endpoint.request(&self.invocation.typed, body, self.call)
    }

    /// Asks where the operation asks. `true` if a person was asked, so that time has passed.
    fn ask(&self, plan: &Plan, ui: &mut Ui) -> Result<bool> {
        if !self.endpoint.asks || self.invocation.yes {
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
        let short = body_facts(plan.request.body.as_ref());
        facts.extend(short);
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
        let (profile, command) = (&self.session.profile, self.endpoint.command);
        let what = self.object().map(|object| format!(" {object}")).unwrap_or_default();
        let environment = profile.environment.name();
        ui.note(&format!(
            "accepted: {command}{what} at {environment} (profile {}), journal {entry}",
            profile.name
        ));
        watch.shown();
        let Some(now) = self.read_back(ui) else { return Ok(()) };
        if self.is_confirmed(plan, &now) {
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
        let object = self.object().map(|object| format!(" {object}")).unwrap_or_default();
        format!("fpgo {} {}{object}", self.session.profile.flags(), self.endpoint.look)
    }

    fn failed(&self, plan: &Plan, entry: i64, reply: &Reply, kind: Kind, why: &str) -> Error {
        let mut error = failure(self.endpoint, self.object(), reply, kind, why);
        error.report_mut().journal = Some(entry);
        if kind == Kind::Unknown { self.unsettled(plan, error, entry) } else { error }
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
            .next(format!("look whether it took effect: {}", self.look()))
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

/// What else a person should see of a body: its own short texts, and lines by id.
fn body_facts(body: Option<&Value>) -> Vec<(&'static str, String)> {
    let Some(Value::Object(members)) = body else { return Vec::new() };
    let texts =
        members.iter().filter_map(|(key, value)| Some(format!("{key}: {}", value.as_str()?)));
    let texts: Vec<_> = texts.map(|text| ("sent", text)).collect();
    let lines = locate(body.unwrap_or(&Value::Null), "/products/*");
    let by_id = lines.iter().filter_map(|(_, line)| {
        let line = (*line)?;
        Some(("line", format!("{} {}", line.get("id")?, line.get("amount")?)))
    });
    texts.into_iter().chain(by_id).collect()
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
