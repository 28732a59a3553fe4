//! Rows of one object, one after another in the order of the sheet, however many workers there are: what a row finds is what the
//! rows before it have left.

use std::collections::{HashMap, VecDeque};
use std::sync::{Condvar, Mutex, PoisonError};

use crate::base::threads::lock;

/// The lines in which rows wait, one for each object.
#[derive(Default)]
pub struct Turns {
    lines: Mutex<HashMap<String, VecDeque<u64>>>,
    /// Somebody has left a line.
    left: Condvar,
}

/// A row's place in the line of its object, until it is dropped.
pub struct Place<'t> {
    turns: &'t Turns,
    /// The object that the line is of.
    pub object: String,
    row: u64,
}

impl Turns {
    /// Puts a row at the end of the line of its object. Whoever hands out rows does so, in their order.
    pub fn line_up(&self, object: &str, row: u64) -> Place<'_> {
        lock(&self.lines).entry(object.to_owned()).or_default().push_back(row);
        Place { turns: self, object: object.to_owned(), row }
    }
}

impl Place<'_> {
    /// Waits until every row before this one has left the line.
    pub fn wait(&self) {
        let mut lines = lock(&self.turns.lines);
        while lines.get(&self.object).and_then(VecDeque::front).is_some_and(|row| *row != self.row)
        {
            lines = self.turns.left.wait(lines).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut lines = lock(&self.turns.lines);
        let Some(line) = lines.get_mut(&self.object) else { return };
        line.retain(|row| *row != self.row);
        match line.is_empty() {
            true => drop(lines.remove(&self.object)),
            false => self.turns.left.notify_all(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    #[test]
    fn rows_of_one_object_have_their_turns_in_order_and_one_that_leaves_holds_up_nobody() {
        let turns = Turns::default();
        let [first, second, third] = [2, 3, 4].map(|row| turns.line_up("ODR1", row));
        turns.line_up("ODR2", 5).wait();
        let (tell, told) = channel();
        std::thread::scope(|threads| {
            threads.spawn(move || {
                third.wait();
                tell.send(4).expect("heard");
                drop(third);
            });
            first.wait();
            assert!(told.recv_timeout(Duration::from_millis(50)).is_err(), "two come before it");
            // One that was never begun leaves as well.
            drop(second);
            assert!(told.recv_timeout(Duration::from_millis(50)).is_err(), "the first is there");
            drop(first);
            assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok(4));
        });
        assert!(lock(&turns.lines).is_empty(), "nothing is kept of them");
    }
}
