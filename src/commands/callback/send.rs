//! `fpgo callback send`: delivers a test callback to an endpoint, as Front Payment would, and shows what it answers. No
//! money can be moved by it, so the journal is not asked.

use std::time::Duration;

use clap::Args;
use serde_json::{Value, json};
use url::Url;

use super::test_callback::{TestCallback, TestCallbackArgs, address};
use super::test_secret;
use crate::api::ColumnKind;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::privacy;
use crate::base::step::Command;
use crate::base::target::is_loopback;
use crate::callback::Wrong;
use crate::commands::in_force;
use crate::http::deliver::{Deliverer, Delivery};
use crate::options::Globals;
use crate::output::local_table::{LocalTable, show_done};
use crate::output::ui::Ui;

/// What stands below its help.
pub const HELP: &str = "The callback goes out once by GET; duplicate sends it twice. Redirects are not followed, and \
    --timeout says how long the endpoint may take.\nThe secret comes from where that of verify comes from; one of \
    production is refused.\n\n\
    Examples:\n  \
    fpgo --sandbox callback send --to http://127.0.0.1:8000/fp/callback --amount 800\n  \
    fpgo --sandbox callback send --to http://127.0.0.1:8000/fp/callback --wrong other-secret\n\n\
    Exit codes: 0 the endpoint took it (2xx), 10 it answered anything else, 6 it gave no answer, 11 of two one was taken, \
    8 another machine without --allow-external, or a secret of production";

/// The columns of its table.
pub const COLUMNS: [(&str, ColumnKind); 3] = [
    ("Status", ColumnKind::Text),
    ("Milliseconds", ColumnKind::Text),
    ("Answer", ColumnKind::Text),
];

/// What is to be delivered.
#[derive(Args, Debug)]
pub struct SendArgs {
    #[command(flatten)]
    callback: TestCallbackArgs,
    /// Address of the endpoint; its own parameters come first, and are signed too
    #[arg(long, value_name = "URL", value_parser = address)]
    to: Url,
    /// Let it leave this machine
    #[arg(long)]
    allow_external: bool,
}

/// Delivers a test callback.
pub fn run(args: &SendArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    if !args.allow_external && !is_loopback(&args.to) {
        let host = args.to.host_str().unwrap_or_default();
        return Err(Error::guarded(format!("{host} is not this machine: nothing was sent"))
            .next(Command::typed().arg("--allow-external").why("if that is meant")));
    }
    let secret = test_secret::secret(globals, ui)?;
    let callback = args.callback.signed(&args.to, &secret, globals)?;
    let timeout = in_force::patience(globals)?;
    callback.tell(&secret, ui);
    let log = globals.verbose.then(|| ui.log());
    let deliveries = deliver_all(&callback, timeout, log.as_deref())?;
    if !ui.quiet {
        show(&deliveries, ui)?;
    }
    conclude(&callback, &deliveries, ui)
}

/// Delivers it as often as it comes, and tells of each exchange where somebody wants to know.
fn deliver_all(
    callback: &TestCallback,
    timeout: Duration,
    log: Option<&(dyn Fn(&str) + Send + Sync)>,
) -> Result<Vec<Delivery>> {
    let deliverer = Deliverer::new(&callback.url, timeout)?;
    let mut deliveries = Vec::new();
    for _ in 0..callback.times {
        let delivery = deliverer.get(&callback.url);
        if let Some(log) = log {
            log(&format!("> GET {}", callback.url));
            if let Delivery::Answered(answer) = &delivery {
                log(&format!("< HTTP {}", answer.status));
            }
        }
        deliveries.push(delivery);
    }
    deliverer.end();
    Ok(deliveries)
}

fn show(deliveries: &[Delivery], ui: &mut Ui) -> Result<()> {
    let (mut rows, mut json) = (Vec::new(), Vec::new());
    for delivery in deliveries {
        match delivery {
            Delivery::Answered(answer) => {
                let (ms, start) = (answer.time.as_millis(), privacy::excerpt(&answer.start));
                rows.push(vec![answer.status.to_string(), ms.to_string(), start.clone()]);
                json.push(
                    json!({"status": answer.status, "ms": u64::try_from(ms).ok(), "answer": start}),
                );
            }
            Delivery::Unanswered(why) => {
                rows.push(vec!["none".to_owned(), String::new(), why.clone()]);
                json.push(json!({"status": null, "ms": null, "why": why}));
            }
        }
    }
    let done = format!("it was sent {} times", deliveries.len());
    show_done(&done, LocalTable::List(&COLUMNS, rows), &Value::Array(json), ui)
}

fn conclude(callback: &TestCallback, deliveries: &[Delivery], ui: &mut Ui) -> Result<()> {
    let taken = deliveries.iter().filter(|one| is_taken(one)).count();
    if taken == deliveries.len() {
        if callback.is_signed && callback.wrong.is_some_and(breaks_the_check) {
            ui.warn("the endpoint took a callback that the documented check refuses");
        }
        return Ok(());
    }
    let Some(refused) = deliveries.iter().find(|one| !is_taken(one)) else { return Ok(()) };
    let (mut kind, what) = match refused {
        Delivery::Answered(answer) => (
            ErrorKind::CheckFailed,
            format!("the endpoint did not take it: HTTP {}", answer.status),
        ),
        Delivery::Unanswered(why) => {
            (ErrorKind::Unavailable, format!("the endpoint gave no answer: {why}"))
        }
    };
    if taken > 0 {
        kind = ErrorKind::Partly;
    }
    let error = Error::new(kind, what).detail("it was a test: no money is involved");
    match callback.wrong {
        Some(wrong) if breaks_the_check(wrong) && kind == ErrorKind::CheckFailed => {
            Err(error.detail("the callback was wrong on purpose, so to refuse it is right"))
        }
        _ => Err(error),
    }
}

fn is_taken(delivery: &Delivery) -> bool {
    matches!(delivery, Delivery::Answered(answer) if (200..300).contains(&answer.status))
}

/// Whether the documented check refuses a callback that is wrong in this way. The moved digit passes it: only forms tell.
fn breaks_the_check(wrong: Wrong) -> bool {
    !matches!(wrong, Wrong::Late | Wrong::Duplicate | Wrong::Moved)
}
