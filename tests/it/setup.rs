//! Setting fpgo up: tokens that are given with something around them, the secret that a sandbox signs with,
//! and what `config` tells of the settings. The questions of `config init` and `doctor` have files of their own.

use crate::common::{
    Canned, Done, Home, Sandbox, TOKEN, account, lacks, mode, profile, serve, text, until,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The worked example of the API's documentation.
const CALLBACK: &str = "orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800\
                        &createdAt=1767225600&timestamp=1767225660";

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
    let helps = done.err.contains("next: ") || done.err.contains("hint: ");
    assert!(helps, "{done:#?}");
    done.says(what).says(source);
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
        let literal = json!(token).to_string().replace("\\ufeff", "\u{feff}");
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
    let refused = given.ends(10).says("not with that of FPGO_CALLBACK_SECRET");
    refused.says("next: env -u FPGO_CALLBACK_SECRET fpgo --sandbox callback verify");
    let show = home.fpgo(&["--sandbox", "config", "show", "-o", "json"]).ends(0).json();
    let rows = show.as_array().expect("a list").iter();
    let row = rows.clone().find(|row| row["key"] == "callback_secret").expect("a row");
    assert_eq!((&row["value"], &row["from"]), (&"***".into(), &"sandbox".into()));
}

#[test]
fn what_the_sandbox_really_signs_is_authentic_without_any_secret_given() {
    let home = Home::new();
    let merchant = Canned::http("200 OK", "", b"");
    let to = format!("http://127.0.0.1:{}/cb", merchant.port);
    let session = ["--sandbox", "checkout", "session", "-q", "--via", "visa", "--date", "now"];
    let line = ["--line", "name=A,qty=1,rate=800,tax=25", "--with-customer=false"];
    let urls =
        ["--success-url", "https://shop.example/a", "--failure-url", "https://shop.example/b"];
    let all = [&session[..], &line, &urls, &["--callback-url", &to]].concat();
    let order = home.fpgo(&all).ends(0).out.trim().to_owned();
    home.fpgo(&["sandbox", "pay", &order]).ends(0);
    let told = until("a callback comes", || merchant.received().first().cloned());
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

// ---------------------------------------------------------------- what config tells

#[track_caller]
fn list_of(done: &Done) -> Vec<Value> {
    done.json().as_array().unwrap_or_else(|| panic!("no list: {done:#?}")).clone()
}

#[test]
fn the_list_of_profiles_tells_where_each_leads_and_never_a_token() {
    let home = Home::new();
    let url = "http://127.0.0.1:1/api/v1";
    home.config(&format!(
        "default_profile = \"b\"\n{}{}{}{}{}",
        profile("a", url, ""),
        "[profiles.b]\nenvironment = \"production\"\ntoken_env = \"MY_TOKEN\"\n",
        "[profiles.c]\nenvironment = \"demo\"\ntoken_command = [\"pass\", \"x\"]\n",
        "[profiles.d]\nenvironment = \"demo\"\n",
        "[profiles.e]\nenvironment = \"prod\"\n",
    ));
    let done = home.fpgo(&["config", "list", "-o", "json"]).env("MY_TOKEN", TOKEN).ends(0);
    lacks(&done, TOKEN);
    let rows = list_of(&done);
    let row = |name: &str| rows.iter().find(|row| row["profile"] == name).expect("a row").clone();
    for (name, default, environment, address, token) in [
        ("a", false, "demo", url, "the file"),
        ("b", true, "production", "https://apigo.frontpayment.no/api/v1", "variable MY_TOKEN"),
        ("c", false, "demo", "https://demo-api.frontpayment.no/api/v1", "token_command pass"),
        ("d", false, "demo", "https://demo-api.frontpayment.no/api/v1", "OS keyring"),
        ("sandbox", false, "sandbox", "this machine", "sandbox"),
    ] {
        let expected = json!({
            "profile": name, "default": default, "environment": environment,
            "base_url": address, "token_from": token,
        });
        assert_eq!(row(name), expected);
    }
    // One that is wrong is listed too, and why is told.
    assert_eq!(row("e")["environment"], Value::Null);
    done.says("profiles.e.environment");
    let table = home.fpgo(&["config", "list"]).ends(0);
    let line = table.out.lines().find(|line| line.starts_with('b')).expect("a line");
    assert!(line.contains("default") && line.contains("variable MY_TOKEN"), "{line}");
}

#[test]
fn config_check_tells_all_problems_at_once() {
    let home = Home::new();
    let path = home.config(
        "default_profile = \"test\"\n[profiles.test]\nenvironment = \"demo\"\ntime_zone = \"Mars/Olympus\"\n\
         timeout = \"soon\"\nmax_amuont = 5\nmax_amount = \"much\"\nallow = [\"orders list\"]\n\
         token = \"x\"\ntoken_env = \"Y\"\n[profiles.test.endpoints.\"orders lst\"]\nmethod = \"GET\"\n\
         [profiles.test.endpoints.\"orders list\"]\nfilter = \"no\"\n",
    );
    mode(&path, 0o644);
    let wrong = [
        "time_zone",
        "timeout",
        "max_amuont",
        "max_amount",
        "allow",
        "token_env",
        "orders lst",
        "filter",
        "others may read it",
    ];
    let done = home.fpgo(&["config", "check"]).ends(3);
    let done = wrong.into_iter().fold(done, Done::says);
    let done = done.says("9 things are wrong").says(&format!("chmod 600 {}", text(&path)));
    assert_eq!(done.out, "");
    let done = home.fpgo(&["config", "check", "-o", "json"]).ends(3);
    let problems = list_of(&done).into_iter().filter(|row| row["result"] == "problem").count();
    assert_eq!(problems, wrong.len(), "{done:#?}");
    assert_eq!(done.error()["code"], 3);
}

#[test]
fn config_check_looks_at_what_the_profile_names() {
    let home = Home::new();
    let url = "base_url = \"https://127.0.0.1:1/api/v1\"\n";
    for (more, told) in [
        (format!("{url}ca_file = \"missing.pem\"\ntoken = \"x\""), "missing.pem"),
        (format!("{url}ca_file = \"empty.pem\"\ntoken = \"x\""), "holds no certificate"),
        ("token_env = \"MY_TOKEN\"".to_owned(), "variable MY_TOKEN is not set"),
        ("token_command = [\"no-such-program\"]".to_owned(), "there is no program no-such-program"),
        ("token_command = [\"./empty.pem\"]".to_owned(), "there is no program ./empty.pem"),
        (
            "token = \"x\"\ncallback_secret_command = [\"no-such-program\"]".to_owned(),
            "no callback secret: callback_secret_command",
        ),
        (
            "token = \"x\"\ncallback_secret_env = \"MY_SECRET\"".to_owned(),
            "no callback secret: variable MY_SECRET is not set",
        ),
        ("token = \"Bearer x\"".to_owned(), "has Bearer in front"),
        (String::new(), "no OS keyring"),
    ] {
        home.write("empty.pem", "");
        home.config(&format!("[profiles.test]\nenvironment = \"demo\"\n{more}\n"));
        home.fpgo(&["-p", "test", "config", "check"]).ends(3).says(told);
    }
    // What is set needs nothing more, and a program is looked for but never run.
    let script = home.write("token.sh", "touch ran\necho x\n");
    mode(&script, 0o700);
    let command = format!("token_command = [\"{}\"]", text(&script));
    home.config(&format!("[profiles.test]\nenvironment = \"demo\"\n{command}\n"));
    home.fpgo(&["-p", "test", "config", "check"]).ends(0).shows("profile test is right");
    assert!(!home.path("ran").exists());
    mode(&home.path("."), 0o700);
    std::fs::create_dir(home.data_dir()).expect("a directory");
    mode(&home.data_dir(), 0o755);
    home.fpgo(&["-p", "test", "config", "check"]).ends(3).says("chmod 700");
}

#[test]
fn what_is_wrong_with_a_variable_for_the_token_is_not_told_as_a_matter_of_the_keyring() {
    let home = Home::new();
    home.config("[profiles.test]\nenvironment = \"demo\"\ntoken_env = \"MY_TOKEN\"\n");
    let done = home.fpgo(&["-p", "test", "config", "check"]).ends(3);
    done.says("next: export MY_TOKEN=").says("take token_env out of the profile");
    // And the other way round: login says what to set instead.
    let done = home.fpgo(&["-p", "test", "auth", "login"]).input("x\n");
    assert_eq!(done.code, Some(3), "{done:#?}");
    done.says("to correct the token of test, set it there").says("export MY_TOKEN=");
}

#[test]
fn the_callback_secret_can_stand_in_a_variable() {
    let home = Home::new();
    let more = "token = \"x\"\ncallback_secret_env = \"MY_SECRET\"";
    home.config(&format!("[profiles.test]\nenvironment = \"demo\"\n{more}\n"));
    let verify = ["-p", "test", "callback", "verify", &signed("secret-in-a-variable")];
    let done = home.fpgo(&verify).env("MY_SECRET", "secret-in-a-variable").ends(0);
    lacks(&done, "secret-in-a-variable");
    let done = home.fpgo(&verify).env("MY_SECRET", "another-secret-0815").ends(10);
    lacks(&done, "another-secret-0815");
    done.says("the secret of profile test (variable MY_SECRET)");
    home.fpgo(&verify).ends(3).says("MY_SECRET");
}

#[test]
fn the_place_and_the_default_are_told_to_programs_too() {
    let home = Home::new();
    let path = home.path("config.toml");
    let told = home.fpgo(&["config", "path", "-o", "json"]).ends(0).json();
    assert_eq!(told, json!({"path": path, "from": "FPGO_CONFIG", "is_there": false}));
    let made = home.fpgo(&["config", "init", "-o", "json"]).ends(0).json();
    assert_eq!((&made["profile"], &made["file"]), (&json!("demo"), &json!(path)));
    let used = home.fpgo(&["config", "use", "production", "-o", "ndjson"]).ends(0).json();
    assert_eq!(used, json!({"default_profile": "production", "file": path}));
    assert_eq!(home.fpgo(&["config", "use", "demo"]).ends(0).out, "");
    let jq = home.fpgo(&["config", "path", "--jq", ".is_there"]).ends(0);
    assert_eq!(jq.out.trim(), "true");
}
