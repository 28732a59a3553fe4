//! What happens while callbacks are received, on its way from the threads that do the work to the one that shows it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};

use super::request::Refusal;
use crate::base::error::Error;
use crate::store::callbacks::FirstSeen;

/// So many events may wait to be shown. Whoever shows them may be slow, but receiving never waits for it.
const MOST: usize = 4096;

/// Something that happened.
pub enum ListenEvent {
    /// A callback was received, checked and stored under this number.
    Received { id: i64, fate: Fate, repeats: Option<FirstSeen> },
    /// A callback was not taken, and its sender was told so (503).
    NotTaken(NotTaken),
    /// A request was refused that is no callback, or not for us.
    Refused(Refusal),
    /// The attempt to forward this callback has ended.
    Forwarded { id: i64 },
    /// The receiver cannot be reached; what is to be forwarded waits.
    Unreachable { why: String },
    /// Something failed that stops the forwarding.
    Trouble(Error),
    /// No forwarding is under way any more.
    ForwarderEnded,
    /// The end was asked for.
    EndAsked,
}

/// Whether a callback is forwarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is queued.
    Queued,
    /// There is no receiver to forward to.
    NoReceiver,
    /// It is not authentic.
    NotAuthentic,
    /// Another listener forwarded it to us: it would go round for ever.
    WasForwarded,
}

/// Why a callback was not taken.
pub enum NotTaken {
    /// Too many wait to be forwarded.
    QueueFull,
    /// It could not be stored.
    Failed(Error),
}

/// Where events are told.
#[derive(Clone)]
pub struct Events {
    sender: SyncSender<ListenEvent>,
    left_out: Arc<AtomicU64>,
    end_asked: Arc<AtomicU8>,
}

/// What asks for the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndAsked {
    /// A person, by Ctrl-C.
    CtrlC = 1,
    /// Another signal.
    Signal = 2,
}

/// A way for events, and its end.
pub fn channel() -> (Events, Receiver<ListenEvent>) {
    let (sender, receiver) = sync_channel(MOST);
    (Events { sender, left_out: Arc::default(), end_asked: Arc::default() }, receiver)
}

impl Events {
    /// Tells an event, or counts it where too many wait to be shown.
    pub fn tell(&self, event: ListenEvent) {
        if let Err(TrySendError::Full(_)) = self.sender.try_send(event) {
            self.left_out.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Tells an event that must not be left out; waits until there is room.
    pub fn tell_surely(&self, event: ListenEvent) {
        // Whoever shows events is gone only when the process ends.
        let _ = self.sender.send(event);
    }

    /// Asks for the end, which is noticed at the next event at the latest.
    pub fn ask_for_end(&self, asked: EndAsked) {
        self.end_asked.store(asked as u8, Ordering::SeqCst);
        // Where there is no room, other events wait to be taken.
        let _ = self.sender.try_send(ListenEvent::EndAsked);
    }

    /// Whether the end was asked for.
    pub fn end_asked(&self) -> Option<EndAsked> {
        match self.end_asked.load(Ordering::SeqCst) {
            0 => None,
            1 => Some(EndAsked::CtrlC),
            _ => Some(EndAsked::Signal),
        }
    }

    /// How many events were left out since this was asked last.
    pub fn left_out(&self) -> u64 {
        self.left_out.swap(0, Ordering::Relaxed)
    }
}
