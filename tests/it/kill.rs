//! fpgo, killed at any instant of a write that moves money. Afterwards the journal has the truth or *unknown*, never a
//! gap; what is unknown is settled by evidence as it really was, or stays unknown; and nothing was carried out twice.
//!
//! Each operation is killed at some instants spread over its call, and once while it surely is in flight, against a
//! sandbox that carries it out, one that drops the request, and one whose refunds show later.
//! `FPGO_KILL_INSTANTS=25 cargo test --test it kill::` makes 936 runs of it and prints what came out.
#![cfg(target_os = "linux")]

use std::fmt;
use std::fs;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::common::subject::{Subject, operations};
use crate::common::{Call, Sandbox, profile, within};
use serde_json::{Value, json};

/// How many instants of each call.
const INSTANTS: &str = "FPGO_KILL_INSTANTS";
const USUAL_INSTANTS: u32 = 3;

/// Longer than a sandbox takes for anything that these tests ask.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the sandbox does with the write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum World {
    CarriesOut,
    Drops,
    ShowsRefundsLater,
}

const WORLDS: [World; 3] = [World::CarriesOut, World::Drops, World::ShowsRefundsLater];

/// When a call is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// So long after its start.
    After(Duration),
    /// While the sandbox holds the answer back, or, where it drops the request, the request.
    InFlight,
}

/// What came of the runs.
#[derive(Default)]
struct Figures {
    runs: usize,
    /// Not at its end when the signal came.
    killed: usize,
    /// With an intent and without an outcome.
    in_flight: usize,
    sent: usize,
    carried_out: usize,
    happened: usize,
    did_not_happen: usize,
    still_unknown: usize,
    contradictions: Vec<String>,
}

impl Figures {
    fn add(&mut self, other: Figures) {
        self.runs += other.runs;
        self.killed += other.killed;
        self.in_flight += other.in_flight;
        self.sent += other.sent;
        self.carried_out += other.carried_out;
        self.happened += other.happened;
        self.did_not_happen += other.did_not_happen;
        self.still_unknown += other.still_unknown;
        self.contradictions.extend(other.contradictions);
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} runs, {} killed before their end, {} of them in flight; {} sent, {} carried out; verdicts: {} happened, \
             {} did not happen, {} still unknown; {} contradictions",
            self.runs,
            self.killed,
            self.in_flight,
            self.sent,
            self.carried_out,
            self.happened,
            self.did_not_happen,
            self.still_unknown,
            self.contradictions.len()
        )
    }
}

/// One command against one sandbox.
struct Range {
    world: World,
    command: String,
    /// What it gives back is carried out later than it is accepted.
    is_refund: bool,
    sandbox: Sandbox,
    figures: Figures,
}

impl Range {
    fn new(world: World, command: &str) -> Range {
        let flags: &[&str] =
            if world == World::ShowsRefundsLater { &["--refund-delay", "60s"] } else { &[] };
        let sandbox = Sandbox::with(flags);
        // The shortest time that can be said: two readings in a row settle what can be settled by waiting.
        let more = "resolve_after = \"1ms\"";
        sandbox.home.config(&profile("test", &sandbox.base_url, more));
        let is_refund = command.contains("refund");
        let (command, figures) = (command.to_owned(), Figures::default());
        Range { world, command, is_refund, sandbox, figures }
    }

    /// An object of its own, in a world where nothing else can be taken for what is made.
    fn subject(&self) -> Subject {
        self.sandbox.post("/_sandbox/reset", &json!({}));
        let subject = self.sandbox.subject(&self.command);
        if self.world == World::Drops {
            let route = self.command.as_str();
            self.sandbox.fault(json!({"route": route, "fault": "drop-before", "times": 1000}));
        }
        subject
    }

    /// The command, confirmed, with this data directory.
    fn call(&self, subject: &Subject, data: &str) -> Call {
        let mut words = [&subject.words()[..], &["--yes", "-o", "json"]].concat();
        let body = self.sandbox.home.path(&format!("{data}.json"));
        if !subject.body.is_null() {
            self.sandbox.home.write(&format!("{data}.json"), &subject.body.to_string());
            words.extend(["--data", body.to_str().expect("a path")]);
        }
        self.with(data, &words)
    }

    fn with(&self, data: &str, words: &[&str]) -> Call {
        let data = self.sandbox.home.path(data);
        self.sandbox.fpgo(words).env("FPGO_DATA_DIR", data.to_str().expect("a path"))
    }

    fn entries(&self, data: &str) -> Vec<Value> {
        let list = self.with(data, &["journal", "list", "-o", "json"]).ends(0).json();
        list.as_array().expect("a list").clone()
    }

    /// How long a call takes that nobody disturbs.
    fn usual_time(&self) -> Duration {
        let times = (0..3).map(|turn| {
            let data = format!("undisturbed/{turn}");
            let subject = self.subject();
            let call = self.call(&subject, &data);
            let begun = Instant::now();
            let done = call.run();
            let took = begun.elapsed();
            let expected = if self.world == World::Drops { 7 } else { 0 };
            assert_eq!(done.code, Some(expected), "{}: {done:#?}", self.command);
            took
        });
        times.max().expect("some")
    }

    fn fire(&mut self, instants: u32) {
        let usual = self.usual_time();
        // From before its first instruction until after its end.
        let last = usual + usual / 8;
        for turn in 0..instants {
            let instant = last * turn / instants.saturating_sub(1).max(1);
            self.run(&format!("killed/{turn}"), Moment::After(instant));
        }
        self.run("killed/in flight", Moment::InFlight);
    }

    /// Kills one call at this moment, and looks what is left.
    fn run(&mut self, data: &str, moment: Moment) {
        let subject = self.subject();
        let before = self.sandbox.carried_out(&subject);
        let mut call = self.call(&subject, data);
        call.command.stdout(Stdio::null()).stderr(Stdio::null());
        let ended = match moment {
            Moment::After(instant) => {
                let deadline = Instant::now() + instant;
                let child = call.command.spawn().expect("fpgo starts");
                while let Some(left) = deadline.checked_duration_since(Instant::now()) {
                    thread::park_timeout(left);
                }
                kill(child)
            }
            Moment::InFlight => {
                let when = if self.world == World::Drops { "before" } else { "after" };
                self.sandbox.fault(json!({
                    "route": self.command, "fault": "delay", "seconds": 3600, "when": when,
                }));
                let child = call.command.spawn().expect("fpgo starts");
                let is_there = || (!self.sandbox.arrived(&subject).is_empty()).then_some(());
                within(PATIENCE, || format!("{} sends something", self.command), is_there);
                kill(child)
            }
        };
        self.wait_for_the_sandbox();
        let arrived = self.sandbox.arrived(&subject);
        let carried_out = self.sandbox.carried_out(&subject) - before;
        let entries = self.entries(data);
        let outcome =
            entries.first().map_or("none", |entry| entry["outcome"].as_str().expect("a word"));
        self.figures.runs += 1;
        self.figures.killed += usize::from(ended.signal().is_some());
        self.figures.in_flight += usize::from(outcome == "unknown" && ended.signal().is_some());
        self.figures.sent += arrived.len();
        self.figures.carried_out += carried_out;

        let what = format!("{}, {moment:?}, {ended}, {outcome}", self.command);
        self.hold(carried_out <= 1 && arrived.len() <= 1, &what, "carried out at most once");
        self.hold(arrived.len() <= entries.len(), &what, "nothing was sent without an entry");
        let is_whole = |request: &Value| !request["status"].is_null();
        let answers = self.world != World::Drops && matches!(moment, Moment::After(_));
        self.hold(!answers || arrived.iter().all(is_whole), &what, "the sandbox is done with it");
        if matches!(moment, Moment::InFlight) {
            let times = usize::from(self.world != World::Drops);
            self.hold(outcome == "unknown" && arrived.len() == 1, &what, "it was in flight");
            self.hold(carried_out == times, &what, &format!("it was carried out {times} times"));
        }
        let is_true = match outcome {
            "accepted" => carried_out == 1,
            "none" | "refused" | "not_sent" => carried_out == 0,
            "unknown" => self.is_settled_rightly(data, &entries[0], carried_out == 1),
            _ => false,
        };
        self.hold(is_true, &what, "the journal has the truth");
        let verified = self.with(data, &["journal", "verify"]).run();
        self.hold(verified.code == Some(0), &what, "the journal is whole");
        self.is_usable(&what, data, outcome, &subject, before + carried_out);
    }

    /// What the evidence says of an unknown outcome never contradicts what the sandbox did.
    fn is_settled_rightly(&mut self, data: &str, entry: &Value, happened: bool) -> bool {
        let number = entry["id"].to_string();
        let resolve = ["journal", "resolve", &number, "-o", "json"];
        // Two readings may be needed.
        let codes = [0, 1].map(|_| self.with(data, &resolve).run().code.unwrap_or(-1));
        let shown = self.with(data, &["journal", "show", &number, "-o", "json"]).ends(0).json();
        match (codes, shown["outcome"].as_str().expect("a word")) {
            ([7, 7], "unknown") => {
                self.figures.still_unknown += 1;
                true
            }
            // A second time there is nothing to settle.
            ([0, 8] | [7, 0], "happened") => {
                self.figures.happened += 1;
                happened
            }
            ([0, 8] | [7, 0], "did_not_happen") => {
                self.figures.did_not_happen += 1;
                // A refund that does not show may be carried out later.
                !happened && !self.is_refund
            }
            _ => false,
        }
    }

    /// Nothing that the killed process left behind is in the way, and nothing is carried out twice.
    fn is_usable(
        &mut self,
        what: &str,
        data: &str,
        outcome: &str,
        subject: &Subject,
        so_far: usize,
    ) {
        let word = self.entries(data).first().map_or("none".to_owned(), |entry| {
            entry["outcome"].as_str().expect("a word").to_owned()
        });
        let expected = match word.as_str() {
            "unknown" => 8,
            "none" if self.world == World::Drops => 7,
            "none" => 0,
            _ => return,
        };
        let again = self.call(subject, data).run();
        let times = usize::from(expected == 0);
        let fits =
            again.code == Some(expected) && self.sandbox.carried_out(subject) == so_far + times;
        self.hold(fits, what, &format!("the next call ends with {expected}: {again:?}"));
        assert!(word == outcome || outcome == "unknown", "{what}");
    }

    fn hold(&mut self, holds: bool, what: &str, fact: &str) {
        if !holds {
            self.figures.contradictions.push(format!("{:?}, {what}: not so: {fact}", self.world));
        }
    }

    /// Waits until the sandbox has no connection any more: whatever it received, it has dealt with.
    fn wait_for_the_sandbox(&self) {
        let port = format!(":{:04X}", self.sandbox.port());
        // A socket that listens, and one that only waits for its number to be forgotten.
        let is_over = |state: &str| ["0A", "06"].contains(&state);
        let is_quiet = || {
            let table =
                fs::read_to_string("/proc/net/tcp").expect("the connections of this machine");
            // There may be thousands, of all who test here: few are taken apart.
            let own = table.lines().filter(|row| row.contains(&port));
            let rows = own.map(|row| row.split_whitespace().collect::<Vec<_>>());
            let mut open = rows.filter(|row| row[1].ends_with(&port) && !is_over(row[3]));
            open.next().is_none().then_some(())
        };
        within(PATIENCE, || "the sandbox comes to an end".to_owned(), is_quiet);
    }
}

fn kill(mut child: Child) -> ExitStatus {
    child.kill().expect("a signal is sent");
    child.wait().expect("fpgo ends")
}

/// Every operation that moves money, in this world.
fn figures(world: World, commands: &[String], instants: u32) -> Figures {
    let mut all = Figures::default();
    for command in commands {
        let mut range = Range::new(world, command);
        range.fire(instants);
        all.add(range.figures);
    }
    all
}

#[test]
fn killed_at_any_instant_a_write_is_journaled_and_settled_as_it_was() {
    let asked = std::env::var(INSTANTS).ok();
    let instants = asked.as_ref().map_or(USUAL_INSTANTS, |count| count.parse().expect("a number"));
    let moving = operations().into_iter().filter(|operation| operation.effect == 'M');
    let commands: Vec<String> = moving.map(|operation| operation.command).collect();
    assert_eq!(commands.len(), 12);
    let mut all = Figures::default();
    let commands = commands.as_slice();
    thread::scope(|scope| {
        let shots = WORLDS.map(|world| scope.spawn(move || figures(world, commands, instants)));
        shots.into_iter().for_each(|shot| all.add(shot.join().expect("figures")));
    });
    if asked.is_some() {
        writeln!(std::io::stderr(), "{all}").expect("standard error");
    }
    let contradictions = all.contradictions.join("\n");
    assert!(all.contradictions.is_empty(), "{all}\n{contradictions}");
    let each = usize::try_from(instants).expect("few") + 1;
    assert_eq!(all.runs, WORLDS.len() * commands.len() * each);
}
