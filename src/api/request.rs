//! From what was typed to a request: setting the fields of a payload, filling the path and the query. What is right stands in
//! `check.rs`.

use serde_json::Value;
use url::form_urlencoded;

use super::body::{BodySource, FillResult, ORDER_DATE, keyed, put, set_field};
use super::endpoint::{Endpoint, Method, Quirk};
use super::nearest_word::nearest_word;
use super::param::{Location, Param, Presence, WhenAbsent};
use super::path::{fill_segment, has_variable, segment};
use super::typed::Typed;
use crate::base::dates::{self, Clock, DateForm};
use crate::base::error::{Error, Result};
use crate::base::step::Command;

/// What a profile changes of an operation, by command (docs/api.md, Quirks by number).
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Another method.
    pub method: Option<Method>,
    /// Another path, with the same variables.
    pub path: Option<String>,
    /// The form of the order date (quirk 4).
    pub date_form: Option<DateForm>,
    /// A 404 for an empty list stays an error (quirk 10).
    pub strict_empty: bool,
    /// Filter values go out as typed (quirk 9).
    pub as_typed: bool,
    /// Lists that are typed go out as `{"0": …}`, or never so (quirk 1).
    pub keyed: Option<bool>,
}

/// What shapes a request besides the words typed: the moment of the command, and the profile.
pub struct RequestContext<'a> {
    /// The present moment, and the time zone of the dates typed.
    pub clock: &'a Clock,
    /// What the profile changes of the operation.
    pub overrides: Overrides,
}

/// A request, ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Path and query after the base URL, percent-encoded.
    pub target: String,
    /// The JSON body; `None` for none.
    pub body: Option<Value>,
}

impl Endpoint {
    /// Sets the fields of a payload that were typed; the others stay as they are.
    pub fn apply(
        &self,
        typed: &Typed,
        payload: Value,
        source: BodySource,
        context: &RequestContext,
    ) -> Result<Value> {
        let mut body = payload;
        for param in self.all_params().filter(|param| !param.flag.is_empty()) {
            let values = typed.all(param.flag);
            match param.location {
                Location::Field(pointer) => {
                    if let Some(value) = values.last() {
                        let value = self.sent_value(param, value, context)?;
                        self.valid(set_field(&mut body, pointer, value, source))?;
                    }
                }
                Location::List(pointer) | Location::Keyed(pointer) => {
                    let items: Vec<Value> = values.cloned().collect();
                    if !items.is_empty() {
                        let documented = matches!(param.location, Location::Keyed(_));
                        let is_keyed = context.overrides.keyed.unwrap_or(documented);
                        let items = if is_keyed { keyed(items) } else { items.into() };
                        self.valid(set_field(&mut body, pointer, items, source))?;
                    }
                }
                Location::Path | Location::Segment(..) | Location::Local | Location::Query(_) => {}
            }
        }
        if let Some(fill) = self.fill {
            self.valid(fill(typed, &mut body))?;
        }
        Ok(body)
    }

    /// What was filled in, or all that is wrong with it as an error.
    fn valid(&self, filled: FillResult) -> Result<()> {
        match filled {
            Ok(()) => Ok(()),
            Err(problems) => Err(self.invalid(problems)),
        }
    }

    /// Adds what has one value only, and as null what must be there and may be null (quirk 33), where no payload
    /// decides about it.
    pub fn fill_fixed(&self, body: &mut Value) {
        for (param, pointer) in self.body_fields() {
            let value = match param.presence {
                Presence::Nullable => Value::Null,
                Presence::Fixed(text) => Value::from(text),
                _ => continue,
            };
            if body.pointer(pointer).is_none() {
                put(body, pointer, value);
            }
        }
    }

    /// The method to try where the server does not take the documented one and nobody fixed it (quirk 5, 6).
    pub fn other_method(&self, overrides: &Overrides) -> Option<Method> {
        if overrides.method.is_some() {
            return None;
        }
        self.quirks.iter().find_map(|quirk| match quirk {
            Quirk::OrMethod(method) => Some(*method),
            _ => None,
        })
    }

    /// Whether lists that are typed go out as `{"0": …}` (quirk 1).
    pub fn is_keyed(&self, context: &RequestContext) -> bool {
        let documented =
            self.all_params().any(|param| matches!(param.location, Location::Keyed(_)));
        context.overrides.keyed.unwrap_or(documented)
    }

    /// Writes a typed date in the form that the request wants, and a choice as the documents spell it.
    fn sent_value(&self, param: &Param, value: &Value, context: &RequestContext) -> Result<Value> {
        let Value::String(text) = value else { return Ok(value.clone()) };
        let Some(form) = param.date_form(context) else {
            return match param.location {
                Location::Query(_) | Location::Segment(..) => {
                    self.filter_value(param, text, context).map(Value::String)
                }
                _ => Ok(Value::String(param.kind.spelling(text))),
            };
        };
        match dates::to_sent(text, context.clock, param.kind.bare_day, form) {
            Ok(sent) => Ok(Value::String(sent)),
            Err(why) => Err(Error::invalid(format!("--{}: {why}", param.flag))),
        }
    }

    /// A value of a filter as the documents spell it, or as typed where the profile says so (quirk 9).
    fn filter_value(&self, param: &Param, text: &str, context: &RequestContext) -> Result<String> {
        let choices = param.kind.choices;
        if context.overrides.as_typed || choices.is_empty() || param.kind.switch {
            return Ok(text.to_owned());
        }
        if choices.iter().any(|choice| choice.eq_ignore_ascii_case(text)) {
            return Ok(param.kind.spelling(text));
        }
        if param.kind.is_undocumented(text) {
            return Ok(text.to_owned());
        }
        let known = choices.iter().chain(param.kind.tolerated);
        let mut error = Error::invalid(format!(
            "invalid value '{text}' for --{}: it is one of {}",
            param.flag,
            choices.join(", ")
        ));
        if let Some(near) = nearest_word(text, known.copied()) {
            let flag = format!("--{}", param.flag);
            let instead = Command::typed_without(&[&flag]).arg(&flag).arg(near);
            error = error.next(instead.why(format!("did you mean {near}?")));
        }
        Err(error.next(format!(
            "to send it all the same: filter = \"as typed\" under [profiles.NAME.endpoints.\"{}\"]",
            self.command
        )))
    }

    /// The typed filters that no document lists, flag and value: answers show them, so they go out as typed.
    pub fn undocumented_filters<'a>(&self, typed: &'a Typed) -> Vec<(&'static str, &'a str)> {
        let mut found = Vec::new();
        for param in self.all_params() {
            let is_filter = matches!(param.location, Location::Query(_) | Location::Segment(..));
            let value = typed.get(param.flag).and_then(Value::as_str).filter(|_| is_filter);
            if let Some(text) = value.filter(|text| param.kind.is_undocumented(text)) {
                found.push((param.flag, text));
            }
        }
        found
    }

    /// The documented path, without the slash that is one too many (quirk 7).
    fn sent_path(&self) -> String {
        if self.quirks.contains(&Quirk::OneSlash) {
            return self.path.replace("//", "/");
        }
        self.path.to_owned()
    }

    /// The request for this body.
    pub fn request(&self, typed: &Typed, body: Value, context: &RequestContext) -> Result<Request> {
        self.time_frame(typed, context)?;
        let mut target = context.overrides.path.clone().unwrap_or_else(|| self.sent_path());
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        let mut has_query = false;
        for param in self.all_params() {
            if let Location::Segment(name, absent) = param.location {
                if typed.has(param.flag) && !has_variable(&target, name) {
                    return Err(Error::invalid(format!(
                        "--{} has no place in the path that the profile sets, {target}",
                        param.flag
                    )));
                }
                let text = match typed.get(param.flag) {
                    Some(value) => Some(self.sent_value(param, value, context)?),
                    None => absent.stands_for(context.clock),
                };
                target = fill_segment(&target, name, text.as_ref().and_then(Value::as_str));
                continue;
            }
            let Some(value) = typed.get(param.flag) else { continue };
            let text = match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            match param.location {
                Location::Path => {
                    target = target.replace(&format!("{{{}}}", param.flag), &segment(&text))
                }
                Location::Query(key) => {
                    pairs.append_pair(key, &self.filter_value(param, &text, context)?);
                    has_query = true;
                }
                Location::Segment(..)
                | Location::Field(_)
                | Location::List(_)
                | Location::Keyed(_)
                | Location::Local => {}
            }
        }
        if has_query {
            target = format!("{target}?{}", pairs.finish());
        }
        let method = context.overrides.method.unwrap_or(self.method);
        let body = self.sends_body(method).then_some(body);
        Ok(Request { method, target, body })
    }
}

impl Param {
    /// The form in which this date is written; `None` for everything that is no date.
    pub fn date_form(&self, context: &RequestContext) -> Option<DateForm> {
        match (self.kind.date, context.overrides.date_form) {
            // The form that a profile chooses is that of order dates (quirk 4).
            (Some(_), Some(chosen)) if self.location == Location::Field(ORDER_DATE) => Some(chosen),
            (form, _) => form,
        }
    }
}

impl Request {
    /// The same request by another method; what a GET does not carry is left out.
    pub fn by(self, method: Method) -> Request {
        let body = self.body.filter(|_| method.carries_body());
        Request { method, body, ..self }
    }
}

impl WhenAbsent {
    pub(super) fn stands_for(self, clock: &Clock) -> Option<Value> {
        match self {
            WhenAbsent::LeftOut => None,
            WhenAbsent::Ago(seconds) => {
                Some(Value::from((clock.now.as_second() - seconds).to_string()))
            }
        }
    }
}
