//! What is wrong with a program of jq, as lines for people: the mistake, and at which character it is.

use jaq_core::compile::{Errors, Undefined};
use jaq_core::load::{self, lex, parse};

use crate::base::error::Error;

/// What is wrong, and the part of the program where.
type Mistake<'t> = (String, &'t str);

/// The failure to read a program.
pub(super) fn unreadable(program: &str, errors: load::Errors<&str, ()>) -> Error {
    let mut mistakes = Vec::new();
    for (_, error) in errors {
        match error {
            load::Error::Io(modules) => {
                for (path, _) in modules {
                    mistakes.push(("modules cannot be loaded".to_owned(), path));
                }
            }
            load::Error::Lex(errors) => {
                for (expected, at) in errors {
                    mistakes.push((format!("a {} is missing", lex::Expect::as_str(&expected)), at));
                }
            }
            load::Error::Parse(errors) => {
                for (expected, at) in errors {
                    let why = match expected {
                        parse::Expect::Nothing => "the program ends before this".to_owned(),
                        expected => format!("{} is missing", expected.as_str()),
                    };
                    mistakes.push((why, at));
                }
            }
        }
    }
    failure(program, mistakes)
}

/// The failure of a program that names what is not there.
pub(super) fn undefined(program: &str, errors: Errors<&str, ()>) -> Error {
    let mut mistakes = Vec::new();
    for (name, what) in errors.into_iter().flat_map(|(_, names)| names) {
        let arguments = match what {
            Undefined::Filter(0) => " without arguments".to_owned(),
            Undefined::Filter(count) => format!(" of {count} arguments"),
            _ => String::new(),
        };
        mistakes.push((format!("there is no {} {name}{arguments}", what.as_str()), name));
    }
    failure(program, mistakes)
}

fn failure(program: &str, mistakes: Vec<Mistake>) -> Error {
    let mut lines = Vec::new();
    for (why, part) in mistakes {
        lines.push(format!("{}: {why}", place(program, part)));
    }
    lines.dedup();
    let mut lines = lines.into_iter();
    let first = lines.next().unwrap_or_else(|| "it cannot be read".to_owned());
    lines.fold(Error::invalid(format!("--jq: {first}")), Error::detail)
}

/// Where a part of the program stands. Where nothing follows, the part is of no text at all.
fn place(program: &str, part: &str) -> String {
    let inside = program.as_bytes().as_ptr_range().contains(&part.as_ptr());
    if !inside || part.is_empty() {
        return "at the end".to_owned();
    }
    match program.get(..load::span(program, part).start) {
        Some(before) => format!("at character {}", before.chars().count() + 1),
        None => "at the end".to_owned(),
    }
}
