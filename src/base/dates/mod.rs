//! Dates as people type them, and the two forms in which the API wants them (quirk 4).
//! Dates that come from the server are not read here: they are printed as received (quirk 43).

mod clock;
mod form;
mod help;
mod instant;
mod parse;

pub use clock::{Clock, zone};
pub use form::{DateForm, recognise, recognise_json, write};
pub use instant::{BareDay, read_at, to_sent};
pub use parse::{check, day};
