//! A sandbox of the FPGO Connect API: a server on this machine, with a state that is kept in a data directory.
//! It speaks to clients through a socket only, and knows nothing of the client, the journal or the terminal.
//!
//! From the ground up: `world` keeps objects and knows none of them; `callbacks` tells merchants; `objects` are what is
//! kept; `chapters` are what calls of the API do with them, `actors` what people do; `faults` go wrong on purpose;
//! `serve` is the server, `local` what works on the data directory without one.

mod actors;
mod answer;
mod callbacks;
mod chapters;
mod faults;
mod links;
pub mod local;
mod objects;
mod payer_pages;
mod routes;
mod seed;
mod serve;
mod settings;
#[cfg(test)]
mod tests;
mod values;
mod world;

pub use self::actors::cycles::OUTCOMES as CYCLE_OUTCOMES;
pub use self::actors::payer::{OUTCOMES as PAYER_OUTCOMES, VIAS};
pub use self::faults::{Fault, FaultKind};
pub use self::serve::{Server, THREAD, find};
pub use self::settings::Settings;
