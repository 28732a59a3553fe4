//! A body in the person's own editor. What is typed stands in a file of the data directory until it has been sent, so
//! that nothing typed is lost.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;

use crate::api::Endpoint;
use crate::base::error::{Error, ErrorKind, Result};
#[cfg(unix)]
use crate::base::heard;
use crate::base::input;
use crate::base::redact;
use crate::base::text;
use crate::output::ui::Ui;
use crate::profile::secret_variables;
use crate::run::body::payload;
use crate::store::data::DataDir;

/// The file of one edit.
#[derive(Clone)]
pub struct EditFile {
    path: PathBuf,
    /// Whether the editor has it open.
    is_open: Arc<AtomicBool>,
}

impl EditFile {
    /// A new file in this data directory. An earlier one stays, whoever has the number of its process by now.
    pub fn new(data: &DataDir, endpoint: &Endpoint) -> Result<EditFile> {
        let drafts = data.inside("drafts")?;
        let name = format!("{}-{}", endpoint.command.replace(' ', "-"), std::process::id());
        let mut number = 1;
        loop {
            let again = if number == 1 { String::new() } else { format!("-{number}") };
            if let Some(path) = drafts.new_file(&format!("{name}{again}.json"))? {
                return Ok(EditFile { path, is_open: Arc::default() });
            }
            number += 1;
        }
    }

    /// Opens the editor on this text, and gives the body that stands there when it closes.
    pub fn edit(&self, text: &str, ui: &mut Ui) -> Result<Value> {
        let name = self.path.display().to_string();
        if redact::holds(text.as_bytes()) {
            let why = "what was read holds a secret of yours, which is not written into a file";
            return Err(Error::guarded(why).next("change the fields by flags instead of --edit"));
        }
        fs::write(&self.path, text).map_err(|error| unusable(&name, &error))?;
        ui.note(&format!("waiting for the editor to close {name}"));
        self.is_open.store(true, Ordering::Relaxed);
        let closed = run_editor(&self.path);
        // A Ctrl-C at which the editor closed was the editor's too.
        #[cfg(unix)]
        heard::wait_for_all();
        self.is_open.store(false, Ordering::Relaxed);
        closed?;
        let bytes =
            input::read(&self.path, input::LARGEST).map_err(|error| unusable(&name, &error))?;
        let after = match text::decoded(bytes) {
            Ok(after) => after,
            Err(why) => {
                let what = format!("{name} is not UTF-8, so nothing was sent");
                return Err(Error::invalid(what).detail(why));
            }
        };
        if after.trim().is_empty() {
            return Err(Error::new(
                ErrorKind::Declined,
                "the file was emptied, so nothing was sent",
            ));
        }
        payload::parse(after, &name)
    }

    /// Keeps the file after a dry run, and says so.
    pub fn keep(&self, ui: &mut Ui) {
        if self.is_empty() {
            return self.discard();
        }
        ui.note(&format!("what you typed is kept: {}", self.flag()));
    }

    /// Adds to a failure where the edited file is kept. Where the write may have been carried out, the step says to
    /// check that first.
    pub fn with_kept_file(&self, error: Error) -> Error {
        // What is done, shown or seen or not, is not to be sent again.
        let is_done = matches!(error.kind(), ErrorKind::Undelivered | ErrorKind::CheckFailed);
        if self.is_empty() || is_done {
            self.discard();
            return error;
        }
        let first = match error.kind() {
            ErrorKind::Unknown => ", but settle first what became of it; only if it did not happen",
            ErrorKind::Guarded => {
                ", but it is based on the earlier state; look at the object first, then"
            }
            _ => "",
        };
        error.next(format!("what you typed is kept{first}: {}", self.flag()))
    }

    /// Whether the editor has it open: Ctrl-C is then meant for the editor.
    #[cfg(unix)]
    pub fn is_open(&self) -> bool {
        self.is_open.load(Ordering::Relaxed)
    }

    /// Clears the file away.
    pub fn discard(&self) {
        // A file that stays is readable for its owner alone, and no failure of what was sent.
        let _ = fs::remove_file(&self.path);
    }

    /// Whether there is nothing to lose. What cannot be read is not nothing.
    fn is_empty(&self) -> bool {
        match input::read(&self.path, input::LARGEST) {
            Ok(bytes) => bytes.trim_ascii().is_empty(),
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }

    fn flag(&self) -> String {
        format!("--data {}", shell_words::quote(&self.path.display().to_string()))
    }
}

fn unusable(name: &str, error: &io::Error) -> Error {
    Error::guarded(format!("{name} cannot be used: {error}"))
}

/// The editor: `$VISUAL`, else `$EDITOR`, else vi; it may have arguments of its own.
pub fn editor() -> String {
    let mut named = "vi".to_owned();
    for variable in ["EDITOR", "VISUAL"] {
        if let Ok(editor) = std::env::var(variable)
            && !editor.trim().is_empty()
        {
            named = editor;
        }
    }
    named
}

/// Runs the editor.
fn run_editor(file: &Path) -> Result<()> {
    let named = editor();
    let words = shell_words::split(&named)
        .map_err(|error| Error::invalid(format!("the editor {named:?}: {error}")))?;
    let Some((program, arguments)) = words.split_first() else {
        return Err(Error::invalid("no editor is named by VISUAL or EDITOR"));
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(file);
    secret_variables::withhold(&mut command);
    let command = at_terminal(&mut command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => {
            let why = format!("the editor {program} ended with {status}, so nothing was sent");
            Err(Error::new(ErrorKind::Declined, why))
        }
        Err(error) => {
            Err(Error::invalid(format!("the editor {program} cannot be started: {error}"))
                .next("name another one in EDITOR"))
        }
    }
}

/// Gives the editor the person's terminal: our stdout is for data, and our stdin may have been a file.
#[cfg(unix)]
fn at_terminal(command: &mut Command) -> &mut Command {
    let terminal = fs::OpenOptions::new().read(true).write(true).open("/dev/tty");
    match terminal.and_then(|terminal| Ok((terminal.try_clone()?, terminal))) {
        Ok((keys, screen)) => command.stdin(keys).stdout(screen),
        Err(_) => command.stdout(io::stderr()),
    }
}

#[cfg(not(unix))]
fn at_terminal(command: &mut Command) -> &mut Command {
    command.stdout(io::stderr())
}
