//! What keeps money safe beyond the exit codes: guards that look at what is really sent, unknown outcomes, and numbers
//! that mean what was typed.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use crate::common::{CUSTOMER, Home, Sandbox, signal, until};
use serde_json::json;

#[test]
fn a_number_with_leading_zeros_is_refused_and_never_sent_as_null() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    for line in ["name=A,qty=1,rate=100,discount=010,tax=25", "name=A,qty=02,rate=100,tax=25"] {
        let create =
            [&["orders", "send-payment-link", "--dry-run", "--line", line], CUSTOMER].concat();
        sandbox.fpgo(&create).ends(2).says("must not begin with a zero");
    }
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "007", "--yes"])
        .ends(2)
        .says("begin with a zero");
    sandbox
        .fpgo(&["orders", "refund", &order, "--line", "07002=10", "--yes"])
        .ends(2)
        .says("is no line id");
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn a_reset_of_the_sandbox_never_touches_the_journal_of_an_account() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "1", "--yes"]).ends(0);
    let before = sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
    let dir = sandbox.home.data_dir();
    sandbox.home.fpgo(&["sandbox", "reset", "--data-dir", dir.to_str().expect("a path")]).ends(0);
    sandbox.home.fpgo(&["sandbox", "reset"]).ends(0);
    assert_eq!(sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0).json(), before);
}

#[test]
fn set_has_the_last_word_and_is_guarded_too() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let refund = ["orders", "refund", &order, "--full", "--yes"];
    let less =
        [&refund[..], &["--set", "grandTotal=100", "--set", "products[0].amount=100"]].concat();
    sandbox.fpgo(&less).ends(0);
    assert_eq!(sandbox.refunded(&order), "100");
    let more =
        [&refund[..], &["--set", "grandTotal=701", "--set", "products[0].amount=701"]].concat();
    sandbox.fpgo(&more).ends(8).says("700.00 is left");
    sandbox.fpgo(&[&refund[..], &["--unset", "type"]].concat()).ends(2).says("$.type");
    assert_eq!(sandbox.refunded(&order), "100");
}

#[test]
fn a_body_that_is_not_validated_is_guarded_all_the_same() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let id = sandbox.truth(&order)["lines"][0]["id"].clone();
    let refund = ["orders", "refund", &order, "--data", "-", "--no-validate", "--yes"];
    for total in [json!("800,00"), json!(null), json!([800]), json!(801)] {
        let body = json!({"type": "regular", "grandTotal": total, "products": [{"id": id, "amount": 800}]});
        let done = sandbox.fpgo(&refund).input(&body.to_string());
        assert_eq!(done.code, Some(8), "{total}: {done:#?}");
    }
    // Lines that are more than the total count with what they are.
    let body = json!({"type": "regular", "grandTotal": 1, "products": [{"id": id, "amount": 801}]});
    assert_eq!(sandbox.fpgo(&refund).input(&body.to_string()).code, Some(8));
    assert_eq!(sandbox.refunded(&order), "0");
}

#[cfg(target_os = "linux")]
#[test]
fn a_dry_run_into_a_full_disk_is_no_finished_write() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let mut call = sandbox.fpgo(&["orders", "refund", &order, "--full", "--dry-run", "-o", "json"]);
    let full = File::create("/dev/full").expect("a full disk");
    let output = call.command.stdout(full).output().expect("fpgo starts");
    assert_eq!(output.status.code(), Some(6));
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(err.contains("\"money\":\"not_moved\""), "{err}");
}

#[test]
fn an_answer_about_another_order_is_no_ground_for_a_refund() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let other = json!({"status_code": 200, "message": "Order Status Retrieved Successfully",
        "data": {"uuid": "ODR999", "status": "PAID", "orderAmount": 99999, "refundedAmount": 0}});
    sandbox.fault(json!({"route": "orders status", "fault": "status", "status": 200, "body": other.to_string()}));
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(8).says("ODR999");
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn a_refund_is_confirmed_only_by_itself() {
    let sandbox = Sandbox::with(&["--refund-delay", "10m"]);
    let order = sandbox.paid_order("800");
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "10", "--yes"])
        .ends(0)
        .says("accepted: ")
        .says("It does not show yet");
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "200", "--yes"])
        .ends(0)
        .says("accepted: ")
        .says("It does not show yet");
    sandbox.post("/_sandbox/clock", &json!({"advance": 601}));
    assert_eq!(sandbox.refunded(&order), "210");
}

#[test]
fn a_cancellation_is_confirmed_by_its_status() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let expired = json!({"status_code": 200, "message": "Order Status Retrieved Successfully",
        "data": {"uuid": order, "status": "EXPIRED"}});
    let later = json!({"route": "orders status", "fault": "status", "nth": 2, "status": 200, "body": expired.to_string()});
    sandbox.fault(later);
    sandbox
        .fpgo(&["orders", "cancel", &order, "--note", "x", "--yes"])
        .ends(0)
        .says("accepted: ")
        .says("It does not show yet");
}

#[test]
fn an_unknown_refund_blocks_the_order_until_a_person_says_what_became_of_it() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let refund = ["orders", "refund", &order, "--amount", "200", "--yes"];
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-after"}));
    let unknown = sandbox.fpgo(&refund).ends(7).says("MAY HAVE MOVED").says("journal resolve");
    let entry =
        unknown.err.lines().find(|line| line.starts_with('{')).expect("the entry as one line");
    let entry: serde_json::Value = serde_json::from_str(entry).expect("JSON");
    let id = entry["id"].to_string();
    assert_eq!((&entry["outcome"], &entry["object"]), (&json!("unknown"), &json!(order)));
    sandbox.fpgo(&refund).ends(8).says("is not known").says(&format!("journal resolve {id}"));
    sandbox.fpgo(&["orders", "cancel", &order, "--note", "x", "--yes"]).ends(8);
    assert_eq!(sandbox.refunded(&order), "200");
    let resolve = ["journal", "resolve", &id, "--as", "happened", "--reason", "seen in the portal"];
    sandbox.fpgo(&resolve).ends(0);
    sandbox.fpgo(&resolve).ends(8).says("happened");
    sandbox.fpgo(&["journal", "show", &id]).ends(0).shows("seen in the portal");
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "601", "--yes"])
        .ends(8)
        .says("600.00 is left");
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(0);
    assert_eq!(sandbox.refunded(&order), "800");
}

#[test]
fn a_refund_that_did_not_happen_no_longer_counts() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-before"}));
    let refund = ["orders", "refund", &order, "--full", "--yes", "-o", "json"];
    let id = sandbox.fpgo(&refund).ends(7).error()["journal"].to_string();
    sandbox
        .fpgo(&["journal", "resolve", &id, "--as", "did-not", "--reason", "the portal shows none"])
        .ends(0);
    sandbox.fpgo(&refund).ends(0);
    assert_eq!(sandbox.refunded(&order), "800");
    sandbox.fpgo(&["journal", "resolve", "999", "--as", "did-not", "--reason", "x"]).ends(5);
}

#[test]
fn an_interrupted_refund_that_gives_up_is_unknown() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox
        .fault(json!({"route": "orders refund", "fault": "delay", "seconds": 20, "when": "after"}));
    let mut call = sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]);
    call.command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    until("the refund is carried out", || (sandbox.refunded(&order) == "800").then_some(()));
    // SIGTERM does not wait for an outcome.
    signal(&child, "TERM");
    let output = child.wait_with_output().expect("fpgo ends");
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(7), "{err}");
    assert!(err.contains("MAY HAVE MOVED") && err.contains("journal resolve"), "{err}");
    let entry = sandbox.fpgo(&["journal", "list", "-o", "json", "--limit", "1"]).ends(0).json();
    assert_eq!(entry[0]["outcome"], "unknown");
}

#[test]
fn an_interruption_after_the_answer_never_says_that_nothing_was_sent() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    // The second status is the look back after the refund.
    sandbox.fault(json!({"route": "orders status", "nth": 2, "fault": "delay", "seconds": 20, "when": "before"}));
    let mut call = sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]);
    call.command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = call.command.spawn().expect("fpgo starts");
    let looks = |request: &&serde_json::Value| {
        request["target"]
            .as_str()
            .is_some_and(|target| target.ends_with(&format!("/status/{order}")))
    };
    let has_looked = || (sandbox.requests().iter().filter(looks).count() >= 2).then_some(());
    until("it looks back", has_looked);
    signal(&child, "INT");
    let mut told = String::new();
    let err = child.stderr.as_mut().expect("a pipe");
    err.read_to_string(&mut told).expect("text");
    assert_eq!(child.wait().expect("fpgo ends").code(), Some(0), "{told}");
    let last = told.lines().last().expect("a line");
    assert!(last.starts_with("accepted: ") && last.contains("the write itself is done"), "{told}");
    assert_eq!(sandbox.refunded(&order), "800");
}

#[test]
fn an_endless_wait_of_a_throttling_server_breaks_nothing() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox
        .fault(json!({"route": "orders status", "fault": "too-many-requests", "retry_after": 1}));
    let most = json!({"retry-after": u64::MAX.to_string()});
    sandbox.fault(json!({"route": "orders status", "fault": "status", "nth": 2, "status": 429, "headers": most}));
    sandbox.fpgo(&["orders", "status", &order]).ends(6).says("too many requests");
}

#[test]
fn a_missing_invoice_number_is_not_printed_as_another_identifier() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    assert_eq!(sandbox.fpgo(&["orders", "invoice-number", &order, "-q"]).ends(0).out, "");
}

#[test]
fn a_path_override_must_name_the_same_object() {
    let home = Home::new();
    for path in ["/connect/orders/cancel", "/connect/orders/cancel/{ORDER}"] {
        let override_ = format!("[profiles.test.endpoints.\"orders cancel\"]\npath = \"{path}\"");
        home.config(&crate::common::profile("test", "http://127.0.0.1:9/api/v1", &override_));
        home.fpgo(&["-p", "test", "orders", "status", "ODR1"]).ends(3).says("ORDER_UUID");
    }
}

#[test]
fn hints_name_the_account_so_that_a_copied_one_reaches_no_other() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "900", "--yes"])
        .ends(8)
        .says("fpgo -p test orders details");
    let home = Home::new();
    home.fpgo(&["--sandbox", "orders", "cancel", "ODR1", "--note", "x", "--yes"]).ends(5);
    let paid = home.fpgo(&["--sandbox", "orders", "list", "--status", "paid", "-q"]).ends(0).out;
    let paid = paid.lines().next().expect("the seed has one");
    let refused =
        home.fpgo(&["--sandbox", "orders", "refund", paid, "--amount", "99999", "--yes"]).ends(8);
    refused.says("fpgo --sandbox orders details");
}

/// A refund of everything that the sandbox carries out and does not answer for long.
fn stuck(sandbox: &Sandbox, order: &str) -> std::process::Child {
    sandbox
        .fault(json!({"route": "orders refund", "fault": "delay", "seconds": 20, "when": "after"}));
    let mut call = sandbox.fpgo(&["orders", "refund", order, "--full", "--yes"]);
    call.command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    until("the refund is carried out", || (sandbox.refunded(order) == "800").then_some(()));
    child
}

#[test]
fn the_second_ctrl_c_gives_up_on_the_outcome_and_says_how_to_settle_it() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let mut child = stuck(&sandbox, &order);
    let mut err = BufReader::new(child.stderr.take().expect("a pipe"));
    signal(&child, "INT");
    let mut told = String::new();
    while !told.contains("waiting for its outcome") {
        assert!(err.read_line(&mut told).expect("text") > 0, "{told}");
    }
    signal(&child, "INT");
    err.read_to_string(&mut told).expect("text");
    assert_eq!(child.wait().expect("fpgo ends").code(), Some(7), "{told}");
    assert!(told.contains("MAY HAVE MOVED") && told.contains("journal resolve"), "{told}");
    let entry = sandbox.fpgo(&["journal", "list", "-o", "json", "--limit", "1"]).ends(0).json();
    assert_eq!(entry[0]["outcome"], "unknown");
    sandbox
        .fpgo(&["journal", "resolve", &entry[0]["id"].to_string()])
        .ends(0)
        .says("was carried out");
}

#[test]
fn a_hangup_during_a_write_leaves_it_unknown() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let child = stuck(&sandbox, &order);
    signal(&child, "HUP");
    let ended = child.wait_with_output().expect("fpgo ends");
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(7), "{told}");
    assert!(told.contains("journal resolve"), "{told}");
}

#[test]
fn what_moves_nothing_goes_on_while_an_outcome_is_unknown() {
    let sandbox = Sandbox::start();
    let order = sandbox.sent_order(&["name=Bell,qty=1,rate=9,tax=25"]);
    sandbox.fault(json!({"route": "orders charge", "fault": "drop-before"}));
    sandbox.fpgo(&["orders", "charge", &order, "--yes"]).ends(7);
    sandbox.fpgo(&["orders", "charge", &order, "--yes"]).ends(8);
    sandbox.fpgo(&["orders", "resend", &order, "--email", "ola.test@example.com", "--yes"]).ends(0);
    sandbox.fpgo(&["orders", "status", &order]).ends(0);
    sandbox.fpgo(&["credit", "check-private", "--personal-number", "01019012345", "--yes"]).ends(0);
}

#[test]
fn an_object_is_known_by_address_and_identifier_whatever_the_profile_is_called() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-before"}));
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "10", "--yes"]).ends(7);
    let localhost = sandbox.base_url.replace("127.0.0.1", "localhost");
    sandbox.home.config(&crate::common::profile("renamed", &localhost, ""));
    let refund = ["-p", "renamed", "orders", "refund", &order, "--amount", "20", "--yes"];
    sandbox.home.fpgo(&refund).ends(8).says("is not known");
}

#[test]
fn the_next_writer_of_an_object_waits_and_then_reads_anew() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox
        .fault(json!({"route": "orders refund", "fault": "delay", "seconds": 1, "when": "before"}));
    let mut first = sandbox.fpgo(&["orders", "refund", &order, "--amount", "500", "--yes"]);
    first.command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    let mut first = first.command.spawn().expect("fpgo starts");
    // It names the account when it holds the lock and is about to send.
    let mut err = BufReader::new(first.stderr.take().expect("a pipe"));
    let mut told = String::new();
    while !told.contains("demo (profile test)") {
        assert!(err.read_line(&mut told).expect("text") > 0, "{told}");
    }
    let hurry = ["orders", "refund", &order, "--amount", "301", "--yes", "--timeout", "100ms"];
    sandbox.fpgo(&hurry).ends(8).says("another fpgo is working on");
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "301", "--yes"])
        .ends(8)
        .says("300.00 is left");
    assert_eq!(first.wait().expect("fpgo ends").code(), Some(0));
    assert_eq!(sandbox.refunded(&order), "500");
}

#[test]
fn an_interruption_between_two_calls_says_what_the_first_one_did() {
    let sandbox = Sandbox::start();
    let (id, _) = sandbox.subscribed();
    sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({"outcome": "paid"}));
    // The third look at the details is that before the second call.
    sandbox.fault(
        json!({"route": "subscriptions details", "nth": 3, "fault": "delay", "seconds": 20}),
    );
    let words =
        ["subscriptions", "refund-cycles", &id, "--cycle", "1", "--cycle", "2", "--full", "--yes"];
    let mut call = sandbox.fpgo(&words);
    call.command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    let mut child = call.command.spawn().expect("fpgo starts");
    let mut err = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut told = String::new();
    while !told.contains("confirmed: ") {
        assert!(err.read_line(&mut told).expect("text") > 0, "{told}");
    }
    let seen = |path: &str| {
        let is = |request: &&serde_json::Value| {
            request["target"].as_str().is_some_and(|target| target.contains(path))
        };
        sandbox.requests().iter().filter(is).count()
    };
    while seen("/subscriptions/details/") < 3 {
        std::thread::yield_now();
    }
    signal(&child, "INT");
    err.read_to_string(&mut told).expect("text");
    assert_eq!(child.wait().expect("fpgo ends").code(), Some(11), "{told}");
    assert!(told.contains("1 of 2 calls are accepted"), "{told}");
    assert!(told.contains("the API accepted the movement"), "{told}");
    assert_eq!(seen("/cycles/refund/"), 1);
}
