//! The receiver that callbacks are forwarded to: which addresses may be one.

use reqwest::Url;

use crate::base::redact;
use crate::base::target::is_loopback;

/// An address that callbacks are forwarded to. The query of the callback is the only one that it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    url: Url,
}

impl Receiver {
    /// Reads an address as typed; without a scheme it is `http://`.
    pub fn parse(typed: &str) -> Result<Receiver, String> {
        let shown = redact::hide_suspects(typed);
        let whole = match typed.contains("://") {
            true => typed.to_owned(),
            false => format!("http://{typed}"),
        };
        let url = Url::parse(&whole).map_err(|why| format!("{shown:?} is no address: {why}"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(format!("{shown:?} is neither http nor https"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err("what stands after ? would change what is signed: parameters of your own belong into the \
                        callback URL"
                .to_owned());
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("no user and password here: it is stored with each callback".to_owned());
        }
        Ok(Receiver { url })
    }

    /// Whether it can only be this machine.
    pub fn is_here(&self) -> bool {
        is_loopback(&self.url)
    }

    /// Whether it is this port of this machine.
    pub fn is_port_here(&self, port: u16) -> bool {
        self.is_here() && self.url.port_or_known_default() == Some(port)
    }

    /// The address.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        self.url.as_str()
    }

    /// The address with the query of a callback.
    pub fn with_query(&self, query: &str) -> Url {
        let mut url = self.url.clone();
        url.set_query(Some(query));
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Result<&str, &str>) {
        match (Receiver::parse(typed), expected) {
            (Ok(receiver), Ok(url)) => assert_eq!(receiver.as_str(), url),
            (Err(why), Err(part)) => assert!(why.contains(part), "{typed}: {why}"),
            (read, _) => panic!("{typed}: {read:?}"),
        }
    }

    #[test]
    fn an_address_is_read_as_people_type_it() {
        check("localhost:3000", Ok("http://localhost:3000/"));
        check("127.0.0.1:3000/fp/cb", Ok("http://127.0.0.1:3000/fp/cb"));
        check("http://[::1]:80/cb", Ok("http://[::1]/cb"));
        check("https://shop.example/cb", Ok("https://shop.example/cb"));
        check("http://localhost:3000/?shop=3", Err("what is signed"));
        check("http://localhost:3000/?", Err("what is signed"));
        check("http://u:p@localhost:3000/", Err("no user and password"));
        check("ftp://localhost/", Err("neither http nor https"));
        check("http://", Err("no address"));
    }

    #[test]
    fn the_query_goes_out_as_it_came() {
        let receiver = Receiver::parse("localhost:3000/cb").expect("an address");
        for query in ["a=1&b=%2f+%20&c[]=x&d=%C3%A6&&=", "a=%zz&b=|{}^`"] {
            assert_eq!(receiver.with_query(query).query(), Some(query));
        }
        // The one difference, which no program that decodes it can see.
        assert_eq!(receiver.with_query("a=O'Brien").query(), Some("a=O%27Brien"));
        assert!(receiver.is_port_here(3000) && !receiver.is_port_here(3001));
    }
}
