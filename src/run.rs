//! The one path that every operation takes, from what was typed to what is shown. Reads stand here whole; what every
//! write goes through stands in `write.rs`.

use serde_json::{Map, Value, json};

use crate::api::{CHAPTERS, Call, Effect, Endpoint, Overrides, Quirk, explain};
use crate::config::Profile;
use crate::dates::Clock;
use crate::error::{Error, Result};
use crate::invocation::Invocation;
use crate::session::{Session, answered};
use crate::show::{show, show_request};
use crate::ui::{Ui, delivered};
use crate::verdict::Reply;
use crate::write::write;

/// Carries out one operation of the API.
pub fn run(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    profile: Profile,
    ui: &mut Ui,
) -> Result<()> {
    let flags = profile.flags();
    let done = match endpoint.effect {
        Effect::Reads => read(endpoint, invocation, profile, ui),
        Effect::Writes | Effect::MovesMoney { .. } => write(endpoint, invocation, profile, ui),
    };
    done.map_err(|error| completed(endpoint, invocation, Some(&flags), error))
}

fn read(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    profile: Profile,
    ui: &mut Ui,
) -> Result<()> {
    let overrides = profile.overrides(endpoint.command);
    let clock = Clock::system(profile.zone.clone());
    let request = endpoint.request(
        &invocation.typed,
        json!({}),
        &Call { clock: &clock, overrides: &overrides },
    );
    if invocation.dry_run {
        return show_request(&request, ui);
    }
    let session = Session::open(profile, false, invocation.timeout, invocation.verbose, ui)?;
    let reply = session.read(&request, ui)?;
    let object = endpoint.object(&invocation.typed);
    let envelope = match empty_list(endpoint, &overrides, &reply) {
        Some(envelope) => envelope,
        None => answered(endpoint, object, &reply)?,
    };
    delivered(show(endpoint, invocation, &envelope, &reply, ui))
}

/// A 404, or a 204, that only means that nothing matches (quirks.md 10).
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

/// Says what every failure says: the object, what is known about money, and commands that name the account, so that a
/// copied one cannot reach another.
pub fn completed(
    endpoint: &Endpoint,
    invocation: &Invocation,
    flags: Option<&str>,
    mut error: Error,
) -> Error {
    let money = endpoint.money_when(error.kind());
    let report = error.report_mut();
    if report.object.is_none() {
        report.object = endpoint.object(&invocation.typed).map(str::to_owned);
    }
    report.money = report.money.or(money);
    let Some(flags) = flags else { return error };
    for step in &mut report.next {
        for group in CHAPTERS.iter().map(|chapter| chapter.group).chain(["journal"]) {
            *step = step.replace(&format!("fpgo {group} "), &format!("fpgo {flags} {group} "));
        }
    }
    error
}
