//! A line that cannot be parsed: which format its failure is written in, and what it means for money, as far as the words
//! tell.

use std::ffi::OsString;

use crate::api;
use crate::base::error::Money;
use crate::profile::{self, Format};

/// Whether the failure is written in JSON.
pub fn wants_json(words: &[OsString]) -> bool {
    let mut is_value_of_output = false;
    for word in texts(words) {
        if is_value_of_output && is_json(word) || is_jq(word) || is_output_json(word) {
            return true;
        }
        is_value_of_output = is_output(word);
    }
    profile::variable("FPGO_OUTPUT").as_deref().is_some_and(is_json)
}

/// What the line means for money: nothing moved, if it names an operation that writes, or a call that may.
pub fn money_of(words: &[OsString]) -> Option<Money> {
    let words = texts(words);
    if words.get(1) == Some(&"api") {
        return Some(Money::NotMoved);
    }
    for endpoint in api::endpoints() {
        let command: Vec<&str> = endpoint.command.split(' ').collect();
        if words.windows(command.len()).any(|window| window == command) {
            return endpoint.effect.writes().then_some(Money::NotMoved);
        }
    }
    None
}

fn texts(words: &[OsString]) -> Vec<&str> {
    words.iter().filter_map(|word| word.to_str()).collect()
}

fn is_json(name: &str) -> bool {
    Format::from_name(name).is_some_and(Format::is_json)
}

fn is_jq(word: &str) -> bool {
    word == "--jq" || word.starts_with("--jq=")
}

/// `--output=json`, `-ojson` and their like.
fn is_output_json(word: &str) -> bool {
    let Some(word) = word.strip_suffix("json") else { return false };
    is_output(word.strip_suffix("nd").unwrap_or(word).trim_end_matches('='))
}

/// `--output`, or `-o` at the end of joined short flags.
fn is_output(word: &str) -> bool {
    let Some(flags) = word.strip_prefix('-') else { return false };
    let Some(before) = flags.strip_suffix('o') else { return word == "--output" };
    before.chars().all(|flag| "qvy".contains(flag))
}
