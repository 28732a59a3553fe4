//! Rules that several operations share: dates, the days until an invoice is due, how a link is sent again.

use serde_json::Value;

use crate::api::body::ORDER_DATE;
use crate::api::body_lines::number;
use crate::base::dates::{self, DateForm};
use crate::base::money::Amount;
use crate::base::problem::{Problem, Severity};

/// "Now or a later date" is demanded by the documents, but a recorded call with a past date passed (quirk 4).
pub fn order_date_now_or_later(body: &Value, now: i64) -> Vec<Problem> {
    now_or_later(ORDER_DATE, body, now)
}

/// "Now or later" for the payment link; whether the server checks it is as uncertain as for the order date.
pub fn link_due_now_or_later(body: &Value, now: i64) -> Vec<Problem> {
    now_or_later("/dueDateForPaymentLink", body, now)
}

/// A date more than a day old is what the sandbox refuses; one that is past by less is told too, since a day without a
/// time is its 12:00, which may be over.
fn now_or_later(pointer: &str, body: &Value, now: i64) -> Vec<Problem> {
    const DAY: i64 = 24 * 60 * 60;
    let problem = match body.pointer(pointer).and_then(dates::recognise_json) {
        Some((_, seconds)) if seconds < now - DAY => {
            Problem::wrong(pointer, "must be now or a later date").with_severity(Severity::Disputed)
        }
        Some((DateForm::Unix, seconds)) if seconds < now => Problem::wrong(
            pointer,
            "is past, and the documents demand now or later (a date without a time is its 12:00)",
        )
        .with_severity(Severity::Doubtful),
        _ => return Vec::new(),
    };
    vec![problem]
}

/// Of an invoice no document demands a date; one that is past is seldom meant.
pub fn order_date_is_past(body: &Value, now: i64) -> Vec<Problem> {
    const DAY: i64 = 24 * 60 * 60;
    match body.pointer(ORDER_DATE).and_then(dates::recognise_json) {
        Some((_, seconds)) if seconds < now - DAY => {
            let rule = "is past: an invoice of that day is seldom meant";
            vec![Problem::wrong(ORDER_DATE, rule).with_severity(Severity::Doubtful)]
        }
        _ => Vec::new(),
    }
}

const FOR_PERSONS: (&[i64], &str) = (&[10], "must be 10 for a private customer");
const FOR_COMPANIES: (&[i64], &str) =
    (&[14, 30, 45], "must be 14, 30 or 45 for a corporate customer");

/// Days until due, where only these are documented. The rules and their own examples disagree (quirk 34).
fn maturity_is_one_of(body: &Value, (known, rule): (&[i64], &str)) -> Option<Problem> {
    let days = number(body, "invoiceMaturity")?;
    let fits = known.iter().copied().map(Amount::from).any(|known| known == days);
    if fits {
        return None;
    }
    Some(Problem::wrong("/invoiceMaturity", rule).with_severity(Severity::Disputed))
}

/// The maturity for a person's invoice.
pub fn private_maturity(body: &Value, _: i64) -> Vec<Problem> {
    maturity_is_one_of(body, FOR_PERSONS).into_iter().collect()
}

/// The maturity for an EHF; the page's own example has 10, so that is only unusual.
pub fn ehf_maturity(body: &Value, _: i64) -> Vec<Problem> {
    match maturity_is_one_of(body, FOR_COMPANIES) {
        Some(problem) if maturity_is_one_of(body, FOR_PERSONS).is_none() => {
            vec![problem.with_severity(Severity::Doubtful)]
        }
        problem => Vec::from_iter(problem),
    }
}

/// The maturity for the customer's own type.
pub fn maturity_fits_type(body: &Value, _: i64) -> Vec<Problem> {
    let known = match body.pointer("/customerDetails/type").and_then(Value::as_str) {
        Some("private") => FOR_PERSONS,
        Some("corporate") => FOR_COMPANIES,
        _ => return Vec::new(),
    };
    maturity_is_one_of(body, known).into_iter().collect()
}

/// Resending needs one channel, and a phone number needs both of its parts (quirk 35).
pub fn one_channel(body: &Value, _: i64) -> Vec<Problem> {
    match (has(body, "countryCode"), has(body, "msisdn"), has(body, "email")) {
        (false, false, false) => {
            vec![Problem::wrong(
                "/email",
                "field is required when country code and msisdn are not present",
            )]
        }
        (true, false, _) => {
            vec![Problem::wrong("/msisdn", "field is required when country code is present")]
        }
        (false, true, _) => {
            vec![Problem::wrong("/countryCode", "field is required when msisdn is present")]
        }
        _ => Vec::new(),
    }
}

fn has(body: &Value, key: &str) -> bool {
    !body[key].is_null() && body[key] != ""
}
