//! What `bulk apply` and `bulk resume` have in common: how many rows are sent at the same time, and what stops a run.

use std::time::Duration;

use clap::Args;

use crate::base::duration;
use crate::base::error::Result;
use crate::base::text;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::run::bulk::apply::StopTerms;
use crate::run::context::Context;
use crate::run::fleet::USUAL_WORKERS;
use crate::run::interrupt::SignalWatch;

/// The most rows that are sent at the same time.
const MOST_IN_FLIGHT: usize = 64;

/// How the rows of a run are sent.
#[derive(Args, Debug)]
pub struct SendingFlags {
    /// Stop after so many rows that were refused, or could not be sent; no more are on their way than may still fail
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = at_least_one)]
    max_failures: u64,
    /// Go on when nobody knows what became of a row; else no row is begun after that, and those on their way are finished
    #[arg(long)]
    continue_on_unknown: bool,
    /// Wait so long for the database of a shared journal when it is away; then the run stops
    #[arg(long, value_name = "TIME", default_value = "5m", value_parser = duration::span)]
    max_outage: Duration,
    /// Send so many rows at the same time
    #[arg(long, value_name = "N", default_value_t = USUAL_WORKERS, value_parser = in_flight)]
    pub in_flight: usize,
}

impl SendingFlags {
    /// What stops the run.
    pub fn terms(&self) -> StopTerms {
        let SendingFlags { max_failures, continue_on_unknown, max_outage, .. } = *self;
        StopTerms { max_failures, continue_on_unknown, max_outage }
    }
}

fn at_least_one(typed: &str) -> std::result::Result<u64, String> {
    match text::number::<u64>(typed)? {
        0 => Err("must be 1 or more".to_owned()),
        number => Ok(number),
    }
}

fn in_flight(typed: &str) -> std::result::Result<usize, String> {
    match text::number::<usize>(typed)? {
        number @ 1..=MOST_IN_FLIGHT => Ok(number),
        _ => Err(format!("must be between 1 and {MOST_IN_FLIGHT}")),
    }
}

/// Does the work of a command on a run, under a watch that hears signals until it has ended.
pub fn watched(
    globals: &Globals,
    ui: &mut Ui,
    work: impl FnOnce(&Context, &SignalWatch, &mut Ui) -> Result<()>,
) -> Result<()> {
    ui.ask_nobody_but_a_person(false);
    let watch = SignalWatch::start(true, ui)?;
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    let context = Context::new(profile, timeout, globals.verbose);
    let done = work(&context, &watch, ui);
    watch.note_ended(done.as_ref().map_or_else(|error| error.kind().code(), |()| 0));
    done
}
