//! Starts what `callback listen` consists of: the file, the server and the forwarder.

use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver as Happened, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::ListenArgs;
use crate::base::error::{Error, Result};
use crate::base::target::host_header;
use crate::base::threads::lock;
use crate::commands::callback::account::CallbackAccount;
use crate::commands::callback::input;
use crate::listener::{
    Address, CallbackSecret, Events, Forwarder, Intake, Kept, Lines, ListenEvent, Receiver, Sender,
    bind, channel, serve,
};
use crate::profile::{self, SANDBOX, secret_bytes};
use crate::store::callbacks::{CallbackStore, LeftOver};
use crate::store::data::DataDir;
use crate::store::lock::Lock;

/// What was started.
pub struct Running {
    /// The port that is listened on.
    pub port: u16,
    /// The account that callbacks belong to.
    pub account: String,
    /// What is kept.
    pub kept: Arc<Mutex<Kept>>,
    /// Where authentic callbacks are forwarded to.
    pub forward_to: Option<Receiver>,
    /// What an earlier process left in the queue for it.
    pub left_over: LeftOver,
    /// Ends the work.
    pub ending: Arc<AtomicBool>,
    /// Wakes the forwarder.
    pub wake: SyncSender<()>,
    /// Where events are told.
    pub events: Events,
    /// What happens.
    pub happened: Happened<ListenEvent>,
}

/// Starts to receive, and to forward.
pub fn start(
    arguments: &ListenArgs,
    account: &CallbackAccount,
    secret: Vec<u8>,
    timeout: Duration,
    lines: Lines,
) -> Result<Running> {
    let dir = DataDir::open(&account.dir)?;
    dir.refuse_network()?;
    let kept = Kept { store: CallbackStore::open(&dir, timeout)?, personal: HashMap::new() };
    let (listener, port) = bind(arguments.port)?;
    let (events, happened) = channel(lines);
    let (wake, wakes) = sync_channel(1);
    let mut running = Running {
        port,
        account: account.key.clone(),
        kept: Arc::new(Mutex::new(kept)),
        forward_to: arguments.forward_to.clone(),
        left_over: LeftOver::default(),
        ending: Arc::new(AtomicBool::new(false)),
        wake,
        events,
        happened,
    };
    if let Some(receiver) = arguments.forward_to.clone() {
        refuse_circle(&receiver, port)?;
        let name = format!("callbacks of {} to {}", account.key, receiver.as_str());
        let lock = dir.lock(&name, Duration::ZERO)?;
        running.left_over = running.settle(&receiver)?;
        let sender = Sender::new(receiver, timeout)?;
        running.forwarder(sender, wakes, lock).start()?;
    }
    let secret = CallbackSecret { bytes: secret, again: again(account) };
    let public_host = arguments.public_url.as_deref().and_then(host_header);
    let intake = Arc::new(running.intake(arguments, secret));
    serve(listener, Address { port, public_host }, intake)?;
    Ok(running)
}

/// Refuses a receiver that is this listener: each callback would go round for ever.
fn refuse_circle(receiver: &Receiver, port: u16) -> Result<()> {
    match receiver.is_port_here(port) {
        true => Err(Error::invalid(format!(
            "--forward-to {} is where callbacks are received",
            receiver.as_str()
        ))),
        false => Ok(()),
    }
}

/// How the secret is read anew: the sandbox's is chosen when it is served, which may be later.
fn again(account: &CallbackAccount) -> Option<fn() -> Option<Vec<u8>>> {
    let is_its_own = account.is_sandbox && secret_bytes(input::VARIABLE).is_none();
    is_its_own.then_some(secret_of_sandbox)
}

fn secret_of_sandbox() -> Option<Vec<u8>> {
    input::of_sandbox(&profile::data_dir().ok()?.join(SANDBOX)).ok()
}

impl Running {
    fn settle(&self, receiver: &Receiver) -> Result<LeftOver> {
        lock(&self.kept).store.settle_left_over(&self.account, receiver.as_str())
    }

    fn forwarder(&self, sender: Sender, wakes: Happened<()>, lock: Lock) -> Forwarder {
        Forwarder {
            account: self.account.clone(),
            sender,
            kept: Arc::clone(&self.kept),
            wakes,
            events: self.events.clone(),
            ending: Arc::clone(&self.ending),
            _lock: lock,
        }
    }

    fn intake(&self, arguments: &ListenArgs, secret: CallbackSecret) -> Intake {
        let target = self.forward_to.as_ref().map(|receiver| receiver.as_str().to_owned());
        Intake {
            account: self.account.clone(),
            secret: Mutex::new(secret),
            kept: Arc::clone(&self.kept),
            forward_to: target.map(|target| (target, self.wake.clone())),
            forward_all: arguments.forward_all,
            keep_personal: arguments.keep_personal,
            events: self.events.clone(),
            ending: Arc::clone(&self.ending),
        }
    }
}
