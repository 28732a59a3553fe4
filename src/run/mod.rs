//! The one path that every operation takes, from what was typed to what is shown. Reads stand here whole; what every
//! write goes through stands in `write/`.

pub mod body;
pub mod edit;
pub mod evidence;
pub mod guards;
pub mod interrupt;
pub mod pages;
pub mod payload;
pub mod resolve;
pub mod session;
pub mod write;

use serde_json::{Map, Value, json};

use crate::api::{Effect, Endpoint, Overrides, Quirk, RequestContext, explain};
use crate::base::dates::Clock;
use crate::base::error::{Error, ErrorKind, Result};
use crate::http::verdict::Reply;
use crate::options::Invocation;
use crate::output::delivery::delivered;
use crate::output::show::{show, show_request};
use crate::output::ui::Ui;
use crate::profile::Profile;
use crate::run::interrupt::SignalWatch;
use crate::run::session::{Session, answered};
use crate::run::write::write;

/// Carries out one operation of the API.
pub fn run(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    profile: Profile,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    let done = match endpoint.effect {
        Effect::Reads => read(endpoint, invocation, profile, ui),
        Effect::Writes | Effect::MovesMoney { .. } => {
            write(endpoint, invocation, profile, watch, ui)
        }
    };
    done.map_err(|error| completed(endpoint, invocation, error))
}

fn read(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    profile: Profile,
    ui: &mut Ui,
) -> Result<()> {
    let clock = Clock::system(profile.zone.clone());
    let context = RequestContext { clock: &clock, overrides: profile.overrides(endpoint.command) };
    let request = endpoint.request(&invocation.typed, json!({}), &context)?;
    if invocation.dry_run {
        return show_request(&request, ui);
    }
    let session = Session::open(profile, false, invocation.timeout, invocation.verbose, ui)?;
    if endpoint.paged {
        return pages::show(endpoint, invocation, &session, &context, ui);
    }
    let reply = session.ask(endpoint, request, ui)?;
    let mut envelope = match empty_list(endpoint, &context.overrides, &reply) {
        Some(envelope) => envelope,
        None => answered(endpoint, endpoint.object(&invocation.typed), &reply)?,
    };
    refine(endpoint, invocation, &mut envelope);
    delivered(show(endpoint, invocation, &envelope, &reply, ui))?;
    check(endpoint, invocation, &envelope)
}

/// Narrows and sorts the rows, where the operation does so.
fn refine(endpoint: &Endpoint, invocation: &Invocation, envelope: &mut Map<String, Value>) {
    if let (Some(refine), Some(Value::Array(rows))) = (endpoint.refine, envelope.get_mut("data")) {
        refine(&invocation.typed, rows);
    }
}

/// `--check`: a word other than the good one ends with 10.
fn check(
    endpoint: &Endpoint,
    invocation: &Invocation,
    envelope: &Map<String, Value>,
) -> Result<()> {
    let Some((pointer, wanted)) = endpoint.check.filter(|_| invocation.typed.has("check")) else {
        return Ok(());
    };
    let told = envelope.get(pointer.trim_start_matches('/')).and_then(Value::as_str);
    if told.is_some_and(|told| told.eq_ignore_ascii_case(wanted)) {
        return Ok(());
    }
    let told = told.unwrap_or("not told");
    let object = endpoint.object(&invocation.typed).unwrap_or_default();
    Err(Error::new(ErrorKind::CheckFailed, format!("{object} is {told}, not {wanted}")))
}

/// A 404, or a 204, that only means that nothing matches (quirk 10).
fn empty_list(
    endpoint: &Endpoint,
    overrides: &Overrides,
    reply: &Reply,
) -> Option<Map<String, Value>> {
    let may_be = matches!(reply.status, 204 | 404)
        && endpoint.quirks.contains(&Quirk::EmptyIs404)
        && !overrides.strict_empty;
    // A real 204 carries no body.
    let bare = reply.status == 204 && reply.body.is_empty();
    let none = || bare.then(Map::new);
    let mut envelope = may_be.then(|| reply.envelope().or_else(none)).flatten()?;
    let message = envelope.get("message").and_then(Value::as_str).unwrap_or_default();
    let is_empty = bare
        || explain(message)
            .is_some_and(|meaning| ["orderNotFound", "terminalNotFound"].contains(&meaning.key));
    is_empty.then(|| {
        envelope.insert("data".into(), json!([]));
        envelope
    })
}

/// Says what every failure says: the object, and what is known about money.
pub fn completed(endpoint: &Endpoint, invocation: &Invocation, mut error: Error) -> Error {
    let money = endpoint.money_when(error.kind());
    let report = error.report_mut();
    if report.object.is_none() {
        report.object = endpoint.object(&invocation.typed).map(str::to_owned);
    }
    report.money = report.money.or(money);
    error
}
