//! Takes a callback in: checks it, stores it, queues it for the receiver, and tells of it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex};

use jiff::Timestamp;

use super::events::{Events, Fate, ListenEvent, NotTaken};
use super::request::CallbackRequest;
use super::verdict::{claim, reason};
use crate::base::error::Result;
use crate::base::threads::lock;
use crate::callback::{self, CallbackKind, CheckOutcome, Pasted, Verdict};
use crate::store::callbacks::{Addition, CallbackStore, FirstSeen, NewCallback};

/// So many callbacks with personal values may wait in memory to be forwarded.
const MOST_IN_MEMORY: usize = 256;

/// The secret that callbacks are checked with.
pub struct CallbackSecret {
    /// Byte for byte.
    pub bytes: Vec<u8>,
    /// Reads it anew, where it can change: the sandbox's is chosen when it is served.
    pub again: Option<fn() -> Option<Vec<u8>>>,
}

/// What is on the disk, and what must not be.
pub struct Kept {
    /// The file.
    pub store: CallbackStore,
    /// The queries that wait to be forwarded and hold personal values, by the number of their callback.
    pub personal: HashMap<i64, String>,
}

/// What takes callbacks in.
pub struct Intake {
    /// The account that they belong to.
    pub account: String,
    /// The secret.
    pub secret: Mutex<CallbackSecret>,
    /// What is kept.
    pub kept: Arc<Mutex<Kept>>,
    /// Where they are forwarded to, and how the forwarder is woken.
    pub forward_to: Option<(String, SyncSender<()>)>,
    /// Whether what is not authentic is forwarded too.
    pub forward_all: bool,
    /// Whether personal values are stored.
    pub keep_personal: bool,
    /// Where events are told.
    pub events: Events,
    /// Nothing more is taken in.
    pub ending: Arc<AtomicBool>,
}

/// What the sender is told.
pub enum Taken {
    /// It is authentic, and on the disk.
    Authentic,
    /// It is not authentic; it is on the disk.
    NotAuthentic,
    /// It was not taken.
    Not,
}

impl Intake {
    /// Whether nothing more is taken in.
    pub fn is_ending(&self) -> bool {
        self.ending.load(Ordering::SeqCst)
    }

    /// Takes a callback in. When this returns, it is on the disk, or the sender is told that it is not.
    pub fn take(&self, request: &CallbackRequest) -> Taken {
        if self.is_ending() {
            return Taken::Not;
        }
        let verdict = self.check(&request.query);
        let fate = self.fate(request, &verdict);
        match self.store(request, &verdict, fate) {
            Ok(Some((id, repeats))) => {
                self.events.tell(ListenEvent::Received { id, fate, repeats });
                self.wake(fate);
                if verdict.passed() { Taken::Authentic } else { Taken::NotAuthentic }
            }
            Ok(None) => self.not_taken(NotTaken::QueueFull),
            Err(error) => self.not_taken(NotTaken::Failed(error)),
        }
    }

    fn not_taken(&self, why: NotTaken) -> Taken {
        self.events.tell(ListenEvent::NotTaken(why));
        Taken::Not
    }

    fn check(&self, query: &str) -> Verdict {
        let mut secret = lock(&self.secret);
        let query = Pasted::of_query(query);
        let verdict = callback::verify(&query, &secret.bytes, CallbackKind::Auto);
        let Some(again) = secret.again.filter(|_| verdict.outcome == CheckOutcome::HashDoesNotFit)
        else {
            return verdict;
        };
        match again() {
            Some(bytes) if bytes != secret.bytes => {
                secret.bytes = bytes;
                callback::verify(&query, &secret.bytes, CallbackKind::Auto)
            }
            _ => verdict,
        }
    }

    fn fate(&self, request: &CallbackRequest, verdict: &Verdict) -> Fate {
        if self.forward_to.is_none() {
            Fate::NoReceiver
        } else if request.was_forwarded {
            Fate::WasForwarded
        } else if verdict.passed() || self.forward_all {
            Fate::Queued
        } else {
            Fate::NotAuthentic
        }
    }

    /// Stores it. Gives its number and the callback that it repeats; `None` where the queue is full.
    fn store(
        &self,
        request: &CallbackRequest,
        verdict: &Verdict,
        fate: Fate,
    ) -> Result<Option<(i64, Option<FirstSeen>)>> {
        let callback = NewCallback {
            at: Timestamp::now(),
            is_authentic: verdict.passed(),
            verdict: verdict.outcome.word(),
            reason: &reason(verdict),
            kind: verdict.kind.word(),
            object: &claim(verdict, &[verdict.kind.identifier()]),
            status: &claim(verdict, &["status"]),
            amount: &claim(verdict, &["amount", "totalAmount"]),
            path: &request.path,
            query: &request.query,
            checksum: &claim(verdict, &["checksum"]),
        };
        let mut kept = lock(&self.kept);
        let to = self.forward_to.as_ref().filter(|_| fate == Fate::Queued);
        if to.is_some() && kept.personal.len() >= MOST_IN_MEMORY {
            return Ok(None);
        }
        let to = to.map(|(target, _)| target.as_str());
        match kept.store.add(&self.account, &callback, to, self.keep_personal)? {
            Addition::Stored { id, repeats, is_whole } => {
                if to.is_some() && !is_whole {
                    kept.personal.insert(id, request.query.clone());
                }
                Ok(Some((id, repeats)))
            }
            Addition::QueueFull => Ok(None),
        }
    }

    fn wake(&self, fate: Fate) {
        if let Some((_, wake)) = &self.forward_to
            && fate == Fate::Queued
        {
            // It is awake already where it was told before.
            let _ = wake.try_send(());
        }
    }
}
