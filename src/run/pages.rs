//! Lists that come in pages: one page, or all of them one after another. The links in an answer are never followed: the
//! next page is the next number (quirk 16).

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::api::{Endpoint, RequestContext, Typed};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::text;
use crate::http::verdict::Reply;
use crate::options::Invocation;
use crate::output::delivery::{OutputError, delivered};
use crate::output::show::{show as show_answer, show_rows};
use crate::output::ui::Ui;
use crate::run::session::{Session, answered};

/// Reads and shows one page, or with `--all` every page.
pub fn show(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    session: &Session,
    context: &RequestContext,
    ui: &mut Ui,
) -> Result<()> {
    let typed = &invocation.typed;
    let limit = typed.get("limit").and_then(number);
    if !typed.has("all") {
        let reply = session.read(endpoint, &endpoint.request(typed, json!({}), context)?, ui)?;
        let mut envelope = answered(endpoint, None, &reply)?;
        let page = Page::of(&envelope);
        if let (Some(limit), Some(Value::Array(rows))) = (limit, envelope.get_mut("data")) {
            rows.truncate(limit);
        }
        delivered(show_page(endpoint, invocation, &envelope, &reply, limit.is_some(), ui))?;
        if page.last > page.current.max(1) {
            ui.note(&format!("page {} of {}; all of them with --all", page.current, page.last));
        }
        return Ok(());
    }
    let mut rows = Vec::new();
    let read = all(endpoint, typed, session, context, limit, &mut rows, ui);
    let whole = read.is_ok();
    delivered(show_rows(endpoint, invocation, rows, whole, ui))?;
    read
}

/// Where a page stands, as the answer tells it.
struct Page {
    current: usize,
    last: usize,
    total: Option<usize>,
}

impl Page {
    fn of(envelope: &Map<String, Value>) -> Page {
        let told = |key: &str| envelope.get("metaData").and_then(|data| number(data.get(key)?));
        let current = told("currentPage").unwrap_or(1);
        Page { current, last: told("lastPage").unwrap_or(current), total: told("total") }
    }
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
fn all(
    endpoint: &'static Endpoint,
    typed: &Typed,
    session: &Session,
    context: &RequestContext,
    limit: Option<usize>,
    rows: &mut Vec<Value>,
    ui: &mut Ui,
) -> Result<()> {
    let mut seen = HashSet::new();
    let mut total = None;
    for wanted in 1.. {
        let mut typed = typed.clone();
        typed.push("page", json!(wanted));
        let read = session
            .read(endpoint, &endpoint.request(&typed, json!({}), context)?, ui)
            .and_then(|reply| answered(endpoint, None, &reply));
        let mut envelope = read.map_err(|error| cut(error, rows.len(), total))?;
        let page = Page::of(&envelope);
        if page.current != wanted {
            let what = format!("asked for page {wanted}, the API answered page {}", page.current);
            return Err(cut(Error::new(ErrorKind::Unavailable, what), rows.len(), total));
        }
        if total.is_some() && page.total.is_some() && page.total != total {
            let (was, is) = (total.unwrap_or_default(), page.total.unwrap_or_default());
            ui.warn(&format!(
                "the list changed while it was read ({was} rows, now {is}): some may be missing"
            ));
        }
        total = page.total.or(total);
        let told = envelope.remove("data");
        for row in told.into_iter().flat_map(rows_of) {
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

/// The list is not whole, and nobody may take it for that.
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
