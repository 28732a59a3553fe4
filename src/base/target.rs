//! Where requests go: an address, and what the address alone tells.

use std::net::IpAddr;
use std::path::PathBuf;

use url::Host;
use url::Url;

/// Where requests go, and whom to trust there.
#[derive(Clone, Debug)]
pub struct Target {
    /// The base URL, without a slash at its end.
    pub base_url: Url,
    /// Whether the profile names it, or the environment alone.
    pub named: bool,
    /// More certificates to trust.
    pub ca_file: Option<PathBuf>,
}

/// Whether an address can only be this machine.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        None => false,
    }
}

/// Whether the value of a `Host` header names this machine, with this port.
pub fn is_this_machine(host: &str, port: u16) -> bool {
    let (name, given) = match host.rsplit_once(':') {
        Some((name, digits)) if !digits.ends_with(']') => (name, digits.parse().ok()),
        _ => (host, Some(80)),
    };
    if given != Some(port) {
        return false;
    }
    let address = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(name);
    name.eq_ignore_ascii_case("localhost")
        || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Host and port of an http or https address, as the `Host` header of a request for it has them.
pub fn host_header(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let host = url.host_str()?;
    Some(match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    })
}

/// A base URL as the journal and the locks know it: one text for one account, however the address is spelt. Every name
/// and address of this machine is one, since a server may listen on several of them; a reserved name stays as it is.
pub fn account_key(base_url: &str) -> String {
    let Ok(mut url) = Url::parse(base_url) else { return base_url.to_owned() };
    if may_be_this_machine(&url) {
        // A failure leaves the name, which is a key too.
        let _ = url.set_host(Some("127.0.0.1"));
    }
    url.as_str().trim_end_matches('/').to_owned()
}

/// Whether a request to this address can end on this machine: more than what surely does, such as `0.0.0.0`.
fn may_be_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.').to_ascii_lowercase();
            name == "localhost" || name.ends_with(".localhost")
        }
        Some(Host::Ipv4(address)) => address.is_loopback() || address.is_unspecified(),
        Some(Host::Ipv6(address)) => {
            let address: IpAddr = address.to_canonical();
            address.is_loopback() || address.is_unspecified()
        }
        None => false,
    }
}

impl Target {
    /// The address as the journal and the locks know it.
    pub fn key(&self) -> String {
        account_key(self.base_url.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_one_name_in_whatever_letters_it_is_typed() {
        for (typed, key) in [
            ("https://Ærlig.NO/v1/", "https://xn--rlig-uoa.no/v1"),
            ("https://xn--rlig-uoa.no/v1", "https://xn--rlig-uoa.no/v1"),
            ("https://faß.de", "https://xn--fa-hia.de"),
            ("https://ａpi.example", "https://api.example"),
            ("https://１２７.0.0.1", "https://127.0.0.1"),
        ] {
            assert_eq!(account_key(typed), key);
        }
        for wrong in ["https://xn--a.example", "https://a\u{200d}b.example", "https://\u{202e}a.no"]
        {
            assert!(Url::parse(wrong).is_err(), "{wrong}");
        }
    }
}
