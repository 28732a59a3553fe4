//! How runs end: whatever ends the process, what is told of money is true, and nothing personal is kept of it.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::common::bulk::{Plan, RUN, order, paid_orders, refunds, resume};
use crate::common::hostile::{answers, with_data};
use crate::common::shared::{begin, end};
use crate::common::{Done, Sandbox, lacks, profile, signal, until};

/// Applies the refunds of so many orders, one at a time, and waits until the sandbox saw so many requests of this kind.
fn started(sandbox: &Sandbox, rows: usize, path: &str, requests: usize) -> Child {
    let mut call = Plan::refunds(sandbox, rows).apply(&["--in-flight", "1", "-o", "json"]);
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    let is_of = |request: &Value| request["target"].as_str().unwrap_or_default().contains(path);
    while sandbox.requests().iter().filter(|request| is_of(request)).count() < requests {
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

/// Ends it by this signal; all of its rows are done, and that is what is told.
#[track_caller]
fn ends_as_done(sandbox: &Sandbox, child: Child, name: &str, amount: &str) {
    signal(&child, name);
    let done = Done::of(child.wait_with_output().expect("it ends"));
    assert_eq!(done.code, Some(0), "{done:#?}");
    let last = done.err.lines().last().unwrap_or_default();
    let told: Value =
        serde_json::from_str(last).unwrap_or_else(|error| panic!("{error}: {done:#?}"));
    assert_eq!(told["done"]["money"], "accepted", "{done:#?}");
    assert_eq!(told["done"]["amount"].to_string(), amount, "{done:#?}");
    let list = sandbox.fpgo(&["bulk", "list", "-o", "json"]).ends(0).json();
    assert_eq!(list[0]["state"], "finished", "{list}");
}

#[test]
fn a_signal_while_the_objects_are_looked_at_takes_nothing_from_a_run() {
    let sandbox = paid_orders(&[], 3);
    let slow = json!({"route": "orders status", "nth": 4, "fault": "delay", "seconds": 60, "when": "after"});
    sandbox.fault(slow);
    let child = started(&sandbox, 3, "status", 4);
    ends_as_done(&sandbox, child, "TERM", "15.00");
}

#[test]
fn ctrl_c_while_the_last_row_is_on_its_way_leaves_nothing_to_go_on_with() {
    let sandbox = paid_orders(&[], 1);
    let slow = json!({"route": "orders refund", "nth": 1, "fault": "delay", "seconds": 1, "when": "after"});
    sandbox.fault(slow);
    let child = started(&sandbox, 1, "refund", 1);
    ends_as_done(&sandbox, child, "INT", "5.00");
}

/// Waits until so many rows of the run have a result.
fn noted(sandbox: &Sandbox, rows: i64) {
    let file = Connection::open(sandbox.home.data_dir().join("runs.db")).expect("a file");
    let count = "SELECT count(*) FROM results";
    until("rows are noted", || {
        let noted = file.query_row(count, [], |row| row.get::<_, i64>(0));
        (noted == Ok(rows)).then_some(())
    });
}

#[test]
fn a_signal_that_finds_no_row_on_its_way_leaves_none_unknown() {
    let sandbox = paid_orders(&[], 3);
    let look = |nth: u32| {
        sandbox.fault(json!({"route": "orders status", "nth": nth, "fault": "delay", "seconds": 60, "when": "after"}));
    };
    look(1);
    let child = started(&sandbox, 3, "status", 1);
    signal(&child, "TERM");
    let done = Done::of(child.wait_with_output().expect("it ends"));
    assert_eq!(done.code, Some(130), "{done:#?}");
    lacks(&done, "may_have_moved");
    done.says("nothing was sent").says("3 pending").says("not_moved");
    // A row that was refused is on its way no more.
    look(2);
    let refusal = json!({"status_code": 400, "message": "refundRejectionForX", "data": null});
    sandbox.fault(
        json!({"route": "orders refund", "fault": "status", "status": 400, "body": refusal}),
    );
    let mut call = resume(&sandbox, &["--in-flight", "1"]);
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    noted(&sandbox, 1);
    signal(&child, "TERM");
    let done = Done::of(child.wait_with_output().expect("it ends"));
    assert_eq!(done.code, Some(130), "{done:#?}");
    lacks(&done, "MAY HAVE MOVED");
    done.says("no row was on its way").says("1 refused, 2 pending");
    assert_eq!(refunds(&sandbox, 3), [0; 3]);
}

#[test]
fn a_run_whose_journal_is_damaged_on_the_way_tells_what_it_has_sent() {
    let sandbox = paid_orders(&[], 6);
    for nth in [3, 4] {
        sandbox.fault(json!({"route": "orders refund", "nth": nth, "fault": "delay", "seconds": 2, "when": "after"}));
    }
    let child = begin(Plan::refunds(&sandbox, 6).apply(&["--in-flight", "2", "-o", "json"]));
    let is_refund = |request: &&Value| request["target"].to_string().contains("refund");
    until("two rows are on their way", || {
        (sandbox.requests().iter().filter(is_refund).count() == 4).then_some(())
    });
    noted(&sandbox, 2);
    let file = Connection::open(sandbox.home.data_dir().join("journal.sqlite")).expect("a file");
    let count = "SELECT count(*) FROM entries WHERE kind = 'outcome'";
    until("the journal has both", || {
        (file.query_row(count, [], |row| row.get::<_, i64>(0)) == Ok(2)).then_some(())
    });
    drop(file);
    for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm", "journal.head"] {
        let path = sandbox.home.data_dir().join(name);
        let length = fs::metadata(&path).expect("a file").len();
        let mut file = OpenOptions::new().write(true).open(path).expect("a file");
        let bytes = vec![0xa5; usize::try_from(length).expect("short")];
        file.write_all(&bytes).expect("overwritten");
    }
    let done = end(child);
    assert_eq!(done.code, Some(11), "{done:#?}");
    lacks(&done, "nothing was sent");
    lacks(&done, "nothing is sent");
    let last = done.err.lines().last().unwrap_or_default();
    let told: Value =
        serde_json::from_str(last).unwrap_or_else(|error| panic!("{error}: {done:#?}"));
    assert_eq!(told["error"]["money"], "may_have_moved", "{done:#?}");
    let done = done.says("2 of 6 × orders refund are done, 10.00 in all");
    let done = done.says("2 done, 2 unknown, 2 pending");
    done.says(&format!("bulk report {RUN}")).says(&format!("bulk resume {RUN}"));
    assert_eq!(refunds(&sandbox, 6), [1, 1, 1, 1, 0, 0]);
}

#[test]
fn what_is_told_at_a_signal_the_journal_knows_as_well() {
    let sandbox = paid_orders(&[], 2);
    let slow = json!({"route": "orders refund", "nth": 1, "fault": "delay", "seconds": 1, "when": "after"});
    sandbox.fault(slow);
    let mut child = started(&sandbox, 2, "refund", 1);
    // What became of the first row cannot be written yet.
    let file = sandbox.home.data_dir().join("journal.sqlite");
    let other = Connection::open(file).expect("the journal");
    other.busy_timeout(Duration::from_secs(5)).expect("set");
    other.execute_batch("BEGIN IMMEDIATE").expect("free");
    noted(&sandbox, 1);
    signal(&child, "TERM");
    let since = Instant::now();
    while child.try_wait().expect("asked").is_none() && since.elapsed() < Duration::from_millis(100)
    {
        std::thread::sleep(Duration::from_millis(5));
    }
    other.execute_batch("ROLLBACK").expect("given back");
    let done = Done::of(child.wait_with_output().expect("it ends"));
    assert_eq!(done.code, Some(11), "{done:#?}");
    lacks(&done, "may_have_moved");
    done.says("1 done, 1 pending");
    let list = sandbox.fpgo(&["journal", "list", "--run", RUN, "-o", "json"]).ends(0).json();
    assert_eq!((list.as_array().map(Vec::len), &list[0]["outcome"]), (Some(1), &json!("accepted")));
}

/// The plan of a sheet with these rows below its heading of order, amount and full.
fn planned(sandbox: &Sandbox, rows: &str) -> Done {
    sandbox.home.write("refunds.csv", &format!("order;amount;full\n{rows}"));
    sandbox.fpgo(&["bulk", "plan", "orders refund", "refunds.csv"]).ends(0)
}

#[test]
fn rows_of_one_object_are_planned_and_sent_one_after_another_so_that_the_total_is_what_moves() {
    let sandbox = paid_orders(&[], 3);
    let [one, two, three] = [0, 1, 2].map(order);
    let told = planned(
        &sandbox,
        &format!("{one};100;\n{two};500;\n{one};;yes\n{two};400;\n{two};;yes\n{three};7;\n"),
    );
    let told = told.says("rows 2 and 4; rows 3 and 6 are of one object");
    told.says("row 5 would be refused").says("500.00 by rows before this one").shows("1607.00");
    let how = ["--yes", "--expect-count", "5", "--expect-total", "1607"];
    // The plan refuses one row.
    let done = sandbox.fpgo(&[&["bulk", "apply", "refunds.plan"], &how[..]].concat()).ends(11);
    done.says("5 of 6 × orders refund are done, 1607.00 in all").says("5 done, 1 refused");
    for (order, refunded) in [(one, "800"), (two, "800"), (three, "7")] {
        assert_eq!(sandbox.refunded(&order), refunded);
    }
}

#[test]
fn a_row_that_would_move_another_amount_than_planned_is_skipped() {
    let sandbox = paid_orders(&[], 1);
    let of = order(0);
    planned(&sandbox, &format!("{of};100;\n{of};;yes\n"));
    let refusal = json!({"status_code": 400, "message": "refundRejectionForX", "data": null});
    sandbox.fault(
        json!({"route": "orders refund", "fault": "status", "status": 400, "body": refusal}),
    );
    let done = sandbox.fpgo(&["bulk", "apply", "refunds.plan", "--yes"]).ends(8);
    let run = done.out.trim().to_owned();
    done.says("1 refused, 1 skipped");
    let report = sandbox.fpgo(&["bulk", "report", &run, "-o", "csv"]).run();
    assert!(
        report.out.contains("it would move 800.00 now, and the plan has 700.00"),
        "{report:#?}"
    );
    assert_eq!(sandbox.refunded(&of), "0");
}

#[test]
fn in_production_a_script_that_goes_on_says_what_it_expects_of_the_rest() {
    let sandbox = paid_orders(&[], 3);
    let production = profile("test", &sandbox.base_url, "").replace("\"demo\"", "\"production\"");
    sandbox.home.config(&production);
    sandbox.fault(json!({"route": "orders refund", "nth": 2, "fault": "status", "status": 401}));
    let mut plan = Plan::refunds(&sandbox, 3);
    plan.header["environment"] = json!("production");
    let how = ["--in-flight", "1", "--expect-count", "3", "--expect-total", "15"];
    plan.apply(&how).ends(11).says("1 done, 2 pending");
    resume(&sandbox, &[]).ends(8).says("--expect-count COUNT --expect-total AMOUNT");
    let other = resume(&sandbox, &["--expect-count", "2", "--expect-total", "15"]).ends(8);
    other.says("has 10.00 in all, not 15.00 as expected");
    assert_eq!(refunds(&sandbox, 3), [1, 0, 0]);
    resume(&sandbox, &["--expect-count", "2", "--expect-total", "10"]).ends(0);
    assert_eq!(refunds(&sandbox, 3), [1; 3]);
}

#[test]
fn what_mends_one_row_is_no_step_for_its_run() {
    let sandbox = paid_orders(&[], 2);
    sandbox.fpgo(&["orders", "refund", &order(0), "--amount", "5", "--yes"]).ends(0);
    let mut plan = Plan::refunds(&sandbox, 2);
    plan.rows[0]["state"] = json!({"status": "PARTIAL REFUNDED", "total": 800, "refunded": 5});
    let done = plan.apply(&["--in-flight", "1", "--max-failures", "1"]).ends(8);
    let done = done.says("1 refused, 1 pending").says(&format!("bulk resume {RUN}"));
    assert!(!done.err.contains("--again") && !done.err.contains("bulk apply"), "{done:#?}");
}

#[test]
fn nothing_personal_is_kept_of_a_row() {
    const NUMBER: &str = "01019012345";
    let sandbox = Sandbox::start();
    let sent = sandbox.order("SENT");
    let kept = |plan: &mut Plan, secret: &str| {
        plan.apply(&["--show-personal-data"]).ends(0);
        let run = plan.header["run"].as_str().expect("a text").to_owned();
        let report = sandbox.fpgo(&["bulk", "report", &run, "--show-personal-data", "-o", "json"]);
        let rows = report.ends(0).json();
        for (title, cell) in rows[0].as_object().expect("a row") {
            assert!(title == "Mail" || !cell.to_string().contains(secret), "{rows}");
        }
        for name in ["runs.db", "runs.db-wal"] {
            let bytes = std::fs::read(sandbox.home.data_dir().join(name)).unwrap_or_default();
            assert!(!String::from_utf8_lossy(&bytes).contains(secret), "{name} has {secret}");
        }
        rows
    };
    let columns = [("Order", "ORDER_UUID"), ("Mail", "email")];
    let row = json!({"row": 2, "expect": "send", "cells": [sent, "kari.hansen@example.no"]});
    kept(&mut Plan::of(&sandbox, "orders resend", &columns, vec![row]), "kari.hansen");
    let status = json!({"uuid": sent, "status": format!("PAID by {NUMBER}")});
    answers(&sandbox, "orders status", 200, &with_data(&status));
    let row = json!({"row": 2, "expect": "send", "cells": [sent]});
    let mut plan = Plan::of(&sandbox, "orders status", &columns[..1], vec![row]);
    plan.header["run"] = json!("RUN000000000002");
    let rows = kept(&mut plan, NUMBER);
    assert!(rows.to_string().contains("*********45"), "{rows}");
}
