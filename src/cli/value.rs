//! The parsers of values: what is typed behind a flag becomes JSON by the rules of the parameter's kind.

use std::ffi::OsStr;

use clap::builder::{
    NonEmptyStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser,
};
use clap::{Arg, Command};
use serde_json::Value;

use crate::api::Kind;
use crate::run::body::line_file;

/// The parser for values of this kind.
pub fn parser(kind: &'static Kind, is_filter: bool) -> ValueParser {
    if !kind.ids.is_empty() {
        // How it is meant, and which command it is for if not this one, is told once the account is known.
        return ValueParser::new(|typed: &str| {
            Ok::<Value, String>(Value::String(typed.to_owned()))
        });
    }
    if kind.choices.is_empty() || kind.switch {
        return ValueParser::new(move |typed: &str| parse(kind, typed));
    }
    if is_filter {
        // What a filter may be, a profile can widen; it is checked against the choices when the profile is known.
        return ValueParser::new(AnyText(kind));
    }
    ValueParser::new(IgnoringCase(kind))
}

/// One value, or the elements of a list from `@FILE`.
fn parse(kind: &'static Kind, typed: &str) -> Result<Value, String> {
    match typed.strip_prefix('@') {
        Some(file) if kind.row.is_some() => line_file::rows(file, kind).map(Value::Array),
        _ if kind.signed => not_a_flag(typed).and_then(kind.parse),
        _ => (kind.parse)(typed),
    }
}

/// Refuses a flag where a value is due that may begin with a hyphen: the value was left out.
pub fn not_a_flag(typed: &str) -> Result<&str, String> {
    let mut letters = typed.chars();
    let is_flag = letters.next() == Some('-')
        && match letters.next() {
            Some('-') => true,
            Some(letter) => letter.is_ascii_alphabetic() && typed.len() == 2,
            None => false,
        };
    if is_flag { Err("the value is missing: this is a flag".into()) } else { Ok(typed) }
}

/// Takes any text, and offers the choices to completions and help.
#[derive(Clone)]
struct AnyText(&'static Kind);

impl TypedValueParser for AnyText {
    type Value = Value;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Value, clap::Error> {
        NonEmptyStringValueParser::new().parse_ref(command, arg, value).map(Value::String)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        choices(self.0)
    }
}

/// Takes a choice in any case, and offers the choices to completions and help.
#[derive(Clone)]
struct IgnoringCase(&'static Kind);

impl TypedValueParser for IgnoringCase {
    type Value = Value;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Value, clap::Error> {
        let kind = self.0;
        if let Some(choice) = value.to_str().and_then(|typed| kind.choice(typed)) {
            return Ok(choice);
        }
        let choice = PossibleValuesParser::new(kind.choices).parse_ref(command, arg, value)?;
        Ok(Value::String(kind.spelling(&choice)))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        choices(self.0)
    }
}

/// The choices of a kind, for completions and help.
fn choices(kind: &'static Kind) -> Option<Box<dyn Iterator<Item = PossibleValue>>> {
    Some(Box::new(kind.choices.iter().copied().map(PossibleValue::new)))
}
