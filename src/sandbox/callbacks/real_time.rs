//! The system's clock, by which callbacks are sent: the sandbox's own may be set forward.

use std::time::Duration;

use jiff::Timestamp;

/// Now, in milliseconds.
pub fn now() -> i64 {
    Timestamp::now().as_millisecond()
}

/// Now, in seconds.
pub fn seconds() -> i64 {
    Timestamp::now().as_second()
}

/// So much later than now, in milliseconds.
pub fn after(time: Duration) -> i64 {
    now().saturating_add(millis(time))
}

/// A time in milliseconds.
pub fn millis(time: Duration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
}
