//! The bound of one search: how many hashes, how many bytes, how long. A callback comes from anybody, so that what it costs to
//! explain one may not depend on what it holds.

use std::time::{Duration, Instant};

/// The most checksums that are computed for one callback.
pub const MOST_HASHES: u32 = 100_000;
/// The most bytes that are read or hashed for one callback.
const MOST_BYTES: usize = 32 << 20;
/// How long it may take.
const LONGEST: Duration = Duration::from_secs(2);
/// The clock is looked at once for so many hashes.
const PACE: u32 = 64;

/// What is left of the bound.
pub struct Budget {
    hashes: u32,
    bytes: usize,
    end: Instant,
    is_spent: bool,
}

impl Budget {
    /// The whole bound.
    pub fn new() -> Budget {
        Budget { hashes: 0, bytes: 0, end: Instant::now() + LONGEST, is_spent: false }
    }

    /// Whether one more checksum of so many bytes may be computed; counts it if so.
    pub fn allows_hash(&mut self, bytes: usize) -> bool {
        if self.hashes >= MOST_HASHES || !self.allows_reading(bytes) {
            self.is_spent = true;
            return false;
        }
        if self.hashes.is_multiple_of(PACE) && Instant::now() > self.end {
            self.is_spent = true;
            return false;
        }
        self.hashes += 1;
        true
    }

    /// Whether so many more bytes may be read; counts them if so.
    pub fn allows_reading(&mut self, bytes: usize) -> bool {
        if self.is_spent || MOST_BYTES - self.bytes < bytes {
            self.is_spent = true;
            return false;
        }
        self.bytes += bytes;
        true
    }

    /// How many checksums were computed.
    pub fn hashes(&self) -> u32 {
        self.hashes
    }

    /// How many bytes were read or hashed.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether something was left untried.
    pub fn is_spent(&self) -> bool {
        self.is_spent
    }
}
