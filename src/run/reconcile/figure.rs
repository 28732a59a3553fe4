//! What an amount comes to, held against its writes. The API tells one figure: which of the writes are in it is found by
//! what they add up to.

use jiff::Timestamp;

use super::difference::{Difference, DifferenceKind};
use super::writes::{CountedWrite, Doubt, Moment};
use crate::api::{Event, ToldPool};
use crate::base::duration::spoken;
use crate::base::money::{self, Amount};

/// Of more writes than this that only may show, it is not tried which of them do.
const MOST_TRIED: usize = 16;

/// Holds the figure of a pool against its writes.
pub fn difference(
    pool: &ToldPool,
    taken: Amount,
    writes: &[&CountedWrite],
    moment: &Moment,
) -> Option<Difference> {
    let must: Vec<&CountedWrite> = writes.iter().filter(|one| one.must_show()).copied().collect();
    let may: Vec<&CountedWrite> = writes.iter().filter(|one| !one.must_show()).copied().collect();
    let (least, rest) = (sum(&must), sum(&may));
    let most = least.saturating_add(rest);
    if taken > most {
        return Some(more(pool, taken, most, writes, moment));
    }
    if taken < least {
        let what = format!("accepted, and not shown as {}", told(pool));
        let less = Difference::new(DifferenceKind::NotShown, pool.participle, what);
        return Some(less.amounts(Some(least), Some(taken)).entries(numbers(&must)));
    }
    let amounts: Vec<Amount> = may.iter().filter_map(|one| one.amount()).collect();
    match parts_of(taken.saturating_sub(least), &amounts) {
        Some(shown) => not_yet_shown(pool, taken, &may, &shown, moment),
        None => {
            let what = format!("what is {} is no sum of what was sent", told(pool));
            let other = Difference::new(DifferenceKind::AmountDiffers, pool.participle, what);
            Some(other.amounts(Some(least), Some(taken)).entries(numbers(writes)))
        }
    }
}

/// What is done to it: `refunded`, `refunded of CAP123`.
pub fn told(pool: &ToldPool) -> String {
    match pool.id.name_of_part() {
        Some(part) => format!("{} of {part}", pool.participle),
        None => pool.participle.to_owned(),
    }
}

/// What these writes take.
pub fn sum(writes: &[&CountedWrite]) -> Amount {
    money::total(writes.iter().filter_map(|write| write.amount()))
}

/// The numbers of their entries.
pub fn numbers(writes: &[&CountedWrite]) -> Vec<i64> {
    writes.iter().map(|write| write.entry.id).collect()
}

/// More is taken than all of them explain.
fn more(
    pool: &ToldPool,
    taken: Amount,
    explained: Amount,
    writes: &[&CountedWrite],
    moment: &Moment,
) -> Difference {
    let extra = taken.saturating_sub(explained);
    let what = format!("{} elsewhere", told(pool));
    let mut found = Difference::new(DifferenceKind::Elsewhere, pool.participle, what)
        .amounts(Some(explained), Some(taken))
        .entries(numbers(writes));
    let events = unexplained(&pool.movements, writes);
    if !events.is_empty() && money::total(events.iter().filter_map(|event| event.amount)) == extra {
        date(&mut found, &events, moment);
    } else if let Some(entry) = first_that_saw(extra, writes) {
        found.what.push_str(&format!(", before entry {}", entry.entry.id));
        found.times = Some((Timestamp::MIN, entry.entry.begun()));
    }
    found
}

/// Gives it the times of these movements: the last one is told.
pub fn date(found: &mut Difference, events: &[&Event], moment: &Moment) {
    let mut times: Vec<(Timestamp, &Event)> =
        events.iter().filter_map(|event| Some((event.instant(&moment.zone)?, *event))).collect();
    times.sort_by_key(|(at, _)| *at);
    if let (Some((first, _)), Some((last, event))) = (times.first(), times.last()) {
        found.at = Some(event.at.clone());
        // A movement without a time may have happened whenever.
        found.times = (times.len() == events.len()).then_some((*first, *last));
    }
}

/// The movements that no write is as large as, each write counted once.
fn unexplained<'a>(movements: &'a [Event], writes: &[&CountedWrite]) -> Vec<&'a Event> {
    let mut amounts: Vec<Option<Amount>> = writes.iter().map(|write| write.amount()).collect();
    let mut left = Vec::new();
    for event in movements {
        match amounts.iter().position(|amount| *amount == event.amount) {
            Some(at) => _ = amounts.remove(at),
            None => left.push(event),
        }
    }
    left
}

/// The first write before which the API told of so much that no earlier write explains.
fn first_that_saw<'a, 'b>(
    extra: Amount,
    writes: &[&'b CountedWrite<'a>],
) -> Option<&'b CountedWrite<'a>> {
    let mut before = Amount::ZERO;
    for write in writes {
        let told = write.entry.told_taken();
        if told.is_some_and(|told| told.saturating_sub(before) >= extra) {
            return Some(write);
        }
        before = before.saturating_add(write.amount().unwrap_or_default());
    }
    None
}

/// The refunds that were accepted not long ago, and are no part of the figure.
fn not_yet_shown(
    pool: &ToldPool,
    taken: Amount,
    may: &[&CountedWrite],
    shown: &[bool],
    moment: &Moment,
) -> Option<Difference> {
    let is_young = |write: &CountedWrite| write.doubt == Some(Doubt::Young);
    let missing: Vec<&CountedWrite> = may
        .iter()
        .zip(shown)
        .filter(|(write, is_shown)| is_young(write) && !**is_shown)
        .map(|(write, _)| *write)
        .collect();
    if missing.is_empty() {
        return None;
    }
    let what = format!(
        "accepted less than {} ago, and not yet shown as {}",
        spoken(moment.grace),
        told(pool)
    );
    let journal = taken.saturating_add(sum(&missing));
    let waits = Difference::new(DifferenceKind::NotYetShown, pool.participle, what);
    Some(waits.amounts(Some(journal), Some(taken)).entries(numbers(&missing)))
}

/// Which of these amounts add up to this one, the first of them first; `None` where none do. Of very many it is not
/// tried, and all of them are taken for it.
fn parts_of(wanted: Amount, amounts: &[Amount]) -> Option<Vec<bool>> {
    if amounts.len() > MOST_TRIED {
        return Some(vec![true; amounts.len()]);
    }
    let Some((first, rest)) = amounts.split_first() else {
        return wanted.is_zero().then(Vec::new);
    };
    let with_first = if *first <= wanted { parts_of(wanted - *first, rest) } else { None };
    let (is_part, rest) = match with_first {
        Some(rest) => (true, rest),
        None => (false, parts_of(wanted, rest)?),
    };
    Some([vec![is_part], rest].concat())
}
