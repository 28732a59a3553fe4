//! A command of `curl` that puts its data into the query: `curl -G URL -d a=1 -d b=2`.

use url::form_urlencoded::byte_serialize;

use crate::callback::pasted::FindError;

/// The query that the command sends; nothing where the text is no such command.
pub fn query_in(text: &str) -> Option<Result<String, FindError>> {
    let words = shell_words::split(text.strip_prefix("curl ")?).ok()?;
    let (mut parts, mut address, mut is_get) = (Vec::new(), None, false);
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "-G" | "--get" => is_get = true,
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" => {
                parts.push(words.next()?);
            }
            "--data-urlencode" => parts.push(encoded(&words.next()?)),
            "-X" | "--request" if words.next()? != "GET" => return Some(Err(FindError::NotGet)),
            _ if is_other_method(&word) => return Some(Err(FindError::NotGet)),
            _ if word.starts_with("http") => address = Some(word),
            _ => {}
        }
    }
    if parts.is_empty() || parts.iter().any(|part| part.starts_with('@')) {
        return None;
    }
    if !is_get {
        return Some(Err(FindError::NotGet));
    }
    let address = address.unwrap_or_default();
    let own = address.split('#').next().and_then(|whole| Some(whole.split_once('?')?.1.to_owned()));
    parts.splice(0..0, own.filter(|query| !query.is_empty()));
    Some(Ok(parts.join("&")))
}

/// Whether an option makes the request something else than a GET: `-XPOST`, `--request=POST`, a `HEAD`, a form, a file, JSON.
fn is_other_method(word: &str) -> bool {
    let method = word.strip_prefix("--request=").or_else(|| word.strip_prefix("-X"));
    method.is_some_and(|method| !method.is_empty() && method != "GET")
        || matches!(word, "-I" | "--head" | "-F" | "--form" | "-T" | "--upload-file" | "--json")
}

/// What `curl` makes of `name=value`: the value is encoded, the name is not.
fn encoded(word: &str) -> String {
    let encode = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    match word.split_once('=') {
        Some(("", value)) => encode(value),
        Some((name, value)) => format!("{name}={}", encode(value)),
        None => encode(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_curl_would_send_is_the_query() {
        for (text, expected) in [
            ("curl -G https://x.no/cb -d a=1 -d 'b=x%20y'", Some(Ok("a=1&b=x%20y"))),
            (
                "curl --get 'https://x.no/cb?z=1#f' \\\n  --data-urlencode 'a=x y' \\\n  -d b=2",
                Some(Ok("z=1&a=x+y&b=2")),
            ),
            ("curl https://x.no/cb -d a=1", Some(Err(FindError::NotGet))),
            ("curl -G -X POST https://x.no/cb -d a=1", Some(Err(FindError::NotGet))),
            ("curl -X POST 'https://x.no/cb?a=1'", Some(Err(FindError::NotGet))),
            ("curl -XPOST 'https://x.no/cb?a=1'", Some(Err(FindError::NotGet))),
            ("curl -I 'https://x.no/cb?a=1'", Some(Err(FindError::NotGet))),
            ("curl -X GET 'https://x.no/cb?a=1'", None),
            ("curl -G https://x.no/cb -d @file", None),
            ("curl https://x.no/cb?a=1", None),
            ("curl 'https://x.no", None),
        ] {
            let expected = expected.map(|query| query.map(str::to_owned));
            assert_eq!(query_in(text), expected, "{text}");
        }
    }
}
