//! What the journal remembers: attempts by number and by time, each with how it ended. Those of one object are looked up in
//! `about.rs`. What they mean for a write is decided by guards.

use std::ops::ControlFlow;

use jiff::Timestamp;
use serde_json::Value;

use super::body_hash::BodyHash;
use super::chain::{self, ChainedRow};
use super::entry::{Entry, StoredRows};
use super::fields;
use super::filter::EntryFilter;
use super::handle::Journal;
use super::outcome::Outcome;
use super::rows::{Ending, Intent, Reading, Resolution};
use super::schema;
use crate::api::StateRecord;
use crate::base::error::Result;
use crate::base::target::account_key;
use crate::store::sql::{Param, Row, SqlResult};

/// More attempts that name one thing are told by `journal list` alone.
const MOST_NAMING: usize = 200;

impl Journal {
    /// The newest attempts, newest first.
    pub fn newest(&self, count: usize) -> Result<Vec<Entry>> {
        self.newest_of(count, &EntryFilter::default())
    }

    /// The newest attempts of those that are looked for, newest first.
    pub fn newest_of(&self, count: usize, wanted: &EntryFilter) -> Result<Vec<Entry>> {
        let mut entries = Vec::new();
        self.each_newest(wanted, |entry| {
            if entries.len() >= count {
                return Ok(ControlFlow::Break(()));
            }
            entries.push(entry);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(entries)
    }

    /// Looks at the attempts that are looked for, newest first, one after another, until no more are wanted.
    pub fn each_newest(
        &self,
        wanted: &EntryFilter,
        mut look: impl FnMut(Entry) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let mut statement = self.usable(self.db.prepare_long(&query("ORDER BY i.id DESC")))?;
        let mut found = self.usable(statement.query(&[]))?;
        while let Some(row) = self.usable(found.next())? {
            let entry = self.usable(self.entry_of(&row))?;
            if wanted.admits(&entry) && look(entry)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// One attempt by its number.
    pub fn entry(&self, id: i64) -> Result<Option<Entry>> {
        Ok(self.entries("AND i.id = ?1", &[id.into()])?.pop())
    }

    /// The attempt whose intent is the row of this number, as if nothing had been told of it since.
    pub fn intent(&self, id: i64) -> Result<Option<Entry>> {
        let mut statement = self.usable(chain::row_of_number(&self.db))?;
        let row = self.usable(statement.first(&[id.into()], ChainedRow::of))?;
        Ok(row.map(Entry::begun_by))
    }

    /// Every attempt at a base URL that these hashes recognise as the same creation, oldest first. An index finds them, so
    /// that it takes no longer in a long journal.
    pub fn alike(&self, base_url: &str, hashes: &BodyHash) -> Result<Vec<Entry>> {
        let (mut entries, likeness) = (Vec::new(), schema::likeness(&self.db));
        for hash in hashes.all() {
            entries.extend(self.entries(&alike(&likeness), &[hash.into()])?);
        }
        entries.retain(|entry| hashes.is(entry.intent.alike.as_deref()));
        entries.sort_by_key(|entry| entry.id);
        Ok(of_account(entries, base_url))
    }

    /// Looks at every attempt at a base URL, oldest first, one after another: a journal of years is never held whole.
    pub fn each(&self, base_url: &str, mut look: impl FnMut(&Entry) -> Result<()>) -> Result<()> {
        let wanted = account_key(base_url);
        self.each_anywhere(|entry| {
            let own = &entry.intent.base_url;
            if *own == wanted || account_key(own) == wanted { look(entry) } else { Ok(()) }
        })
    }

    /// Looks at every attempt, at whatever base URL, in the same way.
    pub(super) fn each_anywhere(&self, look: impl FnMut(&Entry) -> Result<()>) -> Result<()> {
        self.each_of("ORDER BY i.id", &[], look)
    }

    /// Looks at the attempts that the rest of the query picks, in the same way.
    pub(super) fn each_of(
        &self,
        rest: &str,
        params: &[Param],
        mut look: impl FnMut(&Entry) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self.usable(self.db.prepare_long(&query(rest)))?;
        let mut found = self.usable(statement.query(params))?;
        while let Some(row) = self.usable(found.next())? {
            look(&self.usable(self.entry_of(&row))?)?;
        }
        Ok(())
    }

    /// The attempts at a base URL that name this text, oldest first; of many, the newest.
    pub fn naming(&self, base_url: &str, text: &str) -> Result<Vec<Entry>> {
        let rest = format!(
            "AND (instr(i.data, ?1) OR instr(coalesce(o.data, ''), ?1) OR instr(coalesce(r.data, ''), ?1)) \
             ORDER BY i.id DESC LIMIT {MOST_NAMING}"
        );
        let mut entries = self.entries(&rest, &[(&Value::from(text).to_string()).into()])?;
        let wanted = account_key(base_url);
        entries.retain(|entry| account_key(&entry.intent.base_url) == wanted && entry.names(text));
        entries.reverse();
        Ok(entries)
    }

    /// The states that were read to settle this attempt, oldest first, each with its time in Unix seconds; `None` for a
    /// state that cannot be read.
    pub fn readings(&self, entry: &Entry) -> Result<Vec<(i64, Option<StateRecord>)>> {
        let query =
            "SELECT at, data FROM entries WHERE kind = 'reading' AND object = ?1 ORDER BY id";
        let mut statement = self.usable(self.db.prepare(query))?;
        let mut readings = Vec::new();
        for key in self.keys(&entry.intent.base_url, entry.object())? {
            let mut found = self.usable(statement.query(&[(&key).into()]))?;
            while let Some(row) = self.usable(found.next())? {
                let at: String = self.usable(row.get(0))?;
                let data: String = self.usable(row.get(1))?;
                let reading: Reading = fields::read(&data);
                if let Ok(at) = at.parse::<Timestamp>()
                    && reading.of == entry.id
                {
                    readings.push((at.as_second(), reading.state));
                }
            }
        }
        Ok(readings)
    }

    /// The attempts that the rest of the query picks.
    pub(super) fn entries(&self, rest: &str, params: &[Param]) -> Result<Vec<Entry>> {
        let mut statement = self.usable(self.db.prepare(&query(rest)))?;
        let mut found = self.usable(statement.query(params))?;
        let mut entries = Vec::new();
        while let Some(row) = self.usable(found.next())? {
            entries.push(self.usable(self.entry_of(&row))?);
        }
        Ok(entries)
    }

    /// The attempt in a row of the columns of [`query`].
    fn entry_of(&self, row: &Row) -> SqlResult<Entry> {
        let stored =
            StoredRows { intent: row.get(3)?, ending: row.get(4)?, resolution: row.get(5)? };
        let intent: Intent = fields::read(&stored.intent);
        let ending: Option<Ending> = stored.ending.as_deref().map(fields::read);
        let resolution: Option<Resolution> = stored.resolution.as_deref().map(fields::read);
        let outcome = match (&resolution, &ending) {
            (Some(resolution), _) => resolution.outcome,
            (None, Some(ending)) => ending.outcome,
            (None, None) if self.runs(intent.process.as_deref().unwrap_or_default())? => {
                Outcome::InFlight
            }
            (None, None) => Outcome::Unknown,
        };
        let (id, at, hash) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Entry { id, at, hash, outcome, intent, ending, resolution, stored })
    }
}

/// The end of the query for attempts that are the same creation.
fn alike(likeness: &str) -> String {
    let of_intent = likeness.replace("(data,", "(i.data,");
    format!("AND {of_intent} = ?1 ORDER BY i.id")
}

/// Those of one account, however its address was spelt.
fn of_account(mut entries: Vec<Entry>, base_url: &str) -> Vec<Entry> {
    let wanted = account_key(base_url);
    entries.retain(|entry| {
        let own = &entry.intent.base_url;
        *own == wanted || account_key(own) == wanted
    });
    entries
}

/// The query for attempts, each with how it ended and what was found out later.
pub(super) fn query(rest: &str) -> String {
    format!(
        "SELECT i.id, i.at, i.hash, i.data, o.data, r.data FROM entries i \
         LEFT JOIN entries o ON o.intent = i.id AND o.kind = 'outcome' \
         LEFT JOIN entries r ON r.intent = i.id AND r.kind = 'resolution' \
         WHERE i.kind = 'intent' {rest}"
    )
}

#[cfg(test)]
pub(super) mod tests {
    use std::time::Duration;

    use rusqlite::StatementStatus;
    use tempfile::TempDir;

    use super::*;
    use crate::store::data::DataDir;
    use crate::store::journal::{Confidential, JournalPlace};
    use crate::store::sql::Database;

    #[test]
    fn no_statement_is_prepared_anew_for_other_values() {
        let home = TempDir::new().expect("a directory");
        let journal = journal_in(&home);
        for number in 1..4 {
            assert!(journal.entry(number).expect("read").is_none());
            let row = u64::try_from(number).expect("a row");
            assert!(journal.sent_row("https://a.example", "RUN1", row).expect("read").is_none());
        }
        let Database::Sqlite(db) = &journal.db else { panic!("another database") };
        let of_run = "AND i.run = ?1 AND i.row BETWEEN ?2 AND ?3 ORDER BY i.row, i.id";
        for rest in ["AND i.id = ?1", of_run] {
            let statement = db.prepare_cached(&query(rest)).expect("a statement");
            let count = |what| statement.get_status(what);
            let counted = (count(StatementStatus::Run), count(StatementStatus::RePrepare));
            assert_eq!(counted, (3, 0), "{rest}");
        }
    }

    #[test]
    fn the_same_creation_is_found_by_an_index_and_not_by_reading_all() {
        let home = TempDir::new().expect("a directory");
        let mut journal = journal_in(&home);
        let hashes = ["ab".repeat(32), "cd".repeat(32)];
        // A body with the same words misleads nobody.
        let body = serde_json::json!({"alike": "ab".repeat(32), "note": "\"was_hash\":null,\"alike\":\"x"});
        for (hash, base_url) in
            [(0, "https://a.example/v1"), (1, "https://a.example/v1/"), (0, "https://b.example")]
        {
            let intent = Intent {
                command: "orders send-invoice".into(),
                base_url: base_url.into(),
                alike: Some(hashes[hash].clone()),
                ..Intent::default()
            };
            let confidential = Confidential { body: Some(&body), ..Confidential::default() };
            journal.begin(intent, &confidential, |_| Ok(())).expect("an intent");
        }
        let ids = |hash: &str| -> Vec<i64> {
            let hash = BodyHash { of_journal: hash.into(), of_directory: None };
            let found = journal.alike("https://a.example/v1", &hash).expect("read");
            found.iter().map(|entry| entry.id).collect()
        };
        assert_eq!((ids(&hashes[0]), ids(&hashes[1]), ids("ef")), (vec![1], vec![2], vec![]));
        let told = plan(&journal, &alike(&schema::likeness(&journal.db)), &["x".into()]);
        assert!(told.contains("by_likeness") && !told.contains("SCAN"), "{told}");
    }

    /// A new journal in this directory.
    pub fn journal_in(home: &TempDir) -> Journal {
        let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
        Journal::open(&JournalPlace::local(dir), Duration::from_secs(5)).expect("a journal")
    }

    /// How SQLite finds the attempts that the rest of a query picks, a step in each line.
    pub fn plan(journal: &Journal, rest: &str, params: &[Param]) -> String {
        let plan = format!("EXPLAIN QUERY PLAN {}", query(rest));
        let mut statement = journal.db.prepare(&plan).expect("a query");
        let mut steps = statement.query(params).expect("steps");
        let mut told = String::new();
        while let Some(step) = steps.next().expect("a step") {
            told.push_str(&step.get::<String>(3).expect("words"));
            told.push('\n');
        }
        told
    }
}
