//! Personal numbers are masked in whatever is for people, unless they may be shown; what is sent is whole.

use crate::common::Done;
use crate::common::stage::{Stage, with};
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
