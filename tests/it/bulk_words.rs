//! What a bulk command says where it does nothing: that no money was moved, what to type instead, and nothing of options that
//! mean nothing to it.

use serde_json::json;

use crate::common::bulk::apply;
use crate::common::{Sandbox, plans};

#[test]
fn a_plan_that_is_not_applied_moved_nothing_and_what_is_offered_can_be_pasted() {
    let sandbox = Sandbox::start();
    let mut header = plans::header(&sandbox);
    sandbox
        .home
        .write("refunds.plan", &plans::text(&header).replace("\"amount\":5", "\"amount\":4"));
    apply(&sandbox, &[]).ends(8).says("see line 2").says("money: nothing was moved");
    sandbox.home.write("refunds.plan", "order,amount\nODR1,5\n");
    apply(&sandbox, &[]).ends(2).says("is no plan").says("money: nothing was moved");
    header["created"] = json!("2026-01-01T00:00:00Z");
    plans::file(&sandbox, &header);
    let old = apply(&sandbox, &["--max-plan-age", "5m"]).ends(8).says("money: nothing was moved");
    let offered =
        old.err.lines().find_map(|line| line.split_once("--max-plan-age ")).expect("a command");
    assert!(
        !offered.0.contains("5m") && old.err.matches("--max-plan-age").count() == 1,
        "{old:#?}"
    );
    // Its age in minutes is enough: what is refused then is another thing.
    let done = apply(&sandbox, &["--max-plan-age", offered.1.trim()]).run();
    assert!(!done.err.contains(", and may be "), "{done:#?}");
}

#[test]
fn what_means_nothing_to_a_run_is_refused_with_the_reason_and_stands_in_no_help() {
    let sandbox = Sandbox::start();
    plans::file(&sandbox, &plans::header(&sandbox));
    apply(&sandbox, &["--dry-run"]).ends(2).says("`fpgo bulk plan` is the dry run of a sheet");
    let help = sandbox.fpgo(&["bulk", "apply", "--help"]).ends(0).out;
    for option in ["--dry-run", "--columns", "--jq"] {
        assert!(!help.contains(option), "{help}");
    }
    assert!(help.contains("--yes") && help.contains("--expect-total"), "{help}");
}
