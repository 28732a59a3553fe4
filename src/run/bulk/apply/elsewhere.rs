//! Rows that other machines work on, by their objects: a later row of the same object waits until it is known what became of
//! them. On one machine `in_turn.rs` keeps that order.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::pending::Standing;
use crate::base::error::Result;
use crate::base::threads::lock;

/// When there are more, those are forgotten of which something is known by now.
const MOST: usize = 1000;

/// The rows that were left to other machines since the plan was begun from its first row.
#[derive(Default)]
pub struct Elsewhere {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Row by row, the object of each.
    rows: BTreeMap<u64, String>,
    /// So many rows are too many to be kept.
    most: usize,
    /// Whether a row was left to another machine.
    is_any: bool,
    /// Whether a row waits for an earlier one that nobody has tried.
    waits: bool,
}

impl Elsewhere {
    /// Notes that another machine works on a row of this object.
    pub fn note(&self, row: u64, object: Option<&str>) {
        let mut state = lock(&self.state);
        state.is_any = true;
        if let Some(object) = object {
            state.rows.insert(row, object.to_owned());
        }
    }

    /// Notes that a row waits for an earlier one of its object that nobody has tried.
    pub fn note_waiting(&self) {
        lock(&self.state).waits = true;
    }

    /// The rows of this object before another one that were left to other machines.
    pub fn of(&self, object: &str, before: u64) -> Vec<u64> {
        let state = lock(&self.state);
        let own = state.rows.range(..before).filter(|(_, other)| *other == object);
        own.map(|(row, _)| *row).collect()
    }

    /// Forgets rows of which something is known, when there are many: what another machine has in flight has the lock of its
    /// object.
    pub fn tidy(&self, standing: &Standing) -> Result<()> {
        let rows: Vec<u64> = {
            let state = lock(&self.state);
            if state.rows.len() < state.most.max(MOST) {
                return Ok(());
            }
            state.rows.keys().copied().collect()
        };
        let untried = standing.untried(&rows)?;
        let mut state = lock(&self.state);
        let known = rows.iter().filter(|row| untried.binary_search(row).is_err());
        known.for_each(|row| drop(state.rows.remove(row)));
        state.most = state.rows.len() * 2;
        Ok(())
    }

    /// Begins again from the first row, if that may find something to send: rows that another machine has left, or that wait
    /// for such a row. `is_again` says that this is not the first time.
    pub fn begins_again(&self, is_again: bool) -> bool {
        let state = std::mem::take(&mut *lock(&self.state));
        state.waits || state.is_any && !is_again
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn earlier_rows_of_the_same_object_are_known_until_the_plan_is_begun_again() {
        let elsewhere = Elsewhere::default();
        assert!(!elsewhere.begins_again(false), "nothing was left to others");
        for (row, object) in [(2, "ODR1"), (3, "ODR2"), (5, "ODR1"), (9, "ODR1")] {
            elsewhere.note(row, Some(object));
        }
        assert_eq!(elsewhere.of("ODR1", 9), [2, 5]);
        assert!(elsewhere.of("ODR3", 9).is_empty());
        assert!(elsewhere.begins_again(false), "who had claimed them may be gone");
        assert!(elsewhere.of("ODR1", 9).is_empty());
        elsewhere.note(2, None);
        assert!(!elsewhere.begins_again(true), "once");
        elsewhere.note_waiting();
        assert!(elsewhere.begins_again(true), "a row waits for one that nobody has tried");
    }
}
