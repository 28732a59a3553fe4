//! `curl`: its address, and the data that `-G` puts into the query.

use std::iter::Cloned;
use std::slice::Iter;

use url::form_urlencoded::byte_serialize;

use super::{is_get, with_parameters};
use crate::callback::pasted::FindError;

/// Options of one letter that take a value, other than those that are read here.
const LETTERS: &str = "AbcCDeEhHKmoPQrtuUwxyYz";

/// Long ones. What is not among them takes no value, or is not known.
const LONG: [&str; 44] = [
    "aws-sigv4",
    "cacert",
    "capath",
    "cert",
    "ciphers",
    "config",
    "connect-timeout",
    "connect-to",
    "continue-at",
    "cookie",
    "cookie-jar",
    "dns-servers",
    "dump-header",
    "expect100-timeout",
    "form-escape",
    "happy-eyeballs-timeout-ms",
    "header",
    "interface",
    "keepalive-time",
    "key",
    "key-type",
    "limit-rate",
    "local-port",
    "max-redirs",
    "max-time",
    "noproxy",
    "oauth2-bearer",
    "output",
    "output-dir",
    "pass",
    "pinnedpubkey",
    "proto",
    "proto-redir",
    "proxy",
    "proxy-header",
    "proxy-user",
    "referer",
    "resolve",
    "retry",
    "retry-delay",
    "trace-ascii",
    "user",
    "user-agent",
    "write-out",
];

/// What a command says.
#[derive(Default)]
struct Command {
    addresses: Vec<String>,
    data: Vec<String>,
    /// Parameters of the query, whatever becomes of the data.
    query: Vec<String>,
    has_file: bool,
    puts_data_into_query: bool,
    method: Option<String>,
    /// Whether it sends something that no GET does.
    is_other: bool,
}

/// The address that a command requests; nothing where it has none.
pub fn address(words: &[String]) -> Option<Result<String, FindError>> {
    let mut command = Command::default();
    let mut words = words.iter().cloned();
    while let Some(word) = words.next() {
        match word.strip_prefix("--") {
            Some(option) => command.long(option, &mut words)?,
            None if word.len() > 1 && word.starts_with('-') => {
                command.letters(&word[1..], &mut words)?
            }
            None => command.addresses.push(word),
        }
    }
    command.address()
}

impl Command {
    fn address(self) -> Option<Result<String, FindError>> {
        let is_body = !(self.data.is_empty() && !self.has_file || self.puts_data_into_query);
        let is_other = match &self.method {
            Some(method) => !is_get(method),
            None => is_body,
        };
        if self.addresses.is_empty() {
            return None;
        }
        if is_other || self.is_other {
            return Some(Err(FindError::NotGet));
        }
        if self.has_file && self.puts_data_into_query {
            return Some(Err(FindError::Unclear));
        }
        let data = if self.puts_data_into_query { self.data } else { Vec::new() };
        with_parameters(self.addresses, &[data, self.query].concat())
    }

    /// Reads `--name`, `--name value` or `--name=value`; nothing where the value is missing.
    fn long(&mut self, option: &str, words: &mut Cloned<Iter<String>>) -> Option<()> {
        let (name, own) = option
            .split_once('=')
            .map_or((option, None), |(name, own)| (name, Some(own.to_owned())));
        let mut value = || own.clone().or_else(|| words.next());
        match name {
            "get" => self.puts_data_into_query = true,
            "data" | "data-ascii" | "data-binary" => self.add_data(value()?),
            "data-raw" => self.data.push(value()?),
            "data-urlencode" => self.data.push(encoded(&value()?)),
            "url-query" => self.query.push(encoded(&value()?)),
            "url" => self.addresses.push(value()?),
            "request" => self.method = Some(value()?),
            "head" => self.is_other = true,
            "form" | "form-string" | "upload-file" | "json" => {
                value()?;
                self.is_other = true;
            }
            name if LONG.contains(&name) => {
                value()?;
            }
            _ => {}
        }
        Some(())
    }

    /// Reads options of one letter; a value stands directly behind its letter, or is the next word.
    fn letters(&mut self, letters: &str, words: &mut Cloned<Iter<String>>) -> Option<()> {
        for (at, letter) in letters.char_indices() {
            let rest = &letters[at + letter.len_utf8()..];
            let mut value = || if rest.is_empty() { words.next() } else { Some(rest.to_owned()) };
            match letter {
                'G' => self.puts_data_into_query = true,
                'I' => self.is_other = true,
                'd' => {
                    self.add_data(value()?);
                    break;
                }
                'X' => {
                    self.method = value();
                    break;
                }
                'F' | 'T' => {
                    value()?;
                    self.is_other = true;
                    break;
                }
                letter if LETTERS.contains(letter) => {
                    value();
                    break;
                }
                _ => {}
            }
        }
        Some(())
    }

    fn add_data(&mut self, value: String) {
        match value.starts_with('@') {
            true => self.has_file = true,
            false => self.data.push(value),
        }
    }
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
    fn what_curl_would_request_is_the_address() {
        for (text, expected) in [
            ("-G https://x.no/cb -d a=1 -d b=x%20y", "https://x.no/cb?a=1&b=x%20y"),
            (
                "--get https://x.no/cb?z=1#f --data-urlencode a=x+y -d b=2",
                "https://x.no/cb?z=1&a=x%2By&b=2",
            ),
            ("-G https://x.no/cb? -d a=1", "https://x.no/cb?a=1"),
            ("x.no/cb?a=1", "http://x.no/cb?a=1"),
            ("-H x:y https://x.no/cb?a=1 -k", "https://x.no/cb?a=1"),
            ("-d @file -X GET https://x.no/cb?a=1", "https://x.no/cb?a=1"),
        ] {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            assert_eq!(address(&words), Some(Ok(expected.to_owned())), "{text}");
        }
    }
}
