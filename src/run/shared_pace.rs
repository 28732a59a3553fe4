//! The turns that this process takes from the pace that machines share in the database of their journal: several at a time, so that
//! a request does not cost a round trip, and given back where they are not used. While the database cannot be asked, the process
//! goes by its own count alone: what may not be sent without the database is refused by the journal.

use std::time::{Duration, Instant};

use crate::base::hex;
use crate::run::rate_window::WINDOW;
use crate::run::shared_window::{Grant, SharedWindow, TurnEnd, USABLE, Visit};
use crate::store::shared_state::SharedState;
use crate::store::sql::{Server, SqlResult};

/// What became of turns is told by who wants a turn so long after they were told before.
const TELL_EACH: Duration = Duration::from_millis(500);
/// The database is asked again so many times as long after it could not be as it took to find that out, within these bounds: one
/// that is begun anew is there soon, and one that keeps others waiting must not hold them up.
const TRY_AGAIN: u32 = 3;
const SOONEST: Duration = Duration::from_millis(500);
const LATEST: Duration = Duration::from_secs(5);
/// Nobody looks again sooner than this.
const SOON: Duration = Duration::from_millis(1);
/// The answer to a question is waited for at most about so long.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where the pace is kept, and as whom this process takes turns.
pub struct SharedPace {
    state: SharedState,
    name: String,
    at_once: u32,
}

/// What this process holds of it.
pub struct HeldTurns {
    turns: u32,
    usable_until: Instant,
    /// Turns that were begun and have not ended.
    in_use: u32,
    /// What is to be told, in the order in which it came.
    ends: Vec<(Instant, TurnEnd)>,
    /// How many ends were heard before these.
    heard: u64,
    /// Some worker asks now.
    is_asked: bool,
    ask_from: Instant,
    told: Instant,
    /// It could not be asked, and is not until then.
    failed_until: Option<Instant>,
}

/// A question to the database, which is asked without holding up the other workers.
pub struct Question {
    begun: Instant,
    ends: Vec<(Instant, TurnEnd)>,
    heard: u64,
    holds: u32,
    waiting: u32,
}

impl SharedPace {
    /// The pace under this key, which is that of all who send with the same token to the same account. Nothing where the database
    /// does not give it: then each goes by its own count, and by what the server tells.
    pub fn open(server: &Server, key: String, at_once: u32) -> Option<SharedPace> {
        let mut nonce = [0; 8];
        getrandom::fill(&mut nonce).ok()?;
        let state = SharedState::open(server, key, PATIENCE).ok()?;
        Some(SharedPace { state, name: hex::digits(&nonce), at_once })
    }

    /// Asks the database: tells what became of turns, and takes new ones.
    pub fn ask(&self, question: &Question) -> SqlResult<Grant> {
        // Told from before the question: what takes its time makes an answer later, which holds up more and not less.
        let ends = question.ends_until(Instant::now());
        let visit = self.visit(&ends, question);
        self.state.change(|text, now| {
            let mut window = SharedWindow::of_text(text);
            let grant = window.visit(now, &visit);
            let is_news = !ends.is_empty() || grant.turns > 0;
            (is_news.then(|| window.to_text()), grant)
        })
    }

    /// Gives back everything that is held.
    pub fn leave(&self, question: &Question) -> SqlResult<()> {
        let ends = question.ends_until(Instant::now());
        let visit = self.visit(&ends, question);
        self.state.change(|text, now| {
            let mut window = SharedWindow::of_text(text);
            window.leave(now, &visit);
            (Some(window.to_text()), ())
        })
    }

    fn visit<'a>(&'a self, ends: &'a [(Duration, TurnEnd)], question: &Question) -> Visit<'a> {
        let Question { heard: told, holds, waiting, .. } = *question;
        Visit { who: &self.name, ends, told, holds, waiting, at_once: self.at_once }
    }
}

impl HeldTurns {
    /// Nothing yet.
    pub fn none() -> HeldTurns {
        let now = Instant::now();
        HeldTurns {
            turns: 0,
            usable_until: now,
            in_use: 0,
            ends: Vec::new(),
            heard: 0,
            is_asked: false,
            ask_from: now,
            told: now,
            failed_until: None,
        }
    }

    /// Whether the database could not be asked lately.
    pub fn has_failed(&self, now: Instant) -> bool {
        self.failed_until.is_some_and(|until| now < until)
    }

    /// Takes a turn, if there is one that may be begun.
    pub fn take(&mut self, now: Instant) -> bool {
        if self.turns > 0 && now >= self.usable_until {
            self.give_back_all(now);
        }
        let is_there = self.turns > 0;
        self.turns -= u32::from(is_there);
        self.in_use += u32::from(is_there);
        is_there
    }

    /// Notes what became of a turn. Where the server takes no more, nothing that is held is begun.
    pub fn note(&mut self, now: Instant, end: TurnEnd) {
        if let TurnEnd::Refused(_) = end {
            self.give_back_all(now);
        }
        self.in_use = self.in_use.saturating_sub(1);
        self.ends.push((now, end));
    }

    /// Notes what became of a request that was sent by the own count alone: the others are told when they can be again, as long
    /// as it counts.
    pub fn note_alone(&mut self, now: Instant, end: TurnEnd) {
        let counts = Duration::from_micros(WINDOW);
        if !self.is_asked {
            let old = self.ends.iter().take_while(|(at, _)| now.duration_since(*at) >= counts);
            let old = old.count();
            self.ends.drain(..old);
            self.heard += old as u64;
        }
        self.ends.push((now, end));
    }

    /// The question to be asked now, if it is time: for turns where some wait for them, else only to tell what became of others.
    pub fn question(&mut self, now: Instant, waiting: u32) -> Option<Question> {
        let tells = !self.ends.is_empty() && now.duration_since(self.told) >= TELL_EACH;
        let asks = waiting > 0 && now >= self.ask_from;
        if self.is_asked || self.has_failed(now) || !(tells || asks) {
            return None;
        }
        (self.is_asked, self.told) = (true, now);
        Some(self.ask(now, if asks { waiting } else { 0 }))
    }

    fn ask(&self, now: Instant, waiting: u32) -> Question {
        let (ends, heard, holds) = (self.ends.clone(), self.heard, self.turns + self.in_use);
        Question { begun: now, ends, heard, holds, waiting }
    }

    /// Everything that is to be told when this process sends nothing more.
    pub fn last_question(&self) -> Question {
        self.ask(Instant::now(), 0)
    }

    /// Takes the answer. Says whether the server enforces no limit.
    pub fn take_answer(&mut self, question: Question, answer: SqlResult<Grant>) -> bool {
        self.is_asked = false;
        let Ok(grant) = answer else {
            // Whether it was heard is not known: what was told is told again, and turns that were given are not held.
            let now = Instant::now();
            let took = now.duration_since(question.begun);
            self.failed_until = Some(now + (took * TRY_AGAIN).clamp(SOONEST, LATEST));
            return false;
        };
        self.heard += question.ends.len() as u64;
        self.ends.drain(..question.ends.len().min(self.ends.len()));
        if grant.turns > 0 {
            self.turns += grant.turns;
            self.usable_until = question.begun + USABLE;
        }
        self.ask_from = Instant::now() + grant.wait;
        grant.is_free
    }

    /// How long nobody needs to ask; an answer is told to all who wait.
    pub fn wait(&self, now: Instant) -> Duration {
        match self.is_asked {
            true => PATIENCE,
            false => self.ask_from.saturating_duration_since(now).max(SOON),
        }
    }

    fn give_back_all(&mut self, now: Instant) {
        for _ in 0..std::mem::take(&mut self.turns) {
            self.ends.push((now, TurnEnd::Unused));
        }
    }
}

impl Question {
    /// What became of turns, with how long ago that is.
    fn ends_until(&self, now: Instant) -> Vec<(Duration, TurnEnd)> {
        self.ends.iter().map(|(at, end)| (now.saturating_duration_since(*at), *end)).collect()
    }
}
