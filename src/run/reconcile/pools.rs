//! Each amount of an object, held against the writes that took from it.

use super::difference::{Difference, DifferenceKind};
use super::figure::{self, told};
use super::movements;
use super::writes::{CountedWrite, Moment};
use crate::api::{PoolId, ToldPool};

/// Holds what the API tells of each pool against these writes.
pub fn differences(
    told_pools: Vec<ToldPool>,
    writes: &[CountedWrite],
    moment: &Moment,
) -> Vec<Difference> {
    let mut found = Vec::new();
    for pool in complete(told_pools, writes) {
        let own: Vec<&CountedWrite> =
            writes.iter().filter(|write| write.pool.overlaps(&pool.id)).collect();
        if let Some(write) = own.iter().find(|write| write.amount().is_none()) {
            let what =
                format!("entry {} does not say how much it {}", write.entry.id, pool.participle);
            let unclear = Difference::new(DifferenceKind::NotTold, pool.participle, what);
            found.push(unclear.amounts(None, pool.taken).entries(figure::numbers(&own)));
        } else if matches!(pool.id, PoolId::Reserved | PoolId::Card) && movements::are_told(&pool) {
            found.extend(movements::differences(&pool, &own, moment));
        } else {
            found.extend(by_figure(&pool, &own, moment));
        }
    }
    found
}

fn by_figure(pool: &ToldPool, own: &[&CountedWrite], moment: &Moment) -> Option<Difference> {
    match pool.taken {
        Some(taken) => figure::difference(pool, taken, own, moment),
        None => not_told(pool, own),
    }
}

/// The figure is not told. Where a status says that something was taken and no write explains it, that is all that is known;
/// where a write took something, nobody can say whether it shows.
fn not_told(pool: &ToldPool, own: &[&CountedWrite]) -> Option<Difference> {
    if !own.is_empty() {
        let what = format!("the API does not tell how much is {}", told(pool));
        let unclear = Difference::new(DifferenceKind::NotTold, pool.participle, what);
        return Some(unclear.amounts(Some(figure::sum(own)), None).entries(figure::numbers(own)));
    }
    if !pool.says_some {
        return None;
    }
    let what = format!("{} elsewhere; the API does not tell how much", told(pool));
    Some(Difference::new(DifferenceKind::Elsewhere, pool.participle, what))
}

/// The pools with those that only a write names; those that one write takes from together are one.
fn complete(told_pools: Vec<ToldPool>, writes: &[CountedWrite]) -> Vec<ToldPool> {
    let mut pools = told_pools;
    for write in writes {
        let (touched, others): (Vec<ToldPool>, Vec<ToldPool>) =
            pools.into_iter().partition(|pool| pool.id.overlaps(&write.pool));
        pools = others;
        pools.push(together(touched, write));
    }
    pools
}

/// All pools that a write takes from as one.
fn together(touched: Vec<ToldPool>, write: &CountedWrite) -> ToldPool {
    let mut touched = touched.into_iter();
    let Some(mut one) = touched.next() else { return untold(&write.pool) };
    for other in touched {
        if let (PoolId::Cycles(own), PoolId::Cycles(others)) = (&mut one.id, other.id) {
            own.extend(others);
        }
        one.taken = one.taken.zip(other.taken).map(|(own, other)| own.saturating_add(other));
        one.says_some |= other.says_some;
        one.movements.extend(other.movements);
    }
    one
}

/// A pool of which the API tells nothing.
fn untold(id: &PoolId) -> ToldPool {
    let participle = match id {
        PoolId::Reserved => "captured",
        PoolId::Card => "charged",
        PoolId::Order | PoolId::Payment(_) | PoolId::Cycles(_) => "refunded",
    };
    ToldPool { id: id.clone(), participle, taken: None, says_some: false, movements: Vec::new() }
}
