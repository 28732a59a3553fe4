//! `fpgo explain`: every message, exit code, status and kind of identifier in plain words, with the next step.

use crate::common::stage::read;
use crate::common::{Home, Sandbox, shell_words};
use serde_json::{Value, json};

/// The topics that this key has, by `-o json`.
#[track_caller]
fn topics(home: &Home, key: &[&str]) -> Vec<Value> {
    let words = [&["explain", "-o", "json"], key].concat();
    home.fpgo(&words).ends(0).json()["topics"].as_array().expect("a list").clone()
}

/// A topic of this kind among those of a key, with words and a next step.
#[track_caller]
fn topic(home: &Home, key: &[&str], kind: &str) -> Value {
    let all = topics(home, key);
    let topic = all.iter().find(|topic| topic["kind"] == kind);
    let topic = topic.unwrap_or_else(|| panic!("{key:?} is no {kind}: {all:#?}"));
    assert!(topic["meaning"].as_str().expect("text").ends_with('.'), "{topic}");
    topic.clone()
}

#[test]
fn every_documented_message_is_explained_in_whatever_spelling() {
    let home = Home::new();
    let rows = read("messages.tsv");
    let mut explained = 0;
    for message in rows.lines().skip(1).filter_map(|row| row.split('\t').next()) {
        let own = topic(&home, &[message], "API message");
        for spelling in [
            message.to_uppercase(),
            format!("\"{message}\","),
            format!("{message}#7001"),
            format!("  {message} "),
        ] {
            assert_eq!(topic(&home, &[&spelling], "API message"), own, "{spelling}");
        }
        let line = format!("error: orders refund ODR1: the API says: {message} (HTTP 400)");
        assert_eq!(topic(&home, &[&line], "API message")["key"], own["key"], "{line}");
        let pasted = json!({"error": {"code": 4, "api": {"message": message}}}).to_string();
        assert_eq!(topic(&home, &[&pasted], "API message")["key"], own["key"]);
        topic(&home, &[&pasted], "exit code");
        let envelope = json!({"status_code": 400, "message": message}).to_string();
        assert_eq!(topic(&home, &[&envelope], "API message")["key"], own["key"]);
        let next = own["next"][0].as_str().expect("a step");
        assert!(next.contains(": fpgo ") || next.starts_with("fpgo "), "{message}: {next}");
        explained += 1;
    }
    assert_eq!(explained, 81);
}

#[test]
fn every_step_of_every_topic_can_be_pasted() {
    let home = Home::new();
    let all = home.fpgo(&["explain", "-o", "json"]).ends(0).json();
    let all = all.as_array().expect("a list");
    let (mut with_command, mut tried) = (0, std::collections::BTreeSet::new());
    for topic in all {
        let next = topic["next"].as_array().expect("a list");
        let commands = next.iter().filter_map(|step| step.as_str()?.split_once("fpgo "));
        let commands: Vec<&str> = commands.map(|(_, command)| command).collect();
        with_command += usize::from(!commands.is_empty());
        for command in commands {
            if !tried.insert(command.to_owned()) {
                continue;
            }
            let words = shell_words(command);
            let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
            // Whatever it would do, its words are right.
            if !words.contains(&"--help") {
                words.push("--help");
            }
            home.fpgo(&words).ends(0);
        }
    }
    assert!(
        all.len() > 150 && with_command * 10 > all.len() * 9,
        "{with_command} of {}",
        all.len()
    );
}

#[test]
fn every_exit_code_is_explained() {
    let home = Home::new();
    for code in (0..=12).chain([130]) {
        let code = code.to_string();
        let own = topic(&home, &[&code], "exit code");
        assert_eq!(own["key"], code);
        for asked in [
            vec!["exit", &code],
            vec!["exit", "code", &code],
            vec![&format!("Process completed with exit code {code}.")],
            vec![&format!("fpgo exited with status {code}")],
        ] {
            assert_eq!(topic(&home, &asked, "exit code"), own, "{asked:?}");
        }
        assert!(
            own["meaning"].as_str().expect("text").contains("oney")
                || code == "0"
                || code == "10"
                || code == "12"
        );
    }
    for word in ["guarded", "unknown", "partly_done"] {
        topic(&home, &[word], "exit code");
    }
    assert!(
        topic(&home, &["7"], "exit code")["next"][0]
            .as_str()
            .expect("text")
            .contains("journal list")
    );
}

#[test]
fn every_documented_status_is_explained() {
    let home = Home::new();
    let documented = [
        (
            "order status",
            "SENT PAID CANCELLED EXPIRED INVOICED REFUNDED PARTIAL_REFUNDED Inkasso Purring",
        ),
        (
            "reservation status",
            "SENT RESERVED CAPTURED CHARGED COMPLETED CANCELLED EXPIRED RESERVED_NOT_PAID pending",
        ),
        ("subscription status", "SENT SEND ONGOING COMPLETED CANCELLED EXPIRED"),
        ("cycle status", "PAID"),
        ("failed cycle status", "paid invoiced debtCollection"),
        ("terminal payment status", "PAID CANCELLED"),
        ("terminal refund status", "REFUNDED REJECTED"),
        ("customer status", "Active"),
        ("callback status", "success RESEVRED Approved Cancelled"),
    ];
    for (kind, words) in documented {
        for word in words.split(' ') {
            let word = word.replace('_', " ");
            let own = topic(&home, &[&word], kind);
            assert_eq!(own["key"], word);
            assert_eq!(topic(&home, &[&word.to_lowercase()], kind), own);
            assert_eq!(
                topics(&home, &[&format!("{kind} {word}")]).contains(&own),
                !word.contains(' '),
                "{kind} {word}"
            );
        }
    }
}

#[test]
fn every_kind_of_identifier_is_explained() {
    let home = Home::new();
    let page = read("../docs/api.md");
    for prefix in
        ["ODR", "CSRT", "RES", "CAP", "CHA", "SUB", "TRML", "ORG", "ADRS", "COMCHK", "COM"]
    {
        assert!(page.contains(&format!("`{prefix}`")), "{prefix} is documented");
        let own = topic(&home, &[prefix], "identifier");
        for asked in [
            format!("{prefix}1234567890"),
            format!("“{}7”,", prefix.to_lowercase()),
            format!("what is {prefix}12345?"),
        ] {
            assert_eq!(topic(&home, &[&asked], "identifier")["key"], own["key"], "{asked}");
        }
    }
    for noun in ["order", "captures", "subscription"] {
        topic(&home, &[noun], "identifier");
    }
    // An identifier that was pasted stands in the commands that take it.
    let order = topic(&home, &["--sandbox", "ODR12"], "identifier");
    let next = order["next"].as_array().expect("a list");
    assert!(next[0].as_str().expect("text").ends_with(": fpgo --sandbox show ODR12"), "{next:?}");
    assert_eq!(next[1], "or: fpgo --sandbox orders status ODR12");
}

#[test]
fn statuses_of_http_effects_and_reasons_of_a_validation_are_explained_too() {
    let home = Home::new();
    topic(&home, &["417"], "HTTP status");
    topic(&home, &["HTTP", "510"], "HTTP status");
    topic(&home, &["M?"], "effect");
    for outcome in
        ["accepted", "refused", "not sent", "unknown", "in_flight", "happened", "did_not_happen"]
    {
        topic(&home, &[outcome], "outcome in the journal");
    }
    for money in ["not_moved", "accepted", "may_have_moved"] {
        topic(&home, &[money], "money of a failure");
    }
    topic(&home, &["orders", "refund"], "command");
    let reason = "reason of payloadValidationErrors";
    let date = topic(&home, &["The order date does not match the format d M, Y."], reason);
    assert!(date["next"][0].as_str().expect("text").contains("order_date"));
    topic(&home, &["The customer details.email must be a valid email address."], reason);
    let answer = json!({"status_code": 417, "message": "payloadValidationErrors", "errors": ["The products field is required."]});
    topic(&home, &[&answer.to_string()], reason);
}

#[test]
fn a_failure_can_be_piped_into_it() {
    let sandbox = Sandbox::start();
    let refused = sandbox.fpgo(&["orders", "status", "ODR1", "-o", "json"]).ends(5);
    let told = sandbox.fpgo(&["explain", "-"]).input(&refused.err);
    assert_eq!(told.code, Some(0), "{told:#?}");
    told.shows("orderNotFound (API message)").shows("5 (exit code)").shows("next: ");
    // What follows is a line to paste, why it is stands above it.
    for topic in ["orderNotFound", "7", "Purring", "CAP1234567890", "orders refund", "unknown"] {
        let told = sandbox.home.fpgo(&["explain", topic]).ends(0).out;
        let mut steps = told.lines().filter_map(|line| line.trim().strip_prefix("next: "));
        assert!(steps.clone().count() > 0 && steps.all(|step| step.starts_with("fpgo ")), "{told}");
    }
    let people = sandbox.fpgo(&["orders", "status", "ODR1"]).ends(5);
    let told = sandbox.fpgo(&["explain", "-"]).input(&people.err);
    told.shows("orderNotFound (API message)").shows("fpgo -p test orders list");
}

#[test]
fn what_is_not_known_ends_with_2_and_the_likely_key() {
    let home = Home::new();
    let near = home.fpgo(&["explain", "orderNotFund"]).ends(2);
    near.says("did you mean orderNotFound?").says("fpgo explain orderNotFound");
    home.fpgo(&["explain", "PIAD"]).ends(2).says("fpgo explain PAID");
    home.fpgo(&["explain", "0DR1234567"]).ends(2).says("fpgo explain ODR1234567");
    let nothing = home.fpgo(&["explain", "what on earth is this about", "-o", "json"]).ends(2);
    assert_eq!(nothing.error()["next"][0], "fpgo explain");
    let secret = "9f86d081884c7d659a2feaa0c55ad015";
    assert!(!home.fpgo(&["explain", secret]).ends(2).err.contains(secret));
    assert_eq!(home.fpgo(&["explain", ""]).run().code, Some(2));
}

#[test]
fn alone_it_lists_what_it_knows_in_every_format() {
    let home = Home::new();
    let list = home.fpgo(&["explain"]).ends(0);
    list.shows("orderNotFound").shows("PARTIAL REFUNDED").shows("130").shows("COMCHK");
    let rows = home.fpgo(&["explain", "-o", "tsv", "--columns", "key"]).ends(0);
    assert!(rows.out.lines().any(|line| line == "orderNotFound"), "{rows:#?}");
    home.fpgo(&["explain", "7", "-o", "csv"]).ends(0).shows("exit code,7,");
    home.fpgo(&["explain", "7", "-q"]).ends(2);
}
