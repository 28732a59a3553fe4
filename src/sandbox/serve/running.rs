//! The one server of a data directory that others may find: it holds the lock of `server.lock` for its life, and
//! `server.json` tells its address, its token and the nonce that proves that the answer comes from it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::base::error::{Error, Result};
use crate::base::input;
use crate::store::data::{DataDir, not_writable};
use crate::store::private::special;

/// How long a server that is just being asked for, or just starting, is waited for.
const MOMENT: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(20);

/// The longest answer that is read.
const LONGEST_ANSWER: usize = 8 * 1024;
/// No notice is larger: 64 KiB.
const LARGEST_NOTICE: u64 = 64 * 1024;

/// Where a sandbox is reached, and with what.
#[derive(Clone)]
pub struct SandboxAccess {
    /// The API's base URL, `http://127.0.0.1:PORT/api/v1`.
    pub base_url: String,
    /// The token.
    pub token: String,
}

/// What `server.json` says of a server.
#[derive(Deserialize, Serialize)]
pub struct RunningSandbox {
    /// Where it can be reached from this machine.
    pub address: SocketAddr,
    /// What its clients must send.
    pub token: String,
    /// What it answers when it is asked who it is.
    pub nonce: String,
}

impl RunningSandbox {
    /// What clients need.
    pub fn access(&self) -> SandboxAccess {
        SandboxAccess {
            base_url: format!("http://{}/api/v1", self.address),
            token: self.token.clone(),
        }
    }
}

/// The lock of a data directory, held until it is dropped or the process ends.
pub struct ServerLock {
    _file: File,
    dir: DataDir,
    notice: PathBuf,
}

impl ServerLock {
    /// Takes the lock; refused while another server holds it.
    pub fn acquire(dir: &Path) -> Result<ServerLock> {
        let path = DataDir::open(dir)?.file("server.lock")?;
        let file = open(&path)?;
        let since = Instant::now();
        while !try_lock(file.try_lock(), &path)? {
            // It may be somebody who only looks whether there is a server.
            if since.elapsed() > MOMENT {
                return Err(taken(dir));
            }
            thread::sleep(PAUSE);
        }
        let notice = dir.join("server.json");
        remove(&notice)?;
        Ok(ServerLock { _file: file, dir: DataDir::open(dir)?, notice })
    }

    /// Tells others of the server; they see all of it or nothing.
    pub fn announce(&self, notice: &RunningSandbox) -> Result<()> {
        let text = serde_json::to_vec_pretty(notice)
            .map_err(|error| Error::bug(format!("server.json: {error}")))?;
        let draft = self.dir.file("server.json.new")?;
        fs::write(&draft, text)
            .and_then(|()| fs::rename(&draft, &self.notice))
            .map_err(|error| not_writable(&self.notice, &error))
    }
}

impl Drop for ServerLock {
    fn drop(&mut self) {
        // What is left behind says nothing without the lock.
        let _ = fs::remove_file(&self.notice);
    }
}

/// The server that holds this directory's lock and answers with its nonce, if there is one.
pub fn find(dir: &Path) -> Result<Option<SandboxAccess>> {
    let path = dir.join("server.lock");
    if special(&path).is_some() {
        // No server made it, and to open a pipe would wait for a writer.
        return Ok(None);
    }
    let since = Instant::now();
    loop {
        match File::open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(not_writable(&path, &error)),
            // Shared, so that several who look do not take each other for a server.
            Ok(file) if try_lock(file.try_lock_shared(), &path)? => return Ok(None),
            Ok(_) => {}
        }
        if let Some(notice) = read(dir)
            && proves_itself(&notice)
        {
            return Ok(Some(notice.access()));
        }
        if since.elapsed() > MOMENT {
            return Ok(None);
        }
        thread::sleep(PAUSE);
    }
}

fn open(path: &Path) -> Result<File> {
    OpenOptions::new().read(true).write(true).open(path).map_err(|error| not_writable(path, &error))
}

fn try_lock(tried: std::result::Result<(), TryLockError>, path: &Path) -> Result<bool> {
    match tried {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(not_writable(path, &error)),
    }
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(not_writable(path, &error)),
        _ => Ok(()),
    }
}

fn taken(dir: &Path) -> Error {
    let place =
        read(dir).map(|notice| format!(" at {}", notice.access().base_url)).unwrap_or_default();
    Error::guarded(format!("a sandbox is already served from {}{place}", dir.display()))
        .next("use that one, or another directory with --data-dir")
}

fn read(dir: &Path) -> Option<RunningSandbox> {
    let text = input::read(&dir.join("server.json"), LARGEST_NOTICE).ok()?;
    serde_json::from_slice(&text).ok()
}

/// Asks the address for its nonce: after a crash somebody else may listen there, and must not get the token.
fn proves_itself(notice: &RunningSandbox) -> bool {
    ask(notice).is_some_and(|answer| {
        let body = answer.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
        let body: Value = serde_json::from_str(body).unwrap_or_default();
        body["nonce"].as_str() == Some(notice.nonce.as_str())
    })
}

fn ask(notice: &RunningSandbox) -> Option<String> {
    let address = notice.address;
    if !address.ip().is_loopback() {
        return None;
    }
    let mut stream = TcpStream::connect_timeout(&address, MOMENT).ok()?;
    stream.set_read_timeout(Some(MOMENT)).ok()?;
    stream.set_write_timeout(Some(MOMENT)).ok()?;
    let question =
        format!("GET /_sandbox/nonce HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(question.as_bytes()).ok()?;
    let (mut answer, mut piece) = (Vec::new(), [0; 1024]);
    let since = Instant::now();
    loop {
        let count = stream.read(&mut piece).ok()?;
        answer.extend_from_slice(&piece[..count]);
        if count == 0 {
            return String::from_utf8(answer).ok();
        }
        // Whoever answers without an end is no sandbox.
        if answer.len() > LONGEST_ANSWER || since.elapsed() > MOMENT {
            return None;
        }
    }
}

/// Where a server that listens here is reached from this machine.
pub fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}
