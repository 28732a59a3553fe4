//! A dry run shows the request, says that nothing was sent, and ends as the real run would: refused or not.

use super::common::stage::Stage;
use super::common::{CUSTOMER, Call, Done, MEANT, Sandbox, TOKEN, profile};
use serde_json::json;

/// The request is on stdout, *nothing was sent* on stderr, and the exit code and words are those of the refusal.
#[track_caller]
fn is_refused(sandbox: &Sandbox, call: Call, path: &str, says: &str) -> Done {
    let before = sandbox.writes();
    let done = call.ends(8).says("nothing was sent").says(says);
    assert!(done.out.contains(path), "stdout lacks {path}: {done:#?}");
    let told = done.err.find("nothing was sent") < done.err.find(says);
    assert!(told, "the refusal is told last: {done:#?}");
    assert_eq!(sandbox.writes(), before, "{done:#?}");
    done
}

/// The profiles of a sandbox with guards of their own.
fn guarded(sandbox: &Sandbox) {
    let own = |name: &str, more: &str| profile(name, &sandbox.base_url, more);
    sandbox.home.config(&format!(
        "{}{}{}{}{}{}[profiles.prod]\nenvironment = \"production\"\nbase_url = \"{}\"\ntoken = \"{TOKEN}\"\n",
        own("test", ""),
        own("reads", "read_only = true"),
        own("little", "max_amount = 1"),
        own("day", "max_amount_per_day = 1"),
        own("hour", "max_writes_per_hour = 0"),
        own("lists", "allow = [\"orders resend\"]"),
        sandbox.base_url,
    ));
}

#[test]
fn what_a_profile_or_an_expectation_refuses_is_shown_with_its_request() {
    let stage = Stage::new();
    let sandbox = &stage.sandbox;
    guarded(sandbox);
    sandbox.home.fpgo(&["-p", "prod", "auth", "allow"]).ends(0);
    let moves: [(&str, &[&str], &str); 5] = [
        ("orders refund", &["--full"], "POST /"),
        (
            "reservations capture",
            &["--line", &format!("{}=1000", stage.held[0]), "--amount", "1000"],
            "POST /",
        ),
        ("terminals orders refund", &["--full"], "POST /"),
        ("reservations refund", &["--full"], "POST /"),
        ("orders send-payment-link", &[], "POST /"),
    ];
    for (command, flags, path) in moves {
        let words = stage.words(command);
        let mut line = [&words[..], flags, &["--dry-run"]].concat();
        if command == "orders send-payment-link" {
            line.extend(["--line", "name=Hair Wash,qty=1,rate=400,tax=25"]);
            line.extend(CUSTOMER);
        }
        let moves_money = command != "orders send-payment-link";
        for (name, says) in [
            ("reads", "only reads"),
            ("lists", "does not allow"),
            ("little", "more than one write may move"),
            ("day", "may be moved in one day"),
            ("hour", "in the last hour"),
        ] {
            if !moves_money && ["little", "day"].contains(&name) {
                continue;
            }
            let call = sandbox.home.fpgo(&[&["-p", name], &line[..]].concat());
            is_refused(sandbox, call, path, says);
        }
        if moves_money {
            for (flag, value) in [
                ("--expect-total", "7"),
                ("--expect-refundable", "7"),
                ("--expect-status", "CANCELLED"),
            ] {
                let call = sandbox.fpgo(&[&line[..], &[flag, value]].concat());
                let help = sandbox.fpgo(&[&words[..], &["--help"]].concat()).ends(0).out;
                if help.contains(flag) {
                    is_refused(sandbox, call, path, "as expected");
                }
            }
            let call = sandbox.home.fpgo(&[&["-p", "prod", "--yes"], &line[..]].concat());
            is_refused(sandbox, call, path, "in production");
        }
    }
}

#[test]
fn what_the_journal_or_the_state_refuses_is_shown_with_its_request() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let dry =
        |more: &[&str]| sandbox.fpgo(&[&["orders", "refund", &order, "--dry-run"], more].concat());
    let path = format!("POST /connect/orders/refund/{order}");
    is_refused(&sandbox, dry(&["--amount", "900"]), &path, "is left");
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "5", "--yes"]).ends(0);
    is_refused(&sandbox, dry(&["--amount", "5"]), &path, "the same orders refund of 5");
    let json = is_refused(
        &sandbox,
        dry(&["--amount", "5", "-o", "json"]),
        "\"method\": \"POST\"",
        "the same",
    );
    assert_eq!((&json.error()["code"], &json.error()["money"]), (&json!(8), &json!("not_moved")));
    assert_eq!(json.json()["body"]["grandTotal"], 5, "{json:#?}");
    let body =
        r#"{"type": "regular", "grandTotal": "much", "products": [{"id": 1, "amount": "much"}]}"#;
    let file = sandbox.home.write("much.json", body);
    let much = ["--no-validate", "--data", file.to_str().expect("a path")];
    let refused = is_refused(&sandbox, dry(&much), &path, "cannot be told");
    assert!(refused.out.contains("much"), "{refused:#?}");
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-after"}));
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "7", "--yes"]).ends(7);
    for flags in [&["--amount", "9"][..], &["--full"]] {
        is_refused(&sandbox, dry(flags), &path, "is not known");
    }
    is_refused(
        &sandbox,
        dry(&["--amount", "9", "--again", "--reason", "a test"]),
        &path,
        "is not known",
    );
    let invoiced = sandbox.order("INVOICED");
    let refund = |more: &[&str]| {
        sandbox.fpgo(&[&["orders", "refund", &invoiced, "--dry-run"], more].concat())
    };
    is_refused(
        &sandbox,
        refund(&["--full"]),
        "POST /connect/orders/refund/",
        "say what kind of refund",
    );
    refund(&["--full", "--type", "invoiced"]).ends(0).says("nothing was sent");
}

#[test]
fn a_second_equal_creation_is_shown_and_refused() {
    let sandbox = Sandbox::start();
    let line = ["--line", "name=Hair Wash,qty=1,rate=400,tax=25"];
    let words = [&["orders", "send-payment-link", "--yes"], &line[..], CUSTOMER].concat();
    sandbox.fpgo(&words).ends(0);
    let dry = || [&words[..], &["--dry-run"]].concat();
    is_refused(
        &sandbox,
        sandbox.fpgo(&dry()),
        "POST /",
        "the same orders send-payment-link was sent",
    );
    sandbox.fpgo(&[&dry()[..], &MEANT].concat()).ends(0).says("nothing was sent");
}

#[test]
fn of_several_calls_each_is_shown_and_the_first_refusal_is_told() {
    let sandbox = Sandbox::start();
    let (subscription, _) = sandbox.subscribed();
    let words = [
        "subscriptions",
        "refund-cycles",
        &subscription,
        "--cycle",
        "Cycle 8",
        "--cycle",
        "Cycle 9",
    ];
    let call = sandbox.fpgo(&[&words[..], &["--full", "--dry-run"]].concat());
    let done = is_refused(&sandbox, call, "Cycle 8", "Cycle 8");
    assert!(done.out.contains("Cycle 9"), "{done:#?}");
}
