//! What a write takes from, as an identifier: guards compare these, and the journal keeps them. What is in it and left of
//! it stands in `figures.rs`.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::api::line_id::LineId;

/// The identity of what a refund, capture or charge takes from, within one object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StoredPoolId", rename_all = "snake_case")]
pub enum PoolId {
    /// What was paid for an order as a whole.
    #[serde(rename = "refund")]
    Order,
    /// The reserved amount of a reservation, from which captures take.
    #[serde(rename = "capture")]
    Reserved,
    /// The customer's card beside the reserved amount, from which charges take.
    #[serde(rename = "charge")]
    Card,
    /// One capture or charge, by its reference.
    Payment(String),
    /// Cycles of a subscription, by their names.
    Cycles(Vec<LineId>),
}

impl PoolId {
    /// One capture or charge; a reference is the same one in any letter case.
    pub fn payment(reference: &str) -> PoolId {
        PoolId::Payment(reference.trim().to_uppercase())
    }

    /// The name of the part of an object that it is; `None` where it is all that the object has of its kind.
    pub fn name_of_part(&self) -> Option<String> {
        match self {
            PoolId::Payment(_) | PoolId::Cycles(_) => Some(self.to_string()),
            PoolId::Order | PoolId::Reserved | PoolId::Card => None,
        }
    }

    /// Whether the two have something in common: pools of cycles overlap where one cycle is in both.
    pub fn overlaps(&self, other: &PoolId) -> bool {
        match (self, other) {
            (PoolId::Cycles(own), PoolId::Cycles(others)) => {
                own.iter().any(|cycle| others.contains(cycle))
            }
            _ => self == other,
        }
    }
}

/// As a person reads it: the reference, or the names of the cycles.
impl fmt::Display for PoolId {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            PoolId::Order => out.write_str("the order"),
            PoolId::Reserved => out.write_str("the reserved amount"),
            PoolId::Card => out.write_str("the card"),
            PoolId::Payment(reference) => out.write_str(reference),
            PoolId::Cycles(names) => {
                let names: Vec<String> = names.iter().map(LineId::to_string).collect();
                out.write_str(&names.join(", "))
            }
        }
    }
}

/// Every form in which a journal, also of an earlier version, stores a pool's identifier.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredPoolId {
    Refund,
    Capture,
    Charge,
    Payment(String),
    Cycles(Vec<LineId>),
    /// Earlier versions kept captures, charges and cycles in a text: `refund CAP123`, `refund Cycle 1, Cycle 2`.
    #[serde(untagged)]
    Text(String),
}

impl From<StoredPoolId> for PoolId {
    fn from(kept: StoredPoolId) -> PoolId {
        match kept {
            StoredPoolId::Refund => PoolId::Order,
            StoredPoolId::Capture => PoolId::Reserved,
            StoredPoolId::Charge => PoolId::Card,
            StoredPoolId::Payment(reference) => PoolId::payment(&reference),
            StoredPoolId::Cycles(names) => PoolId::Cycles(names),
            StoredPoolId::Text(text) => of_text(text.strip_prefix("refund ").unwrap_or(&text)),
        }
    }
}

/// What a text of an earlier version names. No reference of a capture or charge begins like a cycle.
fn of_text(names: &str) -> PoolId {
    match names.get(..5) {
        Some(start) if start.eq_ignore_ascii_case("cycle") => {
            PoolId::Cycles(names.split(", ").map(LineId::kept).collect())
        }
        _ => PoolId::payment(names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cycles(names: &[&str]) -> PoolId {
        PoolId::Cycles(names.iter().copied().map(LineId::kept).collect())
    }

    fn check(json: &str, expected: &PoolId) {
        let read: PoolId = serde_json::from_str(json).expect(json);
        assert_eq!(read, *expected, "{json}");
    }

    #[test]
    fn what_is_written_is_read_back() {
        for (id, json) in [
            (PoolId::Order, r#""refund""#),
            (PoolId::Reserved, r#""capture""#),
            (PoolId::Card, r#""charge""#),
            (PoolId::payment("CAP1"), r#"{"payment":"CAP1"}"#),
            (cycles(&["Cycle 1", "Cycle 2"]), r#"{"cycles":["Cycle 1","Cycle 2"]}"#),
        ] {
            assert_eq!(serde_json::to_string(&id).expect("JSON"), json);
            check(json, &id);
        }
    }

    #[test]
    fn every_text_of_an_earlier_version_names_the_same_pool() {
        check(r#""refund""#, &PoolId::Order);
        check(r#""capture""#, &PoolId::Reserved);
        check(r#""charge""#, &PoolId::Card);
        check(r#""refund CAP1234567890""#, &PoolId::payment("CAP1234567890"));
        check(r#""refund CHA1234567890""#, &PoolId::payment("CHA1234567890"));
        check(r#""refund Cycle 1""#, &cycles(&["Cycle 1"]));
        check(r#""refund Cycle 1, Cycle 2""#, &cycles(&["Cycle 1", "Cycle 2"]));
        // The first versions kept both as they were typed.
        check(r#""refund cap1234567890 ""#, &PoolId::payment("CAP1234567890"));
        check(r#""refund cycle 1""#, &cycles(&["Cycle 1"]));
        for wrong in ["7", "null", "[]", r#"{"refund":1}"#, r#"{"cycles":"Cycle 1"}"#] {
            assert!(serde_json::from_str::<PoolId>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn pools_overlap_where_one_cycle_is_in_both() {
        let (one, both, other) =
            (cycles(&["Cycle 1"]), cycles(&["Cycle 1", "Cycle 12"]), cycles(&["Cycle 2"]));
        assert!(one.overlaps(&both) && both.overlaps(&one));
        assert!(!one.overlaps(&other) && !both.overlaps(&other));
        let (capture, charge) = (PoolId::payment("CAP1"), PoolId::payment("CHA1"));
        assert!(capture.overlaps(&PoolId::payment("cap1")) && !capture.overlaps(&charge));
        assert!(!PoolId::Order.overlaps(&capture) && !PoolId::Reserved.overlaps(&PoolId::Card));
    }
}
