//! Hashes that only this data directory can make: they tell whether two bodies or tokens are the same, and nothing else
//! about them. The key stands in a file beside the journal; whoever has both can try guesses, nobody else can.

use std::fs;
use std::io::Write;
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::base::error::{Error, Result};
use crate::base::hex;
use crate::store::data::{DataDir, not_writable};

/// The key's file in the data directory.
pub const FILE: &str = "key";
const LENGTH: usize = 32;

/// The key of a data directory, which makes the hashes.
#[derive(Clone)]
pub struct HashKey {
    key: [u8; LENGTH],
}

impl HashKey {
    /// The key of this directory, made on first use.
    pub fn open(dir: &DataDir) -> Result<HashKey> {
        if let Some(hash_key) = HashKey::find(dir.path())? {
            return Ok(hash_key);
        }
        let HashKey { key } = HashKey::of_process()?;
        let path = dir.path().join(FILE);
        let new = dir.file(&format!("{FILE}.{}", std::process::id()))?;
        // Linked whole under its name: whoever comes second finds the first one's.
        let made = fs::File::create(&new).and_then(|mut file| {
            file.write_all(&key)?;
            // What is known by it may last longer than the next loss of power.
            file.sync_all()?;
            fs::hard_link(&new, &path)
        });
        // What stays is one more file that only its owner reads.
        let _ = fs::remove_file(&new);
        match (made, HashKey::find(dir.path())?) {
            (_, Some(hash_key)) => Ok(hash_key),
            (Err(error), None) => Err(not_writable(&path, &error)),
            (Ok(()), None) => Err(Error::bug("a key that was made is not there")),
        }
    }

    /// A key that this process alone has, and that is kept nowhere.
    pub fn of_process() -> Result<HashKey> {
        let mut key = [0; LENGTH];
        getrandom::fill(&mut key).map_err(|error| Error::bug(format!("no randomness: {error}")))?;
        Ok(HashKey { key })
    }

    /// The key, if there is one; nothing is made. One that is damaged is refused: with another one nothing that was kept
    /// would be known again.
    pub fn find(dir: &Path) -> Result<Option<HashKey>> {
        let Some(bytes) = DataDir::read(dir, FILE)? else { return Ok(None) };
        let key = bytes.try_into().map_err(|_| {
            let path = dir.join(FILE);
            Error::config(format!("{} is no key of fpgo any more", path.display())).next(
                "put it back from a backup, or begin with another data directory (FPGO_DATA_DIR)",
            )
        })?;
        Ok(Some(HashKey { key }))
    }

    /// The key as hexadecimal digits, as a database keeps it that several machines share.
    pub fn to_digits(&self) -> String {
        hex::digits(&self.key)
    }

    /// The key in hexadecimal digits.
    pub fn from_digits(digits: &str) -> Option<HashKey> {
        let key = hex::bytes(digits)?.try_into().ok()?;
        Some(HashKey { key })
    }

    /// The hash of a text about something, as hexadecimal digits. The purpose keeps hashes of different things apart.
    pub fn hash(&self, purpose: &str, text: &str) -> String {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes a key of any length");
        mac.update(purpose.as_bytes());
        mac.update(b"\n");
        mac.update(text.as_bytes());
        hex::digits(&mac.finalize().into_bytes())
    }
}
