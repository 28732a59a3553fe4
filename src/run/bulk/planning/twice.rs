//! Rows of one sheet that do the same twice: which, by whom or what they are about, and the refusal to plan them.

use std::collections::BTreeMap;

use crate::base::error::{Error, Result};
use crate::base::privacy;
use crate::base::step::Command;
use crate::run::bulk::plan::ScratchRows;
use crate::store::repeats::{FoundRepeats, Repeats};

/// How many groups of rows that do the same are told, and how many rows of each.
const MOST_GROUPS: u32 = 20;
const MOST_ROWS: u32 = 10;

/// So many cells name a row.
const NAMED: usize = 2;

/// The rows that do the same, as far as they are told.
pub fn doing_the_same(repeats: &Repeats) -> Result<FoundRepeats> {
    repeats.found(MOST_GROUPS, MOST_ROWS)
}

/// The refusal of a sheet in which rows do the same twice.
pub fn refusal(found: &FoundRepeats, rows: ScratchRows) -> Result<Error> {
    let (names, groups, repeating) = (names_of(found, rows)?, found.groups, found.repeating);
    let mut error = Error::invalid(match repeating {
        1 => "1 row does the same as an earlier one".to_owned(),
        repeating => format!("{repeating} rows do the same as an earlier one"),
    });
    for group in &found.first {
        let name = group.rows.first().and_then(|row| names.get(row));
        let name = name.map(|name| format!(" ({name})")).unwrap_or_default();
        error = error.detail(format!("{} do the same{name}", group.in_words()));
    }
    let more = groups.saturating_sub(found.first.len() as u64);
    if more > 0 {
        error = error.detail(format!("and {more} more groups of rows"));
    }
    Ok(error
        .detail("nothing was planned, and nothing was sent")
        .next("take the rows out that are there by mistake")
        .next(
            Command::typed_without(&["--reason"])
                .arg("--allow-repeats")
                .arg("--reason")
                .arg("TEXT")
                .why("if they are meant"),
        ))
}

/// What the first row of each group begins with: whom or what it is about.
fn names_of(found: &FoundRepeats, rows: ScratchRows) -> Result<BTreeMap<u64, String>> {
    let firsts: Vec<u64> =
        found.first.iter().filter_map(|group| group.rows.first()).copied().collect();
    let last = firsts.iter().max().copied().unwrap_or_default();
    let mut names = BTreeMap::new();
    for row in rows {
        let row = row?;
        if row.row > last {
            break;
        }
        if firsts.contains(&row.row) {
            let cells: Vec<&str> = row
                .cells
                .iter()
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty())
                .take(NAMED)
                .collect();
            names.insert(row.row, privacy::without_numbers(&cells.join(", ")).into_owned());
        }
    }
    Ok(names)
}
