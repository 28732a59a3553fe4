//! What can stand at the cursor of a line: commands, flags, or the values of a flag or an argument.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

use super::answer::{Answer, Candidate};
use super::place::ValuePlace;
use super::values;
use crate::api;
use crate::cli::tree::{self, TreeExtent};
use crate::cli::typed_line::TypedLine;

/// The answer for a word at the cursor, after these words.
pub fn candidates(before: &[String], current: &str) -> Answer {
    let listed: Vec<OsString> = before.iter().map(OsString::from).collect();
    // Where an operation is named, no other command can follow, and the others need not be built.
    let mut tree = tree::build(&TreeExtent::Typed(&listed));
    if api::endpoint(&TypedLine::read(&tree, before).name()).is_none() {
        tree = tree::build(&TreeExtent::Listing(&listed));
    }
    let line = TypedLine::read(&tree, before);
    if let Some(arg) = line.awaiting {
        return values_of(&line, arg, current, "");
    }
    if !line.is_escaped && current.starts_with('-') {
        return options_or_value(&line, current);
    }
    if line.name() == "man" {
        let named = line.positionals.iter().try_fold(&tree, |at, word| at.find_subcommand(word));
        return named.map(|named| commands(named, current)).unwrap_or_default();
    }
    if line.command().has_subcommands() {
        return if line.stray.is_some() {
            Answer::default()
        } else {
            commands(line.command(), current)
        };
    }
    let mut arguments = line.command().get_positionals();
    let answer = match arguments.nth(line.positionals.len()) {
        Some(arg) => values_of(&line, arg, current, ""),
        None => Answer::default(),
    };
    match answer.candidates.is_empty() && answer.files_after.is_none() && current.is_empty() {
        true if !line.is_escaped => options(&line, current),
        _ => answer,
    }
}

fn values_of(line: &TypedLine, arg: &Arg, typed: &str, before: &str) -> Answer {
    let mut answer = values::values(&ValuePlace { line, arg, typed });
    for candidate in &mut answer.candidates {
        candidate.value.insert_str(0, before);
    }
    answer.files_after = answer.files_after.map(|prefix| format!("{before}{prefix}"));
    answer
}

fn commands(command: &Command, current: &str) -> Answer {
    let listed = command.get_subcommands().filter(|inner| !inner.is_hide_set());
    let fitting = listed.filter(|inner| inner.get_name().starts_with(current));
    let candidates = fitting
        .map(|inner| Candidate {
            value: inner.get_name().to_owned(),
            help: first_line(inner.get_about().map(ToString::to_string)),
        })
        .collect();
    Answer { candidates, ..Answer::default() }
}

/// The flags that begin so, or the values of the one that is there: `--status=PA`, `-ojson`.
fn options_or_value(line: &TypedLine, current: &str) -> Answer {
    if let Some((name, typed)) = current.strip_prefix("--").and_then(|word| word.split_once('=')) {
        return match line.long(name) {
            Some(arg) => values_of(line, arg, typed, &format!("--{name}=")),
            None => Answer::default(),
        };
    }
    let letter = current.strip_prefix('-').and_then(|word| word.chars().next());
    match letter.filter(|letter| *letter != '-').and_then(|letter| line.short(letter)) {
        Some(arg) if arg.get_action().takes_values() => {
            let (flag, typed) = current.split_at(2);
            values_of(line, arg, typed, flag)
        }
        _ => options(line, current),
    }
}

fn options(line: &TypedLine, current: &str) -> Answer {
    let mut candidates = Vec::new();
    for arg in line.known_options().filter(|arg| !arg.is_hide_set() && may_follow(line, arg)) {
        let help = first_line(arg.get_help().map(ToString::to_string));
        if let Some(letter) = arg.get_short().filter(|_| current == "-") {
            candidates.push(Candidate { value: format!("-{letter}"), help: help.clone() });
        }
        for value in long_names(arg, current) {
            candidates.push(Candidate { value, help: help.clone() });
        }
    }
    if "--help".starts_with(current) {
        let help = "Read what the command does, with examples".to_owned();
        candidates.push(Candidate { value: "--help".to_owned(), help });
    }
    Answer { candidates, ..Answer::default() }
}

/// The long names of an option that begin so: its own, else the API's name that it has too.
fn long_names(arg: &Arg, current: &str) -> Vec<String> {
    let fits = |name: &&str| format!("--{name}").starts_with(current);
    let mut names: Vec<&str> = arg.get_long().into_iter().filter(fits).collect();
    if names.is_empty() && current.len() > "--".len() {
        names = arg.get_all_aliases().unwrap_or_default();
        names.retain(fits);
    }
    names.into_iter().map(|name| format!("--{name}")).collect()
}

/// Whether an option may stand there once more.
fn may_follow(line: &TypedLine, arg: &Arg) -> bool {
    let is_repeatable = matches!(arg.get_action(), ArgAction::Append | ArgAction::Count);
    is_repeatable || !line.has(arg.get_id().as_str())
}

fn first_line(help: Option<String>) -> String {
    let help = help.unwrap_or_default();
    help.lines().next().unwrap_or_default().replace('\t', " ")
}
