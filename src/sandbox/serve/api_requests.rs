//! Answers a request to the API: rate limit, route, token and faults, the checks of the body, and then the handler of its
//! chapter in one transaction.

use serde_json::{Value, json};
use tokio::time::sleep;

use super::rate_limit::Quota;
use super::request::ReceivedRequest;
use super::request_headers;
use super::server_file::reachable;
use super::state::ServerState;
use crate::api::{Effect, Method, Quirk, Severity};
use crate::base::dates::{self, DateForm};
use crate::base::error::{Error, Result};
use crate::sandbox::answer::Answer;
use crate::sandbox::chapters;
use crate::sandbox::chapters::call::ApiCall;
use crate::sandbox::faults::{self, ConnectionEnd, Fault, FaultTime};
use crate::sandbox::routes::{self, NoRoute, RoutedCall};
use crate::sandbox::settings::Settings;
use crate::sandbox::world::World;

/// What stands before the API's paths.
pub const BASE: &str = "/api/v1";

/// Answers a request, or ends its connection.
pub async fn answer(
    state: &ServerState,
    request: &ReceivedRequest,
    quota: Quota,
) -> std::result::Result<Answer, ConnectionEnd> {
    if quota.exceeded && quota.is_enforced {
        return Ok(faults::too_many_requests(u32::try_from(quota.wait).ok()));
    }
    let sent = request.json();
    let call = match route(state, request, &sent) {
        Ok(call) => call,
        Err(no_route) => return Ok(no_route_answer(&no_route, request)),
    };
    if !request_headers::has_token(&request.headers, &state.token) {
        return Ok(Answer::framework(401, "Unauthenticated."));
    }
    let is_lost = state.settings.drop_get_bodies && request.method == "GET";
    let body = if is_lost { json!({}) } else { sent };
    let call = AdmittedCall { state, request, call: &call, body: &body };
    match call.carry_out_unless_faults() {
        Ok(Some(answer)) => Ok(answer),
        Ok(None) => call.carry_out_with_faults().await,
        Err(error) => Ok(failure(&error)),
    }
}

/// The operation that the request means, by a method that this server takes for it.
fn route(
    state: &ServerState,
    request: &ReceivedRequest,
    body: &Value,
) -> std::result::Result<RoutedCall, NoRoute> {
    let path = request.path.strip_prefix(BASE).filter(|rest| rest.starts_with('/'));
    let call = routes::find(&request.method, path.ok_or(NoRoute::NoPath)?, body)?;
    match only_method(&state.settings, &call) {
        Some(only) if only.name() != request.method => Err(NoRoute::NoMethod(vec![only.name()])),
        _ => Ok(call),
    }
}

/// The only method for what the sources dispute, where this server has been told one.
fn only_method(settings: &Settings, call: &RoutedCall) -> Option<Method> {
    let is_disputed = |quirk: &Quirk| matches!(quirk, Quirk::OrMethod(_));
    settings.disputed_method.filter(|_| call.endpoint.quirks.iter().any(is_disputed))
}

fn no_route_answer(no_route: &NoRoute, request: &ReceivedRequest) -> Answer {
    let path = request.path.trim_matches('/');
    match no_route {
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

/// A call of an operation, with the token.
struct AdmittedCall<'a> {
    state: &'a ServerState,
    request: &'a ReceivedRequest,
    call: &'a RoutedCall,
    body: &'a Value,
}

impl AdmittedCall<'_> {
    /// Carries out the call, unless a fault waits: then nothing is done yet.
    fn carry_out_unless_faults(&self) -> Result<Option<Answer>> {
        self.in_one_transaction(|world| match world.has_faults()? {
            true => Ok(None),
            false => self.handle(world).map(Some),
        })
    }

    /// Carries out the call with the faults that hit it.
    async fn carry_out_with_faults(&self) -> std::result::Result<Answer, ConnectionEnd> {
        if !self.request.has_body && is_reset_during(self.state, self.request) {
            return Err(ConnectionEnd::Reset);
        }
        let faults = match self.state.change(|world| faults::take_due(world, self.call)) {
            Ok(faults) => faults,
            Err(error) => return Ok(failure(&error)),
        };
        wait_for_delays(&faults, FaultTime::Before).await;
        if let Some(fault) = other_than_delay(&faults, FaultTime::Before) {
            let nothing = Answer::done(200, "nothingHappened", true, Value::Null);
            return faults::take_effect(fault, nothing);
        }
        let answer = self.in_one_transaction(|world| self.handle(world));
        let answer = answer.unwrap_or_else(|error| failure(&error));
        wait_for_delays(&faults, FaultTime::After).await;
        match other_than_delay(&faults, FaultTime::After) {
            Some(fault) => faults::take_effect(fault, answer),
            None => Ok(answer),
        }
    }

    /// Works on the world, in one transaction. What reads may still have to write down that it told something.
    fn in_one_transaction<T>(&self, work: impl Fn(&World) -> Result<T>) -> Result<T> {
        match self.call.endpoint.effect {
            Effect::Reads => self.state.look_or_change(work),
            _ => self.state.change(work),
        }
    }

    /// Checks the body and does to the world what the call says.
    fn handle(&self, world: &World) -> Result<Answer> {
        let AdmittedCall { state, request, call, body } = self;
        if let Some(refusal) = refusal_of_body(world, call, body) {
            return Ok(refusal);
        }
        let Some(handler) = chapters::handler(call.endpoint.command) else {
            return Ok(sample(call));
        };
        if let Some(refusal) = refusal_of_date(&state.settings, body) {
            return Ok(refusal);
        }
        handler(&ApiCall {
            world,
            settings: &state.settings,
            origin: &format!("http://{}", reachable(state.address)),
            id: call.id(),
            variables: &call.variables,
            query: &request.query,
            body,
        })
    }
}

/// Whether a fault resets the connection before the body is read.
pub fn is_reset_during(state: &ServerState, head: &ReceivedRequest) -> bool {
    let Some(path) = head.path.strip_prefix(BASE) else { return false };
    if !request_headers::has_token(&head.headers, &state.token) || !state.has_faults() {
        return false;
    }
    let is_reset = state.change(|world| faults::has_reset_during(world, &head.method, path));
    // A failure here is answered when the body has come.
    is_reset.unwrap_or_default()
}

async fn wait_for_delays(faults: &[Fault], time: FaultTime) {
    for fault in faults {
        if let Some(delay) = fault.delay()
            && fault.time() == time
        {
            sleep(delay).await;
        }
    }
}

fn other_than_delay(faults: &[Fault], time: FaultTime) -> Option<&Fault> {
    faults.iter().find(|fault| fault.time() == time && fault.delay().is_none())
}

/// Everything that the checks of the operation find wrong with the body.
fn refusal_of_body(world: &World, call: &RoutedCall, body: &Value) -> Option<Answer> {
    let mut reasons = Vec::new();
    for problem in call.endpoint.problems(body, world.now()) {
        if problem.severity != Severity::Doubtful {
            reasons.push(problem.sentence());
        }
    }
    if reasons.is_empty() { None } else { Some(validation_errors(&reasons)) }
}

/// The order date in the form that this server does not take (quirk 4), told as the framework names forms.
fn refusal_of_date(settings: &Settings, body: &Value) -> Option<Answer> {
    let wanted = settings.order_date?;
    let (form, _) = dates::recognise_json(body.get("orderDate")?)?;
    if form == wanted {
        return None;
    }
    let name = match wanted {
        DateForm::Unix => "U",
        DateForm::DayMonthYear => "d M, Y",
    };
    Some(validation_errors(&[format!("The order date does not match the format {name}.")]))
}

fn validation_errors(reasons: &[String]) -> Answer {
    Answer::error(417, "payloadValidationErrors", true, json!(reasons))
}

/// The documented sample, for an operation that has no state here yet.
fn sample(call: &RoutedCall) -> Answer {
    let reply: Value = serde_json::from_str(call.endpoint.example.reply).unwrap_or_default();
    let status = reply["status_code"].as_u64().map(u16::try_from);
    Answer::api(status.and_then(std::result::Result::ok).unwrap_or(200), &reply)
}

/// The answer to a failure of the sandbox itself, in the form that the API has for its own failures.
pub fn failure(error: &Error) -> Answer {
    Answer::error(510, "somethingWentWrong", true, json!([error.to_string()]))
}
