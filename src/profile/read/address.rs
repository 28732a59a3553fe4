//! The address of a profile and the environment that it belongs to. A token must not reach another host than meant.

use reqwest::Url;

use super::keys::Keys;
use crate::base::error::Result;
use crate::base::target::is_loopback;
use crate::profile::environment::Environment;

/// The environment that the profile names.
pub fn named_environment(keys: &Keys) -> Result<Environment> {
    match keys.text("environment")?.as_deref() {
        Some("demo") => Ok(Environment::Demo),
        Some("production") => Ok(Environment::Production),
        Some(other) => {
            let what = format!("{other:?} is neither demo nor production");
            Err(keys.wrong("environment", &what))
        }
        None => Err(keys.wrong("environment", "is missing: demo or production")),
    }
}

/// The base URL: the profile's own, or that of its environment.
pub fn base_url(keys: &Keys, named: Environment) -> Result<Url> {
    let own = keys.text("base_url")?;
    let text = own.as_deref().or(named.base_url()).unwrap_or_default();
    parsed(text).map_err(|why| keys.wrong("base_url", &why))
}

/// Refuses an address that can be spelt in two ways: it would be two accounts to the journal and the locks.
pub fn has_one_spelling(keys: &Keys, url: &Url) -> Result<()> {
    one_spelling(url).map_err(|why| keys.wrong("base_url", why))
}

/// An address that a profile may have, or why it may not.
pub fn checked(text: &str) -> std::result::Result<Url, String> {
    let url = parsed(text)?;
    one_spelling(&url)?;
    Ok(url)
}

/// An address that a token may be sent to.
fn parsed(text: &str) -> std::result::Result<Url, String> {
    let url = Url::parse(text.trim_end_matches('/')).map_err(|error| error.to_string())?;
    if !url.username().is_empty()
        || url.password().is_some()
        || url.query().is_some()
        || url.fragment().is_some()
    {
        return Err("must be scheme, host and path alone".into());
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err("must be https: a token goes over plain http to this machine only".into()),
        _ => Err("must begin with https://".into()),
    }
}

fn one_spelling(url: &Url) -> std::result::Result<(), &'static str> {
    let ends_with_dot = url.host_str().is_some_and(|host| host.ends_with('.'));
    match url.path().contains("//") || url.path().contains('%') || ends_with_dot {
        true => Err("must have no doubled slash, no %, and no dot after the host"),
        false => Ok(()),
    }
}

/// The environment where requests go: a known host must agree with the profile, an unknown one is production.
pub fn environment(keys: &Keys, named: Environment, url: &Url) -> Result<Environment> {
    if is_loopback(url) {
        return Ok(named);
    }
    let host = url.host_str().unwrap_or_default();
    let of_host = Environment::of_host(host).unwrap_or(Environment::Production);
    if Environment::of_host(host).is_some() && of_host != named {
        let (named, of_host) = (named.name(), of_host.name());
        let what = format!("says {named}, but {host} is {of_host}: one of the two is wrong");
        return Err(keys.wrong("environment", &what));
    }
    Ok(of_host)
}
