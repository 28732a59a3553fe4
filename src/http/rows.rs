//! The rows of a list while its answer arrives: bytes from the connection, within the bounds of `receive.rs`, to the reader
//! of `base/json_list`. What the answer means stands in `listed.rs`.

use std::fmt;
use std::sync::Arc;

use serde_json::{Map, Value};
use tokio::runtime::Runtime;

use crate::base::json_list::{Fault, Flow, ListReader, Progress, Row};
use crate::http::receive::{Body, Unanswered};

/// The rows of a list, the rest of which is on its way.
pub struct Rows {
    runtime: Arc<Runtime>,
    body: Body,
    reader: ListReader,
}

/// Why rows are not read to their end.
pub enum RowsFailure {
    /// The answer is not what it should be.
    Fault(Fault),
    /// It did not arrive.
    Unanswered(Unanswered),
}

impl Rows {
    /// The rows of a list that has begun.
    pub fn new(runtime: &Arc<Runtime>, body: Body, reader: ListReader) -> Rows {
        Rows { runtime: Arc::clone(runtime), body, reader }
    }

    /// Gives row after row to `take`, as they arrive. Says whether the answer has ended; otherwise no more were wanted.
    pub fn each(&mut self, take: &mut dyn FnMut(&Row) -> Flow) -> Result<bool, RowsFailure> {
        loop {
            match self.reader.read(take) {
                Ok(Progress::Ended) => return Ok(true),
                Ok(Progress::Stopped) => return Ok(false),
                Ok(Progress::More) => {}
                Err(Fault::TooMany(_)) => {
                    return Err(RowsFailure::Unanswered(self.body.too_many_values()));
                }
                Err(fault) => return Err(RowsFailure::Fault(fault)),
            }
            match self.runtime.block_on(self.body.piece()) {
                Ok(Some(piece)) => self.reader.push(&piece),
                Ok(None) => self.reader.end(),
                Err(why) => return Err(RowsFailure::Unanswered(why)),
            }
        }
    }

    /// How many rows were given.
    pub fn count(&self) -> u64 {
        self.reader.rows()
    }

    /// What stands beside the list, as far as it has come.
    pub fn envelope(&self) -> &Map<String, Value> {
        self.reader.envelope()
    }

    /// What stands beside the list.
    pub fn into_envelope(self) -> Map<String, Value> {
        self.reader.into_envelope()
    }
}

impl fmt::Debug for Rows {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Rows").field("count", &self.count()).finish_non_exhaustive()
    }
}
