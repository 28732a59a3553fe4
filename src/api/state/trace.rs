//! Finds what a request created when its answer was lost: which list to read, and which fields identify the object. No
//! other object may match: the order date must be the time of sending, as `--date now` sets it.

use serde_json::{Value, json};

use crate::api::body::ORDER_DATE;
use crate::base::canonical::canonical;
use crate::base::dates::{self, DateForm};
use crate::base::places::locate;
use crate::base::privacy::people_masked;

/// Where what an operation makes can be found again.
#[derive(Clone, Copy, Debug)]
pub struct Trace {
    /// The read that lists the things of its kind.
    pub list: &'static str,
    /// JSON pointer of the identifier in a row.
    pub id: &'static str,
    /// The read that shows one of them.
    pub details: &'static str,
    /// JSON pointer of its date in the body.
    pub date: &'static str,
    /// Identifying fields of the object that this body creates at this time, in Unix seconds; `None` where another
    /// object could have the same fields.
    pub of_body: fn(&Value, i64) -> Option<Value>,
    /// The same fields, also where another object could have them.
    pub fields_of_body: fn(&Value) -> Value,
    /// Identifying fields of an existing object, from the `data` of its details.
    pub of_details: fn(&Value) -> Value,
}

impl Trace {
    /// Whether an object is what a body says, as far as the journal keeps that: names and addresses are masked in both.
    pub fn looks_like(&self, details: &Value, masked_body: &Value) -> bool {
        self.likeness_of_details(details) == self.likeness_of_body(masked_body)
    }

    /// The text by which objects that look like this masked body are known.
    pub fn likeness_of_body(&self, masked_body: &Value) -> String {
        (self.fields_of_body)(masked_body).to_string()
    }

    /// The same of an object, from the `data` of its details.
    pub fn likeness_of_details(&self, details: &Value) -> String {
        (self.of_details)(&people_masked(details)).to_string()
    }
}

/// Orders are listed all together (operation 1.8), whatever made them.
pub const ORDERS: Trace = Trace {
    list: "orders list",
    id: "/uuid",
    details: "orders details",
    date: ORDER_DATE,
    of_body: order_of_body,
    fields_of_body: |body| order(body, "products"),
    of_details: |details| order(details, "productList"),
};

/// How far the order date may be from the moment of the sending, in seconds.
const SAME_MOMENT: i64 = 120;

fn order_of_body(body: &Value, now: i64) -> Option<Value> {
    let date = body.pointer(ORDER_DATE).and_then(dates::recognise_json);
    let is_now =
        matches!(date, Some((DateForm::Unix, second)) if (second - now).abs() <= SAME_MOMENT);
    is_now.then(|| order(body, "products"))
}

/// Date, lines, total and customer: all that both a body and the details tell.
fn order(told: &Value, lines: &str) -> Value {
    let line = |(_, line): (String, Option<&Value>)| {
        line.map(|line| json!([line["name"], line["amount"]]))
    };
    let lines = locate(told, &format!("/{lines}/*")).into_iter().filter_map(line);
    let customer = ["name", "email", "countryCode", "msisdn"];
    let customer = customer.map(|key| told["customerDetails"][key].clone());
    canonical(&json!({
        "date": told["orderDate"],
        "total": told["orderSummary"]["grandTotal"],
        "lines": lines.collect::<Value>(),
        "customer": customer,
    }))
}
