//! What all connections of one server share: its settings, the world, the rate limit, the log of requests, and the
//! threads that send callbacks.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use super::rate_limit::{Quota, Window};
use super::request_log::RequestLog;
use crate::base::error::Result;
use crate::sandbox::callbacks;
use crate::sandbox::settings::Settings;
use crate::sandbox::world::{World, WorldFile};

/// The name of the sandbox's threads.
pub const THREAD: &str = "sandbox";

/// The recorded limit; it is enforced only when a limit was set.
const USUAL_LIMIT: u32 = 240;

/// What all connections of one server share.
pub struct ServerState {
    /// How the sandbox behaves.
    pub settings: Settings,
    /// Where it listens.
    pub address: SocketAddr,
    /// What clients must send.
    pub token: String,
    /// What proves that this server is the one that `server.json` names.
    pub nonce: String,
    world: Mutex<WorldFile>,
    window: Mutex<Window>,
    request_log: Mutex<RequestLog>,
    /// Threads that send callbacks.
    deliveries: Mutex<Vec<JoinHandle<()>>>,
}

impl ServerState {
    /// A server's state, before the first request.
    pub fn new(
        settings: Settings,
        address: SocketAddr,
        token: String,
        nonce: String,
        world: WorldFile,
    ) -> ServerState {
        ServerState {
            settings,
            address,
            token,
            nonce,
            world: Mutex::new(world),
            window: Mutex::new(Window::new()),
            request_log: Mutex::default(),
            deliveries: Mutex::default(),
        }
    }

    /// The world's file; never held while waiting for a client.
    pub fn world(&self) -> MutexGuard<'_, WorldFile> {
        lock(&self.world)
    }

    /// Runs this work on the world, in one transaction.
    pub fn change<T>(&self, work: impl FnOnce(&World) -> Result<T>) -> Result<T> {
        self.world().change(work)
    }

    /// The requests received so far.
    pub fn request_log(&self) -> MutexGuard<'_, RequestLog> {
        lock(&self.request_log)
    }

    /// Counts a request against the rate limit.
    pub fn count_request(&self) -> Quota {
        lock(&self.window).count(self.settings.rate_limit.unwrap_or(USUAL_LIMIT))
    }

    /// Sends the callbacks that wait, beside everything else.
    pub fn send_callbacks(self: &Arc<ServerState>) {
        let waiting = callbacks::take_waiting(&mut self.world()).unwrap_or_default();
        if waiting.is_empty() {
            return;
        }
        let state = Arc::clone(self);
        let delivery = thread::Builder::new().name(THREAD.into()).spawn(move || {
            for callback in waiting {
                let sent = callbacks::send(callback);
                // What cannot be written down stays as being sent, which is true as far as anybody knows.
                let _ = callbacks::record_outcome(&mut state.world(), &sent);
            }
        });
        // Where there is no thread to be had, they stay as being sent.
        lock(&self.deliveries).extend(delivery);
    }

    /// Waits for the callbacks that are being sent.
    pub fn wait_for_deliveries(&self) {
        let deliveries = std::mem::take(&mut *lock(&self.deliveries));
        for delivery in deliveries {
            // A panic of one keeps no other from arriving.
            let _ = delivery.join();
        }
    }
}

/// Locks for this thread. After a panic of another one what it left is used: each change of the world is a transaction.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
