//! Sends what waits: takes it from the queue, tells the merchants over a few connections at a time, and writes down what
//! came of it. At least once: what another process began to send and never finished is sent again, and says so.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;
use tokio::sync::Notify;
use tokio::time::timeout;

use super::callback::{Attempt, AttemptReason, Callback};
use super::rules::ServerRules;
use super::{address, delivery, outbox, real_time};
use crate::base::error::Result;
use crate::base::threads::lock;
use crate::sandbox::settings::Log;
use crate::sandbox::world::{World, WorldFile};

/// The most connections at a time.
const CONNECTIONS: usize = 4;

/// How often it is looked whether another process added something.
const LOOK: Duration = Duration::from_secs(1);

/// So long before the end nothing more is begun: what is begun then would be cut off, and sent again.
const LAST_BEGIN: Duration = Duration::from_secs(1);

/// How old a claim is, in milliseconds, when its process must have ended: far more than an attempt takes.
const CLAIM_LIFE: i64 = 60_000;

/// What all attempts of one process share.
pub struct Sender {
    file: Arc<Mutex<WorldFile>>,
    log: Option<Log>,
    /// Something may be due.
    wake: Notify,
    /// Made when something is to be sent: it reads the system's certificates.
    client: OnceLock<Option<reqwest::Client>>,
    /// Connections in use.
    busy: AtomicUsize,
    /// The last callback that the log told of.
    told: Mutex<i64>,
    /// When it ends at the latest, once somebody waits for that.
    end: Mutex<Option<Instant>>,
}

impl Sender {
    /// Nothing is sent yet.
    pub fn new(file: Arc<Mutex<WorldFile>>, log: Option<Log>) -> Arc<Sender> {
        let told = lock(&file).look(outbox::coming_number).unwrap_or(1) - 1;
        Arc::new(Sender {
            file,
            log,
            wake: Notify::new(),
            busy: AtomicUsize::new(0),
            told: Mutex::new(told),
            client: OnceLock::new(),
            end: Mutex::new(None),
        })
    }

    /// Something may be due.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Sends what is due or will be within this time, and then ends.
    pub fn end_within(&self, time: Duration) {
        *lock(&self.end) = Some(Instant::now() + time);
        self.wake();
    }

    /// Sends until it is told to end.
    pub fn run(self: Arc<Sender>, runtime: Runtime) {
        runtime.block_on(async {
            while let Some(pause) = self.begin_due() {
                // It does not matter which of the two it was.
                let _ = timeout(pause, self.wake.notified()).await;
            }
        });
        // A name that nobody answers for holds nobody up.
        runtime.shutdown_background();
    }

    /// Begins to send what is due. Gives how long nothing more is to be done; `None` at the end.
    fn begin_due(self: &Arc<Sender>) -> Option<Duration> {
        self.tell_new();
        let free = match self.left().is_some_and(|left| left < LAST_BEGIN) {
            true => 0,
            false => CONNECTIONS.saturating_sub(self.busy.load(Ordering::SeqCst)),
        };
        // What cannot be read now is tried again in a while.
        let due = lock(&self.file).look(|world| world.next_due(expired())).unwrap_or_default();
        let now = real_time::now();
        if free > 0
            && due.is_some_and(|due| due <= now)
            && let Some(client) = self.client.get_or_init(delivery::client)
        {
            let claimed =
                lock(&self.file).change_unawaited(|world| claim(world, free)).unwrap_or_default();
            for callback in claimed {
                self.begin(client, callback);
            }
        }
        self.pause(due.filter(|due| *due > now))
    }

    /// How long to wait for something that is due then; `None` if that is after the end.
    fn pause(&self, due: Option<i64>) -> Option<Duration> {
        let wait = due.map_or(LOOK, |due| {
            Duration::from_millis(u64::try_from(due - real_time::now()).unwrap_or_default())
        });
        let Some(left) = self.left() else { return Some(wait.min(LOOK)) };
        let is_busy = self.busy.load(Ordering::SeqCst) > 0;
        if left.is_zero() || !is_busy && (due.is_none() || wait > left) {
            return None;
        }
        Some(wait.min(left))
    }

    /// The time until the end, once somebody waits for that.
    fn left(&self) -> Option<Duration> {
        let end = *lock(&self.end);
        end.map(|end| end.saturating_duration_since(Instant::now()))
    }

    fn begin(self: &Arc<Sender>, client: &reqwest::Client, callback: Callback) {
        let (sender, client) = (Arc::clone(self), client.clone());
        self.busy.fetch_add(1, Ordering::SeqCst);
        tokio::spawn(async move {
            let attempt = delivery::send(&client, &callback).await;
            sender.tell_attempt(&callback, &attempt);
            // What cannot be written down stays as being sent, which is true as far as anybody knows.
            let _ = lock(&sender.file)
                .change_unawaited(|world| conclude(world, callback.number, attempt));
            sender.busy.fetch_sub(1, Ordering::SeqCst);
            sender.wake();
        });
    }

    /// Tells the log of callbacks that nobody told it of.
    pub fn tell_new(&self) {
        let Some(log) = &self.log else { return };
        let mut told = lock(&self.told);
        let from = *told + 1;
        let new = lock(&self.file).look(|world| {
            let mut new = Vec::new();
            for number in from..outbox::coming_number(world)? {
                new.push((number, outbox::find(world, number)?));
            }
            Ok(new)
        });
        for (number, callback) in new.unwrap_or_default() {
            *told = number;
            let Some(callback) = callback else { continue };
            log(&format!("{}: {}{}", callback.line(), callback.outcome, callback.on_purpose()));
        }
    }

    fn tell_attempt(&self, callback: &Callback, attempt: &Attempt) {
        let Some(log) = &self.log else { return };
        let reason = match attempt.reason {
            AttemptReason::First => String::new(),
            other => format!(", {}", other.word()),
        };
        log(&format!("{}: {} in {} ms{reason}", callback.line(), attempt.outcome, attempt.ms));
    }
}

/// Whether anything is to be sent, now or later.
pub fn has_work(file: &mut WorldFile) -> Result<bool> {
    Ok(file.look(|world| world.next_due(expired()))?.is_some())
}

/// Claims from before this are of processes that have ended.
fn expired() -> i64 {
    real_time::now() - CLAIM_LIFE
}

/// Takes callbacks that are due, so that no other process sends them.
fn claim(world: &World, most: usize) -> Result<Vec<Callback>> {
    let hosts = ServerRules::get(world)?.hosts;
    let mut claimed = Vec::new();
    for (number, was_lost) in world.claim(real_time::now(), expired(), most)? {
        let Some(mut callback) = outbox::find(world, number)? else {
            world.dequeue(number)?;
            continue;
        };
        if was_lost {
            callback.lose_sender();
        }
        // Another server may have allowed more when it was added.
        let refusal = address::refusal(&callback.url, &hosts);
        callback.outcome = match refusal {
            Some(why) => format!("withheld: {why}"),
            None => outbox::SENDING.into(),
        };
        outbox::put(world, &callback)?;
        match refusal {
            Some(_) => world.dequeue(number)?,
            None => claimed.push(callback),
        }
    }
    Ok(claimed)
}

/// Writes down what came of a callback. One that a reset took away is gone.
fn conclude(world: &World, number: i64, attempt: Attempt) -> Result<()> {
    let Some(mut callback) = outbox::find(world, number)? else { return Ok(()) };
    match callback.conclude(attempt) {
        Some(pause) => {
            world.requeue(number, real_time::now().saturating_add(pause))?;
            callback.outcome = outbox::WAITING.into();
        }
        None => world.dequeue(number)?,
    }
    outbox::put(world, &callback)
}
