//! Lists that come in pages: one page is shown here, all of them one after another in `all.rs`; `one.rs` reads one. The links
//! in an answer are never followed: the next page is the next number (quirk 16).

mod all;
mod one;

use serde_json::{Map, Value};

use crate::api::Endpoint;
use crate::base::error::Result;
use crate::http::reply::Reply;
use crate::options::Invocation;
use crate::output::delivery::{OutputError, delivered};
use crate::output::show::{show as show_answer, show_rows};
use crate::output::ui::Ui;
use crate::run::session::Session;

use all::show_all;
use one::{Page, number, read_page};

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
        return show_all(endpoint, invocation, session, limit, ui);
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
        Some(rows) => show_rows(endpoint, invocation, rows.clone(), ui),
        None => show_answer(endpoint, invocation, envelope, reply, ui),
    }
}
