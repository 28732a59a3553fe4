//! What reaches stdout and stderr: hostile text made visible, the server's JSON in its own order and with its own
//! numbers, tables that cut nothing off, bare identifiers, and requests that are only shown.

use crate::common::hostile::{HOSTILE, answers, clean, with_data};
use crate::common::{CUSTOMER, Canned, Done, Home, Sandbox, TOKEN, envelope, profile};
use serde_json::{Value, json};

// Hostile text.

#[test]
fn hostile_data_never_reaches_a_table() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let data =
        json!({"uuid": HOSTILE, "status": HOSTILE, "orderAmount": HOSTILE, "refundedAmount": 1});
    answers(&sandbox, "orders status", 200, &with_data(&data));
    let done = sandbox.fpgo(&["orders", "status", &order, "-v"]).ends(0).shows("PAID");
    clean(&done.out, "a table");
    clean(&done.err, "-v");
    answers(&sandbox, "orders list", 200, &with_data(&json!([data, data])));
    let done = sandbox.fpgo(&["orders", "list", "-v"]).ends(0);
    clean(&done.out, "a table of a list");
    clean(&done.err, "-v of a list");
    assert_eq!(done.out.lines().count(), 3, "a cell makes no lines: {done:#?}");
    answers(&sandbox, "orders list", 200, &with_data(&json!([data, data])));
    let done = sandbox.fpgo(&["orders", "list", "-q"]).ends(0);
    clean(&done.out, "-q");
    assert_eq!(done.out.lines().count(), 2, "an identifier makes no lines: {done:#?}");
    let details = json!({"orderUuid": HOSTILE, "productList": [{"id": HOSTILE, "name": HOSTILE}],
        "customerDetails": {"name": HOSTILE, "personalNumber": HOSTILE}});
    answers(&sandbox, "orders details", 200, &with_data(&details));
    let done = sandbox.fpgo(&["orders", "details", &order, "-v", "--show-personal-data"]).ends(0);
    clean(&done.out, "a table in a table");
    clean(&done.err, "-v of details");
}

#[test]
fn an_emoji_looks_like_one_in_a_table_and_its_parts_hide_nothing_elsewhere() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let family = "👩🏽\u{200d}🚀 ❤\u{fe0f} 1\u{fe0f}\u{20e3}";
    let hidden = "a\u{200d}b\u{fe0f}";
    let heap = format!("Z{}", "\u{334}".repeat(50));
    let bounded = format!("Z{}\\u{{334}}", "\u{334}".repeat(8));
    for (told, shown) in [(family, family), (hidden, "a\\u{200d}b\\u{fe0f}"), (&heap, &bounded)] {
        for format in ["table", "csv", "tsv"] {
            let data = json!({"uuid": order, "status": told, "orderAmount": 1});
            answers(&sandbox, "orders status", 200, &with_data(&data));
            sandbox.fpgo(&["orders", "status", &order, "-o", format]).ends(0).shows(shown);
        }
        answers(&sandbox, "orders status", 404, &envelope(404, told));
        sandbox.fpgo(&["orders", "status", &order]).ends(5).says(shown);
    }
}

#[test]
fn hostile_words_of_a_failure_never_reach_stderr() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let cancel = ["orders", "cancel", &order, "--note", "x", "--yes", "-v"];
    let data = sandbox.home.path("machine");
    let data = data.to_str().expect("a path");
    for errors in
        [json!([HOSTILE, {HOSTILE: HOSTILE}]), json!({HOSTILE: [HOSTILE]}), json!(HOSTILE)]
    {
        for status in [200, 400, 404, 417, 510] {
            let mut body = envelope(if status == 200 { 400 } else { status }, HOSTILE);
            body["errors"] = errors.clone();
            for format in ["table", "json", "raw"] {
                let what = format!("HTTP {status} {format}: {errors}");
                // A server's failure is read three times over, and shown as for a write.
                if status == 510 {
                    continue;
                }
                answers(&sandbox, "orders invoice-number", status, &body);
                let read = ["orders", "invoice-number", &order, "-v", "-o", format];
                let done = sandbox.fpgo(&read).run();
                assert!(matches!(done.code, Some(4..=6)), "{what}: {done:#?}");
                clean(&done.err, &what);
                if format == "json" {
                    let api = &done.error()["api"];
                    assert_eq!(api["message"], HOSTILE, "its meaning stays: {done:#?}");
                    assert_eq!(api["errors"], errors, "its meaning stays: {done:#?}");
                }
            }
            answers(&sandbox, "orders cancel", status, &body);
            let done = sandbox.fpgo(&cancel).env("FPGO_DATA_DIR", data).run();
            assert!(matches!(done.code, Some(4 | 5 | 7)), "HTTP {status}: {done:#?}");
            clean(&done.err, &format!("a write, HTTP {status}: {errors}"));
            std::fs::remove_dir_all(data).expect("it was made");
        }
    }
}

#[test]
fn hostile_bytes_of_an_unusable_answer_never_reach_stderr() {
    let home = Home::new();
    let bytes = [HOSTILE.as_bytes(), b"\xff\x9b\x1b[2J", "\u{202e}".repeat(60).as_bytes()].concat();
    for status in ["200 OK", "301 Moved", "404 Not Found", "418 Teapot", "500 Oops"] {
        let headers = "Content-Type: text/\u{9b}31m\r\nLocation: /\u{9b}31m\u{202e}\r\n";
        let server = Canned::http(status, headers, &bytes);
        home.config(&profile("test", &server.base_url(), ""));
        for format in ["table", "json", "raw"] {
            let read = ["-p", "test", "-v", "-o", format, "orders", "status", "ODR1"];
            let done = home.fpgo(&read).run();
            assert!(matches!(done.code, Some(3..=6)), "{status}: {done:#?}");
            assert_eq!(done.out, "", "{status}");
            clean(&done.err, &format!("{status} {format}"));
        }
    }
}

#[test]
fn hostile_words_of_a_success_never_reach_a_table_or_the_journal() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    answers(&sandbox, "orders cancel", 202, &envelope(202, HOSTILE));
    let cancel = ["orders", "cancel", &order, "--note", HOSTILE.trim_end(), "--yes", "-v"];
    let done = sandbox.fpgo(&cancel).ends(0).shows("PAID");
    clean(&done.out, "the result");
    clean(&done.err, "the notes");
    let list = ["journal", "list", "--columns", "entry,object,message"];
    let list = sandbox.fpgo(&list).ends(0).shows("PAID");
    clean(&list.out, "journal list");
    let entry = sandbox.fpgo(&["journal", "list", "-q"]).ends(0).out;
    let shown = sandbox.fpgo(&["journal", "show", entry.trim()]).ends(0).shows("PAID");
    clean(&shown.out, "journal show");
}

#[test]
fn a_hostile_status_never_reaches_a_note() {
    let sandbox = Sandbox::start();
    for format in ["table", "raw"] {
        let done = cancelled_with_a_hostile_status(&sandbox, format);
        clean(&done.err, format);
    }
}

#[test]
fn a_hostile_status_never_reaches_a_note_in_json() {
    let sandbox = Sandbox::start();
    let done = cancelled_with_a_hostile_status(&sandbox, "json");
    let last = done.err.lines().last().expect("how it ended");
    let last: Value = serde_json::from_str(last).expect("JSON");
    assert!(
        last["done"]["status"].as_str().is_some_and(|told| told.contains(HOSTILE)),
        "{done:#?}"
    );
    clean(&done.err, "json");
}

/// A write that is accepted, and whose order is then read back with hostile text.
#[track_caller]
fn cancelled_with_a_hostile_status(sandbox: &Sandbox, format: &str) -> Done {
    let order = sandbox.sent_order(&["name=Bell,qty=1,rate=9,tax=25"]);
    let data = json!({"uuid": order, "status": HOSTILE, "orderAmount": 9});
    sandbox.fault(json!({"route": "orders status", "fault": "status", "nth": 2, "status": 200,
        "body": with_data(&data)}));
    let cancel = ["orders", "cancel", &order, "--note", "x", "--yes", "-o", format];
    sandbox.fpgo(&cancel).ends(0).says("PAID")
}

#[test]
fn hostile_lines_of_an_order_never_reach_a_refusal() {
    let sandbox = Sandbox::start();
    let order = sandbox
        .sent_order(&["name=Wheel,qty=1,rate=250,tax=25", "name=Fitting,qty=1,rate=50,tax=25"]);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    for id in [json!(7001), json!(HOSTILE), Value::Null] {
        let line = |amount: i32| json!({"id": id, "name": HOSTILE, "amount": amount});
        let data = json!({"orderUuid": order, "productList": [line(250), line(50)]});
        answers(&sandbox, "orders details", 200, &with_data(&data));
        let refund = ["orders", "refund", &order, "--amount", "10", "--yes"];
        let done = sandbox.fpgo(&refund).ends(8).says("PAID");
        clean(&done.err, "the lines");
    }
}

#[test]
fn hostile_callbacks_never_reach_a_table_or_an_error() {
    let home = Home::new();
    let encoded: String = HOSTILE.bytes().map(|byte| format!("%{byte:02x}")).collect();
    for paste in [
        format!(
            "https://shop.example/cb?orderUuid={encoded}&{encoded}={encoded}&checksum={encoded}"
        ),
        format!("https://shop.example/cb?orderUuid={HOSTILE}&checksum=00"),
        format!("https://shop.example/cb?companyCheckUuid={encoded}&checksum=00&{encoded}=1"),
        format!("{HOSTILE} nothing"),
    ] {
        for format in ["table", "json", "raw"] {
            let call = home.fpgo(&["callback", "verify", "-v", "-o", format]);
            let done = call.env("FPGO_CALLBACK_SECRET", "secret").input(&paste);
            assert!(matches!(done.code, Some(2 | 10)), "{paste:?}: {done:#?}");
            clean(&done.err, &format!("{format} of {paste:?}"));
            if format == "table" {
                clean(&done.out, &format!("a table of {paste:?}"));
            }
        }
    }
}

#[test]
fn hostile_files_never_reach_an_error() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let body = json!({"type": HOSTILE, "grandTotal": HOSTILE, HOSTILE: 1,
        "products": [{"id": HOSTILE, "amount": HOSTILE, HOSTILE: HOSTILE}]});
    let line = sandbox.truth(&order)["lines"][0]["id"].clone();
    let valid = json!({"type": "regular", "grandTotal": 1, "products": [{"id": line, "amount": 1}],
        HOSTILE: HOSTILE});
    for (name, text, code) in [
        ("wrong.json", body.to_string(), 2),
        ("broken.json", format!("{{\"{HOSTILE}\": {HOSTILE}}}"), 2),
        ("valid.json", valid.to_string(), 0),
    ] {
        let file = sandbox.home.write(name, &text);
        let file = file.to_str().expect("a path");
        for format in ["table", "json", "raw"] {
            let refund = ["orders", "refund", &order, "--data", file, "--dry-run", "-o", format];
            let done = sandbox.fpgo(&refund).ends(code);
            assert!(!done.err.is_empty(), "{name}");
            clean(&done.err, &format!("{name} {format}"));
        }
    }
}

#[test]
fn hostile_rows_of_a_csv_never_reach_an_error() {
    let home = Home::new();
    for csv in [
        format!("name,qty,rate,tax\nBell,1,\"{HOSTILE}\",25\n"),
        format!("name,qty,rate,tax,{}\nBell,1,5,25,1\n", HOSTILE.replace('\r', "")),
    ] {
        home.write("lines.csv", &csv);
        for format in ["table", "json"] {
            let create = ["orders", "send-payment-link", "--line", "@lines.csv", "-o", format];
            let done = home.fpgo(&create).ends(2).says("lines.csv");
            clean(&done.err, &format!("{format}: {csv:?}"));
        }
    }
}

// The server's JSON.

/// Numbers whose text would change if anything counted with them, and keys out of order.
const DATA: &str = r#"{"zeta": 1, "uuid": "ODR1", "status": "PAID", "orderAmount": 100.00, "refundedAmount": 1.10,
    "alpha": [1e2, 1.5E-3, -0.0, 0.1, 123456789012345678901234567890, 0.10000000000000000000000000000001, 1E400],
    "nested": {"z": null, "a": true, "m": {"y": "", "b": []}}, "text": "Ørn æ 🚲 \"q\" \\ /", "1": 2, "0": 1}"#;

#[test]
fn json_keeps_the_servers_field_order_and_number_text() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let body = format!(r#"{{"message": "ok", "data": {DATA}, "status_code": 200}}"#);
    answers(&sandbox, "orders status", 200, &json!(body));
    let done = sandbox.fpgo(&["orders", "status", &order, "-o", "json"]).ends(0);
    for number in [
        "100.00",
        "1.10",
        "-0.0",
        "0.1,",
        "123456789012345678901234567890",
        "0.10000000000000000000000000000001",
    ] {
        assert!(done.out.contains(number), "{number} is lost: {}", done.out);
    }
    let keys: Vec<String> = done.json().as_object().expect("an object").keys().cloned().collect();
    let sent = [
        "zeta",
        "uuid",
        "status",
        "orderAmount",
        "refundedAmount",
        "alpha",
        "nested",
        "text",
        "1",
        "0",
    ];
    assert_eq!(keys, sent);
    assert_eq!(done.json(), serde_json::from_str::<Value>(DATA).expect("JSON"));
    let nested = done.out.replace([' ', '\n'], "");
    assert!(nested.contains(r#""nested":{"z":null,"a":true,"m":{"y":"","b":[]}}"#), "{nested}");
    answers(&sandbox, "orders status", 200, &json!(body));
    sandbox.fpgo(&["orders", "status", &order]).ends(0).shows("100.00").shows("1.10");
}

#[test]
fn json_keeps_numbers_with_an_exponent_as_they_were_written() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let body =
        r#"{"status_code": 200, "message": "ok", "data": [1e2, 1E2, 1e+2, 1.50e-3, 0e0, 1E400]}"#;
    answers(&sandbox, "orders status", 200, &json!(body));
    let done = sandbox.fpgo(&["orders", "status", &order, "-o", "json"]).ends(0);
    assert_eq!(done.out.replace([' ', '\n'], ""), "[1e2,1E2,1e+2,1.50e-3,0e0,1E400]");
}

#[test]
fn raw_is_the_body_byte_for_byte() {
    let bodies = [
        format!(" \t{{\"status_code\" : 200,\"message\":\"ok\",\r\n\"data\":{DATA}}}\n\n"),
        r#"{"status_code":"200","message":"b","data":"https:\/\/x \u00d8"}"#.to_owned(),
        envelope(200, HOSTILE).to_string(),
    ];
    for body in bodies {
        let home = Home::new();
        let server = Canned::http("200 OK", "", body.as_bytes());
        home.config(&profile("test", &server.base_url(), ""));
        let fpgo = |arguments: &[&str]| {
            home.fpgo(&[&["-p", "test", "-o", "raw"], arguments].concat()).ends(0)
        };
        assert_eq!(fpgo(&["orders", "status", "ODR1"]).out, body);
        assert_eq!(fpgo(&["orders", "list"]).out, body);
        assert_eq!(
            fpgo(&["orders", "resend", "ODR1", "--email", "ola.test@example.com", "--yes"]).out,
            body
        );
    }
}

#[test]
fn hostile_json_to_a_pipe_keeps_its_meaning() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let data = json!({"uuid": HOSTILE, HOSTILE: [HOSTILE]});
    answers(&sandbox, "orders status", 200, &with_data(&data));
    let done = sandbox.fpgo(&["orders", "status", &order, "-o", "json"]).ends(0);
    assert_eq!(done.json(), data);
}

#[test]
fn a_read_gives_its_data_and_a_write_the_whole_envelope() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let list = sandbox.fpgo(&["orders", "list", "-o", "json"]).ends(0).json();
    assert!(list.as_array().is_some_and(|rows| rows.len() > 5), "{list}");
    let status = sandbox.fpgo(&["orders", "status", &order, "-o", "json"]).ends(0).json();
    assert_eq!(status["uuid"], order.as_str());
    let note = ["orders", "cancel", &order, "--note", "x", "--yes", "-o", "json"];
    let cancelled = sandbox.fpgo(&note).ends(0).json();
    let expected = json!({"status_code": 202, "status_message": "OK",
        "message": "cancelledOrderSuccessfully", "is_data": false, "data": null});
    assert_eq!(cancelled.to_string(), expected.to_string());
}

#[test]
fn an_empty_list_is_an_empty_array_and_titles_alone() {
    let sandbox = Sandbox::start();
    let list = |arguments: &[&str]| {
        answers(&sandbox, "orders list", 200, &with_data(&json!([])));
        sandbox.fpgo(&[&["orders", "list"], arguments].concat()).ends(0).out
    };
    assert_eq!(list(&["-o", "json"]), "[]\n");
    assert_eq!(list(&[]), "Order  Status\n");
    assert_eq!(list(&["-q"]), "");
}

#[test]
fn a_list_is_one_array_in_whatever_form_it_comes() {
    let sandbox = Sandbox::start();
    let (one, two) =
        (json!({"uuid": "ODR1", "status": "PAID"}), json!({"uuid": "ODR2", "status": "SENT"}));
    for (data, expected) in [
        // A list whose keys have gaps is an object when PHP writes it.
        (json!({"0": one, "2": two}), json!([one, two])),
        (json!({}), json!([])),
        (Value::Null, json!([])),
    ] {
        answers(&sandbox, "orders list", 200, &with_data(&data));
        let ids = sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out;
        assert_eq!(ids.lines().count(), expected.as_array().map_or(0, Vec::len), "{data}");
        answers(&sandbox, "orders list", 200, &with_data(&data));
        let list = sandbox.fpgo(&["orders", "list", "-o", "json"]).ends(0);
        assert_eq!(list.json(), expected, "{data}");
    }
}

// Tables and identifiers.

#[test]
fn a_table_cuts_nothing_off() {
    let sandbox = Sandbox::start();
    let name = format!("Sykkel {} Ørn", "ekstra lang ".repeat(30).trim_end());
    let order = sandbox.sent_order(&[&format!("name={name},qty=1,rate=123456789.25,tax=25")]);
    for columns in ["10", "40", "0", "x"] {
        let narrow = |arguments: &[&str]| sandbox.fpgo(arguments).env("COLUMNS", columns).ends(0);
        let details = narrow(&["orders", "details", &order]);
        details.shows(&name).shows(&order).shows("123456789.25");
        narrow(&["orders", "list"]).shows(&order);
        narrow(&["orders", "status", &order]).shows("123456789.25");
    }
    let long = format!("ODR{}", "7".repeat(200));
    let rows =
        json!([{"uuid": long, "status": "S".repeat(300)}, {"uuid": "ODR1", "status": "PAID"}]);
    answers(&sandbox, "orders list", 200, &with_data(&rows));
    let done = sandbox.fpgo(&["orders", "list"]).ends(0).shows(&long).shows(&"S".repeat(300));
    assert_eq!(done.out.lines().count(), 3, "{done:#?}");
}

#[test]
fn quiet_prints_identifiers_and_nothing_else() {
    let sandbox = Sandbox::start();
    let list = sandbox.fpgo(&["orders", "list", "-o", "json"]).ends(0).json();
    let ids: String = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| format!("{}\n", row["uuid"].as_str().expect("a text")))
        .collect();
    assert_eq!(sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out, ids);

    let create = ["orders", "send-payment-link", "--line", "name=Bell,qty=1,rate=99,tax=25", "-q"];
    let made = sandbox.fpgo(&[&create, CUSTOMER].concat()).ends(0).out;
    let made = made.strip_suffix('\n').expect("one line");
    assert!(!ids.contains(made), "it is a new one");
    assert_eq!(sandbox.truth(made)["status"], "SENT");

    let line = format!("{made}\n");
    for arguments in [
        ["orders", "status", made].as_slice(),
        &["orders", "details", made],
        &["orders", "resend", made, "--email", "ola.test@example.com", "--yes"],
        &["orders", "charge", made, "--yes"],
        &["orders", "refund", made, "--full", "--yes"],
    ] {
        let done = sandbox.fpgo(&[arguments, &["-q"]].concat()).ends(0);
        assert_eq!(done.out, line, "{arguments:?}");
    }
    let invoiced = sandbox.order("INVOICED");
    let number =
        sandbox.fpgo(&["orders", "invoice-number", &invoiced, "-o", "json"]).ends(0).json();
    let quiet = sandbox.fpgo(&["orders", "invoice-number", &invoiced, "-q"]).ends(0).out;
    assert_eq!(quiet.trim(), number["invoiceNumber"].as_str().expect("a text"));
    sandbox.fpgo(&["orders", "list", "-q", "-o", "json"]).ends(2);
}

// Requests that are only shown.

const LINK: &str = include_str!("../payloads/orders-send-payment-link.json");
const RESEND: &str = include_str!("../payloads/orders-resend.json");
const CANCEL: &str = include_str!("../payloads/orders-cancel.json");
const REFUND: &str = include_str!("../payloads/orders-refund.json");

/// Nothing was journalled, and nothing locked. Where the token belongs is known from the reads before.
#[track_caller]
fn no_journal(sandbox: &Sandbox) {
    let files = std::fs::read_dir(sandbox.home.data_dir()).into_iter().flatten();
    let files = files.map(|entry| entry.expect("an entry").file_name());
    // The list of what reads have shown is for completion alone.
    let others = ["key", "accounts.jsonl", "seen"];
    let files: Vec<_> = files.filter(|name| others.iter().all(|other| name != other)).collect();
    assert!(files.is_empty(), "a dry run makes no journal: {files:?}");
}

#[test]
fn a_dry_run_shows_documented_bodies_unchanged_and_sends_nothing() {
    let sandbox = Sandbox::start();
    let (sent, paid) = (sandbox.order("SENT"), sandbox.order("PAID"));
    let line = sandbox.truth(&paid)["lines"][0]["id"].to_string();
    let writes = sandbox.writes();
    for (command, order, path, text) in [
        ("send-payment-link", None, "payment-link/create".to_owned(), LINK),
        ("resend", Some(&sent), format!("resend/{sent}"), RESEND),
        ("cancel", Some(&sent), format!("cancel/{sent}"), CANCEL),
        ("refund", Some(&paid), format!("refund/{paid}"), REFUND),
    ] {
        let path = format!("/connect/orders/{path}");
        // A line that is not the order's would be refused here.
        let text = &text.replace("7001", &line);
        let body: Value = serde_json::from_str(text).expect("JSON");
        let file = sandbox.home.write("body.json", text);
        let mut call = vec!["orders", command];
        call.extend(order.map(String::as_str));
        call.extend(["--dry-run", "--data"]);
        let from_file = [call.as_slice(), &[file.to_str().expect("a path")]].concat();
        let from_stdin = [call.as_slice(), &["-", "-o", "json"]].concat();

        let table = sandbox.fpgo(&from_file).ends(0).says("nothing was sent");
        let shown = table.out.strip_prefix(&format!("POST {path}\n")).expect("method and path");
        // As text: the order of the fields and the digits of the numbers count.
        let shown: Value = serde_json::from_str(shown).expect("the body");
        assert_eq!(shown.to_string(), body.to_string(), "{command}");

        let json = sandbox.fpgo(&from_stdin).input(text).says("nothing was sent");
        assert_eq!(json.code, Some(0), "{json:#?}");
        let expected = json!({"method": "POST", "path": path, "body": body});
        assert_eq!(json.json().to_string(), expected.to_string(), "{command}");
        let note: Value =
            serde_json::from_str(json.err.lines().last().expect("a note")).expect("JSON");
        assert!(note["note"].is_string(), "{note}");

        let raw = sandbox.fpgo(&[from_file.as_slice(), &["-o", "raw"]].concat()).ends(0);
        let raw: Value = serde_json::from_str(&raw.out).expect("the body alone");
        assert_eq!(raw.to_string(), body.to_string(), "{command}");
    }
    assert_eq!(sandbox.writes(), writes);
    no_journal(&sandbox);
    assert_eq!(sandbox.refunded(&paid), "0");
    assert_eq!(sandbox.truth(&sent)["status"], "SENT");
}

#[test]
fn a_dry_run_of_what_is_never_read_sends_no_request_at_all() {
    let sandbox = Sandbox::start();
    let requests = sandbox.requests().len();
    for (arguments, shown) in [
        (["orders", "list", "--status", "partial refunded"].as_slice(), "type=PARTIAL"),
        (&["orders", "status", "ODR1"], "GET /connect/orders/status/ODR1"),
        (&["orders", "details", "ODR1"], "GET /connect/orders/details/ODR1"),
        (
            &["orders", "resend", "ODR1", "--email", "a@example.com", "--yes"],
            "POST /connect/orders/resend/",
        ),
    ] {
        let done = sandbox.fpgo(&[arguments, &["--dry-run"]].concat()).ends(0);
        done.shows(shown).says("nothing was sent");
    }
    assert_eq!(sandbox.requests().len(), requests);
}

#[test]
fn what_a_dry_run_shows_is_what_is_sent() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    for (command, text) in [("resend", RESEND), ("cancel", CANCEL)] {
        let file = sandbox.home.write("body.json", text);
        let call = ["orders", command, &order, "--yes", "--data", file.to_str().expect("a path")];
        let shown = sandbox.fpgo(&[&call, ["--dry-run", "-o", "raw"].as_slice()].concat()).ends(0);
        sandbox.fpgo(&call).ends(0);
        let requests = sandbox.requests();
        let sent =
            requests.iter().rfind(|request| request["method"] == "POST").expect("it was sent");
        assert_eq!(sent["body"], shown.out.trim_end(), "{command}");
        assert_eq!(sent["headers"]["content-type"], "application/json");
    }
}

#[test]
fn a_body_from_a_file_alone_is_sent_with_its_own_numbers() {
    let sandbox = Sandbox::start();
    let file = sandbox.home.write("body.json", LINK);
    let create = ["orders", "send-payment-link", "--data", file.to_str().expect("a path")];
    sandbox.fpgo(&create).ends(0);
    let requests = sandbox.requests();
    let sent = requests.last().expect("it was sent")["body"].as_str().expect("a text").to_owned();
    let sent: Value = serde_json::from_str(&sent).expect("JSON");
    assert_eq!(sent.to_string(), serde_json::from_str::<Value>(LINK).expect("JSON").to_string());
    assert!(sent.to_string().contains(r#""subTotal":640.0,"#), "{sent}");
}

#[test]
fn a_dry_run_of_an_impossible_write_ends_as_the_write_would() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let refund = ["orders", "refund", &order, "--amount", "800.01", "--dry-run"];
    let done = sandbox.fpgo(&refund).ends(8).says("800.00 is left");
    let shown = done.says("nothing was sent");
    assert!(shown.out.starts_with(&format!("POST /connect/orders/refund/{order}\n")), "{shown:#?}");
    sandbox.fpgo(&["orders", "refund", "ODR1", "--full", "--dry-run"]).ends(5);
    sandbox.fpgo(&["orders", "cancel", &order, "--dry-run"]).ends(2);
    no_journal(&sandbox);
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let home = Home::new();
    home.config(&profile("test", "http://127.0.0.1:1/api/v1", ""));
    let read = ["-p", "test", "orders", "status", "ODR1"];
    let plain = home.fpgo(&read).ends(6);
    assert!(!plain.err.contains('\u{1b}'), "{plain:#?}");
    let painted = home.fpgo(&[&read, ["--color", "always"].as_slice()].concat()).ends(6);
    assert!(painted.err.contains("\u{1b}[1;31merror:"), "{painted:#?}");
    assert!(!painted.err.contains(TOKEN) && !painted.out.contains('\u{1b}'), "{painted:#?}");
}
