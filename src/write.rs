//! What every write goes through: checks, lock, state, guards, question, second reading, journal, one sending, journal,
//! reading back. [`Write::carry_out`] is the order of it, and there is no other way to send one.

use std::io;

use serde_json::{Map, Value};

use crate::api::{
    Call, Effect, Endpoint, Moment, Past, Picked, Problem, Request, State, Stuck, Way,
};
use crate::client::Fate;
use crate::config::{Environment, Profile};
use crate::data::DataDir;
use crate::dates::{self, Clock};
use crate::error::{Error, Kind, Result};
use crate::journal::{self, Intent, Journal, Outcome};
use crate::money;
use crate::payload;
use crate::run::{Invocation, show, show_request};
use crate::session::{Patience, Session, failure, unreachable};
use crate::table;
use crate::ui::{self, Preview, Ui};
use crate::verdict::{Reply, Verdict, judge};

/// Further tries of a write when provably no connection was made.
const NOT_SENT_REPEATS: u32 = 2;

/// Carries out one operation that writes.
pub fn write(
    endpoint: &'static Endpoint,
    invocation: &mut Invocation,
    profile: Profile,
    ui: &mut Ui,
) -> Result<()> {
    let overrides = profile.overrides(endpoint.command);
    let clock = Clock::system(profile.zone.clone());
    let call = Call { clock: &clock, overrides: &overrides };
    let mut body = endpoint.apply(&invocation.typed, payload::read(&invocation.data)?, &call)?;
    for assignment in &invocation.set {
        payload::set(&mut body, assignment)?;
    }
    for path in &invocation.unset {
        payload::unset(&mut body, path)?;
    }
    let moment = Moment { now: clock.now.as_second() };
    let later = endpoint.compute.as_ref().map(|compute| compute.fills).unwrap_or_default();
    check(endpoint, invocation, &body, &moment, later, ui)?;
    if invocation.dry_run {
        tell_dates(endpoint, invocation, &clock, ui)?;
    }
    if invocation.dry_run && endpoint.state.is_none() {
        return show_request(&endpoint.request(&invocation.typed, body, &call), ui);
    }
    let session = Session::open(profile, true, invocation.timeout, invocation.log.take())?;
    let write = Write { endpoint, invocation, session: &session, call: &call, moment, body };
    write.carry_out(ui)
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

/// Refuses what the rules call wrong, warns of what is doubtful. Fields in `later` may still be absent.
fn check(
    endpoint: &Endpoint,
    invocation: &Invocation,
    body: &Value,
    moment: &Moment,
    later: &[&str],
    ui: &mut Ui,
) -> Result<()> {
    if invocation.no_validate {
        return Ok(());
    }
    let awaited =
        |problem: &Problem| problem.value.is_none() && later.contains(&problem.pointer.as_str());
    let problems = endpoint.problems(body, moment).into_iter().filter(|problem| !awaited(problem));
    let (wrong, doubtful): (Vec<_>, Vec<_>) =
        problems.partition(|problem| problem.weight.refuses());
    if !wrong.is_empty() {
        return Err(endpoint
            .invalid(wrong)
            .next("mend the fields, or send it anyway with --no-validate"));
    }
    for problem in doubtful {
        ui.warn(&problem.to_line());
    }
    for path in endpoint.unknown_fields(body) {
        ui.warn(&format!("{path} is not documented for {}; it is sent as it is", endpoint.command));
    }
    Ok(())
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
}

impl Write<'_> {
    /// What every write goes through: lock, state, guards, question, second reading, journal, one sending, journal,
    /// reading back.
    fn carry_out(&self, ui: &mut Ui) -> Result<()> {
        if self.invocation.dry_run {
            let plan = self.plan(self.journal_if_any()?.as_ref(), ui)?;
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
        let mut plan = self.plan(Some(&journal), ui)?;
        if self.ask(&plan, ui)? {
            plan = self.unchanged(plan, &journal, ui)?;
        }
        let mut patience = Patience::default();
        let mut repeats = 0;
        loop {
            let (entry, fate) = self.send(&plan, &mut journal)?;
            match fate {
                Fate::Answered(reply) => match judge(&reply, true) {
                    Verdict::Done(envelope) => {
                        return self.accepted(&plan, entry, &envelope, &reply, ui);
                    }
                    Verdict::Throttled => patience.wait(&reply, ui)?,
                    Verdict::Failed(kind, why) => {
                        return Err(self.failed(entry, &reply, kind, &why));
                    }
                },
                Fate::NotSent(why) if repeats < NOT_SENT_REPEATS => {
                    repeats += 1;
                    ui.note(&format!("no connection ({why}), so nothing was sent: trying again"));
                }
                Fate::NotSent(why) => return Err(unreachable(&why)),
                Fate::Lost(why) | Fate::TimedOut(why) => return Err(self.unknown(entry, &why)),
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
        let mut plan =
            Plan { request: self.request(self.body.clone()), before: None, past: Past::default() };
        let (Some(read), Some(object)) = (self.endpoint.state, self.object()) else {
            return Ok(plan);
        };
        let before = read(object, &mut |command, id| self.session.fetch(command, id, ui))?;
        if let Some(journal) = journal {
            plan.past = journal.past(&self.session.base_url, object)?;
        }
        if self.endpoint.compute.is_some() {
            let body = self.compute(object, &before, &plan.past, ui)?;
            check(self.endpoint, self.invocation, &body, &self.moment, &[], ui)?;
            plan.request = self.request(body);
        }
        plan.before = Some(before);
        Ok(plan)
    }

    fn compute(&self, id: &str, state: &State, past: &Past, ui: &mut Ui) -> Result<Value> {
        let Some(compute) = &self.endpoint.compute else { return Ok(self.body.clone()) };
        let mut typed = self.invocation.typed.clone();
        let mut body = self.body.clone();
        loop {
            let picked = Picked {
                id,
                typed: &typed,
                body: &body,
                state,
                past,
                again: self.invocation.again,
            };
            let (question, options, otherwise) = match (compute.run)(&picked) {
                Ok(body) => return Ok(body),
                Err(Stuck::Refused(error)) => return Err(error),
                Err(Stuck::Choice { question, options, otherwise }) => {
                    (question, options, otherwise)
                }
            };
            let labels: Vec<String> = options.iter().map(|(label, ..)| label.clone()).collect();
            let index = if self.invocation.dry_run { None } else { ui.choose(&question, &labels)? };
            let Some((_, flag, value)) = index.and_then(|index| options.into_iter().nth(index))
            else {
                return Err(otherwise);
            };
            typed.push(flag, value);
            body = self.endpoint.apply(&typed, body, self.call)?;
        }
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
        if let Some(amount) = amount {
            facts.push(("amount", money::show(amount)));
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
        Preview { question: format!("{} {object}{sum}", self.endpoint.command), facts, typed }
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

    /// Journals the intent, sends once, journals the outcome.
    fn send(&self, plan: &Plan, journal: &mut Journal) -> Result<(i64, Fate)> {
        let profile = &self.session.profile;
        let entry = journal.begin(&Intent {
            command: self.endpoint.command,
            method: plan.request.method.name(),
            target: &plan.request.target,
            base_url: &self.session.base_url,
            object: self.object(),
            profile: &profile.name,
            environment: profile.environment.name(),
            amount: self.amount(plan),
            way: self.way(),
            body: plan.request.body.as_ref(),
            before: plan.before.as_ref().map(State::to_json),
            reason: self.invocation.reason.as_deref(),
        })?;
        let fate = match self.session.write(&plan.request) {
            Ok(fate) => fate,
            Err(error) => {
                // It could not even be put into words, so it never left.
                journal.finish(entry, Outcome::NotSent, None, Some(&error.to_string()))?;
                return Err(error);
            }
        };
        let (outcome, http, message) = outcome_of(&fate);
        match journal.finish(entry, outcome, http, message.as_deref()) {
            Ok(()) => Ok((entry, fate)),
            Err(error) => Err(self.not_recorded(entry, outcome, &error)),
        }
    }

    /// Shows the answer, and what the object looks like now.
    fn accepted(
        &self,
        plan: &Plan,
        entry: i64,
        envelope: &Map<String, Value>,
        reply: &Reply,
        ui: &mut Ui,
    ) -> Result<()> {
        if let Err(error) = show(self.endpoint, self.invocation, envelope, reply, ui) {
            return Err(self.undelivered(entry, envelope, &error));
        }
        let profile = &self.session.profile;
        let place =
            format!("{} (profile {}), journal {entry}", profile.environment.name(), profile.name);
        let what = self.object().map(|object| format!(" {object}")).unwrap_or_default();
        let Some(now) = self.read_back(ui) else {
            ui.note(&format!("accepted: {}{what} at {place}", self.endpoint.command));
            return Ok(());
        };
        let visible = now.refunded > plan.before.as_ref().and_then(|before| before.refunded);
        let word = match self.way() {
            Some(Way::Out) if visible => "confirmed",
            Some(Way::Out) => "accepted, not yet confirmed",
            _ if Some(&now) != plan.before.as_ref() => "confirmed",
            _ => "accepted",
        };
        ui.note(&format!(
            "{word}: {}{what} at {place}; it is now {}",
            self.endpoint.command,
            now.to_line()
        ));
        if word.starts_with("accepted") {
            ui.note(&format!("follow it with: {}", self.look()));
        }
        Ok(())
    }

    /// The state after the write. That it cannot be read changes nothing about the write.
    fn read_back(&self, ui: &mut Ui) -> Option<State> {
        let (read, object) = (self.endpoint.state?, self.object()?);
        read(object, &mut |command, id| self.session.fetch(command, id, ui)).ok()
    }

    /// The command that shows whether the write took effect.
    fn look(&self) -> String {
        let profile = &self.session.profile;
        let account = if profile.environment == Environment::Sandbox {
            " --sandbox".to_owned()
        } else {
            format!(" -p {}", profile.name)
        };
        match self.object() {
            Some(object) => format!("fpgo{account} {} {object}", self.endpoint.look),
            None => format!("fpgo{account} {}", self.endpoint.look),
        }
    }

    fn failed(&self, entry: i64, reply: &Reply, kind: Kind, why: &str) -> Error {
        let mut error = failure(self.endpoint, self.object(), reply, kind, why);
        error.report_mut().journal = Some(entry);
        if kind == Kind::Unknown { self.unsettled(error, entry) } else { error }
    }

    fn unknown(&self, entry: i64, why: &str) -> Error {
        let object = self.object().map(|object| format!(" {object}")).unwrap_or_default();
        let mut error =
            Error::new(Kind::Unknown, format!("{}{object}: {why}", self.endpoint.command));
        error.report_mut().journal = Some(entry);
        error.report_mut().object = self.object().map(str::to_owned);
        self.unsettled(error, entry)
    }

    /// What is said after a write whose outcome nobody knows.
    fn unsettled(&self, error: Error, entry: i64) -> Error {
        error
            .detail("the request was sent, and may have been carried out: do not repeat it before you know")
            .next(format!("look whether it took effect: {}", self.look()))
            .next(format!("what was sent: fpgo journal show {entry}"))
    }

    fn not_recorded(&self, entry: i64, outcome: Outcome, cause: &Error) -> Error {
        let mut error = Error::new(
            if outcome == Outcome::Accepted { Kind::Undelivered } else { Kind::Unknown },
            format!(
                "the outcome ({}) of {} cannot be recorded: {cause}",
                outcome.word(),
                self.endpoint.command
            ),
        );
        error.report_mut().journal = Some(entry);
        error.next(format!("look whether it took effect: {}", self.look()))
    }

    fn undelivered(&self, entry: i64, envelope: &Map<String, Value>, cause: &io::Error) -> Error {
        let data = envelope.get("data").unwrap_or(&Value::Null);
        let id = table::identifiers(&self.endpoint.table, data, self.object());
        let mut error = Error::new(
            Kind::Undelivered,
            format!("{} is done, but its output cannot be written: {cause}", self.endpoint.command),
        );
        error.report_mut().journal = Some(entry);
        error.report_mut().object = Some(id.trim().to_owned()).filter(|id| !id.is_empty());
        let answer = Value::Object(envelope.clone()).to_string();
        error.detail(format!("identifier: {}", id.trim())).detail(format!("answer: {answer}"))
    }
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
