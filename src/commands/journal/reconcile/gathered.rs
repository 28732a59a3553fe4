//! Which objects are compared: those that the journal wrote to in a time, those that somebody names, those that the API
//! lists.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::api::{self, IdKind, Typed};
use crate::base::dates::TimeFrame;
use crate::base::error::Result;
use crate::output::ui::Ui;
use crate::run::reconcile::{Difference, unknown_entry};
use crate::run::session::Session;
use crate::store::journal::{Entry, Journal, Outcome};
use crate::store::worklist::Worklist;

/// The list of all orders.
pub const ORDERS: &str = "orders list";
/// The list of what happened to reservations in a time.
const HISTORY: &str = "reservations history";

/// The objects, and what is known before any of them is read.
pub struct Gathered {
    /// The objects.
    pub list: Worklist,
    /// Unknown outcomes of entries that are about none of them, each with its object, if it has one.
    pub unknown: Vec<(String, Difference)>,
    /// Entries of the time that are about nothing that can be compared: customers, checks.
    pub others: usize,
    /// What was to be made by entries that are unknown, or are said not to have happened: how that looks, and their numbers.
    pub unsettled: HashMap<String, Vec<i64>>,
}

/// Whether anything can be compared of the object with this identifier.
pub fn is_compared(id: &str) -> bool {
    IdKind::of(id).and_then(IdKind::compared).is_some()
}

impl Gathered {
    /// Nothing yet.
    pub fn new() -> Result<Gathered> {
        Ok(Gathered {
            list: Worklist::new()?,
            unknown: Vec::new(),
            others: 0,
            unsettled: HashMap::new(),
        })
    }

    /// Looks through the journal: for what made which object, and, unless objects are named, for those that it wrote to in
    /// this time.
    pub fn add_journaled(
        &mut self,
        journal: Option<&Journal>,
        base_url: &str,
        is_named: bool,
        frame: &TimeFrame,
    ) -> Result<()> {
        let Some(journal) = journal else { return Ok(()) };
        journal.each(base_url, |entry| {
            if let Some(made) = entry.made().filter(|made| is_compared(made)) {
                self.list.note_maker(made, entry.id)?;
            }
            self.note_unsettled(entry);
            let was_sent = entry.outcome != Outcome::NotSent;
            match !is_named && was_sent && frame.holds(entry.begun()) {
                true => self.take(entry),
                false => Ok(()),
            }
        })
    }

    /// Notes what an entry was to make, where nobody knows what that became.
    fn note_unsettled(&mut self, entry: &Entry) {
        let is_open = matches!(entry.outcome, Outcome::Unknown | Outcome::DidNotHappen);
        let endpoint = api::operation_of_entry(&entry.intent.command);
        if let Some(trace) = endpoint.and_then(|endpoint| endpoint.trace)
            && is_open
            && entry.objects().next().is_none()
        {
            let likeness = trace.likeness_of_body(entry.body());
            self.unsettled.entry(likeness).or_default().push(entry.id);
        }
    }

    /// Takes the objects of an entry.
    fn take(&mut self, entry: &Entry) -> Result<()> {
        let mut is_about_any = false;
        for object in entry.objects().filter(|object| is_compared(object)) {
            self.list.add(object)?;
            is_about_any = true;
        }
        if is_about_any {
            return Ok(());
        }
        match entry.outcome {
            Outcome::Unknown => {
                self.unknown.push((entry.object().to_owned(), unknown_entry(entry)));
            }
            outcome => self.others += usize::from(outcome.may_have_happened()),
        }
        Ok(())
    }

    /// Adds what the API lists: orders, whose dates are not known yet, and the reservations of this time.
    pub fn add_all_listed(
        &mut self,
        session: &Session,
        since: Option<&str>,
        until: Option<&str>,
        ui: &mut Ui,
    ) -> Result<()> {
        self.add_each(session, ORDERS, &Typed::default(), Worklist::add_listed, ui)?;
        let mut typed = Typed::default();
        for (flag, date) in [("since", since), ("until", until)] {
            if let Some(date) = date {
                typed.push(flag, date.into());
            }
        }
        self.add_each(session, HISTORY, &typed, Worklist::add, ui)
    }

    /// Adds what a list names.
    fn add_each(
        &self,
        session: &Session,
        command: &'static str,
        typed: &Typed,
        add: fn(&Worklist, &str) -> Result<()>,
        ui: &mut Ui,
    ) -> Result<()> {
        let Some(endpoint) = api::endpoint(command) else { return Ok(()) };
        let request = endpoint.request(typed, json!({}), &session.context.request(command))?;
        session.each_row(endpoint, request, ui, &mut |row| match uuid(row) {
            Some(id) => add(&self.list, id),
            None => Ok(()),
        })
    }
}

/// The identifier in a row of either list, if it is one.
fn uuid(listed: &Value) -> Option<&str> {
    listed.pointer("/uuid")?.as_str().filter(|id| is_compared(id))
}
