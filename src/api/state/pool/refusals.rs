//! Why nothing, or not so much, can be taken from a pool, with the figures and the next steps.

use super::figures::{Pool, PoolWords};
use super::line_left::LineLeft;
use crate::api::hooks::PendingWrite;
use crate::api::line_id::LineId;
use crate::base::error::Error;
use crate::base::money::{self, Amount};
use crate::base::step::Command;

/// How lines are named instead of an amount.
const HOW_TO_NAME_LINES: &str = "say how much of each with --line ID=AMOUNT, once for each line";

impl Pool {
    /// Adds the figures to an error, and how to free what this machine's journal counts and the API does not.
    pub fn with_summary(&self, write: &PendingWrite, error: Error) -> Error {
        let error = error.detail(self.summary(write));
        let entries = write.earlier.entries(&self.id);
        let more = write.earlier.taken(&self.id) > self.taken.unwrap_or_default();
        match entries.as_slice() {
            [.., _] if more => {
                let numbers: Vec<String> = entries.iter().map(i64::to_string).collect();
                let mut error = error
                    .detail(format!("what this machine counts: journal {}", numbers.join(", ")));
                for entry in entries {
                    let step = Command::word_for(entry, "did-not");
                    error = error.next(step.why("if one of these was rejected"));
                }
                error.next(Command::typed_again().why("if you know that more is left"))
            }
            _ => error,
        }
    }

    pub(super) fn nothing_left(&self, write: &PendingWrite) -> Error {
        let what = format!("nothing is left to {} for {}", self.words.verb, write.id);
        self.with_summary(write, Error::guarded(what))
            .next(Command::new(self.words.details).arg(write.id))
    }

    pub(super) fn not_known(&self, write: &PendingWrite) -> Error {
        let taken = self.words.taken;
        let vouched = ["--again", "--reason", "TEXT"].map(str::to_owned);
        let say_so = self.with_some_line(write).args(vouched);
        Error::guarded(format!(
            "what is already {taken} of {} cannot be known: the API does not tell it",
            write.id
        ))
        .detail(self.summary(write))
        .detail(format!("what is {taken} now could be {taken} a second time"))
        .next(say_so.why("look it up in Front Payment's own pages, then say so"))
    }

    pub(super) fn too_much(&self, write: &PendingWrite, total: Amount, left: Amount) -> Error {
        let (total, left) = (money::show(total), money::show(left));
        let error = Error::guarded(format!(
            "{total} is more than can be {} for {}: {left} is left",
            self.words.participle, write.id
        ));
        // Not the command with what is left: a mistyped amount would become everything there is.
        self.with_summary(write, error)
            .next(Command::new(self.words.details).arg(write.id).why("look at it"))
    }

    pub(super) fn lines_not_known(&self, write: &PendingWrite, left: Amount) -> Error {
        let PoolWords { taken, verb: take, .. } = self.words;
        let mut error =
            Error::guarded(format!("the lines to {take} of {} cannot be computed", write.id));
        let own = self.lines_left(write.earlier);
        if own.is_empty() || self.lines_are_bounds {
            error = error.detail("the API does not tell which lines it is made of");
        } else if own.iter().any(LineLeft::lacks_id) {
            error = error.detail("the API gives no line ids for it, and they are needed");
        } else if own.len() > 1 {
            error =
                error.detail("it has several lines, and how much of each is meant cannot be known");
        }
        error = self.with_lines_left(write, error);
        if own.iter().any(|line| line.known().is_none())
            && self.taken.is_some_and(|taken| taken > Amount::ZERO)
        {
            error = error.detail(format!("what is already {taken} of each line is not told"));
        }
        error.detail(format!("{} is left in total", money::show(left))).detail(HOW_TO_NAME_LINES)
    }

    /// No line alone has so much left. What can be taken together is offered where it is known.
    pub(super) fn no_line_covers(
        &self,
        write: &PendingWrite,
        amount: Amount,
        left: Amount,
    ) -> Error {
        let own = self.lines_left(write.earlier);
        let error = Error::guarded(format!(
            "no line of {} alone has {} left to {}",
            write.id,
            money::show(amount),
            self.words.verb
        ));
        let error = self.with_lines_left(write, error);
        let error = error
            .detail(format!("{} is left in total", money::show(left)))
            .detail(HOW_TO_NAME_LINES);
        let (mut rest, mut lines) = (amount, Vec::new());
        for line in &own {
            let part = line.least.min(rest);
            if let Some(id) = line.line.id.clone().filter(|_| part > Amount::ZERO) {
                lines.push((id, part));
                rest = rest.saturating_sub(part);
            }
        }
        match rest.is_zero() && !self.lines_are_bounds {
            true => error.next(self.with_lines(write, &lines).why("one way of several")),
            false if write.again => {
                let vouched = ["--again", "--reason", "TEXT"].map(str::to_owned);
                error.next(self.with_some_line(write).args(vouched))
            }
            false => error.next(self.with_some_line(write)),
        }
    }

    /// Something was paid beside the lines, such as shipping, and a refund names lines alone.
    pub(super) fn more_than_lines(
        &self,
        write: &PendingWrite,
        lines: &[(LineId, Amount)],
        left: Amount,
    ) -> Error {
        let PoolWords { verb: take, participle: been, .. } = self.words;
        let of_lines = money::total(lines.iter().map(|(_, amount)| *amount));
        let beside = money::show(left.saturating_sub(of_lines));
        let error = Error::guarded(format!(
            "not all of {} can be {been}: {beside} of it is on no line",
            write.id
        ))
        .detail("shipping, for one, is paid beside the lines, and only lines can be named");
        let error = self.with_lines_left(write, error);
        let error = error.detail(format!("{} is left in total", money::show(left)));
        if lines.is_empty() {
            return error.next(format!("to {take} the {beside}, use Front Payment's own pages"));
        }
        error
            .next(self.with_lines(write, lines).why("what the lines have left"))
            .next(format!("to {take} the other {beside}, use Front Payment's own pages"))
    }

    /// The same command without what it takes.
    fn without_lines(&self, write: &PendingWrite) -> Command {
        let typed = write.typed.without(&["full", "amount", "line"]);
        Command::new(self.words.command).args(typed.words())
    }

    /// The same command with a line that a person names instead of an amount.
    pub(super) fn with_some_line(&self, write: &PendingWrite) -> Command {
        self.without_lines(write).arg("--line").arg("ID=AMOUNT")
    }

    /// The same command with these lines instead of an amount.
    pub(super) fn with_lines(&self, write: &PendingWrite, lines: &[(LineId, Amount)]) -> Command {
        let mut command = self.without_lines(write);
        for (id, amount) in lines {
            command = command.arg("--line").arg(format!("{id}={}", money::show(*amount)));
        }
        command
    }

    /// Adds what is left of each line to an error.
    pub(super) fn with_lines_left(&self, write: &PendingWrite, error: Error) -> Error {
        self.lines_left(write.earlier)
            .iter()
            .fold(error, |error, line| error.detail(line.to_line()))
    }
}
