//! What cannot succeed in the state just read is said before anybody is asked and before anything leaves; what the documents
//! do not call impossible is left to the API.

use crate::common::{Sandbox, shell_words};
use serde_json::{Value, json};

/// The requests so far that carry something: writes, but for the few without a body.
fn sent(sandbox: &Sandbox) -> usize {
    let requests = sandbox.requests();
    let bodies = requests.iter().filter_map(|request| request["body"].as_str());
    bodies.filter(|body| !["", "{}"].contains(body)).count()
}

/// One command of words with blanks between.
fn run(sandbox: &Sandbox, line: &str) -> crate::common::Done {
    let words = shell_words(line);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    sandbox.fpgo(&words).run()
}

#[track_caller]
fn done(sandbox: &Sandbox, line: &str) {
    let done = run(sandbox, &format!("{line} --yes"));
    assert_eq!(done.code, Some(0), "{line}: {done:#?}");
}

/// Refused with this reason and this way out, also in a dry run and whatever reason is given to repeat it. The API would
/// have refused it too.
#[track_caller]
fn is_impossible(sandbox: &Sandbox, line: &str, why: &str, instead: &str) {
    let (before, entries) = (sent(sandbox), journal(sandbox));
    let mut lines = vec![format!("{line} --yes"), line.to_owned(), format!("{line} --no-validate")];
    if ["refund", "capture", "charge"].iter().any(|verb| line.contains(verb)) {
        lines.push(format!("{line} --again --reason 'I know better' --yes"));
    }
    for line in lines {
        let refused = run(sandbox, &line);
        assert_eq!(refused.code, Some(8), "{line}: {refused:#?}");
        assert!(refused.err.contains(&format!("error: {why}")), "{line}: {refused:#?}");
        let next = format!("fpgo -p test {instead}");
        assert!(
            refused.err.lines().any(|line| line.starts_with("next: ") && line.ends_with(&next)),
            "{next}: {refused:#?}"
        );
    }
    let rehearsed = run(sandbox, &format!("{line} --dry-run -o json"));
    assert_eq!(rehearsed.code, Some(8), "{line}: {rehearsed:#?}");
    assert_eq!(rehearsed.error()["message"], why, "{line}");
    assert_eq!((sent(sandbox), journal(sandbox)), (before, entries), "{line} left this machine");
    let answer = sandbox.answer_to_request(&rehearsed.json());
    assert!([400, 404].contains(&answer["status_code"].as_u64().unwrap_or(0)), "{line}: {answer}");
}

fn journal(sandbox: &Sandbox) -> usize {
    let entries = sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
    entries.as_array().expect("a list").len()
}

#[test]
fn an_order_is_not_cancelled_that_is_paid_refunded_or_cancelled() {
    let sandbox = Sandbox::start();
    for (status, why, instead) in [
        ("PAID", "is paid, so it cannot be cancelled", "orders refund ODR --full"),
        ("PARTIAL REFUNDED", "is paid, so it cannot be cancelled", "orders refund ODR --full"),
        ("REFUNDED", "was paid and refunded, so it cannot be cancelled", "orders details ODR"),
        ("CANCELLED", "is cancelled already", "orders details ODR"),
    ] {
        let id = sandbox.order(status);
        let instead = instead.replace("ODR", &id);
        is_impossible(
            &sandbox,
            &format!("orders cancel {id} --note x"),
            &format!("{id} {why}"),
            &instead,
        );
    }
}

#[test]
fn an_order_is_not_refunded_that_was_never_paid_or_has_nothing_left() {
    let sandbox = Sandbox::start();
    for (status, why, instead) in [
        ("SENT", "is not paid, so there is nothing to give back", "orders cancel ODR --note TEXT"),
        (
            "EXPIRED",
            "expired and was never paid, so there is nothing to give back",
            "orders details ODR",
        ),
        ("CANCELLED", "is cancelled, so there is nothing to give back", "orders details ODR"),
        ("REFUNDED", "is refunded: nothing is left to give back", "orders details ODR"),
    ] {
        let id = sandbox.order(status);
        let line = sandbox.truth(&id)["lines"][0]["id"].to_string();
        let (why, instead) = (format!("{id} {why}"), instead.replace("ODR", &id));
        let refund = format!("orders refund {id} --line {line}=10 --type regular");
        is_impossible(&sandbox, &refund, &why, &instead);
        let approval = format!(
            "refunds request-approval {id} --line {line}=10 --type regular \
             --note refundRejectionForWeeklyThresholdExceed"
        );
        is_impossible_for_fpgo(&sandbox, &approval, &why);
    }
}

/// The same where the sandbox answers as it likes.
#[track_caller]
fn is_impossible_for_fpgo(sandbox: &Sandbox, line: &str, why: &str) {
    let before = sent(sandbox);
    let refused = run(sandbox, &format!("{line} --yes"));
    assert_eq!(refused.code, Some(8), "{line}: {refused:#?}");
    assert!(refused.err.contains(&format!("error: {why}")), "{line}: {refused:#?}");
    assert_eq!(sent(sandbox), before, "{line} left this machine");
}

#[test]
fn what_cannot_be_done_is_said_before_a_person_picks_a_line() {
    let sandbox = Sandbox::start();
    let id = sandbox.sent_order(&["name=A,qty=1,rate=100,tax=0", "name=B,qty=1,rate=100,tax=0"]);
    // It would have to be asked which of the two lines is meant.
    let refused = run(&sandbox, &format!("orders refund {id} --amount 50"));
    assert_eq!(refused.code, Some(8), "{refused:#?}");
    refused.says(&format!("error: {id} is not paid, so there is nothing to give back"));
}

#[test]
fn a_reservation_says_in_each_state_what_it_cannot_do() {
    let sandbox = Sandbox::start();
    let sent = sandbox.object("reservation sent").expect("made").1;
    let reserved = sandbox.reserved();
    let [captured, completed] = [(); 2].map(|()| sandbox.object("captured").expect("made").1);
    done(&sandbox, &format!("reservations complete {completed} --note x"));
    let cancelled = sandbox.reserved();
    done(&sandbox, &format!("reservations cancel {cancelled} --note x"));
    let charged = sandbox.reserved();
    done(&sandbox, &format!("reservations charge {charged} --line name=Late,rate=100,tax=0"));
    let refund = "--line 1=10 --amount 10 --type reservation --source captured --reference CAP1";
    let give_up = "reservations cancel RES --note TEXT";
    let charge = "reservations charge RES --line name=NAME,rate=RATE,tax=TAX";
    let details = "reservations details RES";
    for (id, verb, more, why, instead) in [
        (&sent, "capture", "--line 1=10", "holds nothing yet: the customer has not", details),
        (&sent, "charge", "--line name=A,rate=1,tax=0", "has no card yet: the customer", details),
        (&sent, "complete", "--note x", "so it cannot be completed", give_up),
        (&sent, "refund", refund, "so there is nothing to give back", give_up),
        (&reserved, "complete", "--note x", "so it cannot be completed", give_up),
        (&reserved, "refund", refund, "so there is nothing to give back", give_up),
        (
            &captured,
            "cancel",
            "--note x",
            "so it cannot be cancelled",
            "reservations refund RES --full",
        ),
        (
            &captured,
            "cancel",
            "--note x",
            "so it cannot be cancelled",
            "reservations complete RES --note TEXT",
        ),
        (
            &charged,
            "cancel",
            "--note x",
            "so it cannot be cancelled",
            "reservations refund RES --full",
        ),
        (&completed, "capture", "--line 1=10", "is completed, so nothing is held any more", charge),
        (&completed, "cancel", "--note x", "is completed, so it cannot be cancelled", details),
        (&completed, "complete", "--note x", "is completed already", details),
        (
            &cancelled,
            "capture",
            "--line 1=10",
            "is cancelled, so nothing is held any more",
            details,
        ),
        (&cancelled, "cancel", "--note x", "is cancelled already", details),
        (&cancelled, "complete", "--note x", "is cancelled, so it cannot be completed", details),
        (&cancelled, "refund", refund, "so there is nothing to give back", details),
    ] {
        reservation_refuses(&sandbox, id, verb, more, why, instead);
    }
    sandbox.post("/_sandbox/clock", &json!({"advance": 30 * 24 * 60 * 60}));
    for (verb, more, why, instead) in [
        ("capture", "--line 1=10", "is expired, so nothing is held any more", charge),
        ("cancel", "--note x", "is expired: nothing is held any more", details),
        ("complete", "--note x", "is expired: nothing is held any more", details),
    ] {
        reservation_refuses(&sandbox, &reserved, verb, more, why, instead);
    }
}

#[track_caller]
fn reservation_refuses(
    sandbox: &Sandbox,
    id: &str,
    verb: &str,
    more: &str,
    why: &str,
    instead: &str,
) {
    let line = format!("reservations {verb} {id} {more}");
    let told = run(sandbox, &format!("{line} --dry-run -o json")).error()["message"].clone();
    let told = told.as_str().unwrap_or_default();
    assert!(told.contains(id) && told.contains(why), "{line}: {told}");
    let instead = instead.replace("RES ", &format!("{id} "));
    let instead =
        instead.strip_suffix("RES").map_or(instead.clone(), |start| format!("{start}{id}"));
    is_impossible(sandbox, &line, told, &instead);
}

#[test]
fn a_subscription_is_not_stopped_twice_nor_refunded_before_it_is_paid() {
    let sandbox = Sandbox::start();
    let fresh = sandbox.object("subscription sent").expect("made").1;
    is_impossible(
        &sandbox,
        &format!("subscriptions refund-cycles {fresh} --cycle 1 --amount 10"),
        &format!("no cycle of {fresh} is paid yet, so there is nothing to give back"),
        &format!("subscriptions cancel {fresh}"),
    );
    done(&sandbox, &format!("subscriptions cancel {fresh} --note x"));
    is_impossible(
        &sandbox,
        &format!("subscriptions cancel {fresh} --note x"),
        &format!("{fresh} is cancelled already"),
        &format!("subscriptions details {fresh}"),
    );
}

#[test]
fn a_terminal_order_is_not_cancelled_that_is_paid_nor_refunded_that_is_not() {
    let sandbox = Sandbox::start();
    let paid = sandbox.paid_at_terminal();
    is_impossible(
        &sandbox,
        &format!("terminals orders cancel {paid}"),
        &format!("{paid} is paid, so it cannot be cancelled"),
        &format!("terminals orders refund {paid} --full"),
    );
    let waiting = sandbox.object("terminal sent").expect("made").1;
    is_impossible(
        &sandbox,
        &format!("terminals orders refund {waiting} --line 1=10"),
        &format!("{waiting} is not paid, so there is nothing to give back"),
        &format!("terminals orders cancel {waiting}"),
    );
}

#[test]
fn a_terminal_that_knows_better_than_the_stored_status_is_believed() {
    let sandbox = Sandbox::start();
    let paid = sandbox.paid_at_terminal();
    tells_of(
        &sandbox,
        json!({"uuid": paid, "status": "SENT", "orderAmount": 800, "refundedAmount": 0}),
    );
    done(&sandbox, &format!("terminals orders refund {paid} --full"));
}

/// What the sandbox says of every order's status from now on.
fn tells_of(sandbox: &Sandbox, data: Value) {
    let told = json!({
        "status_code": 200, "status_message": "OK", "message": "Order Status Retrieved Successfully", "is_data": true,
        "data": data,
    });
    sandbox.fault(
        json!({"route": "orders status", "fault": "status", "status": 200, "body": told, "times": 99}),
    );
}

/// Sent to the API, which decides.
#[track_caller]
fn reaches_the_api(sandbox: &Sandbox, line: &str) {
    let before = sent(sandbox);
    let made = run(sandbox, &format!("{line} --yes"));
    assert!([Some(0), Some(4)].contains(&made.code), "{line}: {made:#?}");
    assert_eq!(sent(sandbox), before + 1, "{line}");
}

#[test]
fn what_the_documents_do_not_call_impossible_is_left_to_the_api() {
    let sandbox = Sandbox::start();
    // An invoice may be paid whatever its status says.
    let invoiced = sandbox.order("INVOICED");
    let line = sandbox.truth(&invoiced)["lines"][0]["id"].to_string();
    let refund = format!("orders refund {invoiced} --line {line}=10 --type invoiced");
    reaches_the_api(&sandbox, &refund);
    for status in ["SENT", "EXPIRED", "Purring"] {
        let id = in_status(&sandbox, status);
        reaches_the_api(&sandbox, &format!("orders cancel {id} --note x"));
    }
    // Undocumented for a delayed charge, whatever the status.
    let cancelled = sandbox.order("CANCELLED");
    let charged = run(&sandbox, &format!("orders charge {cancelled} --yes"));
    assert_eq!(charged.code, Some(4), "{charged:#?}");
    // A declined payment is CANCELLED at the terminal, and may be cancelled for good.
    let declined = sandbox.object("terminal sent").expect("made").1;
    sandbox.post(&format!("/_sandbox/terminal/{declined}"), &json!({"decision": "decline"}));
    reaches_the_api(&sandbox, &format!("terminals orders cancel {declined}"));
}

/// An order in this status, which the list may not be asked for.
#[track_caller]
fn in_status(sandbox: &Sandbox, status: &str) -> String {
    let list = sandbox.fpgo(&["orders", "list", "-o", "json"]).ends(0).json();
    let mut rows = list.as_array().expect("a list").iter();
    let found = rows.find(|row| row["status"] == status).map(|row| row["uuid"].clone());
    let found = found.unwrap_or_else(|| panic!("no order is {status}"));
    found.as_str().expect("text").to_owned()
}

#[test]
fn a_refunded_order_with_something_left_as_its_figures_say_is_left_to_the_api() {
    let sandbox = Sandbox::start();
    let paid = sandbox.paid_order("800");
    // So an example of the documents has it (docs/api.md, States).
    tells_of(
        &sandbox,
        json!({"uuid": paid, "status": "REFUNDED", "orderAmount": 800, "refundedAmount": 400}),
    );
    reaches_the_api(&sandbox, &format!("orders refund {paid} --amount 100"));
}
