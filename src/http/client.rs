//! A request in, its fate out, over HTTP. Sends once: whether a request may be repeated is the caller's decision.
//! What an answer means stands in `verdict.rs`.

use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use reqwest::blocking::{self, RequestBuilder, Response};
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue,
};
use reqwest::redirect::Policy;
use reqwest::{Method, Url};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use secrecy::{ExposeSecret, SecretString};

use crate::api::{self, Request};
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::json_text;
use crate::base::privacy;
use crate::base::target::{Target, is_loopback};
use crate::base::text;
use crate::http::verdict::{Quota, Reply};
use crate::profile::proxy::Proxy;

/// How long making a connection may take.
const CONNECT: Duration = Duration::from_secs(10);
/// No file of certificates is larger: 4 MiB.
const LARGEST_CA_FILE: u64 = 4 << 20;
/// How long a connection is kept for the next request.
const IDLE: Duration = Duration::from_secs(5);
/// No single object is larger: 64 MiB.
const LARGEST_OBJECT: u64 = 64 << 20;
/// No list is larger: 1 GiB.
const LARGEST_LIST: u64 = 1 << 30;
/// More values than this are not taken apart, whatever the bytes: each takes about 100 bytes of memory.
const MOST_IN_LIST: usize = 20_000_000;
/// A list that arrives more slowly, in bytes a second, is given up.
const SLOWEST: u128 = 1024;

/// How much of an answer is read, and how long.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// The time for the whole exchange; without it only silence ends it, and too slow a pace.
    within: Option<Duration>,
    /// The most bytes of a body.
    bytes: u64,
    /// The most values in it.
    values: usize,
}

impl Bounds {
    /// One object, or the answer to a write: whole within this time.
    pub fn object(within: Duration) -> Bounds {
        Bounds { within: Some(within), bytes: LARGEST_OBJECT, values: input::MOST_VALUES }
    }

    /// A list: as long as it takes, while no silence lasts the client's time-out and 1 KiB a second arrives.
    pub fn list() -> Bounds {
        Bounds { within: None, bytes: LARGEST_LIST, values: MOST_IN_LIST }
    }
}

/// What became of one sending.
#[derive(Debug)]
pub enum SendResult {
    /// An answer came, whole.
    Answered(Reply),
    /// The request provably never left this machine: no connection was made.
    NotSent(String),
    /// It may have left, and the connection broke before a whole answer came.
    Lost(String),
    /// It may have left, and no whole answer came in time.
    TimedOut(String),
    /// It left, and its answer is larger than anything that the API answers.
    TooLarge(String),
}

/// Where the lines of `-v` go.
pub type Log = Box<dyn Fn(&str) + Send + Sync>;

/// Sends requests to one base URL with one token.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    http: blocking::Client,
    base: Url,
    token: SecretString,
    timeout: Duration,
    log: Option<Log>,
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
        let loopback = is_loopback(&target.base_url);
        let proxy = Proxy::on_the_way_to(&target.base_url)?;
        let mut builder = blocking::Client::builder()
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .http1_only()
            .user_agent(concat!("fpgo/", env!("CARGO_PKG_VERSION")))
            // Shorter than the whole, so that a connection that never came is told from an answer that never came.
            .connect_timeout(CONNECT.min(timeout * 9 / 10))
            .timeout(timeout)
            // A connection that the server is about to close would make a write's outcome unknown for nothing.
            .pool_idle_timeout(IDLE)
            // What the environment says of proxies was understood here, or refused.
            .no_proxy()
            .tls_backend_preconfigured(tls(target, loopback)?);
        if let Some(proxy) = &proxy {
            builder = builder.proxy(proxy.to_reqwest()?);
        }
        if loopback {
            // The name is this machine whatever a name service says, and also where nothing resolves it.
            let here = [IpAddr::from(Ipv4Addr::LOCALHOST), IpAddr::from(Ipv6Addr::LOCALHOST)];
            let here = here.map(|address| SocketAddr::new(address, 0));
            builder = builder.resolve_to_addrs("localhost", &here);
        }
        let http = builder
            .build()
            .map_err(|error| Error::guarded(format!("HTTP cannot be set up: {error}")))?;
        let inner = Inner { http, base: target.base_url.clone(), token, timeout, log, proxy };
        Ok(Client { inner: Arc::new(inner) })
    }

    /// Sends once, and reads the answer within these bounds. Fails only before anything can have left.
    pub fn send(&self, request: &Request, bounds: Bounds) -> Result<SendResult> {
        let ready = self.inner.prepare(request)?;
        let ready = match bounds.within {
            Some(within) => ready.timeout(within),
            None => ready,
        };
        Ok(self.inner.named(self.inner.exchange(ready, bounds)))
    }

    /// How long one attempt may take.
    pub fn timeout(&self) -> Duration {
        self.inner.timeout
    }
}

/// The header that carries a token.
pub fn bearer(token: &SecretString) -> Result<HeaderValue> {
    let mut bearer = HeaderValue::from_str(&format!("Bearer {}", token.expose_secret()))
        .map_err(|_| Error::config("the token holds characters that no HTTP header can carry"))?;
    bearer.set_sensitive(true);
    Ok(bearer)
}

impl Inner {
    fn prepare(&self, request: &Request) -> Result<RequestBuilder> {
        let method = match request.method {
            api::Method::Get => Method::GET,
            api::Method::Post => Method::POST,
            api::Method::Put => Method::PUT,
        };
        let url = self.url(&request.target)?;
        if let Some(proxy) = &self.proxy {
            self.log_line(&format!("* through the proxy {}, by {}", proxy.show(), proxy.variable));
        }
        self.log_line(&format!("> {} {url}", method.as_str()));
        let builder = self.http.request(method, url).headers(self.headers()?);
        let Some(body) = &request.body else { return Ok(builder) };
        self.log_line(&format!("> {}", privacy::people_masked(body)));
        Ok(builder.header(CONTENT_TYPE, "application/json").body(body.to_string()))
    }

    fn exchange(&self, ready: RequestBuilder, bounds: Bounds) -> SendResult {
        match ready.send() {
            Ok(response) => self.receive(response, bounds),
            Err(error) if error.is_connect() => SendResult::NotSent(reason(&error)),
            Err(error) if error.is_timeout() => self.late(bounds),
            Err(error) => SendResult::Lost(reason(&error)),
        }
    }

    /// A failure behind a proxy may be the proxy's.
    fn named(&self, fate: SendResult) -> SendResult {
        let Some(proxy) = &self.proxy else { return fate };
        let way = format!("through the proxy {}, by {}", proxy.show(), proxy.variable);
        match fate {
            SendResult::NotSent(why) => SendResult::NotSent(format!("{why} ({way})")),
            SendResult::Lost(why) => SendResult::Lost(format!("{why} ({way})")),
            SendResult::TimedOut(why) => SendResult::TimedOut(format!("{why} ({way})")),
            SendResult::TooLarge(why) => SendResult::TooLarge(format!("{why} ({way})")),
            answered @ SendResult::Answered(_) => answered,
        }
    }

    /// The address, whole. A path that would be read as another one never leaves.
    fn url(&self, target: &str) -> Result<Url> {
        let base = self.base.as_str().trim_end_matches('/');
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

    fn receive(&self, mut response: Response, bounds: Bounds) -> SendResult {
        let header = |name: &str| {
            response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
        };
        let mut reply = Reply {
            status: response.status().as_u16(),
            content_type: header("content-type").unwrap_or_default(),
            retry_after: header("retry-after").and_then(|value| wait_of(&value)),
            quota: header("x-ratelimit-limit")
                .zip(header("x-ratelimit-remaining"))
                .and_then(|(limit, remaining)| quota_of(&limit, &remaining)),
            location: header("location"),
            body: Vec::new(),
        };
        self.log_line(&format!("< HTTP {} {}", reply.status, reply.content_type));
        if response.content_length().is_some_and(|length| length > bounds.bytes) {
            return too_large(&reply, bounds);
        }
        let mut pace = Pace::new();
        let mut piece = [0; 16 * 1024];
        loop {
            match response.read(&mut piece) {
                Ok(0) => break,
                Ok(count) => reply.body.extend_from_slice(&piece[..count]),
                Err(error) if is_late(&error) => return self.late(bounds),
                Err(error) => {
                    return SendResult::Lost(format!(
                        "HTTP {}, but the answer broke off: {error}",
                        reply.status
                    ));
                }
            }
            if reply.body.len() as u64 > bounds.bytes {
                return too_large(&reply, bounds);
            }
            if !pace.keeps_up(reply.body.len(), self.timeout) {
                return SendResult::TimedOut(format!(
                    "HTTP {}, but less than 1 KiB a second arrived",
                    reply.status
                ));
            }
        }
        if json_text::has_more_values(&reply.body, bounds.values) {
            return SendResult::TooLarge(format!(
                "HTTP {}, but the answer holds more than {} values",
                reply.status, bounds.values
            ));
        }
        self.log_body(&reply.body);
        SendResult::Answered(reply)
    }

    fn late(&self, bounds: Bounds) -> SendResult {
        let what = match bounds.within {
            Some(within) => format!("no whole answer within {within:?}"),
            None => format!("nothing arrived for {:?}", self.timeout),
        };
        SendResult::TimedOut(what)
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

fn too_large(reply: &Reply, bounds: Bounds) -> SendResult {
    let most = bounds.bytes >> 20;
    SendResult::TooLarge(format!("HTTP {}, but the answer is larger than {most} MiB", reply.status))
}

/// Whether a body arrives fast enough, measured over one time-out after another.
struct Pace {
    since: Instant,
    /// Bytes that had arrived then.
    before: usize,
}

impl Pace {
    fn new() -> Pace {
        Pace { since: Instant::now(), before: 0 }
    }

    /// Whether, with so many bytes so far, it kept up over the last window; before that is over, it does.
    fn keeps_up(&mut self, arrived: usize, window: Duration) -> bool {
        let elapsed = self.since.elapsed();
        if elapsed < window {
            return true;
        }
        let count = (arrived - self.before) as u128;
        *self = Pace { since: Instant::now(), before: arrived };
        count * 1000 >= elapsed.as_millis() * SLOWEST
    }
}

/// The last cause says what happened (`Connection refused`); the ones above say where in the libraries.
fn reason(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

/// Whether reading broke off because of the time-out.
fn is_late(error: &std::io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<reqwest::Error>());
    inner.is_some_and(reqwest::Error::is_timeout) || error.kind() == std::io::ErrorKind::TimedOut
}

fn quota_of(limit: &str, remaining: &str) -> Option<Quota> {
    Some(Quota { limit: text::digits(limit.trim())?, remaining: text::digits(remaining.trim())? })
}

/// `Retry-After`: seconds, or a date.
fn wait_of(value: &str) -> Option<Duration> {
    if let Some(seconds) = text::digits(value.trim()) {
        return Some(Duration::from_secs(seconds));
    }
    let until = httpdate::parse_http_date(value).ok()?;
    // A date in the past: no waiting at all.
    Some(until.duration_since(SystemTime::now()).unwrap_or_default())
}

fn tls(target: &Target, loopback: bool) -> Result<rustls::ClientConfig> {
    let mut roots = rustls::RootCertStore::empty();
    if let Some(path) = &target.ca_file {
        let bytes = input::read(path, LARGEST_CA_FILE)
            .map_err(|error| Error::config(format!("ca_file {}: {error}", path.display())))?;
        let own: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
        let own =
            own.map_err(|error| Error::config(format!("ca_file {}: {error}", path.display())))?;
        if own.is_empty() {
            return Err(Error::config(format!("ca_file {} holds no certificate", path.display())));
        }
        for certificate in own {
            roots
                .add(certificate)
                .map_err(|error| Error::config(format!("ca_file {}: {error}", path.display())))?;
        }
    }
    // Reading the system's certificates takes longer than a local look-up; a local server never has one of theirs.
    if !loopback {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    let config = rustls::ClientConfig::builder_with_provider(Arc::new(
        rustls::crypto::ring::default_provider(),
    ))
    .with_safe_default_protocol_versions()
    .map_err(|error| Error::bug(format!("setting up TLS: {error}")))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
