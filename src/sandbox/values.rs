//! Values of bodies and answers: amounts, texts, addresses and dates as the API writes them, and times to wait.

use std::time::Duration;

use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Number, Value};

use crate::base::money::{self, Amount};

/// The fields of an address.
pub const ADDRESS: [&str; 4] = ["street", "zip", "city", "country"];

/// The JSON number of an amount, without trailing zeros.
pub fn amount_json(amount: Amount) -> Value {
    money::to_json(amount.normalize())
}

/// The JSON number of a field that may hold a text (quirk 2), without trailing zeros, as PHP writes it; 0 if absent.
pub fn number_json(field: &Value) -> Value {
    amount_json(money::of(field).unwrap_or_default())
}

/// The JSON text of a field that may hold a number (quirk 3); null stays null.
pub fn text_json(field: &Value) -> Value {
    match field {
        Value::Number(number) => Value::String(number.to_string()),
        other => other.clone(),
    }
}

/// An object of these fields of another, null for those that are absent.
pub fn picked(from: &Value, keys: &[&str]) -> Value {
    let mut object = Map::new();
    for key in keys {
        object.insert((*key).to_owned(), from[*key].clone());
    }
    Value::Object(object)
}

/// The day of a Unix time, `DD.MM.YYYY`.
pub fn day_text(seconds: i64) -> String {
    time_text(seconds, "%d.%m.%Y")
}

/// A Unix time in this form.
pub fn time_text(seconds: i64, form: &str) -> String {
    jiff::Timestamp::from_second(seconds).unwrap_or_default().strftime(form).to_string()
}

/// The longest time that is waited on purpose, in seconds.
pub const LONGEST_WAIT: u32 = 3600;

/// A time of so many seconds, decimals allowed, from nothing to [`LONGEST_WAIT`].
pub fn seconds(number: &Number) -> Option<Duration> {
    let seconds = money::of(&Value::Number(number.clone()))?;
    if seconds.is_sign_negative() || seconds > Amount::from(LONGEST_WAIT) {
        return None;
    }
    (seconds * Amount::ONE_THOUSAND).to_u64().map(Duration::from_millis)
}

/// `DEBT` as `Debt`.
pub fn capitalised(word: &str) -> String {
    let lower = word.to_lowercase();
    let mut letters = lower.chars();
    match letters.next() {
        Some(first) => format!("{}{}", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}

/// How serde keeps amounts: as texts, digit for digit.
pub mod amount_as_text {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};
    use serde_json::Value;

    use crate::base::money::Amount;

    pub fn serialize<S: Serializer>(amount: &Amount, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(amount)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Amount, D::Error> {
        // A seed may have numbers, as the API has.
        let text = match Value::deserialize(deserializer)? {
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            _ => return Err(D::Error::custom("must be an amount")),
        };
        Amount::from_str_exact(&text).map_err(D::Error::custom)
    }
}
