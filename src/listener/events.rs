//! What happens while callbacks are received, on its way from the threads that do the work to the one that shows it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use super::request::Refusal;
use crate::base::error::Error;
use crate::base::threads::lock;
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

/// Which events of a callback are a line of their own.
#[derive(Clone, Copy, Debug)]
pub struct Lines {
    /// That it came, where it is forwarded later.
    pub queued: bool,
    /// That it was forwarded.
    pub forwarded: bool,
}

impl Lines {
    fn has(self, event: &ListenEvent) -> bool {
        match event {
            ListenEvent::Received { fate, .. } => *fate != Fate::Queued || self.queued,
            ListenEvent::Forwarded { .. } => self.forwarded,
            _ => false,
        }
    }
}

/// Where events are told.
#[derive(Clone)]
pub struct Events {
    sender: SyncSender<ListenEvent>,
    lines: Lines,
    counts: Arc<Counts>,
}

/// What was told and shown so far. It is asked also where nothing can be shown any more.
struct Counts {
    received: AtomicU64,
    not_shown: AtomicU64,
    left_out: AtomicU64,
    end: OnceLock<(EndAsked, Instant)>,
    /// Since when something is being shown.
    busy: Mutex<Option<Instant>>,
}

/// What asks for the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndAsked {
    /// A person, by Ctrl-C.
    CtrlC,
    /// Another signal.
    Signal,
}

/// A way for events, and its end.
pub fn channel(lines: Lines) -> (Events, Receiver<ListenEvent>) {
    let (sender, receiver) = sync_channel(MOST);
    let counts = Counts {
        received: AtomicU64::new(0),
        not_shown: AtomicU64::new(0),
        left_out: AtomicU64::new(0),
        end: OnceLock::new(),
        busy: Mutex::new(Some(Instant::now())),
    };
    (Events { sender, lines, counts: Arc::new(counts) }, receiver)
}

impl Events {
    /// Tells an event, or counts it where too many wait to be shown.
    pub fn tell(&self, event: ListenEvent) {
        if matches!(event, ListenEvent::Received { .. }) {
            self.counts.received.fetch_add(1, Ordering::SeqCst);
        }
        if self.lines.has(&event) {
            self.counts.not_shown.fetch_add(1, Ordering::SeqCst);
        }
        if let Err(TrySendError::Full(_)) = self.sender.try_send(event) {
            self.counts.left_out.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// Tells an event that must not be left out; waits until there is room.
    pub fn tell_surely(&self, event: ListenEvent) {
        // Whoever shows events is gone only when the process ends.
        let _ = self.sender.send(event);
    }

    /// Asks for the end, which is noticed at the next event at the latest.
    pub fn ask_for_end(&self, asked: EndAsked) {
        // The first one counts.
        let _ = self.counts.end.set((asked, Instant::now()));
        // Where there is no room, other events wait to be taken.
        let _ = self.sender.try_send(ListenEvent::EndAsked);
    }

    /// Whether the end was asked for.
    pub fn end_asked(&self) -> Option<EndAsked> {
        self.counts.end.get().map(|(asked, _)| *asked)
    }

    /// How long ago the end was asked for.
    pub fn since_asked(&self) -> Option<Duration> {
        self.counts.end.get().map(|(_, at)| at.elapsed())
    }

    /// Whether showing this event writes a line.
    pub fn is_line(&self, event: &ListenEvent) -> bool {
        self.lines.has(event)
    }

    /// A line was shown.
    pub fn line_shown(&self) {
        self.counts.not_shown.fetch_sub(1, Ordering::SeqCst);
    }

    /// How many lines were not shown: they wait, or were left out.
    pub fn not_shown(&self) -> u64 {
        self.counts.not_shown.load(Ordering::SeqCst)
    }

    /// How many callbacks were received.
    pub fn received(&self) -> u64 {
        self.counts.received.load(Ordering::SeqCst)
    }

    /// How many events were left out since this was asked last.
    pub fn left_out(&self) -> u64 {
        self.counts.left_out.swap(0, Ordering::SeqCst)
    }

    /// Whoever shows events is at work from now on, or waits for the next one.
    pub fn set_busy(&self, is_busy: bool) {
        *lock(&self.counts.busy) = is_busy.then(Instant::now);
    }

    /// For how long it has been at work on the same event.
    pub fn busy_for(&self) -> Duration {
        lock(&self.counts.busy).map(|since| since.elapsed()).unwrap_or_default()
    }
}
