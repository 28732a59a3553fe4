//! A plan is begun once: its run is kept with a copy of the plan, under a lock. Where another machine has begun it and still works
//! on it, this one joins it.

use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::output::ui::Ui;
use crate::run::bulk::plan::{Person, PlanReader};
use crate::store::runs::{RunLock, RunPlan, RunStore, StoredRun};

/// Refuses a plan whose run was begun before, unless another machine works on it now, which this one joins.
pub(super) fn refuse_begun(given: &PlanReader, store: &RunStore) -> Result<()> {
    let run = &given.header.run;
    let Some(stored) = store.run(run)? else { return Ok(()) };
    if store.is_shared() && store.is_worked_on(run)? {
        return is_same(given, &stored);
    }
    Err(begun_before(run))
}

fn begun_before(run: &str) -> Error {
    Error::guarded(format!("{run} was begun before: a plan is applied once"))
        .next(Command::new("bulk resume").arg(run).why("go on with it"))
        .next(Command::new("bulk report").arg(run).why("what became of each row"))
}

/// Refuses a plan that is another one than the run was begun with.
fn is_same(given: &PlanReader, stored: &StoredRun) -> Result<()> {
    if given.hash == stored.plan.hash {
        return Ok(());
    }
    let run = &given.header.run;
    Err(Error::guarded(format!("{run} was begun with another plan"))
        .next(Command::new("bulk report").arg(run).why("what became of each row")))
}

/// Keeps the run, with a copy of its plan, and holds its lock. Where another machine has begun it, this one joins it.
pub(super) fn keep(
    given: &PlanReader,
    store: &RunStore,
    ui: &mut Ui,
) -> Result<(RunLock, PlanReader)> {
    let header = &given.header;
    let lock = store.lock(&header.run)?;
    // A copy without a run: the file of the runs was lost.
    let had_copy = store.has_copy(&header.run);
    let copy = store.copy_plan(&header.run, given.path())?;
    let plan = PlanReader::open(copy.path())?;
    if plan.hash != given.hash {
        return Err(Error::guarded("the plan became another one while it was read")
            .next(Command::typed().why("look at it again, then repeat the command")));
    }
    let run = RunPlan { begun_before: had_copy, ..run_plan(&plan) };
    if store.begin(&run, &Person::here().in_words(), &copy)? {
        return Ok((lock, plan));
    }
    match store.run(&header.run)? {
        // Those who worked on it when somebody was asked may have ended since.
        Some(stored) if store.has_other_workers(&header.run)? => {
            is_same(&plan, &stored)?;
            let (run, who) = (&header.run, &stored.begun_by);
            ui.note(&format!("{run} was begun by {who}: its rows are shared"));
            Ok((lock, plan))
        }
        _ => Err(begun_before(&header.run)),
    }
}

fn run_plan(plan: &PlanReader) -> RunPlan {
    let header = &plan.header;
    let (counts, totals) = (header.counts, header.totals);
    RunPlan {
        id: header.run.clone(),
        hash: plan.hash.clone(),
        command: header.command.clone(),
        base_url: header.base_url.clone(),
        profile: header.profile.clone(),
        environment: header.environment.clone(),
        file: header.file.clone(),
        rows: counts.rows,
        send: counts.send,
        refused: counts.refused,
        invalid: counts.invalid,
        total: totals.send,
        planner: header.planner.in_words(),
        planned: header.created.to_string(),
        begun_before: false,
    }
}
