//! Calls an address that is not the API's, once and without a token: how a callback is delivered. Only the beginning of
//! the answer is read.

use std::time::{Duration, Instant};

use reqwest::{Client, RequestBuilder, Response, Url};
use tokio::runtime::Runtime;

use super::client::{builder, connect_time, no_set_up, root_cause, runtime};
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

/// Why a call has no answer.
pub enum Unanswered {
    /// No connection was made, so it provably did not arrive.
    NotSent(String),
    /// It may have arrived.
    MayHaveArrived(String),
}

/// Delivers to one host, any number of times.
pub struct Deliverer {
    client: Client,
    runtime: Runtime,
    timeout: Duration,
}

impl Deliverer {
    /// For the host of this address; each call may take so long. Nothing is sent yet.
    pub fn new(url: &Url, timeout: Duration) -> Result<Deliverer> {
        let target = Target { base_url: url.clone(), named: false, ca_file: None };
        let proxy = Proxy::on_the_way_to(url)?;
        let client = builder(&target, proxy.as_ref(), connect_time(timeout))?
            .timeout(timeout)
            // A connection that the endpoint is about to close would make an arrival unknown for nothing.
            .pool_max_idle_per_host(0)
            .build()
            .map_err(|error| no_set_up(&error))?;
        Ok(Deliverer { client, runtime: runtime()?, timeout })
    }

    /// Calls an address of the host by GET. Redirects are not followed.
    pub fn get(&self, url: &Url) -> Delivery {
        self.runtime.block_on(async {
            match self.send(self.client.get(url.clone())).await {
                Ok((answer, time)) => {
                    let status = answer.status().as_u16();
                    Delivery::Answered(Delivered { status, time, start: start_of(answer).await })
                }
                Err(Unanswered::NotSent(why) | Unanswered::MayHaveArrived(why)) => {
                    Delivery::Unanswered(why)
                }
            }
        })
    }

    /// Calls an address of the host with this header, and waits for the status alone.
    pub fn status(
        &self,
        url: Url,
        (name, value): (&'static str, String),
    ) -> std::result::Result<(u16, Duration), Unanswered> {
        let call = self.send(self.client.get(url).header(name, value));
        let (answer, time) = self.runtime.block_on(call)?;
        Ok((answer.status().as_u16(), time))
    }

    /// Ends at once, whatever is still looked up.
    pub fn end(self) {
        self.runtime.shutdown_background();
    }

    async fn send(
        &self,
        request: RequestBuilder,
    ) -> std::result::Result<(Response, Duration), Unanswered> {
        let since = Instant::now();
        match request.send().await {
            Ok(answer) => Ok((answer, since.elapsed())),
            Err(error) if error.is_connect() || error.is_builder() => {
                Err(Unanswered::NotSent(root_cause(&error)))
            }
            Err(error) if error.is_timeout() => {
                let why = format!("no answer within {:?}", self.timeout);
                Err(Unanswered::MayHaveArrived(why))
            }
            Err(error) => Err(Unanswered::MayHaveArrived(root_cause(&error))),
        }
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
