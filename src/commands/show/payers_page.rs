//! Where the customer pays an object of the sandbox, while a server runs: most answers of the API do not name it.

use crate::profile::{Environment, Profile};
use crate::sandbox::local;

/// What it is called among the facts.
pub const TITLE: &str = "payer's page";

/// The page; nothing with an account, or while no server runs. That it cannot be found is no failure of what is shown.
pub fn of(id: &str, profile: &Profile) -> Option<String> {
    if profile.environment != Environment::Sandbox {
        return None;
    }
    local::payers_page(&profile.data_dir().ok()?, id).ok()?
}
