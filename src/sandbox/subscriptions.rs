//! What each call of chapter 4, Subscription Management, does to the world, and how its cycles run. Each cycle is an order
//! of its own, so that what is paid and given back stands in one place.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::answer::Answer;
use super::order::{Event, Order, OrderStage, Part, Refund, plain, text};
use super::orders::not_found;
use super::reservation::{channels, organization};
use super::world::World;
use super::{Handler, Operation, pages};
use crate::api::locate;
use crate::base::dates;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::{self, Amount};

/// The operations of the chapter, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("subscriptions submit", submit),
    ("subscriptions session", session),
    ("subscriptions list", list),
    ("subscriptions failed list", failed_list),
    ("subscriptions details", details),
    ("subscriptions failed details", failed_details),
    ("subscriptions resend", resend),
    ("subscriptions cancel", cancel),
    ("subscriptions refund-cycles", refund_cycles),
];

/// Kind of these objects in the world.
pub const KIND: &str = "subscription";

/// How a cycle can run.
pub const RUNS: &[&str] = &["paid", "failed", "invoiced"];

/// A subscription.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Subscription {
    /// `SUB…`.
    pub uuid: String,
    /// The order of its first cycle.
    pub order_uuid: String,
    customer_uuid: Option<String>,
    /// When it was made, in Unix seconds.
    created: i64,
    /// The body that created it, as received.
    pub body: Value,
    cancelled: bool,
    /// The orders of the cycles that have begun, the first one included.
    pub cycles: Vec<Cycle>,
    events: Vec<Event>,
}

/// A cycle that has begun.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cycle {
    /// Its order.
    pub order: String,
    /// Its payment failed at first.
    pub failed: bool,
}

impl Subscription {
    fn find(world: &World, uuid: &str) -> Result<Option<Subscription>> {
        world.object(KIND, uuid)
    }

    fn all(world: &World) -> Result<Vec<Subscription>> {
        world.objects(KIND)
    }

    fn keep(&self, world: &World) -> Result<()> {
        world.put(KIND, &self.uuid, self)
    }

    fn note(&mut self, world: &World, what: impl Into<String>) {
        self.events.push(Event { at: world.now(), what: what.into() });
    }

    fn repeats(&self) -> usize {
        let count = text(&self.body["numberOfRepeats"]);
        count.as_str().and_then(|count| count.parse().ok()).unwrap_or(1)
    }

    fn per_cycle(&self) -> Amount {
        let summary = &self.body["orderSummary"];
        money::of(&summary["payablePerCycle"])
            .or_else(|| money::of(&summary["grandTotal"]))
            .unwrap_or_default()
    }

    fn orders(&self, world: &World) -> Result<Vec<Order>> {
        let orders = self.cycles.iter().map(|cycle| Order::find(world, &cycle.order));
        Ok(orders.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// The status, as the API spells it (docs/api.md, States).
    fn status(&self, world: &World, orders: &[Order]) -> &'static str {
        let now = world.now();
        let first = orders.first().map_or("SENT", |order| order.status(now));
        match first {
            _ if self.cancelled => "CANCELLED",
            "CANCELLED" => "CANCELLED",
            "SENT" => "SENT",
            "EXPIRED" => "EXPIRED",
            _ if self.cycles.len() >= self.repeats() => "COMPLETED",
            _ => "ONGOING",
        }
    }

    /// First and last day of a cycle; `None` where the body's dates cannot be read.
    fn days(&self, at: usize) -> Option<(Date, Date)> {
        let start =
            Date::strptime("%d %b, %Y", self.body["subscriptionStartDate"].as_str()?).ok()?;
        let frequency = self.body["billingFrequency"].as_str().unwrap_or_default().to_lowercase();
        let count = i64::try_from(at).ok()?;
        let step = |count: i64| match frequency.as_str() {
            "day" | "daily" => Span::new().days(count),
            "week" | "weekly" => Span::new().weeks(count),
            "year" | "yearly" => Span::new().years(count),
            _ => Span::new().months(count),
        };
        let from = start.checked_add(step(count)).ok()?;
        Some((from, start.checked_add(step(count + 1)).ok()?.yesterday().ok()?))
    }
}

fn submit(call: &Operation) -> Result<Answer> {
    let made = made(call)?;
    let url = pages::pay(call, &made.order_uuid);
    let data =
        json!({"paymentLink": url, "subscriptionUuid": made.uuid, "orderUuid": made.order_uuid});
    Ok(Answer::done(200, "subscriptionCreatedSuccessfully", true, data))
}

fn session(call: &Operation) -> Result<Answer> {
    let made = made(call)?;
    let data = json!({
        "subscriptionUuid": made.uuid, "orderUuid": made.order_uuid, "customerUuid": made.customer_uuid,
        "paymentUrl": pages::pay(call, &made.order_uuid),
    });
    Ok(Answer::done(201, "subscriptionRequestSuccessfullyHandled", true, data))
}

fn made(call: &Operation) -> Result<Subscription> {
    let order = cycle_order(call.world, call.body)?;
    order.keep(call.world)?;
    let mut made = Subscription {
        uuid: call.world.fresh_id("SUB")?,
        order_uuid: order.uuid.clone(),
        customer_uuid: order.customer_uuid.clone(),
        created: call.world.now(),
        body: call.body.clone(),
        cancelled: false,
        cycles: vec![Cycle { order: order.uuid, failed: false }],
        events: Vec::new(),
    };
    made.note(call.world, "created");
    made.keep(call.world)?;
    Ok(made)
}

/// The order of a cycle: what it draws is its whole amount.
fn cycle_order(world: &World, body: &Value) -> Result<Order> {
    let mut order = Order::new(world, body)?;
    order.kind = "subscription".into();
    let per_cycle = body.pointer("/orderSummary/payablePerCycle").and_then(money::of);
    order.total = per_cycle.unwrap_or(order.total);
    Ok(order)
}

/// Runs the next cycle of a subscription that goes on.
pub fn run(world: &World, uuid: &str, outcome: &str) -> Result<Value> {
    if !RUNS.contains(&outcome) {
        return Err(Error::invalid(format!("a cycle ends as one of {}", RUNS.join(", "))));
    }
    let Some(mut subscription) = Subscription::find(world, uuid)? else {
        return Err(Error::new(
            ErrorKind::NotFound,
            format!("the sandbox has no subscription {uuid}"),
        ));
    };
    let status = subscription.status(world, &subscription.orders(world)?);
    if status != "ONGOING" {
        return Err(Error::new(ErrorKind::Refused, format!("{uuid} is {status}: no cycle runs")));
    }
    let mut order = cycle_order(world, &subscription.body)?;
    match outcome {
        "paid" => order.stage = OrderStage::Paid,
        "invoiced" => super::orders::invoice(world, &mut order)?,
        _ => order.stage = OrderStage::Failed,
    }
    order.note(world, format!("cycle {}: {outcome}", subscription.cycles.len() + 1));
    order.keep(world)?;
    subscription.cycles.push(Cycle { order: order.uuid, failed: outcome != "paid" });
    subscription.note(world, format!("cycle {}: {outcome}", subscription.cycles.len()));
    subscription.keep(world)?;
    truth(world, &subscription)
}

/// All that the sandbox knows of a subscription.
pub fn truth(world: &World, subscription: &Subscription) -> Result<Value> {
    let orders = subscription.orders(world)?;
    let mut truth = json!(subscription);
    truth["status"] = subscription.status(world, &orders).into();
    truth["cycles"] = cycles(world, subscription, &orders);
    Ok(truth)
}

/// The same by its identifier.
pub fn truth_of(world: &World, uuid: &str) -> Result<Option<Value>> {
    Subscription::find(world, uuid)?.map(|found| truth(world, &found)).transpose()
}

/// The word for what became of a cycle's order.
fn cycle_status(order: &Order, now: i64) -> &'static str {
    match order.status(now) {
        _ if order.stage == OrderStage::Failed => "FAILED",
        "Inkasso" => "DEBT COLLECTION",
        "REFUNDED" | "PARTIAL REFUNDED" => "PAID",
        status => status,
    }
}

fn cycles(world: &World, subscription: &Subscription, orders: &[Order]) -> Value {
    let now = world.now();
    let begun = subscription.cycles.iter().zip(orders).enumerate();
    let told = begun.map(|(at, (_, order))| {
        let days = subscription.days(at);
        let refunded = order.refunded(now);
        let given = order.refunds.iter().map(|refund| refund.due).filter(|due| *due <= now).max();
        let told = json!({
            "reference": order.uuid,
            "status": cycle_status(order, now),
            "invoiced": order.invoice_number.is_some(),
            "amount": plain(order.total),
            "startDate": days.map(|(from, _)| day(from)),
            "endDate": days.map(|(_, to)| day(to)),
            "isRefunded": refunded > Amount::ZERO && refunded >= order.total,
            "refundedAt": given.map(stamp),
            "refundedAmount": plain(refunded),
        });
        (format!("Cycle {}", at + 1), told)
    });
    Value::Object(told.collect::<Map<_, _>>())
}

fn day(date: Date) -> String {
    date.strftime("%d.%m.%Y").to_string()
}

fn stamp(seconds: i64) -> String {
    Timestamp::from_second(seconds).unwrap_or_default().strftime("%d.%m.%Y").to_string()
}

fn details(call: &Operation) -> Result<Answer> {
    let Some(subscription) = Subscription::find(call.world, call.id)? else { return not_found() };
    let (world, body, now) = (call.world, &subscription.body, call.world.now());
    let orders = subscription.orders(world)?;
    let paid: Amount = orders
        .iter()
        .filter(|order| order.is_settled() && order.stage == OrderStage::Paid)
        .map(|order| order.total)
        .sum();
    let refunded: Amount = orders.iter().map(|order| order.refunded(now)).sum();
    let count = u32::try_from(subscription.repeats()).unwrap_or(u32::MAX);
    let sent = &body["customerDetails"];
    let days = (subscription.days(0), subscription.days(subscription.repeats().saturating_sub(1)));
    let due = dates::recognise_json(&body["dueDateForPaymentLink"]).map(|(_, due)| due);
    let due = due.and_then(|due| Timestamp::from_second(due).ok());
    let keys = ["street", "zip", "city", "country"];
    let address = keys.map(|key| (key.to_owned(), sent["address"][key].clone()));
    let number = |value: &Value| plain(money::of(value).unwrap_or_default());
    let first = orders.first().map(|order| order.lines.clone()).unwrap_or_default();
    let products = first.iter().map(|line| {
        let product = &line.product;
        json!({
            "id": line.id, "productName": product["name"], "productId": product["productId"],
            "quantity": number(&product["quantity"]), "rate": number(&product["rate"]),
            "amount": number(&product["amount"]), "discount": number(&product["discount"]),
            "tax": number(&product["tax"]),
        })
    });
    let data = json!({
        "subscriptionUuid": subscription.uuid,
        "status": subscription.status(world, &orders),
        "subscriptionSummary": {
            "subscriptionAmount": plain(subscription.per_cycle() * Amount::from(count)),
            "amountPaid": plain(paid),
            "amountRefunded": plain(refunded),
            "amountInBank": plain(paid - refunded),
            "startDate": days.0.map(|(from, _)| day(from)),
            "endDate": days.1.map(|(_, to)| day(to)),
            "dueDateForPaymentLink": due.map(|due| due.strftime("%H:%M, %d.%m.%Y").to_string()),
            "payablePerCycle": plain(subscription.per_cycle()),
            "frequency": frequency(body),
            "repeats": subscription.repeats(),
            "currency": "NOK",
            "currentCycle": format!("Cycle {}", subscription.cycles.len()),
            "isPaid": paid > Amount::ZERO,
            "isRefundable": paid > refunded,
        },
        "productList": products.collect::<Value>(),
        "sendOrderBy": channels(body),
        "customerDetails": {
            "customerUuid": subscription.customer_uuid, "customerName": sent["name"], "customerEmail": sent["email"],
            "countryCode": sent["countryCode"], "msisdn": sent["msisdn"],
            "preferredLanguage": sent["preferredLanguage"],
            "address": address.into_iter().collect::<Map<_, _>>(),
        },
        "organizationDetails": organization(),
        "subscriptionCycles": cycles(world, &subscription, &orders),
        "customerNote": body["customerNotes"],
        "termsAndConditions": body["termsAndConditions"],
    });
    Ok(Answer::done(200, "subscriptionDetailsRetrievedSuccessfully", true, data))
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

fn list(call: &Operation) -> Result<Answer> {
    let mut rows = Vec::new();
    for subscription in Subscription::all(call.world)? {
        let orders = subscription.orders(call.world)?;
        let status = subscription.status(call.world, &orders);
        let customer = &subscription.body["customerDetails"];
        if !is_wanted(call.id, status) || !fits(call, customer, subscription.days(0), &subscription)
        {
            continue;
        }
        let now = call.world.now();
        let paid = orders.iter().filter(|order| order.stage == OrderStage::Paid).count();
        let left = orders
            .iter()
            .any(|order| order.stage == OrderStage::Paid && order.refundable() > Amount::ZERO);
        rows.push(json!({
            "subscriptionUuid": subscription.uuid, "orderUuid": subscription.order_uuid,
            "repeats": subscription.repeats(), "frequency": subscription.body["billingFrequency"],
            "amount": plain(subscription.per_cycle()), "currency": "NOK", "createdAt": stamp(subscription.created),
            "customerName": customer["name"], "clientName": organization()["name"],
            "customerEmail": customer["email"], "countryCode": customer["countryCode"],
            "msisdn": customer["msisdn"], "status": status,
            "isPaid": orders.first().is_some_and(|order| order.stage == OrderStage::Paid && order.refunded(now) <= order.total),
            "isRefundable": left, "numberOfPaidCycles": paid,
        }));
    }
    Ok(paged(call, "subscriptionRetrieveSuccessfully", rows))
}

fn failed_list(call: &Operation) -> Result<Answer> {
    let wanted = query(call, "subscriptionUuid");
    let mut rows = Vec::new();
    for subscription in Subscription::all(call.world)? {
        if wanted.is_some_and(|wanted| wanted != subscription.uuid) {
            continue;
        }
        let customer = &subscription.body["customerDetails"];
        for (at, (cycle, order)) in
            subscription.cycles.iter().zip(subscription.orders(call.world)?).enumerate()
        {
            let status = cycle_status(&order, call.world.now());
            if !cycle.failed
                || !is_wanted(call.id, status)
                || !fits(call, customer, subscription.days(at), &subscription)
            {
                continue;
            }
            let word: String = status.split(' ').map(capitalised).collect();
            rows.push(json!({
                "orderUuid": order.uuid, "orderDate": order.events.first().map(|event| stamp(event.at)),
                "customerName": customer["name"], "clientName": organization()["name"],
                "countryCode": customer["countryCode"], "msisdn": customer["msisdn"], "currency": "NOK",
                "amount": plain(order.total), "status": status,
                "translationKey": format!("failedSubscriptionOrder{word}"), "subscriptionUuid": subscription.uuid,
            }));
        }
    }
    Ok(paged(call, "failedSubscriptionOrdersRetrievedSuccessfully!", rows))
}

fn capitalised(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    format!("{first}{}", rest.to_lowercase())
}

/// Compared by letters alone: `debtCollection` is DEBT COLLECTION, and case means nothing (quirk 9).
fn is_wanted(wanted: &str, status: &str) -> bool {
    let letters = |text: &str| text.to_lowercase().replace([' ', '_'], "");
    wanted.is_empty() || letters(wanted) == letters(status)
}

fn query<'a>(call: &'a Operation, key: &str) -> Option<&'a str> {
    let found = call.query.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
    found.filter(|value| !value.is_empty())
}

fn fits(call: &Operation, customer: &Value, days: Option<(Date, Date)>, of: &Subscription) -> bool {
    let told = |key: &str| customer[key].as_str().unwrap_or_default().to_lowercase();
    let phone = query(call, "phone").is_none_or(|phone| told("msisdn").contains(phone));
    let name =
        query(call, "customerName").is_none_or(|name| told("name").contains(&name.to_lowercase()));
    let day = |key: &str| query(call, key).and_then(|text| text.parse::<Date>().ok());
    let last = of.days(of.repeats().saturating_sub(1)).map(|(_, to)| to);
    let since = day("startDate").is_none_or(|since| days.is_some_and(|(from, _)| from >= since));
    let until = day("endDate").is_none_or(|until| last.is_some_and(|last| last <= until));
    phone && name && since && until
}

/// One page of rows; the links lead to a host that is not there, as in the documents' examples (quirk 16).
fn paged(call: &Operation, message: &str, rows: Vec<Value>) -> Answer {
    let per_page = call.settings.per_page;
    let page = query(call, "page").and_then(|page| page.parse().ok()).unwrap_or(1_usize).max(1);
    let last = rows.len().div_ceil(per_page).max(1);
    let shown: Vec<Value> =
        rows.iter().skip((page - 1).saturating_mul(per_page)).take(per_page).cloned().collect();
    let link = |page: usize| {
        format!("http://fpgo-backend.test/api/v1/connect/subscriptions/failed/list?page={page}")
    };
    let envelope = json!({
        "status_code": 200, "status_message": "OK", "message": message, "is_data": true, "data": shown,
        "metaData": {"total": rows.len(), "perPage": per_page, "currentPage": page, "lastPage": last},
        "links": {
            "previous": (page > 1).then(|| link(page - 1)),
            "next": (page < last).then(|| link(page + 1)),
        },
    });
    Answer::api(200, &envelope)
}

fn failed_details(call: &Operation) -> Result<Answer> {
    for subscription in Subscription::all(call.world)? {
        let Some(cycle) =
            subscription.cycles.iter().find(|cycle| cycle.order == call.id && cycle.failed)
        else {
            continue;
        };
        let Some(order) = Order::find(call.world, &cycle.order)? else { continue };
        let (body, customer) = (&subscription.body, &subscription.body["customerDetails"]);
        let number = |value: &Value| plain(money::of(value).unwrap_or_default());
        let products = locate(body, "/products/*").into_iter().filter_map(|(_, product)| product);
        let products = products.map(|product| {
            json!({
                "productName": product["name"], "quantity": number(&product["quantity"]),
                "rate": number(&product["rate"]), "discount": number(&product["discount"]),
                "tax": number(&product["tax"]), "amount": number(&product["amount"]),
            })
        });
        let address = &customer["address"];
        let data = json!({
            "subscriptionUuid": subscription.uuid,
            "orderDate": order.events.first().map(|event| stamp(event.at)),
            "customerNotes": body["customerNotes"],
            // 1 in the documents' example, though a boolean (quirk 42).
            "isInvoiced": i32::from(order.invoice_number.is_some()),
            "termsAndConditions": body["termsAndConditions"], "customerName": customer["name"],
            "countryCode": customer["countryCode"], "msisdn": customer["msisdn"], "email": customer["email"],
            "street": address["street"], "zip": address["zip"], "city": address["city"],
            "country": address["country"], "subTotal": number(&body["orderSummary"]["subTotal"]),
            "totalDiscount": number(&body["orderSummary"]["totalDiscount"]),
            "totalTax": number(&body["orderSummary"]["totalTax"]), "currency": "NOK",
            "status": cycle_status(&order, call.world.now()), "products": products.collect::<Value>(),
        });
        return Ok(Answer::done(200, "orderRetrievedSuccessfully", true, data));
    }
    not_found()
}

fn resend(call: &Operation) -> Result<Answer> {
    let Some(mut subscription) = Subscription::find(call.world, call.id)? else {
        return not_found();
    };
    subscription.note(call.world, "payment link sent again");
    subscription.keep(call.world)?;
    Ok(Answer::done(202, "subscriptionOrderResentSuccessfully", false, Value::Null))
}

fn cancel(call: &Operation) -> Result<Answer> {
    let Some(mut subscription) = Subscription::find(call.world, call.id)? else {
        return not_found();
    };
    let mut orders = subscription.orders(call.world)?;
    if !matches!(subscription.status(call.world, &orders), "SENT" | "ONGOING") {
        // With a blank after the words, as the documents have it.
        return Ok(Answer::error(400, "cannotCancelSubscription", true, json!([]))
            .worded("Conflict of Business Logic "));
    }
    subscription.cancelled = true;
    let note = call.body["note"].as_str().unwrap_or_default();
    subscription.note(call.world, format!("cancelled: {note}"));
    subscription.keep(call.world)?;
    // The link of what was never paid is no use any more.
    if let Some(first) = orders.first_mut().filter(|order| order.stage == OrderStage::Sent) {
        first.stage = OrderStage::Cancelled;
        first.keep(call.world)?;
    }
    Ok(Answer::done(201, "successfullyCancelledSubscription", true, json!([])))
}

/// All of the cycles, or none: what is given back is taken from them in the order named.
fn refund_cycles(call: &Operation) -> Result<Answer> {
    let Some(subscription) = Subscription::find(call.world, call.id)? else { return not_found() };
    let orders = subscription.orders(call.world)?;
    let plain_name = |name: &str| name.to_lowercase().replace(' ', "");
    let mut named = Vec::new();
    for (_, name) in locate(call.body, "/cycles/*") {
        let name = plain_name(
            &name
                .map(|name| name.as_str().map_or_else(|| name.to_string(), str::to_owned))
                .unwrap_or_default(),
        );
        let at = name.strip_prefix("cycle").and_then(|digits| digits.parse::<usize>().ok());
        match at.and_then(|at| orders.get(at.checked_sub(1)?)) {
            Some(order) => named.push(order.clone()),
            None => return Ok(both(404, &format!("cycleNotfound#{name}"))),
        }
    }
    let total = money::of(&call.body["amount"]).unwrap_or_default();
    let open = |order: &Order| order.stage == OrderStage::Paid && order.refundable() > Amount::ZERO;
    let mut unique: Vec<&str> = named.iter().map(|order| order.uuid.as_str()).collect();
    unique.sort_unstable();
    unique.dedup();
    let left: Amount = named.iter().map(Order::refundable).sum();
    if named.is_empty() || unique.len() < named.len() || !named.iter().all(open) || total > left {
        return Ok(both(400, "someCyclesFailedToPassValidation"));
    }
    let (mut rest, delay) = (total, call.settings.refund_delay.unwrap_or_default());
    for mut order in named {
        let amount = rest.min(order.refundable());
        if amount <= Amount::ZERO {
            break;
        }
        rest -= amount;
        let mut part = amount;
        let mut parts = Vec::new();
        for line in &order.lines {
            let of_line = part.min(order.refundable_of(line));
            if of_line > Amount::ZERO {
                parts.push(Part { id: line.id, amount: of_line });
                part -= of_line;
            }
        }
        order.note(call.world, format!("refund of {} accepted", money::show(amount)));
        order.refunds.push(Refund::new(amount, parts, call.world.now(), delay));
        order.keep(call.world)?;
    }
    Ok(Answer::done(201, "refundProcessedSuccessfully", true, json!([])))
}

/// Both pairs of flags at once, and words that do not follow the code (quirk 12, docs/api.md, Messages).
fn both(status: u16, message: &str) -> Answer {
    let envelope = json!({
        "status_code": status, "status_message": "Execution Exception Occurred", "message": message,
        "is_data": false, "is_error": true, "errors": [],
    });
    Answer::api(status, &envelope)
}
