//! How a run stands, and what can be done with it now: for the list, for a report's last line, and for `show`.

use serde_json::{Map, Value, json};

use super::place::Runs;
use crate::base::error::Result;
use crate::base::money;
use crate::base::step::{Command, Step};
use crate::output::ui::Ui;
use crate::profile::account_flags;
use crate::run::bulk::lost_entries::lost_rows;
use crate::run::bulk::run_report::RunReport;
use crate::store::runs::{RowOutcome, RunState, StoredRun, Tally};

/// How a run stands.
pub struct Standing {
    /// The run.
    pub run: StoredRun,
    /// How many rows ended how.
    pub tally: Tally,
    /// How many rows are unknown for good, unless a person knows better.
    pub lost: u64,
    /// A process works on it now.
    pub is_worked_on: bool,
}

impl Standing {
    /// How this run stands. What the journal may know better is looked up there: rows whose outcome was unknown, or that were
    /// on their way when a process ended.
    pub fn of(run: StoredRun, runs: &Runs, ui: &mut Ui) -> Result<Standing> {
        let is_worked_on = runs.store.is_worked_on(&run.plan.id)?;
        let (mut tally, mut lost) = (runs.store.tally(&run.plan)?, 0);
        let was_ended = run.state == RunState::Running && !is_worked_on;
        let journal_knows_better = match &runs.journal {
            Some(journal) => {
                journal.has_settled(&run.plan.id)? || journal.lost_since(run.since())?.is_some()
            }
            None => false,
        };
        if was_ended || journal_knows_better || tally.rows(RowOutcome::Unknown) > 0 {
            let report = RunReport::open(&run, &runs.store, runs.journal.as_ref());
            match report.and_then(|report| report.each(|_| Ok(()))) {
                Ok(sums) => (tally, lost) = (sums.tally, sums.lost),
                Err(error) => ui.warn(&error.to_string()),
            }
        }
        Ok(Standing { run, tally, lost, is_worked_on })
    }

    /// Its state in a word. While anybody works on it, it runs, whatever others noted when they ended; one whose process has
    /// ended in the middle was killed.
    pub fn state(&self) -> &'static str {
        match self.run.state {
            RunState::Cancelled => RunState::Cancelled.word(),
            _ if self.is_worked_on => RunState::Running.word(),
            RunState::Running => "killed",
            // What was settled later may wait again.
            RunState::Finished if self.tally.rows(RowOutcome::Pending) > 0 => "stopped",
            RunState::Finished if self.tally.rows(RowOutcome::Unknown) > 0 => "unsettled",
            state => state.word(),
        }
    }

    /// Whether nothing is left to do: every row is done.
    pub fn is_done(&self) -> bool {
        self.tally.rows(RowOutcome::Done) == self.tally.all()
    }

    /// How many rows ended how, in words, with what was moved.
    pub fn in_words(&self) -> String {
        let mut parts = Vec::new();
        for outcome in RowOutcome::ALL {
            let (count, sum) = (self.tally.rows(outcome), self.tally.sum(outcome));
            if count == 0 {
                continue;
            }
            let sum = match outcome.may_have_moved() && !sum.is_zero() {
                true => format!(" ({})", money::show(sum)),
                false => String::new(),
            };
            parts.push(format!("{count} {}{sum}", outcome.word()));
        }
        let rows = self.tally.all();
        let rows = if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
        format!("{rows}: {}", parts.join(", "))
    }

    /// What can be done with it now.
    pub fn next(&self) -> Step {
        let id = &self.run.plan.id;
        let rows = |outcome| self.tally.rows(outcome);
        let (unknown, pending) = (rows(RowOutcome::Unknown), rows(RowOutcome::Pending));
        let resume = || Command::new("bulk resume").arg(id);
        let report = || Command::new("bulk report").arg(id);
        if self.is_worked_on {
            return report().why("a process works on it; see how far it is");
        }
        let is_cancelled = self.run.state == RunState::Cancelled;
        match (unknown.saturating_sub(self.lost), pending) {
            (0, 0) if self.lost > 0 => return resolve_lost(id),
            (0, _) if is_cancelled && self.lost > 0 => return resolve_lost(id),
            (0, 0) => {}
            (0, _) if is_cancelled => {}
            (1.., _) if is_cancelled => {
                return resume().why("settle what is unknown; nothing is sent");
            }
            (1.., 0) => return resume().why("settle what is unknown"),
            (1.., _) => return resume().why("settle what is unknown, and go on"),
            (0, _) => return resume().why("send what is pending"),
        }
        match rows(RowOutcome::Refused) + rows(RowOutcome::Skipped) {
            0 => report().arg("-o").arg("csv").why("keep what became of each row"),
            _ => {
                report().arg("--only").arg("refused,skipped").why("see what was not done, and why")
            }
        }
    }

    /// All of it, for programs.
    pub fn to_json(&self, ui: &Ui) -> Value {
        let (run, plan) = (&self.run, &self.run.plan);
        let mut outcomes = Map::new();
        for outcome in RowOutcome::ALL {
            let mut told = json!({"rows": self.tally.rows(outcome)});
            if outcome.may_have_moved() {
                told["sum"] = money::to_json(self.tally.sum(outcome));
            }
            outcomes.insert(outcome.word().to_owned(), told);
        }
        let next = self.next().command_line(&account_flags(&ui.profile_flags));
        json!({
            "run": plan.id, "command": plan.command, "profile": plan.profile, "environment": plan.environment,
            "base_url": plan.base_url, "file": plan.file, "planned": plan.planned, "planner": plan.planner,
            "begun": run.begun.to_string(), "begun_by": run.begun_by, "state": self.state(), "why": run.why,
            "changed": run.changed.to_string(), "rows": plan.rows, "sends": plan.send,
            "total": money::to_json(plan.total), "outcomes": outcomes, "sha256": plan.hash, "next": next,
        })
    }
}

/// How a row is closed that has lost its entry.
fn resolve_lost(run: &str) -> Step {
    let [_, _, resolve] = lost_rows(run);
    resolve
}
