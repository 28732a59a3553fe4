//! `fpgo wait`: waits until an object has a status, and shows it then. How it is waited stands in `run/waiting.rs`.

use std::time::{Duration, Instant};

use clap::Args;
use serde_json::Value;

use super::in_force;
use crate::api::{self, IdMistake, StatusTeller, WrongWords};
use crate::base::duration;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::redact;
use crate::base::step::Command;
use crate::base::typed_words;
use crate::http::verdict::Purpose;
use crate::options::{Globals, Invocation};
use crate::output::columns::TableLayout;
use crate::output::delivery::delivered;
use crate::output::show::show;
use crate::output::ui::Ui;
use crate::run::context::Context;
use crate::run::interrupt::SignalWatch;
use crate::run::seen;
use crate::run::session::Session;
use crate::run::waiting::{Awaited, StatusReader};

/// The options.
#[derive(Args, Debug)]
#[command(
    after_help = "Money: Moves none: it only reads.\n\nIt ends with 0 when a status is reached, with 10 at once where \
                  the object has become something else for good or when the time is over, with 5 where there is no \
                  such object.\n\nExamples:\n  fpgo wait ODR1234567890 --until PAID\n  fpgo wait RES1234567890 --until \
                  RESERVED,CANCELLED --for 30m"
)]
pub struct WaitArgs {
    /// Order, terminal order, reservation or subscription
    #[arg(value_name = "IDENTIFIER")]
    id: String,
    /// Status to wait for, or several with commas: the first one reached ends it
    #[arg(long, value_name = "STATUS", required = true, value_delimiter = ',')]
    until: Vec<String>,
    /// How long to wait at most, such as 90s, 10m or 2h
    #[arg(long = "for", value_name = "TIME", default_value = "10m", value_parser = patience)]
    patience: Duration,
}

/// Longer than this nobody waits; it is for another run of the command.
const LONGEST: Duration = Duration::from_secs(31 * 24 * 60 * 60);

fn patience(text: &str) -> std::result::Result<Duration, String> {
    let time = duration::span(text)?;
    match time.is_zero() || time > LONGEST {
        true => Err("must be between 1s and 31d".to_owned()),
        false => Ok(time),
    }
}

/// Waits, and shows the object.
pub fn run(arguments: &WaitArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let watch = SignalWatch::start(false, ui)?;
    let done = watched(arguments, globals, ui);
    watch.note_ended(done.as_ref().map_or_else(|error| error.kind().code(), |()| 0));
    done
}

fn watched(arguments: &WaitArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let words: Vec<String> = arguments.until.iter().map(|word| word.trim().to_owned()).collect();
    let id = identifier(&arguments.id, &words, ui)?;
    let telling = telling(&id, &words)?;
    for teller in &telling {
        TableLayout::of(&teller.endpoint.table, &ui.columns)?;
    }
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    ui.jq_time = timeout;
    let context = Context::new(profile, timeout, globals.verbose);
    let session = Session::open(&context, Purpose::Read, ui)?;
    let patience = arguments.patience;
    let deadline = Instant::now() + patience;
    let awaited = Awaited { id: &id, words: &words, patience, deadline };
    let mut unknown = None;
    for teller in telling {
        let endpoint = teller.endpoint;
        let typed = endpoint.typed_id(&id).map_err(Error::invalid)?;
        match StatusReader::new(teller, &typed, &session)?.wait(&awaited, ui) {
            Ok((envelope, reply)) => {
                let show_personal = globals.show_personal_data;
                let invocation = Invocation { typed, show_personal, ..Invocation::default() };
                delivered(show(endpoint, &invocation, &envelope, &reply, ui))?;
                seen::remember(&context, Some(&id), &Value::Object(envelope), ui);
                return Ok(());
            }
            // Another kind of object may have this identifier.
            Err(error) if error.kind() == ErrorKind::NotFound => {
                unknown.get_or_insert(error);
            }
            // This one knows it: the end is its own.
            Err(error) => return Err(error),
        }
    }
    Err(unknown.unwrap_or_else(|| Error::bug("nothing tells a status")))
}

/// The identifier as it was pasted, without what stands around it. One of another kind is refused later.
fn identifier(typed: &str, words: &[String], ui: &mut Ui) -> Result<String> {
    match api::read_id(typed, &["ODR", "RES", "SUB"]) {
        Ok(id) => {
            if id != typed {
                ui.note(&format!("{:?} is read as {id}", redact::hide_suspects(typed)));
            }
            Ok(id)
        }
        Err(IdMistake::Likely(likely)) => {
            let typed = redact::hide_suspects(typed);
            let error = Error::invalid(format!("{typed:?} is no identifier"));
            let until = words.join(",");
            if !typed_words::is_harmless(&until) {
                return Err(error.detail(format!("did you mean {likely}?")));
            }
            let again = Command::new("wait").arg(&likely).arg("--until").arg(until);
            Err(error.next(again.why("did you mean")))
        }
        Err(_) => Ok(typed.to_owned()),
    }
}

/// The operations that tell a status of this object, and know the words.
fn telling(id: &str, words: &[String]) -> Result<Vec<StatusTeller>> {
    let telling = api::that_tell_status(id);
    if telling.is_empty() {
        let shown = redact::hide_suspects(id);
        return Err(Error::invalid(format!("{shown:?} is nothing that has a status to wait for"))
            .detail("orders are ODR and digits, reservations RES, subscriptions SUB"));
    }
    let known = api::known_statuses(&telling);
    match api::that_know(telling, words) {
        Ok(knowing) => Ok(knowing),
        Err(WrongWords::Unknown(word, near)) => {
            let shown = redact::hide_suspects(word);
            let error = Error::invalid(format!(
                "invalid value '{shown}' for --until: it is one of {}",
                known.join(", ")
            ));
            Err(match near {
                Some(near) => {
                    let meant = words.iter().map(|own| if own == word { near } else { own });
                    let until = meant.collect::<Vec<_>>().join(",");
                    let again = Command::typed_without(&["--until"]).arg("--until").arg(until);
                    error.next(again.why(format!("did you mean {near}?")))
                }
                None => error,
            })
        }
        Err(WrongWords::NotTogether) => Err(Error::invalid(format!(
            "--until {}: no single answer of the API tells all of these",
            words.join(",")
        ))
        .next("wait for one of them at a time")),
    }
}
