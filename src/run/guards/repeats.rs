//! Refuses the same thing a second time: money to or from the same lines and what no document lists within a day, and a
//! creation within minutes. The same amount of something else of the same object is not refused, and named.

use jiff::Timestamp;

use super::input::GuardInput;
use crate::api::{Moved, PoolId};
use crate::base::error::{Error, Result};
use crate::base::money;
use crate::base::step::Command;
use crate::store::journal::{self, Entry, Journal};

/// The same movement of money within this time is taken for a mistake, in seconds.
const SAME_AGAIN: i64 = 24 * 60 * 60;
/// The same creation within this time is taken for a mistake, in seconds.
const SAME_CREATION: i64 = 10 * 60;

impl GuardInput<'_> {
    /// Refuses to move the same money, to or from the same lines, within a day.
    pub(super) fn must_not_repeat(&self, journal: &Journal) -> Result<()> {
        let Some(object) = self.object else { return Ok(()) };
        // What no document lists is recognised by all that is sent, as a creation is.
        if self.invocation.again || !self.endpoint.effect.moves_money() || !self.endpoint.listed {
            return Ok(());
        }
        let since = now() - SAME_AGAIN;
        for entry in journal.about(&self.profile.key(), object)?.iter().rev() {
            if entry.second() >= since && self.is_same(entry) {
                let mut what = self.endpoint.command.to_owned();
                if let Some(amount) = self.amount {
                    what.push_str(&format!(" of {}", money::show(amount)));
                }
                let what = format!("the same {what} was sent to {object} {}", ago(entry));
                return Err(repetition(entry, what));
            }
        }
        Ok(())
    }

    /// The same amount that was moved within a day, but of another line, capture or charge of the object, in words: one of
    /// the two may be a mistake for the other. Cycles of a subscription have the same amount as a rule.
    pub fn similar_movement(&self, journal: &Journal) -> Result<Option<String>> {
        let (Some(object), Some(pool), Some(amount)) = (self.object, &self.pool, self.amount)
        else {
            return Ok(None);
        };
        if matches!(pool.id, PoolId::Cycles(_)) {
            return Ok(None);
        }
        let since = now() - SAME_AGAIN;
        for entry in journal.about(&self.profile.key(), object)?.iter().rev() {
            let is_similar = entry.second() >= since
                && entry.outcome.may_have_happened()
                && entry.intent.command == self.endpoint.command
                && entry.intent.amount == self.amount
                && !self.is_same(entry);
            if is_similar {
                let where_else = match entry.pool() {
                    Some(PoolId::Payment(other)) if pool.id != PoolId::payment(&other) => {
                        format!("of {other}")
                    }
                    _ => "on another line".to_owned(),
                };
                let (taken, clock) = (pool.words.taken, self.clock(entry));
                return Ok(Some(format!(
                    "the same amount, {}, was {taken} {clock} {where_else} (journal {})",
                    money::show(amount),
                    entry.id
                )));
            }
        }
        Ok(None)
    }

    /// When an entry of the last day was begun, in the profile's time zone: `at 14:05`, or `yesterday at 22:10`.
    fn clock(&self, entry: &Entry) -> String {
        let zone = &self.profile.zone;
        let then = entry.begun().to_zoned(zone.clone());
        let is_today = then.date() == Timestamp::now().to_zoned(zone.clone()).date();
        let day = if is_today { "" } else { "yesterday " };
        then.strftime(&format!("{day}at %H:%M")).to_string()
    }

    /// Whether an entry moved the same money, or may have.
    fn is_same(&self, entry: &Entry) -> bool {
        let takes_from_the_same = match (entry.pool(), &self.pool) {
            (None, None) => entry.intent.command == self.endpoint.command,
            (pool, own) => pool.as_ref() == own.as_ref().map(|own| &own.id),
        };
        entry.outcome.may_have_happened()
            && takes_from_the_same
            && entry.intent.amount == self.amount
            && Moved::by_line(&entry.intent.lines) == Moved::by_line(&self.lines)
    }

    /// The same creation a few minutes ago, by the hash that recognises it. One whose outcome nobody knows comes first, and
    /// `--again` does not overrule it.
    pub fn earlier_creation(&self, journal: &Journal, hash: Option<&str>) -> Result<Option<Entry>> {
        if hash.is_none() {
            return Ok(None);
        }
        let (mut unsettled, mut done) = (None, None);
        // Whatever no document lists is taken to move money, and stays refused while nobody knows what became of it.
        let (since, recent) = match self.endpoint.listed {
            true => (now() - SAME_CREATION, now() - SAME_CREATION),
            false => (0, now() - SAME_AGAIN),
        };
        for entry in journal.since(&self.profile.key(), since)? {
            if entry.intent.alike.as_deref() != hash {
                continue;
            }
            if entry.outcome.is_open() {
                unsettled = Some(entry);
            } else if entry.outcome.may_have_happened()
                && entry.second() >= recent
                && !self.invocation.again
            {
                done = Some(entry);
            }
        }
        Ok(unsettled.or(done))
    }

    /// Refuses a second creation about which nobody is asked: with `--yes`, and where the outcome of the first is unknown.
    pub fn refuse_unasked(&self, earlier: &Entry) -> Result<()> {
        match self.invocation.yes || earlier.outcome.is_open() {
            true => Err(self.repeated_creation(earlier)),
            false => Ok(()),
        }
    }

    /// The refusal of a second creation.
    pub fn repeated_creation(&self, earlier: &Entry) -> Error {
        repetition(earlier, self.describe_earlier(earlier))
    }

    /// What a person is told of the first creation.
    pub fn describe_earlier(&self, earlier: &Entry) -> String {
        let made = earlier.made().map(|made| format!(" as {made}")).unwrap_or_default();
        format!("the same {} was sent {}{made}", self.endpoint.command, ago(earlier))
    }
}

/// The refusal of what was sent before, and how the earlier entry is settled if nobody knows what became of it.
fn repetition(entry: &Entry, what: String) -> Error {
    let error = Error::guarded(what)
        .detail(format!(
            "that one was {}: journal {}; this one was not sent",
            entry.outcome.word(),
            entry.id
        ))
        .next(Command::new("journal show").arg(entry.id).why("what was sent"));
    let mut error = match entry.outcome.is_open() {
        true => journal::to_settle(
            error.detail("nothing like it is sent again until that is settled"),
            entry.id,
        ),
        false => error.next(Command::typed_again().why("if it is meant a second time")),
    };
    error.report_mut().journal = Some(entry.id);
    error
}

fn now() -> i64 {
    Timestamp::now().as_second()
}

/// How long ago, in words.
fn ago(entry: &Entry) -> String {
    match now() - entry.second() {
        ..0 => "at a time that has not come yet (was the clock set back?)".to_owned(),
        seconds @ 0..120 => format!("{seconds} s ago"),
        seconds @ 120..7200 => format!("{} min ago", seconds / 60),
        seconds => format!("{} h ago", seconds / 3600),
    }
}
