//! Reads lists that may be longer than memory: their rows are given on while they arrive. What is shown of them stands in
//! `listing/`.

use std::time::Duration;

use serde_json::Value;

use crate::api::{self, Endpoint, Request};
use crate::base::error::{ErrorKind, Result};
use crate::base::json_list::{Flow, Row};
use crate::http::listed::CutList;
use crate::http::receive::{Bounds, UnansweredCause};
use crate::http::verdict::{Answer, Verdict};
use crate::output::ui::Ui;
use crate::run::answer::{self, cut, no_answer, too_late};
use crate::run::session::Session;

impl Session<'_> {
    /// Reads a list. A long one has begun then, and its rows are taken with [`Session::take_rows`]; a short one is whole.
    pub fn read_rows(&self, endpoint: &Endpoint, request: Request, ui: &mut Ui) -> Result<Answer> {
        let answer = self.read_within(Bounds::rows(), &request, ui)?;
        self.unless_other_method(answer, endpoint, request, ui)
    }

    /// Gives rows that are still to come to `take`, until that wants no more; the answer is judged when it has ended.
    pub fn take_rows(
        &self,
        answer: &mut Answer,
        ui: &mut Ui,
        take: &mut dyn FnMut(&Row, &mut Ui) -> Flow,
    ) -> Result<u64> {
        let taken = answer.take_rows(&mut |row| take(row, ui));
        let count = taken.map_err(|CutList { why, count }| {
            let error = match why.cause {
                UnansweredCause::TimedOut => too_late(&why.why, self.context.timeout),
                _ => no_answer(&why.why),
            };
            cut(error, count)
        })?;
        if answer.verdict == Verdict::Done {
            self.remember_token(ui);
        }
        Ok(count)
    }

    /// Reads a list that does not come in pages, and gives its rows to `take`: while they arrive, where it is long. One that is
    /// empty and told as a 404 has none (quirk 10).
    pub fn each_row(
        &self,
        endpoint: &'static Endpoint,
        request: Request,
        ui: &mut Ui,
        take: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<()> {
        let answer = self.read_rows(endpoint, request, ui)?;
        self.each_row_in(endpoint, answer, ui, take)
    }

    /// The same for the list that this command reads whole, in one try, whole within this time and at most one time-out, for a
    /// look that nothing depends on.
    pub fn each_row_once(
        &self,
        command: &str,
        within: Duration,
        ui: &mut Ui,
        take: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<()> {
        let (endpoint, request) = self.read_request(command, "")?;
        let answer = self.try_once(&request, within, Bounds::rows_within)?;
        self.each_row_in(endpoint, answer, ui, take)
    }

    fn each_row_in(
        &self,
        endpoint: &'static Endpoint,
        mut answer: Answer,
        ui: &mut Ui,
        take: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<()> {
        if answer.rows.is_none() {
            let (mut envelope, _) = match answer::require_done(endpoint, None, answer) {
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
                done => done?,
            };
            let data = envelope.remove("data").unwrap_or_default();
            let rows = api::locate(&data, "/*").into_iter();
            return rows.filter_map(|(_, row)| row).try_for_each(take);
        }
        let mut taken = Ok(());
        if answer.verdict == Verdict::Done {
            self.take_rows(&mut answer, ui, &mut |row, _| {
                taken = take(&row.value());
                if taken.is_ok() { Flow::GoOn } else { Flow::Stop }
            })?;
        }
        taken?;
        answer::require_done(endpoint, None, answer).map(drop)
    }

    /// The same for the list that this command reads whole.
    pub fn each_row_of(
        &self,
        command: &str,
        ui: &mut Ui,
        take: &mut dyn FnMut(&Value) -> Result<()>,
    ) -> Result<()> {
        let (endpoint, request) = self.read_request(command, "")?;
        self.each_row(endpoint, request, ui, take)
    }
}
