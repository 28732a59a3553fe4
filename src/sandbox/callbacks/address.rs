//! Whom the sandbox may tell something: this machine, and the hosts that `serve --callbacks-to` names.

use url::{Host, Url};

/// Why this address is not told; `None` if it may be.
pub fn refusal(address: &str, hosts: &[String]) -> Option<&'static str> {
    let Ok(url) = Url::parse(address) else { return Some("not an address") };
    if !matches!(url.scheme(), "http" | "https") {
        return Some("not http");
    }
    let is_named = url.host_str().is_some_and(|host| hosts.iter().any(|named| named == host));
    if is_named || is_here(&url) { None } else { Some("not this machine") }
}

/// Whether the address is this machine: literally, or by the name `localhost`.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// A host as it is typed: a name or an address, and nothing around it. As it stands in a URL.
pub fn read_host(typed: &str) -> Result<String, String> {
    let bare_v6 = typed.parse::<std::net::Ipv6Addr>().is_ok();
    let text = if bare_v6 { format!("[{typed}]") } else { typed.to_owned() };
    let is_address = text.starts_with('[');
    if !is_address && text.contains(['/', ':', '@', '?', '#', ' ']) {
        return Err("is no host: a name or an address alone, without http:// and port".into());
    }
    match Host::parse(&text) {
        Ok(host) => Ok(host.to_string()),
        Err(error) => Err(format!("is no host: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_and_named_hosts_are_told() {
        let hosts = ["merchant", "[fd00::1]", "10.0.0.7"].map(str::to_owned);
        for (url, may) in [
            ("http://127.0.0.1:8000/cb", true),
            ("http://[::1]/cb", true),
            ("http://LOCALHOST/cb", true),
            ("http://merchant:8000/cb", true),
            ("https://MERCHANT/cb", true),
            ("http://[fd00:0::1]/cb", true),
            ("http://10.0.0.7/cb", true),
            ("http://10.0.0.8/cb", false),
            ("http://merchant.example/cb", false),
            ("http://x.merchant/cb", false),
            ("http://merchant@shop.example/cb", false),
            ("http://localhost.example/cb", false),
            ("ftp://127.0.0.1/cb", false),
            ("file:///etc/passwd", false),
            ("127.0.0.1:8000/cb", false),
            ("", false),
        ] {
            assert_eq!(refusal(url, &hosts).is_none(), may, "{url}");
        }
    }

    #[test]
    fn a_host_is_a_name_or_an_address_alone() {
        for (typed, host) in [
            ("merchant", Some("merchant")),
            ("Merchant", Some("merchant")),
            ("fd00::1", Some("[fd00::1]")),
            ("[fd00::1]", Some("[fd00::1]")),
            ("10.0.0.7", Some("10.0.0.7")),
            ("http://merchant", None),
            ("merchant:8000", None),
            ("a b", None),
            ("", None),
        ] {
            assert_eq!(read_host(typed).ok().as_deref(), host, "{typed}");
        }
    }
}
