//! Which writes of the journal must show in what the API tells, and which only may: a refund is carried out later, an
//! approval need not be given, and of an unknown outcome nobody knows.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::api::{self, PoolId, Way, is_same_status};
use crate::base::money::Amount;
use crate::store::journal::{Entry, Outcome};

/// The moment of a reading, and what counts as recent at it.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Just before the object was read.
    pub read_at: Timestamp,
    /// How long an accepted refund may take to show.
    pub grace: Duration,
    /// The zone of times that name none.
    pub zone: TimeZone,
}

/// Why a write need not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Its outcome is unknown.
    Unknown,
    /// It was on its way while the object was read.
    UnderWay,
    /// It asks for an approval, which need not be given.
    Approval,
    /// It was taken back afterwards.
    Withdrawn,
    /// It is a refund that was accepted not long ago.
    Young,
}

/// A write that took from a pool, or may have.
pub struct CountedWrite<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// What it took from.
    pub pool: PoolId,
    /// Why it need not show, if it need not.
    pub doubt: Option<Doubt>,
}

impl CountedWrite<'_> {
    /// How much it takes; nothing where the entry does not say it.
    pub fn amount(&self) -> Option<Amount> {
        self.entry.intent.amount
    }

    /// Whether the API must show it.
    pub fn must_show(&self) -> bool {
        self.doubt.is_none()
    }
}

/// The writes that took from a pool, or may have, oldest first.
pub fn counted<'a>(entries: &'a [Entry], moment: &Moment) -> Vec<CountedWrite<'a>> {
    let mut writes = Vec::new();
    for entry in entries.iter().filter(|entry| entry.outcome.may_have_happened()) {
        if let Some(pool) = entry.pool() {
            writes.push(CountedWrite { entry, pool, doubt: doubt(entry, entries, moment) });
        }
    }
    writes
}

/// Why an entry that may have been carried out need not show.
pub fn doubt(entry: &Entry, all: &[Entry], moment: &Moment) -> Option<Doubt> {
    if entry.outcome == Outcome::Unknown {
        return Some(Doubt::Unknown);
    }
    if moment.was_under_way(entry) {
        return Some(Doubt::UnderWay);
    }
    let endpoint = api::endpoint(&entry.intent.command);
    if endpoint.is_some_and(api::Endpoint::asks_for_approval) {
        return Some(Doubt::Approval);
    }
    if is_withdrawn(entry, all) {
        return Some(Doubt::Withdrawn);
    }
    let is_young = moment.age(entry) < moment.grace;
    (entry.intent.way == Some(Way::Out) && is_young).then_some(Doubt::Young)
}

/// Whether a later entry took it back: what a terminal is asked for can be.
fn is_withdrawn(entry: &Entry, all: &[Entry]) -> bool {
    let endpoint = api::endpoint(&entry.intent.command);
    let Some(rejection) = endpoint.and_then(|endpoint| endpoint.rejection) else { return false };
    all.iter().any(|other| {
        let after = api::endpoint(&other.intent.command).map(|other| other.final_status);
        other.begun() > entry.begun()
            && other.outcome.may_have_happened()
            && after.is_some_and(|status| is_same_status(status, rejection.word))
    })
}

impl Moment {
    /// How long ago an entry was begun; one from the future just now.
    fn age(&self, entry: &Entry) -> Duration {
        self.read_at.duration_since(entry.begun()).try_into().unwrap_or_default()
    }

    /// Whether the object was read while the write was on its way, or before it.
    fn was_under_way(&self, entry: &Entry) -> bool {
        let ended = entry.ending.as_ref().and_then(|ending| ending.ended.as_deref());
        let ended = ended.and_then(|at| at.parse::<Timestamp>().ok());
        entry.outcome == Outcome::InFlight
            || entry.begun() >= self.read_at
            || ended.is_some_and(|ended| ended >= self.read_at)
    }
}
