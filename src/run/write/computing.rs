//! Completes a body from the state of its object, and guards it. A person may have to say how much is meant, and to pick
//! between several answers.

use serde_json::Value;

use super::completed::{Completed, check, edited, tell_state};
use super::laid_out::Call;
use super::refusals::Refusals;
use crate::api::{
    BodySource, Compute, ComputeError, EarlierWrites, PendingWrite, PickOption, State, Typed,
};
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::output::prompt::Choice;
use crate::output::ui::Ui;
use crate::run::body::edit::EditFile;

/// How much a person means.
enum HowMuch {
    /// All that is left: the body that takes it.
    All(Value),
    /// An amount.
    Amount(Value),
}

/// A body that is completed from the state of its object.
pub struct Computing<'a> {
    /// The call.
    pub call: &'a Call<'a>,
    /// How the operation completes it.
    pub compute: &'a Compute,
    /// The object's identifier.
    pub object: &'a str,
    /// The object as just read.
    pub state: &'a State,
    /// What this machine did to it before.
    pub past: &'a EarlierWrites,
}

impl Computing<'_> {
    /// The body, completed and guarded. A person may have to say how much, and to pick between several answers.
    pub fn complete(
        &self,
        file: Option<&EditFile>,
        refusals: &mut Refusals,
        ui: &mut Ui,
    ) -> Result<Completed> {
        let call = self.call;
        let mut lacks_amount = call.builder.lacks_amount();
        let mut asked = lacks_amount;
        let mut typed = call.invocation.typed.clone();
        if lacks_amount {
            // All that is left is what a person is offered.
            typed.push("full", Value::Bool(true));
        }
        let mut body = call.body.clone();
        loop {
            let completed = (self.compute.complete)(&self.input(&typed, &body));
            match completed {
                Err(ComputeError::Choice { question, options, is_marked, otherwise }) => {
                    // --yes promises that nobody is asked.
                    let silent = call.invocation.dry_run || call.invocation.yes;
                    let picked =
                        if silent { None } else { pick(&question, options, is_marked, ui)? };
                    let Some(picked) = picked else { return Err(otherwise) };
                    asked = true;
                    typed.push(picked.flag, picked.value);
                    body = self.apply(&typed, body)?;
                }
                completed if lacks_amount => {
                    lacks_amount = false;
                    match self.how_much(&typed, &body, completed, ui)? {
                        HowMuch::All(whole) => {
                            body = whole;
                            break;
                        }
                        HowMuch::Amount(amount) => {
                            typed = typed.without(&["full"]);
                            typed.push("amount", amount);
                            body = self.apply(&typed, call.body.clone())?;
                        }
                    }
                }
                Ok(complete) => {
                    body = complete;
                    break;
                }
                Err(ComputeError::Refused(error)) => return Err(error),
            }
        }
        call.builder.assign(&mut body, BodySource::File)?;
        let edited = edited(call, file, body, ui)?;
        refusals.hold((self.compute.guard)(&self.input(&typed, &edited.body)))?;
        if refusals.is_empty() {
            check(call, &edited.body, ui)?;
        }
        Ok(Completed { asked: asked || edited.asked, ..edited })
    }

    fn apply(&self, typed: &Typed, body: Value) -> Result<Value> {
        let call = self.call;
        call.endpoint.apply(typed, body, BodySource::File, &call.builder.context)
    }

    /// Asks how much is meant; all that is left is offered where a body can be made of it. What refuses everything refuses
    /// before anybody is asked, unless something is left.
    fn how_much(
        &self,
        typed: &Typed,
        body: &Value,
        whole: std::result::Result<Value, ComputeError>,
        ui: &mut Ui,
    ) -> Result<HowMuch> {
        let body = match &whole {
            Ok(whole) => {
                (self.compute.guard)(&self.input(typed, whole))?;
                whole
            }
            Err(_) => body,
        };
        let input = self.input(typed, body);
        let pool = (self.compute.pool)(self.state, body);
        let left = pool.left(self.past);
        let offered = match (&whole, left) {
            (Ok(_), left) => left.map(money::show),
            (Err(_), Some(left)) if left > Amount::ZERO => None,
            (Err(_), _) => return whole.map(HowMuch::All).map_err(ComputeError::unpicked),
        };
        let question = pool.how_much(&input);
        tell_state(self.object, self.state, ui);
        let amount = ui.ask_until(&question, offered.as_deref(), &mut |answer| {
            pool.typed_amount(&input, answer)
        })?;
        match whole {
            Ok(whole) if money::of(&amount) == left => Ok(HowMuch::All(whole)),
            _ => Ok(HowMuch::Amount(amount)),
        }
    }

    fn input<'b>(&'b self, typed: &'b Typed, body: &'b Value) -> PendingWrite<'b> {
        PendingWrite {
            id: self.object,
            typed,
            body,
            state: self.state,
            earlier: self.past,
            again: self.call.invocation.again,
            keyed: self.call.endpoint.is_keyed(&self.call.builder.context),
        }
    }
}

/// Lets a person pick one of several. `None` where nobody can be asked.
fn pick(
    question: &str,
    options: Vec<PickOption>,
    is_marked: bool,
    ui: &mut Ui,
) -> Result<Option<PickOption>> {
    let mut choices = Vec::new();
    for option in &options {
        let closed = option.closed.clone();
        choices.push(Choice { closed, ..Choice::new(&*option.id, &*option.label) });
    }
    let marked = options.iter().position(|option| is_marked && option.closed.is_none());
    let index = ui.choose(question, &choices, marked)?;
    Ok(index.and_then(|index| options.into_iter().nth(index)))
}
