//! Waits until an object has one of some statuses: it reads within the rate limit, less and less often, and ends early where
//! the status can change no more. What the words are stands in `api/statuses.rs`.

use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use crate::api::{Endpoint, Request, StatusTeller, Statuses, Typed, is_same_status};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::http::reply::Reply;
use crate::output::ui::Ui;
use crate::run::answer;
use crate::run::session::Session;

/// The pause between two readings: at first, and at most. This stays far below the rate limit.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// A reading at the end of the time gets this long to be answered.
const SHORTEST_READING: Duration = Duration::from_secs(1);

/// What is waited for.
pub struct Awaited<'a> {
    /// The object.
    pub id: &'a str,
    /// The words, any of which ends the wait.
    pub words: &'a [String],
    /// How long.
    pub patience: Duration,
    /// When that time is over.
    pub deadline: Instant,
}

/// An operation that tells the status of an object.
pub struct StatusReader<'a> {
    endpoint: &'static Endpoint,
    statuses: Statuses,
    request: Request,
    session: &'a Session<'a>,
}

/// One answer, and the status in it.
struct Reading {
    envelope: Map<String, Value>,
    reply: Reply,
    status: Option<String>,
}

impl<'a> StatusReader<'a> {
    /// A reader for this object.
    pub fn new(
        StatusTeller { endpoint, statuses }: StatusTeller,
        typed: &Typed,
        session: &'a Session,
    ) -> Result<StatusReader<'a>> {
        let context = session.context.request(endpoint.command);
        let request = endpoint.request(typed, json!({}), &context)?;
        Ok(StatusReader { endpoint, statuses, request, session })
    }

    /// Waits, and gives the answer that tells the status that was waited for.
    pub fn wait(&mut self, awaited: &Awaited, ui: &mut Ui) -> Result<(Map<String, Value>, Reply)> {
        let (mut pause, mut last, mut failed) = (FIRST_PAUSE, None, None);
        loop {
            let left =
                awaited.deadline.saturating_duration_since(Instant::now()).max(SHORTEST_READING);
            let mut at_least = Duration::ZERO;
            match self.read(awaited.id, left, &mut at_least) {
                Ok(reading) => {
                    failed = None;
                    let status = reading.status.unwrap_or_else(|| "not told".to_owned());
                    if awaited.words.iter().any(|word| is_same_status(word, &status)) {
                        return Ok((reading.envelope, reading.reply));
                    }
                    if self.statuses.is_final(&status) {
                        return Err(self.ended(awaited, &status));
                    }
                    if last.as_ref() != Some(&status) {
                        ui.note(&format!("{} is {status}: waiting", awaited.id));
                        pause = FIRST_PAUSE;
                    }
                    last = Some(status);
                }
                Err(error) if may_pass(&error, last.is_some()) => {
                    if failed.is_none() {
                        ui.note(&format!("{error}: trying again"));
                    }
                    failed = Some(error);
                }
                Err(error) => return Err(error),
            }
            let left = awaited.deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(self.out_of_time(awaited, last, failed));
            }
            std::thread::sleep(pause.max(at_least).min(left));
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Reads once. `at_least` becomes how long a throttling server asks to wait.
    fn read(&mut self, id: &str, within: Duration, at_least: &mut Duration) -> Result<Reading> {
        let mut answer = self.session.read_once(&self.request, within)?;
        let overrides = self.session.context.profile.overrides(self.endpoint.command);
        if answer.status() == 405
            && let Some(method) = self.endpoint.other_method(&overrides)
            && method != self.request.method
        {
            self.request = self.request.clone().by(method);
            answer = self.session.read_once(&self.request, within)?;
        }
        *at_least = answer.reply.retry_after.unwrap_or_default();
        let (envelope, reply) = answer::require_done(self.endpoint, Some(id), answer)?;
        let status = self.statuses.told(&envelope).map(str::to_owned);
        Ok(Reading { envelope, reply, status })
    }

    /// The failure of a wait for what cannot come any more.
    fn ended(&self, awaited: &Awaited, status: &str) -> Error {
        let wanted = awaited.words.join(" or ");
        let what = format!("{} is {status}, which is final, not {wanted}", awaited.id);
        self.failure(awaited, ErrorKind::CheckFailed, what)
    }

    /// The failure of a wait that was too short, or in which nothing could be read.
    fn out_of_time(&self, awaited: &Awaited, last: Option<String>, failed: Option<Error>) -> Error {
        let (wanted, time) = (awaited.words.join(" or "), awaited.patience);
        let (kind, is) = match &last {
            Some(status) => (ErrorKind::CheckFailed, format!("is still {status}")),
            None => (ErrorKind::Unavailable, "could not be read".to_owned()),
        };
        let what = format!("{} {is}, not {wanted}, after {time:?}", awaited.id);
        let error = self.failure(awaited, kind, what);
        match failed {
            Some(failed) => error.detail(format!("the last reading failed: {failed}")),
            None => error,
        }
    }

    fn failure(&self, awaited: &Awaited, kind: ErrorKind, what: String) -> Error {
        let mut error = Error::new(kind, what);
        error.report_mut().object = Some(awaited.id.to_owned());
        error.next(Command::new(self.endpoint.command).arg(awaited.id).why("look at it"))
    }
}

/// Whether the next reading may go better. What was there a moment ago is not unknown because one answer says so.
fn may_pass(error: &Error, was_told: bool) -> bool {
    match error.kind() {
        ErrorKind::Unavailable => true,
        ErrorKind::NotFound => was_told,
        _ => false,
    }
}
