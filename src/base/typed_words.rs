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

/// The letters of the short flags, those without a value and those with one; several may stand in one word: `-qyo json`.
const SHORT_SWITCHES: &str = "qvyhV";
const SHORT_WITH_VALUE: &str = "po";

/// Notes the words that the process was called with.
pub fn begin(words: &[OsString]) {
    let known: Option<Vec<String>> =
        words.iter().skip(1).map(|word| word.to_str().map(str::to_owned)).collect();
    replace(known.unwrap_or_default());
}

/// Notes the words of another command, which a person chose in the one that was typed, and gives those before.
pub fn replace(words: Vec<String>) -> Vec<String> {
    std::mem::replace(&mut *WORDS.lock().unwrap_or_else(PoisonError::into_inner), words)
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
    let is_kept = is_harmless(&as_command(&line));
    let is_plain = !own.is_empty() && !line.contains(char::is_control);
    let from_pipe = own.iter().any(|word| word == "-" || word.contains("/dev/fd/"));
    let has_end_of_flags = own.iter().any(|word| word == "--");
    (is_kept && is_plain && !from_pipe && !has_end_of_flags).then_some(own)
}

/// Whether a text may be told back as it was typed: it holds no secret, nothing that looks like one, no personal number.
pub fn is_harmless(text: &str) -> bool {
    redact::text(text) == text
        && redact::hide_suspects(text) == text
        && privacy::without_numbers(text) == text
}

/// Whether these words may stand in a command that is offered. What only looks like a secret may: it can be a hash of ours.
pub fn may_be_offered(words: &[String]) -> bool {
    let line = as_command(&words.join(" "));
    redact::text(&line) == line
        && redact::hide_announced(&line) == line
        && privacy::without_numbers(&line) == line
}

/// The words behind the program's name: its own words are no secret there.
fn as_command(line: &str) -> String {
    format!("fpgo {line}")
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
        if let (Some(letter), Some(joined)) = (short_letter(flag), Joined::of(word)) {
            let takes_next =
                joined.value.is_some_and(|(own, value)| own == letter && value.is_empty());
            kept.extend(joined.without(letter));
            if takes_next {
                words.next();
            }
            continue;
        }
        match word.strip_prefix(flag) {
            Some("") if has_value => drop(words.next()),
            Some("") => {}
            Some(rest) if has_value && rest.starts_with('=') => {}
            _ => kept.push(word.clone()),
        }
    }
    kept
}

fn short_letter(flag: &str) -> Option<char> {
    flag.strip_prefix('-').filter(|rest| !rest.starts_with('-'))?.chars().next()
}

/// Short flags in one word, `-y`, `-qy` or `-qojson`.
struct Joined<'a> {
    switches: &'a str,
    /// The last one's letter, where it takes a value, and what stands beside it; nothing where the value is the next word.
    value: Option<(char, &'a str)>,
}

impl<'a> Joined<'a> {
    fn of(word: &'a str) -> Option<Joined<'a>> {
        let letters = word.strip_prefix('-').filter(|letters| !letters.is_empty())?;
        let rest = letters.trim_start_matches(|letter| SHORT_SWITCHES.contains(letter));
        let switches = &letters[..letters.len() - rest.len()];
        let value = match rest.chars().next() {
            None => None,
            Some(letter) if SHORT_WITH_VALUE.contains(letter) => Some((letter, &rest[1..])),
            Some(_) => return None,
        };
        Some(Joined { switches, value })
    }

    /// The word without this flag; `None` where nothing is left of it.
    fn without(&self, letter: char) -> Option<String> {
        let mut left: String = self.switches.chars().filter(|own| *own != letter).collect();
        if let Some((own, value)) = self.value.filter(|(own, _)| *own != letter) {
            left.push(own);
            left.push_str(value);
        }
        (!left.is_empty()).then(|| format!("-{left}"))
    }
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
        check("orders list -qpdemo -qp demo -vp=demo", Some("orders list -q -q -v"));
    }

    #[test]
    fn short_flags_in_one_word_lose_the_one_that_is_left_out() {
        let line = words("-qy orders list -yv -yo json -y -qojson -yojson --yes x -5 -");
        let rest = without(&line, &["--yes", "-y"]);
        assert_eq!(rest, words("-q orders list -v -o json -qojson -ojson x -5 -"));
        let rest = without(&line, &["-o", "--output"]);
        assert_eq!(rest, words("-qy orders list -yv -y -y -q -y --yes x -5 -"));
    }

    #[test]
    fn a_flag_goes_with_its_value_and_a_switch_alone() {
        let line = words("orders refund ODR1 --jq .a --yes -o json --output=csv x");
        let rest = without(&line, &["--jq", "--yes", "--output", "-o"]);
        assert_eq!(rest, words("orders refund ODR1 x"));
    }
}
