//! Settles an attempt whose outcome nobody knows, by what the API shows now. What a reading means stands in
//! `evidence.rs`; how a thing that was made is found, in `made.rs`. What a person knows better is said with
//! `journal resolve --as`.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::api::{self, Endpoint, State, StateRecord, Trace};
use crate::base::dates;
use crate::base::error::{Error, ErrorKind, Money, Result};
use crate::base::money;
use crate::base::step::{Command, Step};
use crate::base::target::account_key;
use crate::output::ui::Ui;
use crate::run::evidence::{Finding, UnknownWrite};
use crate::run::made::{Search, search};
use crate::run::session::Session;
use crate::store::journal::{Entry, Journal, Outcome, Resolution, by_word, object_key, settled};

/// An attempt, and all that it takes to settle it.
pub struct Resolver<'a> {
    /// The attempt to settle.
    pub entry: &'a Entry,
    /// The journal that has it.
    pub journal: &'a mut Journal,
    /// The way to the account that it was sent to.
    pub session: &'a Session<'a>,
    /// How long another process that works on the object is waited for.
    pub patience: Duration,
}

impl Resolver<'_> {
    /// Settles it by what the API shows, and records that. Ends with 7 where nobody can say anything yet.
    pub fn by_evidence(&mut self, ui: &mut Ui) -> Result<()> {
        let Some(endpoint) = api::operation_of_entry(&self.entry.intent.command) else {
            return Err(Error::guarded("this fpgo does not know the operation of the entry"));
        };
        self.refuse_other_account()?;
        if self.entry.outcome != Outcome::Unknown {
            return Err(settled(self.entry));
        }
        match &self.entry.intent.object {
            Some(object) => self.by_state(endpoint, object, ui),
            None => self.by_search(endpoint, ui),
        }
    }

    /// Settles it by the state of the object.
    fn by_state(&mut self, endpoint: &'static Endpoint, object: &str, ui: &mut Ui) -> Result<()> {
        let data = self.session.context.data()?;
        let _lock =
            data.lock(&object_key(&self.session.context.base_url, object), self.patience)?;
        let now = self.read(endpoint, object, ui)?;
        match self.finding(endpoint, object, &now)? {
            Finding::Happened(why) => {
                let after = Some(now.record());
                self.settle(Resolution { after, ..Resolution::new(true, &why) }, ui)
            }
            Finding::Open(why) => {
                // A later reading that looks like the first proves nothing if one in between did not.
                self.journal.keep_reading(self.entry, now.record())?;
                Err(self.still_unknown(endpoint, &why))
            }
            Finding::Unchanged => self.by_two_readings(endpoint, object, &now, ui),
        }
    }

    /// Settles a request that was to make something by the things of its kind.
    fn by_search(&mut self, endpoint: &'static Endpoint, ui: &mut Ui) -> Result<()> {
        match search(endpoint, self.entry, self.journal, self.session, ui)? {
            Search::Made(id) => {
                let why = format!("{id} is what was sent, and no other entry made it");
                self.settle(Resolution { made: Some(id), ..Resolution::new(true, &why) }, ui)
            }
            Search::Open(why) => Err(self.still_unknown(endpoint, &why)),
        }
    }

    fn refuse_other_account(&self) -> Result<()> {
        let (sent_to, here) = (&self.entry.intent.base_url, &self.session.context.base_url);
        if account_key(here) == account_key(sent_to) {
            return Ok(());
        }
        let (id, profile) = (self.entry.id, self.entry.intent.profile.as_deref());
        let command = Command::of_profile("journal resolve", profile.unwrap_or_default());
        Err(Error::guarded(format!(
            "entry {id} was sent to {sent_to}, and this profile speaks to {here}"
        ))
        .next(command.arg(id).why("with the profile that it was sent with")))
    }

    fn read(&self, endpoint: &Endpoint, object: &str, ui: &mut Ui) -> Result<State> {
        match endpoint.state {
            Some(state) => self.session.read_state(state, object, ui),
            None => {
                let why = "the API shows nothing that tells whether it was carried out";
                Err(self.still_unknown(endpoint, why))
            }
        }
    }

    /// What this state says about the attempt.
    fn finding(
        &mut self,
        endpoint: &'static Endpoint,
        object: &str,
        now: &State,
    ) -> Result<Finding> {
        finding(endpoint, self.entry, object, now, self.journal)
    }

    /// Settles it as not carried out where two readings, far enough apart, both show the state before the write.
    fn by_two_readings(
        &mut self,
        endpoint: &'static Endpoint,
        object: &str,
        now: &State,
        ui: &mut Ui,
    ) -> Result<()> {
        let apart = self.session.context.profile.readings_apart();
        let earlier = self.journal.readings(self.entry)?;
        let shown = now.record();
        self.journal.keep_reading(self.entry, shown.clone())?;
        let has_lasted = if apart.is_zero() {
            let again = self.read(endpoint, object, ui)?;
            self.finding(endpoint, object, &again)? == Finding::Unchanged
        } else {
            lasts(&earlier, &shown, apart)
        };
        if has_lasted {
            let why = "two readings show the state from before it";
            let after = Some(shown);
            return self.settle(Resolution { after, ..Resolution::new(false, why) }, ui);
        }
        let minutes = apart.as_secs().div_ceil(60);
        let why =
            format!("the state is as before; a second reading {minutes} min later may settle it");
        Err(self.still_unknown(endpoint, &why))
    }

    /// Records what became of it.
    fn settle(&self, resolution: Resolution, ui: &mut Ui) -> Result<()> {
        self.journal.resolve(self.entry, resolution.clone())?;
        tell(self.entry, &resolution, ui);
        Ok(())
    }

    fn still_unknown(&self, endpoint: &Endpoint, why: &str) -> Error {
        let (id, object) = (self.entry.id, self.entry.intent.object.as_deref());
        let what = format!("what became of {} is still unknown: {why}", self.entry.words());
        let mut error = Error::new(ErrorKind::Unknown, what);
        let report = error.report_mut();
        report.journal = Some(id);
        report.object = object.map(str::to_owned);
        report.money = endpoint.money_when(ErrorKind::Unknown).or(Some(Money::NotMoved));
        let look = match endpoint.trace {
            Some(trace) if object.is_none() => self.search_by_hand(&trace),
            _ => endpoint.command_that_shows(object, self.entry.body()).why("look yourself"),
        };
        by_word(error.next(look), id)
    }

    /// How a person looks for what a request made: no reference is told, so by what the details tell.
    fn search_by_hand(&self, trace: &Trace) -> Step {
        let dated = self.entry.body().pointer(trace.date).and_then(dates::recognise_json);
        let dated = dated.and_then(|(_, second)| Timestamp::from_second(second).ok());
        let zone = TimeZone::clone(&self.session.context.profile.zone);
        let day = dated.unwrap_or_else(|| self.entry.begun()).to_zoned(zone).date();
        Command::new(trace.list)
            .arg("--details")
            .arg("--since")
            .arg(day)
            .arg("--until")
            .arg(day)
            .why("look for its customer and amount: the API tells no references")
    }
}

/// What this state of its object says about an attempt.
pub fn finding(
    endpoint: &'static Endpoint,
    entry: &Entry,
    object: &str,
    now: &State,
    journal: &mut Journal,
) -> Result<Finding> {
    let current = endpoint.replaces.and_then(|body_of| body_of(&now.data).ok());
    let current_hash = match current {
        Some(body) => Some(journal.keyed_hash(&body)?),
        None => None,
    };
    let all = journal.about(&entry.intent.base_url, object)?;
    Ok(UnknownWrite { endpoint, entry, all: &all, now, current_hash }.finding())
}

/// Whether a state has lasted this long: every reading showed it, and the first one is long enough ago.
fn lasts(readings: &[(i64, Option<StateRecord>)], state: &StateRecord, apart: Duration) -> bool {
    let apart = i64::try_from(apart.as_secs()).unwrap_or(i64::MAX);
    let long_ago = Timestamp::now().as_second().saturating_sub(apart);
    readings.iter().all(|(_, read)| read.as_ref() == Some(state))
        && readings.iter().any(|(at, _)| *at <= long_ago)
}

/// Tells what was settled, and by what. It is final.
pub fn tell(entry: &Entry, resolution: &Resolution, ui: &mut Ui) {
    let amount = entry.intent.amount.map(|amount| format!(" {}", money::show(amount)));
    let not = if resolution.outcome == Outcome::Happened { "" } else { "NOT " };
    let why = &resolution.resolved_because;
    let what = format!("{}{}", entry.words(), amount.unwrap_or_default());
    ui.note(&format!(
        "entry {} is settled for good: {what} was {not}carried out ({why})",
        entry.id
    ));
}
