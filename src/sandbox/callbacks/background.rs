//! The one thread that sends a server's callbacks, so that no request waits for a merchant; and sending without a server.

use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::runtime::{self, Runtime};

use super::outbox;
use super::real_time;
use super::sender::{Sender, has_work};
use crate::base::error::{Error, Result};
use crate::base::threads::lock;
use crate::sandbox::settings::Log;
use crate::sandbox::threads::spawn;
use crate::sandbox::world::WorldFile;

/// How long a command waits at its end until merchants know. What is due later waits in the data.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often a command looks whether the server has sent something.
const PAUSE: Duration = Duration::from_millis(10);

/// The thread that sends a server's callbacks. It is started when there is something to send.
pub struct BackgroundDelivery {
    sender: Arc<Sender>,
    file: Arc<Mutex<WorldFile>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl BackgroundDelivery {
    /// Nothing is sent yet.
    pub fn new(file: &Arc<Mutex<WorldFile>>, log: Option<Log>) -> BackgroundDelivery {
        BackgroundDelivery {
            sender: Sender::new(Arc::clone(file), log),
            file: Arc::clone(file),
            thread: Mutex::new(None),
        }
    }

    /// Starts to send, now and whenever something is due.
    pub fn start(&self) {
        let mut thread = lock(&self.thread);
        if thread.is_none()
            && let Ok(runtime) = runtime()
        {
            let sender = Arc::clone(&self.sender);
            // Where there is no thread to be had, they wait for the next server.
            *thread = spawn(move || sender.run(runtime)).ok();
        }
    }

    /// Sends what is due, if anything is queued.
    pub fn wake(&self) {
        self.sender.tell_new();
        if lock(&self.thread).is_none() {
            if !has_work(&mut lock(&self.file)).unwrap_or_default() {
                return;
            }
            self.start();
        }
        self.sender.wake();
    }

    /// Sends what was just queued, if anything was.
    pub fn wake_if_queued(&self) {
        let is_queued = lock(&self.file).take_queued();
        match is_queued {
            true => self.wake(),
            false => self.sender.tell_new(),
        }
    }

    /// Tells the log of what it was not told of yet.
    pub fn tell_new(&self) {
        self.sender.tell_new();
    }

    /// Waits until what is due soon was sent.
    pub fn finish(&self) {
        self.sender.end_within(PATIENCE);
        if let Some(thread) = lock(&self.thread).take() {
            // Nothing is left to be done about a panic there.
            let _ = thread.join();
        }
    }
}

fn runtime() -> Result<Runtime> {
    runtime::Builder::new_current_thread()
        .enable_all()
        // They ask the name service for hosts that `serve --callbacks-to` names.
        .max_blocking_threads(2)
        .build()
        .map_err(|error| Error::guarded(format!("callbacks cannot be sent: {error}")))
}

/// Sends what is due soon, in this thread.
pub fn deliver(file: WorldFile) -> Result<()> {
    let file = Arc::new(Mutex::new(file));
    if !has_work(&mut lock(&file))? {
        return Ok(());
    }
    let sender = Sender::new(file, None);
    sender.end_within(PATIENCE);
    sender.run(runtime()?);
    Ok(())
}

/// Waits until another process, the server, has sent the callbacks from this number on that are due soon.
pub fn wait_for_server(file: &mut WorldFile, from: i64) -> Result<()> {
    let since = Instant::now();
    let by = real_time::after(PATIENCE);
    while file.look(|world| world.queued_since(from, by))? > 0 && since.elapsed() < PATIENCE {
        std::thread::sleep(PAUSE);
    }
    Ok(())
}

/// The number of the next callback.
pub fn coming_number(file: &mut WorldFile) -> Result<i64> {
    file.look(outbox::coming_number)
}
