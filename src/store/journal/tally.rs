//! The sums of recent attempts that limits count, row by row. The rows are looked up in `recent.rs`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Deserialize;

use super::fields;
use super::outcome::Outcome;
use super::rows::RowKind;
use crate::api::Way;
use crate::base::money::Amount;
use crate::base::target::account_key;
use crate::store::sql::{Row, SqlResult};

/// Attempts that were carried out, or may have been.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RecentSum {
    /// How many.
    pub count: u64,
    /// What they moved, in either direction.
    pub moved: Amount,
}

/// Since when attempts count, in Unix seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Since {
    /// The same moment for many questions.
    Fixed(i64),
    /// A moment that goes on with the clock.
    Moving(i64),
}

impl Since {
    pub(super) fn second(self) -> i64 {
        match self {
            Since::Fixed(second) | Since::Moving(second) => second,
        }
    }
}

/// What was counted so far. Sums of a moving moment stand by the second of their attempts, so that they can be left behind.
#[derive(Debug)]
pub(super) struct Tally {
    pub(super) account: String,
    pub(super) since: Since,
    /// Number and hash of the newest row that was seen. The hash covers all rows before it.
    pub(super) seen: i64,
    pub(super) hash: Option<String>,
    pub(super) sums: BTreeMap<i64, RecentSum>,
}

/// What counts of an intent.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Counted {
    base_url: String,
    way: Option<Way>,
    #[serde(with = "fields::amount")]
    amount: Option<Amount>,
    #[serde(with = "fields::amount")]
    counted: Option<Amount>,
}

/// What counts of how an attempt ended, or of what was found out later.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Told {
    word: Outcome,
}

impl Tally {
    /// Whether it has counted all since this moment, and can leave behind what is older.
    pub(super) fn reaches(&self, since: Since) -> bool {
        match (self.since, since) {
            (Since::Moving(own), Since::Moving(wanted)) => own <= wanted,
            (own, wanted) => own == wanted,
        }
    }

    pub(super) fn leave_behind(&mut self, since: Since) {
        self.since = since;
        if let Since::Moving(second) = since {
            self.sums = self.sums.split_off(&second);
        }
    }

    pub(super) fn whole(&self) -> RecentSum {
        let mut whole = RecentSum::default();
        for sum in self.sums.values() {
            whole.count += sum.count;
            whole.moved = whole.moved.saturating_add(sum.moved);
        }
        whole
    }

    /// Counts a row of the columns of the query for the next rows.
    pub(super) fn see(&mut self, row: &Row) -> SqlResult<()> {
        let (kind, data): (String, String) = (row.get(2)?, row.get(3)?);
        let (at, intent): (Option<String>, Option<String>) = (row.get(4)?, row.get(5)?);
        let earlier: Option<String> = row.get(6)?;
        (self.seen, self.hash) = (row.get(0)?, row.get(1)?);
        // Rows about an attempt that was pruned change nothing.
        let (Some(at), Some(intent)) = (at, intent) else { return Ok(()) };
        let is_new = kind == RowKind::Intent.word();
        let counted_before = !is_new && may_have_happened(earlier.as_deref());
        // What was found out later is the last word, whenever how it ended was told.
        let is_settled = kind == RowKind::Outcome.word() && earlier.is_some();
        let counts_now = match is_settled {
            true => counted_before,
            false => is_new || may_have_happened(Some(&data)),
        };
        if counted_before != counts_now {
            self.change(&at, &intent, counts_now);
        }
        Ok(())
    }

    /// Counts an attempt from now on, or no longer.
    fn change(&mut self, at: &str, intent: &str, counts: bool) {
        // A time that cannot be read counts as now, always.
        let second = at.parse().map_or(i64::MAX, Timestamp::as_second);
        if second < self.since.second() {
            return;
        }
        let intent: Counted = fields::read(intent);
        if intent.base_url != self.account && account_key(&intent.base_url) != self.account {
            return;
        }
        let key = match self.since {
            Since::Fixed(from) => from,
            Since::Moving(_) => second,
        };
        let amount = intent.way.and(intent.amount.max(intent.counted)).unwrap_or_default();
        let sum = self.sums.entry(key).or_default();
        match counts {
            true => {
                sum.count += 1;
                sum.moved = sum.moved.saturating_add(amount);
            }
            false => {
                sum.count = sum.count.saturating_sub(1);
                sum.moved = sum.moved.saturating_sub(amount);
            }
        }
    }
}

/// Whether an attempt of which this was told last may have been carried out; nobody has told of one that is in flight.
fn may_have_happened(told: Option<&str>) -> bool {
    told.is_none_or(|told| fields::read::<Told>(told).word.may_have_happened())
}
