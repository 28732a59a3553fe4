//! `fpgo journal reconcile`: holds what the API tells of objects against what the journal explains, and shows what differs.
//! Which objects stands in `gathered.rs` and `named.rs`, how they are read in `walk.rs`, what is shown
//! in `report.rs` and `totals.rs`. The comparison itself is `run/reconcile/`. Nothing is sent that writes, and nothing is
//! written to the journal.

mod csv_ids;
mod gathered;
mod named;
mod report;
mod totals;
mod walk;

pub use self::report::COLUMNS;

use std::time::Duration;

use clap::Args;

use self::gathered::Gathered;
use self::report::Report;
use self::totals::Totals;
use self::walk::Walk;
use crate::base::dates::TimeFrame;
use crate::base::duration;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::commands::in_force;
use crate::http::verdict::Purpose;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::run::context::Context;
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;
use crate::store::journal::Journal;

/// What stands below the options in the help.
pub const HELP: &str = "Every object that the journal wrote to since then is read once, and what it shows is held against \
    all that the journal knows of it, imported entries too: refunds, captures, charges and cancellations made elsewhere, \
    what was accepted and is not shown, amounts that differ, outcomes that are unknown. Objects that are named take the \
    place of those of the journal; --list adds those that the API lists. The time frame chooses objects; what the API \
    dates outside of it is left out.\n\n\
    Money: Moves none: it only reads, and writes nothing to the journal.\n\nExamples:\n  \
    fpgo journal reconcile --since -31d -o csv\n  \
    fpgo journal reconcile --since 2026-11-01 --until 2026-11-30 --list\n  \
    fpgo journal reconcile orders.csv ODR1234567890\n\n\
    Exit codes: 0 the journal explains all, 10 something differs, 11 nothing differs but of some it is not known, 130 \
    interrupted";

/// The options.
#[derive(Args, Debug)]
pub struct ReconcileArgs {
    /// Orders, reservations and subscriptions, or CSV files that name them (- for standard input), instead of those that the journal wrote to
    #[arg(value_name = "UUID|FILE")]
    named: Vec<String>,
    /// Compare what the journal wrote to at this date or later
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,
    /// Compare what it wrote to before this date; a day counts whole
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
    /// Also compare the orders that the API lists and dates in this time, and the reservations with a history in it
    #[arg(long, requires = "since", conflicts_with = "named")]
    list: bool,
    /// How long an accepted refund may take until it shows; a younger one is no difference
    #[arg(long, value_name = "TIME", default_value = "24h", value_parser = duration::span)]
    grace: Duration,
}

/// Reads the objects and shows what differs.
pub fn run(
    journal: Option<&Journal>,
    arguments: &ReconcileArgs,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    let watch = SignalWatch::start(false, ui)?;
    let done = watched(journal, arguments, globals, &watch, ui);
    watch.note_ended(done.as_ref().map_or_else(|error| error.kind().code(), |()| 0));
    done
}

fn watched(
    journal: Option<&Journal>,
    arguments: &ReconcileArgs,
    globals: &Globals,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    if arguments.named.is_empty() && arguments.since.is_none() {
        let what = "which objects are compared is not said: --since a date, or identifiers, or a file of them";
        let month = Command::typed().arg("--since").arg("-31d");
        return Err(Error::invalid(what).next(month.why("all of the last 31 days")));
    }
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    ui.jq_time = timeout;
    let context = Context::new(profile, timeout, globals.verbose);
    let (since, until) = (arguments.since.as_deref(), arguments.until.as_deref());
    let frame = TimeFrame::typed(since, until, &context.clock).map_err(Error::invalid)?;
    // What is wrong with the files is told before anything is read.
    let mut gathered = Gathered::new()?;
    named::gather(&arguments.named, &gathered.list, ui)?;
    let is_named = !arguments.named.is_empty();
    gathered.add_journaled(journal, &context.base_url, is_named, &frame)?;
    let session = Session::open(&context, Purpose::Read, ui)?;
    if arguments.list {
        gathered.add_all_listed(&session, since, until, ui)?;
    }
    watch.end_gently();
    let (mut report, mut totals) = (Report::new(ui)?, Totals::new(frame));
    let (session, gathered, grace) = (&session, &gathered, arguments.grace);
    let walk = Walk { session, journal, watch, frame, grace, gathered };
    let shown = walk.all(&mut report, &mut totals, ui);
    let shown = shown.and_then(|()| report.end(totals.is_whole(watch.is_ending()), ui));
    match shown {
        Ok(()) => totals.conclude(gathered, watch.is_ending(), ui),
        Err(stop) => report::ended(stop, totals.progress()),
    }
}
