//! Rows of a plan that do what rows of earlier runs did: counted by run, with the first of them, however many there are.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::base::error::{Error, Result};
use crate::base::row_numbers::RowNumbers;
use crate::base::step::Command;
use crate::output::instants::Instants;
use crate::output::ui::Ui;
use crate::store::journal::Entry;

/// So many runs are told.
const MOST_RUNS: usize = 5;

/// The rows that earlier runs have sent.
#[derive(Default)]
pub struct EarlierRuns {
    runs: BTreeMap<String, OfRun>,
    rows: u64,
}

/// The rows that one run has sent.
struct OfRun {
    rows: RowNumbers,
    /// How many of them nobody knows the outcome of.
    open: u64,
    /// When the first of them was sent.
    begun: Timestamp,
}

impl EarlierRuns {
    /// Adds a row, and the entry of what did the same.
    pub fn add(&mut self, row: u64, entry: &Entry) {
        self.rows += 1;
        let run = entry.intent.run.clone().unwrap_or_default();
        let begun = entry.begun();
        let own =
            self.runs.entry(run).or_insert(OfRun { rows: RowNumbers::default(), open: 0, begun });
        own.rows.add(row);
        own.open += u64::from(entry.outcome.is_open());
        own.begun = own.begun.min(begun);
    }

    /// Refuses a plan in which there are any, or says that they are meant.
    pub fn refuse_unless(&self, are_meant: bool, sheet: &str, ui: &mut Ui) -> Result<()> {
        match (self.rows, are_meant) {
            (0, _) => Ok(()),
            (_, true) => {
                let told = self.in_words(&ui.instants);
                ui.warn(&format!("{told}; they are planned once more, each with the reason"));
                Ok(())
            }
            (_, false) => Err(self.refusal(sheet, &ui.instants)),
        }
    }

    fn refusal(&self, sheet: &str, instants: &Instants) -> Error {
        let mut error =
            Error::guarded(format!("{sheet} repeats what was sent: {}", self.in_words(instants)))
                .detail("nothing was planned, and nothing was sent");
        for run in self.told().map(|(run, _)| run) {
            error = error.next(Command::new("bulk report").arg(run).why("what became of each row"));
        }
        error.next("take the rows out that were sent").next(
            Command::typed_without(&["--reason"])
                .arg("--allow-repeats")
                .arg("--reason")
                .arg("TEXT")
                .why("if all of them are meant once more"),
        )
    }

    fn told(&self) -> impl Iterator<Item = (&String, &OfRun)> {
        let mut runs: Vec<_> = self.runs.iter().collect();
        runs.sort_by_key(|(_, own)| std::cmp::Reverse(own.begun));
        runs.into_iter().take(MOST_RUNS)
    }

    /// `200 of these rows were sent in run RUN… on …: rows 2, 3 and 198 more`, for each of the newest runs.
    fn in_words(&self, instants: &Instants) -> String {
        let mut parts: Vec<String> =
            self.told().map(|(run, own)| own.in_words(run, instants)).collect();
        let more = self.runs.len().saturating_sub(parts.len());
        if more > 0 {
            parts.push(format!("others in {more} more runs"));
        }
        parts.join("; ")
    }
}

impl OfRun {
    fn in_words(&self, run: &str, instants: &Instants) -> String {
        let were = if self.rows.count() == 1 { "was" } else { "were" };
        let open = match self.open {
            0 => String::new(),
            open => format!(", and nobody knows what became of {open} of them"),
        };
        format!(
            "{} of these rows {were} sent in run {run} on {} ({}){open}",
            self.rows.count(),
            instants.show(self.begun),
            self.rows.in_words()
        )
    }
}
