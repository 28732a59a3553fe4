//! How much is kept: a number of callbacks, a number of days, how many may wait to be forwarded, and for how long an attempt
//! can be on its way.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, params};

/// So many authentic callbacks of an account are kept. Nobody without the secret can push one of them out.
pub const MOST_AUTHENTIC: u32 = 1000;

/// So many others of an account are kept.
pub const MOST_OTHERS: u32 = 1000;

/// Nothing is kept for longer, in days.
pub const LONGEST_KEPT: i64 = 30;

/// So many callbacks of an account may wait to be forwarded; further ones are not taken.
pub const MOST_WAITING: u32 = 10_000;

/// How long an attempt of `resend` can still be on its way; what is older was given up with its process.
const LONGEST_ATTEMPT: SignedDuration = SignedDuration::from_mins(5);

/// Old callbacks are deleted at every so many additions, and whenever the file is opened.
pub const EVERY: i64 = 50;

/// Deletes what is too old, and the oldest of what is too much. What waits to be forwarded counts as needed until it is
/// too old.
pub fn delete_old(db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    let oldest = now - SignedDuration::from_hours(24 * LONGEST_KEPT);
    db.execute("DELETE FROM callbacks WHERE at < ?1", [oldest.as_millisecond()])?;
    for (is_authentic, most) in [(true, MOST_AUTHENTIC), (false, MOST_OTHERS)] {
        db.execute(
            "DELETE FROM callbacks WHERE id IN (
                 SELECT id FROM (
                     SELECT id, row_number() OVER (PARTITION BY account ORDER BY id DESC) AS place
                     FROM callbacks WHERE is_authentic = ?1
                 ) WHERE place > ?2
             ) AND id NOT IN (SELECT callback FROM forwards WHERE state IN ('waiting', 'sending'))",
            params![is_authentic, most],
        )?;
    }
    Ok(())
}

/// What a `resend` that ended in the middle has left: nobody knows whether it arrived.
pub fn abandon_old_resends(db: &Connection, now: Timestamp) -> rusqlite::Result<()> {
    let oldest = now - LONGEST_ATTEMPT;
    let sql = "UPDATE forwards SET state = 'unknown', why = 'fpgo ended before the answer came'
               WHERE state = 'sending' AND is_resend AND begun < ?1";
    db.execute(sql, [oldest.as_millisecond()]).map(drop)
}
