//! Which account a command speaks to and with which secrets: hosts, tokens, profiles, files and environment. Where
//! nothing may be sent, `config show` tells what is in force without sending anything.

use std::collections::BTreeSet;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::common::binary::fpgo;
use crate::common::{
    CUSTOMER, Call, Done, Home, Sandbox, TOKEN, lacks, mode, profile, text, until,
};
use serde_json::json;

/// Nobody listens there.
const URL: &str = "http://127.0.0.1:1/api/v1";
/// A token that is not the sandbox's.
const OTHER: &str = "other-token-77aa01f3";

/// A self-signed certificate of nobody, valid for a hundred years.
const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----
MIIBfzCCASWgAwIBAgIUaeWeHW4/7iMKVX5FwskRWhR6oZUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJZnBnbyB0ZXN0MCAXDTI2MTEyMzA3MDQxMVoYDzIxMjYxMDMw
MDcwNDExWjAUMRIwEAYDVQQDDAlmcGdvIHRlc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARDpQXOfyDBKgprYG39jJWIu0f9WY4EqeKMGmyeYfz4K0IMqV7i2m7S
kuE/lhpf9VAMmdX0469GNejTfYXhVaKko1MwUTAdBgNVHQ4EFgQUCzVuVh2PBlTS
G7RljEGXjuFPkQQwHwYDVR0jBBgwFoAUCzVuVh2PBlTSG7RljEGXjuFPkQQwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEAiwLKU6LjDO8Q2Pw3ON2h
J+3OkDrAphW4t/NwWwu4cCgCIAW/aRGAS8dtNAfNRZmsePkd9FTzjCYR3trY6KR5
22KK
-----END CERTIFICATE-----
";

/// A profile `test` with these further lines; nothing is sent with it unless `base_url` stands among them.
fn account(environment: &str, more: &str) -> String {
    format!("[profiles.test]\nenvironment = \"{environment}\"\n{more}\n")
}

/// A profile `test` that speaks to this sandbox, without a token of its own.
fn without_token(sandbox: &Sandbox, environment: &str, more: &str) -> String {
    account(environment, &format!("base_url = \"{}\"\n{more}", sandbox.base_url))
}

/// Value and origin of a setting, from the JSON of `config show`.
#[track_caller]
fn setting(done: &Done, key: &str) -> (String, String) {
    let all = done.json();
    let found = all.as_array().expect("a list").iter().find(|setting| setting["key"] == key);
    let found = found.unwrap_or_else(|| panic!("config show does not tell {key}: {done:#?}"));
    let text = |name: &str| found[name].as_str().unwrap_or_default().to_owned();
    (text("value"), text("from"))
}

// ---------------------------------------------------------------- choosing a profile

#[test]
fn without_a_profile_the_way_out_is_told() {
    let home = Home::new();
    home.config(&account("demo", "token = \"x\""));
    let done = home.fpgo(&["orders", "list"]).ends(3);
    let ways = ["--sandbox", "config list", "-p NAME", "FPGO_PROFILE", "default_profile"];
    ways.into_iter().fold(done, Done::says);
}

#[test]
fn the_flag_beats_the_variable_beats_the_files_default_profile() {
    let home = Home::new();
    let profiles: String =
        ["a", "b", "c"].map(|name| format!("[profiles.{name}]\nenvironment = \"demo\"\n")).concat();
    home.config(&format!("default_profile = \"a\"\n{profiles}"));
    let show = |flags: &[&str]| home.fpgo(&[&["config", "show", "-o", "json"], flags].concat());
    assert_eq!(setting(&show(&[]).ends(0), "profile").0, "a");
    let done = show(&[]).env("FPGO_PROFILE", "b").ends(0);
    assert_eq!(setting(&done, "profile"), ("b".into(), "FPGO_PROFILE".into()));
    for flag in ["-p", "--profile"] {
        let done = show(&[flag, "c"]).env("FPGO_PROFILE", "b").ends(0);
        assert_eq!(setting(&done, "profile"), ("c".into(), "--profile".into()));
    }
    // A variable that is empty says nothing.
    let done = show(&[]).env("FPGO_PROFILE", "").ends(0);
    assert_eq!(setting(&done, "profile").0, "a");
}

#[test]
fn an_unknown_profile_is_refused_with_the_nearest_known_one() {
    let home = Home::new();
    home.config(&format!("default_profile = \"tets\"\n{}", account("demo", "")));
    home.fpgo(&["config", "check"]).ends(3).says("tets").says("did you mean test");
    home.fpgo(&["orders", "list", "-p", "tes"]).ends(3).says("did you mean test");
    home.fpgo(&["orders", "list"]).env("FPGO_PROFILE", "best").ends(3).says("did you mean test");
}

#[test]
fn sandbox_and_profile_exclude_each_other_wherever_they_stand() {
    let home = Home::new();
    home.config(&account("demo", "token = \"x\""));
    for line in [
        ["--sandbox", "--profile", "test", "orders", "list"],
        ["--sandbox", "orders", "list", "--profile", "test"],
        ["--profile", "test", "orders", "list", "--sandbox"],
        ["-p", "test", "--sandbox", "orders", "list"],
        ["orders", "list", "-p", "test", "--sandbox"],
        ["-p", "test", "config", "show", "--sandbox"],
        ["--sandbox", "-p", "sandbox", "config", "show"],
    ] {
        home.fpgo(&line).ends(2).says("--sandbox").says("--profile");
    }
}

#[test]
fn the_sandbox_flag_wins_over_the_profile_variable() {
    let home = Home::new();
    home.config(&account("demo", ""));
    let done =
        home.fpgo(&["config", "show", "--sandbox", "-o", "json"]).env("FPGO_PROFILE", "test");
    assert_eq!(setting(&done.ends(0), "profile"), ("sandbox".into(), "--sandbox".into()));
    home.fpgo(&["--sandbox", "orders", "list"]).env("FPGO_PROFILE", "none").ends(0).shows("ODR");
}

#[test]
fn the_sandbox_can_be_named_like_a_profile_and_needs_no_file() {
    let home = Home::new();
    let by_flag = home.fpgo(&["config", "show", "-o", "json", "-p", "sandbox"]).ends(0);
    assert_eq!(setting(&by_flag, "environment").0, "sandbox");
    let by_variable = home.fpgo(&["config", "show", "-o", "json"]).env("FPGO_PROFILE", "sandbox");
    assert_eq!(setting(&by_variable.ends(0), "environment").0, "sandbox");
    home.config("default_profile = \"sandbox\"\n");
    let by_file = home.fpgo(&["config", "show", "-o", "json"]).ends(0);
    assert_eq!(setting(&by_file, "environment").0, "sandbox");
}

#[test]
fn the_name_of_the_sandbox_is_reserved_in_the_file() {
    let home = Home::new();
    let own = "[profiles.sandbox]\nenvironment = \"demo\"\n";
    home.config(&format!("{own}{}", account("demo", "")));
    home.fpgo(&["config", "check", "-p", "test"]).ends(3).says("[profiles.sandbox]");
    home.fpgo(&["orders", "list", "-p", "test"]).ends(3).says("--sandbox");
    home.fpgo(&["--sandbox", "orders", "list"]).ends(0);
}

#[test]
fn the_reserved_name_is_refused_even_when_the_file_makes_it_the_default() {
    let home = Home::new();
    home.config("default_profile = \"sandbox\"\n[profiles.sandbox]\nenvironment = \"demo\"\n");
    home.fpgo(&["config", "check"]).ends(3).says("[profiles.sandbox]");
}

#[test]
fn the_sandbox_takes_no_token_of_an_account() {
    let home = Home::new();
    home.fpgo(&["--sandbox", "orders", "list"]).env("FPGO_TOKEN", OTHER).ends(0).shows("ODR");
    let (mut served, _) = crate::common::serve(&home, "data/sandbox", &[]);
    let wrong = home.fpgo(&["--sandbox", "orders", "list"]).env("FPGO_SANDBOX_TOKEN", OTHER).run();
    let right = home.fpgo(&["--sandbox", "orders", "list"]).env("FPGO_TOKEN", OTHER).run();
    let _ = served.kill();
    let _ = served.wait();
    assert_eq!(wrong.code, Some(3), "{wrong:#?}");
    assert_eq!(right.code, Some(0), "{right:#?}");
}

// ---------------------------------------------------------------- the file

#[test]
fn the_config_flag_beats_the_variable() {
    let home = Home::new();
    let by_variable = home.config(&account("demo", "time_zone = \"UTC\""));
    let by_flag = home.write("elsewhere/own.toml", &account("demo", "time_zone = \"Asia/Tokyo\""));
    let show = ["config", "show", "-o", "json", "-p", "test"];
    let done = home.fpgo(&show).ends(0);
    assert_eq!(setting(&done, "config"), (text(&by_variable).into(), "FPGO_CONFIG".into()));
    assert_eq!(setting(&done, "time_zone").0, "UTC");
    let done = home.fpgo(&[&show[..], &["--config", text(&by_flag)]].concat()).ends(0);
    assert_eq!(setting(&done, "config"), (text(&by_flag).into(), "--config".into()));
    assert_eq!(setting(&done, "time_zone").0, "Asia/Tokyo");
    let path = home.fpgo(&["--config", text(&by_flag), "config", "path"]).ends(0);
    assert_eq!(path.out.trim(), text(&by_flag));
}

#[test]
fn without_either_the_file_is_in_the_platforms_directory() {
    let home = Home::new();
    let place = home.fpgo(&["config", "path"]).without_env("FPGO_CONFIG").ends(0).out;
    let place = PathBuf::from(place.trim());
    assert!(place.starts_with(home.dir.path()), "{place:?}");
    assert!(place.ends_with("config.toml"), "{place:?}");
    let inside = place.strip_prefix(home.dir.path()).expect("inside the home");
    home.write(text(inside), &account("demo", "time_zone = \"UTC\""));
    let done = home.fpgo(&["config", "show", "-o", "json", "-p", "test"]);
    let done = done.without_env("FPGO_CONFIG").ends(0);
    assert_eq!(setting(&done, "config"), (text(&place).into(), "default".into()));
    assert_eq!(setting(&done, "time_zone").0, "UTC");
}

#[cfg(target_os = "linux")]
#[test]
fn on_linux_the_places_follow_the_xdg_variables() {
    let home = Home::new();
    let call =
        |line: &[&str]| home.fpgo(line).without_env("FPGO_CONFIG").without_env("FPGO_DATA_DIR");
    let path = call(&["config", "path"]).ends(0).out;
    assert_eq!(path.trim(), text(&home.path(".config/fpgo/config.toml")));
    let xdg = home.path("xdg");
    let path = call(&["config", "path"]).env("XDG_CONFIG_HOME", text(&xdg)).ends(0).out;
    assert_eq!(path.trim(), text(&xdg.join("fpgo/config.toml")));
    let show = ["--sandbox", "config", "show", "-o", "json"];
    let data = setting(&call(&show).ends(0), "data_dir");
    assert_eq!(data, (text(&home.path(".local/share/fpgo")).into(), "default".into()));
    let data = setting(&call(&show).env("XDG_DATA_HOME", text(&xdg)).ends(0), "data_dir");
    assert_eq!(data, (text(&xdg.join("fpgo")).into(), "default".into()));
    call(&["--sandbox", "orders", "list"]).env("XDG_DATA_HOME", text(&xdg)).ends(0);
    assert!(xdg.join("fpgo/sandbox").is_dir());
}

#[cfg(target_os = "linux")]
#[test]
fn a_path_in_a_variable_that_is_no_text_is_not_passed_over() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let home = Home::new();
    let odd = home.dir.path().join(OsStr::from_bytes(b"odd-\xff"));
    std::fs::create_dir(&odd).expect("a directory");
    std::fs::write(odd.join("config.toml"), account("demo", "time_zone = \"UTC\""))
        .expect("a file");
    home.config(&account("demo", "time_zone = \"Asia/Tokyo\""));
    let mut call = home.fpgo(&["config", "show", "-o", "json", "-p", "test"]);
    call.command.env("FPGO_CONFIG", odd.join("config.toml"));
    assert_eq!(setting(&call.ends(0), "time_zone").0, "UTC");
    let mut call = home.fpgo(&["--sandbox", "orders", "list"]);
    call.command.env("FPGO_DATA_DIR", odd.join("data"));
    call.ends(0);
    assert!(odd.join("data/sandbox").is_dir());
}

#[test]
fn a_named_file_that_is_missing_is_refused() {
    let home = Home::new();
    let missing = home.path("none.toml");
    let by_flag = home.fpgo(&["orders", "list", "-p", "test", "--config", text(&missing)]);
    by_flag.ends(3).says("none.toml");
    let by_variable = home.fpgo(&["orders", "list", "-p", "test"]);
    by_variable.env("FPGO_CONFIG", text(&missing)).ends(3).says("none.toml");
}

#[test]
fn that_the_platforms_file_is_missing_is_no_failure_of_its_own() {
    let home = Home::new();
    let call = |line: &[&str]| home.fpgo(line).without_env("FPGO_CONFIG");
    call(&["--sandbox", "orders", "list"]).ends(0);
    call(&["sandbox", "reset"]).ends(0);
    call(&["config", "path"]).ends(0);
    call(&["config", "list"]).ends(0).shows("sandbox");
    call(&["journal", "list"]).ends(0);
    call(&["orders", "list"]).ends(3).says("no profile is chosen").says("--sandbox");
}

#[test]
fn an_unknown_key_of_the_profile_in_use_is_refused_with_the_nearest_known_one() {
    let home = Home::new();
    for (key, near) in [
        ("tokn = \"x\"", "did you mean token"),
        ("enviroment = \"demo\"", "did you mean environment"),
        ("timezone = \"UTC\"", "did you mean time_zone"),
        ("max_amuont = 100", "did you mean max_amount"),
        ("[profiles.test.endpoints.\"orders list\"]\nmetod = \"GET\"", "did you mean method"),
        (
            "[profiles.test.endpoints.\"orders lst\"]\nmethod = \"GET\"",
            "did you mean \"orders list\"",
        ),
    ] {
        home.config(&account("demo", key));
        home.fpgo(&["config", "check", "-p", "test"]).ends(3).says(near);
        home.fpgo(&["orders", "list", "-p", "test"]).ends(3).says(near);
    }
}

#[test]
fn an_unknown_key_elsewhere_is_a_warning() {
    let home = Home::new();
    let other = "[profiles.other]\nenvironment = \"demo\"\nmax_amuont = 5\n";
    home.config(&format!("colour = \"red\"\n{}{other}", account("demo", "")));
    let done = home.fpgo(&["config", "show", "-p", "test"]).ends(0);
    let done = done.says("warning:").says("colour").says("profiles.other.max_amuont");
    assert_eq!(done.err.lines().count(), 2, "{done:#?}");
    home.fpgo(&["config", "check", "-p", "other"]).ends(3).says("max_amuont");
}

#[test]
fn an_unknown_key_below_another_profile_is_a_warning_too() {
    let home = Home::new();
    let other = "[profiles.other]\nenvironment = \"demo\"\n\
                 [profiles.other.endpoints.\"orders list\"]\nmetod = \"GET\"\n";
    home.config(&format!("{}{other}", account("demo", "")));
    home.fpgo(&["config", "show", "-p", "test"]).ends(0).says("warning:").says("metod");
}

#[test]
fn a_wrong_value_of_the_profile_in_use_is_refused_with_its_key() {
    let home = Home::new();
    for (key, line) in [
        ("time_zone", "time_zone = \"Mars/Olympus\""),
        ("time_zone", "time_zone = 1"),
        ("timeout", "timeout = \"soon\""),
        ("timeout", "timeout = 30"),
        ("timeout", "timeout = \"0s\""),
        ("output", "output = \"xml\""),
        ("token", "token = \"\""),
        ("token", "token = 7"),
        ("token_command", "token_command = []"),
        ("token_command", "token_command = \"pass show\""),
        ("token_command", "token_command = [\"pass\", 1]"),
        ("callback_secret_command", "callback_secret_command = []"),
        ("callback_secret_env", "callback_secret_env = \"not a name\""),
        ("callback_secret_keyring", "callback_secret_keyring = \"yes\""),
        ("ca_file", "ca_file = true"),
        ("order_date", "order_date = \"iso\""),
        ("endpoints", "endpoints = \"orders list\""),
        ("method", "[profiles.test.endpoints.\"orders list\"]\nmethod = \"PATCH\""),
        ("path", "[profiles.test.endpoints.\"orders list\"]\npath = \"connect\""),
        (
            "endpoints.\"orders list\".order_date",
            "[profiles.test.endpoints.\"orders list\"]\norder_date = \"iso\"",
        ),
        ("empty_list", "[profiles.test.endpoints.\"orders list\"]\nempty_list = \"maybe\""),
        ("products", "[profiles.test.endpoints.\"orders list\"]\nproducts = \"array\""),
        ("filter", "[profiles.test.endpoints.\"orders list\"]\nfilter = \"none\""),
    ] {
        home.config(&account("demo", line));
        home.fpgo(&["config", "check", "-p", "test"]).ends(3).says(key);
    }
    for environment in
        ["", "environment = \"sandbox\"", "environment = \"prod\"", "environment = 1"]
    {
        home.config(&format!("[profiles.test]\n{environment}\n"));
        home.fpgo(&["config", "check", "-p", "test"]).ends(3).says("environment");
    }
}

#[test]
fn a_broken_file_is_refused_with_its_place_and_never_quoted() {
    let home = Home::new();
    home.config(&format!("[profiles.test]\nenvironment = \"demo\"\ntoken = \"{TOKEN}\n"));
    let done = home.fpgo(&["orders", "list", "-p", "test"]).ends(3);
    lacks(&done, TOKEN);
    done.says("config.toml").says("line 3");
    home.config(&format!("[profiles.test]\ntoken = \"{TOKEN}\" \"{TOKEN}\"\n"));
    lacks(&home.fpgo(&["orders", "list", "-p", "test", "-o", "json"]).ends(3), TOKEN);
}

#[test]
fn what_needs_no_file_never_fails_on_it() {
    let home = Home::new();
    let loose = account("demo", &format!("token = \"{TOKEN}\""));
    let broken: [(&str, &[u8], u32); 5] = [
        ("no TOML", b"]] = {{{ garbage", 0o600),
        ("no text", &[0, 159, 146, 150, 255], 0o600),
        ("a reserved name", b"[profiles.sandbox]\nenvironment = \"demo\"\n", 0o600),
        ("a secret that others may read", loose.as_bytes(), 0o644),
        ("nothing that fits", b"default_profile = 7\nprofiles = [1]\n", 0o600),
    ];
    for (what, bytes, bits) in broken {
        let path = home.config("");
        std::fs::write(&path, bytes).expect("a file");
        mode(&path, bits);
        for line in [
            ["--help"].as_slice(),
            &["orders", "refund", "--help"],
            &["config", "--help"],
            &["--version"],
            &["completions", "bash"],
            &["config", "path"],
            &["config", "show", "--sandbox"],
            &["--sandbox", "orders", "list"],
            &["journal", "list", "--sandbox"],
        ] {
            let done = home.fpgo(line).run();
            assert_eq!(done.code, Some(0), "{what}: {line:?}: {done:#?}");
            assert!(!done.out.is_empty() || line[0] == "journal", "{what}: {line:?}");
        }
        let callback = "orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800\
                        &createdAt=1767225600&timestamp=1767225660\
                        &checksum=2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3";
        let done =
            home.fpgo(&["callback", "verify", callback]).env("FPGO_CALLBACK_SECRET", "s3cret");
        let done = done.run();
        assert_eq!(done.code, Some(0), "{what}: {done:#?}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_with_a_secret_that_others_may_read_is_refused_with_the_chmod() {
    let home = Home::new();
    let secrets = [
        account("demo", &format!("token = \"{TOKEN}\"")),
        account("demo", "callback_secret = \"s3cret\""),
        format!(
            "{}[profiles.other]\nenvironment = \"demo\"\ntoken = \"{TOKEN}\"\n",
            account("demo", "")
        ),
    ];
    for text_of_file in &secrets {
        let path = home.config(text_of_file);
        home.fpgo(&["config", "show", "-p", "test"]).ends(0);
        for loose in [0o644, 0o640, 0o604, 0o620, 0o602] {
            mode(&path, loose);
            let done = home.fpgo(&["config", "check", "-p", "test"]).ends(3);
            done.says(&format!("chmod 600 {}", text(&path)));
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_a_secret_may_be_read_by_others() {
    let home = Home::new();
    for more in [
        "",
        "token_env = \"MY_TOKEN\"",
        "token_command = [\"true\"]\ncallback_secret_command = [\"true\"]",
    ] {
        let path = home.config(&account("demo", more));
        mode(&path, 0o644);
        home.fpgo(&["config", "show", "-p", "test"]).ends(0);
    }
}

// ---------------------------------------------------------------- the environment

#[test]
fn an_unknown_variable_is_named_in_a_warning_and_does_nothing() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let names = ["FPGO_YES", "FPGO_DRY_RUN", "FPGO_AGAIN", "FPGO_NO_VALIDATE", "FPGO_SANDBOX"];
    let mut call = sandbox.fpgo(&["orders", "refund", &order, "--full"]);
    for name in names.iter().chain(&["FPGO_SHOW_PERSONAL_DATA", "FPGO_TOEKN"]) {
        call = call.env(name, "1");
    }
    let done = call.ends(9);
    for name in names.iter().chain(&["FPGO_SHOW_PERSONAL_DATA", "FPGO_TOEKN"]) {
        let line = done.err.lines().find(|line| line.contains(name)).expect("a warning");
        assert!(line.starts_with("warning:"), "{line}");
    }
    assert_eq!(sandbox.refunded(&order), "0");
    // With JSON a warning is a note, so that every line of stderr can be read.
    let done = sandbox.fpgo(&["orders", "list", "-o", "json"]).env("FPGO_TOEKN", "1").ends(0);
    let note: serde_json::Value = serde_json::from_str(done.err.trim()).expect("JSON");
    assert!(note["note"].as_str().expect("a note").contains("FPGO_TOEKN"));
}

#[test]
fn known_variables_are_not_warned_of() {
    let home = Home::new();
    let mut call = home.fpgo(&["config", "path"]).env("FPGO_PROFILE", "test");
    for (name, value) in [
        ("FPGO_OUTPUT", "table"),
        ("FPGO_COLOR", "never"),
        ("FPGO_TIMEOUT", "5s"),
        ("FPGO_NO_INPUT", "1"),
        ("FPGO_TOKEN", "x"),
        ("FPGO_CALLBACK_SECRET", "x"),
        ("FPGO_SANDBOX_TOKEN", "x"),
    ] {
        call = call.env(name, value);
    }
    assert_eq!(call.ends(0).err, "");
}

#[test]
fn a_variable_with_a_value_that_means_nothing_is_refused() {
    let sandbox = Sandbox::start();
    let before = sandbox.requests().len();
    for (name, value) in [("FPGO_OUTPUT", "xml"), ("FPGO_TIMEOUT", "soon"), ("FPGO_TIMEOUT", "0")] {
        let done = sandbox.fpgo(&["orders", "list"]).env(name, value).run();
        assert!(matches!(done.code, Some(2 | 3)), "{done:#?}");
        done.says(name);
    }
    assert_eq!(sandbox.requests().len(), before);
}

#[test]
fn the_timeout_is_the_flags_else_the_variables_else_the_profiles_else_the_default() {
    let home = Home::new();
    home.config(&account("demo", ""));
    let show = |flags: &[&str]| {
        home.fpgo(&[&["config", "show", "-o", "json", "-p", "test"], flags].concat())
    };
    let of = |done: Done| setting(&done, "timeout");
    assert_eq!(of(show(&[]).ends(0)), ("30s".into(), "default".into()));
    home.config(&account("demo", "timeout = \"3s\""));
    assert_eq!(of(show(&[]).ends(0)), ("3s".into(), "profiles.test.timeout".into()));
    let call = || show(&[]).env("FPGO_TIMEOUT", "2s");
    assert_eq!(of(call().ends(0)), ("2s".into(), "FPGO_TIMEOUT".into()));
    let done = show(&["--timeout", "1s"]).env("FPGO_TIMEOUT", "2s").ends(0);
    assert_eq!(of(done), ("1s".into(), "--timeout".into()));
}

#[test]
fn a_timeout_from_anywhere_is_kept() {
    let sandbox = Sandbox::start();
    let slow = || {
        sandbox.fault(json!({"route": "orders list", "fault": "delay", "seconds": 20}));
        Instant::now()
    };
    let soon = |since: Instant| assert!(since.elapsed() < Duration::from_secs(15));
    let since = slow();
    sandbox.fpgo(&["orders", "list", "--timeout", "200ms"]).ends(6).says("200ms");
    soon(since);
    let since = slow();
    sandbox.fpgo(&["orders", "list"]).env("FPGO_TIMEOUT", "300ms").ends(6).says("300ms");
    soon(since);
    sandbox.home.config(&profile("test", &sandbox.base_url, "timeout = \"400ms\""));
    let since = slow();
    sandbox.fpgo(&["orders", "list"]).ends(6).says("400ms");
    soon(since);
}

#[test]
fn the_output_is_the_flags_else_the_variables_else_the_profiles_else_a_table() {
    let sandbox = Sandbox::start();
    let list = |flags: &[&str]| sandbox.fpgo(&[&["orders", "list"], flags].concat());
    list(&[]).ends(0).shows("Order  ");
    sandbox.home.config(&profile("test", &sandbox.base_url, "output = \"json\""));
    assert!(list(&[]).ends(0).json().is_array());
    let raw = list(&[]).env("FPGO_OUTPUT", "raw").ends(0);
    assert!(raw.json()["data"].is_array(), "the whole envelope");
    list(&["-o", "table"]).env("FPGO_OUTPUT", "raw").ends(0).shows("Order  ");
}

#[test]
fn config_show_tells_the_output_with_its_origin() {
    let home = Home::new();
    home.config(&account("demo", ""));
    let show = |flags: &[&str]| home.fpgo(&[&["config", "show", "-p", "test"], flags].concat());
    let done = show(&["-o", "json"]).env("FPGO_OUTPUT", "raw").ends(0);
    assert_eq!(setting(&done, "output"), ("json".into(), "--output".into()));
    let done = show(&[]).env("FPGO_OUTPUT", "json").ends(0);
    assert_eq!(setting(&done, "output"), ("json".into(), "FPGO_OUTPUT".into()));
    assert_row(&show(&[]).ends(0), ["output", "table", "default"]);
    home.config(&account("demo", "output = \"table\""));
    assert_row(&show(&[]).ends(0), ["output", "table", "profiles.test.output"]);
}

#[track_caller]
fn assert_row(done: &Done, words: [&str; 3]) {
    let row = done.out.lines().find(|line| line.starts_with(words[0]));
    let row = row.unwrap_or_else(|| panic!("no {}: {done:#?}", words[0]));
    assert_eq!(row.split_whitespace().collect::<Vec<_>>(), words);
}

#[test]
fn config_show_tells_what_nobody_set_as_a_default() {
    let home = Home::new();
    home.config(&account("demo", ""));
    let show = ["config", "show", "-o", "json", "-p", "test"];
    let done = home.fpgo(&show).ends(0);
    assert_eq!(setting(&done, "time_zone"), ("Europe/Oslo".into(), "default".into()));
    assert_eq!(setting(&done, "base_url").1, "default", "the environment's own");
    home.config(&account(
        "demo",
        "time_zone = \"UTC\"\nbase_url = \"https://demo-api.frontpayment.no/other\"",
    ));
    let done = home.fpgo(&show).ends(0);
    assert_eq!(setting(&done, "time_zone"), ("UTC".into(), "profiles.test.time_zone".into()));
    let own = "https://demo-api.frontpayment.no/other";
    assert_eq!(setting(&done, "base_url"), (own.into(), "profiles.test.base_url".into()));
}

#[test]
fn config_show_masks_every_secret_and_names_its_place() {
    let home = Home::new();
    let show = |flags: &[&str]| home.fpgo(&[&["config", "show", "-p", "test"], flags].concat());
    let hidden = |done: &Done| {
        for secret in [TOKEN, OTHER, "s3cret", "hidden-argument"] {
            lacks(done, secret);
        }
    };
    home.config(&account("demo", &format!("token = \"{TOKEN}\"\ncallback_secret = \"s3cret\"")));
    for flags in [[].as_slice(), &["-o", "json"], &["-o", "raw"], &["-v"]] {
        hidden(&show(flags).ends(0));
        let call = show(flags).env("FPGO_TOKEN", OTHER).env("FPGO_CALLBACK_SECRET", "s3cret-2");
        hidden(&call.ends(0));
    }
    let json = ["-o", "json"];
    assert_eq!(
        setting(&show(&json).ends(0), "token"),
        ("***".into(), "profiles.test.token".into())
    );
    let given = show(&json).env("FPGO_TOKEN", OTHER).ends(0);
    assert_eq!(setting(&given, "token"), ("***".into(), "FPGO_TOKEN".into()));
    let given = show(&json).env("FPGO_CALLBACK_SECRET", "s3cret").ends(0);
    assert_eq!(setting(&given, "callback_secret"), ("***".into(), "FPGO_CALLBACK_SECRET".into()));
    home.config(&account("demo", "token_env = \"MY_TOKEN\""));
    let done = show(&json).env("MY_TOKEN", TOKEN).ends(0);
    hidden(&done);
    assert!(setting(&done, "token").1.contains("MY_TOKEN"));
    home.config(&account("demo", "token_command = [\"pass\", \"hidden-argument\"]"));
    let done = show(&json).ends(0);
    hidden(&done);
    assert!(setting(&done, "token").1.contains("token_command pass"));
    home.config(&account("demo", ""));
    assert_eq!(setting(&show(&json).ends(0), "token").0, "not set");
}

// ---------------------------------------------------------------- hosts

#[test]
fn a_profile_that_contradicts_a_known_host_is_refused() {
    let home = Home::new();
    for (environment, host) in [
        ("production", "https://demo-api.frontpayment.no/api/v1"),
        ("production", "https://DEMO-API.frontpayment.no/api/v1"),
        ("production", "https://demo-api.frontpayment.no./api/v1"),
        ("production", "https://demo-api.frontpayment.no:8443/"),
        ("demo", "https://apigo.frontpayment.no/api/v1"),
        ("demo", "https://apigo.frontpayment.no:443/api/v2"),
        ("demo", "https://ApiGo.FrontPayment.no./api/v1"),
    ] {
        home.config(&account(environment, &format!("base_url = \"{host}\"")));
        let done = home.fpgo(&["config", "check", "-p", "test"]).ends(3);
        done.says("environment").says("demo").says("production");
    }
}

#[test]
fn a_known_host_is_the_environments_own() {
    let home = Home::new();
    for (environment, url) in [
        ("demo", "https://demo-api.frontpayment.no/api/v1"),
        ("production", "https://apigo.frontpayment.no/api/v1"),
    ] {
        for more in [String::new(), format!("base_url = \"{url}/\"")] {
            home.config(&account(environment, &more));
            let done = home.fpgo(&["config", "show", "-p", "test", "-o", "json"]).ends(0);
            assert_eq!(setting(&done, "environment").0, environment);
            assert_eq!(setting(&done, "base_url").0, url);
        }
    }
}

#[test]
fn an_unknown_host_counts_as_production() {
    let home = Home::new();
    for host in [
        "fpgo.invalid",
        "demo-api.frontpayment.no.invalid",
        "localhost.invalid",
        "127.0.0.1.invalid",
        "192.0.2.1",
        "[2001:db8::1]",
        "0.0.0.0",
    ] {
        for environment in ["demo", "production"] {
            home.config(&account(environment, &format!("base_url = \"https://{host}/api/v1\"")));
            let done = home.fpgo(&["config", "show", "-p", "test", "-o", "json"]).ends(0);
            assert_eq!(setting(&done, "environment").0, "production", "{host}");
        }
    }
}

#[test]
fn this_machine_may_be_any_environment() {
    let home = Home::new();
    for host in ["127.0.0.1:8080", "127.9.8.7", "[::1]:8080", "localhost", "LOCALHOST:1"] {
        for scheme in ["http", "https"] {
            for environment in ["demo", "production"] {
                let url = format!("base_url = \"{scheme}://{host}/api/v1\"");
                home.config(&account(environment, &url));
                let done = home.fpgo(&["config", "show", "-p", "test", "-o", "json"]).ends(0);
                assert_eq!(setting(&done, "environment").0, environment, "{host}");
            }
        }
    }
}

#[test]
fn plain_http_is_for_this_machine_alone() {
    let home = Home::new();
    for host in [
        "demo-api.frontpayment.no",
        "fpgo.invalid",
        "127.0.0.1.invalid",
        "localhost.invalid",
        "128.0.0.1",
        "0.0.0.0",
        "[2001:db8::1]",
        "[::ffff:192.0.2.1]",
    ] {
        home.config(&account("demo", &format!("base_url = \"http://{host}/api/v1\"")));
        let done = home.fpgo(&["config", "check", "-p", "test"]).ends(3);
        done.says("base_url").says("https");
    }
    for other in ["ftp://127.0.0.1/", "file:///etc/hosts", "127.0.0.1:80", "", "https://"] {
        home.config(&account("demo", &format!("base_url = \"{other}\"")));
        home.fpgo(&["config", "check", "-p", "test"]).ends(3).says("base_url");
    }
}

#[test]
fn a_base_url_is_scheme_host_and_path_alone() {
    let home = Home::new();
    for url in [
        "https://user@fpgo.invalid/api/v1",
        "https://user:hidden-word@fpgo.invalid/api/v1",
        "https://demo-api.frontpayment.no@fpgo.invalid/api/v1",
        "https://:hidden-word@fpgo.invalid/",
        "https://fpgo.invalid/api/v1?key=hidden-word",
        "https://fpgo.invalid/api/v1?",
        "https://fpgo.invalid/api/v1#part",
    ] {
        home.config(&account("demo", &format!("base_url = \"{url}\"")));
        let done = home.fpgo(&["config", "check", "-p", "test"]).ends(3);
        lacks(&done, "hidden-word");
        done.says("base_url");
    }
}

// ---------------------------------------------------------------- tokens

#[test]
fn a_given_token_counts_for_production_only_if_the_call_names_the_profile() {
    let sandbox = Sandbox::start();
    let home = &sandbox.home;
    for own in [String::new(), format!("token = \"{TOKEN}\"")] {
        let production = without_token(&sandbox, "production", &own);
        home.config(&format!("default_profile = \"test\"\n{production}"));
        let before = sandbox.requests().len();
        let call = |line: &[&str]| home.fpgo(line).env("FPGO_TOKEN", TOKEN);
        let done = call(&["orders", "list"]).ends(3);
        lacks(&done, TOKEN);
        done.says("FPGO_TOKEN").says("next: fpgo -p test orders list");
        assert_eq!(sandbox.requests().len(), before, "nothing was sent");
        call(&["orders", "list", "-p", "test"]).ends(0);
        call(&["--profile", "test", "orders", "list"]).ends(0);
        call(&["orders", "list"]).env("FPGO_PROFILE", "test").ends(0);
    }
}

#[test]
fn a_given_token_counts_for_a_demo_profile_however_it_was_chosen() {
    let sandbox = Sandbox::start();
    let demo = without_token(&sandbox, "demo", "");
    sandbox.home.config(&format!("default_profile = \"test\"\n{demo}"));
    sandbox.home.fpgo(&["orders", "list"]).env("FPGO_TOKEN", TOKEN).ends(0);
    sandbox.home.fpgo(&["orders", "list"]).ends(3).says("no token").says("FPGO_TOKEN");
}

#[test]
fn two_different_tokens_refuse_writes_and_not_reads() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    for (own, source) in [
        (format!("token = \"{OTHER}\""), "the file"),
        ("token_env = \"MY_TOKEN\"".to_owned(), "MY_TOKEN"),
        (format!("token_command = [\"echo\", \"{OTHER}\"]"), "token_command echo"),
    ] {
        sandbox.home.config(&without_token(&sandbox, "demo", &own));
        let call =
            |line: &[&str]| sandbox.fpgo(line).env("FPGO_TOKEN", TOKEN).env("MY_TOKEN", OTHER);
        call(&["orders", "status", &order]).ends(0);
        let before = sandbox.requests().len();
        for line in [
            ["orders", "refund", &order, "--full", "--yes"].as_slice(),
            &["orders", "cancel", &order, "--note", "x", "--yes"],
            &["orders", "resend", &order, "--email", "ola.test@example.com", "--yes"],
        ] {
            let done = call(line).ends(3);
            lacks(&done, TOKEN);
            lacks(&done, OTHER);
            done.says("FPGO_TOKEN").says(source).says("test");
        }
        assert_eq!(sandbox.requests().len(), before, "nothing was sent");
    }
    // The same token from two places is one token.
    sandbox.home.config(&profile("test", &sandbox.base_url, ""));
    let same = sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]);
    same.env("FPGO_TOKEN", TOKEN).ends(0);
    assert_eq!(sandbox.refunded(&order), "800");
}

#[test]
fn a_program_for_the_token_gets_its_arguments_without_a_shell() {
    let sandbox = Sandbox::start();
    let home = &sandbox.home;
    let script = format!("printf '%s\\n' \"$@\" > arguments\necho {TOKEN}\n");
    let script = home.write("token.sh", &script);
    let command = format!(
        "token_command = [\"sh\", \"{}\", \"$HOME\", \"; touch made\", \"`id`\", \"*\", \"a b\"]",
        text(&script)
    );
    home.config(&without_token(&sandbox, "demo", &command));
    sandbox.fpgo(&["orders", "list"]).ends(0);
    let seen = std::fs::read_to_string(home.path("arguments")).expect("it ran");
    assert_eq!(seen, "$HOME\n; touch made\n`id`\n*\na b\n");
    assert!(!home.path("made").exists());
}

#[test]
fn a_program_for_the_token_runs_once_and_only_when_something_is_sent() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let home = &sandbox.home;
    let script = home.write("token.sh", &format!("echo ran >> runs\necho {TOKEN}\n"));
    let command = format!("token_command = [\"sh\", \"{}\"]", text(&script));
    home.config(&without_token(&sandbox, "demo", &command));
    let runs = || std::fs::read_to_string(home.path("runs")).unwrap_or_default().lines().count();
    for (line, code) in [
        (["config", "show"].as_slice(), 0),
        (&["config", "list"], 0),
        (&["orders", "list", "--dry-run"], 0),
        (&["orders", "resend", &order, "--email", "ola.test@example.com", "--yes", "--dry-run"], 0),
        (&["orders", "resend", &order], 2),
        (&["orders", "refund", &order, "--amount", "1.000", "--yes"], 2),
        (&["orders", "refund", "--help"], 0),
        (&["journal", "list"], 0),
        (&["completions", "fish"], 0),
    ] {
        sandbox.fpgo(line).ends(code);
        assert_eq!(runs(), 0, "{line:?} sends nothing");
    }
    sandbox.fpgo(&["orders", "list"]).ends(0);
    assert_eq!(runs(), 1);
    // A write reads before and after; one that meets a busy server repeats.
    sandbox
        .fault(json!({"route": "orders status", "fault": "too-many-requests", "retry_after": 0}));
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(0);
    assert_eq!(runs(), 2);
    // Compared with a token that is given, it runs once too.
    let given = sandbox.fpgo(&[
        "orders",
        "resend",
        &sandbox.order("SENT"),
        "--email",
        "a@example.com",
        "--yes",
    ]);
    let before = runs();
    given.env("FPGO_TOKEN", TOKEN).ends(0);
    assert_eq!(runs(), before + 1);
    home.fpgo(&["--sandbox", "orders", "list"]).ends(0);
    assert_eq!(runs(), before + 1);
}

#[test]
fn a_program_for_a_secret_does_not_see_our_secrets() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let home = &sandbox.home;
    let script = home.write("token.sh", &format!("env > seen\necho {TOKEN}\n"));
    let command = format!(
        "token_command = [\"sh\", \"{0}\"]\ncallback_secret_command = [\"sh\", \"{0}\"]",
        text(&script)
    );
    home.config(&without_token(&sandbox, "demo", &command));
    // A write with a given token compares it with the profile's own, so that the program runs.
    let call =
        sandbox.fpgo(&["orders", "resend", &order, "--email", "ola.test@example.com", "--yes"]);
    let call = call.env("FPGO_TOKEN", TOKEN).env("FPGO_CALLBACK_SECRET", "hidden-1");
    call.env("FPGO_SANDBOX_TOKEN", "hidden-2").env("SEEN", "yes").ends(0);
    let seen = std::fs::read_to_string(home.path("seen")).expect("it ran");
    assert!(seen.contains("SEEN=yes") && seen.contains("HOME="), "{seen}");
    for hidden in ["FPGO_TOKEN", "FPGO_CALLBACK_SECRET", "FPGO_SANDBOX_TOKEN", TOKEN, "hidden-"] {
        assert!(!seen.contains(hidden), "{hidden}: {seen}");
    }
    let call = sandbox.fpgo(&["callback", "verify", "a=b&checksum=c"]);
    call.env("FPGO_TOKEN", TOKEN).env("FPGO_SANDBOX_TOKEN", "hidden-2").ends(10);
    let seen = std::fs::read_to_string(home.path("seen")).expect("it ran");
    assert!(!seen.contains("FPGO_TOKEN") && !seen.contains("FPGO_SANDBOX_TOKEN"), "{seen}");
}

#[test]
fn the_token_is_the_first_line_that_a_program_prints() {
    let sandbox = Sandbox::start();
    for printed in ["{}", "{}\\n", "{}\\nlogin: ola\\nurl: x\\n", "{}\\r\\nrest"] {
        let printed = printed.replace("{}", TOKEN);
        let command = format!("token_command = [\"printf\", \"{printed}\"]");
        sandbox.home.config(&without_token(&sandbox, "demo", &command));
        sandbox.fpgo(&["orders", "list"]).ends(0);
    }
}

#[test]
fn a_program_that_gives_no_token_is_named_and_its_output_is_not() {
    let sandbox = Sandbox::start();
    let before = sandbox.requests().len();
    let words = |script: &str| format!("[\"sh\", \"-c\", \"{script}\"]");
    for (command, parts) in [
        (words(&format!("echo {OTHER}; echo {OTHER} >&2; exit 7")), ["sh", "7"]),
        (words(&format!("echo {OTHER}; kill -9 $$")), ["sh", "9"]),
        (words("exit 0"), ["sh", "nothing"]),
        (words(&format!("echo; echo {OTHER}")), ["sh", "nothing"]),
        (words(&format!("echo {OTHER} >&2")), ["sh", "nothing"]),
        (words(&format!("printf '\\\\377{OTHER}'")), ["sh", "text"]),
        ("[\"no-such-program-of-fpgo\", \"x\"]".to_owned(), ["no-such-program-of-fpgo", "started"]),
        (format!("[\"{}\"]", text(&sandbox.home.path("config.toml"))), ["config.toml", "started"]),
    ] {
        sandbox.home.config(&without_token(
            &sandbox,
            "demo",
            &format!("token_command = {command}"),
        ));
        for line in [["orders", "list", "-v"].as_slice(), &["orders", "list", "-o", "json"]] {
            let done = sandbox.fpgo(line).ends(3);
            lacks(&done, OTHER);
            parts.into_iter().fold(done.says("token_command"), Done::says);
        }
    }
    assert_eq!(sandbox.requests().len(), before, "nothing was sent");
}

#[test]
fn a_variable_for_the_token_that_is_not_set_is_named() {
    let sandbox = Sandbox::start();
    sandbox.home.config(&without_token(&sandbox, "demo", "token_env = \"MY_TOKEN\""));
    sandbox.fpgo(&["orders", "list"]).ends(3).says("MY_TOKEN");
    sandbox.fpgo(&["orders", "list"]).env("MY_TOKEN", "").ends(3).says("MY_TOKEN");
    sandbox.fpgo(&["orders", "list"]).env("MY_TOKEN", TOKEN).ends(0);
}

#[test]
fn a_token_that_no_header_can_carry_is_refused_and_not_shown() {
    let sandbox = Sandbox::start();
    sandbox.home.config(&without_token(&sandbox, "demo", "token_env = \"MY_TOKEN\""));
    let token = format!("{OTHER}\r\nX-Other: {OTHER}");
    for line in [["orders", "list"].as_slice(), &["orders", "list", "-v", "-o", "json"]] {
        let done = sandbox.fpgo(line).env("MY_TOKEN", &token).ends(3);
        lacks(&done, OTHER);
    }
}

#[test]
fn two_keys_for_one_secret_are_refused() {
    let home = Home::new();
    for (first, second) in [
        ("token = \"x\"", "token_env = \"MY_TOKEN\""),
        ("token = \"x\"", "token_command = [\"true\"]"),
        ("token_env = \"MY_TOKEN\"", "token_command = [\"true\"]"),
        ("callback_secret = \"x\"", "callback_secret_command = [\"true\"]"),
        ("callback_secret = \"x\"", "callback_secret_env = \"X\""),
        ("callback_secret_env = \"X\"", "callback_secret_keyring = true"),
    ] {
        home.config(&account("demo", &format!("{first}\n{second}")));
        let name = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
        let done = home.fpgo(&["config", "check", "-p", "test"]).ends(3);
        done.says(&name(first)).says(&name(second));
    }
}

#[test]
fn the_token_is_in_no_output() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    for line in [
        ["orders", "list", "-v"].as_slice(),
        &["orders", "refund", &order, "--amount", "1", "--yes", "-v"],
        &["orders", "status", "ODR9999999999", "-v", "-o", "json"],
        &["orders", "refund", &order, "--amount", "2", "--dry-run", "-v"],
        &["journal", "list", "-o", "json"],
    ] {
        let done = sandbox.fpgo(line).run();
        assert!(!done.err.is_empty() || line[0] == "journal", "{done:#?}");
        lacks(&done, TOKEN);
    }
    // Not even when the server sends it back.
    let echo = json!({"status_code": 400, "message": format!("bad token {TOKEN}"), "data": null});
    sandbox.fault(json!({"route": "orders list", "fault": "status", "status": 400, "body": echo}));
    let done = sandbox.fpgo(&["orders", "list", "-v"]).ends(4);
    lacks(&done, TOKEN);
    done.says("bad token ***");
}

// ---------------------------------------------------------------- redirects and proxies

/// Whether anybody has knocked. What a process that has ended did is in the queue by then.
fn untouched(listener: &TcpListener) -> bool {
    listener.set_nonblocking(true).expect("a mode");
    listener.accept().is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
}

fn listener() -> (TcpListener, u16) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    (listener, port)
}

/// Answers every connection with these bytes, and keeps what each one sent first.
fn answering(answer: &'static str) -> (u16, Arc<Mutex<Vec<String>>>) {
    let (listener, port) = listener();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&seen);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let mut bytes = Vec::new();
            let mut piece = [0; 4096];
            // The head of a request, or the first record of a handshake.
            while !bytes.windows(4).any(|end| end == b"\r\n\r\n") && bytes.first() != Some(&0x16) {
                match stream.read(&mut piece) {
                    Ok(count @ 1..) => bytes.extend_from_slice(&piece[..count]),
                    _ => break,
                }
            }
            kept.lock().expect("no panic").push(String::from_utf8_lossy(&bytes).into_owned());
            // Whoever has hung up needs no answer.
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    (port, seen)
}

#[test]
fn a_token_never_crosses_a_redirect() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let (elsewhere, port) = listener();
    for status in [301, 302, 303, 307, 308] {
        for location in [
            format!("http://127.0.0.1:{port}/api/v1/connect/orders"),
            format!("//127.0.0.1:{port}/"),
            format!("https://localhost:{port}/"),
            format!("{}/connect/orders", sandbox.base_url),
            "/api/v1/connect/orders".to_owned(),
        ] {
            let before = sandbox.requests().len();
            let fault = json!({"fault": "redirect", "status": status, "location": location});
            let on = |route: &str| {
                let mut fault = fault.clone();
                fault["route"] = json!(route);
                sandbox.fault(fault);
            };
            on("orders list");
            sandbox.fpgo(&["orders", "list"]).ends(3);
            assert_eq!(sandbox.requests().len(), before + 1, "{status} {location}");
        }
    }
    let location = format!("http://127.0.0.1:{port}/");
    let fault = json!({
        "route": "orders resend", "fault": "redirect", "status": 307, "location": location
    });
    sandbox.fault(fault);
    sandbox.fpgo(&["orders", "resend", &order, "--email", "ola.test@example.com", "--yes"]).ends(3);
    assert!(untouched(&elsewhere));
}

/// All the ways to name a proxy in the environment.
fn with_proxy(mut call: Call, port: u16) -> Call {
    let names =
        ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
    for name in names {
        call = call.env(name, &format!("http://127.0.0.1:{port}"));
    }
    call
}

#[test]
fn this_machine_is_never_reached_through_a_proxy() {
    let sandbox = Sandbox::start();
    let (proxy, port) = listener();
    let order = sandbox.paid_order("800");
    for host in ["127.0.0.1", "localhost"] {
        let base_url = sandbox.base_url.replace("127.0.0.1", host);
        sandbox.home.config(&profile("test", &base_url, ""));
        with_proxy(sandbox.fpgo(&["orders", "list"]), port).ends(0);
    }
    sandbox.home.config(&profile("test", &sandbox.base_url, ""));
    with_proxy(sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]), port).ends(0);
    with_proxy(sandbox.home.fpgo(&["--sandbox", "orders", "list"]), port).ends(0);
    // Nor over TLS: nobody listens there, and the proxy is not asked either.
    let (closed, unused) = listener();
    drop(closed);
    let base_url = format!("https://127.0.0.1:{unused}/api/v1");
    sandbox.home.config(&profile("test", &base_url, ""));
    with_proxy(sandbox.fpgo(&["orders", "list"]), port).ends(6);
    assert!(untouched(&proxy));
}

#[test]
fn https_goes_through_a_proxy_by_connect_alone() {
    let home = Home::new();
    home.config(&profile("test", "https://fpgo.invalid/api/v1", ""));
    let refusal = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    let (port, seen) = answering(refusal);
    let proxy = format!("http://127.0.0.1:{port}");
    let write = ["orders", "send-payment-link", "--line", "name=Wheel,qty=1,rate=100,tax=25"];
    let write = [&write[..], CUSTOMER].concat();
    for (name, line) in [
        ("HTTPS_PROXY", ["orders", "list"].as_slice()),
        ("https_proxy", &["orders", "status", "ODR1234567890"]),
        ("ALL_PROXY", &["orders", "list"]),
        ("HTTPS_PROXY", &write),
    ] {
        let before = seen.lock().expect("no panic").len();
        let done = home.fpgo(&[line, &["-p", "test"]].concat()).env(name, &proxy).ends(6);
        lacks(&done, TOKEN);
        let seen = seen.lock().expect("no panic");
        assert!(seen.len() > before, "{name} is heeded: {done:#?}");
        for request in seen.iter() {
            assert!(request.starts_with("CONNECT fpgo.invalid:443 HTTP/1.1\r\n"), "{request}");
            let lower = request.to_lowercase();
            assert!(!request.contains(TOKEN) && !lower.contains("authorization"), "{request}");
        }
    }
}

#[test]
fn https_begins_with_a_handshake_before_any_token() {
    let home = Home::new();
    let (port, seen) = answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    home.config(&profile("test", &format!("https://127.0.0.1:{port}/api/v1"), ""));
    home.fpgo(&["orders", "list", "-p", "test"]).ends(6);
    let write = ["orders", "send-payment-link", "--line", "name=Wheel,qty=1,rate=100,tax=25"];
    home.fpgo(&[&write[..], CUSTOMER, &["-p", "test"]].concat()).ends(6);
    let seen = seen.lock().expect("no panic");
    assert!(seen.len() >= 2, "{}", seen.len());
    for bytes in seen.iter() {
        assert!(bytes.starts_with('\u{16}') && !bytes.contains(TOKEN), "{bytes:?}");
    }
}

#[test]
fn a_certificate_file_that_holds_none_is_refused() {
    let home = Home::new();
    let (server, port) = listener();
    home.config(&profile(
        "test",
        &format!("https://127.0.0.1:{port}/api/v1"),
        "ca_file = \"test-ca.pem\"",
    ));
    let cut = &CERTIFICATE[..200];
    let no_certificate = CERTIFICATE.replace("MIIB", "AAAA");
    for content in [None, Some(""), Some("no certificate\n"), Some(cut), Some(&no_certificate)] {
        if let Some(content) = content {
            home.write("test-ca.pem", content);
        }
        let done = home.fpgo(&["orders", "list", "-p", "test"]).ends(3);
        done.says("ca_file").says(text(&home.path("test-ca.pem")));
    }
    assert!(untouched(&server));
}

#[test]
fn a_relative_certificate_file_counts_from_the_configuration_file() {
    let home = Home::new();
    let (port, seen) = answering("");
    let certificate = home.write("conf/keys/test-ca.pem", CERTIFICATE);
    let base_url = format!("https://127.0.0.1:{port}/api/v1");
    let more = "ca_file = \"keys/test-ca.pem\"";
    home.write("conf/own.toml", &profile("test", &base_url, more));
    for file in ["conf/own.toml", text(&home.path("conf/own.toml"))] {
        let call = |line: &[&str]| home.fpgo(&[line, &["-p", "test", "--config", file]].concat());
        let shown = setting(&call(&["config", "show", "-o", "json"]).ends(0), "ca_file").0;
        assert!(certificate.ends_with(&shown), "{shown}");
        assert!(home.dir.path().join(&shown).exists(), "{shown}");
        // It is found: the connection is tried, and ends at the handshake.
        call(&["orders", "list"]).ends(6);
    }
    assert!(!seen.lock().expect("no panic").is_empty());
}

// ---------------------------------------------------------------- the data directory

/// Every file and directory below, this one included, with its permission bits.
#[cfg(unix)]
fn modes(dir: &Path) -> Vec<(PathBuf, bool, u32)> {
    use std::os::unix::fs::PermissionsExt;
    let bits = |path: &Path| std::fs::metadata(path).map(|data| data.permissions().mode() & 0o777);
    let mut all = vec![(dir.to_owned(), true, bits(dir).expect("a directory"))];
    for entry in std::fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(modes(&path));
        } else if let Ok(bits) = bits(&path) {
            // A lock or a write-ahead log may go at any moment.
            all.push((path, false, bits));
        }
    }
    all
}

#[cfg(unix)]
#[track_caller]
fn all_private(dir: &Path) -> BTreeSet<String> {
    let all = modes(dir);
    for (path, is_dir, bits) in &all {
        assert_eq!(*bits, if *is_dir { 0o700 } else { 0o600 }, "{}: {bits:o}", path.display());
    }
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    all.iter().map(|(path, ..)| name(path)).collect()
}

/// The same call where new files would be open to everybody.
#[cfg(unix)]
fn carelessly(call: Call) -> Call {
    let mut command = Command::new("sh");
    command.args(["-c", "umask 0; exec \"$0\" \"$@\""]).arg(fpgo());
    command.args(call.command.get_args()).env_clear().stdin(Stdio::null());
    for (name, value) in call.command.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command.current_dir(call.command.get_current_dir().expect("the home"));
    Call { command }
}

#[cfg(unix)]
#[test]
fn the_data_directory_and_its_files_are_made_for_their_owner_alone() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let dir = sandbox.home.path("new/data");
    let call = |line: &[&str]| carelessly(sandbox.fpgo(line).env("FPGO_DATA_DIR", text(&dir)));
    call(&["orders", "refund", &order, "--full", "--yes"]).ends(0);
    assert!(all_private(&dir).contains("journal.sqlite"));
    let of_sandbox = sandbox.home.fpgo(&["--sandbox", "orders", "list"]);
    carelessly(of_sandbox.env("FPGO_DATA_DIR", text(&dir))).ends(0);
    let names = all_private(&dir);
    assert!(names.contains("sandbox") && names.contains("world.sqlite"), "{names:?}");
}

#[cfg(unix)]
#[test]
fn the_files_beside_the_journal_are_private_while_a_write_is_on_its_way() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders refund", "fault": "delay", "seconds": 20}));
    let dir = sandbox.home.path("new");
    let call = sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]);
    let mut call = carelessly(call.env("FPGO_DATA_DIR", text(&dir)));
    call.command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut writing = call.command.spawn().expect("fpgo starts");
    let sent = |target: &serde_json::Value| target.to_string().contains("/refund/");
    until("the refund comes", || sandbox.requests().iter().any(sent).then_some(()));
    let names = all_private(&dir);
    let _ = writing.kill();
    let _ = writing.wait();
    for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"] {
        assert!(names.contains(name), "{name} is not there: {names:?}");
    }
    // The killed write has left its traces, which are private as well.
    sandbox.fpgo(&["journal", "list"]).env("FPGO_DATA_DIR", text(&dir)).ends(0).shows("unknown");
    all_private(&dir);
}

#[cfg(unix)]
#[test]
fn a_data_directory_that_others_may_use_is_refused() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let dir = sandbox.home.path("own");
    let call = |line: &[&str]| sandbox.fpgo(line).env("FPGO_DATA_DIR", text(&dir));
    let refund = ["orders", "refund", &order, "--amount", "1", "--yes"];
    std::fs::create_dir(&dir).expect("a directory");
    for loose in [0o755, 0o750, 0o705, 0o777] {
        mode(&dir, loose);
        call(&refund).ends(3).says(&format!("chmod 700 {}", text(&dir)));
        let of_sandbox = sandbox.home.fpgo(&["--sandbox", "orders", "list"]);
        of_sandbox.env("FPGO_DATA_DIR", text(&dir)).ends(3).says("chmod 700");
    }
    assert_eq!(sandbox.refunded(&order), "0");
    mode(&dir, 0o700);
    call(&refund).ends(0);
}

#[cfg(unix)]
#[test]
fn a_journal_that_others_may_use_is_refused() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let refund =
        |amount: &str| sandbox.fpgo(&["orders", "refund", &order, "--amount", amount, "--yes"]);
    refund("1").ends(0);
    let journal = sandbox.home.data_dir().join("journal.sqlite");
    for loose in [0o644, 0o640, 0o606] {
        mode(&journal, loose);
        refund("2").ends(3).says(&format!("chmod 600 {}", text(&journal)));
        sandbox.fpgo(&["journal", "list"]).ends(3).says("chmod 600");
    }
    mode(&journal, 0o600);
    assert_eq!(sandbox.refunded(&order), "1");
    refund("2").ends(0);
}

#[cfg(unix)]
#[test]
fn a_file_beside_the_journal_that_others_may_use_is_refused() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "1", "--yes"]).ends(0);
    for name in ["journal.sqlite-wal", "journal.sqlite-shm"] {
        let beside = sandbox.home.write(&format!("data/{name}"), "");
        mode(&beside, 0o644);
        let done = sandbox.fpgo(&["orders", "refund", &order, "--amount", "2", "--yes"]).ends(3);
        done.says(&format!("chmod 600 {}", text(&beside)));
        std::fs::remove_file(&beside).expect("it is there");
    }
    assert_eq!(sandbox.refunded(&order), "1");
}

#[cfg(unix)]
#[test]
fn a_sandbox_that_others_may_use_is_refused() {
    let home = Home::new();
    home.fpgo(&["--sandbox", "orders", "list"]).ends(0);
    let dir = home.data_dir().join("sandbox");
    mode(&dir, 0o755);
    home.fpgo(&["--sandbox", "orders", "list"]).ends(3).says("chmod 700");
    mode(&dir, 0o700);
    let world = dir.join("world.sqlite");
    mode(&world, 0o644);
    home.fpgo(&["--sandbox", "orders", "list"]).ends(3).says("chmod 600");
    mode(&world, 0o600);
    home.fpgo(&["--sandbox", "orders", "list"]).ends(0);
}

#[test]
fn the_data_directory_is_named_with_its_origin() {
    let home = Home::new();
    let done = home.fpgo(&["config", "show", "--sandbox", "-o", "json"]).ends(0);
    let own = (text(&home.data_dir()).to_owned(), "FPGO_DATA_DIR".to_owned());
    assert_eq!(setting(&done, "data_dir"), own);
    let done = home.fpgo(&["config", "show", "--sandbox", "-o", "json"]);
    let (place, from) = setting(&done.without_env("FPGO_DATA_DIR").ends(0), "data_dir");
    assert_eq!(from, "default");
    assert!(Path::new(&place).starts_with(home.dir.path()), "{place}");
}

// ---------------------------------------------------------------- config init

#[cfg(unix)]
#[test]
fn a_new_configuration_file_is_private_and_an_old_one_stays() {
    let home = Home::new();
    let path = home.path("deep/below/config.toml");
    let init = || home.fpgo(&["config", "init", "--config", text(&path)]);
    assert_eq!(carelessly(init()).ends(0).out.trim(), text(&path));
    let (_, _, bits) = modes(path.parent().expect("a directory")).pop().expect("the file");
    assert_eq!(bits, 0o600);
    std::fs::write(&path, "# mine\n").expect("a file");
    init().ends(2).says("was not changed");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "# mine\n");
    let platform = home.fpgo(&["config", "init"]).without_env("FPGO_CONFIG").ends(0);
    let place = home.fpgo(&["config", "path"]).without_env("FPGO_CONFIG").ends(0);
    assert_eq!(platform.out, place.out);
    assert!(Path::new(place.out.trim()).is_file());
}

#[test]
fn the_new_configuration_file_explains_every_key_and_each_of_them_works() {
    let home = Home::new();
    home.fpgo(&["config", "init"]).ends(0);
    let made = std::fs::read_to_string(home.path("config.toml")).expect("it was made");
    home.fpgo(&["config", "show"]).ends(0).shows("demo");
    home.fpgo(&["config", "show", "-p", "production"]).ends(0).shows("production");

    let lines: Vec<&str> = made.lines().collect();
    let mut explained: BTreeSet<&str> = lines.iter().filter_map(|line| key_of(line)).collect();
    let mut header = None;
    for (index, line) in lines.iter().enumerate() {
        let Some(inside) = line.strip_prefix("# ") else {
            header = None;
            continue;
        };
        if inside.starts_with('[') {
            header = Some(index);
        }
        let Some(key) = key_of(inside) else { continue };
        explained.insert(key);
        // One key uncommented, with the table that it stands in; of the three token keys only one.
        let file: Vec<&str> = lines
            .iter()
            .enumerate()
            .map(|(at, other)| match other {
                _ if at == index => inside,
                _ if Some(at) == header => other.trim_start_matches("# "),
                // What belongs to the address of a journal says nothing without it.
                _ if key.starts_with("journal_") && other.starts_with("# journal_url") => {
                    other.trim_start_matches("# ")
                }
                _ if key.starts_with("token") && key_of(other) == Some("token_env") => "",
                _ => other,
            })
            .collect();
        home.config(&file.join("\n"));
        let done = home.fpgo(&["config", "show", "-p", "demo"]).run();
        assert_eq!(done.code, Some(0), "{inside}: {done:#?}");
        assert_eq!(done.err, "", "{inside}");
    }

    let known = [
        known_keys(&home, "zzzzzzzzzzzz = 1"),
        known_keys(&home, "[profiles.test.endpoints.\"orders list\"]\nzzzzzzzzzzzz = 1"),
    ];
    for key in known.iter().flatten().filter(|key| *key != "endpoints") {
        assert!(explained.contains(key.as_str()), "{key} is not explained");
    }
    assert!(known[0].contains("token_command") && known[1].contains("method"), "{known:?}");
}

/// The key of a line `key = value`.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(" = ")?;
    key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_').then_some(key)
}

/// The keys that the refusal of an unknown one lists.
fn known_keys(home: &Home, more: &str) -> BTreeSet<String> {
    home.config(&account("demo", more));
    let done = home.fpgo(&["config", "check", "-p", "test"]).ends(3);
    let (_, keys) = done.err.split_once("The keys there are ").expect("the list");
    keys.split([',', '\n']).map(|key| key.trim().to_owned()).filter(|key| !key.is_empty()).collect()
}

#[test]
fn config_show_and_list_tell_what_they_can_of_a_broken_file() {
    let home = Home::new();
    home.config("this is [not toml");
    home.fpgo(&["config", "show"]).ends(0).shows("data_dir").says("line 1");
    home.fpgo(&["config", "list"]).ends(0).shows("sandbox").says("line 1");
    home.fpgo(&["config", "check"]).ends(3).says("line 1");
}

// Which profile is the default one.

#[test]
fn config_use_changes_the_default_profile_and_nothing_else() {
    let home = Home::new();
    let two = format!("{}{}", profile("one", URL, "# kept"), profile("two", URL, ""));
    for (top, expected) in [
        ("", "default_profile = \"two\"\n"),
        ("# the file\n\n", "default_profile = \"two\"\n# the file\n\n"),
        ("default_profile = \"one\"  # mine\n", "default_profile = \"two\"  # mine\n"),
        ("# a\n  default_profile='one'\n# b\n", "# a\ndefault_profile = \"two\"\n# b\n"),
        (
            "# default_profile = \"one\"\ndefault_profile = \"one\"\n",
            "# default_profile = \"one\"\ndefault_profile = \"two\"\n",
        ),
    ] {
        let path = home.config(&format!("{top}{two}"));
        home.fpgo(&["config", "use", "two"]).ends(0).says("profile two");
        let text = std::fs::read_to_string(&path).expect("a file");
        assert_eq!(text, format!("{expected}{two}"));
        home.fpgo(&["config", "show"]).ends(0).shows("two");
        home.fpgo(&["config", "use", "two"]).ends(0);
        assert_eq!(std::fs::read_to_string(&path).expect("a file"), text, "twice is once");
        home.fpgo(&["config", "use", "sandbox"]).ends(0);
        home.fpgo(&["config", "show"]).ends(0).shows("sandbox");
        home.fpgo(&["config", "use", "too"]).ends(3).says("did you mean two");
    }
    let done = home.fpgo(&["config", "use", "one"]).env("FPGO_PROFILE", "two").ends(0);
    done.says("FPGO_PROFILE is set");
    let left = std::fs::read_dir(home.dir.path()).expect("a home").count();
    assert_eq!(left, 1, "nothing else is left in the home");
}

#[cfg(unix)]
#[test]
fn config_use_keeps_the_mode_and_the_link_of_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let real = home.write("real.toml", &profile("one", URL, ""));
    std::os::unix::fs::symlink(&real, home.path("config.toml")).expect("a link");
    home.fpgo(&["config", "use", "one"]).ends(0);
    let link = std::fs::symlink_metadata(home.path("config.toml")).expect("it is there");
    assert!(link.file_type().is_symlink());
    let text = std::fs::read_to_string(&real).expect("a file");
    assert!(text.starts_with("default_profile = \"one\"\n"), "{text}");
    let mode = std::fs::metadata(&real).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn config_use_refuses_what_it_cannot_change_safely() {
    let home = Home::new();
    home.fpgo(&["config", "use", "one"]).ends(3);
    // The first such line is inside of a text: changing it would change the text.
    let odd = "x = \"\"\"\ndefault_profile = 1\n\"\"\"\ndefault_profile = \"a\"\n";
    let text = format!("{odd}{}", profile("one", URL, ""));
    let path = home.config(&text);
    home.fpgo(&["config", "use", "one"]).ends(3).says("set it by hand");
    assert_eq!(std::fs::read_to_string(path).expect("a file"), text);
}

#[test]
fn config_show_tells_every_setting_also_where_nobody_said_anything() {
    let home = Home::new();
    let more =
        "[profiles.test.endpoints.\"orders list\"]\nfilter = \"as typed\"\npath = \"/orders\"";
    home.config(&profile("test", URL, more));
    let show = |flags: &[&str]| home.fpgo(&[&["config", "show", "-p", "test"], flags].concat());
    let told = |done: &Done, key: &str| {
        let rows = done.json();
        let row =
            rows.as_array().and_then(|rows| rows.iter().find(|row| row["key"] == key).cloned());
        let row = row.unwrap_or_else(|| panic!("{key}: {rows}"));
        format!("{} {}", row["value"].as_str().expect("text"), row["from"].as_str().expect("text"))
    };
    let plain = show(&["-o", "json"]).ends(0);
    for (key, expected) in [
        ("read_only", "false default"),
        ("max_amount", "none default"),
        ("max_amount_per_day", "none default"),
        ("max_writes_per_hour", "none default"),
        ("allow", "all default"),
        ("order_date", "as documented default"),
        ("ca_file", "none default"),
        ("output", "json --output"),
        ("timeout", "30s default"),
        ("color", "auto default"),
        ("no_input", "false default"),
        ("token", "*** profiles.test.token"),
        ("profile", "test --profile"),
        ("environment", "demo profiles.test.environment"),
        ("yes", "false default"),
        ("verbose", "false default"),
        ("show_personal_data", "false default"),
        ("callback_secret", "not set default"),
        (
            "endpoints.\"orders list\".filter",
            "as typed profiles.test.endpoints.\"orders list\".filter",
        ),
        ("endpoints.\"orders list\".path", "/orders profiles.test.endpoints.\"orders list\".path"),
    ] {
        assert_eq!(told(&plain, key), expected, "{key}");
    }
    let flags = show(&["-o", "json", "--no-input", "--color", "never"]).ends(0);
    assert_eq!(told(&flags, "no_input"), "true --no-input");
    assert_eq!(told(&flags, "color"), "never --color");
    let call = show(&["-o", "json"]).env("CI", "true").env("NO_COLOR", "1");
    let done = call.ends(0);
    assert_eq!(told(&done, "no_input"), "true CI");
    assert_eq!(told(&done, "color"), "never NO_COLOR");
    let sandbox = home.fpgo(&["--sandbox", "config", "show", "-o", "json"]).ends(0);
    assert_eq!(told(&sandbox, "token"), "*** sandbox");
    let call = home.fpgo(&["--sandbox", "config", "show", "-o", "json"]);
    assert_eq!(
        told(&call.env("FPGO_SANDBOX_TOKEN", "x").ends(0), "token"),
        "*** FPGO_SANDBOX_TOKEN"
    );
}

#[test]
fn the_output_of_a_profile_holds_for_this_machines_own_tables() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    sandbox.fpgo(&["orders", "cancel", &order, "--note", "x", "--yes"]).ends(0);
    sandbox.home.config(&profile("test", &sandbox.base_url, "output = \"csv\""));
    for (words, begins) in [
        (["journal", "list"].as_slice(), "Entry,"),
        (&["journal", "show", "1"], "id,"),
        (&["config", "show"], "Setting,Value,From"),
        (&["config", "list"], "Profile,Default,Environment,Address,Token from"),
        (&["auth", "status"], "Token (hash),"),
    ] {
        let done = sandbox.fpgo(words).ends(0);
        assert!(done.out.starts_with(begins), "{words:?}: {done:#?}");
        let json = sandbox.fpgo(&[words, &["-o", "json"]].concat()).ends(0);
        json.json();
        sandbox.fpgo(words).env("FPGO_OUTPUT", "json").ends(0).json();
    }
    sandbox.fpgo(&["journal", "list", "-q"]).ends(0).shows("1");
}
