//! Writes what is known of an attempt: the intent before the first byte leaves, how it ended, and what was found out later.
//! Nothing confidential is kept as it is.

use std::sync::OnceLock;

use jiff::Timestamp;
use serde_json::Value;

use super::chain::{self, NewRow};
use super::entry::Entry;
use super::handle::Journal;
use super::hints::settled;
use super::outcome::Outcome;
use super::rows::{Ending, Intent, Reading, Resolution, RowKind};
use crate::api::StateRecord;
use crate::base::error::Result;
use crate::base::privacy;
use crate::base::target::account_key;

/// Others write at most so many intents while one connection ends and the next begins.
const MOST_MEANWHILE: usize = 1000;

/// How an attempt ended is written by at most so many new connections.
const MOST_CONNECTIONS: u32 = 3;

/// What an intent keeps only masked, or as a hash.
#[derive(Default)]
pub struct Confidential<'a> {
    /// The body, as sent.
    pub body: Option<&'a Value>,
    /// The body that would have left the object as it was, where the operation replaces it.
    pub was: Option<&'a Value>,
    /// What identifies the thing that the request makes, where that can be found again.
    pub trace: Option<Value>,
}

/// The user and the machine, looked up once for all rows of a run.
fn who_and_where() -> &'static (Option<String>, Option<String>) {
    static KNOWN: OnceLock<(Option<String>, Option<String>)> = OnceLock::new();
    KNOWN.get_or_init(|| (whoami::username().ok(), whoami::hostname().ok()))
}

impl Journal {
    /// Writes the intent and syncs it. The request may leave only after this. `admit` looks at the journal in the same
    /// transaction, so that nobody else's intent can come between its yes and this one. A row of a bulk run that was
    /// carried out, or may have been, is refused.
    pub fn begin(
        &mut self,
        intent: Intent,
        confidential: &Confidential,
        admit: impl FnOnce(&Journal) -> Result<()>,
    ) -> Result<i64> {
        let run = intent.run.clone();
        self.write_intent(intent, confidential, |journal| {
            run.iter().try_for_each(|run| journal.refuse_cancelled_run(run))?;
            admit(journal)
        })
    }

    /// Writes the intent of a row whose entry was lost, of which a person tells what became. Nothing is sent of it, so a run that
    /// was cancelled takes it too. A row that has an entry is refused.
    pub fn begin_unsent(&mut self, intent: Intent, confidential: &Confidential) -> Result<i64> {
        self.write_intent(intent, confidential, |_| Ok(()))
    }

    fn write_intent(
        &mut self,
        mut intent: Intent,
        confidential: &Confidential,
        admit: impl FnOnce(&Journal) -> Result<()>,
    ) -> Result<i64> {
        intent.process = Some(self.process()?);
        intent.body = confidential.body.map(privacy::people_masked);
        intent.body_hash = self.hash_of(confidential.body)?;
        intent.trace = self.hash_of(confidential.trace.as_ref())?;
        intent.was_hash = self.hash_of(confidential.was)?;
        intent.reason = intent.reason.as_deref().map(without_numbers);
        intent.ticket = intent.ticket.as_deref().map(without_numbers);
        let (user, host) = who_and_where();
        (intent.user, intent.host) = (user.clone(), host.clone());
        intent.version = Some(env!("CARGO_PKG_VERSION").to_owned());
        let mut row = NewRow::new(RowKind::Intent, &intent);
        row.object = key_of(&intent);
        let admitted = |journal: &Journal| {
            journal.refuse_sent_row(&intent)?;
            admit(journal)
        };
        // The record is synced with that of the outcome: should it be lost with the power before, the journal is ahead of
        // it, which is no loss.
        let (id, recorded) = match self.add_if(row, false, admitted) {
            Err(error) if self.is_disconnected() => {
                // Whether it was written is not known. What cannot be told now is unknown to the next who asks.
                let _ = self.disown_intent(intent.process.as_deref());
                return Err(error);
            }
            added => added?,
        };
        if let Err(error) = recorded {
            // Unwritten, it leaves the entry unknown, and nothing was sent either.
            let _ = self.finish(id, Ending::not_sent("its record could not be written"));
            return Err(error);
        }
        Ok(id)
    }

    /// Writes how an attempt ended. In a group, that it was accepted is not waited for: a process that is killed in that moment
    /// leaves it unknown.
    pub fn finish(&mut self, intent: i64, mut ending: Ending) -> Result<()> {
        ending.ended = Some(Timestamp::now().to_string());
        ending.message = ending.message.as_deref().map(without_numbers);
        if let Some(group) = &self.group
            && ending.outcome == Outcome::Accepted
        {
            // Guards and limits count what is in flight like what is accepted.
            return group.add_soon(NewRow::about(RowKind::Outcome, intent, &ending));
        }
        let mut added = self.add(NewRow::about(RowKind::Outcome, intent, &ending));
        for _ in 0..MOST_CONNECTIONS {
            if added.is_ok() || !self.is_disconnected() {
                break;
            }
            added = self.finish_again(intent, &ending);
        }
        added
    }

    /// Writes how an attempt ended by a new connection, if one can be had in time. The old one may have done it, unheard.
    fn finish_again(&mut self, intent: i64, ending: &Ending) -> Result<()> {
        self.reconnect()?;
        match self.entry(intent)? {
            Some(entry) if entry.ending.is_some() => Ok(()),
            _ => self.add(NewRow::about(RowKind::Outcome, intent, ending)),
        }
    }

    /// Writes that nothing was sent of the intent that this process wrote last, if it was written before the connection ended.
    fn disown_intent(&mut self, process: Option<&str>) -> Result<()> {
        self.reconnect()?;
        for entry in self.newest(MOST_MEANWHILE)? {
            if entry.intent.process.as_deref() == process && entry.ending.is_none() {
                let why = "the connection to the journal ended before it could be sent";
                return self.finish(entry.id, Ending::not_sent(why));
            }
        }
        Ok(())
    }

    /// Writes what became of an attempt after all. Refuses it where somebody else has settled it meanwhile.
    pub fn resolve(&self, entry: &Entry, mut resolution: Resolution) -> Result<()> {
        resolution.resolved = Some(Timestamp::now().to_string());
        resolution.resolved_because = without_numbers(&resolution.resolved_because);
        let row = NewRow::about(RowKind::Resolution, entry.id, &resolution);
        let admitted = |journal: &Journal| match journal.entry(entry.id)? {
            Some(now) if now.resolution.is_some() => Err(settled(&now)),
            _ => Ok(()),
        };
        self.add_if(row, true, admitted).map(drop)
    }

    /// Keeps a state of the object as it was read to settle this attempt.
    pub fn keep_reading(&self, entry: &Entry, state: StateRecord) -> Result<()> {
        let reading = Reading { of: entry.id, state: Some(state) };
        let mut row = NewRow::new(RowKind::Reading, &reading);
        row.object = Some(object_key(&entry.intent.base_url, entry.object()));
        self.add(row)
    }

    fn hash_of(&mut self, body: Option<&Value>) -> Result<Option<String>> {
        match body {
            Some(body) => self.keyed_hash(body).map(Some),
            None => Ok(None),
        }
    }

    /// Adds a row. What is committed stands: a record that is behind it is made good when the journal is opened next.
    fn add(&self, row: NewRow) -> Result<()> {
        self.add_if(row, true, |_| Ok(())).map(drop)
    }

    /// Adds a row if `admit` allows it. Gives its number, and whether its record could be written.
    fn add_if(
        &self,
        row: NewRow,
        sync: bool,
        admit: impl FnOnce(&Journal) -> Result<()>,
    ) -> Result<(i64, Result<()>)> {
        if let Some(group) = &self.group {
            return group.add_if(row, sync, Box::new(admit));
        }
        let held = self.lock_for_writing()?;
        let transaction = self.transaction()?;
        admit(self)?;
        let link = self.usable(chain::append(&self.db, row))?;
        self.usable(transaction.commit())?;
        Ok((link.id, self.record(&held, &link, sync)))
    }
}

fn without_numbers(text: &str) -> String {
    privacy::without_numbers(text).into_owned()
}

/// The key of the object of an intent, if it has one.
pub(super) fn key_of(intent: &Intent) -> Option<String> {
    Some(object_key(&intent.base_url, intent.object.as_deref()?))
}

/// The key of an object: account and identifier, never a profile's name. The journal and the locks know it by this.
pub fn object_key(base_url: &str, object: &str) -> String {
    format!("{} {object}", account_key(base_url))
}
