//! What `tests/fuzz` attacks of the sandbox beside its socket: seeds, which are given to a world of their own.

pub use super::lifecycle::{open, reset_to};
pub use super::seed_file::all;
pub use super::world::WorldFile;
