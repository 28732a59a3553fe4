//! What happened to an object, in the order of time: what the API tells, and what this machine sent.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::api::{Event, Overview};
use crate::base::money::Amount;
use crate::store::journal::Entry;

/// A moment in the life of an object.
pub struct Moment {
    /// When, as it was told.
    pub at: String,
    /// The instant that it is sorted by, where one can be told.
    pub instant: Option<Timestamp>,
    /// What happened.
    pub what: String,
    /// How much money it was about.
    pub amount: Option<Amount>,
    /// The identifier that it names.
    pub reference: Option<String>,
    /// The journal's entry, where this machine did it.
    pub entry: Option<i64>,
}

/// The moments, oldest first; those without an instant come first.
pub fn of(overview: &Overview, entries: &[Entry], zone: &TimeZone) -> Vec<Moment> {
    let mut moments = Vec::new();
    for event in &overview.events {
        let Event { at, what, amount, reference } = event.clone();
        let instant = event.instant(zone);
        moments.push(Moment { at, instant, what, amount, reference, entry: None });
    }
    for entry in entries {
        let intent = &entry.intent;
        if let Some(made) = entry.made()
            && let Some(moment) = moments.iter_mut().find(|moment| is_of(moment, made))
        {
            moment.entry = Some(entry.id);
            continue;
        }
        moments.push(Moment {
            at: entry.at.clone(),
            instant: entry.at.parse().ok(),
            what: format!("{}: {}", intent.command, entry.outcome.word().replace('_', " ")),
            amount: intent.amount,
            reference: entry.made().map(str::to_owned),
            entry: Some(entry.id),
        });
    }
    // Equal instants stay in the order in which they were told.
    moments.sort_by_key(|moment| moment.instant);
    moments
}

/// Whether a moment is the one of what an entry made, and no other entry's.
fn is_of(moment: &Moment, made: &str) -> bool {
    moment.entry.is_none() && moment.reference.as_deref() == Some(made)
}
