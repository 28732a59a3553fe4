//! A running sandbox: started on a thread of its own, stopped when it is dropped.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::runtime;
use tokio::task::AbortHandle;

use super::connection::accept;
use super::open_files;
use super::server_file::{SandboxAccess, ServerFile, reachable};
use super::server_lock::{ServerLock, is_held};
use super::state::ServerState;
use crate::base::error::{Error, Result};
use crate::base::hex;
use crate::base::threads::none_left;
use crate::sandbox::callbacks::ServerRules;
use crate::sandbox::settings::Settings;
use crate::sandbox::world::{QueueLength, WorldFile};
use crate::sandbox::{callbacks, lifecycle, threads};

/// A running sandbox. It stops when it is dropped; a call that waits in a delay is dropped with it.
pub struct Server {
    access: SandboxAccess,
    state: Arc<ServerState>,
    stop: AbortHandle,
    thread: Option<JoinHandle<()>>,
    _lock: Option<ServerLock>,
}

impl Server {
    /// Starts a server for this process's own use; any number of them may share one data directory.
    pub fn start(settings: Settings) -> Result<Server> {
        Server::launch(settings, None)
    }

    /// Starts the one server of a data directory that other processes find.
    pub fn serve(settings: Settings) -> Result<Server> {
        settings.check()?;
        let lock = ServerLock::acquire(&settings.data_dir)?;
        open_files::raise_limit();
        Server::launch(settings, Some(lock))
    }

    /// Where it is reached.
    pub fn access(&self) -> &SandboxAccess {
        &self.access
    }

    /// The callbacks that are not sent yet, or of which nobody knows whether they arrived. The log is told of all others.
    pub fn open_callbacks(&self) -> Result<QueueLength> {
        self.state.tell_new_callbacks();
        self.state.world().look(|world| world.queue_length())
    }

    fn launch(settings: Settings, lock: Option<ServerLock>) -> Result<Server> {
        settings.check()?;
        let mut world = lifecycle::open(&settings.data_dir)?;
        begin_callbacks(&mut world, &settings, lock.is_some())?;
        let (listener, address) = bind(settings.listen)?;
        let token = match &settings.token {
            Some(token) => token.clone(),
            None => random()?,
        };
        let notice =
            ServerFile { address: reachable(address), token: token.clone(), nonce: random()? };
        let nonce = notice.nonce.clone();
        let state = Arc::new(ServerState::new(settings, address, token, nonce, world)?);
        let (stop, thread) = spawn(listener, Arc::clone(&state))?;
        let access = notice.access();
        let server = Server { access, state, stop, thread: Some(thread), _lock: lock };
        if let Some(lock) = &server._lock {
            lock.announce(&notice)?;
            server.state.start_callbacks();
        } else {
            server.state.send_callbacks();
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
        // What is due soon arrives before the process may end.
        self.state.finish_callbacks();
    }
}

/// What a new server does about callbacks. The one that others find keeps what it was told with the data, and sends again
/// what an earlier one was sending; where there is none, nothing holds that one was told.
fn begin_callbacks(file: &mut WorldFile, settings: &Settings, is_found: bool) -> Result<()> {
    if let Some(secret) = &settings.callback_secret {
        file.change(|world| callbacks::choose_secret(world, secret))?;
    }
    if is_found {
        let (hosts, rules) = (settings.callback_hosts.clone(), settings.callback_rules.clone());
        return file.change(|world| {
            world.expire_claims()?;
            ServerRules { hosts, rules }.put(world)
        });
    }
    if file.look(ServerRules::is_kept)? && !is_held(&settings.data_dir)? {
        file.change(ServerRules::forget)?;
    }
    Ok(())
}

fn bind(listen: SocketAddr) -> Result<(TcpListener, SocketAddr)> {
    match try_bind(listen) {
        Ok(bound) => Ok(bound),
        Err(error) => Err(Error::config(format!("the sandbox cannot listen on {listen}: {error}"))
            .next("another address with --listen; port 0 takes a free one")),
    }
}

fn try_bind(listen: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(listen)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

fn spawn(listener: TcpListener, state: Arc<ServerState>) -> Result<(AbortHandle, JoinHandle<()>)> {
    let runtime =
        runtime::Builder::new_current_thread().enable_all().build().map_err(cannot_start)?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener).map_err(cannot_start)?
    };
    let task = runtime.spawn(accept(listener, state));
    let stop = task.abort_handle();
    let thread = threads::spawn(move || {
        // The only way to end is to be stopped.
        let _ = runtime.block_on(task);
    });
    match thread {
        Ok(thread) => Ok((stop, thread)),
        Err(error) => Err(none_left(&error)),
    }
}

fn cannot_start(error: io::Error) -> Error {
    Error::config(format!("the sandbox cannot start: {error}"))
}

/// 128 random bits in hexadecimal.
fn random() -> Result<String> {
    let mut bytes = [0; 16];
    match getrandom::fill(&mut bytes) {
        Ok(()) => Ok(hex::digits(&bytes)),
        Err(error) => Err(Error::bug(format!("no random numbers: {error}"))),
    }
}
