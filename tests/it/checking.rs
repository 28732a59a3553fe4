//! `callback verify --check`: the API is asked whether what a callback says is true now, of a single one and of each of many.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;
use url::form_urlencoded::Serializer;

use crate::common::{Call, Done, Sandbox, profile, signal};

/// What the sandbox signs with, where nothing else is chosen.
const SECRET: &str = "sandbox-callback-secret";

/// A sandbox whose profile checks with its secret.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::start();
    sandbox.home.config(&account(&sandbox.base_url));
    sandbox
}

fn account(base_url: &str) -> String {
    profile("test", base_url, &format!("callback_secret = \"{SECRET}\""))
}

/// Puts something odd into the file, which reads warn of.
fn make_odd(sandbox: &Sandbox) {
    let odd = format!("colour = \"red\"\n{}", account(&sandbox.base_url));
    sandbox.home.config(&odd);
}

/// `callback verify --check` with these further words.
fn verify(sandbox: &Sandbox, words: &[&str]) -> Call {
    sandbox.fpgo(&[&["callback", "verify", "--check"], words].concat())
}

/// The callbacks that the sandbox made, the oldest first.
fn sent(sandbox: &Sandbox) -> Vec<Url> {
    let all = sandbox.get("/_sandbox/callbacks");
    let urls = all.as_array().expect("a list").iter().map(|one| one["url"].as_str().expect("text"));
    urls.map(|url| Url::parse(url).expect("a URL")).collect()
}

/// The same callback with another value of this parameter, and the checksum that fits if it has one.
fn changed(url: &Url, name: &str, value: &str) -> Url {
    let (mut pairs, mut text, mut is_signed) =
        (Serializer::new(String::new()), String::new(), false);
    for (own, old) in url.query_pairs() {
        if own == "checksum" {
            is_signed = true;
            continue;
        }
        let value = if own == name { value } else { &old };
        text.push_str(value);
        pairs.append_pair(&own, value);
    }
    if is_signed {
        let digest = Sha256::digest(format!("{text}{SECRET}"));
        let sum: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        pairs.append_pair("checksum", &sum);
    }
    let mut url = url.clone();
    url.set_query(Some(&pairs.finish()));
    url
}

#[test]
fn a_company_check_is_compared_field_by_field() {
    let sandbox = sandbox();
    let made = sandbox.made_of("company check", &sandbox.example("company check"));
    let check = made["companyCheckUuid"].as_str().expect("text");
    sandbox.post(&format!("/_sandbox/pay/{check}"), &json!({"outcome": "signed"}));
    let told = sent(&sandbox).pop().expect("a callback");
    make_odd(&sandbox);
    let same = verify(&sandbox, &["-o", "json", told.as_str()]).ends(0);
    assert_eq!(same.json()["check"]["same"], true);
    assert_eq!(same.err.matches("colour").count(), 1, "{same:#?}");
    let same = same.says(&format!("{check} is among the checks of company"));
    drop(same.says("the API says the same"));
    let score = changed(&told, "score", "12345");
    let other = verify(&sandbox, &["-o", "json", score.as_str()]).ends(10);
    assert_eq!(other.json()["check"]["same"], false);
    assert_eq!(other.json()["outcome"], "authentic");
    other.says("score is").says("not \\\"12345\\\"");
    let unknown = changed(&told, "companyCheckUuid", "COMCHK0000000001");
    verify(&sandbox, &[unknown.as_str()]).ends(10).says("has no check \"COMCHK0000000001\"");
}

#[test]
fn a_terminal_order_is_compared_with_what_happened_at_the_terminal() {
    let sandbox = sandbox();
    let body = sandbox.example("terminals orders create");
    let made = sandbox.made_of("terminals orders create", &body);
    let order = made["orderUuid"].as_str().expect("text");
    let decide = |decision: &str| {
        sandbox.post(&format!("/_sandbox/terminal/{order}"), &json!({"decision": decision}));
    };
    decide("approve");
    let payment = sent(&sandbox).pop().expect("a callback");
    sandbox.fpgo(&["terminals", "orders", "refund", order, "--amount", "300", "--yes"]).ends(0);
    decide("decline");
    let refund = sent(&sandbox).pop().expect("a callback");
    let check = |url: &Url| verify(&sandbox, &["-o", "json", url.as_str()]).ends(10).json();
    for (url, outcome, difference) in [
        (payment.clone(), "nothing_signed", None),
        (
            changed(&payment, "status", "Cancelled"),
            "nothing_signed",
            Some("is PAID, not CANCELLED"),
        ),
        (
            changed(&payment, "totalAmount", "900"),
            "nothing_signed",
            Some("totalAmount 900.00 is none of"),
        ),
        (refund.clone(), "nothing_signed", None),
        (changed(&refund, "status", "Approved"), "nothing_signed", Some("not REFUNDED")),
    ] {
        let told = check(&url);
        assert_eq!(told["outcome"], outcome);
        assert_eq!(told["check"]["same"], difference.is_none(), "{url}: {told}");
        let differences = told["check"]["differences"].to_string();
        assert!(differences.contains(difference.unwrap_or("[]")), "{differences}");
    }
}

/// What an order's callback says, signed.
fn of_order(order: &str, status: &str) -> String {
    let empty = format!(
        "https://shop.example/cb?orderUuid={order}&status={status}&paymentMethod=Visa&amount=800&createdAt=1767225600&timestamp=x&checksum="
    );
    changed(&Url::parse(&empty).expect("a URL"), "timestamp", "1767225660").to_string()
}

/// Line, outcome and reason of each row.
fn rows(done: &Done) -> Vec<(u64, String, String)> {
    let mut rows = Vec::new();
    for line in done.out.lines() {
        let row: Value = serde_json::from_str(line).expect("JSON");
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        rows.push((row["line"].as_u64().expect("a number"), text("outcome"), text("reason")));
    }
    rows
}

#[test]
fn of_many_each_authentic_one_is_asked_about_in_the_order_of_the_lines() {
    let sandbox = sandbox();
    let (paid, other) = (sandbox.paid_order("800"), sandbox.paid_order("800"));
    let open = sandbox.sent_order(&["name=Bike service,qty=1,rate=800,tax=25"]);
    let some = [
        of_order(&paid, "PAID"),
        of_order(&other, "CANCELLED"),
        of_order(&other, "PAID").replace("amount=800", "amount=8000"),
        "GET /favicon.ico".to_owned(),
        of_order("ODR9999999999", "PAID"),
        of_order(&open, "success"),
        format!("{{\"url\": \"{}\"}}", of_order(&other, "PAID")),
    ];
    let log = format!("{}\n", some.join("\n")).repeat(4);
    sandbox.home.write("log", &log);
    make_odd(&sandbox);
    let done = verify(&sandbox, &["--all", "log", "-o", "ndjson"]).ends(10);
    let found = rows(&done);
    let expected = [
        (1, "authentic", ""),
        (2, "not_true_now", "the status is PAID, not CANCELLED"),
        (3, "hash_does_not_fit", ""),
        (5, "not_confirmed", "the API knows no such object"),
        (6, "not_confirmed", "success is not confirmed: the status is SENT"),
        (7, "authentic", ""),
    ];
    assert_eq!(found.len(), 24, "{done:#?}");
    for (at, (line, outcome, reason)) in found.iter().enumerate() {
        let (own, word, part) = expected[at % 6];
        let turn = u64::try_from(at / 6).expect("few");
        assert_eq!((*line, outcome.as_str()), (own + 7 * turn, word), "{done:#?}");
        assert!(reason.contains(part), "{reason}");
    }
    assert_eq!(done.err.matches("colour").count(), 1, "{done:#?}");
    let done = done.says("16 of 24 callbacks do not pass: 4 are not authentic");
    let done = done.says("8 authentic, 4 wrong, 0 with nothing signed, 4 not true now");
    done.says("8 not confirmed by the API; 4 lines without a callback");
    let quiet = verify(&sandbox, &["--all", "log", "-q"]).ends(10).out;
    assert_eq!(quiet, format!("{paid}\n{other}\n").repeat(4));
    // What is too old already is not asked about.
    let requests = sandbox.requests().len();
    let old = verify(&sandbox, &["--all", "log", "--max-age", "1d", "-o", "csv"]).ends(10);
    assert!(old.shows(",OLD,").out.matches(",OLD,").count() == 20);
    assert_eq!(sandbox.requests().len(), requests);
}

#[test]
fn where_the_api_cannot_be_asked_the_rest_is_not_checked() {
    let sandbox = sandbox();
    let order = sandbox.paid_order("800");
    sandbox.home.write("log", &format!("{}\n", of_order(&order, "PAID")).repeat(100));
    let refused = verify(&sandbox, &["--all", "log", "-o", "csv"]).env("FPGO_TOKEN", "wrong");
    let refused = refused.ends(3).says("1 not confirmed by the API");
    refused.shows("1,NOT CONFIRMED,").says("the callbacks after that were not checked");
    sandbox.home.config(&account("http://127.0.0.1:9/api/v1"));
    let away = verify(&sandbox, &["--all", "log", "-o", "csv"]).ends(6);
    away.says("3 not confirmed by the API").shows("3,NOT CONFIRMED,");
}

#[test]
fn a_verdict_is_there_while_the_input_still_comes_and_ctrl_c_tells_how_far_it_came() {
    let sandbox = sandbox();
    let order = sandbox.paid_order("800");
    let mut call = verify(&sandbox, &["--all", "-", "-o", "ndjson"]);
    call.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = call.command.spawn().expect("fpgo starts");
    let mut input = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    for (status, expected) in [("PAID", "authentic"), ("SENT", "not_true_now")] {
        writeln!(input, "{}", of_order(&order, status)).expect("it reads");
        let mut row = String::new();
        output.read_line(&mut row).expect("a row");
        assert!(row.contains(expected), "{row}");
    }
    signal(&child, "INT");
    let done = Done::of(child.wait_with_output().expect("it ends"));
    assert_eq!(done.code, Some(130), "{done:#?}");
    done.says("1 authentic, 0 wrong, 0 with nothing signed, 1 not true now");
}
