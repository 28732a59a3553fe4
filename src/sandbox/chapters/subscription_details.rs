//! The details of a subscription, and of a cycle whose payment failed (operations 4.5 and 4.6).

use jiff::Timestamp;
use serde_json::{Value, json};

use super::call::{ApiCall, order_not_found};
use super::detail_parts::{channels, organization};
use crate::base::dates;
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::line::products;
use crate::sandbox::objects::order::{Order, OrderStage};
use crate::sandbox::objects::subscription::Subscription;
use crate::sandbox::objects::subscription_cycles::{self, date_text};
use crate::sandbox::values::{ADDRESS, amount_json, day_text, number_json, picked};

/// Answers with the details of a subscription.
pub fn details(call: &ApiCall) -> Result<Answer> {
    let Some(subscription) = Subscription::find(call.world, call.id)? else {
        return order_not_found();
    };
    let orders = subscription.orders(call.world)?;
    let body = &subscription.body;
    let sent = &body["customerDetails"];
    let data = json!({
        "subscriptionUuid": subscription.uuid,
        "status": subscription.status(call.world, orders.first()),
        "subscriptionSummary": summary(&subscription, &orders, call.world.now()),
        "productList": orders.first().map_or_else(Vec::new, lines),
        "sendOrderBy": channels(body),
        "customerDetails": {
            "customerUuid": subscription.customer_uuid, "customerName": sent["name"], "customerEmail": sent["email"],
            "countryCode": sent["countryCode"], "msisdn": sent["msisdn"],
            "preferredLanguage": sent["preferredLanguage"], "address": picked(&sent["address"], &ADDRESS),
        },
        "organizationDetails": organization(),
        "subscriptionCycles": subscription_cycles::all(call.world, &subscription, &orders),
        "customerNote": body["customerNotes"],
        "termsAndConditions": body["termsAndConditions"],
    });
    Ok(Answer::done(200, "subscriptionDetailsRetrievedSuccessfully", true, data))
}

fn summary(subscription: &Subscription, orders: &[Order], now: i64) -> Value {
    let (mut paid, mut refunded) = (Amount::ZERO, Amount::ZERO);
    for order in orders {
        refunded += order.refunded(now);
        if order.stage == OrderStage::Paid {
            paid += order.total;
        }
    }
    let per_cycle = subscription.per_cycle();
    let count = u32::try_from(subscription.repeats()).unwrap_or(u32::MAX);
    json!({
        "subscriptionAmount": amount_json(per_cycle * Amount::from(count)),
        "amountPaid": amount_json(paid),
        "amountRefunded": amount_json(refunded),
        "amountInBank": amount_json(paid - refunded),
        "startDate": subscription.days(0).map(|(from, _)| date_text(from)),
        "endDate": subscription.last_day().map(date_text),
        "dueDateForPaymentLink": link_due_text(&subscription.body),
        "payablePerCycle": amount_json(per_cycle),
        "frequency": frequency(&subscription.body),
        "repeats": subscription.repeats(),
        "currency": "NOK",
        "currentCycle": format!("Cycle {}", subscription.cycles.len()),
        "isPaid": paid > Amount::ZERO,
        "isRefundable": paid > refunded,
    })
}

fn link_due_text(body: &Value) -> Option<String> {
    let (_, due) = dates::recognise_json(&body["dueDateForPaymentLink"])?;
    let due = Timestamp::from_second(due).ok()?;
    Some(due.strftime("%H:%M, %d.%m.%Y").to_string())
}

/// `monthly` in the details, though `month` was sent (quirk 19).
fn frequency(body: &Value) -> Value {
    match body["billingFrequency"].as_str() {
        Some("month") => "monthly".into(),
        Some("week") => "weekly".into(),
        Some("day") => "daily".into(),
        _ => body["billingFrequency"].clone(),
    }
}

fn lines(order: &Order) -> Vec<Value> {
    let mut lines = Vec::new();
    for line in &order.lines {
        let product = &line.product;
        lines.push(json!({
            "id": line.id, "productName": product["name"], "productId": product["productId"],
            "quantity": number_json(&product["quantity"]), "rate": number_json(&product["rate"]),
            "amount": number_json(&product["amount"]), "discount": number_json(&product["discount"]),
            "tax": number_json(&product["tax"]),
        }));
    }
    lines
}

/// Answers with the details of the cycle whose order this is, if its payment failed at first.
pub fn details_of_failed(call: &ApiCall) -> Result<Answer> {
    let mut data = None;
    Subscription::each(call.world, |subscription| {
        let mut cycles = subscription.cycles.iter();
        if data.is_none()
            && cycles.any(|cycle| cycle.order == call.id && cycle.failed)
            && let Some(order) = Order::find(call.world, call.id)?
        {
            data = Some(failed_cycle(&subscription, &order, call.world.now()));
        }
        Ok(())
    })?;
    match data {
        Some(data) => Ok(Answer::done(200, "orderRetrievedSuccessfully", true, data)),
        None => order_not_found(),
    }
}

fn failed_cycle(subscription: &Subscription, order: &Order, now: i64) -> Value {
    let body = &subscription.body;
    let customer = &body["customerDetails"];
    let address = &customer["address"];
    let mut lines = Vec::new();
    for product in products(body) {
        lines.push(json!({
            "productName": product["name"], "quantity": number_json(&product["quantity"]),
            "rate": number_json(&product["rate"]), "discount": number_json(&product["discount"]),
            "tax": number_json(&product["tax"]), "amount": number_json(&product["amount"]),
        }));
    }
    json!({
        "subscriptionUuid": subscription.uuid,
        "orderDate": order.events.begin().map(day_text),
        "customerNotes": body["customerNotes"],
        // 1 in the documents' example, though a boolean (quirk 42).
        "isInvoiced": i32::from(order.invoice_number.is_some()),
        "termsAndConditions": body["termsAndConditions"], "customerName": customer["name"],
        "countryCode": customer["countryCode"], "msisdn": customer["msisdn"], "email": customer["email"],
        "street": address["street"], "zip": address["zip"], "city": address["city"],
        "country": address["country"], "subTotal": number_json(&body["orderSummary"]["subTotal"]),
        "totalDiscount": number_json(&body["orderSummary"]["totalDiscount"]),
        "totalTax": number_json(&body["orderSummary"]["totalTax"]), "currency": "NOK",
        "status": subscription_cycles::status(order, now), "products": lines,
    })
}
