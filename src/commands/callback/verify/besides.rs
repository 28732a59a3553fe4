//! What is known of a callback beside its checksum.

use crate::base::error::{Error, Result};
use crate::commands::callback::claims::Checked;

/// What is known beside the checksum.
pub struct Besides {
    /// The failure of one that is older than allowed.
    pub too_old: Option<Error>,
    /// That it came before.
    pub seen_before: Option<String>,
    /// What the API said, if it was asked.
    pub checked: Option<Result<Checked>>,
}
