//! Runs that are killed at any instant and gone on with: no row is carried out twice, none is forgotten, and nothing is told
//! that is not so. What nobody can prove stays unknown.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};

use crate::common::bulk::{Plan, RUN, apply, entries, order, paid_orders, refunds, resume};
use crate::common::{Sandbox, lacks, number_in};

/// What the sandbox does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum World {
    CarriesOut,
    ShowsRefundsLater,
    /// It drops 2 % of the answers after carrying out, and answers 1 % with 502 and 1 % with 429.
    Fails,
}

/// Numbers that are the same in every run of the test.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Applies so many rows, kills it so often at instants that are at most so long after its start, and goes on each time.
#[track_caller]
fn check(world: World, rows: usize, kills: usize, longest: Duration) {
    let flags: &[&str] =
        if world == World::ShowsRefundsLater { &["--refund-delay", "60s"] } else { &[] };
    let sandbox = paid_orders(flags, rows);
    let mut numbers = Numbers(u64::from(std::process::id()));
    if world == World::Fails {
        order_faults(&sandbox, rows, &mut numbers);
    }
    Plan::refunds(&sandbox, rows).write();
    let (mut killed, mut tries) = (0, 0);
    loop {
        tries += 1;
        if tries == kills * 4 + 50 {
            let report = sandbox.fpgo(&["bulk", "report", RUN, "-o", "tsv"]).run().out;
            panic!("{world:?}: it does not come to an end: {report}");
        }
        let how = ["--continue-on-unknown", "--max-failures", "1000000"];
        let is_begun = sandbox.home.data_dir().join("bulk").join(format!("{RUN}.plan")).exists();
        // A run that was killed before it was kept is begun again.
        let known =
            is_begun && sandbox.fpgo(&["bulk", "resume", RUN, "--no-input"]).run().code != Some(5);
        let mut call = if known { resume(&sandbox, &how) } else { apply(&sandbox, &how) };
        call.command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = call.command.spawn().expect("fpgo starts");
        if killed < kills {
            let longest = u64::try_from(longest.as_millis()).expect("a short time");
            std::thread::sleep(Duration::from_millis(numbers.below(longest)));
            let ended = child.try_wait().expect("a process").is_some();
            killed += usize::from(!ended);
            let _ = child.kill();
        }
        let code = child.wait().expect("it ends").code();
        // What is unknown stays so, however often it is gone on with.
        if code == Some(0) || code.is_some() && outcomes(&sandbox).len() == rows {
            break;
        }
    }
    assert!(killed > kills / 4, "{world:?}: only {killed} of {kills} kills met the run");
    compare(world, &sandbox, rows, killed);
}

/// Orders faults for the writes of the run, each at another one.
fn order_faults(sandbox: &Sandbox, rows: usize, numbers: &mut Numbers) {
    let of_hundred = |share: usize| (rows * share / 100).max(1);
    let mut kinds = vec![json!({"fault": "reset-after"}); of_hundred(2)];
    kinds.extend(vec![json!({"fault": "bad-gateway-html", "when": "after"}); of_hundred(1)]);
    kinds.extend(vec![json!({"fault": "too-many-requests", "retry_after": 0}); of_hundred(1)]);
    let mut taken = Vec::new();
    for mut fault in kinds {
        let nth = loop {
            let nth = numbers.below(u64::try_from(rows).expect("a number")) + 1;
            if !taken.contains(&nth) {
                break nth;
            }
        };
        taken.push(nth);
        fault["route"] = json!("orders refund");
        fault["nth"] = json!(nth);
        sandbox.fault(fault);
    }
}

/// What the journal says of each row: every outcome that it had.
fn outcomes(sandbox: &Sandbox) -> BTreeMap<u64, Vec<String>> {
    let mut outcomes: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for entry in entries(sandbox) {
        let word = entry["outcome"].as_str().expect("a word").to_owned();
        outcomes.entry(entry["row"].as_u64().expect("a row")).or_default().push(word);
    }
    outcomes
}

/// Holds what the journal says against what the sandbox did.
#[track_caller]
fn compare(world: World, sandbox: &Sandbox, rows: usize, killed: usize) {
    if world == World::ShowsRefundsLater {
        sandbox.post("/_sandbox/clock", &json!({"advance": 120}));
    }
    let (truth, told) = (refunds(sandbox, rows), outcomes(sandbox));
    let (mut done, mut unknown, mut wrong) = (0, 0, Vec::new());
    for (at, carried_out) in truth.iter().enumerate() {
        let number = u64::try_from(at + 2).expect("a row");
        let words = told.get(&number).cloned().unwrap_or_default();
        let is = |looked: &[&str]| words.iter().any(|word| looked.contains(&word.as_str()));
        let (is_done, is_unknown) = (is(&["accepted", "happened"]), is(&["unknown", "in_flight"]));
        done += usize::from(is_done);
        unknown += usize::from(is_unknown);
        let is_right = match (is_done, is_unknown) {
            (true, _) => *carried_out == 1,
            (false, true) => *carried_out <= 1,
            (false, false) => *carried_out == 0,
        };
        if !is_right {
            wrong.push(json!({"row": number, "told": words, "carried out": carried_out}));
        }
    }
    let figures = format!("{world:?}: {rows} rows, {killed} kills: {done} done, {unknown} unknown");
    assert_eq!(wrong, Vec::<Value>::new(), "{figures}");
    assert_eq!(done + unknown, rows, "{figures}: some rows are forgotten");
    sandbox.fpgo(&["journal", "verify"]).ends(0);
    writeln!(std::io::stderr(), "{figures}, nothing twice, no contradiction")
        .expect("standard error");
}

#[test]
fn a_run_that_is_killed_again_and_again_does_nothing_twice_and_forgets_nothing() {
    check(World::CarriesOut, 60, 4, Duration::from_millis(120));
    check(World::Fails, 60, 3, Duration::from_millis(120));
}

#[test]
fn rows_whose_entries_are_lost_stay_unknown_and_are_not_sent_again() {
    let sandbox = paid_orders(&["--refund-delay", "900s"], 7);
    sandbox.fpgo(&["orders", "refund", &order(6), "--amount", "1", "--yes"]).ends(0);
    Plan::refunds(&sandbox, 6).write();
    let (data, kept) = (sandbox.home.data_dir(), sandbox.home.path("kept"));
    std::fs::create_dir(&kept).expect("a directory");
    copy_journal(&data, &kept);
    sandbox.fault(json!({"route": "orders refund", "nth": 3, "fault": "delay", "seconds": 2, "when": "after"}));
    let mut call = apply(&sandbox, &["--in-flight", "1"]);
    call.command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = call.command.spawn().expect("fpgo starts");
    while refunds(&sandbox, 6).iter().sum::<usize>() < 3 {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().expect("killed");
    child.wait().expect("it ends");
    copy_journal(&kept, &data);
    resume(&sandbox, &[]).ends(8);
    sandbox.fpgo(&["journal", "accept-loss", "--reason", "put back", "--yes"]).ends(0);
    // What the process noted of the first rows is known; of the rest nobody knows.
    let going_on = resume(&sandbox, &[]).run();
    let going_on = going_on.says("unknown").says("MAY HAVE MOVED");
    lacks(&going_on, " pending\n");
    let report =
        sandbox.fpgo(&["bulk", "report", RUN]).ends(0).shows("nobody knows whether it was sent");
    lacks(&report, "pending");
    assert_eq!(refunds(&sandbox, 6), [1, 1, 1, 0, 0, 0]);
}

/// Copies the files of the journal from one directory to another, in place of those that are there.
fn copy_journal(from: &Path, to: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let name = format!("journal.sqlite{ending}");
        let _ = std::fs::remove_file(to.join(&name));
        if from.join(&name).exists() {
            std::fs::copy(from.join(&name), to.join(&name)).expect("a copy");
        }
    }
}

#[test]
#[ignore = "takes minutes"]
fn many_rows_killed_at_many_instants_are_done_once_each() {
    // A thousand rows and fifty kills with `just bulk-long`.
    let (rows, kills) = (number_in("FPGO_BULK_RUN", 200), number_in("FPGO_BULK_KILLS", 12));
    for world in [World::ShowsRefundsLater, World::CarriesOut, World::Fails] {
        check(world, rows, kills, Duration::from_millis(250));
    }
}
