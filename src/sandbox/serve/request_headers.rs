//! What the headers of a request say: whom it is meant for, where it comes from, its token and its media type. So a
//! program on this machine that knows the token may use the sandbox, and no web page that a browser shows.

use std::net::SocketAddr;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hyper::HeaderMap;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HOST, HeaderName, ORIGIN};
use subtle::ConstantTimeEq;

use crate::base::target::is_this_machine;

const SEC_FETCH_SITE: &str = "sec-fetch-site";

/// Whether the request was meant for this server under a local name. A page that makes its own name point to this
/// machine sends that name.
pub fn host_is_ours(headers: &HeaderMap, authority: Option<&str>, address: SocketAddr) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let host = match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().unwrap_or_default(),
        _ => return false,
    };
    is_this_machine(host, address.port())
        && authority.is_none_or(|name| is_this_machine(name, address.port()))
}

/// Whether a browser says that another site's page makes this request.
pub fn is_foreign(headers: &HeaderMap, address: SocketAddr) -> bool {
    if is_from_elsewhere(headers) {
        return true;
    }
    let Some(origin) = text(headers, &ORIGIN) else { return false };
    let name = origin.strip_prefix("http://").unwrap_or_default();
    !is_this_machine(name, address.port())
}

/// Whether a browser says that this request opens a page in a tab, whoever named the address.
pub fn is_visit(headers: &HeaderMap) -> bool {
    let says = |name: &'static str| text(headers, &HeaderName::from_static(name));
    says("sec-fetch-mode") == Some("navigate") && says("sec-fetch-dest") == Some("document")
}

/// Whether a browser says that another site makes this request for a page: one of this server's own comes from where it
/// goes to.
pub fn is_foreign_to_page(headers: &HeaderMap, address: SocketAddr) -> bool {
    let origin = text(headers, &ORIGIN).unwrap_or_default();
    let host = text(headers, &HOST).unwrap_or_default();
    let authority = origin.split_once("://").map_or("", |(_, authority)| authority);
    // Under another name than a local one, which only a server that allows it has, the origin has that name too.
    let is_own = !authority.is_empty() && authority.eq_ignore_ascii_case(host);
    is_from_elsewhere(headers) || !is_own && is_foreign(headers, address)
}

/// Whether a browser says that neither a page of this server nor a person makes this request.
fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    let site = text(headers, &HeaderName::from_static(SEC_FETCH_SITE));
    !matches!(site, None | Some("same-origin" | "none"))
}

/// Whether the request carries the token, or has it as the password that a browser asks for.
pub fn has_token_or_password(headers: &HeaderMap, token: &str) -> bool {
    let Some(given) = credentials(headers, "Basic ") else { return has_token(headers, token) };
    let decoded = BASE64_STANDARD.decode(given).unwrap_or_default();
    let Some(colon) = decoded.iter().position(|byte| *byte == b':') else { return false };
    bool::from(decoded[colon + 1..].ct_eq(token.as_bytes()))
}

/// Whether the request carries the token.
pub fn has_token(headers: &HeaderMap, token: &str) -> bool {
    credentials(headers, "Bearer ").is_some_and(|given| bool::from(given.ct_eq(token.as_bytes())))
}

/// What the request shows to be let in, behind the name of this scheme and a blank.
fn credentials<'a>(headers: &'a HeaderMap, scheme: &str) -> Option<&'a [u8]> {
    let (own, given) = headers.get(AUTHORIZATION)?.as_bytes().split_at_checked(scheme.len())?;
    own.eq_ignore_ascii_case(scheme.as_bytes()).then_some(given)
}

/// Whether the body says that it is JSON: a web form of another site cannot.
pub fn says_json(headers: &HeaderMap) -> bool {
    says_type(headers, "application/json")
}

/// Whether the body says that it is a form of the kind that pages have.
pub fn says_form(headers: &HeaderMap) -> bool {
    says_type(headers, "application/x-www-form-urlencoded")
}

fn says_type(headers: &HeaderMap, wanted: &str) -> bool {
    let media_type = text(headers, &CONTENT_TYPE).unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case(wanted)
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    // A value that is no text is a wrong one, not an absent one.
    headers.get(name).map(|value| value.to_str().unwrap_or("?"))
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    fn address() -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], 8080))
    }

    #[test]
    fn only_local_names_with_the_served_port_are_ours() {
        for (host, ours) in [
            ("127.0.0.1:8080", true),
            ("LOCALHOST:8080", true),
            ("[::1]:8080", true),
            ("127.0.0.1", false),
            ("127.0.0.1:8081", false),
            ("evil.example:8080", false),
            ("localhost.evil.example:8080", false),
            ("127.0.0.1.evil.example:8080", false),
            ("evil@127.0.0.1:8080", false),
            ("192.168.0.1:8080", false),
            ("", false),
        ] {
            assert_eq!(host_is_ours(&headers(&[("host", host)]), None, address()), ours, "{host}");
        }
        let host = headers(&[("host", "localhost:8080")]);
        assert!(!host_is_ours(&host, Some("evil.example:8080"), address()));
        assert!(!host_is_ours(&headers(&[]), None, address()));
    }

    #[test]
    fn pages_of_other_sites_are_foreign() {
        for (name, value, foreign) in [
            ("origin", "http://localhost:8080", false),
            ("origin", "http://localhost:8081", true),
            ("origin", "https://evil.example", true),
            ("origin", "null", true),
            ("sec-fetch-site", "cross-site", true),
            ("sec-fetch-site", "same-site", true),
            ("sec-fetch-site", "same-origin", false),
            ("sec-fetch-site", "none", false),
            ("accept", "*/*", false),
        ] {
            assert_eq!(
                is_foreign(&headers(&[(name, value)]), address()),
                foreign,
                "{name} {value}"
            );
        }
    }

    #[test]
    fn the_token_stands_after_bearer() {
        for (value, right) in [
            ("Bearer secret", true),
            ("bearer secret", true),
            ("Bearer secret ", false),
            ("Bearer secre", false),
            ("Bearer ", false),
            ("Basic secret", false),
            ("secret", false),
        ] {
            assert_eq!(
                has_token(&headers(&[("authorization", value)]), "secret"),
                right,
                "{value}"
            );
        }
        assert!(!has_token(&headers(&[]), "secret"));
    }

    #[test]
    fn json_may_name_its_character_set() {
        assert!(says_json(&headers(&[("content-type", "application/json; charset=utf-8")])));
        assert!(!says_json(&headers(&[("content-type", "text/plain")])));
        assert!(!says_json(&headers(&[])));
    }
}
