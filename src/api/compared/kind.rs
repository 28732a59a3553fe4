//! What can be compared of an object, by the kind of its identifier.

use super::object::Compared;
use super::{order, reservation, subscription};
use crate::api::identifiers::id_kind::IdKind;

impl IdKind {
    /// What can be compared of an object with an identifier of this kind, if anything can.
    pub fn compared(&self) -> Option<&'static Compared> {
        Some(match self.prefix {
            "ODR" => &order::COMPARED,
            "RES" => &reservation::COMPARED,
            "SUB" => &subscription::COMPARED,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::catalogue::endpoints;
    use crate::api::effect::Effect;

    /// Every status that an operation leads to is one that is compared, and the other way round.
    #[test]
    fn every_final_status_is_compared() {
        for compared in [&order::COMPARED, &reservation::COMPARED, &subscription::COMPARED] {
            for (status, shown_by) in compared.shown_by {
                assert!(shown_by.contains(status), "{status}");
                assert!(endpoints().any(|one| one.final_status == *status), "{status}");
            }
        }
        for endpoint in endpoints().filter(|one| one.effect != Effect::Reads) {
            let Some(id) = ["ODR1", "RES1", "SUB1"].iter().find(|id| endpoint.accepts(id)) else {
                continue;
            };
            let compared = IdKind::of(id).and_then(IdKind::compared).expect("a kind");
            // The end of a terminal's refund is told by an answer of its own (operation 7.7).
            if !endpoint.final_status.is_empty() && endpoint.final_status != "REJECTED" {
                let status = endpoint.final_status;
                assert_eq!(compared.shows(status, status), Some(true), "{}", endpoint.command);
            }
        }
        assert_eq!(order::COMPARED.shows("partial refunded", "PAID"), Some(true));
        assert_eq!(order::COMPARED.shows("SENT", "PAID"), Some(false));
        assert_eq!(order::COMPARED.shows("PAID", "REJECTED"), None);
    }
}
