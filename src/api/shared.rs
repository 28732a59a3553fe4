//! Fields and rules that several operations share.

use serde_json::Value;

use super::endpoint::Moment;
use super::kinds::{
    AMOUNT, COUNTRY, COUNTRY_CODE, CUSTOMER_TYPE, EMAIL, LANGUAGE, MSISDN, NUMERIC, ORDER_LINE,
    ORGANIZATION_NUMBER, PERSONAL_NUMBER, TAX_RATE, TEXT, URL,
};
use super::param::{Param, field, inner, list};
use super::problem::{Problem, Weight, locate};
use super::request::{Typed, put};
use crate::dates;
use crate::money::{self, Amount, Sums};

/// The lines of an order. Typed whole with `--line`, so that amounts and sums are never typed twice.
pub const LINES: &[Param] = &[
    list(
        "line",
        "/products",
        &ORDER_LINE,
        "Line of the order, name=…,qty=…,rate=…,tax=… (repeatable, or @FILE.csv)",
    )
    .required(),
    inner("/products/*/name", &TEXT).required(),
    inner("/products/*/productId", &TEXT),
    inner("/products/*/quantity", &NUMERIC).required(),
    inner("/products/*/rate", &NUMERIC).required(),
    inner("/products/*/discount", &NUMERIC),
    inner("/products/*/tax", &TAX_RATE).required(),
    inner("/products/*/amount", &NUMERIC).required(),
];

/// The sums of an order, computed from the lines.
pub const ORDER_SUMMARY: &[Param] = &[
    inner("/orderSummary/subTotal", &NUMERIC).required(),
    inner("/orderSummary/totalTax", &NUMERIC).required(),
    inner("/orderSummary/totalDiscount", &NUMERIC).required(),
    inner("/orderSummary/grandTotal", &AMOUNT).required(),
];

/// A customer's address.
pub const ADDRESS: &[Param] = &[
    field("street", "/customerDetails/address/street", &TEXT, "Street and number").required(),
    field("zip", "/customerDetails/address/zip", &TEXT, "Postal code").required(),
    field("city", "/customerDetails/address/city", &TEXT, "City").required(),
    field("country", "/customerDetails/address/country", &COUNTRY, "Country, ISO 3166-1 alpha-2")
        .required(),
];

/// What a customer is, besides how to reach them.
pub const CUSTOMER: &[Param] = &[
    field("customer-type", "/customerDetails/type", &CUSTOMER_TYPE, "Kind of customer").required(),
    field("name", "/customerDetails/name", &TEXT, "Customer's full name").required(),
    field("first-name", "/customerDetails/firstName", &TEXT, "Customer's first name"),
    field("language", "/customerDetails/preferredLanguage", &LANGUAGE, "Customer's language"),
    field(
        "personal-number",
        "/customerDetails/personalNumber",
        &PERSONAL_NUMBER,
        "Personal number, 11 digits",
    ),
    field(
        "organization-id",
        "/customerDetails/organizationId",
        &ORGANIZATION_NUMBER,
        "Organization number",
    )
    .required_when("/customerDetails/type", "corporate"),
];

/// How to reach a customer by phone or e-mail, one of them being enough.
pub const PHONE_OR_EMAIL: &[Param] = &[
    field(
        "country-code",
        "/customerDetails/countryCode",
        &COUNTRY_CODE,
        "Country calling code, such as +47",
    )
    .required_without("/customerDetails/email"),
    field("msisdn", "/customerDetails/msisdn", &MSISDN, "Phone number without country code")
        .required_without("/customerDetails/email"),
    field("email", "/customerDetails/email", &EMAIL, "E-mail address")
        .required_without("/customerDetails/msisdn"),
];

/// The merchant's and the customer's own references.
pub const REFERENCES: &[Param] = &[
    field("reference", "/referenceNo", &TEXT, "Your reference"),
    field("customer-reference", "/customerReference", &TEXT, "Customer's reference"),
];

/// Where status changes are told.
pub const CALLBACK: &[Param] = &[field(
    "callback-url",
    "/callback/callbackUrl",
    &URL,
    "Address that is told of status changes",
)];

/// Fills the sums when the lines were typed: they are never typed twice.
pub fn sums_from_lines(typed: &Typed, body: &mut Value) -> std::result::Result<(), Vec<Problem>> {
    if !typed.has("line") {
        return Ok(());
    }
    let mut sums = Sums::default();
    for (index, line) in typed.all("line").enumerate() {
        let number = |key: &str| line.get(key).and_then(money::of).unwrap_or_default();
        money::add_line(&mut sums, number("amount"), number("discount"), number("tax"))
            .ok_or_else(|| {
                vec![Problem::wrong(format!("/products/{index}/amount"), "is too large")]
            })?;
    }
    put(body, "/orderSummary/subTotal", money::to_json(sums.sub_total));
    put(body, "/orderSummary/totalTax", money::to_json(sums.total_tax));
    put(body, "/orderSummary/totalDiscount", money::to_json(sums.total_discount));
    put(body, "/orderSummary/grandTotal", money::to_json(sums.grand_total));
    Ok(())
}

/// "Now or a later date" is demanded by the documents, but a recorded call with a past date passed (quirks.md 4).
pub fn order_date_now_or_later(body: &Value, moment: &Moment) -> Vec<Problem> {
    const DAY: i64 = 24 * 60 * 60;
    let date = body.get("orderDate").and_then(Value::as_str).and_then(dates::recognise);
    match date {
        Some((_, seconds)) if seconds < moment.now - DAY => {
            vec![
                Problem::wrong("/orderDate", "must be now or a later date")
                    .weighing(Weight::Disputed),
            ]
        }
        _ => Vec::new(),
    }
}

/// Each line's amount should be `rate` × `quantity` − `discount`, give or take 0.01 (quirks.md 37).
pub fn lines_agree(body: &Value, _: &Moment) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (place, line) in locate(body, "/products/*") {
        let number = |key: &str| line.and_then(|line| line.get(key)).and_then(money::of);
        let (Some(rate), Some(quantity), Some(amount)) =
            (number("rate"), number("quantity"), number("amount"))
        else {
            continue;
        };
        let expected = money::line_amount(rate, quantity, number("discount").unwrap_or_default());
        if let Some(expected) = expected.filter(|expected| !money::close(*expected, amount)) {
            let rule =
                format!("is usually rate × quantity − discount, {} here", money::show(expected));
            problems
                .push(Problem::wrong(format!("{place}/amount"), rule).weighing(Weight::Doubtful));
        }
    }
    problems
}

/// The lines must add up to `grandTotal`: a difference would charge the customer something else than the lines say.
pub fn sums_agree(body: &Value, _: &Moment) -> Vec<Problem> {
    let Some(total) = body.pointer("/orderSummary/grandTotal").and_then(money::of) else {
        return Vec::new();
    };
    lines_total(body)
        .filter(|sum| !money::close(*sum, total))
        .map(|sum| {
            let rule = format!("must be the sum of the lines, {}", money::show(sum));
            // What the server thinks of it is not documented.
            Problem::wrong("/orderSummary/grandTotal", rule)
        })
        .into_iter()
        .collect()
}

/// Sum of `products[].amount`; `None` without lines, or where one has no amount.
pub fn lines_total(body: &Value) -> Option<Amount> {
    let places = locate(body, "/products/*/amount");
    if places.is_empty() {
        return None;
    }
    let amounts: Option<Vec<Amount>> =
        places.into_iter().map(|(_, amount)| amount.and_then(money::of)).collect();
    amounts.map(money::total)
}
