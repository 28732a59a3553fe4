//! The database that keeps the journal for several machines: its address, its password, whom to trust there.

use super::keys::Keys;
use super::secrets;
use crate::base::error::Result;
use crate::profile::shared_journal::SharedJournal;
use crate::store::sql::Address;

/// The keys that say nothing without an address.
const BESIDE: [&str; 4] =
    ["journal_ca_file", "journal_password", "journal_password_env", "journal_password_command"];

/// The database, if the profile names one.
pub fn shared(keys: &Keys) -> Result<Option<SharedJournal>> {
    let Some(url) = keys.text("journal_url")? else {
        return match BESIDE.into_iter().find(|key| keys.has(key)) {
            Some(alone) => Err(keys.wrong(alone, "is set without journal_url")),
            None => Ok(None),
        };
    };
    if Address::misplaced_password(&url).is_some() {
        let error = keys.wrong("journal_url", "has a password in it");
        return Err(error.next(
            "take it out, and set journal_password_command, journal_password_env or journal_password",
        ));
    }
    let address = Address::parse(&url).map_err(|why| keys.wrong("journal_url", &why))?;
    let ca_file = keys.text("journal_ca_file")?.map(|path| keys.beside_file(&path));
    Ok(Some(SharedJournal::new(address, secrets::journal_password(keys)?, ca_file)))
}
