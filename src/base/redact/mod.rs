//! Secrets that must not be written: each is made known here as soon as it is read, and everything that leaves the
//! process for a person, a program or a file goes through [`text`], [`bytes`] or [`json`], which put `***` in place of
//! it. It is found however a server, an address or a program encodes it, in either case, and also where only a large
//! part of it stands there. What protects nobody because it is too short is left alone: taking it out would garble
//! what is shown. The words of a command that is offered are no secret either.

mod announced;
mod folded;
mod known;
mod own_words;
mod search;
mod suspect;

pub use announced::hide_announced;
pub use known::{bytes, conceal, cut_bytes, holds, json, json_if_changed, text};
pub use own_words::know_own_words;
pub use suspect::{hide_suspects, is_place, looks_secret};

/// What stands in the place of a secret.
pub const HIDDEN: &str = "***";
