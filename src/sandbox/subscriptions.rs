//! What each call of chapter 4, Subscription Management, does to the world.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::answer::Answer;
use super::order::Order;
use super::{Handler, Operation, pages};
use crate::api::Method;
use crate::error::Result;

/// The operations of the chapter, by method and path.
pub const HANDLERS: &[(Method, &str, Handler)] = &[
    (Method::Post, "/connect/subscriptions/submit", submit),
    (Method::Post, "/connect/subscription/create", session),
];

/// Kind of these objects in the world.
pub const KIND: &str = "subscription";

/// A subscription, waiting for its customer. Its order is one of the list of orders.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Subscription {
    uuid: String,
    order_uuid: String,
    customer_uuid: Option<String>,
    /// When it was made, in Unix seconds.
    created: i64,
    /// The body that created it, as received.
    body: Value,
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
    let mut order = Order::new(call.world, call.body)?;
    order.kind = "subscription".into();
    order.keep(call.world)?;
    let made = Subscription {
        uuid: call.world.fresh_id("SUB")?,
        order_uuid: order.uuid,
        customer_uuid: order.customer_uuid,
        created: call.world.now(),
        body: call.body.clone(),
    };
    call.world.put(KIND, &made.uuid, &made)?;
    Ok(made)
}
