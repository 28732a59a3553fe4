//! Identifiers as people paste them: what is taken, what is answered with the likely one, and which command an identifier
//! of another kind is for.

use crate::common::{Home, Sandbox, shell_words};
use serde_json::Value;

/// One identifier of each kind, with what it names.
const KINDS: [(&str, &str); 9] = [
    ("ODR1234567890", "an order"),
    ("CSRT1234567890", "a customer"),
    ("RES1234567890", "a reservation"),
    ("CAP1234567890", "a capture"),
    ("CHA1234567890", "a charge"),
    ("SUB1234567890", "a subscription"),
    ("TRML1234567890", "a terminal"),
    ("ORG1234567890", "an organization"),
    ("ADRS1234567890", "an address"),
];

#[test]
fn what_stands_around_an_identifier_is_left_out_and_told() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let lower = order.to_lowercase();
    for pasted in [
        format!(" {order}"),
        format!("{order}\n"),
        format!("\"{order}\""),
        format!("'{order}',"),
        format!("“{order}”"),
        format!("„{order}“."),
        format!("«{order}»;"),
        format!("<{order}>"),
        format!("({order})"),
        format!("\u{feff}{order}\u{200b}"),
        lower,
    ] {
        let status = sandbox.fpgo(&["orders", "status", &pasted, "-o", "json"]).ends(0);
        assert_eq!(status.json()["uuid"], order.as_str(), "{pasted}");
        let note: Value =
            serde_json::from_str(status.err.lines().next().expect("a note")).expect("JSON");
        assert!(
            note["note"].as_str().expect("text").ends_with(&format!("is read as {order}")),
            "{note}"
        );
    }
    let exact = sandbox.fpgo(&["orders", "status", &order]).ends(0);
    assert_eq!(exact.err, "");
}

#[test]
fn a_trimmed_identifier_is_the_same_object_to_every_guard() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let pasted = format!("“{}”,", order.to_lowercase());
    let refund = ["orders", "refund", &pasted, "--amount", "100", "--yes"];
    sandbox.fpgo(&refund).ends(0).says(&format!("is read as {order}"));
    assert_eq!(sandbox.refunded(&order), "100");
    // The same refund by its own spelling is the same refund.
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "100", "--yes"]).ends(8);
    let list = sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
    assert_eq!(list[0]["object"], order.as_str());
}

#[test]
fn a_character_is_never_guessed_but_the_likely_identifier_is_named() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let digits = order.trim_start_matches("ODR");
    let before = sandbox.requests().len();
    for pasted in [
        format!("0DR{digits}"),
        format!("0dr{digits}"),
        format!("ODR {digits}"),
        format!("ODR-{digits}"),
        digits.to_owned(),
        format!("https://demo.frontpayment.no/orders/{order}?from=mail"),
        format!("order {order} is not paid"),
    ] {
        for command in ["status", "refund"] {
            let more: &[&str] = if command == "refund" { &["--full", "--yes"] } else { &[] };
            let words = [&["orders", command, &pasted, "-o", "json"], more].concat();
            let refused = sandbox.fpgo(&words).ends(2);
            let error = refused.error();
            assert!(
                refused.err.contains(&format!("did you mean {order}?")),
                "{pasted}: {refused:#?}"
            );
            let next = error["next"][0].as_str().expect("a command");
            assert_eq!(
                next,
                format!("fpgo -p test orders status {order}"),
                "a write is never offered on a guess"
            );
            let money = if command == "refund" { Value::from("not_moved") } else { Value::Null };
            assert_eq!(error["money"], money);
        }
    }
    for cut in ["ODR12…", "ODR12...", "ODR1 ODR2", "order", "", "ODR12a", "ODR*"] {
        sandbox.fpgo(&["orders", "refund", cut, "--full", "--yes"]).ends(2).says("names no order");
    }
    assert_eq!(sandbox.requests().len(), before);
    // What is offered runs as it stands.
    let pasted = format!("0DR{digits}");
    let error = sandbox.fpgo(&["orders", "details", &pasted, "-o", "json"]).ends(2).error();
    let words = shell_words(error["next"][0].as_str().expect("a command"));
    let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
    sandbox.home.fpgo(&words).ends(0).shows(&order);
}

/// Every command that takes an identifier, with each of the other kinds.
#[test]
fn an_identifier_of_another_kind_names_what_it_is_and_the_command_for_it() {
    let sandbox = Sandbox::start();
    let commands = sandbox.fpgo(&["commands", "--json"]).ends(0).json();
    let before = sandbox.requests().len();
    let mut tried = 0;
    for row in commands.as_array().expect("a list") {
        let positional = row["parameters"].as_array().expect("a list").iter().find(|param| {
            param["in"] == "path" && param["flag"].is_null() && param["type"] != "NUMBER"
        });
        if positional.is_none() {
            continue;
        }
        let example = row["examples"][0].as_str().expect("text");
        let words = shell_words(example);
        let (own, _) = KINDS
            .iter()
            .find(|(id, _)| words.iter().any(|word| word.starts_with(&id[..3])))
            .expect("a kind");
        for (other, thing) in KINDS {
            let takes_both =
                row["command"] == "refunds request-approval" && other.starts_with("RES");
            if other[..3] == own[..3] || takes_both {
                continue;
            }
            let command: Vec<&str> = row["command"].as_str().expect("text").split(' ').collect();
            let words = [&command[..], &[other, "-o", "json", "-y"]].concat();
            let error = sandbox.fpgo(&words).ends(2).error();
            let message = error["message"].as_str().expect("text");
            assert!(
                message.starts_with(&format!("\"{other}\" is {thing}, not ")),
                "{words:?}: {message}"
            );
            let next = error["next"].as_array().expect("a list");
            for next in next.iter().map(|next| next.as_str().expect("text")) {
                let (_, next) = next.split_once("it: ").unwrap_or(("", next));
                assert!(
                    next.starts_with("fpgo -p test ") && next.contains(other),
                    "{words:?}: {next}"
                );
            }
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried}");
    assert_eq!(sandbox.requests().len(), before);
    let refund = sandbox.fpgo(&["orders", "refund", "RES1", "--full", "--yes"]).ends(2);
    let refund = refund.says("next: fpgo -p test reservations refund RES1");
    refund.says("or see what can be done with it:").says("next: fpgo -p test show RES1");
    let capture = sandbox
        .fpgo(&["reservations", "refund", "RES1", "--capture", "CHA1", "--full", "--yes"])
        .ends(2);
    capture.says("--capture \"CHA1\" is a charge, not a capture");
}

#[test]
fn waiting_reads_identifiers_as_they_are_pasted_too() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let pasted = format!("“{}”", order.to_lowercase());
    let wait = sandbox.fpgo(&["wait", &pasted, "--until", "PAID"]).ends(0);
    wait.says(&format!("is read as {order}")).shows("PAID");
    let mistyped = order.replace("ODR", "0DR");
    let refused = sandbox.fpgo(&["wait", &mistyped, "--until", "PAID"]).ends(2);
    refused.says("did you mean:").says(&format!("next: fpgo -p test wait {order} --until PAID"));
}

#[test]
fn the_sandbox_reads_identifiers_as_they_are_pasted_too() {
    let home = Home::new();
    let order = home.fpgo(&["--sandbox", "orders", "list", "--status", "SENT", "-q"]).ends(0).out;
    let order = order.lines().next().expect("an order");
    let pasted = format!(" “{}”,", order.to_lowercase());
    home.fpgo(&["sandbox", "pay", &pasted]).ends(0).shows(&format!("{order} is PAID"));
    let mistyped = order.replace("ODR", "0DR");
    home.fpgo(&["sandbox", "pay", &mistyped]).ends(2).says(&format!("did you mean {order}?"));
}

#[test]
fn what_looks_like_a_secret_is_not_quoted_in_place_of_an_identifier() {
    let home = Home::new();
    let secret = "9f86d081884c7d659a2feaa0c55ad015";
    let told = home.fpgo(&["--sandbox", "orders", "status", secret]).ends(2);
    assert!(!told.err.contains(secret), "{told:#?}");
    let long = "x ".repeat(5000);
    assert!(home.fpgo(&["--sandbox", "orders", "status", &long]).ends(2).err.len() < 500);
}
