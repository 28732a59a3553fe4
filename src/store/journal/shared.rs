//! Opens a journal that several machines share in a database: compares it with the record that this machine keeps of it, and
//! checks its rows. The database counts the hashes itself, so that no row travels that is right.

use std::time::{Duration, Instant};

use super::chain::{self, ChainedRow};
use super::handle::Journal;
use super::opened::{Absent, OpenedJournal};
use super::place::JournalPlace;
use super::record::{Record, RecordFile};
use super::refusal::{broken, damage, newer};
use super::shared_schema::{self, FORM};
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::store::hash_key::HashKey;
use crate::store::sql::{Database, Server};

/// Opens the journal that a server keeps; `None` where none was made, and none is to be.
pub(super) fn open(
    place: &JournalPlace,
    server: &Server,
    patience: Duration,
    absent: Absent,
) -> Result<Option<OpenedJournal>> {
    let begun = Instant::now();
    let _lock = place.dir.lock(&place.lock_name(), patience)?;
    let file = RecordFile::find(place)?;
    let record = file.as_ref().map(RecordFile::read).transpose()?;
    let left = patience.saturating_sub(begun.elapsed());
    let db = Database::connect(server, left, patience).map_err(|error| broken(place, &error))?;
    let mut journal = Journal::with(db, place, patience);
    if record.is_none()
        && absent == Absent::Left
        && journal.sound(shared_schema::find(&journal.db)).is_ok_and(|found| found.is_none())
    {
        return Ok(None);
    }
    Ok(Some(match journal.reason_not_to_share(file.zip(record)) {
        Ok(None) => OpenedJournal::Whole(journal),
        Ok(Some(doubt)) => OpenedJournal::InDoubt(Some(journal), doubt),
        Err(error) => OpenedJournal::InDoubt(Some(journal), damage(place, error)?),
    }))
}

impl Journal {
    /// The same journal by another connection, for another thread of this process. What it holds was checked already.
    pub(super) fn beside(&self, server: &Server) -> Result<Journal> {
        let db = self.usable(Database::connect(server, self.patience, self.patience))?;
        let mut journal = Journal::with(db, &self.place, self.patience);
        journal.hash_key = self.hash_key.clone();
        Ok(journal)
    }

    /// Makes the tables where there are none. The key of this machine's own journal becomes that of all: what it exports is
    /// known again by it. Gives the key.
    pub(super) fn make_tables(&self) -> Result<HashKey> {
        self.usable(shared_schema::make(&self.db, &HashKey::open(&self.place.dir)?))?;
        match self.sound(shared_schema::find(&self.db))? {
            Some((_, digits)) => self.key_in(&digits),
            None => Err(Error::bug("tables that were made are not there")),
        }
    }

    fn key_in(&self, digits: &str) -> Result<HashKey> {
        HashKey::from_digits(digits).ok_or_else(|| self.doubt("its key is no key of fpgo any more"))
    }

    /// Why nothing may be sent, if so. Makes the tables, and this machine's record, where there are none.
    fn reason_not_to_share(
        &mut self,
        found: Option<(RecordFile, Option<Record>)>,
    ) -> Result<Option<Error>> {
        let found = match found {
            Some((_, None)) => return Ok(Some(self.doubt("its record is damaged"))),
            Some((file, Some(record))) => Some((file, record)),
            None => None,
        };
        let hash_key = match self.sound(shared_schema::find(&self.db))? {
            Some((form, _)) if form > FORM => return Err(newer(&self.place)),
            Some((form, digits)) => {
                if form < FORM {
                    self.usable(shared_schema::upgrade(&self.db))?;
                }
                self.key_in(&digits)?
            }
            None => match &found {
                Some((_, Record { number, .. })) if *number > 0 => {
                    let why = format!("it is empty, and its record tells of {number} rows");
                    return Ok(Some(self.doubt(&why)));
                }
                _ => self.make_tables()?,
            },
        };
        let key = Record::key_of(&hash_key);
        self.hash_key = Some(hash_key);
        if let Some((_, record)) = &found
            && record.key != key
        {
            return Ok(Some(self.doubt("it is another journal than its record tells of")));
        }
        if let Some(unsafe_setting) = self.loses_commits()? {
            return Ok(Some(unsafe_setting));
        }
        if !self.is_sound_by_count()? {
            self.all_is_sound()?;
        }
        match found {
            Some((file, record)) => self.compare(&file, &record),
            None => {
                let (number, hash) = self.sound(chain::newest(&self.db))?;
                RecordFile::make(&self.place, &Record { number, hash, key, ..Record::default() })?;
                Ok(None)
            }
        }
    }

    /// Why the database is not what this machine's record says, if so. Writes the record anew where others have added rows.
    fn compare(&self, file: &RecordFile, record: &Record) -> Result<Option<Error>> {
        let Some(walk) = self.newer_than(record)? else {
            return self.error_of_missing_row(record).map(Some);
        };
        if walk.last != record.number {
            let (number, hash) = (walk.last, walk.head);
            file.write(record, Record { number, hash, ..record.clone() }, true)?;
        }
        Ok(None)
    }

    /// The refusal of a database that answers before a row is on its disk.
    pub(super) fn loses_commits(&self) -> Result<Option<Error>> {
        let query = "SELECT current_setting('synchronous_commit')";
        let setting: String = self.usable(self.db.value(query, &[]))?;
        if setting != "off" {
            return Ok(None);
        }
        let why =
            format!("{} may lose what it has confirmed: synchronous_commit is off", self.place);
        let set = Command::of_system("ALTER").arg("DATABASE").arg("…").arg("SET");
        Ok(Some(
            Error::guarded(why)
                .detail("a write that it forgets could be sent a second time, so nothing is sent")
                .next(
                    set.arg("synchronous_commit").arg("TO").arg("on").why("by its administrator"),
                ),
        ))
    }

    /// A setting of the server by which a crash of its machine may damage what it keeps, in words.
    pub fn risk(&self) -> Result<Option<String>> {
        let Database::Postgres(_) = &self.db else { return Ok(None) };
        let query = "SELECT string_agg(name, ' and ' ORDER BY name) FROM pg_settings \
                     WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off'";
        let off: Option<String> = self.usable(self.db.value(query, &[]))?;
        Ok(off
            .map(|off| format!("{} may lose what it keeps with the power: {off} off", self.place)))
    }

    /// Whether the database finds every row to follow the one before, and filed under its own run. What it does not find so
    /// may still have been pruned or accepted, which a walk tells.
    fn is_sound_by_count(&self) -> Result<bool> {
        let wrong = self.sound(self.db.count_all(&wrong_rows()))?;
        if wrong > 0 {
            return Ok(false);
        }
        let query =
            "SELECT id, at, kind, intent, object, data, hash FROM entries ORDER BY id LIMIT 1";
        let Some(first) = self.sound(self.db.first(query, &[], ChainedRow::of))? else {
            return Ok(true);
        };
        if first.id == 1 {
            return Ok(first.hash == first.right_hash(""));
        }
        let checkpoints = self.sound(chain::checkpoints(&self.db, 0))?;
        Ok(checkpoints.iter().any(|checkpoint| {
            let hash = checkpoint.hash.as_deref().unwrap_or_default();
            checkpoint.through == Some(first.id - 1) && first.hash == first.right_hash(hash)
        }))
    }
}

/// The query that counts the rows which do not follow the one before, as [`ChainedRow::right_hash`] has it, or which are not
/// filed under the run that they name.
fn wrong_rows() -> String {
    let columns = [
        "before",
        "id::text",
        "at",
        "kind",
        "coalesce(intent::text, '')",
        "coalesce(object, '')",
        "data",
    ];
    let parts = columns.map(|text| {
        let bytes = format!("convert_to({text}, 'UTF8')");
        format!("int8send(octet_length({bytes})::bigint) || {bytes}")
    });
    format!(
        "SELECT count(*) FROM (SELECT *, lag(hash) OVER numbered AS before, lag(id) OVER numbered AS last \
         FROM entries WINDOW numbered AS (ORDER BY id)) linked \
         WHERE last IS NOT NULL AND (id <> last + 1 OR hash <> encode(sha256({}), 'hex')) \
         OR run IS NOT NULL AND strpos(data, '\"run\":\"' || run || '\",\"row\":' || row::text || ',') = 0 \
         OR run IS NULL AND kind = 'intent' AND strpos(data, '\"run\":\"') > 0",
        parts.join(" || ")
    )
}
