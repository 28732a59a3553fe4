//! One row of an operation that reads: one read, by the way of a single read, and its answer as cells by the columns of the
//! operation. Nothing of it stands in the journal.

use serde_json::{Value, json};

use crate::api::Endpoint;
use crate::base::error::Result;
use crate::options::Invocation;
use crate::output::columns::TableLayout;
use crate::output::table::records;
use crate::run::fleet::Worker;
use crate::run::read::read_whole;

/// What stands between the values of several rows of one answer.
const BETWEEN: &str = "; ";

/// Reads for a row. Gives a cell for each column of the operation; of an answer that is a list, all values of a column
/// stand in its cell. Personal numbers are masked unless they may be shown.
pub fn read_row(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    worker: &mut Worker,
) -> Result<Vec<String>> {
    let Worker { session, ui, .. } = worker;
    let context = session.context.request(endpoint.command);
    let request = endpoint.request(&invocation.typed, json!({}), &context)?;
    let (envelope, _) = read_whole(endpoint, invocation, request, session, ui)?;
    let layout = TableLayout::of(&endpoint.table, &[])?;
    let data = envelope.get("data").unwrap_or(&Value::Null);
    let mut rows = records(&layout, &envelope, data, invocation.show_personal);
    let mut cells =
        rows.next().unwrap_or_else(|| vec![String::new(); endpoint.table.columns.len()]);
    for row in rows {
        for (cell, more) in cells.iter_mut().zip(row) {
            cell.push_str(BETWEEN);
            cell.push_str(&more);
        }
    }
    Ok(cells)
}
