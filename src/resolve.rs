//! Settling an attempt whose outcome nobody knows, by what the API shows now. What the readings mean stands in
//! `evidence.rs`; what a person knows better is said with `journal resolve --as`.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::api::{self, Endpoint, State};
use crate::data::DataDir;
use crate::error::{Error, Kind, Money, Result};
use crate::evidence::{Case, Finding, is_made};
use crate::journal::{Entry, Journal, Outcome, settled};
use crate::session::Session;
use crate::ui::Ui;

/// No more orders than these are looked through for one that was made.
const MOST_ORDERS: usize = 300;

/// Looks, and records what can be said. Ends with 7 where nobody can say anything yet.
pub fn by_evidence(
    entry: &Entry,
    journal: &mut Journal,
    session: &Session,
    patience: Duration,
    ui: &mut Ui,
) -> Result<()> {
    let endpoint = api::endpoint(entry.text("command"))
        .ok_or_else(|| Error::guarded("this fpgo does not know the operation of the entry"))?;
    if session.base_url != entry.text("base_url") {
        return Err(Error::guarded(format!(
            "entry {} was sent to {}, and this profile speaks to {}",
            entry.id,
            entry.text("base_url"),
            session.base_url
        ))
        .next(format!("name the profile that it was sent with: -p {}", entry.text("profile"))));
    }
    if entry.outcome == Outcome::Accepted && endpoint.rejected.is_some() {
        return by_rejection(entry, endpoint, journal, session, ui);
    }
    if entry.outcome != Outcome::Unknown {
        return Err(settled(entry));
    }
    let Some(object) = entry.intent["object"].as_str() else {
        return among_orders(entry, endpoint, journal, session, ui);
    };
    let data = DataDir::open(&session.profile.data_dir()?)?;
    let _lock = data.lock(&format!("{} {object}", session.base_url), patience)?;
    let now = read(endpoint, object, session, ui)?;
    match weigh(entry, endpoint, object, &now, journal)? {
        Finding::Happened(why) => {
            happened(entry, &why, &json!({"after": now.to_json()}), journal, ui)
        }
        Finding::Open(why) => Err(still_unknown(entry, endpoint, &why)),
        Finding::Unchanged => unchanged(entry, endpoint, object, &now, journal, session, ui),
    }
}

fn read(endpoint: &Endpoint, object: &str, session: &Session, ui: &mut Ui) -> Result<State> {
    let state = endpoint.state.ok_or_else(|| {
        Error::guarded(format!("nothing shows what became of {}", endpoint.command))
            .next("look yourself, then say it with --as")
    })?;
    state(object, &mut |command, id| session.fetch(command, id, ui))
}

fn weigh(
    entry: &Entry,
    endpoint: &'static Endpoint,
    object: &str,
    now: &State,
    journal: &mut Journal,
) -> Result<Finding> {
    let as_it_is = endpoint.replaces.and_then(|body_of| body_of(&now.known).ok());
    let now_hash = as_it_is.map(|body| journal.keyed_hash(&body)).transpose()?;
    let all = journal.about(entry.text("base_url"), object)?;
    Ok(Case { endpoint, entry, all: &all, now, now_hash }.weigh())
}

/// Two readings far enough apart that both show the state before the write: it was not carried out.
fn unchanged(
    entry: &Entry,
    endpoint: &'static Endpoint,
    object: &str,
    now: &State,
    journal: &mut Journal,
    session: &Session,
    ui: &mut Ui,
) -> Result<()> {
    let apart = session.profile.readings_apart();
    let earlier = journal.readings(entry)?;
    journal.keep_reading(entry, &now.to_json())?;
    let wait = i64::try_from(apart.as_secs()).unwrap_or(i64::MAX);
    let long_ago = Timestamp::now().as_second().saturating_sub(wait);
    let same = |(at, state): &(i64, Value)| *at <= long_ago && *state == now.to_json();
    // Every reading in between must have shown the same.
    let all_same = earlier.iter().all(|(_, state)| *state == now.to_json());
    let twice = if apart.is_zero() {
        let again = read(endpoint, object, session, ui)?;
        weigh(entry, endpoint, object, &again, journal)? == Finding::Unchanged
    } else {
        all_same && earlier.iter().any(same)
    };
    if twice {
        let why = "two readings show the state from before it";
        journal.resolve(entry, false, why, &json!({"after": now.to_json()}))?;
        tell(entry, false, why, ui);
        return Ok(());
    }
    let minutes = apart.as_secs().div_ceil(60);
    let why = format!("the state is as before; a second reading {minutes} min later may settle it");
    Err(still_unknown(entry, endpoint, &why))
}

/// What was accepted and waits: the API may say that it was rejected. Only the newest one can be meant.
fn by_rejection(
    entry: &Entry,
    endpoint: &'static Endpoint,
    journal: &Journal,
    session: &Session,
    ui: &mut Ui,
) -> Result<()> {
    let object = entry.text("object");
    let all = journal.about(entry.text("base_url"), object)?;
    let is_newest = !all.iter().any(|other| {
        let same = other.text("command") == entry.text("command");
        other.id > entry.id && same && other.outcome.may_have_happened()
    });
    if let Some(refusal) = endpoint.rejected.filter(|_| is_newest) {
        let told = session.fetch(refusal.command, object, ui)?;
        if refusal.is_in(&told) {
            let why = format!("the API says {}", refusal.word);
            journal.resolve(entry, false, &why, &Value::Null)?;
            tell(entry, false, &why, ui);
            return Ok(());
        }
    }
    Err(settled(entry))
}

/// A request that was to make something: it is looked for among the orders, where they can tell.
fn among_orders(
    entry: &Entry,
    endpoint: &'static Endpoint,
    journal: &Journal,
    session: &Session,
    ui: &mut Ui,
) -> Result<()> {
    if endpoint.look != "orders list" {
        let why = "the API shows nothing by which it could be told";
        return Err(still_unknown(entry, endpoint, why));
    }
    let known: Vec<String> = journal
        .since(entry.text("base_url"), i64::MIN)?
        .iter()
        .filter_map(|other| Some(other.end["made"].as_str()?.to_owned()))
        .collect();
    let orders = session.fetch_list("orders list", ui)?;
    let orders: Vec<&str> = orders.iter().filter_map(|row| row["uuid"].as_str()).collect();
    let unknown: Vec<&str> =
        orders.into_iter().filter(|id| !known.iter().any(|made| made == id)).collect();
    if unknown.len() > MOST_ORDERS {
        let count = unknown.len();
        let why = format!(
            "there are {count} orders that this machine did not make: too many to look through"
        );
        return Err(still_unknown(entry, endpoint, &why));
    }
    let mut made = Vec::new();
    for id in unknown {
        if is_made(&entry.intent["body"], &session.fetch("orders details", id, ui)?) {
            made.push(id.to_owned());
        }
    }
    match made.as_slice() {
        [one] => {
            let why = format!("{one} is what was sent, and no other entry made it");
            happened(entry, &why, &json!({"made": one}), journal, ui)
        }
        [] => {
            let why = "no order is what was sent; one that is made late would not show yet";
            Err(still_unknown(entry, endpoint, why))
        }
        several => {
            let why = format!("{} are all what was sent", several.join(", "));
            Err(still_unknown(entry, endpoint, &why))
        }
    }
}

fn happened(entry: &Entry, why: &str, shown: &Value, journal: &Journal, ui: &mut Ui) -> Result<()> {
    journal.resolve(entry, true, why, shown)?;
    tell(entry, true, why, ui);
    Ok(())
}

/// What was settled, and by what. It is final.
pub fn tell(entry: &Entry, happened: bool, why: &str, ui: &mut Ui) {
    let amount = entry.amount().map(|amount| format!(" {}", crate::money::show(amount)));
    let not = if happened { "" } else { "NOT " };
    let what = format!("{} {}", entry.text("command"), entry.text("object"));
    let what = format!("{}{}", what.trim_end(), amount.unwrap_or_default());
    ui.note(&format!(
        "entry {} is settled for good: {what} was {not}carried out ({why})",
        entry.id
    ));
}

fn still_unknown(entry: &Entry, endpoint: &Endpoint, why: &str) -> Error {
    let object = entry.text("object");
    let what = format!("what became of {} {object}", entry.text("command"));
    let mut error =
        Error::new(Kind::Unknown, format!("{} is still unknown: {why}", what.trim_end()));
    let report = error.report_mut();
    report.journal = Some(entry.id);
    report.object = entry.intent["object"].as_str().map(str::to_owned);
    report.money = Some(match endpoint.effect.moves_money() {
        true => Money::MayHaveMoved,
        false => Money::NotMoved,
    });
    let look = if object.is_empty() { endpoint.look } else { endpoint.look_at(object) };
    error.next(format!("look yourself: fpgo {look} {object}").trim_end()).next(format!(
        "when you know, say so: fpgo journal resolve {} --as happened (or did-not) --reason TEXT",
        entry.id
    ))
}
