//! Applying a plan: every row by the guarded write of a single command, what stops a run, what is told of it, and how it is
//! gone on with.

use std::io::BufReader;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::common::bulk::{Plan, RUN, apply, entries, order, paid_orders, refund, refunds, resume};
use crate::common::terminal::Terminal;
use crate::common::{Call, Done, Sandbox, plans, profile, read_until, signal};

/// What the journal says of each row of the run: row and outcome, in the order of the rows.
fn outcomes(sandbox: &Sandbox) -> Vec<(u64, String)> {
    let of = |entry: &Value| {
        let outcome = entry["outcome"].as_str().expect("a word").to_owned();
        (entry["row"].as_u64().expect("a row"), outcome)
    };
    let mut outcomes: Vec<_> = entries(sandbox).iter().map(of).collect();
    outcomes.sort();
    outcomes
}

/// The last line of stderr with `-o json`.
#[track_caller]
fn last(done: &Done) -> Value {
    let line = done.err.lines().last().unwrap_or_default();
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {done:#?}"))
}

#[test]
fn every_row_of_a_plan_is_sent_once_and_the_last_line_sums_up() {
    let sandbox = paid_orders(&[], 20);
    let done = Plan::refunds(&sandbox, 20).apply(&["-o", "json"]).ends(0);
    assert_eq!(done.out, format!("{{\"run\":\"{RUN}\"}}\n"), "the identifier comes first");
    let told = last(&done)["done"].clone();
    assert_eq!((&told["run"], &told["money"]), (&json!(RUN), &json!("confirmed")), "{told}");
    assert_eq!((&told["rows"], &told["confirmed"]), (&json!(20), &json!(20)), "{told}");
    assert_eq!(told["amount"].to_string(), "100.00");
    assert_eq!(refunds(&sandbox, 20), [1; 20]);
    assert_eq!(outcomes(&sandbox).len(), 20);
    sandbox.fpgo(&["journal", "verify"]).ends(0);
    // A plan is applied once, and there is nothing left to go on with.
    apply(&sandbox, &[]).ends(8).says(&format!("fpgo -p test bulk resume {RUN}"));
    let again = resume(&sandbox, &[]).ends(0).says("20 × orders refund, 100.00 in all");
    assert_eq!(again.out, format!("{RUN}\n"));
    sandbox.fpgo(&["bulk", "cancel", RUN]).ends(8).says("nothing to cancel");
    sandbox.fpgo(&["bulk", "resume", "RUN999999999999", "--yes"]).ends(5).says("knows no run");
    assert_eq!(sandbox.writes(), 20);
}

#[test]
fn a_row_whose_object_has_changed_is_skipped_and_what_the_run_itself_did_is_no_change() {
    let sandbox = paid_orders(&[], 3);
    sandbox.fpgo(&["orders", "refund", &order(0), "--amount", "7", "--yes"]).ends(0);
    let mut plan = Plan::refunds(&sandbox, 2);
    for (at, amount) in [(2, "5"), (3, "6"), (4, "9")] {
        plan.rows.push(refund(at, &order(2), amount));
    }
    let done = plan.apply(&[]).ends(11);
    done.says("4 of 5 × orders refund are done, 25.00 in all").says("4 done, 1 skipped");
    assert_eq!(sandbox.refunded(&order(0)), "7");
    assert_eq!(sandbox.refunded(&order(2)), "20");
    // What is left out is not tried again.
    resume(&sandbox, &[]).ends(11).says("4 done, 1 skipped");
    assert_eq!(outcomes(&sandbox).len(), 4);
}

/// The plan's rows with these amounts of one order each, under these lines of the profile, one after another.
#[track_caller]
fn limited(sandbox: &Sandbox, more: &str, amounts: &[&str], code: i32) -> Done {
    sandbox.home.config(&profile("test", &sandbox.base_url, more));
    let rows = amounts.iter().enumerate().map(|(at, amount)| refund(at, &order(at), amount));
    let mut plan = Plan::refunds(sandbox, 0);
    plan.rows = rows.collect();
    plan.apply(&["--in-flight", "1"]).ends(code)
}

#[test]
fn the_limits_of_the_profile_hold_for_every_row() {
    let sandbox = paid_orders(&[], 5);
    for more in ["read_only = true", "allow = [\"orders cancel\"]"] {
        limited(&sandbox, more, &["5"], 8);
    }
    assert_eq!(sandbox.writes(), 0, "a run that is never allowed is not begun");
    limited(&sandbox, "max_amount = 6", &["5", "7", "6"], 11).says("2 done, 1 refused");
    let sandbox = paid_orders(&[], 5);
    let done = limited(&sandbox, "max_amount_per_day = 11", &["5", "5", "5", "5"], 11);
    done.says("2 done, 2 pending").says("15.00 is more than may be moved in one day");
    // What was stopped by a limit of the day goes on when it allows that.
    sandbox.home.config(&profile("test", &sandbox.base_url, ""));
    resume(&sandbox, &[]).ends(0);
    assert_eq!(refunds(&sandbox, 4), [1; 4]);
    let sandbox = paid_orders(&[], 5);
    let done = limited(&sandbox, "max_writes_per_hour = 3", &["5", "5", "5", "5", "5"], 11);
    done.says("3 done, 2 pending").says("3 writes were sent in the last hour");
    // The locks of the journal and of the run stay; an order's goes with the work on it.
    let locks = std::fs::read_dir(sandbox.home.data_dir().join("locks")).expect("a directory");
    assert!(locks.count() < 4, "the locks of orders stay behind");
}

#[test]
fn the_same_again_is_refused_row_by_row_and_an_order_in_doubt_waits() {
    let sandbox = paid_orders(&[], 4);
    sandbox.fpgo(&["orders", "refund", &order(0), "--amount", "5", "--yes"]).ends(0);
    sandbox.fault(json!({"route": "orders refund", "nth": 1, "fault": "reset-after"}));
    sandbox.fpgo(&["orders", "refund", &order(3), "--amount", "9", "--yes"]).ends(7);
    let mut plan = Plan::refunds(&sandbox, 3);
    let mut sent_before = plan.rows.remove(0);
    sent_before["state"] = json!({"status": "PARTIAL REFUNDED", "total": 800, "refunded": 5});
    plan.rows.push(sent_before);
    plan.rows.push(refund(0, &order(1), "5"));
    let mut in_doubt = refund(0, &order(3), "5");
    in_doubt["state"] = json!({"status": "PARTIAL REFUNDED", "total": 800, "refunded": 9});
    plan.rows.push(in_doubt);
    plan.rows.iter_mut().zip(2..).for_each(|(row, number)| row["row"] = json!(number));
    let done = plan.apply(&["--in-flight", "1"]).ends(11);
    done.says("2 done, 2 refused, 1 pending");
    assert_eq!(refunds(&sandbox, 4), [1; 4]);
    // The entry that stood in the way is settled by what shows, but not by this run.
    let unknown = sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
    let unknown =
        unknown.as_array().expect("a list").iter().find(|entry| entry["outcome"] == "unknown");
    let id = unknown.expect("one")["id"].to_string();
    sandbox.fpgo(&["journal", "resolve", &id]).ends(0);
    resume(&sandbox, &[]).ends(11).says("3 done, 2 refused");
    assert_eq!(refunds(&sandbox, 4), [1, 1, 1, 2]);
}

#[test]
fn repeats_that_are_meant_are_sent_and_others_are_not() {
    let sandbox = paid_orders(&[], 1);
    let mut plan = Plan::refunds(&sandbox, 0);
    plan.rows = (0..2).map(|at| refund(at, &order(0), "5")).collect();
    plan.rows.iter_mut().for_each(|row| row["again"] = json!("two parts were lost"));
    plan.apply(&["--in-flight", "1"]).ends(0);
    assert_eq!(sandbox.refunded(&order(0)), "10");
    assert_eq!(entries(&sandbox)[1]["reason"], "two parts were lost");
}

/// A plan of so many rows that create the same, by name.
fn creations<'a>(sandbox: &'a Sandbox, names: &[&str]) -> Plan<'a> {
    let columns = [
        ("Line", "line"),
        ("Name", "name"),
        ("Phone", "msisdn"),
        ("Code", "country-code"),
        ("Kind", "customer-type"),
        ("Date", "date"),
        ("SMS", "by-sms"),
        ("Street", "street"),
        ("Zip", "zip"),
        ("City", "city"),
        ("Country", "country"),
        ("Invoice", "invoice-option"),
    ];
    let row = |(at, name): (usize, &&str)| {
        let cells = json!([
            "name=Bell,qty=1,rate=10,tax=25",
            name,
            "40000001",
            "+47",
            "private",
            "now",
            "yes",
            "Testveien 7",
            "0010",
            "Oslo",
            "NO",
            "no"
        ]);
        json!({"row": at + 2, "expect": "send", "cells": cells})
    };
    let rows = names.iter().enumerate().map(row).collect();
    Plan::of(sandbox, "orders send-payment-link", &columns, rows)
}

#[test]
fn a_sheet_that_creates_the_same_twice_creates_it_once() {
    let sandbox = paid_orders(&[], 0);
    let mut plan = creations(&sandbox, &["Ola Test", "Ola Test", "Kari Test"]);
    plan.apply(&["--in-flight", "1"]).ends(11).says("2 done, 1 refused");
    assert_eq!(sandbox.get("/_sandbox/objects")["orders"].as_array().map(Vec::len), Some(2));
}

#[test]
fn the_same_that_is_meant_again_waits_for_the_one_on_its_way() {
    let sandbox = paid_orders(&[], 0);
    sandbox.fault(json!({"route": "orders send-payment-link", "nth": 1, "fault": "delay", "seconds": 0.4, "when": "after"}));
    let mut plan = creations(&sandbox, &["Ola Test"; 4]);
    plan.rows.iter_mut().for_each(|row| row["again"] = json!("four bells"));
    plan.apply(&["--in-flight", "4"]).ends(0).says("4 × orders send-payment-link");
    assert_eq!(sandbox.get("/_sandbox/objects")["orders"].as_array().map(Vec::len), Some(4));
    // One whose outcome nobody knows lets the others wait, and is no reason to refuse them.
    sandbox.fault(json!({"route": "orders send-payment-link", "nth": 1, "fault": "reset-after"}));
    plan.header["run"] = json!("RUN000000000002");
    plan.header["journal"] = json!(plans::mark(&sandbox.home, "RUN000000000002", "own"));
    plan.rows.iter_mut().for_each(|row| row["cells"][1] = json!("Kari Test"));
    let done = plan.apply(&["--in-flight", "4", "--continue-on-unknown"]).ends(7);
    done.says("0 of 4").says("1 unknown, 3 pending");
}

#[test]
fn what_was_settled_against_a_note_is_pending_for_everybody() {
    let sandbox = paid_orders(&[], 3);
    Plan::refunds(&sandbox, 3).apply(&["--in-flight", "1"]).ends(0);
    let id = entries(&sandbox)[2]["id"].to_string();
    let bank = ["--as", "did-not", "--reason", "the bank says so", "--yes"];
    sandbox.fpgo(&[&["journal", "resolve", &id][..], &bank].concat()).ends(0);
    sandbox.fpgo(&["bulk", "report", RUN]).ends(0).says("2 done (10.00), 1 pending");
    let list = sandbox.fpgo(&["bulk", "list", "-o", "json"]).ends(0).json();
    assert_eq!(list[0]["outcomes"]["pending"]["rows"], 1, "{list}");
    // It shows in the order, which is so no more as it was planned.
    resume(&sandbox, &[]).ends(11).says("2 done, 1 skipped");
    sandbox.fpgo(&["bulk", "report", RUN]).ends(0).says("2 done (10.00), 1 skipped");
}

#[test]
fn a_run_whose_files_are_lost_is_counted_by_the_journal_and_can_be_cancelled() {
    let sandbox = paid_orders(&[], 3);
    limited(&sandbox, "max_writes_per_hour = 2", &["5", "5", "5"], 11).says("2 done, 1 pending");
    let data = sandbox.home.data_dir();
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(data.join(format!("runs.db{ending}")));
    }
    apply(&sandbox, &["--in-flight", "1"]).ends(11).says("2 of 3").says("2 done, 1 pending");
    std::fs::remove_file(data.join(format!("bulk/{RUN}.plan"))).expect("the copy of the plan");
    let cancelled = sandbox.fpgo(&["bulk", "cancel", RUN]).ends(0);
    cancelled.says("counted as they were noted").says("2 done, 1 pending");
    assert_eq!(refunds(&sandbox, 3).iter().sum::<usize>(), 2);
}

#[test]
fn an_invoiced_order_needs_its_type_in_the_sheet() {
    let sandbox = Sandbox::start();
    let invoiced = sandbox.order("INVOICED");
    let line = sandbox.truth(&invoiced)["lines"][0]["id"].to_string();
    let line = format!("{line}=5");
    let state = json!({"status": "INVOICED", "total": 910, "refunded": 0});
    let columns = [("order", "ORDER_UUID"), ("line", "line"), ("type", "type")];
    let row = |number: u32, kind: &str| json!({"row": number, "expect": "send", "amount": 5, "cells": [&invoiced, &line, kind], "state": state});
    let mut plan = Plan::of(&sandbox, "orders refund", &columns, vec![row(2, "")]);
    plan.apply(&[]).ends(8).says("0 of 1 × orders refund are done").says("1 refused");
    assert_eq!(sandbox.writes(), 0);
}

#[test]
fn in_production_a_person_types_the_sum_and_a_script_says_what_it_expects() {
    let sandbox = paid_orders(&[], 2);
    let production = profile("test", &sandbox.base_url, "").replace("\"demo\"", "\"production\"");
    sandbox.home.config(&production);
    let mut plan = Plan::refunds(&sandbox, 2);
    plan.header["environment"] = json!("production");
    plan.apply(&[]).ends(8).says("--expect-count COUNT --expect-total AMOUNT");
    plan.apply(&["--expect-count", "2", "--expect-total", "11"]).ends(8).says("not 11.00");
    let terminal = Terminal::of(sandbox.fpgo(&["bulk", "apply", "refunds.plan"]));
    // What is typed before the question is thrown away.
    let asked = terminal.sees("PRODUCTION").sees("10.00 in all").sees("to go on: ");
    asked.types("no\n").sees("no is not 10.00, so nothing was sent").end();
    assert_eq!(sandbox.writes(), 0);
    plan.apply(&["--expect-count", "2", "--expect-total", "10"]).ends(0);
    assert_eq!(refunds(&sandbox, 2), [1, 1]);
}

#[test]
fn a_journal_in_doubt_stops_a_run_before_it_is_begun() {
    let sandbox = paid_orders(&[], 2);
    sandbox.fpgo(&["orders", "refund", &order(0), "--amount", "7", "--yes"]).ends(0);
    let data = sandbox.home.data_dir();
    for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"] {
        let _ = std::fs::remove_file(data.join(name));
    }
    let mut plan = Plan::refunds(&sandbox, 2);
    plan.apply(&[]).ends(8).says("it is gone");
    assert_eq!(sandbox.writes(), 1);
    sandbox.fpgo(&["journal", "accept-loss", "--reason", "test", "--yes"]).ends(0);
    plan.apply(&[]).ends(11).says("1 done, 1 skipped");
}

#[test]
fn a_run_stops_at_the_first_unknown_row_and_is_settled_before_it_goes_on() {
    let sandbox = paid_orders(&[], 30);
    for nth in [3, 6] {
        sandbox.fault(json!({"route": "orders refund", "nth": nth, "fault": "reset-after"}));
    }
    let mut plan = Plan::refunds(&sandbox, 30);
    let done = plan.apply(&["--in-flight", "1"]).ends(11).says("2 done, 1 unknown, 27 pending");
    let done = done.says("stopped at the first unknown row").says("IT MAY HAVE MOVED");
    done.says(&format!("fpgo -p test bulk resume {RUN}"));
    let going_on = resume(&sandbox, &["--continue-on-unknown"]).ends(11);
    going_on.says("was carried out").says("29 done, 1 unknown");
    resume(&sandbox, &[]).ends(0);
    assert_eq!(refunds(&sandbox, 30), [1; 30]);
    assert_eq!(outcomes(&sandbox).iter().filter(|(_, word)| word == "happened").count(), 2);
}

#[test]
fn nothing_done_ends_with_the_code_of_what_stopped_it_and_goes_on_later() {
    let sandbox = paid_orders(&[], 20);
    let refusal = json!({"status_code": 400, "message": "refundRejectionForX", "data": null});
    let fault = |fault: Value| sandbox.fault(fault);
    fault(json!({"route": "orders refund", "nth": 1, "fault": "status", "status": 401}));
    let mut plan = Plan::refunds(&sandbox, 20);
    plan.apply(&["--in-flight", "1"]).ends(3).says("20 pending").says("does not accept the token");
    fault(
        json!({"route": "orders refund", "fault": "status", "status": 400, "body": refusal, "times": 4}),
    );
    // Eight may be on their way, but never more than may still fail.
    let stopped = resume(&sandbox, &["--max-failures", "4"]).ends(4);
    stopped.says("4 refused, 16 pending").says("stopped after too many failures");
    resume(&sandbox, &[]).ends(11).says("16 done, 4 refused");
    assert_eq!(refunds(&sandbox, 20).iter().sum::<usize>(), 16);
    // Without a connection nothing is lost: every row waits.
    let mut plan = Plan::refunds(&sandbox, 4);
    plan.header["run"] = json!("RUN000000000001");
    plan.header["journal"] = json!(plans::mark(&sandbox.home, "RUN000000000001", "own"));
    sandbox.home.config(&profile("test", "http://127.0.0.1:1/api/v1", ""));
    plan.header["base_url"] = json!("http://127.0.0.1:1/api/v1");
    plan.apply(&["--max-failures", "1"]).ends(6).says("4 pending").says("no connection");
}

#[test]
fn a_429_holds_up_everybody_and_costs_no_row() {
    let sandbox = paid_orders(&[], 20);
    for nth in [2, 5] {
        sandbox.fault(json!({"route": "orders refund", "nth": nth, "fault": "too-many-requests", "retry_after": 1}));
    }
    let begun = Instant::now();
    Plan::refunds(&sandbox, 20).apply(&[]).ends(0);
    assert!(begun.elapsed() > Duration::from_secs(1), "{:?}", begun.elapsed());
    assert_eq!(refunds(&sandbox, 20), [1; 20]);
    assert_eq!(outcomes(&sandbox).iter().filter(|(_, word)| word == "refused").count(), 2);
}

/// Starts a call, and waits until so many writes came to the sandbox.
fn started(sandbox: &Sandbox, mut call: Call, writes: usize) -> Child {
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    while sandbox.writes() < writes {
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

#[test]
fn the_first_ctrl_c_finishes_what_is_on_its_way_and_the_second_leaves_it_unknown() {
    let sandbox = paid_orders(&[], 12);
    let slow = |nth: u32, seconds: u32| {
        sandbox.fault(json!({"route": "orders refund", "nth": nth, "fault": "delay", "seconds": seconds, "when": "after"}));
    };
    slow(3, 1);
    let call = Plan::refunds(&sandbox, 12).apply(&["--in-flight", "1"]);
    let child = started(&sandbox, call, 3);
    resume(&sandbox, &[]).ends(8).says("another fpgo is working on");
    signal(&child, "INT");
    let done = Done::of(child.wait_with_output().expect("it ends"));
    assert_eq!(done.code, Some(11), "{done:#?}");
    done.says("the rows that are on their way are finished first").says("3 done, 9 pending");
    slow(2, 60);
    let call = resume(&sandbox, &["--in-flight", "1"]);
    let mut child = started(&sandbox, call, 5);
    signal(&child, "INT");
    let mut err = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut told = read_until(&mut err, "Ctrl-C again");
    signal(&child, "INT");
    std::io::Read::read_to_string(&mut err, &mut told).expect("text");
    assert_eq!(child.wait().expect("it ends").code(), Some(11), "{told}");
    assert!(
        told.contains("4 done, 8 pending or on their way") && told.contains("unknown"),
        "{told}"
    );
    assert_eq!(outcomes(&sandbox).iter().filter(|(_, word)| word == "unknown").count(), 1);
    // Cancelled, it never goes on: what was unknown is settled, and then there is nothing left to do.
    let cancelled = sandbox.fpgo(&["bulk", "cancel", RUN, "-o", "json"]).ends(0).json();
    assert_eq!(cancelled["rows"]["pending"], 7);
    resume(&sandbox, &[]).ends(0).says("nothing of it is unknown any more: 5 done, 7 pending");
    resume(&sandbox, &[]).ends(8).says("was cancelled");
    assert_eq!(sandbox.writes(), 5);
}

#[test]
fn a_closed_output_takes_nothing_from_a_run() {
    let sandbox = paid_orders(&[], 2);
    let mut call = Plan::refunds(&sandbox, 2).apply(&[]);
    let full = std::fs::File::options().write(true).open("/dev/full").expect("a device");
    call.command.stdout(full).stderr(Stdio::piped());
    let done =
        Done::of(call.command.spawn().expect("fpgo starts").wait_with_output().expect("ends"));
    assert_eq!(done.code, Some(0), "{done:#?}");
    done.says(&format!("the run is {RUN}"));
}

/// The limit of the API, for five minutes: nearly every possible request is sent, and none too many.
#[test]
#[ignore = "takes minutes"]
fn nearly_every_request_that_the_limit_allows_is_sent_and_none_is_refused() {
    let sandbox = Sandbox::with(&["--rate-limit", "240"]);
    sandbox.post("/_sandbox/reset", &crate::common::bulk::seed(800));
    let mut call = Plan::refunds(&sandbox, 800).apply(&[]);
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    while sandbox.requests().is_empty() {
        std::thread::sleep(Duration::from_millis(20));
    }
    std::thread::sleep(Duration::from_secs(300));
    signal(&child, "INT");
    let done = Done::of(child.wait_with_output().expect("it ends"));
    let outcomes = outcomes(&sandbox);
    assert!(outcomes.iter().all(|(_, word)| word == "accepted"), "{done:#?}");
    // Each row is status, details and refund.
    assert!(outcomes.len() * 3 >= 1188, "{} rows of 1200 possible requests", outcomes.len());
}

#[test]
fn a_list_of_identifiers_is_read_without_a_question_and_sends_nothing() {
    let sandbox = paid_orders(&[], 3);
    sandbox.home.config(&profile("test", &sandbox.base_url, "read_only = true"));
    let row = |at: usize, id: &str| json!({"row": at, "expect": "send", "cells": [id]});
    let rows = vec![row(2, &order(0)), row(3, "ODR9999999999"), row(4, &order(2))];
    Plan::of(&sandbox, "orders status", &[("order", "ORDER_UUID")], rows).write();
    let done = sandbox.fpgo(&["bulk", "apply", "refunds.plan"]).ends(11).says("2 done, 1 refused");
    assert!(!done.err.contains("money:"), "{done:#?}");
    assert_eq!(sandbox.writes(), 0);
    sandbox.fpgo(&["bulk", "resume", RUN]).ends(11).says("2 done, 1 refused");
    assert_eq!(sandbox.requests().len(), 3, "what is read is not read again");
}

#[test]
fn a_sheet_is_planned_applied_and_reported() {
    let sandbox = paid_orders(&[], 3);
    let rows: String = (0..3).map(|at| format!("{};5,50;Ola {at}\n", order(at))).collect();
    sandbox.home.write("refunds.csv", &format!("order;amount;who\n{rows}"));
    sandbox
        .fpgo(&["bulk", "plan", "orders refund", "refunds.csv", "--plan", "refunds.plan"])
        .ends(0);
    sandbox.fpgo(&["orders", "refund", &order(1), "--amount", "7", "--yes"]).ends(0);
    let done = apply(&sandbox, &[]).ends(11).says("2 done, 1 skipped");
    let done = done.says("row 3: it has changed since the plan: ");
    let report = sandbox.fpgo(&["bulk", "report", done.out.trim(), "-o", "csv"]).run();
    let lines: Vec<&str> = report.out.lines().collect();
    assert_eq!(lines.len(), 4, "{report:#?}");
    let begins = format!("{};5,50;Ola 0;2;done;5,50;", order(0));
    assert!(lines[1].starts_with(&begins), "{report:#?}");
    assert!(
        lines[2].contains("skipped") && lines[2].contains("PARTIAL REFUNDED, was PAID"),
        "{report:#?}"
    );
}
