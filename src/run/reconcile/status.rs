//! The status of an object, held against the writes that lead to one: cancelled, completed, charged.

use super::difference::{Difference, DifferenceKind};
use super::writes::{Moment, doubt};
use crate::api::{self, Compared, State, is_same_status};
use crate::store::journal::Entry;

/// Holds the status against these entries.
pub fn differences(
    compared: &Compared,
    state: &State,
    entries: &[Entry],
    moment: &Moment,
) -> Vec<Difference> {
    let mut found: Vec<Difference> = entries
        .iter()
        .filter_map(|entry| missing(compared, state, entry, entries, moment))
        .collect();
    if let Some(status) = (compared.brought_about)(state)
        && !entries.iter().any(|entry| may_lead_to(entry, status))
    {
        let what = format!("{status}, and no entry explains it");
        found.push(Difference::new(DifferenceKind::Elsewhere, status, what));
    }
    found
}

/// Whether an entry may have brought an object to this status.
fn may_lead_to(entry: &Entry, status: &str) -> bool {
    entry.outcome.may_have_happened() && is_same_status(final_status(entry), status)
}

fn final_status(entry: &Entry) -> &'static str {
    api::endpoint(&entry.intent.command).map_or("", |endpoint| endpoint.final_status)
}

/// An entry that was carried out, although the status does not show it.
fn missing(
    compared: &Compared,
    state: &State,
    entry: &Entry,
    all: &[Entry],
    moment: &Moment,
) -> Option<Difference> {
    let becomes = final_status(entry);
    if becomes.is_empty() || !entry.outcome.may_have_happened() {
        return None;
    }
    // What is shown of a status that nobody told is not known either.
    let shows = state.status.as_deref().map(|status| compared.shows(status, becomes));
    if shows == Some(Some(true)) || shows == Some(None) || doubt(entry, all, moment).is_some() {
        return None;
    }
    let (kind, what) = match &state.status {
        Some(status) => {
            (DifferenceKind::NotShown, format!("accepted, and it is {status}, not {becomes}"))
        }
        None => (DifferenceKind::NotTold, "the API does not tell its status".to_owned()),
    };
    Some(Difference::new(kind, becomes, what).entries(vec![entry.id]))
}
