//! Calls an address that is not the API's, once and without a token: how a callback is delivered. Only the beginning of
//! the answer is read.

use std::time::{Duration, Instant};

use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};

use super::client::{no_set_up, resolve_here, root_cause, runtime};
use super::tls;
use crate::base::error::Result;
use crate::base::target::Target;
use crate::profile::proxy::Proxy;

/// How much of an answer is read, in bytes.
const LONGEST_START: usize = 8 * 1024;

/// An answer.
pub struct Delivered {
    /// HTTP status.
    pub status: u16,
    /// Until the head of the answer had come.
    pub time: Duration,
    /// The beginning of its body.
    pub start: Vec<u8>,
}

/// What became of a call.
pub enum Delivery {
    /// Somebody answered.
    Answered(Delivered),
    /// Nobody did, for this reason.
    Unanswered(String),
}

/// Calls this address by GET. Redirects are not followed. Fails only before anything was sent.
pub fn get(url: &Url, timeout: Duration) -> Result<Delivery> {
    let target = Target { base_url: url.clone(), named: false, ca_file: None };
    let mut builder = Client::builder()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .http1_only()
        .user_agent(concat!("fpgo/", env!("CARGO_PKG_VERSION")))
        .timeout(timeout)
        .no_proxy()
        .tls_backend_preconfigured(tls::config(&target)?);
    if let Some(proxy) = Proxy::on_the_way_to(url)? {
        builder = builder.proxy(proxy.to_reqwest()?);
    }
    let client = resolve_here(builder, url).build().map_err(|error| no_set_up(&error))?;
    Ok(runtime()?.block_on(call(&client, url, timeout)))
}

async fn call(client: &Client, url: &Url, timeout: Duration) -> Delivery {
    let since = Instant::now();
    match client.get(url.clone()).send().await {
        Ok(answer) => Delivery::Answered(Delivered {
            status: answer.status().as_u16(),
            time: since.elapsed(),
            start: start_of(answer).await,
        }),
        Err(error) if error.is_timeout() => {
            Delivery::Unanswered(format!("no answer within {timeout:?}"))
        }
        Err(error) => Delivery::Unanswered(root_cause(&error)),
    }
}

/// The beginning of the body, as far as it comes: the status says all that counts.
async fn start_of(mut answer: Response) -> Vec<u8> {
    let mut start = Vec::new();
    // What came before a failure is kept.
    while let Ok(Some(piece)) = answer.chunk().await {
        start.extend_from_slice(&piece);
        if start.len() >= LONGEST_START {
            start.truncate(LONGEST_START);
            break;
        }
    }
    start
}
