//! The sandbox as a client of any language meets it: who may talk to it, what it answers outside the operations, and its
//! switches.

use crate::common::{Home, Sandbox, TOKEN, exchange};
use serde_json::json;

/// Sends one request with these header lines and gives status line and all.
fn call(sandbox: &Sandbox, line: &str, headers: &[&str], body: &str) -> String {
    let mut request =
        format!("{line} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
    if !headers.iter().any(|header| header.starts_with("Host:")) {
        request.push_str(&format!("Host: 127.0.0.1:{}\r\n", sandbox.port()));
    }
    headers.iter().for_each(|header| request.push_str(&format!("{header}\r\n")));
    exchange(sandbox.port(), &format!("{request}\r\n{body}"))
}

#[track_caller]
fn answers(sandbox: &Sandbox, line: &str, headers: &[&str], status: u16) -> String {
    let answer = call(sandbox, line, headers, "");
    assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{line} {headers:?}: {answer}");
    answer
}

#[test]
fn a_request_needs_the_right_token() {
    let sandbox = Sandbox::start();
    let list = "GET /api/v1/connect/orders/status";
    let bearer = format!("Authorization: Bearer {TOKEN}");
    answers(&sandbox, list, &[&bearer], 200);
    for headers in [vec![], vec!["Authorization: Bearer wrong"], vec!["Authorization: Basic x"]] {
        let answer = answers(&sandbox, list, &headers, 401);
        assert!(answer.contains("Unauthenticated."), "{answer}");
    }
}

#[test]
fn paths_and_methods_that_are_not_there_answer_without_the_envelope() {
    let sandbox = Sandbox::start();
    let bearer = format!("Authorization: Bearer {TOKEN}");
    answers(&sandbox, "GET /api/v1/connect/nothing", &[&bearer], 404);
    answers(&sandbox, "GET /elsewhere", &[&bearer], 404);
    let answer = answers(&sandbox, "DELETE /api/v1/connect/orders/status", &[&bearer], 405);
    assert!(answer.to_lowercase().contains("allow: get"), "{answer}");
    answers(&sandbox, "GET /api/v1/connect//orders//status", &[&bearer], 200);
}

#[test]
fn no_page_of_a_browser_can_drive_it() {
    let sandbox = Sandbox::start();
    let bearer = format!("Authorization: Bearer {TOKEN}");
    answers(&sandbox, "GET /api/v1/connect/orders/status", &[&bearer, "Host: evil.example"], 421);
    answers(&sandbox, "GET /_sandbox/requests", &["Host: evil.example"], 421);
    let json = "Content-Type: application/json";
    answers(&sandbox, "POST /_sandbox/reset", &[json, "Origin: https://evil.example"], 403);
    answers(&sandbox, "POST /_sandbox/reset", &[json, "Sec-Fetch-Site: cross-site"], 403);
    answers(&sandbox, "POST /_sandbox/reset", &["Content-Type: text/plain"], 415);
    let answer = answers(&sandbox, "POST /_sandbox/reset", &[json], 200);
    assert!(!answer.to_lowercase().contains("access-control"), "{answer}");
}

#[test]
fn headers_are_those_that_were_recorded_and_count_down() {
    let sandbox = Sandbox::with(&[]);
    let bearer = format!("Authorization: Bearer {TOKEN}");
    let remaining = || {
        let answer =
            answers(&sandbox, "GET /api/v1/connect/orders/status", &[&bearer], 200).to_lowercase();
        assert!(answer.contains("content-type: application/json"), "{answer}");
        assert!(answer.contains("x-ratelimit-limit: 240"), "{answer}");
        let line = answer
            .lines()
            .find_map(|line| line.strip_prefix("x-ratelimit-remaining: "))
            .expect("a header");
        line.trim().parse::<i32>().expect("a number")
    };
    let first = remaining();
    // A new minute may begin in between.
    assert!([first - 1, 239].contains(&remaining()));
}

#[test]
fn a_rate_limit_refuses_what_is_above_it() {
    let sandbox = Sandbox::with(&["--rate-limit", "2"]);
    let bearer = format!("Authorization: Bearer {TOKEN}");
    let list = || call(&sandbox, "GET /api/v1/connect/orders/status", &[&bearer], "");
    let answers: Vec<String> = (0..6).map(|_| list()).collect();
    let refused =
        answers.iter().find(|answer| answer.starts_with("HTTP/1.1 429")).expect("one is refused");
    assert!(
        refused.to_lowercase().contains("retry-after: ") && refused.contains("Too Many Attempts."),
        "{refused}"
    );
}

#[test]
fn it_listens_beyond_this_machine_only_when_told_so() {
    let home = Home::new();
    let far = home.fpgo(&["sandbox", "serve", "--listen", "0.0.0.0:0"]);
    far.ends(2).says("--allow-remote");
}

#[test]
fn one_server_holds_a_data_directory() {
    let sandbox = Sandbox::start();
    let served = sandbox.home.path("served");
    let second =
        sandbox.home.fpgo(&["sandbox", "serve", "--data-dir", served.to_str().expect("a path")]);
    second.ends(8).says("already served");
}

#[test]
fn faults_are_ordered_listed_and_taken_away_from_the_command_line_too() {
    let home = Home::new();
    let order = home.fpgo(&["--sandbox", "orders", "list", "--status", "paid", "-q"]).ends(0).out;
    let order = order.lines().next().expect("the seed has one");
    home.fpgo(&["sandbox", "fault", "orders status", "bad-gateway-html", "--times", "3"]).ends(0);
    home.fpgo(&["sandbox", "fault", "--list"]).ends(0).shows("bad-gateway-html");
    // A read is tried three times; the fault is used up by then.
    home.fpgo(&["--sandbox", "orders", "status", order]).ends(6).says("502");
    home.fpgo(&["--sandbox", "orders", "status", order]).ends(0);
    home.fpgo(&["sandbox", "fault", "orders status", "nonsense"]).ends(2);
    home.fpgo(&["sandbox", "fault", "orders nothing", "drop-before"]).ends(2);
    home.fpgo(&["sandbox", "fault", "orders status", "drop-before"]).ends(0);
    home.fpgo(&["sandbox", "fault", "--clear"]).ends(0);
    assert!(!home.fpgo(&["sandbox", "fault", "--list"]).ends(0).out.contains("drop-before"));
}

#[test]
fn a_reset_gives_fresh_identifiers() {
    let home = Home::new();
    let list = || home.fpgo(&["--sandbox", "orders", "list", "-q"]).ends(0).out;
    let before = list();
    home.fpgo(&["sandbox", "reset"]).ends(0);
    let after = list();
    assert_eq!(before.lines().count(), after.lines().count());
    assert!(before.lines().all(|order| !after.contains(order)), "{before}{after}");
}

#[test]
fn a_payer_pays_declines_and_leaves() {
    let sandbox = Sandbox::start();
    let order = sandbox.sent_order(&["name=Bell,qty=1,rate=90,tax=25"]);
    for (outcome, status) in [("declined", "SENT"), ("left", "SENT"), ("paid", "PAID")] {
        sandbox.post(
            &format!("/_sandbox/pay/{order}"),
            &json!({"outcome": outcome, "via": "mastercard"}),
        );
        assert_eq!(sandbox.truth(&order)["status"], status, "{outcome}");
    }
    let home = Home::new();
    let unknown = home.fpgo(&["sandbox", "pay", "ODR1"]).ends(5);
    unknown.says("looked in the data directory /").says("--data-dir DIR");
    home.fpgo(&["sandbox", "pay", "ODR1", "--via", "cash"]).ends(2);
}

#[test]
fn limits_of_the_merchant_refuse_with_the_documented_messages() {
    let sandbox = Sandbox::with(&["--refund-limit", "500", "--weekly-refund-limit", "600"]);
    let order = sandbox.paid_order("2000");
    let refund =
        |amount: &str| sandbox.fpgo(&["orders", "refund", &order, "--amount", amount, "--yes"]);
    refund("501").ends(4).says("refundRejectionForRequestAmountThresholdExceed");
    refund("500").ends(0);
    refund("101").ends(4).says("refundRejectionForWeeklyThresholdExceed");
    refund("100").ends(0);
    assert_eq!(sandbox.refunded(&order), "600");
}

#[test]
fn an_order_is_sent_to_the_terminal_again_though_the_two_statuses_differ() {
    let sandbox = Sandbox::start();
    let order = sandbox.object("terminal sent").expect("made").1;
    let resend = ["terminals", "orders", "resend", &order];
    let done = sandbox.fpgo(&[&resend[..], &["-o", "json"]].concat()).ends(0);
    assert_eq!(done.json()["status_code"], 200, "{done:#?}");
    sandbox.fpgo(&[&resend[..], &["-v"]].concat()).ends(0).says("< HTTP 202");
    let entries = sandbox.fpgo(&["journal", "list", "-o", "json", "--limit", "2"]).ends(0).json();
    for entry in entries.as_array().expect("a list") {
        assert_eq!(
            (&entry["outcome"], &entry["http"]),
            (&json!("accepted"), &json!(202)),
            "{entry}"
        );
    }
}

#[test]
fn how_a_link_was_sent_is_told_as_true_or_false_whatever_the_request_said() {
    let sandbox = Sandbox::start();
    let told = |words: &[&str]| {
        sandbox.fpgo(&[words, &["-o", "json"]].concat()).ends(0).json()["sendOrderBy"].clone()
    };
    // A session of a subscription says nothing of it.
    let made = sandbox.made("subscriptions session");
    let id = made["subscriptionUuid"].as_str().expect("text");
    let details = told(&["subscriptions", "details", id]);
    assert_eq!(details, json!({"sms": false, "email": false}));
    for (command, key, group) in [
        ("subscriptions submit", "subscriptionUuid", "subscriptions"),
        ("reservations submit", "reservationUuid", "reservations"),
        ("reservations session", "reservationUuid", "reservations"),
    ] {
        let mut body = sandbox.example(command);
        body["sendOrderBy"] = json!({"sms": 1, "email": "0"});
        let made = sandbox.made_of(command, &body);
        let details = told(&[group, "details", made[key].as_str().expect("text")]);
        assert_eq!(details, json!({"sms": true, "email": false}), "{command}");
    }
}

#[test]
fn a_reversed_payment_is_told_as_a_refund_at_the_terminal() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_at_terminal();
    let reverse = ["terminals", "orders", "refund", &order, "--full", "--reversal", "--yes"];
    sandbox.fpgo(&reverse).ends(0);
    let all = sandbox.get("/_sandbox/callbacks");
    let last = all.as_array().and_then(|all| all.last()).expect("a callback")["url"].clone();
    let last = last.as_str().expect("text");
    for part in ["status=Approved", "type=Payment_Refund", "totalAmount=800", "currency=NOK"] {
        assert!(last.contains(part), "{last} lacks {part}");
    }
}
