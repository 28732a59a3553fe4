//! The store of bulk runs as its users see it.

use std::time::Duration;

use tempfile::TempDir;

use super::*;
use crate::base::money::Amount;
use crate::store::data::DataDir;
use crate::store::journal::JournalPlace;

const RUN: &str = "RUN123456789012";

fn store() -> (TempDir, RunStore) {
    let home = TempDir::new().expect("a directory");
    let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
    let store = RunStore::open(&JournalPlace::local(dir), Duration::from_secs(5)).expect("a store");
    (home, store)
}

/// Begins a run with a plan of no rows.
fn begin(store: &RunStore, id: &str, by: &str) -> bool {
    let given = TempDir::new().expect("a directory");
    let path = given.path().join("given.plan");
    std::fs::write(&path, "").expect("a file");
    let copy = store.copy_plan(id, &path).expect("copied");
    store.begin(&plan(id), by, &copy).expect("kept")
}

fn plan(id: &str) -> RunPlan {
    RunPlan {
        id: id.into(),
        hash: "ab".into(),
        command: "orders refund".into(),
        rows: 7,
        send: 5,
        refused: 1,
        invalid: 1,
        total: Amount::new(30050, 2),
        ..RunPlan::default()
    }
}

fn result(row: u64, outcome: RowOutcome, cents: i64) -> RowResult {
    RowResult {
        row,
        outcome,
        amount: Some(Amount::new(cents, 2)),
        message: "of 01019012345".into(),
        entry: Some(41),
        cells: vec!["PAID".into(), String::new()],
    }
}

#[test]
fn a_run_is_begun_once_and_tells_how_far_it_came() {
    let (_home, store) = store();
    assert!(begin(&store, RUN, "kari at desk"));
    assert!(!begin(&store, RUN, "ola at desk"));
    let later = "RUN999999999999";
    assert!(begin(&store, later, "ola at desk"));
    store
        .note_state(RUN, RunState::Stopped, Some("too many failures of 01019012345"))
        .expect("kept");
    let run = store.run(RUN).expect("read").expect("a run");
    assert_eq!((run.plan, run.begun_by.as_str()), (plan(RUN), "kari at desk"));
    assert_eq!(run.why.as_deref(), Some("too many failures of *********45"));
    assert_eq!(run.state, RunState::Stopped);
    assert!(store.run("RUN1").expect("read").is_none());
    let all = store.newest(9).expect("read").into_iter().map(|run| run.plan.id);
    assert_eq!(all.collect::<std::collections::BTreeSet<_>>().len(), 2);
    assert_eq!(store.newest(1).expect("read").len(), 1);
    let held = store.lock(RUN).expect("free");
    let works_on = |id| store.is_worked_on(id).expect("read");
    assert!(works_on(RUN) && store.lock(RUN).is_err() && !works_on(later));
    drop(held);
    assert!(!works_on(RUN));
    store.cancel(RUN, "kari", "5 rows stay unsent").expect("kept");
    store.note_state(RUN, RunState::Finished, None).expect("kept");
    let run = store.run(RUN).expect("read").expect("a run");
    assert_eq!((run.state, run.why.as_deref()), (RunState::Cancelled, Some("5 rows stay unsent")));
}

#[test]
fn the_last_result_of_a_row_counts_and_what_is_not_noted_is_pending() {
    let (_home, store) = store();
    begin(&store, RUN, "kari");
    store
        .keep(RUN, &[result(2, RowOutcome::Unknown, 100), result(4, RowOutcome::Done, 250)])
        .expect("kept");
    store.keep(RUN, &[result(2, RowOutcome::Done, 101)]).expect("kept");
    store.keep("RUN2", &[result(3, RowOutcome::Done, 1)]).expect("kept");
    let kept = store.results(RUN, 2..=3).expect("read");
    let masked = RowResult { message: "of *********45".into(), ..result(2, RowOutcome::Done, 101) };
    assert_eq!(kept, [masked]);
    assert_eq!(store.results(RUN, 0..=u64::MAX).expect("read").len(), 2);
    let tally = store.tally(&plan(RUN)).expect("read");
    let counts = RowOutcome::ALL.map(|outcome| tally.rows(outcome));
    assert_eq!(counts, [2, 1, 0, 0, 3, 1]);
    assert_eq!((tally.all(), tally.sum(RowOutcome::Done)), (7, Amount::new(351, 2)));
}

#[test]
fn a_row_that_was_not_sent_here_takes_nothing_from_what_another_noted() {
    use RowOutcome::{Done, Pending, Refused, Unknown};
    let (_home, store) = store();
    begin(&store, RUN, "kari");
    for (row, (noted, tried, stands)) in (2..).zip([
        (Done, Pending, Done),
        (Unknown, Pending, Unknown),
        (Refused, Pending, Pending),
        (Pending, Done, Done),
        (Unknown, Done, Done),
        (Done, Unknown, Unknown),
    ]) {
        store.keep(RUN, &[result(row, noted, 1)]).expect("kept");
        store.keep_tried(RUN, &[result(row, tried, 1)]).expect("kept");
        assert_eq!(store.results(RUN, row..=row).expect("read")[0].outcome, stands);
        // What the journal says, or a person, always counts.
        store.keep(RUN, &[result(row, Pending, 1)]).expect("kept");
        assert_eq!(store.results(RUN, row..=row).expect("read")[0].outcome, Pending);
    }
}

#[test]
fn a_plan_is_copied_for_its_owner_alone_and_all_of_it_can_be_erased() {
    let (home, store) = store();
    let given = home.path().join("given.plan");
    std::fs::write(&given, "one\ntwo\n").expect("a file");
    assert!(!store.has_copy(RUN) && store.plan(RUN).expect("read").is_none());
    let copied = store.copy_plan(RUN, &given).expect("copied");
    let copy = store.plan(RUN).expect("read").expect("a copy").path().to_owned();
    assert!(store.has_copy(RUN) && copied.path() == copy);
    drop(copied);
    assert_eq!(std::fs::read_to_string(&copy).expect("a copy"), "one\ntwo\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&copy).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert!(store.copy_plan(RUN, &home.path().join("none")).is_err());
    drop(store);
    let dir = home.path().join("data");
    erase(&dir).expect("erased");
    erase(&dir).expect("nothing left");
    let place = JournalPlace::local(DataDir::open(&dir).expect("a data directory"));
    assert!(!copy.exists() && RunStore::find(&place, Duration::ZERO).expect("read").is_none());
}
