//! The guide of the tour: shows a step, runs its command as a process of its own with a data directory that goes with the
//! tour, and compares the exit code.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::base::error::{Error, Result};
use crate::output::delivery::delivered;
use crate::output::ui::Ui;

/// Signs the tour's callbacks; it protects nothing.
pub const SECRET: &str = "the-tour's-own-secret";

/// Shows and runs the steps of a story.
pub struct Guide<'a> {
    ui: &'a mut Ui,
    home: &'a Path,
    step: u32,
}

impl<'a> Guide<'a> {
    /// A guide before the first step.
    pub fn new(ui: &'a mut Ui, home: &'a Path) -> Guide<'a> {
        Guide { ui, home, step: 0 }
    }

    /// Shows and runs one step, a command as a shell would take it. Gives what it printed. A step that ends with another
    /// exit code is a bug of ours.
    pub fn step(&mut self, story: &str, command: &str, code: i32) -> Result<String> {
        self.step += 1;
        self.say(&format!("\n{}. {story}\n\n$ fpgo {command}\n", self.step))?;
        let output = self.run(command)?;
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        self.say(&format!("{out}{err}"))?;
        let ended = output.status.code();
        if ended != Some(code) {
            let step = self.step;
            let what = format!("step {step} of the tour ended with {ended:?} instead of {code}");
            return Err(Error::bug(what));
        }
        Ok(out)
    }

    /// Runs a command that is no step. Gives what it printed.
    pub fn run_unseen(&self, command: &str) -> Result<String> {
        Ok(text(&self.run(command)?.stdout))
    }

    fn run(&self, command: &str) -> Result<Output> {
        let program = match env::current_exe() {
            Ok(program) => program,
            Err(error) => return Err(Error::bug(format!("finding fpgo itself: {error}"))),
        };
        let words = match shell_words::split(command) {
            Ok(words) => words,
            Err(error) => return Err(Error::bug(format!("a step of the tour: {error}"))),
        };
        let mut process = Command::new(program);
        // Nothing of the user's own settings reaches the throw-away sandbox, or the other way round.
        for (name, _) in env::vars_os() {
            if name.to_string_lossy().starts_with("FPGO_") {
                process.env_remove(name);
            }
        }
        process.args(words).env("FPGO_DATA_DIR", self.home).env("FPGO_CALLBACK_SECRET", SECRET);
        match process.output() {
            Ok(output) => Ok(output),
            Err(error) => Err(Error::bug(format!("starting fpgo itself: {error}"))),
        }
    }

    /// Prints a text.
    pub fn say(&mut self, text: &str) -> Result<()> {
        delivered(self.ui.data(text))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The first identifier with this prefix in a command's output.
pub fn identifier(output: &str, prefix: &str) -> Result<String> {
    match output.split_whitespace().find(|word| word.starts_with(prefix)) {
        Some(word) => Ok(word.to_owned()),
        None => Err(Error::bug(format!("the tour found no {prefix}… in: {output}"))),
    }
}

/// A data directory that is removed with the tour, unless the process is killed.
pub struct TemporaryHome {
    path: PathBuf,
}

impl TemporaryHome {
    /// A directory that nobody has; the first step makes it.
    pub fn choose() -> Result<TemporaryHome> {
        match getrandom::u64() {
            Ok(nonce) => {
                let path = env::temp_dir().join(format!("fpgo-tour-{nonce:016x}"));
                Ok(TemporaryHome { path })
            }
            Err(error) => Err(Error::bug(format!("no randomness: {error}"))),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TemporaryHome {
    fn drop(&mut self) {
        // What cannot be removed is an empty sandbox in the temporary directory.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
