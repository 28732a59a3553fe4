//! Which environment and address a token belongs to. On its first success a token is bound to where it was accepted;
//! used anywhere else it is refused, until a person allows it. Kept are keyed hashes of tokens, never tokens. The
//! sandbox's own token is bound to nothing.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::places;
use super::settings::Profile;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::base::target::{Target, is_loopback};
use crate::store::data::{DataDir, not_writable};
use crate::store::hash_key::{self, HashKey};

const FILE: &str = "accounts.jsonl";

/// Where a token was accepted, or where a person allowed it.
#[derive(Serialize, Deserialize)]
pub struct TokenBinding {
    /// The keyed hash of the token.
    pub token: String,
    /// demo or production.
    pub environment: String,
    /// The base URL, or `this machine`.
    pub address: String,
    /// Since when.
    pub since: String,
}

/// A token that is not bound yet, and where it would be bound.
pub struct UnknownToken {
    token: SecretString,
    environment: String,
    address: String,
}

/// Refuses a token that belongs elsewhere. Gives what to remember once it has been accepted, if it is new.
pub fn check(
    profile: &Profile,
    target: &Target,
    token: &SecretString,
) -> Result<Option<UnknownToken>> {
    let unknown = UnknownToken::new(profile, target, token);
    let dir = match places::data_dir() {
        Ok(dir) => dir,
        Err(error) if places::names_place("FPGO_DATA_DIR") => return Err(error),
        // A machine without a place for data remembers nothing, and writes nothing either.
        Err(_) => return Ok(None),
    };
    let known = all(&dir)?;
    if known.is_empty() {
        return Ok(Some(unknown));
    }
    let Some(hash_key) = HashKey::find(&dir)? else { return Err(forgotten(&dir)) };
    let hash = hash_key.hash("token", token.expose_secret());
    let own: Vec<&TokenBinding> = known.iter().filter(|binding| binding.token == hash).collect();
    let Some(first) = own.first() else { return Ok(Some(unknown)) };
    if own.iter().any(|binding| unknown.is_at(binding)) {
        return Ok(None);
    }
    Err(Error::config(format!(
        "the token of profile {} was accepted as {} at {}, and is not sent to {} at {}",
        profile.name, first.environment, first.address, unknown.environment, unknown.address
    ))
    .detail("each environment has tokens of its own: this may be the wrong one")
    .next(
        Command::new("config show").why("give the profile its own token, or see which one it has"),
    )
    .next(Command::new("auth allow").why("if it really is valid there too")))
}

impl UnknownToken {
    /// This token at this profile's address.
    pub fn new(profile: &Profile, target: &Target, token: &SecretString) -> UnknownToken {
        // Servers on this machine come and go, each at another port.
        let address = match is_loopback(&target.base_url) {
            true => "this machine".to_owned(),
            false => target.key(),
        };
        let environment = profile.environment.name().to_owned();
        UnknownToken { token: token.clone(), environment, address }
    }

    fn is_at(&self, binding: &TokenBinding) -> bool {
        binding.environment == self.environment && binding.address == self.address
    }

    /// Binds the token, by its hash.
    pub fn remember(&self) -> Result<TokenBinding> {
        let data = DataDir::open(&places::data_dir()?)?;
        let hash_key = HashKey::open(&data)?;
        let binding = TokenBinding {
            token: hash_key.hash("token", self.token.expose_secret()),
            environment: self.environment.clone(),
            address: self.address.clone(),
            since: Timestamp::now().to_string(),
        };
        let path = data.file(FILE)?;
        // One write of one line: whoever appends at the same time gets a line of their own.
        let line = format!("{}\n", binding.to_json());
        all(data.path())?;
        let mut options = OpenOptions::new();
        let file = options.append(true).open(&path);
        match file.and_then(|mut file| file.write_all(line.as_bytes())) {
            Ok(()) => Ok(binding),
            Err(error) => Err(not_writable(&path, &error)),
        }
    }
}

impl TokenBinding {
    /// The binding as a line of the file holds it.
    pub fn to_json(&self) -> Value {
        json!(self)
    }
}

/// Every binding that is known here, oldest first. A file that cannot be read whole is refused: what it does not tell
/// any more would be taken for never known.
pub fn all(dir: &Path) -> Result<Vec<TokenBinding>> {
    let bytes = DataDir::read(dir, FILE)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let bindings: serde_json::Result<Vec<TokenBinding>> =
        text.lines().map(serde_json::from_str).collect();
    match bindings {
        Ok(bindings) if text.is_empty() || text.ends_with('\n') => Ok(bindings),
        _ => {
            let path = dir.join(FILE);
            Err(Error::config(format!("{} is damaged, so no token is sent", path.display())).next(
                "correct it, or move it away: then each token is bound anew where it is accepted",
            ))
        }
    }
}

/// The failure of bindings without the key that their hashes were made with.
fn forgotten(dir: &Path) -> Error {
    let (key, path) = (dir.join(hash_key::FILE), dir.join(FILE));
    let (key, path) = (key.display(), path.display());
    Error::config(format!("{key} is missing, so it cannot be checked where this token may be used"))
        .next("put the key back from a backup")
        .next(format!("or move {path} away: then each token is bound anew where it is accepted"))
}
