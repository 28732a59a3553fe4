//! The database of a shared journal goes away in the middle of a run and comes back, at every moment of a row: the run waits for it,
//! sends each row once, and leaves nothing unknown. The server is a real one.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStderr, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::common::bulk::{self, Plan, RUN};
use crate::common::postgres::{Cut, Postgres, Way};
use crate::common::shared::Shared;
use crate::common::{Call, Sandbox, plans, signal, text, until};

/// Machines that share a journal, and a plan that refunds 5 of each of so many orders.
fn planned(rows: usize) -> (Shared, String) {
    let sandbox = Sandbox::with(&["--rate-limit", "1000000"]);
    let shared = Shared::at(Postgres::start(), sandbox);
    shared.use_journal(&shared.postgres.setting());
    let plan = plan_anew(&shared, rows);
    (shared, plan)
}

/// Everything anew: the tables, the orders, the plan.
fn plan_anew(shared: &Shared, rows: usize) -> String {
    shared.postgres.sql("DROP SCHEMA IF EXISTS fpgo CASCADE");
    for home in [&shared.sandbox.home, &shared.other, &shared.third] {
        let _ = std::fs::remove_dir_all(home.data_dir());
        plans::mark(home, RUN, "shared");
    }
    shared.sandbox.post("/_sandbox/reset", &bulk::seed(rows));
    let mut plan = Plan::refunds(&shared.sandbox, rows);
    plan.header["journal"] = json!(plans::mark(&shared.other, RUN, "shared"));
    plan.write();
    text(&shared.sandbox.home.path("refunds.plan")).to_owned()
}

/// A run whose lines can be read as they come.
struct Working {
    child: Child,
    lines: BufReader<ChildStderr>,
    said: String,
}

impl Working {
    fn begin(mut call: Call) -> Working {
        call.command.stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = call.command.spawn().expect("fpgo starts");
        let lines = BufReader::new(child.stderr.take().expect("its lines"));
        Working { child, lines, said: String::new() }
    }

    /// Waits until it says this.
    #[track_caller]
    fn says(&mut self, part: &str) {
        while !self.said.contains(part) {
            let read = self.lines.read_line(&mut self.said).expect("a line");
            assert!(read > 0, "it has ended: {}", self.said);
        }
    }

    /// Its exit code, and all that it said.
    fn end(mut self) -> (Option<i32>, String) {
        self.lines.read_to_string(&mut self.said).expect("its lines");
        (self.child.wait().expect("it ends").code(), self.said)
    }
}

/// How many requests of this route have reached the sandbox.
fn sent(sandbox: &Sandbox, route: &str) -> usize {
    let word = if route == "orders status" { "/status" } else { "/refund" };
    let is_of_route = |request: &&Value| request["target"].to_string().contains(word);
    sandbox.requests().iter().filter(is_of_route).count()
}

/// Begins a run whose nth request of a route takes its time, and kills the database meanwhile.
fn cut_off(
    shared: &mut Shared,
    (route, nth, when): (&str, usize, &str),
    rows: usize,
    how: &[&str],
) -> Working {
    let plan = plan_anew(shared, rows);
    let slow = json!({"route": route, "nth": nth, "fault": "delay", "seconds": 1.5, "when": when});
    shared.sandbox.fault(slow);
    let before = sent(&shared.sandbox, route);
    let apply = shared.here(&[&["bulk", "apply", &plan, "--yes"], how].concat());
    let working = Working::begin(apply);
    let what = format!("request {nth} of {route} is on its way");
    until(&what, || (sent(&shared.sandbox, route) >= before + nth).then_some(()));
    shared.postgres.kill();
    working
}

/// Every row is done once, and the journal knows that.
#[track_caller]
fn is_whole(shared: &Shared, rows: usize, what: &str) {
    assert_eq!(bulk::refunds(&shared.sandbox, rows), vec![1; rows], "{what}");
    let unknown = shared.there(&["journal", "list", "--run", RUN, "--outcome", "unknown", "-q"]);
    assert_eq!(unknown.ends(0).out, "", "{what}");
    let report = shared.elsewhere(&["bulk", "report", RUN, "-o", "json"]).ends(0).json();
    let told = report.as_array().expect("rows");
    assert!(told.iter().all(|row| row["fpgo_outcome"] == "done"), "{what}: {report}");
    assert_eq!(told.len(), rows, "{what}");
    shared.there(&["journal", "verify"]).ends(0);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_run_waits_for_a_database_that_goes_away_at_any_moment_and_sends_each_row_once() {
    const ROWS: usize = 6;
    for (route, nth, when) in [
        // While the state of a claimed row is read: before its intent.
        ("orders status", 1, "before"),
        ("orders status", 4, "after"),
        // While a row is on its way, or was answered and not recorded.
        ("orders refund", 1, "before"),
        ("orders refund", 3, "after"),
        ("orders refund", 6, "after"),
    ] {
        for in_flight in ["1", "4"] {
            let what = format!("{route}, the {nth}th, {when}, {in_flight} in flight");
            // The sandbox remembers so many requests, and no more.
            let (mut shared, _) = planned(ROWS);
            let at = (route, nth, when);
            let mut working = cut_off(&mut shared, at, ROWS, &["--in-flight", in_flight]);
            working.says("the run waits for it, at most 5m");
            shared.postgres.restart();
            let (code, said) = working.end();
            assert_eq!(code, Some(0), "{what}: {said}");
            assert_eq!(said.matches("is there again").count(), 1, "{what}: {said}");
            is_whole(&shared, ROWS, &what);
        }
    }
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_connection_that_ends_at_any_statement_of_a_row_costs_no_row_and_sends_none_twice() {
    const ROWS: usize = 2;
    let (shared, _) = planned(ROWS);
    let way = Way::to(&shared.postgres);
    let mut met = 0;
    for at in [
        &b"COMMIT"[..],
        b"pg_try_advisory_lock",
        b"SELECT pg_advisory_lock(",
        b"INSERT INTO entries",
        b"FROM entries",
        b"INTO results",
    ] {
        for nth in (1..).step_by(if at == b"FROM entries" { 7 } else { 1 }) {
            let mut is_over = false;
            for cut in [Cut::Before, Cut::During, Cut::After] {
                shared.use_journal(&shared.postgres.setting());
                let plan = plan_anew(&shared, ROWS);
                let order = shared.sandbox.paid_order("800");
                shared.there(&shared.refund(&order, "1")).ends(0);
                shared.use_journal(&way.setting());
                way.cut_at(at, cut, nth);
                let apply = ["bulk", "apply", &plan, "--yes", "--in-flight", "1"];
                let done = shared.here(&apply).run();
                is_over = !way.was_cut();
                met += usize::from(!is_over);
                shared.use_journal(&shared.postgres.setting());
                let what = format!("{cut:?} at {} {nth}: {done:#?}", String::from_utf8_lossy(at));
                if done.err.contains("no row was sent") {
                    // Before its first row it waits for nothing, and says what is to be done.
                    assert_eq!(bulk::refunds(&shared.sandbox, ROWS), [0; ROWS], "{what}");
                    continue;
                }
                assert_eq!(done.code, Some(0), "{what}");
                is_whole(&shared, ROWS, &what);
                if is_over {
                    break;
                }
            }
            if is_over {
                break;
            }
        }
    }
    assert!(met >= 40, "a run has more statements than were cut: {met}");
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_run_that_waits_for_its_database_ends_in_order_when_it_is_told_to_or_waits_too_long() {
    const ROWS: usize = 3;
    let (mut shared, _) = planned(ROWS);
    let (read, refund) = (("orders status", 2, "after"), ("orders refund", 2, "after"));
    let how = ["--in-flight", "1", "--timeout", "5s"];
    // The longest time is over: the first row is done, the others wait for who goes on.
    let mut working =
        cut_off(&mut shared, read, ROWS, &[&how[..], &["--max-outage", "1s"]].concat());
    working.says("the run waits for it, at most 1s");
    let (code, said) = working.end();
    assert_eq!(code, Some(11), "{said}");
    assert!(said.contains(&format!("bulk resume {RUN}")), "{said}");
    shared.postgres.restart();
    shared.there(&["bulk", "resume", RUN, "--yes"]).ends(0);
    is_whole(&shared, ROWS, "after the longest time");
    // A person ends it, before anything of the second row was sent.
    let mut working = cut_off(&mut shared, read, ROWS, &how);
    working.says("the run waits for it, at most 5m");
    let begun = Instant::now();
    signal(&working.child, "INT");
    let (code, said) = working.end();
    assert_eq!(code, Some(11), "{said}");
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    shared.postgres.restart();
    shared.there(&["bulk", "resume", RUN, "--yes"]).ends(0);
    is_whole(&shared, ROWS, "after Ctrl-C");
    // And while an answer waits to be recorded: what the journal does not have is unknown.
    let mut working = cut_off(&mut shared, refund, ROWS, &how);
    working.says("the run waits for it, at most 5m");
    signal(&working.child, "INT");
    let (code, said) = working.end();
    assert_eq!(code, Some(11), "{said}");
    assert!(said.contains("1 done, 1 unknown, 1 pending"), "{said}");
    assert!(said.contains("IT MAY HAVE MOVED: 5.00 of 1 row"), "{said}");
    shared.postgres.restart();
    shared.there(&["bulk", "resume", RUN, "--yes"]).ends(0);
    is_whole(&shared, ROWS, "after Ctrl-C with an answer");
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_database_that_comes_back_without_its_newest_rows_gets_nothing_to_send() {
    const ROWS: usize = 3;
    let (mut shared, plan) = planned(ROWS);
    let slow = json!({"route": "orders status", "nth": 2, "fault": "delay", "seconds": 6, "when": "after"});
    shared.sandbox.fault(slow);
    let apply = ["bulk", "apply", &plan, "--yes", "--in-flight", "1"];
    let working = Working::begin(shared.here(&apply));
    until("the second row is looked at", || {
        (sent(&shared.sandbox, "orders status") >= 2).then_some(())
    });
    // Meanwhile it is begun anew by an older copy.
    shared.postgres.kill();
    shared.postgres.restart();
    shared.postgres.sql(
        "ALTER TABLE fpgo.entries DISABLE TRIGGER USER; DELETE FROM fpgo.entries; ALTER TABLE fpgo.entries ENABLE TRIGGER USER",
    );
    let (code, said) = working.end();
    assert_eq!(code, Some(11), "{said}");
    assert!(said.contains("its newest rows are missing"), "{said}");
    assert_eq!(bulk::refunds(&shared.sandbox, ROWS), [1, 0, 0], "{said}");
}
