//! Lines with a word or a flag of another tool: the command that does the same here, as a line that can be pasted. The
//! words themselves stand in the files below.

mod flags;
mod group_words;
mod words;

use std::ffi::OsString;

use clap::error::ErrorKind;

use self::flags::{FLAG_HABITS, Instead};
use self::group_words::GROUP_WORDS;
use self::words::{FIRST_WORDS, Lead, WordHabit};
use super::account_words::{self, AccountWords};
use super::parse_failure::money_of;
use super::tree::{self, TreeExtent};
use super::typed_line::TypedLine;
use crate::api;
use crate::base::error::Error;
use crate::base::redact;
use crate::base::step::Command;
use crate::options::Globals;

/// Habits are replaced one after another in the same line; no line has more of them.
const MOST_HABITS: usize = 4;

/// Commands that are about no account.
const OF_MACHINE: [&str; 6] = ["--version", "--help", "sandbox", "completions", "commands", "man"];

/// What is said of a line with a habit of another tool.
pub struct HabitFound {
    /// The failure, with the command that does it here.
    pub error: Error,
    /// The global options of the line, as far as they shape how the failure is shown.
    pub globals: Globals,
}

/// The first word or flag of another tool in a line that could not be parsed for this reason.
pub fn habit(words: &[OsString], ending: &clap::Error) -> Option<HabitFound> {
    if !matches!(ending.kind(), ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument) {
        return None;
    }
    let typed: Vec<String> =
        words.iter().skip(1).map(|word| word.to_str().map(str::to_owned)).collect::<Option<_>>()?;
    let AccountWords { flags, rest } = account_words::split(&typed);
    let found = first_habit(&rest, 0)?;
    let (first, others) = found.line.split_first()?;
    let is_of_machine =
        OF_MACHINE.contains(&first.as_str()) || others.last().is_some_and(|last| last == "--help");
    let command = if is_of_machine { Command::of_machine(first) } else { Command::new(first) };
    let command = command.args(others.iter().cloned());
    let mut error = Error::invalid(found.message).next(command.why(found.why));
    error.report_mut().money = money_of(words).or_else(|| {
        let line: Vec<OsString> = found.line.iter().map(OsString::from).collect();
        money_of(&line)
    });
    Some(HabitFound { error, globals: account_words::globals(flags, words) })
}

/// A habit, and the line that does it here.
struct Found {
    message: String,
    why: &'static str,
    line: Vec<String>,
}

fn first_habit(words: &[String], depth: usize) -> Option<Found> {
    let listed: Vec<OsString> = words.iter().map(OsString::from).collect();
    let tree = tree::build(&TreeExtent::Listing(&listed));
    let typed = TypedLine::read(&tree, words);
    let at = typed.stray?;
    let word = words[at].as_str();
    let group = typed.name();
    if word.starts_with('-') {
        return flag_habit(words, at, depth);
    }
    // Behind a command without commands below it a word is an argument.
    if !typed.command().has_subcommands() {
        return None;
    }
    let habit = word_habits().find(|habit| is_about(habit, &group, word))?;
    let line = line_of_word(habit, words, at, &group, depth)?;
    let place = if group.is_empty() { "fpgo" } else { &group };
    Some(Found { message: format!("{place} has no command {word}"), why: habit.why, line })
}

fn word_habits() -> impl Iterator<Item = &'static WordHabit> {
    FIRST_WORDS.iter().chain(GROUP_WORDS)
}

fn is_about(habit: &WordHabit, group: &str, word: &str) -> bool {
    let is_there = if habit.under == "*" { !group.is_empty() } else { habit.under == group };
    is_there && habit.words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The line for a habit's word: with all that was typed, else with the identifier alone, else with the help.
fn line_of_word(
    habit: &WordHabit,
    words: &[String],
    at: usize,
    group: &str,
    depth: usize,
) -> Option<Vec<String>> {
    let commands: Vec<&str> = group.split(' ').filter(|part| !part.is_empty()).collect();
    let mut rest = words[at + 1..].to_vec();
    // Global options may stand before the commands.
    rest.extend(words[..at].iter().filter(|word| !commands.contains(&word.as_str())).cloned());
    let id = rest.iter().find(|word| is_identifier(word)).cloned();
    let leads: Vec<&Lead> = habit.leads.iter().filter(|lead| is_for(lead, id.as_deref())).collect();
    let shows_secret = rest.iter().any(|word| redact::looks_secret(word));
    let attempts = [(!shows_secret).then(|| rest.clone()), id.as_ref().map(|id| vec![id.clone()])];
    for rest in attempts.iter().flatten().filter(|rest| !rest.is_empty()) {
        for (_, template) in &leads {
            if let Some(line) = working(filled(template, group, rest), depth) {
                return Some(line);
            }
        }
    }
    for (_, template) in &leads {
        // What only stands behind a word that was typed leads nowhere without one, if something else does.
        if template.starts_with('…') && leads.len() > 1 {
            continue;
        }
        let line = filled(template, group, &[]);
        let with_help = [&line[..], &["--help".to_owned()]].concat();
        let says_enough = !is_bare_write(&line);
        if let Some(line) = says_enough.then(|| working(line, depth)).flatten() {
            return Some(line);
        }
        if let Some(line) = working(with_help, depth) {
            return Some(line);
        }
    }
    None
}

/// Whether a line is a command that writes and nothing else: it can be parsed, but says too little.
fn is_bare_write(line: &[String]) -> bool {
    api::endpoint(&line.join(" ")).is_some_and(|endpoint| endpoint.effect.writes())
}

fn is_for((prefix, _): &Lead, id: Option<&str>) -> bool {
    prefix.is_empty() || id.is_some_and(|id| id.to_ascii_uppercase().starts_with(prefix))
}

/// A few letters and then digits.
fn is_identifier(word: &str) -> bool {
    let digits = word.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number && (3..=4).contains(&(word.len() - digits.len()))
}

fn filled(template: &str, group: &str, rest: &[String]) -> Vec<String> {
    let mut line = Vec::new();
    for part in template.split(' ') {
        match part {
            "*" => line.extend(group.split(' ').map(str::to_owned)),
            "…" => line.extend(rest.iter().cloned()),
            word => line.push(word.to_owned()),
        }
    }
    if !template.contains('…') {
        line.extend(rest.iter().cloned());
    }
    line
}

/// The line, if it can be typed as it is; or after a further habit in it is replaced too.
fn working(line: Vec<String>, depth: usize) -> Option<Vec<String>> {
    if is_parsed(&line) {
        return Some(line);
    }
    if depth + 1 >= MOST_HABITS {
        return None;
    }
    first_habit(&line, depth + 1).map(|found| found.line)
}

fn is_parsed(line: &[String]) -> bool {
    // A file that a value names would be read.
    if line.is_empty() || line.iter().any(|word| word.starts_with('@') || word.contains("=@")) {
        return false;
    }
    let words = tree::with_program(line);
    match tree::build(&TreeExtent::Listing(&words)).try_get_matches_from(&words) {
        Ok(_) => true,
        Err(ending) => !ending.use_stderr(),
    }
}

/// The line in which a flag of another tool is replaced.
fn flag_habit(words: &[String], at: usize, depth: usize) -> Option<Found> {
    let (flag, value) = match words[at].split_once('=') {
        Some((flag, value)) => (flag, Some(value.to_owned())),
        None => (words[at].as_str(), None),
    };
    for habit in FLAG_HABITS.iter().filter(|habit| habit.flags.contains(&flag)) {
        let mut line = words[..at].to_vec();
        let mut rest = words[at + 1..].iter().cloned();
        let (new, why) = match habit.instead {
            Instead::Words(new) => (new, "the same here"),
            Instead::WithValue(new) => (new, "the same here"),
            Instead::Command(command, why) => {
                line.clear();
                rest = words[words.len()..].iter().cloned();
                (command, why)
            }
        };
        line.extend(new.split(' ').map(str::to_owned));
        if matches!(habit.instead, Instead::WithValue(_)) {
            line.extend(value.clone());
        }
        line.extend(rest);
        let message = format!("fpgo has no flag {flag}");
        if let Some(line) = working(line, depth) {
            return Some(Found { message, why, line });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the commands that a lead names are in the tree.
    fn is_there(template: &str, group: &str) -> bool {
        let mut line = filled(template, group, &[]);
        line.push("--help".to_owned());
        is_parsed(&line)
    }

    #[test]
    fn every_habit_leads_to_a_command_that_is_there() {
        for habit in word_habits() {
            let group = if habit.under == "*" { "orders" } else { habit.under };
            let known = |(_, template): &Lead| is_there(template, group);
            assert!(habit.leads.iter().any(known), "{:?} lead nowhere", habit.words);
            for word in habit.words {
                let mut line: Vec<String> =
                    group.split(' ').filter(|part| !part.is_empty()).map(str::to_owned).collect();
                line.push((*word).to_owned());
                match working(line.clone(), 0) {
                    // The word has become a command.
                    Some(same) if same == line => {}
                    Some(other) => assert!(is_parsed(&other), "{line:?}: {other:?}"),
                    // A group, which is a word of fpgo by now.
                    None => assert!(is_there(&line.join(" "), ""), "{line:?} leads nowhere"),
                }
            }
        }
    }
}
