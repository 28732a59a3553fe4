//! Which requests can be a callback of Front Payment: a GET with a query, meant for this address, and sent by no web page.

use hyper::HeaderMap;
use hyper::header::{HOST, ORIGIN};
use hyper::http::request::Parts;

use crate::base::target::is_this_machine;

/// What marks a callback that a listener forwarded.
pub const FORWARDED: &str = "fpgo-callback";

/// Where requests may be meant for.
pub struct Address {
    /// The port that is listened on.
    pub port: u16,
    /// Host and port of the public address that leads here, as a `Host` header has them.
    pub public_host: Option<String>,
}

/// Why a request is no callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no GET.
    NotGet,
    /// It is meant for another host: a web page may have made its own name lead to this machine.
    OtherHost,
    /// A web page made a browser send it.
    WebPage,
    /// It has no query.
    NoQuery,
}

impl Refusal {
    /// The HTTP status that answers it.
    pub fn status(self) -> u16 {
        match self {
            Refusal::NotGet => 405,
            Refusal::OtherHost => 421,
            Refusal::WebPage | Refusal::NoQuery => 403,
        }
    }

    /// The reason in words.
    pub fn words(self) -> &'static str {
        match self {
            Refusal::NotGet => "it is no GET, as every callback is",
            Refusal::OtherHost => "its Host is neither this machine nor that of --public-url",
            Refusal::WebPage => "a web page made a browser send it",
            Refusal::NoQuery => "it has no query, so it is no callback",
        }
    }
}

/// A request that can be a callback.
#[derive(Debug, PartialEq, Eq)]
pub struct CallbackRequest {
    /// The path.
    pub path: String,
    /// The query, byte for byte.
    pub query: String,
    /// Whether another listener forwarded it.
    pub was_forwarded: bool,
}

/// Takes the head of a request for a callback, or refuses it.
pub fn read(head: &Parts, address: &Address) -> Result<CallbackRequest, Refusal> {
    if !is_meant_for(head, address) {
        return Err(Refusal::OtherHost);
    }
    if is_of_web_page(&head.headers) {
        return Err(Refusal::WebPage);
    }
    if head.method != "GET" {
        return Err(Refusal::NotGet);
    }
    match head.uri.query() {
        Some(query) if !query.is_empty() => Ok(CallbackRequest {
            path: head.uri.path().to_owned(),
            query: query.to_owned(),
            was_forwarded: head.headers.contains_key(FORWARDED),
        }),
        _ => Err(Refusal::NoQuery),
    }
}

/// Whether its `Host` names this machine with the port, or the public address; without one it was sent by no browser.
fn is_meant_for(head: &Parts, address: &Address) -> bool {
    let hosts: Vec<&str> =
        head.headers.get_all(HOST).iter().map(|host| host.to_str().unwrap_or("?")).collect();
    let authority = head.uri.authority().map(hyper::http::uri::Authority::as_str);
    hosts.len() <= 1 && hosts.into_iter().chain(authority).all(|host| address.is_named(host))
}

impl Address {
    fn is_named(&self, host: &str) -> bool {
        let public = self.public_host.as_deref();
        is_this_machine(host, self.port)
            || public.is_some_and(|public| public.eq_ignore_ascii_case(host))
    }
}

/// A browser says where a request comes from, unless a person typed its address.
fn is_of_web_page(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site");
    headers.contains_key(ORIGIN) || site.is_some_and(|site| site.as_bytes() != b"none")
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::Request;

    #[track_caller]
    fn check(target: &str, headers: &[(&str, &str)], expected: Result<&str, Refusal>) {
        let mut request = Request::builder().uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, ()) = request.body(()).expect("a request").into_parts();
        let address = Address { port: 4777, public_host: Some("hooks.example".to_owned()) };
        let read = read(&head, &address);
        assert_eq!(
            read.map(|read| read.query),
            expected.map(str::to_owned),
            "{target} {headers:?}"
        );
    }

    #[test]
    fn a_callback_is_a_get_with_a_query_for_this_machine_or_its_public_name() {
        for host in
            ["127.0.0.1:4777", "localhost:4777", "[::1]:4777", "hooks.example", "HOOKS.example"]
        {
            check("/cb?a=1", &[("host", host)], Ok("a=1"));
        }
        check("/cb?a=1&b=%2", &[], Ok("a=1&b=%2"));
        check("/cb?a=1", &[("host", "localhost:4777"), ("sec-fetch-site", "none")], Ok("a=1"));
        check("/cb", &[("host", "localhost:4777")], Err(Refusal::NoQuery));
        check("/cb?", &[("host", "localhost:4777")], Err(Refusal::NoQuery));
    }

    #[test]
    fn a_web_page_and_another_host_are_refused() {
        for host in
            ["evil.example", "127.0.0.1", "127.0.0.1:80", "hooks.example:81", "x@localhost:4777"]
        {
            check("/cb?a=1", &[("host", host)], Err(Refusal::OtherHost));
        }
        let twice = [("host", "localhost:4777"), ("host", "evil.example")];
        check("/cb?a=1", &twice, Err(Refusal::OtherHost));
        check("http://evil.example/cb?a=1", &twice[..1], Err(Refusal::OtherHost));
        for (name, value) in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-origin"),
        ] {
            check("/cb?a=1", &[("host", "localhost:4777"), (name, value)], Err(Refusal::WebPage));
        }
    }
}
