//! What the state of an object says about a write whose outcome nobody knows. Pure: readings in, a finding out. It never
//! concludes that something did not happen where it could still happen or would not show.

use crate::api::{Endpoint, State, Way};
use crate::journal::Entry;
use crate::money::{self, Amount};

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
pub struct Case<'a> {
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

impl Case<'_> {
    /// What this reading says.
    pub fn weigh(&self) -> Finding {
        if self.endpoint.compute.is_some() {
            self.by_amount()
        } else if !self.endpoint.becomes.is_empty() {
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
        let pool = self
            .endpoint
            .compute
            .as_ref()
            .map(|compute| (compute.pool)(self.now, &self.entry.intent["body"]));
        let taken = pool.as_ref().and_then(|pool| pool.taken);
        let told = self.entry.intent["told"].get("taken").and_then(money::of);
        let (Some(is), Some(was), Some(amount)) = (taken, told, self.entry.amount()) else {
            return Finding::Open("the API does not tell what was taken so far".into());
        };
        let need = was.saturating_add(self.explained(was)).saturating_add(amount);
        if is >= need {
            let (was, is) = (money::show(was), money::show(is));
            return Finding::Happened(format!(
                "{was} was taken before, {is} is now, and no other entry explains it"
            ));
        }
        if self.is_out() {
            let why = "a refund is carried out later: that nothing shows yet proves nothing";
            return Finding::Open(why.into());
        }
        match is == was && self.is_as_before() {
            true => Finding::Unchanged,
            false => Finding::Open(format!("{} has changed, but not by this", self.line())),
        }
    }

    /// How much of what was taken since the write other entries could be. Those before it may not have shown yet.
    fn explained(&self, was: Amount) -> Amount {
        let drawn = |before: bool| {
            let others = self.others().filter(|other| self.is_before(other) == before);
            let same = others
                .filter_map(Entry::draw)
                .filter(|draw| Some(draw.pool.as_str()) == self.entry.pool());
            money::total(same.map(|draw| draw.amount))
        };
        let late = drawn(true).saturating_sub(was).max(Amount::ZERO);
        late.saturating_add(drawn(false))
    }

    /// Whether another entry is known to come before this one. What came from another machine is not.
    fn is_before(&self, other: &Entry) -> bool {
        let native = |entry: &Entry| entry.intent["imported"].is_null();
        native(self.entry) && native(other) && other.id < self.entry.id
    }

    fn is_out(&self) -> bool {
        matches!(self.endpoint.effect, crate::api::Effect::MovesMoney { way: Way::Out, .. })
    }

    /// The status is the one that it leads to, and nothing else of this machine leads there.
    fn by_status(&self) -> Finding {
        let becomes = self.endpoint.becomes;
        let is =
            |status: Option<&str>| status.is_some_and(|told| told.eq_ignore_ascii_case(becomes));
        if is(self.entry.intent["before"]["status"].as_str()) {
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
            crate::api::endpoint(other.text("command"))
                .is_some_and(|endpoint| endpoint.becomes == becomes)
        };
        match self.others().find(leads_there) {
            Some(other) => Finding::Open(format!("entry {} explains it as well", other.id)),
            None => Finding::Happened(format!("it is {} now", self.line())),
        }
    }

    /// The object is what was sent, and nothing else of this machine sent the same.
    fn by_body(&self) -> Finding {
        let sent = self.entry.intent["body_hash"].as_str();
        if sent.is_none() || self.now_hash.as_deref() != sent {
            return Finding::Open("it is not, or not only, what was sent".into());
        }
        match self.others().find(|other| other.intent["body_hash"].as_str() == sent) {
            Some(other) => Finding::Open(format!("entry {} sent the same", other.id)),
            None => Finding::Happened("it is now as it was sent".into()),
        }
    }

    fn is_as_before(&self) -> bool {
        self.now.to_json() == self.entry.intent["before"]
    }

    fn line(&self) -> String {
        self.now.to_line()
    }
}
