//! Captures and charges that the API tells one by one, each held against the write that made it.

use super::difference::{Difference, DifferenceKind};
use super::figure::date;
use super::writes::{CountedWrite, Moment};
use crate::api::{Event, ToldPool};
use crate::base::money::{self, Amount};

/// Whether each movement has its identifier and its amount, and together they are what was taken: only then does it mean
/// something that one is not among them.
pub fn are_told(pool: &ToldPool) -> bool {
    let mut total = Amount::ZERO;
    for movement in &pool.movements {
        let (Some(amount), Some(_)) = (movement.amount, &movement.reference) else { return false };
        total = total.saturating_add(amount);
    }
    !pool.movements.is_empty() && pool.taken.is_none_or(|taken| taken == total)
}

/// Holds each movement against the write that made it.
pub fn differences(pool: &ToldPool, writes: &[&CountedWrite], moment: &Moment) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut left: Vec<&CountedWrite> = writes.to_vec();
    let mut foreign: Vec<&Event> = Vec::new();
    for movement in &pool.movements {
        match left.iter().position(|write| made(write, movement)) {
            Some(at) => found.extend(other_amount(pool, movement, left.remove(at))),
            None => foreign.push(movement),
        }
    }
    for movement in foreign {
        // What it made is not known of a write whose answer never came.
        let unplaced = |write: &&CountedWrite| {
            write.entry.made().is_none() && write.amount() == movement.amount
        };
        match left.iter().position(unplaced) {
            Some(at) => _ = left.remove(at),
            None => found.push(elsewhere(pool, movement, moment)),
        }
    }
    for write in left.into_iter().filter(|write| write.must_show()) {
        let made = write.entry.made().unwrap_or("what it made");
        let what = format!("accepted, and {made} is not shown as {}", pool.participle);
        let missing = Difference::new(DifferenceKind::NotShown, pool.participle, what);
        found.push(
            missing.amounts(write.amount(), Some(Amount::ZERO)).entries(vec![write.entry.id]),
        );
    }
    found
}

fn made(write: &CountedWrite, movement: &Event) -> bool {
    match (write.entry.made(), movement.reference.as_deref()) {
        (Some(made), Some(own)) => made.eq_ignore_ascii_case(own),
        _ => false,
    }
}

fn other_amount(pool: &ToldPool, movement: &Event, write: &CountedWrite) -> Option<Difference> {
    if movement.amount == write.amount() {
        return None;
    }
    let reference = movement.reference.as_deref().unwrap_or_default();
    let sent = write.amount().map_or_else(|| "not said".to_owned(), money::show);
    let what =
        format!("{reference} is {} with another amount than was sent, {sent}", pool.participle);
    let other = Difference::new(DifferenceKind::AmountDiffers, pool.participle, what);
    Some(other.amounts(write.amount(), movement.amount).entries(vec![write.entry.id]))
}

fn elsewhere(pool: &ToldPool, movement: &Event, moment: &Moment) -> Difference {
    let reference = movement.reference.as_deref().unwrap_or_default();
    let what = format!("{reference} was {} elsewhere", pool.participle);
    let mut found = Difference::new(DifferenceKind::Elsewhere, pool.participle, what)
        .amounts(Some(Amount::ZERO), movement.amount);
    date(&mut found, &[movement], moment);
    found
}
