//! Continues after a loss: what can still be read of a journal that is not whole becomes a new one, whose newest row
//! records what is missing and why that was accepted. The old files are kept beside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;

use super::chain::{self, ChainedRow, NewRow};
use super::files::{DATABASE, companion};
use super::handle::Journal;
use super::open::open;
use super::opened::OpenedJournal;
use super::place::JournalPlace;
use super::record::{Record, RecordFile};
use super::refusal::broken;
use super::rows::{AcceptedLoss, Checkpoint, RowKind};
use super::salvage::{Rows, all_rows, fitting, gaps, readable};
use super::schema;
use super::walk::{Break, ChainWalk};
use crate::base::error::{Error, Result};
use crate::base::privacy;
use crate::store::data::{COMPANIONS, DataDir, not_writable, written};
use crate::store::hash_key::{self, HashKey};
use crate::store::private::{special, sync_names};
use crate::store::sql::{Database, SqlResult};

/// What was accepted as lost.
pub struct Loss {
    /// The number of the row that records the loss.
    pub entry: i64,
    /// The rows that are missing, from and to.
    pub gone: Vec<(i64, i64)>,
    /// The rows that are there, but are not what was written or do not follow what stands before them.
    pub broken: Vec<i64>,
    /// Where the old files are.
    pub kept: Vec<PathBuf>,
}

/// Continues with what is left of the journal in this directory. Refused where nothing is missing.
pub fn accept(place: &JournalPlace, patience: Duration, reason: &str) -> Result<Loss> {
    let dir = &place.dir;
    let (journal, doubt) = match open(place, patience)? {
        OpenedJournal::InDoubt(journal, doubt) => (journal, doubt),
        OpenedJournal::Whole(_) => {
            return Err(Error::guarded("the journal is whole, so there is no loss to accept"));
        }
    };
    let _lock = dir.lock(&place.lock_name(), patience)?;
    let record = RecordFile::find(place)?.map(|file| file.read()).transpose()?.flatten();
    let told = record.map_or(0, |record| record.number);
    if place.server.is_some() {
        return match journal {
            Some(journal) => accept_shared(place, &journal, told, &doubt, reason),
            None => Err(doubt),
        };
    }
    let new_name = format!("{DATABASE}.new");
    let new = dir.path().join(&new_name);
    let mut rows = Rows::new();
    if new.exists()
        && special(&new).is_none()
        && let Ok(db) = Database::open_file(&new, patience)
    {
        // An earlier attempt was killed, perhaps after it had put the old files away.
        rows.extend(readable(&db, told));
        // A failure to close changes nothing.
        let _ = db.close();
    }
    if let Some(journal) = journal {
        rows.extend(journal.close_after(|db| readable(db, told))?);
    }
    let rows = fitting(rows);
    let (loss, last) = accepted(&rows, told, &doubt, reason);
    remove(&new)?;
    dir.file(&new_name)?;
    if let Err(error) = write(&new, patience, rows.values().chain([&last])) {
        return Err(broken(place, &error));
    }
    let kept = written(dir.path(), put_away(dir, &new))?;
    let key = Record::key_of(&HashKey::open(dir)?);
    RecordFile::make(
        place,
        &Record { number: last.id, hash: last.hash, key, ..Record::default() },
    )?;
    Ok(Loss { kept, ..loss })
}

/// Continues with a journal that is whole in itself, and lacks rows up to this number that something else tells of: the row that
/// records the loss is added to it.
pub fn accept_missing(journal: &Journal, told: i64, doubt: &Error, reason: &str) -> Result<Loss> {
    let held = journal.lock_for_writing()?;
    let (loss, _) = add_loss(journal, told, doubt, reason)?;
    journal.record_all(&held)?;
    Ok(loss)
}

/// Adds the row that records a loss to the rows that are there.
fn add_loss(
    journal: &Journal,
    told: i64,
    doubt: &Error,
    reason: &str,
) -> Result<(Loss, ChainedRow)> {
    let transaction = journal.transaction()?;
    let (loss, last) = accepted(&journal.usable(all_rows(&journal.db))?, told, doubt, reason);
    journal.usable(chain::insert(&journal.db, &last))?;
    journal.usable(transaction.commit())?;
    Ok((loss, last))
}

/// Continues with what is left of a journal that a server keeps: its rows stay as they are, and the one that records the loss
/// is added to them.
fn accept_shared(
    place: &JournalPlace,
    journal: &Journal,
    told: i64,
    doubt: &Error,
    reason: &str,
) -> Result<Loss> {
    let hash_key = journal.make_tables()?;
    let (loss, last) = add_loss(journal, told, doubt, reason)?;
    let key = Record::key_of(&hash_key);
    RecordFile::make(
        place,
        &Record { number: last.id, hash: last.hash, key, ..Record::default() },
    )?;
    Ok(loss)
}

/// What is lost, and the row that records it. The number of that row was never given before.
fn accepted(rows: &Rows, told: i64, doubt: &Error, reason: &str) -> (Loss, ChainedRow) {
    let mut walk = ChainWalk::default();
    for link in rows.values() {
        walk.step(link.clone());
    }
    let breaks = walk.not_accepted();
    let broken: Vec<i64> = breaks.iter().map(|one| one.row).collect();
    // A beginning that a checkpoint vouches for was pruned, and is not lost.
    let first = rows.keys().next().copied().unwrap_or(1);
    let gone = gaps(rows, if broken.contains(&first) { 1 } else { first }, told);
    let lost = AcceptedLoss {
        because: doubt.to_string(),
        reason: privacy::without_numbers(reason).into_owned(),
        told,
        gone: gone.clone(),
        breaks: breaks.into_iter().map(Break::accepted).collect(),
        user: whoami::username().ok(),
        host: whoami::hostname().ok(),
    };
    let checkpoint = Checkpoint { lost: Some(lost), ..Checkpoint::default() };
    let entry = told.max(walk.last) + 1;
    let link = NewRow::new(RowKind::Checkpoint, &checkpoint).link(entry, &walk.head);
    (Loss { entry, gone, broken, kept: Vec::new() }, link)
}

/// Writes the rows to a new database in one file.
fn write<'a>(
    path: &Path,
    patience: Duration,
    rows: impl Iterator<Item = &'a ChainedRow>,
) -> SqlResult<()> {
    let db = Database::open_file(path, patience)?;
    schema::configure(&db)?;
    schema::upgrade(&db, 0)?;
    let transaction = db.transaction()?;
    for link in rows {
        chain::insert(&db, link)?;
    }
    transaction.commit()?;
    // Closing moves the log into the file.
    db.close()
}

fn remove(path: &Path) -> Result<()> {
    for ending in [""].iter().chain(&COMPANIONS) {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        match fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(not_writable(path, &error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Puts the old files aside, and the new one in their place. The log goes first: it must never stand beside the new one.
fn put_away(dir: &DataDir, new: &Path) -> io::Result<Vec<PathBuf>> {
    let stamp = Timestamp::now().as_millisecond();
    let mut kept = Vec::new();
    let mut names = COMPANIONS.map(companion).to_vec();
    names.push(DATABASE.to_owned());
    if HashKey::find(dir.path()).is_err() {
        names.push(hash_key::FILE.to_owned());
    }
    for name in names {
        let aside = dir.path().join(format!("lost-{stamp}-{name}"));
        match fs::rename(dir.path().join(&name), &aside) {
            Ok(()) => kept.push(aside),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    fs::rename(new, dir.path().join(DATABASE))?;
    sync_names(dir.path())?;
    Ok(kept)
}
