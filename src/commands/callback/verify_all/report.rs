//! The verdicts on their way to standard output, in the order of the records.

use std::io;

use super::batch::Batch;
use super::counts::Counts;
use super::sink::Sink;
use super::stop::Stop;
use super::style::Style;
use crate::output::delivery::OutputError;
use crate::output::show::show_json;
use crate::output::ui::Ui;

/// The most text that is kept for a program of `--jq`, which takes the list as a whole: 64 MiB.
const MOST_FOR_JQ: usize = 64 << 20;

/// Shows some verdicts at once.
impl Sink for Report<'_> {
    fn take(&mut self, batch: Batch) -> Result<(), Stop> {
        self.counts.add_all(batch.counts);
        let mut text = self.beginning();
        match text.is_empty() {
            true => text = batch.rows,
            false => text.push_str(&batch.rows),
        }
        self.write(text)
    }
}

/// What is shown, and what was counted.
pub struct Report<'a> {
    ui: &'a mut Ui,
    style: Style,
    /// What stands before the next row of a list.
    before: &'static str,
    /// The list for a program of `--jq`.
    kept: Option<String>,
    has_begun: bool,
    /// How many of what, so far.
    pub counts: Counts,
}

impl<'a> Report<'a> {
    /// A report without rows.
    pub fn new(style: Style, ui: &'a mut Ui) -> Report<'a> {
        let kept = ui.jq.is_some().then(String::new);
        Report { ui, style, before: "[\n", kept, has_begun: false, counts: Counts::default() }
    }

    /// Tells people what a worker said, and how far it has come.
    pub fn tell(&mut self, said: &[String], progress: &str) {
        self.ui.tell_kept(said);
        self.ui.progress(progress);
    }

    /// Closes what is open.
    pub fn end(&mut self) -> Result<(), Stop> {
        let beginning = self.beginning();
        self.write(beginning)?;
        if !self.style.is_list() {
            return Ok(());
        }
        let end = if self.before == "[\n" { "[]\n" } else { "\n]\n" };
        match self.kept.take() {
            None => self.ui.json_lines(end).map_err(Stop::Undelivered),
            Some(list) => match show_json(&format!("{list}{end}"), self.ui) {
                Ok(()) => Ok(()),
                Err(OutputError::Stdout(error)) => Err(Stop::Undelivered(error)),
                Err(OutputError::Program(why)) => {
                    Err(Stop::Undelivered(io::Error::other(format!("--jq: {why}"))))
                }
            },
        }
    }

    /// The titles, once.
    fn beginning(&mut self) -> String {
        match std::mem::replace(&mut self.has_begun, true) {
            true => String::new(),
            false => self.style.begin(),
        }
    }

    fn write(&mut self, text: String) -> Result<(), Stop> {
        if text.is_empty() {
            return Ok(());
        }
        let text = if self.style.is_list() { self.as_elements(&text) } else { text };
        match &mut self.kept {
            None => self.ui.json_lines(&text).map_err(Stop::Undelivered),
            Some(list) if list.len() + text.len() > MOST_FOR_JQ => {
                let why =
                    "--jq takes the list as a whole, and it is longer than 64 MiB; use -o ndjson";
                Err(Stop::Undelivered(io::Error::other(why)))
            }
            Some(list) => {
                list.push_str(&text);
                Ok(())
            }
        }
    }

    /// Lines as elements of a list that goes on.
    fn as_elements(&mut self, lines: &str) -> String {
        let mut list = String::with_capacity(lines.len() + lines.len() / 8);
        for line in lines.lines() {
            list.push_str(self.before);
            list.push_str("  ");
            list.push_str(line);
            self.before = ",\n";
        }
        list
    }
}
