//! Whether this machine's journal explains what the API tells of an object. Pure: a state and entries in, differences out.
//! Who reads the objects, and shows what differs, is `commands/journal/reconcile/`.
//!
//! What the journal counts as carried out is sorted first (`writes.rs`): what must show, and what only may. Then each
//! amount is held against its writes (`pools.rs`), by what it comes to (`figure.rs`) or one movement after another
//! (`movements.rs`); the status (`status.rs`), what the object was made with (`made.rs`), and what nobody knows
//! (`unknown.rs`) follow. `object.rs` is all of it for one object.

mod difference;
mod figure;
mod made;
mod movements;
mod object;
mod pools;
mod status;
#[cfg(test)]
mod tests;
mod unknown;
mod writes;

pub use difference::{Difference, DifferenceKind, Standing};
pub use object::ObjectRead;
pub use unknown::of_entry as unknown_entry;
pub use writes::Moment;
