//! Both tables of exit codes, row by row, over real sockets: what an answer, a broken connection or a wrong use means
//! for a read and for a write, what is said about money, what the journal keeps, and how often anything was sent.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crate::common::{Canned, Done, Home, Sandbox, TOKEN, envelope, mode, profile, signal};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const NOT_MOVED: &str = "not_moved";
const MAY_HAVE_MOVED: &str = "may_have_moved";
const REFUSED: &str = "refused";
const UNKNOWN: &str = "unknown";
const PAGE: &str = "<!DOCTYPE html>\n<html><body><h1>Oops</h1></body></html>\n";

/// A port below 1024 that no service has: every connection is refused.
const NOBODY: &str = "http://127.0.0.1:1/api/v1";

/// The body of an answer.
#[derive(Clone, Copy, Debug)]
enum Body {
    /// The envelope with the answer's own status.
    Says(&'static str),
    /// The envelope with another status.
    Contradicts(u16, &'static str),
    /// A web page.
    Page,
    /// JSON, or what the content type calls so.
    Text(&'static str),
}
use Body::{Contradicts, Page, Says, Text};

/// An answer; the exit code of a read that gets it; the exit code of a write that gets it, what is then said about
/// money where the write moves some, and how the journal says it ended.
type Row = (u16, Body, i32, i32, &'static str, &'static str);

fn answer(status: u16, body: Body) -> Value {
    match body {
        Says(message) => json!({"status": status, "body": envelope(status, message)}),
        Contradicts(inside, message) => {
            json!({"status": status, "body": envelope(inside, message)})
        }
        Page => json!({"status": status, "body": PAGE, "content_type": "text/html"}),
        Text(text) => json!({"status": status, "body": text}),
    }
}

/// An order for each kind of call. The faults of this file strike before anything happens unless they say otherwise,
/// so one order serves many calls.
struct Orders {
    sandbox: Sandbox,
    paid: String,
    sent: String,
}

/// A write from a machine that has sent nothing before, and what it left behind.
struct Attempt {
    done: Done,
    /// How often the write itself arrived.
    sent: usize,
    /// How each attempt in the journal ended, oldest first.
    journal: Vec<String>,
    /// Where that journal is.
    data: PathBuf,
}

impl Orders {
    fn new() -> Orders {
        let sandbox = Sandbox::start();
        let (paid, sent) = (sandbox.paid_order("800"), sandbox.order("SENT"));
        Orders { sandbox, paid, sent }
    }

    /// Orders a fault: its name and settings.
    fn fault(&self, route: &str, name: &str, settings: Value) {
        let mut fault = json!({"route": route, "fault": name});
        for (key, value) in settings.as_object().expect("settings") {
            fault[key] = value.clone();
        }
        self.sandbox.fault(fault);
    }

    /// Every fault so far was met as often as was ordered.
    #[track_caller]
    fn nothing_waits(&self, what: &str) {
        assert_eq!(self.sandbox.get("/_sandbox/faults"), json!([]), "{what}: fewer requests came");
    }

    fn arrived(&self, part: &str) -> usize {
        let is_meant = |request: &&Value| {
            format!("{} {}", request["method"], request["target"]).contains(part)
        };
        self.sandbox.requests().iter().filter(is_meant).count()
    }

    fn status(&self, more: &[&str]) -> Done {
        self.sandbox.fpgo(&[&["orders", "status", &self.paid, "-o", "json"], more].concat()).run()
    }

    fn refund(&self, more: &[&str]) -> Attempt {
        let full = ["orders", "refund", &self.paid, "--full", "--yes", "-o", "json"];
        self.write("orders/refund", &[&full, more].concat())
    }

    fn cancel(&self, more: &[&str]) -> Attempt {
        let note = ["orders", "cancel", &self.sent, "--note", "Out of stock", "--yes"];
        self.write("orders/cancel", &[&note, ["-o", "json"].as_slice(), more].concat())
    }

    fn write(&self, path: &str, arguments: &[&str]) -> Attempt {
        let data = self.machine();
        let dir = data.to_str().expect("a path");
        let before = self.arrived(path);
        let done = self.sandbox.fpgo(arguments).env("FPGO_DATA_DIR", dir).run();
        let sent = self.arrived(path) - before;
        Attempt { done, sent, journal: outcomes(&self.sandbox.home, dir), data }
    }

    /// A data directory that is not there yet.
    fn machine(&self) -> PathBuf {
        let dir = tempfile::TempDir::new_in(self.sandbox.home.dir.path()).expect("a directory");
        dir.keep().join("data")
    }

    /// Whether the sandbox gave anything back, or cancelled anything.
    #[track_caller]
    fn untouched(&self, what: &str) {
        assert_eq!(self.sandbox.refunded(&self.paid), "0", "{what}");
        assert_eq!(self.sandbox.truth(&self.sent)["status"], "SENT", "{what}");
    }

    #[track_caller]
    fn check(&self, row: &Row) {
        let (status, body, read, write, money, journal) = *row;
        let what = format!("HTTP {status} {body:?}");
        // Only reads are repeated, and only after what a server's failure is.
        let mut settings = answer(status, body);
        settings["times"] = json!(if status >= 500 { 3 } else { 1 });
        self.fault("orders status", "status", settings);
        let error = failure(&self.status(&[]), read, &what);
        self.nothing_waits(&what);
        assert_eq!(error["http"], status, "{what}: {error}");
        assert_eq!(error["object"], self.paid.as_str(), "{what}: {error}");

        for refunds in [true, false] {
            let route = if refunds { "orders refund" } else { "orders cancel" };
            let what = format!("{what}, {route}");
            self.fault(route, "status", answer(status, body));
            let attempt = if refunds { self.refund(&[]) } else { self.cancel(&[]) };
            self.nothing_waits(&what);
            let error = failure(&attempt.done, write, &what);
            assert_eq!(error["money"], if refunds { money } else { NOT_MOVED }, "{what}: {error}");
            assert_eq!(error["http"], status, "{what}: {error}");
            let object = if refunds { &self.paid } else { &self.sent };
            assert_eq!(error["object"], object.as_str(), "{what}: {error}");
            assert_eq!(error["journal"], 1, "{what}: {error}");
            assert_eq!(attempt.journal, [journal], "{what}");
            assert_eq!(attempt.sent, 1, "{what}: {:#?}", attempt.done);
            if let Says(message) | Contradicts(_, message) = body {
                assert_eq!(error["api"]["message"], message, "{what}: {error}");
            }
        }
        self.untouched(&what);
    }
}

/// How each attempt in the journal of a data directory ended, oldest first.
#[track_caller]
fn outcomes(home: &Home, data: &str) -> Vec<String> {
    let list = home.fpgo(&["journal", "list", "-o", "json"]).env("FPGO_DATA_DIR", data).ends(0);
    let list = list.json();
    let entries = list.as_array().expect("a list").iter().rev();
    entries.map(|entry| entry["outcome"].as_str().expect("a word").to_owned()).collect()
}

/// Holds a failed `-o json` call against the contract: its code, an empty stdout, notes, and at the end one object
/// with the documented keys, which is given back.
#[track_caller]
fn failure(done: &Done, code: i32, what: &str) -> Value {
    const KEYS: [&str; 10] = [
        "code", "kind", "message", "money", "object", "http", "api", "problems", "journal", "next",
    ];
    assert_eq!(done.code, Some(code), "{what}: {done:#?}");
    assert_eq!(done.out, "", "{what}");
    let lines: Vec<Value> = done
        .err
        .lines()
        .map(|line| {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{what}: {error}: {line:?}"))
        })
        .collect();
    let (last, notes) = lines.split_last().unwrap_or_else(|| panic!("{what}: stderr is empty"));
    // After a 7 the line before the last is the journal's entry.
    let notes = match notes.split_last() {
        Some((entry, notes)) if code == 7 && only_key(entry, "entry") => {
            assert!(entry["entry"]["id"].is_number(), "{what}: {entry}");
            notes
        }
        _ => notes,
    };
    for note in notes {
        assert!(only_key(note, "note") && note["note"].is_string(), "{what}: {note}");
    }
    assert!(only_key(last, "error"), "{what}: {last}");
    let error = last["error"].clone();
    let members = error.as_object().expect("an object");
    for (key, value) in members {
        assert!(KEYS.contains(&key.as_str()), "{what}: {key} is not documented: {error}");
        assert!(!value.is_null(), "{what}: {key} is absent and must be left out: {error}");
    }
    assert_eq!(error["code"], code, "{what}: {error}");
    for key in ["kind", "message"] {
        assert!(error[key].as_str().is_some_and(|text| !text.is_empty()), "{what}: {error}");
    }
    error
}

fn only_key(value: &Value, key: &str) -> bool {
    value.as_object().is_some_and(|members| members.len() == 1 && members.contains_key(key))
}

/// Reads the stderr of a child up to a line with this in it.
#[track_caller]
fn until(child: &mut Child, part: &str) -> String {
    let mut lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let found = lines.find_map(|line| line.ok().filter(|line| line.contains(part)));
    found.unwrap_or_else(|| panic!("stderr ended without {part:?}"))
}

/// A pipe that nobody reads.
fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    writer.into()
}

// Answers.

#[test]
fn answers_about_token_method_or_path_are_a_matter_of_settings() {
    let orders = Orders::new();
    let rows: &[Row] = &[
        (401, Says("Unauthenticated."), 3, 3, NOT_MOVED, REFUSED),
        (401, Text(r#"{"message": "Unauthenticated."}"#), 3, 3, NOT_MOVED, REFUSED),
        (401, Page, 3, 3, NOT_MOVED, REFUSED),
        (403, Says("forbidden"), 3, 3, NOT_MOVED, REFUSED),
        (403, Page, 3, 3, NOT_MOVED, REFUSED),
        (404, Page, 3, 3, NOT_MOVED, REFUSED),
        (404, Text(r#"{"message": "The route could not be found."}"#), 3, 3, NOT_MOVED, REFUSED),
        (404, Text(""), 3, 3, NOT_MOVED, REFUSED),
        (405, Text(r#"{"message": "Method not supported."}"#), 3, 3, NOT_MOVED, REFUSED),
        (405, Page, 3, 3, NOT_MOVED, REFUSED),
        (419, Page, 3, 3, NOT_MOVED, REFUSED),
        (419, Text(r#"{"message": "CSRF token mismatch."}"#), 3, 3, NOT_MOVED, REFUSED),
    ];
    rows.iter().for_each(|row| orders.check(row));
}

#[test]
fn refusals_change_nothing() {
    let orders = Orders::new();
    let laravel = r#"{"message": "Given data was invalid.", "errors": {"type": ["required"]}}"#;
    let rows: &[Row] = &[
        (400, Says("orderStatusAlreadyPaid"), 4, 4, NOT_MOVED, REFUSED),
        (400, Says("neverHeardOf"), 4, 4, NOT_MOVED, REFUSED),
        (400, Page, 4, 4, NOT_MOVED, REFUSED),
        (409, Says("conflict"), 4, 4, NOT_MOVED, REFUSED),
        (413, Page, 4, 4, NOT_MOVED, REFUSED),
        (417, Says("payloadValidationErrors"), 4, 4, NOT_MOVED, REFUSED),
        (422, Text(laravel), 4, 4, NOT_MOVED, REFUSED),
        (418, Says("teapot"), 4, 4, NOT_MOVED, REFUSED),
    ];
    rows.iter().for_each(|row| orders.check(row));
}

#[test]
fn a_404_about_a_part_or_a_precondition_is_a_refusal() {
    let orders = Orders::new();
    let rows: &[Row] = &[
        (404, Says("refundRejectionForTransactionNotFound"), 4, 4, NOT_MOVED, REFUSED),
        (404, Says("paymentCardNotFound"), 4, 4, NOT_MOVED, REFUSED),
        (404, Says("cycleNotfound#cycle1"), 4, 4, NOT_MOVED, REFUSED),
    ];
    rows.iter().for_each(|row| orders.check(row));
}

#[test]
fn a_404_about_the_object_is_not_found() {
    let orders = Orders::new();
    let rows: &[Row] = &[
        (404, Says("orderNotFound"), 5, 5, NOT_MOVED, REFUSED),
        (404, Says("Order Not Found"), 5, 5, NOT_MOVED, REFUSED),
        (404, Says("reservationNotFound"), 5, 5, NOT_MOVED, REFUSED),
        (404, Says("customerNotFound"), 5, 5, NOT_MOVED, REFUSED),
        (404, Says("neverHeardOf"), 5, 5, NOT_MOVED, REFUSED),
    ];
    rows.iter().for_each(|row| orders.check(row));
}

#[test]
fn messages_of_a_404_are_known_by_their_letters_alone() {
    let orders = Orders::new();
    let rows: &[Row] = &[
        (404, Says("Refund Rejection For Transaction Not Found"), 4, 4, NOT_MOVED, REFUSED),
        (404, Says("Payment Card Not Found!"), 4, 4, NOT_MOVED, REFUSED),
    ];
    rows.iter().for_each(|row| orders.check(row));
}

#[test]
fn messages_of_a_510_are_known_by_their_letters_alone() {
    let orders = Orders::new();
    let rows: &[Row] = &[
        (510, Says("Terminal Is Busy!"), 6, 6, NOT_MOVED, REFUSED),
        (510, Says("Person Current Status Is Wrong"), 4, 4, NOT_MOVED, REFUSED),
    ];
    rows.iter().for_each(|row| orders.check(row));
}

#[test]
fn other_4xx_without_the_envelope_may_come_after_acting() {
    let orders = Orders::new();
    let rows: &[Row] = &[
        (408, Text(""), 4, 7, MAY_HAVE_MOVED, UNKNOWN),
        (408, Page, 4, 7, MAY_HAVE_MOVED, UNKNOWN),
        (418, Page, 4, 7, MAY_HAVE_MOVED, UNKNOWN),
        (418, Text(r#"{"message": "teapot"}"#), 4, 7, MAY_HAVE_MOVED, UNKNOWN),
        (499, Text(""), 4, 7, MAY_HAVE_MOVED, UNKNOWN),
    ];
    rows.iter().for_each(|row| orders.check(row));
}

#[test]
fn a_5xx_leaves_a_write_unknown_and_a_read_without_an_answer() {
    let orders = Orders::new();
    let rows: &[Row] = &[
        (500, Says("internalErrorOccurredPleaseTryAgainLater"), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (502, Page, 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (503, Page, 6, 7, MAY_HAVE_MOVED, UNKNOWN),
    ];
    rows.iter().for_each(|row| orders.check(row));
}

#[test]
fn a_504_or_a_510_leaves_a_write_unknown_and_a_read_without_an_answer() {
    let orders = Orders::new();
    let rows: &[Row] = &[
        (504, Page, 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (510, Says("somethingWentWrong"), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (510, Text(r#"{"message": "Server Error"}"#), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
    ];
    rows.iter().for_each(|row| orders.check(row));
}

#[test]
fn two_answers_510_say_that_nothing_was_done() {
    let orders = Orders::new();
    let rows: &[Row] = &[
        (510, Says("terminalIsBusy"), 6, 6, NOT_MOVED, REFUSED),
        (510, Says("personCurrentStatusIsWrong"), 4, 4, NOT_MOVED, REFUSED),
    ];
    rows.iter().for_each(|row| orders.check(row));
}

#[test]
fn a_2xx_that_is_not_a_whole_envelope_is_no_success() {
    let orders = Orders::new();
    let cut = r#"{"status_code": 202, "status_message": "OK", "mess"#;
    let rows: &[Row] = &[
        (200, Page, 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (200, Text(""), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (200, Text(cut), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (200, Text("null"), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (200, Text("[]"), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (200, Text(r#"{"message": "ok"}"#), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (202, Text(r#"{"status": "PAID"}"#), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (204, Text(""), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
    ];
    rows.iter().for_each(|row| orders.check(row));
}

#[test]
fn a_2xx_with_an_error_inside_is_no_success() {
    let orders = Orders::new();
    let rows: &[Row] = &[
        (200, Contradicts(400, "orderStatusAlreadyPaid"), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (200, Contradicts(404, "orderNotFound"), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (201, Contradicts(510, "somethingWentWrong"), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
        (202, Contradicts(302, "moved"), 6, 7, MAY_HAVE_MOVED, UNKNOWN),
    ];
    rows.iter().for_each(|row| orders.check(row));
    orders.fault("orders status", "error-in-200", json!({}));
    let error = failure(&orders.status(&[]), 6, "both are shown");
    let message = error["message"].as_str().expect("a text");
    assert!(message.contains("200") && message.contains("400"), "{message}");
}

#[test]
fn two_different_2xx_are_a_success() {
    let orders = Orders::new();
    let mut body = envelope(200, "orderRefundedSuccessfully");
    body["is_error"] = json!(true);
    orders.fault("orders refund", "status", json!({"status": 202, "body": body}));
    let attempt = orders.refund(&[]);
    assert_eq!(attempt.done.code, Some(0), "{:#?}", attempt.done);
    assert_eq!(attempt.journal, ["accepted"]);
    assert_eq!(attempt.done.json()["status_code"], 200);
    // The order shows nothing of it yet, so nobody says that it is confirmed, or done.
    assert!(attempt.done.err.contains("\"money\":\"accepted\""), "{:#?}", attempt.done);
    assert!(attempt.done.err.contains("It does not show yet"), "{:#?}", attempt.done);
    assert!(!attempt.done.err.to_lowercase().contains("refunded:"), "{:#?}", attempt.done);
}

#[test]
fn a_redirect_is_never_followed() {
    let orders = Orders::new();
    let elsewhere = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    elsewhere.set_nonblocking(true).expect("no waiting");
    let location = format!("http://{}/api/v1/stolen", elsewhere.local_addr().expect("an address"));
    for (status, read, write, money, journal) in [
        (301, 3, 3, NOT_MOVED, REFUSED),
        (302, 3, 7, MAY_HAVE_MOVED, UNKNOWN),
        (303, 3, 7, MAY_HAVE_MOVED, UNKNOWN),
        (307, 3, 3, NOT_MOVED, REFUSED),
        (308, 3, 3, NOT_MOVED, REFUSED),
    ] {
        let what = format!("HTTP {status}");
        let settings = json!({"status": status, "location": location});
        orders.fault("orders status", "redirect", settings.clone());
        let error = failure(&orders.status(&[]), read, &what);
        assert_eq!(error["http"], status, "{what}: {error}");
        orders.nothing_waits(&what);
        for refunds in [true, false] {
            orders.fault(
                if refunds { "orders refund" } else { "orders cancel" },
                "redirect",
                settings.clone(),
            );
            let attempt = if refunds { orders.refund(&[]) } else { orders.cancel(&[]) };
            let error = failure(&attempt.done, write, &what);
            assert_eq!(error["money"], if refunds { money } else { NOT_MOVED }, "{what}: {error}");
            assert!(error["message"].as_str().is_some_and(|text| text.contains(&location)));
            assert_eq!((attempt.journal, attempt.sent), (vec![journal.to_owned()], 1), "{what}");
        }
    }
    // Whoever had connected would be waiting to be let in by now.
    let nobody = elsewhere.accept().expect_err("nobody went to the Location");
    assert_eq!(nobody.kind(), std::io::ErrorKind::WouldBlock);
    orders.untouched("a redirect");
}

// Too many requests.

#[test]
fn a_429_that_asks_for_too_long_is_spent_at_once() {
    let orders = Orders::new();
    orders.fault("orders status", "too-many-requests", json!({"retry_after": 3600}));
    failure(&orders.status(&[]), 6, "read");
    orders.fault("orders refund", "too-many-requests", json!({"retry_after": 3600}));
    let attempt = orders.refund(&[]);
    assert_eq!(failure(&attempt.done, 6, "write")["money"], NOT_MOVED);
    assert_eq!((attempt.journal, attempt.sent), (vec![REFUSED.to_owned()], 1));
    orders.nothing_waits("too many requests");
    orders.untouched("too many requests");
}

#[test]
fn a_spent_429_tells_status_and_journal_entry_like_every_answer() {
    let orders = Orders::new();
    let body = json!({"message": "Too Many Attempts."});
    let settings = json!({"status": 429, "body": body, "headers": {"Retry-After": "3600"}});
    orders.fault("orders status", "status", settings.clone());
    let read = failure(&orders.status(&[]), 6, "read");
    orders.fault("orders refund", "status", settings);
    let write = failure(&orders.refund(&[]).done, 6, "write");
    assert_eq!((&read["http"], &write["http"]), (&json!(429), &json!(429)), "{read} {write}");
    assert_eq!(write["journal"], 1, "{write}");
}

#[test]
fn a_429_with_a_short_wait_is_waited_for_and_repeated() {
    let orders = Orders::new();
    orders.fault("orders status", "too-many-requests", json!({"retry_after": 1}));
    let read = orders.status(&[]);
    assert_eq!(read.code, Some(0), "{read:#?}");
    assert_eq!(read.json()["status"], "PAID");
    let read = read.says("waiting 1 s");
    assert!(only_key(&serde_json::from_str(read.err.trim()).expect("one note"), "note"));

    orders.fault("orders refund", "too-many-requests", json!({"retry_after": 1}));
    let attempt = orders.refund(&[]);
    assert_eq!(attempt.done.code, Some(0), "{:#?}", attempt.done);
    attempt.done.says("waiting 1 s");
    // The first was provably not carried out, so the write was sent twice and done once.
    assert_eq!((attempt.journal, attempt.sent), (vec![REFUSED.into(), "accepted".into()], 2));
    assert_eq!(orders.sandbox.refunded(&orders.paid), "800");
}

#[test]
fn a_429_is_repeated_three_times_at_most() {
    let orders = Orders::new();
    let settings = json!({"retry_after": 0, "times": 4});
    orders.fault("orders status", "too-many-requests", settings.clone());
    failure(&orders.status(&[]), 6, "read");
    orders.nothing_waits("read");
    orders.fault("orders refund", "too-many-requests", settings);
    let attempt = orders.refund(&[]);
    assert_eq!(failure(&attempt.done, 6, "write")["money"], NOT_MOVED);
    assert_eq!((attempt.journal, attempt.sent), (vec![REFUSED.to_owned(); 4], 4));
    orders.untouched("too many requests");
}

#[test]
fn a_429_without_a_time_announces_a_minute() {
    let orders = Orders::new();
    let data = orders.machine();
    let dir = data.to_str().expect("a path");
    let refund = ["orders", "refund", &orders.paid, "--full", "--yes"];
    let status = ["orders", "status", &orders.paid];
    for (route, arguments) in [("orders refund", refund.as_slice()), ("orders status", &status)] {
        let before = orders.arrived(&route.replace(' ', "/"));
        orders.fault(route, "too-many-requests", json!({}));
        let mut call = orders.sandbox.fpgo(arguments).env("FPGO_DATA_DIR", dir);
        let mut child =
            call.command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts");
        let announced = until(&mut child, "429");
        child.kill().expect("it still waits");
        let ended = child.wait().expect("it ends");
        assert_eq!(ended.code(), None, "it did not wait: {ended:?}");
        assert!(announced.contains("60 s"), "{announced}");
        orders.nothing_waits(route);
        if route == "orders refund" {
            assert_eq!(orders.arrived("orders/refund") - before, 1);
        }
    }
    assert_eq!(outcomes(&orders.sandbox.home, dir), [REFUSED]);
    orders.untouched("killed while waiting");
}

#[test]
fn after_a_429_state_and_guards_come_first_again() {
    let orders = Orders::new();
    orders.fault("orders cancel", "too-many-requests", json!({"retry_after": 0}));
    let mut paid = envelope(200, "Order Status Retrieved Successfully");
    paid["data"] =
        json!({"uuid": orders.sent, "status": "PAID", "orderAmount": 800, "refundedAmount": 0});
    // The first reading is answered truly, the one after the 429 says that the customer has paid meanwhile.
    orders.fault("orders status", "status", json!({"nth": 2, "status": 200, "body": paid}));
    let attempt = orders.cancel(&[]);
    assert_eq!(failure(&attempt.done, 8, "changed")["money"], NOT_MOVED);
    assert_eq!((attempt.journal, attempt.sent), (vec![REFUSED.to_owned()], 1));
    orders.untouched("changed");
}

// Connections.

#[test]
fn a_connection_that_breaks_leaves_the_outcome_of_a_write_unknown() {
    for (fault, settings, carried_out) in [
        ("drop-before", json!({}), "0"),
        ("drop-after", json!({}), "800"),
        ("reset-before", json!({}), "0"),
        ("reset-after", json!({}), "800"),
        ("cut-body", json!({}), "800"),
        ("cut-body", json!({"when": "before"}), "0"),
        ("invalid-json", json!({}), "800"),
        ("html-200", json!({}), "800"),
        ("empty-200", json!({}), "800"),
        ("bad-gateway-html", json!({"when": "after"}), "800"),
    ] {
        let orders = Orders::new();
        orders.fault("orders refund", fault, settings);
        let attempt = orders.refund(&[]);
        let error = failure(&attempt.done, 7, fault);
        assert_eq!(error["money"], MAY_HAVE_MOVED, "{fault}: {error}");
        assert_eq!(error["journal"], 1, "{fault}: {error}");
        let next = error["next"].to_string();
        assert!(next.contains(&format!("orders status {}", orders.paid)), "{fault}: {next}");
        assert_eq!((attempt.journal, attempt.sent), (vec![UNKNOWN.to_owned()], 1), "{fault}");
        assert_eq!(orders.sandbox.refunded(&orders.paid), carried_out, "{fault}");
    }
}

#[test]
fn a_cancellation_that_gets_no_answer_is_unknown_and_moves_no_money() {
    let orders = Orders::new();
    orders.fault("orders cancel", "drop-after", json!({}));
    let attempt = orders.cancel(&[]);
    assert_eq!(failure(&attempt.done, 7, "cancel")["money"], NOT_MOVED);
    assert_eq!((attempt.journal, attempt.sent), (vec![UNKNOWN.to_owned()], 1));
    assert_eq!(orders.sandbox.truth(&orders.sent)["status"], "CANCELLED");
}

#[test]
fn a_read_is_repeated_twice_after_a_broken_connection_and_a_5xx() {
    let orders = Orders::new();
    for fault in ["drop-before", "reset-before", "cut-body", "bad-gateway-html"] {
        orders.fault("orders status", fault, json!({"times": 2}));
        let before = orders.arrived("orders/status");
        let done = orders.status(&[]);
        assert_eq!(done.code, Some(0), "{fault}: {done:#?}");
        assert_eq!(done.json()["status"], "PAID", "{fault}");
        assert_eq!(orders.arrived("orders/status") - before, 3, "{fault}");
        assert_eq!(done.err.lines().count(), 2, "{fault}: each repeat is announced: {done:#?}");
    }
}

#[test]
fn a_read_gives_up_after_three_broken_connections() {
    let orders = Orders::new();
    for fault in ["drop-before", "reset-before", "cut-body"] {
        orders.fault("orders status", fault, json!({"times": 3}));
        let error = failure(&orders.status(&[]), 6, fault);
        assert!(error.get("money").is_none_or(|money| money == NOT_MOVED), "{fault}: {error}");
        orders.nothing_waits(fault);
    }
}

#[test]
fn an_unusable_200_is_no_answer_to_a_read() {
    let orders = Orders::new();
    for fault in ["invalid-json", "html-200", "empty-200", "error-in-200"] {
        orders.fault("orders status", fault, json!({}));
        let error = failure(&orders.status(&[]), 6, fault);
        assert_eq!(error["http"], 200, "{fault}: {error}");
    }
}

#[test]
fn a_write_without_an_answer_in_time_is_unknown() {
    for (when, carried_out) in [("before", "0"), ("after", "800")] {
        let orders = Orders::new();
        orders.fault("orders refund", "delay", json!({"when": when, "seconds": 60}));
        let attempt = orders.refund(&["--timeout", "1s"]);
        let error = failure(&attempt.done, 7, when);
        assert_eq!(error["money"], MAY_HAVE_MOVED, "{when}: {error}");
        assert_eq!((attempt.journal, attempt.sent), (vec![UNKNOWN.to_owned()], 1), "{when}");
        assert_eq!(orders.sandbox.refunded(&orders.paid), carried_out, "{when}");
    }
}

#[test]
fn a_read_without_an_answer_in_time_is_unavailable() {
    let orders = Orders::new();
    orders.fault("orders status", "delay", json!({"seconds": 60, "times": 3}));
    failure(&orders.status(&["--timeout", "300ms"]), 6, "read");
}

#[test]
fn a_write_whose_state_cannot_be_read_is_not_sent() {
    let orders = Orders::new();
    for (settings, code) in [
        (json!({"status": 500, "times": 3}), 6),
        (json!({"status": 302}), 3),
        (json!({"status": 408}), 4),
        (json!({"status": 404, "body": envelope(404, "Order Not Found")}), 5),
        (json!({"status": 200, "body": "", "times": 1}), 6),
    ] {
        let what = settings.to_string();
        orders.fault("orders status", "status", settings);
        let attempt = orders.refund(&[]);
        assert_eq!(failure(&attempt.done, code, &what)["money"], NOT_MOVED, "{what}");
        assert_eq!((attempt.journal, attempt.sent), (Vec::new(), 0), "{what}");
    }
    orders.untouched("not sent");
}

#[test]
fn a_write_is_done_though_it_cannot_be_read_back() {
    let orders = Orders::new();
    // The look back is one only: whoever waits for the answer has it already.
    orders.fault("orders status", "status", json!({"nth": 2, "status": 500}));
    let attempt = orders.refund(&[]);
    assert_eq!(attempt.done.code, Some(0), "{:#?}", attempt.done);
    assert_eq!((attempt.journal, attempt.sent), (vec!["accepted".to_owned()], 1));
    assert!(attempt.done.err.contains("could not be read back"), "{:#?}", attempt.done);
    assert!(attempt.done.err.contains("accepted"), "{:#?}", attempt.done);
    assert!(!attempt.done.err.contains("confirmed"), "{:#?}", attempt.done);
    orders.nothing_waits("reading back");
}

#[test]
fn without_a_connection_nothing_was_sent() {
    let home = Home::new();
    home.config(&profile("test", NOBODY, ""));
    let order = "ODR1234567890";
    let data = home.data_dir();
    let data = data.to_str().expect("a path");
    let fpgo = |arguments: &[&str]| {
        home.fpgo(&[&["--profile", "test", "-o", "json"], arguments].concat()).run()
    };
    failure(&fpgo(&["orders", "status", order]), 6, "read");
    let refund = failure(&fpgo(&["orders", "refund", order, "--full", "--yes"]), 6, "refund");
    assert_eq!(refund["money"], NOT_MOVED);
    assert_eq!(outcomes(&home, data), [""; 0]);
    // An operation without a state to read goes as far as the journal.
    let resend = fpgo(&["orders", "resend", order, "--email", "ola.test@example.com", "--yes"]);
    let resend = failure(&resend, 6, "resend");
    assert_eq!(resend["money"], NOT_MOVED);
    let journal = outcomes(&home, data);
    assert!(!journal.is_empty() && journal.iter().all(|word| word == "not_sent"), "{journal:?}");
}

#[test]
fn a_write_that_was_not_sent_names_its_journal_entry() {
    let home = Home::new();
    home.config(&profile("test", NOBODY, ""));
    let resend =
        ["orders", "resend", "ODR1", "--email", "ola.test@example.com", "--yes", "-o", "json"];
    let error = failure(&home.fpgo(&[&["-p", "test"], resend.as_slice()].concat()).run(), 6, "");
    let number = error["journal"].to_string();
    let entry = home.fpgo(&["journal", "show", &number, "-o", "json"]).run();
    assert_eq!(entry.code, Some(0), "journal {number}: {error}");
    assert_eq!(entry.json()["outcome"], "not_sent");
}

#[test]
fn a_failed_tls_handshake_is_no_connection() {
    let home = Home::new();
    let server = Canned::new("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    home.config(&profile("test", &server.base_url().replace("http:", "https:"), ""));
    unreachable_without_the_token(&home, &server);
}

#[test]
fn a_proxy_that_refuses_to_connect_is_no_connection() {
    let home = Home::new();
    let proxy = Canned::http("403 Forbidden", "", b"");
    home.config(&profile("test", "https://fpgo.invalid/api/v1", ""));
    let seen = unreachable_without_the_token(&home, &proxy);
    assert!(
        seen.iter().all(|request| request.starts_with("CONNECT fpgo.invalid:443 ")),
        "{seen:?}"
    );
}

/// A read and a write that reach no further than this server or proxy; gives what came there.
#[track_caller]
fn unreachable_without_the_token(home: &Home, server: &Canned) -> Vec<String> {
    let proxy = format!("http://127.0.0.1:{}", server.port);
    let resend = ["orders", "resend", "ODR1", "--email", "ola.test@example.com", "--yes"];
    for arguments in [["orders", "status", "ODR1"].as_slice(), &resend] {
        let arguments = [&["--profile", "test", "-o", "json"], arguments].concat();
        let done = home.fpgo(&arguments).env("HTTPS_PROXY", &proxy).run();
        failure(&done, 6, &format!("{arguments:?}"));
    }
    let data = home.data_dir();
    let journal = outcomes(home, data.to_str().expect("a path"));
    assert!(!journal.is_empty() && journal.iter().all(|word| word == "not_sent"), "{journal:?}");
    let seen = server.received();
    assert!(!seen.is_empty() && !seen.iter().any(|text| text.contains(TOKEN)), "{seen:?}");
    seen
}

// Words for people.

#[test]
fn every_failed_write_says_in_words_what_is_known_about_money() {
    let orders = Orders::new();
    let refund = ["orders", "refund", &orders.paid, "--full", "--yes"];
    orders.fault("orders refund", "status", answer(400, Says("orderStatusAlreadyCancelled")));
    let refused = orders.sandbox.fpgo(&refund).ends(4);
    refused.says("nothing was moved").says("orderStatusAlreadyCancelled").says("next:");
    orders.fault("orders refund", "drop-before", json!({}));
    let unknown = orders.sandbox.fpgo(&refund).ends(7);
    let unknown = unknown.says("MAY HAVE MOVED").says("fpgo -p test journal show ");
    unknown.says(&format!("orders status {}", orders.paid));
}

// Exit code 2.

#[test]
fn wrong_use_is_told_before_anything_is_sent() {
    let orders = Orders::new();
    let home = &orders.sandbox.home;
    let broken =
        home.write("broken.json", "{\n  \"type\": \"regular\",\n  \"grandTotal\": 4oo\n}\n");
    let broken = broken.to_str().expect("a path");
    let missing = home.path("missing.json");
    let missing = missing.to_str().expect("a path");
    let (paid, sent) = (orders.paid.as_str(), orders.sent.as_str());
    let refund = |more: &[&'static str]| [&["orders", "refund", paid, "--yes"], more].concat();
    let rows: Vec<(Vec<&str>, &[&str])> = vec![
        (refund(&["--full", "--bogus"]), &["--bogus"]),
        (refund(&["--amount", "1.000"]), &["1000", "1.00"]),
        (refund(&["--amount", "1,000"]), &["1000", "1.00"]),
        (refund(&["--amount", "0"]), &["more than 0"]),
        (refund(&["--amount", "0.00"]), &["more than 0"]),
        (refund(&["--amount=-5"]), &["negative"]),
        (refund(&["--amount", "-5"]), &["-5"]),
        (refund(&["--amount", "1e3"]), &["1e3"]),
        (refund(&["--amount", "0.005"]), &["decimals"]),
        (refund(&["--amount", ""]), &["--amount"]),
        (refund(&["--full", "--line", "7001=1"]), &["--full", "--line"]),
        (refund(&["--full", "--amount", "1"]), &["--full", "--amount"]),
        (refund(&["--line", "7001"]), &["ID=AMOUNT"]),
        (refund(&["--line", "BS-10=1"]), &["BS-10"]),
        (refund(&["--line", "@missing.csv"]), &["missing.csv"]),
        (refund(&["--full", "--again"]), &["--reason"]),
        (refund(&["--full", "--type", "gift"]), &["gift", "regular"]),
        (refund(&["--full", "--timeout", "soon"]), &["soon"]),
        (refund(&["--data", "-", "--data", "-"]), &["standard input"]),
        (vec!["orders", "refund", paid, "--yes", "--data", broken], &["line 3, column 18"]),
        (vec!["orders", "refund", paid, "--yes", "--data", missing], &["missing.json"]),
        (refund(&["--data", "."]), &["cannot be read"]),
        (vec!["orders", "refund", "../x", "--full", "--yes"], &["../x"]),
        (vec!["orders", "refund", "ODR", "--full", "--yes"], &["ODR1234567890"]),
        (vec!["orders", "refund", "0dr1", "--full", "--yes"], &["0dr1", "ODR1?"]),
        (vec!["orders", "status", "ODR1/../../x"], &["ODR1/../../x"]),
        (vec!["orders", "status", "ODR1?x=1"], &["ODR1?x=1"]),
        (vec!["orders", "status", "ODR１"], &["ODR"]),
        (vec!["orders", "status", "ODR 1"], &["ODR1?"]),
        (vec!["orders", "status"], &["ORDER"]),
        (vec!["orders", "stauts", sent], &["stauts"]),
        (vec!["orders", "list", "--status", "NEW"], &["PAID"]),
        (vec!["orders", "cancel", sent, "--yes"], &["$.cancellationNote", "--note"]),
        (vec!["--sandbox", "orders", "list"], &["--sandbox"]),
        (vec!["config", "list", "--dry-run"], &["--dry-run"]),
    ];
    let data = orders.machine();
    let dir = data.to_str().expect("a path");
    let before = orders.sandbox.requests().len();
    for (arguments, parts) in rows {
        let done = orders.sandbox.fpgo(&arguments).env("FPGO_DATA_DIR", dir).run();
        assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{arguments:?}: {done:#?}");
        for part in parts {
            assert!(done.err.contains(part), "{arguments:?} lacks {part:?}: {done:#?}");
        }
    }
    assert_eq!(orders.sandbox.requests().len(), before);
    assert!(!data.exists(), "wrong use makes no journal");
}

#[test]
fn wrong_use_is_told_in_json_too() {
    let orders = Orders::new();
    let broken = orders.sandbox.home.write("broken.json", "{\n\n]");
    let broken = broken.to_str().expect("a path");
    let paid = orders.paid.as_str();
    let before = orders.sandbox.requests().len();
    for arguments in [
        ["orders", "refund", paid, "--bogus", "-o", "json"].as_slice(),
        &["-o", "json", "orders", "refund", paid, "--amount", "1.000"],
        &["--output=json", "orders", "refund", "0dr1", "--full"],
        &["-ojson", "orders", "refund", paid, "--full", "--line", "7001=1"],
        &["orders", "refund", paid, "-y", "-o", "json", "--data", broken],
        &["orders", "cancel", paid, "-y", "-o", "json"],
        &["orders", "refund", paid, "-y", "-o", "json", "--again"],
        &["-q", "-o", "json", "orders", "refund", paid, "--full"],
    ] {
        let done = orders.sandbox.fpgo(arguments).run();
        let error = failure(&done, 2, &format!("{arguments:?}"));
        assert_eq!(error["kind"], "invalid", "{error}");
    }
    let done = orders.sandbox.fpgo(&["orders", "refund", paid, "--bogus"]);
    failure(&done.env("FPGO_OUTPUT", "json").run(), 2, "FPGO_OUTPUT");
    assert_eq!(orders.sandbox.requests().len(), before);
}

#[test]
fn a_refund_of_nothing_is_told_before_anything_is_sent() {
    let orders = Orders::new();
    let before = orders.sandbox.requests().len();
    for more in [[].as_slice(), &["--type", "regular"]] {
        let arguments = [&["orders", "refund", &orders.paid, "-y", "-o", "json"], more].concat();
        let error = failure(&orders.sandbox.fpgo(&arguments).run(), 2, &format!("{more:?}"));
        assert!(error["problems"].to_string().contains("$.grandTotal"), "{error}");
        assert_eq!(orders.sandbox.requests().len(), before, "{more:?}");
    }
}

#[test]
fn a_command_that_is_not_there_is_told_with_the_one_that_was_meant() {
    let home = Home::new();
    let lines: [(&[&str], &str); 4] = [
        (&["ordrs", "list"], "similar subcommand exists: 'orders'"),
        (&["orders", "lst"], "similar subcommand exists: 'list'"),
        (&["terminals", "orders", "creat"], "similar subcommand exists: 'create'"),
        (&["--profile", "orders", "confi", "path"], "similar subcommand exists: 'config'"),
    ];
    for (words, tip) in lines {
        home.fpgo(words).ends(2).says(tip);
    }
    home.fpgo(&["orders"]).ends(2).says("invoice-number");
    home.fpgo(&["--help", "orders"]).ends(0).shows("sandbox").shows("subscriptions");
}

#[test]
fn short_flags_that_are_joined_ask_for_json_too() {
    let home = Home::new();
    for joined in [["-yo", "json"].as_slice(), &["-vyo", "json"], &["-yojson"], &["-vo=json"]] {
        let arguments = [&["orders", "refund", "ODR1", "--bogus"], joined].concat();
        failure(&home.fpgo(&arguments).run(), 2, &format!("{joined:?}"));
    }
}

#[test]
fn a_write_that_is_not_sent_says_that_no_money_moved() {
    let orders = Orders::new();
    let paid = orders.paid.as_str();
    for (arguments, code) in [
        (["orders", "refund", paid, "--type", "regular", "-y", "-o", "json"].as_slice(), 2),
        (&["orders", "refund", paid, "--full", "-o", "json"], 9),
        (&["orders", "refund", paid, "--amount", "801", "-y", "-o", "json"], 8),
    ] {
        let error = failure(&orders.sandbox.fpgo(arguments).run(), code, &format!("{arguments:?}"));
        assert_eq!(error["money"], NOT_MOVED, "{arguments:?}: {error}");
    }
}

#[test]
fn a_write_whose_words_are_wrong_says_that_no_money_moved() {
    let home = Home::new();
    for wrong in [["--full", "--bogus"].as_slice(), &["--amount", "0"], &["--full", "--again"]] {
        let refund = [&["orders", "refund", "ODR1", "-y", "-o", "json"], wrong].concat();
        let error = failure(&home.fpgo(&refund).run(), 2, &format!("{wrong:?}"));
        assert_eq!(error["money"], NOT_MOVED, "{wrong:?}: {error}");
    }
}

#[test]
fn a_write_without_usable_settings_says_that_no_money_moved() {
    let home = Home::new();
    home.config(&profile("test", NOBODY, "max_ammount = 5"));
    for name in ["test", "nobody"] {
        let refund = ["-p", name, "orders", "refund", "ODR1", "--full", "-y", "-o", "json"];
        let error = failure(&home.fpgo(&refund).run(), 3, name);
        assert_eq!(error["money"], NOT_MOVED, "{name}: {error}");
    }
}

#[test]
fn all_problems_of_a_body_come_at_once_with_path_rule_value_and_flag() {
    let orders = Orders::new();
    let body = orders.sandbox.home.write(
        "body.json",
        r#"{"type": "gift", "grandTotal": "ten", "products": [{"id": "BS-10", "amount": -5}, {"amount": 1}]}"#,
    );
    let data = ["orders", "refund", &orders.paid, "-y", "-o", "json", "--data"];
    let before = orders.sandbox.requests().len();
    let done = orders.sandbox.fpgo(&[&data, [body.to_str().expect("a path")].as_slice()].concat());
    let error = failure(&done.run(), 2, "body.json");
    let problems = error["problems"].as_array().expect("problems").clone();
    for problem in &problems {
        for (key, value) in problem.as_object().expect("an object") {
            assert!(["path", "rule", "value", "flag"].contains(&key.as_str()), "{problem}");
            assert!(!value.is_null(), "{problem}");
        }
        assert!(problem["path"].as_str().is_some_and(|path| path.starts_with("$.")), "{problem}");
        assert!(problem["rule"].is_string(), "{problem}");
    }
    let at = |path: &str| {
        let found = problems.iter().find(|problem| problem["path"] == path);
        found.unwrap_or_else(|| panic!("nothing is said of {path}: {error}")).clone()
    };
    assert_eq!(at("$.type")["value"], "gift");
    assert_eq!(at("$.type")["flag"], "--type");
    assert_eq!(at("$.grandTotal")["value"], "ten");
    assert_eq!(at("$.grandTotal")["flag"], "--amount");
    assert_eq!(at("$.products[0].id")["value"], "BS-10");
    assert_eq!(at("$.products[0].amount")["value"], -5);
    assert!(at("$.products[1].id").get("value").is_none());
    assert_eq!(orders.sandbox.requests().len(), before);
}

// Exit code 3.

#[test]
fn unusable_settings_stop_reads_and_writes_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    let url = sandbox.base_url.as_str();
    let order = sandbox.order("PAID");
    let before = sandbox.requests().len();
    let none = sandbox.home.fpgo(&["orders", "status", &order]).ends(3);
    none.says("--sandbox").says("fpgo config list");
    let keys = |text: &str| format!("[profiles.test]\nbase_url = \"{url}\"\n{text}\n");
    for (what, config) in [
        ("no environment", keys("token = \"x\"")),
        ("an unknown environment", keys("environment = \"live\"\ntoken = \"x\"")),
        ("no token", keys("environment = \"demo\"")),
        ("an empty token", keys("environment = \"demo\"\ntoken = \"\"")),
        ("two tokens", keys("environment = \"demo\"\ntoken = \"x\"\ntoken_env = \"X\"")),
        ("a variable that is not set", keys("environment = \"demo\"\ntoken_env = \"NOT_SET\"")),
        ("a program that fails", keys("environment = \"demo\"\ntoken_command = [\"false\"]")),
        ("a program that says nothing", keys("environment = \"demo\"\ntoken_command = [\"true\"]")),
        ("a token no header can carry", keys("environment = \"demo\"\ntoken = \"a\\nb\"")),
        ("an unknown key", profile("test", url, "max_ammount = 5")),
        ("an unknown time zone", profile("test", url, "time_zone = \"Oslo\"")),
        ("an override of no command", profile("test", url, "[profiles.test.endpoints.\"x\"]")),
        ("plain http elsewhere", profile("test", "http://fpgo.invalid/api/v1", "")),
        ("another profile", profile("other", url, "")),
        ("the reserved profile", profile("test", url, "[profiles.sandbox]\ntoken = \"x\"")),
        ("no TOML", "[profiles.test\n".to_owned()),
    ] {
        sandbox.home.config(&config);
        failure(&sandbox.fpgo(&["orders", "status", &order, "-o", "json"]).run(), 3, what);
        let refund = ["orders", "refund", &order, "--full", "-y", "-o", "json"];
        failure(&sandbox.fpgo(&refund).run(), 3, what);
    }
    assert_eq!(sandbox.requests().len(), before);
}

#[test]
fn a_wrong_token_or_a_wrong_path_is_a_matter_of_settings() {
    let orders = Orders::new();
    let url = orders.sandbox.base_url.clone();
    let resend = ["orders", "resend", &orders.sent, "--email", "ola.test@example.com", "--yes"];
    for (what, config, http) in [
        ("token", profile("test", &url, "").replace(TOKEN, "another-token"), 401),
        ("path", profile("test", &format!("{url}/v2"), ""), 404),
    ] {
        orders.sandbox.home.config(&config);
        assert_eq!(failure(&orders.status(&[]), 3, what)["http"], http, "{what}");
        let refund = orders.refund(&[]);
        assert_eq!(failure(&refund.done, 3, what)["money"], NOT_MOVED, "{what}");
        assert_eq!((refund.journal, refund.sent), (Vec::new(), 0), "{what}");
        let resend = orders.write("orders/resend", &[&resend, ["-o", "json"].as_slice()].concat());
        let error = failure(&resend.done, 3, what);
        assert_eq!((&error["money"], &error["http"]), (&json!(NOT_MOVED), &json!(http)), "{what}");
        assert_eq!((resend.journal, resend.sent), (vec![REFUSED.to_owned()], 1), "{what}");
    }
    orders.untouched("settings");
}

#[test]
fn secrets_that_others_may_read_are_refused_with_the_chmod() {
    let orders = Orders::new();
    let config = orders.sandbox.home.path("config.toml");
    mode(&config, 0o644);
    let done = orders.status(&[]);
    let error = failure(&done, 3, "config");
    assert!(error["next"].to_string().contains(&format!("chmod 600 {}", config.display())));
    mode(&config, 0o600);

    let attempt = orders.cancel(&["--again"]);
    assert_eq!(attempt.done.code, Some(2), "{:#?}", attempt.done);
    let attempt = orders.cancel(&[]);
    assert_eq!(attempt.done.code, Some(0), "{:#?}", attempt.done);
    let dir = attempt.data.to_str().expect("a path");
    let refund = ["orders", "refund", &orders.paid, "--full", "-y", "-o", "json"];
    for (path, loose, right) in
        [("", 0o755, 0o700), ("", 0o750, 0o700), ("journal.sqlite", 0o644, 0o600)]
    {
        let path = if path.is_empty() { attempt.data.clone() } else { attempt.data.join(path) };
        let what = format!("{} {loose:o}", path.display());
        mode(&path, loose);
        let before = orders.sandbox.writes();
        let done = orders.sandbox.fpgo(&refund).env("FPGO_DATA_DIR", dir).run();
        let error = failure(&done, 3, &what);
        let chmod = format!("chmod {right:o} {}", path.display());
        assert!(error["next"].to_string().contains(&chmod), "{what}: {error}");
        assert_eq!(error["money"], NOT_MOVED, "{what}: {error}");
        assert_eq!(orders.sandbox.writes(), before, "{what}");
        let read = ["orders", "status", &orders.paid];
        // The directory is refused whatever is done; a read needs no journal.
        let code = if path.is_dir() { 3 } else { 0 };
        orders.sandbox.fpgo(&read).env("FPGO_DATA_DIR", dir).ends(code);
        mode(&path, right);
    }
    assert_eq!(orders.sandbox.refunded(&orders.paid), "0");
}

#[test]
fn the_journal_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let orders = Orders::new();
    let attempt = orders.cancel(&[]);
    let mut places = vec![attempt.data.clone()];
    while let Some(place) = places.pop() {
        let data = std::fs::metadata(&place).expect("it is there");
        let wanted = if data.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(data.permissions().mode() & 0o777, wanted, "{}", place.display());
        if data.is_dir() {
            let inside = std::fs::read_dir(&place).expect("a directory");
            places.extend(inside.map(|entry| entry.expect("an entry").path()));
        }
    }
}

// Exit code 8.

#[test]
fn without_a_journal_writes_are_refused_and_reads_go_on() {
    let orders = Orders::new();
    let home = &orders.sandbox.home;
    let file = home.write("file", "not a directory");
    let below = file.join("data");
    let broken = home.path("broken");
    std::fs::create_dir(&broken).expect("a directory");
    mode(&broken, 0o700);
    home.write("broken/journal.sqlite", &"this is no database ".repeat(60));
    let before = orders.sandbox.writes();
    for dir in [&file, &below, &broken] {
        let dir = dir.to_str().expect("a path");
        let refund = ["orders", "refund", &orders.paid, "--full", "-y", "-o", "json"];
        let done = orders.sandbox.fpgo(&refund).env("FPGO_DATA_DIR", dir).run();
        let error = failure(&done, 8, dir);
        assert_eq!(error["money"], NOT_MOVED, "{dir}: {error}");
        assert!(error["message"].as_str().is_some_and(|text| text.contains(dir)), "{error}");
        let resend = ["orders", "resend", &orders.sent, "--email", "ola.test@example.com", "--yes"];
        orders.sandbox.fpgo(&resend).env("FPGO_DATA_DIR", dir).ends(8);
        let read = ["orders", "status", &orders.paid];
        orders.sandbox.fpgo(&read).env("FPGO_DATA_DIR", dir).ends(0).shows("PAID");
    }
    assert_eq!(orders.sandbox.writes(), before);
}

#[test]
fn while_an_outcome_is_unknown_further_writes_on_the_object_are_refused() {
    for (command, note) in [("cancel", Some("--note=x")), ("charge", None)] {
        let orders = Orders::new();
        let write: Vec<&str> =
            ["orders", command, &orders.sent, "-y", "-o", "json"].into_iter().chain(note).collect();
        orders.fault(&format!("orders {command}"), "drop-before", json!({}));
        failure(&orders.sandbox.fpgo(&write).run(), 7, command);
        let before = orders.sandbox.writes();
        let error = failure(&orders.sandbox.fpgo(&write).run(), 8, command);
        assert_eq!(error["money"], NOT_MOVED, "{command}: {error}");
        assert_eq!(orders.sandbox.writes(), before, "{command}");
        // A resend moves nothing and locks nothing.
        let resend = ["orders", "resend", &orders.sent, "--email", "ola.test@example.com", "--yes"];
        orders.sandbox.fpgo(&resend).ends(0);
    }
}

#[test]
fn more_than_is_left_is_refused_here() {
    let orders = Orders::new();
    let refund = ["orders", "refund", &orders.paid, "--amount", "800.01", "-y", "-o", "json"];
    let attempt = orders.write("orders/refund", &refund);
    assert_eq!(failure(&attempt.done, 8, "too much")["money"], NOT_MOVED);
    assert_eq!((attempt.journal, attempt.sent), (Vec::new(), 0));
}

// Exit code 9.

#[test]
fn with_nobody_to_ask_and_no_yes_nothing_is_sent() {
    let orders = Orders::new();
    let before = orders.sandbox.writes();
    for (path, arguments) in [
        ("refund", ["orders", "refund", &orders.paid, "--full", "-o", "json"].as_slice()),
        ("cancel", &["orders", "cancel", &orders.sent, "--note", "x", "-o", "json"]),
        ("charge", &["orders", "charge", &orders.sent, "-o", "json", "--no-input"]),
    ] {
        let attempt = orders.write(path, arguments);
        let error = failure(&attempt.done, 9, path);
        assert_eq!(error["money"], NOT_MOVED, "{error}");
        assert!(error["next"].to_string().contains("--yes"), "{error}");
        assert_eq!((attempt.journal, attempt.sent), (Vec::new(), 0), "{path}");
    }
    // A "y" on standard input is no person at a terminal.
    orders.sandbox.fpgo(&["orders", "refund", &orders.paid, "--full"]).input("y\n").says("--yes");
    assert_eq!(orders.sandbox.writes(), before);
    orders.untouched("not confirmed");
}

// Exit code 10.

#[test]
fn a_callback_ends_with_0_exactly_when_its_checksum_is_right() {
    const SECRET: &str = "callback-secret-of-the-tests";
    let home = Home::new();
    let values = ["ODR1234567890", "PAID", "1767225600", "800", "visa", "1767225660"].concat();
    let hash = Sha256::digest(format!("{values}{SECRET}"));
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let url = format!(
        "https://shop.example/cb?orderUuid=ODR1234567890&status=PAID&createdAt=1767225600&amount=800\
         &paymentMethod=visa&timestamp=1767225660&checksum={hash}"
    );
    let unsigned = url.split("&checksum=").next().expect("a start").to_owned();
    for (code, url) in [
        (0, url.clone()),
        (10, url.replace("amount=800", "amount=900")),
        (10, url.replace(&hash, &hash.to_uppercase())),
        (10, url.replace("amount=800&", "")),
        (10, format!("{url}&extra=1")),
        (10, url.replace("amount=800", "amount=8001").replace("At=1767", "At=767")),
        (10, unsigned),
        (10, url.replace(&hash, "")),
        (2, "no callback at all".into()),
    ] {
        let call = home.fpgo(&["callback", "verify", &url]).env("FPGO_CALLBACK_SECRET", SECRET);
        let done = call.ends(code);
        assert!(!done.err.is_empty(), "{url}");
        let call = home.fpgo(&["callback", "verify", "-o", "json"]);
        let done = call.env("FPGO_CALLBACK_SECRET", SECRET).input(&format!("{url}\n"));
        assert_eq!(done.code, Some(code), "on standard input: {done:#?}");
        if code == 10 {
            assert_eq!(done.error()["code"], 10, "{done:#?}");
            assert_eq!(done.error()["kind"], "check_failed", "{done:#?}");
        }
    }
    let call = home.fpgo(&["callback", "verify", &url]);
    call.env("FPGO_CALLBACK_SECRET", "another").ends(10);
    home.config(&profile("test", NOBODY, ""));
    home.fpgo(&["callback", "verify", &url, "-p", "test"]).ends(3).says("FPGO_CALLBACK_SECRET");
}

// Exit code 12.

#[test]
fn a_write_that_cannot_be_shown_is_done_and_told_on_stderr() {
    for format in ["table", "raw"] {
        let (orders, done) = refund_into_a_closed_pipe(format);
        let done = done.says(&orders.paid).says("orderRefundedSuccessfully");
        done.says("accepted the movement");
    }
}

#[test]
fn a_write_that_cannot_be_shown_as_json_is_done_and_told_on_stderr() {
    let (orders, done) = refund_into_a_closed_pipe("json");
    let error = failure(&done, 12, "json");
    assert_eq!(error["money"], "accepted", "{error}");
    assert_eq!(error["object"], orders.paid.as_str(), "{error}");
    assert_eq!(error["journal"], 1, "{error}");
}

#[test]
fn a_write_that_cannot_be_shown_as_json_has_its_answer_on_stderr() {
    let (_, done) = refund_into_a_closed_pipe("json");
    done.says("orderRefundedSuccessfully");
}

#[track_caller]
fn refund_into_a_closed_pipe(format: &str) -> (Orders, Done) {
    let orders = Orders::new();
    let data = orders.machine();
    let dir = data.to_str().expect("a path");
    let refund = ["orders", "refund", &orders.paid, "--full", "--yes", "-o", format];
    let mut call = orders.sandbox.fpgo(&refund).env("FPGO_DATA_DIR", dir);
    call.command.stdout(closed());
    let done = call.ends(12);
    assert_eq!(outcomes(&orders.sandbox.home, dir), ["accepted"], "{format}");
    assert_eq!(orders.sandbox.refunded(&orders.paid), "800", "{format}");
    (orders, done)
}

#[test]
fn what_was_made_is_told_on_stderr_if_it_cannot_be_shown() {
    let sandbox = Sandbox::start();
    let create = ["orders", "send-payment-link", "--line", "name=Bell,qty=1,rate=99,tax=25", "-q"];
    let mut call = sandbox.fpgo(&[&create, crate::common::CUSTOMER].concat());
    call.command.stdout(closed());
    let done = call.ends(12);
    let list = sandbox.fpgo(&["orders", "list", "--status", "SENT", "-q"]).ends(0);
    let made = list.out.lines().filter(|order| done.err.contains(order)).count();
    assert_eq!(made, 1, "{done:#?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_stdout_is_not_taken_for_a_failed_write() {
    let orders = Orders::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there");
    let refund = ["orders", "refund", &orders.paid, "--full", "--yes"];
    let mut call = orders.sandbox.fpgo(&refund);
    call.command.stdout(full);
    call.ends(12).says("orderRefundedSuccessfully").says(&orders.paid);
    assert_eq!(orders.sandbox.refunded(&orders.paid), "800");
}

#[test]
fn a_closed_stdout_ends_a_read_quietly() {
    let orders = Orders::new();
    let paid = orders.paid.as_str();
    for arguments in [
        ["orders", "list"].as_slice(),
        &["orders", "list", "-q"],
        &["orders", "details", paid, "-o", "json"],
        &["orders", "status", paid, "-o", "raw"],
        &["orders", "cancel", &orders.sent, "--note", "x", "--dry-run"],
        &["commands"],
        &["completions", "bash"],
        &["journal", "list"],
        &["config", "show"],
        &["--help"],
    ] {
        let mut call = orders.sandbox.fpgo(arguments);
        call.command.stdout(closed());
        let done = call.ends(0);
        assert!(!done.err.contains("error") && !done.err.contains("panic"), "{done:#?}");
    }
    orders.untouched("reads");
}

// Exit code 130.

#[test]
fn an_interrupted_read_ends_as_a_shell_expects() {
    let orders = Orders::new();
    orders.fault("orders status", "delay", json!({"seconds": 60}));
    let mut call = orders.sandbox.fpgo(&["orders", "status", &orders.paid, "-v"]);
    let command: &mut Command = call.command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    until(&mut child, "> GET");
    signal(&child, "INT");
    let ended = child.wait().expect("it ends");
    // A shell gives 130 for either.
    let by_signal = std::os::unix::process::ExitStatusExt::signal(&ended) == Some(2);
    assert!(by_signal || ended.code() == Some(130), "{ended:?}");
}

#[test]
fn an_interrupt_during_a_write_waits_for_its_outcome() {
    let orders = Orders::new();
    orders.fault("orders refund", "delay", json!({"when": "after", "seconds": 2}));
    let data = orders.machine();
    let dir = data.to_str().expect("a path");
    let refund = ["orders", "refund", &orders.paid, "--full", "--yes", "-v"];
    let mut call = orders.sandbox.fpgo(&refund).env("FPGO_DATA_DIR", dir);
    let command: &mut Command = call.command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    until(&mut child, "> POST");
    signal(&child, "INT");
    let ended = child.wait().expect("it ends");
    assert_eq!(ended.code(), Some(0), "{ended:?}");
    assert_eq!(outcomes(&orders.sandbox.home, dir), ["accepted"]);
}

// The object on stderr.

#[test]
fn with_v_and_o_json_every_line_of_stderr_is_an_object() {
    let orders = Orders::new();
    failure(&orders.sandbox.fpgo(&["orders", "status", "ODR1", "-v", "-o", "json"]).run(), 5, "5");
    orders.fault("orders refund", "drop-after", json!({}));
    failure(&orders.refund(&["-v"]).done, 7, "7");
    orders.fault("orders cancel", "too-many-requests", json!({"retry_after": 0}));
    let attempt = orders.cancel(&["-v"]);
    assert_eq!(attempt.done.code, Some(0), "{:#?}", attempt.done);
    assert!(attempt.done.err.lines().count() > 4, "{:#?}", attempt.done);
    let lines: Vec<&str> = attempt.done.err.lines().collect();
    let (last, notes) = lines.split_last().expect("lines");
    for line in notes {
        let note: Value = serde_json::from_str(line).expect("JSON");
        assert!(only_key(&note, "note"), "{line}");
    }
    assert!(only_key(&serde_json::from_str(last).expect("JSON"), "done"), "{last}");
    // A warning is a note too.
    let done = orders.sandbox.fpgo(&["orders", "status", "ODR1", "-o", "json"]);
    failure(&done.env("FPGO_BOGUS", "1").run(), 5, "a warning");
}

#[test]
fn errors_of_the_api_are_passed_on_as_they_are() {
    let orders = Orders::new();
    for errors in [
        json!(["The note is required.", "It is too short."]),
        json!({"happenedAt": "here", "internalErrorDetails": []}),
        json!("Array"),
        json!([]),
    ] {
        let mut body = envelope(417, "payloadValidationErrors");
        body["errors"] = errors.clone();
        orders.fault("orders cancel", "status", json!({"status": 417, "body": body}));
        let error = failure(&orders.cancel(&[]).done, 4, &errors.to_string());
        assert_eq!(error["api"]["errors"], errors);
    }
}

#[test]
fn a_killed_write_leaves_the_journal_with_the_truth() {
    let orders = Orders::new();
    orders.fault("orders refund", "delay", json!({"when": "before", "seconds": 60}));
    let data = orders.machine();
    let dir = data.to_str().expect("a path");
    let refund = ["orders", "refund", &orders.paid, "--full", "--yes", "-v"];
    let mut call = orders.sandbox.fpgo(&refund).env("FPGO_DATA_DIR", dir);
    let command: &mut Command = call.command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    until(&mut child, "> POST");
    // While it runs, its intent is in flight; once it is gone, nobody can know.
    assert_eq!(outcomes(&orders.sandbox.home, dir), ["in_flight"]);
    child.kill().expect("it still waits");
    child.wait().expect("it ends");
    assert_eq!(outcomes(&orders.sandbox.home, dir), [UNKNOWN]);
}
