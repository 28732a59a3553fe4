//! What an object comes to, held against what it was made with.

use super::difference::{Difference, DifferenceKind};
use crate::api::{State, operation_of_entry};
use crate::base::money::{self, Amount};
use crate::store::journal::Entry;

/// Holds the total of an object against the newest of the entries that made it: a checkout makes one anew.
pub fn difference(state: &State, makers: &[Entry]) -> Option<Difference> {
    let mut carried_out = makers.iter().filter(|entry| entry.outcome.may_have_happened());
    let entry = carried_out.next_back()?;
    let (told, sent) = (state.total?, total(entry)?);
    if told == sent {
        return None;
    }
    let what =
        format!("it comes to {}, and was made with {}", money::show(told), money::show(sent));
    let other = Difference::new(DifferenceKind::AmountDiffers, "total", what);
    Some(other.amounts(Some(sent), Some(told)).entries(vec![entry.id]))
}

/// What the request of an entry comes to, where it says so.
fn total(entry: &Entry) -> Option<Amount> {
    let pointer = operation_of_entry(&entry.intent.command)?.request_total()?;
    entry.body().pointer(pointer).and_then(money::of)
}
