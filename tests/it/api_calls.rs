//! `fpgo api METHOD PATH`: every operation by its path, with all that its own command does; paths that no document lists;
//! and addresses that are never called.

use serde_json::{Value, json};

use crate::common::stage::takes_again;
use crate::common::subject::{Operation, Subject, operations};
use crate::common::terminal::{Terminal, in_one_line};
use crate::common::{
    Call, Canned, Done, Home, MEANT, Sandbox, TOKEN, envelope, profile, shell_words,
};

/// The path of an operation with this in the place of its variables.
fn path_of(operation: &Operation, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut parts = Vec::new();
    for part in operation.path.split('/') {
        match part.starts_with('{') {
            false => parts.push(part),
            true => parts.extend(values.next()),
        }
    }
    parts.join("/")
}

/// Runs with this as the body, if it is one.
fn with_body(call: Call, body: &Value) -> Done {
    if body.is_null() { call.run() } else { call.input(&body.to_string()) }
}

fn newest_entry(sandbox: &Sandbox) -> Value {
    let list = sandbox.fpgo(&["journal", "list", "--limit", "1", "-o", "json"]).ends(0).json();
    list[0].clone()
}

fn by_path<'a>(operation: &'a Operation, path: &'a str, body: &Value) -> Vec<&'a str> {
    let data: &[&str] = if body.is_null() { &[] } else { &["--data", "-"] };
    [&["api", &operation.method, path], data].concat()
}

#[test]
fn every_operation_that_writes_goes_its_own_way_by_its_path() {
    let sandbox = Sandbox::start();
    let mut seen = 0;
    for operation in operations().iter().filter(|operation| operation.effect != 'R') {
        let subject: Subject = sandbox.subject(&operation.command);
        let path = path_of(operation, &[&subject.object]);
        let call = by_path(operation, &path, &subject.body);
        let data: &[&str] = if subject.body.is_null() { &[] } else { &["--data", "-"] };
        let own = [&subject.words()[..], data].concat();
        let dry = |words: &[&str]| {
            let done = with_body(
                sandbox.fpgo(&[words, &["--dry-run", "-o", "json"]].concat()),
                &subject.body,
            );
            assert_eq!(done.code, Some(0), "{}: {done:#?}", operation.command);
            done.json()
        };
        assert_eq!(dry(&call), dry(&own), "{}", operation.command);
        let before = sandbox.carried_out(&subject);
        let meant: &[&str] = if takes_again(&operation.command) { &MEANT } else { &[] };
        let call = [&call[..], &["--yes"], meant].concat();
        let done = with_body(sandbox.fpgo(&call), &subject.body);
        assert_eq!(done.code, Some(0), "{}: {done:#?}", operation.command);
        assert_eq!(sandbox.carried_out(&subject), before + 1, "{}: {done:#?}", operation.command);
        assert_eq!(newest_entry(&sandbox)["command"], operation.command.as_str());
        seen += 1;
    }
    assert_eq!(seen, 35);
}

#[test]
fn every_operation_that_reads_answers_the_same_by_its_path() {
    let sandbox = Sandbox::start();
    let commands = sandbox.fpgo(&["commands", "--json"]).ends(0).json();
    let mut seen = 0;
    for operation in operations().iter().filter(|operation| operation.effect == 'R') {
        let rows = commands.as_array().expect("a list");
        let row = rows.iter().find(|row| row["command"] == operation.command.as_str());
        let row = row.expect("a row");
        let example = row["examples"][0].as_str().expect("text");
        let status = row["example_status"].as_str().expect("a status");
        let example = match sandbox.object(status) {
            Some((placeholder, real)) => example.replace(placeholder, &real),
            None => example.to_owned(),
        };
        let mut words = shell_words(&example).split_off(1);
        let values = match operation.command.as_str() {
            "reservations history" => vec!["1700000000".to_owned(), "1999999999".to_owned()],
            command => words[command.split(' ').count()..].to_vec(),
        };
        if operation.command == "reservations history" {
            words = ["reservations", "history", "--since", "1700000000", "--until", "1999999999"]
                .map(str::to_owned)
                .to_vec();
        }
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let path = path_of(operation, &values);
        let own = |words: &[&str]| sandbox.fpgo(&[words, &["-o", "json"]].concat()).ends(0).json();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        // The first check of a terminal is told that something changed.
        own(&words);
        let expected = own(&words);
        assert_eq!(own(&["api", &operation.method, &path]), expected, "{path}");
        assert_eq!(own(&["api", &operation.method.to_lowercase(), &path[1..]]), expected, "{path}");
        let address = format!("{}{path}", sandbox.base_url);
        assert_eq!(own(&["api", &operation.method, &address]), expected, "{path}");
        seen += 1;
    }
    assert_eq!(seen, 17);
    assert!(
        !sandbox.home.data_dir().join("journal.db").exists()
            || newest_entry(&sandbox)["command"] != "api"
    );
}

#[test]
fn the_same_refund_is_refused_across_both_forms() {
    let sandbox = Sandbox::start();
    for by_path_first in [true, false] {
        let order = sandbox.paid_order("800");
        let line = sandbox.truth(&order)["lines"][0]["id"].clone();
        let body = json!({"type": "regular", "grandTotal": 300, "products": [{"id": line, "amount": 300}]});
        let path = format!("/connect/orders/refund/{order}");
        let own = ["orders", "refund", &order, "--amount", "300", "--yes"];
        let api = ["api", "POST", &path, "--data", "-", "--yes"];
        let first = |is_first: bool, code: i32| {
            let done = match is_first {
                true => sandbox.fpgo(&api).input(&body.to_string()),
                false => sandbox.fpgo(&own).run(),
            };
            assert_eq!(done.code, Some(code), "{done:#?}");
            done
        };
        first(by_path_first, 0);
        first(!by_path_first, 8).says("the same orders refund of 300");
        first(by_path_first, 8).says("--again --reason");
        assert_eq!(sandbox.refunded(&order), "300");
        let again = [&api[..], &MEANT].concat();
        assert_eq!(sandbox.fpgo(&again).input(&body.to_string()).code, Some(0));
        assert_eq!(sandbox.refunded(&order), "600");
        let more = body.to_string().replace("300", "250");
        let more = sandbox.fpgo(&api).input(&more);
        assert_eq!(more.code, Some(8), "{more:#?}");
        more.says("200.00 is left");
    }
}

#[test]
fn expectations_hold_by_path_as_they_do_by_command() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let line = sandbox.truth(&order)["lines"][0]["id"].clone();
    let body =
        json!({"type": "regular", "grandTotal": 300, "products": [{"id": line, "amount": 300}]});
    let path = format!("/connect/orders/refund/{order}");
    let call = |more: &[&str], code: i32| {
        let words = [&["api", "POST", &path, "--data", "-", "--yes"], more].concat();
        let done = sandbox.fpgo(&words).input(&body.to_string());
        assert_eq!(done.code, Some(code), "{more:?}: {done:#?}");
        done
    };
    call(&["--expect-status", "SENT"], 8).says("the status of");
    call(&["--expect-total", "801"], 8).says("the total of");
    call(&["--expect-refundable", "1"], 8).says("the refundable of");
    assert_eq!(sandbox.refunded(&order), "0");
    call(&["--expect-status", "paid", "--expect-total", "800", "--expect-refundable", "800"], 0);
    // What the operation has no use for is refused, as its own command does.
    let status = format!("/connect/orders/status/{order}");
    for (words, flag) in [
        (vec!["GET", &status, "--reason", "x"], "--reason"),
        (vec!["GET", &status, "--set", "a=1"], "--set"),
        (vec!["POST", "/connect/company/check", "--expect-refundable", "1"], "--expect-refundable"),
        (vec!["POST", "/connect/company/check", "--wait"], "--wait"),
        (vec!["GET", "/connect/news", "--data", "nowhere.json"], "cannot be read"),
        (vec!["GET", "/connect/news", "--unset", "a"], "--unset"),
        (vec!["GET", "/connect/news", "-q"], "--quiet"),
        (vec!["POST", "/connect/news", "--wait"], "--wait"),
    ] {
        let before = sandbox.requests().len();
        sandbox.fpgo(&[&["api"], &words[..]].concat()).ends(2).says(flag);
        assert_eq!(sandbox.requests().len(), before, "{words:?}");
    }
}

#[test]
fn a_body_is_checked_by_path_too_and_goes_out_as_it_is() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let path = format!("/connect/orders/cancel/{order}");
    let call = |body: &str, more: &[&str]| {
        let words = [&["api", "POST", &path, "--data", "-", "--yes", "-o", "json"], more].concat();
        sandbox.fpgo(&words).input(body)
    };
    let refused = call("{}", &[]);
    assert_eq!(refused.code, Some(2), "{refused:#?}");
    let problem = refused.error()["problems"][0].clone();
    assert_eq!(problem["path"], "$.cancellationNote");
    assert!(problem["flag"].is_null(), "such a call has no flag for it: {problem}");
    assert_eq!(refused.error()["money"], "not_moved");
    assert_eq!(call("{}", &["--no-validate"]).code, Some(4));
    let sent = call(r#"{"cancellationNote": "Sold out", "own": [1.10]}"#, &["--set", "more=x"]);
    assert_eq!(sent.code, Some(0), "{sent:#?}");
    let requests = sandbox.requests();
    let last = requests.iter().rfind(|request| request["method"] == "POST").expect("a write");
    assert_eq!(last["body"], r#"{"cancellationNote":"Sold out","own":[1.10],"more":"x"}"#);
    assert!(!last.to_string().contains(TOKEN));
}

#[test]
fn an_unknown_outcome_blocks_both_forms_and_is_settled_as_usual() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let path = format!("/connect/orders/cancel/{order}");
    sandbox.fault(json!({"route": "orders cancel", "fault": "drop-after"}));
    let body = r#"{"cancellationNote": "Sold out"}"#;
    let words = ["api", "POST", &path, "--data", "-", "--yes"];
    let lost = sandbox.fpgo(&words).input(body);
    assert_eq!(lost.code, Some(7), "{lost:#?}");
    let again = sandbox.fpgo(&words).input(body);
    assert_eq!(again.code, Some(8), "{again:#?}");
    sandbox.fpgo(&["orders", "cancel", &order, "--note", "x", "--yes"]).ends(8);
    let entry = newest_entry(&sandbox)["id"].to_string();
    sandbox.fpgo(&["journal", "resolve", &entry]).ends(0).says("was carried out");
}

#[test]
fn what_only_the_body_tells_apart_is_told_apart_by_it() {
    let sandbox = Sandbox::start();
    let (_, sent) = sandbox.object("terminal sent").expect("made");
    let path = format!("/connect/terminal/orders/cancel/{sent}");
    let words = ["api", "POST", &path, "--data", "-", "--dry-run"];
    for (kind, command) in [("payment", "terminals orders cancel"), ("refund", "cancel-refund")] {
        let done = sandbox.fpgo(&words).input(&json!({"type": kind}).to_string());
        done.says(&format!(
            "this is {}",
            command.replace("cancel-refund", "terminals orders cancel-refund")
        ));
    }
    for body in ["{}", r#"{"type": "both"}"#, r#"{"type": 1}"#] {
        let refused = sandbox.fpgo(&words).input(body);
        assert_eq!(refused.code, Some(2), "{refused:#?}");
        refused.says("type = \"payment\" for terminals orders cancel").says("cancel-refund");
    }
}

#[test]
fn a_path_that_writes_is_never_a_read_by_another_method() {
    let sandbox = Sandbox::start();
    let reservation = sandbox.reserved();
    let path = format!("/connect/reservations/cancel/{reservation}");
    // A GET that writes, and the POST of older pages (quirk 5).
    for method in ["GET", "POST", "HEAD", "DELETE"] {
        let asked = sandbox.fpgo(&["api", method, &path, "--set", "note=x"]).ends(9);
        asked.says("this is reservations cancel");
    }
    let done = sandbox.fpgo(&["api", "POST", &path, "--set", "note=x", "--yes"]).ends(0);
    assert!(done.err.contains("reservations cancel"), "{done:#?}");
    assert_eq!(newest_entry(&sandbox)["method"], "POST");
    let order = sandbox.paid_order("800");
    let refund = format!("/connect/orders/refund/{order}");
    for method in ["GET", "PUT", "HEAD"] {
        let words = ["api", method, &refund, "--data", "-", "--dry-run", "-o", "json"];
        let body =
            json!({"type": "regular", "grandTotal": 801, "products": [{"id": 1, "amount": 801}]});
        let refused = sandbox.fpgo(&words).input(&body.to_string());
        assert_eq!(refused.code, Some(8), "{method}: {refused:#?}");
        assert_eq!(refused.json()["method"], method);
    }
    // By GET it only reads; by POST nobody knows.
    let status = format!("/connect/orders/status/{order}");
    sandbox.fpgo(&["api", "GET", &status]).ends(0).shows("PAID");
    sandbox.fpgo(&["api", "POST", &status]).ends(9).says("api POST /connect/orders/status/");
    let head = sandbox.fpgo(&["api", "HEAD", &status]).run();
    assert!([Some(0), Some(3)].contains(&head.code), "{head:#?}");
}

#[test]
fn an_answer_to_head_is_its_status() {
    let home = Home::new();
    let fine = Canned::http("200 OK", "", b"");
    home.config(&profile("test", &fine.base_url(), ""));
    let head = |code: i32| home.fpgo(&["-p", "test", "api", "HEAD", "/connect/news"]).ends(code);
    head(0).shows("HTTP 200");
    assert!(fine.received()[0].starts_with("HEAD /api/v1/connect/news HTTP/1.1"));
    let failing = Canned::http("401 Unauthorized", "", b"");
    home.config(&profile("test", &failing.base_url(), ""));
    home.fpgo(&["-p", "test", "auth", "allow"]).ends(0);
    head(3);
}

#[test]
fn the_query_is_that_of_the_operation_and_what_else_was_typed() {
    let sandbox = Sandbox::start();
    let list = |query: &str| {
        let path = format!("/connect/orders/status{query}");
        sandbox.fpgo(&["api", "GET", &path, "--dry-run"]).ends(0)
    };
    list("?type=partial+refunded").shows("?type=PARTIAL+REFUNDED\n");
    list("?type=Purring").shows("?type=Purring\n").says("not documented as a filter");
    list("?status=x&type=paid").shows("?type=PAID&status=x\n").says("?status is not documented");
    sandbox.fpgo(&["api", "GET", "/connect/orders/status?type=PIAD"]).ends(2).says("PAID");
    sandbox.fpgo(&["api", "GET", "/connect/orders/status?a=1&a=2"]).ends(2).says("twice");
    let pages =
        sandbox.fpgo(&["api", "GET", "/connect/subscriptions/list/ongoing?page=1", "--dry-run"]);
    pages.ends(0).shows("/list/ONGOING?page=1");
    let history = sandbox.fpgo(&["api", "GET", "/connect/reservations/history", "--dry-run"]);
    history.ends(0).shows("GET /connect/reservations/history\n");
}

#[test]
fn overrides_of_the_profile_are_paths_of_the_operation_too() {
    let sandbox = Sandbox::start();
    let keys = "[profiles.test.endpoints.\"orders cancel\"]\npath = \"/v2/orders/{ORDER_UUID}/cancel\"\n\
                [profiles.test.endpoints.\"reservations cancel\"]\nmethod = \"POST\"";
    sandbox.home.config(&profile("test", &sandbox.base_url, keys));
    let order = sandbox.order("SENT");
    let dry = |path: &str| {
        let words = ["api", "POST", path, "--set", "cancellationNote=x", "--dry-run"];
        sandbox.fpgo(&words).ends(0).says("this is orders cancel")
    };
    let own = format!("/v2/orders/{order}/cancel");
    dry(&own).shows(&format!("POST {own}\n"));
    let documented = format!("/connect/orders/cancel/{order}");
    dry(&documented).shows(&format!("POST {documented}\n"));
    let reservation = sandbox.reserved();
    let path = format!("/connect/reservations/cancel/{reservation}");
    for method in ["GET", "POST"] {
        let words = ["api", method, &path, "--set", "note=x", "--dry-run"];
        sandbox.fpgo(&words).ends(0).shows(&format!("{method} {path}\n"));
    }
}

#[test]
fn what_no_document_lists_is_taken_to_move_money() {
    let sandbox = Sandbox::start();
    let words = ["api", "POST", "/connect/new/thing?x=1", "--set", "a=1"];
    sandbox.fpgo(&[&words[..], &["--dry-run"]].concat()).ends(0).shows("\"a\": 1");
    sandbox.fpgo(&words).ends(9).says("api POST /connect/new/thing?x=1");
    assert_eq!(sandbox.writes(), 0);
    let refused = sandbox.fpgo(&[&words[..], &["--yes", "-o", "json"]].concat()).ends(3);
    assert_eq!(refused.error()["money"], "not_moved");
    let entry = newest_entry(&sandbox);
    assert_eq!(entry["command"], "api POST /connect/new/thing?x=1", "{entry}");
    assert_eq!(entry["outcome"], "refused");
    sandbox.fpgo(&["api", "GET", "/connect/new/thing"]).ends(3).says("wrong base URL or path");
    assert_eq!(newest_entry(&sandbox)["id"], entry["id"], "a read is not in the journal");
    for (keys, code) in [
        ("read_only = true", 8),
        ("allow = [\"orders\"]", 8),
        ("allow = [\"api\"]", 3),
        ("allow = [\"api POST /connect/new/thing?x=1\"]", 3),
        ("max_writes_per_hour = 0", 8),
        ("max_amount = 100", 8),
        ("max_amount_per_day = 100", 8),
    ] {
        sandbox.home.config(&profile("test", &sandbox.base_url, keys));
        let done = sandbox.fpgo(&[&words[..], &["--yes"]].concat()).run();
        assert_eq!(done.code, Some(code), "{keys}: {done:#?}");
    }
}

#[test]
fn an_unlisted_call_without_an_answer_is_unknown_until_a_person_settles_it() {
    let home = Home::new();
    let mut made = envelope(201, "thingCreated");
    made["data"] = json!({"uuid": "NEW1", "amount": 10});
    let fine = Canned::json("201 Created", &made);
    home.config(&profile("test", &fine.base_url(), ""));
    let words = ["-p", "test", "api", "POST", "/connect/things", "--set", "a=1", "--yes"];
    let done = home.fpgo(&words).ends(0).shows("thingCreated");
    done.shows(r#"{"uuid":"NEW1","amount":10}"#).says("accepted");
    home.fpgo(&words).ends(8).says("the same api POST /connect/things was sent");
    home.fpgo(&[&words[..], &MEANT, &["-o", "json"]].concat()).ends(0);
    let silent = Canned::new("");
    home.config(&profile("test", &silent.base_url(), ""));
    home.fpgo(&["-p", "test", "auth", "allow"]).ends(0);
    let lost = home.fpgo(&[&words[..], &["-o", "json"]].concat()).ends(7);
    assert_eq!(lost.error()["money"], "may_have_moved");
    let entry = lost.error()["journal"].to_string();
    let open = home.fpgo(&["-p", "test", "journal", "resolve", &entry]).ends(7);
    open.says("still unknown").says("--as happened");
    let kept = home.fpgo(&["journal", "export"]).ends(0).out;
    let line = kept.lines().find(|line| line.contains("/connect/things")).expect("a row");
    assert!(line.contains("api POST /connect/things"), "{line}");
    let file = home.write("kept.jsonl", &kept);
    let elsewhere = home.path("elsewhere");
    let import = home.fpgo(&["journal", "import", file.to_str().expect("a path")]);
    import.env("FPGO_DATA_DIR", elsewhere.to_str().expect("a path")).ends(0).says("3 new");
    let word = ["journal", "resolve", &entry, "--as", "did-not", "--reason", "asked them"];
    home.fpgo(&[&["-p", "test"], &word[..]].concat()).ends(0);
}

#[test]
fn in_production_the_path_of_an_unlisted_call_is_typed() {
    let home = Home::new();
    let fine = Canned::json("200 OK", &envelope(200, "done"));
    let production = profile("test", &fine.base_url(), "").replace("\"demo\"", "\"production\"");
    home.config(&production);
    let words = ["-p", "test", "api", "DELETE", "/connect/things/7"];
    home.fpgo(&[&words[..], &["--yes"]].concat()).ends(8).says("--yes is no answer");
    assert!(fine.received().is_empty());
    for (typed, code) in [("y", 9), ("api DELETE /connect/things/7", 9), ("/connect/things/7", 0)] {
        let asked = Terminal::of(home.fpgo(&words)).sees("/connect/things/7, to go on");
        asked.types(&format!("{typed}\n")).ends(code);
    }
    let received = fine.received();
    assert_eq!(received.len(), 1);
    assert!(received[0].starts_with("DELETE /api/v1/connect/things/7 HTTP/1.1"), "{received:?}");
}

#[test]
fn an_unlisted_write_sends_the_body_that_was_given_by_any_method() {
    let home = Home::new();
    let fine = Canned::json("200 OK", &envelope(200, "done"));
    home.config(&profile("test", &fine.base_url(), ""));
    let call = |method: &str, more: &[&str]| {
        home.fpgo(&[&["-p", "test", "api", method, "/connect/things"], more].concat())
    };
    for method in ["DELETE", "PATCH", "PUT", "POST"] {
        call(method, &["--set", "a=1", "--yes"]).ends(0);
        let received = fine.received();
        let last = received.last().expect("a request");
        assert!(last.starts_with(method) && last.ends_with("{\"a\":1}"), "{last}");
    }
    let data = call("DELETE", &["--data", "-", "--dry-run", "-o", "json"]).input("{}");
    assert_eq!(data.json()["body"], json!({}));
    assert_eq!(call("DELETE", &["--dry-run", "-o", "json"]).ends(0).json()["body"], Value::Null);
    let before = fine.received().len();
    let file = home.write("body.json", "{}");
    let file = file.to_str().expect("a path");
    for method in ["GET", "HEAD"] {
        call(method, &["--set", "a=1"]).ends(2).says("--set means nothing");
        call(method, &["--data", file]).ends(2).says("--data means nothing");
    }
    call("DELETE", &["--unset", "a", "--yes"]).ends(2).says("--unset means nothing");
    assert_eq!(fine.received().len(), before);
}

#[test]
fn an_equal_unlisted_write_is_refused_with_a_body_or_without_one() {
    let home = Home::new();
    let fine = Canned::json("200 OK", &envelope(200, "done"));
    home.config(&profile("test", &fine.base_url(), ""));
    let call = |method: &str, path: &str, more: &[&str], code: i32| {
        home.fpgo(&[&["-p", "test", "api", method, path, "--yes"], more].concat()).ends(code)
    };
    for path in ["/connect/foo?a=1&b=2", "/connect/foo/ODR1234567890"] {
        for method in ["DELETE", "POST", "PUT", "PATCH"] {
            call(method, path, &[], 0);
            call(method, path, &[], 8).says("the same api");
            call(method, path, &["--set", "a=1"], 0);
            call(method, path, &["--set", "a=1"], 8).says("--again --reason");
            call(method, path, &["--set", "a=1", "--dry-run"], 8);
            call(method, path, &["--set", "a=2"], 0);
            call(method, path, &MEANT, 0);
        }
    }
    call("DELETE", "/connect/foo?b=2&a=1", &[], 8);
    call("DELETE", "/connect/foo?b=2&a=2", &[], 0);
    assert_eq!(fine.received().len(), 33);
}

#[test]
fn an_equal_unlisted_write_is_not_sent_while_the_first_is_unknown() {
    let home = Home::new();
    let silent = Canned::new("");
    home.config(&profile("test", &silent.base_url(), ""));
    for words in [&["DELETE", "/connect/foo"][..], &["PATCH", "/connect/foo", "--set", "a=1"]] {
        let words = [&["-p", "test", "api"], words, &["--yes"]].concat();
        home.fpgo(&words).ends(7);
        home.fpgo(&words).ends(8).says("nothing like it is sent again until that is settled");
        home.fpgo(&[&words[..], &MEANT].concat()).ends(8);
    }
    assert_eq!(silent.received().len(), 2);
}

#[test]
fn an_unlisted_write_belongs_to_the_object_that_its_path_names() {
    let sandbox = Sandbox::start();
    let cancel = |order: &str| sandbox.fpgo(&["orders", "cancel", order, "--note", "x", "--yes"]);
    let unlisted = |path: &str, code: i32| {
        sandbox.fpgo(&["api", "POST", path, "--set", "note=x", "--yes"]).ends(code)
    };
    // What no document lists is held back by an operation whose outcome is unknown.
    let order = sandbox.order("SENT");
    sandbox.fault(json!({"route": "orders cancel", "fault": "drop-after"}));
    cancel(&order).ends(7);
    let before = sandbox.requests().len();
    for path in [format!("/connect/orders/cancel2/{order}"), format!("/connect/cancel2?o={order}")]
    {
        unlisted(&path, 8).says("what became of an earlier orders cancel on");
        let dry = ["api", "DELETE", &path, "--dry-run"];
        sandbox.fpgo(&dry).ends(8).says("what became of an earlier");
    }
    assert_eq!(sandbox.requests().len(), before);
}

#[test]
fn an_operation_is_held_back_by_an_unlisted_write_whose_outcome_is_unknown() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let path = format!("/connect/orders/cancel2/{order}");
    // Another machine got no answer.
    let other = Home::new();
    let silent = Canned::new("");
    other.config(&profile("test", &silent.base_url(), ""));
    let call = ["-p", "test", "api", "POST", &path, "--yes"];
    let lost = other.fpgo(&[&call[..], &["-o", "json"]].concat()).ends(7);
    assert_eq!(lost.error()["object"], order.as_str());
    let entry = lost.error()["journal"].to_string();
    let found = other.fpgo(&["journal", "list", "--object", &order, "-q"]).ends(0);
    assert_eq!(found.out.trim(), entry);
    let open = other.fpgo(&["-p", "test", "journal", "resolve", &entry]).ends(7);
    open.says(&format!("what became of api POST {path} is still unknown"));
    let kept = other.fpgo(&["journal", "export"]).ends(0).out;
    let here = kept.replace(&silent.base_url(), &sandbox.base_url);
    let file = sandbox.home.write("kept.jsonl", &here);
    sandbox.fpgo(&["journal", "import", file.to_str().expect("a path")]).ends(0).says("1 new");
    let refused = sandbox.fpgo(&["orders", "cancel", &order, "--note", "x", "--yes"]).ends(8);
    refused.says(&format!("what became of an earlier api POST {path}"));
    sandbox.fpgo(&["api", "DELETE", &path, "--yes"]).ends(8).says("what became of an earlier");
    sandbox.fpgo(&["show", &order]).ends(0).shows("api POST");
}

#[test]
fn a_write_whose_path_names_its_object_in_doubt_is_refused() {
    let home = Home::new();
    let fine = Canned::json("200 OK", &envelope(200, "done"));
    home.config(&profile("test", &fine.base_url(), ""));
    for (path, why) in [
        ("/connect/x/ODR1234567890/RES1234567890", "names ODR1234567890 and RES1234567890"),
        ("/connect/x/ODR1234567890?to=ODR1234567891", "which object"),
        ("/connect/x/odr1234567890", "is written ODR1234567890"),
        ("/connect/x/%20ODR1234567890", "is written"),
        ("/connect/x/ODR1234567890,ODR1234567891", "is written"),
    ] {
        for method in ["POST", "DELETE"] {
            let words = ["-p", "test", "api", method, path, "--yes"];
            home.fpgo(&words).ends(2).says(why);
        }
        home.fpgo(&["-p", "test", "api", "GET", path]).ends(0);
    }
    assert!(fine.received().iter().all(|request| request.starts_with("GET")));
}

#[test]
fn the_question_of_an_unlisted_call_shows_every_value_of_its_body() {
    let home = Home::new();
    let fine = Canned::json("200 OK", &envelope(200, "done"));
    let production = profile("test", &fine.base_url(), "").replace("\"demo\"", "\"production\"");
    home.config(&production);
    let mut body = json!({
        "refund": {"amount": 1.50, "full": true, "lines": [{"id": 7}, []]},
        "none": null, "personalNumber": "01019012345", "deep": {"personalId": ["01019012345"]},
        "long": "x".repeat(500),
    });
    let many: Vec<i32> = (0..100).collect();
    body["many"] = json!(many);
    let file = home.write("body.json", &body.to_string());
    let file = file.to_str().expect("a path");
    let call = home.fpgo(&["-p", "test", "api", "POST", "/connect/things", "--data", file]);
    let asked = Terminal::of(call).sees("to go on");
    let seen = in_one_line(asked.seen());
    for told in [
        "$.refund.amount: 1.5",
        "$.refund.full: true",
        "$.refund.lines[0].id: 7",
        "$.refund.lines[1]: []",
        "$.none: null",
        "$.personalNumber: \"*********45\"",
        "$.many[0]: 0",
        "more values: --dry-run shows them all",
    ] {
        assert!(seen.contains(told), "{told}: {seen}");
    }
    assert!(!seen.contains("01019012345") && !seen.contains(&"x".repeat(200)), "{seen}");
    asked.types("no\n").end();
    assert!(fine.received().is_empty());
}

#[test]
fn a_question_shows_what_is_true_or_false() {
    let sandbox = Sandbox::start();
    let (_, paid) = sandbox.object("terminal paid").expect("made");
    let words = ["terminals", "orders", "refund", &paid, "--full"];
    for (more, told) in [
        (&["--reversal"][..], "isReversal: true"),
        (&["--set", "isReversal=false"], "isReversal: false"),
        (&["--set", "isReversal=1"], "isReversal: true"),
    ] {
        sandbox.fpgo(&[&words[..], more, &["--dry-run"]].concat()).ends(0).says(told);
    }
}

#[test]
fn the_path_of_a_write_holds_no_data_of_a_person() {
    let home = Home::new();
    let fine = Canned::json("200 OK", &envelope(200, "done"));
    home.config(&profile("test", &fine.base_url(), ""));
    let paths = [
        "/connect/x/01019012345",
        "/connect/x/%30%31019012345",
        "/connect/x/010190-12345",
        "/connect/x?p=01019012345",
        "/connect/x/ola@example.com",
        "/connect/x?to=ola%40example.com",
        "/connect/x?customer%5Bmsisdn%5D=40000000",
        "/connect/orders/cancel/ODR1234567890?p=01019012345",
    ];
    for path in paths {
        for method in ["POST", "DELETE"] {
            let words = ["-p", "test", "api", method, path, "--yes"];
            let refused = home.fpgo(&words).ends(2).says("put it into the body");
            assert!(!refused.err.contains("01019012345"), "{refused:#?}");
        }
    }
    assert!(fine.received().is_empty());
    assert!(!home.data_dir().join("journal.db").exists());
    home.fpgo(&["-p", "test", "api", "GET", "/connect/x/01019012345"]).ends(0);
}

#[test]
fn a_query_takes_no_fields_place_and_names_no_method() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let call = |path: &str, code: i32| {
        let words = ["api", "POST", path, "--set", "cancellationNote=x", "--yes"];
        sandbox.fpgo(&words).ends(code)
    };
    let before = sandbox.requests().len();
    for key in ["cancellationNote", "cancellationNote%5B%5D", "%20cancellationNote"] {
        let path = format!("/connect/orders/cancel/{order}?{key}=y");
        call(&path, 2).says("is a field of the body of orders cancel");
    }
    for key in ["_method", ".method", "%5Bmethod", "_METHOD"] {
        call(&format!("/connect/orders/cancel/{order}?{key}=GET"), 2).says("?_method");
        call(&format!("/connect/things?{key}=GET"), 2).says("?_method");
    }
    let twice = ["api", "GET", "/connect/orders/status?type=PAID&type=SENT"];
    sandbox.fpgo(&twice).ends(2).says("type stands in it twice");
    assert_eq!(sandbox.requests().len(), before);
    call(&format!("/connect/orders/cancel/{order}?trace=1"), 0).says("?trace is not documented");
}

#[test]
fn what_a_call_lacks_is_told_without_flags_that_it_does_not_have() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let reservation = sandbox.reserved();
    for path in [
        format!("/connect/orders/cancel/{order}"),
        format!("/connect/reservations/cancel/{reservation}"),
        format!("/connect/orders/resend/{order}"),
        format!("/connect/orders/refund/{order}"),
    ] {
        let refused = sandbox.fpgo(&["api", "POST", &path, "--yes"]).run();
        for flag in ["--note", "--email", "--msisdn", "--amount", "--full", "--line"] {
            assert!(!refused.err.contains(flag), "{path} {flag}: {refused:#?}");
        }
    }
    let path = format!("/connect/orders/cancel/{order}");
    sandbox.fpgo(&["api", "POST", &path, "--yes"]).ends(2).says("$.cancellationNote");
}

#[test]
fn what_could_lead_elsewhere_is_refused_before_the_token_is_read() {
    let home = Home::new();
    let here = Canned::json("200 OK", &envelope(200, "done"));
    let mark = home.path("token was read");
    home.config(&format!(
        "[profiles.test]\nenvironment = \"demo\"\nbase_url = \"{}\"\ntoken_command = [\"touch\", {:?}]\n",
        here.base_url(),
        mark.to_str().expect("a path"),
    ));
    let other = Canned::json("200 OK", &envelope(200, "done"));
    let (port, other) = (here.port, other.base_url());
    let refused = [
        format!("{other}/connect/orders/status"),
        "https://evil.example/api/v1/connect/orders/status".to_owned(),
        "//evil.example/connect".to_owned(),
        format!("https://127.0.0.1:{port}/api/v1/connect/orders/status"),
        format!("http://127.0.0.1:{port}/other/connect/orders/status"),
        format!("http://user:pass@127.0.0.1:{port}/api/v1/connect/orders/status"),
        format!("http://127.0.0.1:{port}@evil.example/api/v1/connect"),
        "/connect/../admin".to_owned(),
        "/connect/%2e%2e/admin".to_owned(),
        "/connect/.%2E/admin".to_owned(),
        "/connect%2Forders/status".to_owned(),
        "/connect\\orders\\status".to_owned(),
        "/connect/%5c..%5cadmin".to_owned(),
        "/connect/orders/status\n".to_owned(),
        "/connect/orders/%0d%0aHost:evil".to_owned(),
        "/connect/orders/\u{202e}status".to_owned(),
        "/connect/orders#status".to_owned(),
        "/CONNECT/orders/Status".to_owned(),
        "/connect/orders/refund/RES1".to_owned(),
        "/connect/orders/refund/odr1".to_owned(),
        "/connect/orders/refund/%20ODR1".to_owned(),
        "ftp://x".to_owned(),
        String::new(),
    ];
    for path in &refused {
        for method in ["GET", "POST"] {
            let done =
                home.fpgo(&["-p", "test", "api", method, path, "--yes", "-o", "json"]).ends(2);
            assert!(!done.err.contains("pass@"), "{done:#?}");
            assert!(!mark.exists(), "{method} {path}");
        }
    }
    assert!(here.received().is_empty());
    home.fpgo(&["-p", "test", "api", "TRACE", "/connect"]).ends(2).says("GET, POST, PUT");
    // Only now is it asked for.
    home.fpgo(&["-p", "test", "api", "GET", "/connect/orders/status"]).ends(3);
    assert!(mark.exists());
    let sandboxed = home.fpgo(&["--sandbox", "api", "GET", "http://127.0.0.1:1/api/v1/connect"]);
    sandboxed.ends(2).says("type the path alone");
    home.fpgo(&["--sandbox", "api", "GET", "/api/v1/connect/orders/status"]).ends(3);
    home.fpgo(&["--sandbox", "api", "GET", "/connect/orders/status", "-q"]).ends(0).shows("ODR");
}

#[test]
fn an_answer_is_judged_as_everywhere() {
    let home = Home::new();
    for (status, body, read, write) in [
        ("200 OK", "<html>", 6, 7),
        ("200 OK", "", 6, 7),
        ("500 Oops", "<html>", 6, 7),
        ("302 Found", "", 3, 7),
        ("405 No", "", 3, 3),
        ("417 No", r#"{"status_code": 417, "message": "payloadValidationErrors"}"#, 4, 4),
        ("404 No", r#"{"status_code": 404, "message": "orderNotFound"}"#, 5, 5),
    ] {
        for (method, code) in [("GET", read), ("POST", write), ("PATCH", write)] {
            let server = Canned::http(status, "", body.as_bytes());
            home.config(&profile("test", &server.base_url(), ""));
            let data = home.path(&format!("data-{}", server.port));
            let call = home.fpgo(&["-p", "test", "api", method, "/connect/things", "--yes"]);
            call.env("FPGO_DATA_DIR", data.to_str().expect("a path")).ends(code);
        }
    }
}
