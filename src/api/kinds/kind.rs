//! A kind of value: its name in the help, its choices, how it is typed and checked. Which kinds there are stands in
//! `vocabulary.rs`.

use serde_json::Value;

use super::checked::{Checked, doubtful, wrong};
use super::hint::Hint;
use super::pairs::Pairs;
use crate::base::dates::{BareDay, DateForm};
use crate::base::money;

/// From a person's words to JSON; the message continues "invalid value …:".
type ParseText = fn(&str) -> Result<Value, String>;

/// A kind of value.
#[derive(Debug)]
pub struct Kind {
    /// Shown as the value's name in the help: `AMOUNT`.
    pub name: &'static str,
    /// The only values, if there are only these.
    pub choices: &'static [&'static str],
    /// Values that no document lists here, and that the server took or showed: a warning.
    pub tolerated: &'static [&'static str],
    /// The prefixes of the identifiers that it takes, if it is one.
    pub ids: &'static [&'static str],
    /// An object whose fields are declared on their own.
    pub object: bool,
    /// A figure: `0800`, `+800` and 8e2 are one to the server.
    pub figure: bool,
    /// Typed as a switch that needs no value.
    pub switch: bool,
    /// What is typed may begin with a hyphen: a date, `-7d`, or a number, so that `-5` is refused as one.
    pub signed: bool,
    /// From a person's words to the JSON that is sent; the message continues "invalid value …:".
    pub parse: ParseText,
    /// The same where numbers have a decimal comma; `None` where that is the value as a whole, or nothing of it.
    pub comma: Option<ParseText>,
    /// Digits that are no figure, from which programs that take them for one drop zeros, and to which they add decimals.
    pub digits: bool,
    /// What is right besides the choices.
    pub(super) check: fn(&Value) -> Checked,
    /// What was most likely meant by a value in another form, from the value and the object around it.
    pub(super) hint: fn(&Value, &Value) -> Option<Hint>,
    /// The form in which a date is written; `None` for everything that is no date.
    pub date: Option<DateForm>,
    /// Which instant a day without a time means.
    pub bare_day: BareDay,
    /// From the keys and values of a CSV row to one element of a list; `None` where no file can be given.
    pub row: Option<fn(Pairs) -> Result<Value, String>>,
}

impl Kind {
    /// How a filter value is spelt in the request: as the documents print it (quirk 9).
    pub fn spelling(&self, text: &str) -> String {
        match self.choices.iter().find(|choice| choice.eq_ignore_ascii_case(text)) {
            Some(choice) => (*choice).to_owned(),
            None => text.to_owned(),
        }
    }

    /// The choice that a text is, in any case. The words as typed are kept: an override may want them so (quirk 9).
    pub fn choice(&self, text: &str) -> Option<Value> {
        let is_known = self.choices.iter().any(|choice| choice.eq_ignore_ascii_case(text));
        is_known.then(|| Value::String(text.to_owned()))
    }

    /// From a person's words to JSON, where `399,50` is a number too. What two countries would read differently is refused
    /// all the same.
    pub fn parse_with_comma(&self, typed: &str) -> Result<Value, String> {
        match self.comma {
            Some(parse) => parse(typed),
            None if self.figure => (self.parse)(&money::with_point(typed)),
            None => (self.parse)(typed),
        }
    }

    /// Whether this text is a value of the kind as it stands, and not only what it is read from.
    pub fn is_spelling(&self, text: &str) -> bool {
        (self.parse)(text).is_ok_and(|value| value == text)
    }

    /// What was most likely meant, where the value is odd; `around` is the object that it stands in.
    pub fn hint(&self, value: &Value, around: &Value) -> Option<Hint> {
        (self.hint)(value, around)
    }

    /// Whether a filter value is one that only answers show, and no document lists as a filter.
    pub fn is_undocumented(&self, text: &str) -> bool {
        self.tolerated.iter().any(|shown| shown.eq_ignore_ascii_case(text))
    }

    /// Whether a JSON value is right: the broken rule, continuing a sentence, and its weight.
    pub fn check(&self, value: &Value) -> Checked {
        if self.choices.is_empty() || self.switch {
            return (self.check)(value);
        }
        match value.as_str() {
            Some(text) if self.choices.contains(&text) => Ok(()),
            Some(text) if self.tolerated.contains(&text) => {
                doubtful(&format!("is usually one of {}", self.choices.join(", ")))
            }
            _ => wrong(&format!("is invalid; it is one of {}", self.choices.join(", "))),
        }
    }
}
