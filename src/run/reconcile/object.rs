//! One object as it was read, and all that the journal knows of it.

use super::difference::{Difference, DifferenceKind};
use super::writes::{Moment, counted, doubt};
use super::{made, pools, status, unknown};
use crate::api::{self, Compared, State};
use crate::base::money::{self, Amount};
use crate::store::journal::{Entry, Outcome};

/// An object, and what is known of it.
pub struct ObjectRead<'a> {
    /// What can be compared of its kind.
    pub compared: &'a Compared,
    /// What was sent to it, oldest first.
    pub entries: &'a [Entry],
    /// What made it, oldest first.
    pub makers: &'a [Entry],
    /// When it was read.
    pub moment: &'a Moment,
}

impl ObjectRead<'_> {
    /// All that differs from this state.
    pub fn differences(&self, state: &State) -> Vec<Difference> {
        let writes = counted(self.entries, self.moment);
        let mut found = pools::differences((self.compared.pools)(state), &writes, self.moment);
        found.extend(status::differences(self.compared, state, self.entries, self.moment));
        found.extend(made::difference(state, self.makers));
        for difference in &mut found {
            self.name_candidates(difference);
        }
        found.extend(unknown::differences(self.entries, state));
        found.extend(self.makers.iter().filter(|one| is_unknown(one)).map(unknown::of_entry));
        found
    }

    /// What it means that the API knows no such object.
    pub fn gone(&self, why: &str) -> Difference {
        let all = || self.entries.iter().chain(self.makers);
        let done = |entry: &&Entry| {
            entry.outcome.may_have_happened() && doubt(entry, self.entries, self.moment).is_none()
        };
        let entries: Vec<i64> = all().filter(done).map(|entry| entry.id).collect();
        if entries.is_empty() {
            let missing = Difference::new(DifferenceKind::NotRead, "object", why);
            return missing.entries(all().map(|entry| entry.id).collect());
        }
        let what = format!("{why}, and the journal counts it as there");
        Difference::new(DifferenceKind::NotShown, "object", what).entries(entries)
    }

    /// Names entries that do not count and may explain it all the same: what is said not to have happened, with the same
    /// amount, and calls that no document lists.
    fn name_candidates(&self, difference: &mut Difference) {
        if difference.kind != DifferenceKind::Elsewhere {
            return;
        }
        let extra = difference.amount();
        for entry in self.entries {
            let (id, outcome) = (entry.id, entry.outcome);
            if outcome.may_have_happened() {
                if api::endpoint(&entry.intent.command).is_none() {
                    let why = "is a call that no document lists, and may explain it";
                    difference.what.push_str(&format!("; entry {id} {why}"));
                    difference.entries.push(id);
                }
            } else if extra.is_some_and(|extra| extra > Amount::ZERO)
                && entry.intent.amount == extra
                && entry.pool().is_some()
            {
                let amount = extra.map(money::show).unwrap_or_default();
                let word = outcome.word();
                difference.what.push_str(&format!("; entry {id} ({word}) was about {amount}"));
                difference.entries.push(id);
            }
        }
    }
}

fn is_unknown(entry: &Entry) -> bool {
    entry.outcome == Outcome::Unknown
}
