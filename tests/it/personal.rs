//! Personal numbers are masked in whatever is for people, unless they may be shown; what is sent is whole.

use crate::common::hostile::{answers, with_data};
use crate::common::stage::{Stage, with};
use crate::common::{Done, Home, Sandbox};
use serde_json::json;

const NUMBER: &str = "01019012345";

/// Tells of the number masked, or of all of it where that was asked for.
#[track_caller]
fn hides(call: impl Fn(&[&str]) -> Done, masked: &str, whole: &str) {
    let hidden = call(&[]);
    assert!(hidden.err.contains(masked), "{masked}: {hidden:#?}");
    assert!(!hidden.err.contains(whole), "{hidden:#?}");
    let shown = call(&["--show-personal-data"]);
    assert!(shown.err.contains(whole), "{whole}: {shown:#?}");
}

#[test]
fn a_personal_number_is_masked_in_warnings_and_refusals() {
    let stage = Stage::new();
    let link = "orders send-payment-link";
    let example = stage.example(link);
    for (wrong, masked, whole) in [
        (json!("010190123456"), "11 digits, not **********56", "010190123456"),
        // Given as a number, which is no text.
        (json!(11_019_012_345_u64), "11 digits, not *********45", "11019012345"),
        (json!([NUMBER]), "11 digits, not [\"*********45\"]", NUMBER),
    ] {
        let body = with(&example, "/customerDetails/personalNumber", wrong);
        hides(|more| stage.send(link, &body, &[&["--dry-run"], more].concat()), masked, whole);
    }
    // Inside of something else that is wrong.
    let body = with(&example, "/customerDetails", json!([{"personalNumber": NUMBER}]));
    let masked = "$.customerDetails must be an array, not [{\"personalNumber\":\"*********45\"}]";
    hides(|more| stage.send(link, &body, &[&["--dry-run"], more].concat()), masked, NUMBER);
    // A name that is one.
    let body = with(&example, &format!("/customerDetails/{NUMBER}"), json!(true));
    let masked = "$.customerDetails[*********45] is not documented";
    hides(
        |more| stage.send(link, &body, &[&["--dry-run"], more].concat()),
        masked,
        &format!("[{NUMBER}]"),
    );
}

#[test]
fn a_personal_number_given_as_a_number_is_masked_in_differences_and_previews() {
    let stage = Stage::new();
    let update = "customers update-private";
    let body = with(&stage.example(update), "/personalNumber", json!(12_019_012_346_u64));
    let masked = "$.personalNumber: *********45 becomes *********46";
    let whole = "$.personalNumber: \"01019012345\" becomes 12019012346";
    hides(|more| stage.send(update, &body, &[&["--dry-run"], more].concat()), masked, whole);
}

#[test]
fn a_personal_number_inside_of_something_else_is_masked() {
    let stage = Stage::new();
    let update = "customers update-private";
    let body = with(&stage.example(update), "/personalNumber", json!({"number": NUMBER}));
    let call = |more: &[&str]| {
        let more = [&["--dry-run", "--no-validate"], more].concat();
        stage.send(update, &body, &more)
    };
    let hidden = call(&[]);
    assert!(hidden.err.contains("becomes"), "{hidden:#?}");
    assert!(!hidden.err.contains(NUMBER), "{hidden:#?}");
    assert!(call(&["--show-personal-data"]).err.contains(NUMBER));
}

#[test]
fn a_personal_number_in_free_text_is_masked_in_the_journal_and_in_refusals() {
    let stage = Stage::new();
    let sandbox = &stage.sandbox;
    let words = ["orders", "refund", &stage.paid, "--amount", "1", "--yes"];
    let more = ["--reason", "person 010190 12345 rang", "--ticket", "T-01019012345"];
    let no = json!({"status_code": 400, "message": "no refund for 01019012345", "errors": ["010190-12345 is blocked"]});
    let refuse =
        json!({"route": "orders refund", "fault": "status", "status": 400, "body": no.to_string()});
    sandbox.fault(refuse);
    let done = sandbox.fpgo(&[&words[..], &more].concat()).ends(4);
    let list = sandbox.fpgo(&["journal", "list"]).ends(0);
    let number = sandbox.fpgo(&["journal", "list", "-q", "--limit", "1"]).ends(0).out;
    let shown = sandbox.fpgo(&["journal", "show", number.trim()]).ends(0);
    for text in [&done.err, &list.out, &shown.out] {
        for spelling in [NUMBER, "010190 12345", "010190-12345"] {
            assert!(!text.contains(spelling), "{spelling}: {text}");
        }
    }
    assert!(shown.out.contains("rang") && shown.out.contains("T-*********45"), "{shown:#?}");
}

// Answers.

#[test]
fn a_personal_number_is_masked_in_every_format_for_people_and_rows() {
    let sandbox = Sandbox::start();
    let row = json!({"uuid": "ODR12345678901", "status": format!("PAID by {NUMBER}"), "msisdn": "46701234567",
        "customerDetails": {"personalNumber": NUMBER, "name": "010190 12345"}, NUMBER: 11_019_012_345_u64});
    let shown = |words: &[&str], format: &str, more: &[&str]| {
        let data = if words[1] == "list" { json!([row]) } else { row.clone() };
        answers(&sandbox, &words[..2].join(" "), 200, &with_data(&data));
        sandbox.fpgo(&[words, &["-v", "-o", format], more].concat()).ends(0)
    };
    for words in [
        ["orders", "list"].as_slice(),
        &["orders", "status", "ODR1"],
        &["orders", "details", "ODR1"],
    ] {
        for format in ["table", "csv", "tsv", "ndjson"] {
            let done = shown(words, format, &[]);
            for spelling in [NUMBER, "010190 12345"] {
                assert!(!done.out.contains(spelling), "{words:?} {format}: {done:#?}");
                assert!(!done.err.contains(spelling), "{words:?} {format}: {done:#?}");
            }
            assert!(words[1] == "details" || done.out.contains("ODR12345678901"), "{done:#?}");
            let whole = shown(words, format, &["--show-personal-data"]);
            assert!(words[1] == "details" || whole.out.contains(NUMBER), "{whole:#?}");
        }
        for format in ["json", "raw"] {
            let done = shown(words, format, &[]);
            assert!(done.out.contains(NUMBER) && !done.err.contains(NUMBER), "{done:#?}");
        }
    }
}

#[test]
fn a_personal_number_is_masked_in_excerpts_and_in_what_the_api_says() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let envelope = json!({"status_code": 400, "message": format!("no {NUMBER}"),
        "errors": {"personalNumber": ["0101901234"], "at": format!("/x?p={NUMBER}")}});
    for body in [
        json!(format!("<html>{NUMBER}</html>")),
        json!(format!("{}{NUMBER}", "x ".repeat(56))),
        json!(format!("<a href='/x?p=%22{NUMBER}%22'>010190 12345</a>")),
        envelope,
    ] {
        for format in ["table", "json", "ndjson", "csv", "raw"] {
            for (route, words) in [
                ("orders status", ["orders", "status", &order].as_slice()),
                (
                    "orders resend",
                    &["orders", "resend", &order, "--email", "a@example.com", "--yes"],
                ),
            ] {
                answers(&sandbox, route, 400, &body);
                let done = sandbox.fpgo(&[words, &["-v", "-o", format]].concat()).ends(4);
                for part in [NUMBER, "010190 12345", "0101901234"] {
                    assert!(!done.err.contains(part), "{body} {format}: {done:#?}");
                }
            }
        }
    }
    answers(&sandbox, "orders status", 400, &json!({"status_code": 400, "message": NUMBER}));
    let words = ["orders", "status", &order, "--show-personal-data"];
    sandbox.fpgo(&words).ends(4).says(NUMBER);
}

#[test]
fn a_personal_number_in_a_callback_is_masked_in_every_format_for_people_and_rows() {
    let sandbox = Sandbox::start();
    let url = format!(
        "https://shop.example/cb?companyCheckUuid=C1&personalNumber={NUMBER}&note={NUMBER}&checksum=00"
    );
    let call = |format: &str, more: &[&str]| {
        let words = [&["callback", "verify", &url, "-v", "-o", format], more].concat();
        sandbox.fpgo(&words).env("FPGO_CALLBACK_SECRET", "s3cret-of-a-test").ends(10)
    };
    for format in ["table", "csv", "tsv", "ndjson"] {
        let done = call(format, &[]);
        assert!(done.out.contains("*********45"), "{done:#?}");
        assert!(!done.out.contains(NUMBER) && !done.err.contains(NUMBER), "{done:#?}");
        assert!(call(format, &["--show-personal-data"]).out.contains(NUMBER), "{format}");
    }
    assert!(call("json", &[]).out.contains(NUMBER));
}

#[test]
fn a_personal_number_as_the_name_of_a_parameter_is_masked() {
    let home = Home::new();
    for format in ["table", "csv", "ndjson"] {
        let query = "https://x.example/cb?orderUuid=ODR1&01019012345=1&checksum=00";
        let done = home
            .fpgo(&["callback", "verify", query, "-o", format])
            .env("FPGO_CALLBACK_SECRET", "s3cret")
            .ends(10);
        assert!(
            !done.out.contains("01019012345") && !done.err.contains("01019012345"),
            "{done:#?}"
        );
    }
}
