//! How `callback listen` shows a callback: a line for people as soon as it came, and one when it was forwarded; for programs
//! one object, when no more will happen to it.

use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use serde_json::Value;

use crate::base::error::Result;
use crate::base::text;
use crate::base::threads::lock;
use crate::commands::callback::stored::{STORED_COLUMNS, outcome, row, to_json, told, told_status};
use crate::listener::{Fate, Kept, Lines};
use crate::output::delivery::OutputError;
use crate::output::local_table::{LocalTable, write_local};
use crate::output::ui::Ui;
use crate::profile::Format;
use crate::store::callbacks::{FirstSeen, Forward, StoredCallback};

/// Whether something was shown.
type Delivery = std::result::Result<(), OutputError>;

/// Shows callbacks of one account.
pub struct Shown {
    /// The account.
    pub account: String,
    /// What is kept.
    pub kept: Arc<Mutex<Kept>>,
    /// Whether personal values are shown.
    pub show_personal: bool,
}

/// Which events are a line of their own: a callback is one line, for people with another one when it was forwarded.
pub fn lines_of(ui: &Ui) -> Lines {
    Lines { queued: ui.quiet || ui.format == Format::Table, forwarded: !ui.quiet }
}

impl Shown {
    /// Writes the titles of the rows, where there will be rows. Fails where the columns asked for are none.
    pub fn begin(&self, ui: &mut Ui) -> Result<Delivery> {
        match ui.format {
            Format::Csv | Format::Tsv => {
                write_local(LocalTable::List(&STORED_COLUMNS, Vec::new()), &Value::Null, ui)
            }
            _ => Ok(Ok(())),
        }
    }

    /// Shows that a callback came.
    pub fn received(
        &self,
        id: i64,
        fate: Fate,
        repeats: Option<FirstSeen>,
        ui: &mut Ui,
    ) -> Result<Delivery> {
        let Some((callback, forwards)) = self.find(id)? else { return Ok(Ok(())) };
        if ui.quiet {
            return Ok(ui.data(&format!("{id}\n")).map_err(OutputError::from));
        }
        match ui.format {
            Format::Table => {
                Ok(ui.data(&line(&callback, fate, repeats, ui)).map_err(OutputError::from))
            }
            // Its object follows when it was forwarded.
            _ if fate == Fate::Queued => Ok(Ok(())),
            _ => self.object(&callback, &forwards, ui),
        }
    }

    /// Shows that a callback was forwarded, or could not be.
    pub fn forwarded(&self, id: i64, ui: &mut Ui) -> Result<Delivery> {
        let Some((callback, forwards)) = self.find(id)? else { return Ok(Ok(())) };
        if ui.quiet {
            return Ok(Ok(()));
        }
        match (ui.format, forwards.last()) {
            (Format::Table, Some(last)) => {
                let line =
                    format!("{}  #{id:<6}  forwarded: {}\n", time(last.begun, ui), outcome(last));
                Ok(ui.data(&line).map_err(OutputError::from))
            }
            (Format::Table, None) => Ok(Ok(())),
            _ => self.object(&callback, &forwards, ui),
        }
    }

    fn find(&self, id: i64) -> Result<Option<(StoredCallback, Vec<Forward>)>> {
        let kept = lock(&self.kept);
        let Some(callback) = kept.store.callback(&self.account, id)? else { return Ok(None) };
        Ok(Some((callback, kept.store.forwards(id)?)))
    }

    fn object(
        &self,
        callback: &StoredCallback,
        forwards: &[Forward],
        ui: &mut Ui,
    ) -> Result<Delivery> {
        let json = to_json(callback, forwards, self.show_personal);
        let table = LocalTable::List(&STORED_COLUMNS, vec![row(callback, forwards)]);
        write_local(table, &json, ui)
    }
}

/// `12:31:59  #12     authentic         ODR1234567890   PAID        800  forwarding`
fn line(callback: &StoredCallback, fate: Fate, repeats: Option<FirstSeen>, ui: &Ui) -> String {
    let verdict = told(callback);
    let status = told_status(callback);
    let StoredCallback { id, object, amount, .. } = callback;
    let mut remarks = Vec::new();
    if !callback.reason.is_empty() {
        remarks.push(callback.reason.clone());
    }
    if let Some(first) = repeats {
        remarks.push(match first.same_checksum {
            true => format!("the same as #{}", first.id),
            false => format!("#{} told it before", first.id),
        });
    }
    remarks.push(fate_words(fate).to_owned());
    let time = time(Some(callback.at), ui);
    let remarks = remarks.join("; ");
    let object = if object.is_empty() { "-" } else { object };
    let line = format!(
        "{time}  #{id:<6}  {verdict:<13}  {object:<13}  {status:<9}  {amount:>9}  {remarks}"
    );
    format!("{}\n", text::visible(&line))
}

fn fate_words(fate: Fate) -> &'static str {
    match fate {
        Fate::Queued => "forwarding",
        Fate::NoReceiver | Fate::NotAuthentic => "not forwarded",
        Fate::WasForwarded => "not forwarded: another listener sent it here",
    }
}

fn time(at: Option<Timestamp>, ui: &Ui) -> String {
    at.map(|at| ui.instants.clock_time(at)).unwrap_or_default()
}
