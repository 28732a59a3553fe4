//! A machine that gives too little: no standard output, no room in files, no threads, a program of jq without end.
//! Whatever is missing, a command ends with a code of the table and never by an abort.
#![cfg(target_os = "linux")]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::common::binary::fpgo;
use crate::common::{Done, Home, Sandbox, serve, signal};

/// Runs fpgo from a shell that does this with it; `"$@"` stands for the whole command.
#[track_caller]
fn by_shell(sandbox: &Sandbox, script: &str, arguments: &[&str]) -> Done {
    let call = sandbox.fpgo(arguments);
    let mut shell = Command::new("bash");
    shell.args(["-c", script, "bash"]).arg(call.command.get_program());
    shell.args(call.command.get_args()).env_clear();
    let own = call.command.get_envs().filter_map(|(name, value)| Some((name, value?)));
    shell.envs(own).current_dir(sandbox.home.dir.path()).stdin(Stdio::null());
    Done::of(shell.output().expect("bash starts"))
}

const FORMATS: [&[&str]; 8] = [
    &["-q"],
    &["-o", "table"],
    &["-o", "json"],
    &["-o", "ndjson"],
    &["-o", "csv"],
    &["-o", "tsv"],
    &["-o", "raw"],
    &["--jq", "."],
];

#[test]
fn a_closed_stdout_after_a_write_is_12_with_the_identifier_on_stderr() {
    let sandbox = Sandbox::start();
    for format in FORMATS {
        for closed in [">&-", "</dev/null 1<&0", "> >(exec true); wait $!"] {
            let order = sandbox.paid_order("800");
            let refund = ["orders", "refund", &order, "--full", "--yes"];
            let mut script = format!("exec \"$@\" {closed}");
            if closed.contains("wait") {
                // A reader that has gone before anything is written.
                script = "exec 9> >(exec true); wait $!; exec \"$@\" >&9".to_owned();
            }
            let done = by_shell(&sandbox, &script, &[&refund[..], format].concat());
            assert_eq!(done.code, Some(12), "{format:?} {closed}: {done:#?}");
            assert!(done.err.contains(&format!("identifier: {order}")), "{format:?}: {done:#?}");
            assert!(done.err.contains("orderRefundedSuccessfully"), "{format:?}: {done:#?}");
            assert_eq!(sandbox.refunded(&order), "800");
        }
    }
}

#[test]
fn a_closed_stdout_ends_a_read_quietly_and_a_wanted_silence_ends_a_write_well() {
    let sandbox = Sandbox::start();
    for format in FORMATS {
        let list = [&["orders", "list"][..], format].concat();
        for closed in [">&-", "</dev/null 1<&0"] {
            let done = by_shell(&sandbox, &format!("exec \"$@\" {closed}"), &list);
            assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{format:?}");
        }
        // However somebody lets it vanish who wants that: other programs open it for both ways.
        for silence in [
            ">/dev/null",
            "1<>/dev/null",
            ">/dev/null 2>&-",
            ">/dev/null <&-",
            ">/dev/null 2>&- <&-",
        ] {
            let order = sandbox.paid_order("800");
            let refund = ["orders", "refund", &order, "--full", "--yes"];
            let script = format!("exec \"$@\" {silence}");
            let done = by_shell(&sandbox, &script, &[&refund[..], format].concat());
            assert_eq!(done.code, Some(0), "{format:?} {silence}: {done:#?}");
        }
    }
    let order = sandbox.paid_order("800");
    let refund = ["orders", "refund", &order, "--full", "--yes", "-q"];
    assert_eq!(by_shell(&sandbox, "exec \"$@\" <&- >&- 2>&-", &refund).code, Some(12));
}

/// Programs that never end, or need more than there is.
const ENDLESS: [&str; 9] = [
    "def f: 1 + f; f",
    "def f: f; f",
    "[range(1e9)] | length",
    "[limit(1e9; repeat(1))]",
    "last(range(1e12))",
    "repeat(.) | select(false)",
    "reduce range(1e6) as $i (0; [.])",
    "[recurse([.])] | length",
    "\"x\" * 1e10",
];

#[test]
fn a_program_without_end_is_12_after_a_write_and_2_after_a_read() {
    let sandbox = Sandbox::start();
    for program in ENDLESS {
        let order = sandbox.paid_order("800");
        let begun = Instant::now();
        let refund =
            ["orders", "refund", &order, "--full", "--yes", "--timeout=1s", "--jq", program];
        let done = sandbox.fpgo(&refund).ends(12);
        assert!(done.err.contains(&format!("identifier: {order}")), "{program}: {done:#?}");
        assert_eq!(done.error()["money"], "accepted", "{program}");
        assert_eq!(sandbox.refunded(&order), "800", "{program}");
        let status = ["orders", "status", &order, "--timeout=1s", "--jq", program];
        sandbox.fpgo(&status).ends(2);
        assert!(begun.elapsed() < Duration::from_secs(30), "{program}: {:?}", begun.elapsed());
    }
}

#[test]
fn a_program_nested_too_deeply_is_refused_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let nested = |open: &str, close: &str| {
        let times = 100_000 / (open.len() + close.len());
        format!("{}1{}", open.repeat(times), close.repeat(times))
    };
    let programs = [
        "(".repeat(100_000),
        "[".repeat(100_000),
        nested("(", ")"),
        nested("[", "]"),
        nested("{a:", "}"),
        nested("if 1 then ", " end"),
        nested("def f: ", "; 1"),
        nested("try ", ""),
        format!("1{}", "|1".repeat(40_000)),
        format!("1{}", "+1".repeat(40_000)),
        format!(".{}", "[0]".repeat(30_000)),
    ];
    for program in programs {
        let refund = ["orders", "refund", &order, "--full", "--yes", "--jq", &program];
        let done = sandbox.fpgo(&refund).run();
        let start: String = program.chars().take(20).collect();
        // What can be compiled may be run.
        assert!(matches!(done.code, Some(0 | 2 | 8 | 12)), "{start}: {:?}", done.code);
        if done.code == Some(2) {
            assert_eq!(done.error()["money"], "not_moved", "{start}");
        }
    }
}

#[test]
fn a_path_that_leads_too_deep_is_refused_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    for flag in ["--set", "--unset"] {
        for parts in [101, 60_000] {
            let value = if flag == "--set" { "=1" } else { "" };
            let path = format!("{}a{value}", "a.".repeat(parts));
            let send = ["orders", "send-payment-link", "--no-validate", "--yes", flag, &path];
            let done = sandbox.fpgo(&send).run();
            assert_eq!(done.code, Some(2), "{flag} {parts}: {:?}", done.err.get(..200));
        }
    }
    assert_eq!(sandbox.writes(), 0);
}

#[test]
fn a_program_of_jq_reaches_the_end_of_what_it_is_given_and_no_secret() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let status = |program: &str| {
        sandbox.fpgo(&["orders", "status", &order, "--jq", program]).env("FPGO_SECRET_WORD", "x")
    };
    status(".status, (.status | length)").ends(0).shows("\"PAID\"\n4\n");
    status("empty").ends(0).shows("");
    status("error(\"no\")").ends(2).says("no");
    // What came before a failure stays.
    status("1, error(\"no\")").ends(2).shows("1\n");
    // It is not in the way of those who stop reading.
    let done = by_shell(
        &sandbox,
        "\"$@\" | head -n 2; exit ${PIPESTATUS[0]}",
        &["orders", "status", &order, "--jq", "repeat(1)"],
    );
    assert_eq!((done.code, done.out.as_str()), (Some(0), "1\n1\n"));
}

#[test]
fn a_limit_on_the_size_of_files_is_no_signal_but_a_code() {
    let sandbox = Sandbox::start();
    let mut seen = Vec::new();
    // In blocks of 1024 bytes: from no journal at all to one that takes everything.
    for blocks in [0, 1, 4, 8, 12, 20, 28, 36, 44, 60, 100, 400] {
        let order = sandbox.paid_order("800");
        let data = sandbox.home.path(&format!("limited/{blocks}"));
        let refund = ["orders", "refund", &order, "--full", "--yes", "-o", "json"];
        let script =
            format!("export FPGO_DATA_DIR=$HOME/limited/{blocks}; ulimit -f {blocks}; exec \"$@\"");
        let done = by_shell(&sandbox, &script, &refund);
        let carried = sandbox.refunded(&order) == "800";
        let fits = match done.code {
            Some(0 | 12) => carried,
            Some(8) => !carried,
            // A journal that cannot be written ends a first use of the token too.
            _ => false,
        };
        assert!(fits, "{blocks}: {done:#?}");
        seen.extend(done.code);
        drop(data);
    }
    assert!(seen.contains(&8) && seen.contains(&0), "{seen:?}");
    // The answer is larger than the file that it goes to may be.
    let order = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "status", &order]).ends(0);
    let refund = ["orders", "refund", &order, "--full", "--yes", "-o", "json"];
    let full = by_shell(&sandbox, "exec \"$@\" >/dev/full", &refund);
    assert_eq!(full.code, Some(12), "{full:#?}");
}

#[test]
fn no_core_is_dumped_by_a_process_that_holds_secrets() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders status", "fault": "delay", "seconds": 3600}));
    let mut call = sandbox.fpgo(&["orders", "status", &order]);
    call.command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = call.command.spawn().expect("fpgo starts");
    let asks = |request: &Value| {
        request["target"].as_str().is_some_and(|target| target.contains("/status/"))
    };
    while !sandbox.requests().iter().any(asks) {
        std::thread::yield_now();
    }
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).expect("limits");
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("a row");
    let words: Vec<&str> = core.split_whitespace().collect();
    assert_eq!(words[4..6], ["0", "0"], "{core}");
    signal(&child, "TERM");
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
}

#[test]
fn a_served_sandbox_ends_at_once_with_what_it_answered_on_the_disk() {
    for word in ["TERM", "INT", "HUP", "QUIT"] {
        let sandbox = Sandbox::start();
        let home = Home::new();
        let (mut child, base_url) = serve(&home, "world", &[]);
        home.config(&crate::common::profile("test", &base_url, ""));
        let list = home.fpgo(&["-p", "test", "orders", "list", "--status=PAID", "-q"]).ends(0).out;
        let order = list.lines().next().expect("an order").to_owned();
        home.fpgo(&["-p", "test", "orders", "refund", &order, "--full", "--yes"]).ends(0);
        signal(&child, word);
        let begun = Instant::now();
        assert_eq!(child.wait().expect("it ends").code(), Some(0), "SIG{word}");
        assert!(begun.elapsed() < Duration::from_secs(2), "SIG{word}");
        let (mut again, base_url) = serve(&home, "world", &[]);
        home.config(&crate::common::profile("test", &base_url, ""));
        let status = home.fpgo(&["-p", "test", "orders", "status", &order, "-o", "json"]).ends(0);
        assert_eq!(status.json()["status"], "REFUNDED", "{status:#?}");
        again.kill().expect("it runs");
        again.wait().expect("it ends");
        drop(sandbox);
    }
}

#[test]
#[ignore = "needs to make a process namespace (unshare --pid as root)"]
fn as_the_first_process_of_a_container_a_served_sandbox_hears_signals() {
    for word in ["TERM", "INT"] {
        let home = Home::new();
        let mut inside = Command::new("unshare");
        inside.args(["--pid", "--fork", "--kill-child", "--mount-proc"]).arg(fpgo());
        inside.args(["sandbox", "serve"]).env("FPGO_DATA_DIR", home.data_dir());
        inside.stdout(Stdio::piped());
        let mut outer = inside.spawn().expect("unshare starts");
        let mut line = String::new();
        let mut out = std::io::BufReader::new(outer.stdout.take().expect("a pipe"));
        std::io::BufRead::read_line(&mut out, &mut line).expect("its one line");
        assert!(line.starts_with("listening on "), "{line}");
        let children = format!("/proc/{0}/task/{0}/children", outer.id());
        let inner = std::fs::read_to_string(children).expect("its child").trim().to_owned();
        let sent = Command::new("bash").args(["-c", &format!("kill -s {word} {inner}")]).status();
        assert!(sent.expect("bash starts").success());
        let begun = Instant::now();
        assert_eq!(outer.wait().expect("it ends").code(), Some(0), "SIG{word}");
        assert!(begun.elapsed() < Duration::from_secs(5), "SIG{word}");
    }
}

#[test]
#[ignore = "needs root, to become a user who may start few threads (setpriv, prlimit)"]
fn without_a_thread_to_be_had_nothing_is_sent() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let home = sandbox.home.dir.path().to_str().expect("a path").to_owned();
    let all = Command::new("chmod").args(["-R", "a+rwX", &home]).status();
    assert!(all.expect("chmod starts").success());
    let mut seen = Vec::new();
    for (turn, most) in (0..8).enumerate() {
        // A user whom nobody else is; its directory and its file are its own.
        let user = 61_000 + turn;
        let own = format!("{home}/of-{user}");
        let script = format!(
            "mkdir {own} && cp \"$FPGO_CONFIG\" {own}/c.toml && chmod 600 {own}/c.toml && chown -R {user} {own} && \
             export FPGO_CONFIG={own}/c.toml FPGO_DATA_DIR={own}/data && \
             exec setpriv --reuid {user} --clear-groups prlimit --nproc={most} \"$@\""
        );
        let refund = ["orders", "refund", &order, "--amount=10", "--type=regular", "--yes"];
        let before = sandbox.refunded(&order);
        let done = by_shell(&sandbox, &script, &refund);
        let sent = sandbox.refunded(&order) != before;
        assert!(
            matches!((done.code, sent), (Some(0), true) | (Some(8), false)),
            "{most}: {done:#?}"
        );
        seen.extend(done.code);
    }
    assert!(seen.contains(&8) && seen.contains(&0), "{seen:?}");
}
