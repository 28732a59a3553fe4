//! The pace that machines share while answers of its database are lost, or the database is killed: no request counts twice, and no
//! machine sends more than the server takes.

use serde_json::{Value, json};

use crate::common::bulk::{self, Plan, RUN};
use crate::common::postgres::{Cut, Postgres, Way};
use crate::common::shared::{Shared, begin, end};
use crate::common::{Sandbox, plans, text, until};

/// Machines that share a journal, a sandbox that takes so many requests a minute, and a plan that reads so many orders.
fn reading(limit: usize, rows: usize) -> (Shared, String) {
    let sandbox = Sandbox::with(&["--rate-limit", &limit.to_string()]);
    let shared = Shared::at(Postgres::start(), sandbox);
    shared.use_journal(&shared.postgres.setting());
    shared.sandbox.post("/_sandbox/reset", &bulk::seed(rows));
    for home in [&shared.sandbox.home, &shared.other, &shared.third] {
        plans::mark(home, RUN, "shared");
    }
    let row = |at: usize| json!({"row": at + 2, "expect": "send", "cells": [bulk::order(at)]});
    let (columns, rows) = ([("order", "ORDER_UUID")], (0..rows).map(row).collect());
    let mut plan = Plan::of(&shared.sandbox, "orders status", &columns, rows);
    plan.write();
    let path = text(&shared.sandbox.home.path("refunds.plan")).to_owned();
    (shared, path)
}

#[test]
#[ignore = "needs PostgreSQL"]
fn an_answer_of_the_pace_that_is_lost_counts_nothing_twice() {
    const ROWS: usize = 28;
    for cut in [Cut::Before, Cut::During] {
        let (shared, plan) = reading(1000, ROWS);
        // The tables are there, so that only the run is cut.
        shared.here(&["journal", "list"]).ends(0);
        let order = shared.sandbox.paid_order("800");
        shared.there(&shared.refund(&order, "1")).ends(0);
        let before = shared.sandbox.requests().len();
        let way = Way::to(&shared.postgres);
        shared.use_journal(&way.setting());
        // It takes longer than until the database is asked again.
        shared.sandbox.fault(
            json!({"route": "orders status", "fault": "delay", "seconds": 0.5, "times": ROWS}),
        );
        way.cut_at(b"UPDATE pace", cut, 3);
        shared.here(&["bulk", "apply", &plan, "--in-flight", "2"]).ends(0);
        assert!(way.was_cut(), "{cut:?}");
        let told = shared.postgres.sql("SELECT state FROM fpgo.pace");
        let told: Value = serde_json::from_str(&told).expect("JSON");
        let answered = told["window"]["answered"].as_array().expect("a list").iter();
        let counted: u64 = answered.filter_map(|of_moment| of_moment[1].as_u64()).sum();
        let sent = shared.sandbox.requests().len() - before;
        assert_eq!(counted, sent as u64, "{cut:?}: {told}");
        assert_eq!(told["holders"], json!({}), "{cut:?}");
    }
}

#[test]
#[ignore = "needs PostgreSQL"]
fn while_the_database_is_killed_machines_that_read_stay_within_the_rate() {
    const LIMIT: usize = 90;
    let (mut shared, plan) = reading(LIMIT, LIMIT + 30);
    let sent = |shared: &Shared| shared.sandbox.requests().len();
    // Slow enough for the second to join before the first has used up the minute.
    shared
        .sandbox
        .fault(json!({"route": "orders status", "fault": "delay", "seconds": 0.3, "times": LIMIT}));
    let apply = ["bulk", "apply", &plan, "--in-flight", "2"];
    let both = [begin(shared.here(&apply)), begin(shared.there(&apply))];
    until("both have turns, and some are read", || {
        let told = shared.postgres.try_sql("SELECT state FROM fpgo.pace").ok()?;
        let told: Value = serde_json::from_str(&told).ok()?;
        let holders = told["holders"].as_object()?.len();
        (holders == 2 && sent(&shared) >= LIMIT / 3).then_some(())
    });
    shared.postgres.kill();
    let at_kill = sent(&shared);
    shared.postgres.restart();
    // They go on, or stop and are gone on with.
    let ended = both.map(end);
    assert!(ended.iter().all(|done| matches!(done.code, Some(0 | 8 | 11))), "{ended:#?}");
    let resume = ["bulk", "resume", RUN, "--in-flight", "2"];
    let again = [begin(shared.here(&resume)), begin(shared.there(&resume))].map(end);
    let report = shared.elsewhere(&["bulk", "report", RUN, "-o", "json"]).ends(0).json();
    let is_done = |row: &Value| row["fpgo_outcome"] == "done";
    assert!(report.as_array().expect("rows").iter().all(is_done), "{again:#?}");
    let requests = shared.sandbox.requests();
    let refused = requests.iter().filter(|request| request["status"] == 429).count();
    assert_eq!(refused, 0, "429s of {}, {at_kill} of them before: {ended:#?}", requests.len());
}
