//! What was most likely meant by a value that is typed in another form: a hint beside the rule that it breaks, or a warning
//! of its own. Nothing is ever changed by it.

use serde_json::Value;

use crate::base::dates;
use crate::base::money;

/// A likely value, and what is odd about the one that is there.
pub struct Hint {
    /// Continues a sentence that begins with the field: `begins with the country code`.
    pub why: String,
    /// The likely value; `None` where only a person can know it, or where it may not be shown.
    pub meant: Option<String>,
}

impl Hint {
    /// A hint with its likely value.
    pub fn meant(why: impl Into<String>, meant: impl Into<String>) -> Option<Hint> {
        Some(Hint { why: why.into(), meant: Some(meant.into()) })
    }
}

/// No hint, for most kinds.
pub fn none(_: &Value, _: &Value) -> Option<Hint> {
    None
}

/// A number that is typed with a currency, a decimal comma or blanks in it.
pub fn figure(value: &Value, _: &Value) -> Option<Hint> {
    let text = value.as_str().filter(|_| money::of(value).is_none())?;
    let readings = money::readings(text)?;
    match money::likely(text) {
        Some(meant) if readings.starts_with("did you mean") => Hint::meant("is no number", meant),
        _ => Some(Hint { why: readings, meant: None }),
    }
}

/// A date that is typed in a body as a person types it for a flag.
pub fn date(value: &Value, _: &Value) -> Option<Hint> {
    value.as_str().filter(|text| dates::recognise(text).is_none())?;
    let why = "in a body it is written as `--template` shows; a flag takes it as people type it";
    Some(Hint { why: why.to_owned(), meant: None })
}

/// A text, or a number's digits.
pub fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A number without what people put between its digits, wide digits as narrow ones.
pub fn without_separators(text: &str) -> String {
    const BETWEEN: [char; 8] = ['-', '.', '/', '(', ')', '\u{2010}', '\u{2011}', '\u{2013}'];
    let mut tidy = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !letter.is_whitespace() && !BETWEEN.contains(letter))
    {
        tidy.push(match letter {
            '\u{ff0b}' => '+',
            '\u{ff10}'..='\u{ff19}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
            _ => letter,
        });
    }
    tidy
}
