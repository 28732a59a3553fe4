//! The environment variables that hold secrets: their values are made known to the redaction, and the programs that
//! fpgo starts do not get them.

use std::env;
use std::ffi::OsStr;
use std::process::Command;
use std::sync::{PoisonError, RwLock};

use crate::base::redact;

/// Our own variables that hold secrets.
const OWN: [&str; 3] = ["FPGO_TOKEN", "FPGO_CALLBACK_SECRET", "FPGO_SANDBOX_TOKEN"];
/// Those that hold tokens of the profiles in the file.
static OF_PROFILES: RwLock<Vec<String>> = RwLock::new(Vec::new());

/// Makes known what the environment holds: our own secrets, and the passwords of proxies.
pub fn conceal_environment() {
    for (name, value) in env::vars_os() {
        let value = value.into_encoded_bytes();
        if is_own(&name) {
            redact::conceal(&value);
        } else if is_proxy(&name) {
            conceal_password(&value);
        }
    }
}

/// Makes known that a variable of the user's choice holds a token, and the token if it does.
pub fn conceal_variable(name: &str) {
    OF_PROFILES.write().unwrap_or_else(PoisonError::into_inner).push(name.to_owned());
    if let Some(token) = env::var_os(name) {
        redact::conceal(token.as_encoded_bytes());
    }
}

/// Takes our secrets out of a program's environment, whatever the name of the variable. A proxy's address it may need.
pub fn withhold(command: &mut Command) {
    let of_profiles = OF_PROFILES.read().unwrap_or_else(PoisonError::into_inner);
    for (name, value) in env::vars_os() {
        let is_of_profile = of_profiles.iter().any(|known| name == **known);
        if is_own(&name)
            || is_of_profile
            || !is_proxy(&name) && redact::holds(value.as_encoded_bytes())
        {
            command.env_remove(name);
        }
    }
}

fn is_own(name: &OsStr) -> bool {
    OWN.iter().any(|known| name == *known)
}

fn is_proxy(name: &OsStr) -> bool {
    name.to_string_lossy().to_ascii_lowercase().ends_with("_proxy")
}

/// Makes known the password in `http://user:password@host`, alone and as it is sent to the proxy.
fn conceal_password(address: &[u8]) {
    let address = String::from_utf8_lossy(address);
    let rest = address.split_once("://").map_or(&*address, |(_, rest)| rest);
    let Some((user, _)) = rest.rsplit_once('@') else { return };
    redact::conceal(user.as_bytes());
    if let Some((_, password)) = user.split_once(':') {
        redact::conceal(password.as_bytes());
    }
}
