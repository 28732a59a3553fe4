//! What a signal, a panic or an abort means for a command: what is said, and the exit code, is what is known at that
//! instant.

mod aborts;
mod begun_rows;
mod file_watch;
mod panics;
mod run_watch;
mod signals;
mod stage;
mod watch;

pub use file_watch::{FILE_UNCHANGED, FileWatch};
pub use panics::end_at_panics;
pub use signals::{ShutdownSignals, ends_after, ends_with};
pub use watch::SignalWatch;
