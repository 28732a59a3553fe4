//! Customers, credit checks and company checks of a seed.

use serde_json::Value;

use super::given::Given;
use crate::base::error::Result;
use crate::sandbox::objects::check::{CompanyCheck, CreditCheck};
use crate::sandbox::objects::customer::Customer;
use crate::sandbox::world::World;

/// Adds a customer. An order needs none: its body's customer is added with it.
pub fn add_customer(world: &World, mut given: Given) -> Result<()> {
    let id = given.identifier(world, "CSRT")?;
    let mut data = given.object("data")?;
    data["uuid"] = id.clone().into();
    given.set("data", data);
    given.or("contacts", Value::Null);
    let customer: Customer = given.into_kept()?;
    customer.save(world)
}

/// Adds the result of a credit check.
pub fn add_credit_check(world: &World, given: Given) -> Result<()> {
    given.object("row")?;
    given.into_kept::<CreditCheck>()?.add(world)
}

/// Adds a company check, which counts as signed unless it says otherwise.
pub fn add_company_check(world: &World, given: Given) -> Result<()> {
    let row = given.object("row")?;
    let Some(id) = row["companyCheckUuid"].as_str().filter(|id| id.starts_with("COMCHK")) else {
        return Err(given.wrong("row.companyCheckUuid", "must be COMCHK and digits"));
    };
    if world.has(id)? {
        return Err(given.wrong("row.companyCheckUuid", &format!("{id} stands twice")));
    }
    given.into_kept::<CompanyCheck>()?.save(world)
}
