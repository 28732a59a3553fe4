//! Refusing a body that takes more than is left of a pool, or whose amount cannot be read, whatever it was made from.

use super::figures::Pool;
use crate::api::hooks::ComputeInput;
use crate::api::line_id::LineId;
use crate::api::moved::{self, Lines, Moved};
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::step::Command;

impl Pool {
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
}
