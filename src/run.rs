//! The one path that every operation takes, from what was typed to what is shown. Reads stand here whole; what every
//! write goes through stands in `write.rs`.

use std::io;
use std::time::Duration;

use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use crate::api::{Call, Effect, Endpoint, Overrides, Quirk, Request, Typed, explain, locate};
use crate::config::Format;
use crate::config::Profile;
use crate::dates::Clock;
use crate::error::{Error, Result};
use crate::session::{Session, answered};
use crate::table;
use crate::ui::{Ui, delivered};
use crate::verdict::Reply;
use crate::write::write;

/// A command line for an operation, in pieces.
#[derive(Default)]
pub struct Invocation {
    /// Flags and positionals.
    pub typed: Typed,
    /// `--data`, in order.
    pub data: Vec<String>,
    /// `--set`, in order.
    pub set: Vec<String>,
    /// `--unset`, in order.
    pub unset: Vec<String>,
    /// `--no-validate`.
    pub no_validate: bool,
    /// `--yes`.
    pub yes: bool,
    /// `--dry-run`.
    pub dry_run: bool,
    /// `--again`.
    pub again: bool,
    /// `--reason`.
    pub reason: Option<String>,
    /// `--show-personal-data`.
    pub show_personal: bool,
    /// `--timeout`, settled.
    pub timeout: Duration,
    /// `--verbose`.
    pub verbose: bool,
}

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

/// A 404 that only means that nothing matches (quirks.md 10).
fn empty_list(
    endpoint: &Endpoint,
    overrides: &Overrides,
    reply: &Reply,
) -> Option<Map<String, Value>> {
    let may_be = reply.status == 404
        && endpoint.quirks.contains(&Quirk::EmptyIs404)
        && !overrides.strict_empty;
    let mut envelope = reply.envelope().filter(|_| may_be)?;
    let message = envelope.get("message").and_then(Value::as_str).unwrap_or_default();
    let is_empty = explain(message).is_some_and(|meaning| meaning.key == "orderNotFound");
    is_empty.then(|| {
        envelope.insert("data".into(), json!([]));
        envelope
    })
}

/// Shows an answer in the format asked for.
pub fn show(
    endpoint: &Endpoint,
    invocation: &Invocation,
    envelope: &Map<String, Value>,
    reply: &Reply,
    ui: &mut Ui,
) -> io::Result<()> {
    let none = Value::Null;
    let data = envelope.get("data").unwrap_or(&none);
    if ui.quiet {
        return ui.data(&table::identifiers(
            &endpoint.table,
            data,
            endpoint.object(&invocation.typed),
        ));
    }
    match ui.format {
        Format::Raw => ui.raw(&reply.body),
        Format::Json if endpoint.effect.writes() => {
            ui.json_text(&String::from_utf8_lossy(&reply.body))
        }
        Format::Json => ui.json_text(&data_text(endpoint, data, &reply.body)),
        Format::Table => {
            let whole = Value::Object(envelope.clone());
            ui.data(&table::render(&endpoint.table, &whole, data, invocation.show_personal))
        }
    }
}

/// The JSON text of `data` as received; a list is always an array, in whatever form it came.
fn data_text(endpoint: &Endpoint, data: &Value, body: &[u8]) -> String {
    #[derive(serde::Deserialize)]
    struct Envelope<'a> {
        #[serde(borrow)]
        data: &'a RawValue,
    }
    if endpoint.table.list && !data.is_array() {
        return locate(data, "/*")
            .into_iter()
            .filter_map(|(_, row)| row.cloned())
            .collect::<Value>()
            .to_string();
    }
    match serde_json::from_slice::<Envelope>(body) {
        // An empty list that came as a 404 has no `data` of its own.
        Ok(envelope) if !(data.is_array() && envelope.data.get() == "null") => {
            envelope.data.get().to_owned()
        }
        _ => data.to_string(),
    }
}

/// What `--dry-run` prints: the request as it would be sent.
pub fn show_request(request: &Request, ui: &mut Ui) -> Result<()> {
    let body = request.body.clone().unwrap_or(Value::Null);
    let shown = match ui.format {
        Format::Json => {
            ui.json(&json!({"method": request.method.name(), "path": request.target, "body": body}))
        }
        Format::Raw => {
            ui.raw(request.body.as_ref().map(Value::to_string).unwrap_or_default().as_bytes())
        }
        Format::Table => {
            let line = format!("{} {}\n", request.method.name(), request.target);
            ui.data(&line).and_then(|()| if body.is_null() { Ok(()) } else { ui.json(&body) })
        }
    };
    delivered(shown)?;
    ui.note("dry run: nothing was sent");
    Ok(())
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
        for group in ["orders", "journal"] {
            *step = step.replace(&format!("fpgo {group} "), &format!("fpgo {flags} {group} "));
        }
    }
    error
}
