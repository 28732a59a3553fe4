//! What the state of an object says about a write whose outcome nobody knows. Pure: readings in, a finding out. It never
//! concludes that something did not happen where it could still happen or would not show.

use crate::api::{self, EarlierWrites, Endpoint, PoolId, State, StateRecord};
use crate::base::money::{self, Amount};
use crate::store::journal::Entry;

/// A write that takes from a pool, and what the API told of the pool before and after.
pub struct PoolReading<'a> {
    /// The pool.
    pub pool: &'a PoolId,
    /// What had been taken of it before the write.
    pub taken_before: Amount,
    /// What has been taken of it now.
    pub taken_now: Amount,
    /// What the write takes.
    pub amount: Amount,
}

impl PoolReading<'_> {
    /// Whether more is taken now than every other write of this machine could explain: those before it that may not have
    /// shown yet, and those after it.
    pub fn shows_write(&self, earlier: &EarlierWrites, later: &EarlierWrites) -> bool {
        let late = earlier.not_shown(self.pool, self.taken_before);
        let others = late.saturating_add(later.taken(self.pool));
        self.taken_now >= self.taken_before.saturating_add(others).saturating_add(self.amount)
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
    /// The hash of the body that would leave the object as it is now, where the operation replaces it.
    pub current_hash: Option<String>,
}

impl UnknownWrite<'_> {
    /// What this reading says.
    pub fn finding(&self) -> Finding {
        if let Some(other) = self.others().find(|other| self.may_explain_all(other)) {
            return Finding::Open(format!(
                "entry {} is a call that no document lists, and may explain whatever shows",
                other.id
            ));
        }
        if self.endpoint.compute.is_some() {
            self.by_amount()
        } else if !self.endpoint.final_status.is_empty() {
            self.by_status()
        } else if self.endpoint.replaces.is_some() {
            self.by_body()
        } else {
            Finding::Open("the API shows nothing that tells whether it was carried out".into())
        }
    }

    /// More was taken than every other write of this machine together can explain.
    fn by_amount(&self) -> Finding {
        let (Some(taken_now), Some(taken_before), Some(amount), Some(pool)) = (
            self.taken_now(),
            self.entry.told_taken(),
            self.entry.intent.amount,
            self.entry.pool(),
        ) else {
            return Finding::Open("the API does not tell what was taken so far".into());
        };
        let (earlier, later) = self.other_writes();
        let reading = PoolReading { pool: &pool, taken_before, taken_now, amount };
        if reading.shows_write(&earlier, &later) {
            let taken = if self.endpoint.gives_back() { "given back" } else { "taken" };
            return Finding::Happened(format!(
                "{} was {taken} before, {} is now, and no other entry explains it",
                money::show(taken_before),
                money::show(taken_now)
            ));
        }
        if self.endpoint.gives_back() {
            let why = "a refund is carried out later: that nothing shows yet proves nothing";
            return Finding::Open(why.into());
        }
        match taken_now == taken_before && self.is_as_before() {
            true => Finding::Unchanged,
            false => {
                let line = self.now.to_line();
                Finding::Open(format!(
                    "the state is now {line}; this write alone would not change it so"
                ))
            }
        }
    }

    /// What the API tells to be taken now of what the write took from.
    fn taken_now(&self) -> Option<Amount> {
        let compute = self.endpoint.compute.as_ref()?;
        (compute.pool)(self.now, self.entry.body()).taken
    }

    /// Whether nobody knows what another write did, and it is not known to come before this one.
    fn may_explain_all(&self, other: &Entry) -> bool {
        let is_unlisted = api::endpoint(&other.intent.command).is_none();
        is_unlisted && !self.is_earlier(other)
    }

    /// Whether another write is known to come before this one.
    fn is_earlier(&self, other: &Entry) -> bool {
        self.entry.is_own() && other.is_own() && other.id < self.entry.id
    }

    /// Other writes that may have been carried out.
    fn others(&self) -> impl Iterator<Item = &Entry> {
        let others = self.all.iter().filter(|other| other.id != self.entry.id);
        others.filter(|other| other.outcome.may_have_happened())
    }

    /// What other writes took, or may have taken: those that are known to come before this one, and all the others. What
    /// came from another machine is not known to come before.
    fn other_writes(&self) -> (EarlierWrites, EarlierWrites) {
        let (mut earlier, mut later) = (EarlierWrites::default(), EarlierWrites::default());
        for other in self.others() {
            let writes = if self.is_earlier(other) { &mut earlier } else { &mut later };
            writes.writes.extend(other.earlier_write());
        }
        (earlier, later)
    }

    /// The status is the one that it leads to, and nothing else of this machine leads there.
    fn by_status(&self) -> Finding {
        let becomes = self.endpoint.final_status;
        let before = self.entry.intent.before.as_ref().and_then(StateRecord::status);
        if is_status(before, becomes) {
            return Finding::Open(format!(
                "it was {becomes} before already, so that shows nothing"
            ));
        }
        let line = self.now.to_line();
        if !is_status(self.now.status.as_deref(), becomes) {
            return match self.is_as_before() {
                true => Finding::Unchanged,
                false => Finding::Open(format!("it is {line}, which this write does not explain")),
            };
        }
        for other in self.others() {
            let endpoint = api::endpoint(&other.intent.command);
            if endpoint.is_some_and(|endpoint| endpoint.final_status == becomes) {
                return Finding::Open(format!("entry {} explains it as well", other.id));
            }
        }
        match self.endpoint.effect.moves_money() {
            // Who charges an order is not the only one that can pay it.
            true => Finding::Open(format!(
                "it is {line} now, which the customer's own payment would explain too"
            )),
            false => Finding::Happened(format!("it is {line} now")),
        }
    }

    /// The object is what was sent, and nothing else of this machine sent the same.
    fn by_body(&self) -> Finding {
        let sent = &self.entry.intent.body_hash;
        if sent.is_some() && self.entry.intent.was_hash == *sent {
            return Finding::Open(
                "the object was already like this before the write, so that proves nothing".into(),
            );
        }
        if sent.is_none() || self.current_hash != *sent {
            return Finding::Open("the object differs from what was sent".into());
        }
        match self.others().find(|other| other.intent.body_hash == *sent) {
            Some(other) => Finding::Open(format!("entry {} sent the same", other.id)),
            None => Finding::Happened("it is now as it was sent".into()),
        }
    }

    fn is_as_before(&self) -> bool {
        self.entry.intent.before == Some(self.now.record())
    }
}

/// Statuses are the same in any letter case.
fn is_status(told: Option<&str>, status: &str) -> bool {
    told.is_some_and(|told| told.eq_ignore_ascii_case(status))
}
