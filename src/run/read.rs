//! An operation that reads: one request, its answer narrowed where the operation does so, and shown. Lists in pages are
//! read in `pages.rs`.

use serde_json::{Map, Value, json};

use crate::api::{Endpoint, Quirk, Request, meaning_of};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::json_list::Flow;
use crate::http::reply::Reply;
use crate::http::verdict::{Answer, Purpose, Verdict};
use crate::options::Invocation;
use crate::output::delivery::delivered;
use crate::output::list::ListStream;
use crate::output::show::{show, show_request, show_rows};
use crate::output::ui::Ui;
use crate::run::answer;
use crate::run::context::Context;
use crate::run::interrupt::SignalWatch;
use crate::run::listing::{self, DetailedList};
use crate::run::pages;
use crate::run::seen;
use crate::run::session::Session;
use crate::store::row_spool::RowSpool;

/// Carries out an operation that reads.
pub fn read(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    context: &Context,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    listing::check(endpoint, &invocation.typed, ui)?;
    for (flag, text) in endpoint.undocumented_filters(&invocation.typed) {
        ui.note(&format!("--{flag} {text} is not documented as a filter; it goes out as typed"));
    }
    let request_context = context.request(endpoint.command);
    let request = endpoint.request(&invocation.typed, json!({}), &request_context)?;
    for odd in endpoint.odd_filters(&invocation.typed) {
        ui.warn(&odd);
    }
    if invocation.dry_run {
        return show_request(&request, ui);
    }
    let session = Session::open(context, Purpose::Read, ui)?;
    if endpoint.paged {
        return pages::show(endpoint, invocation, &session, ui);
    }
    let typed = &invocation.typed;
    if let Some(details) = endpoint.row_details.as_ref().filter(|_| listing::completes(typed)) {
        let rows = spooled(endpoint, invocation, request, &session, ui)?;
        let list = DetailedList { endpoint, details, invocation, session: &session, watch };
        return list.show(&rows, ui);
    }
    let answer = match ListStream::is_possible(endpoint, ui) {
        true => session.read_rows(endpoint, request, ui)?,
        false => session.read_by_either_method(endpoint, request, ui)?,
    };
    if answer.rows.is_some() {
        return listing::long::show(endpoint, invocation, &session, answer, ui);
    }
    let (mut envelope, reply) = whole(endpoint, invocation, answer, &session)?;
    if endpoint.row_details.is_some() && typed.has("limit") {
        let mut rows = envelope.remove("data").map(listing::rows_of).unwrap_or_default();
        rows.truncate(listing::limit_of(typed));
        seen::remember(context, None, &Value::Array(rows.clone()), ui);
        return delivered(show_rows(endpoint, invocation, rows, ui));
    }
    delivered(show(endpoint, invocation, &envelope, &reply, ui))?;
    let object = endpoint.object(&invocation.typed);
    match endpoint.quirks.contains(&Quirk::BesideData) {
        true => seen::remember(context, object, &Value::Object(envelope.clone()), ui),
        false => seen::remember(context, object, envelope.get("data").unwrap_or(&Value::Null), ui),
    }
    check(endpoint, invocation, &envelope)
}

/// Reads a list whose rows are about to be looked at one by one, for as many of them as are wanted.
fn spooled(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    request: Request,
    session: &Session,
    ui: &mut Ui,
) -> Result<RowSpool> {
    let mut spool = RowSpool::new()?;
    let mut answer = session.read_rows(endpoint, request, ui)?;
    if answer.rows.is_none() {
        let (mut envelope, _) = whole(endpoint, invocation, answer, session)?;
        let rows = envelope.remove("data").map(listing::rows_of).unwrap_or_default();
        rows.iter().try_for_each(|row| spool.add(&row.to_string()))?;
        return Ok(spool);
    }
    let mut added = Ok(());
    if answer.verdict == Verdict::Done {
        session.take_rows(&mut answer, ui, &mut |row, _| {
            added = spool.add(row.text);
            if added.is_ok() { Flow::GoOn } else { Flow::Stop }
        })?;
    }
    added?;
    answer::require_done(endpoint, None, answer)?;
    Ok(spool)
}

/// Reads what does not come in pages: the envelope of the answer, narrowed where the operation does so, and the answer as
/// received.
pub fn read_whole(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    request: Request,
    session: &Session,
    ui: &mut Ui,
) -> Result<(Map<String, Value>, Reply)> {
    let answer = session.read_by_either_method(endpoint, request, ui)?;
    whole(endpoint, invocation, answer, session)
}

/// The envelope of a whole answer, and the answer as received.
fn whole(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    mut answer: Answer,
    session: &Session,
) -> Result<(Map<String, Value>, Reply)> {
    let strict = session.context.request(endpoint.command).overrides.strict_empty;
    let (mut envelope, reply) = if !strict && is_empty_list(endpoint, &answer) {
        let mut envelope = answer.envelope.take().unwrap_or_default();
        envelope.insert("data".into(), json!([]));
        (envelope, answer.reply)
    } else {
        answer::require_done(endpoint, endpoint.object(&invocation.typed), answer)?
    };
    refine(endpoint, invocation, &mut envelope);
    Ok((envelope, reply))
}

/// Whether a 404, or a 204, only means that nothing matches (quirk 10).
fn is_empty_list(endpoint: &Endpoint, answer: &Answer) -> bool {
    if !matches!(answer.status(), 204 | 404) || !endpoint.quirks.contains(&Quirk::EmptyIs404) {
        return false;
    }
    // A real 204 carries no body.
    if answer.status() == 204 && answer.reply.body.is_empty() {
        return true;
    }
    let meaning = answer.message().and_then(meaning_of);
    meaning.is_some_and(|meaning| matches!(meaning.key, "orderNotFound" | "terminalNotFound"))
}

/// Narrows and sorts the rows, where the operation does so.
fn refine(endpoint: &Endpoint, invocation: &Invocation, envelope: &mut Map<String, Value>) {
    if let (Some(refine), Some(Value::Array(rows))) = (endpoint.refine, envelope.get_mut("data")) {
        refine(&invocation.typed, rows);
    }
}

/// Carries out `--check`: any word but the good one ends with 10.
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
