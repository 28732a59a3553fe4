//! The time frame that the rows of a list must be in, by the date that their details tell. The API's list knows none.

use jiff::Timestamp;
use serde_json::Value;

use crate::api::{RowDetails, Typed};
use crate::base::dates::{self, BareDay, Clock};
use crate::base::error::{Error, Result};

/// From `--since` until before `--until`; a day counts whole.
pub struct TimeFrame {
    since: Option<Timestamp>,
    until: Option<Timestamp>,
}

impl TimeFrame {
    /// The time frame that was typed, if one was. One that ends before it begins is refused.
    pub fn typed(typed: &Typed, clock: &Clock) -> Result<Option<TimeFrame>> {
        let since = instant(typed, "since", clock, BareDay::Start)?;
        let until = instant(typed, "until", clock, BareDay::End)?;
        if let (Some(since), Some(until)) = (since, until) {
            dates::refuse_reversed(since, until, clock).map_err(Error::invalid)?;
        }
        Ok((since.is_some() || until.is_some()).then_some(TimeFrame { since, until }))
    }

    /// Whether an object with these details is in it; why that cannot be told otherwise.
    pub fn holds(
        &self,
        details: &RowDetails,
        data: &Value,
    ) -> std::result::Result<bool, &'static str> {
        let told = match data.pointer(details.date) {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        let date = told.as_deref().and_then(dates::received).ok_or("its date cannot be read")?;
        Ok(self.since.is_none_or(|since| since <= date)
            && self.until.is_none_or(|until| date < until))
    }
}

fn instant(
    typed: &Typed,
    flag: &str,
    clock: &Clock,
    bare_day: BareDay,
) -> Result<Option<Timestamp>> {
    let Some(text) = typed.get(flag).and_then(Value::as_str) else { return Ok(None) };
    let read = dates::read_at(text, clock, bare_day);
    read.map(Some).map_err(|why| Error::invalid(format!("--{flag}: {why}")))
}
