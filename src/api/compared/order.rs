//! What can be compared of an order: what was refunded of it, and that it was cancelled. Who paid it, the API does not tell.

use serde_json::{Value, json};

use super::object::{Compared, one_of};
use super::pool::ToldPool;
use crate::api::state::object::{Fetch, State};
use crate::api::state::order::read_status;
use crate::api::state::pool::id::PoolId;
use crate::base::error::{Error, ErrorKind, Result};

/// What can be compared of an order.
pub const COMPARED: Compared = Compared {
    read,
    pools,
    brought_about,
    shown_by: &[("CANCELLED", &["CANCELLED"]), ("PAID", &["PAID", "PARTIAL REFUNDED", "REFUNDED"])],
};

/// Reads the status with its amounts. An order that chapter 1 does not know may be one of a terminal. The details are read
/// of a cancelled order alone: they tell whether it is one of a terminal, which its customer can cancel.
fn read(id: &str, fetch: Fetch) -> Result<State> {
    let mut state = match read_status(id, fetch) {
        Err(error) if error.kind() == ErrorKind::NotFound => return at_terminal(id, error, fetch),
        state => state?,
    };
    if one_of(&state, &["CANCELLED"]).is_some() {
        state.data = match fetch("orders details", id) {
            Err(error) if error.kind() == ErrorKind::NotFound => Value::Null,
            details => details?,
        };
    }
    Ok(state)
}

fn at_terminal(id: &str, unknown: Error, fetch: Fetch) -> Result<State> {
    match fetch("terminals orders payment-status", id) {
        Ok(told) => Ok(State {
            status: told["order_status"].as_str().map(str::to_owned),
            data: json!({"type": "terminal"}),
            ..State::default()
        }),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(unknown),
        Err(error) => Err(error),
    }
}

fn pools(state: &State) -> Vec<ToldPool> {
    vec![ToldPool {
        id: PoolId::Order,
        participle: "refunded",
        taken: state.refunded,
        says_some: one_of(state, &["REFUNDED", "PARTIAL REFUNDED"]).is_some(),
        movements: Vec::new(),
    }]
}

/// An order of a terminal is cancelled by its customer as well.
fn brought_about(state: &State) -> Option<&str> {
    let kind = state.data["type"].as_str().unwrap_or_default().to_lowercase();
    if kind.contains("terminal") { None } else { one_of(state, &["CANCELLED"]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads an order of which the API tells these answers, by command; the rest is not known to it.
    fn read_of(answers: &[(&str, Value)]) -> Result<State> {
        read("ODR1", &mut |command, _| {
            let told = answers.iter().find(|(own, _)| *own == command);
            told.map(|(_, data)| data.clone())
                .ok_or_else(|| Error::new(ErrorKind::NotFound, "Order Not Found"))
        })
    }

    #[test]
    fn a_cancellation_at_a_terminal_needs_no_operation() {
        let status = json!({"uuid": "ODR1", "status": "cancelled", "refundedAmount": 0});
        let check = |answers: &[(&str, Value)], expected: Option<&str>| {
            let state = read_of(answers).expect("a state");
            assert_eq!(brought_about(&state), expected, "{answers:?}");
        };
        check(&[("orders status", status.clone())], Some("cancelled"));
        let of = |kind: &str| ("orders details", json!({"type": kind}));
        check(&[("orders status", status.clone()), of("regular")], Some("cancelled"));
        check(&[("orders status", status), of("Terminal")], None);
        let paid = json!({"uuid": "ODR1", "status": "PAID"});
        check(&[("orders status", paid)], None);
        let told = json!({"order_status": "CANCELLED"});
        check(&[("terminals orders payment-status", told)], None);
        assert_eq!(read_of(&[]).expect_err("not known").kind(), ErrorKind::NotFound);
    }
}
