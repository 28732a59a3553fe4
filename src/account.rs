//! Which account a token belongs to. On its first success a token is bound to the environment and the address that
//! accepted it; used anywhere else it is refused, until a person allows it. Kept are keyed hashes of tokens, never
//! tokens. The sandbox's own token is not an account's.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::config::{self, Profile};
use crate::data::{DataDir, not_writable};
use crate::error::{Error, Result};
use crate::keyed::Keyed;
use crate::target::{Target, is_loopback};

const FILE: &str = "accounts.jsonl";

/// Where a token was accepted, or where a person allows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The keyed hash of the token.
    pub token: String,
    /// demo or production.
    pub environment: String,
    /// The base URL, or `this machine`.
    pub address: String,
    /// Since when.
    pub since: String,
}

/// What is still to be remembered of a token that nobody knows here.
pub struct Stranger {
    token: SecretString,
    environment: String,
    address: String,
}

/// Refuses a token that belongs elsewhere. Gives what to remember once it has been accepted, if it is new.
pub fn check(profile: &Profile, target: &Target, token: &SecretString) -> Result<Option<Stranger>> {
    let stranger = Stranger::new(profile, target, token);
    let dir = config::data_dir()?;
    let Some(keyed) = keyed(&dir) else { return Ok(Some(stranger)) };
    let hash = keyed.hash("token", token.expose_secret());
    let known = all(&dir);
    let own: Vec<&Account> = known.iter().filter(|account| account.token == hash).collect();
    if own.iter().any(|account| stranger.is_at(account)) {
        return Ok(None);
    }
    let Some(first) = own.first() else { return Ok(Some(stranger)) };
    Err(Error::config(format!(
        "the token of profile {} was accepted as {} at {}, and is not sent to {} at {}",
        profile.name, first.environment, first.address, stranger.environment, stranger.address
    ))
    .detail("each environment has tokens of its own: this may be the wrong one")
    .next("give the profile its own token, or look which one it has: fpgo config show")
    .next(format!("if it really is valid there too: fpgo -p {} auth allow", profile.name)))
}

impl Stranger {
    /// This token at this profile's address.
    pub fn new(profile: &Profile, target: &Target, token: &SecretString) -> Stranger {
        // Servers on this machine come and go, each at another port.
        let address = match is_loopback(&target.base_url) {
            true => "this machine".to_owned(),
            false => target.key(),
        };
        let environment = profile.environment.name().to_owned();
        Stranger { token: token.clone(), environment, address }
    }

    fn is_at(&self, account: &Account) -> bool {
        account.environment == self.environment && account.address == self.address
    }

    /// Remembers it, by its hash.
    pub fn remember(&self) -> Result<Account> {
        let data = DataDir::open(&config::data_dir()?)?;
        let keyed = Keyed::open(&data)?;
        let account = Account {
            token: keyed.hash("token", self.token.expose_secret()),
            environment: self.environment.clone(),
            address: self.address.clone(),
            since: Timestamp::now().to_string(),
        };
        let path = data.file(FILE)?;
        // One write of one line: whoever appends at the same time gets a line of their own.
        let line = format!("{}\n", account.to_json());
        let file = OpenOptions::new().append(true).open(&path);
        file.and_then(|mut file| file.write_all(line.as_bytes()))
            .map_err(|error| not_writable(&path, &error))?;
        Ok(account)
    }
}

impl Account {
    /// As it is kept.
    pub fn to_json(&self) -> Value {
        json!({
            "token": self.token, "environment": self.environment, "address": self.address,
            "since": self.since,
        })
    }

    fn of(line: &str) -> Option<Account> {
        let value: Value = serde_json::from_str(line).ok()?;
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        Some(Account {
            token: text("token")?,
            environment: text("environment")?,
            address: text("address")?,
            since: text("since")?,
        })
    }
}

/// Every account that is known here, oldest first.
pub fn all(dir: &Path) -> Vec<Account> {
    let text = fs::read_to_string(dir.join(FILE)).unwrap_or_default();
    text.lines().filter_map(Account::of).collect()
}

/// The key, if anything was ever kept here. A directory that others may use is refused when something is written.
fn keyed(dir: &Path) -> Option<Keyed> {
    Keyed::find(&DataDir::unopened(dir))
}
