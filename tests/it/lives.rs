//! The lives of reservations, subscriptions and terminal orders, and refunds that need an approval: told through the
//! binary against a sandbox, from the first link to the last refund.

use crate::common::stage::read;
use crate::common::{Canned, Done, Home, Sandbox, envelope, profile};
use serde_json::{Value, json};

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// One command of words with blanks between, with `-o json`.
#[track_caller]
fn run(sandbox: &Sandbox, line: &str) -> Done {
    let words = crate::common::shell_words(line);
    let words: Vec<&str> = words.iter().map(String::as_str).chain(["-o", "json"]).collect();
    sandbox.fpgo(&words).run()
}

#[track_caller]
fn done(sandbox: &Sandbox, line: &str) -> Value {
    let done = run(sandbox, line);
    assert_eq!(done.code, Some(0), "{line}: {done:#?}");
    done.json()
}

/// Refused by the API with this message.
#[track_caller]
fn refused(sandbox: &Sandbox, line: &str, message: &str) -> Done {
    let refused = run(sandbox, line);
    assert_eq!(refused.code, Some(4), "{line}: {refused:#?}");
    assert_eq!(refused.error()["api"]["message"], message, "{line}");
    refused
}

/// Said to be impossible here, and refused by the API with this message where somebody sends it all the same.
#[track_caller]
fn impossible(sandbox: &Sandbox, line: &str, message: &str) {
    let refused = run(sandbox, line);
    assert_eq!(refused.code, Some(8), "{line}: {refused:#?}");
    assert_eq!(refused.error()["money"], "not_moved", "{line}: {refused:#?}");
    let request = run(sandbox, &format!("{line} --dry-run")).json();
    let answer = sandbox.answer_to_request(&request);
    assert_eq!(answer["message"], message, "{line}: {answer}");
}

#[track_caller]
fn reservation(sandbox: &Sandbox, id: &str) -> Value {
    done(sandbox, &format!("reservations details {id}"))
}

const SENT: &str = "reservations submit --line name=Cabin,rate=1000,tax=0 --line name=Sauna,rate=500,tax=0 --date now \
    --link-due +7d --by-sms=false --by-email --customer-type private --name 'Ola Test' --language no \
    --country-code +47 --msisdn 40000001 --email ola.test@example.com --street 'Testveien 7' --zip 0010 --city Oslo \
    --country NO --partly-refundable";

/// A reservation of two lines, 1000 and 500, whose customer agreed.
#[track_caller]
fn reserved_of_two_lines(sandbox: &Sandbox) -> (String, [String; 2]) {
    let id = text(&done(sandbox, SENT)["data"]["reservationUuid"]);
    sandbox.post(&format!("/_sandbox/pay/{id}"), &json!({"via": "visa"}));
    let lines = reservation(sandbox, &id)["productList"].clone();
    (id, [lines[0]["id"].to_string(), lines[1]["id"].to_string()])
}

#[test]
fn a_reservation_is_captured_charged_refunded_and_completed() {
    let sandbox = Sandbox::start();
    let (id, [cabin, sauna]) = reserved_of_two_lines(&sandbox);
    // A part of one line, then a part of the other.
    let first = done(&sandbox, &format!("reservations capture {id} --line {cabin}=600 --yes"));
    let first = text(&first["data"]["uuid"]);
    done(
        &sandbox,
        &format!("reservations capture {id} --line {sauna}=150 --note 'Second night' --yes"),
    );
    let now = reservation(&sandbox, &id);
    assert_eq!(now["status"], "CAPTURED");
    assert_eq!(now["paymentDetails"]["capturedAmount"], 750);
    assert_eq!(
        (&now["productList"][0]["captured"], &now["productList"][1]["captured"]),
        (&json!(600), &json!(150))
    );
    // More than is left: refused here, and there when a person insists.
    let over = format!("reservations capture {id} --line {sauna}=800 --yes");
    let guarded = run(&sandbox, &over);
    assert_eq!(guarded.code, Some(8), "{guarded:#?}");
    assert!(guarded.err.contains("750.00 is left"), "{guarded:#?}");
    refused(
        &sandbox,
        &format!("{over} --again --reason checked"),
        "requestedCaptureAmountExceedAvailableCaptureRunway",
    );
    let charge = done(
        &sandbox,
        &format!("reservations charge {id} --line 'name=Late check-out,rate=200,tax=0' --yes"),
    );
    let charge = text(&charge["data"]["uuid"]);
    assert_eq!(reservation(&sandbox, &id)["status"], "CHARGED");
    // This machine's journal knows which lines the first capture was made of.
    done(&sandbox, &format!("reservations refund {id} --capture {first} --amount 100 --yes"));
    done(&sandbox, &format!("reservations refund {id} --capture {first} --full --yes"));
    let spent = run(&sandbox, &format!("reservations refund {id} --capture {first} --full --yes"));
    assert_eq!(spent.code, Some(8), "{spent:#?}");
    // A charge's lines appear nowhere.
    let charged =
        run(&sandbox, &format!("reservations refund {id} --charge {charge} --full --yes"));
    assert_eq!(charged.code, Some(8), "{charged:#?}");
    assert!(charged.err.contains("--line ID=AMOUNT"), "{charged:#?}");
    done(&sandbox, &format!("reservations refund {id} --charge {charge} --line {cabin}=200 --yes"));
    let now = reservation(&sandbox, &id);
    let refunded = &now["paymentDetails"]["amountRefunded"];
    assert_eq!((&refunded["fromCaptured"], &refunded["fromCharge"]), (&json!(600), &json!(200)));
    done(&sandbox, &format!("reservations complete {id} --note 'Stay finished' --yes"));
    refused(
        &sandbox,
        &format!("reservations resend {id} --email a@b.no --yes"),
        "orderStatusAlreadyCompleted",
    );
    impossible(
        &sandbox,
        &format!("reservations cancel {id} --note x --yes"),
        "reservationStatusAlreadyCompleted",
    );
    // The whole life stands in the history, oldest first.
    let history = done(&sandbox, &format!("reservations history --reservation {id}"));
    let titles: Vec<&str> = history
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|row| row["title"].as_str())
        .collect();
    assert_eq!(titles.len(), 9, "{titles:?}");
    assert!(
        titles.contains(&"refund-sent-from-captured")
            && titles.contains(&"refund-sent-from-charged")
    );
    assert!(history.as_array().expect("a list").iter().all(|row| row["uuid"] == id.as_str()));
}

#[test]
fn everything_that_is_left_is_captured_where_one_answer_is_possible() {
    let sandbox = Sandbox::start();
    let (id, [cabin, _]) = reserved_of_two_lines(&sandbox);
    done(&sandbox, &format!("reservations capture {id} --line {cabin}=600 --yes"));
    let rest = done(&sandbox, &format!("reservations capture {id} --full --dry-run"));
    assert_eq!(rest["body"]["grandTotal"], 900);
    // In the documented shape, and with what is left of each line as the API tells it.
    let amounts: Vec<&Value> =
        ["0", "1"].iter().map(|key| &rest["body"]["products"][key]["amount"]).collect();
    assert_eq!(amounts, [&json!(400), &json!(500)]);
    let guessed = run(&sandbox, &format!("reservations capture {id} --amount 300 --yes"));
    assert_eq!(guessed.code, Some(8), "{guessed:#?}");
    assert!(guessed.err.contains("several lines"), "{guessed:#?}");
    let full = sandbox.fpgo(&["reservations", "capture", &id, "--full", "--yes"]).ends(0);
    full.says("confirmed: reservations capture ")
        .says(", now CAPTURED (reserved 1500.00, captured 1500.00, left 0.00)");
    let nothing = run(&sandbox, &format!("reservations capture {id} --full --yes"));
    assert_eq!(nothing.code, Some(8), "{nothing:#?}");
}

#[test]
fn several_captures_must_be_told_apart() {
    let sandbox = Sandbox::start();
    let id = sandbox.reserved();
    for amount in ["600", "400"] {
        done(&sandbox, &format!("reservations capture {id} --amount {amount} --yes"));
    }
    let which = run(&sandbox, &format!("reservations refund {id} --full --yes"));
    assert_eq!(which.code, Some(8), "{which:#?}");
    assert_eq!(which.err.matches("captured CAP").count(), 2, "{which:#?}");
    assert!(which.err.contains("600.00 left") && which.err.contains("400.00 left"), "{which:#?}");
    let first = reservation(&sandbox, &id)["paymentHistory"]["captured"][0]["reference"].clone();
    done(&sandbox, &format!("reservations refund {id} --capture {} --full --yes", text(&first)));
    // Now one alone has something left.
    done(&sandbox, &format!("reservations refund {id} --full --yes"));
    let none = run(&sandbox, &format!("reservations refund {id} --full --yes"));
    assert_eq!(none.code, Some(8), "{none:#?}");
    let unknown =
        run(&sandbox, &format!("reservations refund {id} --capture CAP1 --amount 1 --yes"));
    assert_eq!(unknown.code, Some(8), "{unknown:#?}");
    assert!(unknown.err.contains("CAP1 is no capture or charge"), "{unknown:#?}");
}

#[test]
fn another_machine_does_not_know_the_lines_of_a_capture() {
    let sandbox = Sandbox::start();
    let (id, [cabin, _]) = reserved_of_two_lines(&sandbox);
    done(&sandbox, &format!("reservations capture {id} --line {cabin}=600 --yes"));
    let words = ["reservations", "refund", &id, "--full", "--yes"];
    let other = sandbox.home.path("other");
    let elsewhere =
        sandbox.fpgo(&words).env("FPGO_DATA_DIR", other.to_str().expect("a path")).ends(8);
    elsewhere.says("does not tell which lines it is made of").says("600.00 is left in total");
    sandbox.fpgo(&words).ends(0);
}

#[test]
fn a_reservation_can_be_given_up_while_nothing_is_taken() {
    let sandbox = Sandbox::start();
    let sent = text(&sandbox.made("reservations submit")["reservationUuid"]);
    done(&sandbox, &format!("reservations resend {sent} --email other@example.com --yes"));
    impossible(
        &sandbox,
        &format!("reservations complete {sent} --note x --yes"),
        "prerequisiteFailedToCompleteReservation",
    );
    impossible(
        &sandbox,
        &format!("reservations capture {sent} --line 1=1 --again --reason x --yes"),
        "requestedCaptureAmountExceedAvailableCaptureRunway",
    );
    impossible(
        &sandbox,
        &format!("reservations charge {sent} --line name=A,rate=1,tax=0 --yes"),
        "paymentCardNotFound",
    );
    let cancelled = sandbox
        .fpgo(&["reservations", "cancel", &sent, "--note", "Guest did not come", "--yes"])
        .ends(0);
    cancelled.says("confirmed: ").says(", now CANCELLED");
    // The documents' own method, with the body.
    let requests = sandbox.requests();
    let cancel = requests
        .iter()
        .rfind(|request| request["target"].to_string().contains("/cancel/"))
        .expect("one");
    assert_eq!(
        (&cancel["method"], &cancel["body"]),
        (&json!("GET"), &json!("{\"note\":\"Guest did not come\"}"))
    );
    impossible(
        &sandbox,
        &format!("reservations cancel {sent} --note x --yes"),
        "reservationStatusAlreadyCompleted",
    );
    refused(
        &sandbox,
        &format!("reservations resend {sent} --email a@b.no --yes"),
        "orderStatusAlreadyCancelled",
    );
    let id = sandbox.reserved();
    done(&sandbox, &format!("reservations capture {id} --amount 600 --yes"));
    impossible(
        &sandbox,
        &format!("reservations cancel {id} --note x --yes"),
        "prerequisiteFailedToCancelReservation",
    );
}

#[test]
fn what_is_held_and_what_may_be_charged_expire() {
    let sandbox = Sandbox::with(&["--charge-validity-unit", "1d", "--charge-limit", "500"]);
    let link = text(&done(&sandbox, SENT)["data"]["reservationUuid"]);
    let id = sandbox.reserved();
    refused(
        &sandbox,
        &format!("reservations charge {id} --line name=A,rate=501,tax=0 --yes"),
        "paymentChargeRunwayExceed",
    );
    sandbox.post("/_sandbox/clock", &json!({"advance": 8 * 24 * 60 * 60}));
    assert_eq!(
        reservation(&sandbox, &link)["status"],
        "EXPIRED",
        "its link was good for seven days"
    );
    assert_eq!(reservation(&sandbox, &id)["status"], "EXPIRED", "the card is no longer held");
    let line = reservation(&sandbox, &id)["productList"][0]["id"].to_string();
    impossible(
        &sandbox,
        &format!("reservations capture {id} --line {line}=600 --yes"),
        "paymentCaptureDeadlineExceed",
    );
    impossible(
        &sandbox,
        &format!("reservations cancel {id} --note x --yes"),
        "prerequisiteFailedToCancelReservation",
    );
    // chargeValidity is 60, of whatever unit.
    done(&sandbox, &format!("reservations charge {id} --line name=A,rate=100,tax=0 --yes"));
    sandbox.post("/_sandbox/clock", &json!({"advance": 60 * 24 * 60 * 60}));
    refused(
        &sandbox,
        &format!("reservations charge {id} --line name=A,rate=101,tax=0 --yes"),
        "paymentChargeDeadlineExceed",
    );
}

#[test]
fn cancelling_goes_by_the_other_method_where_the_server_does_not_take_the_documented_one() {
    for flags in [["--disputed-method", "post"].as_slice(), &["--drop-get-bodies"]] {
        let sandbox = Sandbox::with(flags);
        let id = sandbox.reserved();
        let cancel = ["reservations", "cancel", &id, "--note", "x", "--yes"];
        let cancelled = sandbox.fpgo(&cancel).ends(0);
        cancelled.says("sending it by POST").says("confirmed: ").says(", now CANCELLED");
        let methods: Vec<String> = sandbox
            .requests()
            .iter()
            .filter(|request| request["target"].to_string().contains("/cancel/"))
            .map(|request| text(&request["method"]))
            .collect();
        assert_eq!(methods, ["GET", "POST"], "{flags:?}");
        // Each attempt stands in the journal.
        let entries = sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
        let outcomes: Vec<&str> = entries
            .as_array()
            .expect("a list")
            .iter()
            .filter(|entry| entry["command"] == "reservations cancel")
            .filter_map(|entry| entry["outcome"].as_str())
            .collect();
        assert_eq!(outcomes, ["accepted", "refused"], "{flags:?}");
    }
    // A method that the profile fixes is the only one that is tried.
    let sandbox = Sandbox::with(&["--disputed-method", "post"]);
    let id = sandbox.reserved();
    let own = "[profiles.test.endpoints.\"reservations cancel\"]\nmethod = \"GET\"";
    sandbox.home.config(&profile("test", &sandbox.base_url, own));
    sandbox.fpgo(&["reservations", "cancel", &id, "--note", "x", "--yes"]).ends(3);
    let own = own.replace("GET", "POST");
    sandbox.home.config(&profile("test", &sandbox.base_url, &own));
    sandbox.fpgo(&["reservations", "cancel", &id, "--note", "x", "--yes"]).ends(0);
}

#[test]
fn a_silent_refusal_of_a_cancellation_names_the_override() {
    let sandbox = Sandbox::start();
    let id = sandbox.reserved();
    let status = json!({"route": "reservations cancel", "fault": "status", "status": 403, "body": "Forbidden"});
    sandbox.fault(status);
    let refused = sandbox.fpgo(&["reservations", "cancel", &id, "--note", "x", "--yes"]).ends(3);
    refused.says("method = \"POST\" under [profiles.test.endpoints.\"reservations cancel\"]");
}

#[test]
fn the_history_has_a_time_frame_of_days_as_people_type_them() {
    let sandbox = Sandbox::start();
    let id = sandbox.reserved();
    assert_eq!(done(&sandbox, "reservations history").as_array().map(Vec::len), Some(2));
    done(&sandbox, "reservations history --since 2026-03-28 --until 2026-03-29");
    let target = text(&sandbox.requests().last().expect("a request")["target"]);
    // From 00:00 of the first day to 24:00 of the last, in Oslo, where a clock changed in between.
    let (since, until) = ("1774652400", "1774821600");
    assert_eq!(target, format!("/api/v1/connect/reservations/history/{since}/{until}"));
    assert_eq!(done(&sandbox, "reservations history --since -2d --until -1d"), json!([]));
    let table = sandbox.fpgo(&["reservations", "history", "--reservation", &id]).ends(0);
    let lines: Vec<&str> = table.out.lines().collect();
    assert!(lines[0].starts_with("When ") && lines.len() == 3, "{table:#?}");
    sandbox.fpgo(&["reservations", "history", "--since", "yesterday"]).ends(2);
}

#[test]
fn a_reservation_is_shown_with_its_payments_in_the_order_of_their_times() {
    let sandbox = Sandbox::start();
    let id = sandbox.reserved();
    done(&sandbox, &format!("reservations capture {id} --amount 600 --note 'First night' --yes"));
    sandbox.post("/_sandbox/clock", &json!({"advance": 60}));
    done(&sandbox, &format!("reservations charge {id} --line name=A,rate=200,tax=0 --yes"));
    sandbox.post("/_sandbox/clock", &json!({"advance": 60}));
    done(
        &sandbox,
        &format!(
            "reservations refund {id} --capture {} --full --yes",
            text(&reservation(&sandbox, &id)["paymentHistory"]["captured"][0]["reference"])
        ),
    );
    let shown = sandbox.fpgo(&["reservations", "details", &id]).ends(0).out;
    let (_, payments) = shown.split_once("\nPayments\n").expect("a part");
    let words: Vec<&str> =
        payments.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(words, ["reserved", "captured", "charged", "refunded"], "{shown}");
    assert!(payments.contains("First night"), "{shown}");
}

#[track_caller]
fn subscription(sandbox: &Sandbox, id: &str) -> Value {
    done(sandbox, &format!("subscriptions details {id}"))
}

#[test]
fn a_subscription_runs_fails_is_invoiced_refunded_and_cancelled() {
    let sandbox = Sandbox::start();
    let (id, _) = sandbox.subscribed();
    let now = subscription(&sandbox, &id);
    assert_eq!(
        (&now["status"], &now["subscriptionSummary"]["currentCycle"]),
        (&json!("ONGOING"), &json!("Cycle 1"))
    );
    sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({"outcome": "paid"}));
    let told = sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({"outcome": "failed"}));
    let failed = text(&told["cycles"]["Cycle 3"]["reference"]);
    assert_eq!(subscription(&sandbox, &id)["subscriptionCycles"]["Cycle 3"]["status"], "FAILED");
    let list = done(&sandbox, &format!("subscriptions failed list --subscription {id}"));
    assert_eq!(list[0]["orderUuid"], failed.as_str());
    sandbox.post(
        &format!("/_sandbox/pay/{failed}"),
        &json!({"outcome": "invoiced", "via": "invoice"}),
    );
    let list = done(&sandbox, "subscriptions failed list --status INVOICED");
    assert_eq!(
        (&list[0]["status"], &list[0]["translationKey"]),
        (&json!("INVOICED"), &json!("failedSubscriptionOrderInvoiced"))
    );
    let details = done(&sandbox, &format!("subscriptions failed details {failed}"));
    assert_eq!((&details["isInvoiced"], &details["subscriptionUuid"]), (&json!(1), &json!(id)));
    // One cycle back, of which nothing is left then.
    let back = ["subscriptions", "refund-cycles", &id, "--cycle", "1", "--full", "--yes"];
    sandbox.fpgo(&back).ends(0).says("confirmed");
    sandbox.fpgo(&back).ends(8).says("nothing is left to give back for Cycle 1");
    assert_eq!(subscription(&sandbox, &id)["subscriptionCycles"]["Cycle 1"]["isRefunded"], true);
    // A cycle that is not there: refused here, and there when a person insists.
    let unknown =
        ["subscriptions", "refund-cycles", &id, "--cycle", "Cycle 9", "--amount", "10", "--yes"];
    sandbox.fpgo(&unknown).ends(8).says("has no Cycle 9").says("Cycle 1, Cycle 2, Cycle 3");
    let insisted = sandbox.fpgo(&[&unknown[..], &["--again", "--reason", "x"]].concat()).ends(4);
    insisted.says("cycleNotfound#cycle9");
    // One that was never paid.
    let unpaid = format!("subscriptions refund-cycles {id} --cycle 3 --full --yes");
    refused(&sandbox, &unpaid, "someCyclesFailedToPassValidation");
    sandbox
        .fpgo(&["subscriptions", "cancel", &id, "--note", "Customer moved", "--yes"])
        .ends(0)
        .says("confirmed: ")
        .says(", now CANCELLED");
    impossible(&sandbox, &format!("subscriptions cancel {id} --yes"), "cannotCancelSubscription");
}

#[test]
fn several_cycles_are_several_calls_unless_they_are_sent_together() {
    let sandbox = Sandbox::start();
    let (id, _) = sandbox.subscribed();
    for _ in 0..3 {
        sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({}));
    }
    let before = sandbox.writes();
    let apart =
        ["subscriptions", "refund-cycles", &id, "--cycle", "1", "--cycle", "2", "--full", "--yes"];
    sandbox.fpgo(&apart).ends(0);
    assert_eq!(sandbox.writes(), before + 2);
    let together = [
        "subscriptions",
        "refund-cycles",
        &id,
        "--cycle",
        "3",
        "--cycle",
        "4",
        "--full",
        "--together",
        "--yes",
    ];
    sandbox.fpgo(&together).ends(0);
    assert_eq!(sandbox.writes(), before + 3);
    let requests = sandbox.requests();
    let body =
        text(&requests.iter().rfind(|request| request["method"] == "POST").expect("one")["body"]);
    assert_eq!(body, r#"{"cycles":["Cycle 3","Cycle 4"],"amount":600}"#);
    assert_eq!(subscription(&sandbox, &id)["subscriptionSummary"]["amountRefunded"], 1200);
    // An amount is one cycle's.
    let vague = [
        "subscriptions",
        "refund-cycles",
        &id,
        "--cycle",
        "1",
        "--cycle",
        "2",
        "--amount",
        "5",
        "--yes",
    ];
    sandbox.fpgo(&vague).ends(2).says("--amount is for one --cycle");
    // The second of several fails: the first is done, and it is said so.
    let (id, _) = sandbox.subscribed();
    sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({"outcome": "failed"}));
    let half =
        ["subscriptions", "refund-cycles", &id, "--cycle", "1", "--cycle", "2", "--full", "--yes"];
    // Not 4: something changed. What is said of money is said of all calls together.
    let done =
        sandbox.fpgo(&half).ends(11).says("this was call 2 of 2: 1 accepted before it (journal");
    let done = done.says("money: the API accepted the movement");
    assert!(!done.err.contains("nothing was moved"), "{done:#?}");
}

#[test]
fn a_refused_refund_of_several_cycles_is_settled_by_the_details() {
    for (when, code) in [("before", 4), ("after", 7)] {
        let sandbox = Sandbox::start();
        let (id, _) = sandbox.subscribed();
        sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({}));
        let mut refusal = envelope(400, "someCyclesFailedToPassValidation");
        refusal["is_error"] = json!(true);
        sandbox.fault(json!({
            "route": "subscriptions refund-cycles", "fault": "status", "status": 400, "when": when, "body": refusal,
        }));
        let words = [
            "subscriptions",
            "refund-cycles",
            &id,
            "--cycle",
            "1",
            "--cycle",
            "2",
            "--full",
            "--together",
            "--yes",
        ];
        let ended = sandbox.fpgo(&[&words[..], &["-o", "json"]].concat()).ends(code);
        let money = if code == 4 { "not_moved" } else { "may_have_moved" };
        assert_eq!(ended.error()["money"], money, "{when}: {ended:#?}");
        let entry = sandbox.fpgo(&["journal", "list", "-o", "json", "--limit", "1"]).ends(0).json();
        assert_eq!(entry[0]["outcome"], if code == 4 { "refused" } else { "unknown" });
    }
}

#[test]
fn a_terminal_order_is_paid_refunded_and_its_checks_say_so() {
    let sandbox = Sandbox::start();
    let id = text(&sandbox.made("terminals orders create")["orderUuid"]);
    let status = ["terminals", "orders", "payment-status", &id];
    let pending = sandbox.fpgo(&[&status[..], &["--check"]].concat()).ends(10);
    pending.says("is SENT, not PAID");
    // The terminal has one order at a time.
    let other = text(&sandbox.made("terminals orders create")["orderUuid"]);
    let busy = sandbox.fpgo(&["terminals", "orders", "resend", &id]).ends(6);
    busy.says("terminalIsBusy");
    sandbox.post(&format!("/_sandbox/terminal/{other}"), &json!({"decision": "decline"}));
    sandbox.fpgo(&["terminals", "orders", "resend", &id]).ends(0);
    let declined =
        sandbox.fpgo(&["terminals", "orders", "payment-status", &other, "--check"]).ends(10);
    declined.says("is CANCELLED, not PAID").shows("cancelledOrderSuccessfully");
    sandbox
        .fpgo(&["terminals", "orders", "payment-status", &other])
        .ends(0)
        .shows("orderPaymentFailed");
    sandbox.fpgo(&["terminals", "orders", "resend", &other, "-q"]).ends(6);
    sandbox.post(&format!("/_sandbox/terminal/{id}"), &json!({"decision": "approve"}));
    // The facts stand beside the data, so JSON shows the envelope.
    let told = done(&sandbox, &format!("terminals orders payment-status {id} --check"));
    assert_eq!(
        (&told["order_status"], &told["message"]),
        (&json!("PAID"), &json!("orderStatusUpdatedSuccessfully"))
    );
    let again = done(&sandbox, &format!("terminals orders payment-status {id}"));
    assert_eq!(again["message"], "orderPaymentConfirmed");
    impossible(&sandbox, &format!("terminals orders cancel {id} --yes"), "orderStatusAlreadyPaid");

    done(&sandbox, &format!("terminals orders refund {id} --amount 300 --yes"));
    let check = ["terminals", "orders", "refund-status", &id, "--check"];
    sandbox.fpgo(&check).ends(10).says("is PENDING, not REFUNDED");
    sandbox.post(&format!("/_sandbox/terminal/{id}"), &json!({"decision": "decline"}));
    sandbox.fpgo(&check).ends(10).says("is REJECTED, not REFUNDED");
    done(
        &sandbox,
        &format!("terminals orders refund {id} --amount 300 --yes --again --reason declined"),
    );
    sandbox.post(&format!("/_sandbox/terminal/{id}"), &json!({"decision": "approve"}));
    sandbox.fpgo(&check).ends(0);
    assert_eq!(sandbox.refunded(&id), "300");
    // A request that is taken back.
    done(&sandbox, &format!("terminals orders refund {id} --amount 100 --yes --again --reason x"));
    let back = sandbox.fpgo(&["terminals", "orders", "cancel-refund", &id, "--yes"]).ends(0);
    back.says("confirmed: ").says(", now REJECTED");
    assert_eq!(sandbox.refunded(&id), "300");
    let nothing = run(&sandbox, &format!("terminals orders cancel-refund {id} --yes"));
    assert_eq!(nothing.error()["api"]["message"], "refundRejectionForTransactionNotFound");
}

#[test]
fn a_terminal_order_is_cancelled_and_a_payment_reversed() {
    let sandbox = Sandbox::start();
    let id = text(&sandbox.made("terminals orders create")["orderUuid"]);
    sandbox
        .fpgo(&["terminals", "orders", "cancel", &id, "--yes"])
        .ends(0)
        .says("confirmed: ")
        .says(", now CANCELLED");
    assert_eq!(
        sandbox.requests().iter().rfind(|request| request["method"] == "POST").expect("one")["body"],
        r#"{"type":"payment"}"#
    );
    refused(&sandbox, &format!("terminals orders resend {id}"), "orderStatusAlreadyCancelled");
    let id = sandbox.paid_at_terminal();
    let reversed = done(&sandbox, &format!("terminals orders refund {id} --full --reversal --yes"));
    assert_eq!(reversed["message"], "terminalOrderReversalSuccessfully");
    assert_eq!(sandbox.refunded(&id), "800");
    // An order of another kind is not found here.
    let order = sandbox.order("SENT");
    sandbox.fpgo(&["terminals", "orders", "payment-status", &order]).ends(5);
}

#[test]
fn the_status_of_a_refund_is_asked_by_get_where_post_is_not_taken() {
    let sandbox = Sandbox::with(&["--disputed-method", "get"]);
    let id = sandbox.paid_at_terminal();
    let asked = sandbox.fpgo(&["terminals", "orders", "refund-status", &id]).ends(0);
    asked.says("asking by GET");
    let methods: Vec<String> =
        sandbox.requests().iter().rev().take(2).map(|request| text(&request["method"])).collect();
    assert_eq!(methods, ["GET", "POST"]);
}

#[test]
fn a_refund_above_a_limit_waits_for_an_approval() {
    let sandbox = Sandbox::with(&["--weekly-refund-limit", "500", "--refund-limit", "600"]);
    let order = sandbox.paid_order("800");
    let above = run(&sandbox, &format!("orders refund {order} --amount 550 --yes"));
    assert_eq!(above.error()["api"]["message"], "refundRejectionForWeeklyThresholdExceed");
    // The ready command, with the exact message.
    let next = above.error()["next"].to_string();
    let line = sandbox.truth(&order)["lines"][0]["id"].to_string();
    let command = format!(
        "refunds request-approval {order} --type regular --line {line}=550 --note refundRejectionForWeeklyThresholdExceed"
    );
    assert!(next.contains(&command), "{command}: {next}");
    refused(
        &sandbox,
        &format!("orders refund {order} --amount 700 --yes"),
        "refundRejectionForRequestAmountThresholdExceed",
    );
    done(&sandbox, &format!("{command} --yes"));
    refused(
        &sandbox,
        &format!("{command} --yes --again --reason x"),
        "orderRefundRequestAlreadySubmitted",
    );
    assert_eq!(sandbox.refunded(&order), "0", "it waits");
    sandbox.post(&format!("/_sandbox/approval/{order}"), &json!({"decision": "approve"}));
    assert_eq!(sandbox.refunded(&order), "550");
    // What is asked for counts as given back until somebody knows better.
    let counted = run(&sandbox, &format!("orders refund {order} --amount 300 --yes"));
    assert_eq!(counted.code, Some(8), "{counted:#?}");
    // A rejected one leaves the order as it was.
    let other = sandbox.paid_order("900");
    done(
        &sandbox,
        &format!(
            "refunds request-approval {other} --full --note refundRejectionForWeeklyThresholdExceed --yes"
        ),
    );
    sandbox.post(&format!("/_sandbox/approval/{other}"), &json!({"decision": "reject"}));
    assert_eq!(sandbox.refunded(&other), "0");
}

#[test]
fn a_refund_of_a_reservation_above_a_limit_names_its_capture() {
    let sandbox = Sandbox::with(&["--refund-limit", "100"]);
    let id = sandbox.reserved();
    let capture = text(
        &done(&sandbox, &format!("reservations capture {id} --amount 600 --yes"))["data"]["uuid"],
    );
    let above = run(&sandbox, &format!("reservations refund {id} --full --yes"));
    assert_eq!(above.error()["api"]["message"], "refundRejectionForRequestAmountThresholdExceed");
    let next = above.error()["next"].to_string();
    assert!(
        next.contains(&format!("refunds request-approval {id} --capture {capture} --line ")),
        "{next}"
    );
    done(
        &sandbox,
        &format!(
            "refunds request-approval {id} --full --note refundRejectionForRequestAmountThresholdExceed --yes"
        ),
    );
    sandbox.post(&format!("/_sandbox/approval/{id}"), &json!({"decision": "approve"}));
    assert_eq!(reservation(&sandbox, &id)["paymentDetails"]["amountRefunded"]["fromCaptured"], 600);
}

#[test]
fn lists_go_through_their_pages_by_number_and_never_by_link() {
    let sandbox = Sandbox::with(&["--per-page", "3"]);
    let mut made: Vec<String> = (0..7).map(|_| sandbox.subscribed().0).collect();
    let page = sandbox.fpgo(&["subscriptions", "list", "-q", "--page", "3"]).ends(0);
    assert_eq!(page.out.lines().count(), 1, "{page:#?}");
    let first = sandbox.fpgo(&["subscriptions", "list", "-o", "json"]).ends(0);
    assert_eq!(first.json().as_array().map(Vec::len), Some(3));
    assert!(first.err.contains("page 1 of 3; all of them with --all"), "{first:#?}");
    let all = sandbox.fpgo(&["subscriptions", "list", "--all", "-q"]).ends(0);
    let mut listed: Vec<String> = all.out.lines().map(str::to_owned).collect();
    made.sort();
    listed.sort();
    assert_eq!(listed, made);
    assert!(all.err.contains("page 2 of 3"), "{all:#?}");
    let some =
        sandbox.fpgo(&["subscriptions", "list", "--all", "--limit", "4", "-o", "json"]).ends(0);
    assert_eq!(some.json().as_array().map(Vec::len), Some(4));
    assert_eq!(done(&sandbox, "subscriptions list --limit 2").as_array().map(Vec::len), Some(2));
    assert_eq!(done(&sandbox, "subscriptions list --status completed --all"), json!([]));
    assert_eq!(
        done(&sandbox, "subscriptions list --status Ongoing --name ola --all")
            .as_array()
            .map(Vec::len),
        Some(7)
    );
    assert_eq!(done(&sandbox, "subscriptions list --msisdn 99999999"), json!([]));
    assert_eq!(
        done(&sandbox, "subscriptions list --since 2030-01-01 --until 2030-06-30 --all")
            .as_array()
            .map(Vec::len),
        Some(7)
    );
    sandbox.fpgo(&["subscriptions", "list", "--since", "2030-01-01"]).ends(2).says("--until");
    sandbox.fpgo(&["subscriptions", "list", "--all", "--page", "2"]).ends(2);
    assert!(
        sandbox
            .requests()
            .iter()
            .all(|request| !request["target"].to_string().contains("fpgo-backend"))
    );
}

#[test]
fn a_list_that_is_cut_is_never_taken_for_a_whole_one() {
    let sandbox = Sandbox::with(&["--per-page", "2"]);
    (0..5).for_each(|_| drop(sandbox.subscribed()));
    sandbox.fault(json!({"route": "subscriptions list", "fault": "status", "status": 404, "nth": 3, "body": "gone"}));
    let cut = sandbox.fpgo(&["subscriptions", "list", "--all", "-o", "json"]).ends(3);
    assert!(cut.err.contains("the list is cut: 4 rows of 5 were read"), "{cut:#?}");
    assert!(serde_json::from_str::<Value>(&cut.out).is_err(), "it is not closed: {cut:#?}");
    assert_eq!(cut.out.matches("subscriptionUuid").count(), 4);
    sandbox.fault(json!({"route": "subscriptions list", "fault": "status", "status": 404, "nth": 2, "body": "gone"}));
    let table = sandbox.fpgo(&["subscriptions", "list", "--all"]).ends(3);
    assert_eq!(table.out.lines().count(), 3, "the rows so far: {table:#?}");
}

/// A page of two subscriptions, with these metadata.
fn page_of(ids: &[&str], current: u32, last: u32, total: u32) -> Value {
    let rows: Vec<Value> = ids.iter().map(|id| json!({"subscriptionUuid": id})).collect();
    let mut page = envelope(200, "subscriptionRetrieveSuccessfully");
    page["data"] = json!(rows);
    page["metaData"] =
        json!({"total": total, "perPage": 2, "currentPage": current, "lastPage": last});
    page
}

#[test]
fn a_page_that_was_not_asked_for_ends_the_list() {
    let home = Home::new();
    let server = Canned::json("200 OK", &page_of(&["SUB1", "SUB2"], 1, 3, 5));
    home.config(&profile("test", &server.base_url(), ""));
    // The same page again and again: nobody may take that for a list.
    let stuck = home.fpgo(&["-p", "test", "subscriptions", "list", "--all", "-q"]).ends(6);
    stuck.says("asked for page 2, the API answered page 1").says("the list is cut: 2 rows");
}

#[test]
fn a_row_that_comes_twice_is_shown_once_and_a_changed_total_is_told() {
    let sandbox = Sandbox::with(&["--per-page", "2"]);
    (0..3).for_each(|_| drop(sandbox.subscribed()));
    let pages = [page_of(&["SUB1", "SUB2"], 1, 2, 3), page_of(&["SUB2", "SUB3"], 2, 2, 4)];
    for (at, page) in pages.into_iter().enumerate() {
        sandbox.fault(json!({
            "route": "subscriptions list", "fault": "status", "status": 200, "nth": at + 1, "body": page,
        }));
    }
    let list = sandbox.fpgo(&["subscriptions", "list", "--all", "-q"]).ends(0);
    assert_eq!(list.out, "SUB1\nSUB2\nSUB3\n");
    assert!(list.err.contains("the list changed while it was read (3 rows, now 4)"), "{list:#?}");
}

#[test]
fn the_examples_of_the_lives_go_out_unchanged() {
    let sandbox = Sandbox::start();
    let id = sandbox.reserved();
    for command in ["reservations charge", "reservations resend"] {
        let body: Value =
            serde_json::from_str(&read(&format!("payloads/{}.json", command.replace(' ', "-"))))
                .expect("JSON");
        let words: Vec<&str> =
            command.split(' ').chain([id.as_str(), "--data", "-", "--yes"]).collect();
        // A reservation that is reserved is resent without complaint.
        let sent = sandbox.fpgo(&words).input(&body.to_string());
        assert_eq!(sent.code, Some(0), "{command}: {sent:#?}");
        let requests = sandbox.requests();
        let received = requests.iter().rfind(|request| request["method"] == "POST").expect("one");
        assert_eq!(received["body"], body.to_string(), "{command}");
    }
}
