//! The rate limit: requests of the current minute, counted in memory.

use std::time::{Duration, Instant};

/// The recorded limit; it is enforced only when a limit was set.
const USUAL_LIMIT: u32 = 240;

/// The rate limit's current minute.
pub struct Window {
    since: Instant,
    used: u32,
}

/// What one request leaves of the rate limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// Requests in a window.
    pub limit: u32,
    /// Requests left in this window.
    pub remaining: u32,
    /// Whether this request is beyond the limit.
    pub exceeded: bool,
    /// Whether requests beyond it are refused.
    pub is_enforced: bool,
    /// Seconds until the next window.
    pub wait: u64,
}

impl Window {
    const LENGTH: Duration = Duration::from_secs(60);

    /// A window that begins now.
    pub fn new() -> Window {
        Window { since: Instant::now(), used: 0 }
    }

    /// Counts one request.
    pub fn count(&mut self, enforced: Option<u32>) -> Quota {
        let limit = enforced.unwrap_or(USUAL_LIMIT);
        if self.since.elapsed() >= Window::LENGTH {
            *self = Window::new();
        }
        self.used = self.used.saturating_add(1);
        Quota {
            limit,
            remaining: limit.saturating_sub(self.used),
            exceeded: self.used > limit,
            is_enforced: enforced.is_some(),
            wait: Window::LENGTH.saturating_sub(self.since.elapsed()).as_secs() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_counts_down_to_nothing() {
        let mut window = Window::new();
        let counts: Vec<_> = (0..3).map(|_| window.count(Some(2))).collect();
        let left: Vec<_> = counts.iter().map(|quota| (quota.remaining, quota.exceeded)).collect();
        assert_eq!(left, [(1, false), (0, false), (0, true)]);
        assert!((1..=60).contains(&counts[2].wait));
    }
}
