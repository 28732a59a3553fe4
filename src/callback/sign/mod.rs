//! Test callbacks: what a callback of each kind says, its address with the checksum, and what is wrong with one on purpose.
//! Nothing is sent from here.

mod draft;
mod kinds;
mod wrong;

pub use self::draft::Draft;
pub use self::kinds::{TestKind, TestValues};
pub use self::wrong::Wrong;
