//! A row of an operation that only reads: it is read as the single command reads, and the report gets what a table would show.

use serde_json::{Value, json};

use crate::api::Endpoint;
use crate::base::error::Result;
use crate::options::Invocation;
use crate::output::columns::TableLayout;
use crate::output::table::records;
use crate::run::answer::require_done;
use crate::run::fleet::Worker;

/// What an answer tells.
pub struct AnswerCells {
    /// By the columns of the operation; of a list, its first row.
    pub cells: Vec<String>,
    /// How many rows of a list are left out.
    pub more: usize,
}

/// Reads what a row asks for.
pub fn read_row(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    worker: &mut Worker,
) -> Result<AnswerCells> {
    let request_context = worker.session.context.request(endpoint.command);
    let request = endpoint.request(&invocation.typed, json!({}), &request_context)?;
    let answer = worker.session.read_by_either_method(endpoint, request, &mut worker.ui)?;
    let (envelope, _) = require_done(endpoint, endpoint.object(&invocation.typed), answer)?;
    let layout = TableLayout::of(&endpoint.table, &[])?;
    let data = envelope.get("data").unwrap_or(&Value::Null);
    let mut rows = records(&layout, &envelope, data, invocation.show_personal);
    let cells = rows.next().unwrap_or_default();
    Ok(AnswerCells { cells, more: rows.count() })
}
