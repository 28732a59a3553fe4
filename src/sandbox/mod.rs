//! A sandbox of the FPGO Connect API: a server on this machine, with a state that is kept in a data directory.
//! It speaks to clients through a socket only, and knows nothing of the client, the journal or the terminal.

mod answer;
mod callbacks;
mod checkout;
mod checks;
mod control;
mod customers;
mod faults;
mod gate;
mod limits;
mod order;
mod orders;
mod pages;
mod refunds;
mod rejection;
mod reservation;
mod reservations;
mod routes;
mod running;
mod seed;
mod server;
mod subscriptions;
mod terminals;
mod traffic;
mod wire;
mod world;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::Value;
use tokio::runtime;
use tokio::task::AbortHandle;

use self::answer::Answer;
use self::running::{Lock, RunningSandbox};
use self::server::Shared;
use self::world::World;
use crate::api::Method;
use crate::base::dates::Form;
use crate::base::error::{Error, Result};
use crate::base::hex;
use crate::base::money::Amount;
use crate::base::threads::none_left;

pub use self::faults::{Fault, Name as FaultName};
pub use self::orders::{OUTCOMES, VIAS};
pub use self::running::find;
pub use self::subscriptions::RUNS;

/// What a call does to the world.
type Handler = fn(&Operation) -> Result<Answer>;

/// The operations that have a state, chapter by chapter. The others answer with their documented sample.
const HANDLERS: &[&[(&str, Handler)]] = &[
    orders::HANDLERS,
    checkout::HANDLERS,
    reservations::HANDLERS,
    subscriptions::HANDLERS,
    customers::HANDLERS,
    refunds::HANDLERS,
    terminals::HANDLERS,
    checks::HANDLERS,
];

/// A checked call inside its transaction.
struct Operation<'a> {
    world: &'a World<'a>,
    settings: &'a Settings,
    /// The server's own address, without the API's path.
    origin: &'a str,
    /// The first variable of the path.
    id: &'a str,
    /// All variables of the path.
    variables: &'a [String],
    query: &'a [(String, String)],
    body: &'a Value,
}

/// How a sandbox behaves.
#[derive(Clone)]
pub struct Settings {
    /// Where it listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where its state is kept.
    pub data_dir: PathBuf,
    /// What clients must show; a random one if none is given.
    pub token: Option<String>,
    /// What callbacks are signed with, from now on; what was chosen before without it.
    pub callback_secret: Option<String>,
    /// Requests per minute, more being 429; without it none are refused.
    pub rate_limit: Option<u32>,
    /// How long accepted refunds wait before they show.
    pub refund_delay: Option<Duration>,
    /// The most that one refund may be.
    pub refund_limit: Option<Amount>,
    /// The most that the refunds of seven days may be.
    pub weekly_refund_limit: Option<Amount>,
    /// The only form of order dates that is taken (quirk 4); both without it.
    pub order_date: Option<Form>,
    /// The most that the charges of one reservation may be in all.
    pub charge_limit: Option<Amount>,
    /// Seconds in a unit of `chargeValidity` (quirk 18).
    pub charge_validity_unit: i64,
    /// The only method for what the sources dispute (quirk 5, 6); both without it.
    pub disputed_method: Option<Method>,
    /// The body of a GET is thrown away, as many servers do (quirk 5).
    pub drop_get_bodies: bool,
    /// Rows of one page of a list.
    pub per_page: usize,
    /// Order details tell no line ids (quirk 11).
    pub without_line_ids: bool,
    /// The status of an order tells no amounts (quirk 44).
    pub without_status_amounts: bool,
    /// It may listen beyond this machine and be called by any name; the token is then needed everywhere.
    pub allow_remote: bool,
}

impl Settings {
    /// A sandbox on a free port of this machine that refuses nothing it need not.
    pub fn new(data_dir: PathBuf) -> Settings {
        Settings {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            data_dir,
            token: None,
            callback_secret: None,
            rate_limit: None,
            refund_delay: None,
            refund_limit: None,
            weekly_refund_limit: None,
            order_date: None,
            charge_limit: None,
            charge_validity_unit: 60,
            disputed_method: None,
            drop_get_bodies: false,
            per_page: 50,
            without_line_ids: false,
            without_status_amounts: false,
            allow_remote: false,
        }
    }

    fn check(&self) -> Result<()> {
        if self.listen.ip().is_loopback() || self.allow_remote {
            return Ok(());
        }
        Err(Error::invalid(format!("{} can be reached from other machines", self.listen))
            .next("add --allow-remote if that is meant; the token is then needed everywhere"))
    }
}

/// Where a sandbox is reached, and with what.
#[derive(Clone)]
pub struct Served {
    /// The API's base URL, `http://127.0.0.1:PORT/api/v1`.
    pub base_url: String,
    /// The token.
    pub token: String,
}

/// A running sandbox, on a thread of its own. It stops when it is dropped; a call that waits in a delay is dropped with it.
pub struct Server {
    served: Served,
    shared: Arc<Shared>,
    stop: AbortHandle,
    thread: Option<JoinHandle<()>>,
    _lock: Option<Lock>,
}

impl Server {
    /// Starts a server for this process's own use; any number of them may share one data directory.
    pub fn start(settings: Settings) -> Result<Server> {
        Server::launch(settings, None)
    }

    /// Starts the one server of a data directory that other processes find.
    pub fn serve(settings: Settings) -> Result<Server> {
        settings.check()?;
        let lock = Lock::take(&settings.data_dir)?;
        Server::launch(settings, Some(lock))
    }

    /// Where it is reached.
    pub fn served(&self) -> &Served {
        &self.served
    }

    fn launch(settings: Settings, lock: Option<Lock>) -> Result<Server> {
        settings.check()?;
        let mut world = seed::open(&settings.data_dir)?;
        if let Some(secret) = &settings.callback_secret {
            world.change(|view| callbacks::choose_secret(view, secret))?;
        }
        let (listener, address) = bind(settings.listen)?;
        let token = settings.token.clone().map_or_else(random, Ok)?;
        let notice = RunningSandbox {
            address: running::reachable(address),
            token: token.clone(),
            nonce: random()?,
        };
        let served = notice.served();
        let shared = Arc::new(Shared::new(settings, address, token, notice.nonce.clone(), world));
        let (stop, thread) = spawn(listener, Arc::clone(&shared))?;
        let server = Server { served, shared, stop, thread: Some(thread), _lock: lock };
        if let Some(lock) = &server._lock {
            lock.announce(&notice)?;
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.abort();
        if let Some(thread) = self.thread.take() {
            // Nothing is left to be done about a panic there.
            let _ = thread.join();
        }
        // A callback that is on its way arrives before the process may end.
        self.shared.wait_for_couriers();
    }
}

fn bind(listen: SocketAddr) -> Result<(TcpListener, SocketAddr)> {
    let bound = TcpListener::bind(listen).and_then(|listener| {
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok((listener, address))
    });
    bound.map_err(|error| {
        Error::config(format!("the sandbox cannot listen on {listen}: {error}"))
            .next("another address with --listen; port 0 takes a free one")
    })
}

/// The name of the sandbox's threads.
pub const THREAD: &str = "sandbox";

fn spawn(listener: TcpListener, shared: Arc<Shared>) -> Result<(AbortHandle, JoinHandle<()>)> {
    let cannot =
        |error: std::io::Error| Error::config(format!("the sandbox cannot start: {error}"));
    let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(cannot)?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener).map_err(cannot)?
    };
    let task = runtime.spawn(server::accept(listener, shared));
    let stop = task.abort_handle();
    let thread = thread::Builder::new().name(THREAD.into()).spawn(move || {
        // The only way to end is to be stopped.
        let _ = runtime.block_on(task);
    });
    Ok((stop, thread.map_err(|error| none_left(&error))?))
}

/// 128 random bits in hexadecimal.
fn random() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::bug(format!("no random numbers: {error}")))?;
    Ok(hex::digits(&bytes))
}

/// Changes the world of a data directory, and tells the merchants of it.
fn changed<T>(data_dir: &Path, work: impl FnOnce(&World) -> Result<T>) -> Result<T> {
    let mut world = seed::open(data_dir)?;
    let done = world.change(work)?;
    callbacks::deliver(&mut world)?;
    Ok(done)
}

/// Back to a freshly seeded world.
pub fn reset(data_dir: &Path) -> Result<()> {
    seed::reset(&mut seed::open(data_dir)?)
}

/// The payer of this order or reservation does what `outcome` says. Gives all that is then known of it.
pub fn pay(data_dir: &Path, uuid: &str, outcome: &str, via: &str) -> Result<Value> {
    changed(data_dir, |view| orders::pay(view, uuid, outcome, via))
}

/// Runs the next cycle of a subscription. Gives all that is then known of it.
pub fn cycle(data_dir: &Path, uuid: &str, outcome: &str) -> Result<Value> {
    changed(data_dir, |view| subscriptions::run(view, uuid, outcome))
}

/// Somebody at a terminal approves or declines what waits there. Gives all that is then known of the order.
pub fn at_terminal(data_dir: &Path, uuid: &str, approved: bool) -> Result<Value> {
    changed(data_dir, |view| Ok(terminals::decide(view, uuid, approved)?.truth(view.now())))
}

/// Somebody at Front Payment approves or rejects a refund that waits. Gives all that is then known of its object.
pub fn at_front_payment(data_dir: &Path, uuid: &str, approved: bool) -> Result<Value> {
    changed(data_dir, |view| refunds::decide(view, uuid, approved))
}

/// Orders a fault; the waiting ones, this one included.
pub fn add_fault(data_dir: &Path, fault: &Fault) -> Result<Value> {
    seed::open(data_dir)?.change(|view| {
        view.add_fault(fault)?;
        control::faults(view)
    })
}

/// The waiting faults.
pub fn faults(data_dir: &Path) -> Result<Value> {
    seed::open(data_dir)?.change(control::faults)
}

/// Takes all waiting faults away.
pub fn clear_faults(data_dir: &Path) -> Result<()> {
    seed::open(data_dir)?.change(|view| view.clear_faults())
}

/// Sets the world's clock forward by so much, and tells its time in Unix seconds.
pub fn advance_clock(data_dir: &Path, by: Duration) -> Result<i64> {
    seed::open(data_dir)?.change(|view| {
        let to = view.now().saturating_add_unsigned(by.as_secs());
        view.set_clock(to)?;
        Ok(to)
    })
}

#[cfg(test)]
mod tests;
