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

    /// Every customer, oldest first.
    pub fn all(world: &World) -> Result<Vec<Customer>> {
        world.objects(KIND)
    }

    /// The identifier of the customer that this `customerDetails` describes, who is added if there is none yet.
    pub fn find_or_add(world: &World, details: &Value) -> Result<String> {
        if let Some(known) = world.id_by_key(KIND, &identity(|key| text_json(&details[key])))? {
            return Ok(known);
        }
        let customer = Customer::new(world, details)?;
        customer.save(world)?;
        Ok(customer.uuid)
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
        world.put(KIND, &self.uuid, self)?;
        world.set_key(KIND, &self.uuid, &identity(|key| self.data[key].clone()))
    }
}

/// What a customer is found by.
fn identity(value: impl Fn(&str) -> Value) -> String {
    Value::from_iter(IDENTITY.map(value)).to_string()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::lifecycle;

    /// A customer who is called so.
    fn details(name: &str) -> Value {
        json!({"type": "private", "name": name, "msisdn": "40000001", "address": {"city": "Oslo"}})
    }

    /// Ola becomes Kari, and is found as who he is now.
    fn rename(world: &World, ola: &str) -> Result<()> {
        // Another street is the same customer, another name is not.
        let mut moved = details("Ola");
        moved["address"]["city"] = "Bergen".into();
        assert_eq!(Customer::find_or_add(world, &moved)?, ola);
        let mut customer = Customer::find(world, ola)?.expect("there");
        customer.data["name"] = "Kari".into();
        customer.save(world)?;
        assert_eq!(Customer::find_or_add(world, &details("Kari"))?, ola);
        assert_ne!(Customer::find_or_add(world, &details("Ola"))?, ola);
        // Of two that say the same the older one.
        Customer::new(world, &details("Kari"))?.save(world)?;
        assert_eq!(Customer::find_or_add(world, &details("Kari"))?, ola);
        Ok(())
    }

    #[test]
    fn a_customer_is_known_by_what_it_says_now_in_a_world_of_an_older_fpgo_too() {
        let dir = tempfile::tempdir().expect("a directory");
        let place = dir.path().join("sandbox");
        let mut file = lifecycle::open(&place).expect("a world");
        let ola = file.change(|world| Customer::find_or_add(world, &details("Ola"))).expect("Ola");
        drop(file);
        let older = rusqlite::Connection::open(place.join("world.sqlite")).expect("the file");
        older
            .execute_batch("DROP TABLE keys; DROP TABLE events; PRAGMA user_version = 4")
            .expect("format 4");
        drop(older);
        let mut file = lifecycle::open(&place).expect("brought up to date");
        file.change(|world| rename(world, &ola)).expect("a change");
        lifecycle::reset(&mut file).expect("begun anew");
        let fresh = file.change(|world| Customer::find_or_add(world, &details("Kari")));
        assert_ne!(fresh.expect("added"), ola);
    }
}
