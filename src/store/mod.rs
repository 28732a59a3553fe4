//! What this machine keeps: the data directory with its locks, hashes that only it can make, the journal, received
//! callbacks, the list of what was seen.

pub mod callbacks;
pub mod data;
pub mod hash_key;
pub mod journal;
pub mod lock;
mod network;
pub mod private;
pub mod seen;
pub mod sql;
