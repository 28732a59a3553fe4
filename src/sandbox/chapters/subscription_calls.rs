//! The calls of chapter 4, Subscription Management, except for lists, details and refunds: creating, resending and
//! cancelling subscriptions.

use serde_json::{Value, json};

use super::call::{ApiCall, Handler, order_not_found};
use super::{subscription_details, subscription_lists, subscription_refund};
use crate::base::error::Result;
use crate::sandbox::answer::Answer;
use crate::sandbox::links;
use crate::sandbox::objects::order::OrderStage;
use crate::sandbox::objects::subscription::Subscription;

/// The operations of the chapter, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("subscriptions submit", submit),
    ("subscriptions session", session),
    ("subscriptions list", subscription_lists::list),
    ("subscriptions failed list", subscription_lists::list_failed),
    ("subscriptions details", subscription_details::details),
    ("subscriptions failed details", subscription_details::details_of_failed),
    ("subscriptions resend", resend),
    ("subscriptions cancel", cancel),
    ("subscriptions refund-cycles", subscription_refund::refund_cycles),
];

fn submit(call: &ApiCall) -> Result<Answer> {
    let created = Subscription::create(call.world, call.body)?;
    let url = links::payment(call.origin, &created.order_uuid);
    let data = json!({"paymentLink": url, "subscriptionUuid": created.uuid, "orderUuid": created.order_uuid});
    Ok(Answer::done(200, "subscriptionCreatedSuccessfully", true, data))
}

fn session(call: &ApiCall) -> Result<Answer> {
    let created = Subscription::create(call.world, call.body)?;
    let data = json!({
        "subscriptionUuid": created.uuid, "orderUuid": created.order_uuid, "customerUuid": created.customer_uuid,
        "paymentUrl": links::payment(call.origin, &created.order_uuid),
    });
    Ok(Answer::done(201, "subscriptionRequestSuccessfullyHandled", true, data))
}

fn resend(call: &ApiCall) -> Result<Answer> {
    let Some(mut subscription) = Subscription::find(call.world, call.id)? else {
        return order_not_found();
    };
    subscription.note(call.world, "payment link sent again");
    subscription.save(call.world)?;
    Ok(Answer::done(202, "subscriptionOrderResentSuccessfully", false, Value::Null))
}

fn cancel(call: &ApiCall) -> Result<Answer> {
    let Some(mut subscription) = Subscription::find(call.world, call.id)? else {
        return order_not_found();
    };
    let first = subscription.first_order(call.world)?;
    if !matches!(subscription.status(call.world, first.as_ref()), "SENT" | "ONGOING") {
        // With a blank after the words, as the documents have it.
        return Ok(Answer::error(400, "cannotCancelSubscription", true, json!([]))
            .with_status_message("Conflict of Business Logic "));
    }
    subscription.cancelled = true;
    subscription.note(call.world, format!("cancelled: {}", call.text("note")));
    subscription.save(call.world)?;
    // The link of what was never paid is no use any more.
    if let Some(mut first) = first
        && first.stage == OrderStage::Sent
    {
        first.stage = OrderStage::Cancelled;
        first.save(call.world)?;
    }
    Ok(Answer::done(201, "successfullyCancelledSubscription", true, json!([])))
}
