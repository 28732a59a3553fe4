//! Finding what a request made whose answer was lost: where to look, and what it must look like.

use serde_json::Value;

use super::problem::locate;
use crate::money::{self, Amount};
use crate::privacy;

/// Where what an operation makes can be found again.
#[derive(Clone, Copy, Debug)]
pub struct Trace {
    /// The read that lists the things of its kind.
    pub list: &'static str,
    /// JSON pointer of the identifier in a row.
    pub id: &'static str,
    /// The read that shows one of them.
    pub details: &'static str,
    /// Whether the `data` of these details is what this body made. People are masked in the body.
    pub is_made: fn(&Value, &Value) -> bool,
}

/// Orders are listed all together (endpoints.md 1.8), whatever made them.
pub const ORDERS: Trace =
    Trace { list: "orders list", id: "/uuid", details: "orders details", is_made: is_order };

/// Same date, lines, total and customer: nothing else is told of an order.
fn is_order(body: &Value, details: &Value) -> bool {
    let told = privacy::masked(details);
    let lines = |list: &Value| -> Vec<(String, Option<Amount>)> {
        let each = locate(list, "/*").into_iter().filter_map(|(_, line)| line);
        each.map(|line| (line["name"].to_string(), money::of(&line["amount"]))).collect()
    };
    let text = |value: &Value| value.to_string().trim_matches('"').to_owned();
    let total = |value: &Value| money::of(&value["orderSummary"]["grandTotal"]);
    text(&body["orderDate"]) == text(&told["orderDate"])
        && total(body).is_some()
        && total(body) == total(&told)
        && lines(&body["products"]) == lines(&told["productList"])
        && body["customerDetails"]["name"] == told["customerDetails"]["name"]
}
