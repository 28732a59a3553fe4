//! What a signal means for a command that asks, and then changes the configuration file: before, the file is as it was.
//! Of requests it knows nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::signals::ends_with_error;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::output::ui::Ui;

/// What is said where the questions were left.
pub const FILE_UNCHANGED: &str = "the file was not changed";

/// Whether the file may have been changed already.
pub struct FileWatch(Arc<AtomicBool>);

impl FileWatch {
    /// Begins to hear signals; one that comes says what is so without an answer, and that the file was not changed.
    pub fn start(ui: &Ui) -> Result<FileWatch> {
        let is_written = Arc::new(AtomicBool::new(false));
        let (heard, undone) = (Arc::clone(&is_written), ui.without_answer);
        ends_with_error(ui, move || interruption(heard.load(Ordering::SeqCst), undone))?;
        Ok(FileWatch(is_written))
    }

    /// From now on the file may be another one.
    pub fn may_be_written(&self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

fn interruption(is_written: bool, undone: &str) -> Error {
    match is_written {
        true => Error::new(ErrorKind::Interrupted, "interrupted")
            .next(Command::of_machine("config list").why("see whether the profile is there")),
        false => Error::new(ErrorKind::Interrupted, format!("interrupted, so {undone}"))
            .detail(FILE_UNCHANGED),
    }
}
