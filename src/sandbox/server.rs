//! Sockets and HTTP: takes requests, decides which part of the sandbox answers, and lets faults strike. What a call
//! does to the world is not known here.

use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use http_body_util::BodyExt;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};
use url::form_urlencoded;

use super::answer::Answer;
use super::faults::{self, Fault, Hangup, When};
use super::routes::{self, NoRoute, Target};
use super::traffic::{Quota, Received, Recorder, Window};
use super::wire::{Wire, write};
use super::world::WorldFile;
use super::{HANDLERS, Operation, Settings, callbacks, control, gate, pages, running};
use crate::api::{Method, Quirk, RuleTime, Severity};
use crate::base::dates::{self, Form};
use crate::base::error::Result;

/// The recorded limit; it is enforced only when a limit was set.
const USUAL_LIMIT: u32 = 240;

/// What comes after it is the API's path.
const BASE: &str = "/api/v1";

/// The largest body that is read; more is a 413.
const LARGEST_BODY: usize = 1024 * 1024;

/// How much of a body that is too large is read and thrown away.
const LONGEST_PATIENCE: usize = 64 * LARGEST_BODY;

/// How long a client may take for its headers, and again for its body.
const SLOWEST_CLIENT: Duration = Duration::from_secs(30);

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
    world: Mutex<WorldFile>,
    window: Mutex<Window>,
    recorder: Mutex<Recorder>,
    /// Threads that bring callbacks to merchants.
    couriers: Mutex<Vec<JoinHandle<()>>>,
}

impl Shared {
    /// A server's state, before the first request.
    pub fn new(
        settings: Settings,
        address: SocketAddr,
        token: String,
        nonce: String,
        world: WorldFile,
    ) -> Shared {
        Shared {
            settings,
            address,
            token,
            nonce,
            world: Mutex::new(world),
            window: Mutex::new(Window::new()),
            recorder: Mutex::default(),
            couriers: Mutex::default(),
        }
    }

    /// The world; never held while waiting for a client.
    pub fn world(&self) -> MutexGuard<'_, WorldFile> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The requests received so far.
    pub fn recorder(&self) -> MutexGuard<'_, Recorder> {
        self.recorder.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends the callbacks that wait, beside everything else.
    fn send_callbacks(self: &Arc<Shared>) {
        let waiting = callbacks::claim(&mut self.world()).unwrap_or_default();
        if waiting.is_empty() {
            return;
        }
        let shared = Arc::clone(self);
        let courier = thread::Builder::new().name(super::THREAD.into()).spawn(move || {
            for callback in waiting {
                let sent = callbacks::send(callback);
                // What cannot be written down stays as being sent, which is true as far as anybody knows.
                let _ = callbacks::settle(&mut shared.world(), &sent);
            }
        });
        // Where there is no thread to be had, they stay as being sent.
        self.couriers.lock().unwrap_or_else(PoisonError::into_inner).extend(courier);
    }

    /// Waits for the callbacks that are on their way.
    pub fn wait_for_couriers(&self) {
        let couriers =
            std::mem::take(&mut *self.couriers.lock().unwrap_or_else(PoisonError::into_inner));
        for courier in couriers {
            // A panic of one keeps no other from arriving.
            let _ = courier.join();
        }
    }

    fn count(&self) -> Quota {
        let limit = self.settings.rate_limit.unwrap_or(USUAL_LIMIT);
        self.window.lock().unwrap_or_else(PoisonError::into_inner).count(limit)
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
) -> std::result::Result<Response<Wire>, Hangup> {
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
    let mut received = Received {
        method: method.to_owned(),
        path: path.to_owned(),
        target: head.uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
        query: form_urlencoded::parse(head.uri.query().unwrap_or_default().as_bytes())
            .into_owned()
            .collect(),
        headers: head.headers,
        body: Bytes::new(),
    };
    if !is_control && is_torn(&shared, &received) {
        shared.recorder().begin(&received);
        return Err(Hangup::Reset);
    }
    received.body = match read(body).await {
        Ok(body) => body,
        Err(answer) => return Ok(write(answer, None)),
    };
    if is_control {
        let answer = control::answer(&shared, &received);
        shared.send_callbacks();
        return Ok(write(answer, None));
    }
    let may_look = !gate::is_foreign(&received.headers, shared.address)
        && (!remote || gate::has_token(&received.headers, &shared.token));
    if received.method == "GET" && !received.path.starts_with(BASE) && may_look {
        let page = shared.world().change(|world| pages::page(world, &received.path));
        if let Some(page) = page.ok().flatten() {
            return Ok(write(page, None));
        }
    }
    let quota = shared.count();
    let number = shared.recorder().begin(&received);
    let answer = api(&shared, &received, quota).await;
    if received.method != "GET" || received.path.contains("/cancel/") {
        shared.send_callbacks();
    }
    shared.recorder().finish(number, &answer);
    answer.map(|answer| write(answer, Some(quota)))
}

/// Whether a fault ends the call before its body is read.
fn is_torn(shared: &Shared, head: &Received) -> bool {
    let path =
        head.path.strip_prefix(BASE).filter(|_| gate::has_token(&head.headers, &shared.token));
    let torn =
        path.map(|path| shared.world().change(|view| faults::tears(view, &head.method, path)));
    // What cannot be found out here is found out, and told, with the whole call.
    torn.is_some_and(|torn| torn.unwrap_or_default())
}

async fn read(body: Incoming) -> std::result::Result<Bytes, Answer> {
    let refused = |status, title| Answer::proxy(status, title).header("connection", "close");
    match timeout(SLOWEST_CLIENT, collect(body)).await {
        Ok(Ok(Some(bytes))) => Ok(bytes),
        Ok(Ok(None)) => Err(refused(413, "Request Entity Too Large")),
        Ok(Err(_)) => Err(refused(400, "Bad Request")),
        Err(_) => Err(refused(408, "Request Time-out")),
    }
}

/// The whole body; `None` if it is too large. It is read on for a while then, since many clients see no answer
/// before they have sent all.
async fn collect(mut body: Incoming) -> hyper::Result<Option<Bytes>> {
    let mut bytes = Vec::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let data = frame?.into_data().unwrap_or_default();
        length += data.len();
        if length <= LARGEST_BODY {
            bytes.extend_from_slice(&data);
        } else if length > LONGEST_PATIENCE {
            break;
        }
    }
    Ok((length <= LARGEST_BODY).then(|| Bytes::from(bytes)))
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
    let body = request.json();
    let found =
        path.map_or(Err(NoRoute::NoPath), |path| routes::find(&request.method, path, &body));
    let target = match found {
        Ok(target) => target,
        Err(stray) => return Ok(astray(&stray, request)),
    };
    if let Some(method) = refused_method(shared, request, &target) {
        return Ok(astray(&NoRoute::NoMethod(vec![method.name()]), request));
    }
    if !gate::has_token(&request.headers, &shared.token) {
        return Ok(Answer::framework(401, "Unauthenticated."));
    }
    let claimed = shared.world().change(|view| faults::claim(view, &target));
    match claimed {
        Ok(faults) => carry_out(shared, request, &target, &faults).await,
        Err(error) => Ok(broken(&error)),
    }
}

fn astray(stray: &NoRoute, request: &Received) -> Answer {
    let path = request.path.trim_matches('/');
    match stray {
        NoRoute::NoPath => Answer::framework(404, format!("The route {path} could not be found.")),
        NoRoute::NoMethod(methods) => {
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

/// The only method for what the sources dispute, where this server has been told one and the request has another.
fn refused_method(shared: &Shared, request: &Received, target: &Target) -> Option<Method> {
    let disputed = |quirk: &Quirk| matches!(quirk, Quirk::OrMethod(_));
    let only = shared.settings.disputed_method?;
    let is_disputed = target.endpoint.quirks.iter().any(disputed);
    (is_disputed && only.name() != request.method).then_some(only)
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
    let lost = shared.settings.drop_get_bodies && request.method == "GET";
    let body = if lost { json!({}) } else { request.json() };
    shared.world().change(|world| {
        let problems = target.endpoint.problems(&body, &RuleTime { now: world.now() });
        let refused: Vec<String> = problems
            .iter()
            .filter(|problem| problem.weight != Severity::Doubtful)
            .map(|problem| problem.sentence())
            .collect();
        if !refused.is_empty() {
            return Ok(Answer::error(417, "payloadValidationErrors", true, json!(refused)));
        }
        let mut handlers = HANDLERS.iter().copied().flatten();
        let handler = handlers.find(|(command, _)| *command == target.endpoint.command);
        let Some((_, handler)) = handler else { return Ok(sample(target)) };
        let settings = &shared.settings;
        if let Some(answer) = wrong_date(settings, &body) {
            return Ok(answer);
        }
        let origin = format!("http://{}", running::reachable(shared.address));
        let (id, query) = (target.id.as_str(), request.query.as_slice());
        let variables = target.variables.as_slice();
        handler(&Operation { world, settings, origin: &origin, id, variables, query, body: &body })
    })
}

/// The order date in the form that this server does not take (quirk 4), told as the framework names forms.
fn wrong_date(settings: &Settings, body: &Value) -> Option<Answer> {
    let wanted = settings.order_date?;
    let (form, _) = dates::recognise_json(body.get("orderDate")?)?;
    let name = match wanted {
        Form::Unix => "U",
        Form::DayMonthYear => "d M, Y",
    };
    let reason = format!("The order date does not match the format {name}.");
    let refused = || Answer::error(417, "payloadValidationErrors", true, json!([reason]));
    (form != wanted).then(refused)
}

/// The documented sample, for an operation that has no state here yet.
fn sample(target: &Target) -> Answer {
    let reply: Value = serde_json::from_str(target.endpoint.example.reply).unwrap_or_default();
    let status = reply["status_code"].as_u64().and_then(|status| u16::try_from(status).ok());
    Answer::api(status.unwrap_or(200), &reply)
}

/// The sandbox's own failure, in the form that the API has for its own.
fn broken(error: &crate::base::error::Error) -> Answer {
    Answer::error(510, "somethingWentWrong", true, json!([error.to_string()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_with_a_state_is_one_of_the_api() {
        for (command, _) in HANDLERS.iter().copied().flatten() {
            assert!(crate::api::endpoint(command).is_some(), "{command}");
        }
    }
}
