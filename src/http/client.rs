//! Sends a request once, over HTTP, and gives the judged answer. Whether a request may be repeated is the caller's
//! decision. How an answer is read stands in `receive.rs`, what it means in `verdict.rs`.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue,
};
use reqwest::redirect::Policy;
use reqwest::{ClientBuilder, Method, RequestBuilder, Response, Url};
use secrecy::{ExposeSecret, SecretString};
use tokio::runtime::{self, Runtime};
use tokio::task;
use tokio::time;

use crate::api::{self, Request};
use crate::base::error::{Error, Result};
use crate::base::json_list::ListReader;
use crate::base::privacy;
use crate::base::target::{Target, is_loopback};
use crate::base::text;
use crate::base::tls::{self, Trust};
use crate::http::receive::{self, Body, Bounds, Unanswered, UnansweredCause};
use crate::http::reply::Reply;
use crate::http::rows::Rows;
use crate::http::verdict::{Answer, Purpose};
use crate::profile::proxy::Proxy;

/// How long making a connection may take.
const CONNECT: Duration = Duration::from_secs(10);
/// A list that is not longer than this is read whole before any of it is shown, in bytes: what is wrong with it is known then,
/// and it can be read again.
const WHOLE: usize = 256 * 1024;
/// How long a connection is kept for the next request.
const IDLE: Duration = Duration::from_secs(5);

/// What became of a request that was sent once.
#[derive(Debug)]
pub enum SendResult {
    /// An answer came, whole.
    Answered(Answer),
    /// The request provably never left this machine: no connection was made, for this reason.
    NotSent(String),
    /// The request may have left, and no answer came that can be used.
    Unanswered(Unanswered),
}

/// Where the lines of `-v` go.
pub type Log = Box<dyn Fn(&str) + Send + Sync>;

/// Sends requests to one base URL with one token.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    target: Target,
    http: reqwest::Client,
    /// Drives the connection while this thread waits for an answer: a thread of its own would have to be started, and
    /// woken at each step.
    runtime: Arc<Runtime>,
    token: SecretString,
    timeout: Duration,
    log: Option<Arc<Log>>,
    proxy: Option<Proxy>,
}

impl Client {
    /// A client for this target. Nothing is sent yet.
    pub fn new(
        target: &Target,
        token: SecretString,
        timeout: Duration,
        log: Option<Log>,
    ) -> Result<Client> {
        Client::with_log(target.clone(), token, timeout, log.map(Arc::new))
    }

    /// Another client for the same target, for a thread of its own: it has its own connections.
    pub fn beside(&self) -> Result<Client> {
        let Inner { target, token, timeout, log, .. } = &*self.inner;
        Client::with_log(target.clone(), token.clone(), *timeout, log.clone())
    }

    fn with_log(
        target: Target,
        token: SecretString,
        timeout: Duration,
        log: Option<Arc<Log>>,
    ) -> Result<Client> {
        let proxy = Proxy::on_the_way_to(&target.base_url)?;
        let http = builder(&target, proxy.as_ref(), connect_time(timeout))?
            // A connection that the server is about to close would make a write's outcome unknown for nothing.
            .pool_idle_timeout(IDLE)
            .build()
            .map_err(|error| no_set_up(&error))?;
        let runtime = Arc::new(runtime()?);
        Ok(Client { inner: Arc::new(Inner { target, http, runtime, token, timeout, log, proxy }) })
    }

    /// The token that it sends.
    pub fn token(&self) -> &SecretString {
        &self.inner.token
    }

    /// Sends once, and reads and judges the answer within these bounds. Fails only before anything can have left.
    pub fn send(&self, request: &Request, purpose: Purpose, bounds: Bounds) -> Result<SendResult> {
        let ready = self.inner.prepare(request)?;
        let ready = match bounds.within {
            Some(within) => ready.timeout(within),
            None => ready,
        };
        Ok(match self.inner.runtime.block_on(self.inner.exchange(ready, bounds)) {
            Ok(Received::Whole(reply)) if request.method == api::Method::Head => {
                SendResult::Answered(Answer::judge_head(reply, purpose))
            }
            Ok(Received::Whole(reply)) => SendResult::Answered(Answer::judge(reply, purpose)),
            Ok(Received::List(reply, body, reader)) => {
                let rows = Rows::new(&self.inner.runtime, *body, *reader);
                SendResult::Answered(Answer::judge_beginning(reply, rows))
            }
            Err(ExchangeError::NotSent(why)) => SendResult::NotSent(self.inner.with_proxy(why)),
            Err(ExchangeError::Unanswered(Unanswered { cause, why })) => {
                SendResult::Unanswered(Unanswered { cause, why: self.inner.with_proxy(why) })
            }
        })
    }
}

/// How long making a connection may take where an exchange may take so long: less, so that a connection that never came is
/// told from an answer that never came.
pub(super) fn connect_time(timeout: Duration) -> Duration {
    CONNECT.min(timeout * 9 / 10)
}

/// What all clients have in common: they send once, follow nothing, and go by this proxy or by none.
pub(super) fn builder(
    target: &Target,
    proxy: Option<&Proxy>,
    connect: Duration,
) -> Result<ClientBuilder> {
    let mut builder = reqwest::Client::builder()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .http1_only()
        .user_agent(concat!("fpgo/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(connect)
        // What the environment says of proxies was understood here, or refused.
        .no_proxy()
        .tls_backend_preconfigured(tls::config(&Trust::of(target))?);
    if let Some(proxy) = proxy {
        builder = builder.proxy(proxy.to_reqwest()?);
    }
    Ok(resolve_here(builder, &target.base_url))
}

/// Finds this machine without a name service: `localhost` is this machine whatever one says, and also where nothing
/// resolves it.
fn resolve_here(builder: ClientBuilder, address: &Url) -> ClientBuilder {
    if !is_loopback(address) {
        return builder;
    }
    let here = [IpAddr::from(Ipv4Addr::LOCALHOST), IpAddr::from(Ipv6Addr::LOCALHOST)];
    builder.resolve_to_addrs("localhost", &here.map(|address| SocketAddr::new(address, 0)))
}

/// What drives connections in the thread that waits for them.
pub(super) fn runtime() -> Result<Runtime> {
    runtime::Builder::new_current_thread().enable_all().build().map_err(|error| no_set_up(&error))
}

/// The failure to set up what requests need.
pub(super) fn no_set_up(error: &dyn std::error::Error) -> Error {
    Error::guarded(format!("HTTP cannot be set up: {error}"))
}

/// Lets the connections of earlier requests notice what came while nothing was asked, above all that one was closed: a
/// request that goes out on a closed one fails for nothing, and a write's outcome would be unknown.
async fn look_after_connections() {
    // The first brings the system's news to those who wait for them, the second lets them act on it.
    task::yield_now().await;
    task::yield_now().await;
}

/// The header that carries a token.
fn bearer(token: &SecretString) -> Result<HeaderValue> {
    let mut bearer = HeaderValue::from_str(&format!("Bearer {}", token.expose_secret()))
        .map_err(|_| Error::config("the token holds characters that no HTTP header can carry"))?;
    bearer.set_sensitive(true);
    Ok(bearer)
}

/// What came of an exchange.
enum Received {
    /// The whole answer.
    Whole(Reply),
    /// The head of an answer with a long list, which has begun.
    List(Reply, Box<Body>, Box<ListReader>),
}

/// Why an exchange ended without a whole answer.
enum ExchangeError {
    NotSent(String),
    Unanswered(Unanswered),
}

impl Inner {
    fn prepare(&self, request: &Request) -> Result<RequestBuilder> {
        let method = match request.method {
            api::Method::Get => Method::GET,
            api::Method::Post => Method::POST,
            api::Method::Put => Method::PUT,
            api::Method::Head => Method::HEAD,
            api::Method::Patch => Method::PATCH,
            api::Method::Delete => Method::DELETE,
        };
        let url = self.url(&request.target)?;
        if let Some(proxy) = &self.proxy {
            self.log_line(&format!("* {}", by_way_of(proxy)));
        }
        self.log_line(&format!("> {} {url}", method.as_str()));
        let builder = self.http.request(method, url).headers(self.headers()?);
        let Some(body) = &request.body else { return Ok(builder) };
        self.log_line(&format!("> {}", privacy::people_masked(body)));
        Ok(builder.header(CONTENT_TYPE, "application/json").body(body.to_string()))
    }

    async fn exchange(
        &self,
        ready: RequestBuilder,
        bounds: Bounds,
    ) -> std::result::Result<Received, ExchangeError> {
        look_after_connections().await;
        let Ok(sent) = time::timeout(self.timeout, ready.send()).await else {
            return Err(ExchangeError::Unanswered(bounds.timed_out(self.timeout)));
        };
        match sent {
            Ok(response) => self.receive(response, bounds).await.map_err(ExchangeError::Unanswered),
            Err(error) if error.is_connect() => Err(ExchangeError::NotSent(root_cause(&error))),
            Err(error) if error.is_timeout() => {
                Err(ExchangeError::Unanswered(bounds.timed_out(self.timeout)))
            }
            Err(error) => {
                let why = root_cause(&error);
                Err(ExchangeError::Unanswered(Unanswered { cause: UnansweredCause::Broken, why }))
            }
        }
    }

    async fn receive(
        &self,
        response: Response,
        bounds: Bounds,
    ) -> std::result::Result<Received, Unanswered> {
        let head = receive::head(&response);
        self.log_line(&format!("< HTTP {} {}", head.status, head.content_type));
        let is_good = (200..300).contains(&head.status);
        let mut body = Body::of(response, bounds, self.timeout)?;
        let mut bytes = Vec::new();
        if bounds.is_list && !body.read_up_to(WHOLE, &mut bytes).await? {
            match ListReader::begin(&bytes, bounds.values()).filter(|_| is_good) {
                Some(reader) if bounds.by_rows && self.log.is_none() => {
                    return Ok(Received::List(head, Box::new(body), reader));
                }
                Some(_) => {}
                None => body.is_no_list()?,
            }
        }
        body.read_up_to(usize::MAX, &mut bytes).await?;
        self.log_body(&bytes);
        Ok(Received::Whole(Reply { body: bytes, ..head }))
    }

    /// The reason of a failure, which may be the proxy's where there is one.
    fn with_proxy(&self, why: String) -> String {
        match &self.proxy {
            Some(proxy) => format!("{why} ({})", by_way_of(proxy)),
            None => why,
        }
    }

    /// The address, whole. A path that would be read as another one never leaves.
    fn url(&self, target: &str) -> Result<Url> {
        let base = self.target.base_url.as_str().trim_end_matches('/');
        let wanted = format!("{base}{target}");
        let url =
            Url::parse(&wanted).map_err(|error| Error::config(format!("{wanted}: {error}")))?;
        if url.as_str() != wanted {
            return Err(Error::config(format!("{wanted} would be sent as {url}")));
        }
        Ok(url)
    }

    fn headers(&self) -> Result<HeaderMap> {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, bearer(&self.token)?);
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        Ok(headers)
    }

    fn log_body(&self, body: &[u8]) {
        if self.log.is_none() {
            return;
        }
        match serde_json::from_slice(text::without_mark(body)) {
            Ok(body) => self.log_line(&format!("< {}", privacy::people_masked(&body))),
            Err(_) => self.log_line(&format!("< {}", privacy::excerpt(body))),
        }
    }

    fn log_line(&self, line: &str) {
        if let Some(log) = &self.log {
            log(line);
        }
    }
}

fn by_way_of(proxy: &Proxy) -> String {
    format!("through the proxy {}, by {}", proxy.show(), proxy.variable)
}

/// The last cause says what happened (`Connection refused`); the ones above say where in the libraries.
pub(super) fn root_cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}
