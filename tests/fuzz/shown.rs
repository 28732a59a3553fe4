//! What a command writes, kept in memory: as on a terminal, or as for a program.

use super::words::{SECRET, hidden_in};
use crate::output::kept_stream::KeptStream;
use crate::output::ui::{Colors, Ui};
use crate::profile::Format;

/// Both streams of a command.
pub struct Shown {
    /// They are used by this.
    pub ui: Ui,
    out: KeptStream,
    err: KeptStream,
    is_terminal: bool,
    /// Tabs stand between cells.
    has_tabs: bool,
}

impl Shown {
    /// Streams in this format.
    pub fn new(format: Format, quiet: bool, is_terminal: bool) -> Shown {
        let (out, err) = (KeptStream::default(), KeptStream::default());
        let ui = Ui::standard(format, quiet, Colors::NONE, Some("nobody is asked in a test"));
        let mut ui = ui.writing_to(Box::new(out.clone()), Box::new(err.clone()), is_terminal);
        // No file of this machine says which profile is in use.
        ui.profile_flags.sandbox = true;
        Shown { ui, out, err, is_terminal, has_tabs: format == Format::Tsv && !quiet }
    }

    /// What went to standard output, which must not fool or betray anybody.
    pub fn out(&self) -> Vec<u8> {
        let bytes = self.out.bytes();
        let text = String::from_utf8_lossy(&bytes);
        if self.is_terminal {
            let plain = if self.has_tabs { text.replace('\t', " ") } else { text.to_string() };
            assert_eq!(hidden_in(&plain), None, "{text:?}");
        }
        assert!(!text.contains(SECRET), "{text:?}");
        bytes
    }

    /// What went to standard error, likewise, whoever reads it.
    pub fn err(&self) -> String {
        let text = String::from_utf8_lossy(&self.err.bytes()).into_owned();
        assert_eq!(hidden_in(&text), None, "{text:?}");
        assert!(!text.contains(SECRET), "{text:?}");
        text
    }
}
