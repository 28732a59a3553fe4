//! What `fpgo journal list` is asked for: reads the words, and tells where no entry can be meant by them.

use std::ops::ControlFlow;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::api::{self};
use crate::base::dates::{Clock, TimeFrame};
use crate::base::error::{Error, Result};
use crate::base::privacy;
use crate::base::step::Command;
use crate::output::ui::Ui;
use crate::store::journal::{EntryFilter, Journal, Outcome, begins_with};

/// The flags that narrow the list; an entry must fit all of them.
#[derive(Args, Debug)]
pub struct FilterArgs {
    /// Only what was done to this object, or made it: its identifier
    #[arg(long, value_name = "UUID", value_parser = api::read_any_id)]
    object: Option<String>,
    /// Only this command, or all that begin with these words: orders, 'orders refund'
    #[arg(long, value_name = "COMMAND")]
    command: Option<String>,
    /// Only what was sent with this --ticket
    #[arg(long, value_name = "TEXT")]
    ticket: Option<String>,
    /// Only what this bulk run sent: its identifier
    #[arg(long, value_name = "RUN", value_parser = api::read_run_id)]
    run: Option<String>,
    /// Only what ended so; several with commas
    #[arg(long, value_name = "OUTCOME", value_delimiter = ',', value_parser = outcomes())]
    outcome: Vec<Outcome>,
    /// Only what was begun at this date or later
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,
    /// Only what was begun before this date; a day counts whole
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
}

fn outcomes() -> impl TypedValueParser<Value = Outcome> {
    let words = Outcome::ALL.map(Outcome::word);
    PossibleValuesParser::new(words).try_map(|word| Outcome::named(&word).ok_or("no outcome"))
}

impl FilterArgs {
    /// What an entry must be.
    pub fn read(&self, clock: &Clock, journal: Option<&Journal>) -> Result<EntryFilter> {
        let mut filter = EntryFilter {
            object: self.object.clone(),
            ticket: self.ticket.as_deref().map(as_kept),
            run: self.run.clone(),
            outcomes: self.outcome.clone(),
            ..EntryFilter::default()
        };
        if let Some(command) = &self.command {
            filter.command = Some(known_command(command, journal)?);
        }
        filter.frame = TimeFrame::typed(self.since.as_deref(), self.until.as_deref(), clock)
            .map_err(Error::invalid)?;
        Ok(filter)
    }

    /// Tells what was asked for that no entry has, and what may be meant instead.
    pub fn tell_empty(&self, journal: &Journal, ui: &mut Ui) -> Result<()> {
        let ticket = self.ticket.as_deref().map(as_kept);
        let mut object = self.object.as_deref().map(Sought::new);
        let mut ticket = ticket.as_deref().map(Sought::new);
        let mut run = self.run.as_deref().map(Sought::new);
        journal.each_newest(&EntryFilter::default(), |entry| {
            if let Some(object) = &mut object {
                object.is_there |= entry.is_about(object.typed);
                entry.objects().for_each(|own| object.see(own));
            }
            for (sought, own) in
                [(&mut ticket, &entry.intent.ticket), (&mut run, &entry.intent.run)]
            {
                if let (Some(sought), Some(own)) = (sought, own) {
                    sought.see(own);
                }
            }
            Ok(ControlFlow::Continue(()))
        })?;
        for (sought, before, behind) in [
            (object, "no entry is about ", ""),
            (ticket, "no entry has the ticket ", ""),
            (run, "", " has sent nothing"),
        ] {
            if let Some(sought) = sought.filter(|sought| !sought.is_there) {
                let what = format!("{before}{}{behind}", sought.typed);
                tell(&what, sought.near.as_deref(), ui);
            }
        }
        Ok(())
    }
}

/// What was asked for, while the entries are looked at one after another.
struct Sought<'a> {
    typed: &'a str,
    /// An entry has it.
    is_there: bool,
    /// What entries have that is most like it.
    near: Option<String>,
}

impl Sought<'_> {
    fn new(typed: &str) -> Sought<'_> {
        Sought { typed, is_there: false, near: None }
    }

    /// Looks at what an entry has.
    fn see(&mut self, own: &str) {
        self.is_there |= own == self.typed;
        let near = api::nearest_word(self.typed, self.near.as_deref().into_iter().chain([own]));
        if near != self.near.as_deref() {
            self.near = near.map(str::to_owned);
        }
    }
}

fn tell(what: &str, near: Option<&str>, ui: &mut Ui) {
    match near {
        Some(near) => ui.note(&format!("{what}: did you mean {near}?")),
        None => ui.note(what),
    }
}

/// A ticket as the journal keeps it.
fn as_kept(ticket: &str) -> String {
    privacy::without_numbers(ticket.trim()).into_owned()
}

/// The words of a command that is there, or that the journal knows from another version of fpgo.
fn known_command(typed: &str, journal: Option<&Journal>) -> Result<String> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let words = words.join(" ").to_lowercase();
    let words = words.strip_prefix("fpgo ").unwrap_or(&words).to_owned();
    if api::endpoints().any(|endpoint| begins_with(endpoint.command, &words)) {
        return Ok(words);
    }
    let sought = EntryFilter { command: Some(words.clone()), ..EntryFilter::default() };
    if let Some(journal) = journal
        && !journal.newest_of(1, &sought)?.is_empty()
    {
        return Ok(words);
    }
    let known = api::endpoints().map(|endpoint| endpoint.command);
    let groups = api::CHAPTERS.iter().map(|chapter| chapter.group);
    let error = Error::invalid(format!("--command: there is no command {typed:?}"));
    Err(match api::nearest_word(&words, known.chain(groups)) {
        Some(near) => error.next(format!("did you mean {near:?}?")),
        None => error.next(Command::of_machine("commands").why("see all of them")),
    })
}
