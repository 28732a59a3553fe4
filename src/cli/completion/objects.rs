//! Identifiers of objects that were seen, and the statuses that an object can have.

use clap::Arg;

use super::answer::{Answer, Candidate};
use super::place::ValuePlace;
use crate::api::{self, ID_KINDS, Kind, RUN, is_same_status};
use crate::base::money;
use crate::commands::bulk;
use crate::run::seen;

/// At most so many identifiers are offered; who wants others types on.
const MOST_IDENTIFIERS: usize = 50;

/// Identifiers of the kinds that a declared kind of value takes.
pub fn of_kind(place: &ValuePlace, kind: &Kind) -> Answer {
    of_ids(place, kind.ids)
}

/// Identifiers of the kinds that an argument without a declared kind takes, and files where one can stand instead.
pub fn of_argument(place: &ValuePlace) -> Answer {
    let prefixes = prefixes_by_name(place.arg);
    let mut answer = of_ids(place, &prefixes);
    if prefixes.contains(&RUN) {
        answer.candidates.extend(runs(place));
    }
    if value_name(place.arg).ends_with("|FILE") {
        answer.files_after = Some(String::new());
    }
    answer
}

/// The newest runs of this machine.
fn runs(place: &ValuePlace) -> impl Iterator<Item = Candidate> {
    let typed = place.typed.to_uppercase();
    let recent = place.profile().map(|profile| bulk::recent(&profile)).unwrap_or_default();
    let fitting = recent.into_iter().filter(move |(id, _)| id.starts_with(&typed));
    fitting.map(|(id, help)| Candidate::new(&id, Some(help)))
}

/// The name of the argument's value.
fn value_name(arg: &Arg) -> &str {
    arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str())
}

/// The kinds of identifiers that an argument without a declared kind takes, by the name of its value.
fn prefixes_by_name(arg: &Arg) -> Vec<&'static str> {
    match value_name(arg) {
        "UUID" | "UUID|FILE" | "OBJECT" | "ANYTHING" | "IDENTIFIER" => {
            ID_KINDS.iter().map(|kind| kind.prefix).collect()
        }
        "RUN" => vec![RUN],
        "ORDER_UUID" => vec!["ODR"],
        "SUBSCRIPTION_UUID" => vec!["SUB"],
        _ => Vec::new(),
    }
}

fn of_ids(place: &ValuePlace, prefixes: &[&str]) -> Answer {
    if prefixes.is_empty() {
        return Answer::default();
    }
    let Some(profile) = place.profile() else { return Answer::default() };
    let typed = place.typed.to_uppercase();
    let fits = |id: &str| id.starts_with(&typed) && prefixes.iter().any(|prefix| is_of(id, prefix));
    let seen = seen::recent(&profile, fits, MOST_IDENTIFIERS);
    let candidates = seen.into_iter().map(|one| {
        let amount = money::of(&one.amount.into()).map(money::show).unwrap_or_default();
        let help = format!("{} {amount}", one.status);
        Candidate::new(&one.id, Some(help.trim().to_owned()))
    });
    Answer { candidates: candidates.collect(), ..Answer::default() }
}

fn is_of(id: &str, prefix: &str) -> bool {
    id.strip_prefix(prefix)
        .is_some_and(|digits| digits.starts_with(|first: char| first.is_ascii_digit()))
}

/// The status in which the object of the line was last seen, then the others that it can have.
pub fn statuses_to_expect(place: &ValuePlace) -> Vec<Candidate> {
    let Some(id) = place.line.positionals.first() else { return Vec::new() };
    let seen = place.profile().map(|profile| seen::recent(&profile, |other| other == id, 1));
    let seen = seen.unwrap_or_default().into_iter().filter(|one| !one.status.is_empty());
    let mut all: Vec<Candidate> =
        seen.map(|one| Candidate::new(&one.status, Some("as last seen".to_owned()))).collect();
    for word in statuses(place) {
        if !all.iter().any(|known| is_same_status(&known.value, &word)) {
            all.push(Candidate::new(&word, None));
        }
    }
    all
}

/// Every status that the object of the line can have, or any object if none is typed.
pub fn statuses(place: &ValuePlace) -> Vec<String> {
    let id = place.line.positionals.first();
    let mut telling = id.map(|id| api::that_tell_status(id)).unwrap_or_default();
    if telling.is_empty() {
        let prefixes = ID_KINDS.iter().map(|kind| format!("{}1234567890", kind.prefix));
        telling = prefixes.flat_map(|id| api::that_tell_status(&id)).collect();
    }
    api::known_statuses(&telling).into_iter().map(str::to_owned).collect()
}
