//! `doctor`: what it looks at, what it says to do, with which exit code, and what it never tells.
#![cfg(unix)]

use std::collections::BTreeMap;

use crate::common::certificate::{EXPIRED, VALID, tls_server};
use crate::common::terminal::{Terminal, in_shell};
use crate::common::{Canned, Done, Home, Sandbox, TOKEN, account, lacks, mode, profile, text};
use serde_json::{Value, json};

#[track_caller]
fn list_of(done: &Done) -> Vec<Value> {
    done.json().as_array().unwrap_or_else(|| panic!("no list: {done:#?}")).clone()
}

/// The answer to a read of an order that is not there.
fn unknown_order() -> Value {
    crate::common::envelope(404, "orderNotFound")
}

/// The results of `doctor`, by what was looked at.
#[track_caller]
fn results(done: &Done) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for row in list_of(done) {
        let keys: Vec<&String> = row.as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["check", "result", "detail", "next"]);
        let text = |key: &str| row[key].as_str().expect("text").to_owned();
        found.insert(text("check"), format!("{} {}", text("result"), text("detail")));
    }
    found
}

const DOCTOR: &[&str] = &["doctor", "-o", "json"];

#[test]
fn where_all_is_well_doctor_says_so_line_by_line() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "5", "--yes"]).ends(0);
    let writes = sandbox.writes();
    let done = sandbox.fpgo(DOCTOR).env("LANG", "nb_NO.UTF-8").ends(0);
    let found = results(&done);
    for (check, told) in [
        ("config", "ok "),
        ("permissions", "ok "),
        ("profile", "ok test, which counts as demo"),
        ("proxy", "ok none"),
        ("token", "ok from the file"),
        ("tls", "ok not needed: plain http to this machine"),
        ("reachable", "ok the API answered in "),
        ("clock", "ok 0 s "),
        ("accepted", "ok the API takes the token"),
        ("data", "ok "),
        ("writable", "ok "),
        ("journal", "ok it agrees with its record; the newest entry is 3"),
        ("versions", "ok fpgo 0.1.0; SQLite 3."),
        ("terminal", "ok TERM is not set; no questions here"),
        ("locale", "ok LANG=nb_NO.UTF-8"),
        ("variables", "ok FPGO_CONFIG, FPGO_DATA_DIR"),
    ] {
        let actual = found.get(check).unwrap_or_else(|| panic!("no {check}: {found:#?}"));
        let clock = check == "clock" && actual.starts_with("ok 1 s ");
        assert!(actual.starts_with(told) || clock, "{check}: {actual}");
    }
    assert_eq!(done.err, "");
    assert_eq!(sandbox.writes(), writes, "it only reads");
    // For people the same, a line each; for tables the same, a row each.
    let lines = sandbox.fpgo(&["doctor"]).env("LANG", "C.UTF-8").ends(0);
    let all_well = lines
        .out
        .lines()
        .all(|line| line.starts_with("ok ") || line.starts_with("skipped  completions "));
    assert!(all_well, "{lines:#?}");
    assert_eq!(lines.out.lines().count(), found.len());
    let rows = sandbox.fpgo(&["doctor", "-o", "csv"]).ends(0);
    assert!(rows.out.starts_with("Check,Result,Detail,Next\n"), "{rows:#?}");
}

#[test]
fn on_a_narrow_terminal_words_stay_whole_and_steps_can_be_pasted() {
    let home = Home::new();
    for (columns, beside) in [(80, true), (50, false)] {
        let call = home.fpgo(&["doctor", "--offline"]).env("TERM", "xterm");
        let call = call.without_env("FPGO_CONFIG").env("LANG", "C");
        let seen = Terminal::of(in_shell(call, columns, "", "")).ends(0);
        assert!(seen.contains("it ended: 3"), "{seen}");
        let lines: Vec<&str> = seen.lines().map(str::trim_end).collect();
        for line in lines.iter().filter(|line| !line.contains("next: ")) {
            assert!(line.chars().count() <= columns, "{columns}: {line}");
        }
        let step = ["         make a profile:", "         next: fpgo config init"];
        assert!(lines.windows(2).any(|pair| pair == step), "{seen}");
        let first = lines.iter().find(|line| line.starts_with("problem  profile")).expect("a line");
        assert_eq!(first.ends_with("profile"), !beside, "{seen}");
    }
}

#[test]
fn doctor_tells_neither_secrets_nor_who_it_is() {
    let sandbox = Sandbox::start();
    let home = sandbox.home.dir.path();
    sandbox.home.write(".config/fpgo/config.toml", &profile("test", &sandbox.base_url, ""));
    for format in [["-o", "table"], ["-o", "json"], ["-o", "tsv"]] {
        let call = sandbox.home.fpgo(&[&["-p", "test", "doctor"], &format[..]].concat());
        let call = call.without_env("FPGO_CONFIG").without_env("FPGO_DATA_DIR");
        let done = call.env("FPGO_CALLBACK_SECRET", "a-callback-secret-4711").ends(0);
        lacks(&done, TOKEN);
        lacks(&done, "a-callback-secret-4711");
        lacks(&done, text(home));
        done.shows("~/.config/fpgo/config.toml");
    }
    // What it says to do can be pasted all the same.
    let path = sandbox.home.path("my files/c.toml");
    sandbox.home.write("my files/c.toml", &profile("test", &sandbox.base_url, ""));
    mode(&path, 0o644);
    let done = sandbox.home.fpgo(&["-p", "test", "--config", text(&path), "doctor"]).ends(3);
    let line = done.out.lines().find_map(|line| line.trim().strip_prefix("next: chmod"));
    let line = line.unwrap_or_else(|| panic!("no chmod: {done:#?}")).to_owned();
    assert_eq!(line, " 600 ~/'my files/c.toml'");
    let mut shell = std::process::Command::new("bash");
    let ran = shell.args(["-c", &format!("chmod{line}")]).env("HOME", home).status();
    assert!(ran.expect("bash starts").success());
    sandbox.home.fpgo(&["-p", "test", "--config", text(&path), "doctor"]).ends(0);
}

#[test]
fn without_an_account_doctor_tells_what_to_do_first() {
    let home = Home::new();
    let done = home.fpgo(&["doctor"]).without_env("FPGO_CONFIG").ends(3);
    let done = done.shows("problem  profile      no profile is chosen").shows("fpgo config init");
    done.shows("skipped  reachable").shows("ok       versions").says("problems: 1");
    home.config("no toml = = =");
    let done = home.fpgo(DOCTOR).ends(3);
    assert!(results(&done)["config"].starts_with("problem "), "{done:#?}");
    assert_eq!(done.error()["code"], 3);
}

#[test]
fn offline_doctor_sends_nothing_and_runs_no_program() {
    let sandbox = Sandbox::start();
    let script = sandbox.home.write("token.sh", "touch ran\necho x\n");
    mode(&script, 0o700);
    let command = format!("token_command = [\"{}\"]", text(&script));
    sandbox.home.config(&account(&sandbox, &command));
    let done = sandbox.fpgo(&[DOCTOR, &["--offline"]].concat()).ends(0);
    for check in ["tls", "reachable", "clock", "accepted"] {
        assert_eq!(results(&done)[check], "skipped not asked, because of --offline");
    }
    assert_eq!(sandbox.requests().len(), 0);
    assert!(!sandbox.home.path("ran").exists());
}

#[test]
fn a_token_that_the_api_refuses_is_told_with_3() {
    let sandbox = Sandbox::start();
    sandbox.home.config(&account(&sandbox, "token = \"another-token-77aa01f3\""));
    let done = sandbox.fpgo(DOCTOR).ends(3);
    let found = results(&done);
    assert!(found["reachable"].starts_with("ok "), "{found:#?}");
    assert!(found["accepted"].starts_with("problem "), "{found:#?}");
    lacks(&done, "another-token-77aa01f3");
}

#[test]
fn a_host_that_takes_no_connection_is_told_with_6() {
    let home = Home::new();
    home.config(&profile("test", "http://127.0.0.1:1/api/v1", ""));
    let done = home.fpgo(&[&["-p", "test"], DOCTOR].concat()).ends(6);
    assert!(results(&done)["reachable"].starts_with("problem no connection"), "{done:#?}");
    home.config(&profile("test", "https://127.0.0.1:1/api/v1", ""));
    let done = home.fpgo(&[&["-p", "test"], DOCTOR].concat()).ends(6);
    assert!(results(&done)["tls"].starts_with("problem no connection"), "{done:#?}");
    assert!(results(&done)["accepted"].starts_with("skipped"), "{done:#?}");
    home.config(&profile("test", "https://fpgo.invalid/api/v1", ""));
    let done = home.fpgo(&[&["-p", "test"], DOCTOR].concat()).ends(6);
    assert!(results(&done)["tls"].contains("fpgo.invalid is not found"), "{done:#?}");
}

#[test]
fn a_clock_that_is_wrong_is_told_with_the_difference() {
    let known = unknown_order();
    for (offset, result, code) in
        [(-3600_i64, "problem", 3), (3600, "problem", 3), (-90, "warning", 0)]
    {
        let now = std::time::SystemTime::now();
        let by = std::time::Duration::from_secs(offset.unsigned_abs());
        let date = if offset < 0 { now - by } else { now + by };
        let header = format!(
            "Date: {}\r\nContent-Type: application/json\r\n",
            httpdate::fmt_http_date(date)
        );
        let server = Canned::http("404 Not Found", &header, known.to_string().as_bytes());
        let home = Home::new();
        home.config(&profile("test", &server.base_url(), ""));
        let done = home.fpgo(&[&["-p", "test"], DOCTOR].concat()).ends(code);
        let told = results(&done)["clock"].clone();
        let word = if offset < 0 { "ahead of the server's" } else { "behind the server's" };
        assert!(told.starts_with(result) && told.ends_with(word), "{told}");
        let seconds = told.split(' ').find_map(|word| word.parse::<u64>().ok()).expect("a number");
        assert!(seconds.abs_diff(offset.unsigned_abs()) <= 5, "{told}");
        assert!(results(&done)["accepted"].starts_with("ok "), "{done:#?}");
    }
}

#[test]
fn a_journal_in_doubt_is_told_with_8() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "5", "--yes"]).ends(0);
    std::fs::remove_file(sandbox.home.data_dir().join("journal.sqlite")).expect("it was there");
    let done = sandbox.fpgo(DOCTOR).ends(8);
    assert!(results(&done)["journal"].starts_with("problem "), "{done:#?}");
    assert!(done.out.contains("fpgo -p test journal verify"), "{done:#?}");
}

#[test]
fn an_outcome_that_nobody_knows_is_a_warning() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-after"}));
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "5", "--yes"]).ends(7);
    let done = sandbox.fpgo(&["doctor"]).ends(0);
    done.shows("warning  outcomes     of 1 nobody knows the outcome")
        .shows("next: fpgo -p test journal resolve 3");
}

#[test]
fn whether_completions_are_installed_is_told_and_how_to_install_them() {
    let home = Home::new();
    for (shell, place) in [
        ("bash", ".local/share/bash-completion/completions/fpgo"),
        ("zsh", ".zfunc/_fpgo"),
        ("fish", ".config/fish/completions/fpgo.fish"),
        ("elvish", ".config/elvish/lib/fpgo-completion.elv"),
    ] {
        let call = || {
            let call = home.fpgo(&["--sandbox", "doctor", "--offline"]);
            call.env("SHELL", &format!("/bin/{shell}"))
        };
        call().ends(0).shows(&format!("next: fpgo completions install {shell}\n"));
        // The command does it as it is printed.
        home.fpgo(&["completions", "install", shell]).ends(0);
        assert!(std::fs::read_to_string(home.path(place)).expect("a script").contains("fpgo"));
        let done = call().ends(0);
        assert!(done.out.contains(&format!("for {shell}, in ~/{place}")), "{done:#?}");
    }
    // A place that a variable names is known to both.
    let moved = home.path("moved");
    let with = |words: &[&str]| {
        let call = home.fpgo(words).env("SHELL", "/bin/fish");
        call.env("XDG_CONFIG_HOME", moved.to_str().expect("text")).ends(0)
    };
    let look = ["--sandbox", "doctor", "--offline"];
    with(&look).shows("next: fpgo completions install fish\n");
    with(&["completions", "install"]);
    with(&look).shows("for fish, in ~/moved/fish/completions/fpgo.fish");
}

#[test]
fn with_the_sandbox_doctor_needs_no_file() {
    let home = Home::new();
    let done = home.fpgo(&["--sandbox", "doctor", "-o", "json"]).ends(0);
    assert!(results(&done)["accepted"].starts_with("ok "), "{done:#?}");
}

// ---------------------------------------------------------------- certificates

#[test]
fn what_is_wrong_with_a_certificate_is_named() {
    let home = Home::new();
    let (valid, expired) = (tls_server(VALID), tls_server(EXPIRED));
    home.write("valid.pem", VALID);
    home.write("expired.pem", EXPIRED);
    for (host, port, ca, code, told) in [
        ("localhost", valid, "ca_file = \"valid.pem\"", 0, "ok TLS 1.3 with localhost"),
        ("localhost", valid, "", 6, "nobody whom this machine trusts has signed it"),
        ("127.0.0.1", valid, "ca_file = \"valid.pem\"", 6, "it is for another name"),
        ("localhost", expired, "ca_file = \"expired.pem\"", 6, "it has expired"),
    ] {
        home.config(&profile("test", &format!("https://{host}:{port}/api/v1"), ca));
        let done = home.fpgo(&[&["-p", "test"], DOCTOR].concat()).ends(code);
        let found = results(&done);
        assert!(found["tls"].contains(told), "{host} {ca}: {found:#?}");
        let accepted = if code == 0 { "ok " } else { "skipped " };
        assert!(found["accepted"].starts_with(accepted), "{host} {ca}: {found:#?}");
        lacks(&done, TOKEN);
    }
    // A server that speaks no TLS.
    let plain = Canned::http("200 OK", "", b"{}");
    home.config(&profile("test", &format!("https://localhost:{}/api/v1", plain.port), ""));
    let done = home.fpgo(&[&["-p", "test"], DOCTOR].concat()).ends(6);
    assert!(results(&done)["tls"].starts_with("problem no handshake"), "{done:#?}");
    assert!(plain.received().iter().all(|request| !request.contains(TOKEN)));
}

#[test]
fn behind_a_proxy_the_read_tells_what_is_wrong_and_names_the_proxy() {
    let home = Home::new();
    home.config(&profile("test", "https://fpgo.invalid/api/v1", ""));
    let proxy = Canned::http("403 Forbidden", "", b"");
    let by = format!("http://me:my-password@127.0.0.1:{}", proxy.port);
    let done = home.fpgo(&[&["-p", "test"], DOCTOR].concat()).env("HTTPS_PROXY", &by).ends(6);
    let found = results(&done);
    assert!(found["proxy"].contains("***@127.0.0.1") && found["proxy"].contains("HTTPS_PROXY"));
    assert!(found["tls"].starts_with("skipped "), "{found:#?}");
    assert!(found["reachable"].contains("through the proxy"), "{found:#?}");
    lacks(&done, "my-password");
}
