//! Dates as people type them, and the two forms in which the API wants them (quirk 4).
//! Dates that come from the server are read for people's eyes alone, in `received.rs`.

mod clock;
mod day_orders;
mod form;
mod frame;
mod help;
mod instant;
mod parse;
mod received;
mod shape;
mod zone;

pub use clock::Clock;
pub use form::{DateForm, recognise, recognise_json, write};
pub use frame::TimeFrame;
pub use instant::{BareDay, read_at, to_sent};
pub use parse::{check, day};
pub use received::received;
pub use zone::{HOME_ZONE, Zone, system_zone};
