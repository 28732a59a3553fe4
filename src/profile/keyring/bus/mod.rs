//! The session bus (D-Bus), as far as a keyring needs it: calls and their answers, and a signal that is waited for.

mod address;
mod connection;
mod message;
mod wire;

pub use connection::{Bus, Call, Failure, Result};
pub use message::Message;
pub use wire::Writer;
