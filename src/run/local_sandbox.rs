//! Finds the sandbox for a command: one that is served on the default data directory, else one inside this process on
//! the same data. Both are spoken to over a socket, like any other host.

use reqwest::Url;
use secrecy::SecretString;

use crate::base::error::{Error, Result};
use crate::base::target::{Target, is_loopback};
use crate::profile;
use crate::profile::token_mistake::checked_variable;
use crate::sandbox;
use crate::store::data::DataDir;

/// Where the token comes from, if not from the server itself.
const TOKEN: &str = "FPGO_SANDBOX_TOKEN";

/// A sandbox, ready to be spoken to.
pub struct LocalSandbox {
    /// Where it listens.
    pub target: Target,
    /// The token that it takes.
    pub token: SecretString,
    /// The server, if it runs inside this process: it ends when this is dropped.
    pub server: Option<sandbox::Server>,
}

/// Finds a sandbox, or starts one.
pub fn reach() -> Result<LocalSandbox> {
    let dir = DataDir::open(&profile::data_dir()?)?.inside("sandbox")?;
    let (served, server) = match sandbox::find(dir.path())? {
        Some(served) => (served, None),
        None => {
            let mut settings = sandbox::Settings::new(dir.path().to_owned());
            settings.token = profile::variable(TOKEN);
            let server = sandbox::Server::start(settings)?;
            (server.access().clone(), Some(server))
        }
    };
    let base_url = Url::parse(&served.base_url)
        .map_err(|error| Error::config(format!("sandbox address: {error}")))?;
    let literal = matches!(base_url.host(), Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)));
    if !literal || !is_loopback(&base_url) {
        return Err(Error::config(format!("the sandbox is not on this machine: {base_url}")));
    }
    let token = match profile::variable(TOKEN) {
        Some(given) => checked_variable(given.into(), TOKEN)?,
        None => served.token.into(),
    };
    Ok(LocalSandbox { target: Target { base_url, named: false, ca_file: None }, token, server })
}
