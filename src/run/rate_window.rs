//! Counts requests against a server's limit: when the next one may be sent, from what was sent in the last minute and from
//! what the headers of answers tell. It knows no clock and no thread; `pace.rs` shares it between workers.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::http::reply::Quota;

/// The length of a window; its real length is not documented (quirk 49).
const WINDOW: Duration = Duration::from_secs(60);
/// The requests of a window where no header tells them (quirk 49).
const USUAL_LIMIT: u32 = 240;

/// What was sent to a server, and what is known of its limit.
pub struct RateWindow {
    /// The most requests at one time: answers may come in another order than they were counted in.
    at_once: u32,
    /// The requests of a window.
    limit: u32,
    /// When the requests of the last minute were answered. The server counted each before that, so whatever is a minute
    /// behind an answer is a minute behind the request.
    answered: VecDeque<Instant>,
    /// Requests without an answer.
    in_flight: u32,
    /// What the server tells of its window.
    told: Option<ToldWindow>,
    /// Nothing is sent before.
    held_until: Option<Instant>,
    /// The server says that it enforces no limit.
    is_free: bool,
}

/// A window of the server, as its headers tell it.
struct ToldWindow {
    /// When its first answer came; it began before that, or with it.
    begun: Instant,
    /// The fewest requests that were left.
    left: u32,
}

impl RateWindow {
    /// A window in which nothing was sent, with at most so many requests at one time.
    pub fn new(at_once: u32) -> RateWindow {
        RateWindow {
            at_once,
            limit: USUAL_LIMIT,
            answered: VecDeque::new(),
            in_flight: 0,
            told: None,
            held_until: None,
            is_free: false,
        }
    }

    /// How long the next request waits; an answer in the meantime may shorten it.
    pub fn wait(&mut self, now: Instant) -> Duration {
        while self.answered.front().is_some_and(|at| now.duration_since(*at) >= WINDOW) {
            self.answered.pop_front();
        }
        if self.told.as_ref().is_some_and(|told| now.duration_since(told.begun) >= WINDOW) {
            self.told = None;
        }
        let held = self.held_until.map(|until| until.saturating_duration_since(now));
        let held = held.unwrap_or_default();
        if self.is_free {
            return held;
        }
        held.max(self.wait_for_room(now)).max(self.wait_for_window(now))
    }

    /// Until fewer than the limit were sent in the last minute.
    fn wait_for_room(&self, now: Instant) -> Duration {
        let limit = usize::try_from(self.limit.max(1)).unwrap_or(usize::MAX);
        let sent = self.answered.len() + usize::try_from(self.in_flight).unwrap_or(usize::MAX);
        match sent.checked_sub(limit) {
            None => Duration::ZERO,
            Some(over) => match self.answered.get(over) {
                Some(at) => WINDOW.saturating_sub(now.duration_since(*at)),
                None => WINDOW,
            },
        }
    }

    /// Until the server's next window, where nothing is left of this one: others may use the same token.
    fn wait_for_window(&self, now: Instant) -> Duration {
        match &self.told {
            Some(told) if told.left <= self.in_flight => {
                WINDOW.saturating_sub(now.duration_since(told.begun))
            }
            _ => Duration::ZERO,
        }
    }

    /// Notes that a request is sent.
    pub fn note_sent(&mut self) {
        self.in_flight += 1;
    }

    /// Notes that a request was answered, or given up, with what the answer's headers tell.
    pub fn note_answered(&mut self, now: Instant, quota: Option<Quota>) {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.answered.push_back(now);
        let Some(Quota { limit, remaining, is_enforced }) = quota else { return };
        self.limit = limit;
        self.is_free = !is_enforced;
        self.told = Some(match self.told.take() {
            Some(told) if remaining <= told.left.saturating_add(self.at_once) => {
                ToldWindow { left: told.left.min(remaining), ..told }
            }
            // So many more are left that it is another window.
            _ => ToldWindow { begun: now, left: remaining },
        });
    }

    /// Notes that the server took no more, and when it will.
    pub fn note_refused(&mut self, now: Instant, wait: Duration) {
        self.in_flight = self.in_flight.saturating_sub(1);
        let until = now + wait;
        self.held_until = Some(self.held_until.map_or(until, |other| other.max(until)));
        (self.told, self.is_free) = (None, false);
    }

    /// Notes that a place that was taken for a request is not used.
    pub fn give_back(&mut self) {
        self.in_flight = self.in_flight.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A server that takes so many requests in a minute, which begins with the first request after the last one.
    struct Server {
        limit: u32,
        since: Option<Instant>,
        used: u32,
        refused: u32,
    }

    impl Server {
        fn new(limit: u32) -> Server {
            Server { limit, since: None, used: 0, refused: 0 }
        }

        fn answer(&mut self, now: Instant) -> Quota {
            if self.since.is_none_or(|since| now.duration_since(since) >= WINDOW) {
                (self.since, self.used) = (Some(now), 0);
            }
            self.used += 1;
            self.refused += u32::from(self.used > self.limit);
            let remaining = self.limit.saturating_sub(self.used);
            Quota { limit: self.limit, remaining, is_enforced: true }
        }
    }

    /// Sends for so long, one after another, each taking so long. Gives how many were sent and how many refused.
    fn run(server: &mut Server, seconds: u64, each: Duration, tells: bool) -> (u32, u32) {
        let start = Instant::now();
        let (mut now, mut window, mut sent) = (start, RateWindow::new(1), 0);
        loop {
            now += window.wait(now);
            if now.duration_since(start) >= Duration::from_secs(seconds) {
                return (sent, server.refused);
            }
            window.note_sent();
            sent += 1;
            let quota = server.answer(now + each / 2);
            now += each;
            window.note_answered(now, Some(quota).filter(|_| tells));
        }
    }

    #[test]
    fn nearly_every_possible_request_is_sent_and_none_too_many() {
        for tells in [true, false] {
            let (sent, refused) = run(&mut Server::new(240), 300, Duration::from_millis(20), tells);
            assert_eq!((sent, refused), (1200, 0), "{tells}");
        }
        for limit in [1, 7, 60] {
            let (sent, refused) =
                run(&mut Server::new(limit), 300, Duration::from_millis(20), true);
            assert_eq!((sent, refused), (5 * limit, 0), "{limit}");
        }
    }

    #[test]
    fn what_others_sent_with_the_same_token_counts() {
        let mut server = Server::new(240);
        let begun = Instant::now();
        for _ in 0..200 {
            server.answer(begun);
        }
        let (sent, refused) = run(&mut server, 50, Duration::from_millis(20), true);
        assert_eq!((sent, refused), (40, 0));
    }

    #[test]
    fn a_window_that_begins_anew_is_noticed_and_an_old_answer_is_no_new_window() {
        let (now, mut window) = (Instant::now(), RateWindow::new(8));
        let told = |remaining| Some(Quota { limit: 240, remaining, is_enforced: true });
        for _ in 0..3 {
            window.note_sent();
        }
        window.note_answered(now, told(1));
        window.note_answered(now, told(2));
        assert!(window.wait(now) > Duration::from_secs(59), "one is left, and one is on its way");
        window.note_answered(now, told(239));
        assert_eq!(window.wait(now), Duration::ZERO);
    }

    #[test]
    fn a_server_without_a_limit_is_not_waited_for_and_a_429_is() {
        let (now, mut window) = (Instant::now(), RateWindow::new(8));
        for _ in 0..1000 {
            assert_eq!(window.wait(now), Duration::ZERO);
            window.note_sent();
            window.note_answered(now, Some(Quota { limit: 240, remaining: 0, is_enforced: false }));
        }
        window.note_sent();
        window.note_refused(now, Duration::from_secs(7));
        assert!(window.wait(now) > Duration::from_secs(7), "it has a limit after all");
        let (later, mut window) = (now + Duration::from_secs(3), RateWindow::new(8));
        window.note_sent();
        window.note_refused(now, Duration::from_secs(7));
        assert_eq!(window.wait(later), Duration::from_secs(4));
    }
}
