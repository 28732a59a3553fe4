//! What can be compared of a reservation: each capture, each charge, what was given back of each, and how it ended.

use serde_json::Value;

use super::object::{Compared, one_of};
use super::pool::ToldPool;
use crate::api::body_lines::number;
use crate::api::overview::event::Event;
use crate::api::state::object::State;
use crate::api::state::pool::id::PoolId;
use crate::api::state::reservation::read;
use crate::base::places::locate;

/// What can be compared of a reservation.
pub const COMPARED: Compared = Compared {
    read,
    pools,
    brought_about: |state| one_of(state, &["CANCELLED", "COMPLETED"]),
    shown_by: &[("CANCELLED", &["CANCELLED"]), ("COMPLETED", &["COMPLETED"])],
};

fn pools(state: &State) -> Vec<ToldPool> {
    let mut pools = Vec::new();
    for (id, participle, key) in [
        (PoolId::Reserved, "captured", "capturedAmount"),
        (PoolId::Card, "charged", "chargedAmount"),
    ] {
        let mut movements = Vec::new();
        for row in rows(&state.data, participle) {
            movements.push(movement(row, participle));
            pools.extend(refunds_of(row, &state.data));
        }
        pools.push(ToldPool {
            id,
            participle,
            taken: number(&state.data["paymentDetails"], key),
            says_some: one_of(state, &[participle]).is_some(),
            movements,
        });
    }
    pools
}

/// The rows of the payment history with this title.
fn rows<'a>(data: &'a Value, title: &str) -> Vec<&'a Value> {
    let rows = locate(data, &format!("/paymentHistory/{title}/*"));
    rows.into_iter().filter_map(|(_, row)| row).collect()
}

fn movement(row: &Value, participle: &str) -> Event {
    let event = Event::at(&row["at"], participle).unwrap_or_default();
    event.of(number(row, "amount")).naming(row["reference"].as_str())
}

/// What was given back of one capture or charge.
fn refunds_of(payment: &Value, data: &Value) -> Option<ToldPool> {
    let reference = payment["reference"].as_str()?;
    let mut movements = rows(data, "refunded");
    movements.retain(|row| row["reference"] == reference);
    Some(ToldPool {
        id: PoolId::payment(reference),
        participle: "refunded",
        taken: number(payment, "refunded"),
        says_some: !movements.is_empty() || payment["isRefunded"] == true,
        movements: movements.into_iter().map(|row| movement(row, "refunded")).collect(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn captures_charges_and_their_refunds_are_told_apart() {
        let data = json!({"paymentDetails": {"capturedAmount": 600, "chargedAmount": 0}, "paymentHistory": {
            "captured": [{"at": 1893456200, "amount": 600, "reference": "cap1", "refunded": 100}],
            "refunded": [{"at": 1893456400, "amount": 100, "reference": "cap1"},
                         {"at": 1893456500, "amount": 7, "reference": "CHA9"}]}});
        let state = State { data, status: Some("CAPTURED".into()), ..State::default() };
        let told: Vec<String> = pools(&state)
            .iter()
            .map(|pool| {
                let at: Vec<&str> = pool.movements.iter().map(|one| one.at.as_str()).collect();
                format!(
                    "{} {} {:?} {} {at:?}",
                    pool.id, pool.participle, pool.taken, pool.says_some
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                r#"CAP1 refunded Some(100) true ["1893456400"]"#,
                r#"the reserved amount captured Some(600) true ["1893456200"]"#,
                r#"the card charged Some(0) false []"#,
            ]
        );
    }
}
