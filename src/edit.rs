//! A body in the person's own editor. What is typed stands in a file of the data directory until it has been sent, so
//! that nothing typed is lost.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::api::Endpoint;
use crate::data::DataDir;
use crate::error::{Error, Kind, Result};
use crate::payload;
use crate::text;
use crate::ui::Ui;

/// The file of one edit.
pub struct Draft {
    path: PathBuf,
}

impl Draft {
    /// A new file in this data directory.
    pub fn new(data: &DataDir, endpoint: &Endpoint) -> Result<Draft> {
        let name = endpoint.command.replace(' ', "-");
        let path = data.inside("drafts")?.file(&format!("{name}-{}.json", std::process::id()))?;
        Ok(Draft { path })
    }

    /// Opens the editor on this body, or on the operation's template where nothing was typed yet; gives what it is then.
    pub fn edit(&self, endpoint: &Endpoint, body: &Value, ui: &mut Ui) -> Result<Value> {
        let empty = body.as_object().is_none_or(serde_json::Map::is_empty);
        let before = match empty {
            true => endpoint.template(body),
            false => format!("{}\n", text::indented(&body.to_string())),
        };
        let cannot = |error: std::io::Error| {
            Error::guarded(format!("{} cannot be used: {error}", self.path.display()))
        };
        fs::write(&self.path, &before).map_err(cannot)?;
        ui.note(&format!("waiting for the editor to close {}", self.path.display()));
        run_editor(&self.path)?;
        let after = fs::read_to_string(&self.path).map_err(cannot)?;
        if after.trim().is_empty() {
            return Err(Error::new(Kind::Declined, "the file was emptied, so nothing was sent"));
        }
        payload::parse(&after, &self.path.display().to_string())
    }

    /// Keeps the file, and says so.
    pub fn keep(&self, done: Result<()>, ui: &mut Ui) -> Result<()> {
        let text = fs::read_to_string(&self.path).unwrap_or_default();
        if text.trim().is_empty() {
            return self.discard(done);
        }
        let kept = format!("what you typed is kept: --data {}", self.path.display());
        match done {
            Ok(()) => {
                ui.note(&kept);
                Ok(())
            }
            Err(error) => Err(error.next(kept)),
        }
    }

    /// Clears the file away.
    pub fn discard(&self, done: Result<()>) -> Result<()> {
        // A file that stays is readable for its owner alone, and no failure of what was sent.
        let _ = fs::remove_file(&self.path);
        done
    }
}

/// `$VISUAL`, else `$EDITOR`, else vi; it may have arguments of its own.
fn run_editor(file: &std::path::Path) -> Result<()> {
    let named = ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|editor| !editor.trim().is_empty())
        .unwrap_or_else(|| "vi".to_owned());
    let words = shell_words::split(&named)
        .map_err(|error| Error::invalid(format!("the editor {named:?}: {error}")))?;
    let Some((program, arguments)) = words.split_first() else {
        return Err(Error::invalid("no editor is named by VISUAL or EDITOR"));
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(file);
    let status = command.status().map_err(|error| {
        Error::invalid(format!("the editor {program} cannot be started: {error}"))
            .next("name another one in EDITOR")
    })?;
    if status.success() {
        return Ok(());
    }
    let why = format!("the editor {program} ended with {status}, so nothing was sent");
    Err(Error::new(Kind::Declined, why))
}
