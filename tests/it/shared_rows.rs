//! Rows of one object on machines that share a run: they keep the order of the sheet, whichever machine sends which of them, and
//! each object is read back once.

use std::thread;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::common::bulk::{self, Plan, RUN};
use crate::common::postgres::Postgres;
use crate::common::shared::{Shared, begin, end};
use crate::common::{Done, Sandbox, lacks, plans, text, until};

/// Machines that share a journal, a sandbox with so many orders, and the plan of these rows: the order, what is given back of
/// it, and what was given back before.
fn planned(orders: usize, rows: &[(usize, i64, i64)]) -> (Shared, String) {
    let sandbox = Sandbox::with(&["--rate-limit", "1000000"]);
    let shared = Shared::at(Postgres::start(), sandbox);
    shared.use_journal(&shared.postgres.setting());
    shared.sandbox.post("/_sandbox/reset", &bulk::seed(orders));
    for home in [&shared.sandbox.home, &shared.other, &shared.third] {
        plans::mark(home, RUN, "shared");
    }
    let rows = rows.iter().enumerate().map(|(at, (order, amount, before))| {
        let mut row = bulk::refund(at, &bulk::order(*order), &amount.to_string());
        row["state"]["refunded"] = json!(before);
        row
    });
    let columns = [("order", "ORDER_UUID"), ("amount", "amount")];
    let mut plan = Plan::of(&shared.sandbox, "orders refund", &columns, rows.collect());
    plan.header["journal"] = json!(plans::mark(&shared.other, RUN, "shared"));
    plan.write();
    let path = text(&shared.sandbox.home.path("refunds.plan")).to_owned();
    (shared, path)
}

/// What was given back of each of so many orders, in the order of time.
fn given_back(sandbox: &Sandbox, orders: usize) -> Vec<Vec<i64>> {
    let told = sandbox.get("/_sandbox/objects");
    let all = told["orders"].as_array().expect("a list");
    let of = |at: usize| -> Vec<i64> {
        let own = all.iter().find(|found| found["uuid"] == bulk::order(at).as_str());
        let refunds = own.expect("the order")["refunds"].as_array().expect("a list").iter();
        refunds.map(|refund| whole(&refund["amount"])).collect()
    };
    (0..orders).map(of).collect()
}

/// The whole amount in `5`, `5.0` or `"5.00"`.
fn whole(amount: &Value) -> i64 {
    let text = amount.to_string();
    let whole = text.trim_matches('"').split('.').next().expect("a part");
    whole.parse().unwrap_or_else(|_| panic!("{amount} is no amount"))
}

/// The number of the lock by which a machine claims a row.
fn claim(row: u64) -> i64 {
    let hash = Sha256::digest(format!("fpgo\n{RUN} row {row}"));
    i64::from_be_bytes(hash[..8].try_into().expect("eight bytes"))
}

/// Claims a row as another machine would, which does nothing with it, while `meanwhile` goes on; then that machine is gone.
fn while_claimed(shared: &Shared, row: u64, meanwhile: impl FnOnce()) {
    let postgres = &shared.postgres;
    let key = claim(row);
    thread::scope(|scope| {
        let hold = format!("SELECT pg_advisory_lock({key}); SELECT pg_sleep(60)");
        scope.spawn(move || postgres.try_sql(&hold));
        let holder = format!(
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND (classid::bigint << 32) | objid::bigint = {key}"
        );
        let pid = until("the claim", || Some(postgres.sql(&holder)).filter(|pid| !pid.is_empty()));
        meanwhile();
        postgres.sql(&format!("SELECT pg_terminate_backend({pid})"));
    });
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_row_waits_for_an_earlier_one_of_its_object_that_another_machine_works_on() {
    const OTHERS: usize = 4;
    let mut rows = vec![(0, 5, 0), (0, 7, 5), (0, 9, 12)];
    rows.extend((1..=OTHERS).map(|order| (order, 5, 0)));
    let (shared, plan) = planned(1 + OTHERS, &rows);
    let mut working = None;
    while_claimed(&shared, 2, || {
        // Two of the three workers wait for the row that is claimed.
        working = Some(begin(shared.here(&["bulk", "apply", &plan, "--yes", "--in-flight", "3"])));
        until("all other objects are done", || {
            let told = given_back(&shared.sandbox, 1 + OTHERS);
            (told[1..].iter().all(|own| *own == [5])).then_some(())
        });
        assert!(given_back(&shared.sandbox, 1)[0].is_empty(), "the first row comes first");
    });
    let ended = end(working.expect("it was begun"));
    // The machine that had claimed it is gone and has sent nothing: the row is sent after all, before the others.
    assert_eq!(ended.code, Some(0), "{ended:#?}");
    assert_eq!(given_back(&shared.sandbox, 1)[0], [5, 7, 9]);
    let report = shared.there(&["bulk", "report", RUN, "-o", "json"]).ends(0).json();
    let is_done = |row: &Value| row["fpgo_outcome"] == "done";
    assert!(report.as_array().expect("rows").iter().all(is_done), "{report}");
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_row_that_another_machine_has_left_is_sent_by_who_still_works() {
    let (shared, plan) = planned(3, &[(0, 5, 0), (1, 5, 0), (2, 5, 0)]);
    let slow = json!({"route": "orders refund", "fault": "delay", "seconds": 1, "times": 2, "when": "after"});
    shared.sandbox.fault(slow);
    let mut working = None;
    while_claimed(&shared, 3, || {
        working = Some(begin(shared.here(&["bulk", "apply", &plan, "--yes", "--in-flight", "1"])));
        until("the last row is sent", || (given_back(&shared.sandbox, 3)[2] == [5]).then_some(()));
        assert!(given_back(&shared.sandbox, 3)[1].is_empty());
    });
    let ended = end(working.expect("it was begun"));
    assert_eq!(ended.code, Some(0), "{ended:#?}");
    assert_eq!(given_back(&shared.sandbox, 3), [[5], [5], [5]]);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn on_two_machines_rows_of_one_object_keep_their_order_and_each_is_read_back_once() {
    const ORDERS: usize = 12;
    let of_order = |order| [(order, 5, 0), (order, 7, 5), (order, 9, 12)];
    let rows: Vec<_> = (0..ORDERS).flat_map(of_order).collect();
    let (shared, plan) = planned(ORDERS, &rows);
    shared.sandbox.fault(
        json!({"route": "orders refund", "fault": "delay", "seconds": 0.1, "times": rows.len()}),
    );
    // Both look at the end for as long as the other one does.
    shared
        .sandbox
        .fault(json!({"route": "orders status", "fault": "delay", "seconds": 0.2, "times": 4 * rows.len()}));
    let apply = ["bulk", "apply", &plan, "--yes", "--in-flight", "4"];
    let both = [begin(shared.here(&apply)), begin(shared.there(&apply))].map(end);
    assert!(both.iter().all(|done| matches!(done.code, Some(0 | 11))), "{both:#?}");
    let told = given_back(&shared.sandbox, ORDERS);
    assert!(told.iter().all(|own| *own == [5, 7, 9]), "{told:?}\n{both:#?}");
    let sql = "SELECT count(DISTINCT split_part(data::json ->> 'process', '-', 2)) FROM fpgo.entries WHERE kind = 'intent'";
    assert_eq!(shared.postgres.sql(sql), "2", "both machines sent rows: {both:#?}");
    let requests = shared.sandbox.requests();
    let is_look =
        |request: &&Value| request["target"].as_str().expect("text").contains("/orders/status/");
    let looks = requests.iter().filter(is_look).count();
    // Each row is looked at before it is sent, and once when all are out; what comes between two looks may be read once more.
    assert!(
        (2 * rows.len()..2 * rows.len() + 8).contains(&looks),
        "{looks} of {} rows",
        rows.len()
    );
    shared.there(&["journal", "verify"]).ends(0);
}

/// Waits until so many refunds have reached the sandbox.
fn on_their_way(sandbox: &Sandbox, refunds: usize) {
    let is_refund = |request: &&Value| request["target"].to_string().contains("refund");
    until("refunds are on their way", || {
        (sandbox.requests().iter().filter(is_refund).count() >= refunds).then_some(())
    });
}

/// Waits until the database has what became of so many rows.
fn noted(shared: &Shared, rows: &str) {
    until("a row is noted", || {
        (shared.postgres.sql("SELECT count(*) FROM fpgo.results") == rows).then_some(())
    });
}

/// What the last line tells of the money.
#[track_caller]
fn money(done: &Done) -> String {
    let last = done.err.lines().last().unwrap_or_default();
    let told: Value =
        serde_json::from_str(last).unwrap_or_else(|error| panic!("{error}: {done:#?}"));
    told["error"]["money"].as_str().unwrap_or_default().to_owned()
}

const HOW: [&str; 9] =
    ["--yes", "--in-flight", "1", "--timeout", "3s", "--max-outage", "3s", "-o", "json"];

#[test]
#[ignore = "needs PostgreSQL"]
fn a_run_whose_connection_ends_before_it_is_begun_again_tells_what_it_has_sent() {
    let (shared, plan) = planned(3, &[(0, 5, 0), (1, 5, 0), (2, 5, 0)]);
    let slow = json!({"route": "orders refund", "nth": 2, "fault": "delay", "seconds": 1, "when": "after"});
    shared.sandbox.fault(slow);
    let mut ended = None;
    while_claimed(&shared, 3, || {
        let working = begin(shared.here(&[&["bulk", "apply", plan.as_str()][..], &HOW].concat()));
        on_their_way(&shared.sandbox, 2);
        let oldest = "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE datname = 'fpgo' \
                      AND pid <> pg_backend_pid() AND query NOT LIKE '%pg_sleep%' ORDER BY backend_start LIMIT 1) AS of_the_run";
        assert_eq!(shared.postgres.sql(oldest), "t");
        ended = Some(end(working));
    });
    let done = ended.expect("it has ended");
    assert_eq!(done.code, Some(11), "{done:#?}");
    lacks(&done, "nothing was sent");
    let done = done.says("2 of 3 × orders refund are done, 10.00 in all").says("2 done, 1 pending");
    done.says(&format!("bulk report {RUN}")).says(&format!("bulk resume {RUN}"));
    assert_eq!(given_back(&shared.sandbox, 3), [vec![5], vec![], vec![5]]);
    shared.there(&["bulk", "resume", RUN, "--yes"]).ends(0);
    assert_eq!(given_back(&shared.sandbox, 3), [[5], [5], [5]]);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn what_a_database_that_is_gone_does_not_have_is_told_as_unknown() {
    let (mut shared, plan) = planned(3, &[(0, 5, 0), (1, 5, 0), (2, 5, 0)]);
    let slow = json!({"route": "orders refund", "nth": 2, "fault": "delay", "seconds": 2, "when": "after"});
    shared.sandbox.fault(slow);
    let working = begin(shared.here(&[&["bulk", "apply", plan.as_str()][..], &HOW].concat()));
    on_their_way(&shared.sandbox, 2);
    noted(&shared, "1");
    shared.postgres.kill();
    let done = end(working);
    assert_eq!(done.code, Some(11), "{done:#?}");
    lacks(&done, "nothing was sent");
    assert_eq!(money(&done), "may_have_moved");
    let done = done.says("1 of 3 × orders refund are done").says("1 done, 1 unknown, 1 pending");
    done.says(&format!("bulk report {RUN}")).says(&format!("bulk resume {RUN}"));
    assert_eq!(given_back(&shared.sandbox, 3), [vec![5], vec![5], vec![]]);
}
