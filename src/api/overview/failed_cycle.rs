//! A cycle of a subscription whose payment failed, which has details of its own (operation 4.6).

use super::event::Event;
use super::object::Overview;
use crate::api::body_lines::number;
use crate::api::state::object::Fetch;
use crate::api::status_meanings as statuses;
use crate::base::error::Result;

const CUSTOMER: &[(&str, &str)] = &[
    ("Customer", "/customerName"),
    ("E-mail", "/email"),
    ("Country code", "/countryCode"),
    ("MSISDN", "/msisdn"),
];

/// Reads the failed cycle with this order.
pub fn read(id: &str, fetch: Fetch) -> Result<Overview> {
    let details = fetch("subscriptions failed details", id)?;
    let mut cycle = Overview {
        id: id.to_owned(),
        kind: "failed cycle",
        status: details["status"].as_str().map(str::to_owned),
        status_of: statuses::FAILED_CYCLE,
        ..Overview::default()
    };
    cycle.fact("Subscription", &details["subscriptionUuid"]);
    cycle.customer_of(&details, CUSTOMER);
    cycle.figure("before tax", number(&details, "subTotal"));
    cycle.figure("tax", number(&details, "totalTax"));
    cycle.event(Event::at(&details["orderDate"], "order date"));
    Ok(cycle)
}
