//! A server that is away for a while, and is waited for by all connections of one piece of work together: for how long, and who is
//! told. What may be done again when it is back is left to who waits.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::failure::SqlError;
use crate::base::threads::lock;

/// What there is to tell of an outage.
pub enum OutageNews<'a> {
    /// The server is not reached, and waited for at most so long.
    Away(&'a SqlError, Duration),
    /// It is there again, after so long.
    Back(Duration),
}

/// How the outages of a server are borne.
pub struct Outage {
    longest: Duration,
    tell: Box<dyn Fn(OutageNews) + Send + Sync>,
    /// Whether the work is to end, so that nobody waits any longer.
    is_ending: Box<dyn Fn() -> bool + Send + Sync>,
    /// Since when it is not reached.
    since: Mutex<Option<Instant>>,
}

impl Outage {
    /// Waits at most so long for the server, from the moment when the first connection misses it.
    pub fn new(
        longest: Duration,
        tell: impl Fn(OutageNews) + Send + Sync + 'static,
        is_ending: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Outage {
        let since = Mutex::default();
        Outage { longest, tell: Box::new(tell), is_ending: Box::new(is_ending), since }
    }

    /// How much longer it is waited for.
    pub(super) fn left(&self) -> Duration {
        let gone = lock(&self.since).map(|since| since.elapsed()).unwrap_or_default();
        if (self.is_ending)() { Duration::ZERO } else { self.longest.saturating_sub(gone) }
    }

    /// Notes that it is not reached, and is waited for.
    pub(super) fn note_away(&self, error: &SqlError) {
        let mut since = lock(&self.since);
        if since.is_none() {
            *since = Some(Instant::now());
            (self.tell)(OutageNews::Away(error, self.longest));
        }
    }

    /// Notes that it is reached.
    pub(super) fn note_back(&self) {
        if let Some(since) = lock(&self.since).take() {
            (self.tell)(OutageNews::Back(since.elapsed()));
        }
    }
}
