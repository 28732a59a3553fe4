//! An event in the life of an object, in words.

use serde::{Deserialize, Serialize};

use crate::sandbox::world::World;

/// Something that happened to an object.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Event {
    /// When it happened, in Unix seconds.
    pub at: i64,
    /// What happened, in words.
    pub what: String,
}

impl Event {
    /// Something that happens now.
    pub fn now(world: &World, what: impl Into<String>) -> Event {
        Event { at: world.now(), what: what.into() }
    }
}
