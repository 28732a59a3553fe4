//! The address of a database: `postgres://user@host:5432/database`, or with `?host=/run/postgresql` the directory of a
//! Unix socket. It has no password in it, so that it can be shown.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;

use sha2::{Digest, Sha256};
use url::{Url, form_urlencoded};

use crate::base::hex;

/// Where PostgreSQL listens when nothing else is said.
const USUAL_PORT: u16 = 5432;

/// Where a database is, and as whom it is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The host, or the directory of a socket.
    pub host: Host,
    /// The port, which is a part of a socket's name too.
    pub port: u16,
    /// The user in the database; without one the user of this machine.
    pub user: Option<String>,
    /// The database.
    pub database: String,
}

/// What a database listens on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    /// A name or an IP address.
    Name(String),
    /// A Unix socket in this directory.
    Directory(PathBuf),
}

impl Address {
    /// A password in the text of an address, where it must not stand.
    pub fn misplaced_password(text: &str) -> Option<String> {
        Url::parse(text).ok()?.password().map(decoded)
    }

    /// The address in a text, or why it is none.
    pub fn parse(text: &str) -> Result<Address, String> {
        let url = Url::parse(text).map_err(|error| error.to_string())?;
        if !matches!(url.scheme(), "postgres" | "postgresql") {
            return Err("must begin with postgres://".into());
        }
        if url.fragment().is_some() || url.password().is_some() {
            return Err("must have neither a password nor a # in it".into());
        }
        let database = decoded(url.path().trim_start_matches('/'));
        if database.is_empty() || database.contains(['/', '\0']) {
            return Err("must name one database: postgres://user@host/database".into());
        }
        let mut address = Address {
            host: Host::Name(String::new()),
            port: url.port().unwrap_or(USUAL_PORT),
            user: Some(decoded(url.username())).filter(|name| !name.is_empty()),
            database,
        };
        let mut host = decoded(url.host_str().unwrap_or_default());
        for (name, value) in url.query_pairs() {
            match (name.as_ref(), address.user.is_some()) {
                ("host", _) if host.is_empty() => host = value.into_owned(),
                ("user", false) => address.user = Some(value.into_owned()),
                ("port", _) => {
                    address.port = value.parse().map_err(|_| "port is no number".to_owned())?;
                }
                ("host" | "user", _) => return Err(format!("says the {name} twice")),
                _ => {
                    return Err("can have host, port and user behind the ? and nothing else".into());
                }
            }
        }
        address.host = host_of(&host)?;
        Ok(address)
    }

    /// Whether it can only be on this machine, where nobody else listens on the way.
    pub fn is_here(&self) -> bool {
        match &self.host {
            Host::Directory(_) => true,
            Host::Name(name) => {
                name == "localhost" || ip_of(name).is_some_and(|ip| ip.is_loopback())
            }
        }
    }

    /// What names the database, and not who uses it, as a few letters for the name of a file.
    pub fn short_name(&self) -> String {
        let host = match &self.host {
            Host::Name(_) if self.is_here() => "localhost".to_owned(),
            Host::Name(name) => name.clone(),
            Host::Directory(path) => path.display().to_string(),
        };
        let whole = format!("{host}\n{}\n{}", self.port, self.database);
        hex::digits(&Sha256::digest(whole)[..6])
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Address { host, port, user, database } = self;
        let port = if *port == USUAL_PORT { String::new() } else { format!(":{port}") };
        match (host, user) {
            (Host::Name(host), Some(user)) => {
                write!(out, "postgres://{user}@{host}{port}/{database}")
            }
            (Host::Name(host), None) => write!(out, "postgres://{host}{port}/{database}"),
            (Host::Directory(path), _) => {
                write!(out, "postgres:///{database}?host={}", path.display())?;
                if !port.is_empty() {
                    write!(out, "&port={}", &port[1..])?;
                }
                user.iter().try_for_each(|user| write!(out, "&user={user}"))
            }
        }
    }
}

fn host_of(host: &str) -> Result<Host, String> {
    match host {
        "" => Err("names no host: postgres://user@host/database, or ?host=/run/postgresql".into()),
        path if path.starts_with('/') => Ok(Host::Directory(PathBuf::from(path))),
        list if list.contains(',') => Err("must name one host".into()),
        name => Ok(Host::Name(name.to_ascii_lowercase())),
    }
}

/// The IP address that a host is written as, if it is.
pub fn ip_of(host: &str) -> Option<IpAddr> {
    let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    bare.parse::<IpAddr>().ok().map(|ip| ip.to_canonical())
}

fn decoded(part: &str) -> String {
    let pair = format!("v={}", part.replace('+', "%2B").replace('&', "%26"));
    let value = form_urlencoded::parse(pair.as_bytes()).next();
    value.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_and_shown() {
        for (typed, shown, here) in [
            ("postgres://ops@db.example/fpgo", "postgres://ops@db.example/fpgo", false),
            ("postgresql://Ops%2B@DB.example:6432/f", "postgres://Ops+@db.example:6432/f", false),
            ("postgres://localhost/fpgo", "postgres://localhost/fpgo", true),
            ("postgres://a@127.1.2.3/f", "postgres://a@127.1.2.3/f", true),
            ("postgres://a@[::1]:5/f", "postgres://a@[::1]:5/f", true),
            ("postgres://a@[2001:db8::1]/f", "postgres://a@[2001:db8::1]/f", false),
            ("postgres://localhost.example/f", "postgres://localhost.example/f", false),
            (
                "postgres:///f?host=/run/pg&port=5433&user=a",
                "postgres:///f?host=/run/pg&port=5433&user=a",
                true,
            ),
            ("postgres://a@%2Frun%2Fpg/f", "postgres:///f?host=/run/pg&user=a", true),
        ] {
            let address = Address::parse(typed).expect(typed);
            assert_eq!(address.to_string(), shown);
            assert_eq!(address.is_here(), here, "{typed}");
            assert_eq!(Address::parse(shown), Ok(address));
        }
    }

    #[test]
    fn what_is_no_address_is_refused_without_telling_it_back() {
        for wrong in [
            "",
            "host=db dbname=f",
            "mysql://a:secret@b/c",
            "postgres://a:secret@b",
            "postgres://a:secret@b/",
            "postgres://a:secret@b/c/d",
            "postgres:///f",
            "postgres://a,b/f",
            "postgres://a:secret@b/c?sslmode=disable",
            "postgres://a:secret@b/c?host=d",
            "postgres://a:secret@b/c?port=x",
            "postgres://a:secret@b/c#x",
        ] {
            let why = Address::parse(wrong).expect_err(wrong);
            assert!(!why.contains("secret"), "{why}");
        }
    }

    #[test]
    fn one_database_has_one_name_whoever_uses_it() {
        let name = |text| Address::parse(text).expect("an address").short_name();
        assert_eq!(name("postgres://a@localhost/f"), name("postgres://b@127.0.0.1/f"));
        assert_ne!(name("postgres://a@localhost/f"), name("postgres://a@localhost/g"));
        assert_ne!(name("postgres://a@localhost/f"), name("postgres://a@localhost:1/f"));
    }
}
