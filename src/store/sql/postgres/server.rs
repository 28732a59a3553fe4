//! Which server is used and how it is trusted: everything that a connection is made from.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use tokio_postgres::Config;
use tokio_postgres::config::{ChannelBinding, SslMode};

use super::address::{Address, Host, ip_of};
use crate::base::error::Result;
use crate::base::tls::{self, Trust};

/// A connection that says nothing for so long is asked whether it is still there.
const KEEPALIVE: Duration = Duration::from_secs(30);

/// A server, and how it is used.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where it is.
    pub address: Address,
    /// The user's password, where it asks for one.
    pub password: Option<SecretString>,
    /// The certificates of an own authority.
    pub ca_file: Option<PathBuf>,
}

impl Server {
    /// Whether the connection is encrypted: always beyond this machine, and here where an authority is named.
    pub fn uses_tls(&self) -> bool {
        self.ca_file.is_some() || !self.address.is_here()
    }

    /// The settings of TLS.
    pub fn tls(&self) -> Result<rustls::ClientConfig> {
        let ca_file = self.ca_file.as_deref();
        tls::config(&Trust { key: "journal_ca_file", ca_file, is_here: self.address.is_here() })
    }

    /// The settings of a connection, which is made within this time.
    pub fn config(&self, within: Duration) -> Config {
        let Address { host, port, user, database } = &self.address;
        let mut config = Config::new();
        config
            .port(*port)
            .dbname(database)
            .application_name(concat!("fpgo/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(within)
            .keepalives_idle(KEEPALIVE)
            .channel_binding(ChannelBinding::Disable)
            .ssl_mode(if self.uses_tls() { SslMode::Require } else { SslMode::Disable });
        match host {
            Host::Name(name) => {
                config.host(name.trim_start_matches('[').trim_end_matches(']'));
                // `localhost` is this machine, whatever a name service says.
                let local = (name == "localhost").then_some(IpAddr::from(Ipv4Addr::LOCALHOST));
                if let Some(ip) = ip_of(name).or(local) {
                    config.hostaddr(ip);
                }
            }
            Host::Directory(path) => set_directory(&mut config, path),
        }
        if let Some(user) = user.clone().or_else(|| whoami::username().ok()) {
            config.user(user);
        }
        if let Some(password) = &self.password {
            config.password(password.expose_secret());
        }
        config
    }
}

#[cfg(unix)]
fn set_directory(config: &mut Config, path: &std::path::Path) {
    config.host_path(path);
}

#[cfg(not(unix))]
fn set_directory(config: &mut Config, path: &std::path::Path) {
    // There are no such sockets here; as a host it is not found.
    config.host(path.display().to_string());
}
