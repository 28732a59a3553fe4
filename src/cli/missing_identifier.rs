//! Asks a person at a terminal for the identifier that a line lacks, where nothing else is wrong with it. Those of its kind
//! that were seen last are offered; nothing is sent for it.

use std::ffi::OsString;

use clap::FromArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::parse::innermost;
use super::streams::ui;
use super::tree::{self, TreeExtent};
use crate::api::{self, Endpoint, IdKind, Kind};
use crate::base::error::{Error, Result};
use crate::base::money;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::Profile;
use crate::run::context::Context;
use crate::run::interrupt::SignalWatch;
use crate::run::seen;

/// At most so many identifiers are offered, so that the list stands on a screen with the question.
const MOST_OFFERED: usize = 9;

/// A line with what a person answered.
pub struct Answered {
    /// All its words.
    pub words: Vec<OsString>,
    /// The streams on which was asked.
    pub ui: Ui,
    /// What hears signals since then: a second one would not know what the first one says.
    pub watch: SignalWatch,
}

/// A line whose question got no answer.
pub struct Unanswered {
    /// The failure.
    pub error: Error,
    /// The streams on which was asked.
    pub ui: Ui,
}

/// The line with the identifiers that a person answers; `None` where more is wrong with it, or nobody can be asked.
pub fn asked(
    words: &[OsString],
    ending: &clap::Error,
) -> Option<std::result::Result<Answered, Unanswered>> {
    if ending.kind() != ErrorKind::MissingRequiredArgument {
        return None;
    }
    let Lacking { endpoint, globals, kinds } = Lacking::of(words, ending)?;
    let mut ui = ui(&globals);
    ui.ask_nobody_but_a_person(false);
    if !ui.may_ask() || globals.yes || globals.dry_run {
        return None;
    }
    // What is wrong with the file is told when the whole line is carried out.
    let profile = in_force::settled(&globals)?;
    let timeout = in_force::timeout(&globals, &profile).ok()?;
    let watch = match SignalWatch::start(endpoint.effect.writes(), &ui) {
        Ok(watch) => watch,
        Err(error) => return Some(Err(Unanswered { error, ui })),
    };
    ui.without_answer =
        if endpoint.effect.writes() { crate::output::ui::NOTHING_SENT } else { "nothing was read" };
    let context = Context::new(profile, timeout, globals.verbose);
    context.warn_of_production(&mut ui);
    let mut words = words.to_vec();
    for kind in kinds {
        match ask(endpoint, kind, &context.profile, &mut ui) {
            Ok(id) => words.push(id.into()),
            Err(error) => {
                watch.note_ended(error.kind().code());
                return Some(Err(Unanswered { error, ui }));
            }
        }
    }
    Some(Ok(Answered { words, ui, watch }))
}

/// What a line lacks, and what it says otherwise.
struct Lacking {
    endpoint: &'static Endpoint,
    globals: Globals,
    /// The kinds of the identifiers, in their order.
    kinds: Vec<&'static Kind>,
}

impl Lacking {
    /// Of a line that is whole as soon as identifiers of its path are added; `None` for any other.
    fn of(words: &[OsString], ending: &clap::Error) -> Option<Lacking> {
        let ContextValue::Strings(missing) = ending.get(ContextKind::InvalidArg)? else {
            return None;
        };
        let mut whole = words.to_vec();
        whole.extend(missing.iter().map(|_| OsString::from("1")));
        let matches =
            tree::build(&TreeExtent::Listing(&whole)).try_get_matches_from(&whole).ok()?;
        let (name, own) = innermost(&matches);
        let endpoint = api::endpoint(&name)?;
        let all: Vec<&Kind> = endpoint.path_params().map(|param| param.kind).collect();
        let kinds = all.get(all.len().checked_sub(missing.len())?..)?.to_vec();
        let fits = |(kind, place): (&&Kind, &String)| {
            !kind.ids.is_empty() && *place == format!("<{}>", kind.name)
        };
        if !kinds.iter().zip(missing).all(fits) {
            return None;
        }
        Some(Lacking { endpoint, globals: Globals::from_arg_matches(own).ok()?, kinds })
    }
}

/// Asks for one identifier, by itself or by its number in the list.
fn ask(
    endpoint: &'static Endpoint,
    kind: &'static Kind,
    profile: &Profile,
    ui: &mut Ui,
) -> Result<String> {
    let fits = |id: &str| kind.is_spelling(id);
    let seen = seen::recent(profile, fits, MOST_OFFERED);
    let noun = IdKind::of_prefixes(kind.ids).map(IdKind::noun);
    let noun = noun.unwrap_or("object");
    ui.tell_production();
    let mut question = format!("{}. Which {noun}?", endpoint.command);
    if !seen.is_empty() {
        ui.note(&format!("{noun}s seen last, as they were then:"));
        for (at, one) in seen.iter().enumerate() {
            let amount = money::of_text(&one.amount).map(money::show).unwrap_or_default();
            let line = format!("  {}) {} {} {amount}", at + 1, one.id, one.status);
            ui.note(line.trim_end());
        }
        question.push_str(" (its number or identifier)");
    }
    ui.ask_until(&question, None, &mut |typed| {
        let number = typed.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        if let Some(one) = number.and_then(|number| seen.get(number)) {
            return Ok(one.id.clone());
        }
        api::read_id(typed, kind.ids).map_err(|mistake| mistake.to_line(kind.ids))
    })
}
