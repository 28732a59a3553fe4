//! The sandbox's socket: requests of any bytes, and of any path, query, head and body. It answers or closes the connection; it
//! never fails inside; and what it keeps obeys its own rules: nothing is given back that was not taken, nor more taken than
//! there is.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::sandbox_rules;
use super::words::{NASTY, choice, part, spelt};
use crate::api::{self, Endpoint};
use crate::sandbox::{Server, Settings};

const TOKEN: &str = "sandbox-token-of-a-test";
/// After so many requests the rules are held against what there is, and after so many looks the world begins anew.
const LOOKS: (usize, usize) = (20, 50);

const WORDS: [&str; 51] = [
    "GET ",
    "POST ",
    "DELETE ",
    "HEAD ",
    "PUT ",
    "OPTIONS ",
    "/api/v1",
    "/connect/orders/refund/",
    "/connect/orders/status/",
    "/connect/reservations/capture/",
    "/_sandbox/",
    "/_sandbox/faults",
    "/_sandbox/objects",
    "/_sandbox/clock",
    "/_sandbox/reset",
    "/_sandbox/pay/",
    "/pay/",
    "/",
    "?",
    "&",
    "=",
    "%00",
    "%2F",
    "%",
    "..",
    " HTTP/1.1\r\n",
    " HTTP/1.0\r\n",
    " HTTP/2.0\r\n",
    "Host: HOST\r\n",
    "Host: evil.example\r\n",
    "Authorization: Bearer sandbox-token-of-a-test\r\n",
    "Authorization: Basic OnNhbmRib3g=\r\n",
    "Content-Type: application/json\r\n",
    "Content-Type: application/x-www-form-urlencoded\r\n",
    "Content-Length: 2\r\n",
    "Content-Length: 0\r\n",
    "Content-Length: 99999999999999999999\r\n",
    "Transfer-Encoding: chunked\r\n",
    "2\r\n{}\r\n0\r\n\r\n",
    "Connection: close\r\n",
    "Connection: keep-alive\r\n",
    "Expect: 100-continue\r\n",
    "Sec-Fetch-Site: cross-site\r\n",
    "Origin: http://HOST\r\n",
    "\r\n",
    "\r\n\r\n",
    "{}",
    "{\"advance\":1}",
    "{\"outcome\":\"paid\"}",
    "\n",
    ": ",
];
const VALUES: [&str; 40] = [
    "null",
    "true",
    "0",
    "1",
    "-1",
    "0.01",
    "1e400",
    "-0",
    "99999999999999999999999999999",
    "0.0000000000000000000000000001",
    "\"\"",
    "\"0\"",
    "\"-5\"",
    "\" 800\"",
    "\"1e3\"",
    "\"regular\"",
    "\"invoice\"",
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    "{\"0\":{}}",
    "\"2026-12-24\"",
    "\"1893456000\"",
    "1893456000",
    "\"02 Aug, 2023\"",
    "\"month\"",
    "-9223372036854775808",
    "9223372036854775807",
    "18446744073709551616",
    "\"ODR1\"",
    "\"private\"",
    "\"corporate\"",
    "\"captured\"",
    "\"charged\"",
    "\"reservation\"",
    "\"payment\"",
    "\"refund\"",
    "\"Cycle 1\"",
    "[\"Cycle 1\"]",
];
const HARMLESS_FAULTS: &str = "/_sandbox/faults";

fn words() -> Vec<&'static str> {
    WORDS.iter().chain(&NASTY).copied().collect()
}

/// How often something failed inside, whatever became of the connection.
static PANICS: AtomicUsize = AtomicUsize::new(0);

fn count_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let place = info.location().map(panic::Location::file).unwrap_or_default();
            if place.contains("src/sandbox") || place.contains("src/api") {
                PANICS.fetch_add(1, Ordering::SeqCst);
            }
            before(info);
        }));
    });
}

/// A sandbox, and the objects that there are.
struct Target {
    _dir: TempDir,
    _server: Server,
    address: SocketAddr,
    ids: Vec<String>,
    requests: usize,
}

impl Target {
    fn start() -> Target {
        count_panics();
        let dir = tempfile::tempdir().expect("a directory");
        let settings =
            Settings { token: Some(TOKEN.into()), ..Settings::new(dir.path().join("sandbox")) };
        let server = Server::start(settings).expect("a sandbox");
        let base = server.access().base_url.clone();
        let address = base
            .trim_start_matches("http://")
            .trim_end_matches("/api/v1")
            .parse()
            .expect("an address");
        let mut target =
            Target { _dir: dir, _server: server, address, ids: Vec::new(), requests: 0 };
        target.look();
        target
    }

    /// Sends these bytes, and nothing more if they are all, and gives what is answered up to the end of the connection.
    fn send(&self, request: &[u8], is_all: bool) -> Vec<u8> {
        let mut stream = TcpStream::connect(self.address).expect("it accepts");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a time-out");
        // It may close before all has come.
        let _ = stream.write_all(request);
        if is_all {
            let _ = stream.shutdown(Shutdown::Write);
        }
        let mut answer = Vec::new();
        match stream.read_to_end(&mut answer) {
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                panic!("no answer and no end: {:?}", String::from_utf8_lossy(request))
            }
            _ => answer,
        }
    }

    /// A request that has a right head.
    fn call(&self, method: &str, path: &str, body: &[u8], kind: &str) -> Vec<u8> {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {TOKEN}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n",
            self.address,
            body.len()
        );
        self.send(&[head.as_bytes(), body].concat(), false)
    }

    /// Looks at all that there is: it obeys the rules.
    fn look(&mut self) {
        let answer = self.call("GET", "/_sandbox/objects", b"", "application/json");
        let at = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let all: Value = serde_json::from_slice(&answer[at + 4..]).expect("all objects");
        sandbox_rules::hold(&all);
        self.ids.clear();
        for kind in ["orders", "reservations", "subscriptions", "customers"] {
            let objects = all[kind].as_array().expect(kind).iter();
            self.ids
                .extend(objects.filter_map(|object| object["uuid"].as_str().map(str::to_owned)));
        }
        assert!(!self.ids.is_empty(), "{all}");
    }

    fn after(&mut self) {
        assert_eq!(PANICS.load(Ordering::SeqCst), 0, "it failed inside");
        self.requests += 1;
        if self.requests.is_multiple_of(LOOKS.0) {
            self.look();
        }
        if self.requests.is_multiple_of(LOOKS.0 * LOOKS.1) {
            self.call("DELETE", HARMLESS_FAULTS, b"", "application/json");
            self.call("POST", "/_sandbox/reset", b"{}", "application/json");
            self.look();
        }
    }
}

/// What answers is HTTP, or nothing at all.
fn is_http(answer: &[u8], request: &[u8]) {
    let text = String::from_utf8_lossy(&answer[..answer.len().min(12)]).into_owned();
    let status = text.strip_prefix("HTTP/1.1 ").or_else(|| text.strip_prefix("HTTP/1.0 "));
    let status = status.and_then(|status| status.parse::<u16>().ok());
    let is_right = answer.is_empty()
        || status.is_some_and(|status| (100..600).contains(&status) && status != 500);
    assert!(is_right, "{text:?} to {:?}", String::from_utf8_lossy(request));
}

fn target() -> &'static Mutex<Option<Target>> {
    static TARGET: Mutex<Option<Target>> = Mutex::new(None);
    &TARGET
}

fn attack(is_all: bool, with: impl FnOnce(&Target) -> Vec<u8>) {
    let mut held = target().lock().unwrap_or_else(PoisonError::into_inner);
    let target = held.get_or_insert_with(Target::start);
    let request = with(target);
    let answer = target.send(&request, is_all);
    is_http(&answer, &request);
    let failed = answer.windows(18).any(|part| part == b"somethingWentWrong");
    assert!(
        !failed,
        "{:?}: {:?}",
        String::from_utf8_lossy(&request),
        String::from_utf8_lossy(&answer)
    );
    target.after();
}

#[test]
fn any_bytes_are_answered_or_the_connection_ends() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 120);
        attack(true, |target| {
            let text = spelt(bytes, &words());
            let host = target.address.to_string();
            // Letters that no UTF-8 has stay what they are.
            let mut request = Vec::new();
            let mut rest = text.as_slice();
            while let Some(at) = rest.windows(4).position(|four| four == b"HOST") {
                request.extend_from_slice(&rest[..at]);
                request.extend_from_slice(host.as_bytes());
                rest = &rest[at + 4..];
            }
            request.extend_from_slice(rest);
            request
        });
    });
}

#[test]
fn any_call_is_answered_and_the_books_stay_right() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 80);
        attack(false, |target| {
            let (what, rest) = choice(bytes);
            let (id, rest) = choice(rest);
            let (how, rest) = choice(rest);
            let all: Vec<&Endpoint> = api::endpoints().collect();
            let endpoint = all[usize::from(what) % all.len()];
            let id = &target.ids[usize::from(id) % target.ids.len()];
            let path = path(endpoint, id, how, rest);
            let body = altered(endpoint, rest);
            let body = if how & 3 == 3 { spelt(rest, &words()) } else { body.into_bytes() };
            let head = format!(
                "{} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {TOKEN}\r\nContent-Type: application/json\r\n\
                 Content-Length: {}\r\nConnection: close\r\n\r\n",
                endpoint.method.name(),
                target.address,
                body.len()
            );
            [head.into_bytes(), body].concat()
        });
    });
}

/// Where a call goes: to an object that there is, or a control route that changes one.
fn path(endpoint: &Endpoint, id: &str, how: u8, rest: &[u8]) -> String {
    let control = ["pay", "cycle", "terminal", "approval"];
    if how & 0xe0 == 0xe0 {
        return format!("/_sandbox/{}/{id}", control[usize::from(how) % 4]);
    }
    let mut path = String::from("/api/v1");
    for part in endpoint.path.split('/').filter(|part| !part.is_empty()) {
        path.push('/');
        match part.starts_with('{') {
            true => path.push_str(id),
            false => path.push_str(part),
        }
    }
    if how & 4 == 4 {
        let query: String =
            spelt(rest, &VALUES).iter().map(|byte| format!("%{byte:02x}")).collect();
        path.push_str("?page=");
        path.push_str(&query);
    }
    path
}

/// The operation's body, every field of it, with other values in some.
fn altered(endpoint: &Endpoint, bytes: &[u8]) -> String {
    let mut body = endpoint.skeleton(&json!({}));
    let mut left = bytes;
    alter(&mut body, &mut left);
    body.to_string()
}

fn alter(value: &mut Value, bytes: &mut &[u8]) {
    let (what, rest) = choice(bytes);
    *bytes = rest;
    match value {
        Value::Object(members) if what < 0xf0 => {
            members.iter_mut().for_each(|(_, inner)| alter(inner, bytes))
        }
        Value::Array(items) if what < 0xf0 => {
            if what & 1 == 1 {
                items.extend(items.first().cloned());
            }
            items.iter_mut().for_each(|inner| alter(inner, bytes));
        }
        place => {
            let text = VALUES.get(usize::from(what)).copied().unwrap_or("1000");
            *place = serde_json::from_str(text).expect(text);
        }
    }
}
