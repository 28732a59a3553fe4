//! `--edit`: a body in the person's editor. The editor here is a script; what is typed is never lost.

mod common;

use std::path::PathBuf;

use common::stage::{Stage, read};
use common::{CUSTOMER, Done, Sandbox, mode};
use serde_json::json;

/// A script that stands for the editor.
fn editor(sandbox: &Sandbox, script: &str) -> String {
    let path = sandbox.home.write("editor.sh", &format!("#!/bin/sh\n{script}\n"));
    mode(&path, 0o700);
    path.display().to_string()
}

/// The file that the message says is kept.
fn kept(done: &Done) -> PathBuf {
    let (_, rest) = done.err.split_once("--data ").unwrap_or_else(|| panic!("{done:#?}"));
    PathBuf::from(rest.lines().next().expect("a line").trim())
}

const LINE: &str = "name=Bike service,qty=2,rate=400,tax=25";

fn create(sandbox: &Sandbox, script: &str, more: &[&str]) -> Done {
    let words =
        [&["orders", "send-payment-link", "--line", LINE, "--edit"][..], CUSTOMER, more].concat();
    sandbox.fpgo(&words).env("EDITOR", &editor(sandbox, script)).run()
}

#[test]
fn what_is_changed_in_the_editor_is_what_is_sent() {
    let sandbox = Sandbox::start();
    let done = create(&sandbox, "sed -i 's/Ola Test/Kari Test/' \"$1\"", &["--yes", "-q"]);
    assert_eq!(done.code, Some(0), "{done:#?}");
    let order = done.out.trim();
    let details = sandbox.fpgo(&["orders", "details", order, "-o", "json"]).ends(0).json();
    assert_eq!(details["customerDetails"]["name"], "Kari Test");
    let drafts = sandbox.home.data_dir().join("drafts");
    assert_eq!(std::fs::read_dir(drafts).expect("a directory").count(), 0, "sent, so cleared away");
}

#[test]
fn the_editor_begins_with_the_template_where_nothing_was_typed() {
    let sandbox = Sandbox::start();
    let example = read("payloads/orders-send-payment-link.json");
    let file = sandbox.home.write("example.json", &example);
    let script = format!(
        "grep -q 'required; --name' \"$1\" || exit 5\ngrep -q '// \"firstName\"' \"$1\" || exit 6\ncp {} \"$1\"",
        file.display()
    );
    let words = ["orders", "send-payment-link", "--edit", "--yes", "-q"];
    let done = sandbox.fpgo(&words).env("EDITOR", &editor(&sandbox, &script)).ends(0);
    assert!(done.out.starts_with("ODR"), "{done:#?}");
}

#[test]
fn visual_comes_before_editor_and_may_have_arguments() {
    let sandbox = Sandbox::start();
    let script =
        editor(&sandbox, "test \"$1\" = --wait || exit 5\nsed -i 's/Ola Test/Kari Test/' \"$2\"");
    let words = [&["orders", "send-payment-link", "--line", LINE, "--edit", "--yes"][..], CUSTOMER]
        .concat();
    let visual = format!("{script} --wait");
    sandbox.fpgo(&words).env("EDITOR", "false").env("VISUAL", &visual).ends(0);
}

#[test]
fn nothing_is_sent_without_an_answer_and_the_difference_is_shown() {
    let sandbox = Sandbox::start();
    // A payment link is not asked about, but what was edited is.
    let done = create(&sandbox, "sed -i 's/Ola Test/Kari Test/' \"$1\"", &[]);
    assert_eq!(done.code, Some(9), "{done:#?}");
    assert_eq!(sandbox.writes(), 0);
    let dry = create(&sandbox, "sed -i 's/Ola Test/Kari Test/' \"$1\"", &["--dry-run"]);
    assert_eq!(dry.code, Some(0), "{dry:#?}");
    assert!(
        dry.err.contains("$.customerDetails.name: \"Ola Test\" becomes \"Kari Test\""),
        "{dry:#?}"
    );
    assert!(kept(&dry).exists(), "a dry run sends nothing, so nothing may be lost: {dry:#?}");
    assert_eq!(sandbox.writes(), 0);
}

#[test]
fn what_was_typed_is_kept_wherever_it_fails() {
    let sandbox = Sandbox::start();
    for (script, code, said) in [
        ("sed -i 's/\"zip\": \"0010\"/\"zip\": \"\"/' \"$1\"", 2, "$.customerDetails.address.zip"),
        ("sed -i 's/\"orderSummary\": {/\"orderSummary\": /' \"$1\"", 2, "is not valid JSON: line"),
        ("exit 3", 9, "the editor"),
    ] {
        let done = create(&sandbox, script, &["--yes"]);
        assert_eq!(done.code, Some(code), "{script}: {done:#?}");
        assert!(done.err.contains(said), "{script}: {done:#?}");
        let text = std::fs::read_to_string(kept(&done)).expect("a file");
        assert!(text.contains("Ola Test"), "{text}");
        assert_eq!(sandbox.writes(), 0, "{script}");
    }
    // The server refuses, or nobody knows: the file can be sent again as it is.
    sandbox.fault(
        json!({"route": "*", "fault": "status", "status": 417, "body": {"status_code": 417}}),
    );
    let refused = create(&sandbox, "sed -i 's/Ola Test/Kari Test/' \"$1\"", &["--yes"]);
    assert_eq!(refused.code, Some(4), "{refused:#?}");
    let file = kept(&refused).display().to_string();
    let again = ["orders", "send-payment-link", "--data", &file, "-q"];
    assert!(sandbox.fpgo(&again).ends(0).out.starts_with("ODR"));
    sandbox.fault(json!({"route": "*", "fault": "drop-after"}));
    let unknown = create(&sandbox, "sed -i 's/Ola Test/Eva Test/' \"$1\"", &["--yes"]);
    assert_eq!(unknown.code, Some(7), "{unknown:#?}");
    assert!(kept(&unknown).exists());
}

#[cfg(unix)]
#[test]
fn what_was_typed_is_kept_from_others() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::start();
    let done = create(&sandbox, "exit 3", &["--yes"]);
    let file = kept(&done);
    let mode = |path: &std::path::Path| {
        std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777
    };
    assert_eq!((mode(&file), mode(file.parent().expect("a directory"))), (0o600, 0o700));
}

#[test]
fn an_emptied_file_is_a_no() {
    let sandbox = Sandbox::start();
    let done = create(&sandbox, ": > \"$1\"", &["--yes"]);
    assert_eq!(done.code, Some(9), "{done:#?}");
    assert!(done.err.contains("emptied"), "{done:#?}");
    assert_eq!(sandbox.writes(), 0);
}

#[test]
fn an_update_is_edited_as_the_customer_is() {
    let stage = Stage::new();
    let update = ["customers", "update-private", &stage.private, "--edit", "--yes"];
    let script = "sed -i 's/customer1@example.com/new@example.com/' \"$1\"";
    let done = stage.sandbox.fpgo(&update).env("EDITOR", &editor(&stage.sandbox, script)).ends(0);
    assert!(done.err.contains("confirmed"), "{done:#?}");
    let now =
        stage.sandbox.fpgo(&["customers", "details", &stage.private, "-o", "json"]).ends(0).json();
    assert_eq!((&now["email"], &now["name"]), (&json!("new@example.com"), &json!("Ola Test")));
}

#[test]
fn a_refund_is_guarded_after_it_was_edited() {
    let stage = Stage::new();
    let refund = ["orders", "refund", &stage.paid, "--full", "--edit", "--yes"];
    let script = editor(&stage.sandbox, "sed -i 's/800/900/' \"$1\"");
    let before = stage.sandbox.writes();
    stage.sandbox.fpgo(&refund).env("EDITOR", &script).ends(8).says("800 is left");
    assert_eq!(stage.sandbox.writes(), before);
}

#[test]
fn an_editor_that_cannot_be_started_is_named() {
    let sandbox = Sandbox::start();
    let words = [&["orders", "send-payment-link", "--line", LINE, "--edit"][..], CUSTOMER].concat();
    sandbox
        .fpgo(&words)
        .env("EDITOR", "no-such-editor")
        .ends(2)
        .says("no-such-editor")
        .says("EDITOR");
    sandbox.fpgo(&words).env("EDITOR", "vi 'unclosed").ends(2).says("unclosed");
}
