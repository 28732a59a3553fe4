//! The one path that every operation takes, from what was typed to what is shown: reads in `read.rs`, what every write
//! goes through in `write/`.

pub mod answer;
pub mod body;
pub mod bulk;
pub mod confirmation;
pub mod context;
pub mod evidence;
pub mod fleet;
pub mod guards;
pub mod intent;
pub mod interrupt;
pub mod listing;
pub mod local_sandbox;
pub mod made;
pub mod pace;
pub mod pages;
pub mod probe;
pub mod progress;
pub mod rate_window;
pub mod read;
pub mod reconcile;
pub mod resolve;
pub mod rows;
pub mod seen;
pub mod session;
pub mod shared_pace;
pub mod shared_window;
pub mod throttle;
pub mod waiting;
pub mod write;

use crate::api::{Effect, Endpoint};
use crate::base::error::{Error, Result};
use crate::options::Invocation;
use crate::output::ui::Ui;
use crate::profile::Profile;
use crate::run::context::Context;
use crate::run::interrupt::SignalWatch;
use crate::run::read::read;
use crate::run::write::write;

/// Carries out one operation of the API.
pub fn run(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    profile: Profile,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    let context = Context::new(profile, invocation.timeout, invocation.verbose);
    within(endpoint, invocation, &context, watch, ui)
}

/// Carries out one operation of the API with what another command works with already.
pub fn within(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    context: &Context,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    let done = match endpoint.effect {
        Effect::Reads => read(endpoint, invocation, context, watch, ui),
        Effect::Writes | Effect::MovesMoney { .. } => {
            write(endpoint, invocation, context, watch, ui)
        }
    };
    done.map_err(|error| completed(endpoint, invocation, error))
}

/// Adds to a failure what every one says: the object, and what is known about money.
pub fn completed(endpoint: &Endpoint, invocation: &Invocation, mut error: Error) -> Error {
    let money = endpoint.money_when(error.kind());
    let report = error.report_mut();
    if report.object.is_none() {
        report.object = endpoint.object(&invocation.typed).map(str::to_owned);
    }
    report.money = report.money.or(money);
    error
}
