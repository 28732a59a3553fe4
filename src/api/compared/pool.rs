//! One amount of an object that writes take from or give back, as the API tells it.

use crate::api::overview::event::Event;
use crate::api::state::pool::id::PoolId;
use crate::base::money::Amount;

/// An amount of an object that grows with writes: what was refunded, captured, charged.
#[derive(Clone, Debug)]
pub struct ToldPool {
    /// What the writes take from.
    pub id: PoolId,
    /// What they do: refunded, captured, charged.
    pub participle: &'static str,
    /// Taken so far; `None` where the API does not tell it (quirk 44).
    pub taken: Option<Amount>,
    /// Whether a status or a flag alone says that something was taken.
    pub says_some: bool,
    /// Each single movement that the API tells, where it tells them: its amount, its time, its own identifier.
    pub movements: Vec<Event>,
}
