//! Finds the server of a data directory, for other processes: it must hold the lock, and answer with its nonce.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::server_file::{SandboxAccess, ServerFile};
use super::server_lock::{LOCK_TIMEOUT, PAUSE, is_held};
use crate::base::error::Result;

/// How long an answer is waited for.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(1);

/// The longest answer that is read.
const LONGEST_ANSWER: usize = 8 * 1024;

/// The server that holds this directory's lock and answers with its nonce, if there is one. One that is just starting is
/// waited for.
pub fn find(dir: &Path) -> Result<Option<SandboxAccess>> {
    let since = Instant::now();
    while is_held(dir)? {
        if let Some(server) = ServerFile::read(dir)
            && proves_itself(&server)
        {
            return Ok(Some(server.access()));
        }
        if since.elapsed() > LOCK_TIMEOUT {
            break;
        }
        thread::sleep(PAUSE);
    }
    Ok(None)
}

/// Asks the address for its nonce: after a crash somebody else may listen there, and must not get the token.
fn proves_itself(server: &ServerFile) -> bool {
    let Some(answer) = ask(server) else { return false };
    let Some((_, body)) = answer.split_once("\r\n\r\n") else { return false };
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    body["nonce"].as_str() == Some(server.nonce.as_str())
}

/// The whole answer to the question for the nonce; `None` for whatever is no sandbox on this machine.
fn ask(server: &ServerFile) -> Option<String> {
    let address = server.address;
    if !address.ip().is_loopback() {
        return None;
    }
    let mut stream = TcpStream::connect_timeout(&address, ANSWER_TIMEOUT).ok()?;
    stream.set_read_timeout(Some(ANSWER_TIMEOUT)).ok()?;
    stream.set_write_timeout(Some(ANSWER_TIMEOUT)).ok()?;
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
        if answer.len() > LONGEST_ANSWER || since.elapsed() > ANSWER_TIMEOUT {
            return None;
        }
    }
}
