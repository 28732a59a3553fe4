//! What is wrong in the line is told before anything is written or sent, and what only shows afterwards says what is done. A run
//! that fails before its first row says that nothing was sent, and how it is tried again.

use std::fs;
use std::process::Stdio;

use rusqlite::Connection;
use serde_json::json;

use crate::common::bulk::{Plan, RUN, apply, order, paid_orders, refunds};
use crate::common::{Sandbox, mode, plans, profile, until};

/// A sheet that refunds 5 of the first order.
fn sheet(sandbox: &Sandbox) {
    sandbox.home.write("sheet.csv", &format!("order,amount\n{},5\n", order(0)));
}

#[test]
fn a_wrong_option_of_the_output_is_told_before_anything_is_written_or_sent() {
    let sandbox = paid_orders(&[], 1);
    sheet(&sandbox);
    plans::file(&sandbox, &plans::header(&sandbox));
    let plan = fs::read(sandbox.home.path("refunds.plan")).expect("a plan");
    let config = fs::read(sandbox.home.path("config.toml")).expect("a file");
    let (to, object) = (format!("http://127.0.0.1:{}/api/v1/", sandbox.port()), order(0));
    let cancel = format!("/connect/orders/cancel/{object}");
    let columns = ["--columns", "wrong"];
    let (csv, program) = (["-o", "csv"], ["--jq", ".["]);
    let none = ["-o", "nothing"];
    let approve: &[&str] = &["bulk", "approve", "refunds.plan", "--yes"];
    let cases: [(&[&str], [[&str; 2]; 3]); 15] = [
        (&["bulk", "plan", "orders refund", "sheet.csv"], [columns, program, none]),
        (&["bulk", "approve", "--new-key", "kari"], [columns, program, none]),
        (approve, [["--columns", "run"], csv, program]),
        (&["bulk", "apply", "refunds.plan", "--yes"], [columns, csv, program]),
        (&["bulk", "resume", RUN, "--yes"], [columns, csv, program]),
        (&["bulk", "cancel", RUN], [["--columns", "run"], csv, program]),
        (&["bulk", "resolve", RUN, "2", "--as", "happened", "--reason", "x"], [columns, csv, none]),
        (&["callback", "send", "--to", &to, "--order", &object], [columns, program, none]),
        (&["callback", "resend", "1", "--to", &to], [columns, program, none]),
        (&["journal", "import", "sheet.csv"], [columns, csv, program]),
        (&["journal", "reconcile", &object], [columns, program, none]),
        (&["config", "use", "test"], [columns, csv, program]),
        (&["config", "init", "new", "--environment", "demo", "--offline"], [columns, csv, program]),
        (&["orders", "refund", &object, "--amount", "5", "--yes"], [columns, program, none]),
        (
            &["api", "POST", &cancel, "--set", "cancellationNote=x", "--yes"],
            [columns, program, none],
        ),
    ];
    let before = sandbox.requests().len();
    for (words, wrong) in cases {
        for options in wrong {
            let done = sandbox.fpgo(&[words, &options].concat()).run();
            assert_eq!(done.code, Some(2), "{words:?} {options:?}: {done:#?}");
        }
    }
    assert_eq!(sandbox.requests().len(), before, "nothing was asked, and nothing sent");
    assert!(!sandbox.home.path("sheet.plan").exists());
    assert_eq!(fs::read(sandbox.home.path("refunds.plan")).expect("a plan"), plan);
    assert_eq!(fs::read(sandbox.home.path("config.toml")).expect("a file"), config);
    for file in ["keys", "runs.db", "journal.sqlite"] {
        assert!(!sandbox.home.data_dir().join(file).exists(), "{file}");
    }
    // Columns that only some plans have a value of are columns of all.
    let plan = ["bulk", "plan", "orders refund", "sheet.csv", "-o", "csv"];
    let known = [&plan[..], &["--columns", "sends,refused,invalid"]].concat();
    let told = sandbox.fpgo(&known).ends(0);
    assert_eq!(told.out, "Sends,Refused,Invalid\n\"1 row, 5.00 in all\",,\n");
}

#[test]
fn what_is_done_and_cannot_be_shown_ends_with_12_and_says_what_is_done() {
    let sandbox = paid_orders(&[], 1);
    sheet(&sandbox);
    let failing = ["--jq", ".x.y.z | error(\"no\")"];
    let call = |words: &[&str]| sandbox.fpgo(&[words, &failing].concat());
    let plan = call(&["bulk", "plan", "orders refund", "sheet.csv"]).ends(12);
    plan.says("sheet.plan is written").says("bulk apply sheet.plan");
    call(&["bulk", "approve", "--new-key", "kari"]).ends(12).says("the key kari:");
    sandbox.fpgo(&["bulk", "apply", "sheet.plan", "--yes"]).ends(0);
    call(&["config", "use", "test"]).ends(12).says("test is the default profile now");
    let to = format!("http://127.0.0.1:{}/", sandbox.port());
    let send = call(&["callback", "send", "--to", &to, "--order", &order(0)]);
    send.env("FPGO_CALLBACK_SECRET", "a secret of this test").ends(12).says("it was sent");
    // What only looks is no such thing.
    call(&["bulk", "list"]).ends(2);
}

#[test]
fn a_run_that_fails_before_its_first_row_says_so_and_how_it_is_tried_again() {
    let sandbox = paid_orders(&[], 2);
    Plan::refunds(&sandbox, 2).write();
    let again = "fpgo -p test bulk apply refunds.plan --yes";
    let unsent = "no row was sent";
    // Its account has no token.
    let with_token = fs::read_to_string(sandbox.home.path("config.toml")).expect("a file");
    let lines = with_token.lines().filter(|line| !line.starts_with("token"));
    sandbox.home.config(&lines.collect::<Vec<_>>().join("\n"));
    apply(&sandbox, &[]).ends(3).says(unsent).says(again);
    sandbox.home.config(&with_token);
    // Another process holds what is kept of runs.
    sandbox.home.write("data/runs.db", "");
    mode(&sandbox.home.path("data/runs.db"), 0o600);
    let holder = Connection::open(sandbox.home.path("data/runs.db")).expect("a database");
    holder.execute_batch("BEGIN EXCLUSIVE").expect("held");
    let held = apply(&sandbox, &["--timeout", "1s"]).ends(8);
    held.says("another process holds").says(unsent).says(&format!("{again} --timeout 1s"));
    drop(holder);
    // The plan is another one, or no file: the same command again would change nothing.
    let plan = fs::read_to_string(sandbox.home.path("refunds.plan")).expect("a plan");
    sandbox.home.write("refunds.plan", &plan.replace("\"amount\":5", "\"amount\":4"));
    let altered = apply(&sandbox, &[]).ends(8).says("plan the sheet again");
    assert!(!altered.err.contains(again), "{altered:#?}");
    fs::remove_file(sandbox.home.path("refunds.plan")).expect("gone");
    apply(&sandbox, &[]).ends(2).says("nothing was moved").says("hint: name the plan's file");
    sandbox.home.write("refunds.plan", &plan);
    // Another process works on the run.
    sandbox.fault(json!({"route": "orders refund", "fault": "delay", "seconds": 60}));
    let mut first = apply(&sandbox, &["--in-flight", "1"]);
    first.command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut working = first.command.spawn().expect("it starts");
    until("a row is on its way", || (sandbox.writes() > 0).then_some(()));
    let resume = sandbox.fpgo(&["bulk", "resume", RUN, "--yes"]).ends(8);
    let resume = resume.says(&format!("another fpgo is working on {RUN}"));
    resume.says("nothing was moved").says(&format!("next: fpgo -p test bulk resume {RUN} --yes"));
    working.kill().expect("a signal is sent");
    working.wait().expect("it ends");
    assert!(refunds(&sandbox, 2).iter().sum::<usize>() <= 2);
    // It is begun by now, and what is in the way is in the way of the run.
    sandbox.home.config(&profile("test", &sandbox.base_url, "read_only = true"));
    let resume = sandbox.fpgo(&["bulk", "resume", RUN, "--yes"]).ends(8);
    resume.says("nothing more was moved").says("hint: read_only of [profiles.test]");
}
