//! A customer: a person or a company.

use super::object::Overview;
use super::operations::OF_CUSTOMER;
use crate::api::state::earlier::EarlierWrites;
use crate::api::state::object::Fetch;
use crate::api::state::order::is_about;
use crate::api::status_meanings as statuses;
use crate::base::error::Result;

const CUSTOMER: &[(&str, &str)] = &[
    ("Customer", "/name"),
    ("E-mail", "/email"),
    ("Country code", "/countryCode"),
    ("MSISDN", "/msisdn"),
    ("Language", "/preferredLanguage"),
    ("Street", "/addresses/billing/street"),
    ("Zip", "/addresses/billing/zip"),
    ("City", "/addresses/billing/city"),
    ("Country", "/addresses/billing/country"),
];

/// Reads the details.
pub fn read(id: &str, _: &EarlierWrites, fetch: Fetch) -> Result<Overview> {
    let details = fetch("customers details", id)?;
    is_about(id, &details, "/uuid")?;
    let mut shown = Overview {
        id: id.to_owned(),
        kind: "customer",
        status: details["status"].as_str().map(str::to_owned),
        status_of: statuses::CUSTOMER,
        operations: OF_CUSTOMER,
        ..Overview::default()
    };
    shown.fact("Type", &details["type"]);
    shown.fact("Organization number", &details["organizationId"]);
    shown.fact("Billing address", &details["addresses"]["billing"]["uuid"]);
    shown.fact("Shipping address", &details["addresses"]["shipping"]["uuid"]);
    shown.customer_of(&details, CUSTOMER);
    let own = details["type"].as_str().unwrap_or_default().to_lowercase();
    for (command, kind) in
        [("customers update-private", "private"), ("customers update-corporate", "corporate")]
    {
        if !own.is_empty() && own != kind {
            shown.rule_out(command, format!("the customer is {own}"));
        }
    }
    Ok(shown)
}
