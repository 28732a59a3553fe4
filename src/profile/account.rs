//! Which account a token belongs to. On its first success a token is bound to the environment and the address that
//! accepted it; used anywhere else it is refused, until a person allows it. Kept are keyed hashes of tokens, never
//! tokens. The sandbox's own token is not an account's.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::base::target::{Target, is_loopback};
use crate::profile::{self, Profile};
use crate::store::data::{DataDir, not_writable};
use crate::store::keyed::{self, Keyed};

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
    let stranger = UnknownToken::new(profile, target, token);
    let dir = match profile::data_dir() {
        Ok(dir) => dir,
        Err(error) if profile::names_place("FPGO_DATA_DIR") => return Err(error),
        // A machine without a place for data remembers nothing, and writes nothing either.
        Err(_) => return Ok(None),
    };
    let known = all(&dir)?;
    if known.is_empty() {
        return Ok(Some(stranger));
    }
    let Some(keyed) = Keyed::find(&dir)? else { return Err(forgotten(&dir)) };
    let hash = keyed.hash("token", token.expose_secret());
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
    .next(
        Command::new("config show").why("give the profile its own token, or look which one it has"),
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

    fn is_at(&self, account: &Account) -> bool {
        account.environment == self.environment && account.address == self.address
    }

    /// Remembers it, by its hash.
    pub fn remember(&self) -> Result<Account> {
        let data = DataDir::open(&profile::data_dir()?)?;
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
        all(data.path())?;
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

/// Every account that is known here, oldest first. A file that cannot be read whole is refused: what it does not tell any
/// more would be taken for never known.
pub fn all(dir: &Path) -> Result<Vec<Account>> {
    let bytes = DataDir::read(dir, FILE)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let accounts: Option<Vec<Account>> = text.lines().map(Account::of).collect();
    match accounts {
        Some(accounts) if text.is_empty() || text.ends_with('\n') => Ok(accounts),
        _ => {
            let path = dir.join(FILE);
            Err(Error::config(format!("{} is damaged, so no token is sent", path.display())).next(
                "mend it, or take it away: then each token is bound anew where it is accepted",
            ))
        }
    }
}

/// Accounts without the key that they are known by.
fn forgotten(dir: &Path) -> Error {
    let (key, path) = (dir.join(keyed::FILE), dir.join(FILE));
    Error::config(format!("{} is gone, so nobody knows where this token belongs", key.display()))
        .next("put the key back from a backup")
        .next(format!(
            "or take {} away: then each token is bound anew where it is accepted",
            path.display()
        ))
}
