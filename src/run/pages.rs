//! Lists that come in pages: one page, or all of them one after another. The links in an answer are never followed: the
//! next page is the next number (quirk 16).

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::api::{Endpoint, Typed};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::text;
use crate::http::reply::Reply;
use crate::options::Invocation;
use crate::output::delivery::{OutputError, delivered};
use crate::output::show::{show as show_answer, show_rows};
use crate::output::ui::Ui;
use crate::run::answer;
use crate::run::seen;
use crate::run::session::Session;

/// Reads and shows one page, or with `--all` every page.
pub fn show(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    session: &Session,
    ui: &mut Ui,
) -> Result<()> {
    let typed = &invocation.typed;
    let limit = typed.get("limit").and_then(number);
    if typed.has("all") {
        let mut rows = Vec::new();
        let read = read_all(endpoint, typed, session, limit, &mut rows, ui);
        delivered(show_rows(endpoint, invocation, rows, read.is_ok(), ui))?;
        return read;
    }
    let (mut envelope, reply) = read_page(endpoint, typed, session, ui)?;
    let page = Page::of(&envelope);
    if let (Some(limit), Some(Value::Array(rows))) = (limit, envelope.get_mut("data")) {
        rows.truncate(limit);
    }
    delivered(show_page(endpoint, invocation, &envelope, &reply, limit.is_some(), ui))?;
    if page.last > page.current.max(1) {
        ui.note(&format!("page {} of {}; all of them with --all", page.current, page.last));
    }
    Ok(())
}

fn read_page(
    endpoint: &'static Endpoint,
    typed: &Typed,
    session: &Session,
    ui: &mut Ui,
) -> Result<(Map<String, Value>, Reply)> {
    let context = session.context.request(endpoint.command);
    let request = endpoint.request(typed, json!({}), &context)?;
    let answer = session.read(endpoint, &request, ui)?;
    let (envelope, reply) = answer::require_done(endpoint, None, answer)?;
    seen::remember(session.context, None, envelope.get("data").unwrap_or(&Value::Null), ui);
    Ok((envelope, reply))
}

/// Where a page stands, as the answer tells it.
struct Page {
    current: usize,
    last: usize,
    total: Option<usize>,
}

impl Page {
    fn of(envelope: &Map<String, Value>) -> Page {
        let told = envelope.get("metaData").unwrap_or(&Value::Null);
        let current = number_in(told, "currentPage").unwrap_or(1);
        let last = number_in(told, "lastPage").unwrap_or(current);
        Page { current, last, total: number_in(told, "total") }
    }
}

fn number_in(told: &Value, key: &str) -> Option<usize> {
    number(told.get(key)?)
}

/// A count, as a number or as a text (quirk 42).
fn number(value: &Value) -> Option<usize> {
    text::digits(value.to_string().trim_matches('"'))
}

/// The rows of a page.
fn rows_of(data: Value) -> Vec<Value> {
    if let Value::Array(rows) = data { rows } else { Vec::new() }
}

/// Collects the rows of all pages. What was collected before a failure stays in `rows`.
fn read_all(
    endpoint: &'static Endpoint,
    typed: &Typed,
    session: &Session,
    limit: Option<usize>,
    rows: &mut Vec<Value>,
    ui: &mut Ui,
) -> Result<()> {
    let mut seen = HashSet::new();
    let mut total = None;
    for wanted in 1.. {
        let mut typed = typed.clone();
        typed.push("page", json!(wanted));
        let (mut envelope, _) = match read_page(endpoint, &typed, session, ui) {
            Ok(read) => read,
            Err(error) => return Err(cut(error, rows.len(), total)),
        };
        let page = Page::of(&envelope);
        if page.current != wanted {
            let what = format!("asked for page {wanted}, the API answered page {}", page.current);
            return Err(cut(Error::new(ErrorKind::Unavailable, what), rows.len(), total));
        }
        if let (Some(was), Some(is)) = (total, page.total)
            && was != is
        {
            ui.warn(&format!(
                "the list changed while it was read ({was} rows, now {is}): some may be missing"
            ));
        }
        total = page.total.or(total);
        for row in envelope.remove("data").map(rows_of).unwrap_or_default() {
            // A row that moved from one page to the next while they were read comes twice.
            let id = endpoint.table.id.and_then(|id| row.pointer(id)).map(Value::to_string);
            if id.is_none_or(|id| seen.insert(id)) {
                rows.push(row);
            }
            if limit.is_some_and(|limit| rows.len() >= limit) {
                return Ok(());
            }
        }
        if page.last > 1 {
            ui.note(&format!("page {wanted} of {}: {} rows so far", page.last, rows.len()));
        }
        if wanted >= page.last {
            break;
        }
    }
    Ok(())
}

/// Adds to a failure that the list is cut, so that nobody takes it for whole.
fn cut(error: Error, rows: usize, total: Option<usize>) -> Error {
    let of = total.map(|total| format!(" of {total}")).unwrap_or_default();
    error.detail(format!("the list is cut: {rows} rows{of} were read"))
}

fn show_page(
    endpoint: &Endpoint,
    invocation: &Invocation,
    envelope: &Map<String, Value>,
    reply: &Reply,
    narrowed: bool,
    ui: &mut Ui,
) -> std::result::Result<(), OutputError> {
    let rows = envelope.get("data").and_then(Value::as_array);
    match rows.filter(|_| narrowed && ui.format.is_json() && !ui.quiet) {
        Some(rows) => show_rows(endpoint, invocation, rows.clone(), true, ui),
        None => show_answer(endpoint, invocation, envelope, reply, ui),
    }
}
