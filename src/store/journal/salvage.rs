//! Reads what can still be read of a damaged database. What becomes of it stands in `loss.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::{self, ChainedRow};
use super::rows::RowKind;
use crate::store::sql::{Database, SqlResult};

/// Rows with numbers further behind the recorded one than this are no rows of ours.
const AHEAD: i64 = 1000;

/// Rows by their numbers.
pub type Rows = BTreeMap<i64, ChainedRow>;

/// The rows that can be read, of a journal whose record tells of so many. Where a page cannot be read, the rows behind it
/// are tried one by one.
pub fn readable(db: &Database, told: i64) -> Rows {
    let mut rows = Rows::new();
    if read_in_order(db, &mut rows).is_err() {
        // What cannot be read this way either is lost.
        let _ = read_one_by_one(db, told, &mut rows);
    }
    rows.retain(|id, _| told == 0 || *id <= told.saturating_add(AHEAD));
    rows
}

/// Every row of a database that can be read whole.
pub fn all_rows(db: &Database) -> SqlResult<Rows> {
    let mut rows = Rows::new();
    read_in_order(db, &mut rows)?;
    Ok(rows)
}

fn read_in_order(db: &Database, rows: &mut Rows) -> SqlResult<()> {
    let mut statement = chain::rows_behind(db)?;
    let mut found = statement.query(&[0.into()])?;
    while let Some(row) = found.next()? {
        if let Ok(link) = ChainedRow::of(&row) {
            rows.insert(link.id, link);
        }
    }
    Ok(())
}

fn read_one_by_one(db: &Database, told: i64, rows: &mut Rows) -> SqlResult<()> {
    let mut statement = chain::row_of_number(db)?;
    let last = rows.keys().next_back().copied().unwrap_or(0);
    for id in last + 1..=told {
        if let Ok(Some(link)) = statement.first(&[id.into()], ChainedRow::of)
            && link.id == id
        {
            rows.insert(id, link);
        }
    }
    Ok(())
}

/// The rows that the tables can hold: each kind at most once about one intent.
pub fn fitting(rows: Rows) -> Rows {
    let (mut fitting, mut taken) = (Rows::new(), BTreeSet::new());
    for (id, link) in rows {
        let is_known = RowKind::ALL.iter().any(|kind| kind.word() == link.kind);
        let is_free = match link.intent {
            Some(intent) => taken.insert((intent, link.kind.clone())),
            None => true,
        };
        if is_known && is_free {
            fitting.insert(id, link);
        }
    }
    fitting
}

/// The numbers from first to last that are missing.
pub fn gaps(rows: &Rows, first: i64, last: i64) -> Vec<(i64, i64)> {
    let mut gaps = Vec::new();
    let mut next = first;
    for id in rows.keys().copied().chain([last.saturating_add(1)]) {
        if id > next {
            gaps.push((next, id - 1));
        }
        next = next.max(id.saturating_add(1));
    }
    gaps
}
