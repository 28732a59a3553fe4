//! A rule for callbacks: which ones it is for, and what is done to them on purpose. How it is kept and which callbacks it
//! meets stands in `rules.rs`.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Number, Value};

use crate::base::error::{Error, Result};
use crate::base::money;
use crate::callback::Wrong;
use crate::sandbox::values::{self, LONGEST_WAIT};

/// The most that a callback is sent again, for each reason.
const MOST_TIMES: u32 = 100;

/// A rule for callbacks, as `POST /_sandbox/callbacks/rules` takes it; or, without what it is for, all that is done to one
/// callback on purpose.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Only callbacks about this object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// Only callbacks that tell this status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The first callback that it meets, counted from now; the next one unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nth: Option<u32>,
    /// How many callbacks it meets; all unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// It is sent only so many seconds after the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay: Option<Number>,
    /// How often it is sent again when the merchant does not answer with 2xx.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retries: Option<u32>,
    /// Seconds between such attempts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<Number>,
    /// How often it is sent once more though it arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate: Option<u32>,
    /// The next callback about the same object goes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reorder: Option<bool>,
    /// It is never sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drop: Option<bool>,
    /// What is wrong with it: the words of `callback sign --wrong`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrong: Option<String>,
}

impl Rule {
    /// Reads a rule, and refuses what would be ignored.
    pub fn parse(value: &Value) -> Result<Rule> {
        let rule: Rule = match serde_json::from_value(value.clone()) {
            Ok(rule) => rule,
            Err(error) => return Err(Error::invalid(format!("not a rule: {error}"))),
        };
        rule.check().map_err(Error::invalid)?;
        Ok(rule)
    }

    /// A rule in words, `delay=2,retries=3,gap=0.5,reorder`: the same names as in JSON.
    pub fn from_words(text: &str) -> std::result::Result<Rule, String> {
        let mut fields = Map::new();
        for part in text.split(',') {
            let (name, value) = match part.split_once('=') {
                Some((name, value)) => (name.trim(), value_of(name.trim(), value.trim())?),
                None => (part.trim(), bare_value(part.trim())?),
            };
            if fields.insert(name.to_owned(), value).is_some() {
                return Err(format!("{name} stands twice"));
            }
        }
        Rule::parse(&Value::Object(fields)).map_err(|error| error.to_string())
    }

    fn check(&self) -> std::result::Result<(), String> {
        if Rule::default().and(self) == Rule::default() {
            return Err(
                "a rule says what is done: delay, retries, gap, duplicate, reorder, drop or wrong"
                    .into(),
            );
        }
        if self.nth == Some(0) || self.times == Some(0) {
            return Err("nth and times begin with 1".into());
        }
        self.check_effects()
    }

    /// Whether it is for a callback about this object with this status.
    pub fn is_for(&self, object: &str, status: Option<&str>) -> bool {
        self.object.as_deref().is_none_or(|meant| meant == object)
            && self
                .status
                .as_deref()
                .is_none_or(|meant| status.is_some_and(|status| status.eq_ignore_ascii_case(meant)))
    }

    fn check_effects(&self) -> std::result::Result<(), String> {
        for (name, time) in [("delay", &self.delay), ("gap", &self.gap)] {
            if time.as_ref().is_some_and(|time| values::seconds(time).is_none()) {
                return Err(format!("{name} is a number of seconds, up to {LONGEST_WAIT}"));
            }
        }
        for (name, count) in [("retries", self.retries), ("duplicate", self.duplicate)] {
            if count.is_some_and(|count| count > MOST_TIMES) {
                return Err(format!("{name} is at most {MOST_TIMES}"));
            }
        }
        if self.gap.is_some() && self.retries.is_none() {
            return Err("gap is the time between retries, of which there are none".into());
        }
        match self.wrong.as_deref() {
            Some(word) if Wrong::from_word(word).is_none() => {
                Err(format!("wrong is one of {}", Wrong::ALL.map(Wrong::word).join(", ")))
            }
            _ => Ok(()),
        }
    }

    /// Adds what a later rule does, which wins where both say something.
    pub fn and(self, later: &Rule) -> Rule {
        let later = later.clone();
        Rule {
            delay: later.delay.or(self.delay),
            retries: later.retries.or(self.retries),
            gap: later.gap.or(self.gap),
            duplicate: later.duplicate.or(self.duplicate),
            reorder: later.reorder.or(self.reorder),
            drop: later.drop.or(self.drop),
            wrong: later.wrong.or(self.wrong),
            ..self
        }
    }

    /// How long it waits before it is sent.
    pub fn delay(&self) -> Duration {
        self.delay.as_ref().and_then(values::seconds).unwrap_or_default()
    }

    /// How long it waits before it is sent again.
    pub fn gap(&self) -> Duration {
        self.gap.as_ref().and_then(values::seconds).unwrap_or_default()
    }

    /// How often it is sent once more though it arrived.
    pub fn copies(&self) -> u32 {
        let least = u32::from(self.wrong() == Some(Wrong::Duplicate));
        self.duplicate.unwrap_or_default().max(least)
    }

    /// What is wrong with it.
    pub fn wrong(&self) -> Option<Wrong> {
        self.wrong.as_deref().and_then(Wrong::from_word)
    }
}

/// The JSON value of a part with `=`.
fn value_of(name: &str, text: &str) -> std::result::Result<Value, String> {
    match name {
        "object" | "status" | "wrong" => Ok(text.into()),
        "reorder" | "drop" => match text {
            "true" => Ok(true.into()),
            "false" => Ok(false.into()),
            _ => Err(format!("{name} is true or false")),
        },
        _ => {
            // `2s` is what is typed for times elsewhere.
            let digits = text.strip_suffix('s').unwrap_or(text);
            money::parse_plain(digits).map_err(|_| format!("{name}={text} is no number"))?;
            Ok(money::number(digits))
        }
    }
}

/// The JSON value of a part without `=`.
fn bare_value(name: &str) -> std::result::Result<Value, String> {
    match name {
        "reorder" | "drop" => Ok(true.into()),
        "duplicate" => Ok(1.into()),
        _ => Err(format!("{name} is no part of a rule: NAME=VALUE, reorder, drop or duplicate")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule as it is kept, or why it is none.
    #[track_caller]
    fn check(words: &str, expected: &str) {
        let got = match Rule::from_words(words) {
            Ok(rule) => serde_json::to_string(&rule).expect("JSON"),
            Err(why) => why,
        };
        assert!(got.contains(expected), "{words}: {got}");
    }

    #[test]
    fn a_rule_is_read_from_words() {
        check("delay=2s,retries=3,gap=0.5", r#"{"delay":2,"retries":3,"gap":0.5}"#);
        check("reorder, drop,duplicate", r#"{"duplicate":1,"reorder":true,"drop":true}"#);
        check(
            "status=PAID,object=ODR1,times=1,nth=2,wrong=tampered",
            r#"{"object":"ODR1","status":"PAID","nth":2,"times":1,"wrong":"tampered"}"#,
        );
    }

    #[test]
    fn a_rule_says_nothing_that_would_be_ignored() {
        for (words, why) in [
            ("", "is no part of a rule"),
            ("delay", "is no part of a rule"),
            ("delay=soon", "is no number"),
            ("delay=-1", "is no number"),
            ("delay=3601", "up to 3600"),
            ("delay=1,delay=2", "stands twice"),
            ("gap=1", "of which there are none"),
            ("status=PAID", "says what is done"),
            ("drop,nth=0", "begin with 1"),
            ("drop,times=0", "begin with 1"),
            ("duplicate=101", "at most 100"),
            ("duplicate=1.5", "not a rule"),
            ("drop=maybe", "true or false"),
            ("wrong=somehow", "wrong is one of tampered"),
            ("sleep=3", "unknown field"),
        ] {
            check(words, why);
        }
    }

    #[test]
    fn the_later_rule_wins_where_both_say_something() {
        let first = Rule::from_words("delay=1,retries=2").expect("a rule");
        let both = first.and(&Rule::from_words("delay=5,drop").expect("a rule"));
        assert_eq!(both.delay(), Duration::from_secs(5));
        assert_eq!((both.retries, both.drop), (Some(2), Some(true)));
    }
}
