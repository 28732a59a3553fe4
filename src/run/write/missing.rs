//! Asks a person for the one thing that a call lacks, where the operation declares it: a reason, or where a message goes.
//! How much is meant is asked for where the body is computed (`prepare.rs`).

use serde_json::Value;

use super::laid_out::Call;
use crate::api::{AnswerForm, BodySource, Customer, State};
use crate::base::error::Result;
use crate::output::ui::Ui;
use crate::run::guards::may_succeed;
use crate::run::session::Session;

impl Call<'_> {
    /// The body with what a person answers, and whether one was asked.
    pub fn answered(&self, session: &Session, ui: &mut Ui) -> Result<(Value, bool)> {
        let Some(asked) = self.builder.lacks_answer() else {
            return Ok((self.body.clone(), false));
        };
        let customer = match asked.answer {
            AnswerForm::Text => Customer::default(),
            AnswerForm::Contact => self.customer(session, ui)?,
        };
        if let Some(line) = customer.to_line() {
            ui.note(&format!("customer: {line}"));
        }
        let question = format!("{}. {}?", self.words(), asked.question);
        let offered = customer.contact();
        let values = ui.ask_until(&question, offered.as_deref(), &mut |answer| {
            self.endpoint.values_of_answer(asked, answer, &customer)
        })?;
        let mut typed = self.invocation.typed.clone();
        for (flag, value) in values {
            typed.push(flag, value);
        }
        let (body, context) = (self.body.clone(), &self.builder.context);
        Ok((self.endpoint.apply(&typed, body, BodySource::File, context)?, true))
    }

    /// The customer of the object, where an operation tells it.
    pub fn customer(&self, session: &Session, ui: &mut Ui) -> Result<Customer> {
        match (self.endpoint.told_by, self.object()) {
            ("", _) | (_, None) => Ok(Customer::default()),
            (command, Some(object)) => {
                let details = session.fetch(command, object, ui)?;
                self.refuse_in(&details)?;
                Ok(Customer::of(&details))
            }
        }
    }

    /// Refuses what the details, read for the customer, show to be impossible, where no state is read for it.
    pub fn refuse_in(&self, details: &Value) -> Result<()> {
        let (None, Some(object)) = (self.endpoint.state, self.object()) else { return Ok(()) };
        let status = details["status"].as_str().map(str::to_owned);
        may_succeed(self.endpoint, object, &State { status, ..State::default() })
    }
}
