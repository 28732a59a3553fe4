//! Forwards what waits in the queue on disk, one after another in the order in which it came, on a thread of its own: a slow
//! receiver never keeps a callback from being received. While the receiver cannot be reached everything waits, and nothing
//! is sent twice.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver as Wakes, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;

use super::delivery::{Delivery, Sender};
use super::events::{Events, ListenEvent};
use super::intake::Kept;
use crate::base::error::Result;
use crate::base::threads::{self, lock};
use crate::store::callbacks::{ForwardEnd, TakenForward};
use crate::store::lock::Lock;

/// The pause after the first failure to reach the receiver; it doubles each time.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

/// What forwards callbacks to one receiver.
pub struct Forwarder {
    /// The account that they belong to.
    pub account: String,
    /// Sends them.
    pub sender: Sender,
    /// What is kept.
    pub kept: Arc<Mutex<Kept>>,
    /// Told when there is something to do, or when the end has come.
    pub wakes: Wakes<()>,
    /// Where events are told.
    pub events: Events,
    /// Nothing more is sent.
    pub ending: Arc<AtomicBool>,
    /// No other process forwards to this receiver while it is held.
    pub _lock: Lock,
}

/// What became of the callback at the head of the queue.
enum Step {
    /// It was sent, or cannot be.
    Done,
    /// The queue is empty.
    Empty,
    /// The receiver cannot be reached.
    Unreachable(String),
}

impl Forwarder {
    /// Forwards until the end has come.
    pub fn start(self) -> Result<()> {
        threads::start("forwards", move || self.run())
    }

    fn run(self) {
        let mut pause = Duration::ZERO;
        while !self.ending.load(Ordering::SeqCst) {
            match self.step() {
                Ok(Step::Done) => pause = Duration::ZERO,
                Ok(Step::Empty) => {
                    if self.wakes.recv().is_err() {
                        break;
                    }
                }
                Ok(Step::Unreachable(why)) => {
                    if pause.is_zero() {
                        self.events.tell(ListenEvent::Unreachable { why });
                    }
                    pause = (pause * 2).clamp(FIRST_PAUSE, LONGEST_PAUSE);
                    self.rest(pause);
                }
                Err(error) => {
                    self.events.tell_surely(ListenEvent::Trouble(error));
                    break;
                }
            }
        }
        self.events.tell_surely(ListenEvent::ForwarderEnded);
    }

    /// Waits for this time, or for the end. New callbacks do not shorten it.
    fn rest(&self, pause: Duration) {
        let until = std::time::Instant::now() + pause;
        while !self.ending.load(Ordering::SeqCst) {
            let left = until.saturating_duration_since(std::time::Instant::now());
            if left.is_zero()
                || self.wakes.recv_timeout(left) == Err(RecvTimeoutError::Disconnected)
            {
                return;
            }
        }
    }

    fn step(&self) -> Result<Step> {
        let Some((taken, query)) = self.take()? else { return Ok(Step::Empty) };
        let delivery = match &query {
            Some(query) => self.sender.send(taken.callback, query),
            None => {
                let why = "its personal values were not kept".to_owned();
                Delivery::Sent(ForwardEnd::Failed(why), None)
            }
        };
        let mut kept = lock(&self.kept);
        match delivery {
            Delivery::NotSent(why) => {
                kept.store.put_back(&taken)?;
                Ok(Step::Unreachable(why))
            }
            Delivery::Sent(end, took) => {
                kept.personal.remove(&taken.callback);
                kept.store.conclude(taken.id, &end, took)?;
                self.events.tell(ListenEvent::Forwarded { id: taken.callback });
                Ok(Step::Done)
            }
        }
    }

    /// The oldest callback that waits, and its query as it came.
    fn take(&self) -> Result<Option<(TakenForward, Option<String>)>> {
        let kept = lock(&self.kept);
        let target = self.sender.receiver().as_str();
        let Some(mut taken) = kept.store.take_next(&self.account, target, Timestamp::now())? else {
            return Ok(None);
        };
        let query = taken.query.take().or_else(|| kept.personal.get(&taken.callback).cloned());
        Ok(Some((taken, query)))
    }
}
