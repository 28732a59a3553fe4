//! Which proxy leads to a host, by the environment variables that most tools read: `HTTPS_PROXY`, `ALL_PROXY` and
//! `NO_PROXY`. What cannot be understood is refused: a direct connection would be a way that nobody chose. This machine
//! is never reached by a proxy, and plain HTTP goes nowhere else, so `HTTP_PROXY` means nothing here.

use std::env;
use std::net::IpAddr;

use reqwest::Url;

use crate::base::error::{Error, Result};
use crate::base::target::is_loopback;

/// The first that is set counts; as with curl, small letters come before capitals.
const VARIABLES: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
/// Hosts that are reached directly.
const EXCEPTIONS: [&str; 2] = ["no_proxy", "NO_PROXY"];

/// A proxy, and who named it.
pub struct Proxy {
    url: Url,
    /// The environment variable that names it.
    pub variable: &'static str,
}

impl Proxy {
    /// The proxy on the way to this address, if one is set for it.
    pub fn on_the_way_to(address: &Url) -> Result<Option<Proxy>> {
        if is_loopback(address) {
            return Ok(None);
        }
        let Some((variable, value)) = first_set(&VARIABLES)? else { return Ok(None) };
        if let Some((name, list)) = first_set(&EXCEPTIONS)? {
            match is_excepted(&list, address) {
                Ok(true) => return Ok(None),
                Ok(false) => {}
                Err(why) => return Err(not_understood(name, &why)),
            }
        }
        match parse(&value) {
            Ok(url) => Ok(Some(Proxy { url, variable })),
            Err(why) => Err(not_understood(variable, &why)),
        }
    }

    /// Its address, without who may use it.
    pub fn show(&self) -> String {
        let user = if self.url.username().is_empty() && self.url.password().is_none() {
            ""
        } else {
            "***@"
        };
        let host = self.url.host_str().unwrap_or_default();
        let port = self.url.port_or_known_default().unwrap_or_default();
        format!("{}://{user}{host}:{port}", self.url.scheme())
    }

    /// For the library, which sends user and password along.
    pub fn to_reqwest(&self) -> Result<reqwest::Proxy> {
        let proxy = reqwest::Proxy::https(self.url.clone());
        proxy.map_err(|_| not_understood(self.variable, "it is no address of a proxy"))
    }
}

/// The first of these variables that is not empty.
fn first_set(names: &[&'static str]) -> Result<Option<(&'static str, String)>> {
    for name in names {
        match env::var(name) {
            Ok(value) if !value.is_empty() => return Ok(Some((name, value))),
            Err(env::VarError::NotUnicode(_)) => {
                return Err(not_understood(name, "it is not valid text"));
            }
            _ => {}
        }
    }
    Ok(None)
}

fn not_understood(variable: &str, why: &str) -> Error {
    // Its value is not told: it may hold a password.
    Error::config(format!("the environment variable {variable} cannot be understood: {why}"))
        .detail("nothing is sent, since it would be sent past the proxy")
        .next("set it like HTTPS_PROXY=http://proxy.example:3128, or unset it")
}

fn parse(value: &str) -> std::result::Result<Url, String> {
    if value.chars().any(|letter| letter.is_whitespace() || letter.is_control()) {
        return Err("it contains a blank".into());
    }
    if let Some((scheme, _)) = value.split_once(':')
        && ["http", "https"].contains(&scheme.to_ascii_lowercase().as_str())
        && !value.contains("://")
    {
        return Err("there is no // after its scheme".into());
    }
    let whole = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
    let url = Url::parse(&whole).map_err(|_| "it is no address of a proxy")?;
    match url.scheme() {
        "http" | "https" => {}
        socks if socks.starts_with("socks") => {
            return Err("SOCKS is not built in, only http and https".into());
        }
        other => return Err(format!("a proxy is reached by http or https, not by {other}")),
    }
    let is_bare =
        ["", "/"].contains(&url.path()) && url.query().is_none() && url.fragment().is_none();
    if url.host_str().is_none_or(str::is_empty) || url.port() == Some(0) || !is_bare {
        return Err("it must be a host and a port, and nothing after them".into());
    }
    Ok(url)
}

/// Whether an address is one of a list's: hosts with all below them, IP addresses, networks, each perhaps with a port.
fn is_excepted(list: &str, address: &Url) -> std::result::Result<bool, String> {
    let mut found = false;
    for entry in list.split([',', ' ', '\t', '\n']) {
        if entry.is_empty() {
            continue;
        }
        // All are looked at: one that cannot be understood may be the one that is meant.
        let Some(is_match) = matches(entry, address) else {
            return Err(format!("{entry:?} is neither a host nor an address nor a network"));
        };
        found |= is_match;
    }
    Ok(found)
}

/// `None` where the entry cannot be understood.
fn matches(entry: &str, address: &Url) -> Option<bool> {
    if entry == "*" {
        return Some(true);
    }
    let host = address.host_str().unwrap_or_default().to_ascii_lowercase();
    let host = unbracketed(&host).trim_end_matches('.');
    if let Some((network, length)) = entry.split_once('/') {
        return is_in(host.parse().ok(), network.parse().ok()?, length.parse().ok()?);
    }
    if let Ok(own) = unbracketed(entry).parse::<IpAddr>() {
        return Some(host.parse() == Ok(own));
    }
    let (name, port) = match entry.rsplit_once(':') {
        Some((name, port)) => (name, Some(port.parse::<u16>().ok()?)),
        None => (entry, None),
    };
    let is_port = port.is_none() || port == address.port_or_known_default();
    if let Ok(own) = unbracketed(name).parse::<IpAddr>() {
        return Some(is_port && host.parse() == Ok(own));
    }
    let domain = match name.strip_prefix("*.") {
        Some(domain) => domain,
        None => name.strip_prefix('.').unwrap_or(name),
    };
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    if !domain.split('.').all(is_label) {
        return None;
    }
    let is_in_domain = match host.strip_suffix(&domain) {
        Some(rest) => rest.is_empty() || rest.ends_with('.'),
        None => false,
    };
    Some(is_port && is_in_domain)
}

/// Whether this may be a part of a host's name.
fn is_label(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter))
}

/// An IPv6 address without the brackets that it has before a port.
fn unbracketed(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

/// Whether a host is in a network; `None` where that is none.
fn is_in(host: Option<IpAddr>, network: IpAddr, length: u8) -> Option<bool> {
    let (bits, all) = match network {
        IpAddr::V4(own) => (u128::from(u32::from(own)), 32_u32),
        IpAddr::V6(own) => (u128::from(own), 128),
    };
    let beyond = all.checked_sub(u32::from(length))?;
    let host = match (host, network) {
        (Some(IpAddr::V4(own)), IpAddr::V4(_)) => u128::from(u32::from(own)),
        (Some(IpAddr::V6(own)), IpAddr::V6(_)) => u128::from(own),
        _ => return Some(false),
    };
    Some(host.checked_shr(beyond) == bits.checked_shr(beyond))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(list: &str, address: &str, expected: Option<bool>) {
        let address = Url::parse(address).expect("an address");
        assert_eq!(is_excepted(list, &address).ok(), expected, "{list} {address}");
    }

    #[test]
    fn an_exception_is_a_host_and_all_below_it_an_address_or_a_network() {
        let api = "https://api.example.com/v1";
        for list in [
            "*",
            "example.com",
            ".example.com",
            "*.example.com",
            "API.example.com",
            "a,b, example.com",
            "api.example.com:443",
            "example.com.",
        ] {
            check(list, api, Some(true));
        }
        for list in
            ["", ",", "ample.com", "example.com:8443", "example.org", "10.0.0.0/8", "com.example"]
        {
            check(list, api, Some(false));
        }
        for list in [
            "10.0.0.0/33",
            "10.0.0/8",
            "http://example.com",
            "[::1",
            "a..b",
            "example.com:x",
            "/8",
            "a;b",
        ] {
            check(list, api, None);
            check(&format!("example.com,{list}"), api, None);
        }
        check("10.0.0.0/8", "https://10.1.2.3/", Some(true));
        check("10.0.0.0/8", "https://11.1.2.3/", Some(false));
        check("0.0.0.0/0", "https://11.1.2.3/", Some(true));
        check("10.1.2.3:443", "https://10.1.2.3/", Some(true));
        check("2001:db8::/32", "https://[2001:db8::7]/", Some(true));
        check("2001:db8::7", "https://[2001:db8::7]/", Some(true));
        check("[2001:db8::7]:443", "https://[2001:db8::7]/", Some(true));
        check("::/0", "https://10.1.2.3/", Some(false));
    }

    #[test]
    fn a_proxy_is_a_host_and_a_port() {
        for (value, shown) in [
            ("proxy:3128", "http://proxy:3128"),
            ("http://proxy", "http://proxy:80"),
            ("http://proxy:3128/", "http://proxy:3128"),
            ("HTTPS://Proxy", "https://proxy:443"),
            ("http://me:my-password@proxy:3128", "http://***@proxy:3128"),
            ("me:my-password@proxy:3128", "http://***@proxy:3128"),
            ("http://[::1]:3128", "http://[::1]:3128"),
        ] {
            let url = parse(value).unwrap_or_else(|why| panic!("{value}: {why}"));
            assert_eq!(Proxy { url, variable: "HTTPS_PROXY" }.show(), shown);
        }
        for value in [
            "htp://proxy:3128",
            "ftp://proxy",
            " http://proxy:3128",
            "http://proxy:3128 ",
            "http://pro xy",
            "socks5://proxy:1080",
            "socks5h://proxy",
            "http://",
            "://proxy",
            "http://proxy:99999",
            "http://proxy:0",
            "http://wpad/proxy.pac",
            "http://proxy?x",
            "http:proxy:3128",
            "http:me:my-password@proxy:3128",
            "http:/proxy:3128",
            "file:///proxy",
            "\u{a0}proxy",
        ] {
            assert!(parse(value).is_err(), "{value}");
        }
    }
}
