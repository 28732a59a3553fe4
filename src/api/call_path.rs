//! The path of a call as somebody types it: below the base URL, or an address below it. Whatever could be read as another
//! host, or as another path than it looks, is refused; nothing here knows which operations there are.

use url::{Url, form_urlencoded};

use super::path::segment;
use crate::base::hex;
use crate::base::text;

/// A path below the base URL, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallPath {
    /// Its parts, decoded; none of them is empty.
    pub parts: Vec<String>,
    /// The pairs of its query string, decoded.
    pub query: Vec<(String, String)>,
}

impl CallPath {
    /// Takes apart what was typed. The base URL is the profile's, where it is known.
    pub fn parse(typed: &str, base: Option<&Url>) -> Result<CallPath, String> {
        if typed.is_empty() {
            return Err("there is nothing in it".to_owned());
        }
        if let Some(letter) = typed.chars().find(|letter| is_foreign(*letter)) {
            return Err(format!("no path holds {letter:?}"));
        }
        refuse_hidden(typed)?;
        if typed.contains('#') {
            return Err("a path has no fragment: leave out # and what follows".to_owned());
        }
        let below = below_base(typed, base)?;
        let (path, query) = below.split_once('?').unwrap_or((below, ""));
        let mut parts = Vec::new();
        // Doubled slashes are one, as the documents write some (quirk 7).
        for part in path.split('/').filter(|part| !part.is_empty()) {
            parts.push(decoded_part(part)?);
        }
        let mut pairs = Vec::new();
        decoded(query)?;
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            if key.chars().chain(value.chars()).any(char::is_control) {
                return Err("a query holds no control characters".to_owned());
            }
            pairs.push((key.into_owned(), value.into_owned()));
        }
        Ok(CallPath { parts, query: pairs })
    }

    /// As it is sent: every part and pair encoded in one way.
    pub fn target(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|part| encoded(part)).collect();
        let path = format!("/{}", parts.join("/"));
        if self.query.is_empty() {
            return path;
        }
        let pairs =
            form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.query).finish();
        format!("{path}?{pairs}")
    }
}

/// What no path holds as it is typed: blanks and controls are lost or added by a paste, and a backslash is a slash to some.
fn is_foreign(letter: char) -> bool {
    letter.is_control() || letter.is_whitespace() || letter == '\\'
}

fn refuse_hidden(text: &str) -> Result<(), String> {
    match text::visible(text) == text {
        true => Ok(()),
        false => Err(format!("it holds characters that cannot be seen: {}", text::visible(text))),
    }
}

/// What stands below the base URL.
fn below_base<'a>(typed: &'a str, base: Option<&Url>) -> Result<&'a str, String> {
    if typed.starts_with("//") {
        return Err("// at the beginning names another host".to_owned());
    }
    let base_path = base.map(|base| base.path().trim_end_matches('/')).unwrap_or_default();
    let first = typed.split(['/', '?']).next().unwrap_or_default();
    if !first.contains(':') {
        // With the base URL's own path before it, as logs and `-v` show it.
        return Ok(below(typed, base_path).unwrap_or(typed));
    }
    let Some(base) = base else {
        return Err("the address of the sandbox differs each time: type the path alone".to_owned());
    };
    let wrong = format!("it is not below {base}");
    let Ok(address) = Url::parse(typed) else { return Err(wrong) };
    let Some((scheme, rest)) = typed.split_once("://") else { return Err(wrong) };
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err("an address with a name or a password in it is never called".to_owned());
    }
    let own = (base.scheme(), base.host_str(), base.port_or_known_default());
    let same = (address.scheme(), address.host_str(), address.port_or_known_default()) == own;
    match below(&typed[scheme.len() + 3 + authority.len()..], base_path) {
        Some(below) if same => Ok(below),
        _ => Err(wrong),
    }
}

/// What follows the base URL's path.
fn below<'a>(path: &'a str, base_path: &str) -> Option<&'a str> {
    let rest = path.strip_prefix(base_path)?;
    (rest.is_empty() || rest.starts_with(['/', '?'])).then_some(rest)
}

/// One part, decoded once: what is then still encoded, or could reach another part, is refused.
fn decoded_part(part: &str) -> Result<String, String> {
    let text = decoded(part)?;
    if text == "." || text == ".." {
        return Err("a path with . or .. as a part of it is never called".to_owned());
    }
    refuse_hidden(&text)?;
    match text.chars().find(|letter| reaches(*letter)) {
        Some(letter) => {
            Err(format!("{part:?} stands for {letter:?}, which could make it another path"))
        }
        None => Ok(text),
    }
}

/// Whether a decoded letter could reach another part, or be read differently by the server.
fn reaches(letter: char) -> bool {
    is_foreign(letter) && letter != ' ' || "/%?#".contains(letter)
}

/// A text with `%41` and its like decoded.
fn decoded(text: &str) -> Result<String, String> {
    let wrong = format!("{text:?} is not encoded as a path is");
    let (mut bytes, mut rest) = (Vec::new(), text.bytes());
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        match rest.next().zip(rest.next()).and_then(|(high, low)| hex::byte(high, low)) {
            Some(byte) => bytes.push(byte),
            None => return Err(wrong),
        }
    }
    String::from_utf8(bytes).map_err(|_| wrong)
}

/// A part as it is sent; a point stays, since none that leads elsewhere is left.
fn encoded(part: &str) -> String {
    part.split('.').map(segment).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Url {
        Url::parse("https://api.example/api/v1").expect("an address")
    }

    #[track_caller]
    fn check(typed: &str, target: &str) {
        let path =
            CallPath::parse(typed, Some(&base())).unwrap_or_else(|why| panic!("{typed}: {why}"));
        assert_eq!(path.target(), target, "{typed}");
        assert_eq!(CallPath::parse(target, Some(&base())), Ok(path), "{typed}");
    }

    #[test]
    fn a_path_is_one_however_it_is_typed() {
        for typed in [
            "/connect/orders/status",
            "connect/orders/status",
            "/connect//orders/status/",
            "/api/v1/connect/orders/status",
            "https://api.example/api/v1/connect/orders/status",
            "HTTPS://API.example:443/api/v1/connect/orders/status",
            "/connect/%6frders/st%61tus",
        ] {
            check(typed, "/connect/orders/status");
        }
        check("/a.b/c~d?x=1&y=%C3%A5+b&x=2", "/a.b/c~d?x=1&y=%C3%A5+b&x=2");
        check("/søk/a%20b", "/s%C3%B8k/a%20b");
        check("/", "/");
    }

    #[test]
    fn what_could_lead_elsewhere_is_refused() {
        for typed in [
            "//evil.example/connect",
            "https://evil.example/api/v1/connect",
            "http://api.example/api/v1/connect",
            "https://api.example:8443/api/v1/connect",
            "https://user@api.example/api/v1/connect",
            "https://api.example@evil.example/api/v1/connect",
            "https://api.example/api/v2/connect",
            "https://api.example/api/v1x/connect",
            "https:/connect",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "/connect/../admin",
            "/connect/%2e%2e/admin",
            "/connect/%2E./admin",
            "/connect/./orders",
            "/connect/%252e%252e/admin",
            "/connect%2forders",
            "/connect/a%5cb",
            "/connect\\orders",
            "/connect/a%00",
            "/connect/a%0d%0aX-Evil:1",
            "/connect/a\nb",
            "/connect/a b",
            "/connect/a#b",
            "/connect/%zz",
            "/connect/%4",
            "/connect/%ff",
            "/connect?x=%0a",
            "/connect?x=%zz",
            "/connect/\u{202e}a",
            "/connect/%E2%80%AEa",
            "",
        ] {
            assert!(CallPath::parse(typed, Some(&base())).is_err(), "{typed}");
        }
        assert!(CallPath::parse("http://127.0.0.1:1/api/v1/connect", None).is_err());
    }
}
