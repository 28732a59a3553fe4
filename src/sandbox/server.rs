//! Sockets and HTTP: takes requests, decides which part of the sandbox answers, and writes answers and their
//! faults on the wire. What a call does to the world is not known here.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use http_body_util::{BodyExt, Either, Full, Limited};
use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde_json::{Map, Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};
use url::form_urlencoded;

use super::answer::{Answer, Origin, SERVER};
use super::faults::{self, Fault, Hangup, When};
use super::routes::{self, Stray, Target};
use super::world::World;
use super::{HANDLERS, Operation, Settings, control, gate};
use crate::api::{Moment, Weight};
use crate::error::Result;

/// What comes after it is the API's path.
const BASE: &str = "/api/v1";

/// The largest body that is read; more is a 413.
const LARGEST_BODY: usize = 1024 * 1024;

/// How long a client may take for its headers, and again for its body.
const SLOWEST_CLIENT: Duration = Duration::from_secs(30);

/// How many requests are remembered.
const REMEMBERED: usize = 200;

/// The recorded limit; it is enforced only when a limit was set.
const USUAL_LIMIT: u32 = 240;

/// What all connections of one server share.
pub struct Shared {
    /// How the sandbox behaves.
    pub settings: Settings,
    /// Where it listens.
    pub address: SocketAddr,
    /// What clients must show.
    pub token: String,
    /// What proves that this server is the one that `server.json` tells of.
    pub nonce: String,
    world: Mutex<World>,
    window: Mutex<Window>,
    recorder: Mutex<Recorder>,
}

impl Shared {
    /// A server's state, before the first request.
    pub fn new(
        settings: Settings,
        address: SocketAddr,
        token: String,
        nonce: String,
        world: World,
    ) -> Shared {
        Shared {
            settings,
            address,
            token,
            nonce,
            world: Mutex::new(world),
            window: Mutex::new(Window { since: Instant::now(), used: 0 }),
            recorder: Mutex::default(),
        }
    }

    /// The world; never held while waiting for a client.
    pub fn world(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The requests received so far.
    pub fn recorder(&self) -> MutexGuard<'_, Recorder> {
        self.recorder.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self) -> Quota {
        let limit = self.settings.rate_limit.unwrap_or(USUAL_LIMIT);
        self.window.lock().unwrap_or_else(PoisonError::into_inner).count(limit)
    }
}

/// The rate limit's current minute.
struct Window {
    since: Instant,
    used: u32,
}

/// What one request leaves of the rate limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Quota {
    limit: u32,
    remaining: u32,
    exceeded: bool,
    /// Seconds until the next window.
    wait: u64,
}

impl Window {
    const LENGTH: Duration = Duration::from_secs(60);

    fn count(&mut self, limit: u32) -> Quota {
        if self.since.elapsed() >= Window::LENGTH {
            *self = Window { since: Instant::now(), used: 0 };
        }
        self.used = self.used.saturating_add(1);
        Quota {
            limit,
            remaining: limit.saturating_sub(self.used),
            exceeded: self.used > limit,
            wait: Window::LENGTH.saturating_sub(self.since.elapsed()).as_secs() + 1,
        }
    }
}

/// The last requests to the API, for tests to look at. The token is left out.
#[derive(Default)]
pub struct Recorder {
    first: usize,
    requests: VecDeque<Value>,
}

impl Recorder {
    /// All that is remembered, oldest first.
    pub fn all(&self) -> Value {
        self.requests.iter().cloned().collect()
    }

    fn begin(&mut self, request: &Received) -> usize {
        if self.requests.len() == REMEMBERED {
            self.requests.pop_front();
            self.first += 1;
        }
        self.requests.push_back(request.to_json());
        self.first + self.requests.len() - 1
    }

    fn finish(&mut self, number: usize, answer: &std::result::Result<Answer, Hangup>) {
        let place = number.checked_sub(self.first).and_then(|place| self.requests.get_mut(place));
        if let (Some(request), Ok(answer)) = (place, answer) {
            request["status"] = json!(answer.status);
        }
    }
}

/// A request, its body included.
pub struct Received {
    /// In capitals.
    pub method: String,
    /// Path without the query.
    pub path: String,
    target: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    /// The body; empty for none.
    pub body: Bytes,
}

impl Received {
    fn to_json(&self) -> Value {
        let mut headers = Map::new();
        for (name, value) in self.headers.iter().filter(|(name, _)| *name != "authorization") {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            headers.insert(name.to_string(), json!(value));
        }
        json!({
            "method": self.method,
            "target": self.target,
            "headers": headers,
            "body": String::from_utf8_lossy(&self.body),
            "status": null,
        })
    }

    /// The JSON object of the body. Anything else counts as an empty one, as the API's framework takes it.
    fn json(&self) -> Value {
        let value = serde_json::from_slice(&self.body).unwrap_or_default();
        if matches!(value, Value::Object(_)) { value } else { json!({}) }
    }
}

/// Takes connections until the task is dropped.
pub async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(converse(stream, Arc::clone(&shared)))),
            // Out of sockets, or the client left at once.
            Err(_) => sleep(Duration::from_millis(20)).await,
        }
    }
}

async fn converse(stream: TcpStream, shared: Arc<Shared>) {
    // Without it small answers may wait for the client's acknowledgement; an answer comes either way.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| respond(Arc::clone(&shared), request));
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(SLOWEST_CLIENT)
        .serve_connection(TokioIo::new(stream), service);
    let Err(error) = Pin::new(&mut connection).await else { return };
    let hangup = std::error::Error::source(&error).and_then(|error| error.downcast_ref::<Hangup>());
    if hangup == Some(&Hangup::Reset) {
        // If it cannot be set, the connection is closed in the ordinary way.
        let _ = connection.into_parts().io.into_inner().set_zero_linger();
    }
}

async fn respond(
    shared: Arc<Shared>,
    request: Request<Incoming>,
) -> std::result::Result<Response<Either<Full<Bytes>, Cut>>, Hangup> {
    let (head, body) = request.into_parts();
    let authority = head.uri.authority().map(|authority| authority.as_str());
    let remote = shared.settings.allow_remote;
    if !remote && !gate::host_is_ours(&head.headers, authority, shared.address) {
        let words = "the sandbox answers to localhost and loopback addresses with its port only";
        return Ok(write(Answer::refused(421, words), None));
    }
    let path = head.uri.path();
    let method = head.method.as_str();
    let is_control = path.strip_prefix("/_sandbox").is_some_and(|rest| rest.starts_with('/'));
    if is_control && let Some(answer) = control::refusal(&shared, method, &head.headers) {
        return Ok(write(answer, None));
    }
    let received = Received {
        method: method.to_owned(),
        path: path.to_owned(),
        target: head.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
        query: query(head.uri.query()),
        headers: head.headers,
        body: match read(body).await {
            Ok(body) => body,
            Err(answer) => return Ok(write(answer, None)),
        },
    };
    if is_control {
        return Ok(write(control::answer(&shared, &received), None));
    }
    let quota = shared.count();
    let number = shared.recorder().begin(&received);
    let answer = api(&shared, &received, quota).await;
    shared.recorder().finish(number, &answer);
    answer.map(|answer| write(answer, Some(quota)))
}

fn query(text: Option<&str>) -> Vec<(String, String)> {
    form_urlencoded::parse(text.unwrap_or_default().as_bytes()).into_owned().collect()
}

async fn read(body: Incoming) -> std::result::Result<Bytes, Answer> {
    let too_large = || Answer::proxy(413, "Request Entity Too Large").header("connection", "close");
    let late = |status, title| Answer::proxy(status, title).header("connection", "close");
    if body.size_hint().lower() > LARGEST_BODY as u64 {
        return Err(too_large());
    }
    match timeout(SLOWEST_CLIENT, Limited::new(body, LARGEST_BODY).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<http_body_util::LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => Err(late(400, "Bad Request")),
        Err(_) => Err(late(408, "Request Time-out")),
    }
}

async fn api(
    shared: &Shared,
    request: &Received,
    quota: Quota,
) -> std::result::Result<Answer, Hangup> {
    if quota.exceeded && shared.settings.rate_limit.is_some() {
        return Ok(faults::too_many_requests(u32::try_from(quota.wait).ok()));
    }
    let path = request.path.strip_prefix(BASE).filter(|rest| rest.starts_with('/'));
    let target = match path.map_or(Err(Stray::NoPath), |path| routes::find(&request.method, path)) {
        Ok(target) => target,
        Err(stray) => return Ok(astray(&stray, request)),
    };
    if !gate::has_token(&request.headers, &shared.token) {
        return Ok(Answer::framework(401, "Unauthenticated."));
    }
    let claimed = shared.world().change(|view| faults::claim(view, &target));
    match claimed {
        Ok(faults) => carry_out(shared, request, &target, &faults).await,
        Err(error) => Ok(broken(&error)),
    }
}

fn astray(stray: &Stray, request: &Received) -> Answer {
    let path = request.path.trim_matches('/');
    match stray {
        Stray::NoPath => Answer::framework(404, format!("The route {path} could not be found.")),
        Stray::NoMethod(methods) => {
            let allowed = methods.join(", ");
            let method = &request.method;
            Answer::framework(
                405,
                format!("The {method} method is not supported for route {path}. Supported methods: {allowed}."),
            )
            .header("allow", allowed)
        }
    }
}

async fn carry_out(
    shared: &Shared,
    request: &Received,
    target: &Target,
    faults: &[Fault],
) -> std::result::Result<Answer, Hangup> {
    hold(faults, When::Before).await;
    if let Some(fault) = striking(faults, When::Before) {
        let nothing = Answer::done(200, "nothingHappened", true, Value::Null);
        return fault.strike(nothing);
    }
    let answer = act(shared, request, target).unwrap_or_else(|error| broken(&error));
    hold(faults, When::After).await;
    match striking(faults, When::After) {
        Some(fault) => fault.strike(answer),
        None => Ok(answer),
    }
}

async fn hold(faults: &[Fault], when: When) {
    for fault in faults.iter().filter(|fault| fault.time() == when) {
        if let Some(delay) = fault.delay() {
            sleep(delay).await;
        }
    }
}

fn striking(faults: &[Fault], when: When) -> Option<&Fault> {
    faults.iter().find(|fault| fault.time() == when && fault.delay().is_none())
}

/// Checks the body and does to the world what the call says, in one transaction.
fn act(shared: &Shared, request: &Received, target: &Target) -> Result<Answer> {
    let body = request.json();
    shared.world().change(|world| {
        let problems = target.endpoint.problems(&body, &Moment { now: world.now() });
        let refused: Vec<String> = problems
            .iter()
            .filter(|problem| problem.weight != Weight::Doubtful)
            .map(|problem| problem.sentence())
            .collect();
        if !refused.is_empty() {
            return Ok(Answer::error(417, "payloadValidationErrors", true, json!(refused)));
        }
        let handler = HANDLERS.iter().copied().flatten().find(|(method, path, _)| {
            *method == target.endpoint.method && *path == target.endpoint.path
        });
        let Some((_, _, handler)) = handler else { return Ok(sample(target)) };
        let settings = &shared.settings;
        let (id, query) = (target.id.as_str(), request.query.as_slice());
        handler(&Operation { world, settings, id, query, body: &body })
    })
}

/// The documented sample, for an operation that has no state here yet.
fn sample(target: &Target) -> Answer {
    let reply: Value = serde_json::from_str(target.endpoint.example.reply).unwrap_or_default();
    let status = reply["status_code"].as_u64().and_then(|status| u16::try_from(status).ok());
    Answer::api(status.unwrap_or(200), &reply)
}

/// The sandbox's own failure, in the form that the API has for its own.
fn broken(error: &crate::error::Error) -> Answer {
    Answer::error(510, "somethingWentWrong", true, json!([error.to_string()]))
}

fn write(answer: Answer, quota: Option<Quota>) -> Response<Either<Full<Bytes>, Cut>> {
    let mut response = Response::new(Either::Left(Full::default()));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or_default();
    let mut headers = vec![("content-type".to_owned(), answer.content_type.clone())];
    headers.extend(usual_headers(&answer, quota));
    headers.extend(answer.headers);
    for (name, value) in headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    let bytes = Bytes::from(answer.body);
    if answer.cut {
        response.headers_mut().insert("content-length", HeaderValue::from(bytes.len()));
        let half = bytes.slice(..bytes.len() / 2);
        *response.body_mut() = Either::Right(Cut { half: Some(half), turns: 0 });
    } else {
        *response.body_mut() = Either::Left(Full::new(bytes));
    }
    response
}

/// The headers of every answer of this origin, as recorded (README of the API).
fn usual_headers(answer: &Answer, quota: Option<Quota>) -> Vec<(String, String)> {
    let mut headers: Vec<(&str, String)> = Vec::new();
    if answer.origin != Origin::Control {
        headers.push(("server", SERVER.to_owned()));
    }
    if answer.origin == Origin::Api {
        headers.push(("cache-control", "no-cache, private".to_owned()));
        headers.push(("access-control-allow-origin", "*".to_owned()));
        if let Some(quota) = quota {
            let remaining = if answer.status == 429 { 0 } else { quota.remaining };
            headers.push(("x-ratelimit-limit", quota.limit.to_string()));
            headers.push(("x-ratelimit-remaining", remaining.to_string()));
        }
    }
    headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A body that ends before its announced length.
struct Cut {
    half: Option<Bytes>,
    turns: u8,
}

impl Body for Cut {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<std::result::Result<Frame<Bytes>, Self::Error>>> {
        if let Some(half) = self.half.take() {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        // The first half is written out only while the body seems to go on.
        if self.turns < 3 {
            self.turns += 1;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_counts_down_to_nothing() {
        let mut window = Window { since: Instant::now(), used: 0 };
        let counts: Vec<_> = (0..3).map(|_| window.count(2)).collect();
        let left: Vec<_> = counts.iter().map(|quota| (quota.remaining, quota.exceeded)).collect();
        assert_eq!(left, [(1, false), (0, false), (0, true)]);
        assert!((1..=60).contains(&counts[2].wait));
    }

    #[test]
    fn every_operation_with_a_state_is_one_of_the_api() {
        for (method, path, _) in HANDLERS.iter().copied().flatten() {
            let known = crate::api::endpoints()
                .any(|endpoint| endpoint.method == *method && endpoint.path == *path);
            assert!(known, "{} {path}", method.name());
        }
    }
}
