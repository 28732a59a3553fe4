//! The profile's limits: the largest amount of one write, of one day, and how many writes may be sent in an hour.

use jiff::Timestamp;

use super::input::GuardInput;
use crate::base::dates::Clock;
use crate::base::error::{Error, Reach, Result};
use crate::base::money::{self, Amount};
use crate::profile::Profile;
use crate::store::journal::{Journal, Since};

const HOUR: i64 = 60 * 60;

impl GuardInput<'_> {
    /// One write may move at most `max_amount`.
    pub(super) fn within_amount(&self) -> Result<()> {
        match (self.profile.limits.max_amount, self.counted) {
            _ if !self.endpoint.effect.moves_money() => Ok(()),
            (None, _) => Ok(()),
            (Some(_), None) => Err(self.not_countable("max_amount")),
            (Some(most), Some(amount)) if amount <= most => Ok(()),
            (Some(most), Some(amount)) => {
                Err(self.above("max_amount", amount, most, "one write may move"))
            }
        }
    }

    /// All writes of a day may move at most `max_amount_per_day`.
    pub(super) fn within_day(&self, journal: &Journal, clock: &Clock) -> Result<()> {
        let Some(most) = self.profile.limits.max_amount_per_day else { return Ok(()) };
        if !self.endpoint.effect.moves_money() {
            return Ok(());
        }
        let Some(amount) = self.counted else {
            return Err(self.not_countable("max_amount_per_day"));
        };
        let moved = moved_today(self.profile, journal, clock)?;
        let total = moved.saturating_add(amount);
        if total <= most {
            return Ok(());
        }
        let what = format!("may be moved in one day, with {} moved today", money::show(moved));
        Err(self.above("max_amount_per_day", total, most, &what).reaching(Reach::Every))
    }

    /// At most `max_writes_per_hour` may be sent.
    pub(super) fn within_hour(&self, journal: &Journal) -> Result<()> {
        let Some(most) = self.profile.limits.max_writes_per_hour else { return Ok(()) };
        let sent = sent_in_last_hour(self.profile, journal)?;
        if sent < u64::from(most) {
            return Ok(());
        }
        Err(Error::guarded(format!("{sent} writes were sent in the last hour, and {most} may be"))
            .next(self.limit_step("max_writes_per_hour"))
            .reaching(Reach::Every))
    }

    fn above(&self, key: &str, amount: Amount, most: Amount, what: &str) -> Error {
        let (amount, most) = (money::show(amount), money::show(most));
        let mut error = Error::guarded(format!("{amount} is more than {what}: {most}"));
        if let (Some(stated), Some(counted)) = (self.amount, self.counted)
            && stated != counted
        {
            let (stated, counted) = (money::show(stated), money::show(counted));
            error = error.detail(format!(
                "it states {stated}, but its lines can be read as {counted}, and the larger counts"
            ));
        }
        error.next(self.limit_step(key))
    }

    fn not_countable(&self, key: &str) -> Error {
        Error::guarded(format!(
            "how much {} moves is not told, so it cannot be compared with a limit",
            self.endpoint.command
        ))
        .next(self.limit_step(key))
    }

    /// The next step that names the key of the limit in the profile.
    fn limit_step(&self, key: &str) -> String {
        format!(
            "{key} of [profiles.{}] says so; somebody else may be allowed more",
            self.profile.name
        )
    }
}

/// What was moved today, or may have been, in either direction.
pub fn moved_today(profile: &Profile, journal: &Journal, clock: &Clock) -> Result<Amount> {
    Ok(journal.sum_since(&profile.key(), Since::Fixed(clock.midnight()))?.moved)
}

/// How many writes were sent in the last hour, or may have been.
pub fn sent_in_last_hour(profile: &Profile, journal: &Journal) -> Result<u64> {
    let an_hour_ago = Timestamp::now().as_second() - HOUR;
    Ok(journal.sum_since(&profile.key(), Since::Moving(an_hour_ago))?.count)
}
