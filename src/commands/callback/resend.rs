//! `fpgo callback resend`: sends a received callback to its receiver once more.

use clap::Args;
use jiff::Timestamp;
use serde_json::json;

use super::account::CallbackAccount;
use super::show_one::found;
use crate::api::ColumnKind;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::base::text;
use crate::commands::in_force;
use crate::listener::{Delivery, Receiver, Sender};
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_done};
use crate::output::ui::Ui;
use crate::store::callbacks::{CallbackStore, ForwardEnd, StoredCallback};

/// What stands below its help.
pub const HELP: &str = "It goes out once by GET, with the very query that came. Redirects are not followed, and --timeout \
    says how long the receiver may take.\n\nExamples:\n  fpgo callback resend 12\n  fpgo callback resend 12 --to \
    http://localhost:3000/fp/callback\n\nExit codes: 0 the receiver took it (2xx), 10 it answered anything else, 6 it gave \
    no answer, 5 no such callback,\n8 it is not authentic, not whole, or goes to another machine";

/// What is told of it.
pub const COLUMNS: [(&str, ColumnKind); 4] = [
    ("Number", ColumnKind::Identifier),
    ("To", ColumnKind::Identifier),
    ("HTTP", ColumnKind::Text),
    ("Milliseconds", ColumnKind::Text),
];

/// What is sent, and where to.
#[derive(Args, Debug)]
pub struct ResendArgs {
    /// The callback's number, as `callback list` shows it
    #[arg(value_name = "CALLBACK_NUMBER", value_parser = text::number::<i64>)]
    id: i64,
    /// Address to send it to; without it where it went last, or if it never did, where another one of the account went last
    #[arg(long, value_name = "URL", value_parser = Receiver::parse)]
    to: Option<Receiver>,
    /// Also what is not authentic
    #[arg(long)]
    forward_all: bool,
    /// Also to an address that is not this machine
    #[arg(long)]
    allow_external: bool,
}

/// Sends it, and tells the receiver's answer: exit code 0 if its status is 2xx.
pub fn run(arguments: &ResendArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let account = CallbackAccount::in_use(globals, ui)?;
    let patience = in_force::patience(globals)?;
    let store = CallbackStore::find(&account.dir, patience)?;
    let (store, callback) = found(store, &account, arguments.id)?;
    refuse(&callback, arguments.forward_all)?;
    let receiver = receiver(arguments, &store, &account)?;
    if !receiver.is_here() && !arguments.allow_external {
        let why = format!("{} is not this machine: nothing was sent", receiver.as_str());
        return Err(Error::guarded(why)
            .next(Command::typed().arg("--allow-external").why("if that is meant")));
    }
    let sender = Sender::new(receiver.clone(), patience)?;
    let attempt = store.begin_resend(callback.id, receiver.as_str(), Timestamp::now())?;
    let (end, took) = match sender.send(callback.id, &callback.query) {
        Delivery::Sent(end, took) => (end, took),
        Delivery::NotSent(why) => (ForwardEnd::Failed(why), None),
    };
    store.conclude(attempt, &end, took)?;
    tell(&callback, &receiver, &end, took, ui)
}

/// Refuses what is not authentic, and what is not whole any more.
fn refuse(callback: &StoredCallback, forward_all: bool) -> Result<()> {
    let id = callback.id;
    if !callback.is_authentic && !forward_all {
        return Err(Error::guarded(format!("callback {id} is not authentic: {}", callback.reason))
            .next(Command::typed().arg("--forward-all").why("to send it all the same")));
    }
    if callback.is_whole {
        return Ok(());
    }
    let why = format!("callback {id} cannot be sent again: personal values of it were not kept");
    Err(Error::guarded(why)
        .detail("without them its checksum would be wrong")
        .next("callback listen --keep-personal keeps those that come from then on"))
}

/// The receiver that was typed, else the last one of this callback, else that of any callback of the account.
fn receiver(
    arguments: &ResendArgs,
    store: &CallbackStore,
    account: &CallbackAccount,
) -> Result<Receiver> {
    if let Some(receiver) = &arguments.to {
        return Ok(receiver.clone());
    }
    let own = store.forwards(arguments.id)?.pop().map(|forward| forward.target);
    let last = match own {
        Some(target) => Some(target),
        None => store.last_target(&account.key)?,
    };
    match last.as_deref().map(Receiver::parse) {
        Some(Ok(receiver)) => Ok(receiver),
        _ => Err(Error::invalid("nothing was forwarded yet, so there is no address to send it to")
            .next("give the address with --to URL")),
    }
}

fn tell(
    callback: &StoredCallback,
    receiver: &Receiver,
    end: &ForwardEnd,
    took: Option<i64>,
    ui: &mut Ui,
) -> Result<()> {
    let (id, to) = (callback.id, receiver.as_str());
    match end {
        ForwardEnd::Answered(status) => {
            show_answer(id, to, *status, took, ui)?;
            match status {
                200..300 => Ok(()),
                _ => Err(Error::new(
                    ErrorKind::CheckFailed,
                    format!("the receiver answered callback {id} with {status}"),
                )),
            }
        }
        ForwardEnd::Failed(why) => Err(Error::new(
            ErrorKind::Unavailable,
            format!("callback {id} did not reach {to}: {why}"),
        )),
        ForwardEnd::Unknown(why) => Err(Error::new(
            ErrorKind::Unavailable,
            format!("callback {id} may have reached {to}, and no answer came: {why}"),
        )),
    }
}

fn show_answer(id: i64, to: &str, status: u16, took: Option<i64>, ui: &mut Ui) -> Result<()> {
    if ui.quiet {
        return delivered(ui.data(&format!("{id}\n")));
    }
    let time = took.map(|took| took.to_string()).unwrap_or_default();
    let values = [id.to_string(), to.to_owned(), status.to_string(), time];
    let json = json!({"id": id, "to": to, "http": status, "ms": took});
    let done = format!("callback {id} was sent to {to}, which answered {status}");
    show_done(&done, LocalTable::object(&COLUMNS, values), &json, ui)
}
