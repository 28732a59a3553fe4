//! Entries of the journal whose outcome nobody knows, and that stand against rows: those are sent when the entries are settled, and
//! no sooner. Whoever plans or sends rows says which entries, and how.

use std::collections::BTreeMap;

use crate::base::error::{Error, Reach};
use crate::base::step::{Command, Step};

/// So many entries are named.
const MOST: usize = 3;

/// The entries, each with how many rows it stands against.
#[derive(Clone, Debug, Default)]
pub struct InDoubt {
    rows: BTreeMap<i64, u64>,
}

/// The entry that has to be settled before what failed so may be sent, if one has.
pub fn in_the_way(error: &Error) -> Option<i64> {
    let report = error.report();
    report.journal.filter(|_| report.reach == Reach::Moment)
}

impl InDoubt {
    /// Adds a row that this entry stands against.
    pub fn add(&mut self, entry: i64) {
        *self.rows.entry(entry).or_default() += 1;
    }

    /// How they are settled.
    pub fn steps(&self) -> impl Iterator<Item = Step> {
        let told = self.rows.iter().take(MOST).map(|(entry, count)| {
            let rows = match count {
                1 => "1 row waits".to_owned(),
                _ => format!("{count} rows wait"),
            };
            let resolve = Command::new("journal resolve").arg(entry);
            resolve.why(format!("{rows} until it is known what became of entry {entry}: settle it"))
        });
        let more = self.rows.len().saturating_sub(MOST);
        let all = Command::new("journal list --outcome").arg("unknown");
        told.chain(
            (more > 0).then(|| all.why(format!("and {more} more entries that rows wait for"))),
        )
    }
}
