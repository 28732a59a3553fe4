//! What must hold of all that a sandbox keeps, whatever was sent to it: nothing is given back that was not taken, nor more taken
//! than there is.

use serde_json::Value;

use crate::base::money::{self, Amount};

/// Holds the rules against all objects, as `GET /_sandbox/objects` tells them.
pub fn hold(all: &Value) {
    all["orders"].as_array().expect("orders").iter().for_each(has_balance);
    all["reservations"].as_array().expect("reservations").iter().for_each(takes_no_more);
}

fn amount(value: &Value) -> Amount {
    money::of(value).unwrap_or_default()
}

/// No more is given back of an order, nor of any of its lines, than was paid.
fn has_balance(order: &Value) {
    let refunds = order["refunds"].as_array().expect("refunds");
    let given = money::total(refunds.iter().map(|refund| amount(&refund["amount"])));
    assert!(given <= amount(&order["total"]), "{order}");
    for line in order["lines"].as_array().expect("lines") {
        let parts = refunds.iter().flat_map(|refund| refund["lines"].as_array().expect("lines"));
        let of_line =
            parts.filter(|part| part["id"] == line["id"]).map(|part| amount(&part["amount"]));
        assert!(money::total(of_line) <= amount(&line["amount"]), "{order}");
    }
}

/// No more is captured of a reservation than was reserved, and no more given back than was taken.
fn takes_no_more(reservation: &Value) {
    let takes = |kind: &str| reservation[kind].as_array().cloned().unwrap_or_default();
    let sum = |takes: &[Value]| money::total(takes.iter().map(|take| amount(&take["amount"])));
    assert!(sum(&takes("captures")) <= amount(&reservation["total"]), "{reservation}");
    for take in takes("captures").iter().chain(&takes("charges")) {
        let refunds = take["refunds"].as_array().cloned().unwrap_or_default();
        assert!(sum(&refunds) <= amount(&take["amount"]), "{reservation}");
    }
}
