//! The callbacks that `callback listen` received, in an SQLite file of their own: what each was, whether it was authentic,
//! and where it was forwarded to. Personal values are masked before they are written. Whether a callback is authentic is
//! decided elsewhere, and nothing is sent from here.

mod bounds;
mod file;
mod filter;
mod forwards;
mod personal;
mod received;
mod seen;
#[cfg(test)]
mod tests;

pub use file::{CallbackStore, erase};
pub use filter::CallbackFilter;
pub use forwards::{Forward, ForwardEnd, ForwardState, LeftOver, TakenForward};
pub use personal::without_persons;
pub use received::{Addition, NewCallback, StoredCallback};
pub use seen::{FirstSeen, Sought, first_seen};
