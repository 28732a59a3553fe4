//! Refusing a body that takes more than is left of a pool, or whose amount cannot be read, whatever it was made from.

use super::figures::Pool;
use crate::api::hooks::PendingWrite;
use crate::api::line_id::LineId;
use crate::api::moved::{self, LineForm, Moved};
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::step::Command;

impl Pool {
    /// Refuses a body that takes more than is left, or whose amount cannot be read, whatever it was made from.
    /// `--again` is a person's word for it.
    pub fn guard(&self, write: &PendingWrite) -> Result<()> {
        let total = self.countable(write, LineForm::Named)?;
        if write.again {
            return Ok(());
        }
        let Some(left) = self.left(write.earlier) else { return Err(self.not_known(write)) };
        if left <= Amount::ZERO {
            return Err(self.nothing_left(write));
        }
        if let Some(id) = self.foreign_line(write) {
            let error = Error::guarded(format!("line {id} is not of {}", write.id));
            return Err(self
                .with_lines_left(write, error)
                .next(Command::new(self.words.details).arg(write.id)));
        }
        if total > left {
            return Err(self.too_much(write, total, left));
        }
        self.within_lines(write)
    }

    /// No line is asked for more than can be left of it.
    fn within_lines(&self, write: &PendingWrite) -> Result<()> {
        let own = self.lines_left(write.earlier);
        let Ok(moved) = moved::count(write.body, "/grandTotal", LineForm::Named) else {
            return Ok(());
        };
        for (id, amount) in Moved::by_line(&moved.lines) {
            let line = own.iter().find(|own| own.line.id.as_ref() == Some(id));
            if let Some(line) = line.filter(|line| !line.covers(amount)) {
                let left = line.most.map(money::show).unwrap_or_default();
                let been = self.words.participle;
                let error = Error::guarded(format!(
                    "{} is more than can be {been} for line {id} of {}: {left} is left of it",
                    money::show(amount),
                    write.id
                ));
                let error = self.with_lines_left(write, error);
                return Err(self
                    .with_summary(write, error)
                    .next(Command::new(self.words.details).arg(write.id)));
            }
        }
        Ok(())
    }

    /// What the body takes; refuses one that cannot be counted, even where a person overrides the guards: nothing could
    /// count it later either.
    pub fn countable(&self, write: &PendingWrite, lines: LineForm) -> Result<Amount> {
        let what = format!("how much of {} is {} cannot be told", write.id, self.words.participle);
        let moved = match moved::count(write.body, "/grandTotal", lines) {
            Ok(moved) => moved,
            Err(why) => return Err(moved::not_countable(what, why)),
        };
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
    fn foreign_line(&self, write: &PendingWrite) -> Option<LineId> {
        let mut known = Vec::new();
        for line in &self.lines {
            known.push(line.id.as_ref()?);
        }
        if known.is_empty() {
            return None;
        }
        let moved = moved::count(write.body, "/grandTotal", LineForm::Named).ok()?;
        Moved::by_line(&moved.lines).into_keys().find(|id| !known.contains(id)).cloned()
    }
}
