//! Customers: made once for each distinct customer that an order names, then read and replaced by the calls of chapter
//! 5, Customer Management.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::answer::Answer;
use super::order::text;
use super::world::World;
use super::{Handler, Operation};
use crate::base::error::Result;

/// The operations of the chapter, by command.
pub const HANDLERS: &[(&str, Handler)] = &[
    ("customers details", details),
    ("customers update-private", update_private),
    ("customers update-corporate", update_corporate),
];

/// Kind of these objects in the world.
pub const KIND: &str = "customer";

/// What makes two customers the same one (a choice of the sandbox): everything but address and language.
const IDENTITY: [&str; 7] =
    ["type", "name", "countryCode", "msisdn", "email", "personalNumber", "organizationId"];

const ADDRESS: [&str; 4] = ["street", "zip", "city", "country"];

/// A customer, field by field as its details tell it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Customer {
    uuid: String,
    /// The `data` of Get Customer Details By Uuid, the type as in requests.
    data: Value,
    /// `additionalContact` of a corporate customer, which no answer tells.
    contacts: Value,
}

/// The identifier of the customer that this `customerDetails` describes, made if there is none yet.
pub fn customer_of(world: &World, sent: &Value) -> Result<String> {
    let same =
        |customer: &Customer| IDENTITY.iter().all(|key| customer.data[*key] == text(&sent[*key]));
    if let Some(known) = world.objects::<Customer>(KIND)?.into_iter().find(same) {
        return Ok(known.uuid);
    }
    let uuid = world.fresh_id("CSRT")?;
    let mut data = json!({"uuid": uuid});
    for key in
        ["type", "name", "countryCode", "msisdn", "organizationId", "personalNumber", "email"]
    {
        data[key] = text(&sent[key]);
    }
    data["preferredLanguage"] = sent["preferredLanguage"].clone();
    data["status"] = "Active".into();
    data["addresses"] = json!({});
    for which in ["billing", "shipping"] {
        data["addresses"][which] = address(world, &sent["address"], None)?;
    }
    Customer { uuid: uuid.clone(), data, contacts: Value::Null }.keep(world)?;
    Ok(uuid)
}

/// An address with the identifier that it had, or a fresh one.
fn address(world: &World, sent: &Value, known: Option<&Value>) -> Result<Value> {
    let uuid = match known.and_then(Value::as_str) {
        Some(uuid) => uuid.to_owned(),
        None => world.fresh_id("ADRS")?,
    };
    let mut address = json!({ "uuid": uuid });
    for key in ADDRESS {
        address[key] = sent[key].clone();
    }
    Ok(address)
}

impl Customer {
    fn find(world: &World, uuid: &str) -> Result<Option<Customer>> {
        world.object(KIND, uuid)
    }

    fn keep(&self, world: &World) -> Result<()> {
        world.put(KIND, &self.uuid, self)
    }
}

fn details(call: &Operation) -> Result<Answer> {
    let Some(customer) = Customer::find(call.world, call.id)? else { return not_found() };
    let mut data = customer.data;
    // With a capital letter in answers (quirk 28).
    let kind = if data["type"] == "corporate" { "Corporate" } else { "Private" };
    data["type"] = kind.into();
    Ok(Answer::done(200, "customerDetailsRetrievedSuccessfully", true, data))
}

fn update_private(call: &Operation) -> Result<Answer> {
    update(call, "private", "personalNumber")
}

fn update_corporate(call: &Operation) -> Result<Answer> {
    update(call, "corporate", "organizationId")
}

/// What the body leaves out is gone.
fn update(call: &Operation, kind: &str, number: &str) -> Result<Answer> {
    let Some(mut customer) = Customer::find(call.world, call.id)? else { return not_found() };
    if customer.data["type"] != kind {
        return not_found();
    }
    let body = call.body;
    for key in ["name", "countryCode", "msisdn", "email", "preferredLanguage"] {
        customer.data[key] = body[key].clone();
    }
    customer.data[number] = text(&body[number]);
    for which in ["billing", "shipping"] {
        let known = customer.data["addresses"][which]["uuid"].clone();
        customer.data["addresses"][which] =
            address(call.world, &body["addresses"][which], Some(&known))?;
    }
    customer.contacts = body["additionalContact"].clone();
    customer.keep(call.world)?;
    Ok(Answer::done(202, "customerUpdatedSuccessfully", false, Value::Null))
}

fn not_found() -> Result<Answer> {
    Ok(Answer::no_data(404, "customerNotFound"))
}
