//! Looks for what a request was to make and whose answer never came, among the things of its kind, where these tell enough
//! to recognise it.

use std::collections::HashSet;

use crate::api::{Endpoint, Trace};
use crate::base::error::Result;
use crate::output::ui::Ui;
use crate::run::session::Session;
use crate::store::journal::{Entry, Journal};

/// No more things than these are looked through.
const MOST_LOOKED_AT: usize = 300;

/// What the search came to.
pub enum Search {
    /// The thing with this identifier is what was sent.
    Made(String),
    /// Nobody can tell, for this reason.
    Open(String),
}

/// What looks like what was sent.
pub enum Lookalikes {
    /// Things with these identifiers, which no entry made: perhaps none.
    Are(Vec<String>),
    /// They cannot be told, for this reason.
    NotTold(String),
}

/// Looks for what this attempt made.
pub fn search(
    endpoint: &Endpoint,
    entry: &Entry,
    journal: &mut Journal,
    session: &Session,
    ui: &mut Ui,
) -> Result<Search> {
    let Some(trace) = endpoint.trace else { return Ok(Search::Open(not_shown())) };
    let known = Known::beside(entry, journal)?;
    let Some(sent) = &entry.intent.trace else {
        return Ok(Search::Open(match lookalikes_among(&trace, entry, &known, session, ui)? {
            Lookalikes::NotTold(why) => why,
            Lookalikes::Are(ids) if ids.is_empty() => {
                "no order in the list looks like what was sent; one that is created late would not be there yet".to_owned()
            }
            Lookalikes::Are(ids) => format!(
                "{}, with the same customer, lines, amount and date, may be what was sent; its date is not the moment of \
                 sending, so another one could have them too",
                ids.join(", ")
            ),
        }));
    };
    if let Some(other) = known.same {
        let why = format!("entry {other} sent the same, and is not settled either");
        return Ok(Search::Open(why));
    }
    match foreign(&trace, &known, session, ui)? {
        Ok(ids) => find_match(&ids, &trace, sent, journal, session, ui),
        Err(why) => Ok(Search::Open(why)),
    }
}

/// What looks like what this attempt was to make, and no entry made: a person tells whether it is that.
pub fn lookalikes(
    endpoint: &Endpoint,
    entry: &Entry,
    journal: &Journal,
    session: &Session,
    ui: &mut Ui,
) -> Result<Lookalikes> {
    let Some(trace) = endpoint.trace else { return Ok(Lookalikes::NotTold(not_shown())) };
    let known = Known::beside(entry, journal)?;
    lookalikes_among(&trace, entry, &known, session, ui)
}

fn lookalikes_among(
    trace: &Trace,
    entry: &Entry,
    known: &Known,
    session: &Session,
    ui: &mut Ui,
) -> Result<Lookalikes> {
    let ids = match foreign(trace, known, session, ui)? {
        Ok(ids) => ids,
        Err(why) => return Ok(Lookalikes::NotTold(why)),
    };
    let mut alike = Vec::new();
    for id in ids {
        let details = session.fetch(trace.details, &id, ui)?;
        if trace.looks_like(&details, entry.body()) {
            alike.push(id);
        }
    }
    Ok(Lookalikes::Are(alike))
}

fn not_shown() -> String {
    "the API shows nothing that identifies what the request created".to_owned()
}

/// What the journal knows beside an entry, of the same account.
struct Known {
    /// The things that entries made.
    made: HashSet<String>,
    /// The first entry that sent the same, and is not settled either.
    same: Option<i64>,
}

impl Known {
    fn beside(entry: &Entry, journal: &Journal) -> Result<Known> {
        let mut known = Known { made: HashSet::new(), same: None };
        journal.each(&entry.intent.base_url, |other| {
            known.made.extend(other.made().map(str::to_owned));
            let sent_the_same = other.id != entry.id && other.intent.trace == entry.intent.trace;
            if sent_the_same && other.outcome.is_open() {
                known.same = known.same.or(Some(other.id));
            }
            Ok(())
        })?;
        Ok(known)
    }
}

/// The things of a kind that no entry made; or why they are not looked through.
fn foreign(
    trace: &Trace,
    known: &Known,
    session: &Session,
    ui: &mut Ui,
) -> Result<std::result::Result<Vec<String>, String>> {
    let (mut foreign, mut count) = (Vec::new(), 0);
    session.each_row_of(trace.list, ui, &mut |row| {
        let id = row.pointer(trace.id).and_then(|id| id.as_str());
        if let Some(id) = id.filter(|id| !known.made.contains(*id)) {
            count += 1;
            if count <= MOST_LOOKED_AT {
                foreign.push(id.to_owned());
            }
        }
        Ok(())
    })?;
    Ok(match count {
        ..=MOST_LOOKED_AT => Ok(foreign),
        count => Err(format!(
            "there are {count} that this machine did not make: too many to look through"
        )),
    })
}

/// Which of the objects with these identifiers is what was sent.
fn find_match(
    ids: &[String],
    trace: &Trace,
    sent: &str,
    journal: &mut Journal,
    session: &Session,
    ui: &mut Ui,
) -> Result<Search> {
    let mut made = Vec::new();
    for id in ids {
        let details = session.fetch(trace.details, id, ui)?;
        if journal.keyed_hash(&(trace.of_details)(&details))? == sent {
            made.push(id.as_str());
        }
    }
    Ok(match made.as_slice() {
        [one] => Search::Made((*one).to_owned()),
        [] => Search::Open(
            "no object in the list is what was sent; one that is created late would not be there yet".to_owned(),
        ),
        several => Search::Open(format!("{} are all what was sent", several.join(", "))),
    })
}
