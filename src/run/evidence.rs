//! What the state of an object says about a write whose outcome nobody knows. Pure: readings in, a finding out. It never
//! concludes that something did not happen where it could still happen or would not show.

use crate::api::{EarlierWrites, Endpoint, PoolId, State, StateRecord};
use crate::base::money::{self, Amount};
use crate::store::journal::Entry;

/// A write that takes from a pool, and what the API told of the pool before and after.
pub struct PoolReading<'a> {
    /// The pool.
    pub pool: &'a PoolId,
    /// Taken before it.
    pub was: Amount,
    /// Taken now.
    pub is: Amount,
    /// What it takes.
    pub amount: Amount,
}

impl PoolReading<'_> {
    /// Whether more shows now than every other write of this machine could explain: those before it that may not have
    /// shown yet, and those after it.
    pub fn is_seen(&self, before: &EarlierWrites, after: &EarlierWrites) -> bool {
        let others = before.not_shown(self.pool, self.was).saturating_add(after.taken(self.pool));
        self.is >= self.was.saturating_add(others).saturating_add(self.amount)
    }
}

/// What one reading says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It was carried out: this shows it.
    Happened(String),
    /// Everything is as it was. Lasting some time, that shows that it was not carried out.
    Unchanged,
    /// Nobody can tell, for this reason.
    Open(String),
}

/// A write whose outcome is unknown, with what is known around it.
pub struct UnknownWrite<'a> {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// What was sent.
    pub entry: &'a Entry,
    /// Everything this machine sent to the object, itself included.
    pub all: &'a [Entry],
    /// The object as it is now.
    pub now: &'a State,
    /// By what this journal knows the body that would leave the object as it is now, where the operation replaces it.
    pub now_hash: Option<String>,
}

impl UnknownWrite<'_> {
    /// What this reading says.
    pub fn weigh(&self) -> Finding {
        if self.endpoint.compute.is_some() {
            self.by_amount()
        } else if !self.endpoint.final_status.is_empty() {
            self.by_status()
        } else if self.endpoint.replaces.is_some() {
            self.by_body()
        } else {
            Finding::Open("the API shows nothing by which it could be told".into())
        }
    }

    /// Other writes that may have been carried out.
    fn others(&self) -> impl Iterator<Item = &Entry> {
        let may_have = |entry: &&Entry| entry.outcome.may_have_happened();
        self.all.iter().filter(|other| other.id != self.entry.id).filter(may_have)
    }

    /// More was taken than every other write of this machine together can explain.
    fn by_amount(&self) -> Finding {
        let taken = self
            .endpoint
            .compute
            .as_ref()
            .and_then(|compute| (compute.pool)(self.now, self.entry.body()).taken);
        let told = self.entry.told_taken();
        let (Some(is), Some(was), Some(amount), Some(pool)) =
            (taken, told, self.entry.intent.amount, self.entry.pool())
        else {
            return Finding::Open("the API does not tell what was taken so far".into());
        };
        let shows = PoolReading { pool: &pool, was, is, amount };
        if shows.is_seen(&self.draws(true), &self.draws(false)) {
            let (was, is) = (money::show(was), money::show(is));
            return Finding::Happened(format!(
                "{was} was taken before, {is} is now, and no other entry explains it"
            ));
        }
        if self.endpoint.gives_back() {
            let why = "a refund is carried out later: that nothing shows yet proves nothing";
            return Finding::Open(why.into());
        }
        match is == was && self.is_as_before() {
            true => Finding::Unchanged,
            false => Finding::Open(format!("{} has changed, but not by this", self.line())),
        }
    }

    /// What other writes took, or may have taken: those that are known to come before this one, or all the others. What
    /// came from another machine is not known to come before.
    fn draws(&self, before: bool) -> EarlierWrites {
        let native = |entry: &Entry| entry.intent.imported.is_none();
        let is_before =
            |other: &Entry| native(self.entry) && native(other) && other.id < self.entry.id;
        let others = self.others().filter(|other| is_before(other) == before);
        EarlierWrites { writes: others.filter_map(Entry::earlier_write).collect() }
    }

    /// The status is the one that it leads to, and nothing else of this machine leads there.
    fn by_status(&self) -> Finding {
        let becomes = self.endpoint.final_status;
        let is =
            |status: Option<&str>| status.is_some_and(|told| told.eq_ignore_ascii_case(becomes));
        let before = self.entry.intent.before.as_ref();
        if is(before.and_then(StateRecord::status)) {
            return Finding::Open(format!(
                "it was {becomes} before already, so that shows nothing"
            ));
        }
        if !is(self.now.status.as_deref()) {
            return match self.is_as_before() {
                true => Finding::Unchanged,
                false => {
                    Finding::Open(format!("it is {}, which this does not explain", self.line()))
                }
            };
        }
        let leads_there = |other: &&Entry| {
            crate::api::endpoint(&other.intent.command)
                .is_some_and(|endpoint| endpoint.final_status == becomes)
        };
        match self.others().find(leads_there) {
            Some(other) => Finding::Open(format!("entry {} explains it as well", other.id)),
            // Who charges an order is not the only one that can pay it.
            None if self.endpoint.effect.moves_money() => Finding::Open(format!(
                "it is {} now, which the customer's own payment would explain too",
                self.line()
            )),
            None => Finding::Happened(format!("it is {} now", self.line())),
        }
    }

    /// The object is what was sent, and nothing else of this machine sent the same.
    fn by_body(&self) -> Finding {
        let sent = self.entry.intent.body_hash.as_deref();
        if sent.is_some() && self.entry.intent.was_hash.as_deref() == sent {
            return Finding::Open("it was so before already, so that shows nothing".into());
        }
        if sent.is_none() || self.now_hash.as_deref() != sent {
            return Finding::Open("it is not, or not only, what was sent".into());
        }
        match self.others().find(|other| other.intent.body_hash.as_deref() == sent) {
            Some(other) => Finding::Open(format!("entry {} sent the same", other.id)),
            None => Finding::Happened("it is now as it was sent".into()),
        }
    }

    fn is_as_before(&self) -> bool {
        Some(self.now.record()) == self.entry.intent.before
    }

    fn line(&self) -> String {
        self.now.to_line()
    }
}
