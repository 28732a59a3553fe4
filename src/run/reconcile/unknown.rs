//! Entries whose outcome is unknown. What the API shows may settle one; that is `journal resolve`, and never done here.

use super::difference::{Difference, DifferenceKind};
use crate::api::{self, State};
use crate::base::money;
use crate::run::evidence::{Finding, UnknownWrite};
use crate::store::journal::{Entry, Outcome};

/// Each of these entries whose outcome is unknown, with what this state shows of it.
pub fn differences(entries: &[Entry], now: &State) -> Vec<Difference> {
    let open = entries.iter().filter(|entry| entry.outcome == Outcome::Unknown);
    let mut found = Vec::new();
    for entry in open {
        let mut unknown = of_entry(entry);
        if let Some(endpoint) = api::endpoint(&entry.intent.command)
            && endpoint.replaces.is_none()
        {
            let write = UnknownWrite { endpoint, entry, all: entries, now, current_hash: None };
            if let Finding::Happened(why) = write.finding() {
                unknown.what.push_str(&format!("; that it was, the API shows: {why}"));
            }
        }
        found.push(unknown);
    }
    found
}

/// That the outcome of an entry is unknown.
pub fn of_entry(entry: &Entry) -> Difference {
    let command = &entry.intent.command;
    let amount = entry.intent.amount.map(|amount| format!(" of {}", money::show(amount)));
    let what =
        format!("whether {command}{} was carried out is unknown", amount.unwrap_or_default());
    Difference::new(DifferenceKind::Unknown, command.clone(), what)
        .amounts(entry.intent.amount, None)
        .entries(vec![entry.id])
}
