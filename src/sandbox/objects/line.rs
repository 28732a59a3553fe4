//! The lines of an order or a reservation, and amounts of single lines.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::api::locate;
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::sandbox::values::amount_as_text;
use crate::sandbox::world::World;

/// The series of line ids, and the first one.
pub const LINES: (&str, i64) = ("line", 7001);

/// A line of an order or a reservation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OrderLine {
    /// The numeric id that refunds name (quirk 11).
    pub id: i64,
    /// The line as received.
    pub product: Value,
    /// The line's total.
    #[serde(with = "amount_as_text")]
    pub amount: Amount,
}

/// An amount of one line: what is captured or given back of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineAmount {
    /// The id of the line.
    pub id: i64,
    /// The amount of that line.
    #[serde(with = "amount_as_text")]
    pub amount: Amount,
}

impl OrderLine {
    /// The lines of a checked body, with fresh ids.
    pub fn all(world: &World, body: &Value) -> Result<Vec<OrderLine>> {
        let mut lines = Vec::new();
        for product in products(body) {
            let amount = money::of(&product["amount"]).unwrap_or_default();
            lines.push(OrderLine { id: fresh_line_id(world)?, product: product.clone(), amount });
        }
        Ok(lines)
    }
}

/// The products of a body, in either form of a list (quirk 1).
pub fn products(body: &Value) -> impl Iterator<Item = &Value> {
    locate(body, "/products/*").into_iter().filter_map(|(_, product)| product)
}

/// The id of a line that no other has.
pub fn fresh_line_id(world: &World) -> Result<i64> {
    let (series, first) = LINES;
    world.next_number(series, first)
}

/// The sum of the amounts that belong to this line.
pub fn sum_of_line<'a>(parts: impl IntoIterator<Item = &'a LineAmount>, id: i64) -> Amount {
    let mut sum = Amount::ZERO;
    for part in parts {
        if part.id == id {
            sum += part.amount;
        }
    }
    sum
}
