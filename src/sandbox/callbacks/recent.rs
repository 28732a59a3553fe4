//! The newest callbacks, for a person to look at.

use super::callback::Callback;
use super::outbox::KIND;
use crate::base::error::Result;
use crate::sandbox::world::{Newest, World};

/// So many callbacks at most that stand before this place, the newest first.
pub fn newest(world: &World, before: Option<i64>, most: usize) -> Result<Newest<Callback>> {
    world.newest(KIND, before, most)
}

/// How many callbacks there are.
pub fn count(world: &World) -> Result<i64> {
    world.count(KIND)
}
