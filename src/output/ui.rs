//! The standard streams and how they are used: format, colours, whether a person can be asked. Data is written to stdout in
//! `data.rs`, everything for people to stderr in `notes.rs`. Besides these only `stderr.rs`, `prompt/`, `terminal.rs` and
//! `error_text.rs` write to a stream or ask a person.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;
use std::time::Duration;

use crate::base::process;
use crate::output::instants::Instants;
use crate::output::jq::Program;
use crate::output::table_text::TableStyle;
use crate::output::terminal;
use crate::profile::{Format, ProfileFlags};

/// How long a program of jq may take where no time-out is settled.
const JQ_TIME: Duration = Duration::from_secs(30);
/// Why nobody is asked where nobody forbade it.
pub const NO_TERMINAL: &str = "there is no terminal to ask on";

/// Which of the two streams has colours.
#[derive(Clone, Copy, Debug)]
pub struct Colors {
    /// Standard output: the statuses in tables.
    pub out: bool,
    /// Standard error.
    pub err: bool,
}

impl Colors {
    /// None at all.
    pub const NONE: Colors = Colors { out: false, err: false };
}

/// Standard streams, and how they are used.
pub struct Ui {
    pub(super) out: Box<dyn Write>,
    pub(super) err: Box<dyn Write>,
    /// Lines that are kept instead of being written, where nobody shall see them yet.
    pub(super) kept: Option<Vec<String>>,
    /// The format of data.
    pub format: Format,
    /// Only identifiers.
    pub quiet: bool,
    /// Whether the command can be tried without sending anything.
    pub knows_dry_run: bool,
    /// The names of the columns asked for, in this order; none means all.
    pub columns: Vec<String>,
    /// The program that JSON goes through.
    pub jq: Option<Rc<Program>>,
    /// Texts that it gives are printed without quotes.
    pub raw_texts: bool,
    /// How long it may take over one answer.
    pub jq_time: Duration,
    pub(super) colors: Colors,
    pub(super) out_is_terminal: bool,
    pub(super) err_is_terminal: bool,
    /// Stderr is a terminal on which a line can be taken back.
    pub(super) shows_progress: bool,
    /// Why no person can be asked, if none can.
    unasked: Option<&'static str>,
    /// The titles above the rows written last.
    pub(super) titles: Option<String>,
    /// How instants are shown to people: in the time zone of the profile, as soon as one is known.
    pub instants: Instants,
    /// The time zone was named to the person.
    pub(super) zone_named: bool,
    /// What was warned of once for all.
    pub(super) warned: BTreeSet<String>,
    /// Personal numbers may be shown to people.
    pub show_personal: bool,
    /// Which profile was asked for: the commands that messages offer name it.
    pub profile_flags: ProfileFlags,
    /// What is so where a question gets no answer.
    pub without_answer: &'static str,
    /// The profile and the place where this is production, until a person was told.
    pub(super) untold_production: Option<String>,
    pub(super) is_production_known: bool,
}

/// What is so where a question about a write gets no answer.
pub const NOTHING_SENT: &str = "nothing was sent";

impl Ui {
    /// The process's own streams.
    pub fn standard(
        format: Format,
        quiet: bool,
        colors: Colors,
        unasked: Option<&'static str>,
    ) -> Ui {
        Ui {
            out: process::stdout(),
            err: Box::new(io::stderr()),
            kept: None,
            format,
            quiet,
            knows_dry_run: true,
            columns: Vec::new(),
            jq: None,
            raw_texts: false,
            jq_time: JQ_TIME,
            colors,
            out_is_terminal: io::stdout().is_terminal(),
            err_is_terminal: io::stderr().is_terminal(),
            shows_progress: io::stderr().is_terminal() && !terminal::is_dumb(),
            unasked,
            titles: None,
            instants: Instants::default(),
            zone_named: false,
            warned: BTreeSet::new(),
            show_personal: false,
            profile_flags: ProfileFlags::default(),
            without_answer: NOTHING_SENT,
            untold_production: None,
            is_production_known: false,
        }
    }

    /// How many columns the person at standard output has, if there is one.
    pub fn columns_of_stdout(&self) -> Option<usize> {
        if self.out_is_terminal { terminal::columns() } else { None }
    }

    /// How the person at standard output sees tables.
    pub(super) fn table_style(&self) -> TableStyle {
        let width = self.columns_of_stdout();
        TableStyle { width, is_colored: self.colors.out, instants: self.instants.clone() }
    }

    /// What another thread needs to write as this one does.
    pub fn settings(&self) -> UiSettings {
        UiSettings {
            format: self.format,
            colors: self.colors,
            instants: self.instants.clone(),
            show_personal: self.show_personal,
            profile_flags: self.profile_flags.clone(),
        }
    }

    /// The same for lines that become a part of something: as people read them, whatever the format.
    pub fn settings_for_people(&self) -> UiSettings {
        UiSettings { format: Format::Table, ..self.settings() }
    }

    /// Whether a person reads the answer as it stands: a table, and no columns were chosen.
    pub fn is_for_people(&self) -> bool {
        self.format == Format::Table && self.columns.is_empty()
    }

    /// Whether a line that tells how far the command has come can be taken back.
    pub fn shows_progress(&self) -> bool {
        self.shows_progress && !self.format.is_json()
    }

    /// Whether a person can be asked.
    pub fn may_ask(&self) -> bool {
        self.unasked.is_none()
    }

    /// Why no person can be asked.
    pub fn unasked(&self) -> &'static str {
        self.unasked.unwrap_or(NO_TERMINAL)
    }

    /// Asks no questions where standard input is no terminal, unless it is data: then the controlling terminal answers.
    pub fn ask_nobody_but_a_person(&mut self, stdin_is_data: bool) {
        if !stdin_is_data && !io::stdin().is_terminal() {
            self.unasked = self.unasked.or(Some(NO_TERMINAL));
        }
    }
}

#[cfg(test)]
impl Ui {
    /// Writes to these streams instead, as to a terminal or to a program.
    pub fn writing_to(self, out: Box<dyn Write>, err: Box<dyn Write>, is_terminal: bool) -> Ui {
        Ui { out, err, out_is_terminal: is_terminal, err_is_terminal: is_terminal, ..self }
    }
}

/// What another thread needs to open streams of its own, for an error or a note.
pub struct UiSettings {
    format: Format,
    colors: Colors,
    instants: Instants,
    show_personal: bool,
    profile_flags: ProfileFlags,
}

impl UiSettings {
    /// No streams at all: what is said is kept for [`Ui::take_kept`], what is shown is not.
    pub fn open_unseen(&self) -> Ui {
        let mut ui = self.open();
        (ui.out, ui.kept) = (Box::new(io::sink()), Some(Vec::new()));
        (ui.out_is_terminal, ui.err_is_terminal, ui.shows_progress) = (false, false, false);
        ui.colors = Colors::NONE;
        ui
    }

    /// The process's streams, with these settings and without questions.
    pub fn open(&self) -> Ui {
        let mut ui = Ui::standard(self.format, false, self.colors, Some(NO_TERMINAL));
        ui.instants = self.instants.clone();
        ui.show_personal = self.show_personal;
        ui.profile_flags = self.profile_flags.clone();
        ui
    }
}
