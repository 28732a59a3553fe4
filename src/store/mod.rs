//! What this machine keeps: the data directory with its locks, hashes that only it can make, the journal, received
//! callbacks, bulk runs, the lists of what was seen and of what is about to be read; and what is sorted on its disk for a
//! while.

pub mod approval_keys;
pub mod callbacks;
pub mod data;
mod database_faults;
pub mod hash_key;
pub mod journal;
pub mod lock;
mod lock_pool;
mod network;
pub mod private;
pub mod repeats;
pub mod row_spool;
pub mod runs;
mod scratch;
pub mod seen;
pub mod shared_state;
mod side_database;
pub mod sql;
pub mod worklist;
