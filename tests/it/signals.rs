//! Every signal at every stage of a command of several calls: exit code, what is said of money, the journal and the
//! sandbox never disagree.
//!
//! `FPGO_SIGNALS=400 cargo test --test it signals::` sends as many at random instants, and prints what came out.
#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::common::{Call, Done, Sandbox, signal, within};

/// How many signals at random instants.
const SIGNALS: &str = "FPGO_SIGNALS";
const USUAL_SIGNALS: usize = 12;

/// The command, and how many calls it makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Two cycles are given back, each in a call of its own.
    Cycles,
    /// The same, and each is waited for.
    Awaited,
    /// The only call is refused for its rate first, and sent again.
    Throttled,
    /// The only call, from an editor.
    Edited,
}

impl Shape {
    const ALL: [Shape; 4] = [Shape::Cycles, Shape::Awaited, Shape::Throttled, Shape::Edited];

    fn calls(self) -> usize {
        match self {
            Shape::Cycles | Shape::Awaited => 2,
            Shape::Throttled | Shape::Edited => 1,
        }
    }
}

/// One command in a world of its own.
struct Case {
    sandbox: Sandbox,
    shape: Shape,
    subscription: String,
}

impl Case {
    fn new(shape: Shape) -> Case {
        let sandbox = Sandbox::start();
        let (subscription, _) = sandbox.subscribed();
        sandbox.post(&format!("/_sandbox/cycle/{subscription}"), &json!({"outcome": "paid"}));
        Case { sandbox, shape, subscription }
    }

    /// The command; what the sandbox does wrong is ordered before.
    fn call(&self) -> Call {
        let id = self.subscription.as_str();
        let mut words = vec!["subscriptions", "refund-cycles", id, "--full", "--yes", "-o", "json"];
        words.extend(["--cycle", "1"]);
        match self.shape {
            Shape::Cycles => words.extend(["--cycle", "2"]),
            Shape::Awaited => words.extend(["--cycle", "2", "--wait=20s"]),
            Shape::Edited => words.push("--edit"),
            Shape::Throttled => self.sandbox.fault(json!({
                "route": "subscriptions refund-cycles", "fault": "too-many-requests", "retry_after": 1,
            })),
        }
        let mut call = self.sandbox.fpgo(&words).env("EDITOR", "true");
        call.command.stdout(Stdio::null()).stderr(Stdio::piped());
        call
    }

    fn fault(&self, route: &str, nth: u32, when: &str) {
        self.sandbox.fault(json!({
            "route": route, "nth": nth, "fault": "delay", "when": when, "seconds": 3600,
        }));
    }

    /// How often the sandbox has answered, or holds back, this operation.
    fn seen(&self, part: &str) -> usize {
        let is = |request: &&Value| {
            request["target"].as_str().is_some_and(|target| target.contains(part))
        };
        self.sandbox.requests().iter().filter(is).count()
    }

    fn carried_out(&self) -> usize {
        let cycles = self.sandbox.get(&format!("/_sandbox/subscriptions/{}", self.subscription));
        let orders = cycles["cycles"].as_object().expect("cycles").values();
        let refunds = |cycle: &Value| {
            let order = cycle["reference"].as_str().expect("an order").to_owned();
            self.sandbox.truth(&order)["refunds"].as_array().map_or(0, Vec::len)
        };
        orders.map(refunds).sum()
    }

    /// How many entries of the journal have this outcome.
    fn entries(&self, outcome: &str) -> usize {
        let list = self.sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
        let is = |entry: &&Value| {
            entry["outcome"] == outcome && entry["command"] == "subscriptions refund-cycles"
        };
        list.as_array().expect("a list").iter().filter(is).count()
    }

    /// Exit code, words, journal and sandbox against each other; what is wrong.
    fn contradiction(&self, done: &Done) -> Option<String> {
        let (carried, count) = (self.carried_out(), self.shape.calls());
        let (accepted, open) = (self.entries("accepted"), self.entries("unknown"));
        let money = match done.code {
            Some(0) => Value::Null,
            _ => done.error()["money"].clone(),
        };
        let code = match done.code {
            Some(0) => None,
            _ => Some(done.error()["code"].clone()),
        };
        let told = code.is_none_or(|code| code == json!(done.code));
        let fits = match done.code {
            Some(0) => carried == count && open == 0,
            Some(130) => carried == 0 && open == 0 && money == "not_moved",
            Some(11) => carried > 0 && carried < count && open == 0 && money == "accepted",
            Some(10 | 12) => carried == count && open == 0 && money == "accepted",
            Some(7) => open == 1 && money == "may_have_moved" && carried <= accepted + open,
            _ => false,
        };
        let journal = carried == accepted || open == 1;
        let arrived = self.seen("/cycles/refund/");
        let whole = fits && told && journal && arrived >= carried;
        (!whole).then(|| {
            format!(
                "{:?}: {carried} of {count} carried out, {accepted} accepted, {open} unknown, {arrived} arrived: {done:#?}",
                self.shape
            )
        })
    }
}

fn end_of(mut child: Child) -> Done {
    let mut err = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut err).expect("text");
    let code = child.wait().expect("fpgo ends").code();
    Done { code, out: String::new(), err }
}

/// Waits for the `nth` request whose target holds this.
fn arrives(case: &Case, part: &str, nth: usize) {
    let what = || format!("{:?}: {part} comes {nth} times", case.shape);
    within(Duration::from_secs(20), what, || (case.seen(part) >= nth).then_some(()));
}

const DETAILS: &str = "/subscriptions/details/";
const REFUND: &str = "/cycles/refund/";

/// Where the command is when the signal comes, and what it ends with: for Ctrl-C, and for the others.
struct Stage {
    name: &'static str,
    route: &'static str,
    nth: u32,
    shape: Shape,
    code: i32,
}

#[test]
fn a_signal_means_for_the_command_what_is_known_of_all_its_calls() {
    let stage = |name, route, nth, shape, code| Stage { name, route, nth, shape, code };
    let details = "subscriptions details";
    let refund = "subscriptions refund-cycles";
    let stages = [
        stage("before the first call", details, 1, Shape::Cycles, 130),
        stage("the first is read back", details, 2, Shape::Cycles, 11),
        stage("between the calls", details, 3, Shape::Cycles, 11),
        stage("the second is read back", details, 4, Shape::Cycles, 0),
        stage("the first is waited for", details, 2, Shape::Awaited, 11),
        stage("the second is waited for", details, 4, Shape::Awaited, 10),
        stage("the first is on its way", refund, 1, Shape::Cycles, 7),
        stage("the second is on its way", refund, 2, Shape::Cycles, 7),
    ];
    for Stage { name, route, nth, shape, code } in stages {
        for word in ["INT", "TERM", "HUP", "QUIT", "USR1", "ALRM"] {
            let case = Case::new(shape);
            case.fault(route, nth, "before");
            let child = case.call().command.spawn().expect("fpgo starts");
            let (is_sent, part) = if route == refund { (true, REFUND) } else { (false, DETAILS) };
            arrives(&case, part, usize::try_from(nth).expect("few"));
            signal(&child, word);
            if is_sent && word == "INT" {
                // The first one waits for the outcome.
                signal(&child, "INT");
                signal(&child, "TERM");
            }
            let done = end_of(child);
            assert_eq!(done.code, Some(code), "{name}, SIG{word}: {done:#?}");
            let wrong = case.contradiction(&done);
            assert!(wrong.is_none(), "{name}, SIG{word}: {}", wrong.unwrap_or_default());
        }
    }
}

#[test]
fn a_first_interrupt_waits_for_the_outcome_and_nothing_more_is_sent() {
    for (shape, nth, code) in [
        (Shape::Cycles, 1, 11),
        (Shape::Cycles, 2, 0),
        (Shape::Awaited, 1, 11),
        (Shape::Awaited, 2, 10),
    ] {
        let case = Case::new(shape);
        case.sandbox.fault(json!({
            "route": "subscriptions refund-cycles", "nth": nth, "fault": "delay", "when": "after", "seconds": 1,
        }));
        let mut child = case.call().command.spawn().expect("fpgo starts");
        arrives(&case, REFUND, nth);
        signal(&child, "INT");
        let mut err = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut told = String::new();
        while err.read_line(&mut told).expect("text") > 0 {}
        let done =
            Done { code: child.wait().expect("it ends").code(), out: String::new(), err: told };
        assert_eq!(done.code, Some(code), "{shape:?} {nth}: {done:#?}");
        assert!(done.err.contains("waiting for its outcome"), "{done:#?}");
        assert_eq!(case.seen(REFUND), nth, "{done:#?}");
        assert_eq!(case.contradiction(&done), None);
    }
}

#[test]
fn while_a_throttled_call_waits_a_signal_finds_that_nothing_was_carried_out() {
    for word in ["INT", "TERM", "HUP"] {
        let case = Case::new(Shape::Throttled);
        let mut call = case.call();
        let mut child = call.command.spawn().expect("fpgo starts");
        let mut err = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut told = String::new();
        while !told.contains("waiting 1 s") {
            assert!(err.read_line(&mut told).expect("text") > 0, "{told}");
        }
        signal(&child, word);
        err.read_to_string(&mut told).expect("text");
        let done =
            Done { code: child.wait().expect("it ends").code(), out: String::new(), err: told };
        assert_eq!(done.code, Some(130), "SIG{word}: {done:#?}");
        assert_eq!(case.contradiction(&done), None);
        assert_eq!(case.entries("refused"), 1);
    }
}

/// A number that nobody foresees: a seed would only hide that instants are what is random here.
fn random(below: u64) -> u64 {
    use std::hash::{BuildHasher, Hasher};
    std::collections::hash_map::RandomState::new().build_hasher().finish() % below.max(1)
}

#[test]
fn at_any_instant_a_signal_leaves_one_truth() {
    let asked = std::env::var(SIGNALS).ok();
    let count = asked.as_ref().map_or(USUAL_SIGNALS, |count| count.parse().expect("a number"));
    let mut codes: BTreeMap<(String, Option<i32>), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut usual = BTreeMap::new();
    for turn in 0..count {
        let shape = Shape::ALL[turn % Shape::ALL.len()];
        let last = *usual.entry(format!("{shape:?}")).or_insert_with(|| {
            let undisturbed = (0..2).map(|_| {
                let case = Case::new(shape);
                let mut call = case.call();
                let begun = Instant::now();
                let done = end_of(call.command.spawn().expect("fpgo starts"));
                assert_eq!(done.code, Some(0), "{done:#?}");
                begun.elapsed()
            });
            undisturbed.min().expect("some")
        });
        let case = Case::new(shape);
        let words =
            [["INT", ""], ["TERM", ""], ["HUP", ""], ["INT", "INT"], ["QUIT", ""], ["INT", "TERM"]];
        let words = words[usize::try_from(random(6)).expect("few")];
        let instant =
            Duration::from_micros(random(u64::try_from(last.as_micros()).expect("short")));
        let child = case.call().command.spawn().expect("fpgo starts");
        let begun = Instant::now();
        while begun.elapsed() < instant {
            std::thread::sleep(Duration::from_micros(50));
        }
        for word in words.into_iter().filter(|word| !word.is_empty()) {
            // One that has ended hears nothing.
            let _ = std::process::Command::new("bash")
                .args(["-c", "kill -s \"$0\" \"$1\" 2>/dev/null", word, &child.id().to_string()])
                .status();
        }
        let mut done = end_of(child);
        let before = done.code.is_none() && case.seen(REFUND) == 0 && case.carried_out() == 0;
        if before {
            // It was not even listening yet, as for a program that does not start.
            done.code = Some(130);
            *codes.entry(("at its start".to_owned(), None)).or_default() += 1;
            continue;
        }
        *codes.entry((format!("{shape:?}"), done.code)).or_default() += 1;
        wrong.extend(case.contradiction(&done).map(|wrong| format!("{words:?} {wrong}")));
    }
    if asked.is_some() {
        writeln!(std::io::stderr(), "{count} signals: {codes:?}; {} contradictions", wrong.len())
            .expect("standard error");
    }
    assert!(wrong.is_empty(), "{} of {count}: {}", wrong.len(), wrong.join("\n"));
}
