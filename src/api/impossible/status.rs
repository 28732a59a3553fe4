//! A status in one spelling: the API's differ in case and in what stands between the words.

use crate::api::state::object::State;
use crate::api::statuses;

/// The letters of the status, in upper case: `PARTIALREFUNDED`. Empty where it is not told.
pub fn letters(state: &State) -> String {
    statuses::letters(state.status.as_deref().unwrap_or_default())
}
