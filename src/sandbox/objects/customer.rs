//! Customers: one for each distinct customer that an order names.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::base::error::Result;
use crate::sandbox::values::{ADDRESS, picked, text_json};
use crate::sandbox::world::World;

/// Kind of these objects in the world.
pub const KIND: &str = "customer";

/// What makes two customers the same one (a choice of the sandbox): everything but address and language.
const IDENTITY: [&str; 7] =
    ["type", "name", "countryCode", "msisdn", "email", "personalNumber", "organizationId"];

/// A customer, field by field as its details show it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Customer {
    /// `CSRT…`.
    pub uuid: String,
    /// The `data` of Get Customer Details By Uuid, the type as in requests.
    pub data: Value,
    /// `additionalContact` of a corporate customer, which no answer shows.
    pub contacts: Value,
}

impl Customer {
    /// The customer with this identifier.
    pub fn find(world: &World, uuid: &str) -> Result<Option<Customer>> {
        world.object(KIND, uuid)
    }

    /// The identifier of the customer that this `customerDetails` describes, who is added if there is none yet.
    pub fn find_or_add(world: &World, details: &Value) -> Result<String> {
        for known in world.objects::<Customer>(KIND)? {
            if known.is_described_by(details) {
                return Ok(known.uuid);
            }
        }
        let customer = Customer::new(world, details)?;
        customer.save(world)?;
        Ok(customer.uuid)
    }

    fn is_described_by(&self, details: &Value) -> bool {
        IDENTITY.iter().all(|key| self.data[*key] == text_json(&details[*key]))
    }

    fn new(world: &World, details: &Value) -> Result<Customer> {
        const FIELDS: [&str; 7] =
            ["type", "name", "countryCode", "msisdn", "organizationId", "personalNumber", "email"];
        let uuid = world.fresh_id("CSRT")?;
        let mut data = json!({"uuid": uuid});
        for key in FIELDS {
            data[key] = text_json(&details[key]);
        }
        data["preferredLanguage"] = details["preferredLanguage"].clone();
        data["status"] = "Active".into();
        data["addresses"] = json!({});
        for which in ["billing", "shipping"] {
            data["addresses"][which] = address(world, &details["address"], None)?;
        }
        Ok(Customer { uuid, data, contacts: Value::Null })
    }

    /// Replaces the addresses. Each keeps its identifier.
    pub fn replace_addresses(&mut self, world: &World, sent: &Value) -> Result<()> {
        for which in ["billing", "shipping"] {
            let known = self.data["addresses"][which]["uuid"].as_str().map(str::to_owned);
            self.data["addresses"][which] = address(world, &sent[which], known)?;
        }
        Ok(())
    }

    /// Keeps the customer as it is now.
    pub fn save(&self, world: &World) -> Result<()> {
        world.put(KIND, &self.uuid, self)
    }
}

/// An address with the identifier that it had, or a fresh one.
fn address(world: &World, sent: &Value, known: Option<String>) -> Result<Value> {
    let uuid = match known {
        Some(uuid) => uuid,
        None => world.fresh_id("ADRS")?,
    };
    let mut address = json!({ "uuid": uuid });
    for (key, value) in picked(sent, &ADDRESS).as_object().into_iter().flatten() {
        address[key] = value.clone();
    }
    Ok(address)
}
