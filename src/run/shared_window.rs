//! What machines that send to one account with one token know together of the server's limit: one window for all of them, and who
//! holds how many turns. A machine takes several turns at a time, and says later what became of them; turns of one that is not
//! heard of any more count until they can hold nobody up. It knows no clock and no database; `shared_pace.rs` keeps it there.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::http::reply::Quota;
use crate::run::rate_window::{Moment, RateWindow, WINDOW, moment};

/// A turn that was not begun so long after it was taken is given back.
pub const USABLE: Duration = Duration::from_secs(5);
/// Answers of all machines are kept by the tenth of a second.
const GRAIN: Duration = Duration::from_millis(100);
/// Where nothing is free, it is looked again after this time at the latest: others may give turns back.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// A window's requests are taken in so many parts at least.
const PARTS: u32 = 30;
/// The most turns that are taken ahead.
const MOST_AHEAD: u32 = 64;

/// What became of a turn.
#[derive(Clone, Copy, Debug)]
pub enum TurnEnd {
    /// The request was answered, or given up.
    Answered(Option<Quota>),
    /// The server took no more, and asks to be waited for so long.
    Refused(Duration),
    /// Nothing was sent.
    Unused,
}

/// What a machine tells, and asks for.
#[derive(Debug)]
pub struct Visit<'a> {
    /// The machine, or one process of it.
    pub who: &'a str,
    /// What became of requests, with how long ago that was. One that was told before, and of which nobody knows whether that was
    /// heard, is told again.
    pub ends: &'a [(Duration, TurnEnd)],
    /// How many ends it told before these and knows to be heard.
    pub told: u64,
    /// How many turns it holds, these ends taken off.
    pub holds: u32,
    /// How many requests wait for a turn.
    pub waiting: u32,
    /// How many requests it sends at one time at most.
    pub at_once: u32,
}

/// What it gets.
#[derive(Debug, PartialEq, Eq)]
pub struct Grant {
    /// So many turns.
    pub turns: u32,
    /// When it may ask for more, where it got none.
    pub wait: Duration,
    /// The server enforces no limit: nobody needs a turn.
    pub is_free: bool,
}

/// What all machines know together.
#[derive(Debug, Serialize, Deserialize)]
pub struct SharedWindow {
    window: RateWindow,
    holders: BTreeMap<String, Holder>,
}

/// What a machine holds.
#[derive(Debug, Serialize, Deserialize)]
struct Holder {
    /// Turns of which it did not say yet what became of them.
    turns: u32,
    /// How many ends it told.
    told: u64,
    /// The requests that it sends at one time at most.
    at_once: u32,
    /// When it was heard of last.
    heard: Moment,
}

impl SharedWindow {
    /// A window in which nothing was sent.
    pub fn new() -> SharedWindow {
        SharedWindow { window: RateWindow::new(0, GRAIN), holders: BTreeMap::new() }
    }

    /// What was written of one; a text of another form is forgotten, as it is out of date in a minute.
    pub fn of_text(text: Option<&str>) -> SharedWindow {
        let read = text.and_then(|text| serde_json::from_str(text).ok());
        read.unwrap_or_else(SharedWindow::new)
    }

    /// All of it as a text.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).expect("numbers can be written as JSON")
    }

    /// Takes what a machine tells, and gives it turns.
    pub fn visit(&mut self, now: Moment, visit: &Visit) -> Grant {
        self.forget_silent(now);
        let at_once = visit.at_once;
        let own = self.holders.entry(visit.who.to_owned());
        let own = own.or_insert(Holder { turns: 0, told: visit.told, at_once, heard: now });
        own.heard = now;
        // Those that were heard, and whose answer was lost, count once.
        let heard = usize::try_from(own.told.saturating_sub(visit.told)).unwrap_or(usize::MAX);
        let ends = visit.ends.get(heard..).unwrap_or_default();
        own.told = visit.told + visit.ends.len() as u64;
        // Of several machines, what is told later may have been counted earlier by as much as all of them hold.
        let (in_flight, at_once) = self.in_flight();
        self.window.set_in_flight(in_flight, in_flight.saturating_add(at_once));
        for (ago, end) in ends {
            self.take_end(now.saturating_sub(moment(*ago)), *end);
        }
        // Turns that it was given in an answer that was lost are not among them.
        self.set_held(visit.who, visit.holds);
        let turns = self.turns_for(now, visit.waiting);
        self.set_held(visit.who, visit.holds.saturating_add(turns));
        let wait = if turns == 0 { self.window.wait(now).min(LOOK_AGAIN) } else { Duration::ZERO };
        Grant { turns, wait, is_free: self.window.is_free() }
    }

    /// A machine that sends nothing more: what it held is there for others.
    pub fn leave(&mut self, now: Moment, visit: &Visit) {
        self.visit(now, &Visit { waiting: 0, holds: 0, ..*visit });
        self.holders.remove(visit.who);
    }

    fn take_end(&mut self, at: Moment, end: TurnEnd) {
        match end {
            TurnEnd::Answered(quota) => self.window.note_answered(at, quota),
            TurnEnd::Refused(wait) => self.window.note_refused(at, wait),
            TurnEnd::Unused => self.window.give_back(),
        }
    }

    /// As many as wait, and some ahead when the limit is known, of what is free.
    fn turns_for(&mut self, now: Moment, waiting: u32) -> u32 {
        if waiting == 0 || self.window.is_free() {
            return 0;
        }
        let ahead = match self.window.has_answers() {
            true => (self.window.limit() / PARTS).min(MOST_AHEAD),
            false => 0,
        };
        waiting.saturating_add(ahead).min(self.window.room(now))
    }

    fn set_held(&mut self, who: &str, turns: u32) {
        if let Some(own) = self.holders.get_mut(who) {
            own.turns = turns;
        }
        let (in_flight, at_once) = self.in_flight();
        self.window.set_in_flight(in_flight, at_once);
    }

    /// How many turns all hold, and how many requests they send at one time.
    fn in_flight(&self) -> (u32, u32) {
        self.holders.values().fold((0, 0), |(turns, at_once), holder| {
            (turns.saturating_add(holder.turns), at_once.saturating_add(holder.at_once))
        })
    }

    /// Forgets who was not heard of since the last request that it can have begun is a minute old.
    fn forget_silent(&mut self, now: Moment) {
        let longest = WINDOW + moment(USABLE);
        self.holders.retain(|_, holder| now.saturating_sub(holder.heard) < longest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Moment = 1_790_000_000_000_000;
    const SECOND: Moment = 1_000_000;

    /// A server that takes so many requests in a minute, which begins with the first request after the last one.
    struct Server {
        limit: u32,
        since: Moment,
        used: u32,
        refused: u32,
    }

    impl Server {
        fn new(limit: u32) -> Server {
            Server { limit, since: 0, used: 0, refused: 0 }
        }

        fn answer(&mut self, now: Moment) -> TurnEnd {
            if now - self.since >= WINDOW {
                (self.since, self.used) = (now, 0);
            }
            self.used += 1;
            self.refused += u32::from(self.used > self.limit);
            let remaining = self.limit.saturating_sub(self.used);
            TurnEnd::Answered(Some(Quota { limit: self.limit, remaining, is_enforced: true }))
        }
    }

    /// A machine that sends one request after another, each taking so long, and asks for turns when it has none.
    struct Machine {
        name: &'static str,
        each: Moment,
        free_at: Moment,
        turns: u32,
        ends: Vec<(Moment, TurnEnd)>,
        told: u64,
        sent: u32,
        silent_from: Moment,
        /// Of so many questions, the answer to the last is lost.
        loses_each: u32,
        asked: u32,
    }

    impl Machine {
        fn new(name: &'static str, each: Moment) -> Machine {
            Machine {
                name,
                each,
                free_at: START,
                turns: 0,
                ends: Vec::new(),
                told: 0,
                sent: 0,
                silent_from: Moment::MAX,
                loses_each: u32::MAX,
                asked: 0,
            }
        }

        fn step(&mut self, now: Moment, window: &mut SharedWindow, server: &mut Server) {
            if self.turns == 0 {
                let ends = self.ends.iter();
                let ends: Vec<_> =
                    ends.map(|(at, end)| (Duration::from_micros(now - at), *end)).collect();
                let (who, told) = (self.name, self.told);
                let visit = Visit { who, ends: &ends, told, holds: 0, waiting: 1, at_once: 1 };
                // As it stands in a database.
                let text = window.to_text();
                assert!(text.len() < 40_000, "{}", text.len());
                *window = SharedWindow::of_text(Some(&text));
                let grant = window.visit(now, &visit);
                self.asked += 1;
                if self.asked.is_multiple_of(self.loses_each) {
                    self.free_at = now + SECOND;
                    return;
                }
                self.told += ends.len() as u64;
                self.ends.clear();
                self.turns = grant.turns;
                if grant.turns == 0 {
                    self.free_at = now + moment(grant.wait).max(1);
                    return;
                }
            }
            self.turns -= 1;
            self.sent += 1;
            let end = server.answer(now + self.each / 2);
            self.free_at = now + self.each;
            self.ends.push((self.free_at, end));
        }
    }

    /// Lets the machines send for so many seconds. Gives how many requests were sent.
    fn run(machines: &mut [Machine], server: &mut Server, seconds: u64) -> u32 {
        let mut window = SharedWindow::new();
        loop {
            let next = machines
                .iter_mut()
                .filter(|machine| machine.free_at < machine.silent_from)
                .min_by_key(|machine| machine.free_at);
            let Some(next) = next.filter(|next| next.free_at < START + seconds * SECOND) else {
                return machines.iter().map(|machine| machine.sent).sum();
            };
            next.step(next.free_at, &mut window, server);
        }
    }

    #[test]
    fn several_machines_send_nearly_every_possible_request_and_none_too_many() {
        for (limit, count) in [(240, 1), (240, 2), (240, 5), (60, 2), (7, 3), (1000, 2)] {
            let mut server = Server::new(limit);
            let names = ["a", "b", "c", "d", "e"];
            let mut machines: Vec<_> =
                (0..count).map(|at| Machine::new(names[at], 15_000 + at as u64 * 1700)).collect();
            let sent = run(&mut machines, &mut server, 300);
            assert_eq!(server.refused, 0, "{limit} {count}");
            assert!(sent * 100 >= 5 * limit * 99, "{limit} {count}: {sent}");
            assert!(machines.iter().all(|machine| machine.sent > 0), "{limit} {count}");
        }
    }

    #[test]
    fn a_machine_that_dies_costs_what_it_held_until_the_minute_is_over() {
        let mut server = Server::new(240);
        let mut machines = [Machine::new("dies", 15_000), Machine::new("lives", 16_000)];
        machines[0].silent_from = START + SECOND;
        let sent = run(&mut machines, &mut server, 300);
        assert_eq!(server.refused, 0);
        let most_held = 240 / PARTS + 1;
        assert!(sent >= 5 * 240 - 2 * most_held, "{sent}");
    }

    #[test]
    fn an_answer_that_is_lost_takes_no_turn_and_counts_no_request_twice() {
        for (limit, count) in [(240, 1), (240, 2), (1000, 3)] {
            let mut server = Server::new(limit);
            let mut machines: Vec<_> = ["a", "b", "c"]
                .into_iter()
                .take(count)
                .map(|name| Machine { loses_each: 4, ..Machine::new(name, 15_000) })
                .collect();
            let sent = run(&mut machines, &mut server, 300);
            assert_eq!(server.refused, 0, "{limit} {count}");
            assert!(sent * 100 >= 5 * limit * 97, "{limit} {count}: {sent}");
        }
        let mut window = SharedWindow::new();
        let ends = [(Duration::ZERO, TurnEnd::Answered(None)); 4];
        assert_eq!(window.visit(START, &visit("a", &[], 4)).turns, 4);
        // Heard three times, and two of the answers did not arrive. A fifth request has ended before the last.
        for _ in 0..2 {
            assert_eq!(window.visit(START, &visit("a", &ends, 6)).turns, 6 + 240 / PARTS);
        }
        let ends = [(Duration::ZERO, TurnEnd::Answered(None)); 5];
        assert_eq!(window.visit(START, &visit("a", &ends, 0)).turns, 0);
        assert_eq!(window.visit(START, &visit("b", &[], 1000)).turns, 240 - 5);
    }

    fn visit<'a>(who: &'a str, ends: &'a [(Duration, TurnEnd)], waiting: u32) -> Visit<'a> {
        Visit { who, ends, told: 0, holds: 0, waiting, at_once: 8 }
    }

    #[test]
    fn what_others_sent_and_a_429_are_known_to_all_and_a_free_server_needs_no_turns() {
        let mut window = SharedWindow::new();
        assert_eq!(window.visit(START, &visit("a", &[], 9)).turns, 9);
        let told = |remaining, is_enforced| {
            [(
                Duration::ZERO,
                TurnEnd::Answered(Some(Quota { limit: 240, remaining, is_enforced })),
            )]
        };
        // Somebody else uses the same token: two are left, and the machine holds more turns than that.
        window.visit(START, &Visit { holds: 8, ..visit("a", &told(2, true), 0) });
        let none = window.visit(START + SECOND, &visit("b", &[], 4));
        assert_eq!((none.turns, none.wait), (0, LOOK_AGAIN));
        let unused = [(Duration::ZERO, TurnEnd::Unused); 8];
        window.visit(START + SECOND, &Visit { told: 1, ..visit("a", &unused, 0) });
        assert_eq!(window.visit(START + SECOND, &visit("b", &[], 4)).turns, 2);
        let refused = [(Duration::ZERO, TurnEnd::Refused(Duration::from_secs(20)))];
        window.visit(START + 2 * SECOND, &visit("b", &refused, 0));
        window.leave(START + 2 * SECOND, &visit("b", &[], 0));
        assert_eq!(window.visit(START + 21 * SECOND, &visit("c", &[], 1)).turns, 0);
        assert!(window.visit(START + 23 * SECOND, &visit("c", &[], 1)).turns > 0);
        window.visit(START + 23 * SECOND, &visit("c", &told(0, false), 0));
        assert!(window.visit(START + 23 * SECOND, &visit("a", &[], 9)).is_free);
        assert!(SharedWindow::of_text(Some("{\"form\":2}")).holders.is_empty());
    }
}
