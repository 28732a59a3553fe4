//! Plans in a database that several machines share: texts of a bounded length, so that a plan of any size is written and read in
//! flat memory.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::store::sql::{Database, Fault, SqlError, SqlResult};

/// The number of the first piece of each plan.
pub const FIRST: i64 = 0;

/// The length of a piece, in bytes.
const LENGTH: usize = 64 * 1024;

/// So many pieces are read at once.
const AT_ONCE: i64 = 16;

/// Writes the plan of a run in pieces, in the transaction that is open.
pub fn write(db: &Database, run: &str, plan: &Path) -> SqlResult<()> {
    let mut file = File::open(plan).map_err(|error| unreadable(&error.to_string()))?;
    let (mut piece, mut held) = (FIRST, Vec::new());
    let add = "INSERT INTO plan_pieces (run, piece, content) VALUES (?1, ?2, ?3)";
    loop {
        let before = held.len();
        let part = (&mut file).take((LENGTH - before) as u64).read_to_end(&mut held);
        if part.map_err(|error| unreadable(&error.to_string()))? == 0 {
            break;
        }
        let whole = whole_text(&held)?;
        db.execute(add, &[run.into(), piece.into(), whole.into()])?;
        (piece, held) = (piece + 1, held[whole.len()..].to_vec());
    }
    match held.is_empty() {
        true => Ok(()),
        false => Err(unreadable("it ends within a letter")),
    }
}

/// Some pieces of a run's plan, from the one with this number on: their numbers, and what they hold.
pub fn behind(db: &Database, run: &str, from: i64) -> SqlResult<Vec<(i64, String)>> {
    let query = "SELECT piece, content FROM plan_pieces WHERE run = ?1 AND piece >= ?2 ORDER BY piece LIMIT ?3";
    let mut statement = db.prepare(query)?;
    let mut found = statement.query(&[run.into(), from.into(), AT_ONCE.into()])?;
    let mut pieces = Vec::new();
    while let Some(row) = found.next()? {
        pieces.push((row.get(0)?, row.get(1)?));
    }
    Ok(pieces)
}

/// The text in these bytes, up to a letter that is cut at their end.
fn whole_text(bytes: &[u8]) -> SqlResult<&str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
            Ok(std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default())
        }
        Err(_) => Err(unreadable("it is no text")),
    }
}

fn unreadable(why: &str) -> SqlError {
    SqlError { fault: Fault::Broken, text: format!("the plan cannot be read: {why}") }
}
