//! After the API said yes: showing the answer, and looking whether the object shows it, once or until it does.

use std::time::{Duration, Instant};

use serde_json::{Map, Value};

use super::Write;
use super::plan::Plan;
use crate::api::{EarlierWrites, State, explain};
use crate::base::error::{Error, ErrorKind, Money, Result};
use crate::base::step::Command;
use crate::http::verdict::Reply;
use crate::output::show::{show, show_code};
use crate::output::table;
use crate::output::ui::Ui;
use crate::run::body;
use crate::run::evidence::PoolReading;
use crate::run::interrupt::SignalWatch;

/// Between two looks for a result: at first, and at most. Two readings each, they stay far below the rate limit.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// A look at the end of a wait gets this long to be answered.
const SHORTEST_LOOK: Duration = Duration::from_secs(1);

impl Write<'_> {
    /// Shows the answer.
    pub(super) fn accepted(
        &self,
        plan: &Plan,
        entry: i64,
        envelope: &Map<String, Value>,
        reply: &Reply,
        watch: &SignalWatch,
        ui: &mut Ui,
    ) -> Result<()> {
        if let Err(cause) = show(self.endpoint, self.invocation, envelope, reply, ui) {
            let command = self.endpoint.command;
            let why = format!("{command} is done, but its output cannot be written: {cause}");
            return Err(self.undelivered(entry, envelope, why));
        }
        // From here on an interruption takes nothing away from what is known.
        let late = "but its result had not shown when the wait was interrupted";
        watch.shown(self.invocation.wait.map(|_| self.late(plan, entry, late)));
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
            let data = envelope.get("data").unwrap_or(&Value::Null);
            let made = table::identifiers(&self.endpoint.table, data, self.object());
            let mut steps = known.steps(made.lines().next()).into_iter();
            match steps.next() {
                Some(first) => ui.suggest(&format!("{} ", known.meaning), &first),
                None => ui.note(known.meaning),
            }
            steps.for_each(|step| ui.suggest("", &step));
        }
        Ok(())
    }

    /// Looks whether the write has taken effect: once, or with `--wait` until it shows.
    pub(super) fn follow(
        &self,
        plan: &Plan,
        entry: i64,
        watch: &SignalWatch,
        ui: &mut Ui,
    ) -> Result<()> {
        let Some(patience) = self.invocation.wait else {
            if watch.is_ending() {
                // Of several calls more is said at the end.
                watch.is_last().then(|| {
                    ui.note("interrupted before the state was read back; the write itself is done")
                });
            } else if let Some(now) = self.read_back(self.invocation.timeout, ui) {
                self.tell_seen(plan, &now, ui);
            }
            return Ok(());
        };
        if watch.is_ending() {
            return Err(watch.ended());
        }
        let deadline = Instant::now() + patience;
        let (mut pause, mut stale) = (FIRST_PAUSE, plan.said_no);
        loop {
            let left = deadline.saturating_duration_since(Instant::now()).max(SHORTEST_LOOK);
            if let Some(result) = self.listed_since(plan, left) {
                ui.note(&format!("confirmed: its result is {result}"));
                return Ok(());
            }
            match self.read_back(left, ui) {
                Some(now) if self.is_confirmed(plan, &now) => {
                    self.tell_seen(plan, &now, ui);
                    return Ok(());
                }
                _ => match self.says_no(left) {
                    // The no of an earlier one still stands there.
                    Some(true) if stale => {}
                    Some(true) => return Err(self.rejected(entry)),
                    Some(false) => stale = false,
                    None => {}
                },
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let why = format!("but its result did not show within {patience:?}");
                return Err(self.late(plan, entry, &why));
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
            ui.suggest("", &self.look(plan).why("follow it"));
        }
    }

    /// What a list of results says about what is sent; nothing where its result is told elsewhere.
    pub(super) fn listed(&self, plan: &Plan, within: Duration) -> Result<Vec<Value>> {
        let (Some(listed), Some(body)) = (&self.endpoint.listed, &plan.request.body) else {
            return Ok(Vec::new());
        };
        let mut rows = self.session.glance_list(listed.command, within)?;
        rows.retain(|row| (listed.is_about)(body, row));
        Ok(rows)
    }

    /// The result that the list tells since this was sent: the row that was not there before. In which order the rows
    /// come is not documented.
    fn listed_since(&self, plan: &Plan, within: Duration) -> Option<String> {
        let listed = self.endpoint.listed.as_ref()?;
        let mut before = plan.listed.clone();
        let is_new = |row: &&Value| match before.iter().position(|known| known == *row) {
            Some(at) => {
                before.swap_remove(at);
                false
            }
            None => true,
        };
        let rows = self.listed(plan, within).ok()?;
        rows.iter().find(is_new).map(listed.told)
    }

    /// Whether the API says that the last one that it accepted will not happen; `None` where it does not say.
    pub(super) fn says_no(&self, within: Duration) -> Option<bool> {
        let (refusal, object) = (self.endpoint.rejected.as_ref()?, self.object()?);
        let told = self.session.glance(refusal.command, object, within).ok()?;
        Some(refusal.is_in(&told))
    }

    /// It was accepted and then rejected. The journal counts it until a person says so: what was read is one word, and
    /// nobody can take back a wrong conclusion from it.
    fn rejected(&self, entry: i64) -> Error {
        let command = self.endpoint.command;
        let error =
            Error::new(ErrorKind::CheckFailed, format!("{command} was accepted, then rejected"));
        let mut error = self.awaited(error, entry);
        error.report_mut().money = self.way().map(|_| Money::NotMoved);
        error
            .detail("this machine counts it as given back all the same, until you say otherwise")
            .next(Command::word_for(entry, "did-not"))
    }

    fn late(&self, plan: &Plan, entry: i64, what: &str) -> Error {
        let command = self.endpoint.command;
        let error = Error::new(ErrorKind::CheckFailed, format!("{command} is accepted, {what}"));
        self.awaited(error, entry).next(self.look(plan).why("look again"))
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
            let shows = PoolReading { pool: &pool.id, was, is, amount };
            return shows.is_seen(&plan.past, &EarlierWrites::default());
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
    fn read_back(&self, within: Duration, ui: &mut Ui) -> Option<State> {
        let (read, object) = (self.endpoint.state?, self.object()?);
        let seen = read(object, &mut |command, id| self.session.glance(command, id, within));
        if seen.is_err() {
            ui.suggest("", &self.look_at(&self.body).why("its state could not be read back; look"));
        }
        seen.ok()
    }

    /// The command that shows whether the write took effect.
    pub(super) fn look(&self, plan: &Plan) -> Command {
        self.look_at(plan.request.body.as_ref().unwrap_or(&self.body))
    }

    /// The same, where this body is sent.
    pub(super) fn look_at(&self, body: &Value) -> Command {
        self.endpoint.look_at(self.object(), body)
    }
}
