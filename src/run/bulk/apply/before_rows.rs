//! The failure of a run before its first row: nothing was sent, and how it is begun, or gone on with, when what is in the way is
//! gone. What a plan itself is refused for says so already.

use crate::api::Endpoint;
use crate::base::error::{Error, ErrorKind, Money, Reach, Result};
use crate::base::step::{Command, Step};

/// What is said of the money where a run was not begun.
pub const NOT_BEGUN: &str = "nothing was moved: no row was sent";
/// The same where it had sent rows before.
pub const NOT_GONE_ON: &str = "nothing more was moved: no row was sent";

/// What was done before the first row, or its failure with what that means: `money` in words, and `again`, which tries it again.
pub fn before_rows<T>(
    done: Result<T>,
    endpoint: &Endpoint,
    money: &str,
    again: impl FnOnce() -> Command,
) -> Result<T> {
    done.map_err(|mut error| {
        let is_told = error.report().money.is_some() || error.kind() == ErrorKind::Bug;
        if endpoint.effect.writes() && !is_told {
            let report = error.report_mut();
            report.money = endpoint.effect.moves_money().then_some(Money::NotMoved);
            report.money_words = Some(money.to_owned());
        }
        with_again(error, again)
    })
}

/// The failure to find out what a run does: to read its plan, or to find the run.
pub fn nothing_begun<T>(done: Result<T>) -> Result<T> {
    done.map_err(|mut error| {
        error.report_mut().money.get_or_insert(Money::NotMoved);
        with_again(error, Command::typed)
    })
}

/// The failure with the command that tries it again, where another try may pass and nothing else is offered in its place.
fn with_again(error: Error, again: impl FnOnce() -> Command) -> Error {
    let report = error.report();
    let may_pass = matches!(report.reach, Reach::Every | Reach::Outage | Reach::Moment)
        || matches!(
            error.kind(),
            ErrorKind::Unavailable | ErrorKind::Config | ErrorKind::Interrupted | ErrorKind::Bug
        );
    if report.next.iter().any(Step::is_typed) || !(may_pass || report.next.is_empty()) {
        return error;
    }
    let why = if report.next.is_empty() { "try it again" } else { "then try it again" };
    error.next(again().why(why))
}
