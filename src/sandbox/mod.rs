//! A sandbox of the FPGO Connect API: a server on this machine, with a state that is kept in a data directory.
//! It speaks to clients through a socket only, and knows nothing of the client, the journal or the terminal.
//!
//! From the lowest floor up: `world` stores objects of any kind; `callbacks` queues and sends messages to merchants;
//! `objects` defines orders, reservations and the others; `chapters` does what calls of the API do with them, `actors` what
//! payers and staff do; `faults` makes calls fail on purpose; `pages` is what a browser shows;
//! `serve` is the server; `local` acts on the data directory without one. A new control route goes into
//! `serve/control.rs`, a page into `pages/router.rs`.

mod actors;
mod answer;
mod callbacks;
mod chapters;
mod faults;
#[cfg(all(test, feature = "fuzz"))]
pub mod fuzzed;
mod lifecycle;
mod links;
pub mod local;
mod long_text;
mod objects;
mod pages;
mod routes;
mod seed;
mod seed_file;
mod serve;
mod settings;
#[cfg(test)]
mod tests;
mod threads;
mod values;
mod world;

pub use self::actors::cycles::OUTCOMES as CYCLE_OUTCOMES;
pub use self::actors::payer::{OUTCOMES as PAYER_OUTCOMES, VIAS};
pub use self::callbacks::{Rule, read_host};
pub use self::faults::{Fault, FaultKind};
pub use self::serve::{Server, find};
pub use self::settings::{Log, Settings};
pub use self::threads::THREAD;
pub use self::world::QueueLength;
