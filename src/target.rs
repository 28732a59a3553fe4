//! Where requests go: an address, and what is known of it without asking anybody.

use std::net::IpAddr;
use std::path::PathBuf;

use reqwest::Url;

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
    let host = url.host_str().unwrap_or_default();
    let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || literal.is_ok_and(|address| address.is_loopback())
}

impl Target {
    /// The address as the journal and the locks know it: every name of this machine is one.
    pub fn key(&self) -> String {
        let mut url = self.base_url.clone();
        if url.host_str().is_some_and(|host| host.eq_ignore_ascii_case("localhost")) {
            // A name of this machine; a failure leaves the name, which is a key too.
            let _ = url.set_host(Some("127.0.0.1"));
        }
        url.as_str().trim_end_matches('/').to_owned()
    }
}
