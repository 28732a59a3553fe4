//! No secret is printed or kept: neither by any command in any format, nor by any failure, nor when a server echoes
//! it. Searched are stdout, stderr and every file of the home but the settings and what the sandbox itself serves.

use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{CUSTOMER, Canned, Done, Home, Sandbox, TOKEN, envelope, mode, profile};
use serde_json::{Value, json};

const SECRET: &str = "callback-secret-77e1c0d95ab24f38";
const FORMATS: [&str; 3] = ["table", "json", "raw"];

/// Looks for a secret in what a call printed.
#[track_caller]
fn silent(done: &Done, secret: &str, what: impl Debug) {
    assert!(!done.out.contains(secret), "{what:?} prints the secret on stdout: {}", done.out);
    assert!(!done.err.contains(secret), "{what:?} prints the secret on stderr: {}", done.err);
}

/// Looks for a secret in every file of a home but those that hold it rightly. Gives how many were searched.
#[track_caller]
fn not_kept(home: &Home, secret: &str) -> usize {
    let rightly = [home.path("config.toml"), home.path("served")];
    let files = files(home.dir.path(), &rightly);
    for file in &files {
        let bytes = fs::read(file).expect("a file");
        let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!found, "{} holds the secret", file.display());
    }
    files.len()
}

fn files(dir: &Path, but: &[PathBuf]) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).expect("a directory");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let paths = paths.filter(|path| !but.contains(path));
    paths.flat_map(|path| if path.is_dir() { files(&path, but) } else { vec![path] }).collect()
}

/// The home of a sandbox whose profile has a callback secret too.
fn start() -> Sandbox {
    let sandbox = Sandbox::start();
    let secret = format!("callback_secret = \"{SECRET}\"");
    sandbox.home.config(&profile("test", &sandbox.base_url, &secret));
    sandbox
}

#[test]
fn no_command_prints_or_keeps_token_or_callback_secret() {
    let sandbox = start();
    let paid = sandbox.paid_order("800");
    let served = sandbox.home.path("served");
    let served = served.to_str().expect("a path");
    let charged: Vec<String> =
        FORMATS.iter().map(|_| sandbox.sent_order(&["name=Bell,qty=1,rate=9,tax=25"])).collect();
    let cancelled: Vec<String> =
        FORMATS.iter().map(|_| sandbox.sent_order(&["name=Bell,qty=1,rate=9,tax=25"])).collect();
    let callback = "https://shop.example/cb?orderUuid=ODR1&status=PAID&checksum=00";
    for (index, format) in FORMATS.into_iter().enumerate() {
        let (charged, cancelled) = (&charged[index], &cancelled[index]);
        let resend = ["orders", "resend", charged, "--email", "ola.test@example.com", "--yes"];
        // Nothing is made or given back twice.
        let (amount, line) =
            (format!("{}", index + 1), format!("name=Bell,qty=1,rate=9{index},tax=25"));
        let create = [&["orders", "send-payment-link", "--line", &line], CUSTOMER].concat();
        let refund = ["orders", "refund", &paid, "--amount", &amount];
        let commands: &[(&[&str], i32)] = &[
            (&[&create, ["--dry-run"].as_slice()].concat(), 0),
            (&create, 0),
            (&resend, 0),
            (&["orders", "charge", charged, "--yes"], 0),
            (&["orders", "cancel", cancelled, "--note", "Out of stock", "--yes"], 0),
            (&[&refund, ["--dry-run"].as_slice()].concat(), 0),
            (&[&refund, ["--yes"].as_slice()].concat(), 0),
            (&["orders", "list"], 0),
            (&["orders", "status", &paid], 0),
            (&["orders", "details", &paid], 0),
            (&["orders", "invoice-number", &paid], 0),
            (&["callback", "verify", callback], 10),
            (&["config", "list"], 0),
            (&["config", "show"], 0),
            (&["config", "path"], 0),
            (&["config", "init"], 2),
            (&["journal", "list"], 0),
            (&["journal", "show", "1"], 0),
            (&["commands"], 0),
            (&["completions", "bash"], 0),
            (&["sandbox", "pay", charged, "--data-dir", served], 4),
        ];
        for (command, code) in commands {
            let done = sandbox.fpgo(&[command, ["-v", "-o", format].as_slice()].concat()).run();
            assert_eq!(done.code, Some(*code), "{command:?}: {done:#?}");
            assert!(!done.out.is_empty() || !done.err.is_empty(), "{command:?} says nothing");
            silent(&done, TOKEN, command);
            silent(&done, SECRET, command);
        }
    }
    let reset = sandbox.fpgo(&["sandbox", "reset", "--data-dir", served, "-v"]).run();
    silent(&reset, TOKEN, "sandbox reset");
    assert!(not_kept(&sandbox.home, TOKEN) > 0, "no journal was searched");
    not_kept(&sandbox.home, SECRET);
}

#[test]
fn the_exchange_is_shown_without_the_token() {
    let sandbox = start();
    let order = sandbox.order("SENT");
    let note = ["orders", "cancel", &order, "--note", "Out of stock", "--yes", "-v"];
    let done = sandbox.fpgo(&note).ends(0).says("> POST ").says("Out of stock").says("< HTTP 202");
    silent(&done, TOKEN, "-v");
    assert!(!done.err.contains("Bearer"), "{done:#?}");
}

#[test]
fn the_settings_in_force_are_shown_without_their_values() {
    let sandbox = start();
    for format in FORMATS {
        let show = ["config", "show", "-o", format];
        let done = sandbox.fpgo(&show).ends(0).shows("***").shows("callback_secret");
        silent(&done, TOKEN, "the profile");
        silent(&done, SECRET, "the profile");
        let call = sandbox.fpgo(&show).env("FPGO_TOKEN", "another-one").env("FPGO_TOKENS", TOKEN);
        let done = call.ends(0).shows("FPGO_TOKEN").says("FPGO_TOKENS");
        silent(&done, "another-one", "FPGO_TOKEN");
        silent(&done, TOKEN, "a mistyped variable");
    }
}

#[test]
fn no_failure_prints_or_keeps_the_token() {
    let sandbox = start();
    let (paid, data) = (sandbox.paid_order("800"), sandbox.home.path("machines"));
    let faults = [
        json!({"fault": "drop-before"}),
        json!({"fault": "drop-after"}),
        json!({"fault": "reset-before"}),
        json!({"fault": "cut-body", "when": "before"}),
        json!({"fault": "invalid-json", "when": "before"}),
        json!({"fault": "html-200", "when": "before"}),
        json!({"fault": "empty-200", "when": "before"}),
        json!({"fault": "error-in-200"}),
        json!({"fault": "bad-gateway-html"}),
        json!({"fault": "too-many-requests", "retry_after": 3600}),
        json!({"fault": "redirect", "status": 301, "location": "https://shop.example/"}),
        json!({"fault": "redirect", "status": 303, "location": "https://shop.example/"}),
        json!({"fault": "status", "status": 401, "body": {"message": "Unauthenticated."}}),
        json!({"fault": "status", "status": 403}),
        json!({"fault": "status", "status": 404, "body": envelope(404, "orderNotFound")}),
        json!({"fault": "status", "status": 405, "headers": {"Allow": "GET"}}),
        json!({"fault": "status", "status": 408}),
        json!({"fault": "status", "status": 417, "body": envelope(417, "payloadValidationErrors")}),
        json!({"fault": "status", "status": 510, "body": envelope(510, "somethingWentWrong")}),
    ];
    for (index, fault) in faults.iter().enumerate() {
        let format = FORMATS[index % FORMATS.len()];
        let mut fault = fault.clone();
        let refund = ["orders", "refund", &paid, "--amount", "1", "--yes", "-v", "-o", format];
        // Each from a machine of its own, so that no earlier outcome stands in the way.
        let machine = data.join(index.to_string());
        fault["route"] = json!("orders refund");
        sandbox.fault(fault.clone());
        let call = sandbox.fpgo(&refund).env("FPGO_DATA_DIR", machine.to_str().expect("a path"));
        let done = call.run();
        assert!(done.code.is_some_and(|code| (3..=7).contains(&code)), "{fault}: {done:#?}");
        silent(&done, TOKEN, &fault);
        assert_eq!(sandbox.get("/_sandbox/faults"), json!([]), "{fault} was not met");
    }
    for (index, fault) in faults.into_iter().enumerate() {
        let format = FORMATS[index % FORMATS.len()];
        let mut fault = fault;
        fault["route"] = json!("orders status");
        sandbox.fault(fault.clone());
        let done = sandbox.fpgo(&["orders", "status", &paid, "-v", "-o", format]).run();
        silent(&done, TOKEN, &fault);
        assert_eq!(sandbox.get("/_sandbox/faults"), json!([]), "{fault} was not met");
    }
    assert!(not_kept(&sandbox.home, TOKEN) > 0, "no journal was searched");
}

#[test]
fn failures_before_anything_is_sent_do_not_print_the_token() {
    let sandbox = start();
    let order = sandbox.order("PAID");
    let url = sandbox.base_url.as_str();
    let refused = "http://127.0.0.1:1/api/v1";
    for (what, config) in [
        ("an unknown key", profile("test", url, &format!("tokn = \"{TOKEN}\""))),
        ("two tokens", profile("test", url, "token_env = \"X\"")),
        ("no TOML after it", profile("test", url, "").replace("\"\n\n", "\"\n[[\n")),
        ("no TOML in its line", profile("test", url, "").replace(TOKEN, &format!("{TOKEN}\"x"))),
        (
            "no text",
            profile("test", url, "").replace(&format!("\"{TOKEN}\""), &format!("[\"{TOKEN}\"]")),
        ),
        ("a key", format!("[profiles.test]\n{TOKEN} = token\n")),
        ("no header", profile("test", url, "").replace(TOKEN, &format!("{TOKEN}\\n"))),
        ("in the address", profile("test", &url.replace("//", &format!("//x:{TOKEN}@")), "")),
        ("in the query", profile("test", &format!("{url}?token={TOKEN}"), "")),
        ("nobody there", profile("test", refused, "")),
        ("a wrong path", profile("test", &format!("{url}/v2"), "")),
    ] {
        sandbox.home.config(&config);
        for format in FORMATS {
            let read = ["orders", "status", &order, "-v", "-o", format];
            let done = sandbox.fpgo(&read).run();
            assert!(matches!(done.code, Some(3 | 6)), "{what}: {done:#?}");
            silent(&done, TOKEN, what);
        }
        let refund = ["orders", "refund", &order, "--full", "--yes", "-v"];
        let done = sandbox.fpgo(&refund).run();
        assert!(matches!(done.code, Some(3 | 6)), "{what}: {done:#?}");
        silent(&done, TOKEN, what);
        silent(&sandbox.fpgo(&["config", "show"]).run(), TOKEN, what);
    }
    let config = sandbox.home.config(&profile("test", url, ""));
    mode(&config, 0o644);
    silent(&sandbox.fpgo(&["orders", "status", &order, "-v"]).ends(3), TOKEN, "chmod");
    mode(&config, 0o600);
    let differs = sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes", "-v"]);
    let differs = differs.env("FPGO_TOKEN", "another-token-5c1").ends(3).says("FPGO_TOKEN");
    silent(&differs, TOKEN, "two tokens");
    silent(&differs, "another-token-5c1", "two tokens");
    not_kept(&sandbox.home, TOKEN);
}

#[test]
fn a_token_in_the_environment_is_neither_printed_nor_kept() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let nameless = format!("token = \"{TOKEN}\"\n");
    let config =
        profile("test", &sandbox.base_url, "").replace(&nameless, "token_env = \"MINE\"\n");
    sandbox.home.config(&config);
    let note = ["orders", "cancel", &order, "--note", "Out of stock", "--yes", "-v"];
    silent(&sandbox.fpgo(&note).env("MINE", TOKEN).ends(0), TOKEN, "token_env");
    let status = ["orders", "status", &order, "-v"];
    let without = config.replace("token_env = \"MINE\"\n", "");
    sandbox.home.config(&without);
    silent(&sandbox.fpgo(&status).env("FPGO_TOKEN", TOKEN).ends(0), TOKEN, "FPGO_TOKEN");
    fs::remove_file(sandbox.home.path("config.toml")).expect("it was there");
    assert!(not_kept(&sandbox.home, TOKEN) > 0, "no journal was searched");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn a_token_in_the_keyring_is_neither_printed_nor_kept_elsewhere() {
    let (sandbox, keyring) = (start(), crate::common::keyring::Keyring::start());
    let orders = FORMATS.map(|_| sandbox.order("SENT"));
    let config = profile("test", &sandbox.base_url, "");
    sandbox.home.config(&config.replace(&format!("token = \"{TOKEN}\"\n"), ""));
    let fpgo = |arguments: &[&str]| keyring.on(sandbox.fpgo(arguments));
    for (format, order) in FORMATS.into_iter().zip(&orders) {
        // What is no token is a matter of credentials; an empty line is wrong use.
        for (refused, code) in [(format!("{TOKEN}\u{1}\n"), 3), (format!("\n{TOKEN}\n"), 2)] {
            let done = fpgo(&["auth", "login", "-v", "-o", format]).input(&refused);
            assert_eq!(done.code, Some(code), "{done:#?}");
            silent(&done, TOKEN, "a refused login");
        }
        let done = fpgo(&["auth", "login", "-v", "-o", format]).input(&format!("{TOKEN}\n"));
        assert_eq!(done.code, Some(0), "{done:#?}");
        silent(&done, TOKEN, "login");
        for (arguments, code) in [
            (["orders", "status", order].as_slice(), 0),
            (&["orders", "resend", order, "--email", "ola.test@example.com", "--yes"], 0),
            (&["orders", "status", "ODR9999999999"], 5),
            (&["config", "show"], 0),
            (&["config", "check"], 0),
            (&["auth", "status"], 0),
            (&["auth", "allow"], 0),
            (&["journal", "list"], 0),
        ] {
            let done = fpgo(&[arguments, &["-v", "-o", format]].concat()).ends(code);
            silent(&done, TOKEN, arguments);
        }
        let differs =
            ["orders", "resend", order, "--email", "a@example.com", "--yes", "-v", "-o", format];
        let differs = fpgo(&differs).env("FPGO_TOKEN", "another-token-5c1").ends(3);
        silent(&differs, TOKEN, "two tokens");
        silent(&differs, "another-token-5c1", "two tokens");
        silent(&fpgo(&["auth", "logout", "-v", "-o", format]).ends(0), TOKEN, "logout");
    }
    fs::remove_file(sandbox.home.path("config.toml")).expect("it was there");
    assert!(not_kept(&sandbox.home, TOKEN) > 0, "no journal was searched");
}

// A server that echoes the token.

#[test]
fn a_token_that_the_server_echoes_is_not_passed_on() {
    let sandbox = start();
    let paid = sandbox.paid_order("800");
    let says = |status: u16| {
        let mut body = envelope(status, &format!("bad token {TOKEN}"));
        body["errors"] = json!([format!("Bearer {TOKEN} is unknown"), {"token": TOKEN}]);
        body["data"] = json!({"uuid": TOKEN, "status": format!("PAID {TOKEN}"), TOKEN: 1});
        body
    };
    for (status, body) in [
        (200, says(200)),
        (200, says(400)),
        (200, json!(format!("<html>{TOKEN}</html>"))),
        (400, says(400)),
        (401, json!({"message": TOKEN})),
        (401, says(401)),
        (404, json!(TOKEN)),
        (404, says(404)),
        (408, json!(format!("{TOKEN} was too slow"))),
        (417, says(417)),
        (502, json!(format!("<html>{TOKEN}</html>"))),
        (510, says(510)),
    ] {
        for (index, format) in FORMATS.into_iter().enumerate() {
            let what = format!("HTTP {status} {format}: {body}");
            let fault = |route: &str, times: u32| json!({"route": route, "fault": "status", "status": status, "body": body, "times": times});
            sandbox.fault(fault("orders status", if status >= 500 { 3 } else { 1 }));
            let read = ["orders", "status", &paid, "-v", "-o", format];
            let done = sandbox.fpgo(&read).run();
            silent(&done, TOKEN, &what);
            assert!(format!("{}{}", done.out, done.err).contains("***"), "{what}: {done:#?}");
            if index > 0 {
                continue;
            }
            sandbox.fault(fault("orders resend", 1));
            let resend =
                ["orders", "resend", &paid, "--email", "ola.test@example.com", "--yes", "-v"];
            let done = sandbox.fpgo(&resend).run();
            silent(&done, TOKEN, &what);
            assert!(done.err.contains("***"), "{what}: {done:#?}");
        }
    }
    sandbox.fault(json!({"route": "orders list", "fault": "status", "status": 200, "body": {
        "status_code": 200, "message": "ok", "data": [{"uuid": TOKEN, "status": "PAID"}]}}));
    silent(&sandbox.fpgo(&["orders", "list", "-q"]).ends(0).shows("***"), TOKEN, "-q");
    for format in FORMATS {
        silent(&sandbox.fpgo(&["journal", "list", "-o", format]).ends(0), TOKEN, "the journal");
    }
    assert!(not_kept(&sandbox.home, TOKEN) > 0, "no journal was searched");
}

#[test]
fn a_token_in_a_header_of_the_answer_is_not_passed_on() {
    let sandbox = start();
    let paid = sandbox.paid_order("800");
    for fault in [
        json!({"fault": "redirect", "status": 302, "location": format!("https://x.example/?t={TOKEN}")}),
        json!({"fault": "status", "status": 200, "body": "hm", "content_type": format!("text/{TOKEN}")}),
        json!({"fault": "status", "status": 404, "content_type": format!("text/html; t={TOKEN}")}),
    ] {
        for format in FORMATS {
            for (route, arguments) in [
                ("orders status", ["orders", "status", &paid].as_slice()),
                (
                    "orders resend",
                    &["orders", "resend", &paid, "--email", "a@example.com", "--yes"],
                ),
            ] {
                let mut fault = fault.clone();
                fault["route"] = json!(route);
                sandbox.fault(fault.clone());
                let arguments = [arguments, &["-v", "-o", format]].concat();
                silent(&sandbox.fpgo(&arguments).run(), TOKEN, &fault);
            }
        }
    }
    not_kept(&sandbox.home, TOKEN);
}

/// The exchange with a server that always answers this, in every format, with the token of the profile.
#[track_caller]
fn with_answer(server: &Canned, token: &str) -> Vec<Done> {
    let home = Home::new();
    home.config(&profile("test", &server.base_url(), "").replace(TOKEN, token));
    let resend = ["orders", "resend", "ODR1", "--email", "ola.test@example.com", "--yes"];
    let mut all = Vec::new();
    for format in FORMATS {
        for arguments in [["orders", "status", "ODR1"].as_slice(), &["orders", "list"], &resend] {
            let arguments = [&["-p", "test", "-v", "-o", format], arguments].concat();
            all.push(home.fpgo(&arguments).run());
        }
    }
    assert!(server.received().iter().all(|request| request.contains(token)), "it was not sent");
    not_kept(&home, token);
    all
}

#[test]
fn a_token_in_bytes_that_are_no_text_is_not_passed_on() {
    let body = [b"\xff\xfe ".as_slice(), TOKEN.as_bytes(), b" \xc3\x28"].concat();
    for status in ["200 OK", "400 Bad Request", "404 Not Found", "418 I'm a teapot"] {
        let server = Canned::http(status, "Content-Type: text/html\r\n", &body);
        for done in with_answer(&server, TOKEN) {
            silent(&done, TOKEN, status);
        }
    }
}

#[test]
fn a_token_that_the_server_writes_with_escaped_slashes_is_not_passed_on_raw_either() {
    let token = "test/tok+en/3f9a1c77d2";
    let escaped = token.replace('/', "\\/");
    let body =
        format!(r#"{{"status_code": 200, "message": "ok", "data": {{"uuid": "{escaped}"}}}}"#);
    for done in with_answer(&Canned::http("200 OK", "", body.as_bytes()), token) {
        silent(&done, &escaped, "raw");
    }
}

#[test]
fn a_token_that_the_server_writes_in_other_letters_is_not_passed_on() {
    // PHP writes every slash as \/, and any letter may be written as \uXXXX.
    let token = "test/tok+en/3f9a1c77d2";
    for written in [token.replace('/', "\\/"), token.replace('t', "\\u0074")] {
        for status in [200, 400, 417] {
            let body = format!(
                r#"{{"status_code": {status}, "message": "bad {written}", "errors": ["{written}"],
                    "data": {{"uuid": "{written}", "status": "{written}"}}}}"#
            );
            let server = Canned::http(&format!("{status} X"), "", body.as_bytes());
            for done in with_answer(&server, token) {
                silent(&done, token, &written);
            }
        }
    }
}

/// Each letter of a token written so.
fn spelt(token: &str, letter: impl Fn(u32) -> String) -> String {
    token.chars().map(|one| letter(u32::from(one))).collect()
}

#[test]
fn a_token_is_not_passed_on_however_a_server_spells_it() {
    let token = "test/tok~en+3f9a1c77d2|e84b60";
    let mixed = |code: u32| match code % 4 {
        0 => format!("%{code:02x}"),
        1 => format!("&#{code};"),
        2 => format!("\\u{code:04X}"),
        _ => char::from_u32(code).map(String::from).unwrap_or_default(),
    };
    let plain = base64("Basic user:", token);
    for written in [
        token.to_uppercase(),
        token.replace('~', "%7e").replace('/', "%2f").replace('+', "%2b").replace('|', "%7c"),
        token.replace('/', "%2F").replace('+', "%2B").replace('|', "%7C"),
        token.replace('+', " "),
        token.replace('+', "&plus;").replace('/', "&sol;").replace('|', "&verbar;"),
        spelt(token, |code| format!("%{code:02x}")),
        spelt(token, |code| format!("%25{code:02X}")),
        spelt(token, |code| format!("&#{code:05};")),
        spelt(token, |code| format!("&#x{code:X}")),
        spelt(token, |code| format!("&amp;#{code};")),
        spelt(token, |code| format!("\\u{code:04x}")),
        spelt(token, mixed),
        plain.replace('+', "-").replace('/', "_"),
        plain,
        base64("u", token),
        base64("us", token),
    ] {
        let json = Value::String(written.clone()).to_string();
        let envelope = |text: &str| {
            format!(
                r#"{{"status_code": 400, "message": {text}, "errors": [{text}], "data": {{"uuid": {text}}}}}"#
            )
        };
        let bare = format!("\"{written}\"");
        for body in [format!("<html>{written}</html>"), envelope(&json), envelope(&bare)] {
            for done in with_answer(&Canned::http("400 X", "", body.as_bytes()), token) {
                let all = format!("{}{}", done.out, done.err);
                assert!(all.contains("***") || !all.contains(&token[..6]), "{body}: {done:#?}");
                for part in
                    [token, &written, json.trim_matches('"'), &written[8..written.len() - 8]]
                {
                    silent(&done, part, &body);
                }
            }
        }
    }
}

/// What stands before it and it, in base64.
fn base64(before: &str, text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bytes = [before.as_bytes(), text.as_bytes()].concat();
    let groups = bytes.chunks(3).map(|three| {
        let number = (0..3)
            .fold(0, |number, at| number << 8 | u32::from(three.get(at).copied().unwrap_or(0)));
        let letters = (0..4).map(|at| char::from(LETTERS[(number >> (18 - 6 * at) & 63) as usize]));
        letters.take(three.len() + 1).collect::<String>()
    });
    groups.collect()
}

#[test]
fn no_large_part_of_a_token_stands_in_the_excerpt_of_an_answer() {
    let part = 14;
    let whole = |filler: usize, length: usize| "x".repeat(filler) + &TOKEN[..length];
    let bodies = (70..125).step_by(3).map(|filler| whole(filler, TOKEN.len()));
    for body in bodies.chain([whole(10, 22), whole(0, 18)]) {
        for status in ["200 OK", "404 Not Found", "418 Teapot"] {
            let server = Canned::http(status, "Content-Type: text/html\r\n", body.as_bytes());
            let home = Home::new();
            home.config(&profile("test", &server.base_url(), ""));
            for words in [
                ["orders", "status", "ODR1"].as_slice(),
                &["orders", "resend", "ODR1", "--email", "a@example.com", "--yes"],
            ] {
                let done = home.fpgo(&[&["-p", "test", "-v"], words].concat()).run();
                for shown in TOKEN.as_bytes().windows(part) {
                    silent(&done, std::str::from_utf8(shown).expect("ASCII"), &body);
                }
            }
            not_kept(&home, &TOKEN[..part]);
        }
    }
}

// What is typed where something else belongs.

#[test]
fn a_token_typed_as_an_argument_is_not_told_back() {
    let sandbox = start();
    for words in [
        ["auth", "login", TOKEN].as_slice(),
        &["auth", TOKEN],
        &[TOKEN],
        &["--token", TOKEN, "orders", "list"],
        &[&format!("--token={TOKEN}"), "orders", "list"],
        &["orders", "status", "ODR1", TOKEN],
        &["orders", "list", "-o", TOKEN],
        &["orders", "list", "--timeout", TOKEN],
        &["config", "show", TOKEN],
        &["callback", "verify", "--kind", TOKEN],
        &["orders", "list", &format!("--{TOKEN}")],
        &["-p", TOKEN, "orders", "list"],
    ] {
        for format in FORMATS {
            let done = sandbox.home.fpgo(&[words, &["-o", format]].concat()).run();
            assert!(matches!(done.code, Some(2 | 3)), "{words:?}: {done:#?}");
            silent(&done, TOKEN, words);
            silent(&done, &TOKEN[11..], words);
        }
    }
    for (name, code) in
        [("FPGO_PROFILE", 3), ("FPGO_OUTPUT", 2), ("FPGO_COLOR", 2), ("FPGO_TIMEOUT", 2)]
    {
        let call = sandbox.home.fpgo(&["-p", "test", "orders", "list"]);
        let call =
            if name == "FPGO_PROFILE" { sandbox.home.fpgo(&["orders", "list"]) } else { call };
        silent(&call.env(name, TOKEN).ends(code), TOKEN, name);
    }
}

#[test]
fn a_token_typed_into_any_key_of_the_settings_is_not_told_back() {
    let home = Home::new();
    let url = "http://127.0.0.1:1/api/v1";
    let literal = format!("token = \"{TOKEN}\"\n");
    let other = "0f3d9a1c77d2e84b60aa";
    for secret in [TOKEN, other, "a7Qx9LmTzR4vKpW2nB8c"] {
        let set = |key: &str| format!("{key} = \"{secret}\"\n");
        for more in [
            set("token_env"),
            set("time_zone"),
            set("timeout"),
            set("output"),
            set("order_date"),
            set("max_amount"),
            set("resolve_after"),
            set("ca_file"),
            format!("[{secret}\n"),
            format!("x = {secret}\n"),
            format!("{secret} = 1\n{secret} = 2\n"),
            set("tokn"),
            set(&format!("\"{secret}\"")),
            format!("allow = [\"{secret}\"]\n"),
            format!("token_command = [\"{secret}\"]\n"),
            format!("[profiles.test.endpoints.\"{secret}\"]\nmethod = \"GET\"\n"),
            format!("[profiles.\"{secret}\"]\nenvironment = \"demo\"\nx = 1\n"),
        ] {
            let config = profile("test", url, &more).replace(&literal, "");
            home.config(&config);
            for words in [
                ["orders", "status", "ODR1", "-v"].as_slice(),
                &["orders", "cancel", "ODR1", "--note", "x", "--yes"],
                &["config", "show"],
                &["config", "check"],
                &["config", "list"],
                &["auth", "allow"],
            ] {
                let done = home.fpgo(&[&["-p", "test"], words].concat()).run();
                silent(&done, secret, &more);
            }
        }
        home.config(
            &profile("test", url, &set("environment")).replace("environment = \"demo\"\n", ""),
        );
        silent(&home.fpgo(&["-p", "test", "config", "check"]).ends(3), secret, "environment");
        home.config(&format!("default_profile = \"{secret}\"\n"));
        silent(&home.fpgo(&["orders", "list"]).ends(3), secret, "default_profile");
        not_kept(&home, secret);
    }
    home.config(&profile("test", url, "token_env = \"not a name\"").replace(&literal, ""));
    let done = home.fpgo(&["-p", "test", "orders", "list"]).ends(3);
    done.says("must be the name of an environment variable").says("auth login");
}

#[test]
fn an_object_that_holds_the_token_is_not_written_into_a_file_to_edit() {
    let sandbox = start();
    let customer = sandbox.customer("private");
    let data = json!({"uuid": customer, "name": TOKEN, "email": "ola.test@example.com", "type": "Private"});
    let mut body = envelope(200, "ok");
    body["data"] = data;
    sandbox.fault(
        json!({"route": "customers details", "fault": "status", "status": 200, "body": body}),
    );
    let update =
        ["customers", "update-private", &customer, "--email", "a@example.com", "--edit", "--yes"];
    let done = sandbox.fpgo(&update).env("EDITOR", "true").run();
    assert_eq!(done.code, Some(8), "{done:#?}");
    silent(&done, TOKEN, "--edit");
    not_kept(&sandbox.home, TOKEN);
}

#[test]
fn the_password_of_a_proxy_is_not_passed_on() {
    let server = Canned::http("418 X", "", b"no, proxy-pass-5c1d/9a7e! not for you");
    let home = Home::new();
    home.config(&profile("test", &server.base_url(), ""));
    let call = home.fpgo(&["-p", "test", "-v", "orders", "status", "ODR1"]);
    let call = call.env("HTTPS_PROXY", "http://user:proxy-pass-5c1d%2F9a7e!@127.0.0.1:1");
    silent(&call.run(), "proxy-pass-5c1d", "the proxy");
}

#[test]
fn the_editor_gets_none_of_our_secrets() {
    let sandbox = start();
    let order = sandbox.order("SENT");
    let seen = sandbox.home.path("served/seen");
    let editor = sandbox.home.write("editor", &format!("#!/bin/sh\nenv > {}\n", seen.display()));
    mode(&editor, 0o700);
    let literal = format!("token = \"{TOKEN}\"\n");
    let config = profile("test", &sandbox.base_url, "token_env = \"MINE\"").replace(&literal, "");
    sandbox.home.config(&config);
    let cancel = ["orders", "cancel", &order, "--note", "x", "--edit", "--yes"];
    let call = sandbox.fpgo(&cancel).env("EDITOR", editor.to_str().expect("a path"));
    let call = call.env("MINE", TOKEN).env("OTHER", &format!("Bearer {TOKEN}"));
    let call = call.env("FPGO_CALLBACK_SECRET", SECRET).env("FPGO_SANDBOX_TOKEN", "short");
    call.ends(0);
    let seen = fs::read_to_string(seen).expect("it ran");
    for secret in [TOKEN, SECRET, "MINE", "FPGO_SANDBOX_TOKEN"] {
        assert!(seen.contains("PATH=") && !seen.contains(secret), "{secret}: {seen}");
    }
}

// Programs that give a secret.

#[test]
fn what_a_failing_program_prints_is_not_passed_on() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let url = &sandbox.base_url;
    for script in [
        format!("echo {TOKEN}; exit 3"),
        format!("echo {TOKEN} >&2; exit 3"),
        format!("echo {TOKEN} >&2"),
        format!("printf '\\n{TOKEN}\\n'"),
        format!("printf '{TOKEN}\\377\\n'"),
        format!("echo {TOKEN}; kill -9 $$"),
        format!("printf '{TOKEN}\\001\\n'"),
    ] {
        sandbox.home.config(&format!(
            "[profiles.test]\nenvironment = \"demo\"\nbase_url = \"{url}\"\n\
             token_command = ['sh', '-c', '''{script}''']\n\
             callback_secret_command = ['sh', '-c', '''{script}''']\n"
        ));
        for format in FORMATS {
            let read = ["orders", "status", &order, "-v", "-o", format];
            let done = sandbox.fpgo(&read).ends(3);
            silent(&done, TOKEN, &script);
            silent(&sandbox.fpgo(&["config", "show", "-o", format]).ends(0), TOKEN, &script);
        }
        let refund = ["orders", "refund", &order, "--full", "--yes", "-v"];
        silent(&sandbox.fpgo(&refund).ends(3), TOKEN, &script);
        let verify = ["callback", "verify", "-v", "https://x.example/?a=1&checksum=00"];
        let done = sandbox.fpgo(&verify).run();
        assert!(matches!(done.code, Some(3 | 10)), "{script}: {done:#?}");
        silent(&done, TOKEN, &script);
    }
    let failed = sandbox.fpgo(&["orders", "status", &order]).ends(3);
    failed.says("token");
    not_kept(&sandbox.home, TOKEN);
}

#[test]
fn the_program_that_failed_is_named_with_its_status() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let command = format!("token_command = ['sh', '-c', 'echo {TOKEN}; exit 3']");
    let literal = format!("token = \"{TOKEN}\"");
    let config = profile("test", &sandbox.base_url, "").replace(&literal, &command);
    sandbox.home.config(&config);
    let before = sandbox.requests().len();
    let done = sandbox.fpgo(&["orders", "status", &order]).ends(3).says("sh").says("3");
    silent(&done, TOKEN, "it failed");
    assert_eq!(sandbox.requests().len(), before);
}

#[test]
fn a_program_gets_none_of_our_secrets() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let seen = sandbox.home.path("served/seen");
    let command = format!(
        "token_command = ['sh', '-c', 'env > {}; echo {TOKEN}; echo rest']\n\
         [profiles.other]\nenvironment = \"demo\"",
        seen.display()
    );
    let literal = format!("token = \"{TOKEN}\"");
    sandbox.home.config(&profile("test", &sandbox.base_url, "").replace(&literal, &command));
    let call = sandbox.fpgo(&["orders", "status", &order, "-v"]);
    let call = call.env("FPGO_CALLBACK_SECRET", SECRET).env("FPGO_SANDBOX_TOKEN", SECRET);
    silent(&call.ends(0), TOKEN, "its first line is the token");
    let seen = fs::read_to_string(seen).expect("it ran");
    assert!(seen.contains("PATH=") && !seen.contains(SECRET), "{seen}");
    // It runs only when something will be sent.
    fs::remove_file(sandbox.home.path("served/seen")).expect("it was there");
    sandbox.fpgo(&["orders", "status", &order, "--dry-run"]).ends(0);
    sandbox.fpgo(&["config", "show"]).ends(0);
    assert!(!sandbox.home.path("served/seen").exists());
}

// The secret of callbacks.

#[test]
fn the_callback_secret_is_never_printed() {
    let home = Home::new();
    let pastes = [
        "https://shop.example/cb?orderUuid=ODR1&status=PAID&checksum=00",
        "orderUuid=ODR1&status=PAID",
        "GET /cb?orderUuid=ODR1&amount=1%zz&checksum=00 HTTP/1.1",
        "https://shop.example/cb?companyCheckUuid=CC1&checksum=00&more=1",
        "nothing at all",
    ];
    let literal = format!("callback_secret = \"{SECRET}\"");
    let newline = format!("callback_secret = \"{SECRET}\\n\"");
    let command = format!("callback_secret_command = ['echo', '{SECRET}']");
    for (what, more) in [("text", &literal), ("new line", &newline), ("program", &command)] {
        home.config(&profile("test", "http://127.0.0.1:1/api/v1", more));
        for paste in pastes {
            for format in FORMATS {
                let verify = ["callback", "verify", paste, "-v", "-p", "test", "-o", format];
                let done = home.fpgo(&verify).run();
                assert!(matches!(done.code, Some(2 | 10)), "{what}: {done:#?}");
                silent(&done, SECRET, what);
            }
        }
        silent(&home.fpgo(&["config", "show", "-p", "test"]).ends(0), SECRET, what);
    }
    for paste in pastes {
        let call = home.fpgo(&["callback", "verify", paste, "-v"]);
        silent(&call.env("FPGO_CALLBACK_SECRET", SECRET).run(), SECRET, "the variable");
    }
    not_kept(&home, SECRET);
}

#[test]
fn a_parameter_of_a_callback_that_is_the_secret_is_hidden() {
    let home = Home::new();
    for secret in [SECRET, "tiny"] {
        let url =
            format!("https://shop.example/cb?orderUuid=ODR1&key={secret}&{secret}=1&checksum=00");
        for format in ["table", "json", "raw", "ndjson", "csv", "tsv"] {
            let call = home.fpgo(&["callback", "verify", &url, "-v", "-o", format]);
            let done = call.env("FPGO_CALLBACK_SECRET", secret).ends(10).shows("***");
            silent(&done, secret, format);
        }
    }
}

#[test]
fn the_sandboxes_own_token_is_not_printed() {
    let home = Home::new();
    let list = ["--sandbox", "orders", "list", "-v", "-o", "raw"];
    for arguments in [list.as_slice(), &["--sandbox", "config", "show"], &["sandbox", "tour"]] {
        let call = home.fpgo(arguments).env("FPGO_SANDBOX_TOKEN", TOKEN);
        silent(&call.ends(0), TOKEN, arguments);
    }
    let (mut served, _) = crate::common::serve(&home, "data/sandbox", &[]);
    let own = home.fpgo(&list).run();
    let failed = home.fpgo(&["--sandbox", "orders", "status", "ODR1", "-v"]).run();
    let _ = served.kill();
    let _ = served.wait();
    assert_eq!((own.code, failed.code), (Some(0), Some(5)), "{own:#?} {failed:#?}");
    silent(&own, TOKEN, "a served one");
    silent(&failed, TOKEN, "a served one");
    let known: Value = serde_json::from_slice(
        &fs::read(home.path("data/sandbox/server.json")).expect("it was served"),
    )
    .expect("JSON");
    assert_eq!(known["token"], TOKEN, "the token that was searched for is the one in use");
}
