//! `fpgo callback verify --all`: a verdict on each callback in a log or a HAR file, as soon as it is read. What is read stands in
//! `source.rs`, how it is taken apart in `pieces.rs` (for threads in `turns.rs`), `lines.rs` and `har.rs`, what is said in `judge.rs` and `style.rs`, and what the API
//! is asked in `asking.rs`. The checks themselves are in the room `callback`.

mod asking;
mod batch;
mod counts;
mod har;
mod judge;
mod line_verdict;
mod lines;
mod pieces;
mod report;
mod sink;
mod source;
mod stop;
mod style;
mod turns;
mod values;

pub use self::style::COLUMNS;

/// What `tests/fuzz` attacks.
#[cfg(all(test, feature = "fuzz"))]
pub mod fuzzed {
    pub use super::asking::read;
    pub use super::batch::Batch;
    pub use super::judge::{Judge, Record};
    pub use super::sink::Sink;
    pub use super::source::Shape;
    pub use super::stop::Stop;
    pub use super::style::Style;
    pub use crate::commands::callback::input::CallbackSecret;
}

use std::io;

use self::asking::Account;
use self::judge::Judge;
use self::report::Report;
use self::stop::Stop;
use self::style::Style;
use super::check;
use super::input;
use super::other_secrets::other_secrets;
use super::verify::VerifyArgs;
use crate::base::error::{Error, ErrorKind, Result};
use crate::http::verdict::Purpose;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::ui::Ui;
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;

/// What is said where the API cannot be asked any more.
const NOT_ALL: &str = "the callbacks after that were not checked";

/// Checks every callback in a file, or in standard input (`-`).
pub fn run(file: &str, args: &VerifyArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    if !args.check {
        return checked(file, args, None, globals, ui);
    }
    let watch = SignalWatch::start(false, ui)?;
    watch.end_gently();
    let done = asked(file, args, &watch, globals, ui);
    watch.note_ended(done.as_ref().map_or_else(|error| error.kind().code(), |()| 0));
    done
}

/// The same, with an account that is asked.
fn asked(
    file: &str,
    args: &VerifyArgs,
    watch: &SignalWatch,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    let context = check::context(globals, ui)?;
    let session = Session::open(&context, Purpose::Read, ui)?;
    let account = Account { session: &session, watch, settings: ui.settings() };
    checked(file, args, Some(account), globals, ui)
}

fn checked(
    file: &str,
    args: &VerifyArgs,
    account: Option<Account>,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    let secret = input::secret(globals, ui)?;
    let name = if file == "-" { "standard input" } else { file };
    let unreadable = |error: io::Error| Error::invalid(format!("{name} cannot be read: {error}"));
    let (shape, source) = source::open(file).map_err(unreadable)?;
    let style = Style::of(shape, ui)?;
    let judge = Judge {
        secret,
        others: other_secrets(globals),
        kind: args.kind.into(),
        max_age: args.max_age,
        asks: account.is_some(),
        shows_personal: globals.show_personal_data,
        style: style.clone(),
    };
    let mut report = Report::new(style, ui);
    let stopped = match account {
        None => asking::read(shape, source, &judge, &mut report),
        Some(account) => asking::check(shape, source, &judge, account, &mut report),
    };
    let stopped = stopped.and_then(|()| report.end());
    let counts = report.counts;
    match stopped {
        Ok(()) => counts.conclude(shape, &judge.secret.source, ui),
        Err(Stop::Unreadable(error)) => Err(unreadable(error).detail(counts.told(shape))),
        Err(Stop::Undelivered(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            let what = "nobody reads the verdicts any more, so not every callback was checked";
            Err(Error::new(ErrorKind::CheckFailed, what).detail(counts.told(shape)))
        }
        Err(Stop::Undelivered(error)) => delivered(Err(error)),
        Err(Stop::Cut(error)) => Err(error.detail(counts.told(shape)).detail(NOT_ALL)),
        Err(Stop::Interrupted) => {
            Err(Error::new(ErrorKind::Interrupted, "interrupted").detail(counts.told(shape)))
        }
    }
}
