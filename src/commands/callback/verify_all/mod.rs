//! `fpgo callback verify --all`: a verdict on each callback in a log or a HAR file, as soon as it is read. What is read stands in
//! `source.rs`, how it is taken apart in `lines.rs` and `har.rs`, what is said in `judge.rs` and `style.rs`. The checks themselves
//! are in the room `callback`.

mod batch;
mod counts;
mod har;
mod judge;
mod line_verdict;
mod lines;
mod report;
mod source;
mod stop;
mod style;

pub use self::style::COLUMNS;

use std::io;

use self::judge::Judge;
use self::report::Report;
use self::source::Shape;
use self::stop::Stop;
use self::style::Style;
use super::input;
use super::other_secrets::other_secrets;
use super::verify::VerifyArgs;
use crate::base::error::{Error, ErrorKind, Result};
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::ui::Ui;

/// Checks every callback in a file, or in standard input (`-`).
pub fn run(file: &str, args: &VerifyArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let secret = input::secret(globals, ui)?;
    let name = if file == "-" { "standard input" } else { file };
    let unreadable = |error: io::Error| Error::invalid(format!("{name} cannot be read: {error}"));
    let (shape, source) = source::open(file).map_err(unreadable)?;
    let style = Style::of(shape, ui)?;
    let (source_of_secret, others) = (secret.source.clone(), other_secrets(globals));
    let judge = Judge {
        secret,
        others,
        kind: args.kind.into(),
        max_age: args.max_age,
        shows_personal: globals.show_personal_data,
        style: style.clone(),
    };
    let mut report = Report::new(style, ui);
    let stopped = match shape {
        Shape::Lines => lines::check(source, &judge, &mut report),
        Shape::Har => har::check(source, &judge, &mut report),
    };
    let stopped = stopped.and_then(|()| report.end());
    let counts = report.counts;
    match stopped {
        Ok(()) => counts.conclude(shape, &source_of_secret, ui),
        Err(Stop::Unreadable(error)) => Err(unreadable(error).detail(counts.told(shape))),
        Err(Stop::Undelivered(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            let what = "nobody reads the verdicts any more, so not every callback was checked";
            Err(Error::new(ErrorKind::CheckFailed, what).detail(counts.told(shape)))
        }
        Err(Stop::Undelivered(error)) => delivered(Err(error)),
    }
}
