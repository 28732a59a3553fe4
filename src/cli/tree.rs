//! The tree of all commands, from the declarations of the operations, and as much of it as a line needs.
//!
//! A line is parsed by the commands that it names alone. Building the tree and parsing `fpgo --sandbox orders status O`
//! takes 2.6 ms with the whole tree, 0.75 ms with all commands listed and 0.14 ms with those typed (release build; a
//! look-up takes 5 ms, `bench/lookup`).

use std::ffi::OsString;

use clap::{Args, Command, Subcommand};

use super::argument::argument;
use super::local::{self, LocalCommand};
use super::operation_flags;
use crate::api::{CHAPTERS, Chapter, Endpoint};
use crate::commands::bulk::HIDDEN_OPTIONS;
use crate::options::Globals;

const ABOUT: &str = "Operate a payments account at Front Payment (FPGO Connect), or its sandbox";

/// The whole tree.
pub fn whole() -> Command {
    build(&TreeExtent::Whole)
}

/// How much of the tree is built.
pub enum TreeExtent<'a> {
    /// Everything.
    Whole,
    /// Every command, with the flags of the typed ones: enough for a help page or an error message.
    Listing(&'a [OsString]),
    /// The typed commands alone: enough for a line without fault, since no word of it can mean another command.
    Typed(&'a [OsString]),
}

impl TreeExtent<'_> {
    fn has_flags_of(&self, command: &str) -> bool {
        match self {
            Self::Whole => true,
            Self::Listing(words) | Self::Typed(words) => {
                command.split(' ').all(|part| words.iter().any(|word| word == part))
            }
        }
    }

    fn has_command(&self, command: &str) -> bool {
        !matches!(self, Self::Typed(_)) || self.has_flags_of(command)
    }
}

/// Builds this much of the tree.
pub fn build(extent: &TreeExtent) -> Command {
    let mut root = root();
    for chapter in CHAPTERS {
        if extent.has_command(chapter.group) {
            root = root.subcommand(chapter_group(chapter, extent));
        }
    }
    root = match extent {
        TreeExtent::Typed(words) => root.subcommands(local::named(words)),
        _ => LocalCommand::augment_subcommands(root),
    };
    hide_options(root, extent).about(ABOUT)
}

/// Hides the global options that mean nothing to a command, in those whose help can be asked for: to lay them out for all
/// would take a twentieth of the time of any help.
fn hide_options(root: Command, extent: &TreeExtent) -> Command {
    if !extent.has_flags_of("bulk") || root.find_subcommand("bulk").is_none() {
        return root;
    }
    root.mut_subcommand("bulk", |mut bulk| {
        for (name, options) in HIDDEN_OPTIONS {
            if extent.has_flags_of(name) {
                bulk = bulk.mut_subcommand(name, |own| own.args(Globals::hidden(options)));
            }
        }
        bulk
    })
}

fn root() -> Command {
    let root = Command::new("fpgo")
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(
            "Try it without an account:\n  fpgo sandbox tour\n  fpgo --sandbox orders list\n\n\
             Set up your own:\n  fpgo config init\n  fpgo completions install\n\n\
             fpgo COMMAND --help explains a command, with examples.\n\n\
             Exit codes: 0 done or accepted, 2 wrong use, 3 settings, 4 refused, 5 not found, 6 unavailable, \
             7 OUTCOME UNKNOWN, 8 refused on this machine, 9 not confirmed, 10 a check said no, 11 done in part, \
             12 not delivered",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .infer_subcommands(false)
        .disable_help_subcommand(true);
    Globals::augment_args(root)
}

/// The group of a chapter, with its operations.
fn chapter_group(chapter: &Chapter, extent: &TreeExtent) -> Command {
    let mut outer = group(chapter.group, chapter.about);
    if !extent.has_flags_of(chapter.group) {
        return outer;
    }
    for endpoint in chapter.endpoints {
        if !extent.has_command(endpoint.command) {
            continue;
        }
        let command = operation(endpoint, extent.has_flags_of(endpoint.command));
        let words: Vec<&str> = endpoint.command.split(' ').collect();
        outer = match words[..] {
            [_, inner, _] => nest(outer, chapter, inner, command),
            _ => outer.subcommand(command),
        };
    }
    outer
}

fn group(name: &'static str, about: &'static str) -> Command {
    Command::new(name).about(about).subcommand_required(true).arg_required_else_help(true)
}

/// Adds a command of three words to the group of its second.
fn nest(outer: Command, chapter: &Chapter, name: &'static str, command: Command) -> Command {
    if outer.find_subcommand(name).is_some() {
        return outer.mut_subcommand(name, |inner| inner.subcommand(command));
    }
    let about = match chapter.groups.iter().find(|(group, _)| *group == name) {
        Some((_, about)) => about,
        None => "",
    };
    outer.subcommand(group(name, about).subcommand(command))
}

/// The command of one operation, with its flags or without them.
fn operation(endpoint: &'static Endpoint, has_flags: bool) -> Command {
    let name = endpoint.command.rsplit(' ').next().unwrap_or(endpoint.command);
    let mut command = Command::new(name);
    if !has_flags {
        return command.about(endpoint.about);
    }
    for param in endpoint.all_params() {
        if !param.flag.is_empty() {
            command = command.arg(argument(endpoint, param));
        }
    }
    // After the shared flags, whose own descriptions are no help lines of a command.
    let command = operation_flags::add(endpoint, command);
    command.about(endpoint.about).after_help(after_help(endpoint))
}

fn after_help(endpoint: &Endpoint) -> String {
    let (method, path, money) = (endpoint.method.name(), endpoint.path, endpoint.money);
    let [first, second] = endpoint.examples();
    format!("Operation: {method} {path}\nMoney: {money}\n\nExamples:\n  {first}\n  {second}")
}

/// A line as it is parsed, with the program's name before its words.
pub fn with_program(line: &[String]) -> Vec<OsString> {
    std::iter::once("fpgo").chain(line.iter().map(String::as_str)).map(OsString::from).collect()
}
