//! Sending callbacks: to this machine alone, without following redirects, and without waiting long for an answer.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use super::outbox::{self, Callback};
use crate::base::error::Result;
use crate::sandbox::world::WorldFile;

/// How long a merchant may take to answer.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(5);

/// Sends a callback, and gives it with what came of it.
pub fn send(mut callback: Callback) -> Callback {
    // It may be there already; a merchant on this machine hardly ever has TLS.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::blocking::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        // The name is this machine whatever a name service says.
        .resolve_to_addrs("localhost", &this_machine())
        .timeout(ANSWER_TIMEOUT)
        .build();
    let sent = client.and_then(|client| client.get(&callback.url).send());
    callback.outcome = match sent {
        Ok(answer) => answer.status().as_u16().to_string(),
        Err(error) if error.is_timeout() => "failed: no answer in time".into(),
        Err(_) => "failed: no answer".into(),
    };
    callback
}

fn this_machine() -> [SocketAddr; 2] {
    [(Ipv4Addr::LOCALHOST, 0).into(), (Ipv6Addr::LOCALHOST, 0).into()]
}

/// Sends all callbacks that wait, one after another. A merchant that does not answer changes nothing about what happened.
pub fn deliver(file: &mut WorldFile) -> Result<()> {
    for callback in outbox::take_waiting(file)? {
        outbox::record_outcome(file, &send(callback))?;
    }
    Ok(())
}
