//! Spreads many reads of one command over time, so that they stay below the server's limit from the beginning. What a
//! server asks for by its headers or a 429 stands in `throttle.rs`.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// The length of a window; its real length is not documented (quirk 49).
const WINDOW: Duration = Duration::from_secs(60);
/// The requests of a window where no header tells them (quirk 49).
const USUAL_LIMIT: u32 = 240;

/// When the requests of the last window were sent.
#[derive(Default)]
pub struct Pacer {
    sent: VecDeque<Instant>,
}

impl Pacer {
    /// How long the next request waits, so that no window has more than nine tenths of the limit: others may use the same
    /// token.
    pub fn pause(&mut self, now: Instant, limit: Option<u32>) -> Duration {
        while self.sent.front().is_some_and(|sent| now.duration_since(*sent) >= WINDOW) {
            self.sent.pop_front();
        }
        let limit = limit.unwrap_or(USUAL_LIMIT);
        let most = usize::try_from((limit - limit / 10).max(1)).unwrap_or(usize::MAX);
        match self.sent.len().checked_sub(most).and_then(|over| self.sent.get(over)) {
            Some(sent) => WINDOW.saturating_sub(now.duration_since(*sent)),
            None => Duration::ZERO,
        }
    }

    /// Notes that a request is sent now.
    pub fn note_sent(&mut self, now: Instant) {
        self.sent.push_back(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends as fast as it may; gives the most requests of any window, and how long it takes in all.
    fn check(count: u32, limit: Option<u32>) -> (usize, Duration) {
        let (start, mut pacer) = (Instant::now(), Pacer::default());
        let (mut now, mut sent) = (start, Vec::new());
        for _ in 0..count {
            now += pacer.pause(now, limit);
            pacer.note_sent(now);
            sent.push(now);
            now += Duration::from_millis(5);
        }
        let windows = sent.iter().map(|from| {
            let inside = |at: &&Instant| **at >= *from && at.duration_since(*from) < WINDOW;
            sent.iter().filter(inside).count()
        });
        (windows.max().unwrap_or_default(), now - start)
    }

    #[test]
    fn a_short_list_does_not_wait_and_a_long_one_stays_below_the_limit() {
        let (most, time) = check(200, None);
        assert_eq!(most, 200);
        assert!(time < Duration::from_secs(2), "{time:?}");
        let (most, time) = check(1000, Some(240));
        assert_eq!(most, 216);
        assert!(time < Duration::from_secs(5 * 60), "{time:?}");
        assert_eq!(check(30, Some(10)).0, 9);
        assert_eq!(check(3, Some(1)).0, 1);
        assert_eq!(check(3, Some(0)).0, 1);
    }
}
