//! How many connections a server can have at once: as many as the system lets its process have, not as many as it gives
//! by itself, which is often 1,024.

/// As many files and sockets as a server ever needs.
const MOST: u64 = 65_536;

/// Raises this process's own limit. Where that is not allowed, more connections wait until others end.
#[cfg(unix)]
pub fn raise_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.unwrap_or(MOST).min(MOST);
    if limit.current.is_some_and(|current| current < most) {
        let raised = Rlimit { current: Some(most), maximum: limit.maximum };
        // A server with the usual limit is one all the same.
        let _ = setrlimit(Resource::Nofile, raised);
    }
}

/// Sockets have no such limit here.
#[cfg(not(unix))]
pub fn raise_limit() {}
