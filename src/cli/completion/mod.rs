//! `fpgo __complete`: what can stand where the cursor is, for the scripts of the shells. It reads the tree of commands, the
//! configuration and the list of what was seen; nothing is ever sent or asked, and whatever is wrong, it ends quietly.
//!
//! A script calls `fpgo __complete SHELL WORD…`, the last word being the one at the cursor, up to it. (`bash` splits words
//! where we do not, so its script hands over the whole line: see `bash.rs`.) It gets a line for each candidate: value, tab,
//! description. A line that begins with `:` says how: `:files PREFIX` that files follow the prefix, `:nospace` that more may
//! follow the value.

mod answer;
mod bash;
mod candidates;
mod objects;
mod place;
mod quoting;
mod values;

use std::ffi::OsString;

use self::answer::Answer;
use self::bash::BashLine;
use self::candidates::candidates;
use crate::commands::completions::Shell;
use crate::output::ui::{Colors, NO_TERMINAL, Ui};
use crate::profile::Format;

/// The word by which a script asks.
const WORD: &str = "__complete";

/// The words of a script's question, if the line is one.
pub fn question(words: &[OsString]) -> Option<Vec<String>> {
    match words {
        [_, word, rest @ ..] if word == WORD => {
            Some(rest.iter().map(|word| word.to_string_lossy().into_owned()).collect())
        }
        _ => None,
    }
}

/// Answers a script's question on stdout.
pub fn complete(question: &[String]) {
    let lines = answer_lines(question).unwrap_or_default();
    let mut ui = Ui::standard(Format::Raw, false, Colors::NONE, Some(NO_TERMINAL));
    // Nobody is there to be told of a stdout that is closed.
    let _ = ui.cells(&lines);
}

fn answer_lines(question: &[String]) -> Option<String> {
    let (shell, words) = question.split_first()?;
    let shell = Shell::named(shell)?;
    if shell == Shell::Bash {
        let line = BashLine::read(words)?;
        return Some(line.lines(&candidates(&line.before, &line.current)));
    }
    let (current, before) = words.split_last()?;
    Some(lines(shell, &candidates(before, current)))
}

fn lines(shell: Shell, answer: &Answer) -> String {
    let mut lines = String::new();
    if let Some(prefix) = &answer.files_after {
        lines.push_str(&format!(":files {prefix}\n"));
    }
    if answer.continues {
        lines.push_str(":nospace\n");
    }
    for candidate in &answer.candidates {
        let value = quoting::for_shell(shell, &candidate.value);
        lines.push_str(&format!("{value}\t{}\n", candidate.meaning()));
    }
    lines
}
