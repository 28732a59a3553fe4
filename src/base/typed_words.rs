//! The words that fpgo was called with, so that a message can offer the same command with a word more or less. What may not
//! be repeated is never given: secrets, personal numbers, and what stands in a pipe.

use std::ffi::OsString;
use std::sync::{Mutex, PoisonError};

use crate::base::privacy;
use crate::base::redact;

/// The words after the program's own name.
static WORDS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Flags that name the account, each with whether a value follows; they are added where a command is shown.
const ACCOUNT: [(&str, bool); 4] =
    [("--profile", true), ("-p", true), ("--config", true), ("--sandbox", false)];

/// Flags without a value, of those that a message may leave out.
const SWITCHES: [&str; 5] = ["--yes", "-y", "--full", "--edit", "--dry-run"];

/// Notes the words of a command: of the process, or of what a person chose in it.
pub fn begin(words: &[OsString]) {
    let known: Option<Vec<String>> =
        words.iter().skip(1).map(|word| word.to_str().map(str::to_owned)).collect();
    *WORDS.lock().unwrap_or_else(PoisonError::into_inner) = known.unwrap_or_default();
}

/// The words without the flags that name the account; `None` where they may not be repeated, or would not do the same.
pub fn without_account() -> Option<Vec<String>> {
    repeatable(&WORDS.lock().unwrap_or_else(PoisonError::into_inner))
}

fn repeatable(words: &[String]) -> Option<Vec<String>> {
    let mut own = words.to_vec();
    for (flag, has_value) in ACCOUNT {
        own = without_flag(&own, flag, has_value);
    }
    let line = own.join(" ");
    let is_kept = redact::text(&line) == line
        && redact::hide_suspects(&line) == line
        && privacy::without_numbers(&line) == line;
    let is_plain = !own.is_empty() && !line.contains(char::is_control);
    let from_pipe = own.iter().any(|word| word == "-" || word.contains("/dev/fd/"));
    let has_end_of_flags = own.iter().any(|word| word == "--");
    (is_kept && is_plain && !from_pipe && !has_end_of_flags).then_some(own)
}

/// The words without these flags and their values.
pub fn without(words: &[String], flags: &[&str]) -> Vec<String> {
    flags
        .iter()
        .fold(words.to_vec(), |words, flag| without_flag(&words, flag, !SWITCHES.contains(flag)))
}

fn without_flag(words: &[String], flag: &str, has_value: bool) -> Vec<String> {
    let mut kept = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let rest = word.strip_prefix(flag);
        match rest {
            Some("") if has_value => drop(words.next()),
            Some("") => {}
            Some(rest) if has_value && rest.starts_with('=') => {}
            // The value of a short flag may stand beside it: `-pdemo`.
            Some(_) if has_value && !flag.starts_with("--") => {}
            _ => kept.push(word.clone()),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split(' ').map(str::to_owned).collect()
    }

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(repeatable(&words(line)), expected.map(words), "{line}");
    }

    #[test]
    fn the_account_is_left_out_and_what_may_not_be_repeated_is_not_given() {
        check("-p demo orders cancel ODR1 --note x", Some("orders cancel ODR1 --note x"));
        check("orders cancel ODR1 --profile=demo -o json", Some("orders cancel ODR1 -o json"));
        check("--config c.toml orders list -pdemo --sandbox", Some("orders list"));
        check("orders refund ODR1 --data -", None);
        check("orders refund ODR1 --data /dev/fd/63", None);
        check("customers update-private CSRT1 --personal-number 01019012345", None);
        check("orders list -- x", None);
    }

    #[test]
    fn a_flag_goes_with_its_value_and_a_switch_alone() {
        let line = words("orders refund ODR1 --jq .a --yes -o json --output=csv x");
        let rest = without(&line, &["--jq", "--yes", "--output", "-o"]);
        assert_eq!(rest, words("orders refund ODR1 x"));
    }
}
