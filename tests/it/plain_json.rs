//! JSON that says two things, or not what it should be: bodies of ours, and answers. Nothing that a person says is
//! dropped, and no answer is read as more than it says.

use crate::common::stage::Stage;
use crate::common::{Canned, Done, Home, MEANT, Sandbox, envelope, profile};
use serde_json::{Value, json};

/// The only profile is for this address.
fn point(home: &Home, base_url: &str) {
    home.config(&format!("default_profile = \"test\"\n{}", profile("test", base_url, "")));
}

/// Refused before anything is sent, with these words.
#[track_caller]
fn refused(done: Done, said: &str, what: &str) {
    assert_eq!(done.code, Some(2), "{what}: {done:#?}");
    assert!(done.err.contains(said), "{what}: {done:#?}");
}

#[test]
fn a_body_that_is_no_object_is_refused_by_what_it_is() {
    let home = Home::new();
    point(&home, "http://127.0.0.1:9/api/v1");
    for (body, is) in [
        ("[]", "a list"),
        ("[{\"amount\": 5}]", "a list"),
        ("\"x\"", "a text"),
        ("5", "a number"),
        ("null", "null"),
        ("true", "true or false"),
        ("// empty\nnull", "null"),
    ] {
        let file = home.write("body.json", body);
        let file = file.to_str().expect("a path");
        for words in [
            &["orders", "refund", "ODR1", "--full"][..],
            &["orders", "refund", "ODR1"],
            &["orders", "send-payment-link"],
            &["customers", "update-private", "CSRT1", "--email", "a@example.com"],
            &["company", "check"],
        ] {
            for more in [&[][..], &["--no-validate"], &["--data", "-"], &["--dry-run"]] {
                let call = [words, &["--data", file, "--yes"], more].concat();
                let done = home.fpgo(&call).input("{}");
                refused(done, &format!("holds {is}"), &format!("{call:?} {body}"));
            }
            let first = home.write("first.json", "{}");
            let call =
                [words, &["--data", first.to_str().expect("a path"), "--data", "-"]].concat();
            refused(home.fpgo(&call).input(body), &format!("holds {is}"), body);
        }
    }
}

/// Sections of `orders send-payment-link`, each with words that write inside.
const INSIDE: [(&str, &[&str]); 5] = [
    ("customerDetails", &["--name", "Ola"]),
    ("customerDetails", &["--set", "customerDetails.name=Ola"]),
    ("orderSummary", &["--line", "name=A,qty=1,rate=5,tax=0"]),
    ("sendOrderBy", &["--by-sms"]),
    ("callback", &["--callback-url", "https://example.com/"]),
];

#[test]
fn what_a_file_says_is_never_replaced_by_a_flag_that_writes_inside() {
    let sandbox = Sandbox::start();
    let example = sandbox.example("orders send-payment-link");
    for (section, words) in INSIDE {
        for (other, is) in [
            (json!([]), "list"),
            (json!([1]), "list"),
            (json!("x"), "a text"),
            (json!(""), "a text"),
            (json!(5), "a number"),
            (json!(false), "true or false"),
            (json!(null), "null"),
        ] {
            let mut body = example.clone();
            body[section] = other;
            for more in [&[][..], &["--no-validate"]] {
                let call =
                    [&["orders", "send-payment-link", "--data", "-", "--dry-run"], words, more]
                        .concat();
                let done = sandbox.fpgo(&call).input(&body.to_string());
                refused(done, is, &format!("{call:?} {}", body[section]));
            }
        }
        // One that is not there at all is made.
        let mut body = example.clone();
        body.as_object_mut().expect("an object").remove(section);
        let call =
            [&["orders", "send-payment-link", "--data", "-", "--dry-run", "--no-validate"], words]
                .concat();
        let done = sandbox.fpgo(&call).input(&body.to_string());
        assert_eq!(done.code, Some(0), "{call:?}: {done:#?}");
    }
    // Deeper, in lists, and after what was set before.
    for set in [
        &["customerDetails.address.street.x=1"][..],
        &["products[0].name.x=1"],
        &["products.x=1"],
        &["products.+1.rate=5"],
        &["products[7].rate=5"],
        &["referenceNo.x=1"],
        &["new=5", "new.x=1"],
        &["new=null", "new.x=1"],
        &["customerDetails={\"name\": 1, \"name\": 2}"],
        &["x=[{\"a\": {\"b\": 1, \"b\": 1}}]"],
    ] {
        let set: Vec<&str> = set.iter().flat_map(|set| ["--set", set]).collect();
        let call = [
            &["orders", "send-payment-link", "--data", "-", "--dry-run", "--no-validate"],
            &set[..],
        ]
        .concat();
        refused(sandbox.fpgo(&call).input(&example.to_string()), "--set", &format!("{call:?}"));
    }
}

#[test]
fn a_later_file_never_drops_a_section_of_an_earlier_one() {
    let home = Home::new();
    point(&home, "http://127.0.0.1:9/api/v1");
    let run = |first: &str, second: &str| {
        let first = home.write("first.json", first);
        let call =
            ["orders", "resend", "ODR1", "--data", first.to_str().expect("a path"), "--data", "-"];
        home.fpgo(&[&call[..], &["--no-validate", "--dry-run", "-o", "json"]].concat())
            .input(second)
    };
    for (first, second) in [
        (r#"{"a": {"b": 1}}"#, r#"{"a": []}"#),
        (r#"{"a": {"b": 1}}"#, r#"{"a": "x"}"#),
        (r#"{"a": {"b": 1}}"#, r#"{"a": null}"#),
        (r#"{"a": {}}"#, r#"{"a": 5}"#),
        (r#"{"a": [1]}"#, r#"{"a": {"b": 1}}"#),
        (r#"{"a": [1]}"#, r#"{"a": null}"#),
        (r#"{"a": "x"}"#, r#"{"a": {"b": 1}}"#),
        (r#"{"a": {"b": {"c": 1}}}"#, r#"{"a": {"b": [2]}}"#),
    ] {
        refused(run(first, second), "which of the two is meant", &format!("{first} {second}"));
    }
    for (first, second, merged) in [
        (r#"{"a": {"b": 1}}"#, r#"{"a": {"c": 2}}"#, r#"{"a":{"b":1,"c":2}}"#),
        (r#"{"a": [1]}"#, r#"{"a": [2]}"#, r#"{"a":[2]}"#),
        (r#"{"a": 1}"#, r#"{"a": "x"}"#, r#"{"a":"x"}"#),
        (r#"{"a": 1}"#, r#"{"a": null}"#, r#"{"a":null}"#),
        (r#"{"a": null}"#, r#"{"a": {"b": 1}}"#, r#"{"a":{"b":1}}"#),
    ] {
        let done = run(first, second);
        assert_eq!(done.code, Some(0), "{first} {second}: {done:#?}");
        assert_eq!(done.json()["body"].to_string(), merged);
    }
}

#[test]
fn a_key_that_stands_twice_in_a_body_is_refused_with_its_path() {
    let stage = Stage::new();
    let home = &stage.sandbox.home;
    for (body, path) in [
        (r#"{"type": "regular", "grandTotal": 5, "grandTotal": 500}"#, "$.grandTotal"),
        (r#"{"grandTotal": 5, "grandTotal": 5}"#, "$.grandTotal"),
        (r#"{"products": [{"id": 1, "amount": 5, "amount": 500}]}"#, "$.products[0].amount"),
        (r#"{"products": {"0": {"id": 1}, "0": {"id": 2}}}"#, "$.products[0]"),
        (r#"{"a": {"b": [{"c": {"d": 1, "d": 2}}]}}"#, "$.a.b[0].c.d"),
        (r#"{"grandTotal": 5, "gr\u0061ndTotal": 500}"#, "$.grandTotal"),
        ("{\"grandTotal\": 5, // five\n\"grandTotal\": 500,}", "$.grandTotal"),
    ] {
        let file = home.write("body.json", body);
        for words in [
            stage.words("orders refund"),
            stage.words("reservations capture"),
            stage.words("subscriptions refund-cycles"),
            stage.words("orders send-invoice"),
            stage.words("company check"),
        ] {
            for more in
                [&[][..], &["--no-validate"], &["--no-validate", "--again", "--reason", "x"]]
            {
                let again = more.len() > 1 && words[0] == "company";
                let more = if again { &more[..1] } else { more };
                let call = [&words[..], &["--yes", "--data", file.to_str().expect("a path")], more]
                    .concat();
                let done = stage.sandbox.fpgo(&call).run();
                refused(done, &format!("{path} stands there twice"), &format!("{call:?} {body}"));
                let call = [&words[..], &["--yes", "--data", "-"], more].concat();
                let done = stage.sandbox.fpgo(&call).input(body);
                refused(done, &format!("{path} stands there twice"), &format!("{call:?} {body}"));
            }
        }
    }
    assert_eq!(stage.sandbox.refunded(&stage.paid), "0");
}

#[test]
fn numbers_that_are_none_end_a_body_with_a_clear_word() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let line = sandbox.truth(&order)["lines"][0]["id"].to_string();
    let long = "9".repeat(10_000);
    let deep = "[".repeat(5000) + &"]".repeat(5000);
    for amount in [
        "NaN",
        "Infinity",
        "-Infinity",
        "1e400",
        "-0",
        "1e-400",
        "+5",
        "1_600",
        "\"1_600\"",
        "\"+5\"",
        "\" 5\"",
        "0x10",
        "05",
        ".5",
        "5.",
        "\"\\ud800\"",
        "\"NaN\"",
        "1e99999999999999999999",
        &long,
        &deep,
    ] {
        let body = format!(
            r#"{{"type": "regular", "grandTotal": {amount}, "products": [{{"id": {line}, "amount": {amount}}}]}}"#
        );
        let call = ["orders", "refund", &order, "--data", "-", "--yes"];
        let done = sandbox.fpgo(&call).input(&body);
        assert_eq!(done.code, Some(2), "{amount:.20}: {done:#?}");
        assert!(
            done.err.contains("nothing was moved") || done.err.contains("not valid JSON"),
            "{done:#?}"
        );
        let done = sandbox.fpgo(&[&call[..], &["--no-validate"], &MEANT].concat()).input(&body);
        let is_read = ["\"+5\"", "\" 5\""].contains(&amount);
        // The sandbox takes no such text; PHP would.
        assert!(
            matches!((done.code, is_read), (Some(2 | 8), false) | (Some(4), true)),
            "{amount:.20}: {done:#?}"
        );
    }
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn a_typed_number_is_digits_alone() {
    let home = Home::new();
    point(&home, "http://127.0.0.1:9/api/v1");
    for words in [
        &["orders", "list", "--timeout", "+5s"][..],
        &["orders", "list", "--timeout", "1_0s"],
        &["orders", "list", "--timeout", "5.0s"],
        &["orders", "refund", "ODR1", "--full", "--wait=+5s"],
        &["orders", "refund", "ODR1", "--amount", "+5"],
        &["orders", "refund", "ODR1", "--amount", "1_600"],
        &["orders", "refund", "ODR1", "--line", "+7001=5"],
        &["orders", "refund", "ODR1", "--line", "7001=+5"],
        &["orders", "refund", "ODR1", "--full", "--expect-total", "+5"],
        &["orders", "refund", "ODR1", "--full", "--expect-total", "1_600"],
        &["orders", "refund", "ODR1", "--full", "--expect-total", "8e2"],
        &["orders", "charge", "+ODR1"],
        &["subscriptions", "list", "--limit", "+5"],
        &["subscriptions", "list", "--limit", "2.5"],
        &["subscriptions", "list", "--limit", "5e0"],
        &["subscriptions", "list", "--page", "+2"],
        &["subscriptions", "list", "--page", "1_0"],
        &["journal", "list", "--limit", "+5"],
        &["journal", "show", "+1"],
        &["journal", "resolve", "+1"],
        &["sandbox", "serve", "--rate-limit", "+5"],
        &["sandbox", "serve", "--rate-limit", "0"],
        &["sandbox", "serve", "--per-page", "+5"],
        &["sandbox", "fault", "status", "--route", "orders refund", "--nth", "+1"],
        &["sandbox", "fault", "status", "--route", "orders refund", "--status", "+500"],
        &["reservations", "history", "--since", "+1893456000"],
        &["reservations", "history", "--since", "1_893_456_000"],
        &["reservations", "history", "--since", "++7d"],
    ] {
        let done = home.fpgo(words).run();
        assert_eq!(done.code, Some(2), "{words:?}: {done:#?}");
    }
}

/// A write and a read against these bytes as the answer.
fn asked(home: &Home, answer: &Canned) -> (Done, Done) {
    point(home, &answer.base_url());
    let write = home.fpgo(&["orders", "resend", "ODR1", "--email", "a@example.com", "--yes"]).run();
    let read = home.fpgo(&["orders", "status", "ODR1"]).run();
    (write, read)
}

fn body(text: &str) -> Canned {
    Canned::http("202 Accepted", "Content-Type: application/json\r\n", text.as_bytes())
}

#[test]
fn an_answer_that_says_two_things_is_7_for_a_write_and_6_for_a_read() {
    for (answer, place) in [
        (
            r#"{"status_code": 400, "status_code": 202, "message": "ok", "data": null}"#,
            "$.status_code",
        ),
        (
            r#"{"status_code": 202, "status_code": 400, "message": "ok", "data": null}"#,
            "$.status_code",
        ),
        (
            r#"{"status_code": 202, "status_code": 202, "message": "ok", "data": null}"#,
            "$.status_code",
        ),
        (r#"{"status_code": 202, "message": "ok", "message": "no", "data": null}"#, "$.message"),
        (r#"{"status_code": 202, "message": "ok", "data": {}, "data": {}}"#, "$.data"),
        (
            r#"{"status_code": 202, "message": "ok", "data": {"uuid": "ODR1", "uuid": "ODR2"}}"#,
            "$.data.uuid",
        ),
        (
            r#"{"status_code": 202, "message": "ok", "data": {"list": [{}, {"a": {"b": 1, "b": 2}}]}}"#,
            "$.data.list[1].a.b",
        ),
    ] {
        let home = Home::new();
        let (write, read) = asked(&home, &body(answer));
        for (done, code) in [(write, 7), (read, 6)] {
            assert_eq!(done.code, Some(code), "{answer}: {done:#?}");
            assert!(
                done.err.contains(&format!("{place} stands there twice")),
                "{answer}: {done:#?}"
            );
        }
    }
}

#[test]
fn a_refusal_that_says_done_is_no_refusal() {
    for status in [
        "400 Bad Request",
        "409 Conflict",
        "417 Expectation Failed",
        "405 No",
        "404 Not Found",
        // A read waits after it as after any other.
        "429 Later\r\nRetry-After: 91",
    ] {
        let answer = envelope(202, "orderSentSuccessfully");
        let (write, read) = asked(&Home::new(), &Canned::json(status, &answer));
        assert_eq!((write.code, read.code), (Some(7), Some(6)), "{status}: {write:#?} {read:#?}");
        assert!(write.err.contains("contradicts itself"), "{write:#?}");
    }
}

#[test]
fn a_status_code_is_three_digits_or_none() {
    for code in [
        "\"+202\"",
        "\" 202\"",
        "\"202 \"",
        "\"0202\"",
        "\"1_600\"",
        "\"2_02\"",
        "202.0",
        "2.02e2",
        "\"202.0\"",
        "-202",
        "1e400",
        "true",
        "[202]",
        "null",
    ] {
        let answer = format!(r#"{{"status_code": {code}, "message": "ok", "data": null}}"#);
        let (write, read) = asked(&Home::new(), &body(&answer));
        assert_eq!((write.code, read.code), (Some(7), Some(6)), "{code}: {write:#?} {read:#?}");
    }
}

#[test]
fn no_answer_makes_a_panic_or_a_wrong_word_of_money() {
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    let long = "9".repeat(10_000);
    for (data, code) in [
        (deep(200), 7),
        (deep(100_000), 7),
        (format!("{{\"a\": {}", "{\"a\":".repeat(50_000)), 7),
        ("NaN".to_owned(), 7),
        ("Infinity".to_owned(), 7),
        ("\"\\ud800\"".to_owned(), 7),
        ("\"\\udc00\\ud800\"".to_owned(), 7),
        ("1e400".to_owned(), 0),
        ("-0".to_owned(), 0),
        (long.clone(), 0),
        (format!("{{\"amount\": {long}.{long}}}"), 0),
        (deep(100), 0),
    ] {
        let answer = format!(r#"{{"status_code": 202, "message": "ok", "data": {data}}}"#);
        for format in ["table", "json", "ndjson", "csv", "raw"] {
            let home = Home::new();
            let canned = body(&answer);
            point(&home, &canned.base_url());
            let call = [
                "orders",
                "resend",
                "ODR1",
                "--email",
                "a@example.com",
                "--yes",
                "-v",
                "-o",
                format,
            ];
            let done = home.fpgo(&call).run();
            assert_eq!(done.code, Some(code), "{data:.30} {format}: {:.2000}", done.err);
            assert!(!done.err.contains("panicked"), "{data:.30}: {:.2000}", done.err);
        }
    }
}

#[test]
fn an_amount_in_an_answer_that_is_no_number_is_not_told() {
    for amount in [
        "\"1_600\"",
        "\"+800\"",
        "\" 800\"",
        "\"800 kr\"",
        "1e400",
        "true",
        "[800]",
        "\"8,00\"",
        "\"NaN\"",
    ] {
        let status = format!(
            r#"{{"status_code": 200, "message": "ok", "data": {{"uuid": "ODR1", "status": "PAID",
                "orderAmount": 800, "refundedAmount": {amount}, "orderUuid": "ODR1", "productList":
                [{{"id": 1, "amount": 800}}]}}}}"#
        );
        let home = Home::new();
        let canned = body(&status);
        point(&home, &canned.base_url());
        let done = home.fpgo(&["orders", "refund", "ODR1", "--full", "--yes"]).run();
        assert_eq!(done.code, Some(8), "{amount}: {done:#?}");
        assert!(done.err.contains("cannot be known"), "{amount}: {done:#?}");
        assert!(canned.received().iter().all(|request| request.starts_with("GET ")), "{amount}");
    }
}

#[test]
fn what_a_write_rests_on_is_no_answer_that_says_two_things() {
    let status = r#"{"status_code": 200, "message": "ok", "data": {"uuid": "ODR1", "status": "PAID",
        "orderAmount": 800, "refundedAmount": 800, "refundedAmount": 0, "productList": []}}"#;
    let home = Home::new();
    let canned = body(status);
    point(&home, &canned.base_url());
    let done = home.fpgo(&["orders", "refund", "ODR1", "--full", "--yes"]).run();
    assert_eq!(done.code, Some(6), "{done:#?}");
    assert!(done.err.contains("$.data.refundedAmount stands there twice"), "{done:#?}");
    assert!(canned.received().iter().all(|request| request.starts_with("GET ")));
}

#[test]
fn an_edited_body_says_each_thing_once_too() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    for (text, said) in [
        (r#"{"grandTotal": 5, "grandTotal": 500}"#, "$.grandTotal stands there twice"),
        ("[]", "holds a list"),
        ("null", "holds null"),
        ("\"x\"", "holds a text"),
    ] {
        let file = sandbox.home.write("edited.json", text);
        let editor = format!("cp {}", file.display());
        let call = sandbox
            .fpgo(&["orders", "refund", &order, "--full", "--edit", "--yes"])
            .env("EDITOR", &editor);
        refused(call.run(), said, text);
    }
    assert_eq!(sandbox.refunded(&order), "0");
    let _: Value = sandbox.truth(&order);
}

const MARK: &str = "\u{feff}";

fn utf16(text: &str) -> Vec<u8> {
    let units = MARK.encode_utf16().chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_byte_order_mark_before_an_answer_is_skipped() {
    let answer =
        format!("{MARK}{}", json!({"status_code": 202, "message": "ok", "data": {"uuid": "ODR1"}}));
    for format in ["table", "json", "ndjson", "csv", "tsv", "raw"] {
        let home = Home::new();
        let canned = body(&answer);
        point(&home, &canned.base_url());
        let words =
            ["orders", "resend", "ODR1", "--email", "a@example.com", "--yes", "-v", "-o", format];
        let written = home.fpgo(&words).ends(0);
        assert_eq!(written.out.contains(MARK), format == "raw", "{format}: {written:#?}");
        let read = home.fpgo(&["orders", "status", "ODR1", "-o", format]).ends(0);
        assert_eq!(read.out.contains(MARK), format == "raw", "{format}: {read:#?}");
    }
    let list = format!(
        "{MARK}{}",
        json!({"status_code": 200, "message": "ok", "data": [{"uuid": "ODR1"}]})
    );
    let home = Home::new();
    let canned = body(&list);
    point(&home, &canned.base_url());
    assert_eq!(home.fpgo(&["orders", "list", "-q"]).ends(0).out, "ODR1\n");
    let refusal = format!("{MARK}{}", envelope(400, "orderStatusAlreadyPaid"));
    let (write, read) = asked(&home, &Canned::http("400 Bad Request", "", refusal.as_bytes()));
    assert_eq!((write.code, read.code), (Some(4), Some(4)));
    assert!(write.err.contains("orderStatusAlreadyPaid"), "{write:#?}");
    let wide = utf16(&envelope(202, "ok").to_string());
    let (write, read) = asked(&home, &Canned::http("202 Accepted", "", &wide));
    assert_eq!((write.code, read.code), (Some(7), Some(6)));
    assert!(write.err.contains("UTF-16"), "{write:#?}");
}

#[test]
fn a_byte_order_mark_before_a_file_is_skipped_and_utf_16_is_named() {
    let sandbox = Sandbox::start();
    let home = &sandbox.home;
    let example = sandbox.example("orders send-payment-link").to_string();
    let lines = "name,qty,rate,tax\nBike,1,5,0\n";
    let config = std::fs::read_to_string(home.path("config.toml")).expect("a file");
    let write = |name: &str, bytes: &[u8]| {
        let path = home.write(name, "");
        std::fs::write(&path, bytes).expect("a file");
        path.display().to_string()
    };
    let marked = |text: &str| format!("{MARK}{text}").into_bytes();
    for (bytes, csv, code) in
        [(marked(&example), marked(lines), 0), (utf16(&example), utf16(lines), 2)]
    {
        let data = write("body.json", &bytes);
        let csv = format!("@{}", write("lines.csv", &csv));
        let editor = format!("cp {}", write("edited.json", &bytes));
        let plain = write("plain.json", example.as_bytes());
        for words in [
            vec!["--data", data.as_str()],
            vec!["--data", &plain, "--data", &data],
            vec!["--data", &plain, "--line", &csv],
            vec!["--data", &plain, "--edit"],
        ] {
            let call = [&["orders", "send-payment-link", "--dry-run"], &words[..]].concat();
            let done = sandbox.fpgo(&call).env("EDITOR", &editor).run();
            assert_eq!(done.code, Some(code), "{words:?}: {done:#?}");
            assert_eq!(done.err.contains("UTF-16"), code == 2, "{words:?}: {done:#?}");
        }
    }
    let words = ["orders", "send-payment-link", "--dry-run", "--data", "-"];
    let done = sandbox.fpgo(&words).input(&format!("{MARK}{example}"));
    assert_eq!(done.code, Some(0), "{done:#?}");
    let exported = home.write("export.jsonl", MARK).display().to_string();
    let done = sandbox.fpgo(&["journal", "import", &exported]).run();
    assert!(!done.err.contains("no JSON"), "{done:#?}");
    for (bytes, code) in [(marked(&config), 0), (utf16(&config), 3)] {
        std::fs::write(home.path("config.toml"), bytes).expect("a file");
        let done = sandbox.fpgo(&["orders", "list"]).run();
        assert_eq!(done.code, Some(code), "{done:#?}");
        assert_eq!(done.err.contains("UTF-16"), code == 3, "{done:#?}");
    }
}
