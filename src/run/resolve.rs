//! Settles an attempt whose outcome nobody knows, by what the API shows now. What the readings mean stands in
//! `evidence.rs`; what a person knows better is said with `journal resolve --as`.

use std::time::Duration;

use jiff::Timestamp;

use crate::api::{self, Endpoint, State};
use crate::base::error::{Error, ErrorKind, Money, Result};
use crate::base::money;
use crate::base::step::Command;
use crate::base::target::account_key;
use crate::output::ui::Ui;
use crate::run::evidence::{Finding, UnknownWrite};
use crate::run::session::Session;
use crate::store::journal::{
    Entry, Intent, Journal, Outcome, Resolution, by_word, object_key, settled,
};

/// No more things than these are looked through for one that was made.
const MOST_LOOKED_AT: usize = 300;

/// An attempt, and all that it takes to settle it.
pub struct Resolver<'a> {
    /// The attempt.
    pub entry: &'a Entry,
    /// Where it is recorded.
    pub journal: &'a mut Journal,
    /// The way to the account that it was sent to.
    pub session: &'a Session<'a>,
    /// How long another process that works on the object is waited for.
    pub patience: Duration,
}

impl Resolver<'_> {
    /// Looks, and records what can be said. Ends with 7 where nobody can say anything yet.
    pub fn by_evidence(&mut self, ui: &mut Ui) -> Result<()> {
        let endpoint = api::endpoint(&self.entry.intent.command)
            .ok_or_else(|| Error::guarded("this fpgo does not know the operation of the entry"))?;
        self.is_the_account()?;
        if self.entry.outcome != Outcome::Unknown {
            return Err(settled(self.entry));
        }
        let Some(object) = self.entry.intent.object.as_deref() else {
            return self.by_trace(endpoint, ui);
        };
        let data = self.session.context.data()?;
        let _lock =
            data.lock(&object_key(&self.session.context.base_url, object), self.patience)?;
        let now = self.read(endpoint, object, ui)?;
        match self.weigh(endpoint, object, &now)? {
            Finding::Happened(why) => {
                let after = Some(now.record());
                self.settle(Resolution { after, ..Resolution::new(true, &why) }, ui)
            }
            Finding::Open(why) => {
                // A later reading that looks like the first proves nothing if one in between did not.
                self.journal.keep_reading(self.entry, now.record())?;
                Err(self.still_unknown(endpoint, &why))
            }
            Finding::Unchanged => self.unchanged(endpoint, object, &now, ui),
        }
    }

    fn is_the_account(&self) -> Result<()> {
        let (sent_to, here) = (&self.entry.intent.base_url, &self.session.context.base_url);
        if account_key(here) == account_key(sent_to) {
            return Ok(());
        }
        let id = self.entry.id;
        Err(Error::guarded(format!(
            "entry {id} was sent to {sent_to}, and this profile speaks to {here}"
        ))
        .next(
            Command::of_profile(
                "journal resolve",
                self.entry.intent.profile.as_deref().unwrap_or_default(),
            )
            .arg(id)
            .why("with the profile that it was sent with"),
        ))
    }

    fn read(&self, endpoint: &Endpoint, object: &str, ui: &mut Ui) -> Result<State> {
        let state = endpoint.state.ok_or_else(|| {
            self.still_unknown(endpoint, "the API shows nothing by which it could be told")
        })?;
        self.session.read_state(state, object, ui)
    }

    fn weigh(&mut self, endpoint: &'static Endpoint, object: &str, now: &State) -> Result<Finding> {
        let as_it_is = endpoint.replaces.and_then(|body_of| body_of(&now.data).ok());
        let now_hash = as_it_is.map(|body| self.journal.keyed_hash(&body)).transpose()?;
        let all = self.journal.about(&self.entry.intent.base_url, object)?;
        Ok(UnknownWrite { endpoint, entry: self.entry, all: &all, now, now_hash }.weigh())
    }

    /// Two readings far enough apart that both show the state before the write: it was not carried out.
    fn unchanged(
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
        let lasted = if apart.is_zero() {
            let again = self.read(endpoint, object, ui)?;
            self.weigh(endpoint, object, &again)? == Finding::Unchanged
        } else {
            let seconds = i64::try_from(apart.as_secs()).unwrap_or(i64::MAX);
            let long_ago = Timestamp::now().as_second().saturating_sub(seconds);
            // Every reading in between must have shown the same.
            earlier.iter().all(|(_, state)| state.as_ref() == Some(&shown))
                && earlier.iter().any(|(at, _)| *at <= long_ago)
        };
        if lasted {
            let why = "two readings show the state from before it";
            return self
                .settle(Resolution { after: Some(shown), ..Resolution::new(false, why) }, ui);
        }
        let minutes = apart.as_secs().div_ceil(60);
        let why =
            format!("the state is as before; a second reading {minutes} min later may settle it");
        Err(self.still_unknown(endpoint, &why))
    }

    /// A request that was to make something: it is looked for among the things of its kind, where they can tell.
    fn by_trace(&mut self, endpoint: &'static Endpoint, ui: &mut Ui) -> Result<()> {
        let sent = self.entry.intent.trace.clone();
        let Some((trace, sent)) = endpoint.trace.zip(sent) else {
            let why = "the API shows nothing by which it could be told from others of its kind";
            return Err(self.still_unknown(endpoint, why));
        };
        let rows = self.session.fetch_list(trace.list, ui)?;
        let known = self.journal.since(&self.entry.intent.base_url, i64::MIN)?;
        let sent_as =
            |other: &Entry| other.intent.trace.as_ref() == Some(&sent) && other.id != self.entry.id;
        if let Some(other) = known.iter().find(|other| sent_as(other) && other.outcome.is_open()) {
            let why = format!("entry {} sent the same, and is not settled either", other.id);
            return Err(self.still_unknown(endpoint, &why));
        }
        let is_known = |id: &str| known.iter().any(|other| other.made() == Some(id));
        let ids = rows.iter().filter_map(|row| row.pointer(trace.id)?.as_str());
        let strange: Vec<&str> = ids.filter(|id| !is_known(id)).collect();
        let unknown = |why: &str| self.still_unknown(endpoint, why);
        if strange.len() > MOST_LOOKED_AT {
            let count = strange.len();
            return Err(unknown(&format!(
                "there are {count} that this machine did not make: too many to look through"
            )));
        }
        let mut made = Vec::new();
        for id in strange {
            let details = self.session.fetch(trace.details, id, ui)?;
            if self.journal.keyed_hash(&(trace.of_details)(&details))? == sent {
                made.push(id);
            }
        }
        match made.as_slice() {
            [one] => {
                let why = format!("{one} is what was sent, and no other entry made it");
                let made = Some((*one).to_owned());
                self.settle(Resolution { made, ..Resolution::new(true, &why) }, ui)
            }
            [] => {
                let why = "nothing there is what was sent; what is made late would not show yet";
                Err(self.still_unknown(endpoint, why))
            }
            several => {
                let why = format!("{} are all what was sent", several.join(", "));
                Err(self.still_unknown(endpoint, &why))
            }
        }
    }

    /// Records what became of it.
    fn settle(&self, resolution: Resolution, ui: &mut Ui) -> Result<()> {
        self.journal.resolve(self.entry, resolution.clone())?;
        tell(self.entry, &resolution, ui);
        Ok(())
    }

    fn still_unknown(&self, endpoint: &Endpoint, why: &str) -> Error {
        let (id, object) = (self.entry.id, self.entry.intent.object.as_deref());
        let what = format!("what became of {} {}", endpoint.command, object.unwrap_or_default());
        let mut error =
            Error::new(ErrorKind::Unknown, format!("{} is still unknown: {why}", what.trim_end()));
        let report = error.report_mut();
        report.journal = Some(id);
        report.object = object.map(str::to_owned);
        report.money = endpoint.money_when(ErrorKind::Unknown).or(Some(Money::NotMoved));
        let look = endpoint.command_that_shows(object, self.entry.body());
        by_word(error.next(look.why("look yourself")), id)
    }
}

/// What was settled, and by what. It is final.
pub fn tell(entry: &Entry, resolution: &Resolution, ui: &mut Ui) {
    let Intent { command, object, amount, .. } = &entry.intent;
    let amount = amount.map(|amount| format!(" {}", money::show(amount)));
    let not = if resolution.outcome == Outcome::Happened { "" } else { "NOT " };
    let why = &resolution.resolved_because;
    let what = format!("{command} {}", object.as_deref().unwrap_or_default());
    let what = format!("{}{}", what.trim_end(), amount.unwrap_or_default());
    ui.note(&format!(
        "entry {} is settled for good: {what} was {not}carried out ({why})",
        entry.id
    ));
}
