//! Where fpgo remembers, and under which name: a place that does not depend on the working directory, is for its owner
//! alone and holds plain files; and one name for one account, however its address is spelt.

use std::path::Path;

use crate::common::{Call, Home, Sandbox, profile, text};
use serde_json::json;

/// Seconds after which a call counts as hanging.
#[cfg(unix)]
const PATIENCE: &str = "20";

/// The same call under `timeout`, so that one that hangs ends with 124 instead of holding the tests up.
#[cfg(unix)]
fn in_time(call: Call) -> Call {
    let inner = call.command;
    let mut command = std::process::Command::new("timeout");
    command.arg(PATIENCE).arg(inner.get_program()).args(inner.get_args()).env_clear();
    for (name, value) in inner.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command.current_dir(inner.get_current_dir().expect("a directory"));
    Call { command }
}

#[test]
fn a_place_that_depends_on_the_working_directory_is_refused() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let refund = ["orders", "refund", &order, "--amount", "10", "--yes"];
    for place in ["state", "./x", "../x", "~", "~ola/x", "~x", " /tmp/x", "  ", ".", "$HOME/x"] {
        let call = |words: &[&str]| sandbox.fpgo(words).env("FPGO_DATA_DIR", place);
        call(&refund).ends(3).says("FPGO_DATA_DIR").says("absolute");
        call(&["orders", "status", &order]).ends(3).says("FPGO_DATA_DIR");
        call(&["journal", "list"]).ends(3).says("FPGO_DATA_DIR");
        call(&[&refund[..], &["--dry-run"]].concat()).ends(3).says("FPGO_DATA_DIR");
        let of_sandbox = sandbox.home.fpgo(&["--sandbox", "orders", "list"]);
        of_sandbox.env("FPGO_DATA_DIR", place).ends(3).says("FPGO_DATA_DIR");
        sandbox.fpgo(&["orders", "list"]).env("FPGO_CONFIG", place).ends(3).says("FPGO_CONFIG");
        // What needs no place goes on.
        sandbox.home.fpgo(&["commands", "--json"]).env("FPGO_DATA_DIR", place).ends(0);
    }
    assert_eq!(sandbox.refunded(&order), "0");
    let made = std::fs::read_dir(sandbox.home.dir.path()).expect("a directory");
    let mut names: Vec<_> = made.map(|entry| entry.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(names, ["config.toml", "data", "served"]);
}

#[test]
fn a_relative_home_is_no_place_to_remember_in() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let refund = ["orders", "refund", &order, "--amount", "10", "--yes"];
    for home in [".", "home", "../x"] {
        let call = sandbox.fpgo(&refund).env("HOME", home);
        call.without_env("FPGO_DATA_DIR").ends(3).says("HOME").says("absolute");
        let call = sandbox.fpgo(&refund).env("HOME", home);
        call.env("FPGO_DATA_DIR", "~/fp").ends(3).says("HOME").says("absolute");
        // A relative XDG_DATA_HOME counts as not set, as its standard says.
        let call = sandbox.fpgo(&["config", "show", "-o", "json"]).env("XDG_DATA_HOME", home);
        let done = call.without_env("FPGO_DATA_DIR").ends(0);
        assert!(done.out.contains(text(&sandbox.home.path(".local/share/fpgo"))), "{done:#?}");
    }
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn the_same_place_is_one_journal_from_every_directory_and_by_every_name() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let refund = ["orders", "refund", &order, "--amount", "10", "--yes"];
    let place = sandbox.home.path("fp");
    let elsewhere = sandbox.home.path("elsewhere");
    std::fs::create_dir(&elsewhere).expect("a directory");
    let mut call = sandbox.fpgo(&refund).env("FPGO_DATA_DIR", "~/fp");
    call.command.current_dir(&elsewhere);
    call.ends(0);
    assert!(place.join("journal.sqlite").is_file());
    #[cfg(unix)]
    std::os::unix::fs::symlink(&place, sandbox.home.path("link")).expect("a link");
    let whole = text(&place).to_owned();
    let mut names = vec![
        "~/fp".to_owned(),
        "~/fp/".to_owned(),
        "~//fp".to_owned(),
        "~/./elsewhere/../fp".to_owned(),
        whole.clone(),
        format!("{whole}/"),
        format!("{whole}/../fp"),
    ];
    #[cfg(unix)]
    names.push(text(&sandbox.home.path("link")).to_owned());
    for name in names {
        for from in [sandbox.home.dir.path(), &elsewhere, Path::new("/")] {
            let mut call = sandbox.fpgo(&refund).env("FPGO_DATA_DIR", &name);
            call.command.current_dir(from);
            call.ends(8).says("the same");
        }
    }
    assert_eq!(sandbox.refunded(&order), "10");
    // The configuration is found by the same rule.
    std::fs::rename(sandbox.home.path("config.toml"), elsewhere.join("config.toml"))
        .expect("moved");
    let mut call = sandbox.fpgo(&refund).env("FPGO_CONFIG", "~/elsewhere/config.toml");
    call.command.env("FPGO_DATA_DIR", &place).current_dir("/");
    call.ends(8).says("the same");
}

#[test]
fn every_spelling_of_this_machine_is_one_account() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-before"}));
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "10", "--yes"]).ends(7);
    let port = sandbox.port();
    let spellings = [
        format!("http://localhost:{port}/api/v1"),
        format!("http://LOCALHOST:{port}/api/v1/"),
        format!("http://127.0.0.2:{port}/api/v1"),
        format!("http://127.255.255.254:{port}/api/v1"),
        format!("http://[::1]:{port}/api/v1"),
        format!("http://[0:0:0:0:0:0:0:1]:{port}/api/v1//"),
        format!("http://[::ffff:127.0.0.1]:{port}/api/v1"),
        format!("http://[::ffff:7f00:2]:{port}/api/v1"),
        format!("http://127.1:{port}/api/v1"),
        format!("http://0x7f000001:{port}/api/v1"),
        format!("http://2130706433:{port}/api/v1"),
        format!("http://0177.0.0.1:{port}/api/v1"),
        format!("HTTP://127.0.0.1:{port}/api/./x/../v1"),
    ];
    for base_url in spellings {
        sandbox.home.config(&profile("other", &base_url, ""));
        // It is refused before anything is asked: nobody need listen there.
        let refund = ["-p", "other", "orders", "refund", &order, "--amount", "20", "--yes"];
        let done = sandbox.home.fpgo(&refund).run();
        assert_eq!(done.code, Some(8), "{base_url}: {done:#?}");
        done.says("is not known");
    }
    // Another port or path is another account.
    for base_url in [format!("http://127.0.0.1:{port}/api/v2"), "http://[::1]:1/api/v1".to_owned()]
    {
        sandbox.home.config(&profile("other", &base_url, ""));
        let refund = ["-p", "other", "orders", "refund", &order, "--amount", "20", "--yes"];
        let done = sandbox.home.fpgo(&refund).run();
        assert!(![Some(0), Some(8)].contains(&done.code), "{base_url}: {done:#?}");
    }
    // Two spellings that a journal could not tell from two accounts are refused.
    for base_url in [
        format!("http://localhost.:{port}/api/v1"),
        format!("http://127.0.0.1:{port}//api/v1"),
        format!("http://127.0.0.1:{port}/%61pi/v1"),
        format!("http://0.0.0.0:{port}/api/v1"),
        format!("http://[::]:{port}/api/v1"),
    ] {
        sandbox.home.config(&profile("other", &base_url, ""));
        sandbox.home.fpgo(&["-p", "other", "orders", "list"]).ends(3).says("base_url");
    }
}

#[test]
fn an_entry_from_elsewhere_is_known_under_every_spelling_of_its_account() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let port = sandbox.port();
    for (number, host) in
        ["[::1]", "LocalHost", "127.0.0.3", "0.0.0.0", "x.localhost", "localhost."]
            .into_iter()
            .enumerate()
    {
        let dir = sandbox.home.path(&format!("data-{number}"));
        let call = |words: &[&str]| sandbox.fpgo(words).env("FPGO_DATA_DIR", text(&dir));
        let entry = json!({
            "id": 1, "at": "2026-01-01T00:00:00Z", "outcome": "unknown",
            "command": "orders refund", "base_url": format!("http://{host}:{port}/api/v1"),
            "object": order, "profile": "test", "environment": "demo", "amount": 10,
            "lines": [], "origin": "elsewhere-1",
        });
        let done = call(&["journal", "import", "-"]).input(&entry.to_string());
        assert_eq!(done.code, Some(0), "{host}: {done:#?}");
        let done = call(&["orders", "refund", &order, "--amount", "20", "--yes"]).run();
        assert_eq!(done.code, Some(8), "{host}: {done:#?}");
        done.says("is not known");
        call(&["journal", "resolve", "1"]).ends(7).says("still unknown");
    }
}

#[cfg(unix)]
#[test]
fn a_data_directory_that_others_may_use_is_refused_for_reads_too() {
    use crate::common::mode;
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    for dir in [sandbox.home.data_dir(), sandbox.home.path("empty")] {
        std::fs::create_dir_all(&dir).expect("a directory");
        for loose in [0o755, 0o750, 0o701, 0o777] {
            mode(&dir, loose);
            let reads: [&[&str]; 6] = [
                &["orders", "status", &order],
                &["orders", "list"],
                &["journal", "list"],
                &["journal", "verify"],
                &["auth", "status"],
                &["orders", "refund", &order, "--amount", "1", "--dry-run"],
            ];
            for words in reads {
                let call = sandbox.fpgo(words).env("FPGO_DATA_DIR", text(&dir));
                call.ends(3).says(&format!("chmod 700 {}", text(&dir)));
            }
        }
        mode(&dir, 0o700);
        sandbox.fpgo(&["orders", "status", &order]).env("FPGO_DATA_DIR", text(&dir)).ends(0);
    }
}

/// Each command that opens something in the data directory, with what stands in place of a file there, never waits for
/// it: it is refused, or does not need it.
#[cfg(unix)]
#[test]
fn what_is_no_file_in_the_data_directory_is_refused_and_never_waited_for() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let before = sandbox.writes();
    let pipe = sandbox.home.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let names = [
        "journal.sqlite",
        "journal.sqlite-wal",
        "journal.sqlite-shm",
        "journal.sqlite-journal",
        "journal.head",
        "journal.head.new",
        "key",
        "accounts.jsonl",
        "locks",
        "drafts",
        "sandbox",
    ];
    for name in names {
        for target in [text(&pipe), "/dev/zero", "/dev/null", "/"] {
            let is_dir = ["locks", "drafts", "sandbox"].contains(&name);
            if is_dir && target == "/" {
                continue;
            }
            let dir = sandbox.home.path("odd");
            let _ = std::fs::remove_dir_all(&dir);
            std::fs::create_dir(&dir).expect("a directory");
            crate::common::mode(&dir, 0o700);
            std::os::unix::fs::symlink(target, dir.join(name)).expect("a link");
            let call = |words: &[&str]| {
                in_time(sandbox.fpgo(words).env("FPGO_DATA_DIR", text(&dir))).run()
            };
            let refund =
                call(&["orders", "refund", &order, "--amount", "1", "--yes", "-o", "json"]);
            let refused = !["drafts", "sandbox"].contains(&name);
            let what = format!("{name} -> {target}");
            if refused {
                assert!([Some(3), Some(8)].contains(&refund.code), "{what}: {refund:#?}");
                assert_eq!(sandbox.writes(), before, "{what}");
            }
            let reads: [&[&str]; 4] = [
                &["journal", "list"],
                &["journal", "verify"],
                &["orders", "status", &order],
                &["--no-input", "orders", "refund", &order, "--amount", "2", "--dry-run"],
            ];
            for words in reads {
                let done = call(words);
                let codes = [Some(0), Some(3), Some(8), Some(10)];
                assert!(codes.contains(&done.code), "{what}, {words:?}: {done:#?}");
            }
            if name == "drafts" {
                let edit =
                    sandbox.fpgo(&["orders", "refund", &order, "--amount", "3", "--edit", "-y"]);
                let edit = edit.env("FPGO_DATA_DIR", text(&dir)).env("EDITOR", "true");
                let done = in_time(edit).run();
                assert_eq!(done.code, Some(8), "{what}: {done:#?}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_in_the_sandboxs_directory_is_refused_and_never_waited_for() {
    let home = Home::new();
    let pipe = home.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let names = [
        "world.sqlite",
        "world.sqlite-wal",
        "world.sqlite-shm",
        "world.sqlite-journal",
        "server.lock",
        "server.json",
        "journal.sqlite",
        "key",
        "locks",
    ];
    for name in names {
        for target in [text(&pipe), "/dev/zero"] {
            let dir = home.path("data/sandbox");
            let _ = std::fs::remove_dir_all(home.path("data"));
            std::fs::create_dir_all(&dir).expect("a directory");
            crate::common::mode(&home.path("data"), 0o700);
            crate::common::mode(&dir, 0o700);
            std::os::unix::fs::symlink(target, dir.join(name)).expect("a link");
            let calls: [&[&str]; 5] = [
                &["--sandbox", "orders", "list"],
                &["--sandbox", "orders", "cancel", "ODR1000000000", "--note", "x", "--yes"],
                &["--sandbox", "journal", "list"],
                &["sandbox", "pay", "ODR1000000000"],
                &["sandbox", "reset"],
            ];
            for words in calls {
                let done = in_time(home.fpgo(words)).run();
                let ends = done.code.is_some_and(|code| code != 124 && code < 100);
                assert!(ends, "{name} -> {target}, {words:?}: {done:#?}");
            }
        }
    }
}
