//! A time frame: from `--since` until before `--until`, either of which may be open.

use jiff::Timestamp;

use super::clock::Clock;
use super::instant::{BareDay, read_at};

/// A time frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeFrame {
    /// Its first moment.
    pub since: Option<Timestamp>,
    /// The moment after its last one.
    pub until: Option<Timestamp>,
}

impl TimeFrame {
    /// Reads both ends as typed; a day counts whole. A frame that ends before it begins, or as it begins, is refused:
    /// nothing can lie in it, and an empty list would be believed.
    pub fn typed(
        since: Option<&str>,
        until: Option<&str>,
        clock: &Clock,
    ) -> Result<TimeFrame, String> {
        let end = |flag: &str, text: &str, bare_day| {
            read_at(text, clock, bare_day).map_err(|why| format!("--{flag}: {why}"))
        };
        let since = since.map(|text| end("since", text, BareDay::Start)).transpose()?;
        let until = until.map(|text| end("until", text, BareDay::End)).transpose()?;
        match (since, until) {
            (Some(first), Some(last)) if first >= last => Err(format!(
                "--since is {}, which is not before --until, {}: nothing lies between",
                clock.show(first),
                clock.show(last)
            )),
            _ => Ok(TimeFrame { since, until }),
        }
    }

    /// Whether every moment is in it.
    pub fn is_open(&self) -> bool {
        self.since.is_none() && self.until.is_none()
    }

    /// Whether a moment is in it.
    pub fn holds(&self, moment: Timestamp) -> bool {
        self.since.is_none_or(|since| since <= moment)
            && self.until.is_none_or(|until| moment < until)
    }
}
