//! How an unwanted payment is undone: the right one of refund, cancel and complete, and why not the others.

use super::offers::{Offer, Offers};
use crate::api::Role;

/// How an unwanted payment is undone.
pub struct Advice {
    /// What undoes it; `None` where nothing does.
    pub take: Option<Offer>,
    /// What lets go of the rest afterwards.
    pub afterwards: Option<Offer>,
    /// The other commands, each with the reason why not.
    pub not: Vec<(&'static str, String)>,
}

impl Advice {
    /// The advice for an object with these offers; `None` where nothing about it is ever undone.
    pub fn of(offers: &Offers) -> Option<Advice> {
        let roles = [Role::GivesBack, Role::GivesUp, Role::Closes];
        let mut candidates = Vec::new();
        for role in roles {
            candidates.extend(offers.open.iter().filter(|offer| offer.operation.role == role));
        }
        let take = candidates.first().copied().cloned();
        let mut advice = Advice { afterwards: None, not: Vec::new(), take };
        for other in candidates.into_iter().skip(1) {
            match other.operation.role {
                Role::Closes => advice.afterwards = Some(other.clone()),
                _ => advice.not.push((other.operation.command, other.operation.aside.to_owned())),
            }
        }
        for ruled_out in &offers.ruled_out {
            if roles.contains(&ruled_out.operation.role) {
                advice.not.push((ruled_out.operation.command, ruled_out.why.clone()));
            }
        }
        let has_none = advice.take.is_none() && advice.not.is_empty();
        if has_none { None } else { Some(advice) }
    }
}
