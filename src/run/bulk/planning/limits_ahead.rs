//! How far the profile's limits of a day and of an hour reach, if the rows were sent in their order now: from which row on, and
//! how much, would go beyond. Whether a row may be sent is decided when it is sent.

use serde::Serialize;

use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::profile::Profile;
use crate::run::bulk::plan::sum;
use crate::run::context::Context;
use crate::run::guards::{moved_today, sent_in_last_hour};
use crate::store::journal::Journal;

/// What of a plan goes beyond one limit.
#[derive(Clone, Debug, Serialize)]
pub struct LimitAhead {
    /// The profile's key.
    pub key: &'static str,
    /// The most, as the profile has it.
    pub most: String,
    /// What counts already.
    pub so_far: String,
    /// The first row that goes beyond.
    pub first_row: u64,
    /// How many rows go beyond.
    pub rows: u64,
    /// What those rows come to.
    #[serde(serialize_with = "sum::serialize")]
    pub amount: Amount,
}

/// Counts the rows of a plan against the limits.
pub struct LimitsAhead {
    day: Option<Day>,
    hour: Option<Hour>,
}

struct Day {
    most: Amount,
    so_far: Amount,
    planned: Amount,
    beyond: Option<Beyond>,
}

struct Hour {
    most: u64,
    so_far: u64,
    planned: u64,
    beyond: Option<Beyond>,
}

#[derive(Clone, Copy)]
struct Beyond {
    first_row: u64,
    rows: u64,
    amount: Amount,
}

impl LimitsAhead {
    /// Begins with what was sent so far.
    pub fn of(context: &Context, journal: Option<&Journal>) -> Result<LimitsAhead> {
        let Profile { limits, .. } = &context.profile;
        let mut ahead = LimitsAhead { day: None, hour: None };
        if let Some(most) = limits.max_amount_per_day {
            let so_far = match journal {
                Some(journal) => moved_today(&context.profile, journal, &context.clock)?,
                None => Amount::ZERO,
            };
            ahead.day = Some(Day { most, so_far, planned: Amount::ZERO, beyond: None });
        }
        if let Some(most) = limits.max_writes_per_hour {
            let so_far = match journal {
                Some(journal) => sent_in_last_hour(&context.profile, journal)?,
                None => 0,
            };
            ahead.hour = Some(Hour { most: most.into(), so_far, planned: 0, beyond: None });
        }
        Ok(ahead)
    }

    /// Counts a row that is to be sent.
    pub fn add(&mut self, row: u64, amount: Amount) {
        if let Some(day) = &mut self.day {
            let next = day.planned.saturating_add(amount);
            match day.so_far.saturating_add(next) > day.most {
                true => add_beyond(&mut day.beyond, row, amount),
                false => day.planned = next,
            }
        }
        if let Some(hour) = &mut self.hour {
            match hour.so_far + hour.planned >= hour.most {
                true => add_beyond(&mut hour.beyond, row, amount),
                false => hour.planned += 1,
            }
        }
    }

    /// The limits that the rows go beyond.
    pub fn reached(&self) -> Vec<LimitAhead> {
        let mut reached = Vec::new();
        if let Some(Day { most, so_far, beyond: Some(beyond), .. }) = &self.day {
            let figures = (money::show(*most), money::show(*so_far));
            reached.push(ahead("max_amount_per_day", figures, *beyond));
        }
        if let Some(Hour { most, so_far, beyond: Some(beyond), .. }) = &self.hour {
            let figures = (most.to_string(), so_far.to_string());
            reached.push(ahead("max_writes_per_hour", figures, *beyond));
        }
        reached
    }
}

impl LimitAhead {
    /// As told to people.
    pub fn in_words(&self) -> String {
        let LimitAhead { key, most, so_far, first_row, rows, amount } = self;
        let rows = if *rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
        let amount = match amount.is_zero() {
            true => String::new(),
            false => format!(" with {} in all", money::show(*amount)),
        };
        format!(
            "{key} is {most}, and {so_far} of it is used: from row {first_row} on {rows}{amount} go beyond it"
        )
    }
}

fn add_beyond(beyond: &mut Option<Beyond>, row: u64, amount: Amount) {
    let beyond = beyond.get_or_insert(Beyond { first_row: row, rows: 0, amount: Amount::ZERO });
    beyond.rows += 1;
    beyond.amount = beyond.amount.saturating_add(amount);
}

fn ahead(key: &'static str, (most, so_far): (String, String), beyond: Beyond) -> LimitAhead {
    let Beyond { first_row, rows, amount } = beyond;
    LimitAhead { key, most, so_far, first_row, rows, amount }
}
