//! Faults: what may go wrong between a client and the API, ordered beforehand for a route and the n-th call of it. They are
//! kept in the world, so that every process on the same data meets them.

mod due;
mod effect;
mod fault;
mod kind;

pub use self::due::{has_reset_during, take_due, waiting};
pub use self::effect::{ConnectionEnd, take_effect, too_many_requests};
pub use self::fault::Fault;
pub use self::kind::{FaultKind, FaultTime};
