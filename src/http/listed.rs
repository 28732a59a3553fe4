//! Judges an answer whose list is taken row by row: twice, when its list begins and when it has ended. In between it only
//! looks well, since status and message may stand behind the list.

use crate::api::Problem;
use crate::base::error::ErrorKind;
use crate::base::json_list::{Fault, Flow, Row};
use crate::http::receive::Unanswered;
use crate::http::reply::{Reply, status_code};
use crate::http::rows::{Rows, RowsFailure};
use crate::http::verdict::{Answer, Verdict, judged};

impl Answer {
    /// Judges a 2xx whose list begins, by what stands before it.
    pub fn judge_beginning(reply: Reply, rows: Rows) -> Answer {
        let known = rows.envelope();
        let verdict = match status_code(known) {
            // It is told again at the end, or for the first time.
            None => Verdict::Done,
            Some(code) if (200..300).contains(&code) => Verdict::Done,
            Some(_) => judged(&reply, Some(known)),
        };
        Answer { reply, envelope: None, verdict, rows: Some(Box::new(rows)) }
    }

    /// Whether what stands before the rows that are still to come says already that this is a list.
    pub fn says_that_it_is_well(&self) -> bool {
        let known = self.rows.as_ref().and_then(|rows| status_code(rows.envelope()));
        known.is_some_and(|code| (200..300).contains(&code))
    }

    /// Gives the rows that are still to come to `take`, until that wants no more, and judges the answer when it has ended.
    /// Says how many rows there were.
    pub fn take_rows(&mut self, take: &mut dyn FnMut(&Row) -> Flow) -> Result<u64, CutList> {
        let Some(mut rows) = self.rows.take() else { return Ok(0) };
        let ended = rows.each(take);
        let count = rows.count();
        match ended {
            Ok(false) => {}
            Ok(true) => {
                let envelope = rows.into_envelope();
                let is_envelope = status_code(&envelope).is_some()
                    && envelope.get("message").is_some_and(serde_json::Value::is_string);
                self.verdict = judged(&self.reply, is_envelope.then_some(&envelope));
                self.envelope = is_envelope.then_some(envelope);
            }
            Err(RowsFailure::Fault(fault)) => {
                self.verdict = Verdict::Failed(ErrorKind::Unavailable, told(&fault, count));
            }
            Err(RowsFailure::Unanswered(why)) => return Err(CutList { why, count }),
        }
        Ok(count)
    }
}

/// A list that did not arrive whole.
pub struct CutList {
    /// Why.
    pub why: Unanswered,
    /// How many rows came.
    pub count: u64,
}

/// What is wrong with an answer, in a sentence.
fn told(fault: &Fault, count: u64) -> String {
    match fault {
        Fault::Syntax(why) => format!("the answer is no JSON after {count} rows: {why}"),
        Fault::Twice(place) => {
            let place = Problem::wrong(place.clone(), "").path();
            format!("the answer contradicts itself: {place} stands there twice")
        }
        Fault::Cut => format!("the answer ends after {count} rows, in the middle of the list"),
        Fault::TooLong => format!("what follows {count} rows is larger than 64 MiB"),
        Fault::TooManyInRow(most) => {
            format!("the row after {count} rows holds more than {most} values")
        }
        Fault::TooMany(most) => format!("the answer holds more than {most} values"),
    }
}
