//! Sends callbacks on threads of their own, so that no request waits for a merchant.

use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::delivery::send;
use super::outbox::{Callback, record_outcome, take_waiting};
use crate::sandbox::threads::{lock, spawn};
use crate::sandbox::world::WorldFile;

/// The threads that send a server's callbacks.
#[derive(Default)]
pub struct BackgroundDelivery {
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl BackgroundDelivery {
    /// Starts to send the callbacks that wait.
    pub fn start(&self, file: &Arc<Mutex<WorldFile>>) {
        let waiting = take_waiting(&mut lock(file)).unwrap_or_default();
        if waiting.is_empty() {
            return;
        }
        let file = Arc::clone(file);
        // Where there is no thread to be had, they stay as being sent.
        let thread = spawn(move || send_all(waiting, &file));
        lock(&self.threads).extend(thread);
    }

    /// Waits for the callbacks that are being sent.
    pub fn wait(&self) {
        let threads = std::mem::take(&mut *lock(&self.threads));
        for thread in threads {
            // A panic of one keeps no other from arriving.
            let _ = thread.join();
        }
    }
}

fn send_all(callbacks: Vec<Callback>, file: &Mutex<WorldFile>) {
    for callback in callbacks {
        let sent = send(callback);
        // What cannot be written down stays as being sent, which is true as far as anybody knows.
        let _ = record_outcome(&mut lock(file), &sent);
    }
}
