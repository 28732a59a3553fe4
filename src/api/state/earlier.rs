//! What this machine did to an object before, as its journal remembers it.

use super::pool::id::PoolId;
use crate::api::line_id::LineId;
use crate::base::money::{self, Amount};

/// What this machine did to an object before: accepted, in flight and unknown alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EarlierWrites {
    /// Each write that moved money, oldest first.
    pub writes: Vec<EarlierWrite>,
    /// What will have been done by then: rows of a plan that come before this one, none of which has happened yet.
    pub ahead: Vec<EarlierWrite>,
}

/// One earlier write that moved money.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierWrite {
    /// Its number in the journal.
    pub entry: i64,
    /// What it took from.
    pub pool: PoolId,
    /// How much, in the currency itself.
    pub amount: Amount,
    /// What the API said was taken of the pool just before.
    pub taken_before: Option<Amount>,
    /// How much of each line, by id, where it named lines.
    pub lines: Vec<(LineId, Amount)>,
    /// The identifier of what it made, such as a capture.
    pub made: Option<String>,
}

impl EarlierWrite {
    /// How much it took of one line.
    pub fn of_line(&self, id: &LineId) -> Amount {
        let mut taken = Amount::ZERO;
        for (_, amount) in self.lines.iter().filter(|(own, _)| own == id) {
            taken = taken.saturating_add(*amount);
        }
        taken
    }
}

impl EarlierWrites {
    /// What was taken from this pool.
    pub fn taken(&self, pool: &PoolId) -> Amount {
        let mut taken = Amount::ZERO;
        for write in self.from(pool) {
            taken = taken.saturating_add(write.amount);
        }
        taken
    }

    /// What was taken of one line.
    pub fn taken_of_line(&self, pool: &PoolId, id: &LineId) -> Amount {
        let mut taken = Amount::ZERO;
        for write in self.from(pool) {
            taken = taken.saturating_add(write.of_line(id));
        }
        taken
    }

    /// What counts as taken from this pool, where the API tells this: its figure or ours, whichever is larger, and what comes
    /// before besides.
    pub fn counted(&self, pool: &PoolId, told: Amount) -> Amount {
        let ahead = self.ahead.iter().filter(|write| write.pool.overlaps(pool));
        let ahead = money::total(ahead.map(|write| write.amount));
        told.max(self.taken(pool)).saturating_add(ahead)
    }

    /// The same of one line.
    pub fn counted_of_line(&self, pool: &PoolId, id: &LineId, told: Amount) -> Amount {
        let ahead = self.ahead.iter().filter(|write| write.pool.overlaps(pool));
        let ahead = money::total(ahead.map(|write| write.of_line(id)));
        told.max(self.taken_of_line(pool, id)).saturating_add(ahead)
    }

    /// What comes before and takes from this pool.
    pub fn taken_ahead(&self, pool: &PoolId) -> Amount {
        self.counted(pool, Amount::ZERO).saturating_sub(self.taken(pool))
    }

    /// The write that made the capture or charge with this reference.
    pub fn that_made(&self, reference: &str) -> Option<&EarlierWrite> {
        self.writes.iter().find(|write| write.made.as_deref() == Some(reference))
    }

    /// How much of what these writes took may be missing in the API's figure `told`. Growth of that figure since the
    /// first write from exactly this pool counts as taken by these writes. Writes from a pool that only overlaps count
    /// in full: the API shows them in another figure.
    pub fn not_shown(&self, pool: &PoolId, told: Amount) -> Amount {
        let own: Vec<&EarlierWrite> =
            self.writes.iter().filter(|write| write.pool == *pool).collect();
        let shown = match own.first().and_then(|first| first.taken_before) {
            Some(before) => told.saturating_sub(before).max(Amount::ZERO),
            None => Amount::ZERO,
        };
        let taken = money::total(own.iter().map(|write| write.amount));
        let overlapping = self.taken(pool).saturating_sub(taken);
        let late = taken.saturating_sub(shown).max(Amount::ZERO);
        late.saturating_add(overlapping)
    }

    /// The journal's numbers of the writes that took from this pool.
    pub fn entries(&self, pool: &PoolId) -> Vec<i64> {
        self.from(pool).map(|write| write.entry).collect()
    }

    /// Writes that took from this pool, or from a part of it.
    fn from(&self, pool: &PoolId) -> impl Iterator<Item = &EarlierWrite> {
        self.writes.iter().filter(|write| write.pool.overlaps(pool))
    }
}
