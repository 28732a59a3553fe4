//! Rows that go to a program of `--jq`: some at a time where the program looks at one after another, and otherwise all of them
//! at once, within a bound.

use std::io;
use std::rc::Rc;

use super::json_rows::{PIECE, without_secrets};
use crate::base::json_text;
use crate::output::delivery::OutputError;
use crate::output::jq::Program;
use crate::output::row_writer::RowBuffer;
use crate::output::ui::Ui;

/// Whether the output was delivered.
type Delivery = std::result::Result<(), OutputError>;

/// The longest list that is given to a program whole: 64 MiB.
const LONGEST: usize = 64 << 20;

/// The failure of a list that a program needs whole and that is too long for that.
fn too_long() -> OutputError {
    let why = "the list is longer than 64 MiB, and the program needs it whole; one that begins with .[] is given row after row";
    OutputError::Program(why.to_owned())
}

/// Rows on their way to a program.
pub(in crate::output) struct ProgramRows {
    program: Rc<Program>,
    /// Compact, one a line.
    lines: String,
}

impl ProgramRows {
    /// Rows for this program.
    pub(in crate::output) fn of(program: &Rc<Program>) -> ProgramRows {
        ProgramRows { program: Rc::clone(program), lines: String::new() }
    }

    /// Takes a row.
    pub(in crate::output) fn row(&mut self, json: &str, ui: &mut Ui) -> Delivery {
        json_text::add_compact(json, &mut self.lines);
        self.lines.push('\n');
        match self.program.takes_rows() {
            true if self.lines.len() > PIECE => self.run(ui),
            false if self.lines.len() > LONGEST => Err(too_long()),
            _ => Ok(()),
        }
    }

    /// Gives what is held to the program, if that takes rows.
    pub(in crate::output) fn hand_over(&mut self, ui: &mut Ui) -> Delivery {
        match self.program.takes_rows() && !self.lines.is_empty() {
            true => self.run(ui),
            false => Ok(()),
        }
    }

    /// Gives what is held to the program; a list that it needs whole only if it is.
    pub(in crate::output) fn end(mut self, is_whole: bool, ui: &mut Ui) -> Delivery {
        match self.program.takes_rows() {
            true => self.hand_over(ui),
            false if is_whole => self.run(ui),
            // Whatever a program made of a part would look like the whole.
            false => Ok(()),
        }
    }

    /// Runs the program over the list of what is held.
    fn run(&mut self, ui: &mut Ui) -> Delivery {
        let rows = without_secrets(self.lines.trim_end()).replace('\n', ",");
        let list = format!("[{}]", rows.trim_end_matches(','));
        self.lines.clear();
        let mut results = RowBuffer::results(ui);
        let ran =
            self.program.run(&list, ui.jq_time, |result| results.cells([result].into_iter(), ui));
        // What came before a failure stays.
        let written: io::Result<()> = results.hand_over(ui);
        written?;
        ran
    }
}
