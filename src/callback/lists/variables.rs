//! The variables that a server gives to a program: `QUERY_STRING` and `REQUEST_URI`, as `env`, `phpinfo()` and `print_r($_SERVER)`
//! show them. What others hold (`HTTP_REFERER`) was sent beside the request.

use crate::callback::pasted::FindError;
use crate::callback::php::{PhpQuery, PhpValues};

/// Names of those that hold the query, or the address with it.
const QUERIES: [&str; 2] = ["QUERY_STRING", "REDIRECT_QUERY_STRING"];
const ADDRESSES: [&str; 1] = ["REQUEST_URI"];

/// The query that the variables in a text hold; nothing where there are none.
pub fn query_in(text: &str) -> Option<Result<String, FindError>> {
    let mut found: Option<(&str, PhpValues)> = None;
    let mut is_get = true;
    for line in text.lines() {
        let Some((name, value)) = pair(line) else { continue };
        if name == "REQUEST_METHOD" {
            is_get = value == "GET";
        }
        let Some(query) = query_of(name, value).filter(|query| !query.is_empty()) else { continue };
        let values = PhpQuery::read(query).into_values();
        match &found {
            Some((_, known)) if *known != values => return Some(Err(FindError::Several)),
            Some(_) => {}
            None => found = Some((query, values)),
        }
    }
    match (found, is_get) {
        (Some(_), false) => Some(Err(FindError::NotGet)),
        (found, _) => found.map(|(query, _)| Ok(query.to_owned())),
    }
}

/// The query in one such variable, `QUERY_STRING=a=1`, on a line of its own.
pub fn value_of(line: &str) -> Option<&str> {
    let (name, value) = pair(line)?;
    query_of(name, value).filter(|query| !query.is_empty())
}

fn query_of<'a>(name: &str, value: &'a str) -> Option<&'a str> {
    match name {
        _ if QUERIES.contains(&name) => Some(value),
        _ if ADDRESSES.contains(&name) => {
            let address = value.split('#').next().unwrap_or_default();
            Some(address.split_once('?').map_or("", |(_, query)| query))
        }
        _ => None,
    }
}

/// Name and value of a line, without what each of the ways puts around them.
fn pair(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let line = line.strip_prefix("export ").or(line.strip_prefix("declare -x ")).unwrap_or(line);
    let separators = [" => ", "=>", "\t", "=", ": "];
    let end = separators.into_iter().filter_map(|sign| Some((line.find(sign)?, sign.len())));
    let (at, length) = end.min()?;
    let name = line[..at].trim().trim_start_matches("$_SERVER");
    let value = line[at + length..].trim();
    let value = value.strip_suffix(',').filter(|own| own.ends_with(['"', '\''])).unwrap_or(value);
    Some((unquoted(name.trim_matches(['[', ']'])), unquoted(value)))
}

fn unquoted(text: &str) -> &str {
    let quoted =
        ['"', '\''].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote));
    quoted.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_variables_are_one_query_and_others_are_not_looked_at() {
        let query = |text: &str| query_in(text);
        for text in [
            "QUERY_STRING=a=1&b=2\nREQUEST_URI=/cb?a=1&b=2\nHTTP_REFERER=https://x.no/?r=1",
            "REQUEST_METHOD => GET\nQUERY_STRING => a=1&b=2\nREQUEST_URI => /cb?a=1&b=2",
            "$_SERVER['REQUEST_URI']\t/cb?a=1&b=2\n$_SERVER['QUERY_STRING']\ta=1&b=2",
            "    [QUERY_STRING] => a=1&b=2\n    [REQUEST_URI] => /cb?a=1&b=2",
            "  'QUERY_STRING' => 'a=1&b=2',",
            "export QUERY_STRING=\"a=1&b=2\"",
        ] {
            assert_eq!(query(text), Some(Ok("a=1&b=2".to_owned())), "{text}");
        }
        assert_eq!(query("QUERY_STRING=a=1\nREQUEST_URI=/cb?a=2"), Some(Err(FindError::Several)));
        assert_eq!(query("QUERY_STRING=a=1\nREQUEST_METHOD=POST"), Some(Err(FindError::NotGet)));
        assert_eq!(query("QUERY_STRING=a=1#x"), Some(Ok("a=1#x".to_owned())));
        assert_eq!(query("REQUEST_URI=/cb?a=1#x"), Some(Ok("a=1".to_owned())));
        assert_eq!(query("HTTP_QUERY_STRING=a=1\nquery=a=1\nQUERY_STRING="), None);
    }
}
