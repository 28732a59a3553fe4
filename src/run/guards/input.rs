//! What guards look at: a write as it would be sent, and what was read for it.

use serde_json::Value;

use crate::api::{EarlierWrites, Endpoint, LineId, Pool, State};
use crate::base::money::Amount;
use crate::options::Invocation;
use crate::profile::Profile;

/// A write as it would be sent.
pub struct GuardInput<'a> {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// What was typed.
    pub invocation: &'a Invocation,
    /// The profile that it is sent with.
    pub profile: &'a Profile,
    /// The object's identifier.
    pub object: Option<&'a str>,
    /// The body as it would be sent.
    pub body: Option<&'a Value>,
    /// The object as just read.
    pub before: Option<&'a State>,
    /// What the write moves, in the currency itself.
    pub amount: Option<Amount>,
    /// The pool that the write takes from.
    pub pool: Option<Pool>,
    /// The most that the body can be read as, which limits count.
    pub counted: Option<Amount>,
    /// Why the body cannot be counted.
    pub uncounted: Option<String>,
    /// How much of the amount on which line.
    pub lines: Vec<(LineId, Amount)>,
    /// What this machine did to the object before.
    pub past: &'a EarlierWrites,
}

#[cfg(test)]
impl<'a> GuardInput<'a> {
    /// An invoice with this body, of which nothing else is known.
    pub(super) fn of_invoice(
        body: &'a Value,
        invocation: &'a Invocation,
        profile: &'a Profile,
        past: &'a EarlierWrites,
    ) -> Self {
        GuardInput {
            endpoint: crate::api::endpoint("orders send-invoice").expect("an operation"),
            invocation,
            profile,
            object: None,
            body: Some(body),
            before: None,
            amount: None,
            pool: None,
            counted: None,
            uncounted: None,
            lines: Vec::new(),
            past,
        }
    }
}
