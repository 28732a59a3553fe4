//! `fpgo callback verify`: whether a callback's checksum is right, and if not, why. Input, search, output and what
//! is asked beside the checksum stand in files of their own; here is their order, and the exit code.

mod besides;
mod examined;
mod for_people;
mod for_programs;
mod replay;
mod unsigned;

pub use for_people::COLUMNS;

use std::time::Duration;

use clap::Args;
use jiff::Timestamp;

use self::besides::Besides;
use self::examined::{Examined, examine};
use crate::base::duration;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::callback::FindError;
use crate::commands::callback::age;
use crate::commands::callback::check;
use crate::commands::callback::input;
use crate::commands::callback::kind_name::KindName;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::Format;

/// What stands below its options in the help.
pub const HELP: &str = "The callback is a URL, a query string, a log line or a header dump: as an argument, from \
    standard input (or -), or pasted at a prompt, where the shell does not see it. What mails, pages and chats do to \
    a link (&amp;, ×tamp, line breaks, percent-encoding) is undone, and said. Where the checksum is wrong, the reason \
    is looked for and named.\nThe secret comes from FPGO_CALLBACK_SECRET or the profile, never from the command \
    line.\n\nMoney: Moves none; --check reads.\n\nExamples:\n  \
    fpgo callback verify 'https://shop.example/cb?orderUuid=ODR1234567890&…&checksum=…'\n  \
    grep fp/callback access.log | tail -1 | fpgo callback verify --check --max-age 1h\n  \
    fpgo callback verify --all access.log -o csv\n\n\
    Exit codes: 0 the checksum is right, 10 it is not, or nothing is signed, or --check or --max-age says no; with --all 0 if there \
    are callbacks and all are authentic (and pass --check and --max-age)";

/// The options.
#[derive(Args, Debug)]
pub struct VerifyArgs {
    /// Callback as received; if left out, it is pasted at a prompt or read from standard input (-)
    #[arg(value_name = "CALLBACK")]
    pasted: Option<String>,
    /// Check each callback in a log (access log, lines of JSON) or a HAR file, one verdict each; - is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "pasted")]
    pub all: Option<String>,
    /// Kind of the callback, which decides what is signed
    #[arg(long, value_enum, default_value_t = KindName::Auto, value_name = "KIND")]
    pub kind: KindName,
    /// Ask the API whether what it says is true now
    #[arg(long)]
    pub check: bool,
    /// Refuse one that was sent longer ago, such as 90s, 10m or 1d
    #[arg(long, value_name = "TIME", value_parser = duration::span)]
    pub max_age: Option<Duration>,
}

/// Checks the pasted callback.
pub fn run(args: VerifyArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let secret = input::secret(globals, ui)?;
    let text = input::pasted_text(args.pasted, ui)?;
    let examined = match examine(&text, args.kind.into(), &secret, globals) {
        Ok(examined) => examined,
        Err(why) => return Err(not_found(why)),
    };
    let besides = Besides {
        too_old: args.max_age.and_then(|limit| too_old(&examined, limit)),
        seen_before: replay::remark(&examined, globals, ui),
        checked: args.check.then(|| check::run(&examined.verdict, globals, ui)),
    };
    if !ui.quiet {
        match ui.format {
            Format::Json | Format::Ndjson | Format::Raw => {
                for_programs::show(&examined, &besides, globals, ui)?;
            }
            Format::Table | Format::Csv | Format::Tsv => for_people::show(&examined, globals, ui)?,
        }
    }
    for_people::tell_text(&examined, ui);
    if let Some(remark) = &besides.seen_before {
        ui.note(remark);
    }
    conclude(&examined, besides, ui)
}

/// The failure of one that is older than allowed, or whose age is not known.
fn too_old(examined: &Examined, limit: Duration) -> Option<Error> {
    let value = |name: &str| examined.verdict.signed(name);
    let problem = age::problem(value, limit, Timestamp::now())?;
    Some(Error::new(ErrorKind::CheckFailed, problem.to_string()))
}

/// The exit code: a wrong checksum comes before what the API says, and that before the age.
fn conclude(examined: &Examined, besides: Besides, ui: &mut Ui) -> Result<()> {
    let checked = match besides.checked {
        Some(Ok(checked)) => {
            ui.note(&checked.says());
            checked.failure()
        }
        Some(Err(error)) => Some(error),
        None => None,
    };
    let others = checked.into_iter().chain(besides.too_old);
    let failed = for_people::failure(examined);
    if failed.is_none() {
        for_people::tell_authentic(examined, ui);
    }
    match failed.into_iter().chain(others).reduce(with_other) {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// A failure with another one as its detail.
fn with_other(first: Error, other: Error) -> Error {
    let first = first.detail(other.to_string());
    other.report().details.iter().fold(first, |first, detail| first.detail(detail.clone()))
}

/// The failure of a text in which no single callback is.
fn not_found(why: FindError) -> Error {
    let error = Error::invalid(why.to_string());
    match why {
        FindError::Several => {
            let all = Command::new("callback verify").arg("--all").arg("FILE");
            error.next(all.why("check all of a file"))
        }
        FindError::NotGet => error.next("paste the GET that was received, if there was one"),
        FindError::Nothing | FindError::NoQuery | FindError::Unclear | FindError::Nul => {
            error.next(Command::new("callback verify").why("paste the whole address, as it came"))
        }
    }
}
