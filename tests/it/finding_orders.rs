//! Lists that are asked for what is looked for: by a status that no document lists.

use crate::common::Sandbox;

#[test]
fn statuses_that_answers_show_can_be_asked_for_though_no_document_lists_them() {
    let sandbox = Sandbox::start();
    let done = sandbox.fpgo(&["orders", "list", "--status", "Purring"]).ends(0).shows("Purring");
    done.says("--status Purring is not documented as a filter");
    for (command, typed, sent) in [
        ("orders list", "Purring", "?type=Purring"),
        ("orders list", "inkasso", "?type=inkasso"),
        ("subscriptions list", "Expired", "/list/Expired"),
    ] {
        let words: Vec<&str> = command.split(' ').chain(["--status", typed, "--dry-run"]).collect();
        sandbox.fpgo(&words).ends(0).shows(sent).says("is not documented as a filter");
    }
    let documented = sandbox.fpgo(&["orders", "list", "--status", "paid"]).ends(0);
    assert!(!documented.err.contains("not documented"), "{documented:#?}");
    for (typed, near) in
        [("PIAD", "PAID"), ("Puring", "Purring"), ("partialy refunded", "PARTIAL REFUNDED")]
    {
        let refused = sandbox.fpgo(&["orders", "list", "--status", typed]).ends(2);
        refused.says(&format!("did you mean {near}?"));
    }
}
