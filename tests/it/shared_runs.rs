//! Bulk runs of machines that share a journal: three data directories are three machines, and the server is a real one. A run is
//! begun once, whoever begins it; any machine goes on with it, cancels it and tells of it, also one that never saw its plan.

use std::fs;
use std::process::Child;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::common::bulk::{self, Plan, RUN};
use crate::common::memory::watched;
use crate::common::postgres::{Cut, Postgres, Way};
use crate::common::shared::{Shared, begin, end};
use crate::common::terminal::{Terminal, in_one_line};
use crate::common::{Call, Sandbox, number_in, plans, signal, text, until, within};

/// The plan's file beside the first machine, sealed for the journal that all share.
fn plan(shared: &Shared, rows: usize) -> String {
    shared.sandbox.post("/_sandbox/reset", &bulk::seed(rows));
    let mut planned = Plan::refunds(&shared.sandbox, rows);
    own_key(shared);
    planned.header["journal"] = json!(plans::mark(&shared.other, RUN, "shared"));
    planned.write();
    text(&shared.sandbox.home.path("refunds.plan")).to_owned()
}

/// Whoever makes the tables gives them this key.
fn own_key(shared: &Shared) {
    for home in [&shared.sandbox.home, &shared.other, &shared.third] {
        plans::mark(home, RUN, "shared");
    }
}

/// Everything anew: the tables, the machines, the orders.
fn anew(shared: &Shared, rows: usize) -> String {
    shared.postgres.sql("DROP SCHEMA IF EXISTS fpgo CASCADE");
    for home in [&shared.sandbox.home, &shared.other, &shared.third] {
        let _ = fs::remove_dir_all(home.data_dir());
    }
    plan(shared, rows)
}

/// What one machine lists of the run.
#[track_caller]
fn listed(call: Call) -> Value {
    let list = call.ends(0).json();
    assert_eq!(list.as_array().expect("a list").len(), 1, "{list}");
    list[0].clone()
}

/// The report as one machine tells it.
#[track_caller]
fn report(call: Call) -> Vec<(u64, String)> {
    let rows = call.ends(0).json();
    let rows = rows.as_array().expect("rows").iter();
    rows.map(|row| {
        let word = row["fpgo_outcome"].as_str().expect("a word").to_owned();
        (row["row"].as_u64().expect("a number"), word)
    })
    .collect()
}

/// The report of each machine, which is the same.
#[track_caller]
fn reports(shared: &Shared) -> Vec<(u64, String)> {
    let words = ["bulk", "report", RUN, "-o", "json"];
    let here = report(shared.here(&words));
    assert_eq!(here, report(shared.there(&words)), "another machine");
    assert_eq!(here, report(shared.elsewhere(&words)), "a third machine");
    here
}

#[test]
#[ignore = "needs PostgreSQL"]
fn of_machines_that_begin_a_run_at_once_one_does_and_all_can_tell_of_it() {
    const ROWS: usize = 24;
    let shared = Shared::start();
    for _ in 0..3 {
        let plan = anew(&shared, ROWS);
        shared.sandbox.fault(
            json!({"route": "orders refund", "fault": "delay", "seconds": 0.2, "times": ROWS}),
        );
        let apply = ["bulk", "apply", &plan, "--yes", "--in-flight", "2"];
        let both = [begin(shared.here(&apply)), begin(shared.there(&apply))].map(end);
        assert!(both.iter().all(|done| matches!(done.code, Some(0 | 11))), "{both:#?}");
        assert_eq!(bulk::refunds(&shared.sandbox, ROWS), [1; ROWS]);
        let sql = "SELECT count(DISTINCT data::json ->> 'process') FROM fpgo.entries WHERE run IS NOT NULL AND kind = 'intent'";
        assert_eq!(shared.postgres.sql(sql), "4", "both machines sent rows: {both:#?}");
        assert_eq!(shared.postgres.sql("SELECT count(*) FROM fpgo.runs"), "1");
        assert!(reports(&shared).iter().all(|(_, word)| word == "done"));
    }
    // A third machine, which never saw the plan.
    let run = listed(shared.elsewhere(&["bulk", "list", "-o", "json"]));
    assert_eq!(
        (&run["state"], &run["outcomes"]["done"]["rows"]),
        (&json!("finished"), &json!(ROWS))
    );
    shared.elsewhere(&["show", RUN]).ends(0).shows("orders refund");
    shared
        .elsewhere(&["bulk", "resume", RUN, "--yes"])
        .ends(0)
        .says("24 × orders refund, 120.00 in all");
    shared.elsewhere(&["bulk", "cancel", RUN]).ends(8).says("no row of");
    until("Tab offers it", || {
        let words = ["__complete", "fish", "--profile", "test", "bulk", "report", "RUN"];
        shared.third.fpgo(&words).ends(0).out.contains(RUN).then_some(())
    });
    shared
        .elsewhere(&["bulk", "report", "RUN000000000009"])
        .ends(5)
        .says("the journal that this profile shares has no run");
    // Of the plan, which holds what the sheet holds, no machine keeps a file.
    for home in [&shared.sandbox.home, &shared.other, &shared.third] {
        let kept = fs::read_dir(home.data_dir().join("bulk")).map(Iterator::count);
        assert_eq!(kept.unwrap_or_default(), 0, "{}", home.data_dir().display());
        assert!(!home.data_dir().join("runs.db").exists());
    }
    // A plan is applied once, on whichever machine.
    let plan = text(&shared.sandbox.home.path("refunds.plan")).to_owned();
    shared
        .elsewhere(&["bulk", "apply", &plan, "--yes"])
        .ends(8)
        .says("was begun before")
        .says("bulk resume");
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_run_says_on_every_machine_what_it_is_and_another_plan_does_not_join_it() {
    const ROWS: usize = 6;
    let shared = Shared::start();
    let plan_path = anew(&shared, ROWS);
    let apply = ["bulk", "apply", &plan_path, "--yes", "--in-flight", "1"];
    let slow = |shared: &Shared| {
        let delay =
            json!({"route": "orders refund", "fault": "delay", "seconds": 3, "when": "after"});
        shared.sandbox.fault(delay);
    };
    let state = || listed(shared.elsewhere(&["bulk", "list", "-o", "json"]))["state"].clone();
    let sends = |working: &mut Child, before: usize| {
        until("a row is sent", || {
            assert!(working.try_wait().expect("a child").is_none(), "it has ended");
            (shared.sandbox.writes() > before).then_some(())
        });
    };
    slow(&shared);
    let mut working = begin(shared.here(&apply));
    sends(&mut working, 0);
    assert_eq!(state(), "running");
    // A plan of the same run that is not the same.
    let mut other = Plan::refunds(&shared.sandbox, ROWS - 1);
    other.header["journal"] = json!(plans::mark(&shared.other, RUN, "shared"));
    other.write();
    shared.there(&apply).ends(8).says("was begun with another plan");
    working.kill().expect("a signal is sent");
    end(working);
    within(
        Duration::from_secs(20),
        || "its session ends".to_owned(),
        || (state() == "killed").then_some(()),
    );
    // What was on its way is settled by the sandbox's truth, and cancelled by a third machine while the second works.
    slow(&shared);
    let sent = shared.sandbox.writes();
    let mut working = begin(shared.there(&["bulk", "resume", RUN, "--yes", "--in-flight", "1"]));
    sends(&mut working, sent);
    shared.elsewhere(&["bulk", "cancel", RUN]).ends(0).says("is cancelled");
    assert_eq!(state(), "cancelled");
    let ended = end(working);
    assert_eq!(ended.code, Some(11), "{ended:#?}");
    assert!(ended.err.contains("was cancelled by"), "{ended:#?}");
    assert_eq!(state(), "cancelled", "whoever ended later");
    shared.here(&["bulk", "resume", RUN, "--yes"]).ends(8).says("was cancelled");
    let told = reports(&shared);
    let done = told.iter().filter(|(_, word)| word == "done").count();
    assert_eq!(done, bulk::refunds(&shared.sandbox, ROWS).iter().sum::<usize>(), "{told:?}");
    assert_eq!(told.len(), ROWS);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_row_of_a_cancelled_run_is_closed_by_a_persons_word_as_well() {
    let shared = Shared::start();
    let setting = shared.postgres.setting();
    let plan = anew(&shared, 4);
    shared.use_journal(&format!("{setting}\nmax_writes_per_hour = 2"));
    shared.here(&["bulk", "apply", &plan, "--yes", "--in-flight", "1"]).ends(11);
    shared.use_journal(&setting);
    shared.here(&["bulk", "cancel", RUN]).ends(0);
    let lose = "ALTER TABLE fpgo.entries DISABLE TRIGGER USER; DELETE FROM fpgo.entries; \
        ALTER TABLE fpgo.entries ENABLE TRIGGER USER";
    shared.postgres.sql(lose);
    shared.here(&["journal", "accept-loss", "--reason", "a bad restore", "--yes"]).ends(0);
    let word = |row: &str, what: &str| {
        let word = ["bulk", "resolve", RUN, row, "--as", what, "--reason", "looked"];
        shared.here(&word).ends(0)
    };
    word("4", "happened").says(&format!("bulk report {RUN}"));
    // Nothing more of it is sent.
    let told = word("5", "did-not").says(&format!("bulk report {RUN}"));
    assert!(!told.err.contains("bulk resume"), "{told:#?}");
    shared.here(&["bulk", "resume", RUN, "--yes"]).ends(8).says("was cancelled");
}

#[test]
#[ignore = "needs PostgreSQL"]
fn what_is_only_read_is_shared_as_well() {
    const ROWS: usize = 40;
    let shared = Shared::start();
    anew(&shared, ROWS);
    let row = |at: usize| json!({"row": at + 2, "expect": "send", "cells": [bulk::order(at)]});
    let columns = [("order", "ORDER_UUID")];
    let rows = (0..ROWS).map(row).collect();
    Plan::of(&shared.sandbox, "orders status", &columns, rows).write();
    let plan = text(&shared.sandbox.home.path("refunds.plan")).to_owned();
    shared
        .sandbox
        .fault(json!({"route": "orders status", "fault": "delay", "seconds": 0.3, "times": ROWS}));
    let apply = ["bulk", "apply", &plan, "--in-flight", "2"];
    let both = [begin(shared.here(&apply)), begin(shared.there(&apply))].map(end);
    assert!(both.iter().any(|done| done.code == Some(0)), "{both:#?}");
    let read = shared.sandbox.requests().len();
    assert!(
        read < ROWS + 10,
        "{read} requests: a row is read by one machine, or by both at most at the seams"
    );
    let rows = shared.elsewhere(&["bulk", "report", RUN, "-o", "json"]).ends(0).json();
    let is_told = |row: &Value| row["fpgo_outcome"] == "done" && row["answer_status"] == "PAID";
    assert!(rows.as_array().expect("rows").iter().all(is_told), "{rows}");
}

#[test]
#[ignore = "needs PostgreSQL"]
fn tables_of_an_earlier_form_are_brought_up_to_date_by_one_of_all_who_begin() {
    const ROWS: usize = 4;
    let shared = Shared::start();
    let plan = anew(&shared, ROWS);
    shared.here(&["journal", "list"]).ends(0);
    let order = shared.sandbox.paid_order("800");
    shared.here(&shared.refund(&order, "1")).ends(0);
    shared.postgres.sql(
        "DROP TABLE fpgo.runs, fpgo.results, fpgo.plan_pieces, fpgo.pace; UPDATE fpgo.about SET form = 3",
    );
    let apply = ["bulk", "apply", &plan, "--yes"];
    let list = ["bulk", "list"];
    let calls = [shared.here(&apply), shared.there(&apply), shared.elsewhere(&list)];
    let ended = calls.map(begin).map(end);
    assert_eq!(ended[2].code, Some(0), "{ended:#?}");
    assert!(ended[..2].iter().any(|done| done.code == Some(0)), "{ended:#?}");
    assert_eq!(bulk::refunds(&shared.sandbox, ROWS), [1; ROWS]);
    shared.postgres.sql("UPDATE fpgo.about SET form = 9");
    shared.elsewhere(&list).ends(8).says("was written by a newer fpgo");
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_connection_that_ends_at_any_step_of_a_run_leaves_no_gap() {
    const ROWS: usize = 2;
    let shared = Shared::start();
    let way = Way::to(&shared.postgres);
    let mut met = 0;
    for nth in 1.. {
        let mut is_over = false;
        for cut in [Cut::Before, Cut::During, Cut::After] {
            shared.use_journal(&shared.postgres.setting());
            let plan = anew(&shared, ROWS);
            // The tables are there, so that only the run is committed.
            let order = shared.sandbox.paid_order("800");
            shared.there(&shared.refund(&order, "1")).ends(0);
            shared.use_journal(&way.setting());
            way.cut(cut, nth);
            let applied = shared.here(&["bulk", "apply", &plan, "--yes", "--in-flight", "1"]).run();
            let what = format!("{cut:?} at commit {nth}: {applied:#?}");
            assert!(matches!(applied.code, Some(0 | 7 | 8 | 11 | 12)), "{what}");
            is_over = !way.was_cut();
            met += usize::from(!is_over);
            shared.use_journal(&shared.postgres.setting());
            // Whatever it was, any other machine goes on with it, or begins it.
            let resume = ["bulk", "resume", RUN, "--yes"];
            let gone_on = match shared.elsewhere(&resume).run() {
                done if done.code == Some(5) => {
                    assert_eq!(bulk::refunds(&shared.sandbox, ROWS), [0; ROWS], "{what}");
                    shared.elsewhere(&["bulk", "apply", &plan, "--yes"]).run()
                }
                done => done,
            };
            assert_eq!(gone_on.code, Some(0), "{what}\n{gone_on:#?}");
            assert_eq!(bulk::refunds(&shared.sandbox, ROWS), [1; ROWS], "{what}");
            let told = reports(&shared);
            assert!(
                told.len() == ROWS && told.iter().all(|(_, word)| word == "done"),
                "{what}: {told:?}"
            );
            if is_over {
                break;
            }
        }
        if is_over {
            break;
        }
    }
    assert!(met >= 18, "a run has more commits than were cut: {met}");
    shared.there(&["journal", "verify"]).ends(0);
}

#[test]
#[ignore = "needs PostgreSQL"]
#[expect(clippy::print_stdout, reason = "figures, with --nocapture")]
fn workers_and_the_database_are_killed_and_no_row_is_done_twice_or_forgotten() {
    const ROWS: usize = 80;
    let mut shared = Shared::start();
    let plan = anew(&shared, ROWS);
    shared.sandbox.fault(
        json!({"route": "orders refund", "fault": "delay", "seconds": 0.3, "times": ROWS, "when": "after"}),
    );
    let how = ["--yes", "--in-flight", "4", "--continue-on-unknown"];
    let apply = [&["bulk", "apply", plan.as_str()][..], &how].concat();
    let resume = [&["bulk", "resume", RUN][..], &how].concat();
    let (mut killed, other) = (begin(shared.here(&apply)), begin(shared.there(&apply)));
    let sent_by = |shared: &Shared, worker: &Child| {
        let sql = format!(
            "SELECT count(*) FROM fpgo.entries WHERE kind = 'intent' AND run IS NOT NULL AND data LIKE '%process-{}-%'",
            worker.id()
        );
        shared
            .postgres
            .try_sql(&sql)
            .ok()
            .and_then(|count| count.parse::<usize>().ok())
            .unwrap_or(0)
    };
    until("both send", || {
        (sent_by(&shared, &killed) > 3 && sent_by(&shared, &other) > 3).then_some(())
    });
    killed.kill().expect("a signal is sent");
    killed.wait().expect("it ends");
    // Another one goes on in its place, on a machine that never had the plan.
    let third = begin(shared.elsewhere(&resume));
    until("the third machine sends", || (sent_by(&shared, &third) > 3).then_some(()));
    shared.postgres.kill();
    shared.postgres.restart();
    let ended = [end(other), end(third)];
    // Both wait for the database: what is not done is what the killed one had on its way.
    assert!(ended.iter().all(|done| matches!(done.code, Some(0 | 11))), "{ended:#?}");
    let of_one = |id: u32| sent_by_id(&shared, id);
    let (first, total) = (of_one(killed.id()), shared.sandbox.writes());
    // What is unknown is settled by the sandbox's truth, the rest is sent.
    for _ in 0..2 {
        for done in [shared.there(&resume).run(), shared.elsewhere(&resume).run()] {
            assert!(matches!(done.code, Some(0 | 7 | 8 | 11)), "{done:#?}");
        }
    }
    let truth = bulk::refunds(&shared.sandbox, ROWS);
    assert!(truth.iter().all(|times| *times <= 1), "done twice: {truth:?}");
    let told = reports(&shared);
    assert_eq!(told.len(), ROWS, "the report is whole");
    let mut unknown = 0;
    for ((row, word), times) in told.iter().zip(&truth) {
        match word.as_str() {
            "done" => assert_eq!(*times, 1, "row {row} is told to be done"),
            // An intent without an answer may never have arrived: only a person can say so.
            "unknown" => unknown += 1,
            word => panic!("row {row} is {word}"),
        }
    }
    assert!(unknown <= 4, "{unknown} are unknown, and one worker with 4 was killed: {told:?}");
    println!(
        "{ROWS} rows, one worker killed after {first}, the database killed after {total}: {} done once each, {unknown} unknown, \
         none twice, none forgotten",
        told.len() - unknown
    );
    shared.there(&["journal", "verify"]).ends(0);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn what_was_answered_is_recorded_at_once_while_the_pace_cannot_be_had() {
    const ROWS: usize = 3;
    let sandbox = Sandbox::with(&["--rate-limit", "1000"]);
    let shared = Shared::at(Postgres::start(), sandbox);
    shared.use_journal(&shared.postgres.setting());
    let plan = anew(&shared, ROWS);
    shared.sandbox.fault(
        json!({"route": "orders refund", "nth": 1, "fault": "delay", "seconds": 2, "when": "after"}),
    );
    let count = |kind: &str| {
        let sql = format!("SELECT count(*) FROM fpgo.entries WHERE kind = '{kind}'");
        shared.postgres.try_sql(&sql).is_ok_and(|count| count != "0").then_some(())
    };
    let child = begin(shared.here(&["bulk", "apply", &plan, "--yes", "--in-flight", "1"]));
    until("an intent", || count("intent"));
    std::thread::scope(|scope| {
        let hold = "LOCK TABLE fpgo.pace IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(60)";
        let postgres = &shared.postgres;
        scope.spawn(move || postgres.try_sql(&format!("BEGIN; {hold}")));
        let held = "SELECT pid FROM pg_locks WHERE relation = 'fpgo.pace'::regclass AND granted \
                    AND mode = 'AccessExclusiveLock'";
        let pid = until("the lock", || {
            let pid = shared.postgres.sql(held);
            (!pid.is_empty()).then_some(pid)
        });
        let since = Instant::now();
        until("an outcome", || count("outcome"));
        let took = since.elapsed();
        let ended = end(child);
        shared.postgres.sql(&format!("SELECT pg_terminate_backend({pid})"));
        assert!(took < Duration::from_secs(5), "{took:?}");
        assert_eq!(ended.code, Some(0), "by its own count: {ended:#?}");
    });
    assert_eq!(bulk::refunds(&shared.sandbox, ROWS), [1; ROWS]);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_run_that_ended_while_somebody_was_asked_is_not_joined() {
    let shared = Shared::start();
    let plan = plan(&shared, 2);
    let asked = Terminal::of(shared.here(&["bulk", "apply", &plan])).sees("[y/N]");
    shared
        .sandbox
        .fault(json!({"route": "orders refund", "nth": 2, "fault": "status", "status": 400,
        "body": {"status_code": 400, "message": "refundRejectionForX", "data": null}}));
    shared.there(&["bulk", "apply", &plan, "--yes", "--in-flight", "1"]).ends(11);
    let seen = in_one_line(&asked.types("y\n").ends(8));
    assert!(seen.contains("was begun before: a plan is applied once"), "{seen}");
}

/// A run on so many machines at once, against a server that takes so many requests in a minute. Ends them when the second
/// minute has begun. Gives how much of what was allowed was used, in hundredths of a percent.
#[expect(clippy::print_stdout, reason = "figures, with --nocapture")]
fn used_of_rate(limit: usize, machines: usize) -> u128 {
    let rows = limit;
    let sandbox = Sandbox::with(&["--rate-limit", &limit.to_string()]);
    let shared = Shared::at(Postgres::start(), sandbox);
    shared.use_journal(&shared.postgres.setting());
    let plan = anew(&shared, rows);
    let apply = ["bulk", "apply", &plan, "--yes"];
    let requests = || shared.sandbox.requests().len();
    let calls = [shared.here(&apply), shared.there(&apply), shared.elsewhere(&apply)];
    let working: Vec<Child> = calls.into_iter().take(machines).map(begin).collect();
    until("the first request", || (requests() > 0).then_some(()));
    let since = Instant::now();
    // A look costs the server its time, too.
    std::thread::sleep(Duration::from_secs(57));
    let in_first = requests();
    let more = within(
        Duration::from_secs(20),
        || format!("more than {in_first}"),
        || {
            let now = requests();
            (now > in_first).then_some(now)
        },
    );
    let took = since.elapsed();
    until("the second minute is in use", || (requests() >= in_first + limit / 4).then_some(()));
    working.iter().for_each(|worker| signal(worker, "INT"));
    let ended: Vec<_> = working.into_iter().map(end).collect();
    assert!(ended.iter().all(|done| done.code == Some(11)), "{ended:#?}");
    let refused =
        shared.sandbox.requests().iter().filter(|request| request["status"] == 429).count();
    assert_eq!(refused, 0, "429s of {}", requests());
    let workers = shared.postgres.sql(
        "SELECT count(DISTINCT split_part(data::json ->> 'process', '-', 2)) FROM fpgo.entries WHERE run IS NOT NULL AND kind = 'intent'",
    );
    assert_eq!(workers, machines.to_string(), "all machines sent rows");
    let used = 600_000_000 * in_first as u128 / (limit as u128 * took.as_millis());
    println!(
        "{machines} machines, {limit} a minute: {in_first} in the first minute, the next ({more}) after {} ms: {}.{:02} % of the rate, \
         {refused} × 429",
        took.as_millis(),
        used / 100,
        used % 100
    );
    used
}

#[test]
#[ignore = "needs PostgreSQL"]
fn machines_together_use_the_rate_and_no_more() {
    let used = std::thread::scope(|scope| {
        let both = [1, 2].map(|machines| scope.spawn(move || used_of_rate(120, machines)));
        both.map(|one| one.join().expect("figures"))
    });
    assert!(used.iter().all(|used| *used >= 9900), "{used:?}");
}

/// How many rows a process began to send.
fn sent_by_id(shared: &Shared, process: u32) -> String {
    shared.postgres.sql(&format!(
        "SELECT count(*) FROM fpgo.entries WHERE kind = 'intent' AND run IS NOT NULL AND data LIKE '%process-{process}-%'"
    ))
}

#[test]
#[ignore = "takes minutes"]
#[expect(clippy::print_stdout, reason = "figures, with --nocapture")]
fn a_plan_of_many_rows_is_kept_and_told_in_flat_memory() {
    let mut figures = Vec::new();
    // A million of them with `just bulk-long`.
    let rows = number_in("FPGO_BULK_ROWS", 20_000);
    for rows in [rows / 10, rows] {
        let shared = Shared::of(Postgres::start());
        shared.use_journal(&shared.postgres.setting());
        let path = plan(&shared, 1);
        let mut planned = Plan::refunds(&shared.sandbox, rows);
        // A text that is longer than a piece, of letters that are longer than a byte.
        for row in &mut planned.rows {
            row["cells"].as_array_mut().expect("cells").push(json!("a seat by the window"));
        }
        planned.rows[1]["cells"][2] = json!("ø€😀".repeat(20_000));
        let titles = planned.header["columns"]["columns"].as_array_mut().expect("columns");
        titles.push(json!({"title": "Seat"}));
        planned.header["journal"] = json!(plans::mark(&shared.other, RUN, "shared"));
        planned.write();
        let apply = ["bulk", "apply", &path, "--yes", "--in-flight", "1", "--max-failures", "1"];
        shared.here(&apply).ends(11);
        let (told, peak) = peak_of(shared.elsewhere(&["bulk", "report", RUN, "-o", "ndjson"]));
        assert_eq!(told, rows);
        let bytes = fs::metadata(&path).expect("the plan").len() / 1_000_000;
        println!("{rows} rows, {bytes} MB: told by another machine with {peak} MB");
        figures.push(peak);
    }
    assert!(figures[1] < figures[0] + 16, "{figures:?}");
}

/// How many lines a call prints, and the largest memory that it took, in MB.
fn peak_of(mut call: Call) -> (usize, u64) {
    call.command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null());
    let mut child = call.command.spawn().expect("fpgo starts");
    let mut out = child.stdout.take().expect("a pipe");
    let lines = std::thread::spawn(move || {
        let mut count = 0;
        let mut piece = [0; 65536];
        while let Ok(read @ 1..) = std::io::Read::read(&mut out, &mut piece) {
            count += piece[..read].iter().filter(|byte| **byte == b'\n').count();
        }
        count
    });
    let (peak, _) = watched(&mut child);
    (lines.join().expect("lines"), peak / 1000)
}
