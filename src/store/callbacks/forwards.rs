//! The queue on disk of what is to be forwarded, and what became of each attempt. A callback is taken for sending once: if
//! the process ends before the receiver's answer is known, nobody can know whether it arrived, and it is not sent again.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::file::{CallbackStore, instant};
use crate::base::error::Result;

/// How far an attempt has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForwardState {
    /// It is to be sent.
    Waiting,
    /// It is on its way.
    Sending,
    /// The receiver answered.
    Answered,
    /// It was not delivered.
    Failed,
    /// It was sent, or not: the process ended meanwhile, or the answer never came.
    Unknown,
}

impl ForwardState {
    const ALL: [(ForwardState, &'static str); 5] = [
        (ForwardState::Waiting, "waiting"),
        (ForwardState::Sending, "sending"),
        (ForwardState::Answered, "answered"),
        (ForwardState::Failed, "failed"),
        (ForwardState::Unknown, "unknown"),
    ];

    /// Its word, in the file and for people.
    pub fn word(self) -> &'static str {
        let known = Self::ALL.iter().find(|(state, _)| *state == self);
        known.map_or("unknown", |(_, word)| *word)
    }

    fn named(word: &str) -> ForwardState {
        let known = Self::ALL.iter().find(|(_, known)| *known == word);
        known.map_or(ForwardState::Unknown, |(state, _)| *state)
    }
}

/// One attempt to forward a callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forward {
    /// Where to.
    pub target: String,
    /// How far it came.
    pub state: ForwardState,
    /// Whether `resend` made it.
    pub is_resend: bool,
    /// When it was sent.
    pub begun: Option<Timestamp>,
    /// How long the receiver took, in milliseconds.
    pub took: Option<i64>,
    /// The status that the receiver answered with.
    pub http: Option<u16>,
    /// Why there is no answer.
    pub why: Option<String>,
}

/// How an attempt ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForwardEnd {
    /// The receiver answered with this status.
    Answered(u16),
    /// It provably did not arrive.
    Failed(String),
    /// It may have arrived: no answer came.
    Unknown(String),
}

/// A callback that was taken out of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenForward {
    /// The number of the attempt.
    pub id: i64,
    /// The number of the callback.
    pub callback: i64,
    /// Its query as it came; `None` where its personal values were not kept.
    pub query: Option<String>,
}

/// What an earlier process left in the queue of one target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOver {
    /// Callbacks that are forwarded now.
    pub waiting: u32,
    /// Callbacks that were being sent when the process ended: nobody knows whether they arrived.
    pub unknown: Vec<i64>,
    /// Callbacks that cannot be forwarded any more, because their personal values were not kept.
    pub lost: Vec<i64>,
}

/// What of the queue an earlier process left: its state, and which of them are meant.
struct Abandoned {
    sql: &'static str,
    state: ForwardState,
    why: &'static str,
}

/// They were on their way.
const ON_THEIR_WAY: Abandoned = Abandoned {
    sql: "SELECT forwards.id, callback FROM forwards JOIN callbacks ON callbacks.id = callback
          WHERE account = ?1 AND target = ?2 AND state = 'sending' AND NOT is_resend",
    state: ForwardState::Unknown,
    why: "fpgo ended before the answer came",
};

/// Nobody has their queries any more.
const WITHOUT_QUERY: Abandoned = Abandoned {
    sql: "SELECT forwards.id, callback FROM forwards JOIN callbacks ON callbacks.id = callback
          WHERE account = ?1 AND target = ?2 AND state = 'waiting' AND NOT is_whole",
    state: ForwardState::Failed,
    why: "fpgo ended before it was sent, and its personal values were not kept",
};

impl CallbackStore {
    /// Settles what an earlier process left for this target. The caller holds the lock of the target, so nothing of it
    /// is on its way.
    pub fn settle_left_over(&self, account: &str, target: &str) -> Result<LeftOver> {
        let unknown = self.settle(account, target, &ON_THEIR_WAY)?;
        let lost = self.settle(account, target, &WITHOUT_QUERY)?;
        Ok(LeftOver { waiting: self.waiting_for(account, target)?, unknown, lost })
    }

    /// Writes this state to what was abandoned; gives the numbers of the callbacks.
    fn settle(&self, account: &str, target: &str, abandoned: &Abandoned) -> Result<Vec<i64>> {
        let work = self.db.begin()?;
        let mut callbacks = Vec::new();
        for (id, callback) in self.db.done(pairs(&work, abandoned.sql, account, target))? {
            let sql = "UPDATE forwards SET state = ?2, why = ?3 WHERE id = ?1";
            let change = params![id, abandoned.state.word(), abandoned.why];
            self.db.done(work.execute(sql, change))?;
            callbacks.push(callback);
        }
        self.db.done(work.commit())?;
        Ok(callbacks)
    }

    /// How many callbacks wait to be forwarded to this target.
    pub fn waiting_for(&self, account: &str, target: &str) -> Result<u32> {
        self.db.done(self.db.query_row(
            "SELECT count(*) FROM forwards JOIN callbacks ON callbacks.id = callback
             WHERE account = ?1 AND target = ?2 AND state = 'waiting'",
            [account, target],
            |row| row.get(0),
        ))
    }

    /// The targets for which callbacks wait, and how many.
    pub fn waiting_targets(&self, account: &str) -> Result<Vec<(String, u32)>> {
        let sql = "SELECT target, count(*) FROM forwards JOIN callbacks ON callbacks.id = callback
                   WHERE account = ?1 AND state = 'waiting' GROUP BY target ORDER BY target";
        let mut statement = self.db.done(self.db.prepare(sql))?;
        let rows = statement.query_map([account], |row| Ok((row.get(0)?, row.get(1)?)));
        self.db.done(rows.and_then(Iterator::collect))
    }

    /// Takes the oldest callback that waits for this target. From now on nobody else takes it, in whatever way this
    /// process ends.
    pub fn take_next(
        &self,
        account: &str,
        target: &str,
        now: Timestamp,
    ) -> Result<Option<TakenForward>> {
        let work = self.db.begin()?;
        let sql = "SELECT forwards.id, callback, query, is_whole
                   FROM forwards JOIN callbacks ON callbacks.id = callback
                   WHERE account = ?1 AND target = ?2 AND state = 'waiting' ORDER BY forwards.id LIMIT 1";
        let oldest = work.query_row(sql, [account, target], |row| {
            let query = row.get::<_, bool>(3)?.then(|| row.get(2)).transpose()?;
            Ok(TakenForward { id: row.get(0)?, callback: row.get(1)?, query })
        });
        let Some(taken) = self.db.done(oldest.optional())? else { return Ok(None) };
        let sql = "UPDATE forwards SET state = 'sending', begun = ?2 WHERE id = ?1";
        self.db.done(work.execute(sql, params![taken.id, now.as_millisecond()]))?;
        self.db.done(work.commit())?;
        Ok(Some(taken))
    }

    /// Puts a callback back that provably was not sent: it waits again, before all others.
    pub fn put_back(&self, taken: &TakenForward) -> Result<()> {
        let sql = "UPDATE forwards SET state = 'waiting', begun = NULL WHERE id = ?1";
        self.db.done(self.db.execute(sql, [taken.id]))?;
        Ok(())
    }

    /// Begins to send a callback again; gives the number of the attempt.
    pub fn begin_resend(&self, callback: i64, target: &str, now: Timestamp) -> Result<i64> {
        let sql = "INSERT INTO forwards (callback, target, state, is_resend, begun)
                   VALUES (?1, ?2, 'sending', 1, ?3)";
        self.db.done(self.db.execute(sql, params![callback, target, now.as_millisecond()]))?;
        Ok(self.db.last_insert_rowid())
    }

    /// Writes down how an attempt ended, and how long it took.
    pub fn conclude(&self, attempt: i64, end: &ForwardEnd, took: Option<i64>) -> Result<()> {
        let (state, http, why) = match end {
            ForwardEnd::Answered(status) => (ForwardState::Answered, Some(*status), None),
            ForwardEnd::Failed(why) => (ForwardState::Failed, None, Some(why)),
            ForwardEnd::Unknown(why) => (ForwardState::Unknown, None, Some(why)),
        };
        let sql = "UPDATE forwards SET state = ?2, http = ?3, why = ?4, took = ?5 WHERE id = ?1";
        self.db.done(self.db.execute(sql, params![attempt, state.word(), http, why, took]))?;
        Ok(())
    }

    /// All attempts to forward a callback, the oldest first.
    pub fn forwards(&self, callback: i64) -> Result<Vec<Forward>> {
        let sql = "SELECT target, state, is_resend, begun, took, http, why FROM forwards
                   WHERE callback = ?1 ORDER BY id";
        let mut statement = self.db.done(self.db.prepare(sql))?;
        let rows = statement.query_map([callback], Forward::of);
        self.db.done(rows.and_then(Iterator::collect))
    }

    /// The target that any callback of the account was forwarded to last.
    pub fn last_target(&self, account: &str) -> Result<Option<String>> {
        let sql = "SELECT target FROM forwards JOIN callbacks ON callbacks.id = callback
                   WHERE account = ?1 ORDER BY forwards.id DESC LIMIT 1";
        self.db.done(self.db.query_row(sql, [account], |row| row.get(0)).optional())
    }
}

impl Forward {
    fn of(row: &Row) -> rusqlite::Result<Forward> {
        Ok(Forward {
            target: row.get(0)?,
            state: ForwardState::named(&row.get::<_, String>(1)?),
            is_resend: row.get(2)?,
            begun: row.get::<_, Option<i64>>(3)?.map(instant),
            took: row.get(4)?,
            http: row.get(5)?,
            why: row.get(6)?,
        })
    }
}

/// Attempts and their callbacks.
fn pairs(
    db: &Connection,
    sql: &str,
    account: &str,
    target: &str,
) -> rusqlite::Result<Vec<(i64, i64)>> {
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([account, target], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}
