//! Looks for what a request was to make and whose answer never came, among the things of its kind, where these tell enough
//! to recognise it.

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

/// Looks for what this attempt made.
pub fn search(
    endpoint: &Endpoint,
    entry: &Entry,
    journal: &mut Journal,
    session: &Session,
    ui: &mut Ui,
) -> Result<Search> {
    let (Some(trace), Some(sent)) = (endpoint.trace, &entry.intent.trace) else {
        let why = "the API shows nothing that identifies what the request created";
        return Ok(Search::Open(why.to_owned()));
    };
    let rows = session.fetch_list(trace.list, ui)?;
    let known = journal.since(&entry.intent.base_url, i64::MIN)?;
    for other in &known {
        let sent_the_same = other.intent.trace.as_ref() == Some(sent) && other.id != entry.id;
        if sent_the_same && other.outcome.is_open() {
            let why = format!("entry {} sent the same, and is not settled either", other.id);
            return Ok(Search::Open(why));
        }
    }
    let mut foreign = Vec::new();
    for row in &rows {
        let id = row.pointer(trace.id).and_then(|id| id.as_str());
        if id.is_some() && !known.iter().any(|other| other.made() == id) {
            foreign.extend(id);
        }
    }
    if foreign.len() > MOST_LOOKED_AT {
        let count = foreign.len();
        return Ok(Search::Open(format!(
            "there are {count} that this machine did not make: too many to look through"
        )));
    }
    find_match(&foreign, &trace, sent, journal, session, ui)
}

/// Which of the objects with these identifiers is what was sent.
fn find_match(
    ids: &[&str],
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
            made.push(*id);
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
