//! Credit checks and company checks, as the world keeps them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::base::error::Result;
use crate::sandbox::world::World;

/// Kind of credit checks in the world.
pub const CREDIT: &str = "credit-check";

/// Kind of company checks in the world.
pub const COMPANY: &str = "company-check";

/// The result of a check.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckResult {
    /// Number of the person or company that was checked.
    pub number: String,
    /// The result as a row of a list.
    pub row: Value,
}

impl CheckResult {
    /// All results of this kind, oldest first.
    pub fn all(world: &World, kind: &str) -> Result<Vec<CheckResult>> {
        world.objects(kind)
    }

    /// Identifier of the next credit check, which no answer tells.
    pub fn fresh_credit_id(world: &World) -> Result<String> {
        Ok(format!("credit {}", world.next_number(CREDIT, 1)?))
    }

    /// Whether there is a company check with this identifier.
    pub fn is_company_check(world: &World, uuid: &str) -> Result<bool> {
        Ok(world.object::<CheckResult>(COMPANY, uuid)?.is_some())
    }

    /// Keeps the result.
    pub fn save(&self, world: &World, kind: &str, id: &str) -> Result<()> {
        world.put(kind, id, self)
    }
}
