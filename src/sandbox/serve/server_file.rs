//! `server.json` in a data directory: the address and the token of the server that others may find there, and the nonce
//! that proves that an answer comes from it. Without the server's lock it says nothing.

use std::fs;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::base::error::{Error, Result};
use crate::base::input;
use crate::store::data::{DataDir, not_writable};

/// The largest file that is read.
const LARGEST_FILE: u64 = 64 * 1024;

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
pub struct ServerFile {
    /// Where it can be reached from this machine.
    pub address: SocketAddr,
    /// What its clients must send.
    pub token: String,
    /// What it answers when it is asked who it is.
    pub nonce: String,
}

impl ServerFile {
    /// What clients need.
    pub fn access(&self) -> SandboxAccess {
        SandboxAccess {
            base_url: format!("http://{}/api/v1", self.address),
            token: self.token.clone(),
        }
    }

    /// The file of this directory, if there is one that can be read.
    pub fn read(dir: &Path) -> Option<ServerFile> {
        let text = input::read(&path(dir), LARGEST_FILE).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// Writes the file; others see all of it or nothing.
    pub fn write(&self, dir: &DataDir) -> Result<()> {
        let text = match serde_json::to_vec_pretty(self) {
            Ok(text) => text,
            Err(error) => return Err(Error::bug(format!("server.json: {error}"))),
        };
        let draft = dir.file("server.json.new")?;
        let path = path(dir.path());
        let written = fs::write(&draft, text).and_then(|()| fs::rename(&draft, &path));
        written.map_err(|error| not_writable(&path, &error))
    }

    /// Removes the file of this directory, if there is one.
    pub fn remove(dir: &Path) -> Result<()> {
        match fs::remove_file(path(dir)) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(not_writable(&path(dir), &error))
            }
            _ => Ok(()),
        }
    }
}

fn path(dir: &Path) -> PathBuf {
    dir.join("server.json")
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
