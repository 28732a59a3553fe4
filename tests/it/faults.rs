//! Every operation that writes against everything that can go wrong with it: what the user is told by the exit code and
//! about money, what the journal keeps, and what the sandbox really did. The fault strikes the write itself, never the
//! reads before it. What is expected stands in `faults.tsv`: a row for each fault, a column for each effect
//! (`exit code, money, outcome`; a dash where there is none), and rows of their own for commands that differ.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::TcpListener;
use std::sync::Mutex;
use std::thread;

use crate::common::stage::read;
use crate::common::subject::{Operation, Subject, operations};
use crate::common::{Sandbox, envelope, exchange, head_and_body, profile};
use serde_json::{Value, json};

/// The POST that reads.
const READ_BY_POST: &str = "terminals orders refund-status";

/// A port below 1024 that no service has: every connection is refused.
const NOBODY: &str = "http://127.0.0.1:1/api/v1";

/// The time-out of the calls that shall run into one. The sandbox waits for longer than any test lasts.
const TIMEOUT: &str = "900ms";
const TOO_LONG: u32 = 3600;

/// So many commands at once: much of the time is waiting for time-outs.
const AT_ONCE: usize = 4;

const PAGE: &str = "<!DOCTYPE html>\n<html><body><h1>Oops</h1></body></html>\n";

/// A row of the table.
struct Row {
    fault: String,
    /// The only command that it is for, or `*`.
    command: String,
    carried_out: bool,
    /// What is expected, by effect.
    cells: BTreeMap<char, String>,
}

fn rows() -> Vec<Row> {
    let table = read("faults.tsv");
    let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().expect("a head");
    let effects: Vec<char> =
        head[3..].iter().map(|name| name.chars().next().expect("an effect")).collect();
    lines
        .map(|line| Row {
            fault: line[0].to_owned(),
            command: line[1].to_owned(),
            carried_out: match line[2] {
                "yes" => true,
                "no" => false,
                other => panic!("{other} is neither yes nor no"),
            },
            cells: effects.iter().copied().zip(line[3..].iter().map(ToString::to_string)).collect(),
        })
        .collect()
}

/// The sandbox's fault; `None` for what happens before anything arrives there.
fn ordered(fault: &str) -> Option<Value> {
    let status =
        |status: u16, body: Value| json!({"fault": "status", "status": status, "body": body});
    let page = |status: u16, when: &str| json!({"fault": "status", "status": status, "body": PAGE, "content_type": "text/html", "when": when});
    let mut refusal = envelope(417, "payloadValidationErrors");
    refusal["errors"] = json!(["The grand total must be a number."]);
    Some(match fault {
        "refused connection" => return None,
        "reset before" => json!({"fault": "reset-before"}),
        "reset during" => json!({"fault": "reset-during"}),
        "reset after" => json!({"fault": "reset-after"}),
        "time-out before" => json!({"fault": "delay", "seconds": TOO_LONG, "when": "before"}),
        "time-out after" => json!({"fault": "delay", "seconds": TOO_LONG, "when": "after"}),
        "cut body" => json!({"fault": "cut-body"}),
        "HTML with 200" => json!({"fault": "html-200"}),
        "error inside a 200" => json!({"fault": "error-in-200"}),
        "302" => json!({"fault": "redirect", "status": 302, "location": "/login", "when": "after"}),
        "401" => status(401, json!({"message": "Unauthenticated."})),
        "404" => page(404, "before"),
        "404 in the envelope" => status(404, envelope(404, "orderNotFound")),
        "405" => status(405, json!({"message": "The method is not supported."})),
        "409" => status(409, envelope(409, "conflict")),
        "417" => status(417, refusal),
        "429" => json!({"fault": "too-many-requests", "retry_after": TOO_LONG}),
        "500" => status(500, json!({"message": "Server Error"})),
        "502" => json!({"fault": "bad-gateway-html", "when": "after"}),
        "503" => page(503, "before"),
        "504" => page(504, "after"),
        "510" => {
            let mut fault = status(510, envelope(510, "somethingWentWrong"));
            fault["when"] = "after".into();
            fault
        }
        "510 terminalIsBusy" => status(510, envelope(510, "terminalIsBusy")),
        other => panic!("{other} is not known here"),
    })
}

/// How often one call meets the fault: a read is repeated after what may pass.
fn meets(fault: &str, effect: char) -> usize {
    let passes = ["reset", "cut", "5"].iter().any(|start| fault.starts_with(start));
    match fault {
        "refused connection" => 0,
        _ if effect == 'R' && passes => 3,
        _ => 1,
    }
}

/// One command with a sandbox of its own, and what was found wrong.
struct Bench {
    sandbox: Sandbox,
    operation: Operation,
    /// Serves as long as nothing was done to it.
    subject: Option<Subject>,
    /// The requests before the write.
    reads: usize,
    wrong: Vec<String>,
}

impl Bench {
    fn new(operation: Operation) -> Bench {
        let sandbox = Sandbox::start();
        let subject = sandbox.subject(&operation.command);
        let before = sandbox.requests().len();
        let rehearsed = sandbox.subject_call(&subject, &["--dry-run"], "rehearsal").run();
        assert_eq!(rehearsed.code, Some(0), "{}: {rehearsed:#?}", operation.command);
        let reads = sandbox.requests().len() - before;
        Bench { sandbox, operation, subject: Some(subject), reads, wrong: Vec::new() }
    }

    /// Holds one cell against the table.
    fn check(&mut self, at: usize, row: &Row, expected: &str) {
        let subject = self.subject.take();
        let subject = subject.unwrap_or_else(|| self.sandbox.subject(&self.operation.command));
        let (fault, effect) = (row.fault.as_str(), self.operation.effect);
        let carried_out = self.sandbox.carried_out(&subject);
        let arrived = self.sandbox.arrived(&subject).len();
        let data = format!("cells/{at}");
        let more: &[&str] =
            if fault.starts_with("time-out") { &["--timeout", TIMEOUT] } else { &[] };
        let mut call = self.sandbox.subject_call(&subject, more, &data);
        match ordered(fault) {
            Some(mut settings) => {
                settings["route"] = subject.command.as_str().into();
                settings["times"] = meets(fault, effect).into();
                self.sandbox.fault(settings);
            }
            None => {
                let base_url = refusing_after(self.reads, self.sandbox.port());
                let config = format!("{data}.toml");
                let config = self.sandbox.home.write(&config, &profile("test", &base_url, ""));
                call = call.env("FPGO_CONFIG", config.to_str().expect("a path"));
            }
        }
        let done = call.run();
        let money = match done.code {
            Some(0) => "-".to_owned(),
            _ => done.error()["money"].as_str().unwrap_or("-").to_owned(),
        };
        let list = ["journal", "list", "-o", "json", "--limit", "1"];
        let data = self.sandbox.home.path(&data);
        let list = self.sandbox.home.fpgo(&list);
        let list = list.env("FPGO_DATA_DIR", data.to_str().expect("a path")).ends(0).json();
        let outcome = list[0]["outcome"].as_str().unwrap_or("-");
        let code = done.code.map_or_else(|| "none".into(), |code| code.to_string());
        let found = format!("{code} {money} {outcome}");
        let carried_out = self.sandbox.carried_out(&subject) - carried_out;
        let arrived = self.sandbox.arrived(&subject).len() - arrived;
        // The other method comes after the one that is not allowed.
        let other_method = usize::from(fault == "405" && found.starts_with("0 "));
        let sent = meets(fault, effect) + other_method;
        let waiting = self.sandbox.get("/_sandbox/faults");
        let mut hold = |holds: bool, what: String| {
            if !holds {
                let command = &self.operation.command;
                self.wrong.push(format!("{fault} × {command}: {what}\n{done:#?}"));
            }
        };
        hold(found == expected, format!("{found}, expected {expected}"));
        // Every attempt can be looked up by what the failure says.
        let named = done.code == Some(0) || done.error()["journal"] == list[0]["id"];
        hold(named, "its error does not name the journal's entry".to_owned());
        hold(arrived == sent, format!("it arrived {arrived} times, not {sent}"));
        hold(waiting == json!([]), format!("it missed {waiting}"));
        let times = usize::from(row.carried_out && effect != 'R');
        hold(carried_out == times, format!("it was carried out {carried_out} times, not {times}"));
        self.subject = Some(subject).filter(|_| carried_out == 0);
    }
}

impl Sandbox {
    /// The command, confirmed, from a machine that has sent nothing before.
    fn subject_call(&self, subject: &Subject, more: &[&str], data: &str) -> crate::common::Call {
        let mut words = [&subject.words()[..], &["-o", "json"], more].concat();
        if subject.command != READ_BY_POST {
            words.push("--yes");
        }
        let body = self.home.path(&format!("{data}.json"));
        if !subject.body.is_null() {
            self.home.write(&format!("{data}.json"), &subject.body.to_string());
            words.extend(["--data", body.to_str().expect("a path")]);
        }
        let data = self.home.path(data);
        self.fpgo(&words).env("FPGO_DATA_DIR", data.to_str().expect("a path"))
    }
}

/// A way to the sandbox that takes so many connections, and refuses every further one.
fn refusing_after(count: usize, sandbox: u16) -> String {
    if count == 0 {
        return NOBODY.to_owned();
    }
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        let mut listener = Some(listener);
        for left in (0..count).rev() {
            let open = listener.as_ref().expect("another connection");
            let (mut stream, _) = open.accept().expect("a connection");
            let request = head_and_body(&mut stream);
            let ours = format!("127.0.0.1:{sandbox}\r\nconnection: close");
            let answer =
                exchange(sandbox, &request.replacen(&format!("127.0.0.1:{port}"), &ours, 1));
            if left == 0 {
                // Closed before the answer is there, so that nothing can come in between.
                close(listener.take().expect("a listener"));
            }
            stream.write_all(answer.as_bytes()).expect("the answer leaves");
            stream.shutdown(std::net::Shutdown::Write).expect("the answer ends");
            // Its port stays taken, so that no server of another test can listen there and answer.
            std::mem::forget(stream);
        }
    });
    format!("http://127.0.0.1:{port}/api/v1")
}

/// Closes a listener for everybody: a process that another test is just starting holds a copy of it for a moment, which
/// would take connections until then.
#[cfg(unix)]
fn close(listener: TcpListener) {
    use std::net::{Shutdown, TcpStream};
    let listener = TcpStream::from(std::os::fd::OwnedFd::from(listener));
    listener.shutdown(Shutdown::Both).expect("it listened until now");
}

#[cfg(not(unix))]
fn close(listener: TcpListener) {
    drop(listener);
}

/// Holds every cell of these commands against the table.
fn check(is_meant: impl Fn(&Operation) -> bool) {
    let commands: Vec<Operation> = meant().into_iter().filter(is_meant).collect();
    let commands = Mutex::new(commands.into_iter());
    let wrong = Mutex::new(Vec::new());
    let rows = rows();
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let next = commands.lock().expect("no panic before").next();
                    let Some(operation) = next else { break };
                    let found = check_command(operation, &rows);
                    wrong.lock().expect("no panic before").extend(found);
                }
            });
        }
    });
    let wrong = wrong.into_inner().expect("no panic before");
    assert!(wrong.is_empty(), "{} cells differ\n{}", wrong.len(), wrong.join("\n"));
}

fn check_command(operation: Operation, rows: &[Row]) -> Vec<String> {
    let (command, effect) = (operation.command.clone(), operation.effect);
    let mut bench = Bench::new(operation);
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.command == "*") {
        let own = rows.iter().find(|own| own.command == command && own.fault == row.fault);
        let row = own.unwrap_or(row);
        bench.check(at, row, &row.cells[&effect]);
    }
    bench.wrong
}

/// The operations that write, and the POST that reads.
fn meant() -> Vec<Operation> {
    let is_meant =
        |operation: &Operation| operation.effect != 'R' || operation.command == READ_BY_POST;
    operations().into_iter().filter(is_meant).collect()
}

/// The group of a command.
fn is_of(operation: &Operation, groups: &[&str]) -> bool {
    groups.iter().any(|group| operation.command.starts_with(&format!("{group} ")))
}

const GROUPS: [&[&str]; 3] =
    [&["orders", "refunds"], &["reservations", "customers"], &["subscriptions", "terminals"]];

#[test]
fn what_goes_wrong_with_an_order_is_told_as_the_table_says() {
    check(|operation| is_of(operation, GROUPS[0]));
}

#[test]
fn what_goes_wrong_with_a_reservation_or_a_customer_is_told_as_the_table_says() {
    check(|operation| is_of(operation, GROUPS[1]));
}

#[test]
fn what_goes_wrong_with_a_subscription_or_a_terminal_is_told_as_the_table_says() {
    check(|operation| is_of(operation, GROUPS[2]));
}

#[test]
fn what_goes_wrong_with_anything_else_is_told_as_the_table_says() {
    check(|operation| !GROUPS.iter().any(|groups| is_of(operation, groups)));
}

#[test]
fn the_table_has_a_cell_for_every_command_and_fault() {
    let (rows, commands) = (rows(), meant());
    assert_eq!(commands.len(), 36);
    for row in &rows {
        let is_meant = |operation: &&Operation| row.command == operation.command;
        match commands.iter().find(is_meant) {
            Some(operation) => assert!(!row.cells[&operation.effect].is_empty(), "{}", row.fault),
            None => assert_eq!(row.command, "*", "{}", row.fault),
        }
    }
    let general: Vec<&Row> = rows.iter().filter(|row| row.command == "*").collect();
    assert_eq!(general.len(), 23);
    for row in general {
        assert!(row.cells.values().all(|cell| cell.split(' ').count() == 3), "{}", row.fault);
    }
}
