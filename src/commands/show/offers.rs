//! What can be done with an object now, and why the rest cannot: by its state, by what this machine sent before, and by
//! what the profile never does.

use crate::api::{self, Endpoint, Fetch, ObjectOperation, Overview, State, doubt_if_invoiced};
use crate::base::step::{AccountFlags, Command};
use crate::profile::Profile;
use crate::run::guards::may_write;
use crate::store::journal::Entry;

/// An operation that can be carried out now.
#[derive(Clone)]
pub struct Offer {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// How it is offered.
    pub operation: &'static ObjectOperation,
    /// The object.
    pub id: String,
    /// What it needs to be told because of the object's state, flag and value.
    pub given: &'static [(&'static str, &'static str)],
    /// What nobody knows of it in the object's state.
    pub doubt: Option<&'static str>,
}

/// An operation that cannot be carried out now.
pub struct RuledOut {
    /// How it would be offered.
    pub operation: &'static ObjectOperation,
    /// Why it cannot.
    pub why: String,
}

/// What can be done with an object, and what cannot.
#[derive(Default)]
pub struct Offers {
    /// In the order in which they are offered.
    pub open: Vec<Offer>,
    /// In the same order.
    pub ruled_out: Vec<RuledOut>,
    /// The entry of the journal whose outcome nobody knows: it blocks other writes.
    pub unsettled: Option<i64>,
}

impl Offer {
    /// The command as it is typed, without the account.
    pub fn command(&self) -> Command {
        let mut command = Command::new(self.endpoint.command).arg(&self.id);
        for (flag, value) in self.given {
            command = command.arg(format!("--{flag}")).arg(value);
        }
        command
    }

    /// What it does, as an entry of a menu, with what nobody knows of it.
    pub fn title(&self) -> String {
        match self.doubt {
            Some(doubt) => format!("{}; {doubt}", self.operation.title),
            None => self.operation.title.to_owned(),
        }
    }

    /// The operation with what it is told because of the object's state: `orders refund --type invoiced`.
    pub fn words(&self) -> String {
        let mut words = self.endpoint.command.to_owned();
        for (flag, value) in self.given {
            words.push_str(&format!(" --{flag} {value}"));
        }
        words
    }

    /// The words of the command, with the account.
    pub fn argv(&self, account: &AccountFlags) -> Vec<String> {
        self.command().argv(account)
    }
}

impl Offers {
    /// What can be done with this object, whose states are read as they are needed.
    pub fn of(overview: &Overview, entries: &[Entry], profile: &Profile, fetch: Fetch) -> Offers {
        let open = entries.iter().rev().find(|entry| {
            entry.intent.binds && entry.outcome.is_open() && entry.object() == overview.id
        });
        let mut offers = Offers { unsettled: open.map(|entry| entry.id), ..Offers::default() };
        for operation in overview.operations {
            let Some(endpoint) = api::endpoint(operation.command) else { continue };
            match refusal(overview, endpoint, offers.unsettled, profile, fetch) {
                Some(why) => offers.ruled_out.push(RuledOut { operation, why }),
                None => offers.open.push(Offer {
                    endpoint,
                    operation,
                    id: overview.id.clone(),
                    given: if overview.invoiced { operation.given_if_invoiced } else { &[] },
                    doubt: doubt_if_invoiced(operation.command).filter(|_| overview.invoiced),
                }),
            }
        }
        offers
    }
}

/// Why the operation cannot be carried out on the object; `None` where it can, or where only the API knows.
fn refusal(
    overview: &Overview,
    endpoint: &'static Endpoint,
    unsettled: Option<i64>,
    profile: &Profile,
    fetch: Fetch,
) -> Option<String> {
    let state = match endpoint.state {
        Some(read) => read(&overview.id, fetch),
        // What it takes no state for is judged by the status that is shown.
        None => Ok(State { status: overview.status.clone(), ..State::default() }),
    };
    match state {
        Ok(state) => {
            if let Some(impossible) = endpoint.impossible_in(&overview.id, &state) {
                return Some(impossible.why);
            }
        }
        Err(error) => return Some(error.to_string()),
    }
    if let Some((_, why)) = overview.unfit.iter().find(|(command, _)| *command == endpoint.command)
    {
        return Some(why.clone());
    }
    if let Err(error) = may_write(endpoint, profile) {
        return Some(error.to_string());
    }
    let entry = unsettled.filter(|_| endpoint.blocks_others())?;
    Some(format!("the outcome of entry {entry} of the journal is unknown; settle it first"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::api::{EarlierWrites, IdKind, known_statuses, that_tell_status};
    use crate::profile::SettingOrigin;

    /// What can be done with an object of this kind, of which each reading tells this status.
    fn offers(id: &str, kind: &str, status: &str) -> Offers {
        let refunded = if status == "REFUNDED" { 800 } else { 0 };
        let mut fetch = |_: &'static str, _: &str| {
            Ok(
                json!({"uuid": id, "orderUuid": id, "status": status, "order_status": status, "type": kind,
                      "orderAmount": 800, "refundedAmount": refunded}),
            )
        };
        let read = IdKind::of(id).and_then(IdKind::overview).expect("it can be shown");
        let overview = read(id, &EarlierWrites::default(), &mut fetch).expect("an overview");
        Offers::of(&overview, &[], &Profile::sandbox(SettingOrigin::Default), &mut fetch)
    }

    fn check(id: &str, kind: &str, offered: &mut BTreeSet<&'static str>) {
        for status in known_statuses(&that_tell_status(id)) {
            let state = State { status: Some(status.to_owned()), ..State::default() };
            for Offer { endpoint, .. } in offers(id, kind, status).open {
                let why = endpoint.impossible_in(id, &state).map(|impossible| impossible.why);
                assert_eq!(why, None, "{} is offered for {kind} in {status}", endpoint.command);
                offered.insert(endpoint.command);
            }
        }
    }

    #[test]
    fn no_status_has_an_offer_that_is_refused_in_it() {
        let mut offered = BTreeSet::new();
        check("ODR1234567890", "regular", &mut offered);
        check("ODR1234567890", "terminal", &mut offered);
        check("RES1234567890", "reservation", &mut offered);
        check("SUB1234567890", "subscription", &mut offered);
        for command in ["orders", "terminals orders", "reservations", "subscriptions"] {
            for verb in ["cancel", "resend"] {
                assert!(offered.contains(format!("{command} {verb}").as_str()), "{offered:?}");
            }
        }
    }

    #[test]
    fn what_nobody_knows_of_an_offer_is_said_with_it() {
        for (status, doubts) in [("INVOICED", 1), ("SENT", 0)] {
            let offers = offers("ODR1234567890", "regular", status).open;
            let told = offers.iter().filter(|offer| offer.title().contains("not documented"));
            assert_eq!(told.count(), doubts, "{status}");
        }
    }
}
