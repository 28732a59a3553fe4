//! Credit checks and company checks, as the world keeps them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::event::Event;
use crate::base::error::Result;
use crate::sandbox::callbacks::queue_company_check;
use crate::sandbox::world::World;

/// Kind of credit checks in the world.
pub const CREDIT: &str = "credit-check";

/// Kind of company checks in the world.
pub const COMPANY: &str = "company-check";

/// The result of a credit check.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreditCheck {
    /// Number of the person or company that was checked.
    pub number: String,
    /// The result as a row of a list.
    pub row: Value,
}

impl CreditCheck {
    /// Looks at every result, oldest first, one after another.
    pub fn each(world: &World, look: impl FnMut(CreditCheck) -> Result<()>) -> Result<()> {
        world.each(CREDIT, look)
    }

    /// Keeps the result.
    pub fn add(&self, world: &World) -> Result<()> {
        let id = format!("credit {}", world.next_number(CREDIT, 1)?);
        world.put(CREDIT, &id, self)
    }
}

/// A company check.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CompanyCheck {
    /// Number of the company.
    pub number: String,
    /// The result as a row of a list; nobody is told of it before it is signed.
    pub row: Value,
    /// Somebody signed it with BankID. Those of an older fpgo counted as signed at once.
    #[serde(default = "at_once")]
    pub signed: bool,
    /// The body that asked for it, as received.
    #[serde(default)]
    pub body: Value,
    /// What happened, oldest first.
    #[serde(default)]
    pub events: Vec<Event>,
}

fn at_once() -> bool {
    true
}

impl CompanyCheck {
    /// The check with this identifier.
    pub fn find(world: &World, uuid: &str) -> Result<Option<CompanyCheck>> {
        world.object(COMPANY, uuid)
    }

    /// Looks at every check, oldest first, one after another.
    pub fn each(world: &World, look: impl FnMut(CompanyCheck) -> Result<()>) -> Result<()> {
        world.each(COMPANY, look)
    }

    /// `COMCHK…`.
    pub fn uuid(&self) -> &str {
        self.row["companyCheckUuid"].as_str().unwrap_or_default()
    }

    /// Signs the check, and tells the merchant its result.
    pub fn sign(&mut self, world: &World) -> Result<()> {
        self.signed = true;
        queue_company_check(world, &self.body["callback"]["callbackUrl"], &self.row)
    }

    /// Keeps the check as it is now.
    pub fn save(&self, world: &World) -> Result<()> {
        world.put(COMPANY, self.uuid(), self)
    }
}
