//! The values that a flag or an argument can have: choices, names of profiles and columns, identifiers that were seen.

use std::path::PathBuf;

use clap::{Arg, ValueHint};

use super::answer::{Answer, Candidate};
use crate::api::{self, ID_KINDS, IdKind, Kind};
use crate::base::money;
use crate::cli::typed_line::TypedLine;
use crate::commands::columns;
use crate::output::columns::as_typed;
use crate::profile::{self, ConfigFile, Profile, ProfileFlags, SANDBOX, profile_in_use};
use crate::run::seen;

/// The name of values that are countries.
const COUNTRY: &str = "COUNTRY";
/// The name of values that are statuses.
const STATUS: &str = "STATUS";

/// At most so many identifiers are offered; who wants others types on.
const MOST_IDENTIFIERS: usize = 50;

/// Where a value stands.
pub struct ValuePlace<'a> {
    /// The line before it.
    pub line: &'a TypedLine<'a>,
    /// What it is a value of.
    pub arg: &'a Arg,
    /// What of it is typed.
    pub typed: &'a str,
}

/// The values that begin as typed.
pub fn values(place: &ValuePlace) -> Answer {
    let id = place.arg.get_id().as_str();
    if id == "columns" {
        return after_commas(place, column_names(place), true);
    }
    if id == "profile" || is_profile_name(place) {
        return of(place, profiles(place));
    }
    if let Some(kind) = kind_of(place) {
        return of_kind(place, kind);
    }
    if takes_file(place.arg) {
        return Answer { files_after: Some(String::new()), ..Answer::default() };
    }
    let choices: Vec<Candidate> = place
        .arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| candidate(value.get_name(), value.get_help().map(ToString::to_string)))
        .collect();
    if !choices.is_empty() {
        return of(place, choices);
    }
    if id == "until" {
        return after_commas(place, statuses(), false);
    }
    if id == "expect-status" {
        return of(place, status_of_object(place));
    }
    of_ids(place, &prefixes_by_name(place.arg))
}

fn candidate(value: &str, help: Option<String>) -> Candidate {
    Candidate { value: value.to_owned(), help: help.unwrap_or_default() }
}

/// The candidates that begin as typed, in any case, and can stand in a line.
fn of(place: &ValuePlace, mut candidates: Vec<Candidate>) -> Answer {
    let typed = place.typed.to_lowercase();
    candidates.retain(|one| {
        let is_plain = !one.value.contains(char::is_control) && !one.value.starts_with(':');
        is_plain && one.value.to_lowercase().starts_with(&typed)
    });
    Answer { candidates, ..Answer::default() }
}

// What the declarations of operations say.

/// The kind of the operation's parameter that is typed here.
fn kind_of(place: &ValuePlace) -> Option<&'static Kind> {
    let endpoint = api::endpoint(&place.line.name())?;
    let id = place.arg.get_id().as_str();
    endpoint.all_params().find(|param| param.flag == id).map(|param| param.kind)
}

fn of_kind(place: &ValuePlace, kind: &'static Kind) -> Answer {
    if kind.row.is_some() {
        // A line is typed whole, or read from a file.
        let files_after = place.typed.starts_with('@').then(|| "@".to_owned());
        return Answer { files_after, ..Answer::default() };
    }
    if !kind.choices.is_empty() {
        let choices = kind.choices.iter().map(|choice| candidate(choice, None)).collect();
        return of(place, choices);
    }
    if kind.date.is_some() {
        let days =
            [("today", "Now"), ("now", "Now"), ("+7d", "In seven days"), ("-7d", "Seven days ago")];
        let days = days.map(|(day, help)| candidate(day, Some(help.to_owned())));
        return of(place, days.to_vec());
    }
    if kind.name == COUNTRY {
        return of(place, api::country_codes().map(|code| candidate(code, None)).collect());
    }
    of_ids(place, &prefixes_of(kind))
}

// Names of this machine.

/// Whether the argument of a command about profiles is one's name.
fn is_profile_name(place: &ValuePlace) -> bool {
    place.arg.get_id() == "name" && place.line.name().starts_with("config ")
}

fn profiles(place: &ValuePlace) -> Vec<Candidate> {
    let Ok(file) = ConfigFile::read(&flags(place.line)) else { return Vec::new() };
    let mut all = Vec::new();
    for name in file.profiles() {
        let table = file.profile_table(&name);
        let environment = table.and_then(|table| table.get("environment")?.as_str());
        let is_default = file.default_profile() == Some(name.as_str());
        let mut help = environment.unwrap_or_default().to_owned();
        if is_default {
            help.push_str(if help.is_empty() { "default" } else { ", default" });
        }
        all.push(candidate(&name, Some(help)));
    }
    all.push(candidate(SANDBOX, Some("on this machine".to_owned())));
    all
}

/// The names of the columns that the command shows.
fn column_names(place: &ValuePlace) -> Vec<String> {
    let name = place.line.name();
    let titles: Vec<&str> = match api::endpoint(&name) {
        Some(endpoint) => endpoint.table.columns.iter().map(|column| column.title).collect(),
        None => columns::titles_of(&name),
    };
    titles.into_iter().map(as_typed).collect()
}

/// Every status that a filter of some list takes.
fn statuses() -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for param in api::endpoints().flat_map(|endpoint| endpoint.all_params()) {
        for choice in param.kind.choices.iter().filter(|_| param.kind.name == STATUS) {
            if !all.iter().any(|known| known == choice) {
                all.push((*choice).to_owned());
            }
        }
    }
    all
}

/// One of these names, behind those that are typed already.
fn after_commas(place: &ValuePlace, mut names: Vec<String>, continues: bool) -> Answer {
    let (typed, last) = match place.typed.rsplit_once(',') {
        Some((typed, last)) => (format!("{typed},"), last.to_lowercase()),
        None => (String::new(), place.typed.to_lowercase()),
    };
    names.retain(|name| {
        let is_taken = typed.split(',').any(|taken| taken.eq_ignore_ascii_case(name));
        !is_taken && name.to_lowercase().starts_with(&last)
    });
    let candidates = names.iter().map(|name| candidate(&format!("{typed}{name}"), None)).collect();
    Answer { candidates, files_after: None, continues }
}

/// Whether a value names a file or a directory.
fn takes_file(arg: &Arg) -> bool {
    let names: Vec<&str> =
        arg.get_value_names().into_iter().flatten().map(|name| name.as_str()).collect();
    let hints = [ValueHint::FilePath, ValueHint::DirPath, ValueHint::AnyPath];
    names == ["FILE"] || names == ["DIR"] || hints.contains(&arg.get_value_hint())
}

// Identifiers that were seen.

/// The prefixes of the identifiers that a kind of value takes; none where it takes something else.
fn prefixes_of(kind: &Kind) -> Vec<&'static str> {
    // What takes any text takes these too.
    if (kind.parse)("-").is_ok() {
        return Vec::new();
    }
    let takes = |id: &&IdKind| (kind.parse)(&format!("{}1234567890", id.prefix)).is_ok();
    ID_KINDS.iter().filter(takes).map(|id| id.prefix).collect()
}

/// The kinds of identifiers that an argument without a declared kind takes, by the name of its value.
fn prefixes_by_name(arg: &Arg) -> Vec<&'static str> {
    let name =
        arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
    match name {
        "UUID" | "OBJECT" | "ANYTHING" | "IDENTIFIER" => {
            ID_KINDS.iter().map(|kind| kind.prefix).collect()
        }
        "ORDER_UUID" => vec!["ODR"],
        "SUBSCRIPTION_UUID" => vec!["SUB"],
        _ => Vec::new(),
    }
}

fn of_ids(place: &ValuePlace, prefixes: &[&str]) -> Answer {
    if prefixes.is_empty() {
        return Answer::default();
    }
    let Some(profile) = profile(place.line) else { return Answer::default() };
    let typed = place.typed.to_uppercase();
    let fits = |id: &str| id.starts_with(&typed) && prefixes.iter().any(|prefix| is_of(id, prefix));
    let seen = seen::recent(&profile, fits, MOST_IDENTIFIERS);
    let candidates = seen.into_iter().map(|one| {
        let amount = money::of(&one.amount.into()).map(money::show).unwrap_or_default();
        let help = format!("{} {amount}", one.status);
        candidate(&one.id, Some(help.trim().to_owned()))
    });
    Answer { candidates: candidates.collect(), ..Answer::default() }
}

fn is_of(id: &str, prefix: &str) -> bool {
    id.strip_prefix(prefix)
        .is_some_and(|digits| digits.starts_with(|first: char| first.is_ascii_digit()))
}

/// The status in which the object of the line was last seen.
fn status_of_object(place: &ValuePlace) -> Vec<Candidate> {
    let (Some(profile), Some(id)) = (profile(place.line), place.line.positionals.first()) else {
        return Vec::new();
    };
    let seen = seen::recent(&profile, |other| other == id, 1);
    let known = seen.into_iter().filter(|one| !one.status.is_empty());
    known.map(|one| candidate(&one.status, Some("as last seen".to_owned()))).collect()
}

/// The profile that the line would use, if that can be told. Commands that act on the sandbox itself mean its own.
fn profile(line: &TypedLine) -> Option<Profile> {
    let flags = flags(line);
    if let Some(origin) = flags.sandbox_without_file() {
        return Some(Profile::sandbox(origin));
    }
    if line.name().starts_with("sandbox ") {
        return Some(Profile::sandbox(profile::SettingOrigin::Default));
    }
    let file = ConfigFile::read(&flags).ok()?;
    profile_in_use(&file, &flags).ok()
}

fn flags(line: &TypedLine) -> ProfileFlags {
    ProfileFlags {
        profile: line.value("profile").map(str::to_owned),
        sandbox: line.has("sandbox"),
        config: line.value("config").map(PathBuf::from),
    }
}
