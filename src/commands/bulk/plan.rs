//! `fpgo bulk plan`: a sheet becomes a plan. Every row is checked before anything is read from the API, then the states are
//! read, and what is expected of each row is written down. Nothing is sent. How stands in the room `run/bulk/planning`.

use std::path::PathBuf;

use clap::Args;

use super::planned::Planned;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::commands::in_force;
use crate::http::verdict::Purpose;
use crate::options::{Globals, JournalFlags, SheetFlags};
use crate::output::ui::Ui;
use crate::run::bulk::plan::{Destination, PlanHeader, PlanWriter, mark};
use crate::run::bulk::planning::{
    CheckedSheet, EarlierRuns, Forecaster, Leniency, LimitsAhead, LostRuns, PlannedRows,
    RefusedRows, SheetCheck,
};
use crate::run::bulk::sheet::{self, Sheet};
use crate::run::context::Context;
use crate::run::guards::may_write;
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;
use crate::store::repeats::Repeats;

/// What stands below its help.
pub const HELP: &str = "Examples:\n  fpgo bulk plan \"orders refund\" refunds.csv\n  \
    fpgo bulk plan \"orders cancel\" orders.csv --map order=Ordrenummer --set note=\"Cancelled after the outage\"\n\n\
    The first row names the columns: a title that is the name of a flag of the operation is that flag, the others are kept.";

/// An operation, the sheet with its rows, and where the plan goes.
#[derive(Args, Debug)]
pub struct PlanArgs {
    /// The operation of every row, such as "orders refund"
    #[arg(value_name = "OPERATION")]
    operation: String,
    /// CSV file whose first row names the columns, or - for standard input
    #[arg(value_name = "FILE")]
    file: String,
    #[command(flatten)]
    columns: SheetFlags,
    /// Write the plan here, or to standard output with -; beside the sheet unless given
    #[arg(long, value_name = "PLAN")]
    plan: Option<PathBuf>,
    /// Leave out rows that are wrong
    #[arg(long)]
    skip_invalid: bool,
    /// Plan rows that do the same as another one, or as a row of an earlier run; needs --reason
    #[arg(long)]
    allow_repeats: bool,
    /// Plan although the journal has lost what earlier runs sent, which no row is compared with then; needs --reason
    #[arg(long)]
    despite_loss: bool,
    #[command(flatten)]
    said: JournalFlags,
}

/// Makes the plan.
pub fn run(arguments: &PlanArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let watch = SignalWatch::start(false, ui)?;
    watch.end_gently();
    let done = watched(arguments, globals, &watch, ui);
    watch.note_ended(done.as_ref().map_or_else(|error| error.kind().code(), |()| 0));
    done
}

fn watched(
    arguments: &PlanArgs,
    globals: &Globals,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    let endpoint = sheet::operation(&arguments.operation)?;
    arguments.must_have_reason()?;
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    let context = Context::new(profile, timeout, globals.verbose);
    if endpoint.effect.writes() {
        may_write(endpoint, &context.profile)?;
    }
    let mut sheet = Sheet::open(&arguments.file)?;
    let destination = Destination::settle(arguments.plan.as_deref(), &arguments.file)?;
    refuse_two_outputs(&destination, ui)?;
    let dir = destination.dir(&context)?;
    let columns = sheet::columns(&sheet, endpoint, &arguments.columns)?;
    let mut header = PlanHeader::begin(endpoint, &context, &sheet, columns)?;
    header.reason.clone_from(&arguments.said.reason);
    header.ticket.clone_from(&arguments.said.ticket);
    let check = SheetCheck { header: &header, endpoint, context: &context, dir: &dir, watch };
    let checked = check.every_row(&mut sheet, arguments.leniency(), ui)?;
    checked.tell(ui);
    let rows =
        planned_rows(&mut header, arguments, checked, PlanWriter::new(&dir)?, &context, watch, ui)?;
    rows.earlier.refuse_unless(arguments.allow_repeats, &header.file, ui)?;
    Planned::write(header, rows, destination, &context, ui)?.show(ui)
}

impl PlanArgs {
    /// Refuses to pass over what was sent before, or may have been, without a reason.
    fn must_have_reason(&self) -> Result<()> {
        let why = match (self.allow_repeats, self.despite_loss) {
            _ if self.said.reason.is_some() => return Ok(()),
            (true, _) => "--allow-repeats needs --reason: why the same is meant once more",
            (_, true) => "--despite-loss needs --reason: how you know what was sent",
            (false, false) => return Ok(()),
        };
        let again = Command::typed().arg("--reason").arg("TEXT");
        Err(Error::invalid(why).next(again.why("the journal keeps it")))
    }

    fn leniency(&self) -> Leniency {
        Leniency { skip_invalid: self.skip_invalid, allow_repeats: self.allow_repeats }
    }
}

/// Standard output takes the plan, or what is told of it.
fn refuse_two_outputs(destination: &Destination, ui: &Ui) -> Result<()> {
    let is_used = ui.quiet || !ui.is_for_people();
    match destination {
        Destination::Stdout if is_used => Err(Error::invalid(
            "--plan - writes the plan to standard output, so nothing else can be printed there",
        )),
        _ => Ok(()),
    }
}

/// The second pass over the rows.
fn planned_rows<'a>(
    header: &mut PlanHeader,
    arguments: &PlanArgs,
    checked: CheckedSheet,
    writer: PlanWriter,
    context: &Context,
    watch: &'a SignalWatch,
    ui: &mut Ui,
) -> Result<PlannedRows<'a>> {
    let endpoint = header.endpoint()?;
    let writes = endpoint.effect.writes();
    let mut journal = if writes { context.journal_if_any()? } else { None };
    if writes {
        header.journal = Some(mark(&header.run, journal.as_mut(), context)?);
        let lost = LostRuns::find(endpoint, context, journal.as_ref())?;
        lost.refuse_unless(arguments.despite_loss, &header.file, ui)?;
    }
    let limits = LimitsAhead::of(context, journal.as_ref())?;
    let mut planned = PlannedRows {
        writer,
        limits,
        refused: RefusedRows::default(),
        earlier: EarlierRuns::default(),
        untraceable: 0,
        invoiced: 0,
        objects: Repeats::new()?,
        all: checked.rows,
        watch,
    };
    let again = header.reason.clone().filter(|_| arguments.allow_repeats);
    let forecaster = Forecaster::new(header, context, journal, again)?;
    let session = match endpoint.state {
        Some(_) if writes => Some(Session::open(context, Purpose::Write, ui)?),
        _ => None,
    };
    planned.plan(checked.into_rows(header.reason.as_deref()), &forecaster, session.as_ref(), ui)?;
    Ok(planned)
}
