//! Whether a text is a record that a program wrote of a request: JSON, the fields of a log, a method, a status or a time beside
//! the address. What is nothing but an address, with quotes, brackets, the marks of a mail or the words of a sentence, is none.

use serde_json::{Deserializer, Value};

use crate::callback::lists::value_of_variable;
use crate::callback::method::{is_method, is_target, method_at_end, method_before};
use crate::callback::names::{folded, is_beside, is_request};

/// The levels of a log, as words of their own.
const LEVELS: [&str; 9] =
    ["TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "CRITICAL", "FATAL"];
/// What separates the fields of a record.
const SEPARATORS: [char; 8] = ['"', '\'', ',', ';', '|', '\t', ':', '='];

/// What stands before `=` or `:` in pages and addresses.
const NO_FIELDS: [&str; 8] = ["href", "http", "https", "mailto", "target", "rel", "class", "style"];

/// Whether a text is a record. A command is none, whatever it says of its method.
pub fn is_record(text: &str) -> bool {
    !text.starts_with("curl ")
        && (has_json(text)
            || text.lines().any(|line| value_of_variable(line).is_some())
            || text.lines().any(is_line_of_record)
            || has_method_field(text)
            || has_fields(text))
}

/// Whether a whole value of JSON, or of what Python prints, stands in it.
fn has_json(text: &str) -> bool {
    let is_whole = |at: usize| {
        let rest = &text.as_bytes()[at..];
        let mut values = Deserializer::from_slice(rest).into_iter::<Value>();
        matches!(values.next(), Some(Ok(Value::Object(_) | Value::Array(_))))
    };
    let starts = ["{\"", "[{", "[\""];
    text.starts_with(['{', '[']) && is_whole(0)
        || starts.iter().any(|sign| text.match_indices(sign).take(8).any(|(at, _)| is_whole(at)))
        || text.find("{'").is_some_and(|at| text[at..].contains("'}") || text[at..].contains(", '"))
}

/// Whether a line has what only a record has beside an address: columns, a time, a level, a status.
fn is_line_of_record(line: &str) -> bool {
    let line = line.trim();
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    let has_address = words.iter().any(|word| is_of_address(word));
    let is_status = |word: &str| {
        let word = word.trim_matches(['"', '\'', ',', ';']);
        word.len() == 3 && word.starts_with(['1', '2', '3', '4', '5']) && is_number(word)
    };
    let is_path = |word: &str| word.trim_start_matches(['"', '\'']).starts_with('/');
    let behind_address = words.windows(2).any(|pair| {
        (is_of_address(pair[0]) || is_path(pair[0])) && is_status(pair[1])
            || is_path(pair[1]) && is_status(pair[0])
    });
    has_address && (line.contains('\t') || words.contains(&"|") || has_columns(line))
        || behind_address
        || words.iter().any(|word| is_time(word) || LEVELS.contains(&trimmed(word)))
}

/// Whether fields stand around the address without blanks between, as in a table with commas.
fn has_columns(line: &str) -> bool {
    let at = [line.find('?'), line.find('&')].into_iter().flatten().min().unwrap_or(line.len());
    let before = &line[..at];
    let is_column = |sign: &str| before.contains(sign);
    let is_list = ["('", "['"].iter().any(|start| line.starts_with(start));
    let signs = [
        ",/", ";/", "|/", ",http", ";http", "|http", ",\"/", ";\"/", ",\"http", ";\"http",
        ",'http", ",'/",
    ];
    is_list || is_column("\",\"") || signs.into_iter().any(is_column)
}

/// A time with its seconds, as no mail tells it but every log: `00:01:00`, `[01/Jan/2026:00:01:00`, `2026-01-01T00:01:00Z`.
fn is_time(word: &str) -> bool {
    !is_of_address(word)
        && word.as_bytes().windows(8).any(|part| {
            part.iter().zip(b"00:00:00").all(|(byte, form)| match form {
                b'0' => byte.is_ascii_digit(),
                sign => byte == sign,
            })
        })
}

/// Whether a method stands in it as a field, or with the target behind it.
fn has_method_field(text: &str) -> bool {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let ends_with_method = |word: &str| method_at_end(word.as_bytes()).is_some();
    let is_path = |word: &str| is_target(word.trim_start_matches(['"', '\'', '<', '(']).as_bytes());
    words.windows(2).any(|pair| {
        (ends_with_method(pair[0]) || method_before(pair[0].as_bytes(), b"/").is_some())
            && is_path(pair[1])
            || pair[0].ends_with([':', '|']) && is_method(trimmed(pair[1]).as_bytes())
    }) || text.split_ascii_whitespace().chain(text.split('\t')).any(|word| {
        let own = own_part(word);
        own.contains(SEPARATORS) && own.split(SEPARATORS).any(|part| is_method(part.as_bytes()))
    })
}

/// Whether the address is one of several fields, `uri=/cb?… status=200`, or a field that only a record has.
fn has_fields(text: &str) -> bool {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    text.lines().any(|line| line.split_ascii_whitespace().filter(|word| is_field(word)).count() > 1)
        || words.len() > 1 && words.iter().any(|word| is_field_of_request(word))
        || words.windows(2).any(|pair| {
            let Some(name) = pair[0].strip_suffix(':') else { return false };
            let name = folded(name.trim_matches(['"', '\'']));
            let is_path = pair[1].trim_start_matches(['"', '\'']).starts_with('/');
            is_of_address(pair[1]) && (is_beside(&name) || is_request(&name) && is_path)
        })
}

/// Whether a word is a field of a log that holds what was requested, `uri=/cb?…`. A link in HTML is none.
fn is_field_of_request(word: &str) -> bool {
    let Some(at) = word.find(['=', ':']) else { return false };
    let (name, value) = (&word[..at], &word[at + 1..]);
    let (name, is_path) = (folded(name), word.contains(":/"));
    let value = value.trim_start_matches(['"', '\'']);
    is_request(&name)
        && name != "href"
        && (is_target(value.as_bytes()) || value.contains('=') && !is_path)
}

/// Whether a word is a field beside an address, `status=200` or `status:200`; not a part of one, and not of a tag of HTML.
fn is_field(word: &str) -> bool {
    let Some(at) = word.find(['=', ':']) else { return false };
    let (name, value) = (&word[..at], &word[at + 1..]);
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.@".contains(&byte);
    let is_of_page = NO_FIELDS.contains(&&*folded(name));
    !name.is_empty()
        && name.bytes().all(is_name)
        && !value.is_empty()
        && !is_of_page
        && !is_of_address(word)
}

/// A word up to where an address in it has its query.
fn own_part(word: &str) -> &str {
    let end = [word.find('?'), word.find('&')].into_iter().flatten().min();
    &word[..end.unwrap_or(word.len())]
}

/// Whether a word is an address or a query, or a part of one.
fn is_of_address(word: &str) -> bool {
    word.contains(['?', '&']) || word.contains("%26") || word.contains("×tamp")
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_ascii_alphanumeric())
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}
