//! `--edit`: a body in the person's editor. The editor here is a script; what is typed is never lost.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::common::stage::{Stage, read, takes_again};
use crate::common::{CUSTOMER, Done, MEANT, Sandbox, mode, until};
use serde_json::{Value, json};

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

/// The files of edits that stand in the data directory.
fn drafts(sandbox: &Sandbox) -> Vec<PathBuf> {
    let drafts = std::fs::read_dir(sandbox.home.data_dir().join("drafts")).expect("a directory");
    drafts.map(|entry| entry.expect("an entry").path()).collect()
}

/// Starts an edited refund, waits until it is where the fault holds it, and sends this signal.
fn interrupted(sandbox: &Sandbox, order: &str, signal: &str, looks: usize) -> Done {
    let refund = ["orders", "refund", order, "--full", "--edit", "--yes"];
    let mut call = sandbox.fpgo(&refund).env("EDITOR", "true");
    call.command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = call.command.spawn().expect("fpgo starts");
    let is_look = |request: &&Value| {
        request["target"]
            .as_str()
            .is_some_and(|target| target.ends_with(&format!("/status/{order}")))
    };
    let is_there = || {
        let seen = sandbox.requests().iter().filter(is_look).count();
        (sandbox.refunded(order) == "800" && seen >= looks).then_some(())
    };
    until("it is held", is_there);
    crate::common::signal(&child, signal);
    let mut err = String::new();
    child.stderr.as_mut().expect("a pipe").read_to_string(&mut err).expect("text");
    Done { code: child.wait().expect("fpgo ends").code(), out: String::new(), err }
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
    assert_eq!(drafts(&sandbox), Vec::<PathBuf>::new(), "sent, so cleared away");
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
fn what_fpgo_fills_in_by_itself_is_nothing_typed() {
    let stage = Stage::new();
    for (command, part) in [
        ("subscriptions submit", "required; --frequency"),
        ("subscriptions session", "required; --currency"),
        ("terminals orders create", "required; --terminal"),
        ("terminals orders cancel", "\"type\": \"payment\", // required"),
    ] {
        let example = stage.example(command);
        let file = stage.sandbox.home.write("example.json", &example.to_string());
        let script = format!("grep -qF '{part}' \"$1\" || exit 5\ncp {} \"$1\"", file.display());
        let words = [&stage.words(command)[..], &["--edit", "--yes"]].concat();
        // The stage has made the same already.
        let meant: &[&str] = if takes_again(command) { &MEANT } else { &[] };
        let call = stage.sandbox.fpgo(&[&words[..], meant].concat());
        call.env("EDITOR", &editor(&stage.sandbox, &script)).ends(0);
        assert_eq!(stage.received(), example, "{command}");
        // As soon as something is typed, that is what is edited.
        let script = editor(&stage.sandbox, "! grep -q // \"$1\" || exit 5\n: > \"$1\"");
        let typed = [&words[..], &["--set", "colour=blue"]].concat();
        stage.sandbox.fpgo(&typed).env("EDITOR", &script).ends(9).says("emptied");
    }
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
    let hint = "settle first what became of it; only if it did not happen: --data ";
    assert!(unknown.err.contains(hint), "sent again it would be done twice: {unknown:#?}");
}

#[test]
fn what_is_not_text_is_kept_as_it_is() {
    let sandbox = Sandbox::start();
    let done = create(&sandbox, "printf '{\"name\": \"K\\345re\"}' > \"$1\"", &["--yes"]);
    assert_eq!(done.code, Some(2), "{done:#?}");
    assert!(done.err.contains("is not UTF-8, so nothing was sent"), "{done:#?}");
    assert_eq!(std::fs::read(kept(&done)).expect("a file"), b"{\"name\": \"K\xe5re\"}");
    assert_eq!(sandbox.writes(), 0);
}

#[test]
fn a_later_process_of_the_same_number_keeps_the_earlier_file() {
    let sandbox = Sandbox::start();
    let script = editor(&sandbox, "exit 3");
    let dir = sandbox.home.data_dir().join("drafts");
    std::fs::create_dir_all(&dir).expect("a directory");
    mode(&sandbox.home.data_dir(), 0o700);
    mode(&dir, 0o700);
    let mut call = sandbox.fpgo(&["orders", "send-payment-link", "--edit"]).env("EDITOR", &script);
    // The shell becomes fpgo, which so has the number that the shell knew.
    let mut shell = Command::new("sh");
    let earlier =
        "umask 077; echo typed-before > \"$FPGO_DATA_DIR/drafts/orders-send-payment-link-$$.json\"";
    shell.args(["-c", &format!("{earlier}; exec \"$0\" \"$@\"")]);
    shell.arg(call.command.get_program()).args(call.command.get_args()).env_clear();
    for (name, value) in call.command.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    call.command = shell;
    call.command.stdin(Stdio::null());
    let done = call.ends(9);
    let texts: Vec<String> = drafts(&sandbox)
        .iter()
        .map(|draft| std::fs::read_to_string(draft).expect("a file"))
        .collect();
    assert_eq!(texts.len(), 2, "{done:#?}");
    assert!(texts.iter().any(|text| text == "typed-before\n"), "{texts:?}");
    let own = std::fs::read_to_string(kept(&done)).expect("a file");
    assert!(own.contains("orders send-payment-link"), "{own}");
}

#[test]
fn an_end_while_the_editor_is_open_names_the_file() {
    let sandbox = Sandbox::start();
    // The editor outlives fpgo, without its streams.
    let script = "sed -i 's/Ola Test/Kari Test/' \"$1\"\nexec >/dev/null 2>&1\nkill -TERM $PPID\n\
                  while kill -0 $PPID; do :; done";
    let done = create(&sandbox, script, &["--yes"]);
    assert_eq!(done.code, Some(130), "{done:#?}");
    assert!(std::fs::read_to_string(kept(&done)).expect("a file").contains("Kari Test"));
    assert_eq!(sandbox.writes(), 0);
}

#[test]
fn an_interruption_while_it_is_sent_names_the_file_to_settle_first() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox
        .fault(json!({"route": "orders refund", "fault": "delay", "seconds": 20, "when": "after"}));
    let ended = interrupted(&sandbox, &order, "TERM", 0);
    assert_eq!(ended.code, Some(7), "{ended:#?}");
    assert!(ended.err.contains("settle first what became of it"), "{ended:#?}");
    assert_eq!(drafts(&sandbox), [kept(&ended)]);
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_done_leaves_no_file_however_it_ends() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    // The second status is the look back after the refund.
    sandbox.fault(json!({"route": "orders status", "nth": 3, "fault": "delay", "seconds": 20}));
    let ended = interrupted(&sandbox, &order, "INT", 3);
    assert_eq!(ended.code, Some(0), "{ended:#?}");
    assert_eq!(drafts(&sandbox), Vec::<PathBuf>::new());
    // Done, but nobody takes the answer.
    let order = sandbox.paid_order("300");
    let refund = ["orders", "refund", &order, "--full", "--edit", "--yes"];
    let mut call = sandbox.fpgo(&refund).env("EDITOR", "true");
    let full = std::fs::File::create("/dev/full").expect("a full disk");
    let output = call.command.stdout(full).output().expect("fpgo starts");
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(12), "{err}");
    assert!(!err.contains("--data"), "{err}");
    assert_eq!(drafts(&sandbox), Vec::<PathBuf>::new());
}

#[test]
fn what_the_editor_says_is_no_data() {
    let sandbox = Sandbox::start();
    let done = create(&sandbox, "echo the editor speaks", &["--yes", "-q"]);
    assert_eq!(done.code, Some(0), "{done:#?}");
    assert!(done.out.starts_with("ODR") && done.out.lines().count() == 1, "{done:#?}");
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
    stage.sandbox.fpgo(&refund).env("EDITOR", &script).ends(8).says("800.00 is left");
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

#[test]
fn what_is_accepted_but_not_seen_in_time_leaves_no_file() {
    let sandbox = Sandbox::with(&["--refund-delay", "10m"]);
    let order = sandbox.paid_order("800");
    let words = ["orders", "refund", &order, "--full", "--edit", "--yes", "--wait=500ms"];
    let done = sandbox.fpgo(&words).env("EDITOR", "true").ends(10);
    assert!(!done.err.contains("--data"), "{done:#?}");
    let drafts = sandbox.home.data_dir().join("drafts");
    assert_eq!(std::fs::read_dir(drafts).expect("a directory").count(), 0);
}
