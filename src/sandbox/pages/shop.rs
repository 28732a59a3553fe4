//! Where a customer is sent back to: the addresses of the merchant's own that the request carried, and no others.

use serde_json::Value;
use url::{Host, Url};

/// The addresses that a customer can be sent to afterwards.
#[derive(Clone, Debug, Default)]
pub struct ShopAddresses {
    success: Option<Url>,
    failure: Option<Url>,
}

impl ShopAddresses {
    /// Those in the `callback` of this body.
    pub fn of_body(body: &Value) -> ShopAddresses {
        let callback = &body["callback"];
        ShopAddresses {
            success: web_address(&callback["success"]),
            failure: web_address(&callback["failure"]),
        }
    }

    /// Where somebody goes after they paid or signed.
    pub fn success(&self) -> Option<&str> {
        self.success.as_ref().map(Url::as_str)
    }

    /// Where somebody goes whose payment failed, or who left.
    pub fn failure(&self) -> Option<&str> {
        self.failure.as_ref().map(Url::as_str)
    }

    /// Where a form leads after somebody paid or signed; none where the page itself has the link.
    pub fn after_success(&self) -> Option<&str> {
        self.success.as_ref().filter(|url| policy_source(url).is_some()).map(Url::as_str)
    }

    /// The same where a payment failed, or somebody left.
    pub fn after_failure(&self) -> Option<&str> {
        self.failure.as_ref().filter(|url| policy_source(url).is_some()).map(Url::as_str)
    }

    /// These addresses as the content policy names them: a browser holds the redirect after a form against it too.
    pub fn policy_sources(&self) -> Vec<String> {
        let mut sources = Vec::new();
        for url in self.success.iter().chain(&self.failure) {
            let source = policy_source(url).filter(|source| !sources.contains(source));
            sources.extend(source);
        }
        sources
    }
}

/// The address, if it is one of the web whose host can stand in a content policy.
fn web_address(field: &Value) -> Option<Url> {
    let url = Url::parse(field.as_str()?).ok()?;
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    let has_plain_host = match url.host()? {
        Host::Domain(name) => name.chars().all(is_plain),
        Host::Ipv4(_) | Host::Ipv6(_) => true,
    };
    (matches!(url.scheme(), "http" | "https") && has_plain_host).then_some(url)
}

/// Scheme, host and port. The grammar of policies has no IPv6, and a scheme alone would let a form lead anywhere.
fn policy_source(url: &Url) -> Option<String> {
    match url.host() {
        Some(Host::Ipv6(_)) => None,
        _ => Some(url.origin().ascii_serialization()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_addresses_of_the_web_are_followed() {
        for (address, kept) in [
            (
                "https://shop.example/thanks?a=1&b=%20x#part",
                Some("https://shop.example/thanks?a=1&b=%20x#part"),
            ),
            ("http://127.0.0.1:3000/ok", Some("http://127.0.0.1:3000/ok")),
            ("http://[::1]:3000/ok", Some("http://[::1]:3000/ok")),
            ("https://bücher.example", Some("https://xn--bcher-kva.example/")),
            (
                "https://shop.example/a\r\nSet-Cookie: x",
                Some("https://shop.example/aSet-Cookie:%20x"),
            ),
            ("javascript:alert(1)", None),
            ("JavaScript://shop.example/%0aalert(1)", None),
            ("data:text/html,x", None),
            ("file:///etc/passwd", None),
            ("//shop.example/x", None),
            ("/thanks", None),
            ("https://a;script-src/x", None),
            ("https://a,b/x", None),
            ("https://'unsafe-inline'/x", None),
            ("", None),
        ] {
            let body = json!({"callback": {"success": address}});
            assert_eq!(ShopAddresses::of_body(&body).success(), kept, "{address}");
        }
        assert_eq!(ShopAddresses::of_body(&json!({"callback": "https://x"})).failure(), None);
    }

    #[test]
    fn the_policy_names_each_origin_once() {
        let sources = |success: &str, failure: &str| {
            let body = json!({"callback": {"success": success, "failure": failure}});
            ShopAddresses::of_body(&body).policy_sources().join(" ")
        };
        assert_eq!(sources("https://a.example/x", "https://a.example:443/y"), "https://a.example");
        assert_eq!(
            sources("http://localhost:3000/", "https://b.example"),
            "http://localhost:3000 https://b.example"
        );
        assert_eq!(sources("http://[::1]:80/", "https://b.example"), "https://b.example");
        let body = json!({"callback": {"success": "http://[::1]:80/"}});
        let shop = ShopAddresses::of_body(&body);
        assert_eq!((shop.success(), shop.after_success()), (Some("http://[::1]/"), None));
    }
}
