//! Which reading shows an identifier of which kind. Kinds that no operation reads by themselves have none.

use super::object::Overview;
use super::{customer, order, organization, reservation, subscription};
use crate::api::identifiers::id_kind::IdKind;
use crate::api::state::earlier::EarlierWrites;
use crate::api::state::object::Fetch;
use crate::base::error::Result;

/// Reads all that is told of the object with this identifier. What this machine did to it before counts for what is left.
pub type ReadOverview = fn(&str, &EarlierWrites, Fetch) -> Result<Overview>;

impl IdKind {
    /// The reading that shows an identifier of this kind, if there is one.
    pub fn overview(&self) -> Option<ReadOverview> {
        Some(match self.prefix {
            "ODR" => order::read,
            "RES" => reservation::read,
            "SUB" => subscription::read,
            "CSRT" => customer::read,
            "ORG" => organization::read,
            _ => return None,
        })
    }
}
