//! The calls of chapter 5, Customer Management.

use serde_json::Value;

use super::call::{ApiCall, Handler};
use crate::base::error::Result;
use crate::sandbox::answer::Answer;
use crate::sandbox::objects::customer::Customer;
use crate::sandbox::values::text_json;

/// The operations of the chapter, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("customers details", details),
    ("customers update-private", update_private),
    ("customers update-corporate", update_corporate),
];

fn details(call: &ApiCall) -> Result<Answer> {
    let Some(customer) = Customer::find(call.world, call.id)? else { return not_found() };
    let mut data = customer.data;
    // With a capital letter in answers (quirk 28).
    let kind = if data["type"] == "corporate" { "Corporate" } else { "Private" };
    data["type"] = kind.into();
    Ok(Answer::done(200, "customerDetailsRetrievedSuccessfully", true, data))
}

fn update_private(call: &ApiCall) -> Result<Answer> {
    update(call, "private", "personalNumber")
}

fn update_corporate(call: &ApiCall) -> Result<Answer> {
    update(call, "corporate", "organizationId")
}

/// Replaces a customer of this type. What the body leaves out is gone.
fn update(call: &ApiCall, kind: &str, number: &str) -> Result<Answer> {
    let Some(mut customer) = Customer::find(call.world, call.id)? else { return not_found() };
    if customer.data["type"] != kind {
        return not_found();
    }
    for key in ["name", "countryCode", "msisdn", "email", "preferredLanguage"] {
        customer.data[key] = call.body[key].clone();
    }
    customer.data[number] = text_json(&call.body[number]);
    customer.replace_addresses(call.world, &call.body["addresses"])?;
    customer.contacts = call.body["additionalContact"].clone();
    customer.save(call.world)?;
    Ok(Answer::done(202, "customerUpdatedSuccessfully", false, Value::Null))
}

fn not_found() -> Result<Answer> {
    Ok(Answer::no_data(404, "customerNotFound"))
}
