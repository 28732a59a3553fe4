//! A request in, its fate out, over HTTP. Sends once: whether a request may be repeated is the caller's decision.
//! What an answer means stands in `verdict.rs`.

use std::io::Read;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use reqwest::blocking::{self, Response};
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue,
};
use reqwest::redirect::Policy;
use reqwest::{Method, Url};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use secrecy::{ExposeSecret, SecretString};

use crate::api::{self, Request};
use crate::config::Target;
use crate::error::{Error, Result};
use crate::verdict::Reply;

const CONNECT: Duration = Duration::from_secs(10);

/// What became of one sending.
#[derive(Debug)]
pub enum Fate {
    /// An answer came, whole.
    Answered(Reply),
    /// The request provably never left this machine: no connection was made.
    NotSent(String),
    /// It may have left, and the connection broke before a whole answer came.
    Lost(String),
    /// It may have left, and no whole answer came in time.
    TimedOut(String),
}

/// Where the lines of `-v` go, secrets already taken out.
pub type Log = Box<dyn Fn(&str)>;

/// Sends requests to one base URL with one token.
pub struct Client {
    http: blocking::Client,
    base: Url,
    token: SecretString,
    timeout: Duration,
    log: Option<Log>,
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
        let mut builder = blocking::Client::builder()
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .http1_only()
            .user_agent(concat!("fpgo/", env!("CARGO_PKG_VERSION")))
            // Shorter than the whole, so that a connection that never came is told from an answer that never came.
            .connect_timeout(CONNECT.min(timeout * 9 / 10))
            .timeout(timeout)
            .tls_backend_preconfigured(tls(target, loopback)?);
        if loopback {
            builder = builder.no_proxy();
        }
        let http =
            builder.build().map_err(|error| Error::bug(format!("setting up HTTP: {error}")))?;
        Ok(Client { http, base: target.base_url.clone(), token, timeout, log })
    }

    /// Sends once. For a write the time-out covers the whole exchange, for a read the longest silence.
    pub fn send(&self, request: &Request, writes: bool) -> Result<Fate> {
        let url = self.url(&request.target)?;
        let started = Instant::now();
        let method = match request.method {
            api::Method::Get => Method::GET,
            api::Method::Post => Method::POST,
        };
        self.log_line(&format!("> {} {url}", method.as_str()));
        let mut builder = self.http.request(method, url).headers(self.headers()?);
        if let Some(body) = &request.body {
            self.log_line(&format!("> {}", crate::privacy::masked(body)));
            builder = builder.header(CONTENT_TYPE, "application/json").body(body.to_string());
        }
        let response = match builder.send() {
            Ok(response) => response,
            Err(error) if error.is_connect() => return Ok(Fate::NotSent(self.reason(&error))),
            Err(error) if error.is_timeout() => return Ok(Fate::TimedOut(self.late())),
            Err(error) => return Ok(Fate::Lost(self.reason(&error))),
        };
        Ok(self.receive(response, writes.then_some(started)))
    }

    /// The address, whole. A path that would be read as another one never leaves.
    fn url(&self, target: &str) -> Result<Url> {
        let base = self.base.as_str().trim_end_matches('/');
        let wanted = format!("{base}{target}");
        let url =
            Url::parse(&wanted).map_err(|error| Error::config(format!("{wanted}: {error}")))?;
        if url.as_str() != wanted {
            return Err(Error::bug(format!("{wanted} would be sent as {url}")));
        }
        Ok(url)
    }

    fn headers(&self) -> Result<HeaderMap> {
        let mut bearer = HeaderValue::from_str(&format!("Bearer {}", self.token.expose_secret()))
            .map_err(|_| {
            Error::config("the token holds characters that no HTTP header can carry")
        })?;
        bearer.set_sensitive(true);
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, bearer);
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        Ok(headers)
    }

    fn receive(&self, mut response: Response, started: Option<Instant>) -> Fate {
        let header = |name: &str| {
            response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
        };
        let mut reply = Reply {
            status: response.status().as_u16(),
            content_type: header("content-type").unwrap_or_default(),
            retry_after: header("retry-after").and_then(|value| wait_of(&value)),
            location: header("location").map(|value| self.without_token(&value)),
            body: Vec::new(),
        };
        self.log_line(&format!("< HTTP {} {}", reply.status, reply.content_type));
        let mut piece = [0; 16 * 1024];
        loop {
            match response.read(&mut piece) {
                Ok(0) => break,
                Ok(count) => reply.body.extend_from_slice(&piece[..count]),
                Err(error) if is_late(&error) => return Fate::TimedOut(self.late()),
                Err(error) => {
                    let why = self.without_token(&error.to_string());
                    return Fate::Lost(format!(
                        "HTTP {}, but the answer broke off: {why}",
                        reply.status
                    ));
                }
            }
            if started.is_some_and(|started| started.elapsed() > self.timeout) {
                return Fate::TimedOut(self.late());
            }
        }
        reply.body = self.body_without_token(reply.body);
        if let Ok(body) = serde_json::from_slice(&reply.body) {
            self.log_line(&format!("< {}", crate::privacy::masked(&body)));
        } else {
            self.log_line(&format!("< {}", crate::text::beginning(&reply.body)));
        }
        Fate::Answered(reply)
    }

    /// A server that echoes the token must not make us print it.
    fn without_token(&self, text: &str) -> String {
        text.replace(self.token.expose_secret(), "***")
    }

    fn body_without_token(&self, body: Vec<u8>) -> Vec<u8> {
        let token = self.token.expose_secret();
        match std::str::from_utf8(&body) {
            Ok(text) if text.contains(token) => self.without_token(text).into_bytes(),
            _ => body,
        }
    }

    fn late(&self) -> String {
        format!("no whole answer within {:?}", self.timeout)
    }

    fn reason(&self, error: &reqwest::Error) -> String {
        // The last cause says what happened (`Connection refused`); the ones above say where in the libraries.
        let mut cause: &dyn std::error::Error = error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        self.without_token(&cause.to_string())
    }

    fn log_line(&self, line: &str) {
        if let Some(log) = &self.log {
            log(&self.without_token(line));
        }
    }
}

/// Whether reading broke off because of the time-out.
fn is_late(error: &std::io::Error) -> bool {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<reqwest::Error>());
    inner.is_some_and(reqwest::Error::is_timeout) || error.kind() == std::io::ErrorKind::TimedOut
}

/// `Retry-After`: seconds, or a date.
fn wait_of(value: &str) -> Option<Duration> {
    let seconds = value.trim().parse().ok().map(Duration::from_secs);
    seconds
        .or_else(|| httpdate::parse_http_date(value).ok()?.duration_since(SystemTime::now()).ok())
}

/// Whether an address can only be this machine.
pub fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || literal.is_ok_and(|address| address.is_loopback())
}

fn tls(target: &Target, loopback: bool) -> Result<rustls::ClientConfig> {
    let mut roots = rustls::RootCertStore::empty();
    if let Some(path) = &target.ca_file {
        let bytes = std::fs::read(path)
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
