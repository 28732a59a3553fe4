//! A list whose rows are completed by one more read each: paced within the rate limit, shown as it comes where the format
//! allows that (`detailed_output.rs`), and ended by the first Ctrl-C with what is there.

use serde_json::{Map, Value, json};

use super::detailed_output::DetailedOutput;
use super::narrowing::limit_of;
use super::progress::Progress;
use super::wanted::Wanted;
use crate::api::{Endpoint, RowDetails};
use crate::base::dates::TimeFrame;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::base::text;
use crate::options::Invocation;
use crate::output::delivery::{OutputError, delivered};
use crate::output::ui::Ui;
use crate::run::fleet::{Fleet, Flow, Worker};
use crate::run::interrupt::SignalWatch;
use crate::run::seen::Sightings;
use crate::run::session::Session;
use crate::store::row_spool::RowSpool;

/// A list, and how its rows are completed.
pub struct DetailedList<'a> {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// How the details are read.
    pub details: &'a RowDetails,
    /// What was typed.
    pub invocation: &'a Invocation,
    /// The way to the API.
    pub session: &'a Session<'a>,
    /// Whether somebody wants it to end.
    pub watch: &'a SignalWatch,
}

impl DetailedList<'_> {
    /// Shows these rows, as far as they are wanted.
    pub fn show(&self, rows: &RowSpool, ui: &mut Ui) -> Result<()> {
        let typed = &self.invocation.typed;
        let limit = limit_of(typed);
        let context = self.session.context.request(self.endpoint.command);
        let frame = self.endpoint.time_frame(typed, &context)?;
        let sought = Sought { text: self.wanted(ui), frame };
        self.watch.end_gently();
        let count = rows.count();
        let mut output = DetailedOutput::new(self.endpoint, self.details.table, self.invocation);
        if let Err(error) = output.begin(ui) {
            return delivered(Err(error));
        }
        let left = if sought.is_everything() { count.min(limit) } else { count };
        let fleet = Fleet::beside(self.session, Fleet::workers_for(left.min(limit)), self.watch)?;
        let settings = ui.settings();
        let mut spooled = SpooledRows { rows, place: 0, left, failure: None };
        let mut shown = Shown::new(self, &sought, limit, count, output);
        let (endpoint, command) = (self.endpoint, self.details.command);
        let read = |worker: &mut Worker, row| RowRead::by(worker, row, endpoint, command);
        if limit > 0 {
            fleet.in_order(&mut spooled, settings, read, |row| shown.take(row, ui))?;
        }
        let Shown { mut progress, output, sightings, undelivered, .. } = shown;
        if let Some(error) = undelivered {
            return delivered(Err(error));
        }
        progress.cut = progress.cut.or(spooled.failure);
        ui.progress("");
        sightings.remember(self.session.context, ui);
        let is_cut = progress.cut.is_some() || self.watch.is_ending();
        delivered(output.end(!is_cut, &progress, ui))?;
        if !is_cut && progress.is_without_failure() && progress.read == count {
            self.tell_nothing_found(&sought, &progress, ui);
        }
        let done = if sought.is_everything() { "read" } else { "looked through" };
        progress.end(count, self.watch.is_ending(), done)
    }

    /// A table of titles alone says nothing: that no row is of the time frame, or holds the text, is told.
    fn tell_nothing_found(&self, sought: &Sought, progress: &Progress, ui: &mut Ui) {
        let text = self.invocation.typed.get("find").and_then(Value::as_str);
        if progress.shown > 0 || ui.format.is_json() || sought.is_everything() {
            return;
        }
        let frame = if sought.frame.is_open() { "" } else { " of this time frame" };
        let what = match text {
            Some(text) => format!("{frame} holds \"{}\"", text::visible(text)),
            None => format!(" is{frame}"),
        };
        ui.note(&format!("no {}{what}", self.details.noun));
        if let Some(text) = text {
            self.tell_unseen(text, ui);
        }
    }

    /// Says what a search cannot see: the API tells no references, so one whose answer was lost is found by none.
    fn tell_unseen(&self, text: &str, ui: &mut Ui) {
        ui.note(&format!(
            "references and numbers of your own are not told by the API: of those only {}s are known whose answer reached \
             this machine; look for the customer's name, e-mail or phone, or with --details for amount and date",
            self.details.noun
        ));
        let context = self.session.context;
        let Ok(Some(journal)) = context.journal_if_any() else { return };
        let entries = journal.naming(&context.base_url, text).unwrap_or_default();
        for entry in entries.iter().filter(|entry| entry.outcome.is_open()) {
            let settle = Command::new("journal resolve").arg(entry.id);
            let told = format!(
                "{} of entry {} sent it, and nobody knows what became of that; ",
                entry.words(),
                entry.id
            );
            ui.suggest(&told, &settle.why("look whether it was made"));
        }
    }

    /// What is remembered of a row: identifier, status and amount alone.
    fn sighting(&self, row: &Value) -> Value {
        let sums = row.pointer(&format!("/{}/orderSummary", RowDetails::KEY));
        json!({"uuid": row.get("uuid"), "status": row.get("status"), "orderSummary": sums})
    }

    /// What is looked for, if something is.
    fn wanted(&self, ui: &mut Ui) -> Option<Wanted> {
        let mut wanted = Wanted::new(self.invocation.typed.get("find")?.as_str()?)?;
        if let Err(error) = self.look_through_references(&mut wanted) {
            ui.warn(&format!("references that this machine sent are not looked through: {error}"));
        }
        Some(wanted)
    }

    fn look_through_references(&self, wanted: &mut Wanted) -> Result<()> {
        let context = self.session.context;
        let Some(journal) = context.journal_if_any()? else { return Ok(()) };
        journal.each(&context.base_url, |entry| {
            wanted.note_references(entry);
            Ok(())
        })
    }
}

/// The rows that are read, one after another.
struct SpooledRows<'a> {
    rows: &'a RowSpool,
    place: i64,
    /// How many more are read at most.
    left: usize,
    /// Why there are no more, if they are not at their end.
    failure: Option<Error>,
}

impl Iterator for SpooledRows<'_> {
    type Item = Value;

    fn next(&mut self) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        match self.rows.after(self.place) {
            Ok(next) => {
                let (place, text) = next?;
                self.place = place;
                // It was parsed before.
                Some(serde_json::from_str(&text).unwrap_or_default())
            }
            Err(error) => {
                self.failure = Some(error);
                None
            }
        }
    }
}

/// A row, and what the read of its details gave.
struct RowRead {
    row: Value,
    id: String,
    details: Result<Value>,
    /// What was said meanwhile.
    said: Vec<String>,
}

impl RowRead {
    /// Reads the details of a row with this operation.
    fn by(
        worker: &mut Worker,
        row: Value,
        endpoint: &'static Endpoint,
        command: &'static str,
    ) -> RowRead {
        let id = endpoint.table.id.and_then(|id| row.pointer(id)).and_then(Value::as_str);
        let id = id.unwrap_or_default().to_owned();
        let details = worker.session.fetch(command, &id, &mut worker.ui);
        RowRead { row, id, details, said: worker.ui.take_kept() }
    }
}

/// What is shown of the rows that were read so far.
struct Shown<'a> {
    list: &'a DetailedList<'a>,
    sought: &'a Sought,
    limit: usize,
    count: usize,
    progress: Progress,
    output: DetailedOutput<'a>,
    sightings: Sightings,
    undelivered: Option<OutputError>,
}

impl<'a> Shown<'a> {
    fn new(
        list: &'a DetailedList<'a>,
        sought: &'a Sought,
        limit: usize,
        count: usize,
        output: DetailedOutput<'a>,
    ) -> Shown<'a> {
        let sightings = Sightings::in_list(list.session.context);
        let progress = Progress::default();
        Shown { list, sought, limit, count, progress, output, sightings, undelivered: None }
    }

    /// Takes the next row, and shows it if it is wanted.
    fn take(&mut self, read: RowRead, ui: &mut Ui) -> Flow {
        ui.tell_kept(&read.said);
        let row = self.complete(read, ui);
        if self.progress.cut.is_some() {
            return Flow::Stop;
        }
        if let Some(row) = row {
            self.progress.shown += 1;
            self.sightings.take_value(&self.list.sighting(&row));
            if let Err(error) = self.output.row(row, &self.progress, ui) {
                self.undelivered = Some(error);
                return Flow::Stop;
            }
        }
        let Progress { read, shown, .. } = &self.progress;
        ui.progress(&format!("{read} of {} read, {shown} to show", self.count));
        if *shown >= self.limit { Flow::Stop } else { Flow::GoOn }
    }

    /// The row with its details, if it is shown.
    fn complete(&mut self, read: RowRead, ui: &mut Ui) -> Option<Value> {
        let RowRead { mut row, id, details, .. } = read;
        self.progress.read += 1;
        let error = match details {
            Ok(data) => {
                self.progress.succeeded();
                let is_wanted = self.sought.fits(&id, &data, self.list.details, ui);
                set(&mut row, RowDetails::KEY, data);
                return is_wanted.then_some(row);
            }
            Err(error) => error,
        };
        ui.warn(&format!("{}: its details could not be read: {error}", text::visible(&id)));
        set(&mut row, RowDetails::KEY, Value::Null);
        set(&mut row, RowDetails::ERROR, json!(error.to_string()));
        self.progress.failed(error);
        // What nobody could look through is not shown as found.
        self.sought.is_everything().then_some(row)
    }
}

/// Which rows are shown.
struct Sought {
    text: Option<Wanted>,
    frame: TimeFrame,
}

impl Sought {
    fn is_everything(&self) -> bool {
        self.text.is_none() && self.frame.is_open()
    }

    fn fits(&self, id: &str, data: &Value, details: &RowDetails, ui: &mut Ui) -> bool {
        if self.text.as_ref().is_some_and(|text| !text.is_in(id, data, details)) {
            return false;
        }
        if self.frame.is_open() {
            return true;
        }
        match details.date_in(data) {
            Some(date) => self.frame.holds(date),
            None => {
                let id = text::visible(id);
                ui.warn(&format!("{id}: its date cannot be read, so it is left out"));
                false
            }
        }
    }
}

fn set(row: &mut Value, key: &str, value: Value) {
    match row {
        Value::Object(members) => {
            members.insert(key.to_owned(), value);
        }
        other => *other = Value::Object(Map::from_iter([(key.to_owned(), value)])),
    }
}
