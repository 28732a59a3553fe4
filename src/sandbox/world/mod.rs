//! The world: the objects of one data directory, kept as JSON in one SQLite file, with its own clock and identifiers.
//! Every change is one transaction, so any number of processes may work on the same data at once.
//! Which objects there are, what they mean and what a call does to them is not known here.

mod events;
mod failure;
mod fault_table;
mod file;
mod keys;
mod log_file;
mod newest;
mod open_transaction;
mod parsed;
mod queue;
mod shared;
mod transaction;
pub use self::file::{Contents, WorldFile};
pub use self::log_file::LogFile;
pub use self::newest::Newest;
pub use self::queue::{QueueLength, QueuedMessage};
pub use self::transaction::World;
