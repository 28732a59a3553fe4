//! Exact decimals: amounts as people type them and as JSON has them, and what follows from them: VAT and sums. There
//! are no binary floats here or anywhere else. What an amount means to an operation is left to `api`.
//!
//! Amounts are in the currency itself (not minor units) and include VAT, as in every documented example
//! with tax: `amount` 4500 with tax 12 is 4017.86 before tax plus 482.14 tax. How a discount enters is not
//! documented; here it is an amount taken off the line, VAT included: `amount` = `rate` × `quantity` − `discount`.

mod amount;
mod json;
mod readings;
mod sums;
mod typed;

pub use amount::{Amount, close, rounded, show, total};
pub use json::{lenient, lenient_number, number, of, of_text, to_json};
pub use readings::{likely, readings, refuse_two_readings};
pub use sums::{Sums, add_line, line_amount, vat_inside, vat_on_top, without_vat};
pub use typed::{parse, parse_or_zero, parse_plain, with_point};
