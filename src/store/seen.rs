//! The list of what was seen of an account: identifiers with status and amount, for completion at Tab. It is a help and no
//! record: it is not synced, it is bounded, and nothing personal is ever in it. When it is written to stands in `run/seen.rs`.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::data::{DataDir, not_writable};
use super::private::{refuse_shared, special};
use crate::api::IdKind;
use crate::base::error::Result;
use crate::base::hex;

/// At least so many identifiers of an account are remembered.
pub const BOUND: usize = 10_000;

/// The file is compacted when it is longer than this, in bytes: about twice the bound.
const LONGEST_FILE: u64 = 900_000;

/// The newest lines, in bytes: where enough is found among them, nothing more is read.
const RECENT_PART: u64 = 64 * 1024;

/// No identifier, status or amount is longer; what is longer is none.
const LONGEST_ID: usize = 24;
const LONGEST_STATUS: usize = 24;
const LONGEST_AMOUNT: usize = 14;

/// The directory of the lists in the data directory.
const DIRECTORY: &str = "seen";

/// What was seen of one object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sighting {
    /// The identifier; its letters say what it names.
    pub id: String,
    /// The status; empty where none was seen.
    pub status: String,
    /// The amount, in the currency itself; empty where none was seen.
    pub amount: String,
    /// When it was seen, in Unix seconds.
    pub at: i64,
}

impl Sighting {
    /// A sighting of this identifier, unless it is none. A status or an amount that is none is left out.
    pub fn of(id: &str, status: &str, amount: &str, at: i64) -> Option<Sighting> {
        if id.len() > LONGEST_ID || IdKind::of(id).is_none() {
            return None;
        }
        let status = if is_status(status) { status } else { "" };
        let amount = if is_amount(amount) { amount } else { "" };
        Some(Sighting { id: id.to_owned(), status: status.into(), amount: amount.into(), at })
    }

    fn line(&self) -> String {
        let Sighting { id, status, amount, at } = self;
        format!("{id}\t{status}\t{amount}\t{at}\n")
    }

    fn of_line(line: &str) -> Option<Sighting> {
        let mut cells = line.split('\t');
        let (id, status, amount, at) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        Sighting::of(id, status, amount, at.parse().ok()?)
    }

    /// Takes over from an earlier sighting what this one lacks.
    fn complete_from(&mut self, earlier: Sighting) {
        if self.status.is_empty() {
            self.status = earlier.status;
        }
        if self.amount.is_empty() {
            self.amount = earlier.amount;
        }
    }
}

/// A word or two of letters.
fn is_status(text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphabetic() || b" _-".contains(&byte);
    text.len() <= LONGEST_STATUS && text.trim() == text && text.bytes().all(is_part)
}

fn is_amount(text: &str) -> bool {
    let (whole, cents) = text.split_once('.').unwrap_or((text, "0"));
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.len() <= LONGEST_AMOUNT && are_digits(whole) && are_digits(cents)
}

/// Remembers these sightings of an account, the newest last.
pub fn add(data: &DataDir, account: &str, sightings: &[Sighting]) -> Result<io::Result<()>> {
    let path = data.inside(DIRECTORY)?.file(&file_name(account))?;
    let lines: String = sightings.iter().map(Sighting::line).collect();
    Ok(append(&path, &lines).and_then(|length| compact_if_long(&path, length)))
}

/// Appends in one piece, so that processes at the same time keep each other's lines whole. Gives the file's length.
fn append(path: &Path, lines: &str) -> io::Result<u64> {
    let mut file = OpenOptions::new().append(true).open(path)?;
    // While it is compacted, nothing may be added at its end; a list that stays locked is left alone.
    file.try_lock_shared()?;
    file.write_all(lines.as_bytes())?;
    Ok(file.metadata()?.len())
}

/// Leaves only the newest sighting of each object, and of the newest objects alone.
fn compact_if_long(path: &Path, length: u64) -> io::Result<()> {
    if length <= LONGEST_FILE {
        return Ok(());
    }
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    if file.try_lock().is_err() {
        // Another process adds or compacts right now; the next one that adds will see to it.
        return Ok(());
    }
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    let kept = newest(&text, |_| true, BOUND);
    let lines: String = kept.iter().rev().map(Sighting::line).collect();
    // What is kept is shorter than what is there, so a full disk is in nobody's way.
    file.seek(SeekFrom::Start(0))?;
    file.write_all(lines.as_bytes())?;
    file.set_len(lines.len() as u64)
}

/// The objects of an account whose identifier fits, the newest first, at most so many. A list that cannot be read,
/// or that others may use, is empty.
pub fn recent(
    data_dir: &Path,
    account: &str,
    fits: impl Fn(&str) -> bool,
    most: usize,
) -> Vec<Sighting> {
    let path = data_dir.join(DIRECTORY).join(file_name(account));
    if special(&path).is_some() || refuse_shared(&path, "600").is_err() {
        return Vec::new();
    }
    let length = fs::metadata(&path).map_or(0, |data| data.len());
    let found = newest(&read_end(&path, RECENT_PART).unwrap_or_default(), &fits, most);
    if found.len() >= most || length <= RECENT_PART {
        return found;
    }
    newest(&read_end(&path, 2 * LONGEST_FILE).unwrap_or_default(), fits, most)
}

/// The whole lines in the last so many bytes of a file.
fn read_end(path: &Path, length: u64) -> io::Result<String> {
    let mut file = File::open(path)?;
    let whole = file.metadata()?.len();
    let mut text = Vec::with_capacity(whole.min(length) as usize);
    file.seek(SeekFrom::Start(whole.saturating_sub(length)))?;
    file.take(length).read_to_end(&mut text)?;
    let cut = match text.iter().position(|byte| *byte == b'\n') {
        Some(first) if whole > length => first + 1,
        _ => 0,
    };
    String::from_utf8(text.split_off(cut)).map_err(io::Error::other)
}

fn newest(text: &str, fits: impl Fn(&str) -> bool, most: usize) -> Vec<Sighting> {
    let (mut all, mut places): (Vec<Sighting>, HashMap<&str, usize>) = (Vec::new(), HashMap::new());
    for line in text.lines().rev() {
        let id = line.split('\t').next().unwrap_or_default();
        if !fits(id) {
            continue;
        }
        let known = places.get(id).copied();
        if known.is_none() && all.len() >= most {
            continue;
        }
        if known.is_some_and(|at| !all[at].status.is_empty() && !all[at].amount.is_empty()) {
            continue;
        }
        let Some(sighting) = Sighting::of_line(line) else { continue };
        match known {
            Some(at) => all[at].complete_from(sighting),
            None => {
                places.insert(id, all.len());
                all.push(sighting);
            }
        }
    }
    all
}

/// Forgets what was seen of an account.
pub fn forget(data_dir: &Path, account: &str) -> io::Result<()> {
    match fs::remove_file(data_dir.join(DIRECTORY).join(file_name(account))) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Deletes the lists of all accounts in a directory.
pub fn erase(data_dir: &Path) -> Result<()> {
    let dir = data_dir.join(DIRECTORY);
    match fs::remove_dir_all(&dir) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(not_writable(&dir, &error)),
        _ => Ok(()),
    }
}

/// The name of an account's list. An address is no file name, so it is hashed.
fn file_name(account: &str) -> String {
    let hash = Sha256::digest(account.as_bytes());
    format!("{}.tsv", hex::digits(&hash[..8]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(lines: &[&str]) -> String {
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    #[track_caller]
    fn check(lines: &[&str], prefix: &str, most: usize, expected: &[&str]) {
        let found = newest(&list(lines), |id| id.starts_with(prefix), most);
        let found: Vec<String> = found.iter().map(|one| one.line().trim_end().to_owned()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_newest_comes_first_and_knows_what_was_seen_before() {
        let lines = [
            "ODR1\tSENT\t800\t1",
            "RES1\tPAID\t5\t2",
            "ODR2\tPAID\t\t3",
            "ODR1\tPAID\t\t4",
            "ODR2\t\t7.50\t5",
        ];
        check(&lines, "ODR", 9, &["ODR2\tPAID\t7.50\t5", "ODR1\tPAID\t800\t4"]);
        check(&lines, "", 1, &["ODR2\tPAID\t7.50\t5"]);
        check(&lines, "RES", 9, &["RES1\tPAID\t5\t2"]);
    }

    #[test]
    fn a_line_that_is_none_is_left_out() {
        let lines = [
            "ODR1; rm -rf x\tPAID\t\t1",
            "ODR",
            "Kari\tPAID\t1\t1",
            "ODR3\tPAID\t1",
            "\t\t\t",
            "ODR4\tPAID\t1\t2",
        ];
        check(&lines, "", 9, &["ODR4\tPAID\t1\t2"]);
        let odd = Sighting::of("ODR1", "kari@example.com", "1e9", 1).expect("an order");
        assert_eq!((odd.status.as_str(), odd.amount.as_str()), ("", ""));
        assert_eq!(Sighting::of("01019012345", "PAID", "1", 1), None);
    }
}
