//! The public half of an approval key, with the name of its owner: as a profile lists it, `kari:base64`.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{ED25519, UnparsedPublicKey};

/// The bytes of an Ed25519 public key.
const LENGTH: usize = 32;
/// The longest name of an owner, in letters.
const LONGEST_NAME: usize = 64;

/// Whose approval counts, and what shows that it is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalKey {
    /// The owner's name.
    pub name: String,
    public: [u8; LENGTH],
}

impl ApprovalKey {
    /// The key of this owner with these bytes.
    pub fn new(name: &str, public: &[u8]) -> Option<ApprovalKey> {
        Some(ApprovalKey { name: name.to_owned(), public: public.try_into().ok()? })
    }

    /// Reads `name:public key`, as a profile lists it.
    pub fn parse(text: &str) -> Result<ApprovalKey, String> {
        let Some((name, public)) = text.split_once(':') else {
            return Err("is not name:public key".to_owned());
        };
        let name = key_name(name.trim())?;
        let public = STANDARD.decode(public.trim()).ok();
        public.and_then(|public| ApprovalKey::new(&name, &public)).ok_or_else(|| {
            format!("has no public key of {LENGTH} bytes in base64 behind the name {name}")
        })
    }

    /// The public key alone, in base64.
    pub fn public_text(&self) -> String {
        STANDARD.encode(self.public)
    }

    /// Whether both have the same public key, whatever the owner is called.
    pub fn is_same_key(&self, other: &ApprovalKey) -> bool {
        self.public == other.public
    }

    /// Whether the owner of this key signed these bytes.
    pub fn has_signed(&self, bytes: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.public).verify(bytes, signature).is_ok()
    }
}

impl fmt::Display for ApprovalKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.name, self.public_text())
    }
}

/// Reads the name of a key's owner: one that is also the name of a file.
pub fn key_name(typed: &str) -> Result<String, String> {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_.@+".contains(letter);
    let fits = typed.chars().all(is_plain) && !typed.is_empty() && !typed.starts_with('.');
    match fits && typed.chars().count() <= LONGEST_NAME {
        true => Ok(typed.to_owned()),
        false => Err(format!(
            "the name of a key must be 1 to {LONGEST_NAME} letters, digits or - _ . @ +, without a dot at its beginning"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_key_is_a_name_and_32_bytes() {
        let text = format!("kari:{}", STANDARD.encode([7; 32]));
        let key = ApprovalKey::parse(&text).expect("a key");
        assert_eq!((key.name.as_str(), key.to_string()), ("kari", text));
        let short = format!("kari:{}", STANDARD.encode([7; 31]));
        let nameless = format!(":{}", STANDARD.encode([7; 32]));
        let hidden = format!(".kari:{}", STANDARD.encode([7; 32]));
        let inside = format!("a/b:{}", STANDARD.encode([7; 32]));
        for wrong in ["kari", "kari:", "kari:no key", &short, &nameless, &hidden, &inside] {
            assert!(ApprovalKey::parse(wrong).is_err(), "{wrong}");
        }
    }
}
