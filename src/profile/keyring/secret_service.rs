//! The keyring of Linux and its like: the Secret Service, which desktops offer on the session bus. The token passes over
//! that bus as it is: whoever can listen there may ask the service for it just as well.

use std::cell::Cell;
use std::thread;
use std::time::{Duration, Instant};

use super::bus::{self, Bus, Call, Failure, Message, Writer};
use super::entry::{KeyringError, KeyringResult, PATIENCE, SERVICE};

/// How long a person may take to unlock it: less than `PATIENCE`, so that the question is taken back in time.
const PROMPT: Duration = Duration::from_secs(25);

/// So long is waited before it is used again.
const PAUSE: Duration = Duration::from_millis(200);

const NAME: &str = "org.freedesktop.secrets";
const ROOT: &str = "/org/freedesktop/secrets";
/// The path that stands for no object.
const NONE: &str = "/";

/// Every token of the account.
pub fn get(account: &str) -> KeyringResult<Vec<Vec<u8>>> {
    patiently(|keyring| {
        let items = keyring.unlocked(account)?;
        let mut found = Vec::new();
        for item in &items {
            let secret = keyring.secret(item)?;
            if !found.contains(&secret) {
                found.push(secret);
            }
            // Which of two counts is not known, so that no more are needed.
            if found.len() > 1 {
                break;
            }
        }
        Ok(found)
    })
}

/// Whether there is a token; unlocks nothing.
pub fn holds(account: &str) -> KeyringResult<bool> {
    patiently(|keyring| Ok(!keyring.find(account)?.is_empty()))
}

/// Puts the token in the place of any other.
pub fn set(account: &str, token: &[u8]) -> KeyringResult<()> {
    patiently(|keyring| {
        let items = keyring.unlocked(account)?;
        if !items.is_empty() {
            return items.iter().try_for_each(|item| keyring.set_secret(item, token));
        }
        let collection = keyring.collection()?;
        keyring.unlock(&[&collection])?;
        keyring.create(&collection, account, token)
    })
}

/// Removes every token of the account; `true` if there was one.
pub fn remove(account: &str) -> KeyringResult<bool> {
    let removed = Cell::new(false);
    patiently(|keyring| {
        let mut refusal = Unable::Kept;
        for item in keyring.for_sure(account)? {
            match keyring.delete(&item) {
                Ok(()) => removed.set(true),
                // One that is named twice is gone by now.
                Err(why @ Unable::Bus(Failure::Refused(_))) => refusal = why,
                Err(why) => return Err(why),
            }
        }
        // What it says of each is not enough: another one may have been put there, or it was kept.
        match keyring.find(account)?.is_empty() {
            true => Ok(removed.get()),
            false => Err(refusal),
        }
    })
}

/// The objects of an account's tokens.
struct Found {
    unlocked: Vec<String>,
    locked: Vec<String>,
}

impl Found {
    fn is_empty(&self) -> bool {
        self.unlocked.is_empty() && self.locked.is_empty()
    }
}

/// Why something was not done.
enum Unable {
    /// A person did not unlock it.
    Locked,
    /// It was to be removed, and is still there.
    Kept,
    Bus(Failure),
}

impl Unable {
    fn reason(self) -> String {
        match self {
            Unable::Locked => "it is locked, and nobody unlocked it".into(),
            Unable::Kept => "it still holds it".into(),
            Unable::Bus(failure) => reason(failure),
        }
    }
}

impl From<Failure> for Unable {
    fn from(failure: Failure) -> Unable {
        Unable::Bus(failure)
    }
}

/// A session with the Secret Service.
struct Keyring {
    bus: Bus,
    /// The service's own name on the bus, which no other process can have.
    owner: String,
    session: String,
}

impl Keyring {
    fn open() -> bus::Result<Keyring> {
        let mut keyring =
            Keyring { bus: Bus::open()?, owner: String::new(), session: String::new() };
        let mut values = Writer::new();
        // No encryption takes an empty text.
        values.text("plain").signature("s").text("");
        let answer = keyring.ask(ROOT, "Service", "OpenSession", "sv", values)?;
        keyring.session = understood(answer.values("vo").and_then(|mut values| {
            let kind = values.signature()?;
            values.skip(kind)?;
            values.text().map(str::to_owned)
        }))?;
        keyring.owner = answer.sender;
        Ok(keyring)
    }

    /// Calls a method of one of the service's objects.
    fn ask(
        &mut self,
        path: &str,
        interface: &str,
        method: &str,
        signature: &str,
        values: Writer,
    ) -> bus::Result<Message> {
        let interface = &format!("org.freedesktop.Secret.{interface}");
        self.bus.call(&Call { service: NAME, path, interface, method }, signature, values)
    }

    fn find(&mut self, account: &str) -> bus::Result<Found> {
        let mut values = Writer::new();
        values.map(&attributes(account));
        let answer = self.ask(ROOT, "Service", "SearchItems", "a{ss}", values)?;
        understood(answer.values("aoao").and_then(|mut values| {
            Some(Found { unlocked: values.texts()?, locked: values.texts()? })
        }))
    }

    /// Every item of the account, unlocked by a person if need be.
    fn unlocked(&mut self, account: &str) -> Result<Vec<String>, Unable> {
        let found = self.find(account)?;
        if !found.locked.is_empty() {
            self.unlock(&found.locked.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok([found.unlocked, found.locked].concat())
    }

    /// The same. Some services tell nothing of a collection that is locked: it is unlocked before it is believed that there
    /// is none.
    fn for_sure(&mut self, account: &str) -> Result<Vec<String>, Unable> {
        let items = self.unlocked(account)?;
        if !items.is_empty() {
            return Ok(items);
        }
        match self.default_collection()? {
            Some(collection) if self.is_locked(&collection)? => {
                self.unlock(&[&collection])?;
                self.unlocked(account)
            }
            _ => Ok(items),
        }
    }

    fn is_locked(&mut self, collection: &str) -> bus::Result<bool> {
        let mut values = Writer::new();
        values.text("org.freedesktop.Secret.Collection").text("Locked");
        let interface = "org.freedesktop.DBus.Properties";
        let call = Call { service: NAME, path: collection, interface, method: "Get" };
        let answer = self.bus.call(&call, "ss", values)?;
        understood(
            answer
                .values("v")
                .and_then(|mut values| (values.signature()? == "b").then(|| values.is_true())?),
        )
    }

    fn unlock(&mut self, paths: &[&str]) -> Result<(), Unable> {
        let mut values = Writer::new();
        values.list(4, |list| {
            for path in paths {
                list.text(path);
            }
        });
        let answer = self.ask(ROOT, "Service", "Unlock", "ao", values)?;
        let prompt = understood(answer.values("aoo").and_then(|mut values| {
            values.texts()?;
            values.text()
        }))?;
        self.agreed(prompt)
    }

    fn default_collection(&mut self) -> bus::Result<Option<String>> {
        let mut values = Writer::new();
        values.text("default");
        let answer = self.ask(ROOT, "Service", "ReadAlias", "s", values)?;
        let path = understood(answer.values("o").and_then(|mut values| values.text()))?;
        Ok((path != NONE).then(|| path.to_owned()))
    }

    /// The collection for new items. The first one of a user is made as libsecret makes it.
    fn collection(&mut self) -> Result<String, Unable> {
        if let Some(path) = self.default_collection()? {
            return Ok(path);
        }
        let mut values = Writer::new();
        values.list(8, |list| {
            list.align(8).text("org.freedesktop.Secret.Collection.Label");
            list.signature("s").text("Default keyring");
        });
        values.text("default");
        let answer = self.ask(ROOT, "Service", "CreateCollection", "a{sv}s", values)?;
        self.made(&answer)
    }

    fn create(&mut self, collection: &str, account: &str, token: &[u8]) -> Result<(), Unable> {
        let mut values = Writer::new();
        values.list(8, |list| {
            list.align(8).text("org.freedesktop.Secret.Item.Label");
            list.signature("s").text(&format!("{SERVICE}: {account}"));
            list.align(8).text("org.freedesktop.Secret.Item.Attributes");
            list.signature("a{ss}").map(&attributes(account));
        });
        self.write_secret(&mut values, token);
        // In the place of one with the same attributes.
        values.number(1);
        let answer = self.ask(collection, "Collection", "CreateItem", "a{sv}(oayays)b", values)?;
        self.made(&answer).map(drop)
    }

    fn secret(&mut self, item: &str) -> Result<Vec<u8>, Unable> {
        let mut values = Writer::new();
        values.text(&self.session);
        let answer = self.ask(item, "Item", "GetSecret", "o", values)?;
        let secret = answer.values("(oayays)").and_then(|mut values| {
            values.text()?;
            // What an encryption would need.
            values.raw()?;
            values.raw().map(<[u8]>::to_vec)
        });
        Ok(understood(secret)?)
    }

    fn set_secret(&mut self, item: &str, token: &[u8]) -> Result<(), Unable> {
        let mut values = Writer::new();
        self.write_secret(&mut values, token);
        Ok(self.ask(item, "Item", "SetSecret", "(oayays)", values).map(drop)?)
    }

    fn write_secret(&self, values: &mut Writer, token: &[u8]) {
        values.align(8).text(&self.session).raw(b"").raw(token).text("text/plain");
    }

    fn delete(&mut self, item: &str) -> Result<(), Unable> {
        let answer = self.ask(item, "Item", "Delete", "", Writer::new())?;
        let prompt = understood(answer.values("o").and_then(|mut values| values.text()))?;
        self.agreed(prompt)
    }

    /// The path of what was made, after a person agreed if need be.
    fn made(&mut self, answer: &Message) -> Result<String, Unable> {
        let (path, prompt) = understood(
            answer.values("oo").and_then(|mut values| Some((values.text()?, values.text()?))),
        )?;
        if path != NONE {
            return Ok(path.to_owned());
        }
        let completed = self.prompt(prompt)?;
        let path = completed.values("bv").and_then(|mut values| {
            values.is_true()?;
            (values.signature()? == "o").then(|| values.text().map(str::to_owned))?
        });
        Ok(understood(path)?)
    }

    /// Goes on when a person agreed, or need not be asked.
    fn agreed(&mut self, prompt: &str) -> Result<(), Unable> {
        match prompt {
            NONE => Ok(()),
            _ => self.prompt(prompt).map(drop),
        }
    }

    /// Has a person asked, and gives what came of it.
    fn prompt(&mut self, path: &str) -> Result<Message, Unable> {
        let interface = "org.freedesktop.Secret.Prompt";
        let call = Call { service: NAME, path, interface, method: "Prompt" };
        self.bus.listen(&self.owner, &call, "Completed")?;
        let mut values = Writer::new();
        // The window of the program that asks: there is none.
        values.text("");
        self.bus.call(&call, "s", values)?;
        let completed = match self.bus.wait(PROMPT) {
            Err(Failure::Slow) => {
                // The window is of no use any more. Whether it goes away changes nothing here.
                let _ = self.ask(path, "Prompt", "Dismiss", "", Writer::new());
                return Err(Unable::Locked);
            }
            completed => completed?,
        };
        match understood(completed.values("bv").and_then(|mut values| values.is_true()))? {
            true => Err(Unable::Locked),
            false => Ok(completed),
        }
    }
}

/// Named as the other clients of the Secret Service name them.
fn attributes(account: &str) -> [(&str, &str); 2] {
    [("service", SERVICE), ("username", account)]
}

fn understood<T>(values: Option<T>) -> bus::Result<T> {
    values.ok_or_else(|| Failure::Broken("what it answers is not understood".into()))
}

/// Uses the keyring, again where it was too slow: it may be starting, and a call waits for 2 s only. Whatever is done
/// here may be done twice.
fn patiently<T>(act: impl Fn(&mut Keyring) -> Result<T, Unable>) -> KeyringResult<T> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let done = match Keyring::open() {
            Ok(mut keyring) => act(&mut keyring),
            Err(Failure::Slow) => Err(Unable::Bus(Failure::Slow)),
            Err(failure) => return Err(KeyringError::Absent(reason(failure))),
        };
        match done {
            // The bus may say at once that it took too long.
            Err(Unable::Bus(Failure::Slow)) if Instant::now() < deadline => thread::sleep(PAUSE),
            done => return done.map_err(|unable| KeyringError::Closed(unable.reason())),
        }
    }
}

fn reason(failure: Failure) -> String {
    match failure {
        Failure::Slow => "it does not answer".into(),
        Failure::Refused(why) | Failure::Broken(why) => why,
        Failure::Absent => "no session bus".into(),
    }
}
