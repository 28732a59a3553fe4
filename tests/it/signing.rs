//! `callback sign` and `callback send`: test callbacks of every kind, right and wrong on purpose, held against `callback
//! verify` and against an endpoint of the test.

use serde_json::json;

use crate::common::{Canned, Home, Sandbox, lacks, profile};
use crate::sandbox_callbacks::Merchant;

/// Both times, so that the same line comes each time.
const TIMES: [&str; 4] = ["--created-at", "1767225600", "--timestamp", "1767225660"];

/// The secret of the worked example of the API's documentation.
const SECRET: &str = "s3cret";

const EXAMPLE: &str = "https://shop.example/cb?orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800\
    &createdAt=1767225600&timestamp=1767225660\
    &checksum=2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3";

fn sign(home: &Home, words: &[&str]) -> crate::common::Call {
    home.fpgo(
        &[&["callback", "sign", "--to", "https://shop.example/cb"], &TIMES[..], words].concat(),
    )
    .env("FPGO_CALLBACK_SECRET", SECRET)
}

#[test]
fn every_kind_is_signed_as_verify_checks_it() {
    let home = Home::new();
    let done = sign(&home, &[]).ends(0).says("a test callback (order)").says("no money");
    assert_eq!(done.out, format!("{EXAMPLE}\n"), "the worked example");
    for (words, kind, code, part) in [
        (&["reservation", "--status", "CAPTURED"][..], "order", 0, "RES1234567890&status=CAPTURED"),
        (&["subscription", "--order", "SUB77"], "order", 0, "orderUuid=SUB77"),
        (&["order", "--status", "INVOICED", "--amount", "12.50"], "order", 0, "amount=12.5&"),
        (&["company", "--set", "score=12"], "company", 0, "score=12&"),
        (
            &["terminal-payment", "--amount", "100"],
            "order",
            10,
            "baseAmount=80&vatAmount=20&totalAmount=100",
        ),
        (
            &["terminal-refund", "--status", "declined"],
            "order",
            10,
            "status=Cancelled&type=Payment_Refund",
        ),
    ] {
        let out = sign(&home, words).ends(0).out;
        assert!(out.contains(part), "{part} is not in {out}");
        let verify = home.fpgo(&["callback", "verify", "-o", "json", out.trim()]);
        let verdict = verify.env("FPGO_CALLBACK_SECRET", SECRET).ends(code).json();
        assert_eq!(verdict["kind"], kind, "{words:?}");
    }
    let json = sign(&home, &["-o", "json", "--wrong", "duplicate"]).ends(0).json();
    assert_eq!(json["urls"], json!([EXAMPLE, EXAMPLE]));
    assert_eq!((&json["kind"], &json["wrong"]), (&json!("order"), &json!("duplicate")));
}

#[test]
fn each_wrong_one_is_told_by_verify_and_what_cannot_be_wrong_is_refused() {
    let home = Home::new();
    let with_own = ["--to", "https://shop.example/cb?shop=7"];
    for (wrong, code) in [
        ("tampered", 10),
        ("late", 0),
        ("reordered", 10),
        ("own-unsigned", 10),
        ("moved", 10),
        ("formula-b", 10),
        ("formula-c", 10),
        ("other-secret", 10),
        ("upper-case", 10),
        ("missing", 10),
    ] {
        let call = home.fpgo(&[&["callback", "sign", "--wrong", wrong], &with_own[..]].concat());
        let done = call.env("FPGO_CALLBACK_SECRET", SECRET).ends(0).says(wrong);
        let verify = home.fpgo(&["callback", "verify", done.out.trim()]);
        verify.env("FPGO_CALLBACK_SECRET", SECRET).ends(code);
    }
    for (words, why) in [
        (&["--wrong", "own-unsigned"][..], "no parameters of its own"),
        (&["company", "--wrong", "formula-b"], "a company check"),
        (&["terminal-refund", "--wrong", "late"], "has no checksum"),
        (&["--wrong", "somehow"], "tampered"),
        (&["--set", "score=1"], "the parameters are orderUuid"),
        (&["--set", "score"], "NAME=VALUE"),
        (&["--created-at", "soon"], "--created-at"),
        (&["--amount", "1,000"], "1,000"),
        (&["--to", "ftp://shop.example/cb"], "http"),
        (&["--to", "https://me:pass@shop.example/cb"], "user or a password"),
        (&["--secret", "abc"], "--secret"),
    ] {
        let call = home.fpgo(&[&["callback", "sign"], words].concat());
        call.env("FPGO_CALLBACK_SECRET", SECRET).ends(2).says(why);
    }
}

#[test]
fn nothing_is_signed_with_a_secret_of_production_and_none_is_shown() {
    let home = Home::new();
    let secret = "callback-secret-51c0de77aa42";
    let own = format!("callback_secret = \"{secret}\"");
    let live =
        profile("live", "https://apigo.frontpayment.no/api/v1", &own).replace("demo", "production");
    let other = "callback_secret = \"another-secret-3b1f\"";
    home.config(&format!("{live}{}", profile("test", "http://127.0.0.1:9/api/v1", other)));
    let done = home.fpgo(&["callback", "sign", "-p", "live"]).ends(8).says("PRODUCTION");
    lacks(&done, secret);
    // The same secret by another way, and a profile of production beside a secret of something else.
    home.fpgo(&["callback", "sign"]).env("FPGO_CALLBACK_SECRET", secret).ends(8).says("PRODUCTION");
    let sandbox = home.fpgo(&["--sandbox", "callback", "sign"]);
    sandbox.env("FPGO_CALLBACK_SECRET", secret).ends(8).says("FPGO_CALLBACK_SECRET holds it too");
    home.fpgo(&["callback", "sign", "-p", "live"]).env("FPGO_CALLBACK_SECRET", SECRET).ends(8);
    home.fpgo(&["callback", "sign", "-p", "test"]).env("FPGO_CALLBACK_SECRET", secret).ends(8);
    // Also one that production had before.
    let before = live.replace("callback_secret =", "callback_secret_previous =");
    home.config(&format!("{before}{}", profile("test", "http://127.0.0.1:9/api/v1", other)));
    home.fpgo(&["callback", "sign", "-p", "test"]).env("FPGO_CALLBACK_SECRET", secret).ends(8);
    let done = home.fpgo(&["callback", "sign", "-p", "test", "-v"]).ends(0);
    lacks(&done, "another-secret-3b1f");
    home.fpgo(&["callback", "sign"]).ends(3);
    let send = ["callback", "send", "-p", "live", "--to", "http://127.0.0.1:9/"];
    home.fpgo(&send).ends(8).says("PRODUCTION");
}

#[test]
fn a_secret_of_production_is_known_wherever_it_is_kept() {
    let home = Home::new();
    let secret = "51c0de77aa42-of-the-shop";
    let live = |own: &str| {
        profile("live", "https://apigo.frontpayment.no/api/v1", own).replace("demo", "production")
    };
    let serve = ["sandbox", "serve", "--callback-secret", secret];
    for own in [
        "callback_secret_env = \"PROD_CB\"",
        "callback_secret_previous_env = \"PROD_CB\"",
        "callback_secret_env = \"PROD_CB\"\nno_such_key = 1",
        &format!("callback_secret_previous = \"{secret}\""),
    ] {
        home.config(&live(own));
        let call = home.fpgo(&["callback", "sign"]).env("PROD_CB", secret);
        let done = call.env("FPGO_CALLBACK_SECRET", secret).ends(8).says("PRODUCTION");
        lacks(&done, secret);
        let done = home.fpgo(&serve).env("PROD_CB", secret).ends(8);
        lacks(&done.says("--callback-secret holds it too"), secret);
    }
    // What cannot be read may hold anything; what is not there holds nothing.
    let path = home.config(&live(&format!("callback_secret = \"{secret}\"")));
    crate::common::mode(&path, 0o644);
    let send = ["callback", "send", "--to", "http://127.0.0.1:9/"];
    for words in [&["callback", "sign"][..], &send, &["--sandbox", "callback", "sign"], &serve] {
        let done = home.fpgo(words).env("FPGO_CALLBACK_SECRET", secret).ends(3);
        lacks(&done.says("others may read it").says("nothing is signed"), secret);
    }
    home.config("no toml");
    home.fpgo(&["callback", "sign"]).env("FPGO_CALLBACK_SECRET", SECRET).ends(3).says("line 1");
    std::fs::remove_file(path).expect("it was there");
    home.fpgo(&["callback", "sign"]).env("FPGO_CALLBACK_SECRET", SECRET).ends(0);
    home.fpgo(&["sandbox", "serve", "--callback-secret", " "]).ends(2).says("only blanks");
}

#[test]
fn send_delivers_once_and_shows_what_the_endpoint_says() {
    let sandbox = Sandbox::start();
    let merchant = Canned::http("200 OK", "", b"thanks \x1b[31mred");
    let to = merchant.base_url();
    let send = |to: &str, words: &[&str]| {
        sandbox.home.fpgo(&[&["--sandbox", "callback", "send", "--to", to], words].concat())
    };
    let done = send(&to, &["-o", "json"]).ends(0).says("no money is involved");
    let told = done.json();
    assert_eq!(told[0]["status"], 200);
    assert!(told[0]["answer"].as_str().is_some_and(|text| text.starts_with("thanks ")), "{told}");
    lacks(&send(&to, &["-q", "--wrong", "late"]).ends(0), "\u{1b}");
    send(&to, &["-v", "--wrong", "duplicate"]).ends(0).shows("thanks").says("< HTTP 200");
    send(&to, &["--wrong", "tampered"]).ends(0).says("the documented check refuses");
    let received = merchant.received();
    assert_eq!(received.len(), 5);
    assert_eq!(received[2], received[3], "the same twice");
    let target = received[0].split_whitespace().nth(1).expect("a target");
    sandbox.home.fpgo(&["--sandbox", "callback", "verify", target]).ends(0);
    // Of two, one was taken.
    let changing = Merchant::answering(&[200, 500]);
    send(&changing.url(), &["--wrong", "duplicate"]).ends(11).says("HTTP 500");
    // What is not taken, and what is not answered.
    let refusing = Canned::http("403 Forbidden", "", b"no");
    let done = send(&refusing.base_url(), &["--wrong", "other-secret"]).ends(10).says("HTTP 403");
    done.says("to refuse it is right").shows("403");
    let trap = Canned::http("302 Found", &format!("Location: {to}\r\n"), b"");
    send(&trap.base_url(), &[]).ends(10).says("HTTP 302");
    assert_eq!(merchant.received().len(), 5, "no redirect is followed");
    let silent = Canned::new("");
    send(&silent.base_url(), &[]).ends(6).says("gave no answer");
    // Another machine only when that is meant; nothing was sent, and the journal never heard of it.
    send("http://shop.invalid/cb", &[]).ends(8).says("--allow-external").says("nothing was sent");
    send("http://0.0.0.0:9/cb", &[]).ends(8);
    let entries = sandbox.home.fpgo(&["--sandbox", "journal", "list", "-o", "json"]).ends(0).json();
    assert_eq!(entries, json!([]));
    sandbox.home.fpgo(&["--sandbox", "callback", "send"]).ends(2).says("--to");
}
