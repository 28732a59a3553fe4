//! A status in one spelling: the API's differ in case and in what stands between the words.

use crate::api::state::object::State;

/// The letters of the status alone, in upper case: `PARTIALREFUNDED`. Empty where it is not told.
pub fn letters(state: &State) -> String {
    let status = state.status.as_deref().unwrap_or_default();
    let letters = status.chars().filter(char::is_ascii_alphabetic);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}
