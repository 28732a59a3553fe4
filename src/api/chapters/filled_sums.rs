//! Sums that are filled in from the lines as they were typed, so that nobody types them twice.

use serde_json::Value;

use crate::api::body::{BodySource, FillResult, put, set_field};
use crate::api::body_lines::{SumField, number};
use crate::api::typed::Typed;
use crate::base::money::{self, Sums};
use crate::base::problem::Problem;

/// The sums of an order, in the order of the documents.
const WITH_DISCOUNT: [SumField; 4] =
    [SumField::SubTotal, SumField::TotalTax, SumField::TotalDiscount, SumField::GrandTotal];

/// The sums of a reservation.
const WITHOUT_DISCOUNT: [SumField; 3] =
    [SumField::SubTotal, SumField::TotalTax, SumField::GrandTotal];

/// Fills the sums when the lines were typed: they are never typed twice.
pub fn sums_from_lines(typed: &Typed, body: &mut Value) -> FillResult {
    fill_sums(typed, body, &WITH_DISCOUNT)
}

/// Fills the sums of a reservation, whose lines have no discount.
pub fn sums_without_discount(typed: &Typed, body: &mut Value) -> FillResult {
    fill_sums(typed, body, &WITHOUT_DISCOUNT)
}

/// Fills the sums of a checkout, and who updates an order through it.
pub fn sums_and_partner(typed: &Typed, body: &mut Value) -> FillResult {
    if typed.has("order") && !typed.has("order-from") {
        put(body, "/orderFrom", Value::from("PARTNER"));
    }
    fill_sums(typed, body, &WITH_DISCOUNT)
}

fn fill_sums(typed: &Typed, body: &mut Value, wanted: &[SumField]) -> FillResult {
    if !typed.has("line") {
        return Ok(());
    }
    let mut sums = Sums::default();
    for (index, line) in typed.all("line").enumerate() {
        let amount = number(line, "amount").unwrap_or_default();
        let discount = number(line, "discount").unwrap_or_default();
        let tax = number(line, "tax").unwrap_or_default();
        if money::add_line(&mut sums, amount, discount, tax).is_none() {
            let place = format!("/products/{index}/amount");
            return Err(vec![Problem::wrong(place, "is too large")]);
        }
    }
    for sum in wanted {
        let pointer = format!("/orderSummary/{}", sum.key());
        set_field(body, &pointer, money::to_json(sum.of(&sums)), BodySource::File)?;
    }
    Ok(())
}
