//! Lists of subscriptions, and of cycles whose payment failed (operations 4.3 and 4.4), in pages.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::call::ApiCall;
use super::detail_parts::organization;
use crate::base::error::Result;
use crate::base::money::Amount;
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::order::{Order, OrderStage};
use crate::sandbox::objects::subscription::Subscription;
use crate::sandbox::objects::subscription_cycles;
use crate::sandbox::values::{amount_json, capitalised, day_text};

/// Answers with the subscriptions that the query describes.
pub fn list(call: &ApiCall) -> Result<Answer> {
    let mut page = Page::asked(call);
    Subscription::each(call.world, |subscription| {
        let first = subscription.first_order(call.world)?;
        let status = subscription.status(call.world, first.as_ref());
        if is_wanted(call.id, status) && is_described(call, &subscription, 0) && page.counts_in() {
            let orders = subscription.orders(call.world)?;
            page.rows.push(row(&subscription, &orders, status, call.world.now()));
        }
        Ok(())
    })?;
    Ok(page.answer("subscriptionRetrieveSuccessfully"))
}

fn row(subscription: &Subscription, orders: &[Order], status: &str, now: i64) -> Value {
    let customer = &subscription.body["customerDetails"];
    let (mut paid, mut refundable) = (0, false);
    for order in orders.iter().filter(|order| order.stage == OrderStage::Paid) {
        paid += 1;
        refundable |= order.refundable() > Amount::ZERO;
    }
    let first_is_paid = match orders.first() {
        Some(first) => first.stage == OrderStage::Paid && first.refunded(now) <= first.total,
        None => false,
    };
    json!({
        "subscriptionUuid": subscription.uuid, "orderUuid": subscription.order_uuid,
        "repeats": subscription.repeats(), "frequency": subscription.body["billingFrequency"],
        "amount": amount_json(subscription.per_cycle()), "currency": "NOK",
        "createdAt": day_text(subscription.created), "customerName": customer["name"],
        "clientName": organization()["name"], "customerEmail": customer["email"],
        "countryCode": customer["countryCode"], "msisdn": customer["msisdn"], "status": status,
        "isPaid": first_is_paid, "isRefundable": refundable, "numberOfPaidCycles": paid,
    })
}

/// Answers with the failed cycles that the query describes.
pub fn list_failed(call: &ApiCall) -> Result<Answer> {
    let wanted = call.query("subscriptionUuid");
    let mut page = Page::asked(call);
    Subscription::each(call.world, |subscription| {
        if wanted.is_some_and(|wanted| wanted != subscription.uuid) {
            return Ok(());
        }
        let orders = subscription.orders(call.world)?;
        for (at, (cycle, order)) in subscription.cycles.iter().zip(&orders).enumerate() {
            let status = subscription_cycles::status(order, call.world.now());
            if cycle.failed
                && is_wanted(call.id, status)
                && is_described(call, &subscription, at)
                && page.counts_in()
            {
                page.rows.push(failed_row(&subscription, order, status));
            }
        }
        Ok(())
    })?;
    Ok(page.answer("failedSubscriptionOrdersRetrievedSuccessfully!"))
}

fn failed_row(subscription: &Subscription, order: &Order, status: &str) -> Value {
    let customer = &subscription.body["customerDetails"];
    let word: String = status.split(' ').map(capitalised).collect();
    json!({
        "orderUuid": order.uuid, "orderDate": order.events.begin().map(day_text),
        "customerName": customer["name"], "clientName": organization()["name"],
        "countryCode": customer["countryCode"], "msisdn": customer["msisdn"], "currency": "NOK",
        "amount": amount_json(order.total), "status": status,
        "translationKey": format!("failedSubscriptionOrder{word}"), "subscriptionUuid": subscription.uuid,
    })
}

/// Whether a status is the one asked for. Compared by letters alone: `debtCollection` is DEBT COLLECTION, and case means nothing (quirk 9).
fn is_wanted(wanted: &str, status: &str) -> bool {
    wanted.is_empty() || letters(wanted) == letters(status)
}

fn letters(text: &str) -> String {
    text.to_lowercase().replace([' ', '_'], "")
}

/// Whether the query describes this cycle: by the customer's phone number and name, and by days.
fn is_described(call: &ApiCall, subscription: &Subscription, cycle: usize) -> bool {
    let customer = &subscription.body["customerDetails"];
    let name = call.query("customerName").unwrap_or_default().to_lowercase();
    if !lower(&customer["msisdn"]).contains(call.query("phone").unwrap_or_default())
        || !lower(&customer["name"]).contains(&name)
    {
        return false;
    }
    if let Some(since) = query_day(call, "startDate")
        && subscription.days(cycle).is_none_or(|(from, _)| from < since)
    {
        return false;
    }
    match query_day(call, "endDate") {
        Some(until) => subscription.last_day().is_some_and(|last| last <= until),
        None => true,
    }
}

fn lower(field: &Value) -> String {
    field.as_str().unwrap_or_default().to_lowercase()
}

/// The day of this key in the query, if it is one.
fn query_day(call: &ApiCall, key: &str) -> Option<Date> {
    call.query(key)?.parse().ok()
}

/// The page that is asked for: its rows alone are made and kept, however many there are.
struct Page {
    number: usize,
    per_page: usize,
    total: usize,
    rows: Vec<Value>,
}

impl Page {
    fn asked(call: &ApiCall) -> Page {
        let number = call.query("page").and_then(|page| page.parse().ok()).unwrap_or(1_usize);
        let per_page = call.settings.per_page;
        Page { number: number.max(1), per_page, total: 0, rows: Vec::new() }
    }

    /// Counts a row that is listed, and says whether it stands on this page.
    fn counts_in(&mut self) -> bool {
        let before = (self.number - 1).saturating_mul(self.per_page);
        self.total += 1;
        self.total > before && self.rows.len() < self.per_page
    }

    fn answer(self, message: &str) -> Answer {
        let Page { number, per_page, total, rows } = self;
        let last = total.div_ceil(per_page).max(1);
        let envelope = json!({
            "status_code": 200, "status_message": "OK", "message": message, "is_data": true, "data": rows,
            "metaData": {"total": total, "perPage": per_page, "currentPage": number, "lastPage": last},
            "links": {
                "previous": if number > 1 { link(number - 1) } else { Value::Null },
                "next": if number < last { link(number + 1) } else { Value::Null },
            },
        });
        Answer::api(200, &envelope)
    }
}

/// The link to a page. It leads to a host that is not there, as in the documents' examples (quirk 16).
fn link(page: usize) -> Value {
    format!("http://fpgo-backend.test/api/v1/connect/subscriptions/failed/list?page={page}").into()
}
