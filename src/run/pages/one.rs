//! Reads one page of a list.

use serde_json::{Map, Value, json};

use crate::api::{Endpoint, Typed};
use crate::base::error::Result;
use crate::base::text;
use crate::http::reply::Reply;
use crate::output::ui::Ui;
use crate::run::answer;
use crate::run::seen;
use crate::run::session::Session;

/// Reads one page.
pub(super) fn read_page(
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
pub(super) struct Page {
    /// Its number.
    pub(super) current: usize,
    /// The number of the last one.
    pub(super) last: usize,
    /// How many rows all of them have.
    pub(super) total: Option<usize>,
}

impl Page {
    /// Where the page of this answer stands.
    pub(super) fn of(envelope: &Map<String, Value>) -> Page {
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
pub(super) fn number(value: &Value) -> Option<usize> {
    text::digits(value.to_string().trim_matches('"'))
}
