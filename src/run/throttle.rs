//! How long a command waits before it sends again: as a throttling server asks, ahead of its limit where its headers
//! tell that few requests are left, and between two tries of what failed. Where several send at the same time, their common
//! pace decides the first two (`pace.rs`).

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::Duration;

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::http::client::SendResult;
use crate::http::reply::{Quota, Reply};
use crate::output::ui::Ui;
use crate::run::pace::{Pace, Turn, wait_of};

/// The most waits after a 429, and the longest time of all of them.
const MOST_WAITS: u32 = 3;
const LONGEST_IN_ALL: Duration = Duration::from_secs(90);
/// What a command knows of the server's limit, over all its requests.
#[derive(Default)]
pub struct Throttle {
    /// How often a 429 was waited for.
    times: Cell<u32>,
    /// How long 429s were waited for in all.
    waited: Cell<Duration>,
    /// What the last answer says of the limit.
    quota: Cell<Option<Quota>>,
    /// Whether a person was told that requests slow down.
    announced: Cell<bool>,
    /// The pace that is shared with others, if it is.
    shared: Option<SharedPace>,
}

/// The pace of several, as one of them keeps it.
struct SharedPace {
    pace: Arc<Pace>,
    /// A turn that was waited for ahead of its request.
    turn: RefCell<Option<Turn>>,
    /// A write of what is being done was sent: what follows it is not held up by a stop.
    has_written: Cell<bool>,
}

impl Throttle {
    /// One of several at this pace.
    pub fn at(pace: &Arc<Pace>) -> Throttle {
        let pace = Arc::clone(pace);
        let shared = SharedPace { pace, turn: RefCell::default(), has_written: Cell::new(false) };
        Throttle { shared: Some(shared), ..Throttle::default() }
    }

    /// Sends a request when it is its turn, and keeps what the answer tells of the limit.
    pub fn send(&self, send: impl FnOnce() -> Result<SendResult>) -> Result<SendResult> {
        let Some(shared) = &self.shared else {
            let result = send()?;
            if let SendResult::Answered(answer) = &result {
                self.quota.set(answer.reply.quota.filter(|_| answer.status() != 429));
            }
            return Ok(result);
        };
        let kept = shared.turn.take();
        let turn = match kept {
            Some(turn) => turn,
            None => shared.pace.turn(shared.has_written.get())?,
        };
        let result = send()?;
        turn.end(&result);
        Ok(result)
    }

    /// Waits for the turn of the next request, which is sent soon.
    pub fn take_turn(&self) -> Result<()> {
        let Some(shared) = &self.shared else { return Ok(()) };
        if shared.turn.borrow().is_none() {
            *shared.turn.borrow_mut() = Some(shared.pace.turn(shared.has_written.get())?);
        }
        Ok(())
    }

    /// Notes that a write is being sent.
    pub fn note_writing(&self) {
        self.shared.iter().for_each(|shared| shared.has_written.set(true));
    }

    /// Begins with another item.
    pub fn begin_item(&self) {
        self.forget_waits();
        if let Some(shared) = &self.shared {
            shared.has_written.set(false);
            shared.turn.take();
        }
    }

    /// Ends an item: a turn that it took and did not use is another one's.
    pub fn end_item(&self) {
        self.shared.iter().for_each(|shared| drop(shared.turn.take()));
    }

    /// Counts the waits after a 429 anew: of many items, each is a command of its own.
    fn forget_waits(&self) {
        self.times.set(0);
        self.waited.set(Duration::ZERO);
    }

    /// How long the next read waits, so that the limit is not reached.
    pub fn pause(&self) -> Duration {
        self.quota.get().as_ref().map(Quota::pause).unwrap_or_default()
    }

    /// Waits before a read where few requests are left.
    pub fn slow_down(&self, ui: &mut Ui) {
        let pause = self.pause();
        if let Some(Quota { limit, remaining, .. }) = self.quota.get()
            && !pause.is_zero()
            && !self.announced.replace(true)
        {
            ui.note(&format!("{remaining} of {limit} requests are left: slowing down"));
        }
        std::thread::sleep(pause);
    }

    /// Waits after a 429 as the server asks, if that is not too long.
    pub fn wait(&self, reply: &Reply, ui: &mut Ui) -> Result<()> {
        let wait = wait_of(reply);
        let waited = self.waited.get().saturating_add(wait);
        let seconds = wait.as_secs();
        if self.times.get() >= MOST_WAITS || waited > LONGEST_IN_ALL {
            let mut error =
                too_many_requests().next(Command::typed().why(format!("try again in {seconds} s")));
            error.report_mut().http = Some(reply.status);
            return Err(error);
        }
        self.times.set(self.times.get() + 1);
        self.waited.set(waited);
        ui.note(&format!(
            "too many requests (HTTP 429), nothing was carried out: waiting {seconds} s, then again"
        ));
        if self.shared.is_none() {
            std::thread::sleep(wait);
        }
        Ok(())
    }
}

/// The failure of a request that the server took no more of.
pub fn too_many_requests() -> Error {
    Error::new(ErrorKind::Unavailable, "too many requests for the rate limit (HTTP 429)")
}

/// The pause before a further try: 0.2 s, 0.4 s, …, and up to half of it more, so that many do not come back at once.
pub fn backoff(repeat: u32) -> Duration {
    let base = Duration::from_millis(100) * 2u32.pow(repeat);
    let mut random = [0];
    // Without randomness everybody comes back at once; that is still a repeat.
    let _ = getrandom::fill(&mut random);
    base + base * u32::from(random[0]) / 512
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_turn_that_an_item_did_not_use_is_there_for_others_when_it_ends() {
        let pace = Pace::new(1);
        let workers: Vec<Throttle> = (0..240).map(|_| Throttle::at(&pace)).collect();
        for worker in &workers {
            worker.take_turn().expect("a turn");
        }
        workers[0].end_item();
        let (tell, told) = channel();
        std::thread::spawn(move || {
            let took = Throttle::at(&pace).take_turn().is_ok();
            let _ = tell.send(took);
        });
        assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok(true), "it waits for its turn");
    }
}
