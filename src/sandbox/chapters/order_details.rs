//! Get Order Details By UUID (operation 1.10).

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};

use super::call::{ApiCall, order_not_found};
use crate::base::dates::{self, DateForm};
use crate::base::error::Result;
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::line::OrderLine;
use crate::sandbox::objects::order::Order;
use crate::sandbox::values::{ADDRESS, number_json, picked, text_json};

/// Answers with the details of an order.
pub fn details(call: &ApiCall) -> Result<Answer> {
    let Some(order) = Order::look(call.world, call.id)? else { return order_not_found() };
    let mut lines = Vec::new();
    for line in &order.lines {
        lines.push(line_details(line, !call.settings.without_line_ids));
    }
    let summary = &order.body["orderSummary"];
    let data = json!({
        "type": order.kind,
        "orderUuid": order.uuid,
        "invoiceNumber": order.invoice_number,
        "status": order.status(call.world.now()),
        "orderDate": order.date(),
        "paymentLinkDueDate": link_due_text(&order),
        "productList": lines,
        "orderSummary": {
            "subTotal": number_json(&summary["subTotal"]),
            "tax": number_json(&summary["totalTax"]),
            "discount": number_json(&summary["totalDiscount"]),
            "grandTotal": number_json(&summary["grandTotal"]),
        },
        "customerDetails": customer(&order),
    });
    Ok(Answer::done(200, "orderRetrievedSuccessfully", true, data))
}

/// The link's last day in the form in which the order date was sent.
fn link_due_text(order: &Order) -> String {
    let due = order.link_due();
    match (dates::recognise_json(&order.date()), Timestamp::from_second(due)) {
        (Some((DateForm::DayMonthYear, _)), Ok(day)) => {
            dates::write(day, DateForm::DayMonthYear, &TimeZone::UTC)
        }
        _ => due.to_string(),
    }
}

fn line_details(line: &OrderLine, with_id: bool) -> Value {
    let product = &line.product;
    let mut details = Map::new();
    if with_id {
        details.insert("id".into(), json!(line.id));
    }
    details.insert("name".into(), product["name"].clone());
    details.insert("productId".into(), product["productId"].clone());
    for key in ["quantity", "rate", "discount", "tax", "amount"] {
        details.insert(key.into(), number_json(&product[key]));
    }
    Value::Object(details)
}

fn customer(order: &Order) -> Value {
    let sent = &order.body["customerDetails"];
    let mut customer = json!({"type": sent["type"], "uuid": order.customer_uuid});
    for key in ["countryCode", "msisdn", "email", "name", "preferredLanguage"] {
        customer[key] = sent[key].clone();
    }
    if customer["preferredLanguage"].is_null() {
        customer["preferredLanguage"] = "no".into();
    }
    for key in ["personalNumber", "organizationId"] {
        customer[key] = text_json(&sent[key]);
    }
    customer["address"] = picked(&sent["address"], &ADDRESS);
    customer
}
