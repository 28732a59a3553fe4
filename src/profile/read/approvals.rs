//! Whose approval the plans of bulk runs need: `bulk_approvals`, a list of names with public keys.

use super::keys::Keys;
use crate::base::error::Result;
use crate::store::approval_keys::ApprovalKey;

const KEY: &str = "bulk_approvals";

/// The keys that are listed, if the profile demands an approval. A list that names nobody, or somebody twice, is refused:
/// it would demand what nobody can give, or hide that two names are one person.
pub fn bulk_approvals(keys: &Keys) -> Result<Option<Vec<ApprovalKey>>> {
    if !keys.has(KEY) {
        return Ok(None);
    }
    let mut listed: Vec<ApprovalKey> = Vec::new();
    for text in keys.words(KEY)? {
        let key = match ApprovalKey::parse(&text) {
            Ok(key) => key,
            Err(why) => return Err(keys.wrong(KEY, &format!("{text:?}: {why}"))),
        };
        if listed.iter().any(|other| other.is_same_key(&key) || other.name == key.name) {
            let why = format!("names {} twice: by its name or by its key", key.name);
            return Err(keys.wrong(KEY, &why));
        }
        listed.push(key);
    }
    match listed.is_empty() {
        false => Ok(Some(listed)),
        true => Err(keys.wrong(KEY, "names nobody; leave it out where no approval is needed")),
    }
}
