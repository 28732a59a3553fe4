//! A list that is narrowed, or whose rows are completed by one more read each: paced within the rate limit, shown as it
//! comes where the format allows that, and ended by the first Ctrl-C with what is there.

use serde_json::{Map, Value, json};

use super::narrowing::completes;
use super::progress::Progress;
use super::wanted::Wanted;
use crate::api::{Endpoint, RowDetails, Table};
use crate::base::dates::TimeFrame;
use crate::base::error::Result;
use crate::base::step::Command;
use crate::base::text;
use crate::options::Invocation;
use crate::output::delivery::{OutputError, delivered};
use crate::output::show::show_rows;
use crate::output::ui::Ui;
use crate::profile::Format;
use crate::run::fleet::{Fleet, Flow, Worker};
use crate::run::interrupt::SignalWatch;
use crate::run::seen;
use crate::run::session::Session;

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
    pub fn show(&self, mut rows: Vec<Value>, ui: &mut Ui) -> Result<()> {
        let typed = &self.invocation.typed;
        let limit = typed.get("limit").and_then(Value::as_u64);
        let limit = limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
        if !completes(typed) {
            rows.truncate(limit);
            seen::remember(self.session.context, None, &Value::Array(rows.clone()), ui);
            return delivered(show_rows(self.endpoint, self.invocation, rows, true, ui));
        }
        let context = self.session.context.request(self.endpoint.command);
        let frame = self.endpoint.time_frame(typed, &context)?;
        let sought = Sought { text: self.wanted(ui), frame };
        self.watch.end_gently();
        let count = rows.len();
        let streams = ui.quiet || !matches!(ui.format, Format::Table | Format::Json);
        if streams && let Err(error) = self.deliver(Vec::new(), true, &Progress::default(), ui) {
            return delivered(Err(error));
        }
        if sought.is_everything() {
            rows.truncate(limit);
        }
        let workers = Fleet::workers_for(rows.len().min(limit));
        let fleet = Fleet::beside(self.session, workers, self.watch)?;
        let settings = ui.settings();
        let mut shown = Shown::new(self, &sought, limit, count, streams);
        let (endpoint, command) = (self.endpoint, self.details.command);
        let read = |worker: &mut Worker, row| RowRead::by(worker, row, endpoint, command);
        if limit > 0 {
            fleet.in_order(rows.into_iter(), settings, read, |row| shown.take(row, ui))?;
        }
        let Shown { mut progress, kept, undelivered, .. } = shown;
        if let Some(error) = undelivered {
            return delivered(Err(error));
        }
        ui.progress("");
        let seen = Value::Array(std::mem::take(&mut progress.seen));
        seen::remember(self.session.context, None, &seen, ui);
        let is_cut = progress.cut.is_some() || self.watch.is_ending();
        if !streams {
            delivered(self.deliver(kept, !is_cut, &progress, ui))?;
        }
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
        let wanted = Wanted::new(self.invocation.typed.get("find")?.as_str()?)?;
        let context = self.session.context;
        let entries = match context.journal_if_any() {
            Ok(Some(journal)) => journal.since(&context.base_url, i64::MIN),
            Ok(None) => Ok(Vec::new()),
            Err(error) => Err(error),
        };
        match entries {
            Ok(entries) => Some(wanted.with_references(&entries)),
            Err(error) => {
                ui.warn(&format!(
                    "references that this machine sent are not looked through: {error}"
                ));
                Some(wanted)
            }
        }
    }

    fn deliver(
        &self,
        rows: Vec<Value>,
        whole: bool,
        progress: &Progress,
        ui: &mut Ui,
    ) -> std::result::Result<(), OutputError> {
        let mut table = self.details.table;
        if ui.format == Format::Table && progress.is_without_failure() && ui.columns.is_empty() {
            table = without_last_column(table);
        }
        let endpoint = Endpoint { table, ..*self.endpoint };
        show_rows(&endpoint, self.invocation, rows, whole, ui)
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
    /// Whether each row is shown as soon as it is read.
    streams: bool,
    progress: Progress,
    kept: Vec<Value>,
    undelivered: Option<OutputError>,
}

impl<'a> Shown<'a> {
    fn new(
        list: &'a DetailedList<'a>,
        sought: &'a Sought,
        limit: usize,
        count: usize,
        streams: bool,
    ) -> Shown<'a> {
        let (progress, kept) = (Progress::default(), Vec::new());
        Shown { list, sought, limit, count, streams, progress, kept, undelivered: None }
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
            self.progress.seen.push(self.list.sighting(&row));
            match self.streams {
                false => self.kept.push(row),
                true => {
                    let shown = self.list.deliver(vec![row], true, &self.progress, ui);
                    if let Err(error) = shown {
                        self.undelivered = Some(error);
                        return Flow::Stop;
                    }
                }
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

/// The table without the column of what went wrong.
fn without_last_column(table: Table) -> Table {
    match table.columns.split_last() {
        Some((_, columns)) => Table { columns, ..table },
        None => table,
    }
}
