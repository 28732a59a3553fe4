//! One attempt to tell a merchant: without following redirects, and without waiting long for an answer.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::{Duration, Instant};

use super::callback::{Attempt, Callback};
use super::real_time;

/// How long a merchant may take to answer.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(5);

/// The client that tells merchants. `None` where none can be made.
pub fn client() -> Option<reqwest::Client> {
    // It may be there already; a merchant on this machine hardly ever has TLS.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .no_proxy()
        // A connection that the merchant is about to close would lose a callback.
        .pool_max_idle_per_host(0)
        // The name is this machine whatever a name service says.
        .resolve_to_addrs("localhost", &this_machine())
        .timeout(ANSWER_TIMEOUT)
        .build()
        .ok()
}

fn this_machine() -> [SocketAddr; 2] {
    [(Ipv4Addr::LOCALHOST, 0).into(), (Ipv6Addr::LOCALHOST, 0).into()]
}

/// Sends a callback once.
pub async fn send(client: &reqwest::Client, callback: &Callback) -> Attempt {
    let (at, since) = (real_time::seconds(), Instant::now());
    let outcome = match client.get(&callback.url).send().await {
        Ok(answer) => answer.status().as_u16().to_string(),
        Err(error) if error.is_timeout() => "failed: no answer in time".into(),
        Err(_) => "failed: no answer".into(),
    };
    Attempt { at, reason: callback.next, outcome, ms: real_time::millis(since.elapsed()) }
}
