//! Runs whose journal has lost what it knew of them: nothing is sent again by mistake, and a person can close what nobody can find
//! out.

use serde_json::Value;

use crate::common::bulk::{Plan, RUN, entries, paid_orders, refunds, resume};
use crate::common::{Call, Sandbox, profile};

/// A run of four rows of which two were sent, whose journal was deleted then with its record.
fn lost() -> Sandbox {
    let sandbox = paid_orders(&[], 4);
    let limits = |more: &str| sandbox.home.config(&profile("test", &sandbox.base_url, more));
    limits("max_writes_per_hour = 2");
    let mut plan = Plan::refunds(&sandbox, 4);
    plan.apply(&["--in-flight", "1"]).ends(11).says("2 done, 2 pending");
    limits("");
    for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm", "journal.head"] {
        let _ = std::fs::remove_file(sandbox.home.data_dir().join(name));
    }
    sandbox
}

fn resolve(sandbox: &Sandbox, row: &str, verdict: &str, reason: &str) -> Call {
    sandbox.fpgo(&["bulk", "resolve", RUN, row, "--as", verdict, "--reason", reason])
}

#[test]
fn a_journal_that_is_gone_with_its_record_is_missed_by_the_runs_that_it_knew() {
    let sandbox = lost();
    let refused = resume(&sandbox, &[]).ends(8).says("the journal lacks entries of rows that");
    refused.says("journal accept-loss --reason TEXT").says("journal import FILE");
    assert_eq!(sandbox.writes(), 2);
    // A run can be ended all the same.
    sandbox.fpgo(&["bulk", "cancel", RUN]).ends(0).says("counted as they were noted");
    let accept = ["journal", "accept-loss", "--reason", "the disk was full", "--yes"];
    sandbox.fpgo(&accept).ends(0).says("these rows are gone for good: 1 to ");
    sandbox.fpgo(&["journal", "verify"]).ends(0);
    sandbox.fpgo(&accept).ends(8).says("whole");
    sandbox.fpgo(&["orders", "list", "-q"]).ends(0);
}

#[test]
fn a_row_whose_entry_is_lost_is_closed_by_a_persons_word_and_sent_only_if_it_did_not_happen() {
    let sandbox = lost();
    let accept = ["journal", "accept-loss", "--reason", "the disk was full", "--yes"];
    sandbox.fpgo(&accept).ends(0);
    let stopped = resume(&sandbox, &[]).ends(11).says("2 done, 2 unknown");
    let word = format!("bulk resolve {RUN} ROW --as happened --reason TEXT");
    let stopped = stopped.says(&word).says("journal import FILE");
    assert!(!stopped.err.contains("bulk resume"), "{stopped:#?}");
    sandbox.fpgo(&["bulk", "report", RUN]).ends(0).says(&word);
    // Only what is unknown, and has no entry.
    resolve(&sandbox, "2", "did-not", "so").ends(8).says("row 2 of RUN123456789012 is done");
    resolve(&sandbox, "9", "did-not", "so").ends(2).says("has no row 9");
    resolve(&sandbox, "4", "did-not", " ").ends(2).says("--reason is empty");
    resolve(&sandbox, "4", "did-not", "nothing is refunded").ends(0).says("bulk resume");
    resolve(&sandbox, "5", "happened", "the bank has it").ends(0).says("bulk report");
    resolve(&sandbox, "5", "did-not", "so").ends(8).says("row 5 of RUN123456789012 is done");
    let done = resume(&sandbox, &[]).ends(0);
    done.says("4 × orders refund, 20.00 in all");
    assert_eq!(refunds(&sandbox, 4), [1, 1, 1, 0]);
    let told: Vec<(Value, Value)> = entries(&sandbox)
        .iter()
        .map(|entry| (entry["row"].clone(), entry["outcome"].clone()))
        .collect();
    let words = told.iter().map(|(row, outcome)| format!("{row} {outcome}")).collect::<Vec<_>>();
    assert_eq!(words, ["4 \"did_not_happen\"", "5 \"happened\"", "4 \"accepted\""]);
    let report = sandbox.fpgo(&["bulk", "report", RUN, "-o", "csv"]).run();
    assert!(report.out.contains("happened: the bank has it"), "{report:#?}");
    // What was said to have happened counts like what was sent.
    let order = crate::common::bulk::order(3);
    let again = ["orders", "refund", &order, "--amount", "800", "--yes"];
    sandbox.fpgo(&again).ends(8).says("795.00 is left");
    // Nobody knows of which lines it was.
    let same = ["orders", "refund", &order, "--amount", "5", "--yes"];
    sandbox.fpgo(&same).ends(8).says("the same orders refund of 5.00 was sent to");
}
