//! A list that is longer than what is held: its rows are shown while they arrive. One that is cut, or says at its end that it
//! is no list at all, ends with its code, and what was printed is never closed as if it were whole.

use serde_json::Value;

use crate::api::Endpoint;
use crate::base::error::Result;
use crate::base::json_list::{Flow, Row};
use crate::http::verdict::{Answer, Verdict};
use crate::options::Invocation;
use crate::output::delivery::{OutputError, delivered};
use crate::output::list::ListStream;
use crate::output::ui::Ui;
use crate::run::answer::{cut, require_done};
use crate::run::seen::Sightings;
use crate::run::session::Session;

/// Shows the rows of this answer, which are still to come, as many of them as are wanted.
pub fn show(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    session: &Session,
    mut answer: Answer,
    ui: &mut Ui,
) -> Result<()> {
    if answer.verdict != Verdict::Done {
        return require_done(endpoint, None, answer).map(drop);
    }
    let stream = match ListStream::open(endpoint, invocation, ui) {
        Ok(stream) => stream,
        Err(error) => return delivered(Err(error)),
    };
    let left = invocation.typed.get("limit").and_then(Value::as_u64).unwrap_or(u64::MAX);
    let sightings = Sightings::in_list(session.context);
    let may_stop = answer.says_that_it_is_well();
    let mut taken = Taken { stream, sightings, left, may_stop, undelivered: None };
    let read = match left {
        0 if may_stop => Ok(0),
        _ => session.take_rows(&mut answer, ui, &mut |row, ui| taken.take(row, ui)),
    };
    let Taken { stream, sightings, undelivered, .. } = taken;
    if let Some(error) = undelivered {
        sightings.remember(session.context, ui);
        return delivered(Err(error));
    }
    let ended = read.and_then(|count| match answer.verdict {
        Verdict::Done => Ok(()),
        _ => require_done(endpoint, None, answer).map(drop).map_err(|error| cut(error, count)),
    });
    delivered(stream.end(ended.is_ok(), ui))?;
    ended?;
    sightings.remember(session.context, ui);
    Ok(())
}

/// Where the rows go.
struct Taken {
    stream: ListStream,
    sightings: Sightings,
    /// How many more are wanted.
    left: u64,
    /// Whether what follows the last one that is wanted need not be read: else it may say that this is no list.
    may_stop: bool,
    undelivered: Option<OutputError>,
}

impl Taken {
    fn take(&mut self, row: &Row, ui: &mut Ui) -> Flow {
        if self.left == 0 {
            return Flow::GoOn;
        }
        if let Err(error) = self.stream.row(row, ui) {
            self.undelivered = Some(error);
            return Flow::Stop;
        }
        self.sightings.take(row);
        self.left -= 1;
        if self.left == 0 && self.may_stop { Flow::Stop } else { Flow::GoOn }
    }
}
