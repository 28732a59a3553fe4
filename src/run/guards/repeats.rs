//! Refuses the same thing a second time: money to or from the same lines and what no document lists within a day, and a
//! creation within minutes. What a row of an earlier bulk run sent is left to `earlier_rows.rs`. The same amount of something else of the same object is not refused, and named.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::input::GuardInput;
use crate::api::{Endpoint, Moved, Pool, PoolId};
use crate::base::error::{Error, Reach, Result};
use crate::base::money::{self, Amount};
use crate::base::step::Command;
use crate::store::journal::{self, BodyHash, Entry, Journal, Outcome};

/// The same movement of money within this time is taken for a mistake, in seconds.
const SAME_AGAIN: i64 = 24 * 60 * 60;
/// The same creation within this time is taken for a mistake, in seconds.
const SAME_CREATION: i64 = 10 * 60;

impl GuardInput<'_> {
    /// Refuses to move the same money, to or from the same lines, within a day.
    pub(super) fn must_not_repeat(&self, entries: &[Entry]) -> Result<()> {
        let Some(object) = self.object else { return Ok(()) };
        // What no document lists is recognised by all that is sent, as a creation is.
        if self.invocation.again || !self.endpoint.effect.moves_money() || !self.endpoint.listed {
            return Ok(());
        }
        let since = now() - SAME_AGAIN;
        for entry in entries.iter().rev() {
            if entry.second() >= since && self.is_same(entry) {
                // An approval that was asked for is the same money as the refund itself.
                let mut what = entry.intent.command.clone();
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
    pub fn similar_movement(&self, entries: &[Entry]) -> Option<String> {
        let (pool, amount) = (self.pool.as_ref()?, self.amount?);
        if matches!(pool.id, PoolId::Cycles(_)) {
            return None;
        }
        let since = now() - SAME_AGAIN;
        for entry in entries.iter().rev() {
            let is_similar = entry.second() >= since
                && entry.outcome.may_have_happened()
                && entry.intent.command == self.endpoint.command
                && entry.intent.amount == self.amount
                && !self.is_same(entry);
            if is_similar {
                return Some(self.similar_words(entry, pool, amount));
            }
        }
        None
    }

    /// The same amount in words that say no more of it than is known: that it is taken where the object shows so, that it
    /// was accepted or asked for, or that nobody knows.
    fn similar_words(&self, entry: &Entry, pool: &Pool, amount: Amount) -> String {
        let (amount, id) = (money::show(amount), entry.id);
        let (noun, accepted, taken) = (pool.words.noun, pool.words.accepted, pool.words.taken);
        let (clock, place) = (self.clock(entry), place_of(entry, pool));
        match entry.outcome {
            Outcome::InFlight => format!(
                "another process is sending the same amount: {noun} of {amount}, begun {clock} {place} (journal {id})"
            ),
            outcome if outcome.is_open() => format!(
                "the same amount was sent before: nobody knows whether {noun} of {amount} {accepted} {clock} {place} \
                 (journal {id})"
            ),
            _ if self.shows_all(entry, pool) => {
                format!("the same amount, {amount}, was {taken} {clock} {place} (journal {id})")
            }
            _ => format!(
                "the same amount was sent before: {noun} of {amount} {accepted} {clock} {place} (journal {id})"
            ),
        }
    }

    /// Whether the pool, as it was just read, shows all that this machine took from it.
    fn shows_all(&self, entry: &Entry, pool: &Pool) -> bool {
        entry.pool().is_some_and(|own| own == pool.id)
            && pool.taken.is_some_and(|taken| self.past.not_shown(&pool.id, taken).is_zero())
    }

    /// When an entry of the last day was begun, in the profile's time zone: `at 14:05`, or `yesterday at 22:10`.
    fn clock(&self, entry: &Entry) -> String {
        let zone: &TimeZone = &self.profile.zone;
        let then = entry.begun().to_zoned(zone.clone());
        let is_today = then.date() == Timestamp::now().to_zoned(zone.clone()).date();
        let day = if is_today { "" } else { "yesterday " };
        then.strftime(&format!("{day}at %H:%M")).to_string()
    }

    /// Whether an entry moved the same money, or may have. Of one that a person's word closed the lines are not known, nor the part
    /// of the object where its words named none: it counts as of any.
    pub(super) fn is_same(&self, entry: &Entry) -> bool {
        let takes_from_the_same = match (entry.pool(), &self.pool) {
            (None, None) => entry.intent.command == self.endpoint.command,
            (pool, _) if is_of_unknown_lines(entry) && pool.as_ref().is_none_or(is_unnamed) => {
                entry.intent.command == self.endpoint.command
            }
            (pool, own) => pool.as_ref() == own.as_ref().map(|own| &own.id),
        };
        entry.outcome.may_have_happened()
            && takes_from_the_same
            && entry.intent.amount == self.amount
            && (is_of_unknown_lines(entry)
                || Moved::by_line(&entry.intent.lines) == Moved::by_line(&self.lines))
    }

    /// The same creation before, by the hashes that recognise it, or one from elsewhere that may be the same. One whose outcome
    /// nobody knows comes first, and `--again` does not overrule it.
    pub fn earlier_creation(
        &self,
        journal: &Journal,
        hashes: Option<&BodyHash>,
    ) -> Result<Option<Entry>> {
        let Some(hashes) = hashes else { return Ok(None) };
        let (mut unsettled, mut done) = (None, None);
        for entry in journal.alike(&self.profile.key(), hashes)? {
            if !counts_against_repeat(self.endpoint, entry.outcome, now() - entry.second()) {
                continue;
            }
            if entry.outcome.is_open() {
                unsettled = Some(entry);
            } else if !self.invocation.again {
                done = Some(entry);
            }
        }
        match unsettled {
            Some(entry) => Ok(Some(entry)),
            None => Ok(self.in_doubt_elsewhere(journal)?.or(done)),
        }
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
        let (command, ago) = (self.endpoint.command, ago(earlier));
        // By a body that was hashed elsewhere nobody can tell.
        if !earlier.is_own() && earlier.outcome.is_open() {
            return format!(
                "the same {command}, or one of the same amount, was sent elsewhere {ago}"
            );
        }
        let made = earlier.made().map(|made| format!(" as {made}")).unwrap_or_default();
        format!("the same {command} was sent {ago}{made}")
    }
}

/// Whether an earlier creation with this outcome, so many seconds ago, stands against the same one. Where nobody knows what
/// became of one that moves money or commits a customer, it does until somebody does. Whatever no document lists is taken for such.
fn counts_against_repeat(endpoint: &Endpoint, outcome: Outcome, age: i64) -> bool {
    let is_recent = age <= if endpoint.listed { SAME_CREATION } else { SAME_AGAIN };
    match outcome.is_open() {
        true => is_recent || endpoint.blocks_others(),
        false => is_recent && outcome.may_have_happened(),
    }
}

/// The refusal of what was sent before, and how the earlier entry is settled if nobody knows what became of it.
pub(super) fn repetition(entry: &Entry, what: String) -> Error {
    let error = Error::guarded(what)
        .detail(format!("{}: journal {}; this one was not sent", became(entry.outcome), entry.id))
        .next(Command::new("journal show").arg(entry.id).why("what was sent"));
    let mut error = match entry.outcome.is_open() {
        // It may be sent as soon as that is settled.
        true => journal::to_settle(
            error
                .detail("nothing like it is sent again until that is settled")
                .reaching(Reach::Moment),
            entry.id,
        ),
        false => error.next(Command::typed_again().why("if it is meant a second time")),
    };
    error.report_mut().journal = Some(entry.id);
    error
}

/// What became of the earlier one.
fn became(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "that one was accepted",
        Outcome::Happened => "that one happened, as was found out later",
        Outcome::InFlight => "another process is sending that one",
        Outcome::Unknown => "nobody knows what became of that one",
        Outcome::Refused => "that one was refused",
        Outcome::NotSent => "that one was not sent",
        Outcome::DidNotHappen => "that one did not happen",
    }
}

/// Whether an entry has an amount, and neither lines nor the body that it was sent with.
fn is_of_unknown_lines(entry: &Entry) -> bool {
    let intent = &entry.intent;
    intent.amount.is_some() && intent.lines.is_empty() && intent.body_hash.is_none()
}

/// Whether a pool is a part of an object that nobody named.
fn is_unnamed(pool: &PoolId) -> bool {
    pool.name_of_part().is_some_and(|name| name.is_empty())
}

/// What the earlier one took from, in the same object.
fn place_of(entry: &Entry, pool: &Pool) -> String {
    match entry.pool() {
        Some(PoolId::Payment(other)) if pool.id != PoolId::payment(&other) => format!("of {other}"),
        _ => "on another line".to_owned(),
    }
}

/// Now, in Unix seconds.
pub fn now() -> i64 {
    Timestamp::now().as_second()
}

/// How long ago, in words.
pub(super) fn ago(entry: &Entry) -> String {
    match now() - entry.second() {
        ..0 => "at a time that has not come yet (was the clock set back?)".to_owned(),
        seconds @ 0..120 => format!("{seconds} s ago"),
        seconds @ 120..7200 => format!("{} min ago", seconds / 60),
        seconds @ 7200..172_800 => format!("{} h ago", seconds / 3600),
        seconds => format!("{} days ago", seconds / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api;

    #[track_caller]
    fn check(command: &str, outcome: Outcome, age: i64, expected: bool) {
        let endpoint = api::endpoint(command).expect("an operation");
        let counts = counts_against_repeat(endpoint, outcome, age);
        assert_eq!(counts, expected, "{command}, {outcome:?}, {age} s ago");
    }

    #[test]
    fn one_in_doubt_that_commits_a_customer_counts_until_it_is_settled() {
        let year = 365 * 24 * 60 * 60;
        for command in ["orders send-invoice", "orders send-ehf", "terminals orders create"] {
            for age in [0, SAME_CREATION, SAME_CREATION + 1, year] {
                check(command, Outcome::Unknown, age, true);
                check(command, Outcome::InFlight, age, true);
            }
        }
        for outcome in [Outcome::Unknown, Outcome::Accepted, Outcome::Happened] {
            check("orders send-payment-link", outcome, SAME_CREATION, true);
            check("orders send-payment-link", outcome, SAME_CREATION + 1, false);
        }
        check("orders send-invoice", Outcome::Accepted, SAME_CREATION + 1, false);
        for outcome in [Outcome::Refused, Outcome::NotSent, Outcome::DidNotHappen] {
            check("orders send-invoice", outcome, 0, false);
        }
    }
}
