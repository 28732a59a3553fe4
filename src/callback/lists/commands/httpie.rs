//! HTTPie and xh: `http [METHOD] ADDRESS [ITEM…]`, where `name==value` is a parameter of the query, and most other items are of a
//! body, which makes a POST of it.

use url::form_urlencoded::byte_serialize;

use super::{is_get, may_be_address, with_parameters};
use crate::callback::pasted::FindError;

/// Options that take a value.
const WITH_VALUE: [&str; 20] = [
    "-a",
    "--auth",
    "-A",
    "--auth-type",
    "-o",
    "--output",
    "-p",
    "--print",
    "-s",
    "--style",
    "--session",
    "--session-read-only",
    "--proxy",
    "--verify",
    "--cert",
    "--cert-key",
    "--timeout",
    "--max-redirects",
    "--pretty",
    "--response-charset",
];

/// The address that a command requests; nothing where it has none.
pub fn address(words: &[String]) -> Option<Result<String, FindError>> {
    let (mut places, mut has_body) = (Vec::new(), false);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            option if WITH_VALUE.contains(&option) => {
                words.next()?;
            }
            option if option == "--raw" || option.starts_with("--raw=") => has_body = true,
            option if option.starts_with('-') => {}
            _ => places.push(word.as_str()),
        }
    }
    let has_method =
        places.first().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic()))
            && places.get(1).is_some_and(|word| may_be_address(word));
    let (method, rest) = match has_method {
        true => (places.first().copied(), &places[1..]),
        false => (None, &places[..]),
    };
    let (address, items) = rest.split_first()?;
    if !may_be_address(address) {
        return None;
    }
    let encode = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    let mut parameters = Vec::new();
    for item in items {
        match item.split_once("==") {
            Some((name, value)) if !name.contains([':', '=', '@']) => {
                parameters.push(format!("{}={}", encode(name), encode(value)));
            }
            _ => has_body |= !is_header(item),
        }
    }
    let is_other = method.map_or(has_body, |method| !is_get(method));
    if is_other {
        return Some(Err(FindError::NotGet));
    }
    with_parameters(vec![(*address).to_owned()], &parameters)
}

/// Whether an item is a header, `Name:value`, and nothing of a body: `name=value`, `name:=value`, `name@file`.
fn is_header(item: &str) -> bool {
    let at = item.find([':', '=', '@']);
    at.is_some_and(|at| item[at..].starts_with(':') && !item[at..].starts_with(":="))
}
