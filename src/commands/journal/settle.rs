//! `fpgo journal resolve`: settles an entry whose outcome nobody knows. Before somebody says that a creation did not happen,
//! what looks like it is shown: what is said not to have happened may be sent once more.

use crate::api::{self, Endpoint, Way};
use crate::base::error::{Error, Result};
use crate::base::money;
use crate::base::step::Command;
use crate::base::target::account_key;
use crate::commands::in_force;
use crate::http::verdict::Purpose;
use crate::options::Globals;
use crate::output::prompt::Preview;
use crate::output::ui::Ui;
use crate::run::context::Context;
use crate::run::made::{Lookalikes, lookalikes};
use crate::run::resolve::{self, Resolver};
use crate::run::session::Session;
use crate::store::journal::{Entry, Journal, Outcome, Resolution, settled};

/// A person's word about an entry.
pub struct Word<'a> {
    /// That it happened, or that it did not.
    pub happened: bool,
    /// How they know.
    pub reason: &'a str,
    /// That they have looked at what looks like it, and none of it is.
    pub none_of_them: bool,
}

/// Settles it by a person's word for what nobody else can know. It is final.
pub fn by_word(
    entry: &Entry,
    word: &Word,
    journal: &Journal,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    // What was accepted and waits can be rejected by somebody whom only a person hears.
    let gives_back = entry.intent.way == Some(Way::Out);
    let waits = entry.outcome == Outcome::Accepted && gives_back && !word.happened;
    if entry.outcome != Outcome::Unknown && !waits {
        return Err(settled(entry));
    }
    let mut resolution = Resolution::new(word.happened, word.reason);
    if let Some(endpoint) = traced(entry) {
        let found = look(endpoint, entry, journal, globals, ui)
            .unwrap_or_else(|error| Lookalikes::NotTold(error.to_string()));
        match word.happened {
            true => resolution.made = only_one(&found, ui),
            false => none_is_it(entry, &found, word, ui)?,
        }
    }
    journal.resolve(entry, resolution.clone())?;
    resolve::tell(entry, &resolution, ui);
    if !word.happened && gives_back {
        ui.warn("a refund can still show up later: look again before you repeat it");
    }
    Ok(())
}

/// The operation of an entry, where what it makes can be found among others.
fn traced(entry: &Entry) -> Option<&'static Endpoint> {
    let endpoint = api::operation_of_entry(&entry.intent.command)?;
    (entry.intent.object.is_none() && endpoint.trace.is_some()).then_some(endpoint)
}

/// What looks like what the entry sent.
fn look(
    endpoint: &Endpoint,
    entry: &Entry,
    journal: &Journal,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<Lookalikes> {
    let context = context(globals, ui)?;
    let (sent_to, here) = (&entry.intent.base_url, &context.base_url);
    if account_key(sent_to) != account_key(here) {
        let why = format!("it was sent to {sent_to}, and this profile speaks to {here}");
        return Ok(Lookalikes::NotTold(why));
    }
    let session = Session::open(&context, Purpose::Read, ui)?;
    lookalikes(endpoint, entry, journal, &session, ui)
}

/// What it made, where nothing else looks like it.
fn only_one(found: &Lookalikes, ui: &mut Ui) -> Option<String> {
    match found {
        Lookalikes::Are(ids) if ids.len() == 1 => {
            ui.note(&format!("{} looks like what was sent, and is noted as what it made", ids[0]));
            Some(ids[0].clone())
        }
        Lookalikes::Are(ids) if ids.is_empty() => {
            ui.warn("no order of the list looks like what was sent");
            None
        }
        Lookalikes::Are(ids) => {
            ui.note(&format!("which of {} it made is not known", ids.join(", ")));
            None
        }
        Lookalikes::NotTold(why) => {
            ui.note(&format!("what it made could not be looked up: {why}"));
            None
        }
    }
}

/// Asks whether what looks like it is another one, unless that was said; nothing of the kind needs no word.
fn none_is_it(entry: &Entry, found: &Lookalikes, word: &Word, ui: &mut Ui) -> Result<()> {
    let (what, ids) = match found {
        Lookalikes::Are(ids) if ids.is_empty() => {
            ui.note("no order of the list looks like what was sent");
            return Ok(());
        }
        Lookalikes::Are(ids) => {
            let (verb, as_sent) = match ids.len() {
                1 => ("has", "looks like what was sent"),
                _ => ("have", "look like what was sent"),
            };
            let ids_told = ids.join(", ");
            let same = format!("{verb} the same customer, lines, amount and date");
            (format!("{ids_told} {as_sent}: {same}"), ids.as_slice())
        }
        Lookalikes::NotTold(why) => {
            (format!("whether it was made could not be looked up: {why}"), [].as_slice())
        }
    };
    if word.none_of_them {
        ui.note(&what);
        return Ok(());
    }
    if ui.may_ask() {
        let question = format!("entry {}: did it not happen all the same", entry.id);
        return ui.confirm(&Preview { question, facts: facts(entry, what), must_type: None });
    }
    let mut error = Error::guarded(format!("entry {} is not settled: {what}", entry.id)).detail(
        "what is said not to have happened may be sent once more, and the customer has it twice",
    );
    for id in ids {
        error = error.next(Command::new("show").arg(id).why("look whether it is that"));
    }
    Err(error
        .next(Command::word_for(entry.id, "happened").why("if it is that"))
        .next(Command::typed().arg("--none-of-them").why("if you have looked, and none is that")))
}

fn facts(entry: &Entry, what: String) -> Vec<(&'static str, String)> {
    let amount = entry.intent.amount.map(|amount| format!(", {}", money::show(amount)));
    let sent = format!("{}{}", entry.words(), amount.unwrap_or_default());
    vec![
        ("sent", sent),
        ("found", what),
        ("after", "what did not happen may be sent once more".to_owned()),
    ]
}

fn context(globals: &Globals, ui: &mut Ui) -> Result<Context> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    Ok(Context::new(profile, timeout, globals.verbose))
}

/// Settles it by what the API shows now.
pub fn by_evidence(
    entry: &Entry,
    journal: &mut Journal,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    let context = context(globals, ui)?;
    let session = Session::open(&context, Purpose::Read, ui)?;
    Resolver { entry, journal, session: &session, patience: context.timeout }.by_evidence(ui)
}
