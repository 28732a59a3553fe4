//! A person's own file with an approval key: made once, readable by its owner alone, never replaced. The private half is in
//! it as it is: whoever can read the file can sign as its owner.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde::{Deserialize, Serialize};

use super::public::{ApprovalKey, key_name};
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::redact;
use crate::base::step::Command;
use crate::store::data::DataDir;
use crate::store::private::{private, refuse_shared, special};

/// The directory of the keys that are made without a place of their own, inside the data directory.
const DIRECTORY: &str = "approval-keys";
/// The end of their names.
const ENDING: &str = "key";
/// The longest key file that is read.
const LARGEST: u64 = 4096;
/// The form of the file.
const FORM: u32 = 1;

/// What stands in the file.
#[derive(Serialize, Deserialize)]
struct Content {
    fpgo_approval_key: u32,
    name: String,
    public_key: String,
    private_key: String,
}

/// An approval key with its private half.
pub struct KeyFile {
    /// The public half, with the owner's name.
    pub key: ApprovalKey,
    /// Where it was read or written.
    pub path: PathBuf,
    pair: Ed25519KeyPair,
}

impl KeyFile {
    /// Makes a key for this owner, in this file or in the data directory. A file that is there already stays as it is.
    pub fn make(name: &str, path: Option<&Path>, data_dir: &Path) -> Result<KeyFile> {
        let path = match path {
            Some(path) => path.to_owned(),
            None => {
                let dir = DataDir::open(data_dir)?.inside(DIRECTORY)?;
                dir.path().join(format!("{name}.{ENDING}"))
            }
        };
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)
            .map_err(|error| Error::bug(format!("no randomness: {error}")))?;
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed)
            .map_err(|error| Error::bug(format!("no key can be made: {error}")))?;
        let Some(key) = ApprovalKey::new(name, pair.public_key().as_ref()) else {
            return Err(Error::bug("a public key has another length"));
        };
        let content = Content {
            fpgo_approval_key: FORM,
            name: name.to_owned(),
            public_key: key.public_text(),
            private_key: STANDARD.encode(seed),
        };
        redact::conceal(content.private_key.as_bytes());
        let text = serde_json::to_string_pretty(&content)
            .map_err(|error| Error::bug(format!("a key cannot be written: {error}")))?;
        write_new(&path, &format!("{text}\n"))?;
        Ok(KeyFile { key, path, pair })
    }

    /// Reads the key in this file. One that others may read is refused.
    pub fn read(path: &Path) -> Result<KeyFile> {
        let shown = path.display();
        if let Some(kind) = special(path) {
            return Err(Error::config(format!("{shown} is {kind} and no key file")));
        }
        let text = input::read_text(path, LARGEST)
            .map_err(|error| Error::config(format!("{shown} cannot be read: {error}")))?;
        refuse_shared(path, "600")?;
        let no_key = || {
            Error::config(format!("{shown} is no approval key of fpgo"))
                .next(Command::new("bulk approve --new-key").arg("NAME").why("make one"))
        };
        let content: Content = serde_json::from_str(&text).map_err(|_| no_key())?;
        redact::conceal(content.private_key.as_bytes());
        let name = key_name(&content.name).map_err(|_| no_key())?;
        let seed = STANDARD.decode(&content.private_key).map_err(|_| no_key())?;
        let public = STANDARD.decode(&content.public_key).map_err(|_| no_key())?;
        let pair =
            Ed25519KeyPair::from_seed_and_public_key(&seed, &public).map_err(|_| no_key())?;
        match ApprovalKey::new(&name, &public) {
            Some(key) if content.fpgo_approval_key == FORM => {
                Ok(KeyFile { key, path: path.to_owned(), pair })
            }
            _ => Err(no_key()),
        }
    }

    /// The key files that were made without a place of their own, by name.
    pub fn all_in(data_dir: &Path) -> Result<Vec<PathBuf>> {
        let Some(_) = DataDir::find(data_dir)? else { return Ok(Vec::new()) };
        let dir = data_dir.join(DIRECTORY);
        let entries = match fs::read_dir(&dir) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => {
                return Err(Error::config(format!("{} cannot be read: {error}", dir.display())));
            }
        };
        let mut paths = Vec::new();
        for entry in entries.flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == ENDING) {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths)
    }

    /// The signature of these bytes.
    pub fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        self.pair.sign(bytes).as_ref().to_vec()
    }
}

/// Writes a file that is not there yet, for its owner alone.
fn write_new(path: &Path, text: &str) -> Result<()> {
    let shown = path.display();
    let opened = private(OpenOptions::new().write(true).create_new(true)).open(path);
    let mut file = match opened {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(Error::invalid(format!("{shown} is there already, and stays as it is"))
                .next("take another name, or another file with --key FILE"));
        }
        Err(error) => {
            return Err(Error::invalid(format!("{shown} cannot be written: {error}")));
        }
    };
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    written.map_err(|error| {
        // Half a key is none, and it must not be in the way of the next one.
        let _ = fs::remove_file(path);
        Error::invalid(format!("{shown} cannot be written: {error}"))
    })
}
