//! What a write can take from, and what is left of it: the paid amount of an order, the held amount of a reservation, one
//! capture or charge of it. Bodies are completed only where one answer is possible; what cannot be known is never
//! guessed. Where the figures come from is each operation's own knowledge.

use serde_json::{Value, json};

use super::earlier::EarlierWrites;
use super::line_left::LineLeft;
use super::object::{Line, State};
use super::pool_id::PoolId;
use crate::api::chapters::shared::lines_total;
use crate::api::endpoint::{ComputeError, ComputeInput, RuleTime};
use crate::api::line_id::LineId;
use crate::api::moved::{self, Lines, Moved};
use crate::api::request::{keyed, put};
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::problem::{Problem, locate};
use crate::base::step::Command;

/// What can be taken from, as the API tells it.
#[derive(Clone, Debug)]
pub struct Pool {
    /// Which one it is.
    pub id: PoolId,
    /// How people speak of it.
    pub words: &'static Words,
    /// All of it, in the currency itself.
    pub whole: Option<Amount>,
    /// Taken so far, as the API says; it may lag behind what it accepted.
    pub taken: Option<Amount>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Which of the lines it is made of is not told: each can have at most its amount in it.
    pub lines_are_bounds: bool,
}

/// How people speak of a pool.
#[derive(Debug)]
pub struct Words {
    /// The command that takes from it.
    pub command: &'static str,
    /// What the whole is: paid, reserved.
    pub whole: &'static str,
    /// What is taken: refunded, captured.
    pub taken: &'static str,
    /// To take: give back, capture.
    pub take: &'static str,
    /// What was taken has been: given back, captured.
    pub been: &'static str,
    /// The command that shows its lines.
    pub details: &'static str,
}

/// The lines must add up to `grandTotal`, to the last digit.
pub fn lines_agree(body: &Value, _: &RuleTime) -> Vec<Problem> {
    let Some(total) = body.get("grandTotal").and_then(money::of) else { return Vec::new() };
    let problem = |sum| {
        let rule = format!("must be the sum of the lines, {}", money::show(sum));
        Problem::wrong("/grandTotal", rule)
    };
    lines_total(body).filter(|sum| *sum != total).map(problem).into_iter().collect()
}

/// The lines of a list in an answer, with the amount under this key.
pub fn lines_told(data: &Value, rows: &str, amount: &str, taken: Option<&str>) -> Vec<Line> {
    let line = |line: &Value| Line {
        id: line.get("id").and_then(LineId::of),
        name: line.get("name").and_then(Value::as_str).unwrap_or_default().to_owned(),
        amount: line.get(amount).and_then(money::of),
        taken: taken.and_then(|key| line.get(key)).and_then(money::of),
    };
    locate(data, rows).into_iter().filter_map(|(_, row)| row.map(line)).collect()
}

/// Whether a body names any line.
fn has_lines(body: &Value) -> bool {
    !locate(body, "/products/*").is_empty()
}

impl Pool {
    /// What is left: the whole minus what the API and this machine's journal say was taken, whichever says more.
    /// `None` where it is not known.
    pub fn left(&self, past: &EarlierWrites) -> Option<Amount> {
        Some(self.whole?.saturating_sub(self.taken?.max(past.taken(&self.id))))
    }

    /// Fills `grandTotal` and `products` from `--full`, `--amount` or `--line`.
    pub fn complete(
        &self,
        picked: &ComputeInput,
        body: &mut Value,
    ) -> std::result::Result<(), ComputeError> {
        let typed = picked.typed;
        let refused = |error| Err(ComputeError::Refused(error));
        if typed.has("full") {
            let Some(left) = self.left(picked.past) else { return refused(self.not_known(picked)) };
            if left <= Amount::ZERO {
                return refused(self.nothing_left(picked));
            }
            let Some(lines) = self.remaining_lines(picked) else {
                return refused(self.lines_not_known(picked, left));
            };
            let of_lines = money::total(lines.iter().map(|(_, amount)| *amount));
            if of_lines < left {
                return refused(self.more_than_lines(picked, &lines, left));
            }
            put(body, "/products", lines_json(picked, &lines));
            put(body, "/grandTotal", money::to_json(left));
        } else if let Some(amount) =
            typed.get("amount").and_then(money::of).filter(|_| !has_lines(body))
        {
            let lines = self.lines_for(picked, amount)?;
            put(body, "/products", lines_json(picked, &lines));
        } else if typed.has("line")
            && !typed.has("amount")
            && let Some(total) = lines_total(body)
        {
            put(body, "/grandTotal", money::to_json(total));
        }
        Ok(())
    }

    /// Refuses a body that takes more than is left, or whose amount cannot be read, whatever it was made from.
    /// `--again` is a person's word for it.
    pub fn guard(&self, picked: &ComputeInput) -> Result<()> {
        let total = self.countable(picked, Lines::Named)?;
        if picked.again {
            return Ok(());
        }
        let left = self.left(picked.past).ok_or_else(|| self.not_known(picked))?;
        if left <= Amount::ZERO {
            return Err(self.nothing_left(picked));
        }
        if let Some(id) = self.foreign_line(picked) {
            let own = self.lines_left(picked.past);
            let error = Error::guarded(format!("line {id} is not of {}", picked.id));
            return Err(own
                .iter()
                .fold(error, |error, line| error.detail(line.to_line()))
                .next(Command::new(self.words.details).arg(picked.id)));
        }
        if total > left {
            return Err(self.too_much(picked, total, left));
        }
        self.within_lines(picked)
    }

    /// No line is asked for more than can be left of it.
    fn within_lines(&self, picked: &ComputeInput) -> Result<()> {
        let own = self.lines_left(picked.past);
        let Ok(moved) = moved::count(picked.body, "/grandTotal", Lines::Named) else {
            return Ok(());
        };
        for (id, amount) in Moved::by_line(&moved.lines) {
            let line = own.iter().find(|own| own.line.id.as_ref() == Some(id));
            if let Some(line) = line.filter(|line| !line.can_bear(amount)) {
                let left = line.most.map(money::show).unwrap_or_default();
                let been = self.words.been;
                let error = Error::guarded(format!(
                    "{} is more than can be {been} for line {id} of {}: {left} is left of it",
                    money::show(amount),
                    picked.id
                ));
                let error = own.iter().fold(error, |error, line| error.detail(line.to_line()));
                return Err(self
                    .with_account(picked, error)
                    .next(Command::new(self.words.details).arg(picked.id)));
            }
        }
        Ok(())
    }

    /// What the body takes; refuses one that cannot be counted, even where a person overrides the guards: nothing could
    /// count it later either.
    pub fn countable(&self, picked: &ComputeInput, lines: Lines) -> Result<Amount> {
        let what = format!("how much of {} is {} cannot be told", picked.id, self.words.been);
        let moved = moved::count(picked.body, "/grandTotal", lines)
            .map_err(|why| moved::uncounted(what.clone(), why))?;
        match moved.of_lines {
            Some(lines) if lines != moved.stated => Err(Error::guarded(what)
                .detail(format!(
                    "grandTotal says {}, the lines come to {}",
                    money::show(moved.stated),
                    money::show(lines)
                ))
                .next("make the two agree")),
            _ => Ok(moved.stated),
        }
    }

    /// A line of the body that is not one of the pool's, where all of its line ids are known.
    fn foreign_line(&self, picked: &ComputeInput) -> Option<LineId> {
        let known: Option<Vec<&LineId>> = self.lines.iter().map(|line| line.id.as_ref()).collect();
        let known = known.filter(|known| !known.is_empty())?;
        let moved = moved::count(picked.body, "/grandTotal", Lines::Named).ok()?;
        Moved::by_line(&moved.lines).into_keys().find(|id| !known.contains(id)).cloned()
    }

    /// What is left of each line, where all of it is known.
    fn remaining_lines(&self, picked: &ComputeInput) -> Option<Vec<(LineId, Amount)>> {
        if self.lines.is_empty() || self.lines_are_bounds {
            return None;
        }
        let mut rest = Vec::new();
        for line in self.lines_left(picked.past) {
            let left = line.known()?;
            if left > Amount::ZERO {
                rest.push((line.line.id?, left));
            }
        }
        Some(rest)
    }

    /// The lines that a bare `--amount` means: all of them if it is all that is left, else the one that alone can bear it.
    fn lines_for(
        &self,
        picked: &ComputeInput,
        amount: Amount,
    ) -> std::result::Result<Vec<(LineId, Amount)>, ComputeError> {
        let left =
            self.left(picked.past).ok_or_else(|| ComputeError::Refused(self.not_known(picked)))?;
        if amount > left && !picked.again {
            // That no line can bear it would be the lesser half of the truth.
            let nothing = left <= Amount::ZERO;
            return Err(ComputeError::Refused(match nothing {
                true => self.nothing_left(picked),
                false => self.too_much(picked, amount, left),
            }));
        }
        let of_lines = |lines: &Vec<(LineId, Amount)>| {
            money::total(lines.iter().map(|(_, amount)| *amount)) == amount
        };
        if let Some(lines) =
            self.remaining_lines(picked).filter(of_lines).filter(|_| amount == left)
        {
            return Ok(lines);
        }
        let mut bearing = self.lines_left(picked.past);
        if picked.again {
            // A person says that the figures are wrong, but not that a line was larger.
            bearing.iter_mut().for_each(|line| line.most = line.line.amount);
        }
        bearing.retain(|line| line.can_bear(amount));
        if let [LineLeft { line: Line { id: Some(id), .. }, .. }] = bearing.as_slice() {
            return Ok(vec![(id.clone(), amount)]);
        }
        if bearing.is_empty() && !self.lines.is_empty() {
            return Err(ComputeError::Refused(self.no_line_bears(picked, amount, left)));
        }
        let mut otherwise = self.lines_not_known(picked, left);
        let mut options = Vec::new();
        for bearer in &bearing {
            let Some(id) = &bearer.line.id else { continue };
            let value = json!({"id": id.to_json(), "amount": money::to_json(amount)});
            options.push((bearer.to_line(), "line", value));
            otherwise = otherwise.next(self.with_lines(picked, &[(id.clone(), amount)]));
        }
        if options.is_empty() || options.len() < bearing.len() {
            return Err(ComputeError::Refused(otherwise));
        }
        let (been, amount) = (self.words.been, money::show(amount));
        let question = format!("Which line of {} are {amount} {been} for?", picked.id);
        Err(ComputeError::Choice { question, options, otherwise })
    }

    /// The same command with these lines instead of an amount.
    fn with_lines(&self, picked: &ComputeInput, lines: &[(LineId, Amount)]) -> Command {
        let typed = picked.typed.without(&["full", "amount", "line"]);
        let command = Command::new(self.words.command).args(typed.words());
        lines.iter().fold(command, |command, (id, amount)| {
            command.arg("--line").arg(format!("{id}={}", money::show(*amount)))
        })
    }

    /// No line alone has so much left. What can be taken together is offered where it is known.
    fn no_line_bears(&self, picked: &ComputeInput, amount: Amount, left: Amount) -> Error {
        let own = self.lines_left(picked.past);
        let error = Error::guarded(format!(
            "no line of {} alone has {} left to {}",
            picked.id,
            money::show(amount),
            self.words.take
        ));
        let error = own.iter().fold(error, |error, line| error.detail(line.to_line()));
        let error = error
            .detail(format!("{} is left in total", money::show(left)))
            .next("say how much of each: --line ID=AMOUNT, once for each line");
        let (mut rest, mut lines) = (amount, Vec::new());
        for line in &own {
            let part = line.least.min(rest);
            if let Some(id) = line.line.id.clone().filter(|_| part > Amount::ZERO) {
                lines.push((id, part));
                rest = rest.saturating_sub(part);
            }
        }
        match rest.is_zero() && !self.lines_are_bounds {
            true => error.next(self.with_lines(picked, &lines).why("one way of several")),
            false => error,
        }
    }

    /// Something was paid beside the lines, such as shipping, and a refund names lines alone.
    fn more_than_lines(
        &self,
        picked: &ComputeInput,
        lines: &[(LineId, Amount)],
        left: Amount,
    ) -> Error {
        let Words { take, been, .. } = self.words;
        let of_lines = money::total(lines.iter().map(|(_, amount)| *amount));
        let beside = money::show(left.saturating_sub(of_lines));
        let error = Error::guarded(format!(
            "not all of {} can be {been}: {beside} of it is on no line",
            picked.id
        ))
        .detail("shipping, for one, is paid beside the lines, and only lines can be named");
        let own = self.lines_left(picked.past);
        let error = own.iter().fold(error, |error, line| error.detail(line.to_line()));
        let error = error.detail(format!("{} is left in total", money::show(left)));
        if lines.is_empty() {
            return error.next(format!("to {take} the {beside}, use Front Payment's own pages"));
        }
        error
            .next(self.with_lines(picked, lines).why("what the lines have left"))
            .next(format!("to {take} the other {beside}, use Front Payment's own pages"))
    }

    fn too_much(&self, picked: &ComputeInput, total: Amount, left: Amount) -> Error {
        let (total, left) = (money::show(total), money::show(left));
        let error = Error::guarded(format!(
            "{total} is more than can be {} for {}: {left} is left",
            self.words.been, picked.id
        ));
        // Not the command with what is left: a mistyped amount would become everything there is.
        self.with_account(picked, error)
            .next(Command::new(self.words.details).arg(picked.id).why("look at it"))
    }

    /// The figures, and how to free what this machine counts and the API does not.
    pub fn with_account(&self, picked: &ComputeInput, error: Error) -> Error {
        let error = error.detail(self.account(picked));
        let entries = picked.past.entries(&self.id);
        let more = picked.past.taken(&self.id) > self.taken.unwrap_or_default();
        match entries.as_slice() {
            [.., _] if more => {
                let numbers: Vec<String> = entries.iter().map(i64::to_string).collect();
                let error = error
                    .detail(format!("what this machine counts: journal {}", numbers.join(", ")));
                let rejected = |error: Error, entry: &i64| {
                    let step = Command::word_for(*entry, "did-not");
                    error.next(step.why("if one of these was rejected"))
                };
                entries.iter().fold(error, rejected).next(
                    "if you know that more is left: the same command with --again --reason TEXT",
                )
            }
            _ => error,
        }
    }

    fn nothing_left(&self, picked: &ComputeInput) -> Error {
        let what = format!("nothing is left to {} for {}", self.words.take, picked.id);
        self.with_account(picked, Error::guarded(what))
            .next(Command::new(self.words.details).arg(picked.id))
    }

    fn not_known(&self, picked: &ComputeInput) -> Error {
        let Words { command, taken, .. } = self.words;
        Error::guarded(format!(
            "what is already {taken} of {} cannot be known: the API does not tell it",
            picked.id
        ))
        .detail(self.account(picked))
        .detail(format!("what is {taken} now could be {taken} a second time"))
        .next("look it up in Front Payment's own pages")
        .next(format!("then say so: {command} with --line ID=AMOUNT --again --reason TEXT"))
    }

    fn lines_not_known(&self, picked: &ComputeInput, left: Amount) -> Error {
        let Words { taken, take, .. } = self.words;
        let mut error =
            Error::guarded(format!("the lines to {take} of {} cannot be computed", picked.id));
        let own = self.lines_left(picked.past);
        let needs_id = |line: &LineLeft| line.line.id.is_none() && line.most != Some(Amount::ZERO);
        if own.is_empty() || self.lines_are_bounds {
            error = error.detail("the API does not tell which lines it is made of");
        } else if own.iter().any(needs_id) {
            error = error.detail("the API gives no line ids for it, and they are needed");
        } else if own.len() > 1 {
            error =
                error.detail("it has several lines, and how much of each is meant cannot be known");
        }
        for line in &own {
            error = error.detail(line.to_line());
        }
        let is_open = |line: &LineLeft| line.known().is_none();
        if own.iter().any(is_open) && self.taken.is_some_and(|taken| taken > Amount::ZERO) {
            error = error.detail(format!("what is already {taken} of each line is not told"));
        }
        error
            .detail(format!("{} is left in total", money::show(left)))
            .next("say how much of each: --line ID=AMOUNT, once for each line")
    }

    /// One line of account: the whole, what was taken, and who says so.
    pub fn account(&self, picked: &ComputeInput) -> String {
        let Words { whole, taken, .. } = self.words;
        let told =
            |amount: Option<Amount>| amount.map(money::show).unwrap_or_else(|| "not told".into());
        let mut line =
            format!("{whole} {}, {taken} {} as the API says", told(self.whole), told(self.taken));
        let past = picked.past.taken(&self.id);
        if past > Amount::ZERO {
            line.push_str(&format!(", {} as this machine's journal says", money::show(past)));
        }
        line
    }
}

fn lines_json(picked: &ComputeInput, lines: &[(LineId, Amount)]) -> Value {
    let line = |(id, amount): &(LineId, Amount)| json!({"id": id.to_json(), "amount": money::to_json(*amount)});
    let lines: Vec<Value> = lines.iter().map(line).collect();
    if picked.keyed { keyed(lines) } else { lines.into() }
}

/// What a pool is for a state and a body.
pub type PoolOf = fn(&State, &Value) -> Pool;
