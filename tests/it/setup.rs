//! Setting fpgo up: tokens that are given with something around them, the secret that a sandbox signs with, the
//! configuration made by questions and by flags, what `config` tells of it, and `doctor`.

use std::path::Path;

use crate::common::{Done, Home, Sandbox, TOKEN, profile, serve};
use sha2::{Digest, Sha256};

/// The worked example of the API's documentation.
const CALLBACK: &str = "orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800\
                        &createdAt=1767225600&timestamp=1767225660";

fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

#[track_caller]
fn lacks(done: &Done, secret: &str) {
    assert!(!done.out.contains(secret) && !done.err.contains(secret), "{done:#?}");
}

/// A profile `test` that speaks to this sandbox, with these further lines.
fn account(sandbox: &Sandbox, more: &str) -> String {
    let url = &sandbox.base_url;
    format!("[profiles.test]\nenvironment = \"demo\"\nbase_url = \"{url}\"\n{more}\n")
}

// ---------------------------------------------------------------- what is no token

/// What is around a token, or in its place, and what is said of it.
fn slips() -> Vec<(String, &'static str)> {
    vec![
        (format!("{TOKEN}\n"), "ends with a line break"),
        (format!("{TOKEN}\r\n"), "ends with a line break"),
        (format!("\n{TOKEN}"), "begins with a line break"),
        (format!("{TOKEN}\n{TOKEN}"), "has a line break inside"),
        (format!(" {TOKEN}"), "has blanks around it"),
        (format!("{TOKEN}\t"), "has blanks around it"),
        (format!("\"{TOKEN}\""), "stands in quotes"),
        (format!("'{TOKEN}'"), "stands in quotes"),
        (format!("“{TOKEN}”"), "stands in quotes"),
        (format!("Bearer {TOKEN}"), "has Bearer in front, which fpgo adds by itself"),
        (format!("bearer: {TOKEN}"), "has Bearer in front"),
        (format!("Authorization: Bearer {TOKEN}"), "has the name of a setting or a header"),
        (format!("token={TOKEN}"), "has the name of a setting or a header"),
        (format!("export FPGO_TOKEN=\"{TOKEN}\""), "has the name of a setting or a header"),
        (format!("\u{feff}{TOKEN}"), "begins with a byte order mark"),
        (format!("{{\"token\":\"{TOKEN}\"}}"), "is JSON"),
        (format!("https://example.com/?token={TOKEN}"), "is an address"),
        (format!("{TOKEN}\u{1}{TOKEN}"), "has a control character inside"),
        (format!("{TOKEN} {TOKEN}"), "has a blank inside"),
        (format!("tøken-{TOKEN}"), "has a letter inside that is not ASCII"),
        ("$MY_TOKEN".into(), "is the name of a variable"),
        ("…".into(), "is a placeholder"),
        ("   ".into(), "is empty"),
    ]
}

/// The call ended with 3, said this, sent nothing and told nothing of the token.
#[track_caller]
fn is_named(done: Done, what: &str, source: &str, sandbox: &Sandbox) {
    assert_eq!(done.code, Some(3), "{what}: {done:#?}");
    lacks(&done, TOKEN);
    lacks(&done, &TOKEN[..14]);
    assert_eq!(sandbox.requests().len(), 0, "{what}: something was sent");
    done.says(what).says(source).says("next:");
}

#[test]
fn a_slip_around_a_token_in_a_variable_is_named_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    for (token, what) in slips() {
        sandbox.home.config(&account(&sandbox, "token_env = \"MY_TOKEN\""));
        let done = sandbox.fpgo(&["orders", "list"]).env("MY_TOKEN", &token).run();
        is_named(done, what, "variable MY_TOKEN", &sandbox);
        sandbox.home.config(&account(&sandbox, ""));
        let done = sandbox.fpgo(&["orders", "list", "-v"]).env("FPGO_TOKEN", &token).run();
        is_named(done, what, "FPGO_TOKEN", &sandbox);
        let cancel = ["orders", "cancel", "ODR1234567890", "--note", "x", "--yes", "-o", "json"];
        let done = sandbox.fpgo(&cancel).env("FPGO_TOKEN", &token).run();
        assert_eq!(done.error()["money"], "not_moved", "{done:#?}");
        lacks(&done, TOKEN);
        assert_eq!(done.error()["code"], 3, "{done:#?}");
    }
}

#[test]
fn a_slip_around_a_token_in_the_file_is_named_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    for (token, what) in slips() {
        let literal = serde_json::json!(token).to_string().replace("\\ufeff", "\u{feff}");
        sandbox.home.config(&account(&sandbox, &format!("token = {literal}")));
        let done = sandbox.fpgo(&["orders", "list"]).run();
        is_named(done, what, "fpgo config path", &sandbox);
    }
}

#[test]
fn a_slip_around_a_token_that_a_program_prints_is_named_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    // What ends the first line, and what comes after it, is not part of the token.
    for (token, what) in slips().into_iter().filter(|(token, _)| !token.contains(['\n', '\r'])) {
        let printed = sandbox.home.write("printed", &token);
        let command = format!("token_command = [\"cat\", \"{}\"]", text(&printed));
        sandbox.home.config(&account(&sandbox, &command));
        let done = sandbox.fpgo(&["orders", "list"]).run();
        is_named(done, what, "token_command cat", &sandbox);
    }
}

#[test]
fn a_slip_around_a_token_on_standard_input_is_named_and_nothing_is_stored() {
    let sandbox = Sandbox::start();
    sandbox.home.config(&account(&sandbox, ""));
    // Blanks around the first line are not part of the token, and nothing at all is wrong use.
    let (mut seen, names) = (0, ["quotes", "Bearer", "name of", "mark", "JSON", "address"]);
    for (token, what) in slips() {
        if !names.iter().any(|name| what.contains(name)) {
            continue;
        }
        let done = sandbox.fpgo(&["auth", "login"]).input(&format!("{token}\n"));
        is_named(done, what, "so it was not stored", &sandbox);
        seen += 1;
    }
    assert!(seen >= 10, "{seen}");
}

#[test]
fn a_second_token_with_a_slip_is_named_before_a_write() {
    let sandbox = Sandbox::start();
    sandbox.home.config(&account(&sandbox, &format!("token = \"Bearer {TOKEN}\"")));
    let cancel = ["orders", "cancel", "ODR1234567890", "--note", "x", "--yes"];
    let done = sandbox.fpgo(&cancel).env("FPGO_TOKEN", TOKEN).run();
    is_named(done, "has Bearer in front", "profile test", &sandbox);
}

#[test]
fn a_slip_around_the_sandboxes_token_is_named_too() {
    let home = Home::new();
    let (mut served, _) = serve(&home, "data/sandbox", &[]);
    let list = home.fpgo(&["--sandbox", "orders", "list"]);
    let done = list.env("FPGO_SANDBOX_TOKEN", &format!("Bearer {TOKEN}")).run();
    let _ = served.kill();
    let _ = served.wait();
    assert_eq!(done.code, Some(3), "{done:#?}");
    lacks(&done, TOKEN);
    done.says("FPGO_SANDBOX_TOKEN").says("has Bearer in front");
}

// ---------------------------------------------------------------- the sandbox's callback secret

/// The example, signed with this secret.
fn signed(secret: &str) -> String {
    let values = CALLBACK.split('&').filter_map(|part| part.split_once('=').map(|(_, it)| it));
    let all = values.chain([secret]).collect::<String>();
    let hash: String = Sha256::digest(&all).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{CALLBACK}&checksum={hash}")
}

#[test]
fn with_the_sandbox_its_own_callback_secret_counts() {
    let home = Home::new();
    let verify = |callback: &str| home.fpgo(&["--sandbox", "callback", "verify", callback]);
    // No sandbox ever ran here, and none is made to find out.
    verify(&signed("sandbox-callback-secret")).ends(0).says("authentic");
    assert!(!home.data_dir().exists());
    let done = verify(&signed("another")).ends(10);
    done.says("checked with the secret of the sandbox");
    let (mut served, _) =
        serve(&home, "data/sandbox", &["--callback-secret", "chosen-secret-5517"]);
    let while_served = verify(&signed("chosen-secret-5517")).run();
    let old = verify(&signed("sandbox-callback-secret")).run();
    let _ = served.kill();
    let _ = served.wait();
    assert_eq!(while_served.code, Some(0), "{while_served:#?}");
    assert_eq!(old.code, Some(10), "{old:#?}");
    lacks(&old, "chosen-secret-5517");
    verify(&signed("chosen-secret-5517")).ends(0);
    // The choice outlives a reset; a variable still wins, and a failure says that it did.
    home.fpgo(&["sandbox", "reset"]).ends(0);
    verify(&signed("chosen-secret-5517")).ends(0);
    let given = verify(&signed("chosen-secret-5517")).env("FPGO_CALLBACK_SECRET", "given-secret");
    given.ends(10).says("checked with the secret of FPGO_CALLBACK_SECRET");
    let show = home.fpgo(&["--sandbox", "config", "show", "-o", "json"]).ends(0).json();
    let rows = show.as_array().expect("a list").iter();
    let row = rows.clone().find(|row| row["key"] == "callback_secret").expect("a row");
    assert_eq!((&row["value"], &row["from"]), (&"***".into(), &"sandbox".into()));
}

#[test]
fn what_the_sandbox_really_signs_is_authentic_without_any_secret_given() {
    let home = Home::new();
    let merchant = crate::common::Canned::http("200 OK", "", b"");
    let to = format!("http://127.0.0.1:{}/cb", merchant.port);
    let session = ["--sandbox", "checkout", "session", "-q", "--via", "visa", "--date", "now"];
    let line = ["--line", "name=A,qty=1,rate=800,tax=25", "--with-customer=false"];
    let urls =
        ["--success-url", "https://shop.example/a", "--failure-url", "https://shop.example/b"];
    let all = [&session[..], &line, &urls, &["--callback-url", &to]].concat();
    let order = home.fpgo(&all).ends(0).out.trim().to_owned();
    home.fpgo(&["sandbox", "pay", &order]).ends(0);
    let since = std::time::Instant::now();
    while merchant.received().is_empty() {
        assert!(since.elapsed().as_secs() < 20, "no callback came");
    }
    let told = merchant.received()[0].clone();
    let target = told.split(' ').nth(1).expect("a target").to_owned();
    home.fpgo(&["--sandbox", "callback", "verify", &target]).ends(0).says(&order);
}

#[test]
fn a_profile_without_a_callback_secret_tells_where_a_served_sandbox_has_its_own() {
    let sandbox = Sandbox::start();
    sandbox.home.config(&profile("test", &sandbox.base_url, ""));
    let done = sandbox.fpgo(&["callback", "verify", CALLBACK]).ends(3);
    done.says("no callback secret").says("--callback-secret").says("FPGO_CALLBACK_SECRET");
}
