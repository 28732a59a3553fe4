//! Reads for one look at an object: each answer is asked for once, and every part of what is shown agrees with the
//! others.

use serde_json::{Value, json};

use crate::api::{self, Overview, Typed};
use crate::base::error::{Error, Result};
use crate::output::ui::Ui;
use crate::run::answer;
use crate::run::session::Session;

/// An object without a date of its own is looked up in the history of so many days.
const DAYS: i64 = 31;
const DAY: i64 = 24 * 60 * 60;

/// The answers so far.
pub struct Reader<'a, 'b> {
    session: &'a Session<'b>,
    ui: &'a mut Ui,
    answers: Vec<(&'static str, String, Result<Value>)>,
}

impl<'a, 'b> Reader<'a, 'b> {
    /// Nothing is read yet.
    pub fn new(session: &'a Session<'b>, ui: &'a mut Ui) -> Reader<'a, 'b> {
        Reader { session, ui, answers: Vec::new() }
    }

    /// The `data` of a reading, asked for at most once.
    pub fn fetch(&mut self, command: &'static str, id: &str) -> Result<Value> {
        let known = self.answers.iter().find(|(own, about, _)| *own == command && about == id);
        if let Some((_, _, answer)) = known {
            return answer.clone();
        }
        let answer = self.session.fetch(command, id, self.ui);
        self.answers.push((command, id.to_owned(), answer.clone()));
        answer
    }

    /// Adds what the history of all objects tells of this one. Without it the rest is shown all the same.
    pub fn add_history(&mut self, overview: &mut Overview) {
        let Some(history) = overview.history else { return };
        let now = self.session.context.clock.now.as_second();
        let since = match history.since {
            Some(second) => second.min(now).saturating_sub(DAY),
            None => now.saturating_sub(DAYS * DAY),
        };
        match self.rows(history.command, since) {
            Ok(rows) => overview.add_history(&history, &rows),
            Err(error) => self.ui.warn(&format!("its history is left out: {error}")),
        }
    }

    /// The rows of a history since this moment, in Unix seconds.
    fn rows(&mut self, command: &str, since: i64) -> Result<Vec<Value>> {
        let Some(endpoint) = api::endpoint(command) else {
            return Err(Error::bug(format!("no operation {command}")));
        };
        let mut typed = Typed::default();
        typed.push("since", json!(since.to_string()));
        let request =
            endpoint.request(&typed, json!({}), &self.session.context.request(command))?;
        let answer = self.session.read(endpoint, &request, self.ui)?;
        let (mut envelope, _) = answer::require_done(endpoint, None, answer)?;
        match envelope.remove("data") {
            Some(Value::Array(rows)) => Ok(rows),
            _ => Ok(Vec::new()),
        }
    }
}
