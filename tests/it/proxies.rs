//! Proxies as the environment names them: understood or refused, named when they fail, and their password never shown.

use std::time::{Duration, Instant};

use super::common::{CUSTOMER, Call, Canned, Home, MEANT, Sandbox, TOKEN};

const PASSWORD: &str = "proxy-password-5e1d";

/// A home whose profile speaks to a host that only a proxy could find.
fn far_away() -> Home {
    let home = Home::new();
    home.config(&format!(
        "[profiles.far]\nenvironment = \"production\"\nbase_url = \"https://payments.invalid/api/v1\"\ntoken = \"{TOKEN}\"\n"
    ));
    home
}

fn look(home: &Home) -> Call {
    home.fpgo(&["-p", "far", "orders", "status", "ODR1234567890", "-v", "--timeout", "2s"])
}

fn create(home: &Home) -> Call {
    let words = [
        "-p",
        "far",
        "orders",
        "send-payment-link",
        "--line",
        "name=Hair Wash,qty=1,rate=5,tax=25",
        "--yes",
    ];
    home.fpgo(&[&words[..], CUSTOMER, &MEANT, &["-v", "--timeout", "2s"]].concat())
}

#[test]
fn a_proxy_variable_that_cannot_be_understood_is_3_and_its_value_is_not_shown() {
    let home = far_away();
    let values = [
        format!("htp://me:{PASSWORD}@proxy:3128"),
        format!(" http://me:{PASSWORD}@proxy:3128"),
        format!("http://me:{PASSWORD}@proxy:3128 "),
        format!("http://me:{PASSWORD}@pro xy:3128"),
        format!("ftp://me:{PASSWORD}@proxy"),
        format!("socks5://me:{PASSWORD}@proxy:1080"),
        format!("socks5h://me:{PASSWORD}@proxy:1080"),
        format!("http://me:{PASSWORD}@proxy:port"),
        format!("http://me:{PASSWORD}@proxy:99999"),
        format!("http://me:{PASSWORD}@"),
        format!("http://me:{PASSWORD}@wpad/proxy.pac"),
        format!("http:me:{PASSWORD}@proxy:3128"),
        "http://".to_owned(),
        " ".to_owned(),
    ];
    for value in &values {
        for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
            for call in [look(&home), create(&home)] {
                let done = call.env(name, value).ends(3).says(name).says("cannot be understood");
                assert!(!done.err.contains(PASSWORD), "{value}: {done:#?}");
            }
        }
        let check = home.fpgo(&["-p", "far", "config", "check"]).env("HTTPS_PROXY", value);
        let check = check.ends(3).says("HTTPS_PROXY");
        let show = home.fpgo(&["-p", "far", "config", "show"]).env("HTTPS_PROXY", value);
        let show = show.ends(0).says("HTTPS_PROXY");
        for told in [&check.err, &show.err, &show.out] {
            assert!(!told.contains(PASSWORD), "{value}: {told}");
        }
    }
    for list in
        ["10.0.0.0/33", "payments.invalid,http://other", "[::1", "a..b", "payments.invalid:x"]
    {
        let call = look(&home).env("HTTPS_PROXY", "http://proxy:3128").env("NO_PROXY", list);
        call.ends(3).says("NO_PROXY");
    }
}

#[cfg(unix)]
#[test]
fn a_proxy_variable_that_is_no_text_is_3() {
    use std::os::unix::ffi::OsStrExt;
    let home = far_away();
    let mut call = look(&home);
    call.command.env("HTTPS_PROXY", std::ffi::OsStr::from_bytes(b"http://pro\xffxy:3128"));
    call.ends(3).says("HTTPS_PROXY");
}

#[test]
fn this_machine_is_never_reached_by_a_proxy_whatever_is_set() {
    let sandbox = Sandbox::start();
    for value in ["htp://proxy", "http://127.0.0.1:1", "socks5://proxy"] {
        for name in ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "http_proxy"] {
            sandbox.fpgo(&["orders", "list", "-q"]).env(name, value).ends(0);
        }
    }
}

#[test]
fn a_failure_behind_a_proxy_names_it_without_its_password() {
    let refusals = [
        Canned::http("403 Forbidden", "", b"no"),
        Canned::http("407 Proxy Authentication Required", "Proxy-Authenticate: Basic\r\n", b""),
        Canned::http("502 Bad Gateway", "", b"<html>"),
        Canned::new("HTTP/1.1 200 OK\r\n\r\nand then no TLS"),
        Canned::new(""),
        Canned::new("x".repeat(1 << 20)),
    ];
    let home = far_away();
    for refusal in &refusals {
        let port = refusal.port;
        let value = format!("http://me:{PASSWORD}@127.0.0.1:{port}");
        for call in [look(&home), create(&home)] {
            let done = call.env("HTTPS_PROXY", &value).ends(6);
            let done = done.says(&format!("http://***@127.0.0.1:{port}")).says("HTTPS_PROXY");
            assert!(!done.err.contains(PASSWORD), "{done:#?}");
            assert!(!done.err.contains(TOKEN), "{done:#?}");
        }
        let received = refusal.received();
        assert!(
            received.iter().all(|one| one.starts_with("CONNECT payments.invalid:443 ")),
            "{received:?}"
        );
        assert!(received.iter().all(|one| !one.contains(TOKEN)), "the token goes to no proxy");
    }
}

#[test]
fn the_variables_are_looked_at_in_order_and_exceptions_are_kept() {
    let home = far_away();
    let proxy = Canned::http("403 Forbidden", "", b"no");
    let named = format!("127.0.0.1:{}", proxy.port);
    for rows in [
        vec![("https_proxy", named.as_str()), ("HTTPS_PROXY", "http://127.0.0.1:1")],
        vec![("HTTPS_PROXY", &named), ("ALL_PROXY", "http://127.0.0.1:1")],
        vec![("HTTPS_PROXY", ""), ("ALL_PROXY", &named)],
        vec![("all_proxy", &named), ("HTTP_PROXY", "htp://x")],
        vec![("HTTPS_PROXY", &named), ("NO_PROXY", "")],
        vec![("HTTPS_PROXY", &named), ("NO_PROXY", "other.invalid,10.0.0.0/8")],
    ] {
        let call = rows.iter().fold(look(&home), |call, (name, value)| call.env(name, value));
        let done = call.ends(6).says(&named);
        assert!(done.err.contains("through the proxy"), "{rows:?}: {done:#?}");
        let show = home.fpgo(&["-p", "far", "config", "show"]);
        let show = rows.iter().fold(show, |call, (name, value)| call.env(name, value));
        show.ends(0).shows(&named);
    }
    for list in ["*", "payments.invalid", ".invalid", "a, payments.invalid:443"] {
        let call = look(&home).env("HTTPS_PROXY", &named).env("NO_PROXY", list);
        let done = call.ends(6);
        assert!(!done.err.contains("through the proxy"), "{list}: {done:#?}");
    }
}

#[test]
fn a_proxy_that_never_answers_is_given_up_in_time() {
    // It takes the connection, and nobody takes it from there.
    let silent = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = silent.local_addr().expect("an address").port();
    let home = far_away();
    let since = Instant::now();
    let call = look(&home).env("HTTPS_PROXY", &format!("http://127.0.0.1:{port}"));
    call.ends(6).says(&format!("127.0.0.1:{port}")).says("next: ");
    assert!(since.elapsed() < Duration::from_secs(6));
}

#[test]
fn the_yes_or_no_of_a_variable_is_a_word() {
    let home = Home::new();
    // Only CI is told that the data directory is empty.
    let words = [&["--sandbox", "orders", "send-payment-link", "--yes", "-q"], CUSTOMER].concat();
    let words = [&words[..], &["--line", "name=Hair Wash,qty=1,rate=5,tax=25"], &MEANT].concat();
    for (value, is_yes) in [
        ("1", true),
        ("true", true),
        ("yes", true),
        ("woodpecker", true),
        ("0", false),
        ("false", false),
        ("FALSE", false),
        ("no", false),
        ("No", false),
        ("", false),
        (" 0 ", false),
    ] {
        let _ = std::fs::remove_dir_all(home.data_dir());
        let done = home.fpgo(&words).env("CI", value).ends(0);
        assert_eq!(done.err.contains("CI often begins"), is_yes, "CI={value:?}: {done:#?}");
    }
}
