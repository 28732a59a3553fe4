//! The token in the OS keyring: kept, used and taken away through a real Secret Service; and what happens where there
//! is none, where it is locked, and where it never answers.
#![cfg(target_os = "linux")]

use std::io::ErrorKind;
use std::os::unix::net::UnixListener;
use std::time::{Duration, Instant};

use crate::common::keyring::{Bus, Keyring};
use crate::common::{Call, Done, Sandbox, TOKEN};
use serde_json::Value;

/// A token that is not the sandbox's.
const OTHER: &str = "other-token-77aa01f3";

const LIST: &[&str] = &["orders", "list"];
const CANCEL: &[&str] = &["orders", "cancel", "ODR1", "--note", "Out of stock", "--yes"];

/// A profile that speaks to this sandbox.
fn profile(name: &str, environment: &str, sandbox: &Sandbox, more: &str) -> String {
    let url = &sandbox.base_url;
    format!("[profiles.{name}]\nenvironment = \"{environment}\"\nbase_url = \"{url}\"\n{more}\n")
}

/// A sandbox whose profile `test` has no token in the file.
fn start() -> Sandbox {
    let sandbox = Sandbox::start();
    sandbox.home.config(&profile("test", "demo", &sandbox, ""));
    sandbox
}

/// Logs in with this token.
#[track_caller]
fn login(call: Call, token: &str) -> Done {
    let done = call.input(&format!("{token}\n"));
    assert_eq!(done.code, Some(0), "{done:#?}");
    done
}

/// Value and origin of the token, as `config show` tells them.
#[track_caller]
fn shown(call: Call) -> (String, String) {
    let all = call.ends(0).json();
    let token = all.as_array().expect("a list").iter().find(|row| row["key"] == "token");
    let text = |key: &str| token.map(|row| &row[key]).and_then(Value::as_str).map(str::to_owned);
    (text("value").expect("its value"), text("from").expect("its origin"))
}

const SHOW: &[&str] = &["config", "show", "-o", "json"];

#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn a_token_is_kept_in_the_keyring_used_from_there_and_taken_away() {
    let (sandbox, keyring) = (start(), Keyring::start());
    let fpgo = |arguments: &[&str]| keyring.on(sandbox.fpgo(arguments));
    fpgo(LIST).ends(3).says("OS keyring").says("fpgo -p test auth login").says("token_command");
    fpgo(&["config", "check"]).ends(3).says("OS keyring").says("auth login");
    assert_eq!(shown(fpgo(SHOW)), ("not set".into(), "OS keyring".into()));
    let before = sandbox.requests().len();
    let user = format!("demo {}", sandbox.base_url);
    login(fpgo(&["auth", "login"]), OTHER).says("OS keyring").says("fpgo").says(&user);
    assert_eq!(sandbox.requests().len(), before, "the API was contacted");
    fpgo(LIST).ends(3).says("token");
    login(fpgo(&["auth", "login"]), TOKEN);
    fpgo(LIST).ends(0).shows("ODR");
    fpgo(&["config", "check"]).ends(0);
    assert_eq!(shown(fpgo(SHOW)), ("***".into(), "OS keyring".into()));
    fpgo(&["auth", "logout"]).ends(0).says("not in the OS keyring any more");
    fpgo(LIST).ends(3).says("auth login");
    fpgo(&["auth", "logout"]).ends(5).says("no token");
}

#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn profiles_of_one_account_share_a_token_and_a_new_name_keeps_it() {
    let (sandbox, keyring) = (start(), Keyring::start());
    login(keyring.on(sandbox.fpgo(&["auth", "login"])), TOKEN);
    let renamed = profile("renamed", "demo", &sandbox, "");
    let other = profile("other", "production", &sandbox, "");
    sandbox.home.config(&format!("{renamed}\n{other}"));
    let named = |name, arguments: &[&str]| {
        keyring.on(sandbox.home.fpgo(&[&["-p", name], arguments].concat()))
    };
    named("renamed", LIST).ends(0);
    named("other", LIST).ends(3).says("OS keyring").says("fpgo -p other auth login");
    named("other", &["auth", "logout"]).ends(5);
    named("renamed", &["auth", "logout"]).ends(0);
}

#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn only_the_first_line_of_standard_input_is_the_token() {
    let (sandbox, keyring) = (start(), Keyring::start());
    for text in [TOKEN.to_owned(), format!("  {TOKEN}\r\nmore\n"), format!("{TOKEN}\n{OTHER}\n")] {
        let done = keyring.on(sandbox.fpgo(&["auth", "login"])).input(&text);
        assert_eq!(done.code, Some(0), "{text:?}: {done:#?}");
        keyring.on(sandbox.fpgo(LIST)).ends(0);
        keyring.on(sandbox.fpgo(&["auth", "logout"])).ends(0);
    }
}

#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn a_token_that_cannot_be_one_is_not_kept() {
    let (sandbox, keyring) = (start(), Keyring::start());
    let login = |more: &[&str]| keyring.on(sandbox.fpgo(&[&["auth", "login"], more].concat()));
    for (text, code) in [
        ("", 2),
        ("\n", 2),
        ("   \nsecond line\n", 2),
        ("token\u{1}with a control\n", 3),
        ("Bearer token with a name\n", 3),
    ] {
        let done = login(&[]).input(text);
        assert_eq!(done.code, Some(code), "{text:?}: {done:#?}");
        assert!(done.err.contains("token") && !done.err.contains("with a"), "{done:#?}");
    }
    login(&[TOKEN]).ends(2);
    login(&["--token", TOKEN]).ends(2);
    keyring.on(sandbox.fpgo(&["auth", "logout"])).ends(5);
}

#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn a_profile_with_another_source_is_told_that_the_keyring_would_not_be_used() {
    let (sandbox, keyring) = (start(), Keyring::start());
    for (source, named) in [
        (format!("token = \"{TOKEN}\""), "the file"),
        ("token_env = \"MY_TOKEN\"".to_owned(), "MY_TOKEN"),
        ("token_command = [\"true\"]".to_owned(), "token_command"),
    ] {
        sandbox.home.config(&profile("test", "demo", &sandbox, &source));
        let done = keyring.on(sandbox.fpgo(&["auth", "login"])).input(&format!("{OTHER}\n"));
        assert_eq!(done.code, Some(3), "{done:#?}");
        done.says("never be used").says(named).says("next:");
    }
    // What was kept before is taken away all the same.
    sandbox.home.config(&profile("test", "demo", &sandbox, ""));
    keyring.on(sandbox.fpgo(&["auth", "logout"])).ends(5);
    login(keyring.on(sandbox.fpgo(&["auth", "login"])), OTHER);
    sandbox.home.config(&profile("test", "demo", &sandbox, "token_env = \"MY_TOKEN\""));
    keyring.on(sandbox.fpgo(&["auth", "logout"])).ends(0).says("MY_TOKEN");
}

#[test]
fn the_sandbox_needs_no_keyring() {
    let home = crate::common::Home::new();
    for command in ["login", "logout"] {
        let done = home.fpgo(&["--sandbox", "auth", command]).ends(2);
        done.says("the sandbox has a token of its own");
    }
}

#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn a_given_token_wins_over_the_keyring_and_writes_with_neither_if_they_differ() {
    let (sandbox, keyring) = (start(), Keyring::start());
    let order =
        sandbox.fpgo(&["orders", "list", "--status", "SENT", "-q"]).env("FPGO_TOKEN", TOKEN);
    let order = order.ends(0).out.lines().next().expect("an order").to_owned();
    let resend = ["orders", "resend", &order, "--email", "ola.test@example.com", "--yes"];
    let fpgo = |arguments: &[&str]| keyring.on(sandbox.fpgo(arguments)).env("FPGO_TOKEN", TOKEN);
    // None is kept there: the given one alone counts.
    fpgo(&resend).ends(0);
    login(fpgo(&["auth", "login"]), OTHER).says("FPGO_TOKEN");
    fpgo(LIST).ends(0);
    assert_eq!(shown(fpgo(SHOW)), ("***".into(), "FPGO_TOKEN".into()));
    let writes = sandbox.writes();
    let done = fpgo(&resend).ends(3).says("FPGO_TOKEN").says("OS keyring");
    assert!(!done.err.contains(TOKEN) && !done.err.contains(OTHER), "{done:#?}");
    assert_eq!(sandbox.writes(), writes, "something was written");
    login(fpgo(&["auth", "login"]), TOKEN);
    fpgo(&resend).ends(0);
    // Without a call that names it, FPGO_TOKEN is nothing to a production profile, and the keyring does not help it.
    let production = profile("test", "production", &sandbox, "");
    sandbox.home.config(&format!("default_profile = \"test\"\n{production}"));
    let unnamed = keyring.on(sandbox.home.fpgo(LIST)).env("FPGO_TOKEN", TOKEN);
    unnamed.ends(3).says("only if this call names it");
}

#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn a_token_of_another_environment_is_refused_from_the_keyring_too() {
    let (sandbox, keyring) = (start(), Keyring::start());
    login(keyring.on(sandbox.fpgo(&["auth", "login"])), TOKEN);
    keyring.on(sandbox.fpgo(LIST)).ends(0);
    sandbox.home.config(&profile("test", "production", &sandbox, ""));
    login(keyring.on(sandbox.fpgo(&["auth", "login"])), TOKEN);
    let before = sandbox.requests().len();
    keyring.on(sandbox.fpgo(LIST)).ends(3).says("accepted as demo").says("auth allow");
    assert_eq!(sandbox.requests().len(), before, "it was sent");
    keyring.on(sandbox.fpgo(&["auth", "allow"])).ends(0);
    keyring.on(sandbox.fpgo(LIST)).ends(0);
}

/// What each command says where the keyring gives nothing, without a wait.
#[track_caller]
fn gives_nothing(on: impl Fn(&[&str]) -> Call, why: &str) {
    let begun = Instant::now();
    on(LIST).ends(3).says(why).says("auth login").says("token_command").says("FPGO_TOKEN");
    on(CANCEL).ends(3).says(why).says("nothing was moved");
    let done = on(&["auth", "login"]).input(&format!("{TOKEN}\n"));
    assert_eq!(done.code, Some(3), "{done:#?}");
    assert!(!done.err.contains(TOKEN), "{done:#?}");
    assert!(done.err.contains("next: ") || done.err.contains("hint: "), "{done:#?}");
    done.says(why);
    on(&["auth", "logout"]).ends(3).says(why);
    assert!(begun.elapsed() < Duration::from_secs(20), "it took {:?}", begun.elapsed());
}

#[test]
fn without_a_session_bus_the_way_out_is_told_at_once() {
    let sandbox = start();
    let fpgo = |arguments: &[&str]| sandbox.fpgo(arguments);
    gives_nothing(fpgo, "no OS keyring");
    assert_eq!(shown(fpgo(SHOW)), ("not set".into(), "OS keyring".into()));
    fpgo(&["config", "check"]).ends(3).says("no OS keyring").says("auth login");
    let nowhere = |arguments: &[&str]| {
        sandbox.fpgo(arguments).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    };
    gives_nothing(nowhere, "no OS keyring");
    fpgo(LIST).env("FPGO_TOKEN", TOKEN).ends(0);
}

#[test]
#[ignore = "needs dbus"]
fn without_a_keyring_on_the_bus_the_way_out_is_told_at_once() {
    let (sandbox, bus) = (start(), Bus::start());
    gives_nothing(|arguments| bus.on(sandbox.fpgo(arguments)), "no OS keyring");
    // A given token needs no keyring: the API itself is asked.
    bus.on(sandbox.fpgo(CANCEL)).env("FPGO_TOKEN", TOKEN).ends(5);
}

#[test]
#[ignore = "needs dbus and gnome-keyring"]
fn a_locked_keyring_gives_nothing_and_is_not_waited_for() {
    let (sandbox, keyring) = (start(), Keyring::start());
    login(keyring.on(sandbox.fpgo(&["auth", "login"])), TOKEN);
    let keyring = keyring.locked();
    let fpgo = |arguments: &[&str]| keyring.on(sandbox.fpgo(arguments));
    gives_nothing(fpgo, "cannot be opened");
    // It tells that there is one, and no more than that.
    assert_eq!(shown(fpgo(SHOW)), ("***".into(), "OS keyring".into()));
    fpgo(LIST).env("FPGO_TOKEN", TOKEN).ends(0);
    let write = fpgo(CANCEL).env("FPGO_TOKEN", TOKEN).ends(3);
    write.says("cannot be opened").says("nothing was moved");
}

#[test]
fn a_keyring_that_never_answers_ends_after_half_a_minute() {
    let sandbox = start();
    let socket = sandbox.home.path("silent");
    let listener = UnixListener::bind(&socket).expect("a socket");
    let address = format!("unix:path={}", socket.display());
    let begun = Instant::now();
    let done = sandbox.fpgo(LIST).env("DBUS_SESSION_BUS_ADDRESS", &address).ends(3);
    done.says("OS keyring").says("auth login");
    assert!(begun.elapsed() < Duration::from_secs(45), "it took {:?}", begun.elapsed());
    drop(listener);
}

#[test]
fn the_keyring_is_left_alone_where_another_source_is_set_or_nothing_is_sent() {
    let sandbox = start();
    let socket = sandbox.home.path("silent");
    let listener = UnixListener::bind(&socket).expect("a socket");
    listener.set_nonblocking(true).expect("a socket");
    let address = format!("unix:path={}", socket.display());
    let fpgo =
        |arguments: &[&str]| sandbox.fpgo(arguments).env("DBUS_SESSION_BUS_ADDRESS", &address);
    for local in
        [["--help"].as_slice(), &["journal", "list"], &["config", "list"], &["auth", "status"]]
    {
        fpgo(local).ends(0);
    }
    fpgo(&["orders", "list", "--dry-run"]).ends(0);
    fpgo(LIST).env("FPGO_TOKEN", TOKEN).ends(0);
    for command in [["config", "show"], ["config", "check"]] {
        fpgo(&command).env("FPGO_TOKEN", TOKEN).ends(0);
    }
    for source in
        [format!("token = \"{TOKEN}\""), format!("token_command = [\"echo\", \"{TOKEN}\"]")]
    {
        sandbox.home.config(&profile("test", "demo", &sandbox, &source));
        fpgo(LIST).ends(0);
        fpgo(CANCEL).ends(5);
        fpgo(&["config", "show"]).ends(0);
    }
    let knocked = listener.accept().err().map(|error| error.kind());
    assert_eq!(knocked, Some(ErrorKind::WouldBlock), "the keyring was asked");
}
