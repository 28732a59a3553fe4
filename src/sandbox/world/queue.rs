//! The queue of messages that are to be sent: when each is due, who is sending it, and which one goes before which. What a
//! message is, is not known here. Times are milliseconds of the system's clock.

use rusqlite::params;

use super::failure::failed;
use super::transaction::World;
use crate::base::error::Result;

/// The table, in every world since format 4.
pub const TABLE: &str = "
    CREATE TABLE queue (number INTEGER PRIMARY KEY, line TEXT NOT NULL, place INTEGER NOT NULL,
        due INTEGER NOT NULL, claimed INTEGER, held INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX queue_by_line ON queue (line, place);
";

/// A message is sent only when no other one of its line stands before it.
const IS_FIRST: &str = "NOT EXISTS (SELECT 1 FROM queue AS other WHERE other.line = queue.line
    AND other.place < queue.place)";

/// A message that waits or is being sent.
pub struct QueuedMessage<'a> {
    /// Its number, which grows with each message.
    pub number: i64,
    /// Messages of one line are sent one after another.
    pub line: &'a str,
    /// When it is to be sent.
    pub due: i64,
    /// It lets the next one of its line go first, if that one comes before it is due.
    pub held: bool,
}

/// How many messages are not done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueLength {
    /// Nobody has begun to send them.
    pub waiting: i64,
    /// Somebody has, and did not say what came of it.
    pub claimed: i64,
}

impl World<'_> {
    /// Adds a message. One of its line that is held goes behind it, and this one is not held then.
    pub fn enqueue(&self, message: &QueuedMessage) -> Result<()> {
        const INSERT: &str =
            "INSERT INTO queue (number, line, place, due, held) VALUES (?1, ?2, ?3, ?4, ?5)";
        let place = message.number.saturating_mul(2);
        let passed = self.pass_held(message.line, place + 1, message.due)?;
        let held = message.held && !passed;
        let QueuedMessage { number, line, due, .. } = message;
        self.note_queued();
        self.execute(INSERT, params![number, line, place, due, held])
    }

    /// Lets what is held in this line go on behind this place; tells whether something was.
    fn pass_held(&self, line: &str, place: i64, due: i64) -> Result<bool> {
        const UPDATE: &str = "UPDATE queue SET place = ?2, due = ?3, held = 0
            WHERE line = ?1 AND held = 1 AND claimed IS NULL";
        Ok(self.count_changed(UPDATE, params![line, place, due])? > 0)
    }

    /// Takes messages that are due, oldest first, for this process to send: a number each, and whether somebody took it
    /// before and never said what came of it. A claim from before `expired` counts no more.
    pub fn claim(&self, now: i64, expired: i64, most: usize) -> Result<Vec<(i64, bool)>> {
        let select = format!(
            "SELECT number, claimed IS NOT NULL FROM queue
             WHERE due <= ?1 AND (claimed IS NULL OR claimed < ?2) AND {IS_FIRST}
             ORDER BY due, number LIMIT ?3"
        );
        let mut claimed = Vec::new();
        {
            let mut query = self.prepare(&select)?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let mut rows = query.query(params![now, expired, most]).map_err(failed)?;
            while let Some(row) = rows.next().map_err(failed)? {
                claimed.push((row.get(0).map_err(failed)?, row.get(1).map_err(failed)?));
            }
        }
        for (number, _) in &claimed {
            self.execute("UPDATE queue SET claimed = ?2 WHERE number = ?1", params![number, now])?;
        }
        Ok(claimed)
    }

    /// When the next message is due that nobody is sending; a claim from before `expired` counts no more.
    pub fn next_due(&self, expired: i64) -> Result<Option<i64>> {
        let select = format!(
            "SELECT min(due) FROM queue WHERE (claimed IS NULL OR claimed < ?1) AND {IS_FIRST}"
        );
        Ok(self.first::<Option<i64>>(&select, [expired])?.flatten())
    }

    /// Puts a message back that was being sent.
    pub fn requeue(&self, number: i64, due: i64) -> Result<()> {
        const UPDATE: &str =
            "UPDATE queue SET due = ?2, claimed = NULL, held = 0 WHERE number = ?1";
        self.execute(UPDATE, params![number, due])
    }

    /// Removes a message.
    pub fn dequeue(&self, number: i64) -> Result<()> {
        self.execute("DELETE FROM queue WHERE number = ?1", [number])
    }

    /// When the message is due, or was; `None` if it is done.
    pub fn due_of(&self, number: i64) -> Result<Option<i64>> {
        self.first("SELECT due FROM queue WHERE number = ?1", [number])
    }

    /// Nobody is sending anything any more: whoever was has ended.
    pub fn expire_claims(&self) -> Result<()> {
        self.execute("UPDATE queue SET claimed = 0 WHERE claimed IS NOT NULL", [])
    }

    /// How many messages from this number on are due by then, or are being sent.
    pub fn queued_since(&self, number: i64, by: i64) -> Result<i64> {
        const COUNT: &str = "SELECT count(*) FROM queue
            WHERE number >= ?1 AND (due <= ?2 OR claimed IS NOT NULL)";
        Ok(self.first(COUNT, [number, by])?.unwrap_or_default())
    }

    /// How many messages are not done.
    pub fn queue_length(&self) -> Result<QueueLength> {
        let all: i64 = self.first("SELECT count(*) FROM queue", [])?.unwrap_or_default();
        let claimed = self.first("SELECT count(claimed) FROM queue", [])?.unwrap_or_default();
        Ok(QueueLength { waiting: all - claimed, claimed })
    }

    /// Removes all messages.
    pub fn clear_queue(&self) -> Result<()> {
        self.execute("DELETE FROM queue", [])
    }
}
