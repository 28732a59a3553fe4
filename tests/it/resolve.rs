//! Settling what nobody knows: each verdict of `journal resolve` against what the sandbox knows to be true.

use crate::common::stage::Stage;
use crate::common::{CUSTOMER, Done, Sandbox, profile, until};
use serde_json::json;

/// Sends a write that gets no answer, before or after it was carried out; gives the entry's number.
#[track_caller]
fn lost(sandbox: &Sandbox, route: &str, when: &str, words: &[&str]) -> String {
    sandbox.fault(json!({"route": route, "fault": format!("drop-{when}")}));
    let done = sandbox.fpgo(&[words, &["--yes", "-o", "json"]].concat()).ends(7);
    done.error()["journal"].to_string()
}

fn resolve(sandbox: &Sandbox, number: &str) -> Done {
    sandbox.fpgo(&["journal", "resolve", number]).run()
}

#[track_caller]
fn is(sandbox: &Sandbox, number: &str, code: i32, said: &str) {
    let done = resolve(sandbox, number);
    assert_eq!(done.code, Some(code), "{done:#?}");
    assert!(done.err.contains(said), "{said:?}: {done:#?}");
}

#[track_caller]
fn outcome(sandbox: &Sandbox, number: &str, word: &str) {
    let entry = sandbox.fpgo(&["journal", "show", number, "-o", "json"]).ends(0).json();
    assert_eq!(entry["outcome"], word, "{entry}");
}

/// The profile of the sandbox, which takes two readings in a row for enough.
fn quick(sandbox: &Sandbox) {
    sandbox.home.config(&profile("test", &sandbox.base_url, "resolve_after = \"1ms\""));
}

#[test]
fn a_refund_that_shows_has_happened() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let number =
        lost(&sandbox, "orders refund", "after", &["orders", "refund", &order, "--amount", "200"]);
    is(&sandbox, &number, 0, "was carried out (0.00 was given back before, 200.00 is now");
    outcome(&sandbox, &number, "happened");
    is(&sandbox, &number, 8, "is not unknown: happened");
    // It counts, and the order is free again.
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "601", "--yes"])
        .ends(8)
        .says("600.00 is left");
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(0);
}

#[test]
fn a_refund_that_does_not_show_stays_unknown_however_long() {
    let sandbox = Sandbox::with(&["--refund-delay", "60s"]);
    quick(&sandbox);
    let order = sandbox.paid_order("800");
    let number =
        lost(&sandbox, "orders refund", "after", &["orders", "refund", &order, "--amount", "200"]);
    for _ in 0..3 {
        is(&sandbox, &number, 7, "carried out later: that nothing shows yet proves nothing");
    }
    outcome(&sandbox, &number, "unknown");
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "1", "--yes"]).ends(8);
    sandbox.post("/_sandbox/clock", &json!({"advance": 61}));
    is(&sandbox, &number, 0, "was carried out");
    // And so it stays where it never happened: only a person can say that.
    let other = sandbox.paid_order("800");
    let number =
        lost(&sandbox, "orders refund", "before", &["orders", "refund", &other, "--amount", "200"]);
    for _ in 0..3 {
        is(&sandbox, &number, 7, "still unknown");
    }
    let word =
        ["journal", "resolve", &number, "--as", "did-not", "--reason", "the portal shows none"];
    sandbox.fpgo(&word).ends(0).says("can still show up later");
    outcome(&sandbox, &number, "did_not_happen");
}

#[test]
fn what_another_refund_explains_is_no_proof() {
    let sandbox = Sandbox::with(&["--refund-delay", "60s"]);
    let order = sandbox.paid_order("800");
    // Accepted, and not shown yet when the second one gets lost without being carried out.
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "200", "--yes"]).ends(0);
    let number =
        lost(&sandbox, "orders refund", "before", &["orders", "refund", &order, "--amount", "150"]);
    sandbox.post("/_sandbox/clock", &json!({"advance": 61}));
    assert_eq!(sandbox.refunded(&order), "200");
    is(&sandbox, &number, 7, "still unknown");
}

#[test]
fn an_own_refund_that_shows_late_is_no_proof_though_another_machine_refunded_as_much() {
    let sandbox = Sandbox::with(&["--refund-delay", "1h"]);
    let order = sandbox.paid_order("1200");
    let hour = || sandbox.post("/_sandbox/clock", &json!({"advance": 3601}));
    let elsewhere = sandbox.home.path("elsewhere");
    let other = ["orders", "refund", &order, "--amount", "200", "--yes"];
    sandbox.fpgo(&other).env("FPGO_DATA_DIR", elsewhere.to_str().expect("a path")).ends(0);
    hour();
    sandbox.fpgo(&other).ends(0);
    let number =
        lost(&sandbox, "orders refund", "before", &["orders", "refund", &order, "--amount", "100"]);
    hour();
    assert_eq!(sandbox.refunded(&order), "400");
    is(&sandbox, &number, 7, "still unknown");
}

#[test]
fn a_refund_is_not_confirmed_by_another_one_that_shows_meanwhile() {
    let sandbox = Sandbox::with(&["--refund-delay", "1h"]);
    let order = sandbox.paid_order("1200");
    let refund = |amount: &str, more: &[&str]| {
        let words = ["orders", "refund", &order, "--yes", "--amount", amount];
        sandbox.fpgo(&[&words[..], more].concat())
    };
    refund("200", &[]).ends(0);
    sandbox.post("/_sandbox/clock", &json!({"advance": 1800}));
    let mut waiting = refund("100", &["--wait=20s"]);
    waiting.command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    let mut waiting = waiting.command.spawn().expect("fpgo starts");
    until("both wait", || (sandbox.truth(&order)["waiting"] == 300).then_some(()));
    // The first one shows; the second is still half an hour away.
    sandbox.post("/_sandbox/clock", &json!({"advance": 1801}));
    assert_eq!(sandbox.refunded(&order), "200");
    let seen = sandbox.requests().len();
    until("it looks again", || (sandbox.requests().len() >= seen + 4).then_some(()));
    assert_eq!(waiting.try_wait().expect("its state"), None, "it goes on waiting");
    sandbox.post("/_sandbox/clock", &json!({"advance": 1801}));
    assert_eq!(waiting.wait().expect("it ends").code(), Some(0));
}

#[test]
fn a_refund_of_one_cycle_is_no_proof_of_one_of_several() {
    let sandbox = Sandbox::with(&["--refund-delay", "1h"]);
    let (id, _) = sandbox.subscribed();
    sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({"outcome": "paid"}));
    let refund = ["subscriptions", "refund-cycles", &id, "--amount", "100"];
    sandbox.fpgo(&[&refund[..], &["--cycle", "1", "--yes"]].concat()).ends(0);
    let both = [&refund[..], &["--cycle", "1", "--cycle", "2", "--together"]].concat();
    let number = lost(&sandbox, "subscriptions refund-cycles", "before", &both);
    sandbox.post("/_sandbox/clock", &json!({"advance": 3601}));
    is(&sandbox, &number, 7, "still unknown");
}

#[test]
fn a_cycle_that_another_machine_gave_back_is_no_proof_of_several() {
    let sandbox = Sandbox::with(&["--refund-delay", "1h"]);
    let (id, _) = sandbox.subscribed();
    sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({"outcome": "paid"}));
    let hour = || sandbox.post("/_sandbox/clock", &json!({"advance": 3601}));
    let refund = |cycle: &str| {
        sandbox.fpgo(&[
            "subscriptions",
            "refund-cycles",
            &id,
            "--cycle",
            cycle,
            "--amount",
            "100",
            "--yes",
        ])
    };
    let elsewhere = sandbox.home.path("elsewhere");
    refund("2").env("FPGO_DATA_DIR", elsewhere.to_str().expect("a path")).ends(0);
    hour();
    refund("1").ends(0);
    let both = [
        "subscriptions",
        "refund-cycles",
        &id,
        "--cycle",
        "1",
        "--cycle",
        "2",
        "--together",
        "--amount",
        "50",
    ];
    let number = lost(&sandbox, "subscriptions refund-cycles", "before", &both);
    hour();
    is(&sandbox, &number, 7, "still unknown");
}

#[test]
fn two_lost_creations_of_the_same_are_not_taken_for_each_other() {
    let sandbox = Sandbox::start();
    let mut body = sandbox.example("orders send-payment-link");
    body["orderDate"] = json!(sandbox.get("/_sandbox/clock")["now"].to_string());
    let send = |fault: &str, name: &str| {
        sandbox.fault(json!({"route": "orders send-payment-link", "fault": fault}));
        // Another shape of the reference makes it another request, of the same order.
        body["referenceNo"] = json!(name);
        let words = ["orders", "send-payment-link", "--data", "-", "--yes", "-o", "json"];
        let done = sandbox.fpgo(&words).input(&body.to_string());
        assert_eq!(done.code, Some(7), "{done:#?}");
        done.error()["journal"].to_string()
    };
    let mut send = send;
    let (never, made) = (send("drop-before", "A"), send("drop-after", "B"));
    is(&sandbox, &never, 7, "sent the same, and is not settled either");
    is(&sandbox, &made, 7, "sent the same, and is not settled either");
    let word = ["journal", "resolve", &never, "--as", "did-not", "--reason", "looked"];
    sandbox.fpgo(&word).ends(8).says("looks like what was sent");
    sandbox.fpgo(&[&word[..], &["--none-of-them"]].concat()).ends(0);
    is(&sandbox, &made, 0, "was carried out");
}

#[test]
fn an_order_for_somebody_else_is_not_taken_for_the_lost_one() {
    let sandbox = Sandbox::start();
    let create = |name: &str, email: &str| {
        let body = sandbox.example("orders send-payment-link");
        let mut body = body;
        body["customerDetails"]["name"] = json!(name);
        body["customerDetails"]["email"] = json!(email);
        // The second of the sending, as typed by both.
        body["orderDate"] = json!(sandbox.get("/_sandbox/clock")["now"].to_string());
        body.to_string()
    };
    let words = ["orders", "send-payment-link", "--data", "-", "--yes", "-o", "json"];
    let lost = create("Ola Nilsen", "ola@example.com");
    sandbox.fault(json!({"route": "orders send-payment-link", "fault": "drop-before"}));
    let unknown = sandbox.fpgo(&words).input(&lost);
    assert_eq!(unknown.code, Some(7), "{unknown:#?}");
    let number = unknown.error()["journal"].to_string();
    let send = |body: &str, name: &str| {
        let dir = sandbox.home.path(name);
        let call = sandbox.fpgo(&words).env("FPGO_DATA_DIR", dir.to_str().expect("a path"));
        assert_eq!(call.input(body).code, Some(0));
    };
    // Masked, the two have the same name.
    send(&lost.replace("Ola Nilsen", "Eva Larsen").replace("ola@", "eva@"), "eva");
    is(&sandbox, &number, 7, "no object in the list is what was sent");
    // An order with a date of its own could be anybody's.
    let dated = lost.replace(&sandbox.get("/_sandbox/clock")["now"].to_string()[..6], "189345");
    sandbox.fault(json!({"route": "orders send-payment-link", "fault": "drop-after"}));
    let unknown = sandbox.fpgo(&[&words[..], &["--set", "referenceNo=X1"]].concat()).input(&dated);
    assert_eq!(unknown.code, Some(7), "{unknown:#?}");
    is(
        &sandbox,
        &unknown.error()["journal"].to_string(),
        7,
        "may be what was sent; its date is not the moment of sending",
    );
}

#[test]
fn a_cancellation_is_settled_by_the_status_either_way() {
    let sandbox = Sandbox::start();
    quick(&sandbox);
    let order = sandbox.sent_order(&["name=Bell,qty=1,rate=9,tax=25"]);
    let cancel = ["orders", "cancel", &order, "--note", "Out of stock"];
    let number = lost(&sandbox, "orders cancel", "before", &cancel);
    is(&sandbox, &number, 7, "a second reading");
    outcome(&sandbox, &number, "unknown");
    is(&sandbox, &number, 0, "was NOT carried out (two readings");
    outcome(&sandbox, &number, "did_not_happen");
    let number = lost(&sandbox, "orders cancel", "after", &cancel);
    is(&sandbox, &number, 0, "was carried out (it is CANCELLED");
    assert_eq!(sandbox.truth(&order)["status"], "CANCELLED");
}

#[test]
fn two_readings_must_be_minutes_apart_unless_the_profile_says_otherwise() {
    let sandbox = Sandbox::start();
    let order = sandbox.sent_order(&["name=Bell,qty=1,rate=9,tax=25"]);
    let cancel = ["orders", "cancel", &order, "--note", "Out of stock"];
    let number = lost(&sandbox, "orders cancel", "before", &cancel);
    for _ in 0..3 {
        is(&sandbox, &number, 7, "a second reading 5 min later may settle it");
    }
    // The readings are kept; with another word of the profile they are far enough apart.
    quick(&sandbox);
    is(&sandbox, &number, 0, "was NOT carried out");
}

#[test]
fn a_status_that_changed_otherwise_settles_nothing() {
    let sandbox = Sandbox::start();
    quick(&sandbox);
    let order = sandbox.sent_order(&["name=Bell,qty=1,rate=9,tax=25"]);
    let cancel = ["orders", "cancel", &order, "--note", "Out of stock"];
    let number = lost(&sandbox, "orders cancel", "before", &cancel);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid"}));
    for _ in 0..2 {
        is(
            &sandbox,
            &number,
            7,
            "it is PAID, 9.00 in total, 0.00 refunded, which this write does not explain",
        );
    }
}

#[test]
fn a_charge_of_an_order_that_was_paid_already_cannot_be_told() {
    let sandbox = Sandbox::start();
    quick(&sandbox);
    let paid = sandbox.paid_order("800");
    let number = lost(&sandbox, "orders charge", "before", &["orders", "charge", &paid]);
    is(&sandbox, &number, 7, "it was PAID before already");
    let sent = sandbox.sent_order(&["name=Bell,qty=1,rate=9,tax=25"]);
    let number = lost(&sandbox, "orders charge", "after", &["orders", "charge", &sent]);
    // The customer could have paid it just as well.
    is(&sandbox, &number, 7, "the customer's own payment would explain too");
}

#[test]
fn captures_and_charges_are_settled_by_what_was_taken() {
    let sandbox = Sandbox::start();
    quick(&sandbox);
    let id = sandbox.reserved();
    let charge = ["reservations", "charge", &id, "--line", "name=Minibar,rate=50,tax=15"];
    for (command, words) in [
        ("reservations capture", vec!["reservations", "capture", &id, "--amount", "600"]),
        ("reservations charge", charge.to_vec()),
    ] {
        let number = lost(&sandbox, command, "before", &words);
        is(&sandbox, &number, 7, "a second reading");
        is(&sandbox, &number, 0, "NOT carried out");
        let number = lost(&sandbox, command, "after", &words);
        is(&sandbox, &number, 0, "and no other entry explains it");
    }
    let told = sandbox.reservation(&id);
    assert_eq!(told["paymentDetails"]["capturedAmount"], 600);
    let refund = ["reservations", "refund", &id, "--full", "--capture"];
    let capture = told["paymentHistory"]["captured"][0]["reference"].as_str().expect("text");
    let number =
        lost(&sandbox, "reservations refund", "after", &[&refund[..], &[capture]].concat());
    is(&sandbox, &number, 0, "600.00 is now");
    let complete = ["reservations", "complete", &id, "--note", "done"];
    let number = lost(&sandbox, "reservations complete", "after", &complete);
    is(&sandbox, &number, 0, "COMPLETED");
}

#[test]
fn an_update_is_settled_by_what_the_customer_is() {
    let stage = Stage::new();
    let sandbox = &stage.sandbox;
    let update = ["customers", "update-private", &stage.private, "--email"];
    let sent = [&update[..], &["kari@example.com"]].concat();
    let number = lost(sandbox, "customers update-private", "after", &sent);
    is(sandbox, &number, 0, "it is now as it was sent");
    let sent = [&update[..], &["eva@example.com"]].concat();
    let number = lost(sandbox, "customers update-private", "before", &sent);
    is(sandbox, &number, 7, "still unknown");
    // What changes nothing shows nothing.
    let word = ["journal", "resolve", &number, "--as", "did-not", "--reason", "looked"];
    sandbox.fpgo(&word).ends(0);
    let sent = [&update[..], &["kari@example.com"]].concat();
    let number = lost(sandbox, "customers update-private", "before", &sent);
    is(sandbox, &number, 7, "the object was already like this before");
}

#[test]
fn a_lost_order_is_found_among_the_orders() {
    let sandbox = Sandbox::start();
    sandbox.sent_order(&["name=Bell,qty=1,rate=99,tax=25"]);
    let create = |rate: &str| {
        let line = format!("name=Bell,qty=1,rate={rate},tax=25");
        let words = [&["orders", "send-payment-link"], CUSTOMER].concat();
        let words: Vec<String> =
            words.into_iter().map(str::to_owned).chain(["--line".to_owned(), line]).collect();
        words
    };
    let words = create("45.50");
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = lost(&sandbox, "orders send-payment-link", "after", &words);
    is(&sandbox, &number, 0, "is what was sent, and no other entry made it");
    let entry = sandbox.fpgo(&["journal", "show", &number, "-o", "json"]).ends(0).json();
    let made = entry["made"].as_str().expect("an order").to_owned();
    let details = sandbox.fpgo(&["orders", "details", &made, "-o", "json"]).ends(0).json();
    assert_eq!(details["orderSummary"]["grandTotal"].to_string(), "45.5");
    // What was never made is not declared not to be there: it could still be made.
    let words = create("46.50");
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = lost(&sandbox, "orders send-payment-link", "before", &words);
    is(&sandbox, &number, 7, "one that is created late would not be there yet");
}

#[test]
fn a_persons_word_settles_an_approval_that_was_rejected() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.asks_for_approval(&order);
    sandbox.post(&format!("/_sandbox/approval/{order}"), &json!({"decision": "reject"}));
    let refund = ["orders", "refund", &order, "--amount", "10", "--yes"];
    sandbox.fpgo(&refund).ends(8).says("nothing is left");
    let number = sandbox.fpgo(&["journal", "list", "-q", "--limit", "1"]).ends(0).out;
    let word = |what: &str| {
        sandbox
            .fpgo(&["journal", "resolve", number.trim(), "--as", what, "--reason", "told by phone"])
            .run()
    };
    assert_eq!(word("happened").code, Some(8), "it was accepted, so that says nothing new");
    assert_eq!(word("did-not").code, Some(0));
    sandbox.fpgo(&refund).ends(0);
}

#[test]
fn an_entry_is_settled_only_at_the_account_that_it_was_sent_to() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let number =
        lost(&sandbox, "orders refund", "after", &["orders", "refund", &order, "--amount", "200"]);
    let other = Sandbox::start();
    sandbox.home.config(&profile("test", &other.base_url, ""));
    is(&sandbox, &number, 8, "and this profile speaks to");
    sandbox.home.fpgo(&["journal", "resolve", &number]).ends(3).says("no profile is chosen");
    let reason = ["journal", "resolve", &number, "--as", "happened"];
    sandbox.home.fpgo(&reason).ends(2).says("--reason");
}

#[test]
fn the_reserved_profile_settles_at_once() {
    let home = crate::common::Home::new();
    let list = ["--sandbox", "orders", "list", "--status", "SENT", "-q"];
    let order = home.fpgo(&list).ends(0).out.lines().next().expect("one").to_owned();
    home.fpgo(&["sandbox", "fault", "orders cancel", "drop-before"]).ends(0);
    let cancel = ["--sandbox", "orders", "cancel", &order, "--note", "x", "--yes", "-o", "json"];
    let number = home.fpgo(&cancel).ends(7).error()["journal"].to_string();
    let done = home.fpgo(&["--sandbox", "journal", "resolve", &number]).ends(0);
    done.says("was NOT carried out");
    home.fpgo(&cancel).ends(0);
}
