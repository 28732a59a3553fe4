//! Counts requests against a server's limit: when the next one may be sent, from what was sent in the last minute and from
//! what the headers of answers tell. It knows no clock and no thread; `pace.rs` shares it between workers, `shared_window.rs`
//! between machines.

use std::collections::VecDeque;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::http::reply::Quota;

/// The length of a window; its real length is not documented (quirk 49).
pub const WINDOW: Moment = 60_000_000;
/// The requests of a window where no header tells them (quirk 49).
const USUAL_LIMIT: u32 = 240;

/// A moment, in microseconds since a beginning that is the same for all moments of a window.
pub type Moment = u64;

/// What was sent to a server, and what is known of its limit.
#[derive(Debug, Serialize, Deserialize)]
pub struct RateWindow {
    /// The most requests at one time: answers may come in another order than they were counted in.
    at_once: u32,
    /// Answers that came within so long are kept as one.
    grain: Moment,
    /// The requests of a window.
    limit: u32,
    /// When how many requests of the last minute were answered, in order. The server counted each before that, so whatever is
    /// a minute behind an answer is a minute behind the request.
    answered: VecDeque<(Moment, u32)>,
    /// Requests without an answer.
    in_flight: u32,
    /// What the server tells of its window.
    told: Option<ToldWindow>,
    /// What was answered before is of a window that is over.
    told_from: Moment,
    /// Nothing is sent before.
    held_until: Option<Moment>,
    /// The server says that it enforces no limit.
    is_free: bool,
}

/// A window of the server, as its headers tell it.
#[derive(Debug, Serialize, Deserialize)]
struct ToldWindow {
    /// When its first answer came; it began before that, or with it.
    begun: Moment,
    /// The fewest requests that were left.
    left: u32,
}

impl RateWindow {
    /// A window in which nothing was sent, with at most so many requests at one time. Answers that came within a `grain` of
    /// each other are kept as one, which bounds how many are kept.
    pub fn new(at_once: u32, grain: Duration) -> RateWindow {
        RateWindow {
            at_once,
            grain: moment(grain).max(1),
            limit: USUAL_LIMIT,
            answered: VecDeque::new(),
            in_flight: 0,
            told: None,
            told_from: 0,
            held_until: None,
            is_free: false,
        }
    }

    /// How long the next request waits; an answer in the meantime may shorten it.
    pub fn wait(&mut self, now: Moment) -> Duration {
        self.forget_old(now);
        let held = self.held_until.unwrap_or_default().saturating_sub(now);
        if self.is_free {
            return Duration::from_micros(held);
        }
        let wait = held.max(self.wait_for_room(now)).max(self.wait_for_window(now));
        Duration::from_micros(wait)
    }

    /// How many requests may be sent now.
    pub fn room(&mut self, now: Moment) -> u32 {
        self.forget_old(now);
        if self.held_until.is_some_and(|until| until > now) {
            return 0;
        }
        if self.is_free {
            return u32::MAX;
        }
        let of_minute = self.limit().saturating_sub(self.sent());
        let left = self.told.as_ref().map_or(u32::MAX, |told| told.left);
        of_minute.min(left.saturating_sub(self.in_flight))
    }

    /// Whether the server says that it enforces no limit.
    pub fn is_free(&self) -> bool {
        self.is_free
    }

    /// Notes that others know the server to enforce no limit.
    pub fn note_free(&mut self) {
        self.is_free = true;
    }

    /// Whether anything was answered in the last minute, so that the limit would be known.
    pub fn has_answers(&self) -> bool {
        !self.answered.is_empty()
    }

    /// The requests of a window.
    pub fn limit(&self) -> u32 {
        self.limit.max(1)
    }

    /// Sets how many requests are without an answer, and how many may be at one time.
    pub fn set_in_flight(&mut self, in_flight: u32, at_once: u32) {
        (self.in_flight, self.at_once) = (in_flight, at_once);
    }

    /// Notes that a request is sent.
    pub fn note_sent(&mut self) {
        self.in_flight += 1;
    }

    /// Notes that a request was answered, or given up, with what the answer's headers tell.
    pub fn note_answered(&mut self, at: Moment, quota: Option<Quota>) {
        self.in_flight = self.in_flight.saturating_sub(1);
        self.count(at);
        let Some(Quota { limit, remaining, is_enforced }) = quota else { return };
        self.limit = limit;
        self.is_free = !is_enforced;
        if at < self.told_from {
            return;
        }
        self.told = Some(match self.told.take() {
            Some(told) if remaining <= told.left.saturating_add(self.at_once) => {
                ToldWindow { left: told.left.min(remaining), ..told }
            }
            // So many more are left that it is another window.
            _ => ToldWindow { begun: at, left: remaining },
        });
        self.told_from = self.told.as_ref().map_or(self.told_from, |told| told.begun);
    }

    /// Notes that the server took no more, and when it will.
    pub fn note_refused(&mut self, at: Moment, wait: Duration) {
        self.in_flight = self.in_flight.saturating_sub(1);
        let until = at.saturating_add(moment(wait));
        self.held_until = Some(self.held_until.map_or(until, |other| other.max(until)));
        (self.told, self.is_free) = (None, false);
    }

    /// Notes that a place that was taken for a request is not used.
    pub fn give_back(&mut self) {
        self.in_flight = self.in_flight.saturating_sub(1);
    }

    /// Forgets what is a minute old.
    fn forget_old(&mut self, now: Moment) {
        while self.answered.front().is_some_and(|(at, _)| now.saturating_sub(*at) >= WINDOW) {
            self.answered.pop_front();
        }
        if let Some(told) = self.told.take_if(|told| now.saturating_sub(told.begun) >= WINDOW) {
            self.told_from = told.begun + WINDOW;
        }
    }

    /// Counts an answer at the end of its grain.
    fn count(&mut self, at: Moment) {
        let at = at.div_ceil(self.grain) * self.grain;
        let place = self.answered.partition_point(|(other, _)| *other < at);
        match self.answered.get_mut(place) {
            Some((other, count)) if *other == at => *count += 1,
            _ => self.answered.insert(place, (at, 1)),
        }
    }

    /// The requests of the last minute.
    fn sent(&self) -> u32 {
        let answered = self.answered.iter().map(|(_, count)| count);
        answered.fold(self.in_flight, |sum, count| sum.saturating_add(*count))
    }

    /// Until fewer than the limit were sent in the last minute.
    fn wait_for_room(&self, now: Moment) -> Moment {
        let Some(mut over) = self.sent().checked_sub(self.limit()) else { return 0 };
        for (at, count) in &self.answered {
            if *count > over {
                return WINDOW.saturating_sub(now.saturating_sub(*at));
            }
            over -= count;
        }
        WINDOW
    }

    /// Until the server's next window, where nothing is left of this one: others may use the same token.
    fn wait_for_window(&self, now: Moment) -> Moment {
        match &self.told {
            Some(told) if told.left <= self.in_flight => {
                WINDOW.saturating_sub(now.saturating_sub(told.begun))
            }
            _ => 0,
        }
    }
}

/// A time in the unit of moments.
pub fn moment(time: Duration) -> Moment {
    time.as_micros().try_into().unwrap_or(Moment::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Moment = 1_790_000_000_000_000;

    /// A server that takes so many requests in a minute, which begins with the first request after the last one.
    struct Server {
        limit: u32,
        since: Option<Moment>,
        used: u32,
        refused: u32,
    }

    impl Server {
        fn new(limit: u32) -> Server {
            Server { limit, since: None, used: 0, refused: 0 }
        }

        fn answer(&mut self, now: Moment) -> Quota {
            if self.since.is_none_or(|since| now - since >= WINDOW) {
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
        let (mut now, mut window, mut sent) = (START, RateWindow::new(1, Duration::ZERO), 0);
        loop {
            now += moment(window.wait(now));
            assert!(window.room(now) > 0, "what is waited for comes");
            if now - START >= seconds * 1_000_000 {
                return (sent, server.refused);
            }
            window.note_sent();
            sent += 1;
            let quota = server.answer(now + moment(each) / 2);
            now += moment(each);
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
        for _ in 0..200 {
            server.answer(START);
        }
        let (sent, refused) = run(&mut server, 50, Duration::from_millis(20), true);
        assert_eq!((sent, refused), (40, 0));
    }

    #[test]
    fn a_window_that_begins_anew_is_noticed_and_an_old_answer_is_no_new_window() {
        let (now, mut window) = (START, RateWindow::new(8, Duration::ZERO));
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
        let (now, mut window) = (START, RateWindow::new(8, Duration::ZERO));
        for _ in 0..1000 {
            assert_eq!(window.wait(now), Duration::ZERO);
            window.note_sent();
            window.note_answered(now, Some(Quota { limit: 240, remaining: 0, is_enforced: false }));
        }
        window.note_sent();
        window.note_refused(now, Duration::from_secs(7));
        assert!(window.wait(now) > Duration::from_secs(7), "it has a limit after all");
        let (later, mut window) = (now + 3_000_000, RateWindow::new(8, Duration::ZERO));
        window.note_sent();
        window.note_refused(now, Duration::from_secs(7));
        assert_eq!(window.wait(later), Duration::from_secs(4));
    }
}
