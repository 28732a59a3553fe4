//! The values that a flag or an argument can have: choices, names of profiles and columns, keys. Identifiers and statuses of
//! objects are in `objects.rs`.

use clap::{Arg, ValueHint};

use super::answer::{Answer, Candidate};
use super::objects;
use super::place::ValuePlace;
use crate::api::{self, Kind};
use crate::commands::{callback, columns, explain};
use crate::output::columns::as_typed;
use crate::profile::{ConfigFile, SANDBOX};

/// The name of values that are countries.
const COUNTRY: &str = "COUNTRY";
/// The name of values that are statuses.
const STATUS: &str = "STATUS";

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
        .map(|value| Candidate::new(value.get_name(), value.get_help().map(ToString::to_string)))
        .collect();
    if place.arg.get_value_delimiter() == Some(',') && !choices.is_empty() {
        return after_commas(place, choices.into_iter().map(|one| one.value).collect(), false);
    }
    if !choices.is_empty() {
        return of(place, choices);
    }
    match (place.line.name().as_str(), id) {
        ("wait", "until") => after_commas(place, objects::statuses(place), false),
        ("callback show" | "callback resend", "id") => of(place, received_callbacks(place)),
        (_, "since" | "until") => of(place, days()),
        (_, "expect-status") => of(place, objects::statuses_to_expect(place)),
        ("explain", "key") => of(place, keys_to_explain()),
        ("journal list", "command") | ("sandbox fault", "route") | ("bulk plan", "operation") => {
            of(place, operations())
        }
        _ => objects::of_argument(place),
    }
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
        let mut choices: Vec<_> =
            kind.choices.iter().map(|word| Candidate::new(word, None)).collect();
        if kind.name == STATUS {
            let help = || Some("shown by answers, listed by no document".to_owned());
            choices.extend(kind.tolerated.iter().map(|word| Candidate::new(word, help())));
        }
        return of(place, choices);
    }
    if kind.date.is_some() {
        return of(place, days());
    }
    if kind.name == COUNTRY {
        return of(place, api::country_codes().map(|code| Candidate::new(code, None)).collect());
    }
    objects::of_kind(place, kind)
}

// Names of this machine.

/// Whether the argument of a command about profiles is one's name.
fn is_profile_name(place: &ValuePlace) -> bool {
    place.arg.get_id() == "name" && place.line.name().starts_with("config ")
}

fn profiles(place: &ValuePlace) -> Vec<Candidate> {
    let Ok(file) = ConfigFile::read(&place.flags()) else { return Vec::new() };
    let mut all = Vec::new();
    for name in file.profiles() {
        let table = file.profile_table(&name);
        let environment = table.and_then(|table| table.get("environment")?.as_str());
        let is_default = file.default_profile() == Some(name.as_str());
        let mut help = environment.unwrap_or_default().to_owned();
        if is_default {
            help.push_str(if help.is_empty() { "default" } else { ", default" });
        }
        all.push(Candidate::new(&name, Some(help)));
    }
    all.push(Candidate::new(SANDBOX, Some("on this machine".to_owned())));
    all
}

/// The names of the columns that the command shows.
fn column_names(place: &ValuePlace) -> Vec<String> {
    let name = place.line.name();
    let titles: Vec<&str> = match api::endpoint(&name) {
        Some(endpoint) => {
            let table = endpoint.table_of_flags(|flag| place.line.has(flag));
            table.columns.iter().map(|column| column.title).collect()
        }
        None => columns::titles_of(&name),
    };
    titles.into_iter().map(as_typed).collect()
}

/// The numbers of received callbacks, the newest first.
fn received_callbacks(place: &ValuePlace) -> Vec<Candidate> {
    let Some(profile) = place.profile() else { return Vec::new() };
    let numbers = callback::numbers(&profile).into_iter();
    numbers.map(|(number, help)| Candidate::new(&number, Some(help))).collect()
}

/// Dates that are typed in few letters.
fn days() -> Vec<Candidate> {
    let days = [
        ("today", "This day"),
        ("now", "Now"),
        ("+7d", "In seven days"),
        ("-7d", "Seven days ago"),
    ];
    days.map(|(day, help)| Candidate::new(day, Some(help.to_owned()))).to_vec()
}

/// The commands of the operations.
fn operations() -> Vec<Candidate> {
    api::endpoints()
        .map(|endpoint| Candidate::new(endpoint.command, Some(endpoint.about.to_owned())))
        .collect()
}

/// What `explain` knows by a key.
fn keys_to_explain() -> Vec<Candidate> {
    let keys = explain::keys().into_iter();
    keys.map(|(key, kinds)| Candidate::new(&key, Some(kinds))).collect()
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
    let candidates =
        names.iter().map(|name| Candidate::new(&format!("{typed}{name}"), None)).collect();
    Answer { candidates, files_after: None, continues }
}

/// Whether a value names a file or a directory.
fn takes_file(arg: &Arg) -> bool {
    let names: Vec<&str> =
        arg.get_value_names().into_iter().flatten().map(|name| name.as_str()).collect();
    let hints = [ValueHint::FilePath, ValueHint::DirPath, ValueHint::AnyPath];
    names == ["FILE"] || names == ["DIR"] || hints.contains(&arg.get_value_hint())
}
