//! What all connections of one server share: its settings, the world, the rate limit, the log of requests, and what sends
//! callbacks.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};

use super::disk::Disk;
use super::rate_limit::{Quota, Window};
use super::request_log::RequestLog;
use crate::base::error::Result;
use crate::base::threads::lock;
use crate::sandbox::callbacks::BackgroundDelivery;
use crate::sandbox::settings::Settings;
use crate::sandbox::world::{World, WorldFile};

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
    world: Arc<Mutex<WorldFile>>,
    window: Mutex<Window>,
    request_log: Mutex<RequestLog>,
    delivery: BackgroundDelivery,
    disk: Disk,
}

impl ServerState {
    /// A server's state, before the first request.
    pub fn new(
        settings: Settings,
        address: SocketAddr,
        token: String,
        nonce: String,
        world: WorldFile,
    ) -> Result<ServerState> {
        let disk = Disk::new(world.log()?);
        let world = Arc::new(Mutex::new(world));
        let delivery = BackgroundDelivery::new(&world, settings.log.clone());
        Ok(ServerState {
            settings,
            address,
            token,
            nonce,
            world,
            window: Mutex::new(Window::new()),
            request_log: Mutex::default(),
            delivery,
            disk,
        })
    }

    /// The world's file; never held while waiting for a client.
    pub fn world(&self) -> MutexGuard<'_, WorldFile> {
        lock(&self.world)
    }

    /// Waits until everything that anybody has changed here so far is on the disk.
    pub async fn settle(&self) -> Result<()> {
        self.disk.settle(|| self.world().changes()).await
    }

    /// Runs this work on the world, in one transaction.
    pub fn change<T>(&self, work: impl FnOnce(&World) -> Result<T>) -> Result<T> {
        self.world().change(work)
    }

    /// Runs work on the world that hardly ever changes anything, in one transaction.
    pub fn look_or_change<T>(&self, work: impl Fn(&World) -> Result<T>) -> Result<T> {
        self.world().look_or_change(work)
    }

    /// Whether a fault waits for its call. Where that cannot be read, the one who looks for faults says why.
    pub fn has_faults(&self) -> bool {
        self.world().look(|world| world.has_faults()).unwrap_or(true)
    }

    /// The requests received so far.
    pub fn request_log(&self) -> MutexGuard<'_, RequestLog> {
        lock(&self.request_log)
    }

    /// Counts a request against the rate limit.
    pub fn count_request(&self) -> Quota {
        lock(&self.window).count(self.settings.rate_limit)
    }

    /// Sends callbacks from now on, those of an earlier server too.
    pub fn start_callbacks(&self) {
        self.delivery.start();
    }

    /// Sends the callbacks that a request has queued, if it has.
    pub fn send_new_callbacks(&self) {
        self.delivery.wake_if_queued();
    }

    /// Sends the callbacks that are due, if there are any.
    pub fn send_callbacks(&self) {
        self.delivery.wake();
    }

    /// Tells the log of callbacks that it was not told of yet.
    pub fn tell_new_callbacks(&self) {
        self.delivery.tell_new();
    }

    /// Waits until the callbacks that are due soon were sent.
    pub fn finish_callbacks(&self) {
        self.delivery.finish();
    }

    /// Whether somebody wants to know what the server does.
    pub fn tells(&self) -> bool {
        self.settings.log.is_some()
    }

    /// Tells a line of what the server does, if somebody wants to know.
    pub fn tell(&self, line: &str) {
        if let Some(log) = &self.settings.log {
            log(line);
        }
    }
}
