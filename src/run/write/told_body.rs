//! What of a body a person is told in the question: of an operation its short texts, dates as instants, and what is true or
//! false; of a call that no document lists every value. Amounts and lines stand in `question.rs`.

use serde_json::Value;

use super::prepared::Prepared;
use crate::api::{Location, as_boolean, locate};
use crate::base::dates;
use crate::run::body::changes;

impl Prepared<'_> {
    /// What is told of the body, as titles and values.
    pub fn told_of(&self, body: &Value) -> Vec<(&'static str, String)> {
        let hide = !self.call.invocation.show_personal;
        if !self.call.endpoint.listed {
            return match self.request.body {
                Some(_) => changes::all_facts(body, hide),
                None => vec![("will send", "no body".to_owned())],
            };
        }
        let (mut facts, mut texts) = (Vec::new(), body.clone());
        for param in self.call.endpoint.all_params() {
            let Location::Field(pointer) = param.location else { continue };
            for (place, value) in locate(body, pointer) {
                let told = match (value, param.kind.date) {
                    (Some(value), Some(_)) => self.instant(value),
                    (Some(value), None) if param.kind.switch => {
                        as_boolean(value).map(|is_so| is_so.to_string())
                    }
                    _ => None,
                };
                let (Some(told), Some(own)) = (told, texts.pointer_mut(&place)) else { continue };
                *own = Value::Null;
                let title = if param.kind.date.is_some() { "date" } else { "will send" };
                facts.push((title, format!("{}: {told}", param.api_name())));
            }
        }
        facts.extend(changes::facts(&texts, hide));
        facts
    }

    /// The instant that a date means, with its offset.
    fn instant(&self, date: &Value) -> Option<String> {
        let (_, at) = dates::recognise_json(date)?;
        let instant = jiff::Timestamp::from_second(at).ok()?;
        Some(self.call.context.clock.show(instant))
    }
}
