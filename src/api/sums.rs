//! Rules about lines and sums: whether the lines of a body and the sums that it states say the same. How the sums can be
//! read is told in `line_readings.rs`.

use serde_json::Value;

use super::body_lines::{BodyLine, StatedSums, SumField, number};
use super::line_readings::{LineReading, readings};
use crate::base::money::{self, Amount};
use crate::base::places::locate;
use crate::base::problem::{Problem, Severity};

/// Each line's amount should be `rate` × `quantity` − `discount`, give or take 0.01 (quirk 37). Before its discount
/// is as good where the sums take the discount off.
pub fn lines_agree(body: &Value, _: i64) -> Vec<Problem> {
    let mut problems = Vec::new();
    if !sums_are_of_undiscounted(body) {
        for (place, line) in locate(body, "/products/*") {
            problems.extend(line.and_then(line_disagrees).map(|rule| {
                Problem::wrong(format!("{place}/amount"), rule).with_severity(Severity::Doubtful)
            }));
        }
    }
    problems
}

/// The rule that a line breaks, if its amount does not follow from the rest of it.
fn line_disagrees(line: &Value) -> Option<String> {
    let (rate, amount) = (number(line, "rate")?, number(line, "amount")?);
    // The lines of a reservation have no quantity.
    let quantity = number(line, "quantity").unwrap_or(Amount::ONE);
    let discount = number(line, "discount").unwrap_or_default();
    let expected = money::line_amount(rate, quantity, discount)?;
    if money::close(expected, amount) {
        return None;
    }
    Some(format!("is usually rate × quantity − discount, {} here", money::show(expected)))
}

/// The first reading of the lines that comes to all the sums that a body states.
fn fitting_reading(body: &Value) -> Option<LineReading> {
    let (lines, stated) = (BodyLine::all(body)?, StatedSums::of(body));
    readings(&lines, &stated).into_iter().find(|reading| reading.misses(&stated).is_empty())
}

fn sums_are_of_undiscounted(body: &Value) -> bool {
    fitting_reading(body).is_some_and(|reading| reading.undiscounted)
}

/// The lines must add up to the sums that are stated: a difference would charge the customer something else than the
/// lines say. What the server thinks of it is not documented.
pub fn sums_agree(body: &Value, _: i64) -> Vec<Problem> {
    let Some(lines) = BodyLine::all(body) else { return Vec::new() };
    let stated = StatedSums::of(body);
    // Of what fits nowhere the nearest reading is told; the first of several is the plainest.
    let readings = readings(&lines, &stated);
    let Some(nearest) = readings.iter().min_by_key(|reading| reading.misses(&stated).len()) else {
        return vec![Problem::wrong("/products", "must come to a payable amount")];
    };
    let misses = nearest.misses(&stated).into_iter();
    misses.map(|sum| nearest.problem(&lines, sum)).collect()
}

/// Whether a body states its total, and one reading of its lines comes to all the sums that it states.
pub fn lines_explain_sums(body: &Value) -> bool {
    StatedSums::of(body).get(SumField::GrandTotal).is_some() && fitting_reading(body).is_some()
}

/// Sum of `products[].amount`; `None` without lines, or where one has no amount.
pub fn lines_total(body: &Value) -> Option<Amount> {
    let mut amounts = Vec::new();
    for (_, amount) in locate(body, "/products/*/amount") {
        amounts.push(money::of(amount?)?);
    }
    if amounts.is_empty() { None } else { Some(money::total(amounts)) }
}

/// The lines must add up to `grandTotal`, to the last digit.
pub fn total_agrees(body: &Value, _: i64) -> Vec<Problem> {
    match (number(body, "grandTotal"), lines_total(body)) {
        (Some(total), Some(sum)) if sum != total => {
            let rule = format!("must be the sum of the lines, {}", money::show(sum));
            vec![Problem::wrong("/grandTotal", rule)]
        }
        _ => Vec::new(),
    }
}
