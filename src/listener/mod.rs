//! Receiving callbacks on this machine: an HTTP server on loopback that checks each callback, keeps it, answers its sender and
//! forwards it. It prints nothing: what happens is told as events, which `commands/callback/listen/` shows.
//!
//! In the order of a callback's way: `server.rs` and `connections.rs` the sockets, `request.rs` what may be a callback at
//! all, `intake.rs` checks and stores it (`verdict.rs` in words), `forwarder.rs` takes it out of the queue on disk, `delivery.rs` sends it to the
//! `receiver.rs`.

mod connections;
mod delivery;
mod events;
mod forwarder;
mod intake;
mod receiver;
mod request;
mod server;
mod verdict;

pub use delivery::{Delivery, Sender};
pub use events::{EndAsked, Events, Fate, Lines, ListenEvent, NotTaken, channel};
pub use forwarder::Forwarder;
pub use intake::{CallbackSecret, Intake, Kept};
pub use receiver::Receiver;
pub use request::Address;
pub use server::{USUAL_PORT, bind, serve};
pub use verdict::signed_text;
