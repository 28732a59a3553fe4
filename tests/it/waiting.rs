//! `fpgo wait`: an object changes while it is waited for, or does not, or cannot any more.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStderr, Stdio};

use crate::common::{Call, Done, Sandbox, signal};
use serde_json::json;

/// A command that waits.
struct Waiting {
    child: Child,
    err: BufReader<ChildStderr>,
    told: String,
}

impl Waiting {
    fn begin(mut call: Call) -> Waiting {
        call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = call.command.spawn().expect("fpgo starts");
        let err = BufReader::new(child.stderr.take().expect("a pipe"));
        Waiting { child, err, told: String::new() }
    }

    /// Goes on once it has told this.
    #[track_caller]
    fn told(mut self, part: &str) -> Waiting {
        while !self.told.contains(part) {
            let read = self.err.read_line(&mut self.told).expect("text");
            assert!(read > 0, "it never told {part:?}: {}", self.told);
        }
        self
    }

    fn ends(mut self, code: i32) -> Done {
        let mut out = String::new();
        self.child.stdout.take().expect("a pipe").read_to_string(&mut out).expect("text");
        self.err.read_to_string(&mut self.told).expect("text");
        let done = Done { code: self.child.wait().expect("it ends").code(), out, err: self.told };
        assert_eq!(done.code, Some(code), "{done:#?}");
        done
    }
}

fn fresh(sandbox: &Sandbox) -> String {
    sandbox.sent_order(&["name=Bike service,qty=1,rate=400,tax=25"])
}

#[test]
fn an_order_that_is_paid_meanwhile_ends_the_wait_and_is_shown() {
    let sandbox = Sandbox::start();
    for (more, shown) in [
        (vec![], "PAID"),
        (vec!["-o", "json"], "\"status\": \"PAID\""),
        (vec!["--columns", "status", "-o", "csv"], "Status\nPAID\n"),
        (vec!["-q"], "ODR"),
    ] {
        let order = fresh(&sandbox);
        let before = sandbox.writes();
        let call = [&["wait", &order, "--until", "refunded,paid"], &more[..]].concat();
        let waiting = Waiting::begin(sandbox.fpgo(&call)).told("is SENT: waiting");
        sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"via": "vipps"}));
        let done = waiting.ends(0).shows(shown);
        assert!(more != ["-q"] || done.out.trim() == order, "{done:#?}");
        assert_eq!(sandbox.writes(), before, "it writes nothing");
    }
}

#[test]
fn what_is_there_already_ends_the_wait_at_once() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("Purring");
    let pasted = format!(" \"{}\",", order.to_lowercase());
    let done = sandbox.fpgo(&["wait", &pasted, "--until", "PURRING,Inkasso"]).ends(0);
    assert!(!done.shows("Purring").err.contains("waiting"));
    let told = sandbox.requests();
    let target = format!("/api/v1/connect/orders/status/{order}");
    assert_eq!(told.iter().filter(|request| request["target"] == target.as_str()).count(), 1);
    assert!(!sandbox.home.data_dir().join("journal.db").exists(), "no journal is made");
}

#[test]
fn a_status_that_is_final_ends_the_wait_at_once_with_10() {
    let sandbox = Sandbox::start();
    let order = fresh(&sandbox);
    let wait = sandbox.fpgo(&["wait", &order, "--until", "PAID", "--for", "2h", "-o", "json"]);
    let waiting = Waiting::begin(wait).told("is SENT: waiting");
    sandbox.fpgo(&["orders", "cancel", &order, "--note", "Sold out", "--yes"]).ends(0);
    let error = waiting.ends(10).error();
    assert_eq!((&error["kind"], &error["object"]), (&json!("check_failed"), &json!(order)));
    let message = error["message"].as_str().expect("text");
    assert!(message.contains("CANCELLED, which is final, not PAID"), "{message}");
    for status in ["EXPIRED", "REFUNDED", "CANCELLED"] {
        let order = sandbox.order(status);
        sandbox.fpgo(&["wait", &order, "--until", "SENT,PAID"]).ends(10).says(status);
    }
}

#[test]
fn when_the_time_is_over_the_last_status_is_told() {
    let sandbox = Sandbox::start();
    let order = fresh(&sandbox);
    let done = sandbox.fpgo(&["wait", &order, "--until", "PAID", "--for", "1s"]).ends(10);
    done.says("is still SENT, not PAID, after 1s").says(&format!("orders status {order}"));
}

#[test]
fn failures_of_the_server_are_waited_out() {
    let sandbox = Sandbox::start();
    let order = fresh(&sandbox);
    for (nth, status) in [(1, 503), (2, 500)] {
        let fault =
            json!({"route": "orders status", "nth": nth, "fault": "status", "status": status});
        sandbox.fault(fault);
    }
    let wait = sandbox.fpgo(&["wait", &order, "--until", "PAID"]);
    let waiting = Waiting::begin(wait).told("trying again");
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({}));
    waiting.ends(0).shows("PAID");
    // Nothing was ever read: what it is, nobody knows.
    let address = format!("http://127.0.0.1:{}", sandbox.port());
    let config = crate::common::profile("test", &format!("{address}/nowhere/api"), "");
    drop(sandbox.home.config(&config));
    sandbox.fpgo(&["wait", &order, "--until", "PAID"]).ends(3).says("wrong base URL or path");
    let closed = crate::common::profile("test", "http://127.0.0.1:9/api/v1", "");
    drop(sandbox.home.config(&closed));
    let done = sandbox.fpgo(&["wait", &order, "--until", "PAID", "--for", "1s"]).ends(6);
    done.says("could not be read").says("the last reading failed");
}

#[test]
fn an_interruption_ends_the_wait_with_130() {
    let sandbox = Sandbox::start();
    let order = fresh(&sandbox);
    for word in ["INT", "TERM"] {
        let wait = sandbox.fpgo(&["wait", &order, "--until", "PAID"]);
        let waiting = Waiting::begin(wait).told("is SENT: waiting");
        signal(&waiting.child, word);
        assert_eq!(waiting.ends(130).says("interrupted").out, "");
    }
}

#[test]
fn every_kind_of_object_with_a_status_can_be_waited_for() {
    let sandbox = Sandbox::start();
    let awaits = |id: &str, word: &str, then: &dyn Fn()| {
        let wait = sandbox.fpgo(&["wait", id, "--until", word]);
        let waiting = Waiting::begin(wait).told(": waiting");
        then();
        waiting.ends(0);
    };
    let (_, reservation) = sandbox.object("reservation sent").expect("made");
    let pay =
        |id: &str| drop(sandbox.post(&format!("/_sandbox/pay/{id}"), &json!({"via": "visa"})));
    awaits(&reservation, "resevred", &|| pay(&reservation));
    sandbox.fpgo(&["reservations", "capture", &reservation, "--full", "--yes"]).ends(0);
    awaits(&reservation, "COMPLETED", &|| {
        let complete = ["reservations", "complete", &reservation, "--note", "Over", "--yes"];
        sandbox.fpgo(&complete).ends(0);
    });
    let made = sandbox.made("subscriptions submit");
    let text = |key: &str| made[key].as_str().expect("text").to_owned();
    awaits(&text("subscriptionUuid"), "ongoing", &|| pay(&text("orderUuid")));
    let (_, terminal) = sandbox.object("terminal sent").expect("made");
    let decide = |id: &str, word: &str| {
        sandbox.post(&format!("/_sandbox/terminal/{id}"), &json!({"decision": word}));
    };
    awaits(&terminal, "PAID", &|| decide(&terminal, "approve"));
    let (_, refunding) = sandbox.object("terminal refunding").expect("made");
    awaits(&refunding, "REJECTED", &|| decide(&refunding, "decline"));
}

#[test]
fn what_cannot_be_waited_for_is_refused_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    let (order, reservation) = ("ODR1234567890", "RES1234567890");
    let refused = |words: &[&str]| {
        let before = sandbox.requests().len();
        let done = sandbox.fpgo(&[&["wait"], words].concat()).ends(2);
        assert_eq!(sandbox.requests().len(), before);
        done
    };
    refused(&[order, "--until", "PIAD"]).says("'PIAD'").says("did you mean PAID?");
    refused(&[order, "--until", "PAID,Puring"]).says("did you mean Purring?");
    refused(&[order, "--until", "ONGOING"]).says("it is one of SENT, PAID");
    refused(&[reservation, "--until", "PAID"]).says("RESERVED, CAPTURED");
    refused(&[order, "--until", "REJECTED,INVOICED"]).says("no single answer");
    refused(&[order]).says("--until");
    refused(&[order, "--until", ""]).says("--until");
    refused(&["CSRT1234567890", "--until", "Active"]).says("has a status to wait for");
    refused(&["nonsense", "--until", "PAID"]).says("ODR and digits");
    refused(&["ODR12345678O0", "--until", "PAID"]).says("wait ODR1234567800 --until PAID");
    for time in ["0s", "32d", "soon", "-1s"] {
        refused(&[order, "--until", "PAID", &format!("--for={time}")]);
    }
    refused(&[order, "--until", "PAID", "--dry-run"]);
    refused(&[order, "--until", "PAID", "--columns", "nonsense"]).says("no column");
    for unknown in [order, reservation, "SUB1234567890"] {
        let word = if unknown == order { "PAID" } else { "SENT" };
        sandbox.fpgo(&["wait", unknown, "--until", word]).ends(5).says(unknown);
    }
}

#[test]
fn an_object_that_one_reading_tells_is_never_called_unknown() {
    let sandbox = Sandbox::start();
    let (_, terminal) = sandbox.object("terminal sent").expect("made");
    let body = json!({
        "status_code": 404, "status_message": "Not Found", "message": "orderNotFound", "is_data": false,
        "data": null
    });
    let unknown = |nth: u32| {
        let route = "orders status";
        sandbox.fault(
            json!({"route": route, "nth": nth, "fault": "status", "status": 404, "body": body}),
        );
    };
    let wait = |time: &str| sandbox.fpgo(&["wait", &terminal, "--until", "PAID", "--for", time]);
    // The first reading does not know it, and the second one tells.
    unknown(1);
    wait("1s").ends(10).says("is still").says("not PAID, after 1s");
    unknown(1);
    let second = "terminals orders payment-status";
    sandbox.fault(json!({"route": second, "nth": 1, "fault": "status", "status": 401}));
    wait("1h").ends(3);
    unknown(1);
    let decision = json!({"decision": "decline"});
    sandbox.post(&format!("/_sandbox/terminal/{terminal}"), &decision);
    wait("1h").ends(10).says("which is final, not PAID");
    // What was told a moment ago is waited for, whatever one answer says then.
    let order = fresh(&sandbox);
    unknown(2);
    let wait = sandbox.fpgo(&["wait", &order, "--until", "PAID", "--for", "1m"]);
    let waiting = Waiting::begin(wait).told("is SENT: waiting").told("trying again");
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"via": "vipps"}));
    waiting.ends(0).shows("PAID");
}
