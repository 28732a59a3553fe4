//! What a message offers as the next step: every command in it names the account that the failed one was about, however
//! that was chosen, and can be pasted as it stands.
#![cfg(unix)]

use std::process::Stdio;

use serde_json::{Value, json};

use crate::common::{CUSTOMER, Call, Done, Home, MEANT, Sandbox, profile, shell_words, until};

/// A way to say which account is meant, and the words that an offered command must name it by.
struct Way {
    name: &'static str,
    flags: Vec<String>,
    /// `FPGO_PROFILE`, if the profile is chosen by it.
    variable: Option<&'static str>,
    named: Vec<String>,
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

/// The ways to reach the served sandbox of this test.
fn ways(home: &Home) -> Vec<Way> {
    let file = home.path("my files/other.toml");
    let file = file.to_str().expect("a path");
    let named = words(&["-p", "test"]);
    let way = |name, flags: &[&str], variable| Way {
        name,
        flags: words(flags),
        variable,
        named: named.clone(),
    };
    vec![
        way("-p", &["-p", "test"], None),
        way("FPGO_PROFILE", &[], Some("test")),
        way("default_profile", &[], None),
        Way {
            name: "--config",
            flags: words(&["--config", file]),
            variable: None,
            named: words(&["--config", file, "-p", "test"]),
        },
    ]
}

struct Account<'a> {
    home: &'a Home,
    way: Way,
}

impl Account<'_> {
    fn fpgo(&self, arguments: &[&str]) -> Call {
        let mut all: Vec<&str> = self.way.flags.iter().map(String::as_str).collect();
        all.extend(arguments);
        let call = self.home.fpgo(&all);
        match self.way.variable {
            Some(name) => call.env("FPGO_PROFILE", name),
            None => call,
        }
    }

    /// Looks at every command that was offered. Gives how many.
    #[track_caller]
    fn holds(&self, done: &Done) -> usize {
        let mut count = 0;
        for line in offered(done) {
            let typed = shell_words(&line);
            let about = format!("{}: {line}\n{done:#?}", self.way.name);
            let names_none = typed[1] == "config" || typed[1] == "sandbox";
            let named: Vec<&String> = typed.iter().skip(1).take(self.way.named.len()).collect();
            let wanted: Vec<&String> = self.way.named.iter().collect();
            assert!(names_none || named == wanted, "{about}");
            // The words are understood: what they do is another matter.
            let arguments: Vec<&str> = typed.iter().skip(1).map(String::as_str).collect();
            let again = self.home.fpgo(&[&arguments, &["--dry-run"][..]].concat()).run();
            let no_dry_run = again.err.contains("--dry-run is for commands that send");
            assert!(again.code != Some(2) || no_dry_run, "{about}{again:#?}");
            count += 1;
        }
        count
    }
}

/// Each `fpgo …` in what was said, to the end of its line, in JSON too.
fn offered(done: &Done) -> Vec<String> {
    let mut lines = Vec::new();
    for line in done.err.lines() {
        match serde_json::from_str::<Value>(line) {
            Ok(told) => {
                lines.extend(told["note"].as_str().map(str::to_owned));
                let next = told["error"]["next"].as_array().cloned().unwrap_or_default();
                lines.extend(next.iter().filter_map(Value::as_str).map(str::to_owned));
            }
            Err(_) => lines.push(line.to_owned()),
        }
    }
    let command = |line: String| {
        let at = line.find("fpgo ")?;
        let whole = at == 0 || line[..at].ends_with(' ');
        whole.then(|| line[at..].to_owned())
    };
    lines.into_iter().filter_map(command).collect()
}

/// Calls that fail in many ways, and one that is accepted.
fn failing<'a>(paid: &'a str, sent: &'a str) -> Vec<Vec<&'a str>> {
    let list = |command: &'a str, more: &[&'a str]| [&shell(command)[..], more].concat();
    vec![
        list("orders cancel", &[paid, "--note=x", "--yes"]),
        list("orders refund", &[paid, "--full", "--yes"]),
        list("orders refund", &[paid, "--full", "--yes"]),
        list("orders refund", &[sent, "--full", "--yes"]),
        list("orders refund", &[paid, "--line=9999999=1", "--yes"]),
        list("orders status", &["ODR0000000000"]),
        list("journal show", &["99"]),
        list("journal resolve", &["1"]),
        list("journal prune", &["--before=-1d"]),
        list("journal export", &[]),
    ]
}

fn shell(words: &str) -> Vec<&str> {
    words.split(' ').collect()
}

#[test]
fn every_command_that_a_message_offers_names_the_account_and_can_be_pasted() {
    let sandbox = Sandbox::start();
    let config = profile("test", &sandbox.base_url, "");
    for way in ways(&sandbox.home) {
        let name = way.name;
        sandbox.post("/_sandbox/reset", &json!({}));
        let (paid, sent) = (sandbox.paid_order("800"), sandbox.order("SENT"));
        // Only one of the ways may lead to the profile.
        let default = if name == "default_profile" { "default_profile = \"test\"\n" } else { "" };
        let text = format!("{default}{config}");
        let elsewhere = "[profiles.test]\nenvironment = \"demo\"\n";
        let by_config = name == "--config";
        sandbox.home.config(if by_config { elsewhere } else { &text });
        sandbox.home.write("my files/other.toml", if by_config { &text } else { elsewhere });
        let account = Account { home: &sandbox.home, way };
        let account = if by_config {
            Account {
                way: Way {
                    flags: [account.way.flags, words(&["-p", "test"])].concat(),
                    ..account.way
                },
                ..account
            }
        } else {
            account
        };
        let mut count = 0;
        for json in [false, true] {
            for mut arguments in failing(&paid, &sent) {
                arguments.extend(json.then_some("-o").into_iter().chain(json.then_some("json")));
                let done = account.fpgo(&arguments).run();
                count += account.holds(&done);
            }
        }
        count += after_an_unknown_outcome(&account, &sandbox);
        assert!(count >= 30, "{name}: only {count} commands were offered");
        sandbox.home.config(&config);
    }
}

/// An answer that is lost, and a process that is ended while it waits for one.
#[track_caller]
fn after_an_unknown_outcome(account: &Account, sandbox: &Sandbox) -> usize {
    let mut count = 0;
    for fault in ["drop-after", "delay"] {
        // The profile of the sandbox's own calls may be out of reach by now.
        let config = profile("own", &sandbox.base_url, "");
        let own = sandbox.home.write("own.toml", &config);
        let own = |arguments: &[&str]| {
            let own = own.to_str().expect("a path");
            sandbox.home.fpgo(&[&["--config", own, "-p", "own"], arguments].concat())
        };
        let line = ["--line", "name=Bike service,qty=1,rate=800,tax=25"];
        let send = [&["orders", "send-payment-link", "-q"][..], &line, CUSTOMER, &MEANT].concat();
        let order = own(&send).ends(0).out.trim().to_owned();
        sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
        let fault_of = match fault {
            "delay" => json!({"route": "orders refund", "fault": fault, "seconds": 3600}),
            _ => json!({"route": "orders refund", "fault": fault}),
        };
        sandbox.fault(fault_of);
        let refund = ["orders", "refund", &order, "--full", "--yes"];
        let lost = match fault {
            "delay" => ended_by_a_signal(account.fpgo(&refund), sandbox, &order),
            _ => account.fpgo(&refund).run(),
        };
        assert_eq!(lost.code, Some(7), "{}: {lost:#?}", account.way.name);
        count += account.holds(&lost);
        count += account.holds(&account.fpgo(&refund).ends(8));
        let cancel = ["orders", "cancel", &order, "--note=x", "--yes", "-o", "json"];
        count += account.holds(&account.fpgo(&cancel).ends(8));
    }
    count
}

fn ended_by_a_signal(mut call: Call, sandbox: &Sandbox, order: &str) -> Done {
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    let arrived = || {
        let is_refund = |request: &Value| {
            let target = request["target"].as_str().unwrap_or_default();
            target.contains("refund") && target.contains(order)
        };
        sandbox.requests().iter().any(is_refund).then_some(())
    };
    until("the refund arrives", arrived);
    crate::common::signal(&child, "TERM");
    Done::of(child.wait_with_output().expect("fpgo ends"))
}

#[test]
fn with_the_sandbox_every_offered_command_says_so() {
    let home = Home::new();
    let way = Way {
        name: "--sandbox",
        flags: words(&["--sandbox"]),
        variable: None,
        named: words(&["--sandbox"]),
    };
    let account = Account { home: &home, way };
    let first = |status: &str| {
        let list = account.fpgo(&["orders", "list", "--status", status, "-q"]).ends(0).out;
        list.lines().next().expect("an order").to_owned()
    };
    let (paid, sent) = (first("PAID"), first("SENT"));
    let mut count = 0;
    for arguments in failing(&paid, &sent) {
        count += account.holds(&account.fpgo(&arguments).run());
    }
    home.fpgo(&["sandbox", "fault", "orders cancel", "drop-after"]).ends(0);
    let lost = account.fpgo(&["orders", "cancel", &sent, "--note=x", "--yes"]).ends(7);
    count += account.holds(&lost);
    assert!(count >= 12, "only {count} commands were offered");
}
