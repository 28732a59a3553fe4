//! The exit code of an abort, such as one for lack of memory: nothing can be said then, but the code can be right.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::base::error::ErrorKind;

/// Sets the exit code of an abort.
pub struct AbortHandler(Vec<(u8, Arc<AtomicBool>)>);

impl AbortHandler {
    /// Begins to hear aborts; each means a fault until something else is said.
    #[cfg(unix)]
    pub fn prepare() -> AbortHandler {
        let mut flags = Vec::new();
        for kind in [ErrorKind::Bug, ErrorKind::Unknown, ErrorKind::Undelivered] {
            let flag = Arc::new(AtomicBool::new(kind == ErrorKind::Bug));
            let registered = signal_hook::flag::register_conditional_shutdown(
                signal_hook::consts::SIGABRT,
                kind.code().into(),
                Arc::clone(&flag),
            );
            // Where it cannot be heard, an abort ends the process as the system does.
            if registered.is_ok() {
                flags.push((kind.code(), flag));
            }
        }
        AbortHandler(flags)
    }

    /// Hears none.
    pub fn deaf() -> AbortHandler {
        AbortHandler(Vec::new())
    }

    /// Aborts are not heard.
    #[cfg(not(unix))]
    pub fn prepare() -> AbortHandler {
        AbortHandler(Vec::new())
    }

    /// Makes an abort end with this code from now on.
    pub fn set_code(&self, wanted: u8) {
        for (code, flag) in &self.0 {
            flag.store(*code == wanted, Ordering::SeqCst);
        }
    }
}
