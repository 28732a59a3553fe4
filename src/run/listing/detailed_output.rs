//! How completed rows are shown: at once, or as a table when enough of them are there to lay it out.

use serde_json::Value;

use super::progress::Progress;
use crate::api::{Endpoint, Table};
use crate::options::Invocation;
use crate::output::delivery::OutputError;
use crate::output::list::ListStream;
use crate::output::ui::Ui;
use crate::profile::Format;

/// So many rows of a table are kept until it is laid out, as text: it takes a tenth of their values.
const KEPT: usize = 1_000;

/// Whether the output was delivered.
type Delivery = std::result::Result<(), OutputError>;

/// Completed rows on their way to stdout.
pub(super) struct DetailedOutput<'a> {
    endpoint: &'static Endpoint,
    /// How they look; the last column is what went wrong.
    table: Table,
    invocation: &'a Invocation,
    stream: Option<ListStream>,
    /// The rows of a table that is not laid out yet.
    kept: Vec<String>,
}

impl<'a> DetailedOutput<'a> {
    /// Rows of this operation, shown by this table.
    pub(super) fn new(
        endpoint: &'static Endpoint,
        table: Table,
        invocation: &'a Invocation,
    ) -> DetailedOutput<'a> {
        DetailedOutput { endpoint, table, invocation, stream: None, kept: Vec::new() }
    }

    /// Begins, unless it is a table, whose columns are known when rows are.
    pub(super) fn begin(&mut self, ui: &mut Ui) -> Delivery {
        match ui.format == Format::Table && !ui.quiet {
            true => Ok(()),
            false => self.open(self.table, ui),
        }
    }

    /// Takes a row, and shows it at once where that can be.
    pub(super) fn row(&mut self, row: Value, progress: &Progress, ui: &mut Ui) -> Delivery {
        match &mut self.stream {
            Some(stream) => {
                stream.value(&row, ui)?;
                stream.hand_over(ui)
            }
            None => {
                self.kept.push(row.to_string());
                if self.kept.len() >= KEPT { self.lay_out(progress, ui) } else { Ok(()) }
            }
        }
    }

    /// Shows what is still kept, and the end; JSON that is not whole is not closed.
    pub(super) fn end(mut self, is_whole: bool, progress: &Progress, ui: &mut Ui) -> Delivery {
        if self.stream.is_none() {
            self.lay_out(progress, ui)?;
        }
        match self.stream {
            Some(stream) => stream.end(is_whole, ui),
            None => Ok(()),
        }
    }

    /// Lays out the table, without the column of what went wrong if nothing did so far.
    fn lay_out(&mut self, progress: &Progress, ui: &mut Ui) -> Delivery {
        let columns = self.table.columns;
        let table = match columns.split_last() {
            Some((_, others)) if progress.is_without_failure() && ui.columns.is_empty() => {
                Table { columns: others, ..self.table }
            }
            _ => self.table,
        };
        self.open(table, ui)?;
        let Some(stream) = &mut self.stream else { return Ok(()) };
        for row in std::mem::take(&mut self.kept) {
            // It was a value before.
            stream.value(&serde_json::from_str(&row).unwrap_or_default(), ui)?;
        }
        Ok(())
    }

    fn open(&mut self, table: Table, ui: &mut Ui) -> Delivery {
        let endpoint = Endpoint { table, ..*self.endpoint };
        self.stream = Some(ListStream::open(&endpoint, self.invocation, ui)?);
        Ok(())
    }
}
