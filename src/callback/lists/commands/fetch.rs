//! A call of JavaScript's `fetch`, as typed and as browsers copy it: the text that it is called with first.

use super::{is_get, with_parameters};
use crate::callback::pasted::FindError;

/// Whether a text is such a call.
pub fn is_call(text: &str) -> bool {
    inside(text).is_some()
}

/// What stands behind its bracket.
fn inside(text: &str) -> Option<&str> {
    text.strip_prefix("await ").unwrap_or(text).strip_prefix("fetch(")
}

/// The address that it requests.
pub fn address(text: &str) -> Option<Result<String, FindError>> {
    let (address, rest) = literal(inside(text)?.trim_start())?;
    let is_other = methods(rest).any(|method| !is_get(&method));
    if is_other { Some(Err(FindError::NotGet)) } else { with_parameters(vec![address], &[]) }
}

/// The methods that its options name; what no text tells is another one than `GET`.
fn methods(options: &str) -> impl Iterator<Item = String> {
    options.match_indices("method").filter_map(|(at, name)| {
        let behind = options[at + name.len()..].trim_start_matches(['"', '\'']).trim_start();
        let value = behind.strip_prefix(':')?.trim_start();
        Some(literal(value).map_or_else(String::new, |(method, _)| method))
    })
}

/// A text in quotes, and what stands behind it.
fn literal(text: &str) -> Option<(String, &str)> {
    let quote = text.chars().next().filter(|first| ['"', '\'', '`'].contains(first))?;
    let mut own = String::new();
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => own
                .push(letters.next().map(|(_, next)| next).filter(|next| !next.is_alphanumeric())?),
            end if end == quote => return Some((own, &text[at + 1..])),
            other => own.push(other),
        }
    }
    None
}
