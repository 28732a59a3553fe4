//! `wget`: its address. Whatever it posts is no callback.

use super::{is_get, with_parameters};
use crate::callback::pasted::FindError;

/// Options of one letter that take a value.
const LETTERS: &str = "ABDeIlOoaiPQRtTUwX";

/// Long ones that are written with their value as the next word.
const LONG: [&str; 14] = [
    "header",
    "referer",
    "user-agent",
    "output-document",
    "output-file",
    "directory-prefix",
    "timeout",
    "tries",
    "user",
    "password",
    "http-user",
    "http-password",
    "load-cookies",
    "save-cookies",
];

/// The address that a command requests; nothing where it has none.
pub fn address(words: &[String]) -> Option<Result<String, FindError>> {
    let (mut addresses, mut is_other) = (Vec::new(), false);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix("--") else {
            match word.strip_prefix('-') {
                Some(letters) => {
                    let at = letters.find(|letter| LETTERS.contains(letter));
                    if at.is_some_and(|at| at + 1 == letters.len()) {
                        words.next()?;
                    }
                }
                None => addresses.push(word.clone()),
            }
            continue;
        };
        let (name, own) =
            option.split_once('=').map_or((option, None), |(name, own)| (name, Some(own)));
        let is_of = |names: &[&str]| {
            // A name may be shortened.
            name.len() > 2 && names.iter().any(|full| full.starts_with(name))
        };
        match name {
            _ if is_of(&["method"]) => {
                is_other |= !is_get(own.or_else(|| words.next().map(String::as_str))?)
            }
            _ if is_of(&["post-data", "post-file", "body-data", "body-file"]) => {
                own.or_else(|| words.next().map(String::as_str))?;
                is_other = true;
            }
            // It asks by HEAD.
            _ if is_of(&["spider"]) => is_other = true,
            name if own.is_none() && LONG.contains(&name) => {
                words.next()?;
            }
            _ => {}
        }
    }
    match (addresses.is_empty(), is_other) {
        (true, _) => None,
        (false, true) => Some(Err(FindError::NotGet)),
        (false, false) => with_parameters(addresses, &[]),
    }
}
